use super::*;
use crate::domain::learner::Learner;
use proptest::prelude::*;
use time::macros::date;

fn id(n: u32) -> LearnerId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    LearnerId::from_bytes(bytes)
}

fn person(code: &str, first: &str, last: &str, year: u16, insee: &str, phone: &str) -> Learner {
    Learner {
        code: code.into(),
        first_name: first.into(),
        last_name: last.into(),
        birth_year: Some(year).filter(|year| *year > 0),
        commune: Some(Insee::from(insee)).filter(|insee| !insee.as_str().is_empty()),
        phone: phone.into(),
        ..Learner::default()
    }
}

fn commune(insee: &Insee) -> Option<String> {
    let name = match insee.as_str() {
        "45155" => "Gien",
        "45254" => "Poilly-lez-Gien",
        _ => return None,
    };
    Some(name.to_owned())
}

fn people() -> Vec<(LearnerId, Learner, Option<Date>)> {
    let rows = [
        ("MARS-27", "Yvette", "Martin", 1951, "45155", "06 12 34 56 78", Some(date!(2026 - 11 - 17))),
        ("LILAS-12", "Yvette", "Renard", 1948, "45254", "+33 6 98 76 54 32", Some(date!(2026 - 03 - 12))),
        ("CANOE-512", "Yvette", "", 0, "", "", Some(date!(2026 - 02 - 03))),
        ("PONT-940", "Ivette", "Dupont", 1951, "45155", "", Some(date!(2026 - 10 - 08))),
        ("LUNE-83", "", "", 0, "45155", "", None),
        ("SAPIN-4", "Éloïse", "de la Tour", 1990, "99999", "02 38 00 00 00", None),
        ("GARE-31", "Jean-Marie", "Lœb", 1960, "", "", Some(date!(2026 - 11 - 01))),
        ("PLAGE-8", "Bernadette", "Van Gogh", 1939, "45155", "", None),
    ];
    let learner = |(n, (code, first, last, year, insee, phone, visit))| {
        (id(n), person(code, first, last, year, insee, phone), visit)
    };
    (0..).zip(rows).map(learner).collect()
}

fn built(people: &[(LearnerId, Learner, Option<Date>)], commune: fn(&Insee) -> Option<String>) -> Directory {
    Directory::build(people.iter().map(|(id, learner, visit)| Named::of(*id, learner, *visit)), commune)
}

/// The same people, known at the start or come one by one.
fn directories() -> [Directory; 2] {
    let mut grown = Directory::default();
    for (id, learner, visit) in people() {
        let place = learner.commune.as_ref().and_then(commune).unwrap_or_default();
        grown.upsert(id, &learner, &place);
        grown.set_last_visit(&id, visit);
    }
    [built(&people(), commune), grown]
}

fn codes(directory: &Directory, typed: &str) -> Vec<String> {
    let hits = directory.search(typed, usize::MAX);
    assert_eq!(hits.total, hits.shown.len());
    hits.shown.iter().map(|hit| directory.entry(&hit.id).unwrap().code.to_owned()).collect()
}

fn hows(directory: &Directory, typed: &str) -> Vec<How> {
    directory.search(typed, usize::MAX).shown.iter().map(|hit| hit.how).collect()
}

