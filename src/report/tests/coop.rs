//! What a workshop becomes for the Coop: the text to type again, and a row for each person who came.

use super::yvette::{Desk, LEARNER as YVETTE, kept};
use crate::domain::activity::Activity;
use crate::domain::filter::Filter;
use crate::domain::ids::{LearnerId, WorkshopId};
use crate::domain::learner::Learner;
use crate::domain::request::Request;
use crate::domain::session::{Attendance, Rating, Session};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use crate::report::activities::{self, rows};
use crate::report::coop::entry;
use crate::text::report::coop::ACTIVITIES;
use time::UtcOffset;
use time::macros::date;

const ID: WorkshopId = WorkshopId::from_bytes([6; 16]);
const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);

/// Yvette and Karim came, somebody who was erased since, and three people without a record.
fn workshop() -> Workshop {
    let came = |learner| Participant { attendance: Some(Attendance::Present), ..Participant::expected(learner) };
    Workshop {
        title: "Le clavier ; =1+1".into(),
        level: Some("intermediaire".into()),
        duration_min: 90,
        themes: vec!["email".into(), "aide_aux_demarches_administratives".into(), "logement".into()],
        devices: vec!["ordinateur".into(), "tablette".into()],
        procedure: "Carte grise".into(),
        redirection: Some("autre".into()),
        anonymous: Anonymous {
            count: 3,
            gender: [("feminin".into(), 2)].into(),
            age_band: [("soixante_dix_plus".into(), 1)].into(),
            status: [("retraite".into(), 3)].into(),
            already_helped: 1,
        },
        erased: 1,
        participants: vec![came(YVETTE), came(KARIM)],
        closed: true,
        ..Workshop::on(date!(2026 - 11 - 24))
    }
}

fn karim() -> Learner {
    Learner {
        code: "LILAS-83".into(),
        first_name: "Karim".into(),
        gender: Some("masculin".into()),
        birth_year: Some(1990),
        commune: Some("45234".into()),
        ..Learner::default()
    }
}

#[test]
fn a_workshop_is_typed_again_in_the_order_of_the_coops_screen() {
    let mut desk = Desk::new();
    let people = [desk.record.learner.record.clone(), karim()];
    let nobody_named = entry::workshop(&workshop(), &people, &desk.office());
    desk.settings.names_to_coop = true;
    let people = [Learner { last_name: "Martin".into(), ..people[0].clone() }, people[1].clone()];
    let named = entry::workshop(&workshop(), &people, &desk.office());
    let found = format!("{nobody_named}\n\n{named}\n");
    assert_eq!(found, include_str!("workshop_entry.txt").replace("\r\n", "\n"), "{found}");
}

fn cells(activity: &Activity, filter: &Filter) -> Vec<Vec<String>> {
    let desk = Desk::new();
    let office = desk.office();
    let with = activities::Desk { office: &office, filter, offset: UtcOffset::UTC };
    rows(activity, &with).iter().map(|row| row.iter().map(super::super::cell::Cell::written).collect()).collect()
}

fn at<'a>(row: &'a [String], column: &str) -> &'a str {
    &row[ACTIVITIES.iter().position(|name| *name == column).unwrap()]
}

#[test]
fn a_workshop_is_a_row_for_each_person_who_came() {
    let desk = Desk::new();
    let yvette = desk.record.learner.record.clone();
    let session = Session {
        modules: vec!["P1".into()],
        ratings: [("P1.1".into(), Rating::Level(2))].into(),
        workshop: Some(ID),
        ..Session::on(desk.record.id, date!(2026 - 11 - 24))
    };
    let people = vec![(desk.record.id, yvette, Some(session)), (KARIM, karim(), None)];
    let activity = Activity::Workshop(ID, Box::new(kept(1, workshop())), people);
    let found = cells(&activity, &Filter::default());
    assert_eq!(found.len(), 6, "two who are known, one who was erased, three without a record");
    for (number, row) in (1..).zip(&found) {
        for (column, value) in [
            ("Date", "2026-11-24"),
            ("Type", "Atelier collectif"),
            ("Participants", format!("{number}/6").as_str()),
            ("Nom de l’atelier", "Le clavier ; =1+1"),
            ("Durée (min)", "90"),
            ("Niveau d’autonomie (ou de l’atelier)", "2/3"),
            ("Matériel numérique utilisé", "Ordinateur\nTablette"),
            ("Nom de la démarche administrative", "Carte grise"),
            ("Bénéficiaire réorienté", "Oui"),
            ("Structure de redirection", "Autre"),
            ("ID CRA", &ID.to_string()),
        ] {
            assert_eq!(at(row, column), value, "{column} of row {number}");
        }
    }
    let who: Vec<_> = found.iter().map(|row| [at(row, "Bénéficiaire"), at(row, "Compétences")]).collect();
    assert_eq!(who[..3], [["MARS-27", "P1.1=2"], ["LILAS-83", ""], ["", ""]]);
    assert_eq!(at(&found[1], "Genre du bénéficiaire"), "Homme");
    assert_eq!(at(&found[5], "Genre du bénéficiaire"), "Non communiqué", "totals are never shared out among rows");
    let of_gien = Filter { commune: Some("45155".into()), ..Filter::default() };
    let found = cells(&activity, &of_gien);
    assert_eq!((found.len(), at(&found[0], "Participants")), (1, "1/6"), "the numbers stay those of the workshop");
    let elsewhere = Filter { place: Some("domicile".into()), ..Filter::default() };
    assert!(cells(&activity, &elsewhere).is_empty());
}

#[test]
fn a_request_is_a_row_of_somebody_unknown() {
    let request = Request { themes: vec!["email".into()], ..Request::on(date!(2026 - 11 - 24)) };
    let activity = Activity::Request(crate::domain::ids::RequestId::from_bytes([7; 16]), Box::new(kept(1, request)));
    let found = cells(&activity, &Filter::default());
    assert_eq!(found.len(), 1);
    let row = &found[0];
    assert_eq!(
        [at(row, "Type"), at(row, "Participants"), at(row, "Bénéficiaire"), at(row, "Durée (min)")],
        ["Accompagnement individuel", "1", "", "15"]
    );
    assert_eq!(at(row, "Thématique(s) d’accompagnement"), "E-mail");
}

#[test]
fn what_has_no_note_says_nothing_of_one() {
    let desk = Desk::new();
    let noted = Workshop { note: "salle froide".into(), ..workshop() };
    let found = entry::workshop(&noted, &[], &desk.office());
    assert!(found.ends_with("La note reste dans Jalon.\n") && !found.contains("salle froide"), "{found}");
    assert!(!entry::workshop(&workshop(), &[], &desk.office()).contains("La note"));
}
