//! The content that ships: its counts, the rules of its wording, and the reference results of its rules.

use super::*;
use crate::domain::assessment::{Answer, AreaScore, Kind};
use crate::domain::curriculum::{Freshness, Track};
use crate::domain::exercise::{Item, Pool, Task};
use crate::domain::guards;
use crate::domain::ids::{AreaId, ModuleId, QuestionId};
use crate::domain::proposals::are_themes_allowed;
use crate::domain::scoring::score;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use time::macros::date;

fn built_in() -> Content {
    Content::built_in().unwrap()
}

/// A person of the reference set: all answers, and what the rules must make of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    name: String,
    answers: BTreeMap<QuestionId, u8>,
    procedures: Vec<ModuleId>,
    /// Percentage and level.
    areas: BTreeMap<AreaId, (u8, u8)>,
    percent: u8,
    short_percent: u8,
    profile: u8,
    basics: Vec<ModuleId>,
    own: Vec<ModuleId>,
    security: Vec<ModuleId>,
    ask_procedure: bool,
}

#[test]
fn the_rules_give_the_reference_results() {
    let content = built_in();
    let references: Vec<Reference> = serde_json::from_str(include_str!("reference.json")).unwrap();
    assert_eq!(references.len(), 8);
    for person in references {
        let name = &person.name;
        let said = |value| Answer { declared: Some(value), observed: None };
        let answers = person.answers.into_iter().map(|(id, value)| (id, said(value))).collect();
        let outcome = score(&content.questionnaire, &content.curriculum, Kind::Full, &answers, &person.procedures);
        let areas = person.areas.into_iter();
        let areas: BTreeMap<_, _> =
            areas.map(|(id, (percent, level))| (id, Some(AreaScore { percent, level }))).collect();
        assert_eq!(outcome.areas, areas, "{name}");
        let figures = (outcome.percent, outcome.short_percent, outcome.profile);
        assert_eq!(figures, (Some(person.percent), Some(person.short_percent), Some(person.profile)), "{name}");
        let path = outcome.proposal.path;
        assert_eq!(
            (path.basics, path.procedures, path.security),
            (person.basics, person.own, person.security),
            "{name}"
        );
        assert_eq!(outcome.proposal.ask_procedure, person.ask_procedure, "{name}");
    }
}

#[test]
fn nothing_is_missing() {
    let content = built_in();
    let questions = &content.questionnaire.questions;
    assert_eq!((questions.len(), content.questionnaire.areas.len()), (24, 7));
    assert_eq!(content.questionnaire.asked(Kind::Short).count(), 10);
    assert_eq!(questions.iter().map(|question| u32::from(question.weight)).sum::<u32>(), 38);
    assert_eq!(questions.iter().filter(|question| question.test.is_some()).count(), 7);

    let modules = &content.curriculum.modules;
    let skills = || modules.iter().flat_map(|module| &module.skills);
    let count = |track| modules.iter().filter(|module| module.track == track).count();
    assert_eq!([Track::Basics, Track::Procedures, Track::Security].map(count), [5, 7, 6]);
    assert_eq!(skills().count(), 106);
    assert_eq!(skills().map(|skill| &skill.id).collect::<BTreeSet<_>>().len(), 106);
    assert_eq!(modules.iter().filter(|module| module.reason.is_some()).count(), 6);
    assert!(content.curriculum.skill(&"D1.5".into()).unwrap().essential);
}

#[test]
fn skills_read_well_after_i_can() {
    for skill in built_in().curriculum.modules.iter().flat_map(|module| &module.skills) {
        let label = &skill.label;
        assert!(label.chars().count() <= 46, "{label}");
        let lower = label.to_lowercase();
        // « Le son » is a noun; the site has an address, and a thing is done: none of them is the person.
        let exempt = ["le son", "site officiel à son adresse", "ce qui se fait"];
        let others = exempt.iter().fold(lower.clone(), |text, exempt| text.replace(exempt, ""));
        let mut words = others.split(|c: char| !c.is_alphanumeric());
        assert!(!words.any(|word| ["son", "sa", "ses", "se"].contains(&word)), "{label}");
        let verb = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap();
        assert!(["er", "ir", "re"].iter().any(|ending| verb.ends_with(ending)), "{label}");
    }
}

