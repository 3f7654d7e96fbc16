//! A workshop from its plan to its sheets, driven as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::domain::change::Change;
use jalon::domain::directory::By;
use jalon::domain::ids::{LearnerId, SessionId};
use jalon::domain::learner::Learner;
use jalon::domain::session::{Appointment, Session};
use jalon::tui::effect::{Effect, Saving};
use time::macros::{date, datetime, time};

/// The codes of the demonstration's people.
fn codes(ui: &Ui) -> Vec<String> {
    let directory = &ui.app.shared.directory;
    directory.sorted(By::Code, "").iter().map(|id| directory.entry(id).unwrap().code.to_owned()).collect()
}

/// The folder for sheets is known already.
fn with_folder(ui: &mut Ui) {
    ui.app.shared.settings.export_folder = ui.folder.path().join("feuilles").display().to_string();
}

/// Plans a workshop on « Prendre en main l'ordinateur » for some people, from the home screen.
fn plan(ui: &mut Ui, day: &str, people: &[String]) {
    ui.press("3 up enter").sees("Préparation").cursor_on("Titre");
    ui.type_text("La souris").press("enter enter ctrl-u").type_text(day);
    ui.press("enter enter enter enter space space enter").sees("compétences à situer");
    ui.press("f2").sees("Enregistré").sees("Personne encore dans l'atelier");
    ui.press("f3");
    for code in people {
        ui.type_text(code).press("enter").sees("est dans l'atelier");
    }
    ui.press("esc");
}

#[test]
fn a_workshop_for_fifteen_is_held_and_closed_in_a_few_keys_beyond_the_ratings() {
    let mut ui = Ui::demo();
    with_folder(&mut ui);
    let people: Vec<String> = codes(&ui).into_iter().take(15).collect();
    plan(&mut ui, "auj", &people);
    ui.press("esc esc").sees("Aujourd'hui").sees("Atelier, 15 personnes");
    ui.keys = 0;
    ui.press("3 enter t 1").sees("15 présents").press("t 2");
    let ratings = 2;
    ui.press("f2").sees("15 personnes venues").press("f2").sees("Enregistré");
    assert!(ui.keys - ratings <= 8, "{} keys", ui.keys);
    ui.sees("MA FEUILLE").press("f5").sees("FEUILLE D'ATELIER").sees("La souris");
    ui.press("f6").sees("La feuille est écrite");
    ui.press("esc").sees("Déjà tenus").sees("15 personnes");
    // The same next week is one key.
    ui.press("d").sees("Recopié au mardi 1er décembre").sees("La souris").press("esc");
    ui.sees("À venir").sees("mar. 01/12/2026");
    let sessions = |ui: &Ui| {
        let id = ui.app.shared.directory.by_code(&people[0].as_str().into()).unwrap();
        ui.app.shared.directory.entry(&id).unwrap().last_visit
    };
    assert_eq!(sessions(&ui), Some(time::macros::date!(2026 - 11 - 24)));
}

#[test]
fn somebody_is_added_in_five_keys_and_a_code_is_enough() {
    let mut ui = Ui::demo();
    let first = ui.app.shared.directory.sorted(By::Name, "")[0];
    let name = ui.app.shared.directory.entry(&first).unwrap().first_name.to_lowercase();
    let letters: String = name.chars().take(3).collect();
    plan(&mut ui, "auj", &[]);
    ui.keys = 0;
    ui.press("f3").type_text(&letters);
    ui.press("enter").sees("est dans l'atelier : 1 personne");
    assert!(ui.keys + letters.chars().count() <= 5, "{} keys and {letters}", ui.keys);
    let other = codes(&ui).into_iter().find(|code| !ui.screen().contains(code.as_str())).unwrap();
    ui.type_text(&other.to_lowercase()).press("enter").sees("2 personnes").sees("est dans l'atelier");
    ui.type_text(&other).press("enter").sees("est déjà dans l'atelier");
    ui.press("esc").sees("2 à noter");
}

