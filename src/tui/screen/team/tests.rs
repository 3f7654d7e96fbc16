use super::*;
use crate::text::Failure;
use crate::tui::effect::{Gauge, TeamChange};
use crate::tui::screen::Screen;
use crate::tui::screen::tests::Desk;

const MINE: &str = "tomate glacier 45";
const THEIRS: &str = "lampe tortue grenier";
const LETTERS: &str = "KRVN TDBH XLPC GSJF NXDT RCHV BLGK PJSR DVNX";

fn id(number: u8) -> MediatorId {
    MediatorId::from_bytes([number; 16])
}

fn team(names: &[&str]) -> Vec<(MediatorId, String)> {
    (1..).map(id).zip(names.iter().map(|name| (*name).to_owned())).collect()
}

/// The team on the screen, Claire logged in.
fn desk(names: &[&str]) -> Desk {
    let mut desk = Desk::on(Screen::Team(Box::new(State::new(false))));
    desk.app.shared.me = Some(id(1));
    desk.answer(Reply::Team { team: team(names), code: None });
    desk
}

fn change(desk: &Desk) -> (&TeamChange, Option<&str>) {
    match desk.last() {
        Some(Effect::ChangeTeam { change, confirm }) => (change, confirm.as_ref().map(|secret| secret.0.as_str())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_newcomer_types_a_passphrase_and_a_colleague_confirms() {
    let mut desk = desk(&["Claire"]);
    desk.sees("1 personne").sees("c'est vous").press("f4").cursor_on(words::NAME).type_text("Nadia").press("enter");
    desk.sees("à Nadia de taper").paste(THEIRS).answer(Reply::PassphraseGauged(Gauge::Fair));
    desk.press("enter").paste(THEIRS).press("enter").sees("Ajouter « Nadia »").cursor_on(words::CONFIRM);
    desk.press("enter").sees(words::CONFIRM_EMPTY).type_text("faux").sees_not(words::CONFIRM_EMPTY).press("enter");
    desk.answer(Reply::WrongPassphrase).sees(words::CONFIRM_WRONG).sees_not("••").paste(MINE).press("enter");
    let (TeamChange::Add(name, passphrase), Some(MINE)) = change(&desk) else { panic!("{:?}", desk.last()) };
    assert_eq!((name.as_str(), passphrase.0.as_str()), ("Nadia", THEIRS));
    assert!(!format!("{:?}{:?}", desk.app, desk.asked).contains("tortue"));
    desk.answer(Reply::Team { team: team(&["Claire", "Nadia"]), code: None }).sees("Nadia peut ouvrir Jalon.");
    desk.sees("2 personnes");
}

#[test]
fn names_are_asked_for_and_differ() {
    let mut desk = desk(&["Claire", "Nadia"]);
    desk.press("f4 enter").sees(words::NAME_MISSING).type_text("nadia").press("enter").sees(words::NAME_TAKEN);
    desk.press("esc 2 1").sees("[Nadia ").type_text(" B.").press("enter");
    let (TeamChange::Rename(who, name), None) = change(&desk) else { panic!("{:?}", desk.last()) };
    assert_eq!((*who, name.as_str()), (id(2), "Nadia B."));
    desk.answer(Reply::Team { team: team(&["Claire", "Nadia B."]), code: None }).sees(words::RENAMED).sees("Nadia B.");
}

#[test]
fn removing_somebody_says_what_older_copies_still_open() {
    let mut desk = desk(&["Claire", "Nadia"]);
    desk.press("2 2").sees("Retirer « Nadia »").sees("copies de sécurité d'avant").paste(MINE).press("f5").sees(MINE);
    desk.press("enter").sees(words::WORKING);
    assert!(matches!(change(&desk), (TeamChange::Remove(who), Some(MINE)) if *who == id(2)));
    desk.answer(Reply::Team { team: team(&["Claire"]), code: None }).sees("Nadia n'ouvre plus Jalon.");
}

#[test]
fn nobody_removes_themselves() {
    let mut desk = desk(&["Claire", "Nadia"]);
    desk.press("1").sees(words::ASK_PASSPHRASE).sees_not(words::ASK_REMOVE);
}

#[test]
fn one_s_own_passphrase_is_changed() {
    let mut desk = desk(&["Claire"]);
    desk.press("3").paste(THEIRS).answer(Reply::PassphraseGauged(Gauge::Strong)).press("enter").paste(THEIRS);
    desk.press("enter").sees(words::MY_PASSPHRASE).paste(MINE).press("enter");
    assert!(matches!(change(&desk), (TeamChange::Passphrase(new), Some(MINE)) if new.0.as_str() == THEIRS));
    desk.answer(Reply::Team { team: team(&["Claire"]), code: None }).sees(words::PASSPHRASE_CHANGED);
}

#[test]
fn the_new_code_is_shown_once_and_its_paper_checked() {
    let mut desk = desk(&["Claire"]);
    desk.press("4").sees("déchirez-le").paste(MINE).press("enter");
    assert!(matches!(change(&desk), (TeamChange::RenewRecovery, Some(MINE))));
    desk.answer(Reply::Team { team: team(&["Claire"]), code: Some(Secret::from(LETTERS)) });
    desk.sees("K R V N").press("enter").sees_not("K R V N").sees("Groupe 7").type_text("bbbb").press("enter");
    desk.sees("Ce n'est pas le groupe 7").press("esc").sees("K R V N").press("enter").type_text("blgk").press("enter");
    desk.sees(words::CODE_CHECKED).sees(words::HEADING).sees_not(words::UNCHECKED);
    assert!(!format!("{:?}", desk.app).contains("KRVN"));
}

#[test]
fn leaving_a_code_that_was_not_checked_is_asked_about() {
    for (keys, quits) in [("esc", false), ("f10", true)] {
        let mut desk = desk(&["Claire"]);
        desk.press("4").paste(MINE).press("enter");
        desk.answer(Reply::Team { team: team(&["Claire"]), code: Some(Secret::from(LETTERS)) });
        desk.press(keys).sees("Quitter sans avoir vérifié").press("1").sees("K R V N").press(keys).press("2");
        assert_eq!(matches!(desk.last(), Some(Effect::Leave)), quits);
        if !quits {
            desk.sees(words::UNCHECKED).sees_not("K R V N");
        }
    }
}

#[test]
fn a_failure_leaves_everything_as_it_was_typed() {
    let mut desk = desk(&["Claire", "Nadia"]);
    desk.press("2 2").paste(MINE).press("enter").answer(Reply::Failed(Failure::new("Le disque est plein.", "")));
    desk.sees("Le disque est plein.").sees("Retirer « Nadia »").sees_not(words::WORKING);
}

#[test]
fn every_page_fits_every_window() {
    for keys in ["", "f4", "2 2", "4", "5"] {
        let mut desk = desk(&["Claire", "Nadia"]);
        desk.press(keys);
        for size in [(1, 1), (60, 15), (250, 80)] {
            desk.resize(size.0, size.1).screen();
        }
    }
    let names: Vec<String> = (1..=20).map(|number| format!("Personne {number}")).collect();
    let mut desk = desk(&names.iter().map(String::as_str).collect::<Vec<_>>());
    desk.press("end")
        .cursor_on(words::RENEW)
        .press("up up")
        .cursor_on(words::ADD)
        .press("home")
        .cursor_on("Personne 1");
}
