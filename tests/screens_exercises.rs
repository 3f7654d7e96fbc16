//! Practical tests and practice on the screen, together and with the keyboard handed over, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::{PASSPHRASE, Ui};
use jalon::tui::screen::Screen;

const LOCKED: &str = "Jalon est verrouillé. Rien n'est perdu.";

/// Yvette is registered, and her self-assessment stands at a question of the short form.
fn at_question(number: usize) -> Ui {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette").press("enter");
    for _ in 1..number {
        ui.press("1");
    }
    ui.sees(&format!("question {number} sur 10"));
    ui.keys = 0;
    ui
}

/// What has to be copied, read off the screen.
fn to_copy(ui: &Ui) -> String {
    let screen = ui.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = lines.iter().position(|line| line.contains("À recopier")).unwrap();
    lines[at + 2].trim().to_owned()
}

/// The exercise on the screen.
fn run(ui: &Ui) -> &jalon::domain::exercise::Run {
    ui.app
        .stack
        .iter()
        .find_map(|screen| match screen {
            Screen::Exercise(state) => Some(&state.run),
            _ => None,
        })
        .unwrap()
}

/// Gives the right answer, or a wrong one.
fn answer(ui: &mut Ui, well: bool) {
    use jalon::domain::exercise::Task;
    let item = run(ui).item().unwrap().clone();
    match item.task {
        Task::Pick { answers, right, .. } => {
            let at = if well { right } else { (right + 1) % answers.len() };
            ui.press(&(at + 1).to_string());
        }
        Task::Copy(model) => {
            ui.type_text(if well { &model } else { "x" }).press("enter");
        }
        Task::Make | Task::Repeat => {
            ui.type_text("camion plume lundi orage").press("enter");
        }
        Task::Fill(form) => {
            for (at, one) in form.boxes.iter().enumerate() {
                ui.press("ctrl-u").type_text(&one.right);
                if at + 1 < form.boxes.len() {
                    ui.press("enter");
                }
            }
            ui.press("enter enter").sees("Votre numéro de reçu").press("enter");
            ui.type_text(&form.receipt).press("enter");
        }
    }
}

#[test]
fn typing_without_a_fault_is_proposed_and_not_imposed() {
    let mut ui = at_question(2);
    ui.press("o").sees("Faire l'essai à l'écran").press("enter").sees("RECOPIER UNE PHRASE");
    ui.type_text("z").sees("Cette touche ne sert pas ici");
    ui.sees_not("Yvette").press("enter").sees("À recopier");
    let text = to_copy(&ui);
    ui.type_text(&text).press("enter").sees("C'est fini").sees("Entrée pour continuer").press("enter");
    ui.sees_not("…").sees("aucune faute de frappe").sees("Entrée note 2").sees("dit aussi comment ou pourquoi : 3");
    ui.sees("question 2 sur 10").press("enter").sees("vu : sans aide").sees_not("Entrée note");
    ui.sees("L'essai est noté. Entrée : continuer.");
    assert_eq!(ui.keys, 6, "beyond the text typed");
    // Asked again, another value is noted over what was seen.
    ui.press("o 0").sees("vu : pas encore");
}

#[test]
fn typing_errors_and_giving_up_propose_less() {
    let mut ui = at_question(2);
    ui.press("o enter enter").type_text("bonjour remi").press("enter enter").sees("fautes de frappe");
    ui.sees_not("…").sees("Entrée note 1").press("enter").sees("vu : avec quelqu'un");
    ui.press("o enter enter").type_text("Bon").press("esc").sees("On s'arrête là ?").press("2");
    ui.sees("pas terminé").sees("Entrée note 0").press("esc").sees("vu : avec quelqu'un");
}

#[test]
fn addresses_and_messages_are_graded_by_their_tables() {
    for (number, right, value) in [(7, 4, 2), (7, 2, 1), (7, 1, 0), (10, 6, 2), (10, 4, 1), (10, 2, 0)] {
        let mut ui = at_question(number);
        ui.press("o enter enter");
        let total = run(&ui).done().1;
        for at in 0..total {
            ui.sees(&format!("{} sur {total}", at + 1)).sees_not("Pas tout à fait");
            answer(&mut ui, at < right);
        }
        ui.sees("C'est fini").press("2").sees("1 sur ").press("esc enter");
        ui.sees(&format!("{right} ")).sees(&format!("Entrée note {value}")).sees_not("…");
        assert_eq!(ui.screen().contains("pourquoi : 3"), right == total);
    }
}

