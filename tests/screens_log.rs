//! The access log, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

/// Yvette is registered, and her record is on the screen.
fn with_yvette() -> Ui {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette");
    ui
}

fn code_of_yvette(ui: &Ui) -> String {
    let directory = &ui.app.shared.directory;
    let only = directory.sorted(jalon::domain::directory::By::Name, "")[0];
    directory.entry(&only).unwrap().code.to_owned()
}

fn open_log(ui: &mut Ui) -> &mut Ui {
    ui.press("f9").type_text("journal").press("enter").sees("Journal des accès")
}

#[test]
fn the_log_tells_who_opened_and_wrote_what_without_a_name() {
    let mut ui = with_yvette();
    let code = code_of_yvette(&ui);
    open_log(&mut ui).sees("24/11/2026  10 h 00  Claire        Fiche ouverte").sees(&code).sees_not("Yvette");
    ui.sees("Jalon ouvert").sees("Fiche inscrite").sees("Réglages changés").cursor_on("Fiche ouverte");
    ui.press("down").cursor_on("Fiche inscrite").press("esc").sees("Fiche d'Yvette");
}

#[test]
fn the_settings_lead_to_it() {
    let mut ui = Ui::opened();
    ui.press("7 ctrl-end").sees("Journal des accès, contenus : F9");
    open_log(&mut ui).sees("Jalon ouvert");
    ui.press("esc").sees("réglage");
}

#[test]
fn what_was_read_is_on_the_disk_five_seconds_later() {
    let mut ui = with_yvette();
    ui.wait(6).press("esc 4 enter").sees("Fiche d'Yvette");
    // A kill now loses nothing of what was told, and a reading that goes on is told once.
    let mut ui = ui.again();
    open_log(&mut ui);
    assert_eq!(ui.screen().matches("Fiche ouverte").count(), 1, "{}", ui.screen());
    assert_eq!(ui.screen().matches("Jalon ouvert").count(), 2, "{}", ui.screen());
}

#[test]
fn locking_tells_what_waits_and_coming_back_leads_to_the_log() {
    let mut ui = with_yvette();
    open_log(&mut ui).press("f12").sees("verrouillé").sees_not("Fiche ouverte");
    ui.paste(driver::PASSPHRASE).press("enter").sees("Journal des accès").sees("Fiche ouverte");
}

#[test]
fn a_sheet_that_is_written_is_told() {
    let mut ui = with_yvette();
    let folder = ui.folder.path().join("feuilles");
    ui.work(vec![jalon::tui::effect::Effect::Write { document: jalon::tui::effect::Document::LearnersTable, folder }]);
    open_log(&mut ui).sees("Tableau écrit");
}
