//! Registering, correcting, reading the text, the history and the settings, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};

#[test]
fn a_first_name_takes_three_keys_and_is_found_again_in_two() {
    let mut ui = Ui::opened();
    ui.keys = 0;
    ui.press("f4").sees("Prénom ou pseudonyme").cursor_on("Prénom ou pseudonyme");
    ui.type_text("Éloïse").press("f2").sees("Texte à lire à voix haute").sees("inscription d'Éloïse");
    ui.sees("La mairie de Gien, pour la médiathèque, garde sur cet ordinateur").cursor_on("Texte lu, on continue");
    ui.sees("la visite se compte, et rien d'autre");
    ui.press("enter").sees("Enregistré").sees("Fiche d'Éloïse").sees("Texte lu le 24 novembre.");
    assert_eq!(ui.keys, 3);
    let mut ui = ui.again();
    ui.keys = 0;
    ui.type_text("eloi").press("enter").sees("Fiche d'Éloïse");
    assert_eq!(ui.keys, 1);
}

#[test]
fn what_was_searched_goes_to_the_form() {
    let mut ui = Ui::opened();
    ui.type_text("yvette").press("f4").sees("[Yvette ").sees("Inscription");
    ui.press("esc").sees("inscrire « yvette »");
    ui.press("enter").sees("[Yvette ");
}

#[test]
fn four_useful_fields_take_nine_keys() {
    let mut ui = Ui::opened();
    ui.keys = 0;
    ui.press("f4").type_text("Yvette").press("enter").type_text("1951").sees("70 ans et plus");
    ui.press("enter")
        .sees("Gien    45500    ici")
        .press("enter")
        .sees("[Gien (45500)")
        .press("space")
        .sees("[x] Santé");
    ui.press("enter").type_text("Voir les photos").press("enter").cursor_on("Texte d'information");
    ui.press("enter").press("enter").sees("Enregistré").sees("Voir les photos").sees("année 1951");
    assert_eq!(ui.keys, 9);
}

#[test]
fn without_a_name_the_code_is_said() {
    let mut ui = Ui::opened();
    ui.press("f4 f2 down").sees("un code seul, ni nom ni contact").press("enter");
    ui.sees("Enregistré : ").sees("Seul ce code retrouve la fiche");
    let code = {
        let directory = &ui.app.shared.directory;
        let first = directory.sorted(jalon::domain::directory::By::Name, "")[0];
        directory.entry(&first).unwrap().code.to_owned()
    };
    ui.sees(&format!("Fiche {}", jalon::text::elision::of(&code)));
}

#[test]
fn no_record_at_all_leaves_nothing_behind() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").wait(2).press("f2 end down down enter").sees("Demande ponctuelle");
    ui.sees("rien n'est gardé").press("esc").sees("Que voulez-vous faire ?").sees_not("En cours");
    ui.again().sees_not("En cours");
}

#[test]
fn a_form_left_for_later_is_taken_up_where_it_was() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("enter").sees("brouillon gardé à 10 h 00").type_text("19");
    ui.press("esc").sees("Garder pour plus tard").press("2").sees("Gardé pour plus tard").sees("inscription à finir");
    ui.press("end").cursor_on("inscription à finir").press("enter");
    ui.sees("[Yvette ").cursor_on("Année de naissance").type_text("51").press("f2 enter").sees("Fiche d'Yvette");
    ui.press("esc").sees_not("inscription à finir");
}

#[test]
fn a_closed_terminal_keeps_the_form() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").hang_up();
    ui.again().sees("inscription à finir");
}

#[test]
fn a_thrown_away_form_is_gone() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").wait(2).press("esc 3").sees_not("En cours");
    ui.again().sees_not("En cours");
}

#[test]
fn a_likely_duplicate_is_seen_without_losing_anything() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Ivette").press("enter").type_text("1951").press("f2 enter").sees("Fiche d'Ivette");
    ui.press("f3").type_text("Yvette").press("f4 enter").type_text("1951").sees("Une fiche ressemble : Ivette, 1951.");
    ui.press("f5").sees("Fiche d'Ivette").press("esc").sees("[Yvette ").sees("[1951]");
}

#[test]
fn a_correction_stands_in_the_history() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter f5").sees("Modifier la fiche d'Yvette");
    ui.press("enter").type_text("1951").press("f2").sees("Enregistré").sees("année 1951");
    ui.press("f9").type_text("historique").press("enter").sees("Historique de la fiche");
    ui.sees("24 novembre 2026").sees("par Claire").sees("Année de naissance : « 1951 », vide avant");
    ui.press("esc").sees("Fiche d'Yvette");
}

#[test]
fn the_text_is_read_from_a_record() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").wait(86_400).paste(PASSPHRASE).press("enter");
    ui.press("f7").sees("fiche d'Yvette");
    ui.press("enter").sees("Enregistré").sees("Texte lu le 25 novembre.");
}

#[test]
fn what_must_not_be_kept_is_refused_while_it_is_typed() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("ctrl-end enter ctrl-end").type_text("mot de passe : Toto123!");
    ui.sees("Un mot de passe ne s'écrit pas ici.").press("f2").cursor_on("Note").sees_not("Texte à lire");
}

#[test]
fn settings_are_kept_and_shape_the_text() {
    let mut ui = Ui::opened();
    ui.press("7").sees("Réglages").cursor_on("Nom du lieu").press("down down down down down");
    ui.cursor_on("Responsable").press("ctrl-u").type_text("L'association des Rives").press("f7");
    ui.sees("L'association des Rives").press("esc").press("f2").sees("Enregistré").sees("Que voulez-vous faire ?");
    let mut ui = ui.again();
    ui.press("7 ctrl-end").cursor_on("Touches Ctrl").sees("Contenu : questionnaire").press("ctrl-home");
    ui.cursor_on("Nom du lieu").sees("L'association des Rives");
}

#[test]
fn no_size_panics_and_the_cursor_stays_inside() {
    let sizes = [(1, 1), (1, 80), (250, 1), (59, 14), (60, 15), (79, 23), (80, 24), (120, 36), (250, 80)];
    for keys in ["f4", "f4 f7", "f4 ctrl-end enter ctrl-end", "f4 down down", "7", "7 ctrl-end", "7 f7"] {
        let mut ui = Ui::opened();
        ui.press(keys);
        for (columns, rows) in sizes {
            ui.resize(columns, rows);
            let (x, y) = ui.cursor();
            assert!(x < columns && y < rows, "{keys}: {x},{y} at {columns} x {rows}");
        }
    }
}

#[test]
fn a_fault_is_read_whole_at_every_size() {
    for (columns, rows) in [(80, 24), (60, 15)] {
        let mut ui = Ui::opened();
        ui.resize(columns, rows).press("f4").type_text("Yvette").press("enter").type_text("3000").press("enter");
        let whole = |ui: &Ui| ui.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        let fault = "Tapez une année, par exemple 1951, ou 51. La dernière possible est 2026.";
        assert!(whole(&ui).contains(&format!("Année de naissance : {fault}")), "{}", ui.screen());
        ui.press("up").cursor_on("[3000]");
        assert!(whole(&ui).contains(fault), "{}", ui.screen());
    }
}
