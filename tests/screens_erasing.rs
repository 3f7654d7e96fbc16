//! Erasing a record, driven as a mediator would: the real vault and store behind the screens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

/// Yvette is registered with a note, and her record is on the screen.
fn with_yvette() -> (Ui, String) {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette");
    let entry = ui.app.shared.directory.search("yvette", 1);
    let code = ui.app.shared.directory.entry(&entry.shown[0].id).unwrap().code.to_owned();
    (ui, code)
}

/// The head of the journal, drawn anew whenever it is rewritten.
fn head(ui: &Ui) -> Vec<u8> {
    std::fs::read(ui.folder.path().join("journal")).unwrap()[..30].to_vec()
}

#[test]
fn a_record_goes_once_its_code_was_typed() {
    let (mut ui, code) = with_yvette();
    let before = head(&ui);
    ui.press("f8").sees("Effacer la fiche d'Yvette").sees(&code).cursor_on("À effacer");
    ui.sees("Ce qui part")
        .sees("Le parcours et les rendez-vous.")
        .sees("Ce qui reste")
        .sees("Ce que Jalon n'efface pas");
    ui.sees("C'est définitif").press("f2").sees("Tapez le code").cursor_on("Son code");
    ui.type_text("LUNE-00").press("enter").sees("Ce n'est pas le code de cette fiche");
    ui.press("ctrl-u").type_text(&code.to_lowercase()).press("enter");
    ui.sees("C'est fait : la fiche est effacée.").sees("Que voulez-vous faire ?").sees_not("Yvette");
    assert_ne!(head(&ui), before, "the journal was rewritten");
    ui.press("f3").type_text("Yvette").sees_not("Yvette M").press("esc esc");
    assert!(ui.app.shared.directory.is_empty());
    let mut ui = ui.again();
    ui.press("4").sees_not("Yvette");
}

#[test]
fn a_code_typed_at_once_is_not_lost() {
    let (mut ui, code) = with_yvette();
    ui.press("f8").cursor_on("À effacer").type_text(&code).sees(&format!("[{code}")).cursor_on("Son code");
    ui.press("enter").sees("C'est fait : la fiche est effacée.");
}

#[test]
fn the_name_alone_goes_and_the_code_still_finds_the_record() {
    let (mut ui, code) = with_yvette();
    ui.press("f8 right").sees("La fiche sous son code").press("enter").type_text(&code).press("f2");
    ui.sees("le nom et les textes sont effacés").press("f3").type_text(&code).press("enter");
    ui.sees(&format!("Fiche {}", jalon::text::elision::of(&code))).sees_not("Yvette");
    ui.press("f9").type_text("histo").press("enter").sees("fiche ouverte").sees_not("Yvette");
}

#[test]
fn esc_goes_back_to_the_record_and_its_twin_erases_too() {
    let (mut ui, _) = with_yvette();
    ui.press("ctrl-r").sees("Effacer la fiche").press("esc").sees("Fiche d'Yvette");
    ui.press("esc f8").sees("Ouvrez d'abord une fiche");
}
