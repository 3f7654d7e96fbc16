//! Keys of the trees: random ids as they are, days and numbers big-endian so that rows stand in their order.

use super::bytes::Input;
use crate::domain::ids::{AssessmentId, LearnerId, MediatorId, RequestId, SessionId, WorkshopId};
use crate::domain::retyping::{Entry, Retypable};
use time::Date;

/// The settings, in the tree of the house.
pub(super) const SETTINGS: &[u8] = b"s";
/// The id that stamps bear since the store was restored, in the tree of the house.
pub(super) const INSTANCE: &[u8] = b"i";
/// What the mediators' keys begin with, in the tree of the house.
pub(super) const MEDIATORS: &[u8] = b"m";
/// What the keys of accounted sequences begin with, in the tree of the house.
pub(super) const MENDED: &[u8] = b"g";

/// The access log's head, in the tree of the house.
pub(super) const LOG_HEAD: &[u8] = b"l";

/// A day, ordered: its Julian number with the sign turned round.
fn day(date: Date) -> [u8; 4] {
    (date.to_julian_day().cast_unsigned() ^ 0x8000_0000).to_be_bytes()
}

fn date(day: [u8; 4]) -> Option<Date> {
    Date::from_julian_day((u32::from_be_bytes(day) ^ 0x8000_0000).cast_signed()).ok()
}

/// `learner | day | assessment`.
pub(super) fn assessment(learner: LearnerId, date: Date, id: AssessmentId) -> Vec<u8> {
    [&learner.bytes()[..], &day(date), id.bytes()].concat()
}

/// `learner | day | session`.
pub(super) fn session(learner: LearnerId, date: Date, id: SessionId) -> Vec<u8> {
    [&learner.bytes()[..], &day(date), id.bytes()].concat()
}

/// What stands after all assessments' or sessions' keys of a learner, and before those of the next.
pub(super) fn after_learner(learner: LearnerId) -> Vec<u8> {
    [&learner.bytes()[..], &[u8::MAX; 20]].concat()
}

/// The parts of an assessment's or a session's key.
pub(super) fn dated(key: &[u8]) -> Option<(LearnerId, Date, [u8; 16])> {
    let mut input = Input(key);
    let parts = (LearnerId::from_bytes(input.array()?), date(input.array()?)?, input.array()?);
    input.is_empty().then_some(parts)
}

/// What the keys of a day's appointments begin with.
pub(super) fn appointments(date: Date) -> [u8; 4] {
    day(date)
}

/// `day | learner | session`.
pub(super) fn appointment(date: Date, learner: LearnerId, id: SessionId) -> Vec<u8> {
    [&day(date)[..], learner.bytes(), id.bytes()].concat()
}

/// The learner and session of an appointment's key.
pub(super) fn appointed(key: &[u8]) -> Option<(LearnerId, SessionId)> {
    let mut input = Input(key.get(4..)?);
    let parts = (LearnerId::from_bytes(input.array()?), SessionId::from_bytes(input.array()?));
    input.is_empty().then_some(parts)
}

/// What the keys of a day's workshops begin with.
pub(super) fn workshops(date: Date) -> [u8; 4] {
    day(date)
}

/// `day | workshop`.
pub(super) fn workshop(date: Date, id: WorkshopId) -> Vec<u8> {
    [&day(date)[..], id.bytes()].concat()
}

/// The day and the workshop of such a key.
pub(super) fn workshop_of(key: &[u8]) -> Option<(Date, WorkshopId)> {
    let mut input = Input(key);
    let parts = (date(input.array()?)?, WorkshopId::from_bytes(input.array()?));
    input.is_empty().then_some(parts)
}

/// What the keys of a day's requests begin with.
pub(super) fn requests(date: Date) -> [u8; 4] {
    day(date)
}

/// `day | request`.
pub(super) fn request(date: Date, id: RequestId) -> Vec<u8> {
    [&day(date)[..], id.bytes()].concat()
}

/// The day and id of such a key.
pub(super) fn requested(key: &[u8]) -> Option<(Date, RequestId)> {
    let mut input = Input(key);
    let parts = (date(input.array()?)?, RequestId::from_bytes(input.array()?));
    input.is_empty().then_some(parts)
}

