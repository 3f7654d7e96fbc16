//! What every screen may read: the content, the team, the names, the hour.

use super::coop;
use super::effect::Reply;
use super::form::Context;
use crate::content::{Content, communes};
use crate::domain::change::Change;
use crate::domain::clock::{Doubt, Known};
use crate::domain::directory::Directory;
use crate::domain::exercise::Practised;
use crate::domain::ids::{LearnerId, MediatorId};
use crate::domain::place::Settings;
use crate::domain::retention::Desk;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::{Date, OffsetDateTime, Time};

/// The moment a message is taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// On the wall clock of the place.
    pub local: OffsetDateTime,
    /// On a clock that never goes back.
    pub millis: u64,
}

impl Moment {
    /// The day.
    pub const fn date(&self) -> Date {
        self.local.date()
    }

    /// The hour and minute.
    pub fn time(&self) -> Time {
        Time::from_hms(self.local.hour(), self.local.minute(), 0).unwrap_or(Time::MIDNIGHT)
    }

    /// Seconds since 1970, UTC.
    pub const fn unix(&self) -> i64 {
        self.local.unix_timestamp()
    }
}

/// The part of the model that all screens read.
#[derive(Debug)]
pub struct Shared {
    pub content: Arc<Content>,
    pub settings: Settings,
    /// The mediator who is logged in.
    pub me: Option<MediatorId>,
    pub mediators: BTreeMap<MediatorId, String>,
    pub directory: Directory,
    /// All names have been read.
    pub directory_ready: bool,
    pub now: Moment,
    /// What the store knows of time; `None` before it was opened.
    pub time: Option<Known>,
    /// Records that are due, and what was chosen for them.
    pub retention: Desk,
    /// What is left to type again into the Coop.
    pub coop: coop::Desk,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Invented people: a mark stands on every screen.
    pub demo: bool,
    /// Codes instead of other people's names, until the next search.
    pub discreet: bool,
    /// What came of an exercise, until it is proposed.
    pub practised: Option<Practised>,
    /// Draws 16 random bytes.
    pub draw: fn() -> [u8; 16],
}

impl Shared {
    /// Rows of the body: the terminal's, less title, help and keys; never less than the frames were drawn for.
    pub fn body_rows(&self) -> usize {
        usize::from(self.size.1.saturating_sub(5)).max(19)
    }

    /// Rows of the body in sight, for texts that flow: fewer in a small window.
    pub fn sight_rows(&self) -> usize {
        usize::from(self.size.1.saturating_sub(5)).max(1)
    }

    /// Columns in sight.
    pub fn sight_columns(&self) -> usize {
        usize::from(self.size.0)
    }

    /// What forms need to know of the moment.
    pub const fn form_context(&self) -> Context {
        Context { today: self.today(), now_ms: self.now.millis }
    }

    /// The day.
    pub const fn today(&self) -> Date {
        self.now.date()
    }

    /// Why the machine's clock is doubted, if it is.
    pub fn doubt(&self) -> Option<Doubt> {
        self.time.and_then(|known| known.doubt(self.now.unix()))
    }

    /// What the logged-in mediator is called.
    pub fn my_name(&self) -> &str {
        self.me.and_then(|id| self.mediators.get(&id)).map_or("", String::as_str)
    }

    /// What a mediator is called.
    pub fn mediator_name(&self, id: MediatorId) -> &str {
        self.mediators.get(&id).map_or("", String::as_str)
    }

    /// Takes the result of an exercise done by a person while whoever is logged in was there, if there is one.
    pub fn take_practised(&mut self, learner: LearnerId) -> Option<Practised> {
        let me = self.me;
        self.practised.take_if(|done| done.learner == learner && Some(done.mediator) == me)
    }

    /// How a person is named on a screen that others may see.
    pub fn public_name(&self, learner: LearnerId) -> String {
        let Some(entry) = self.directory.entry(&learner) else { return String::new() };
        if self.discreet { entry.code.to_owned() } else { entry.short_name() }
    }
}

