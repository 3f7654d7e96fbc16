//! The sheets against their golden texts, and the rules they must keep.

use super::yvette::{Desk, kept};
use crate::domain::progress::State;
use crate::domain::session::{Rating, Session};
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::mediator_sheet;
use crate::report::record::RecordSummary;
use crate::report::record_sheet::RecordSheet;
use proptest::prelude::*;
use time::macros::date;
use unicode_width::UnicodeWidthStr;

fn sheet(desk: &Desk) -> LearnerSheet {
    LearnerSheet::of_session(&desk.summary(), Procedure::Named)
}

/// All texts of a record that are 80 columns wide.
fn texts(desk: &Desk) -> Vec<String> {
    let office = desk.office();
    let summary = RecordSummary::of(&desk.record, &office);
    vec![
        sheet(desk).text(),
        LearnerSheet::of_session(&desk.summary(), Procedure::LeftOut).text(),
        LearnerSheet::of_path(&desk.record, date!(2026 - 11 - 24), &office, Procedure::Named).text(),
        mediator_sheet::text(&desk.summary(), &desk.content),
        RecordSheet::of(&summary, date!(2026 - 11 - 24), &office).text(),
        crate::report::notice::text(&desk.settings),
    ]
}

#[test]
fn the_learners_sheet_is_the_agreed_one() {
    assert_eq!(sheet(&Desk::new()).text(), include_str!("learner.txt"));
}

#[test]
fn the_mediators_sheet_is_the_agreed_one() {
    let desk = Desk::new();
    assert_eq!(mediator_sheet::text(&desk.summary(), &desk.content), include_str!("mediator.txt"));
}

#[test]
fn the_learners_page_is_the_agreed_one() {
    assert_eq!(sheet(&Desk::new()).html(), include_str!("learner.html"));
}

#[test]
fn my_path_names_three_steps_and_no_skill() {
    let mut desk = Desk::new();
    desk.record.sessions.clear();
    let path = LearnerSheet::of_path(&desk.record, date!(2026 - 11 - 17), &desk.office(), Procedure::Named);
    assert_eq!(path.text(), include_str!("path.txt"));
}