#[test]
fn sentences_fit_where_they_are_read() {
    let content = built_in();
    for question in &content.questionnaire.questions {
        assert!(question.text.chars().count() <= 68, "{}", question.text);
        assert!(question.hint.chars().count() <= 66, "{}", question.hint);
        assert!(question.text.split_whitespace().count() <= 12, "{}", question.text);
    }
    for module in &content.curriculum.modules {
        assert_eq!(module.sentences.len(), 2, "{}", module.id);
        assert!(module.sentences.iter().all(|sentence| sentence.chars().count() <= 46), "{}", module.id);
        assert!(module.bring.chars().count() <= 56, "{}", module.bring);
        assert!(module.title.chars().count() <= 40, "{}", module.title);
    }
    let built = Sources::BUILT_IN;
    for source in
        [built.questionnaire, built.curriculum, built.vocabularies, built.guides, built.addresses, built.exercises]
    {
        assert!(!source.contains('·'), "a middle dot cannot be read aloud");
    }
}

#[test]
fn modules_keep_the_coops_rule_and_fit_its_durations() {
    let content = built_in();
    let administrative: Vec<_> = content.vocabularies.administrative_themes.keys().cloned().collect();
    for module in &content.curriculum.modules {
        assert!(are_themes_allowed(&module.themes, &administrative), "{}", module.id);
        assert!(!module.themes.is_empty(), "{}", module.id);
        let meetings = module.meetings.split_whitespace().filter_map(|word| word.parse::<u16>().ok());
        let lengths: Vec<u16> = meetings.filter(|number| *number > 2).collect();
        assert!(lengths.iter().all(|length| content.vocabularies.durations.contains(length)), "{}", module.meetings);
    }
}

#[test]
fn each_module_has_a_guide_as_long_as_its_meetings() {
    let content = built_in();
    assert_eq!(content.guides.len(), 18);
    for module in &content.curriculum.modules {
        let guide = content.guide(&module.id).unwrap();
        assert_eq!(guide.minutes(), module.duration_min, "{}", module.id);
        // « 2 × 60 », « 45 + 30 », « 1 × 90 ou 2 × 45 »: the plan is that of the first way to cut it.
        let first = module.meetings.split(" ou ").next().unwrap();
        let lengths: Vec<u16> = match first.split_once(" × ") {
            Some((times, minutes)) => vec![minutes.parse().unwrap(); times.parse().unwrap()],
            None => first.split(" + ").map(|minutes| minutes.parse().unwrap()).collect(),
        };
        let planned: Vec<u16> = guide.sittings.iter().map(crate::domain::guide::Sitting::minutes).collect();
        assert_eq!(planned, lengths, "{}", module.id);
        assert!(guide.prepare.len() >= 3 && guide.say.len() == 3 && guide.blockages.len() >= 5, "{}", module.id);
        assert!(module.track == Track::Basics || !guide.addresses.is_empty(), "{}", module.id);
    }
}

#[test]
fn guides_are_short_enough_to_be_read_beside_somebody() {
    let at_most = |length: usize, text: &str| {
        assert!(!text.trim().is_empty() && text.chars().count() <= length, "{text}");
        assert!(!text.contains("http") && !text.contains("  "), "{text}");
    };
    for guide in built_in().guides {
        guide.prepare.iter().chain(&guide.say).for_each(|text| at_most(95, text));
        for blockage in &guide.blockages {
            at_most(60, &blockage.sign);
            at_most(135, &blockage.remedy);
        }
        for sitting in &guide.sittings {
            at_most(45, &sitting.about);
            sitting.steps.iter().for_each(|step| at_most(120, &step.text));
        }
    }
}

#[test]
fn addresses_are_typed_as_they_stand_and_all_serve() {
    let guides = built_in().guides;
    let addresses = || guides.iter().flat_map(|guide| &guide.addresses);
    for address in addresses() {
        let plain = |c: char| c.is_ascii_alphanumeric() || "./-".contains(c);
        let digits = |c: char| c.is_ascii_digit() || c == ' ';
        assert!(address.typed().chars().all(if address.is_site() { plain } else { digits }), "{}", address.at);
        assert_eq!(address.is_site(), address.cost.is_empty(), "a call's cost is said: {}", address.id);
        assert!(address.name.chars().count() <= 42, "{}", address.name);
    }
    let named: BTreeSet<&str> = addresses().map(|address| address.id.as_str()).collect();
    assert_eq!(named.len(), Sources::BUILT_IN.addresses.matches("{ id = ").count());
}