/// `day | learner, or zeros | session, workshop or request`.
pub(super) fn retyped(entry: &Entry) -> Vec<u8> {
    let (learner, id) = match &entry.of {
        Retypable::Session(learner, id) => (*learner.bytes(), *id.bytes()),
        Retypable::Workshop(id) => ([0; 16], *id.bytes()),
        Retypable::Request(id) => ([0; 16], *id.bytes()),
    };
    [&day(entry.day)[..], &learner, &id].concat()
}

/// The day of such a key, the learner unless it is nobody's, and the id.
pub(super) fn marked(key: &[u8]) -> Option<(Date, Option<LearnerId>, [u8; 16])> {
    let mut input = Input(key);
    let (day, learner, id) = (date(input.array()?)?, input.array()?, input.array()?);
    let learner = (learner != [0; 16]).then_some(LearnerId::from_bytes(learner));
    input.is_empty().then_some((day, learner, id))
}

/// `learner that stays | learner that came`.
pub(super) fn merged(into: LearnerId, from: LearnerId) -> Vec<u8> {
    [&into.bytes()[..], from.bytes()].concat()
}

/// The learner that stays, of such a key.
pub(super) fn merged_into(key: &[u8]) -> Option<LearnerId> {
    key.first_chunk().copied().map(LearnerId::from_bytes)
}

/// The learner that came, of such a key.
pub(super) fn merged_from(key: &[u8]) -> Option<LearnerId> {
    let (_, from) = key.split_at_checked(16)?;
    Some(LearnerId::from_bytes(from.try_into().ok()?))
}

/// `learner | sequence | n`.
pub(super) fn trace(learner: LearnerId, sequence: u64, number: u32) -> Vec<u8> {
    [&learner.bytes()[..], &sequence.to_be_bytes(), &number.to_be_bytes()].concat()
}

/// A mediator, in the tree of the house.
pub(super) fn mediator(id: MediatorId) -> Vec<u8> {
    [MEDIATORS, id.bytes()].concat()
}

/// The mediator of such a key.
pub(super) fn mediator_of(key: &[u8]) -> Option<MediatorId> {
    Some(MediatorId::from_bytes(key.strip_prefix(MEDIATORS)?.try_into().ok()?))
}

/// An entry of the access log.
pub(super) fn entry(number: u64) -> Vec<u8> {
    number.to_be_bytes().to_vec()
}

/// The number of such a key.
pub(super) fn entry_number(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.try_into().ok()?))
}

/// Accounted sequences, in the tree of the house.
pub(super) fn mended(first: u64) -> Vec<u8> {
    [MENDED, &first.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn keys_stand_in_the_order_of_days_and_read_back() {
        let (learner, id) = (LearnerId::from_bytes([7; 16]), SessionId::from_bytes([9; 16]));
        let days = [Date::MIN, date!(-0001 - 12 - 31), date!(1999 - 12 - 31), date!(2026 - 11 - 05), Date::MAX];
        for pair in days.windows(2) {
            assert!(session(learner, pair[0], id) < session(learner, pair[1], id));
            assert!(appointment(pair[0], learner, id) < appointment(pair[1], learner, id));
        }
        for day in days {
            assert_eq!(dated(&session(learner, day, id)), Some((learner, day, *id.bytes())));
            assert_eq!(appointed(&appointment(day, learner, id)), Some((learner, id)));
            assert!(appointment(day, learner, id).starts_with(&appointments(day)));
            let held = WorkshopId::from_bytes([8; 16]);
            assert_eq!(workshop_of(&workshop(day, held)), Some((day, held)));
            assert!(workshop(day, held).as_slice() > &workshops(day)[..]);
        }
        assert_eq!((dated(b"short"), appointed(b"no")), (None, None));
        let passing = RequestId::from_bytes([5; 16]);
        let entry = |of| Entry { day: days[3], of };
        assert_eq!(requested(&request(days[3], passing)), Some((days[3], passing)));
        let mark = retyped(&entry(Retypable::Session(learner, id)));
        assert_eq!(marked(&mark), Some((days[3], Some(learner), *id.bytes())));
        let mark = retyped(&entry(Retypable::Request(passing)));
        assert_eq!(marked(&mark), Some((days[3], None, *passing.bytes())));
        assert!(marked(b"no").is_none() && requested(&mark).is_none());
        let mediator_id = MediatorId::from_bytes([3; 16]);
        assert_eq!(mediator_of(&mediator(mediator_id)), Some(mediator_id));
        assert_eq!(mediator_of(SETTINGS), None);
    }
}