#[test]
fn a_second_test_asks_other_things() {
    let texts = || {
        let mut ui = at_question(10);
        ui.press("o enter enter");
        format!("{:?}", run(&ui))
    };
    assert!((0..5).map(|_| texts()).collect::<std::collections::BTreeSet<_>>().len() > 1);
}

#[test]
fn a_form_is_corrected_sent_and_its_receipt_noted() {
    let mut ui = at_question(9);
    ui.press("o enter enter").sees("La lettre").sees("Prénom");
    for _ in 0..6 {
        ui.press("enter");
    }
    ui.cursor_on("Envoyer").press("enter").sees("La page n'est pas partie").sees("est sur la lettre");
    ui.press("tab tab tab tab tab tab up up up up up up up");
    answer(&mut ui, true);
    ui.sees("C'est fini")
        .press("enter")
        .sees("jusqu'au numéro de reçu")
        .press("3")
        .sees("vu : sans aide, et peut montrer");
}

#[test]
fn a_receipt_typed_wrong_is_read_again() {
    let mut ui = at_question(9);
    ui.press("o enter enter");
    let jalon::domain::exercise::Task::Fill(form) = run(&ui).item().unwrap().task.clone() else { panic!() };
    for one in &form.boxes {
        ui.press("ctrl-u").type_text(&one.right).press("enter");
    }
    ui.press("enter enter").type_text("1").press("enter").sees("Relisez votre papier").sees("numéro de reçu");
    ui.press("enter").type_text(&form.receipt).press("enter").sees("C'est fini");
}

#[test]
fn the_keyboard_is_handed_over_and_the_result_waits_behind_the_lock() {
    let mut ui = at_question(10);
    ui.press("o enter down enter").sees("Reconnaître les faux messages").sees("1 sur 6");
    // What locking wipes is gone: nobody is in, no name, no key.
    assert!(ui.app.shared.me.is_none() && ui.app.shared.directory.is_empty() && ui.app.lock.clears);
    assert!(!format!("{:?}", ui.app).contains("Yvette"));
    let open = jalon::store::Closed::open(ui.folder.path(), &jalon::tui::worker::holder()).map(drop);
    assert!(matches!(open, Err(jalon::store::StoreError::LockedElsewhere)));
    // Nothing leads anywhere but to the end of the exercise.
    for key in ["f2", "f3", "f4", "f6", "f8", "f10", "ctrl-c", "ctrl-q", "x"] {
        ui.press(key).sees("1 sur 6").sees_not("Quitter Jalon").sees_not("Yvette");
        assert!(!ui.app.quitting);
    }
    ui.press("f9").sees_not("Réglages").sees_not("Chercher").press("esc").press("f1").press("esc").sees("1 sur 6");
    for at in 0..6 {
        answer(&mut ui, at < 5);
    }
    ui.sees("C'est fini").sees("Appelez la personne").sees_not("5 ").press("enter").sees(LOCKED).sees_not("Yvette");
    ui.paste(PASSPHRASE).press("enter").sees("question 10 sur 10").sees("5 bonnes réponses sur 6");
    ui.press("enter").sees("vu : sans aide");
}

#[test]
fn another_mediator_is_not_proposed_the_result_and_giving_back_early_is_safe() {
    let mut ui = at_question(10);
    ui.press("o enter 2 1 esc").sees("On s'arrête là ?").press("2").sees(LOCKED);
    ui.paste(PASSPHRASE).press("enter").sees("question 10 sur 10").sees("arrêté là").sees_not("…");
    ui.press("esc").sees("question 10 sur 10").press("f12").sees(LOCKED);
    ui.paste(PASSPHRASE).press("enter").sees("question 10 sur 10").sees_not("Entrée note");
}

#[test]
fn stopping_before_the_first_answer_proposes_nothing() {
    let mut ui = at_question(10);
    ui.press("o enter enter esc").sees("On s'arrête là ?").press("2").sees("question 10 sur 10");
    ui.sees_not("Entrée note").sees("Faire l'essai à l'écran");
}

