//! Progress rules: tables, and the property that work never sets a learner back.

use super::*;
use crate::content::Content;
use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, LearnerId, MediatorId, ModuleId};
use proptest::prelude::*;
use time::macros::date;

/// Reads `P1.1=2 P1.2=so`.
fn ratings(text: &str) -> Ratings {
    let read = |value: &str| value.parse().map_or(Rating::NotApplicable, Rating::Level);
    text.split_whitespace().filter_map(|pair| pair.split_once('=')).map(|(id, v)| (id.into(), read(v))).collect()
}

fn session(date: Date, text: &str) -> Session {
    Session { ratings: ratings(text), ..Session::on(LearnerId::from_bytes([0; 16]), date) }
}

fn id(number: u8) -> SessionId {
    SessionId::from_bytes([number; 16])
}

fn kept(number: u8, session: Session) -> (SessionId, Kept<Session>) {
    let (instance, author) = (InstanceId::from_bytes([0; 16]), MediatorId::from_bytes([0; 16]));
    (id(number), Kept { stamp: Stamp { at: 0, instance, sequence: number.into(), author }, record: session })
}

fn path(basics: &str, procedures: &str, security: &str) -> Path {
    let ids = |text: &str| text.split_whitespace().map(ModuleId::from).collect();
    Path { basics: ids(basics), procedures: ids(procedures), security: ids(security) }
}

/// All skills of a module at 3.
fn mastered(content: &Content, module: &str) -> Ratings {
    let module = content.curriculum.module(&module.into()).unwrap();
    module.skills.iter().map(|skill| (skill.id.clone(), Rating::Level(3))).collect()
}

#[test]
fn the_latest_session_decides_even_downwards() {
    let sessions = [
        session(date!(2026 - 11 - 03), "P1.1=3 P1.2=1 P1.4=2"),
        session(date!(2026 - 11 - 10), "P1.1=1 P1.4=so"),
        session(date!(2026 - 11 - 10), "P1.2=0"),
    ];
    assert_eq!(current_ratings(&sessions), ratings("P1.1=1 P1.2=0 P1.4=so"));
    assert_eq!(current_ratings([]), Ratings::new());
}

#[test]
fn what_stood_before_a_session_depends_on_its_day_and_entry() {
    let sessions = [
        kept(1, session(date!(2026 - 11 - 03), "P1.1=1")),
        kept(2, session(date!(2026 - 11 - 10), "P1.1=2")),
        kept(3, session(date!(2026 - 11 - 10), "P1.1=3")),
    ];
    for (number, day, before) in [
        (1, date!(2026 - 11 - 03), ""),
        (2, date!(2026 - 11 - 10), "P1.1=1"),
        (3, date!(2026 - 11 - 10), "P1.1=2"),
        (9, date!(2026 - 11 - 10), "P1.1=3"),
        (9, date!(2026 - 11 - 04), "P1.1=1"),
        (9, date!(2026 - 11 - 02), ""),
        (1, date!(2026 - 11 - 20), "P1.1=3"),
        (3, date!(2026 - 11 - 05), "P1.1=1"),
    ] {
        assert_eq!(previous_ratings(&sessions, &id(number), day), ratings(before), "{number} on {day}");
    }
}

#[test]
fn a_module_goes_through_four_states() {
    let content = Content::built_in().unwrap();
    let module = content.curriculum.module(&"P1".into()).unwrap();
    for (given, state, percent, autonomous, counted) in [
        ("", State::Todo, 0, 0, 6),
        ("P1.1=0 P1.2=0", State::Todo, 0, 0, 6),
        ("P1.6=1", State::Started, 5, 0, 6),
        ("P1.1=2 P1.2=2 P1.3=1", State::Started, 27, 0, 6),
        ("P1.1=2 P1.2=2 P1.3=2", State::WithHelp, 33, 0, 6),
        ("P1.1=3 P1.2=3 P1.3=3", State::WithHelp, 50, 3, 6),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=3", State::WithHelp, 66, 4, 6),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=3 P1.5=3", State::Acquired, 83, 5, 6),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=3 P1.6=so", State::Acquired, 80, 4, 5),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=so P1.5=so P1.6=so", State::Acquired, 100, 3, 3),
        ("P1.1=so P1.2=3 P1.3=3 P1.4=3 P1.5=3 P1.6=3", State::Started, 83, 5, 6),
        ("P1.1=99", State::Started, 16, 1, 6),
    ] {
        let expected = ModuleProgress { state, percent, autonomous, counted };
        assert_eq!(module_progress(module, &ratings(given)), expected, "{given}");
    }
}

