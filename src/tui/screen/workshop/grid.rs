//! The group's grid: people by skills. A digit rates and goes down; T, then a digit, rates the whole column.

use super::{Over, State};
use crate::content::Content;
use crate::domain::curriculum::Skill;
use crate::domain::ids::LearnerId;
use crate::domain::proposals::accepts;
use crate::domain::session::{Attendance, Rating};
use crate::domain::workshop::Participant;
use crate::text::{progress, workshop as words};
use crate::tui::ask::digit;
use crate::tui::key::{Code, Key};
use crate::tui::list::List;
use crate::tui::screen::{Step, Steps, toast};
use crate::tui::shared::Shared;

/// Rows of the page that are not people.
const AROUND: usize = 4;
/// Columns of the terminal that are not skills, and those of one skill.
const BESIDE: usize = 42;
pub const SKILL_WIDTH: usize = 6;
/// The narrowest window the frames are drawn for.
const NARROWEST: u16 = 80;
/// The best rating.
const BEST: usize = 3;

/// Where the keys go, and what of the grid is in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub row: usize,
    pub column: usize,
    pub first_row: usize,
    /// The first skill shown.
    pub first_skill: usize,
    /// The next digit goes to the whole column.
    pub all: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column<'c> {
    Presence,
    Skill(&'c Skill),
    /// The sentence to remember.
    Sentence,
}

/// People shown at once.
pub fn rows(shared: &Shared) -> usize {
    shared.body_rows().saturating_sub(AROUND)
}

/// Skills shown at once.
pub fn skills_shown(shared: &Shared) -> usize {
    usize::from(shared.size.0.max(NARROWEST)).saturating_sub(BESIDE) / SKILL_WIDTH
}

