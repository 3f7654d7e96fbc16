//! The self-assessment, its result and the path, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::domain::change::Change;
use jalon::domain::ids::LearnerId;
use jalon::domain::learner::Learner;
use jalon::tui::effect::{Effect, Saving};

/// A place where Yvette was registered, on the home screen.
fn yvette() -> Ui {
    let mut ui = Ui::opened();
    let id = LearnerId::from_bytes([1; 16]);
    let learner = Learner {
        code: "MARS-27".into(),
        first_name: "Yvette".into(),
        last_name: "Moreau".into(),
        wish: "Voir les photos de mes petits-enfants".into(),
        informed_on: Some(driver::ten_o_clock().date()),
        ..Learner::default()
    };
    let changes = vec![Change::Learner(id, Box::new(learner))];
    ui.work(vec![Effect::Save { saving: Saving::Registration(id), changes, draft: None }]);
    ui.keys = 0;
    ui
}

#[test]
fn finding_ten_answers_and_the_path_take_fourteen_keys() {
    let mut ui = yvette();
    ui.type_text("yve").sees("MARS-27");
    ui.press("enter").sees("faire le point avec Yvette");
    ui.press("enter").sees("question 1 sur 10").cursor_on("Je clique où je veux");
    ui.press("0 1 1 1 0 1 0 1 0 1").sees("Voir le résultat").cursor_on("Voir le résultat");
    ui.press("enter").sees("Enregistré").sees("NOUS POUVONS COMMENCER PAR").cursor_on("C'est bien comme cela");
    ui.sees("Voir les photos de mes petits-enfants").sees_not("%").sees_not("MARS-27");
    ui.press("enter").sees("Fiche d'Yvette M.").sees("séance : Prendre en main l'ordinateur");
    assert_eq!(ui.keys, 14, "thirteen, and one that skips the optional questions");
    ui.press("down down enter").sees("Parcours d'Yvette").sees("souris : pas encore");
}

#[test]
fn a_pause_survives_a_kill_and_the_questions_go_on_where_they_were() {
    let mut ui = yvette();
    ui.type_text("yve").press("enter enter 0 1 1").sees("question 4 sur 10");
    ui.press("esc").sees("Que voulez-vous faire ?").sees("En pause");
    ui.press("down").sees("point à reprendre, question 4 sur 10");
    let mut ui = ui.again();
    ui.sees("point à reprendre, question 4 sur 10");
    ui.type_text("yve").press("enter").sees("Reprendre").press("enter").sees("question 4 sur 10");
    ui.press("left").sees("► 1   J'y arrive avec quelqu'un");
    ui.press("right 1 1 1 1 1 1 1 enter enter").sees("Fiche d'Yvette M.");
    ui.press("esc").sees_not("à reprendre");
}

#[test]
fn what_is_answered_is_kept_within_a_second_of_the_last_key() {
    let mut ui = yvette();
    ui.type_text("yve").press("enter enter 0 1").wait(1);
    let mut ui = ui.again();
    ui.sees("point à reprendre, question 3 sur 10");
}

#[test]
fn a_first_result_is_left_or_adopted() {
    let mut ui = yvette();
    ui.type_text("yve").press("enter enter 0 0 0").sees("On peut s'arrêter là");
    ui.press("f2").sees("NOUS POUVONS COMMENCER PAR").press("f5").sees("estimation").sees("premier résultat");
    ui.press("esc").sees("question 4 sur 10");
    ui.press("f2 enter").sees("Fiche d'Yvette M.").sees("séance : Prendre en main l'ordinateur");
    ui.press("esc esc").sees("Que voulez-vous faire ?").sees_not("à reprendre");
}

#[test]
fn a_path_is_changed_printed_and_adopted() {
    let mut ui = yvette();
    ui.type_text("yve").press("enter enter 0 1 1 1 0 1 0 1 0 1 enter f5").sees("Parcours proposé");
    ui.press("down space").sees("retirée").press("f6").sees("Choisissez d'abord ce parcours.");
    ui.press("a").type_text("copies").sees("Mettre à jour et faire des copies");
    ui.press("enter").cursor_on("Mettre à jour et faire des copies").press("f2").sees("Enregistré");
    ui.press("down down enter").sees("Parcours choisi").sees_not("[ ]").sees("choix du médiateur");
    ui.press("f6").sees("MON PARCOURS");
}

#[test]
fn no_size_panics_and_the_cursor_stays_inside() {
    let sizes = [(1, 1), (59, 14), (60, 15), (79, 23), (80, 24), (120, 36), (250, 80)];
    for keys in
        ["", "f7", "o", "1 1 1 1 1 1 1 1 1 1 down", "1 1 1 1 1 f2", "1 1 1 1 1 f2 f5 pagedown end", "1 1 1 1 1 f2 f5 a"]
    {
        let mut ui = yvette();
        ui.type_text("yve").press("enter enter").press(keys);
        for (columns, rows) in sizes {
            ui.resize(columns, rows);
            let (x, y) = ui.cursor();
            assert!(x < columns && y < rows, "{keys}: {x},{y} at {columns} x {rows}");
        }
    }
}
