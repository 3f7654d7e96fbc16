//! Hostile text in every field comes out of every document harmless.

use super::yvette::Desk;
use crate::report::csv::Table;
use crate::report::json;
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::mediator_sheet;
use crate::report::record::RecordSummary;
use crate::report::record_sheet::RecordSheet;
use time::macros::date;

const HOSTILE: &str = "=cmd|' /C calc'!A0<script>alert(\"1\")</script>\u{1b}]0;titre\u{7}\u{9b}31m\u{202e}&amp;";

fn desk() -> Desk {
    let mut desk = Desk::new();
    let hostile = || HOSTILE.to_owned();
    desk.settings.place = hostile();
    desk.settings.room = hostile();
    desk.settings.phone = hostile();
    desk.settings.responsible = hostile();
    desk.settings.rights_address = hostile();
    let learner = &mut desk.record.learner.record;
    learner.first_name = hostile();
    learner.last_name = hostile();
    learner.wish = hostile();
    learner.note = hostile();
    learner.phone = hostile();
    learner.commune = Some(HOSTILE.into());
    learner.gender = Some(HOSTILE.into());
    learner.procedures.push(HOSTILE.into());
    let session = desk.second();
    session.sentence = hostile();
    session.goal = hostile();
    session.note = hostile();
    session.place = HOSTILE.into();
    session.themes.push(HOSTILE.into());
    session.modules.push(HOSTILE.into());
    desk
}

fn is_steering(c: char) -> bool {
    c != '\n' && c.is_control() || c == '\u{202e}'
}

#[test]
fn pages_show_it_as_text() {
    let desk = desk();
    let office = desk.office();
    let record = RecordSummary::of(&desk.record, &office);
    for page in [
        LearnerSheet::of_session(&desk.summary(), Procedure::Named).html(),
        LearnerSheet::of_path(&desk.record, date!(2026 - 11 - 24), &office, Procedure::Named).html(),
        mediator_sheet::html(&desk.summary(), &desk.content),
        RecordSheet::of(&record, date!(2026 - 11 - 24), &office).html(),
        crate::report::notice::html(&desk.settings),
        crate::report::cards::html(&[], &desk.settings),
    ] {
        assert!(page.contains("&lt;script&gt;") && page.contains("&amp;amp;"), "{page}");
        assert!(!page.contains("<script") && !page.contains(is_steering));
    }
}

#[test]
fn texts_do_not_steer_a_terminal() {
    let desk = desk();
    let office = desk.office();
    let record = RecordSummary::of(&desk.record, &office);
    for text in [
        LearnerSheet::of_session(&desk.summary(), Procedure::Named).text(),
        mediator_sheet::text(&desk.summary(), &desk.content),
        RecordSheet::of(&record, date!(2026 - 11 - 24), &office).text(),
        crate::report::notice::text(&desk.settings),
    ] {
        assert!(text.contains("=cmd") && !text.contains(is_steering), "{text}");
    }
}

#[test]
fn tables_hold_no_formula() {
    let desk = desk();
    let mut table = Table::learners(Vec::new()).unwrap();
    table.learner(&desk.record.learner.record).unwrap();
    let text = String::from_utf8(table.finish().unwrap()).unwrap();
    assert!(text.starts_with("\u{feff}code;prenom;"));
    assert!(text.contains(";\"'=cmd|' /C calc'!A0") && !text.contains(";=") && !text.contains(";\"="));
    assert!(!text.replace("\r\n", "").contains(is_steering));
}

#[test]
fn json_escapes_it() {
    let desk = desk();
    let office = desk.office();
    let record = RecordSummary::of(&desk.record, &office);
    let mut out = Vec::new();
    json::write_one(&mut out, &json::learner(&record, &office)).unwrap();
    json::write_one(&mut out, &json::sheet(&desk.summary())).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains(is_steering));
    let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(first["first_name"], HOSTILE);
}
