//! The sheet for the colleague who takes over: first what is read while the person takes off their coat, then the proof.

mod html;
mod path;
mod text;

use super::summary::{AssessmentSummary, Observed, SessionSummary};
use crate::content::Content;
use crate::domain::ids::SkillId;
use crate::domain::session::{Rating, Session};
use crate::text::progress::NOT_APPLICABLE;
use crate::text::quoted;
use crate::text::report::mediator_sheet as words;
use crate::text::report::{answer, attendance, mode};

/// The sheet's text, 80 columns wide.
pub fn text(summary: &SessionSummary, content: &Content) -> String {
    text::text(summary, content)
}

/// The sheet's page: A4, 11 points.
pub fn html(summary: &SessionSummary, content: &Content) -> String {
    html::html(summary, content)
}

/// « Yvette M., MARS-27, année 1951, Gien ».
fn who(summary: &SessionSummary) -> String {
    let person = &summary.person;
    let mut parts = vec![person.short_name.clone()];
    if person.short_name != person.code.as_str() {
        parts.push(person.code.to_string());
    }
    parts.extend(person.birth_year.map(words::birth_year));
    parts.extend(person.commune.clone());
    parts.join(", ")
}

/// What to take up in 30 seconds: labels and values, some of which are empty.
fn shortly(summary: &SessionSummary) -> [(&'static str, String); 5] {
    let goal = &summary.goal;
    let skill = goal.skill.as_ref().map(SkillId::as_str);
    let notes = [summary.session.note.trim(), summary.person.note.trim()];
    let unless_empty = |text: &str, said: String| if text.is_empty() { String::new() } else { said };
    [
        (words::APPOINTMENT, appointment(summary)),
        (words::START_WITH, unless_empty(&goal.text, words::start_with(&goal.text, skill))),
        (words::REMIND, unless_empty(&summary.sentence, quoted(&summary.sentence))),
        (words::WISH, summary.person.wish.clone()),
        (words::NOTE, notes.join(" ").trim().to_owned()),
    ]
}

/// « lundi 30 novembre 2026 à 10 h, atelier « Le clavier » ».
fn appointment(summary: &SessionSummary) -> String {
    let Some(at) = summary.appointment else { return words::NO_APPOINTMENT.to_owned() };
    let mut parts = vec![words::appointment(at)];
    parts.extend(summary.workshop.as_ref().map(|workshop| workshop.text.clone()));
    parts.join(", ")
}

/// « 60 min, ici, je forme, présence oui, par Claire ».
pub(super) fn held(session: &Session, place: &str, mediator: &str) -> String {
    let mut parts = vec![
        words::minutes(session.duration_min),
        place.to_owned(),
        mode(session.mode).to_owned(),
        attendance(session.attendance).to_owned(),
    ];
    parts.extend(session.mandate.map(words::mandate));
    if !mediator.is_empty() {
        parts.push(words::by(mediator));
    }
    parts.join(", ")
}

fn session(summary: &SessionSummary) -> String {
    held(&summary.session, &summary.held_at, &summary.mediator)
}

/// The short word of a rating; a skill never rated is « pas vu ».
pub(super) fn rating(content: &Content, rating: Option<Rating>) -> &str {
    match rating.unwrap_or(Rating::Level(0)) {
        Rating::NotApplicable => NOT_APPLICABLE,
        Rating::Level(level) => content.curriculum.scale.get(usize::from(level)).map_or("", |word| &word.short),
    }
}

/// « Clavier : dit à deux, vu à deux. »
fn observed(assessment: &AssessmentSummary) -> Vec<String> {
    let line = |seen: &Observed| words::observed(&seen.label, seen.said.map(answer), answer(seen.seen));
    assessment.observed.iter().map(line).collect()
}

/// « Prendre en main du matériel. Avec guidage. Recopié : [ ] ».
fn coop(summary: &SessionSummary) -> String {
    let parts = [summary.themes.join(", "), summary.autonomy.clone().unwrap_or_default()];
    let said: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| format!("{part}. ")).collect();
    said.concat() + words::RETYPED
}