#[test]
fn people_are_found_as_one_remembers_them() {
    for directory in directories() {
        for (typed, expected) in [
            ("yvet", vec!["MARS-27", "LILAS-12", "CANOE-512", "PONT-940"]),
            ("YVETTE M", vec!["MARS-27"]),
            ("martin yvette", vec!["MARS-27"]),
            ("eloise", vec!["SAPIN-4"]),
            ("tour eloise", vec!["SAPIN-4"]),
            ("éloïse de la tour", vec!["SAPIN-4"]),
            ("latour", vec![]),
            ("loeb", vec!["GARE-31"]),
            ("jean marie", vec!["GARE-31"]),
            ("Gogh", vec!["PLAGE-8"]),
            ("van", vec!["PLAGE-8"]),
            ("gogh van", vec!["PLAGE-8"]),
            ("bernadet gogh du", vec!["PLAGE-8"]),
            ("mars 27", vec!["MARS-27"]),
            ("mars27", vec!["MARS-27"]),
            ("MARS-2", vec!["MARS-27"]),
            ("06 12", vec!["MARS-27"]),
            ("0612345678", vec!["MARS-27"]),
            ("+33 6 12", vec!["MARS-27"]),
            ("06.98", vec!["LILAS-12"]),
            ("yvette 06 98", vec!["LILAS-12"]),
            ("poilly", vec!["LILAS-12"]),
            ("gien yvette", vec!["MARS-27", "LILAS-12", "PONT-940"]),
            ("lune", vec!["LUNE-83"]),
            ("personne", vec![]),
            ("", vec![]),
            (" - ", vec![]),
        ] {
            assert_eq!(codes(&directory, typed), expected, "{typed}");
        }
    }
}

#[test]
fn a_last_particle_counts_only_when_it_finds_somebody() {
    for directory in directories() {
        assert_eq!(codes(&directory, "yvette de"), codes(&directory, "yvette"));
        assert_eq!(codes(&directory, "eloise de"), ["SAPIN-4"]);
    }
}

#[test]
fn exact_then_beginnings_then_close() {
    for directory in directories() {
        assert_eq!(hows(&directory, "yvette"), [How::Exact, How::Exact, How::Exact, How::Near]);
        assert_eq!(hows(&directory, "yvet"), [How::Start, How::Start, How::Start, How::Near]);
        assert_eq!(
            (codes(&directory, "Dupond"), hows(&directory, "Dupond")),
            (vec!["PONT-940".into()], vec![How::Near])
        );
        assert_eq!(codes(&directory, "bernardete"), ["PLAGE-8"]);
    }
}

#[test]
fn a_name_comes_before_a_commune_of_that_name() {
    let rows = [
        ("MARS-1", "Zoé", "Martin", 1951, "45001", "", None),
        ("MARS-2", "Anne", "Petit", 1960, "45001", "", Some(date!(2026 - 11 - 20))),
        ("MARS-3", "Martine", "Roux", 1970, "", "", None),
        ("MARS-4", "Martin", "Roux", 1970, "", "", None),
    ];
    let learner = |(n, (code, first, last, year, insee, phone, visit))| {
        (id(n), person(code, first, last, year, insee, phone), visit)
    };
    let people: Vec<_> = (0..).zip(rows).map(learner).collect();
    let place = |_: &Insee| Some("Saint-Martin-d'Abbat".to_owned());
    let mut grown = Directory::default();
    for (id, learner, visit) in &people {
        let commune = learner.commune.as_ref().and_then(place).unwrap_or_default();
        grown.upsert(*id, learner, &commune);
        grown.set_last_visit(id, *visit);
    }
    for directory in [built(&people, place), grown] {
        assert_eq!(codes(&directory, "martin"), ["MARS-4", "MARS-1", "MARS-3", "MARS-2"]);
        assert_eq!(codes(&directory, "mart"), ["MARS-4", "MARS-3", "MARS-1", "MARS-2"]);
        assert_eq!(codes(&directory, "petit martin"), ["MARS-2"]);
    }
}

