//! The access log: who touched which record and when, without anybody's name.

use super::ids::{LearnerId, MediatorId};

/// What was done. Ids of the house are opaque and drawn at random; no entry says more of a person than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The store was opened by a mediator.
    Unlocked,
    /// A record was shown.
    RecordOpened,
    RecordRegistered,
    RecordCorrected,
    PathChosen,
    AssessmentFiled,
    SessionFiled,
    SessionCorrected,
    /// An assessment or a session left this record, or came to it.
    Moved,
    /// A contact that was no visit was dated.
    ContactDated,
    /// A document about one person was written to a file or printed.
    SheetWritten,
    /// A table of many people was written to a file.
    TableWritten,
    /// Rows of a table were imported.
    Imported,
    SettingsChanged,
    /// A mediator was added, renamed, removed, or got another passphrase.
    TeamChanged,
    NameErased,
    RecordErased,
    BackupMade,
    BackupRestored,
    /// Somebody said that the machine's date is right.
    DateConfirmed,
    /// A workshop was planned, closed or corrected.
    WorkshopFiled,
    /// A workshop that was not held was taken away.
    WorkshopRemoved,
    /// Two records of one person were joined.
    Merged,
    /// What was joined was taken apart again.
    Unmerged,
    /// A newer version knows what it is.
    Unknown(u8),
}

impl Action {
    /// All actions this version knows.
    pub const ALL: [Self; 24] = [
        Self::Unlocked,
        Self::RecordOpened,
        Self::RecordRegistered,
        Self::RecordCorrected,
        Self::PathChosen,
        Self::AssessmentFiled,
        Self::SessionFiled,
        Self::SessionCorrected,
        Self::Moved,
        Self::ContactDated,
        Self::SheetWritten,
        Self::TableWritten,
        Self::Imported,
        Self::SettingsChanged,
        Self::TeamChanged,
        Self::NameErased,
        Self::RecordErased,
        Self::BackupMade,
        Self::BackupRestored,
        Self::DateConfirmed,
        Self::WorkshopFiled,
        Self::WorkshopRemoved,
        Self::Merged,
        Self::Unmerged,
    ];
}

/// The random id of what was touched: a learner's, or a mediator's where the team changed.
pub type Subject = [u8; 16];

/// Something to be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub action: Action,
    pub subject: Option<Subject>,
    /// How many records it was done to at once.
    pub count: u32,
}

impl Event {
    /// Something done to nobody in particular.
    pub const fn of(action: Action) -> Self {
        Self { action, subject: None, count: 1 }
    }

    /// Something done to a learner's record.
    pub const fn on(action: Action, learner: LearnerId) -> Self {
        Self { action, subject: Some(*learner.bytes()), count: 1 }
    }

    /// Something done to a member of the team.
    pub const fn team(mediator: MediatorId) -> Self {
        Self { action: Action::TeamChanged, subject: Some(*mediator.bytes()), count: 1 }
    }

    /// Something done to many at once.
    pub fn many(action: Action, count: usize) -> Self {
        Self { action, subject: None, count: u32::try_from(count).unwrap_or(u32::MAX) }
    }
}

/// An entry of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// From 1, without a gap.
    pub number: u64,
    /// Seconds since 1970, UTC; never before the entry that precedes.
    pub at: i64,
    pub mediator: MediatorId,
    pub event: Event,
}

/// An entry with the hash that chains it: it covers the entry and the hash before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub entry: Entry,
    pub hash: [u8; 32],
}

/// More events of one kind in one save than this become one entry with their number.
const SINGLE: usize = 8;

/// Gathers the events of a save: of one kind they are told one by one when they are few, by their number else. An
/// erasure is always told by itself: its entry is the proof of it.
pub fn gathered(events: &[Event]) -> Vec<Event> {
    let mut told: Vec<Event> = Vec::new();
    for event in events {
        let alike = || events.iter().filter(|other| other.action == event.action);
        let proves = matches!(event.action, Action::NameErased | Action::RecordErased);
        if !proves && told.iter().any(|told| told == event || (told.action == event.action && told.subject.is_none())) {
            continue;
        }
        // Looked for no further than needed: a save may hold a hundred thousand.
        if !proves && alike().nth(SINGLE).is_some() {
            told.push(Event::many(event.action, alike().count()));
        } else {
            told.push(*event);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn on(action: Action, number: u8) -> Event {
        Event::on(action, LearnerId::from_bytes([number; 16]))
    }

    #[test]
    fn a_few_events_are_told_one_by_one_and_each_once() {
        let events = [
            on(Action::SessionFiled, 1),
            on(Action::SessionFiled, 1),
            on(Action::SessionFiled, 2),
            on(Action::RecordCorrected, 1),
            Event::of(Action::SettingsChanged),
            Event::of(Action::SettingsChanged),
        ];
        let told = gathered(&events);
        assert_eq!(told, [events[0], events[2], events[3], events[4]]);
        assert!(gathered(&[]).is_empty());
    }

    #[test]
    fn many_are_told_by_their_number() {
        let mut events: Vec<Event> = (0..100).map(|number| on(Action::RecordRegistered, number)).collect();
        events.push(on(Action::SessionFiled, 3));
        let expected = [Event::many(Action::RecordRegistered, 100), on(Action::SessionFiled, 3)];
        assert_eq!(gathered(&events), expected);
        let few: Vec<Event> = (0..8).map(|number| on(Action::RecordRegistered, number)).collect();
        assert_eq!(gathered(&few), few);
        let erased: Vec<Event> = (0..20).map(|number| on(Action::RecordErased, number)).collect();
        assert_eq!(gathered(&erased), erased);
    }
}
