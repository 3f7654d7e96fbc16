//! The workshop's sheet as text, 80 columns wide.

use super::{PersonLine, WorkshopSummary, presence, ratings};
use crate::report::page::{Page, fit};
use crate::text::quoted;
use crate::text::report::workshop_sheet as words;

/// Columns before the values, and of a person's name, code and presence.
const LABEL: usize = 19;
const PERSON: [usize; 3] = [20, 12, 16];

pub(super) fn text(summary: &WorkshopSummary<'_>) -> String {
    let mut page = Page::default();
    page.sides(&format!("{}, {}", words::TITLE.to_uppercase(), words::RESERVED), &summary.place.name);
    page.text(summary.title(), 0);
    page.text(&summary.held(), 0);
    page.rule();
    page.text(&summary.attended(), 0);
    for person in &summary.people {
        line(&mut page, person);
    }
    for (heading, lines) in summary.anonymous.iter().filter(|(_, lines)| !lines.is_empty()) {
        let told: Vec<String> = lines.iter().map(|(label, number)| words::told(label, *number)).collect();
        page.row(&format!("  {heading}"), LABEL, &told.join(", "));
    }
    if !summary.skills.is_empty() {
        page.rule();
        page.text(&words::SKILLS.to_uppercase(), 0);
        for (id, label) in &summary.skills {
            page.row(&format!("  {id}"), 9, label);
        }
    }
    page.rule();
    page.text(&words::COOP.to_uppercase(), 0);
    for (label, value) in summary.coop().iter().filter(|(_, value)| !value.is_empty()) {
        page.row(&format!("  {label}"), LABEL, value);
    }
    if !summary.workshop.note.is_empty() {
        page.row(&words::NOTE.to_uppercase(), LABEL, &summary.workshop.note);
    }
    page.rule();
    page.text(words::FOOTER, 0);
    page.finish()
}

fn line(page: &mut Page, person: &PersonLine) {
    let [name, code, came] = PERSON;
    let code_shown = if person.code == person.name { "" } else { &person.code };
    let start = format!("  {}{}{}", fit(&person.name, name), fit(code_shown, code), fit(presence(person), came));
    page.text(&format!("{start}{}", ratings(person)), 50);
    if !person.sentence.is_empty() {
        page.text(&format!("    {}", quoted(&person.sentence)), 4);
    }
}
