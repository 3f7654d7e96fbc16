//! The papers to fill in or to hand out, against their golden files.

use super::yvette::Desk;
use crate::domain::assessment::Kind;
use crate::domain::ids::Code;
use crate::domain::session::{Appointment, Rating};
use crate::report::cards::{self, Card};
use crate::report::finished_sheet::FinishedSheet;
use crate::report::{module_sheet, notice, questionnaire_sheet};
use time::macros::{date, time};
use unicode_width::UnicodeWidthStr;

/// All of them, each with its golden text and page.
fn papers() -> Vec<[(&'static str, String, &'static str); 2]> {
    let mut desk = Desk::new();
    for skill in ["P1.1", "P1.2", "P1.3", "P1.4", "P1.5"] {
        desk.second().ratings.insert(skill.into(), Rating::Level(3));
    }
    let (content, settings) = (&desk.content, &desk.settings);
    let module = content.curriculum.module(&"D3".into()).unwrap();
    let today = date!(2026 - 12 - 24);
    let finished = FinishedSheet::of(&desk.record, &"P1".into(), today, &desk.office()).unwrap();
    let card = Card::of(&desk.record, date!(2026 - 11 - 24));
    let other = Card { code: "LILAS-12".into(), appointment: None };
    let cards = [card, other];
    vec![
        [
            (
                "court",
                questionnaire_sheet::text(&content.questionnaire, Kind::Short),
                include_str!("questionnaire.txt"),
            ),
            (
                "court",
                questionnaire_sheet::html(&content.questionnaire, Kind::Short),
                include_str!("questionnaire.html"),
            ),
        ],
        [
            ("étape", module_sheet::text(module, &content.curriculum), include_str!("module_sheet.txt")),
            (
                "étape",
                module_sheet::html(module, content.guide(&module.id), &content.curriculum),
                include_str!("module_sheet.html"),
            ),
        ],
        [
            ("terminé", finished.text(), include_str!("finished.txt")),
            ("terminé", finished.html(), include_str!("finished.html")),
        ],
        [
            ("cartons", cards::text(&cards, settings), include_str!("cards.txt")),
            ("cartons", cards::html(&cards, settings), include_str!("cards.html")),
        ],
        [
            ("affiche", notice::text(settings), include_str!("notice.txt")),
            ("affiche", notice::html(settings), include_str!("notice.html")),
        ],
    ]
}

#[test]
fn they_are_the_agreed_ones() {
    for (name, made, golden) in papers().into_iter().flatten() {
        assert_eq!(made, golden.replace("\r\n", "\n"), "{name}");
    }
}

#[test]
fn texts_are_80_columns_wide_and_pages_load_nothing() {
    for [(name, text, _), (_, page, _)] in papers() {
        assert!(text.lines().all(|line| line.width() <= 80) && !text.contains('…'), "{name}\n{text}");
        assert!(page.contains("content=\"default-src 'none';"), "{name}");
        for forbidden in ["<script", "<img", "<link", " src=", "href=", "url("] {
            assert!(!page.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn the_full_questionnaire_has_all_questions_and_its_own_code() {
    let desk = Desk::new();
    let page = questionnaire_sheet::html(&desk.content.questionnaire, Kind::Full);
    assert_eq!(page.matches("<tr><td>").count(), 24);
    assert!(page.contains("L1") && !page.contains("C1"));
}

#[test]
fn finished_is_for_what_is_acquired_and_bears_no_score() {
    let desk = Desk::new();
    let today = date!(2026 - 11 - 24);
    assert_eq!(FinishedSheet::of(&desk.record, &"P1".into(), today, &desk.office()), None);
    assert_eq!(FinishedSheet::of(&desk.record, &"Z9".into(), today, &desk.office()), None);
    for [(name, text, _), _] in papers().into_iter().filter(|[(name, ..), _]| *name == "terminé") {
        assert!(!text.contains('%') && !text.contains("MARS-27") && !text.contains("Martin"), "{name}\n{text}");
        assert!(text.contains("mardi 24 novembre 2026"), "the day it was worked on last: {text}");
    }
}

#[test]
fn cards_fill_pages_of_eight_and_name_nobody() {
    let settings = Desk::new().settings;
    let card = |number: u8| Card {
        code: Code::new(format!("MARS-{number}")),
        appointment: Some(Appointment { date: date!(2026 - 12 - 01), time: Some(time!(9:00)) }),
    };
    for (number, pages) in [(0, 1), (1, 1), (8, 1), (9, 2)] {
        let page = cards::html(&(0..number).map(card).collect::<Vec<_>>(), &settings);
        assert_eq!((page.matches("<main>").count(), page.matches("<section>").count()), (pages, 8 * pages), "{number}");
        assert!(!page.contains("Yvette"));
    }
}

#[test]
fn a_workshop_since_leaves_the_card_its_appointment() {
    let mut desk = Desk::new();
    let today = date!(2026 - 11 - 24);
    let before = Card::of(&desk.record, today);
    assert!(before.appointment.is_some());
    let (id, mut since) = desk.record.sessions.last().unwrap().clone();
    since.record.workshop = Some(crate::domain::ids::WorkshopId::from_bytes([6; 16]));
    since.record.next = None;
    desk.record.sessions.push((id, since));
    assert_eq!(Card::of(&desk.record, today), before);
}

#[test]
fn cards_come_by_date_one_a_person() {
    let on = |code: &str, day| Card { code: code.into(), appointment: Some(Appointment { date: day, time: None }) };
    let (soon, late) = (date!(2026 - 12 - 01), date!(2026 - 12 - 08));
    let cards = cards::in_order(vec![on("MARS-27", late), on("LILAS-12", soon), on("MARS-27", late)]);
    assert_eq!(cards.iter().map(|card| card.code.as_str()).collect::<Vec<_>>(), ["LILAS-12", "MARS-27"]);
}

#[test]
fn the_notice_says_what_the_spoken_text_leaves_out() {
    let mut settings = Desk::new().settings;
    let said = notice::text(&settings).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in ["Base légale", "Responsable : La mairie de Gien", "chiffrées", "totaux sans nom", "CNIL", "opposer"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    settings.names_to_coop = true;
    assert!(notice::text(&settings).contains("Coop de la médiation numérique"));
}
