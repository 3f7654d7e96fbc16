//! The learner's sheet as text, 80 columns wide.

use super::{Group, LearnerSheet, Mark};
use crate::report::page::Page;
use crate::text::report::learner_sheet as words;
use crate::text::{self, dates};

/// Columns before what stands under a heading.
const INDENT: usize = 4;

pub(super) fn text(sheet: &LearnerSheet) -> String {
    let mut page = Page::default();
    page.sides(&sheet.title.to_uppercase(), &sheet.place.name);
    let date = dates::full(sheet.date);
    let who = if sheet.first_name.is_empty() { date } else { format!("{}, {date}", sheet.first_name) };
    page.sides(&who, &words::code(sheet.code.as_str()));
    page.rule();
    if sheet.has_next_time() {
        next_time(&mut page, sheet);
        page.blank();
        page.rule();
    }
    for group in &sheet.groups {
        skills(&mut page, group);
    }
    if sheet.others > 0 {
        indented(&mut page, &words::others(sheet.others));
    }
    quoted(&mut page, words::WISH, &sheet.wish);
    quoted(&mut page, words::REMEMBERED, &sheet.sentence);
    if !sheet.groups.is_empty() || !sheet.wish.is_empty() || !sheet.sentence.is_empty() {
        page.blank();
        page.rule();
    }
    heading(&mut page, words::DOUBT);
    for (plain, strong) in &sheet.doubt {
        indented(&mut page, &format!("{plain}{strong}"));
    }
    page.finish()
}

fn next_time(page: &mut Page, sheet: &LearnerSheet) {
    heading(page, words::APPOINTMENT);
    page.blank();
    match sheet.appointment {
        Some(appointment) => {
            let hour = words::hour(appointment).map(|hour| format!(", {hour}")).unwrap_or_default();
            indented(page, &format!("{}{hour}", words::day(appointment.date)));
        }
        None => indented(page, &words::opening_hours(sheet.place.opening_hours.trim())),
    }
    indented(page, &sheet.venue());
    let call = if sheet.appointment.is_some() { words::cannot_come(&sheet.place.phone) } else { String::new() };
    let lines = [&sheet.programme, &sheet.bring, &call];
    if lines.iter().any(|line| !line.is_empty()) {
        page.blank();
        for line in lines {
            indented(page, line);
        }
    }
}

fn skills(page: &mut Page, group: &Group) {
    heading(page, group.heading);
    for (number, item) in (1..).zip(&group.items) {
        let mark = match group.mark {
            Mark::Done => "[x]".to_owned(),
            Mark::Open => "[ ]".to_owned(),
            Mark::Number => format!("{number}  "),
        };
        page.text(&format!("{:INDENT$}{mark} {item}", ""), 2 * INDENT);
    }
}

fn quoted(page: &mut Page, title: &str, line: &str) {
    if !line.trim().is_empty() {
        heading(page, title);
        indented(page, &text::quoted(line.trim()));
    }
}

fn heading(page: &mut Page, title: &str) {
    page.blank();
    page.text(&title.to_uppercase(), 0);
}

fn indented(page: &mut Page, text: &str) {
    if !text.trim().is_empty() {
        page.text(&format!("{:INDENT$}{text}", ""), INDENT);
    }
}
