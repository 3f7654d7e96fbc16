use super::*;
use crate::domain::filter::Filter;
use crate::domain::ids::{LearnerId, WorkshopId};
use crate::domain::learner::Learner;
use crate::domain::period::{Period, Span};
use crate::domain::place::Settings;
use crate::domain::session::Session;
use crate::domain::statistics::learner::Learned;
use crate::domain::workshop::{Anonymous, Workshop};
use time::macros::date;

const TODAY: time::Date = date!(2026 - 11 - 24);

fn scope() -> Scope {
    let filter = Filter { place: Some("lieu_activite".into()), ..Filter::default() };
    Scope { period: Period::of(Span::Month, TODAY), filter }
}

fn stamp() -> crate::domain::change::Stamp {
    let instance = crate::domain::ids::InstanceId::from_bytes([0; 16]);
    crate::domain::change::Stamp { at: 0, instance, sequence: 1, author: MediatorId::from_bytes([1; 16]) }
}

/// So many people of a commune, each there once.
fn people(counted: &mut Statistics, number: u8, commune: &str, theme: &str) {
    for at in 0..number {
        let learner = Learner { commune: Some(commune.into()), gender: Some("feminin".into()), ..Learner::default() };
        let session = Session {
            themes: vec![theme.into()],
            modules: vec!["P1".into(), "D1".into(), "X9".into()],
            duration_min: 30,
            ..Session::on(LearnerId::from_bytes([at; 16]), TODAY)
        };
        let sessions = [crate::domain::change::Kept { stamp: stamp(), record: session }];
        let first_visit = TODAY;
        let told = Learned {
            learner: &learner,
            first_visit,
            sessions: &sessions,
            acquired: vec!["P1".into()],
            levels: Some((0, 2)),
        };
        counted.learner(&told, &scope());
    }
}

fn counted() -> Statistics {
    let mut counted = Statistics::default();
    people(&mut counted, 10, "45155", "email");
    people(&mut counted, 6, "45234", "logement");
    people(&mut counted, 2, "45000", "sante");
    let anonymous = Anonymous { count: 3, ..Anonymous::default() };
    let workshop = Workshop { anonymous, closed: true, ..Workshop::on(TODAY) };
    let kept = crate::domain::change::Kept { stamp: stamp(), record: workshop };
    counted.workshop(WorkshopId::from_bytes([1; 16]), &kept, &scope());
    counted
}

fn made(figures: Figures) -> Sheet {
    let content = Content::built_in().unwrap();
    sheet(&scope(), [&counted(), &Statistics::default()], figures, &content, &|_| "Claire".to_owned())
}

fn rows<'a>(sheet: &'a Sheet, key: &str) -> Vec<(&'a str, Option<u64>)> {
    let section = sheet.sections.iter().find(|section| section.key == key).unwrap();
    section.rows.iter().map(|row| (row.label.as_str(), row.counts[0].shown())).collect()
}

#[test]
fn every_figure_has_its_words() {
    let sheet = made(Figures::All);
    assert_eq!(sheet.part, ["lieu : Lieu d'activité"]);
    assert_eq!(
        sheet.totals.iter().map(|total| total.counts[0]).collect::<Vec<_>>(),
        [19, 660, 21, 21].map(Cell::Count)
    );
    assert_eq!(rows(&sheet, "kinds"), [("Accompagnements individuels", Some(18)), ("Ateliers", Some(1))]);
    assert_eq!(rows(&sheet, "themes"), [("E-mail", Some(10)), ("Santé", Some(2))]);
    assert_eq!(rows(&sheet, "administrative_themes"), [("Logement", Some(6))]);
    assert_eq!(rows(&sheet, "modules")[1], ("X9", Some(18)), "a module that is no more goes on counting");
    assert_eq!(rows(&sheet, "communes").len(), 4, "{:?}", rows(&sheet, "communes"));
    assert_eq!(rows(&sheet, "changes"), [("Plus haut", Some(18))]);
    let acquired = rows(&sheet, "acquired");
    assert_eq!((acquired.len(), acquired[0].1), (1, Some(18)));
}

#[test]
fn small_numbers_do_not_leave() {
    let sheet = made(Figures::Masked);
    assert_eq!(rows(&sheet, "kinds")[..2], [("Accompagnements individuels", None), ("Ateliers", None)]);
    assert_eq!(rows(&sheet, "themes"), [("E-mail", None), ("Santé", None)]);
    assert_eq!(rows(&sheet, "communes"), [("Gien (45500)", Some(10)), ("Autres, ou non communiquée", Some(11))]);
    let outputs = [
        String::from_utf8(csv(&sheet, Vec::new()).unwrap()).unwrap(),
        html(&sheet, &Settings::default(), TODAY),
        text(&sheet, &Settings::default(), TODAY),
    ];
    for output in outputs {
        assert!(output.contains("masqué") && !output.contains("Orléans"), "{output}");
    }
}

#[test]
fn each_file_says_the_same() {
    let sheet = made(Figures::All);
    let table = String::from_utf8(csv(&sheet, Vec::new()).unwrap()).unwrap();
    assert!(table.contains("Ensemble;Activités;19;;0\r\n"), "{table}");
    assert!(table.contains("Thèmes;E-mail;10;53%;0\r\n"), "{table}");
    let page = text(&sheet, &Settings { place: "Gien".into(), ..Settings::default() }, TODAY);
    assert!(page.contains("Statistiques, novembre 2026"), "{page}");
    assert!(page.lines().any(|line| line.trim_start().starts_with("E-mail") && line.contains("53 %")), "{page}");
    let html = html(&sheet, &Settings::default(), TODAY);
    assert!(html.contains("<td>E-mail</td><td class=\"n\">10</td><td class=\"n\">53 %</td>"), "{html}");
    assert!(html.contains("<rect width=\"1000\""));
    let mut bytes = Vec::new();
    json(&sheet, &mut bytes).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!((&value["totals"][0]["count"], &value["sections"][0]["rows"][0]["count"]), (&19.into(), &18.into()));
}

/// What leaves the place, to the byte: scripts and spreadsheets rely on it.
#[test]
fn the_files_that_leave_are_settled() {
    let sheet = made(Figures::Masked);
    let table = String::from_utf8(csv(&sheet, Vec::new()).unwrap()).unwrap();
    let settings = Settings { place: "Médiathèque de Gien".into(), ..Settings::default() };
    let page = text(&sheet, &settings, TODAY);
    let found = format!("{}\n{page}", table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    assert_eq!(found, include_str!("golden.txt").replace("\r\n", "\n"), "{found}");
}