#[test]
fn a_code_of_before_finds_the_record_that_stays() {
    for mut directory in directories() {
        let gone = |from: u32, code: &str, into: u32| Joined { from: id(from), code: code.into(), into: id(into) };
        directory.set_joined(vec![gone(90, "ROCHE-83", 0), gone(91, "ROSE-1", 77)]);
        for typed in ["ROCHE-83", "roche 83", "roche8"] {
            assert_eq!(
                (codes(&directory, typed), hows(&directory, typed)),
                (vec!["MARS-27".into()], vec![How::Joined])
            );
        }
        assert_eq!(directory.by_code(&"ROCHE-83".into()), Some(id(0)));
        assert_eq!(directory.sorted(By::Name, "roche-83"), [id(0)]);
        assert_eq!(directory.joined(&id(90)).map(|one| one.into), Some(id(0)));
        assert_eq!((directory.by_code(&"ROSE-1".into()), directory.joined(&id(91))), (None, None), "it is no more");
        assert!(codes(&directory, "roc").is_empty());
        directory.remove(&id(0));
        assert!(codes(&directory, "roche-83").is_empty() && directory.by_code(&"ROCHE-83".into()).is_none());
    }
}

#[test]
fn a_limit_keeps_the_best() {
    for directory in directories() {
        let hits = directory.search("yvet", 2);
        assert_eq!((hits.total, hits.shown.len()), (4, 2));
        assert_eq!(hits.shown, directory.search("yvet", 9).shown[..2]);
        assert_eq!(directory.search("yvet", 0).total, 4);
    }
}

#[test]
fn changes_are_found_at_once() {
    for mut directory in directories() {
        let changed = person("MARS-27", "Yvonne", "Petit", 1951, "45254", "0700000000");
        directory.upsert(id(0), &changed, "Poilly-lez-Gien");
        assert_eq!(directory.len(), 8);
        assert_eq!(codes(&directory, "martin"), Vec::<String>::new());
        assert_eq!(codes(&directory, "06 12"), Vec::<String>::new());
        assert_eq!(codes(&directory, "yvonne petit poilly 07"), ["MARS-27"]);
        assert_eq!(directory.entry(&id(0)).unwrap().last_visit, Some(date!(2026 - 11 - 17)));
        directory.remove(&id(0));
        assert_eq!((directory.len(), codes(&directory, "yvonne").len()), (7, 0));
        assert!(directory.entry(&id(0)).is_none() && directory.by_code(&"MARS-27".into()).is_none());
        directory.remove(&id(0));
        assert_eq!(directory.len(), 7);
    }
}

#[test]
fn many_changes_make_the_index_again() {
    let mut directory = built(&people(), commune);
    for n in 0..3 * u32::try_from(CHANGES).unwrap() {
        directory.upsert(id(100 + n % 5000), &person(&format!("TEST-{n}"), "Zoé", "Testu", 2000, "", ""), "");
    }
    assert_eq!(directory.len(), 5008);
    assert!(directory.rows.len() <= 5008 + CHANGES + 1);
    assert_eq!(directory.search("zoe", 10).total, 5000);
    assert_eq!(codes(&directory, "yvet").len(), 4);
    assert_eq!(directory.entry(&id(0)).unwrap().last_visit, Some(date!(2026 - 11 - 17)));
}

#[test]
fn lists_are_sorted() {
    for directory in directories() {
        let list = |by, typed: &str| -> Vec<&str> {
            directory.sorted(by, typed).iter().map(|id| directory.entry(id).unwrap().code).collect()
        };
        let by_name = ["PLAGE-8", "SAPIN-4", "PONT-940", "GARE-31", "LUNE-83", "CANOE-512", "MARS-27", "LILAS-12"];
        assert_eq!(list(By::Name, ""), by_name);
        assert_eq!(list(By::Code, "gien"), ["LILAS-12", "LUNE-83", "MARS-27", "PLAGE-8", "PONT-940"]);
        assert_eq!(list(By::LastVisit, "yvette"), ["MARS-27", "PONT-940", "LILAS-12", "CANOE-512"]);
        assert_eq!(list(By::BirthYear, "yvette"), ["LILAS-12", "PONT-940", "MARS-27", "CANOE-512"]);
        let by_commune = list(By::Commune, "");
        assert_eq!(by_commune[..4], ["PLAGE-8", "PONT-940", "LUNE-83", "MARS-27"]);
        assert_eq!(by_commune[4], "LILAS-12");
    }
}