#[test]
fn the_next_module_is_a_bit_of_each_group() {
    let content = Content::built_in().unwrap();
    let path = path("P1 P2", "D1 D2", "S2");
    let mut ratings = Ratings::new();
    for expected in ["P1", "D1", "S2", "P2", "D2"] {
        assert_eq!(next_module(&path, &content.curriculum, &ratings).unwrap().id.as_str(), expected);
        ratings.extend(mastered(&content, expected));
    }
    assert_eq!(next_module(&path, &content.curriculum, &ratings), None);

    let heads = |ratings: &Ratings| {
        let steps = next_steps(&path, &content.curriculum, ratings);
        steps.into_iter().map(|module| module.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(heads(&Ratings::new()), ["P1", "D1", "S2"]);
    assert_eq!(heads(&mastered(&content, "S2")), ["P1", "D1"]);
}

#[test]
fn prerequisites_outside_the_path_are_taken_as_acquired() {
    let content = Content::built_in().unwrap();
    let procedure = content.curriculum.module(&"D1".into()).unwrap();
    let missing = |path: &Path, ratings: &Ratings| {
        let modules = missing_prerequisites(procedure, path, &content.curriculum, ratings);
        modules.into_iter().map(|module| module.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&path("P3 P4", "D1", ""), &Ratings::new()), ["P3", "P4"]);
    assert_eq!(missing(&path("P3 P4", "D1", ""), &mastered(&content, "P3")), ["P4"]);
    assert_eq!(missing(&path("", "D1", ""), &Ratings::new()), Vec::<String>::new());
}

#[test]
fn the_next_skill_is_the_weakest_that_matters() {
    let content = Content::built_in().unwrap();
    let module = content.curriculum.module(&"P1".into()).unwrap();
    for (given, next) in [
        ("", Some("P1.1")),
        ("P1.1=3 P1.2=2 P1.3=1", Some("P1.3")),
        ("P1.1=3 P1.2=2 P1.3=2", Some("P1.2")),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=so P1.5=2", Some("P1.5")),
        ("P1.1=3 P1.2=3 P1.3=3 P1.4=so P1.5=3 P1.6=so", None),
    ] {
        let found = next_skill(module, &ratings(given)).map(|skill| skill.id.to_string());
        assert_eq!(found.as_deref(), next, "{given}");
    }
}

#[test]
fn improving_a_skill_never_lowers_a_state() {
    let content = Content::built_in().unwrap();
    proptest!(ProptestConfig::with_cases(2000), |(module in any::<prop::sample::Index>(), levels in prop::collection::vec(prop::option::weighted(0.9, 0u8..=3), 6), improved in any::<prop::sample::Index>(), by in 1u8..=3)| {
        let module = module.get(&content.curriculum.modules);
        let before: Ratings = module.skills.iter().zip(levels)
            .map(|(skill, level)| match level {
                Some(level) => (skill.id.clone(), Rating::Level(level)),
                None if skill.essential => (skill.id.clone(), Rating::Level(0)),
                None => (skill.id.clone(), Rating::NotApplicable),
            })
            .collect();
        let mut after = before.clone();
        if let Some(Rating::Level(level)) = after.get_mut(&improved.get(&module.skills).id) {
            *level = (*level + by).min(3);
        }
        let (was, now) = (module_progress(module, &before), module_progress(module, &after));
        prop_assert!(now.state >= was.state && now.percent >= was.percent && now.autonomous >= was.autonomous);
        prop_assert_eq!(now.counted, was.counted);
    });
}

#[test]
fn skills_the_programme_lost_are_kept() {
    let content = Content::built_in().unwrap();
    let ratings: Ratings =
        [("P1.1".into(), Rating::Level(3)), ("P1.99".into(), Rating::Level(2)), ("X1.1".into(), Rating::NotApplicable)]
            .into();
    let gone = strangers(&content.curriculum, &ratings);
    assert_eq!(gone, [("P1.99".into(), Rating::Level(2)), ("X1.1".into(), Rating::NotApplicable)]);
}
