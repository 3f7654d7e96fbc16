use super::*;
use crate::text::Failure;
use crate::tui::effect::Gauge;
use crate::tui::screen::Screen;
use crate::tui::screen::tests::Desk;

const CODE: &str = "krvn-tdbh 3 XLPC gsjf nxdt rchv blgk pjsr dvnx";
const PHRASE: &str = "tomate glacier 45";

fn id(number: u8) -> MediatorId {
    MediatorId::from_bytes([number; 16])
}

fn door(names: &[&str]) -> Desk {
    let mediators = (1..).map(id).zip(names.iter().map(|name| (*name).to_owned())).collect();
    Desk::on(Screen::Unlock(Box::new(State::new("Médiathèque de Gien".into(), mediators))))
}

fn state(desk: &Desk) -> &State {
    let Some(Screen::Unlock(state)) = desk.app.top() else { panic!("{}", desk.screen()) };
    state
}

fn unlocking(desk: &Desk) -> Option<(MediatorId, &str)> {
    match desk.last()? {
        Effect::Unlock { mediator, passphrase } => Some((*mediator, &passphrase.0)),
        _ => None,
    }
}

#[test]
fn the_only_mediator_types_at_once() {
    let mut desk = door(&["Claire"]);
    desk.sees("JALON  Médiathèque de Gien").sees("Claire").cursor_on(words::FIELD);
    desk.type_text("7 tomates").sees_not("tomate").sees("•••••••••").press("enter").sees(words::OPENING);
    assert_eq!(unlocking(&desk), Some((id(1), "7 tomates")));
    assert!(!format!("{:?}{:?}", desk.app, desk.asked).contains("tomate"));
}

#[test]
fn in_a_team_one_says_who_one_is() {
    let team = ["Claire", "Nadia", "Paul"];
    for keys in ["down enter", "2", "é", "down tab"] {
        let mut desk = door(&team);
        desk.cursor_on("Claire").press(keys).cursor_on(words::FIELD).paste(PHRASE).press("enter");
        assert_eq!(unlocking(&desk), Some((id(2), PHRASE)), "{keys}");
    }
    let mut desk = door(&team);
    desk.paste(PHRASE).press("enter");
    assert_eq!(unlocking(&desk), Some((id(1), PHRASE)), "typing begins the pointed one's");
}

#[test]
fn going_back_to_the_list_empties_the_field() {
    let mut desk = door(&["Claire", "Nadia"]);
    desk.press("enter").type_text("tomate").press("up").cursor_on("Claire").press("down enter enter");
    assert_eq!(unlocking(&desk), None);
    desk.sees(words::EMPTY).cursor_on(words::FIELD);
}

#[test]
fn a_wrong_passphrase_says_what_to_do_and_never_shuts_out() {
    let mut desk = door(&["Claire"]);
    for attempt in 1..6 {
        desk.paste("faux").press("enter");
        assert_eq!(unlocking(&desk), Some((id(1), "faux")));
        desk.answer(Reply::WrongPassphrase).cursor_on(words::FIELD).sees_not("••");
        let expected = if attempt < 3 { "langue" } else { words::WRONG_SLOWER[0] };
        desk.sees(expected).press("enter").sees(expected);
    }
    desk.type_text("x").sees_not(words::WRONG_SLOWER[0]);
}

#[test]
fn what_is_typed_shows_on_demand() {
    let mut desk = door(&["Claire"]);
    desk.type_text("tomate").press("f5").sees("tomate").press("ctrl-d").sees_not("tomate");
}

#[test]
fn keys_typed_while_it_opens_are_kept() {
    let mut desk = door(&["Claire"]);
    desk.paste("faux").press("enter").type_text("vrai mot").answer(Reply::Progress(1, 2)).sees_not("•••••");
    desk.answer(Reply::WrongPassphrase).sees("••••••••").press("enter");
    assert_eq!(unlocking(&desk), Some((id(1), "vrai mot")));
    desk.type_text("yv").press("f10");
    assert!(desk.app.quitting, "leaving never waits");
}

#[test]
fn a_failure_of_the_store_is_said() {
    let mut desk = door(&["Claire"]);
    desk.paste(PHRASE).press("enter").answer(Reply::Failed(Failure::new("Le disque ne répond pas.", "Vérifiez.")));
    desk.sees("Le disque ne répond pas.").cursor_on(words::FIELD);
    assert!(!state(&desk).opening);
}

/// At the recovery, the code typed.
fn recovering(names: &[&str], code: &str) -> Desk {
    let mut desk = door(names);
    desk.press("up down down down down enter").sees(words::RECOVERY).cursor_on(words::CODE).paste(code);
    desk
}

