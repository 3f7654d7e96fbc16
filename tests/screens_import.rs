//! Records imported from a table, its columns matched on the screen and whoever is there already looked at one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

fn table(ui: &Ui, text: &str) -> String {
    let path = ui.folder.path().join("gens.csv");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn with_yvette() -> Ui {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette");
    while !ui.screen().contains("Que voulez-vous faire") {
        ui.press("esc");
    }
    ui
}

#[test]
fn columns_are_proposed_matched_and_previewed() {
    let mut ui = with_yvette();
    let path = table(
        &ui,
        "Qui;Nom de famille;Né en;Ville;Portable\nKarim;Benali;1990;Gien;06 12 34 56 78\nLéa;Petit;1975;Gien;\n",
    );
    ui.press("f9").type_text("importer").press("enter").sees("Où est le tableau").paste(&path).press("enter");
    ui.sees("Dans Jalon").sees("Nom de famille").sees("Benali | Petit").sees("nulle part");
    ui.press("f2").sees("dans quelle colonne est le prénom");
    ui.press("down right").cursor_on("Prénom").sees("Karim | Léa").press("f2");
    ui.sees("2 fiches nouvelles").press("f2").sees("à jour");
    ui.press("esc").press("4").sees("3 fiches").sees("Karim B.").sees("Léa P.");
}

#[test]
fn whoever_may_be_there_is_never_merged_silently() {
    let mut ui = Ui::opened();
    let home = |ui: &mut Ui| {
        while !ui.screen().contains("Que voulez-vous faire") {
            ui.press("esc");
        }
    };
    let import = |ui: &mut Ui, text: &str| {
        let path = table(ui, text);
        ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2");
    };
    import(&mut ui, "prenom;nom;annee_naissance\nYvette;Martin;1951\n");
    ui.press("f2").sees("à jour");
    home(&mut ui);
    let again = "prenom;nom;annee_naissance;telephone\nYvette;Martin;1951;06 12 34 56 78\nKarim;;;\n";
    import(&mut ui, again);
    ui.sees("peut-être déjà là (1 sur 1)").sees("Yvette Martin, 1951").press("f2").sees("peut-être déjà là");
    ui.press("1").sees("1 fiche nouvelle").sees("1 déjà là").press("esc").sees("peut-être déjà là");
    home(&mut ui);
    import(&mut ui, again);
    ui.press("2").sees("1 complétée").press("f2").sees("2 fiches importées");
    home(&mut ui);
    ui.press("4").sees("2 fiches").type_text("Martin").press("enter").sees("06 12 34 56 78");
}

#[test]
fn a_file_that_is_no_table_is_told_and_refused_rows_are_listed() {
    let mut ui = with_yvette();
    ui.press("5").press("f9").type_text("importer").press("enter").paste("/nulle/part.csv").press("enter");
    ui.sees("ne s'ouvre pas").sees("Où est le tableau");
    while !ui.screen().contains("Que voulez-vous faire") {
        ui.press("esc");
    }
    let path = table(&ui, "prenom;note\nLéa;255081416802538\nPaul;\n");
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2");
    ui.sees("1 fiche nouvelle").sees("Ces lignes ne sont pas prises").sees("ligne 2, Note").sees_not("255081416802538");
    ui.press("f2").sees("1 fiche importée ou mise à jour, 1 ligne laissée de côté");
}

#[test]
fn the_way_back_from_refused_rows_keeps_the_path_and_the_columns() {
    let mut ui = Ui::opened();
    let path = table(&ui, "Qui;Nom de famille;Né en\nKarim;Benali;19x5\nLéa;Petit;1975\n");
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter down right f2");
    ui.sees("ligne 2, Année").sees("Esc : revoir les colonnes").press("esc");
    ui.sees("Dans Jalon").sees("Karim | Léa").press("f2").sees("ligne 2, Année").press("esc esc");
    ui.sees("Où est le tableau").sees("gens.csv").press("enter").sees("Dans Jalon");
}

#[test]
fn one_column_for_two_fields_is_told_and_refused_rows_are_read_whole() {
    let mut ui = with_yvette();
    let path =
        table(&ui, "Prénom;Nom de famille;Né en;Ville\nKarim;Benali;19x5;Gien\nLéa;Petit;;Villeneuve-de-Nulle-Part\n");
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter down right f2");
    ui.sees("Une même colonne sert deux fois : Prénom et Nom.").press("left f2");
    ui.sees("ligne 2, Année de naissance : Écrivez une année").sees("ligne 3, Commune (nom) :").sees_not("annee_");
    ui.sees_not("…");
}

#[test]
fn whoever_may_be_there_is_decided_with_the_arrows_too() {
    let mut ui = Ui::opened();
    let path = table(&ui, "prenom;nom;annee_naissance\nYvette;Martin;1951\n");
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2 f2").sees("à jour");
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2");
    ui.sees("peut-être déjà là").cursor_on("garder la fiche telle quelle").press("down");
    ui.cursor_on("compléter la fiche").press("enter").sees("1 complétée");
}

#[test]
fn two_rows_of_one_person_are_pointed_out_and_come_to_one_record() {
    let mut ui = Ui::opened();
    let rows = "prenom;nom;annee_naissance;telephone;note\nYvette;Martin;1951;;\nKarim;Benali;1990;;sous tutelle\n\
                Ivette;Martin;1951;06 12 34 56 78;\nYvette;Martin;1951;;le mardi\n";
    let path = table(&ui, rows);
    let import = |ui: &mut Ui| {
        ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2");
    };
    import(&mut ui);
    ui.sees("Ligne 4 : cette personne est peut-être déjà là (1 sur 2)").sees("Ligne 2").sees("Yvette Martin, 1951");
    ui.press("2")
        .sees("(2 sur 2)")
        .press("2")
        .sees("2 fiches nouvelles, 2 complétées")
        .sees("À relire")
        .sees("ligne 3, note")
        .press("f2")
        .sees("2 fiches");
    while !ui.screen().contains("Que voulez-vous faire") {
        ui.press("esc");
    }
    ui.press("4").sees("2 fiches").type_text("Martin").press("enter").sees("Fiche d'Yvette").sees("06 12 34 56 78");
    ui.sees("le mardi");
    while !ui.screen().contains("Que voulez-vous faire") {
        ui.press("esc");
    }
    import(&mut ui);
    ui.press("3 3 3").sees("Ligne 5").press("1").sees("3 fiches nouvelles").sees("1 déjà là");
}

#[test]
fn the_code_of_a_record_that_was_joined_stays_taken() {
    let mut ui = with_yvette();
    ui.press("f4").type_text("Ivette").press("f2 enter").sees("Fiche d'Ivette").press("esc");
    let ivette = ui.app.shared.directory.search("ivette", 1).shown[0].id;
    let code = ui.app.shared.directory.entry(&ivette).unwrap().code.to_owned();
    ui.press("esc").press("f3").type_text("Yvette").press("enter").sees("Fiche d'Yvette");
    ui.press("f9").type_text("réunir").press("enter").sees("Quelle autre fiche").type_text("Ivet");
    ui.press("enter").sees("La fiche d'Ivette").press("f2").sees("Tout est réuni sur une fiche, Yvette");
    while !ui.screen().contains("Que voulez-vous faire") {
        ui.press("esc");
    }
    let path = table(&ui, &format!("code;prenom\n{code};Karim\n"));
    ui.press("f9").type_text("importer").press("enter").paste(&path).press("enter f2");
    ui.sees("Ces lignes ne sont pas prises").sees("Une fiche porte déjà ce code");
}
