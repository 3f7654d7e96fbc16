//! What the day brings, below the menu: headings and lines, scrolled so that the pointed one is in sight.

use super::{Line, State};
use crate::text::home as words;
use crate::tui::shared::Shared;

/// Where the day begins, below the menu.
pub const TOP: u16 = 10;

/// A row below the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRow {
    Heading(&'static str),
    Line(Line),
    /// There is more below.
    More,
}

impl State {
    /// The rows in sight.
    pub fn day_in_sight(&self, shared: &Shared) -> Vec<DayRow> {
        let (rows, room) = (self.day(), room(shared));
        let mut shown: Vec<DayRow> = rows.iter().skip(self.first).take(room).copied().collect();
        if self.first + room < rows.len()
            && let Some(last) = shown.last_mut()
        {
            *last = DayRow::More;
        }
        shown
    }

    /// Brings the pointed row into sight, with the heading above it.
    pub(super) fn scroll(&mut self, shared: &Shared) {
        let (rows, room) = (self.day(), room(shared));
        let pointed = self.lines().get(self.list.selected).copied();
        let at = rows.iter().position(|row| pointed.is_some_and(|line| *row == DayRow::Line(line)));
        let Some(at) = at else {
            self.first = 0;
            return;
        };
        // The last row in sight may be taken by the word that there is more.
        self.first = self.first.max((at + 2).saturating_sub(room)).min(at.saturating_sub(1));
        self.first = self.first.min(rows.len().saturating_sub(room));
    }

    fn day(&self) -> Vec<DayRow> {
        let mut rows = Vec::new();
        let mut last = None;
        for line in self.lines() {
            let heading = heading(line);
            if heading != last {
                rows.extend(heading.map(DayRow::Heading));
                last = heading;
            }
            if heading.is_some() {
                rows.push(DayRow::Line(line));
            }
        }
        rows
    }
}

const fn heading(line: Line) -> Option<&'static str> {
    match line {
        Line::Menu(_) => None,
        Line::Appointment(_) | Line::Workshop(_) => Some(words::TODAY),
        Line::Open(_) => Some(words::OPEN),
        Line::Evening | Line::Clock | Line::Due | Line::Retyping | Line::Notice(_) | Line::Backup(_) => {
            Some(words::GOOD_TO_KNOW)
        }
    }
}

fn room(shared: &Shared) -> usize {
    shared.body_rows().saturating_sub(usize::from(TOP)).max(1)
}

#[cfg(test)]
mod tests {
    use crate::domain::ids::LearnerId;
    use crate::domain::learner::Learner;
    use crate::tui::effect::{HomeAppointment, HomeFacts, Reply};
    use crate::tui::screen::tests::Desk;
    use crate::tui::screen::{Screen, home};

    #[test]
    fn a_full_day_scrolls_and_says_that_there_is_more() {
        let mut desk = Desk::on(Screen::Home(home::State::default()));
        let notices = (1..=15).map(|number| format!("ligne {number:02}")).collect();
        desk.answer(Reply::Noticed(notices));
        desk.sees("À savoir").sees("ligne 07").sees("la suite plus bas");
        desk.press("end").cursor_on("ligne 15").sees("ligne 07");
        assert!(!desk.screen().contains("la suite plus bas") && !desk.screen().contains("ligne 06"));
        for number in (1..15).rev() {
            desk.press("up").cursor_on(&format!("ligne {number:02}"));
        }
        desk.sees("À savoir").press("up").cursor_on("Demande ponctuelle");
    }

    #[test]
    fn a_code_gives_way_before_a_goal_is_cut() {
        let mut desk = Desk::on(Screen::Home(home::State::default()));
        let (id, code) = (LearnerId::from_bytes([1; 16]), "MARS-27");
        let yvette = Learner { code: code.into(), first_name: "Yvette".into(), ..Learner::default() };
        desk.app.shared.directory.upsert(id, &yvette, "");
        let goal = "Ouvrir sa messagerie, répondre à un message";
        let appointment = HomeAppointment { learner: id, time: None, goal: goal.to_owned() };
        let facts = HomeFacts { appointments: vec![appointment], ..HomeFacts::default() };
        desk.answer(Reply::Home(Box::new(facts))).sees("Yvette").sees(goal).sees_not(code);
        desk.resize(120, 36).sees("Yvette").sees(code).sees(goal);
    }
}