#[test]
fn practice_in_a_session_proposes_its_rating() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter f4 f3").type_text("P2").press("enter").sees("Taper au clavier");
    ui.press("e").sees("Majuscules, accents, chiffres").press("down enter").sees("LE @, LE POINT").press("enter");
    for at in 0..6 {
        answer(&mut ui, at > 0);
        ui.sees(if at > 0 { "Oui, c'est bien." } else { "Pas tout à fait." }).press("enter");
    }
    ui.sees("C'est fini").press("enter").sees("propose : parfois").cursor_on("[?] parfois");
    ui.press("enter").sees("[2] parfois");
    // What was rated stays; another result is only told.
    ui.press("up e down enter enter");
    for _ in 0..6 {
        answer(&mut ui, true);
        ui.press("enter");
    }
    ui.press("enter").sees("propose : sans aide").sees("[2] parfois");
}

#[test]
fn a_pause_says_that_what_an_exercise_proposed_is_not_kept() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter f4 f3").type_text("P2").press("enter e down enter enter");
    for _ in 0..6 {
        answer(&mut ui, true);
        ui.press("enter");
    }
    ui.press("enter").cursor_on("[?] sans aide").press("esc").sees("Ce que l'exercice proposait n'est pas noté");
}

#[test]
fn practice_from_the_record_opens_a_session_with_what_it_proposes() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter f9").type_text("exercices").press("enter");
    ui.sees("Exercices des étapes").press("enter down enter").sees("1 sur 5").sees_not("Yvette");
    for _ in 0..5 {
        answer(&mut ui, true);
        ui.press("enter");
    }
    ui.sees("C'est fini").press("enter").sees(LOCKED).paste(PASSPHRASE).press("enter");
    ui.sees("Séance d'Yvette").cursor_on("[?] sans aide");
}

#[test]
fn practice_without_anybody_leaves_no_trace() {
    let mut ui = Ui::opened();
    ui.press("f9").type_text("exercices").press("enter");
    for exercise in 0..ui.app.shared.content.practice(None).count() {
        ui.press("enter").sees("Commencer").press("enter");
        for _ in 0..run(&ui).done().1 {
            answer(&mut ui, true);
            ui.press("enter");
        }
        ui.sees("C'est fini").press("enter").sees("Exercices des étapes");
        assert!(ui.app.shared.practised.is_none(), "{exercise}");
        ui.press("down");
    }
}

#[test]
fn a_passphrase_made_in_practice_is_wiped() {
    let mut ui = Ui::opened();
    ui.press("f9").type_text("exercices").press("enter");
    while !ui.screen().contains("► Fabriquer une phrase") {
        ui.press("down");
    }
    ui.press("enter enter");
    for _ in 0..4 {
        answer(&mut ui, true);
        ui.press("enter");
    }
    ui.sees("Inventez").type_text("patins grenier").press("enter").sees("au moins quatre mots");
    ui.type_text(" olive truelle").sees("olive truelle").press("enter").sees("elle est solide").sees_not("truelle");
    assert!(!format!("{:?}", ui.app).contains("truelle"));
    ui.press("enter").sees("Tapez-la encore").type_text("patins grenier olive truelle").sees_not("truelle");
    ui.press("f5").sees("truelle").press("enter").sees("maintenant effacée");
}

#[test]
fn the_demonstration_says_why_it_cannot_hand_over() {
    let mut ui = Ui::demo();
    ui.app.shared.demo = true;
    ui.press("f9").type_text("exercices").press("enter enter down enter").sees("La démonstration reste ouverte");
}

#[test]
fn nothing_is_cut_in_any_exercise_and_no_size_panics() {
    let mut ui = Ui::opened();
    ui.press("f9").type_text("exercices").press("enter");
    for _ in 0..ui.app.shared.content.practice(None).count() {
        ui.press("enter").sees_not("…").press("enter");
        for at in 0..run(&ui).done().1 {
            ui.sees_not("…");
            answer(&mut ui, at % 2 == 0);
            ui.sees_not("…").press("enter");
        }
        ui.press("enter down");
    }
    ui.press("enter enter");
    for (columns, rows) in [(1, 1), (60, 15), (80, 24), (120, 36), (250, 80)] {
        ui.resize(columns, rows);
        let (x, y) = ui.cursor();
        assert!(x < columns && y < rows);
    }
}
