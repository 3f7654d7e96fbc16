//! The lock: what is put away when nobody may look any more, and what comes back to whom.
//!
//! At once the screen shows the door and nothing else. The screens behind it are dropped as soon as the worker says that
//! what was being typed lies on the disk; what stays in memory is where its author stood ([`Place`]).

use super::action::Command;
use super::app::App;
use super::effect::{Effect, Locked, Reply};
use super::key::Key;
use super::keymap;
use super::screen::spot::{self, Place, Spot};
use super::screen::{Page, Screen, unlock};
use super::shared::Moment;
use crate::domain::ids::MediatorId;
use crate::text::unlock as words;
use std::collections::BTreeMap;

/// What the lock keeps from one message to the next.
#[derive(Debug, Default)]
pub struct Lock {
    /// Who locks, while the worker does it: what it still answers comes too late for every screen.
    closing: Option<MediatorId>,
    /// A save failed meanwhile.
    failed: bool,
    /// What each mediator who locked comes back to.
    away: BTreeMap<MediatorId, Away>,
    /// The line to focus in the work that was asked for.
    returning: Option<usize>,
    /// When a key was last pressed.
    touched: Option<Moment>,
    /// The terminal is to be cleared before the next frame, with what scrolled out of sight.
    pub clears: bool,
}

/// What waits for one mediator.
#[derive(Debug)]
struct Away {
    place: Place,
    /// The screens themselves, as long as what they hold is not known to be on the disk.
    screens: Vec<Screen>,
}

impl Away {
    fn holds_work(&self) -> bool {
        !self.screens.is_empty() || self.place.holds_work()
    }
}

impl App {
    /// Locks at once: the screen, then the store behind it.
    pub(super) fn lock(&mut self) -> Vec<Effect> {
        let Some(me) = self.lockable() else { return Vec::new() };
        let place = Place::of(&self.stack, &self.shared);
        let mut effects: Vec<Effect> = self.chosen().into_iter().collect();
        let draft = self.stack.iter().rev().find_map(|screen| screen.draft(&self.shared));
        let name = self.shared.my_name().to_owned();
        let door = unlock::State::locked(self.shared.settings.place.clone(), (me, name), self.shared.now.time());
        let screens = std::mem::replace(&mut self.stack, vec![Screen::Unlock(Box::new(door))]);
        self.lock.away.insert(me, Away { place, screens });
        (self.lock.closing, self.lock.failed, self.lock.clears) = (Some(me), false, true);
        self.forget();
        self.shared.lock();
        effects.push(Effect::Lock(draft.map(Box::new)));
        effects
    }

    /// Locks, with an exercise in front of the door: keys and names are gone, and nothing but the door lies behind it.
    pub(super) fn hand_over(&mut self, exercise: Screen) -> Vec<Effect> {
        if self.lockable().is_none() {
            return Vec::new();
        }
        // The page that asked gives way to the one in front of the door.
        self.stack.pop();
        let effects = self.lock();
        self.stack.push(exercise);
        effects
    }

    /// Whether a key locks, whatever stands on the screen and whatever the worker is at.
    pub(super) fn locks(&self, key: &Key) -> bool {
        keymap::command(key) == Some(Command::Lock) && self.lockable().is_some()
    }

    /// Who could lock now. The demonstration stays open: nobody knows its passphrase. Who is leaving is gone in a moment.
    fn lockable(&self) -> Option<MediatorId> {
        self.shared.me.filter(|_| !self.shared.demo && !self.is_leaving())
    }

    /// A key was pressed. After too long a pause it only locks: on a computer that slept, no deadline fell due.
    pub(super) fn touch(&mut self) -> Option<Vec<Effect>> {
        let now = self.shared.now;
        let before = self.lock.touched.replace(now);
        let slept = before.is_some_and(|before| (now.local - before.local).whole_seconds() >= self.idle_seconds());
        (slept && self.lockable().is_some()).then(|| self.lock())
    }

