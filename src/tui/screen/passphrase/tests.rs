use super::*;
use crate::tui::key::{Code, Key};
use crate::tui::screen::Step;
use crate::tui::screen::tests::shared;

const PHRASE: &str = "tomate glacier 45";

fn type_in(new: &mut NewPassphrase, text: &str) -> Chosen {
    new.update(&Action::Text(text.to_owned()), &shared())
}

fn press(new: &mut NewPassphrase, code: Code) -> Chosen {
    new.update(&Action::Key(Key::plain(code)), &shared())
}

fn judged(new: &mut NewPassphrase, gauge: Gauge) -> Chosen {
    new.hear(&Reply::PassphraseGauged(gauge))
}

fn is_chosen(chosen: &Chosen, expected: &str) -> bool {
    matches!(chosen, Chosen::Yes(secret) if *secret == Secret::from(expected))
}

#[test]
fn the_same_phrase_twice_is_chosen() {
    let mut new = NewPassphrase::new(vec!["Gien".into()]);
    let Chosen::NotYet(steps) = type_in(&mut new, PHRASE) else { panic!("chosen already") };
    let [Step::Do(asked)] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(&**asked, Effect::GaugePassphrase { known, .. } if *known == ["Gien"]));
    judged(&mut new, Gauge::Fair);
    assert_eq!(new.gauge, Some(Gauge::Fair));
    press(&mut new, Code::Enter);
    type_in(&mut new, PHRASE);
    assert!(is_chosen(&press(&mut new, Code::Enter), PHRASE));
}

#[test]
fn each_fault_is_named_and_has_the_focus() {
    for (first, again, gauge, fault, focus) in [
        ("", "", None, Fault::Missing, FIELD),
        ("court", "court", Some(Gauge::TooShort), Fault::TooShort, FIELD),
        (PHRASE, "", Some(Gauge::Weak), Fault::AgainMissing, AGAIN),
        (PHRASE, "tomate glacier 46", Some(Gauge::Weak), Fault::Different, AGAIN),
    ] {
        let mut new = NewPassphrase::new(Vec::new());
        type_in(&mut new, first);
        if let Some(gauge) = gauge {
            judged(&mut new, gauge);
        }
        press(&mut new, Code::Enter);
        type_in(&mut new, again);
        assert!(matches!(press(&mut new, Code::Enter), Chosen::NotYet(_)));
        assert_eq!((new.fault, new.form.focused_name()), (Some(fault), focus));
    }
}

#[test]
fn enter_waits_for_the_judgement_of_what_stands_there() {
    let mut new = NewPassphrase::new(Vec::new());
    type_in(&mut new, "tomate glacier");
    type_in(&mut new, " 45");
    press(&mut new, Code::Enter);
    type_in(&mut new, PHRASE);
    assert!(matches!(press(&mut new, Code::Enter), Chosen::NotYet(_)));
    assert!(new.is_waiting());
    assert!(matches!(judged(&mut new, Gauge::TooShort), Chosen::NotYet(_)), "the first half is no longer there");
    assert!(is_chosen(&judged(&mut new, Gauge::Fair), PHRASE));
    assert!(!new.is_waiting());
}

#[test]
fn one_key_takes_the_suggestion() {
    let mut new = NewPassphrase::new(Vec::new());
    new.hear(&Reply::PassphraseSuggested(Secret::from("cinq mots tout a fait")));
    type_in(&mut new, "autre chose");
    new.update(&Action::Command(Command::New), &shared());
    assert!(new.taken);
    judged(&mut new, Gauge::Weak);
    judged(&mut new, Gauge::Strong);
    assert!(is_chosen(&press(&mut new, Code::Enter), "cinq mots tout a fait"));
}

#[test]
fn nothing_typed_stands_in_debug() {
    let mut new = NewPassphrase::new(Vec::new());
    new.hear(&Reply::PassphraseSuggested(Secret::from("cinq mots")));
    type_in(&mut new, PHRASE);
    let shown = format!("{new:?}");
    assert!(!shown.contains("tomate") && !shown.contains("cinq"), "{shown}");
}
