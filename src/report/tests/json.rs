//! The names of the JSON, which scripts rely on.

use super::yvette::Desk;
use crate::domain::change::{Kept, Stamp, Trace};
use crate::domain::draft::{Draft, FormDraft, OpenSession, Work};
use crate::domain::ids::{DraftId, LearnerId, MediatorId};
use crate::domain::learner::Learner;
use crate::domain::session::{Rating, Session};
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

#[test]
fn everything_says_who_wrote_it_and_when() {
    let mut desk = Desk::new();
    let stamp = Stamp { at: 1_795_514_527, ..desk.record.learner.stamp };
    desk.record.learner.stamp = stamp;
    let moved = Trace::SessionMoved {
        session: super::yvette::SECOND,
        from: LearnerId::from_bytes([77; 16]),
        to: desk.record.id,
    };
    let corrected = Trace::SessionCorrected(super::yvette::SECOND, Box::new(desk.second().clone()));
    let field = Trace::Field { field: "phone".into(), before: "06".into(), after: "07".into() };
    desk.record.traces = [field, moved, corrected].map(|record| Kept { stamp, record }).to_vec();
    let json = of(&desk);
    assert_eq!((&json["written_by"], &json["written_at"]), (&json!("Claire"), &json!("2026-11-24T10:02:07Z")));
    for part in [&json["assessments"][0], &json["path"], &json["sessions"][0]] {
        assert!(part["written_by"].is_string() && part["written_at"].is_string(), "{part}");
    }
    let history = &json["history"];
    assert_eq!(
        history[0],
        json!({ "kind": "field", "field": "phone", "before": "06", "after": "07",
            "written_by": "Claire", "written_at": "2026-11-24T10:02:07Z" })
    );
    assert_eq!((&history[1]["kind"], &history[1]["direction"]), (&json!("session_moved"), &json!("here")));
    assert!(!json.to_string().contains("4d4d4d4d"), "nobody else's id");
    assert_eq!(history[2]["before"]["duration_min"], 60);
}

#[test]
fn what_was_left_open_is_there_too() {
    let desk = Desk::new();
    let office = desk.office();
    let form = FormDraft { fields: vec![("note".into(), "en cours".into())], focus: 0 };
    let draft = |work| Draft {
        id: DraftId::from_bytes([1; 16]),
        at: 0,
        author: MediatorId::from_bytes([0; 16]),
        learner: desk.record.id,
        work,
    };
    let session =
        Session { note: "au milieu".into(), ..Session::on(desk.record.id, time::macros::date!(2026 - 11 - 24)) };
    let open = OpenSession {
        id: super::yvette::SECOND,
        session,
        touched: Vec::new(),
        correction: false,
        ending: false,
        module: None,
    };
    let drafts = [draft(Work::Correction(form)), draft(Work::Session(Box::new(open)))];
    let summary = RecordSummary::of(&desk.record, &office);
    let json = serde_json::to_value(learner(&summary, &office).with_open(&drafts, &office)).unwrap();
    assert_eq!(
        (&json["open"][0]["kind"], &json["open"][0]["fields"]["note"]),
        (&json!("correction"), &json!("en cours"))
    );
    assert_eq!(
        (&json["open"][1]["session"]["note"], &json["open"][1]["written_at"]),
        (&json!("au milieu"), &json!("1970-01-01T00:00:00Z"))
    );
}
