//! `jalon export statistics`: the figures of a period, as a script asks for them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::format_push_string)] // Tables are easier to read so.

mod cells;
mod program;

use program::Place;

/// Seven people of Gien and one of elsewhere, each with one session in November 2026; one came in October too.
fn filled() -> Place {
    let place = Place::opened();
    let mut people = "prenom;annee_naissance;commune_insee\n".to_owned();
    for number in 1..=8 {
        let commune = if number == 8 { "45234" } else { "45155" };
        people += &format!("Anne{number};195{number};{commune}\n");
    }
    let table = place.file("people.csv", people);
    place.run(&["import", "learners", &table]).ends(0);
    let codes = place.learners();
    let codes = codes.iter().map(|learner| learner["code"].as_str().unwrap().to_owned());
    let mut sessions = "code;date;duree_min;lieu;mode;modules;cotations\n".to_owned();
    for (number, code) in codes.enumerate() {
        sessions += &format!("{code};2026-11-1{number};60;lieu_activite;forme;P1;P1.1=2\n");
        if number == 0 {
            sessions += &format!("{code};2026-10-05;45;domicile;forme;P1;P1.1=1\n");
        }
    }
    let table = place.file("sessions.csv", sessions);
    place.run(&["import", "sessions", &table]).ends(0);
    place
}

fn rows<'a>(value: &'a serde_json::Value, key: &str) -> &'a Vec<serde_json::Value> {
    let sections = value["sections"].as_array().unwrap();
    sections.iter().find(|section| section["key"] == key).unwrap()["rows"].as_array().unwrap()
}

#[test]
fn a_month_is_written_in_every_form() {
    let place = filled();
    let figures = |arguments: &[&str]| {
        let all = [&["export", "statistics", "--format", "json", "--month", "2026-11"], arguments].concat();
        place.run(&all).ends(0).json()
    };
    let full = figures(&["--full"]);
    assert_eq!((&full["totals"][0]["count"], &full["totals"][0]["before"]), (&8.into(), &1.into()), "{full:#}");
    assert_eq!((&full["totals"][3]["key"], &full["totals"][3]["count"]), (&"persons".into(), &8.into()));
    assert_eq!(rows(&full, "communes").len(), 2);
    let masked = figures(&[]);
    assert_eq!(masked["totals"][0]["before"], serde_json::Value::Null, "one session is not told");
    assert_eq!(rows(&masked, "communes").len(), 1, "{masked:#}");
    let elsewhere = figures(&["--full", "--commune", "45234"]);
    assert_eq!(elsewhere["totals"][0]["count"], 1);
    let csv = place.run(&["export", "statistics", "--format", "csv", "--year", "2026", "--full"]).ends(0).out;
    assert!(csv.contains("Ensemble;Activités;9;;0\r\n"), "{csv}");
    let file = place.path("annee.xlsx");
    let written = ["export", "statistics", "--format", "xlsx", "--year", "2026", "--full", "--output"];
    place.run(&[&written[..], &[file.to_str().unwrap()]].concat()).ends(0);
    let found = cells::rows(&std::fs::read(&file).unwrap(), "Statistiques");
    let activities = found.iter().find(|row| &row[1] == "Activités").unwrap();
    assert_eq!((&activities[2], &activities[4]), (&cells::Data::Float(9.0), &cells::Data::Float(0.0)));
    assert_eq!(found.len(), csv.lines().count(), "the same rows as the table");
    let text = place.run(&["export", "statistics", "--format", "text", "--quarter", "2026-T4"]).ends(0).out;
    assert!(text.contains("4e trimestre 2026") && text.contains("masqué"), "{text}");
    let page = place.path("mois.html");
    let written =
        ["export", "statistics", "--format", "html", "--month", "2026-11", "--output", page.to_str().unwrap()];
    place.run(&written).ends(0).says("Fichier écrit").prints_nothing();
    assert!(std::fs::read_to_string(page).unwrap().contains("<svg"));
}

#[test]
fn what_is_mistyped_is_named_with_a_remedy() {
    let place = Place::opened();
    let run = |arguments: &[&str]| place.run(&[&["export", "statistics", "--format", "json"], arguments].concat());
    run(&["--month", "novembre"]).ends(2).says("« novembre »").says("--month 2026-11");
    run(&["--month", "2026-11", "--year", "2026"]).ends(2);
    run(&["--from", "2026-11-01"]).ends(2).says("--to");
    run(&["--place", "cave"]).ends(2).says("domicile");
    run(&["--by", "Paul"]).ends(2);
    run(&["--commune", "99999"]).ends(2).says("Insee");
    let empty = run(&["--from", "2026-11-01", "--to", "2026-11-02"]).ends(0).json();
    assert_eq!((&empty["totals"][0]["count"], empty["sections"].as_array().unwrap().len()), (&0.into(), 0));
}
