//! Golden bytes and refusals of the record codec.

use super::*;
use crate::domain::assessment::{
    AdoptedPath, Answer, AreaScore, Assessment, Context, HomeInternet, Kind as Form, Obstacle, Outcome, OwnEmail, Path,
    Proposal,
};
use crate::domain::change::Trace;
use crate::domain::draft::{Draft, FormDraft, OpenAssessment, OpenSession, OpenWorkshop, Work};
use crate::domain::erasure::{Erasure, Remains};
use crate::domain::ids::{AssessmentId, DraftId, InstanceId, LearnerId, MediatorId, SessionId, WorkshopId};
use crate::domain::learner::{Learner, OtherReason};
use crate::domain::pack::Taken;
use crate::domain::place::{Mediator, Settings};
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use crate::store::bytes::hex;
use proptest::prelude::*;
use std::fmt::Debug;
use time::macros::{date, time};

const LEARNER: LearnerId = LearnerId::from_bytes([1; 16]);

fn learner() -> Learner {
    Learner {
        code: "MARS-27".into(),
        anonymous: false,
        first_name: "Éloïse".into(),
        last_name: "Martin".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        gender: Some("feminin".into()),
        status: Some("retraite".into()),
        procedures: vec!["D2".into(), "D1".into()],
        other_reason: Some(OtherReason::Nothing),
        wish: "voir mes petits-enfants".into(),
        phone: "06 12 34 56 78".into(),
        email: "e@example.fr".into(),
        note: "préfère le matin".into(),
        informed_on: Some(date!(2026 - 11 - 04)),
        opened_on: Some(date!(2026 - 11 - 05)),
        opened_by: Some(MediatorId::from_bytes([4; 16])),
    }
}

fn session() -> Session {
    Session {
        started: Some(time!(14:05)),
        mode: Mode::Do,
        mandate: Some(true),
        attendance: Attendance::Excused,
        devices: vec!["ordinateur".into()],
        themes: vec!["email".into()],
        autonomy: Some("autonome".into()),
        modules: vec!["P1".into()],
        ratings: [("P1.1".into(), Rating::Level(2)), ("P1.2".into(), Rating::NotApplicable)].into(),
        sentence: "La souris se pose.".into(),
        next: Some(Appointment { date: date!(2026 - 11 - 12), time: Some(time!(09:30)) }),
        goal: "le clavier".into(),
        note: "gaucher".into(),
        ..Session::on(LEARNER, date!(2026 - 11 - 05))
    }
}

/// A session with what schema 2 added.
fn session_of_two() -> Session {
    Session {
        procedure: "Carte grise".into(),
        redirection: Some("administration".into()),
        workshop: Some(WorkshopId::from_bytes([8; 16])),
        ..session()
    }
}

fn workshop() -> Workshop {
    let session = Some(SessionId::from_bytes([6; 16]));
    let came = Participant { learner: LEARNER, attendance: Some(Attendance::Present), session };
    Workshop {
        title: "Le clavier".into(),
        level: Some("debutant".into()),
        started: Some(time!(14:00)),
        modules: vec!["P1".into()],
        skills: vec!["P1.1".into(), "P1.2".into()],
        themes: vec!["email".into()],
        devices: vec!["ordinateur".into()],
        procedure: "Carte grise".into(),
        redirection: Some("administration".into()),
        participants: vec![came, Participant::expected(LearnerId::from_bytes([2; 16]))],
        anonymous: Anonymous {
            count: 5,
            gender: [("feminin".into(), 3)].into(),
            age_band: [("soixante_dix_plus".into(), 2)].into(),
            status: [("retraite".into(), 4)].into(),
            already_helped: 1,
        },
        erased: 1,
        note: "salle froide".into(),
        closed: true,
        ..Workshop::on(date!(2026 - 11 - 05))
    }
}

fn remains() -> Remains {
    Remains::of(&session_held(), Some(1951), Some(&"45155".into()), [7; 16]).unwrap()
}

fn session_held() -> Session {
    Session { attendance: Attendance::Present, duration_min: 45, ..session() }
}

fn context() -> Context {
    Context {
        devices: vec!["smartphone".into()],
        home_internet: Some(HomeInternet::ByPhone),
        own_email: Some(OwnEmail::Shared),
        obstacle: Some(Obstacle::FearOfMistakes),
        confidence: Some(4),
    }
}

fn assessment() -> Assessment {
    let path = Path { basics: vec!["P1".into()], procedures: vec!["D2".into()], security: vec!["S1".into()] };
    Assessment {
        learner: LEARNER,
        date: date!(2026 - 11 - 05),
        kind: Form::Full,
        version: "1.0".into(),
        answers: [("MAT1".into(), Answer { declared: Some(2), observed: Some(1) })].into(),
        context: context(),
        procedures: vec!["D2".into()],
        outcome: Outcome {
            areas: [("COM".into(), None), ("MAT".into(), Some(AreaScore { percent: 33, level: 1 }))].into(),
            percent: Some(33),
            short_percent: Some(50),
            profile: Some(1),
            proposal: Proposal { path, ask_procedure: true },
        },
    }
}