#[test]
fn pages_stand_alone_and_run_nothing() {
    let desk = Desk::new();
    let office = desk.office();
    let record = RecordSummary::of(&desk.record, &office);
    let guide = |id: &str| {
        let module = desk.content.curriculum.module(&id.into()).unwrap();
        crate::report::module_guide::html(module, desk.content.guide(&module.id), date!(2026 - 11 - 24))
    };
    for page in [
        guide("P1"),
        guide("S6"),
        sheet(&desk).html(),
        LearnerSheet::of_path(&desk.record, date!(2026 - 11 - 17), &office, Procedure::Named).html(),
        mediator_sheet::html(&desk.summary(), &desk.content),
        RecordSheet::of(&record, date!(2026 - 11 - 24), &office).html(),
        crate::report::notice::html(&desk.settings),
    ] {
        assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
        for forbidden in ["<script", "<img", "<link", " src=", "href=", "url(", "javascript:", "onload"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
        assert_eq!(page.matches("<p>").count() + page.matches("<p ").count(), page.matches("</p>").count());
    }
}

#[test]
fn the_learner_reads_no_figure_level_surname_or_module_code() {
    let desk = Desk::new();
    for text in [sheet(&desk).text(), sheet(&desk).html().split("<body>").nth(1).unwrap().to_owned()] {
        for forbidden in ["%", "Martin", "P1", "Premiers pas", "À découvrir", "pas vu"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn six_skills_at_most_the_best_first() {
    let mut desk = Desk::new();
    let levels = [1, 1, 2, 3, 1, 3, 2, 2, 0];
    let skills = ["P1.1", "P1.2", "P1.3", "P1.4", "P1.5", "P1.6", "P2.1", "P2.2", "P2.3"];
    desk.second().ratings = skills.into_iter().map(Into::into).zip(levels.map(Rating::Level)).collect();
    let text = sheet(&desk).text();
    assert_eq!(text.matches("[x]").count() + text.matches("[ ]").count(), 6);
    assert!(text.contains("et 2 autres") && text.find("J'Y ARRIVE SANS AIDE") < text.find("DE L'AIDE PARFOIS"));
    assert!(text.contains("Trouver et ouvrir un logiciel") && !text.contains("Régler le texte"));
}

#[test]
fn a_heading_with_nothing_under_it_disappears() {
    let mut desk = Desk::new();
    *desk.second() = Session::on(super::yvette::LEARNER, date!(2026 - 11 - 24));
    let text = sheet(&desk).text();
    assert!(text.contains("Je peux revenir : le mardi, de 10 h à 12 h"));
    assert!(!text.contains("Je ne peux pas venir"));
    for absent in ["J'Y ARRIVE", "JE M'ENTRAÎNE", "RETIENS", "Au programme", "J'apporte"] {
        assert!(!text.contains(absent), "{absent}");
    }
    desk.settings.opening_hours.clear();
    assert!(!sheet(&desk).text().contains("RENDEZ-VOUS") && !sheet(&desk).html().contains("<section class=\"rdv\""));
}

#[test]
fn the_procedure_can_be_left_out() {
    let mut desk = Desk::new();
    let session = desk.second();
    session.modules = vec!["D2".into()];
    session.ratings = [("D2.1".into(), Rating::Level(3)), ("D2.2".into(), Rating::Level(1))].into();
    session.goal = "Voir un remboursement, avoir une attestation".into();
    session.sentence = "Je garde mes attestations.".into();
    let named = sheet(&desk).text();
    assert!(named.contains("compte ameli") && named.contains("ma carte Vitale"));
    let text = LearnerSheet::of_session(&desk.summary(), Procedure::LeftOut).text();
    for told in ["ameli", "Vitale", "remboursement", "attestation"] {
        assert!(!text.contains(told), "{told}");
    }
    assert_eq!(text.matches("dans une démarche sur Internet").count(), 2, "{text}");
}

#[test]
fn a_session_on_scams_leaves_its_card() {
    let mut desk = Desk::new();
    desk.second().modules.push("S2".into());
    let text = sheet(&desk).text();
    assert!(text.contains("33700") && text.contains("amendes.gouv.fr"));
    assert!(!text.contains("116 006"));
}

#[test]
fn a_corrected_past_session_keeps_what_stood_before_it() {
    let mut desk = Desk::new();
    let mut later = desk.record.sessions[1].1.record.clone();
    later.date = date!(2026 - 12 - 01);
    later.ratings = [("P1.1".into(), Rating::Level(0))].into();
    desk.record.sessions.push((crate::domain::ids::SessionId::from_bytes([23; 16]), kept(6, later)));
    let step = &desk.summary().steps[0];
    assert_eq!((step.before.percent, step.now.percent, step.now.state), (11, 38, State::Started));
    let not_held = crate::domain::ids::SessionId::from_bytes([99; 16]);
    assert!(crate::report::summary::SessionSummary::of(&desk.record, &not_held, &desk.office()).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_line_is_wider_than_80_columns(label in ".{0,200}", note in "(?s).{0,300}", place in ".{0,120}") {
        let mut desk = Desk::new();
        for module in &mut desk.content.curriculum.modules {
            module.title.clone_from(&label);
            module.skills.iter_mut().for_each(|skill| skill.label.clone_from(&label));
        }
        desk.settings.place.clone_from(&place);
        desk.settings.phone.clone_from(&label);
        desk.record.learner.record.first_name.clone_from(&label);
        desk.second().note.clone_from(&note);
        desk.second().sentence = note;
        for text in texts(&desk) {
            for line in text.lines() {
                prop_assert!(line.width() <= 80, "{}", line);
                prop_assert!(!line.chars().any(char::is_control));
            }
        }
    }
}