#[test]
fn a_new_person_is_registered_without_leaving() {
    let mut ui = Ui::opened();
    plan(&mut ui, "auj", &[]);
    ui.press("f3").type_text("Ginette").sees("inscrire « Ginette »").press("enter");
    ui.cursor_on("Prénom").press("f2").sees("Texte").press("enter");
    ui.sees("est dans l'atelier").press("esc").sees("Ginette").sees("1 à noter");
    ui.press("f4").type_text("Marcel").press("f2 enter").sees("Marcel est dans l'atelier : 2 personnes");
    ui.press("t 1 right 2 3").sees("[2]").sees("[3]");
    ui.press("end enter").sees("Ginette retient").type_text("Je clique doucement.").press("enter").sees("« »");
    ui.press("f2").press("f2").sees("Enregistré").sees("Je clique doucement.");
    assert_eq!(ui.app.shared.directory.len(), 2);
}

#[test]
fn those_without_a_record_are_totals_that_must_agree() {
    let mut ui = Ui::opened();
    plan(&mut ui, "auj", &[]);
    ui.press("f2").sees("Personnes sans fiche").press("f2").sees("Ajoutez au moins une personne");
    ui.type_text("4").press("down").type_text("5").press("f2").sees("C'est plus que le nombre");
    ui.press("ctrl-u").type_text("3").press("f2").sees("Enregistré").sees("4 personnes venues");
    ui.sees("Non communiqué : 1").press("esc").sees("4 sans fiche");
}

#[test]
fn nobody_is_forgotten_and_a_rating_says_that_they_came() {
    let mut ui = Ui::demo();
    let people: Vec<String> = codes(&ui).into_iter().take(3).collect();
    plan(&mut ui, "auj", &people);
    ui.press("home up up up right 2").sees("1 présent, 2 à noter");
    ui.press("f2").sees("2 personnes sans présence").press("2 3").sees("1 présent, 1 excusé, 1 absent");
    ui.press("right down").sees(" - ").press("ctrl-z").sees("1 à noter");
    ui.press("x").sees("n'est plus dans l'atelier").press("ctrl-z");
    ui.press("esc").sees("L'atelier est gardé").sees("à terminer");
    let mut ui = ui.again();
    ui.sees("Atelier du mardi 24, à terminer").press("3 enter").sees("1 présent, 1 excusé, 1 à noter").sees("[2]");
}

#[test]
fn a_closed_workshop_is_corrected_and_its_sessions_with_it() {
    let mut ui = Ui::demo();
    let people: Vec<String> = codes(&ui).into_iter().take(2).collect();
    plan(&mut ui, "hier", &people);
    ui.press("up t 1 1 1 f2 f2").sees("MA FEUILLE").press("c").sees("2 présents").sees("[1]");
    ui.press("x").sees("Sa séance est déjà enregistrée");
    ui.press("3").sees("1 présent, 1 absent").press("esc").sees("Garder ces changements ?").press("esc");
    ui.press("f2 f2").sees("Enregistré");
    let id: LearnerId = ui.app.shared.directory.by_code(&people[0].as_str().into()).unwrap();
    ui.work(vec![Effect::LoadRecord(id)]);
    ui.press("esc esc f3").type_text(&people[0]).press("enter").sees("Fiche d").sees("23 novembre");
}

#[test]
fn the_week_shows_what_comes_and_plans_on_a_free_day() {
    let mut ui = Ui::opened();
    plan(&mut ui, "+2", &[]);
    ui.press("esc esc f9").type_text("semaine").press("enter").sees("Semaine du lundi 23 novembre 2026");
    ui.sees("jeu. 26/11/2026").sees("Atelier, 0 personne").sees("La souris").cursor_on("mar. 24/11/2026");
    ui.press("right").sees("lundi 30 novembre").sees("la semaine prochaine").press("enter");
    ui.sees("Préparation").sees("lun. 30/11/2026").press("esc").press("left down down enter").sees("La souris");
}

