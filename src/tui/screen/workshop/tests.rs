//! A workshop's screen under test, driven by keys.

use super::*;
use crate::content::Content;
use crate::domain::ids::WorkshopId;
use crate::domain::learner::Learner;
use crate::domain::session::Rating;
use crate::domain::workshop::Participant;
use crate::tui::effect::WorkshopFacts;
use crate::tui::glyphs::DRAWN;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Theme;
use crate::tui::widget::canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use time::macros::{date, time};

const ID: WorkshopId = WorkshopId::from_bytes([8; 16]);

const fn person(number: u8) -> LearnerId {
    LearnerId::from_bytes([number; 16])
}

/// A screen and what it reads.
struct Desk {
    state: State,
    shared: Shared,
}

impl Desk {
    /// A workshop of today on these skills, for so many people.
    fn on(skills: &[&str], people: u8) -> Self {
        let mut shared = Shared::for_tests();
        for number in 1..=people {
            let learner = Learner {
                code: format!("MARS-{number}").as_str().into(),
                first_name: format!("Yvette{number}"),
                ..Learner::default()
            };
            shared.directory.upsert(person(number), &learner, "");
        }
        let kept = Workshop {
            title: "La souris".into(),
            started: Some(time!(14:00)),
            modules: vec!["P1".into()],
            skills: skills.iter().map(|skill| (*skill).into()).collect(),
            participants: (1..=people).map(|number| Participant::expected(person(number))).collect(),
            ..Workshop::on(date!(2026 - 11 - 24))
        };
        let mut state = State::reading(ID, &mut shared);
        let previous = [(person(1), [("P1.1".into(), Rating::Level(1))].into())].into();
        let facts = WorkshopFacts { id: ID, kept: Some(kept), open: None, filed: Filed::new(), previous };
        state.hear(&Reply::Workshop(Box::new(facts)), &mut shared);
        Self { state, shared }
    }

    /// Presses keys one after the other; the steps of the last one.
    fn press(&mut self, keys: &str) -> Steps {
        let mut steps = Vec::new();
        for name in keys.split_whitespace() {
            let action = crate::tui::screen::tests::action(name);
            steps = self.state.update(action, &mut self.shared);
        }
        steps
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.state.update(Action::Key(Key::plain(Code::Char(c))), &mut self.shared);
        }
    }

    fn rated(&self, number: u8, skill: &str) -> Option<Rating> {
        self.state.open.ratings.get(&person(number))?.get(&skill.into()).copied()
    }

    /// The screen as text, and where the cursor stands.
    fn draw(&self, columns: u16, rows: u16) -> (String, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let theme = Theme::built_in("mono").unwrap();
        let mut canvas = Canvas::new(&mut buffer, &theme, DRAWN);
        view::view(&self.state, &self.shared, &mut canvas);
        let cursor = canvas.cursor_at();
        let lines = (0..rows).map(|y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>());
        (lines.collect::<Vec<_>>().join("\n"), cursor)
    }
}

fn says(steps: &Steps) -> &str {
    match steps.last() {
        Some(Step::Toast(words)) => words,
        other => panic!("no toast: {other:?}"),
    }
}

#[test]
fn a_digit_rates_and_goes_down_then_to_the_next_column() {
    let mut desk = Desk::on(&["P1.1", "P1.2"], 2);
    desk.press("right 2 1 3");
    assert_eq!((desk.rated(1, "P1.1"), desk.rated(2, "P1.1")), (Some(Rating::Level(2)), Some(Rating::Level(1))));
    assert_eq!((desk.rated(1, "P1.2"), desk.state.attendance()), (Some(Rating::Level(3)), [2, 0, 0, 0]));
    desk.press("ctrl-z ctrl-z");
    assert_eq!((desk.rated(1, "P1.2"), desk.rated(2, "P1.1")), (None, None));
    assert_eq!(says(&desk.press("9")), words::RATING_KEYS);
}

#[test]
fn a_whole_column_is_rated_but_for_those_who_did_not_come() {
    let mut desk = Desk::on(&["P1.1"], 3);
    desk.press("t 1 home 3 right");
    desk.state.point(0, 0, &desk.shared);
    assert_eq!(desk.state.attendance(), [2, 0, 1, 0]);
    desk.press("right t 1 up up up left");
    let rated = [1, 2, 3].map(|number| desk.rated(number, "P1.1").is_some());
    assert_eq!(rated.iter().filter(|rated| **rated).count(), 2, "{rated:?}");
    assert!(desk.press("t").iter().any(|step| matches!(step, Step::Toast(_))) && desk.state.grid.all);
    desk.press("esc");
    assert!(!desk.state.grid.all, "Esc takes T back");
}

