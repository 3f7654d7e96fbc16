use super::learner::{acquired, levels, may_acquire};
use super::*;
use crate::content::Content;
use crate::domain::assessment::{Answer, Assessment, Context, Kind};
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{InstanceId, LearnerId, MediatorId};
use crate::domain::learner::Learner;
use crate::domain::period::Span;
use crate::domain::progress::Ratings;
use crate::domain::request::Request;
use crate::domain::scoring::score;
use crate::domain::session::{Attendance, Rating};
use crate::domain::workshop::Anonymous;
use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

const CLAIRE: [u8; 16] = [1; 16];
const PAUL: [u8; 16] = [2; 16];

fn november() -> Scope {
    Scope { period: Period::of(Span::Month, date!(2026 - 11 - 24)), filter: Filter::default() }
}

fn kept(session: Session, author: [u8; 16]) -> Kept<Session> {
    let author = MediatorId::from_bytes(author);
    Kept { stamp: Stamp { at: 0, instance: InstanceId::from_bytes([0; 16]), sequence: 1, author }, record: session }
}

fn on(date: Date) -> Session {
    Session::on(LearnerId::from_bytes([7; 16]), date)
}

fn learned<'a>(learner: &'a Learner, sessions: &'a [Kept<Session>]) -> Learned<'a> {
    let first_visit = sessions.first().map_or(Date::MIN, |kept| kept.record.date);
    Learned { learner, first_visit, sessions, acquired: Vec::new(), levels: None }
}

fn sum(statistics: &Statistics, breakdown: Breakdown) -> u64 {
    statistics.counts(breakdown).values().sum()
}

fn of(statistics: &Statistics, breakdown: Breakdown, key: &str) -> u64 {
    statistics.counts(breakdown).get(key).copied().unwrap_or_default()
}

fn yvette() -> Learner {
    Learner {
        birth_year: Some(1951),
        commune: Some("45155".into()),
        gender: Some("feminin".into()),
        status: Some("retraite".into()),
        ..Learner::default()
    }
}

#[test]
fn a_learners_month_is_counted() {
    let sessions = [
        kept(on(date!(2026 - 10 - 20)), CLAIRE),
        kept(Session { themes: vec!["email".into()], duration_min: 90, ..on(date!(2026 - 11 - 03)) }, CLAIRE),
        kept(Session { attendance: Attendance::Absent, duration_min: 0, ..on(date!(2026 - 11 - 10)) }, CLAIRE),
        kept(Session { mode: Mode::Do, duration_min: 25, ..on(date!(2026 - 11 - 17)) }, PAUL),
    ];
    let mut counted = Statistics::default();
    counted.learner(&learned(&yvette(), &sessions), &november());
    assert_eq!((counted.activities(), counted.visits, counted.minutes, counted.persons()), (2, 2, 115, 1));
    for (breakdown, key, expected) in [
        (Breakdown::Themes, "email", 1),
        (Breakdown::Modes, mode::DO, 1),
        (Breakdown::Durations, duration::UNDER_30, 1),
        (Breakdown::Durations, duration::UNDER_120, 1),
        (Breakdown::Persons, person::KNOWN, 1),
        (Breakdown::Persons, person::NEW, 0),
        (Breakdown::AgeBands, "soixante_dix_plus", 1),
        (Breakdown::Genders, "feminin", 1),
        (Breakdown::Statuses, "retraite", 1),
        (Breakdown::Communes, "45155", 1),
        (Breakdown::Places, "lieu_activite", 2),
    ] {
        assert_eq!(of(&counted, breakdown, key), expected, "{breakdown:?} {key}");
    }
    let mut october = Statistics::default();
    october.learner(&learned(&yvette(), &sessions), &november().before());
    assert_eq!((october.activities(), of(&october, Breakdown::Persons, person::NEW)), (1, 1));
}

#[test]
fn filters_keep_what_they_name() {
    let sessions = [
        kept(Session { themes: vec!["email".into()], ..on(date!(2026 - 11 - 03)) }, CLAIRE),
        kept(Session { place: "domicile".into(), ..on(date!(2026 - 11 - 17)) }, PAUL),
    ];
    let filter = |filter: Filter| {
        let mut counted = Statistics::default();
        counted.learner(&learned(&yvette(), &sessions), &Scope { filter, ..november() });
        (counted.activities(), counted.persons())
    };
    let all = Filter::default;
    assert_eq!(filter(Filter { place: Some("domicile".into()), ..all() }), (1, 1));
    assert_eq!(filter(Filter { mediator: Some(MediatorId::from_bytes(CLAIRE)), ..all() }), (1, 1));
    assert_eq!(filter(Filter { theme: Some("email".into()), place: Some("domicile".into()), ..all() }), (0, 0));
    assert_eq!(filter(Filter { commune: Some("45155".into()), ..all() }), (2, 1));
    assert_eq!(filter(Filter { commune: Some("45000".into()), ..all() }), (0, 0));
}