#[test]
fn a_plan_is_taken_away_unless_it_was_held() {
    let mut ui = Ui::opened();
    plan(&mut ui, "+7", &[]);
    ui.press("f9").type_text("retirer").press("enter").sees("Retirer cet atelier ?").press("2");
    ui.sees("Aucun atelier encore");
}

#[test]
fn a_workshop_to_come_says_when_presences_are_told() {
    let mut ui = Ui::opened();
    plan(&mut ui, "+7", &[]);
    ui.press("f2").sees("L'atelier est prévu : les présences se notent le jour même.").sees("À venir");
}

#[test]
fn nothing_is_noted_of_a_workshop_to_come() {
    let mut ui = Ui::demo();
    let people: Vec<String> = codes(&ui).into_iter().take(2).collect();
    plan(&mut ui, "+7", &people);
    ui.sees("Attendus le mardi 1er décembre").press("1").sees("Rien à noter avant le mardi 1er décembre");
    ui.press("right t").sees("Rien à noter").press("end enter").sees("Rien à noter").sees("2 à noter");
    ui.press("x").sees("n'est plus dans l'atelier").press("f2").sees("Ateliers").sees("1 personne");
}

#[test]
fn a_session_of_a_workshop_does_not_change_person_by_itself() {
    let mut ui = Ui::demo();
    let people: Vec<String> = codes(&ui).into_iter().take(1).collect();
    plan(&mut ui, "auj", &people);
    ui.press("1 2 f2 f2").sees("MA FEUILLE").press("esc f3").type_text(&people[0]).press("enter").sees("Fiche d");
    for _ in 0..30 {
        if ui.cursor_line().contains("Séance") && ui.cursor_line().contains("24 novembre") {
            break;
        }
        ui.press("down");
    }
    ui.cursor_on("24 novembre").cursor_on("Séance").press("f9").type_text("personne").sees("corrigez l'atelier");
}

#[test]
fn the_arrows_walk_a_plan_and_only_plus_and_minus_move_its_day() {
    let mut ui = Ui::opened();
    ui.press("3 up enter").sees("Préparation").type_text("La souris").press("down down").cursor_on("mar. 24/11/2026");
    ui.press("down down down up up up").sees("mar. 24/11/2026").cursor_on("Jour");
    ui.sees("+ et - : un jour.").press("+ +").sees("jeu. 26/11/2026").press("-").sees("mer. 25/11/2026");
    ui.press("enter").sees("mer. 25/11/2026] ► à").sees("demain");
    ui.resize(60, 15).press("up").cursor_on("mer. 25/11/2026");
}

#[test]
fn a_day_that_is_past_and_an_hour_that_is_taken_are_said_and_block_nothing() {
    let mut ui = Ui::opened();
    plan(&mut ui, "+7", &[]);
    ui.press("esc").sees("À venir");
    // The same day and hour once more.
    plan_at(&mut ui, "+7").sees("Enregistré. Attention : « La souris » commence à la même");
    ui.sees("Attendus le mardi 1er décembre").press("esc");
    plan_at(&mut ui, "+14").sees("Enregistré").sees_not("Attention").press("esc");
    plan_at(&mut ui, "hier").sees("Enregistré, mais le lundi 23 novembre est passé.").press("esc");
    ui.press("home");
    while !ui.cursor_line().contains("mar. 01/12/2026") {
        ui.press("down");
    }
    ui.press("d").sees("Recopié au mardi 8 décembre. Attention : « La souris » commence à la même");
}

/// Plans another workshop, from the list of them.
fn plan_at<'u>(ui: &'u mut Ui, day: &str) -> &'u mut Ui {
    ui.press("f4").sees("Préparation").type_text("La souris").press("enter enter").type_text(day);
    ui.press("f2")
}

