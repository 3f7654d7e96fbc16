//! What is left to type again into the Coop, and the request that was just entered.

use crate::domain::change::Change;
use crate::domain::ids::{CoopKey, LearnerId, RequestId};
use crate::domain::retyping::{Entries, Entry, Retypable, first_day};
use time::Date;

/// What is asked of the worker.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// What is left to type again into the Coop, as of a day; of some learners, from the one after this on.
    Retyping(Date, Option<LearnerId>),
    /// What helps to recognise these entries.
    Facts(Vec<Entry>),
    /// An entry's text, in the order of the Coop's own screen.
    Text(Entry),
    /// Themes that people ask for who pass by, the most asked first.
    AskedThemes(Date),
}

/// What the worker answers.
pub enum Told {
    /// What there is to type again into the Coop, done or not; and after whom to go on, unless this is the end.
    Retyping {
        entries: Box<Entries>,
        begins: bool,
        rest: Option<LearnerId>,
    },
    Facts(Vec<EntryFacts>),
    Text(Entry, Vec<String>),
    /// Those never asked for are left out.
    AskedThemes(Vec<CoopKey>),
}

/// What helps to recognise an entry of the Coop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFacts {
    pub entry: Entry,
    pub duration_min: u16,
    pub themes: Vec<CoopKey>,
    /// A workshop's title.
    pub title: String,
}

/// What the screens know of it.
#[derive(Debug, Default)]
pub struct Desk {
    /// `None` until the store has been read.
    pub entries: Option<Entries>,
    /// What was read so far.
    gathered: Option<Entries>,
    /// The request that was just entered, for whoever takes it back.
    pub last: Option<(RequestId, Date)>,
}

impl Desk {
    /// How many entries are left.
    pub fn left(&self) -> usize {
        self.entries.as_ref().map_or(0, |entries| entries.left.len())
    }

    /// Whether the store is being read.
    pub const fn is_reading(&self) -> bool {
        self.gathered.is_some()
    }

    /// Takes up what was read.
    pub fn gather(&mut self, entries: &Entries, begins: bool, ends: bool) {
        if begins {
            self.gathered = Some(Entries::default());
        }
        let Some(gathered) = &mut self.gathered else { return };
        gathered.extend(entries);
        if ends {
            self.entries = self.gathered.take();
        }
    }

    /// Follows what was saved.
    pub fn apply(&mut self, changes: &[Change], today: Date) {
        for entries in [&mut self.entries, &mut self.gathered].into_iter().flatten() {
            apply(entries, changes, today);
        }
    }

    /// Forgets somebody who was erased.
    pub fn forget(&mut self, learner: LearnerId) {
        for entries in [&mut self.entries, &mut self.gathered].into_iter().flatten() {
            entries.forget(|of| matches!(of, Retypable::Session(whose, _) if *whose == learner));
        }
    }
}

fn apply(entries: &mut Entries, changes: &[Change], today: Date) {
    for change in changes {
        match change {
            Change::Session { id, session, .. } => {
                replace(
                    entries,
                    |of| matches!(of, Retypable::Session(_, other) if other == id),
                    || Entry::of_session(*id, session).filter(|entry| entry.day >= first_day(today)),
                );
            }
            Change::SessionRemoved(id, _) => {
                entries.forget(|of| matches!(of, Retypable::Session(_, other) if other == id));
            }
            Change::Workshop(id, workshop) => {
                replace(
                    entries,
                    |of| *of == Retypable::Workshop(*id),
                    || Entry::of_workshop(*id, workshop).filter(|entry| entry.day >= first_day(today)),
                );
            }
            Change::WorkshopRemoved(id) => entries.forget(|of| *of == Retypable::Workshop(*id)),
            Change::Request(id, request) => entries.add(Entry::of_request(*id, request)),
            Change::RequestRemoved(id, _) => entries.forget(|of| *of == Retypable::Request(*id)),
            Change::Retyped(entry, ticked) => entries.tick(*entry, *ticked),
            _ => {}
        }
    }
}

