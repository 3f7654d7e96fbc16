//! The statistics, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

#[test]
fn the_home_screen_tells_the_month_and_leads_to_its_figures() {
    let mut ui = Ui::demo();
    ui.sees("6  Statistiques").sees("novembre : ").press("6").sees("novembre 2026");
    ui.sees("avant : octobre 2026").sees("Accompagnements individuels").sees("Personnes").cursor_on("Ensemble");
    ui.press("tab").cursor_on("Thèmes").sees("sur").press("tab").sees("Étapes travaillées");
    ui.press("tab tab tab").sees("Communes").press("tab tab").cursor_on("Ensemble");
    ui.press("esc").sees("Que voulez-vous faire ?");
}

#[test]
fn arrows_change_the_period_and_signs_its_kind() {
    let mut ui = Ui::demo();
    ui.press("6 left").sees("octobre 2026").sees("avant : septembre 2026").press("right right");
    ui.sees("décembre 2026").press("left + +").sees("année 2026").press("+").sees("L'année est la plus longue");
    ui.press("- - -").sees("semaine du 23 au 29 novembre 2026").press("-").sees("La semaine est la plus courte");
}

#[test]
fn any_dates_and_any_part_are_asked_for() {
    let mut ui = Ui::demo();
    ui.press("6 f5").sees("Que voulez-vous compter ?").cursor_on("Période");
    ui.type_text("5").press("enter").type_text("01112026").press("enter").type_text("24112026").press("f2");
    ui.sees("du 1er au 24 novembre 2026").sees("avant : du 8 au 31 octobre 2026");
    ui.press("f5 tab tab tab").cursor_on("Lieu").press("down").press("f2");
    ui.press("f5").press("esc").sees("du 1er au 24 novembre 2026");
}

#[test]
fn figures_leave_masked_unless_all_are_asked_for() {
    let mut ui = Ui::demo();
    let folder = ui.folder.path().join("feuilles");
    ui.press("7 ctrl-end esc");
    let mut settings = ui.app.shared.settings.clone();
    settings.export_folder = folder.display().to_string();
    let changes = vec![jalon::domain::change::Change::Settings(Box::new(settings))];
    ui.work(vec![jalon::tui::effect::Effect::Save {
        saving: jalon::tui::effect::Saving::Settings,
        changes,
        draft: None,
    }]);
    ui.press("6 f6").sees("Les nombres sous 5 sont masqués").press("2").sees("Écrit dans");
    ui.press("f6 4").sees("Tous les nombres, même petits").press("2").sees("Écrit dans");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    assert_eq!(texts.iter().filter(|text| text.contains("masqué")).count(), 1, "{files:?}");
    ui.press("f6 1").sees("Statistiques, novembre 2026").sees("masqué").press("f6").sees("La feuille est écrite");
    ui.press("esc").sees("Ensemble");
}

#[test]
fn a_place_without_activity_says_so() {
    let mut ui = Ui::opened();
    ui.press("6").sees("Activités").sees("0").press("tab").sees("Rien dans cette période");
}

#[test]
fn locking_leads_back_to_the_same_period() {
    let mut ui = Ui::demo();
    ui.press("6 left left").sees("septembre 2026").press("f12").sees("verrouillé");
    ui.paste(driver::PASSPHRASE).press("enter").sees("Statistiques").sees("septembre 2026");
}

#[test]
fn communes_go_by_their_post_code_and_a_page_s_heading_stands_once() {
    let mut ui = Ui::demo();
    ui.resize(120, 36).press("6 tab tab tab tab").cursor_on("Personnes").sees("Gien (45500)").sees_not("45155");
    let headings = |screen: &str| screen.lines().skip(5).map(|line| line.matches("Communes").count()).sum::<usize>();
    assert_eq!(headings(&ui.screen()), 1, "{}", ui.screen());
}

#[test]
fn no_label_is_cut() {
    let mut ui = Ui::demo();
    ui.press("6");
    for size in [(80, 24), (120, 36)] {
        ui.resize(size.0, size.1);
        for _ in 0..7 {
            assert!(!ui.screen().contains('…'), "{}", ui.screen());
            ui.press("tab");
        }
    }
}
