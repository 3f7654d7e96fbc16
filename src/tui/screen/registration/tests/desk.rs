//! A desk with a keyboard, without a store behind it.

use super::super::*;
use crate::content::Content;
use crate::domain::change::{Change, Kept, Stamp};
use crate::domain::directory::Directory;
use crate::domain::ids::{InstanceId, MediatorId};
use crate::domain::place::Settings;
use crate::tui::app::{App, Msg};
use crate::tui::effect::Saving;
use crate::tui::key::{Code, Input, Key};
use crate::tui::screen::{Screen, home};
use crate::tui::shared::Moment;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::{date, datetime};

pub const ME: MediatorId = MediatorId::from_bytes([7; 16]);
pub const IVETTE: LearnerId = LearnerId::from_bytes([9; 16]);

/// A desk with a keyboard: what the worker is asked to do is kept.
pub struct Desk {
    pub app: App,
    pub asked: Vec<Effect>,
    now: Moment,
    pub keys: usize,
}

pub fn shared() -> Shared {
    let mut directory = Directory::default();
    let ivette = Learner {
        code: "PONT-940".into(),
        first_name: "Ivette".into(),
        last_name: "Durand".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        ..Learner::default()
    };
    directory.upsert(IVETTE, &ivette, "Gien");
    Shared {
        content: Arc::new(Content::built_in().unwrap()),
        settings: Settings {
            place: "Médiathèque de Gien".into(),
            commune: Some("45155".into()),
            ..Settings::default()
        },
        me: Some(ME),
        mediators: BTreeMap::from([(ME, "Claire".to_owned())]),
        directory,
        time: None,
        retention: crate::domain::retention::Desk::default(),
        coop: crate::tui::coop::Desk::default(),
        directory_ready: true,
        now: Moment { local: datetime!(2026-11-24 10:05 UTC), millis: 0 },
        size: (80, 24),
        demo: false,
        discreet: false,
        practised: None,
        draw: || [42; 16],
    }
}

impl Desk {
    pub fn new() -> Self {
        let shared = shared();
        let now = shared.now;
        Self { app: App::new(shared, Screen::Home(home::State::default())), asked: Vec::new(), now, keys: 0 }
    }

    /// At the registration form, opened by one key.
    pub fn registering() -> Self {
        let mut desk = Self::new();
        desk.press("f4");
        desk
    }

    /// At the correction of a record.
    pub fn correcting(record: &Record) -> Self {
        let mut desk = Self::new();
        let screen = State::correcting(record, &mut desk.app.shared);
        desk.app.stack.push(Screen::Registration(Box::new(screen)));
        desk
    }

    fn send(&mut self, input: Input) {
        let effects = self.app.update(Msg::Input(input), self.now);
        self.asked.extend(effects);
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.keys += 1;
            self.send(Input::Key(name.parse().unwrap()));
        }
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Input::Key(Key::plain(Code::Char(c))));
        }
        self
    }

    pub fn answer(&mut self, reply: Reply) -> &mut Self {
        let effects = self.app.update(Msg::Reply(Box::new(reply)), self.now);
        self.asked.extend(effects);
        self
    }

    pub fn state(&self) -> &State {
        match self.app.top() {
            Some(Screen::Registration(state)) => state,
            other => panic!("another screen is on top: {other:?}"),
        }
    }

    pub fn draft(&self) -> Option<FormDraft> {
        self.state().draft(&self.app.shared).map(|draft| match draft.work {
            Work::Registration(form) | Work::Correction(form) => form,
            _ => panic!("another work"),
        })
    }

    /// The one save asked for.
    pub fn saved(&self) -> Option<(Saving, &[Change])> {
        let mut saves = self.asked.iter().filter_map(|effect| match effect {
            Effect::Save { saving, changes, .. } => Some((*saving, changes.as_slice())),
            _ => None,
        });
        let save = saves.next();
        assert!(saves.next().is_none(), "saved twice");
        save
    }

    pub fn learner(&self) -> &Learner {
        match self.saved().expect("nothing was saved").1.first() {
            Some(Change::Learner(_, learner)) => learner,
            _ => panic!("no learner first"),
        }
    }

    pub fn dropped(&self) -> bool {
        self.asked.iter().any(|effect| matches!(effect, Effect::DropDraft(_)))
    }

    pub fn is_home(&self) -> bool {
        matches!(self.app.top(), Some(Screen::Home(_)))
    }

    pub fn hint(&self) -> String {
        let (top, shared) = (self.app.top().unwrap(), &self.app.shared);
        top.warning(shared).unwrap_or_else(|| top.hint(shared))
    }
}

pub fn yvette() -> Record {
    let learner = Learner {
        code: "MARS-27".into(),
        first_name: "Yvette".into(),
        last_name: "Martin".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        procedures: vec!["D2".into(), "D5".into()],
        phone: "06 12 34 56 78".into(),
        informed_on: Some(date!(2026 - 11 - 17)),
        ..Learner::default()
    };
    let stamp = Stamp { at: 0, instance: InstanceId::from_bytes([0; 16]), sequence: 1, author: ME };
    Record {
        id: LearnerId::from_bytes([1; 16]),
        learner: Kept { stamp, record: learner },
        path: None,
        assessments: Vec::new(),
        sessions: Vec::new(),
        contact: None,
        traces: Vec::new(),
        workshops: Vec::new(),
    }
}