impl Shared {
    /// Forgets people and names, as the screen locks; what stands outside the seal stays.
    pub fn lock(&mut self) {
        self.me = None;
        self.mediators.clear();
        self.directory = Directory::default();
        self.directory_ready = false;
        (self.time, self.retention) = (None, Desk::default());
        self.coop = coop::Desk::default();
        let Settings { place, theme, ctrl_twins, .. } = std::mem::take(&mut self.settings);
        self.settings = Settings { place, theme, ctrl_twins, ..Settings::default() };
    }

    /// Takes up what concerns every screen, and hands the answer on to them.
    ///
    /// The names themselves stay here: a hundred thousand of them are moved, not copied.
    pub fn hear(&mut self, reply: Reply) -> Reply {
        match reply {
            Reply::Directory(directory) => {
                self.directory = *directory;
                self.directory_ready = true;
                return Reply::NamesReady;
            }
            Reply::Unlocked { me, ref mediators, ref settings, .. } => {
                self.me = Some(me);
                self.mediators = mediators.iter().cloned().collect();
                self.settings = (**settings).clone();
                self.discreet = self.settings.discreet;
            }
            Reply::Names(ref names) => self.mediators = names.iter().cloned().collect(),
            Reply::Visits { ref visits, .. } => {
                for (learner, day) in visits {
                    self.directory.set_last_visit(learner, Some(*day));
                }
            }
            Reply::Content(ref content) => self.content = Arc::clone(content),
            Reply::Time(known) => self.time = Some(known),
            Reply::Weighed(ref due) => self.retention.add(due),
            Reply::Saved(_, ref changes) => {
                self.apply(changes);
                self.coop.apply(changes, self.now.date());
            }
            Reply::Coop(coop::Told::Retyping { ref entries, begins, rest }) => {
                self.coop.gather(entries, begins, rest.is_none());
            }
            Reply::Erased(ref facts) => {
                self.retention.forget(facts.learner);
                if facts.left.is_none() {
                    self.coop.forget(facts.learner);
                }
                match &facts.left {
                    Some(learner) => self.apply(&[Change::Learner(facts.learner, Box::new(learner.clone()))]),
                    None => self.directory.remove(&facts.learner),
                }
            }
            _ => {}
        }
        reply
    }

    /// Keeps the names in memory in step with what was saved.
    fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Learner(id, learner) => {
                    let commune = learner.commune.as_ref().and_then(communes::by_insee).map(|commune| commune.name);
                    self.directory.upsert(*id, learner, commune.unwrap_or_default());
                    self.retention.forget(*id);
                }
                Change::Session { session, .. } => {
                    let known = self.directory.entry(&session.learner).and_then(|entry| entry.last_visit);
                    self.directory.set_last_visit(&session.learner, known.max(Some(session.date)));
                    self.retention.forget(session.learner);
                }
                Change::Assessment(_, assessment) => self.retention.forget(assessment.learner),
                Change::Path(learner, _) => self.retention.forget(*learner),
                Change::Settings(settings) => self.settings = (**settings).clone(),
                Change::Mediator(id, mediator) => {
                    self.mediators.insert(*id, mediator.name.clone());
                }
                _ => {}
            }
        }
    }
}

#[cfg(any(test, fuzzing))]
impl Shared {
    /// What screens read in tests: the built-in content, and Tuesday 24 November 2026, ten o'clock.
    #[allow(clippy::unwrap_used)]
    pub fn for_tests() -> Self {
        static CONTENT: std::sync::LazyLock<Arc<Content>> =
            std::sync::LazyLock::new(|| Arc::new(Content::built_in().unwrap()));
        Self {
            content: Arc::clone(&CONTENT),
            settings: Settings::default(),
            me: Some(MediatorId::from_bytes([9; 16])),
            mediators: BTreeMap::new(),
            directory: Directory::default(),
            directory_ready: true,
            time: None,
            retention: Desk::default(),
            coop: coop::Desk::default(),
            now: Moment { local: time::macros::datetime!(2026-11-24 10:02 UTC), millis: 1_000 },
            size: (80, 24),
            demo: false,
            discreet: false,
            practised: None,
            draw: || [7; 16],
        }
    }
}