#[test]
fn what_the_coop_needs_is_said_before_a_workshop_is_closed() {
    let mut ui = Ui::opened();
    ui.press("3 up enter").type_text("La souris").press("f2 f2").sees("Fin de l'atelier");
    ui.sees("La Coop demande aussi un niveau et un thème : Esc puis F5.");
    assert_eq!(ui.screen().matches("La Coop demande").count(), 1, "it is said once");
    ui.type_text("4").press("f2").sees("Enregistré").sees("4 personnes venues");
    let mut ui = Ui::opened();
    plan(&mut ui, "auj", &[]);
    ui.press("f2").sees("La Coop demande aussi un niveau : Esc puis F5.").press("esc f5 down right f2 f2");
    ui.sees("Fin de l'atelier").sees_not("La Coop demande");
}

/// Ginette, who comes on Monday at two in any case, and Marc, who has planned nothing.
fn with_ginette_and_marc() -> Ui {
    let mut ui = Ui::opened();
    with_folder(&mut ui);
    let mut changes = Vec::new();
    for (number, name, next) in [(1, "Ginette", Some((date!(2026 - 11 - 30), time!(14:00)))), (2, "Marc", None)] {
        let id = LearnerId::from_bytes([number; 16]);
        let code = format!("MARS-{number}").as_str().into();
        let learner = Learner { code, first_name: name.into(), ..Learner::default() };
        let next = next.map(|(date, time)| Appointment { date, time: Some(time) });
        let session = Box::new(Session { next, ..Session::on(id, date!(2026 - 11 - 17)) });
        changes.push(Change::Learner(id, Box::new(learner)));
        changes.push(Change::Session { id: SessionId::from_bytes([number; 16]), session, before: None });
    }
    ui.work(vec![Effect::Save { saving: Saving::Settings, changes, draft: None }, Effect::LoadDirectory]);
    ui
}

#[test]
fn whoever_is_expected_finds_the_workshop_on_the_record_the_sheets_and_the_card() {
    let mut ui = with_ginette_and_marc();
    plan(&mut ui, "30/11/2026", &["MARS-1".into(), "MARS-2".into()]);
    ui.press("esc esc f3").type_text("marc").sees("lundi 30 novembre à 10 h, atelier « La souris »");
    ui.press("enter").sees("Atelier").sees("lundi 30 novembre à 10 h, « La souris »");
    ui.press("f6 1").sees("MON PROCHAIN RENDEZ-VOUS").sees("Lundi 30 novembre, à 10 heures");
    ui.sees("Au programme : atelier « La souris ».").press("esc f6").sees("Son carton");
    ui.press("4").sees("CARTONS").sees("Lundi 30 novembre, 10 h").press("esc esc");
    // Ginette's own meeting stays in sight; what comes first is the workshop.
    ui.press("f3").type_text("ginette").sees("à 10 h, atelier").press("enter");
    ui.sees("30 nov. à 14 h").sees("lundi 30 novembre à 10 h, « La souris »").press("esc esc");
    ui.clock(datetime!(2026-11-30 09:00 UTC));
    let mut ui = ui.again();
    ui.sees("Atelier, 2 personnes").sees("14 h");
    assert_eq!(ui.screen().matches("Ginette").count(), 1, "{}", ui.screen());
    // Once it is held, nobody is expected in it.
    ui.press("3 enter t 1 f2 f2").sees("Enregistré").press("esc esc f3").type_text("marc").sees("aucun");
}

#[test]
fn the_whole_column_says_where_it_goes_and_where_it_does_not() {
    let mut ui = Ui::demo();
    let people: Vec<String> = codes(&ui).into_iter().take(2).collect();
    plan(&mut ui, "auj", &people);
    ui.sees("T : toute la colonne, puis la suivante").press("t").sees("on passe à la suivante").press("esc");
    ui.press("end t").sees("À chacun sa phrase").press("home f1 pagedown").sees("personnes venues sans fiche");
}