#[test]
fn an_absence_takes_the_ratings_away_and_an_essential_skill_always_applies() {
    let mut desk = Desk::on(&["P1.1"], 1);
    assert_eq!(says(&desk.press("right s")), crate::text::progress::ESSENTIAL_ALWAYS_APPLIES);
    desk.press("2 left home 3");
    assert_eq!((desk.rated(1, "P1.1"), desk.state.attendance()), (None, [0, 0, 1, 0]));
    assert_eq!(says(&desk.press("home right 2")), words::NOT_THERE);
}

#[test]
fn nothing_is_closed_before_everybody_s_presence_is_told() {
    let mut desk = Desk::on(&["P1.1"], 2);
    desk.press("1");
    assert_eq!(says(&desk.press("f2")), words::unsaid(1));
    assert_eq!((desk.state.page, desk.state.grid.row, desk.state.grid.column), (Leaf::Group, 1, 0));
    desk.press("2 f2");
    assert_eq!(desk.state.page, Leaf::End);
    let steps = desk.press("f2");
    let saves = |step: &Step| matches!(step, Step::Do(effect) if matches!(**effect, Effect::Save { .. }));
    assert!(steps.iter().any(saves), "{steps:?}");
    assert!(desk.state.draft(&desk.shared).is_none(), "no draft while it is being saved");
}

#[test]
fn what_could_not_be_saved_stays_as_it_was() {
    let mut desk = Desk::on(&["P1.1"], 1);
    desk.press("1 f2 f2");
    let failure = crate::text::Failure::new("Le disque est plein.", "");
    desk.state.hear(&Reply::NotSaved(Saving::Workshop(ID), failure), &mut desk.shared);
    assert!(desk.state.draft(&desk.shared).is_some() && desk.state.page == Leaf::End);
}

#[test]
fn a_number_that_must_not_be_kept_is_no_sentence() {
    let mut desk = Desk::on(&[], 1);
    desk.press("1 end enter");
    desk.type_text("4970 1000 0000 0055");
    desk.press("enter");
    assert!(desk.state.open.sentences.is_empty() && matches!(desk.state.over, Some(Over::Sentence(..))));
    desk.press("ctrl-u right enter");
    assert_eq!(desk.state.open.sentences.values().next().unwrap(), "Je lis avant de cliquer.");
}

#[test]
fn themes_follow_the_steps_until_they_are_changed() {
    let mut desk = Desk::on(&[], 0);
    let content = Content::built_in().unwrap();
    let mut workshop = Workshop::on(date!(2026 - 11 - 24));
    let module = |id: &str| content.curriculum.module(&id.into()).unwrap();
    plan::toggle_module(&mut workshop, module("P2"), &content);
    plan::toggle_module(&mut workshop, module("P1"), &content);
    assert_eq!(workshop.modules, ["P1".into(), "P2".into()], "in the programme's order");
    assert!(!workshop.skills.is_empty() && !workshop.themes.is_empty());
    plan::toggle_module(&mut workshop, module("P1"), &content);
    assert!(workshop.skills.iter().all(|skill| skill.module() == "P2".into()));
    workshop.themes = vec!["email".into()];
    plan::toggle_module(&mut workshop, module("P2"), &content);
    assert_eq!((workshop.themes.len(), workshop.skills.len()), (1, 0));
    desk.press("f5");
    assert_eq!(desk.state.page, Leaf::Plan);
}

#[test]
fn many_people_and_skills_scroll_and_every_page_places_the_cursor_at_any_size() {
    let all: Vec<String> = Content::built_in()
        .unwrap()
        .curriculum
        .modules
        .iter()
        .take(3)
        .flat_map(|module| module.skills.iter().map(|skill| skill.id.to_string()).collect::<Vec<_>>())
        .collect();
    let skills: Vec<&str> = all.iter().map(String::as_str).collect();
    for keys in ["", "pagedown end", "end", "end enter", "f3", "f5", "f5 down down space", "f5 end", "t 1 f2"] {
        let mut desk = Desk::on(&skills, 40);
        desk.press(keys);
        for (columns, rows) in [(80, 19), (1, 1), (60, 10), (120, 31)] {
            let (_, cursor) = desk.draw(columns, rows);
            assert!(cursor.is_some() || rows < 19, "{keys} at {columns} × {rows}");
        }
        let (screen, cursor) = desk.draw(80, 19);
        assert!(cursor.is_some_and(|(x, y)| x < 80 && y < 19), "{keys}\n{screen}");
    }
    let mut desk = Desk::on(&skills, 40);
    desk.press("pagedown pagedown pagedown end left");
    let (screen, _) = desk.draw(80, 19);
    assert!(screen.contains("Yvette40") && screen.contains(skills[skills.len() - 1]), "{screen}");
}
