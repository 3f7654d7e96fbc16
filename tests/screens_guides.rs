//! The mediator's guides, from a session, from a record and from the list, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};
use jalon::domain::directory::By;
use time::macros::datetime;

/// A demonstration with the record of somebody who has a path and whose next thing is a session.
fn ready() -> Ui {
    let mut ui = Ui::demo();
    let directory = &ui.app.shared.directory;
    let codes: Vec<String> =
        directory.sorted(By::Name, "").iter().map(|id| directory.entry(id).unwrap().code.to_owned()).collect();
    ui.app.shared.settings.export_folder = ui.folder.path().join("feuilles").display().to_string();
    for code in codes {
        ui.press("f3").type_text(&code).press("enter").sees("Fiche d");
        if ui.screen().contains("Continuer   séance : ") {
            return ui;
        }
        ui.press("esc");
    }
    panic!("nobody in the demonstration is ready for a session");
}

#[test]
fn a_session_shows_the_guide_of_its_step_and_prints_it() {
    let mut ui = ready();
    ui.press("enter 2 f5").sees("Guide : ").sees("À la fin").sees("Rappeler.").sees("PgSuiv Suite");
    ui.press("end").sees("On retient").sees("Jamais relu par un médiateur.");
    ui.press("f6").sees("Guide du médiateur").sees("aperçu, lignes 1 à");
    ui.press("f6").sees("La feuille est écrite").sees("_guide_");
    let mut written = std::fs::read_dir(ui.folder.path().join("feuilles")).unwrap();
    let page = std::fs::read_to_string(written.next().unwrap().unwrap().path()).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("Rappeler."), "{page}");
    ui.press("esc").sees("On retient").press("esc").sees("[2] parfois");
}

#[test]
fn a_step_of_the_record_leads_to_its_guide() {
    let mut ui = ready();
    ui.press("g").sees("Fiche d").sees_not("Guide du médiateur");
    ui.press("down down down down").sees("g : son guide").press("g").sees("Guide du médiateur");
    ui.press("esc").sees("Fiche d").press("f9").type_text("guide").sees("Guide de l'étape").press("enter");
    ui.sees("Guide du médiateur").press("esc").sees("Fiche d");
}

#[test]
fn all_guides_are_read_without_anybody() {
    let mut ui = Ui::opened();
    ui.press("5 5").sees("Guides des étapes").sees("Prendre en main l'ordinateur").sees("120 min");
    ui.press("end").cursor_on("Réagir à une arnaque").press("enter").sees("Guide : Réagir à une arnaque");
    ui.press("end").sees("par un médiateur").press("esc").cursor_on("Réagir à une arnaque");
    ui.press("esc").sees("Que voulez-vous imprimer");
}

#[test]
fn six_months_later_the_session_says_that_its_guide_is_to_be_checked() {
    for (day, stale) in [(datetime!(2027-05-24 10:00 UTC), false), (datetime!(2027-05-25 10:00 UTC), true)] {
        let mut ui = Ui::opened();
        // The computer slept all that time.
        ui.clock(day).press("down").paste(PASSPHRASE).press("enter f4").type_text("Yvette").press("f2 enter f4 f3");
        ui.type_text("D3").press("enter");
        assert_eq!(ui.sees("Séance").screen().contains("Contenu à revérifier : le guide (F5)"), stale, "{day}");
        assert_eq!(ui.press("f5").sees("À la fin").screen().contains("contrôlez avant de montrer"), stale, "{day}");
    }
}
