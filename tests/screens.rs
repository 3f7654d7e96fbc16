//! The frame, the home screen, the search and the lists, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

#[test]
fn the_home_screen_asks_what_to_do() {
    let mut ui = Ui::opened();
    ui.sees("Que voulez-vous faire ?").sees("Médiathèque de Gien").sees("Claire, mardi 24 novembre 2026");
    ui.sees("1  Accueillir quelqu'un").sees("7  Réglages").cursor_on("Accueillir quelqu'un");
    ui.press("down").cursor_on("Commencer une séance").press("down").cursor_on("Commencer un atelier");
}

#[test]
fn typing_on_the_home_screen_searches_at_once() {
    let mut ui = Ui::demo();
    let name = {
        let directory = &ui.app.shared.directory;
        let first = directory.sorted(jalon::domain::directory::By::Name, "")[3];
        directory.entry(&first).unwrap().first_name.to_owned()
    };
    let typed: String = name.to_lowercase().chars().take(3).collect();
    ui.type_text(&typed).sees("Nom, prénom, code ou téléphone").sees(&name);
    ui.press("enter").sees("Fiche d").press("esc").sees("Que voulez-vous faire ?");
}

#[test]
fn a_name_nobody_bears_can_be_registered() {
    let mut ui = Ui::demo();
    ui.type_text("zzyzx").sees("Aucune fiche ne ressemble à cela.").sees("inscrire « zzyzx »");
}

#[test]
fn all_records_can_be_sorted_and_narrowed() {
    let mut ui = Ui::demo();
    ui.press("4").sees("Toutes les fiches").sees("40 fiches, par prénom et nom");
    ui.press("f5").sees("dernière visite d'abord");
    ui.type_text("a").sees_not("40 fiches");
}

#[test]
fn a_key_that_does_nothing_says_why() {
    let mut ui = Ui::opened();
    ui.press("f2").sees("Cette touche ne sert pas ici.");
    ui.press("f5").sees("Aucun rendez-vous aujourd'hui.");
}

#[test]
fn the_menu_lists_filters_and_does() {
    let mut ui = Ui::demo();
    ui.press("f9").sees("Menu").sees("Écran discret").type_text("toutes").sees_not("Écran discret");
    ui.press("enter").sees("40 fiches");
    ui.press("f9 esc").sees_not("filtrer");
}

#[test]
fn a_discreet_screen_shows_codes() {
    let mut ui = Ui::demo();
    ui.press("f9").type_text("discret").press("enter").press("4").press("esc");
    let named = ui.app.shared.directory.sorted(jalon::domain::directory::By::Name, "")[0];
    let name = ui.app.shared.directory.entry(&named).unwrap().short_name();
    ui.press("4").sees_not(&name);
}

#[test]
fn a_small_window_still_shows_the_focused_line() {
    let mut ui = Ui::demo();
    ui.resize(60, 15).press("down down down down down down").cursor_on("Réglages");
    ui.resize(40, 10).sees("Agrandissez la fenêtre");
}

#[test]
fn a_narrow_window_shows_its_right_side_on_demand() {
    let mut ui = Ui::demo();
    ui.press("4 enter f4").sees("aujourd'hui");
    ui.resize(60, 15).sees_not("aujourd'hui");
    ui.press("shift-right").sees("aujourd'hui").press("shift-left").sees_not("aujourd'hui");
}

#[test]
fn a_failure_too_long_for_the_status_line_is_told_whole() {
    let mut ui = Ui::demo();
    let long = jalon::text::store::io(std::io::ErrorKind::PermissionDenied);
    assert!(long.line().chars().count() > 78);
    ui.told(long.clone());
    ui.sees("À savoir").sees(&long.what).sees("Rien n'est");
    ui.press("enter").sees_not(&long.what).sees("Que voulez-vous faire ?");
}

#[test]
fn the_menu_keeps_its_frame_and_its_keys_beside_long_reasons() {
    let mut ui = Ui::demo();
    ui.app.shared.demo = true;
    let screen = ui.press("f9").type_text("verrou").screen();
    let lock = screen.lines().find(|line| line.contains("Verrou")).unwrap();
    assert!(lock.contains("… F12") && lock.trim_end().ends_with('│'), "{lock}");
}

#[test]
fn the_menu_knows_the_actions_of_other_screens_and_says_where_they_are() {
    let mut ui = Ui::demo();
    for (typed, label, place) in [
        ("historique", "Historique de la fiche", "Ouvrez d'abord une fiche."),
        ("reunir", "Réunir avec une autre fiche", "Ouvrez d'abord une fiche."),
        ("saisir", "Saisir une feuille", "Pendant un point ou une séance."),
    ] {
        ui.press("f9").type_text(typed).sees(label).press("enter").sees(place).sees("Que voulez-vous faire ?");
    }
    ui.press("4 enter f9").type_text("historique").press("enter").sees_not("Ouvrez d'abord");
}

#[test]
fn a_reason_by_itself_is_a_sentence() {
    let mut ui = Ui::demo();
    ui.app.shared.demo = true;
    ui.press("f12").sees(" La démonstration reste ouverte : ces personnes sont inventées.");
}

#[test]
fn a_letter_that_does_nothing_on_a_list_says_so() {
    let mut ui = Ui::demo();
    for way in ["guide", "semaine", "ateliers", "exercices", "statistiques", "recopier"] {
        ui.press("f9").type_text(way).press("enter").sees_not("Que voulez-vous faire ?");
        ui.type_text("z");
        let screen = ui.screen();
        let said = screen.lines().nth(22).unwrap_or_default().to_lowercase();
        assert!(said.contains("touche") || said.starts_with(" ici : "), "{way}:\n{screen}");
        ui.press("esc");
    }
    ui.press("5").type_text("z").sees("Cette touche ne sert pas ici. F1 : celles qui servent.").press("esc");
    let first = ui.app.shared.directory.sorted(jalon::domain::directory::By::Name, "")[0];
    let code = ui.app.shared.directory.entry(&first).unwrap().code.to_owned();
    ui.press("f3").type_text(&code).press("enter").sees("Fiche d").type_text("z").sees("Cette touche ne sert pas ici");
}

#[test]
fn long_lists_say_that_they_go_on() {
    let mut ui = Ui::demo();
    ui.press("4").sees("Bas : encore ").press("esc");
    ui.press("f9").type_text("exercices").press("enter").sees("Bas : encore ");
    // The row pointed at never hides under it, and the last one ends it.
    for _ in 0..20 {
        ui.press("down");
        assert!(!ui.cursor_line().contains("Bas : encore"), "{}", ui.screen());
    }
    ui.press("end").sees_not("Bas : encore");
}

#[test]
fn the_demonstration_promises_nothing_for_the_next_time() {
    let mut ui = Ui::opened();
    ui.app.shared.demo = true;
    ui.press("f4").type_text("Yvette").press("f10").sees("C'est une démonstration").sees_not("la prochaine fois");
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f10").sees("sera proposé la prochaine fois");
}
