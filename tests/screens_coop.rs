//! A visitor who passes by, and what is typed again into the Coop, as a mediator at the keyboard meets them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

#[test]
fn a_request_takes_three_keys_and_can_be_taken_back() {
    let mut ui = Ui::opened();
    let before = ui.keys;
    ui.press("8 1 2");
    assert_eq!(ui.keys - before, 3);
    ui.sees("Demande enregistrée : Diagnostic numérique, 30 min").sees("Que voulez-vous faire");
    ui.sees("1 activité à recopier dans la Coop").sees("novembre : 1 activité,");
    ui.press("ctrl-z").sees("La demande est annulée").sees_not("à recopier").sees("novembre : 0 activité,");
    ui.press("ctrl-z").sees_not("annulée");
}

#[test]
fn whoever_wants_no_record_at_all_is_counted_as_passing_by() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Ahmed").press("f2").sees("Pas de fiche du tout").press("down down enter");
    ui.sees("Demande ponctuelle").sees("Pour quoi est venue cette personne").press("esc").sees_not("Ahmed");
}

#[test]
fn what_was_asked_for_before_is_marked_and_keeps_its_key() {
    let mut ui = Ui::opened();
    ui.press("8").sees_not("plus demandés").press("t 1").press("8").sees("•t  Loisirs - Sports - Culture");
    ui.sees("• les plus demandés").press("t 3").sees("Sports - Culture, 45 min");
    ui.press("8 f5").sees("Lieu : ailleurs").press("esc");
}

#[test]
fn each_activity_is_read_in_the_coops_order_and_ticked() {
    let mut ui = Ui::opened();
    ui.press("8 6 1 8 a 3 8 2 4").sees("3 activités à recopier dans la Coop");
    ui.press("f9").type_text("recopier").press("enter").sees("Demande ponctuelle").sees("3 restantes");
    ui.press("enter").sees("À RECOPIER DANS LA COOP : Accompagnement individuel");
    ui.sees("Bénéficiaire anonyme").sees("Date de l’accompagnement").sees("24/11/2026");
    ui.sees("Thématique(s) d’accompagnement de médiation numérique");
    ui.sees("Le bénéficiaire est-il orienté vers une autre structure ?");
    ui.press("space").sees("Recopié").sees("2 restantes").sees("À RECOPIER DANS LA COOP");
    ui.press("space space")
        .sees("recopié")
        .sees_not("restante")
        .press("esc")
        .sees("Que voulez-vous faire")
        .sees_not("à recopier");
    ui.press("f9")
        .type_text("recopier")
        .press("enter")
        .sees("Tout est recopié")
        .press("f5")
        .sees("recopié")
        .press("space")
        .sees("Remis à recopier");
    ui.press("esc").sees("1 activité à recopier");
    ui.again().sees("1 activité à recopier");
}

#[test]
fn a_session_is_typed_again_from_its_record() {
    let mut ui = Ui::demo();
    let left = ui.screen().lines().find(|line| line.contains("à recopier dans la Coop")).unwrap().to_owned();
    ui.press("4 enter").sees("Fiche d").press("pagedown");
    for _ in 0..60 {
        let at = usize::from(ui.cursor().1);
        if ui.screen().lines().nth(at).unwrap_or_default().contains(" min : ") {
            break;
        }
        ui.press("down");
    }
    ui.press("f9").type_text("recopier cette").press("enter");
    ui.sees("Accompagnement individuel").sees("Durée").press("space").sees("Fiche d");
    assert!(!left.is_empty());
}

#[test]
fn reading_what_somebody_came_for_stands_in_the_access_log() {
    let mut ui = Ui::demo();
    ui.press("f9").type_text("recopier").press("enter").sees("restantes");
    ui.press("f9").type_text("journal").press("enter").sees("Journal des accès").sees_not("Fiche ouverte");
    ui.press("esc enter").sees("À RECOPIER DANS LA COOP : Accompagnement individuel");
    ui.press("f9").type_text("journal").press("enter").sees("Fiche ouverte");
}

#[test]
fn two_records_are_joined_and_taken_apart() {
    let mut ui = Ui::opened();
    for (name, year) in [("Yvette", "1951"), ("Ivette", "1953")] {
        ui.press("f4").type_text(name).press("enter").type_text(year).press("f2 enter").sees("Fiche d");
        ui.press("esc");
    }
    let ivette = ui.app.shared.directory.search("ivette", 1).shown[0].id;
    let code = ui.app.shared.directory.entry(&ivette).unwrap().code.to_owned();
    ui.press("esc").press("f3").type_text("Yvette").press("enter").sees("Fiche d'Yvette");
    ui.press("f9").type_text("réunir").press("enter").sees("Quelle autre fiche").type_text("Ivet");
    ui.press("enter").sees("La fiche d'Ivette").sees("rejoint celle d'Yvette").sees("0 séance et 0 point");
    ui.sees("1951                    1953                    différent").sees("Est-ce bien la même personne ?");
    ui.sees("son code retrouvera celle-ci");
    ui.press("f2").sees("Tout est réuni sur une fiche, Yvette");
    // The card of before still finds whom it was given to, and the log does not call anybody erased.
    ui.press("f3").type_text(&code.to_lowercase()).sees("réunie").sees("Yvette").press("enter").sees("Fiche d'Yvette");
    ui.press("f9").type_text("journal").press("enter").sees("réunie").sees_not("effacée");
    while !ui.cursor_line().contains("réunie") || ui.cursor_line().contains("réunies") {
        ui.press("down");
    }
    ui.sees(&format!("La fiche {code} est réunie à"));
    ui.press("esc esc").press("4").sees("1 fiche").sees_not("Ivette").press("enter");
    ui.press("f9").type_text("réunir").press("enter").sees("Déjà réunies").cursor_on("Ivette").press("enter");
    ui.sees("de nouveau séparées").press("esc").sees("2 fiches").sees("Ivette");
    ui.press("esc f3").type_text(&code).sees_not("réunie").press("enter").sees("Fiche d'Ivette");
}

#[test]
fn no_table_is_written_among_everybody_s_files_unasked() {
    let mut ui = Ui::demo();
    ui.app.shared.settings.export_folder.clear();
    for kind in ["3", "4", "6 1", "7 1", "8"] {
        ui.press("5").press(kind).sees("Où écrire les feuilles et les tableaux ?").cursor_on("Dossier");
        ui.press("esc").sees("Que voulez-vous imprimer ou exporter ?").sees_not("Écrit dans").press("esc");
    }
    ui.press("6 f6 2").sees("Où écrire les feuilles et les tableaux ?").press("esc").sees_not("Écrit dans");
    let folder = ui.folder.path().join("feuilles").display().to_string();
    ui.press("f6 3 ctrl-u").type_text(&folder).press("enter").sees("Écrit dans").press("esc");
    ui.press("5 4").sees("Écrit dans").sees(&folder[..20]).sees_not("Où écrire");
}

#[test]
fn rows_after_the_ninth_have_a_letter() {
    let mut ui = Ui::demo();
    for (key, title) in [("a", "Feuilles des étapes"), ("b", "Cartons de rendez-vous"), ("C", "Importer des fiches")] {
        ui.press("5").press(key).sees(title).press("esc esc");
    }
}
