//! Hostile words, and people who are gone.

use super::*;
use crate::domain::place::Settings;
use crate::domain::session::Rating;
use crate::domain::workshop::Participant;
use time::macros::{date, time};

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const GONE: LearnerId = LearnerId::from_bytes([2; 16]);
const ME: MediatorId = MediatorId::from_bytes([9; 16]);

fn workshop() -> Workshop {
    let came = |learner| Participant { attendance: Some(Attendance::Present), ..Participant::expected(learner) };
    Workshop {
        title: "<script>alert(1)</script>".into(),
        started: Some(time!(14:00)),
        level: Some("debutant".into()),
        skills: vec!["P1.1".into()],
        themes: vec!["email".into()],
        participants: vec![came(YVETTE), came(GONE)],
        anonymous: Anonymous { count: 3, gender: [("feminin".into(), 2)].into(), ..Anonymous::default() },
        erased: 1,
        note: "salle\u{1b}[31m froide\u{202e}".into(),
        closed: true,
        ..Workshop::on(date!(2026 - 11 - 24))
    }
}

fn known() -> Known {
    let learner = Learner { code: "MARS-27".into(), first_name: "Yvette & co".into(), ..Learner::default() };
    let session = Session {
        ratings: [("P1.1".into(), Rating::Level(2))].into(),
        sentence: "Je lis <b>avant</b>.".into(),
        ..Session::on(YVETTE, date!(2026 - 11 - 24))
    };
    [(YVETTE, (learner, Some(session)))].into()
}

fn with_summary<T>(say: impl Fn(&WorkshopSummary<'_>, &Content) -> T) -> T {
    let content = Content::built_in().unwrap();
    let settings = Settings { place: "Médiathèque".into(), ..Settings::default() };
    let mediator = |_: &MediatorId| "Claire".to_owned();
    let office = Office { content: &content, settings: &settings, mediator: &mediator };
    let workshop = workshop();
    say(&WorkshopSummary::of(&workshop, &known(), &ME, &office), &content)
}

#[test]
fn the_text_says_who_came_and_what_is_not_told() {
    let text = with_summary(|summary, _| summary.text());
    for words in [
        "mardi 24 novembre 2026 à 14 h, 120 min, ici, niveau débutant, par Claire",
        "6 personnes venues, dont 3 sans fiche, dont 1 fiche effacée depuis",
        "Yvette & co",
        "P1.1 2",
        "Féminin : 2, Non communiqué : 1",
        "E-mail",
        "salle froide",
    ] {
        assert!(text.contains(words), "« {words} » in\n{text}");
    }
    assert!(
        !text.contains('\u{1b}') && !text.contains('\u{202e}') && text.lines().all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn nothing_typed_becomes_markup() {
    with_summary(|summary, content| {
        let page = summary.html(content);
        assert!(!page.contains("<script>") && !page.contains("<b>avant") && page.contains("Yvette &amp; co"));
        assert!(page.contains("default-src 'none'") && page.contains("Féminin : 2, Non communiqué : 1"));
    });
}
