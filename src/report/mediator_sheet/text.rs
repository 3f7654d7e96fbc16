//! The mediator's sheet as text, 80 columns wide.

use super::{coop, observed, path, rating, session, shortly, who};
use crate::content::Content;
use crate::report::page::{Page, fit};
use crate::report::summary::{AssessmentLine, AssessmentSummary, PathSummary, SessionSummary, SkillLine, Step};
use crate::text::report::mediator_sheet as words;

/// Columns before the values.
const LABEL: usize = 19;

/// Columns before a skill's label, of that label, and of a rating's word.
const SKILL: [usize; 3] = [9, 46, 11];

/// Columns of a domain's label, of its figure, and of its word.
const AREA: [usize; 3] = [11, 6, 19];

pub(super) fn text(summary: &SessionSummary, content: &Content) -> String {
    let mut page = Page::default();
    page.sides(&format!("{}, {}", words::TITLE.to_uppercase(), words::RESERVED), &summary.place.name);
    page.sides(&who(summary), &words::session_of(summary.date));
    page.rule();
    page.text(&words::SHORTLY.to_uppercase(), 0);
    for (label, value) in shortly(summary) {
        page.row(&format!("  {label}"), LABEL, &value);
    }
    page.rule();
    page.row(&words::SESSION.to_uppercase(), LABEL, &session(summary));
    for (at, step) in summary.steps.iter().enumerate() {
        skills(&mut page, step, at == 0, content);
    }
    page.rule();
    if let Some(summary) = &summary.assessment {
        assessment(&mut page, summary);
    }
    if let Some(summary) = &summary.path {
        steps(&mut page, summary);
    }
    page.row(&words::COOP.to_uppercase(), LABEL, &coop(summary));
    page.rule();
    page.text(words::FOOTER, 0);
    page.finish()
}

fn skills(page: &mut Page, step: &Step, first: bool, content: &Content) {
    page.text(&words::module(step.id.as_str(), &step.title, &step.before, &step.now), 3);
    let [left, label, word] = SKILL;
    if first {
        page.text(&format!("{}{}{}", fit("", left + label), fit(words::BEFORE, word), words::TODAY), 0);
    }
    for SkillLine { id, label: name, essential, before, now, .. } in &step.skills {
        let mark = if *essential { words::ESSENTIAL } else { "" };
        let start = fit(&format!("  {} {mark}", fit(id.as_str(), 4)), left);
        let (before, now) = (fit(rating(content, *before), word), rating(content, *now));
        page.text(&format!("{start}{}{before}{now}", fit(name, label)), 0);
    }
}

fn assessment(page: &mut Page, summary: &AssessmentSummary) {
    let title = words::assessed(summary.date, summary.kind, summary.confidence);
    page.row(&words::ASSESSMENT.to_uppercase(), LABEL, &title);
    let half = summary.lines.len().div_ceil(2);
    let (left, right) = summary.lines.split_at_checked(half).unwrap_or_default();
    for (at, line) in left.iter().enumerate() {
        let beside = right.get(at).map(area).unwrap_or_default();
        page.text(&format!("  {}{beside}", area(line)), 2);
    }
    for line in observed(summary) {
        page.text(&format!("  {line}"), 2);
    }
}

/// « Ensemble   14 %  Premiers pas », in columns.
fn area(line: &AssessmentLine) -> String {
    let [label, figure, word] = AREA;
    let name = fit(&line.label, label);
    match line.percent {
        Some(percent) => {
            let figures = format!("{:>4}", words::percent(percent));
            format!("{name}{}{}", fit(&figures, figure), fit(&line.word, word))
        }
        None => format!("{name}{}", fit(&line.word, figure + word)),
    }
}

fn steps(page: &mut Page, summary: &PathSummary) {
    page.row(&words::PATH.to_uppercase(), LABEL, &path::title(summary));
    for line in path::lines(summary) {
        let label = format!("  {:<4} {}", line.steps, line.state);
        if label.trim_end().chars().count() < LABEL {
            page.text(&format!("{}{}", fit(label.trim_end(), LABEL), line.text), LABEL);
        } else {
            page.text(&format!("{}{} ; {}", fit(&format!("  {}", line.steps), LABEL), line.state, line.text), LABEL);
        }
    }
}
