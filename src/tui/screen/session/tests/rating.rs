//! The ratings page.

use super::*;
use crate::domain::ids::WorkshopId;
use crate::text::dates::day_month;

#[test]
fn a_session_begins_on_the_natural_next_module() {
    let module = |record: &Record| Desk::start(record).session().modules.clone();
    assert_eq!(module(&yvette()), ["P1".into()]);
    assert_eq!(module(&nobody_yet()), []);
    let without_path = Record { path: None, ..yvette() };
    assert_eq!(module(&without_path), ["P1".into()], "the last session's");
    let mut shared = Shared::for_tests();
    let asked = State::start(&yvette(), Some("S6".into()), &mut shared);
    assert_eq!(asked.sitting.open.module, Some("S6".into()));
}

#[test]
fn a_digit_rates_and_goes_on() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 &");
    desk.type_text("é0");
    assert_eq!(desk.today(), [("P1.1", level(3)), ("P1.2", level(1)), ("P1.3", level(2)), ("P1.4", level(0))]);
    desk.press("s down 2");
    let at = desk.state.page.at;
    assert_eq!((at, desk.session().ratings.get(&"P1.5".into())), (6, Some(&Rating::NotApplicable)));
    assert_eq!(says(&desk.press("1")), words::NOTHING_TO_RATE, "no digit leaks into the note");
    desk.press("home delete");
    assert_eq!(desk.session().ratings.get(&"P1.1".into()), None);
}

#[test]
fn what_a_skill_cannot_bear_is_refused_with_the_reason() {
    let mut desk = Desk::start(&yvette());
    let refused = crate::text::progress::ESSENTIAL_ALWAYS_APPLIES;
    assert_eq!(says(&desk.press("s")), refused);
    assert_eq!(says(&desk.press("4")), words::RATING_KEYS);
    assert_eq!((desk.today().len(), desk.state.page.at), (0, 0));
}

#[test]
fn a_digit_stands_beside_its_word() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 2");
    desk.sees("[3] sans aide");
    desk.sees("[2] parfois");
    desk.sees("à deux    [3]");
    desk.sees("0 pas vu    1 à deux    2 de l'aide parfois    3 sans aide    s sans objet");
    desk.sees("La dernière fois : « Je peux annuler. »");
}

#[test]
fn a_workshop_without_a_sentence_leaves_what_was_said_before() {
    let mut record = yvette();
    record.sessions[0].1.record.goal = "Ouvrir une fenêtre".into();
    let planned = record.sessions[0].1.record.clone();
    let workshop = Session {
        sentence: String::new(),
        goal: String::new(),
        workshop: Some(WorkshopId::from_bytes([7; 16])),
        date: planned.date.next_day().unwrap(),
        modules: vec!["P2".into()],
        ..planned.clone()
    };
    record.sessions.push((SessionId::from_bytes([8; 16]), kept(workshop)));
    let desk = Desk::start(&record);
    desk.sees(&format!("La dernière fois : le {}, « Je peux annuler. »", day_month(planned.date)));
    desk.sees(&format!("But du jour : {}", planned.goal));
    record.sessions[0].1.record.sentence.clear();
    let title = desk.shared.content.curriculum.module(&"P2".into()).unwrap().title.clone();
    let day = day_month(planned.date.next_day().unwrap());
    Desk::start(&record).sees(&format!("La dernière fois : le {day}, {title}"));
}

#[test]
fn an_observed_test_proposes_and_enter_keeps() {
    let mut desk = Desk::start(&yvette());
    desk.sees("[?] sans aide");
    desk.press("down enter");
    assert_eq!(desk.today(), [("P1.2", level(3))], "seen: 2 in the test is 3 here");
    let mut rated_since = yvette();
    rated_since.sessions[0].1.record.ratings.insert("P1.2".into(), level(1));
    let skill = SkillId::from("P1.2");
    assert_eq!(Desk::start(&rated_since).state.sitting.proposed(&skill), None);
}

#[test]
fn the_page_keys_walk_the_path_and_f3_finds_any_module() {
    let mut desk = Desk::start(&yvette());
    let shown = |desk: &Desk| desk.state.sitting.open.module.as_ref().unwrap().to_string();
    let mut walked = vec![];
    for _ in 0..4 {
        desk.press("pagedown");
        walked.push(shown(&desk));
    }
    assert_eq!(walked, ["D1", "S2", "P2", "P1"]);
    desk.press("pageup");
    assert_eq!(shown(&desk), "P2");
    desk.press("f3");
    desk.type_text("arnaque");
    desk.press("enter 2");
    assert_eq!((shown(&desk).as_str(), desk.today()), ("S2", vec![("S2.1", level(2))]));
    desk.press("f3 esc");
    assert!(desk.state.over.is_none());
}

#[test]
fn the_modules_worked_on_are_those_rated() {
    let mut desk = Desk::start(&yvette());
    desk.press("pagedown");
    assert_eq!(desk.state.sitting.worked_on(), ["D1".into()], "nothing rated: the one on the screen");
    desk.press("pageup 2 pagedown pagedown");
    assert_eq!(desk.state.sitting.worked_on(), ["P1".into()]);
}

#[test]
fn the_guide_says_what_is_not_acquired_and_that_nobody_checked_it() {
    let mut desk = Desk::start(&yvette());
    desk.press("pageup f5");
    let (screen, _) = desk.draw(80, 19);
    for text in ["Taper sans aide", "pas encore acquis : Prendre en main l'ordinateur", "5 min        Rappeler."] {
        assert!(screen.contains(text), "{text}\n{screen}");
    }
    desk.press("esc");
    assert!(desk.state.over.is_none());
}