impl State {
    /// The skills of the grid, in its order.
    pub fn skills<'c>(&self, content: &'c Content) -> Vec<&'c Skill> {
        self.open.workshop.skills.iter().filter_map(|id| content.curriculum.skill(id)).collect()
    }

    /// The column the keys go to.
    pub fn column<'c>(&self, content: &'c Content) -> Column<'c> {
        let skills = self.skills(content);
        match self.grid.column.checked_sub(1) {
            None => Column::Presence,
            Some(at) => skills.get(at).map_or(Column::Sentence, |skill| Column::Skill(skill)),
        }
    }

    fn person(&self) -> Option<Participant> {
        self.open.workshop.participants.get(self.grid.row).copied()
    }

    pub(super) fn on_grid(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        let content = shared.content.clone();
        if key.ctrl || key.alt {
            return Vec::new();
        }
        if std::mem::take(&mut self.grid.all) {
            return match key.code {
                Code::Char(c) => self.on_all(c, shared),
                _ => Vec::new(),
            };
        }
        match key.code {
            Code::Esc => return self.leave(shared),
            Code::Char('x' | 'X') => return self.remove_person(shared),
            Code::Char(_) | Code::Delete | Code::Backspace if self.open.workshop.is_to_come(shared.today()) => {
                return vec![toast(words::not_yet(self.open.workshop.date))];
            }
            Code::Enter
                if self.open.workshop.is_to_come(shared.today()) && self.column(&content) == Column::Sentence =>
            {
                return vec![toast(words::not_yet(self.open.workshop.date))];
            }
            Code::Char('t' | 'T') if self.column(&content) == Column::Sentence => {
                return vec![toast(words::SENTENCES_DIFFER)];
            }
            Code::Char('t' | 'T') if self.person().is_some() => {
                self.grid.all = true;
                return vec![toast(words::ALL_HINT)];
            }
            Code::Enter if self.column(&content) == Column::Sentence => return self.write_sentence(shared),
            Code::Delete | Code::Backspace => self.clear_cell(&content),
            Code::Char(c) => return self.note_cell(c, shared),
            _ => return self.walk(key, shared),
        }
        vec![Step::KeepDraft]
    }

    /// What is typed after T goes to everybody in the column who came.
    fn on_all(&mut self, c: char, shared: &Shared) -> Steps {
        let content = shared.content.clone();
        let people: Vec<Participant> = self.open.workshop.participants.clone();
        let steps = match self.column(&content) {
            Column::Presence => {
                let Some(attendance) = attendance(c) else { return vec![toast(words::PRESENCE_KEYS)] };
                self.remember();
                for person in &people {
                    self.attend(person.learner, Some(attendance));
                }
                vec![Step::KeepDraft]
            }
            Column::Skill(skill) => {
                let Some(rating) = rating(c) else { return vec![toast(words::RATING_KEYS)] };
                if !accepts(skill, rating) {
                    return vec![toast(progress::ESSENTIAL_ALWAYS_APPLIES)];
                }
                self.remember();
                for person in people.iter().filter(|person| came(person)) {
                    self.rate(person.learner, skill, rating);
                }
                vec![Step::KeepDraft]
            }
            Column::Sentence => Vec::new(),
        };
        self.point(0, self.grid.column + 1, shared);
        steps
    }

    fn note_cell(&mut self, c: char, shared: &Shared) -> Steps {
        let content = shared.content.clone();
        let Some(person) = self.person() else { return vec![toast(words::NOBODY)] };
        match self.column(&content) {
            Column::Presence => {
                let Some(attendance) = attendance(c) else { return vec![toast(words::PRESENCE_KEYS)] };
                self.remember();
                self.attend(person.learner, Some(attendance));
            }
            Column::Skill(skill) => {
                let Some(rating) = rating(c) else { return vec![toast(words::RATING_KEYS)] };
                if !came(&person) {
                    return vec![toast(words::NOT_THERE)];
                }
                if !accepts(skill, rating) {
                    return vec![toast(progress::ESSENTIAL_ALWAYS_APPLIES)];
                }
                self.remember();
                self.rate(person.learner, skill, rating);
            }
            Column::Sentence => return vec![toast(words::SENTENCE_KEYS)],
        }
        self.go_on(shared);
        vec![Step::KeepDraft]
    }

    /// Goes to the next person, or to the top of the next column.
    fn go_on(&mut self, shared: &Shared) {
        if self.grid.row + 1 < self.open.workshop.participants.len() {
            self.point(self.grid.row + 1, self.grid.column, shared);
        } else {
            self.point(0, self.grid.column + 1, shared);
        }
    }

    fn attend(&mut self, learner: LearnerId, attendance: Option<Attendance>) {
        let participants = &mut self.open.workshop.participants;
        if let Some(person) = participants.iter_mut().find(|person| person.learner == learner) {
            person.attendance = attendance;
        }
        if attendance.is_some_and(|attendance| attendance != Attendance::Present) {
            self.open.ratings.remove(&learner);
            self.open.sentences.remove(&learner);
        }
    }

    /// Rates somebody, who therefore came.
    fn rate(&mut self, learner: LearnerId, skill: &Skill, rating: Rating) {
        self.attend(learner, Some(Attendance::Present));
        self.open.ratings.entry(learner).or_default().insert(skill.id.clone(), rating);
    }

    fn clear_cell(&mut self, content: &Content) {
        let Some(Participant { learner, .. }) = self.person() else { return };
        self.remember();
        match self.column(content) {
            Column::Presence => self.attend(learner, None),
            Column::Skill(skill) => {
                if let Some(ratings) = self.open.ratings.get_mut(&learner) {
                    ratings.remove(&skill.id);
                }
                self.open.ratings.retain(|_, ratings| !ratings.is_empty());
            }
            Column::Sentence => {
                self.open.sentences.remove(&learner);
            }
        }
    }

    fn write_sentence(&mut self, shared: &Shared) -> Steps {
        let Some(person) = self.person() else { return vec![toast(words::NOBODY)] };
        if !came(&person) {
            return vec![toast(words::NOT_THERE)];
        }
        self.over = Some(Over::Sentence(Box::new(self.sentence_form(person.learner, shared)), person.learner));
        Vec::new()
    }

    fn walk(&mut self, key: &Key, shared: &Shared) -> Steps {
        let last = self.open.workshop.skills.len() + 1;
        let (row, column) = (self.grid.row, self.grid.column);
        let page = rows(shared).saturating_sub(1).max(1);
        match key.code {
            Code::Up => self.point(row.saturating_sub(1), column, shared),
            Code::Down | Code::Enter => self.point(row + 1, column, shared),
            Code::PageUp => self.point(row.saturating_sub(page), column, shared),
            Code::PageDown => self.point(row + page, column, shared),
            Code::Left | Code::BackTab => self.point(row, column.saturating_sub(1), shared),
            Code::Right | Code::Tab => self.point(row, column + 1, shared),
            Code::Home => self.point(row, 0, shared),
            Code::End => self.point(row, last, shared),
            _ => return Vec::new(),
        }
        Vec::new()
    }

    /// Points at a cell, and keeps it in sight.
    pub(super) fn point(&mut self, row: usize, column: usize, shared: &Shared) {
        let (people, skills) = (self.open.workshop.participants.len(), self.open.workshop.skills.len());
        self.grid.row = row.min(people.saturating_sub(1));
        self.grid.column = column.min(skills + 1);
        let mut list = List { selected: self.grid.row, first: self.grid.first_row };
        list.fit(people, rows(shared));
        self.grid.first_row = list.first;
        let skill = self.grid.column.saturating_sub(1).min(skills.saturating_sub(1));
        let mut list = List { selected: skill, first: self.grid.first_skill };
        list.fit(skills, skills_shown(shared));
        self.grid.first_skill = list.first;
    }
}

/// Whether somebody may be rated: they came, or nobody said yet.
pub(super) fn came(person: &Participant) -> bool {
    person.attendance.is_none_or(|attendance| attendance == Attendance::Present)
}

fn attendance(c: char) -> Option<Attendance> {
    match digit(c)? {
        1 => Some(Attendance::Present),
        2 => Some(Attendance::Excused),
        3 => Some(Attendance::Absent),
        _ => None,
    }
}

fn rating(c: char) -> Option<Rating> {
    match c {
        's' | 'S' => Some(Rating::NotApplicable),
        c => digit(c).filter(|level| *level <= BEST).and_then(|level| u8::try_from(level).ok()).map(Rating::Level),
    }
}