#[test]
fn the_four_tests_of_the_terminal_are_there_in_variants() {
    let content = built_in();
    for question in ["MAT3", "DEM1", "DEM3", "SEC2"] {
        let test = content.test_of(&question.into()).unwrap();
        let draws: BTreeSet<String> = (0..20).map(|seed| format!("{:?}", test.draw(seed))).collect();
        assert!(draws.len() >= 3, "{question}: {}", draws.len());
    }
    assert!(content.test_of(&"MAT2".into()).is_none());
}

#[test]
fn each_module_can_be_practised() {
    let content = built_in();
    for module in &content.curriculum.modules {
        assert!(content.practice(Some(&module.id)).next().is_some(), "{}", module.id);
    }
    for exercise in content.practice(None) {
        let items = exercise.draw(1);
        assert!((5..=12).contains(&items.len()), "{}", exercise.id);
        let told = |item: &Item| !item.why.is_empty() || matches!(item.task, Task::Make | Task::Repeat);
        assert!(items.iter().all(told), "{}", exercise.id);
    }
}

/// Every text of an exercise that a learner may read.
fn read_by_learners(exercise: &crate::domain::exercise::Exercise) -> Vec<String> {
    let mut texts = vec![exercise.title.clone(), exercise.prompt.clone()];
    let mut add = |more: &[&String]| texts.extend(more.iter().map(|text| (*text).clone()));
    match &exercise.pool {
        Pool::Judge { answers, things } => {
            add(&answers.iter().collect::<Vec<_>>());
            for thing in things {
                add(&[&thing.from, &thing.text, &thing.why]);
            }
        }
        Pool::Choose(choices) | Pool::Passphrase(choices) => choices.iter().for_each(|choice| {
            add(&[&choice.ask, &choice.right, &choice.why]);
            add(&choice.wrong.iter().collect::<Vec<_>>());
        }),
        Pool::Copy(models) => models.iter().for_each(|model| add(&[&model.text, &model.why])),
        Pool::Order(sequences) => sequences.iter().for_each(|sequence| {
            add(&[&sequence.ask]);
            for step in &sequence.steps {
                add(&[&step.text, &step.why]);
            }
        }),
        Pool::Fill(forms) => forms.iter().for_each(|form| {
            add(&[&form.title]);
            add(&form.letter.iter().collect::<Vec<_>>());
            for one in &form.boxes {
                add(&[&one.label, &one.right, &one.given, &one.fault]);
            }
        }),
    }
    texts
}

#[test]
fn exercises_lead_to_no_site_that_somebody_could_own() {
    let content = built_in();
    let known: BTreeSet<&str> = Sources::BUILT_IN
        .addresses
        .split("https://")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '/']).next())
        .flat_map(|host| [host, host.trim_start_matches("www.")])
        .collect();
    for text in content.exercises.iter().flat_map(read_by_learners) {
        for word in text.split(|c: char| !(c.is_alphanumeric() || ".-_@".contains(c))) {
            let word = word.trim_matches('.');
            let named = word.rsplit_once('.').filter(|(_, end)| end.len() > 1 && end.chars().all(char::is_alphabetic));
            let Some((_, end)) = named else { continue };
            let harmless = ["example", "invalid", "jpg"].contains(&end) || known.contains(word);
            assert!(harmless, "{word} in « {text} »");
        }
    }
}

#[test]
fn exercises_are_read_by_people_who_read_little() {
    for exercise in built_in().exercises {
        assert!(exercise.prompt.split_whitespace().count() <= 12, "{}", exercise.prompt);
        assert!(exercise.title.chars().count() <= 34, "{}", exercise.title);
        for text in read_by_learners(&exercise) {
            assert!(text.chars().count() <= 95 && !text.contains('·'), "{text}");
        }
        for item in exercise.draw(5) {
            if let Task::Pick { answers, before, .. } = item.task {
                assert!(answers.iter().chain(&before).all(|text| text.chars().count() <= 60), "{answers:?}");
            }
        }
    }
}

#[test]
fn a_module_nobody_checked_says_so() {
    let mut module = built_in().curriculum.modules.swap_remove(0);
    let today = date!(2026 - 11 - 22);
    assert_eq!(module.freshness(today), Freshness::NeverChecked);
    module.checked_on = Some(date!(2026 - 06 - 01));
    assert_eq!(module.freshness(today), Freshness::Fresh);
    module.checked_on = Some(date!(2026 - 05 - 01));
    assert_eq!(module.freshness(today), Freshness::Stale);
}

