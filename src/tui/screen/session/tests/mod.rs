//! A session's screen under test, driven by keys.

mod end;
mod rating;

use super::*;
use crate::content::Content;
use crate::domain::assessment::{AdoptedPath, Answer, Assessment, Context as AssessmentContext, Kind, Outcome, Path};
use crate::domain::change::{Change, Kept, Stamp, Trace};
use crate::domain::ids::{AssessmentId, CoopKey, InstanceId, LearnerId, MediatorId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::tui::effect::Effect;
use crate::tui::glyphs::DRAWN;
use crate::tui::key::Key;
use crate::tui::theme::Theme;
use crate::tui::widget::canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use time::macros::{date, time};

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const FILED: SessionId = SessionId::from_bytes([3; 16]);

fn kept<T>(record: T) -> Kept<T> {
    let stamp = Stamp {
        at: 0,
        instance: InstanceId::from_bytes([0; 16]),
        sequence: 1,
        author: MediatorId::from_bytes([9; 16]),
    };
    Kept { stamp, record }
}

fn nobody_yet() -> Record {
    let learner = Learner { code: "MARS-27".into(), first_name: "Yvette".into(), ..Learner::default() };
    Record {
        id: YVETTE,
        learner: kept(learner),
        path: None,
        assessments: vec![],
        sessions: vec![],
        contact: None,
        traces: vec![],
        workshops: Vec::new(),
    }
}

/// A person with a path, a test observed on the 16th, and a session on the 17th.
fn yvette() -> Record {
    let answer = |observed| Answer { declared: Some(2), observed };
    let assessment = Assessment {
        learner: YVETTE,
        date: date!(2026 - 11 - 16),
        kind: Kind::Short,
        version: "1".into(),
        // The tests of the mouse and of the photo.
        answers: BTreeMap::from([("MAT2".into(), answer(Some(2))), ("DOC2".into(), answer(Some(1)))]),
        context: AssessmentContext::default(),
        procedures: vec![],
        outcome: Outcome::default(),
    };
    let path =
        Path { basics: vec!["P1".into(), "P2".into()], procedures: vec!["D1".into()], security: vec!["S2".into()] };
    Record {
        path: Some(kept(AdoptedPath { path, date: None })),
        assessments: vec![(AssessmentId::from_bytes([5; 16]), kept(assessment))],
        sessions: vec![(FILED, kept(filed()))],
        ..nobody_yet()
    }
}

fn filed() -> Session {
    Session {
        place: "domicile".into(),
        devices: vec!["tablette".into()],
        duration_min: 45,
        modules: vec!["P1".into()],
        ratings: BTreeMap::from([("P1.1".into(), Rating::Level(1))]),
        themes: vec!["prendre_en_main_du_materiel".into()],
        autonomy: Some("entierement_accompagne".into()),
        sentence: "Je peux annuler.".into(),
        next: Some(Appointment { date: date!(2026 - 11 - 24), time: Some(time!(10:00)) }),
        ..Session::on(YVETTE, date!(2026 - 11 - 17))
    }
}

/// A screen and what it reads.
struct Desk {
    state: State,
    shared: Shared,
}

impl Desk {
    fn start(record: &Record) -> Self {
        let mut shared = Shared::for_tests();
        let state = State::start(record, None, &mut shared);
        Self { state, shared }
    }

    fn correcting() -> Self {
        let mut shared = Shared::for_tests();
        let state = State::correcting(&yvette(), FILED, &mut shared).unwrap();
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
            self.state.update(Action::Key(Key::plain(crate::tui::key::Code::Char(c))), &mut self.shared);
        }
    }

    fn session(&self) -> &Session {
        &self.state.sitting.open.session
    }

    fn today(&self) -> Vec<(&str, Rating)> {
        self.session().ratings.iter().map(|(skill, rating)| (skill.as_str(), *rating)).collect()
    }

    fn minutes_later(&mut self, minutes: i64) {
        self.shared.now.local += time::Duration::minutes(minutes);
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

    fn sees(&self, text: &str) {
        let (screen, _) = self.draw(80, 19);
        assert!(screen.contains(text), "« {text} » is not on\n{screen}");
    }
}

fn says(steps: &Steps) -> &str {
    match steps.last() {
        Some(Step::Toast(words)) => words,
        other => panic!("no toast: {other:?}"),
    }
}

fn saved(steps: &Steps) -> &[Change] {
    let found = steps.iter().find_map(|step| match step {
        Step::Do(effect) => match &**effect {
            Effect::Save { changes, .. } => Some(changes.as_slice()),
            _ => None,
        },
        _ => None,
    });
    found.unwrap_or_else(|| panic!("nothing is saved: {steps:?}"))
}

fn asked(steps: &Steps) -> bool {
    matches!(steps.last(), Some(Step::Ask(_)))
}

const fn level(level: u8) -> Rating {
    Rating::Level(level)
}