fn remains(month: u8, person: u8) -> Remains {
    Remains {
        year: 2026,
        month,
        duration_min: 60,
        themes: vec!["email".into()],
        age_band: Some("soixante_dix_plus".into()),
        commune: None,
        person: [person; 16],
    }
}

#[test]
fn erased_learners_still_count_once() {
    let mut counted = Statistics::default();
    for rest in [remains(11, 1), remains(11, 1), remains(11, 2), remains(10, 3)] {
        counted.remains(&rest, &november());
    }
    assert_eq!((counted.activities(), counted.persons(), counted.visits), (3, 2, 3));
    assert_eq!((of(&counted, Breakdown::Persons, person::ERASED), of(&counted, Breakdown::Places, UNKNOWN)), (2, 3));
    let week = Scope { period: Period::of(Span::Week, date!(2026 - 11 - 24)), ..november() };
    let mut in_part = Statistics::default();
    in_part.remains(&remains(11, 1), &week);
    assert_eq!((in_part.activities(), in_part.unplaced), (0, 1), "only the month is known");
}

fn workshop() -> Kept<Workshop> {
    let anonymous = Anonymous {
        count: 5,
        gender: [("feminin".into(), 3)].into(),
        age_band: [("soixante_dix_plus".into(), 2), ("non_communique".into(), 1)].into(),
        ..Anonymous::default()
    };
    let record = Workshop {
        anonymous,
        erased: 1,
        closed: true,
        themes: vec!["email".into()],
        ..Workshop::on(date!(2026 - 11 - 05))
    };
    Kept { stamp: kept(on(date!(2026 - 11 - 05)), CLAIRE).stamp, record }
}

#[test]
fn a_workshop_counts_once_and_each_of_its_people_once() {
    let id = WorkshopId::from_bytes([8; 16]);
    let session = Session { workshop: Some(id), duration_min: 120, ..on(date!(2026 - 11 - 05)) };
    let sessions = [kept(session, CLAIRE)];
    let fold = |filter: Filter| {
        let scope = Scope { filter, ..november() };
        let mut counted = Statistics::default();
        counted.learner(&learned(&yvette(), &sessions), &scope);
        counted.workshop(id, &workshop(), &scope);
        counted
    };
    let all = fold(Filter::default());
    assert_eq!((all.of_kind(kind::WORKSHOP), all.activities(), all.visits, all.minutes), (1, 1, 7, 120));
    assert_eq!((all.persons(), of(&all, Breakdown::Persons, person::ANONYMOUS)), (7, 5));
    assert_eq!((of(&all, Breakdown::Genders, "feminin"), of(&all, Breakdown::Genders, UNKNOWN)), (4, 3));
    assert_eq!((of(&all, Breakdown::AgeBands, "soixante_dix_plus"), of(&all, Breakdown::AgeBands, UNKNOWN)), (3, 4));
    for breakdown in OF_PEOPLE {
        assert_eq!(sum(&all, breakdown), all.persons(), "{breakdown:?}");
    }
    let hers = fold(Filter { commune: Some("45155".into()), ..Filter::default() });
    assert_eq!((hers.activities(), hers.persons(), hers.visits), (1, 1, 1), "one of them is from there");
    let elsewhere = fold(Filter { commune: Some("45000".into()), ..Filter::default() });
    assert_eq!((elsewhere.activities(), elsewhere.persons()), (0, 0));
    let mut planned = Statistics::default();
    let open = Kept { record: Workshop { closed: false, ..workshop().record }, ..workshop() };
    planned.workshop(id, &open, &november());
    assert_eq!(planned, Statistics::default(), "it was not held yet");
}

#[test]
fn a_request_is_an_activity_of_nobody() {
    let request = Request { themes: vec!["email".into()], ..Request::on(date!(2026 - 11 - 05)) };
    let kept = Kept { stamp: kept(on(date!(2026 - 11 - 05)), CLAIRE).stamp, record: request };
    let mut counted = Statistics::default();
    counted.request(&kept, &november());
    counted.request(&kept, &november().before());
    assert_eq!((counted.activities(), counted.visits, counted.persons(), counted.minutes), (1, 1, 0, 15));
    assert_eq!(of(&counted, Breakdown::Kinds, kind::REQUEST), 1);
    for breakdown in OF_ACTIVITIES {
        assert_eq!(sum(&counted, breakdown), counted.activities(), "{breakdown:?}");
    }
    let hers = Filter { commune: Some("45155".into()), ..Filter::default() };
    counted.request(&kept, &Scope { filter: hers, ..november() });
    assert_eq!(counted.activities(), 1, "where they live is not known");
}