fn draft(work: Work) -> Draft {
    let (id, author) = (DraftId::from_bytes([3; 16]), MediatorId::from_bytes([4; 16]));
    Draft { id, at: 1_700_000_000, author, learner: LEARNER, work }
}

fn works() -> [Work; 5] {
    let form = FormDraft { fields: vec![("first_name".into(), "Éloïse".into())], focus: 1 };
    [
        Work::Registration(form.clone()),
        Work::Correction(form),
        Work::Assessment(OpenAssessment {
            id: AssessmentId::from_bytes([5; 16]),
            kind: Form::Short,
            version: "1.0".into(),
            started_on: date!(2026 - 11 - 05),
            answers: assessment().answers,
            context: context(),
            procedures: vec!["D2".into()],
            position: 3,
        }),
        Work::Session(Box::new(OpenSession {
            id: SessionId::from_bytes([6; 16]),
            session: session_of_two(),
            touched: vec!["note".into()],
            correction: true,
            ending: true,
            module: Some("P1".into()),
        })),
        Work::Workshop(Box::new(OpenWorkshop {
            id: WorkshopId::from_bytes([8; 16]),
            workshop: workshop(),
            ratings: [(LEARNER, [("P1.1".into(), Rating::Level(2)), ("P1.2".into(), Rating::NotApplicable)].into())]
                .into(),
            sentences: [(LEARNER, "La souris se pose.".into())].into(),
            page: 1,
        })),
    ]
}

fn traces() -> [Trace; 4] {
    let (from, to) = (LEARNER, LearnerId::from_bytes([2; 16]));
    [
        Trace::Field { field: "phone".into(), before: String::new(), after: "06".into() },
        Trace::SessionCorrected(SessionId::from_bytes([6; 16]), Box::new(session_of_two())),
        Trace::AssessmentMoved { assessment: AssessmentId::from_bytes([5; 16]), from, to },
        Trace::SessionMoved { session: SessionId::from_bytes([6; 16]), from, to },
    ]
}

fn settings() -> Settings {
    Settings { place: "Médiathèque".into(), commune: Some("45155".into()), discreet: true, ..Settings::default() }
}

fn settings_with_a_pack() -> Settings {
    let taken = Taken { folder: "/home/claire/contenu".into(), digest: [7; 32] };
    Settings { content_pack: Some(taken), ..settings_with_a_key() }
}

fn settings_with_a_key() -> Settings {
    Settings { backup_folder: "/media/clé".into(), ..settings() }
}

/// The settled bytes of schema 1, a line each: a name, then hexadecimal digits. They never change.
const GOLDEN: &str = include_str!("golden.txt");

/// Checks that a record's bytes are those that were settled, and that these read back.
fn golden<R: Record + PartialEq + Debug>(name: &str, record: &R) {
    let line = format!("{name} {}", hex(&encode(record).unwrap()));
    assert!(GOLDEN.lines().any(|settled| settled == line), "{line}");
    assert_eq!(&decode::<R>(&encode(record).unwrap()).unwrap(), record);
}

#[test]
fn the_bytes_of_each_kind_are_settled() {
    let entry = Entry { sequence: 7, number: 2 };
    golden("learner", &learner());
    golden("path", &AdoptedPath { path: assessment().outcome.proposal.path, date: Some(date!(2026 - 11 - 05)) });
    golden("assessment", &Filed { entry, record: assessment() });
    golden("session_2", &Filed { entry, record: session_of_two() });
    golden("workshop", &workshop());
    golden("settings_3", &settings_with_a_pack());
    golden("mediator", &Mediator { name: "Camille".into() });
    golden("hour", &Hour(Some(time!(09:30))));
    golden("instance", &InstanceId::from_bytes([7; 16]));
    golden("mended", &Mended { first: 3, last: 5, whole: true });
    golden("erased", &Erasure::Whole);
    golden("erased_name", &Erasure::Name);
    golden("remains", &remains());
    for (name, trace) in ["field", "corrected_2", "assessment_moved", "session_moved"].into_iter().zip(traces()) {
        golden(name, &trace);
    }
    for (name, work) in
        ["registration", "correction", "open_assessment", "open_session_2", "open_workshop"].into_iter().zip(works())
    {
        golden(name, &draft(work));
    }
}

/// The bytes of a line.
fn settled(name: &str) -> Vec<u8> {
    let settled = GOLDEN.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    let byte = |at: usize| u8::from_str_radix(&settled[at..at + 2], 16).unwrap();
    (0..settled.len()).step_by(2).map(byte).collect()
}

