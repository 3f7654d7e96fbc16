//! The names of the JSON, which scripts rely on.

use super::yvette::Desk;
use crate::domain::learner::Learner;
use crate::domain::session::Rating;
use crate::report::json::{learner, sheet};
use crate::report::record::RecordSummary;
use serde_json::{Value, json};

fn of(desk: &Desk) -> Value {
    let office = desk.office();
    serde_json::to_value(learner(&RecordSummary::of(&desk.record, &office), &office)).unwrap()
}

#[test]
fn a_learner_bears_the_agreed_names() {
    let json = of(&Desk::new());
    assert_eq!(json["code"], "MARS-27");
    assert_eq!(json["commune"], json!({ "insee": "45155", "name": "Gien" }));
    assert_eq!(json["procedures"], json!(["D2"]));
    let assessment = &json["assessments"][0];
    assert_eq!((&assessment["date"], &assessment["kind"]), (&json!("2026-11-17"), &json!("full")));
    assert_eq!(assessment["domains"]["MAT"], json!({ "percent": 9, "level": 0 }));
    assert_eq!((&assessment["percent"], &assessment["short_percent"]), (&json!(14), &json!(20)));
    assert_eq!((&assessment["profile"], &assessment["ask_procedure"]), (&json!(0), &json!(false)));
    assert_eq!(assessment["path"]["procedures"], json!(["D1", "D2"]));
    assert_eq!(json["path"]["basics"], json!(["P1", "P2", "P3", "P4", "P5"]));
    assert_eq!((&json["path"]["decided_by"], &json["path"]["date"]), (&json!("Claire"), &json!("2026-11-17")));
}

#[test]
fn progress_covers_all_modules_and_sessions_keep_their_own_ratings() {
    let mut desk = Desk::new();
    desk.second().ratings.insert("P1.5".into(), Rating::NotApplicable);
    let json = of(&desk);
    assert_eq!(json["progress"].as_object().unwrap().len(), 18);
    let p1 = &json["progress"]["P1"];
    assert_eq!((&p1["state"], &p1["percent"], &p1["autonomous"]), (&json!("started"), &json!(46), &json!(1)));
    assert_eq!(p1["skills"], json!({ "P1.1": 3, "P1.2": 2, "P1.3": 1, "P1.4": 1, "P1.5": "na", "P1.6": 0 }));
    assert_eq!(json["progress"]["S6"]["state"], "todo");
    let sessions = json["sessions"].as_array().unwrap();
    assert_eq!(sessions[0]["ratings"], json!({ "P1.1": 1, "P1.2": 1 }));
    let last = &sessions[1];
    assert_eq!((&last["place"], &last["mode"]), (&json!("lieu_activite"), &json!("train")));
    assert_eq!((&last["duration_min"], &last["modules"]), (&json!(60), &json!(["P1"])));
    assert_eq!(last["next"], json!({ "date": "2026-12-01", "time": "10:00" }));
    assert_eq!(last["id"], super::yvette::SECOND.to_string());
}

#[test]
fn what_is_absent_is_null() {
    let mut desk = Desk::new();
    desk.record.learner.record = Learner { code: "MARS-27".into(), anonymous: true, ..Learner::default() };
    desk.record.path = None;
    desk.record.assessments.clear();
    desk.record.sessions.clear();
    let json = of(&desk);
    for name in ["first_name", "last_name", "birth_year", "phone", "email", "note", "commune", "gender", "path"] {
        assert!(json.as_object().unwrap().contains_key(name) && json[name].is_null(), "{name}");
    }
    assert_eq!((&json["assessments"], &json["sessions"]), (&json!([]), &json!([])));
}

#[test]
fn a_sheet_says_before_and_after() {
    let json = serde_json::to_value(sheet(&Desk::new().summary())).unwrap();
    assert_eq!((&json["code"], &json["date"]), (&json!("MARS-27"), &json!("2026-11-24")));
    let step = &json["steps"][0];
    assert_eq!((&step["percent_before"], &step["percent"]), (&json!(11), &json!(38)));
    assert_eq!((&step["skills"][0]["before"], &step["skills"][0]["after"]), (&json!(1), &json!(3)));
    assert_eq!((&step["skills"][4]["before"], &step["skills"][4]["rated"]), (&Value::Null, &json!(false)));
}
