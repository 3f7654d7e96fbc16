//! `jalon export workshop`: the sheets of a workshop, on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::{Place, Run, run};

/// The store of a demonstration, with its workshops.
fn invented() -> Place {
    let place = Place::new();
    let data = place.data();
    run(place.bare().args(["demo", "--learners", "20", "--sessions", "80", "--seed", "7", "--data"]).arg(&data))
        .ends(0);
    place.file("passphrase", "demo demo demo\n");
    place
}

/// A session that was held in a workshop: the workshop's id.
fn workshop_of(place: &Place) -> String {
    let sessions = place.run(&["export", "sessions", "--format", "json"]).ends(0).json();
    let held = sessions.as_array().unwrap().iter().find(|session| session["workshop"].is_string());
    held.expect("a session of a workshop")["workshop"].as_str().unwrap().to_owned()
}

fn export(place: &Place, id: &str, format: &str, reader: &str) -> Run {
    place.run(&["export", "workshop", id, "--format", format, "--for", reader])
}

#[test]
fn a_session_of_a_workshop_is_not_typed_again_by_itself() {
    let place = invented();
    let sessions = place.run(&["export", "sessions", "--format", "json"]).ends(0).json();
    let sessions = sessions.as_array().unwrap();
    let came = |session: &&serde_json::Value| session["attendance"] == "present";
    let in_a_workshop = sessions.iter().filter(came).find(|session| session["workshop"].is_string()).unwrap();
    let alone = sessions.iter().filter(came).find(|session| session["workshop"].is_null()).unwrap();
    let export = |session: &serde_json::Value| {
        place.run(&["export", "session", session["id"].as_str().unwrap(), "--format", "coop"])
    };
    export(in_a_workshop)
        .ends(1)
        .prints_nothing()
        .says(in_a_workshop["workshop"].as_str().unwrap())
        .says("« À recopier dans la Coop »");
    assert!(export(alone).ends(0).out.starts_with("À RECOPIER DANS LA COOP"));
}

#[test]
fn everybody_s_sheet_and_the_team_s_come_as_text_and_as_a_page() {
    let place = invented();
    let id = workshop_of(&place);
    let text = export(&place, &id, "text", "learners").ends(0).out;
    let page = export(&place, &id, "html", "learners").ends(0).out;
    let sheets = text.matches("MA FEUILLE").count();
    assert!(sheets >= 1 && page.matches("<article").count() == sheets, "{sheets} sheets");
    assert_eq!(page.matches("break-before: page").count(), sheets - 1, "a page each");
    let team = export(&place, &id, "text", "mediator").ends(0).out;
    assert!(team.contains("FEUILLE D'ATELIER") && team.matches("présence oui").count() == sheets, "{team}");
    assert!(export(&place, &id, "html", "mediator").ends(0).out.contains("Content-Security-Policy"));
    let json = export(&place, &id, "json", "learners").ends(0).json();
    let people = json["participants"].as_array().unwrap();
    let came = people.iter().filter(|person| person["attendance"] == "present");
    assert_eq!((&json["id"], came.count()), (&id.clone().into(), sheets));
    assert!(json["closed"] == true && json["anonymous"]["count"].is_u64() && json["note"].is_null(), "{json:#}");
    assert!(people.iter().all(|person| person["code"].is_string() && person["session"].is_string()), "{json:#}");
    export(&place, "nothing", "text", "mediator").ends(1).says("Aucun atelier");
}