#[test]
fn bytes_of_an_older_schema_are_read() {
    assert_eq!(decode::<Settings>(&settled("settings ")).unwrap(), settings());
    assert_eq!(decode::<Settings>(&settled("settings_2 ")).unwrap(), settings_with_a_key());
    let entry = Entry { sequence: 7, number: 2 };
    assert_eq!(decode::<Filed<Session>>(&settled("session ")).unwrap(), Filed { entry, record: session() });
    let corrected = Trace::SessionCorrected(SessionId::from_bytes([6; 16]), Box::new(session()));
    assert_eq!(decode::<Trace>(&settled("corrected ")).unwrap(), corrected);
    let Work::Session(open) = decode::<Draft>(&settled("open_session ")).unwrap().work else { panic!("a session") };
    assert_eq!((open.session, open.touched), (session(), vec!["note".to_owned()]));
}

#[test]
fn a_learner_s_bytes_are_written_out_once() {
    let learner = Learner { code: "MARS-27".into(), first_name: "E\u{301}lo".into(), ..Learner::default() };
    let expected = b"\x01\x01\x00\x07MARS-27\x00\x04\xc3\x89lo\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00";
    assert_eq!(encode(&learner).unwrap(), expected, "composed text, in the order of schema 1");
}

#[test]
fn choices_are_numbers_of_ours_and_unknown_ones_are_refused() {
    let refused = |record: Result<Learner, CodecError>| record.unwrap_err();
    let learner = Learner { other_reason: Some(OtherReason::Other), ..Learner::default() };
    let mut bytes = encode(&learner).unwrap();
    let at = bytes.iter().rposition(|byte| *byte == 1).unwrap();
    bytes[at] = 9;
    assert_eq!(refused(decode(&bytes)), CodecError::UnknownCode);
}

#[test]
fn newer_foreign_and_longer_bytes_are_refused() {
    let bytes = encode(&learner()).unwrap();
    let with = |place: usize, value: u8| {
        let mut changed = bytes.clone();
        changed[place] = value;
        changed
    };
    assert_eq!(decode::<Learner>(&with(1, 2)), Err(CodecError::Newer));
    assert_eq!(known::<Learner>(&with(2, 1)), Err(CodecError::Newer));
    assert_eq!(decode::<Learner>(&with(1, 0)), Err(CodecError::Malformed));
    assert_eq!(decode::<Learner>(&with(0, 2)), Err(CodecError::Malformed));
    assert_eq!(decode::<Learner>(&[bytes.clone(), vec![0]].concat()), Err(CodecError::Malformed));
    assert!((0..bytes.len()).all(|length| decode::<Learner>(&bytes[..length]).is_err()));
    assert_eq!(known::<Learner>(&bytes), Ok(()));
}

#[test]
fn a_length_that_lies_allocates_nothing() {
    // A text said to be of 2^62 bytes, and a list said to have as many elements.
    for kind in [Kind::Learner, Kind::Mediator, Kind::Session, Kind::Assessment, Kind::Path, Kind::Draft] {
        let mut bytes = vec![kind as u8, 1, 0];
        bytes.extend([253, 0, 0, 0, 0, 0, 0, 0, 0x40].repeat(4));
        let failures = [
            decode::<Learner>(&bytes).err(),
            decode::<Mediator>(&bytes).err(),
            decode::<Filed<Session>>(&bytes).err(),
            decode::<Filed<Assessment>>(&bytes).err(),
            decode::<AdoptedPath>(&bytes).err(),
            decode::<Draft>(&bytes).err(),
        ];
        assert_eq!(failures, [Some(CodecError::Malformed); 6]);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(kind in 0_u8..30, payload: Vec<u8>) {
        let bytes = [&[kind, 1, 0][..], &payload].concat();
        let _ = decode::<Learner>(&bytes);
        let _ = decode::<AdoptedPath>(&bytes);
        let _ = decode::<Filed<Assessment>>(&bytes);
        let _ = decode::<Filed<Session>>(&bytes);
        let _ = decode::<Trace>(&bytes);
        let _ = decode::<Settings>(&bytes);
        let _ = decode::<Mediator>(&bytes);
        let _ = decode::<Draft>(&bytes);
        let _ = decode::<Hour>(&bytes);
        let _ = decode::<Mended>(&bytes);
        let _ = decode::<Erasure>(&bytes);
        let _ = decode::<Remains>(&bytes);
        let _ = decode::<Workshop>(&bytes);
    }

    #[test]
    fn texts_come_back_composed(first_name: String, note: String, day in -1_900_000_i32..5_000_000, year: Option<u16>) {
        let record = Learner {
            first_name: first_name.clone(),
            note: note.clone(),
            birth_year: year,
            opened_on: time::Date::from_julian_day(day).ok(),
            ..Learner::default()
        };
        let read: Learner = decode(&encode(&record).unwrap()).unwrap();
        prop_assert_eq!(&read.first_name, &field::text(&first_name));
        prop_assert_eq!(read, Learner { first_name: field::text(&first_name), note: field::text(&note), ..record });
    }
}
