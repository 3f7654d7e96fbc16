//! Every screen at every size: nothing panics, the real cursor stays inside, the focused line stays in sight.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

/// The keys that lead from the home screen to each screen, and words that tell it was reached.
const SCREENS: [(&str, &str); 19] = [
    ("", "Que voulez-vous faire ?"),
    ("1", "Accueillir quelqu'un"),
    ("4", "Toutes les fiches"),
    ("5", "Imprimer ou exporter"),
    ("7", "Réglages"),
    ("f1", "Aide de cet écran"),
    ("f9", "Menu"),
    ("f4", "Prénom ou pseudonyme"),
    ("f4 f7", "Texte"),
    ("4 enter", "Fiche d"),
    ("4 enter f5", "Prénom ou pseudonyme"),
    ("4 enter f6", "Imprimer"),
    ("4 enter f8", "Effacer la fiche d"),
    ("4 enter down enter", "question 1 sur 10"),
    ("4 enter down down enter", "Parcours"),
    ("4 enter f4", "Séance d"),
    ("4 enter f4 f5", "Guide :"),
    ("4 enter f4 1 f2", "Fin de séance"),
    ("4 enter f4 1 f2 f2", "aperçu"),
];

/// Edges, and sizes drawn by a small generator so that each run tries the same two hundred.
fn sizes() -> Vec<(u16, u16)> {
    let mut sizes =
        vec![(1, 1), (1, 80), (250, 1), (2, 2), (59, 14), (60, 15), (79, 23), (80, 24), (120, 36), (250, 80)];
    let mut state = 12_345_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from((state >> 8) % below + 1).unwrap()
    };
    sizes.extend((0..200).map(|_| (next(250), next(80))));
    sizes
}

#[test]
fn no_screen_panics_at_any_size_and_the_cursor_stays_inside() {
    for (keys, words) in SCREENS {
        let mut ui = Ui::demo();
        ui.press(keys).sees(words);
        for (columns, rows) in sizes() {
            ui.resize(columns, rows);
            let (x, y) = ui.cursor();
            assert!(x < columns && y < rows, "{keys}: cursor at {x},{y} in {columns} x {rows}");
        }
    }
}

#[test]
fn the_smallest_window_shows_the_line_that_has_the_cursor() {
    for (keys, _) in SCREENS {
        let mut ui = Ui::demo();
        ui.press(keys);
        let (x, y) = ui.cursor();
        let line = ui.screen().lines().nth(usize::from(y)).unwrap_or_default().to_owned();
        let under: String = line.chars().skip(usize::from(x)).take(8).collect();
        ui.resize(60, 15);
        let (x, y) = ui.cursor();
        let line = ui.screen().lines().nth(usize::from(y)).unwrap_or_default().to_owned();
        let now: String = line.chars().skip(usize::from(x)).take(8).collect();
        assert!(
            under.starts_with(now.trim_end()) || now.starts_with(under.trim_end()),
            "{keys}: {under:?} then {now:?}"
        );
    }
}

#[test]
fn the_smallest_window_keeps_the_menu_s_key_and_says_which_keys_show_the_rest() {
    for (keys, words) in SCREENS {
        let mut ui = Ui::demo();
        ui.press(keys).sees(words).resize(60, 15);
        let screen = ui.screen();
        let last = screen.lines().last().unwrap();
        assert!(last.contains("F9 Menu"), "{keys}: {last}");
    }
    let mut ui = Ui::demo();
    ui.press("4 enter").resize(60, 15).sees("Ctrl-Bas : plus bas   Maj-Droite : à droite").sees_not("Ouverte le");
    ui.press("ctrl-down").sees("Ouverte le").sees("Ctrl-Haut : plus haut").sees_not("Continuer");
    ui.press("shift-right").sees("rien ne se perd.").sees("Maj-Gauche : à gauche");
    ui.press("shift-left up").sees("Continuer").sees_not("Ouverte le");
    ui.resize(80, 24).sees_not("Ctrl-Bas").sees_not("Maj-Droite");
}

#[test]
fn the_text_to_read_and_all_its_answers_fit_the_smallest_window() {
    let mut ui = Ui::demo();
    ui.press("f4").type_text("Alain").press("f7").resize(60, 15);
    let mut read = String::new();
    for _ in 0..6 {
        ui.sees("Texte lu, on continue").sees("sans nom").sees("Pas de fiche du tout");
        read.extend(ui.screen().split_whitespace().flat_map(|word| [word, " "]));
        ui.press("pagedown");
    }
    for said in ["votre prénom", "Seule l'équipe", "faire effacer votre fiche", "tout autant."] {
        assert!(read.contains(said), "« {said} » cannot be read");
    }
    ui.press("down down").cursor_on("Pas de fiche du tout");
}

#[test]
fn every_action_of_the_menu_is_in_sight_when_it_is_pointed_at() {
    for size in [(60, 15), (80, 24), (120, 36), (200, 60)] {
        let mut ui = Ui::demo();
        ui.resize(size.0, size.1).press("f9");
        for _ in 0..40 {
            ui.press("down").cursor_on("│");
        }
        ui.cursor_on("Code à viser");
    }
}

#[test]
fn a_question_and_all_its_answers_fit_the_smallest_window() {
    let mut ui = Ui::demo();
    ui.press("4 enter down enter").sees("question 1 sur 10").resize(60, 15);
    for key in ["0   ", "1   ", "2   ", "3   ", "n   ", "o   "] {
        ui.sees(&format!("       {key}"));
    }
    ui.cursor_on("Je clique où je veux").resize(80, 24).sees("J'y arrive sans aide");
}

#[test]
fn a_code_that_does_not_fit_gives_way_to_the_address() {
    let mut ui = Ui::demo();
    ui.press("f9").type_text("guides").press("enter down down down down down enter q").sees("▀").resize(60, 15);
    ui.sees_not("▀").sees("Agrandissez").sees("www.service-public.gouv.fr");
}
