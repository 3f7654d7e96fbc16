//! A session from the record to the printed sheet, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::domain::directory::By;

/// A demonstration with the record of somebody whose next thing is a session on a step; and the person's code.
fn ready() -> (Ui, String) {
    let mut ui = Ui::demo();
    for code in codes(&ui) {
        ui.press("f3").type_text(&code).press("enter").sees("Fiche d");
        if ui.screen().contains("Continuer   séance : ") {
            ui.keys = 0;
            return (ui, code);
        }
        ui.press("esc");
    }
    panic!("nobody in the demonstration is ready for a session");
}

fn codes(ui: &Ui) -> Vec<String> {
    let directory = &ui.app.shared.directory;
    directory.sorted(By::Name, "").iter().map(|id| directory.entry(id).unwrap().code.to_owned()).collect()
}

/// The folder for sheets is known already.
fn with_folder(ui: &mut Ui) {
    let folder = ui.folder.path().join("feuilles");
    ui.app.shared.settings.export_folder = folder.display().to_string();
}

/// Opens a person's record from any screen that searches.
fn open_record(ui: &mut Ui, code: &str) {
    ui.press("f3").type_text(code).press("enter").sees("Fiche d");
}

#[test]
fn four_ratings_reach_the_written_sheet_in_twelve_keys_at_most() {
    let (mut ui, code) = ready();
    with_folder(&mut ui);
    ui.press("f3").type_text(&code).keys = 0;
    ui.press("enter enter 2 2 1 1 f2 f2").sees("MA FEUILLE").sees("aperçu, lignes 1 à 19");
    ui.press("f6").sees("La feuille est écrite").sees("_seance_");
    assert!(ui.keys < 12, "{} keys, and Enter opens it", ui.keys);
    assert_eq!(std::fs::read_dir(ui.folder.path().join("feuilles")).unwrap().count(), 1);
    ui.press("esc").sees("Fiche d").sees("24 novembre, 15 min");
}

#[test]
fn the_way_on_stands_in_the_key_line_of_a_small_screen() {
    let (mut ui, _) = ready();
    ui.resize(60, 15).press("enter 1").sees("F2 Terminer");
    ui.press("f2").sees("F2 Enregistrer et voir la feuille").sees("F9 Menu").sees("Esc Retour");
}

#[test]
fn the_folder_is_asked_once_and_remembered() {
    let (mut ui, _) = ready();
    ui.press("enter 1 f2 f2 f6").sees("Où écrire les feuilles").cursor_on("Dossier");
    let folder = ui.folder.path().join("papiers").display().to_string();
    ui.press("ctrl-u").type_text(&folder).press("enter").sees("La feuille est écrite");
    assert_eq!(ui.app.shared.settings.export_folder, folder);
    ui.press("f5").sees("FEUILLE DE SUIVI").press("f6").sees_not("Où écrire").sees("La feuille est écrite");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 2);
}

#[test]
fn a_paused_session_is_found_again_under_way() {
    let (mut ui, code) = ready();
    ui.press("enter 2 1 f2").type_text("Je respire.").press("esc esc");
    ui.sees("Que voulez-vous faire ?").sees("séance du mardi 24, à terminer");
    let mut ui = ui.again();
    open_record(&mut ui, &code);
    ui.sees("Reprendre").press("enter").sees("[2] parfois").press("f2").sees("Je respire.");
}

#[test]
fn what_was_typed_survives_a_closed_terminal() {
    let (mut ui, code) = ready();
    ui.press("enter 2 1").hang_up();
    let mut ui = ui.again();
    open_record(&mut ui, &code);
    ui.press("enter").sees("[2] parfois").sees("[1] à deux");
}

#[test]
fn a_closed_session_is_corrected_from_its_sheet() {
    let (mut ui, _) = ready();
    ui.press("enter 2 f2 f2 c").sees("Correction de la séance").sees("[2] parfois");
    ui.press("3 esc").sees("Garder pour plus tard").press("4").sees("[3] sans aide");
    ui.press("f2 f2").sees("MA FEUILLE").sees("J'Y ARRIVE SANS AIDE");
}

#[test]
fn an_open_session_goes_on_in_another_record() {
    let (mut ui, code) = ready();
    let other = codes(&ui).into_iter().find(|other| *other != code).unwrap();
    ui.press("enter 2 1 f9").type_text("personne").press("enter").sees("qui est-ce vraiment ?");
    ui.type_text(&other).press("enter").sees("[2] parfois").sees("[1] à deux");
    ui.press("esc");
    open_record(&mut ui, &code);
    ui.sees_not("Reprendre");
    ui.press("esc");
    open_record(&mut ui, &other);
    ui.sees("Reprendre");
}

#[test]
fn a_filed_session_changes_person_and_ctrl_z_takes_it_back() {
    let (mut ui, code) = ready();
    let other = codes(&ui).into_iter().find(|other| *other != code).unwrap();
    ui.press("enter 2 f2 f2 esc").sees("24 novembre, 15 min").press("pagedown end");
    while !cursor_line(&mut ui).contains("24 novembre, 15 min") {
        ui.press("up");
    }
    ui.press("f9").type_text("personne").press("enter").type_text(&other).press("enter");
    ui.sees("Ctrl-Z").sees_not("24 novembre, 15 min");
    ui.press("ctrl-z").sees("24 novembre, 15 min");
}

fn cursor_line(ui: &mut Ui) -> String {
    let (_, y) = ui.cursor();
    ui.screen().lines().nth(usize::from(y)).unwrap_or_default().to_owned()
}

#[test]
fn a_session_begins_from_the_home_screen_and_is_taken_up_there() {
    let (mut ui, code) = ready();
    ui.press("esc 2").sees("Commencer une séance : avec qui ?").type_text(&code).sees("Entrée commence la séance");
    ui.press("enter").sees("Séance d").press("2").press("esc").sees("à terminer");
    ui.press("2").type_text(&code).press("enter").sees("Séance d").sees("sans aide");
    ui.press("esc 2").type_text("zzzz").press("enter").sees("Inscription");
}