/// Puts what stands now in the place of what stood before; what was ticked stays so.
fn replace(entries: &mut Entries, is_it: impl Fn(&Retypable) -> bool, now: impl Fn() -> Option<Entry>) {
    let ticked = entries.ticked.iter().any(|entry| is_it(&entry.of));
    entries.forget(is_it);
    if let Some(entry) = now() {
        entries.tick(entry, ticked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SessionId;
    use crate::domain::session::{Attendance, Session};
    use crate::tui::app::{App, Msg};
    use crate::tui::effect::{Effect, Reply};
    use crate::tui::screen::{Screen, home};
    use crate::tui::shared::Shared;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 24);
    const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
    const ID: SessionId = SessionId::from_bytes([2; 16]);

    fn saved(session: Session) -> Change {
        Change::Session { id: ID, session: Box::new(session), before: None }
    }

    #[test]
    fn slices_are_asked_for_until_the_last() {
        let home = Screen::Home(home::State::default());
        let mut app = App::new(Shared::for_tests(), home);
        let now = app.shared.now;
        let mut hear = |reply| app.update(Msg::Reply(Box::new(reply)), now);
        let visits = |rest| Reply::Visits { visits: Vec::new(), rest };
        let entries = |rest| Reply::Coop(Told::Retyping { entries: Box::default(), begins: true, rest });
        assert!(matches!(hear(visits(Some(YVETTE)))[..], [Effect::CountVisits(Some(YVETTE))]));
        assert!(!hear(visits(None)).iter().any(|effect| matches!(effect, Effect::CountVisits(_))));
        assert!(matches!(hear(entries(Some(YVETTE)))[..], [Effect::Coop(Wanted::Retyping(TODAY, Some(YVETTE)))]));
        assert!(hear(entries(None)).is_empty());
    }

    #[test]
    fn what_is_saved_while_the_store_is_read_is_neither_lost_nor_twice() {
        let (mut desk, today) = (Desk::default(), Session::on(YVETTE, TODAY));
        let first = Entry::of_session(ID, &today).unwrap();
        let later = Entry::of_session(SessionId::from_bytes([3; 16]), &today).unwrap();
        let slice = |entry: Entry| Entries { left: [entry].into(), ..Entries::default() };
        desk.gather(&slice(first), true, false);
        assert_eq!((desk.left(), desk.is_reading()), (0, true), "half a figure is none");
        desk.apply(&[saved(today), Change::Retyped(first, true), Change::Retyped(later, true)], TODAY);
        desk.gather(&slice(later), false, true);
        assert_eq!((desk.left(), desk.is_reading()), (0, false));
        assert_eq!(desk.entries.as_ref().unwrap().ticked, [first, later].into());
    }

    #[test]
    fn what_is_saved_is_left_until_it_is_ticked() {
        let mut desk = Desk { entries: Some(Entries::default()), ..Desk::default() };
        desk.apply(&[saved(Session::on(YVETTE, date!(2026 - 09 - 30)))], TODAY);
        assert_eq!(desk.left(), 0, "an old session is done with");
        desk.apply(&[saved(Session::on(YVETTE, TODAY))], TODAY);
        assert_eq!(desk.left(), 1);
        let entry = *desk.entries.as_ref().unwrap().left.first().unwrap();
        desk.apply(&[Change::Retyped(entry, true)], TODAY);
        desk.apply(&[saved(Session::on(YVETTE, date!(2026 - 11 - 23)))], TODAY);
        assert_eq!(desk.left(), 0, "a correction leaves the tick");
        let absent = Session { attendance: Attendance::Absent, ..Session::on(YVETTE, TODAY) };
        desk.apply(&[saved(absent)], TODAY);
        assert_eq!(desk.entries.as_ref().unwrap().ticked.len(), 0, "there is nothing to enter any more");
        desk.apply(&[saved(Session::on(YVETTE, TODAY))], TODAY);
        desk.forget(YVETTE);
        assert_eq!(desk.left(), 0);
    }
}
