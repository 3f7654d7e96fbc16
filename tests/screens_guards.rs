//! What is typed about health, justice or family life is pointed out, and asked about once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;

/// A new record with a note, at the question asked before it is saved.
fn asked(note: &str) -> Ui {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("ctrl-end enter").press("ctrl-end").cursor_on("Note").type_text(note);
    ui.press("f2 enter").sees("Relire avant d'enregistrer");
    ui
}

#[test]
fn a_word_is_pointed_out_while_it_is_typed() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("tab tab tab tab").cursor_on("Son envie");
    ui.type_text("Parler de mon diabèt").sees_not("Santé ?");
    ui.type_text("e").sees("Santé ? Notez plutôt ce qui aide la personne.").cursor_on("Son envie");
    ui.sees("« diabète » touche à la santé. Notez plutôt ce qui aide : « écrire gros ».");
    ui.press("tab").sees_not("Santé ?").press("up").sees("Santé ?").press("backspace").sees_not("Santé ?");
}

#[test]
fn the_question_says_the_words_and_leads_back_to_them() {
    let mut ui = asked("Veuve, sous tutelle.");
    ui.sees("Note : « Veuve » touche à la vie de famille.").sees("a le droit de lire").sees("1  Corriger");
    ui.press("enter").cursor_on("Note").sees("Vie de famille ? Jalon n'en a pas besoin.");
    ui.press("ctrl-u").type_text("Préfère le matin.").press("f2").sees("Enregistré").sees("Fiche d'Yvette");
}

#[test]
fn a_text_that_was_kept_is_not_asked_about_again() {
    let mut ui = asked("Malvoyante : agrandir.");
    ui.press("2").sees("Enregistré").sees("Fiche d'Yvette").sees("Malvoyante : agrandir.");
    let mut ui = ui.again();
    ui.type_text("yvette").press("enter").sees("Fiche d'Yvette").press("f5").sees("Modifier la fiche");
    ui.press("tab").type_text("1951").press("f2").sees("Enregistré").sees_not("Relire");
    ui.press("f5").press("ctrl-end").type_text(" Sort de l'hôpital.").press("f2").sees("Relire avant");
    ui.press("esc").cursor_on("Note");
}

#[test]
fn the_end_of_a_session_asks_too() {
    let mut ui = asked("x est en prison");
    ui.press("2").sees("Fiche d'Yvette").press("f4");
    ui.press("f2").sees("Ce que je retiens").type_text("Mon divorce").sees("Vie de famille ?").press("f2");
    ui.sees("Ce que je retiens : « divorce » touche à la vie de famille.").press("1").cursor_on("Ce que je retiens");
    ui.press("f2 2").sees("Enregistré");
}