#[test]
fn the_recovery_code_opens_with_a_new_passphrase() {
    let mut desk = recovering(&["Claire"], CODE);
    desk.sees("3  X L P C").press("enter enter").sees(words::NEW_PASSPHRASE).paste(PHRASE);
    desk.answer(Reply::PassphraseGauged(Gauge::Fair)).press("enter").paste(PHRASE).press("enter").sees(words::OPENING);
    let Some(Effect::Recover { code, mediator, passphrase }) = desk.last() else { panic!("{:?}", desk.asked) };
    assert_eq!((code.0.as_str(), *mediator, passphrase.0.as_str()), (CODE, id(1), PHRASE));
    for (typo, line) in [(true, words::CODE_TYPO[0]), (false, words::CODE_WRONG[0])] {
        desk.answer(Reply::WrongCode { typo }).sees(line).cursor_on(words::CODE).press("enter enter enter");
    }
}

#[test]
fn in_a_team_one_says_who_takes_the_new_passphrase() {
    let mut desk = recovering(&["Claire", "Nadia"], CODE);
    desk.press("enter enter").sees(words::MEDIATOR_MISSING).cursor_on(words::MEDIATOR);
    desk.press("space").sees("Nadia").press("down enter");
    assert_eq!(state(&desk).recovery.mediator(), Some(id(2)));
}

#[test]
fn what_is_wrong_in_the_code_is_named() {
    for (typed, fault) in [
        ("krvn tdbh xlac", CodeFault::Strange { letter: 'A', group: 3 }),
        ("krvn tdbh xlpé", CodeFault::Strange { letter: 'É', group: 3 }),
        ("krvn tdbh xl", CodeFault::Missing { letters: 26, group: 3 }),
        ("", CodeFault::Missing { letters: 36, group: 1 }),
        (&CODE.repeat(2), CodeFault::TooMany(36)),
    ] {
        let mut desk = recovering(&["Claire"], typed);
        desk.press("enter enter").cursor_on(words::CODE);
        assert_eq!(state(&desk).recovery.fault, Some(fault));
    }
}

#[test]
fn a_code_is_no_draft_and_stands_in_no_debug() {
    let desk = recovering(&["Claire"], CODE);
    assert!(!format!("{:?}", desk.app).to_lowercase().contains("krvn"));
}

#[test]
fn a_long_team_scrolls() {
    let names: Vec<String> = (1..=12).map(|number| format!("Personne {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut desk = door(&names);
    desk.press("end").cursor_on(words::RECOVERY_ROW).press("up").cursor_on("Personne 12");
    desk.press("home").cursor_on("Personne 1");
    for size in [(1, 1), (60, 15), (250, 80)] {
        desk.resize(size.0, size.1).screen();
    }
}

/// Claire's settings, one letter typed, and the screen locked while they are being saved.
fn locked_while_saving() -> Desk {
    let mut desk = Desk::on(Screen::Home(crate::tui::screen::home::State::default()));
    desk.app.shared.me = Some(id(1));
    desk.app.shared.settings.place = "Gien".to_owned();
    desk.press("7").type_text("!").press("f2 f12").sees(words::LOCKED).sees_not("Gien!");
    assert!(matches!(desk.last(), Some(Effect::Lock(None))));
    desk
}

fn locked(desk: &mut Desk, kept: bool) -> &mut Desk {
    let mediators = vec![(id(1), "Claire".to_owned()), (id(2), "Nadia".to_owned())];
    desk.answer(Reply::Locked(Box::new(crate::tui::effect::Locked { mediators, drafts: Vec::new(), kept })))
}

fn unlocked(desk: &mut Desk, me: u8) -> &mut Desk {
    let settings = crate::domain::place::Settings { place: "Gien".to_owned(), ..Default::default() };
    let mediators = vec![(id(1), "Claire".to_owned()), (id(2), "Nadia".to_owned())];
    let reply = Reply::Unlocked { me: id(me), mediators, settings: Box::new(settings), notices: Vec::new() };
    desk.paste(PHRASE).press("enter").answer(reply)
}

#[test]
fn a_save_that_fails_behind_the_lock_loses_nothing() {
    use crate::tui::effect::Saving;
    let mut desk = locked_while_saving();
    desk.answer(Reply::NotSaved(Saving::Settings, Failure::new("Le disque est plein.", "")));
    locked(&mut desk, true).sees("une saisie l'attend").sees("Claire").sees("Nadia").sees_not("plein");
    unlocked(&mut desk, 1).sees("[Gien!").press("f2");
    assert!(matches!(desk.last(), Some(Effect::Save { saving: Saving::Settings, .. })));
}

#[test]
fn what_the_worker_answers_too_late_is_not_shown() {
    let mut desk = locked_while_saving();
    desk.answer(Reply::Directory(Box::default())).answer(Reply::Failed(Failure::new("Trop tard.", "")));
    assert!(!desk.app.shared.directory_ready);
    locked(&mut desk, true).sees_not("Trop tard.");
    unlocked(&mut desk, 1).sees("Que voulez-vous faire ?");
}

#[test]
fn keys_pressed_while_the_store_locks_hurry_it_and_are_kept() {
    let mut desk = locked_while_saving();
    desk.type_text("tomate");
    assert!(matches!(desk.last(), Some(Effect::Stop)));
    locked(&mut desk, true).cursor_on(words::FIELD).sees("••••••");
}