#[test]
fn levels_are_those_around_the_period() {
    let content = Content::built_in().unwrap();
    let assessed = |date: Date, value: u8, version: &str| {
        let answer = Answer { declared: Some(value), observed: None };
        let answers = content.questionnaire.asked(Kind::Full).map(|asked| (asked.id.clone(), answer)).collect();
        Assessment {
            learner: LearnerId::from_bytes([7; 16]),
            date,
            kind: Kind::Full,
            version: version.into(),
            context: Context::default(),
            procedures: Vec::new(),
            outcome: score(&content.questionnaire, &content.curriculum, Kind::Full, &answers, &[]),
            answers,
        }
    };
    let period = november().period;
    let found =
        |assessments: &[Assessment]| levels(&content.questionnaire, &assessments.iter().collect::<Vec<_>>(), &period);
    let (old, before) = (assessed(date!(2025 - 01 - 05), 0, "1"), assessed(date!(2026 - 09 - 05), 1, "1"));
    let (first, last) = (assessed(date!(2026 - 11 - 05), 2, "1"), assessed(date!(2026 - 11 - 25), 3, "1"));
    let other = assessed(date!(2026 - 10 - 25), 0, "0");
    assert_eq!(found(&[old.clone(), before.clone(), first.clone(), last.clone()]), Some((1, 3)));
    assert_eq!(found(&[first.clone(), last.clone()]), Some((3, 3)), "both within");
    assert_eq!(found(&[other, first]), None, "versions are never mixed");
    assert_eq!(found(&[old, before]), None, "none in the period");
}

#[test]
fn a_module_is_acquired_once() {
    let content = Content::built_in().unwrap();
    let module = &content.curriculum.modules[0];
    let rated =
        |level: u8| -> Ratings { module.skills.iter().map(|skill| (skill.id.clone(), Rating::Level(level))).collect() };
    assert_eq!(acquired(&content.curriculum, &rated(2), &rated(3)), std::slice::from_ref(&module.id));
    assert!(acquired(&content.curriculum, &rated(3), &rated(3)).is_empty());
    let mut session = on(date!(2026 - 11 - 03));
    assert!(!may_acquire(&session));
    session.ratings = rated(3);
    assert!(may_acquire(&session));
}

/// Breakdowns that divide activities, and those that divide people.
const OF_ACTIVITIES: [Breakdown; 4] = [Breakdown::Kinds, Breakdown::Places, Breakdown::Modes, Breakdown::Durations];
const OF_PEOPLE: [Breakdown; 5] =
    [Breakdown::Persons, Breakdown::AgeBands, Breakdown::Genders, Breakdown::Statuses, Breakdown::Communes];

fn any_session() -> impl Strategy<Value = Kept<Session>> {
    (0_i64..90, 0_u16..200, 0_usize..3, 0_u8..3, any::<bool>()).prop_map(|(day, duration_min, place, mode, here)| {
        let session = Session {
            duration_min,
            place: ["lieu_activite", "domicile", "autre"][place].into(),
            mode: [Mode::Train, Mode::Accompany, Mode::Do][usize::from(mode)],
            attendance: if here { Attendance::Present } else { Attendance::Excused },
            themes: vec!["email".into(); usize::from(mode)],
            ..on(date!(2026 - 10 - 01) + Duration::days(day))
        };
        kept(session, [mode; 16])
    })
}

fn any_learner() -> impl Strategy<Value = (Learner, Vec<Kept<Session>>)> {
    let learner =
        (proptest::option::of(1900_u16..2026), proptest::option::of(0_u32..3)).prop_map(|(year, commune)| Learner {
            birth_year: year,
            commune: commune.map(|number| format!("4515{number}").as_str().into()),
            gender: year.map(|_| "feminin".into()),
            ..Learner::default()
        });
    (learner, prop::collection::vec(any_session(), 0..8))
}

fn fold(learners: &[(Learner, Vec<Kept<Session>>)], rests: &[Remains]) -> Statistics {
    let mut counted = Statistics::default();
    for (learner, sessions) in learners {
        counted.learner(&learned(learner, sessions), &november());
    }
    for rest in rests {
        counted.remains(rest, &november());
    }
    counted
}

proptest! {
    #[test]
    fn rows_add_up_and_two_folds_are_one(
        learners in prop::collection::vec(any_learner(), 0..12),
        rests in prop::collection::vec((10_u8..13, 0_u8..4).prop_map(|(month, person)| remains(month, person)), 0..12),
        cut in 0_usize..12,
    ) {
        let whole = fold(&learners, &rests);
        for breakdown in OF_ACTIVITIES {
            prop_assert_eq!(sum(&whole, breakdown), whole.activities(), "{:?}", breakdown);
        }
        for breakdown in OF_PEOPLE {
            prop_assert_eq!(sum(&whole, breakdown), whole.persons(), "{:?}", breakdown);
        }
        let (learners_cut, rests_cut) = (cut.min(learners.len()), cut.min(rests.len()));
        let mut merged = fold(&learners[learners_cut..], &rests[..rests_cut]);
        merged.merge(fold(&learners[..learners_cut], &rests[rests_cut..]));
        prop_assert_eq!(merged, whole);
    }
}