#[test]
fn broken_content_is_refused_with_its_place() {
    let fault_of = |change: fn(&mut Sources<'_>, &'static str), text: String| {
        let mut sources = Sources::BUILT_IN;
        change(&mut sources, String::leak(text));
        match Content::read(&sources) {
            Err(ContentError::Fault { place, fault, .. }) => (place, Some(fault)),
            Err(ContentError::Shape { file, .. }) => (file.to_owned(), None),
            Ok(_) => ("accepted".to_owned(), None),
        }
    };
    let built = Sources::BUILT_IN;
    for (old, new, place, fault) in [
        ("id = \"P2\"", "id = \"P1\"", "P1", Some(Fault::Twice)),
        ("id = \"P1.2\"", "id = \"P1.1\"", "P1.1", Some(Fault::Twice)),
        ("id = \"P1.2\"", "id = \"P2.2\"", "P2.2", Some(Fault::ForeignSkill)),
        ("prerequisites = [\"P1\"]", "prerequisites = [\"S6\"]", "P2", Some(Fault::BeforePrerequisite)),
        ("\"email\"", "\"courriel\"", "courriel", Some(Fault::Unknown)),
        ("title = \"Taper au clavier\"", "titre = \"Taper au clavier\"", "curriculum.toml", None),
        ("duration_min = 90", "duration_min = 90\nchecked_on = \"hier\"", "P2", Some(Fault::Date)),
    ] {
        assert!(built.curriculum.contains(old), "{old}");
        let text = built.curriculum.replacen(old, new, 1);
        assert_eq!(fault_of(|sources, text| sources.curriculum = text, text), (place.to_owned(), fault), "{new}");
    }
    for (old, new, place, fault) in [
        ("module = \"P2\"", "module = \"P1\"", "P1", Some(Fault::Twice)),
        ("module = \"P2\"", "module = \"P9\"", "P9", Some(Fault::Unknown)),
        ("min = 20", "min = 21", "P1", Some(Fault::Minutes)),
        ("\"2026-11-22\"", "\"2026-11-31\"", "P1", Some(Fault::Date)),
        ("[\"service-public\"]", "[\"service-prive\"]", "service-prive", Some(Fault::Unknown)),
        ("remedy", "remede", "guides.toml", None),
    ] {
        assert!(built.guides.contains(old), "{old}");
        let text = built.guides.replacen(old, new, 1);
        assert_eq!(fault_of(|sources, text| sources.guides = text, text), (place.to_owned(), fault), "{new}");
    }
    for (old, new, place, fault) in [
        ("test = \"MAT3\"", "test = \"MAT1\"", "essai-clavier", Some(Fault::Unknown)),
        ("skills = [\"P1.1\"]", "skills = [\"P1.9\"]", "ordre-eteindre", Some(Fault::Unknown)),
        ("skills = [\"P1.1\"]", "skills = []", "ordre-eteindre", Some(Fault::Unknown)),
        ("drawn = 6", "drawn = 13", "essai-messages", Some(Fault::TooFew)),
        ("answers = [\"vraie\", \"fausse\"]", "", "essai-adresses", Some(Fault::OnePool)),
        ("why = ", "pourquoi = ", "exercises.toml", None),
    ] {
        assert!(built.exercises.contains(old), "{old}");
        let text = built.exercises.replacen(old, new, 1);
        assert_eq!(fault_of(|sources, text| sources.exercises = text, text), (place.to_owned(), fault), "{new}");
    }
    for (old, new, place, fault) in [
        ("weight = 2", "weight = 3", "MAT1", Some(Fault::Weight)),
        ("modules = [\"P1\"]", "modules = [\"P9\"]", "MAT1", Some(Fault::Unknown)),
        ("area = \"MAT\"", "area = \"MOT\"", "MAT1", Some(Fault::Unknown)),
        ("[17, 42, 58]", "[17, 58, 42]", "thresholds", Some(Fault::Thresholds)),
        ("id = \"MAT2\"", "id = \"MAT1\"", "MAT1", Some(Fault::Twice)),
    ] {
        assert!(built.questionnaire.contains(old), "{old}");
        let text = built.questionnaire.replacen(old, new, 1);
        assert_eq!(fault_of(|sources, text| sources.questionnaire = text, text), (place.to_owned(), fault), "{new}");
    }
}

#[test]
fn the_programmes_own_words_are_never_pointed_out() {
    let files = [include_str!("curriculum.toml"), include_str!("questionnaire.toml")];
    for line in files.iter().flat_map(|file| file.lines()) {
        let found = guards::think_over(line).and_then(|found| line.get(found.range));
        assert_eq!(found, None, "{line}");
        assert_eq!(guards::refuse(line), None, "{line}");
    }
}