    /// When the store locks by itself, on the clock that never goes back.
    pub(super) fn idle_due(&self) -> Option<u64> {
        self.lockable()?;
        let seconds = u64::try_from(self.idle_seconds()).unwrap_or_default();
        Some(self.lock.touched?.millis + seconds * 1_000)
    }

    fn idle_seconds(&self) -> i64 {
        i64::from(self.shared.settings.idle_minutes.clamp(1, 30)) * 60
    }

    /// Whether the worker is locking the store, or reading the work somebody comes back to.
    pub(super) const fn is_between(&self) -> bool {
        self.lock.closing.is_some() || self.lock.returning.is_some()
    }

    /// Somebody waits at the door: what is done behind it stops.
    pub(super) fn hurry(&self) -> Vec<Effect> {
        if self.lock.closing.is_some() { vec![Effect::Stop] } else { Vec::new() }
    }

    /// Takes up an answer that comes while the store is being locked.
    pub(super) fn hear_closing(&mut self, reply: Reply) -> Option<Reply> {
        let Some(who) = self.lock.closing else { return Some(reply) };
        match reply {
            Reply::Locked(locked) => {
                self.lock.closing = None;
                self.put_away(who, &locked);
                Some(Reply::Locked(locked))
            }
            Reply::NotSaved(..) => {
                self.lock.failed = true;
                // Its form takes itself up again; nothing it asks for can be done behind the door.
                for screen in self.lock.away.get_mut(&who).iter_mut().flat_map(|away| &mut away.screens) {
                    drop(screen.hear(&reply, &mut self.shared));
                }
                None
            }
            Reply::Progress(..) => Some(reply),
            _ => None,
        }
    }

    /// Drops the screens of whoever locked, their work being on the disk, and tells the door who is waited for.
    fn put_away(&mut self, who: MediatorId, locked: &Locked) {
        if let Some(away) = self.lock.away.get_mut(&who)
            && locked.kept
            && !self.lock.failed
        {
            away.screens.clear();
        }
        for place in self.lock.away.values_mut().map(|away| &mut away.place) {
            // A colleague may have finished it meanwhile.
            if matches!(place.spot, Spot::Work(draft) if !locked.drafts.contains(&draft)) {
                place.spot = Spot::Home;
            }
        }
        let waiting = self.lock.away.iter().filter(|(_, away)| away.holds_work()).map(|(who, _)| *who).collect();
        let in_memory = self.lock.away.values().any(|away| !away.screens.is_empty());
        let door = self.stack.iter_mut().find_map(|screen| match screen {
            Screen::Unlock(door) => Some(door),
            _ => None,
        });
        if let Some(door) = door {
            door.wait_for(waiting, in_memory);
        }
    }

    /// What the mediator who has just gone in comes back to.
    pub(super) fn come_back(&mut self) -> Vec<Effect> {
        self.lock.touched = Some(self.shared.now);
        let Some(away) = self.shared.me.and_then(|me| self.lock.away.remove(&me)) else { return Vec::new() };
        if !away.screens.is_empty() {
            self.stack.extend(away.screens.into_iter().skip(1));
            return self.enter_top();
        }
        if matches!(away.place.spot, Spot::Work(_)) {
            self.lock.returning = Some(away.place.focus);
        }
        let steps = away.place.lead(&mut self.shared);
        self.take(steps)
    }

    /// The work somebody comes back to has been read, or is no more.
    pub(super) fn taken_up(&mut self, reply: &Reply) -> Vec<Effect> {
        let Some(focus) = self.lock.returning else { return Vec::new() };
        match reply {
            Reply::TakenUp(found) => {
                self.lock.returning = None;
                match found {
                    Some(draft) => {
                        let steps = spot::take_up((**draft).clone(), focus, &mut self.shared);
                        self.take(steps)
                    }
                    None => self.say(words::TAKEN_OVER),
                }
            }
            Reply::Failed(_) => {
                self.lock.returning = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
