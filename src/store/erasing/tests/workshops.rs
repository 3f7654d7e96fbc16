//! Whoever is erased leaves the workshops, whose totals stay true.

use super::*;
use crate::domain::draft::OpenWorkshop;
use crate::domain::ids::WorkshopId;
use crate::domain::session::Attendance;
use crate::domain::workshop::{Anonymous, Participant, Workshop};

#[test]
fn a_workshop_forgets_who_is_erased_and_its_totals_stay_true() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let me = store.mediator();
    let id = WorkshopId::from_bytes([8; 16]);
    let came = |learner| Participant { attendance: Some(Attendance::Present), ..Participant::expected(learner) };
    let held = Workshop {
        participants: vec![came(YVETTE), came(KARIM)],
        anonymous: Anonymous { count: 2, ..Anonymous::default() },
        closed: true,
        ..Workshop::on(date!(2026 - 11 - 05))
    };
    let planned = Workshop { participants: vec![Participant::expected(YVETTE)], ..Workshop::on(date!(2026 - 12 - 05)) };
    let other = WorkshopId::from_bytes([9; 16]);
    store
        .save(me, 8, &[Change::Workshop(id, Box::new(held.clone())), Change::Workshop(other, Box::new(planned))])
        .unwrap();
    let open = OpenWorkshop {
        id,
        workshop: held,
        ratings: [(YVETTE, [].into())].into(),
        sentences: [(YVETTE, "Je lis avant".into())].into(),
        page: 0,
    };
    let nobody = LearnerId::from_bytes([0; 16]);
    let work = Work::Workshop(Box::new(open));
    store.keep_draft(&Draft { id: DraftId::from_bytes([4; 16]), at: 8, author: me, learner: nobody, work }).unwrap();
    store.erase(me, 9, &[(YVETTE, Erasure::Whole), (KARIM, Erasure::Whole)], &mut |_| {}).unwrap();
    for _ in 0..2 {
        assert_eq!(found(&store, dir.path(), &WORDS, Some(YVETTE)), Vec::<String>::new());
        let kept = store.workshop(id).unwrap().unwrap();
        assert_eq!((kept.record.attended(), kept.record.erased, kept.record.participants.len()), (4, 2, 0));
        let all = store.workshops(date!(2026 - 11 - 05)..=date!(2026 - 12 - 05)).unwrap();
        assert_eq!(all.iter().map(|(_, kept)| kept.record.erased).collect::<Vec<_>>(), [2, 0]);
        let Work::Workshop(open) = &store.drafts().unwrap()[0].work else { panic!("the workshop's draft") };
        assert!(open.ratings.is_empty() && open.sentences.is_empty() && open.workshop.participants.is_empty());
        assert!(store.check_deep(10, &mut |_| {}).unwrap().is_whole());
        drop(store);
        store = reopen(dir.path());
    }
    let again = Workshop { participants: vec![came(YVETTE)], ..Workshop::on(date!(2026 - 11 - 06)) };
    let refused = store.save(me, 11, &[Change::Workshop(id, Box::new(again))]);
    assert!(matches!(refused, Err(StoreError::UnknownRecord)));
}

#[test]
fn a_workshop_changes_its_day_and_stands_there_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(dir.path());
    let (me, id) = (store.mediator(), WorkshopId::from_bytes([8; 16]));
    for day in [date!(2026 - 11 - 05), date!(2026 - 11 - 12)] {
        store.save(me, 8, &[Change::Workshop(id, Box::new(Workshop::on(day)))]).unwrap();
    }
    let days = |store: &Store| {
        let all = store.workshops(date!(2026 - 11 - 01)..=date!(2026 - 11 - 30)).unwrap();
        all.iter().map(|(_, kept)| kept.record.date).collect::<Vec<_>>()
    };
    assert_eq!(days(&store), [date!(2026 - 11 - 12)]);
    assert!(store.workshops(date!(2026 - 11 - 13)..=date!(2026 - 11 - 30)).unwrap().is_empty());
    store.save(me, 9, &[Change::WorkshopRemoved(id)]).unwrap();
    assert_eq!((days(&store), store.workshop(id).unwrap()), (vec![], None));
}
