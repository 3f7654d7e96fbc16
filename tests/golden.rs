//! Every export to the byte, from a small store that is always the same: `JALON_GOLDEN=1 cargo test --test golden` writes
//! `tests/golden/` anew, to be read before it is committed.
//!
//! A page that tells the day on which it was made tells « LE JOUR » instead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cells;
mod program;

use cells::{Data, rows, sheets};
use jalon::content::Content;
use jalon::demo;
use jalon::domain::assessment::{AdoptedPath, Answer, Assessment, Context, Kind};
use jalon::domain::change::Change;
use jalon::domain::ids::{AssessmentId, LearnerId, RequestId, SessionId, WorkshopId};
use jalon::domain::learner::Learner;
use jalon::domain::request::Request;
use jalon::domain::scoring::score;
use jalon::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use jalon::domain::workshop::{Anonymous, Participant, Workshop};
use jalon::store::{Founding, Holder, create};
use jalon::text::dates;
use jalon::vault::Cost;
use program::{PASSPHRASE, Place};
use std::path::{Path, PathBuf};
use time::macros::{date, datetime, time};
use time::{Date, OffsetDateTime};

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const KARIM: LearnerId = LearnerId::from_bytes([2; 16]);
const NAMELESS: LearnerId = LearnerId::from_bytes([3; 16]);
const ALONE: SessionId = SessionId::from_bytes([11; 16]);
const WORKSHOP: WorkshopId = WorkshopId::from_bytes([66; 16]);
/// When all of it was saved.
const SAVED: OffsetDateTime = datetime!(2026-03-20 16:30 UTC);

fn people() -> [(LearnerId, Learner); 3] {
    let opened = Some(date!(2026 - 03 - 05));
    let yvette = Learner {
        code: "OURS-27".into(),
        first_name: "Yvette".into(),
        last_name: "Martin".into(),
        birth_year: Some(1951),
        commune: Some("45155".into()),
        gender: Some("feminin".into()),
        status: Some("retraite".into()),
        procedures: vec!["D2".into(), "D7".into()],
        wish: "Voir les photos de mes petits-enfants".into(),
        phone: "0639981234".into(),
        email: "yvette@exemple.fr".into(),
        note: "=Préfère le matin ; vient\navec \"sa\" sœur".into(),
        informed_on: opened,
        opened_on: opened,
        ..Learner::default()
    };
    let karim = Learner {
        code: "LILAS-83".into(),
        first_name: "Karim".into(),
        last_name: "<Ben> & O'Ali".into(),
        birth_year: Some(1990),
        commune: Some("01004".into()),
        opened_on: opened,
        ..Learner::default()
    };
    let nameless = Learner {
        code: "JUIN-12".into(),
        anonymous: true,
        gender: Some("masculin".into()),
        opened_on: opened,
        ..Learner::default()
    };
    [(YVETTE, yvette), (KARIM, karim), (NAMELESS, nameless)]
}

fn rated(ratings: &[(&str, u8)]) -> std::collections::BTreeMap<jalon::domain::ids::SkillId, Rating> {
    ratings.iter().map(|(skill, level)| ((*skill).into(), Rating::Level(*level))).collect()
}

fn sessions(content: &Content) -> Vec<(SessionId, Session)> {
    let full = Session {
        started: Some(time!(10:05)),
        duration_min: 45,
        place: "domicile".into(),
        mode: Mode::Do,
        mandate: Some(true),
        devices: vec!["ordinateur".into(), "telephone".into()],
        themes: vec!["email".into(), "aide_aux_demarches_administratives".into(), "social_sante".into()],
        autonomy: Some("partiellement_autonome".into()),
        modules: vec!["P1".into(), "D2".into()],
        ratings: rated(&[("P1.1", 3), ("P1.2", 2), ("D2.1", 1)]),
        sentence: "Je lis avant de cliquer.".into(),
        next: Some(Appointment { date: date!(2026 - 03 - 19), time: Some(time!(10:00)) }),
        goal: "taper le signe @".into(),
        note: "+ une attestation ; à finir".into(),
        procedure: "Compte ameli".into(),
        redirection: Some("aide_sociale".into()),
        ..Session::on(YVETTE, date!(2026 - 03 - 12))
    };
    let in_workshop = |learner, attendance, level| Session {
        attendance,
        duration_min: if attendance == Attendance::Present { 120 } else { 0 },
        themes: vec!["prendre_en_main_du_materiel".into()],
        modules: vec!["P2".into()],
        ratings: if attendance == Attendance::Present { rated(&[("P2.1", level)]) } else { rated(&[]) },
        workshop: Some(WORKSHOP),
        ..Session::on(learner, date!(2026 - 03 - 19))
    };
    let first = content.curriculum.module(&"P1".into()).unwrap();
    let acquired = Session {
        modules: vec![first.id.clone()],
        ratings: first.skills.iter().map(|skill| (skill.id.clone(), Rating::Level(3))).collect(),
        // Later than any day of a test: the card shows it.
        next: Some(Appointment { date: date!(2199 - 12 - 31), time: Some(time!(14:30)) }),
        ..Session::on(NAMELESS, date!(2026 - 03 - 20))
    };
    vec![
        (ALONE, full),
        (SessionId::from_bytes([12; 16]), in_workshop(YVETTE, Attendance::Present, 2)),
        (SessionId::from_bytes([13; 16]), in_workshop(KARIM, Attendance::Excused, 0)),
        (SessionId::from_bytes([14; 16]), acquired),
    ]
}

