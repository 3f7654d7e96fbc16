//! Several mediators at one Jalon: the real vault and store behind the screens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};
use jalon::store::{self, Closed, Founding};
use jalon::tui::screen::{Screen, home};
use jalon::tui::worker::{Worker, holder};
use jalon::vault::Cost;
use std::sync::Arc;
use tempfile::TempDir;

const NADIAS: &str = "lampe tortue grenier";
const HOME: &str = "Que voulez-vous faire ?";

#[test]
fn what_a_change_of_keys_left_undone_is_done_at_the_lock() {
    let folder = Arc::new(TempDir::new().unwrap());
    let founding =
        Founding { place: "Gien", commune: None, mediator: "Claire", passphrase: PASSPHRASE, cost: Cost::Light };
    let (mut store, _code) = store::create(folder.path(), &founding, &holder()).unwrap();
    let (claire, nadia) = (store.mediator(), store.add_mediator("Nadia", NADIAS, Cost::Light, 10).unwrap());
    store.remove_mediator(nadia, 40).unwrap();
    let worker = Worker::open(Ui::setup_of(folder.path()), store, claire);
    let mut ui = Ui::on(Arc::clone(&folder), worker, Screen::Home(home::State::default()));
    ui.press("f12").sees("Jalon est verrouillé");
    drop(ui);
    let closed = Closed::open(folder.path(), &holder()).unwrap();
    let mut store = closed.unlock(claire, PASSPHRASE, &mut |_| {}).map_err(|(_, error)| error).unwrap();
    assert!(!store.compact_if_worthwhile(&mut |_| true).unwrap());
}

/// Claire has let Nadia in.
fn two() -> Ui {
    let mut ui = Ui::opened();
    ui.press("7 f5").sees("Qui peut ouvrir Jalon").sees("1 personne").press("f4").type_text("Nadia").press("enter");
    ui.paste(NADIAS).press("enter").paste(NADIAS).press("enter").paste(PASSPHRASE).press("enter");
    ui.sees("Nadia peut ouvrir Jalon.").sees("2 personnes").press("esc esc").sees(HOME).sees("Claire, mardi");
    ui
}

/// Locks, and lets somebody in by their row.
fn change_over<'a>(ui: &'a mut Ui, row: &str, passphrase: &str) -> &'a mut Ui {
    ui.press("f12").sees("Jalon est verrouillé").press("up").press(row).paste(passphrase).press("enter")
}

#[test]
fn a_colleague_gets_home_and_the_form_waits_for_its_author() {
    let mut ui = two();
    ui.press("f4").type_text("Yvette").press("enter").type_text("1951");
    change_over(&mut ui, "2", NADIAS).sees(HOME).sees("Nadia, mardi").sees_not("inscription à finir");
    ui.press("f12").sees("Claire        une saisie l'attend").sees("Nadia").sees_not("Nadia         une saisie");
    ui.press("up 1").paste(PASSPHRASE).press("enter").sees("[Yvette ").cursor_on("Année de naissance").sees("[1951]");
}

#[test]
fn a_colleague_takes_up_an_open_assessment() {
    let mut ui = two();
    ui.press("f4").type_text("Yvette").press("f2 enter").press("enter 1 2").sees("question 3 sur 10");
    change_over(&mut ui, "2", NADIAS).sees("point à reprendre, question 3 sur 10").press("end enter");
    ui.sees("question 3 sur 10").press("1 1 1 1 1 1 1 1").press("enter").sees("Pour commencer, Yvette").press("f2");
    ui.sees("Fiche d'Yvette").sees("Évaluations").sees("Nadia");
    change_over(&mut ui, "1", PASSPHRASE).sees(HOME).sees_not("point à reprendre");
}

#[test]
fn who_wrote_what_stays_after_they_left() {
    let mut ui = two();
    change_over(&mut ui, "2", NADIAS).press("f4").type_text("Yvette").press("f2 enter").sees("par Nadia");
    change_over(&mut ui, "1", PASSPHRASE).press("f9").type_text("equipe").press("enter 2 2").sees("Retirer « Nadia »");
    ui.paste(PASSPHRASE).press("enter").sees("Nadia n'ouvre plus Jalon.").sees("1 personne").press("esc");
    ui.press("f3").type_text("yvette").press("enter").sees("par Nadia (plus dans l'équipe)");
    ui.press("f12").sees("Claire").sees_not("Nadia");
    ui.paste(PASSPHRASE).press("enter").sees("Fiche d'Yvette");
    ui.again().sees("1 personne");
}

#[test]
fn a_changed_passphrase_opens_the_lock() {
    let mut ui = Ui::opened();
    ui.press("f9").type_text("equipe").press("enter 3").paste(NADIAS).press("enter").paste(NADIAS).press("enter");
    ui.paste("faux").press("enter").sees("Ce n'est pas votre phrase").paste(PASSPHRASE).press("enter");
    ui.sees("Votre phrase de passe est changée.")
        .press("f12")
        .paste(PASSPHRASE)
        .press("enter")
        .sees("n'ouvre pas Jalon");
    ui.paste(NADIAS).press("enter").sees("Qui peut ouvrir Jalon");
}

#[test]
fn a_new_recovery_code_opens_and_a_lock_meanwhile_says_to_make_another() {
    let mut ui = Ui::opened();
    let renew = |ui: &mut Ui| {
        ui.press("4").paste(PASSPHRASE).press("enter").sees("Votre code de secours");
        let screen = ui.screen();
        let framed: String = screen.lines().filter(|line| line.contains('│')).collect();
        framed.chars().filter(char::is_ascii_alphabetic).collect::<String>()
    };
    ui.press("f9").type_text("equipe").press("enter");
    let lost = renew(&mut ui);
    ui.press("f12").sees_not(&lost[..1].repeat(2)).paste(PASSPHRASE).press("enter").sees("n'a pas été vérifié");
    let code = renew(&mut ui);
    assert_eq!((code.len(), code == lost), (36, false));
    ui.press("f12").press("up 2").paste(&lost).press("enter enter").paste(NADIAS).press("enter").paste(NADIAS);
    ui.press("enter").sees("n'est pas celui d'ici").press("ctrl-u").paste(&code).press("enter enter enter");
    ui.sees("Qui peut ouvrir Jalon").sees("n'a pas été vérifié");
}
