use super::*;
use crate::domain::ids::MediatorId;
use crate::text::{Failure, passphrase as phrase_words};
use crate::tui::effect::Gauge;
use crate::tui::screen::Screen;
use crate::tui::screen::tests::{Desk, shared};

const LETTERS: &str = "KRVNTDBHXLPCGSJFNXDTRCHVBLGKPJSRDVNX";
const PHRASE: &str = "tomate glacier 45";

fn desk() -> Desk {
    Desk::on(Screen::FirstStart(Box::new(State::new(&shared()))))
}

/// At the passphrase.
fn named() -> Desk {
    let mut desk = desk();
    desk.type_text("Médiathèque de Gien").press("enter").paste("gien").press("enter enter");
    desk.type_text("Claire").press("enter").sees("étape 3 sur 5");
    desk
}

/// At the trial of the keys.
fn chosen() -> Desk {
    let mut desk = named();
    desk.answer(Reply::PassphraseSuggested(Secret::from("cinq mots tout a fait")));
    desk.paste(PHRASE).answer(Reply::PassphraseGauged(Gauge::Fair)).press("enter").paste(PHRASE).press("enter");
    desk.sees("étape 4 sur 5");
    desk
}

/// With the code in sight.
fn founded() -> Desk {
    let mut desk = chosen();
    desk.press("f2").type_text("@").press("enter").sees(words::PREPARING);
    desk.answer(Reply::Founded(Secret::from(LETTERS)));
    desk
}

#[test]
fn the_place_and_the_mediator_are_asked_first() {
    let mut desk = desk();
    for key in ["enter", "tab", "down"] {
        desk.sees("étape 1 sur 5").cursor_on(words::PLACE).press(key);
        desk.sees(words::PLACE_MISSING).cursor_on(words::PLACE);
    }
    desk.type_text("Médiathèque").press("enter enter").sees(words::COMMUNE_MISSING).cursor_on(words::COMMUNE);
    desk.paste("45500").sees("Gien").press("enter enter").sees("étape 2 sur 5").cursor_on(words::NAME);
    desk.press("enter").sees(words::NAME_MISSING).type_text("Claire").sees_not(words::NAME_MISSING);
    desk.press("esc").sees("Médiathèque").sees("Gien");
    assert!(desk.asked.is_empty(), "{:?}", desk.asked);
}

#[test]
fn the_most_populous_commune_of_a_name_is_pointed_at() {
    let mut desk = desk();
    desk.type_text("Ici").press("enter").paste("saint denis").press("enter enter");
    let Some(Screen::FirstStart(state)) = desk.app.top() else { panic!("elsewhere") };
    assert_eq!(forms::commune(&state.place).as_ref().map(crate::domain::ids::Insee::as_str), Some("97411"));
}

#[test]
fn the_passphrase_is_hidden_unless_asked_for() {
    let mut desk = named();
    desk.answer(Reply::PassphraseSuggested(Secret::from("cinq mots tout a fait"))).sees("cinq mots tout a fait");
    desk.type_text("tomate").sees_not("tomate").sees("••••••");
    desk.answer(Reply::PassphraseGauged(Gauge::TooShort));
    desk.press("f5").sees("tomate").sees(phrase_words::HIDE_SHORT).press("f5").sees_not("tomate");
    desk.press("f4").sees_not("cinq mots tout").press("f5").sees("cinq mots tout a fait");
}

#[test]
fn strength_is_a_word_and_what_to_do() {
    for (gauge, word) in
        [(Gauge::TooShort, "Trop courte"), (Gauge::Weak, "Faible"), (Gauge::Fair, "Correcte"), (Gauge::Strong, "Forte")]
    {
        let mut desk = named();
        desk.paste(PHRASE).answer(Reply::PassphraseGauged(gauge)).sees(word);
    }
}

#[test]
fn founding_takes_what_was_answered() {
    let mut desk = chosen();
    desk.press("down enter").sees("Ctrl-A Aide").press("up enter");
    let Some(Effect::Found(founding)) = desk.last() else { panic!("{:?}", desk.asked) };
    assert_eq!((founding.settings.place.as_str(), founding.mediator.as_str()), ("Médiathèque de Gien", "Claire"));
    assert_eq!(founding.settings.commune, Some("45155".into()));
    assert!(founding.settings.ctrl_twins && founding.passphrase == Secret::from(PHRASE));
    assert!(!format!("{founding:?}{:?}", desk.app).contains("tomate"));
}

#[test]
fn keys_of_impatience_do_not_hide_the_code() {
    let mut desk = chosen();
    desk.press("enter enter enter f10").sees(words::PREPARING_REASON);
    assert!(!desk.app.quitting);
    desk.answer(Reply::Founded(Secret::from(LETTERS)));
    desk.sees("étape 5 sur 5").sees(words::CODE).sees("7  B L G K").sees("9  D V N X").cursor_on(words::COPIED);
}

#[test]
fn a_failure_is_said_and_can_be_tried_again() {
    let mut desk = chosen();
    desk.press("enter").answer(Reply::Failed(Failure::new("Le disque est plein.", "Videz la corbeille.")));
    desk.sees("Le disque est plein.").cursor_on("Continuer").press("enter").sees(words::PREPARING);
}

#[test]
fn the_paper_is_checked_with_the_code_hidden() {
    let mut desk = founded();
    desk.press("enter").sees_not("B L G K").sees("Groupe 7").cursor_on("Groupe 7");
    desk.type_text("klgb").press("enter").sees(&words::wrong_group(7));
    desk.press("esc").sees("B L G K").press("enter").sees_not("B L G K").sees_not(&words::wrong_group(7));
    desk.type_text("bl gk").press("enter").sees(words::OPENING);
    assert!(matches!(desk.last(), Some(Effect::Enter)));
}

#[test]
fn keys_typed_while_it_opens_reach_the_home_screen() {
    let mut desk = founded();
    desk.press("enter").type_text("BLGK").press("enter").type_text("yv");
    desk.answer(Reply::Unlocked {
        me: MediatorId::from_bytes([1; 16]),
        mediators: Vec::new(),
        settings: Box::default(),
        notices: Vec::new(),
    });
    let Some(Screen::Search(search)) = desk.app.top() else { panic!("{:?}", desk.screen()) };
    assert_eq!(search.typed.text(), "yv");
}

#[test]
fn after_the_founding_only_the_keys_can_be_seen_again() {
    let mut desk = founded();
    desk.press("esc").sees("étape 4 sur 5").press("esc").sees("étape 4 sur 5").sees(words::FOUNDED);
    desk.press("down enter");
    assert!(matches!(desk.last(), Some(Effect::Save { .. })), "the store exists: the change is saved");
    desk.press("up enter").sees("B L G K");
    let founded = desk.asked.iter().filter(|effect| matches!(effect, Effect::Found(_))).count();
    assert_eq!(founded, 1);
}

#[test]
fn leaving_is_free_before_and_asked_about_once_the_code_is_shown() {
    for mut desk in [desk(), named(), chosen()] {
        desk.press("f10");
        assert!(desk.app.quitting);
    }
    let mut desk = founded();
    desk.press("f10").sees(words::QUIT_TITLE).press("enter");
    assert!(!desk.app.quitting);
    desk.press("f10 2");
    assert!(desk.app.quitting);
}

#[test]
fn no_size_panics_and_the_smallest_scrolls() {
    for mut desk in [desk(), named(), chosen(), founded()] {
        for size in [(1, 1), (59, 14), (60, 15), (80, 24), (250, 80)] {
            desk.resize(size.0, size.1).screen();
        }
    }
    founded().resize(60, 15).cursor_on(words::COPIED);
}