fn workshop() -> Workshop {
    let came = |learner, attendance, session| Participant {
        learner,
        attendance: Some(attendance),
        session: Some(SessionId::from_bytes([session; 16])),
    };
    Workshop {
        title: "Le clavier".into(),
        level: Some("debutant".into()),
        started: Some(time!(14:00)),
        modules: vec!["P2".into()],
        skills: vec!["P2.1".into()],
        themes: vec!["prendre_en_main_du_materiel".into()],
        devices: vec!["ordinateur".into()],
        participants: vec![came(YVETTE, Attendance::Present, 12), came(KARIM, Attendance::Excused, 13)],
        anonymous: Anonymous {
            count: 4,
            gender: [("feminin".into(), 3)].into(),
            age_band: [("soixante_dix_plus".into(), 2)].into(),
            status: [("retraite".into(), 4)].into(),
            already_helped: 1,
        },
        note: "salle froide".into(),
        closed: true,
        ..Workshop::on(date!(2026 - 03 - 19))
    }
}

fn assessment(content: &Content) -> Assessment {
    let procedures = vec!["D2".into(), "D7".into()];
    let answers = content.questionnaire.questions.iter().zip([1, 0, 2, 1, 3].into_iter().cycle());
    let answer = |level| Answer { declared: Some(level), observed: None };
    let answers = answers.map(|(question, level)| (question.id.clone(), answer(level))).collect();
    let outcome = score(&content.questionnaire, &content.curriculum, Kind::Full, &answers, &procedures);
    Assessment {
        learner: YVETTE,
        date: date!(2026 - 03 - 05),
        kind: Kind::Full,
        version: content.questionnaire.version.clone(),
        answers,
        context: Context::default(),
        procedures,
        outcome,
    }
}

/// The place, filled.
fn filled() -> Place {
    let place = Place::new();
    let content = Content::built_in().unwrap();
    let founding = Founding {
        place: "Médiathèque de Gien",
        commune: Some("45155".into()),
        mediator: "Claire",
        passphrase: PASSPHRASE,
        cost: Cost::Light,
    };
    let at = SAVED.unix_timestamp();
    let (mut store, _) = create(&place.data(), &founding, &Holder { host: String::new(), now: at }).unwrap();
    let assessment = assessment(&content);
    let path = AdoptedPath { path: assessment.outcome.proposal.path.clone(), date: Some(assessment.date) };
    let mut changes = vec![Change::Settings(Box::new(demo::settings()))];
    changes.extend(people().map(|(id, learner)| Change::Learner(id, Box::new(learner))));
    changes.push(Change::Assessment(AssessmentId::from_bytes([5; 16]), Box::new(assessment)));
    changes.push(Change::Path(YVETTE, path));
    let session = |(id, session)| Change::Session { id, session: Box::new(session), before: None };
    changes.extend(sessions(&content).into_iter().map(session));
    changes.push(Change::Workshop(WORKSHOP, Box::new(workshop())));
    let request = Request { themes: vec!["email".into()], ..Request::on(date!(2026 - 03 - 20)) };
    changes.push(Change::Request(RequestId::from_bytes([7; 16]), Box::new(request)));
    let me = store.mediator();
    store.save(me, at, &changes).unwrap();
    place
}