#[test]
fn likely_duplicates_are_told() {
    for directory in directories() {
        for (first, last, year, phone, expected) in [
            ("Yvette", "", Some(1951), "", vec!["MARS-27", "PONT-940"]),
            ("yvete", "", Some(1950), "", vec!["MARS-27"]),
            ("Ivette", "D", Some(1952), "", vec!["PONT-940"]),
            ("Yvette", "Renart", None, "", vec!["LILAS-12"]),
            ("Yvette", "", None, "", vec![]),
            ("Yvette", "Durand", Some(1951), "", vec![]),
            ("Yvette", "", Some(1960), "", vec![]),
            ("Karim", "", Some(1960), "0612345678", vec!["MARS-27"]),
            ("Yvette", "", Some(1951), "06 12 34 56 78", vec!["MARS-27", "PONT-940"]),
            ("Éloise", "De La Tour", Some(1990), "", vec!["SAPIN-4"]),
            ("", "", None, "", vec![]),
            ("Bernardette", "van gog", None, "", vec!["PLAGE-8"]),
        ] {
            let person = Person { first_name: first, last_name: last, birth_year: year, phone };
            let found = directory.likely_duplicates(&person, None);
            let codes: Vec<&str> = found.iter().map(|id| directory.entry(id).unwrap().code).collect();
            assert_eq!(codes, expected, "{first} {last}");
            assert_eq!(directory.duplicate_finder().find(&person, None), found);
        }
        let (own, learner, _) = &people()[0];
        assert_eq!(directory.likely_duplicates(&Person::from(learner), Some(own)), []);
    }
}

#[test]
fn homonyms_are_counted() {
    for directory in directories() {
        for (name, expected) in [("yvette", 3), ("Jean Marie", 1), ("Jean", 0), ("", 0)] {
            assert_eq!(directory.homonyms(name), expected, "{name}");
        }
    }
}

#[test]
fn nothing_is_left_after_wiping() {
    for mut directory in directories() {
        assert!(!format!("{directory:?}").contains("Yvette"));
        directory.wipe();
        assert!(directory.is_empty() && directory.search("yvette", 9).total == 0);
        directory.upsert(id(1), &people()[0].1, "Gien");
        assert_eq!(codes(&directory, "yvette gien"), ["MARS-27"]);
    }
}

proptest! {
    #[test]
    fn any_text_gets_an_answer(typed in any::<String>(), near in "[a-zé0-9 '+.-]{0,30}") {
        for directory in directories() {
            let _ = (directory.search(&typed, 5), directory.search(&near, 5), directory.sorted(By::Commune, &near));
            let person = Person { first_name: &typed, last_name: &near, birth_year: Some(1951), phone: &near };
            let _ = (directory.likely_duplicates(&person, None), directory.homonyms(&typed));
        }
    }

    #[test]
    fn everybody_is_found_by_any_part_of_their_name(
        names in proptest::collection::vec(("[A-Za-zéèçœ]{1,9}( |-|')?[a-z]{1,6}", "[A-Zé]{2,9}", 0_u16..2000), 1..20),
        cut in 1_usize..6,
    ) {
        let learners: Vec<_> = (0..).zip(&names)
            .map(|(n, (first, last, code))| (id(n), person(&format!("C-{code}"), first, last, 1950, "45155", ""), None))
            .collect();
        let directory = built(&learners, commune);
        for (id, learner, _) in &learners {
            for name in [&learner.first_name, &learner.last_name] {
                let folded = fold(name);
                let word: String = words(&folded).last().unwrap().chars().take(cut).collect();
                prop_assert!(directory.search(&word, usize::MAX).shown.iter().any(|hit| hit.id == *id), "{}", word);
            }
            let whole = format!("{} {}", learner.last_name.to_lowercase(), learner.first_name.to_uppercase());
            prop_assert!(directory.search(&whole, usize::MAX).shown.iter().any(|hit| hit.id == *id), "{}", whole);
        }
    }
}