/// Each export: the file it is kept in, and what is typed.
fn exports() -> Vec<(&'static str, String)> {
    let march = "--from 2026-03-01 --to 2026-03-31";
    let session = |typed: &str| format!("session {ALONE} --format {typed}");
    let workshop = |typed: &str| format!("workshop {WORKSHOP} --format {typed}");
    let typed = |typed: &str| typed.to_owned();
    vec![
        ("learners.csv", typed("learners --format csv")),
        ("learners.json", typed("learners --format json")),
        ("learners.xlsx", typed("learners --format xlsx")),
        ("learners-coop.xlsx", typed("learners --format coop-xlsx")),
        ("sessions.csv", typed("sessions --format csv")),
        ("sessions.json", typed("sessions --format json")),
        ("learner.json", typed("learner OURS-27 --format json")),
        ("learner.txt", typed("learner OURS-27 --format text")),
        ("learner.html", typed("learner OURS-27 --format html")),
        ("session.json", session("json")),
        ("session-learner.txt", session("text")),
        ("session-learner.html", session("html")),
        ("session-mediator.txt", session("text --for mediator")),
        ("session-mediator.html", session("html --for mediator")),
        ("session-coop.txt", session("coop")),
        ("workshop.json", workshop("json")),
        ("workshop-learners.txt", workshop("text")),
        ("workshop-learners.html", workshop("html")),
        ("workshop-mediator.txt", workshop("text --for mediator")),
        ("workshop-mediator.html", workshop("html --for mediator")),
        ("activities.csv", format!("activities --format csv {march}")),
        ("activities.xlsx", format!("activities --format xlsx {march}")),
        ("progress.csv", typed("progress --format csv")),
        ("progress.xlsx", typed("progress --format xlsx")),
        ("statistics.csv", format!("statistics --format csv {march}")),
        ("statistics.json", format!("statistics --format json {march}")),
        ("statistics.txt", format!("statistics --format text {march}")),
        ("statistics-full.csv", format!("statistics --full --format csv {march}")),
        ("statistics-full.xlsx", format!("statistics --full --format xlsx {march}")),
        ("statistics-full.html", format!("statistics --full --format html {march}")),
        ("questionnaire.txt", typed("questionnaire --format text")),
        ("questionnaire.html", typed("questionnaire --format html")),
        ("questionnaire-full.txt", typed("questionnaire --full --format text")),
        ("module-sheet.txt", typed("module-sheet P2 --format text")),
        ("module-sheet.html", typed("module-sheet P2 --format html")),
        ("finished.txt", typed("finished JUIN-12 P1 --format text")),
        ("finished.html", typed("finished JUIN-12 P1 --format html")),
        ("card.txt", typed("cards JUIN-12 --format text")),
        ("card.html", typed("cards JUIN-12 --format html")),
        ("notice.txt", typed("notice --format text")),
        ("notice.html", typed("notice --format html")),
    ]
}

fn is_workbook(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "xlsx")
}

fn kept_in(name: &str) -> PathBuf {
    let name = if is_workbook(name) { format!("{name}.txt") } else { name.to_owned() };
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// A workbook as text: its sheets, a row a line, each cell with its kind.
fn as_text(book: &[u8]) -> String {
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        Data::String(text) => format!("{text:?}"),
        other => other.to_string(),
    };
    let sheet = |name: &String| {
        let rows = rows(book, name);
        let lines =
            rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t").trim_end().to_owned() + "\n");
        format!("{name}\n{}", lines.collect::<String>())
    };
    sheets(book).iter().map(sheet).collect::<Vec<_>>().join("\n")
}

/// What the day of the test would change, said in words; such a line loses the blanks that push the day to its edge.
fn without_today(text: &str, today: Date) -> String {
    let day = dates::day_month_year(today);
    let line = |line: &str| {
        if !line.contains(&day) {
            return line.to_owned();
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ").replace(&day, "LE JOUR")
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

fn written(place: &Place, name: &str, typed: &str) -> String {
    let file = place.path("written");
    let all: Vec<&str> = std::iter::once("export").chain(typed.split_whitespace()).collect();
    // Moments are told on the clock of the place.
    let run = program::run(place.command(&all).args(["--force", "--output"]).arg(&file).env("TZ", "UTC"));
    run.ends(0);
    let bytes = std::fs::read(file).unwrap();
    if is_workbook(name) { as_text(&bytes) } else { String::from_utf8(bytes).unwrap().replace("\r\n", "\n") }
}

/// The first line that differs.
fn difference(kept: &str, found: &str) -> Option<String> {
    let (mut kept, mut found) = (kept.lines(), found.lines());
    (1..)
        .map_while(|line| match (kept.next(), found.next()) {
            (None, None) => None,
            (old, new) => Some((line, old, new)),
        })
        .find(|(_, old, new)| old != new)
        .map(|(line, old, new)| {
            format!("line {line}\n  was {}\n  is  {}", old.unwrap_or("(nothing)"), new.unwrap_or("(nothing)"))
        })
}

#[test]
fn each_export_is_as_it_was_settled() {
    let place = filled();
    let redraw = std::env::var_os("JALON_GOLDEN").is_some();
    let mut changed = Vec::new();
    for (name, typed) in exports() {
        let found = written(&place, name, &typed);
        let dated = name.starts_with("learner.") || name.starts_with("statistics");
        let found = if dated { without_today(&found, OffsetDateTime::now_utc().date()) } else { found };
        let path = kept_in(name);
        if redraw {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &found).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        changed.extend(difference(&kept, &found).map(|difference| format!("{name}, {difference}")));
    }
    assert!(
        changed.is_empty(),
        "{}\n\nIf it is meant: JALON_GOLDEN=1 cargo test --test golden, then read git diff tests/golden.",
        changed.join("\n")
    );
}
