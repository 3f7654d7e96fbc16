//! The mediator's sheet as a page: the same blocks in the same order, 11 points.

use super::{coop, observed, path, rating, session, shortly, who};
use crate::content::Content;
use crate::report::html::Body;
use crate::report::summary::{AssessmentSummary, PathSummary, SessionSummary, Step};
use crate::text::report::mediator_sheet as words;

const STYLE: &str = r#"  @page { size: A4; margin: 12mm }
  body { font: 11pt/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 186mm; overflow-wrap: break-word }
  header { display: flex; justify-content: space-between }
  h1 { font-size: 14pt; margin: 0 0 2mm }
  h2 { font-size: 11pt; margin: 4mm 0 1mm }
  p { margin: 0 }
  table { border-collapse: collapse; width: 100%; margin-top: 1mm }
  th, td { border: 0.2mm solid #000; padding: 0.3mm 1.5mm; text-align: left; vertical-align: top }
  .court { border: 0.6mm solid #000 }
  .court th { width: 36mm }
  footer { border-top: 0.4mm solid #000; margin-top: 4mm; padding-top: 1mm; font-weight: bold }
  @media screen { body { padding: 10mm } }
"#;

pub(super) fn html(summary: &SessionSummary, content: &Content) -> String {
    let mut body = Body::default();
    body.between("<header><span>", &who(summary), "</span>");
    body.between("<span>", &words::session_of(summary.date), "</span></header>\n");
    body.between("<h1>", words::TITLE, ", ");
    body.between("", words::RESERVED, "</h1>\n");
    body.between("<p>", &summary.place.name, "</p>\n");
    heading(&mut body, words::SHORTLY);
    body.markup("<table class=\"court\">\n");
    for (label, value) in shortly(summary).iter().filter(|(_, value)| !value.is_empty()) {
        body.between("<tr><th>", label, "</th>");
        body.between("<td>", value, "</td></tr>\n");
    }
    body.markup("</table>\n");
    heading(&mut body, words::SESSION);
    body.between("<p>", &session(summary), "</p>\n");
    for step in &summary.steps {
        skills(&mut body, step, content);
    }
    if let Some(summary) = &summary.assessment {
        assessment(&mut body, summary);
    }
    if let Some(summary) = &summary.path {
        steps(&mut body, summary);
    }
    heading(&mut body, words::COOP);
    body.between("<p>", &coop(summary), "</p>\n");
    body.between("<footer>", words::FOOTER, "</footer>\n");
    body.page(words::TITLE, STYLE)
}

fn skills(body: &mut Body, step: &Step, content: &Content) {
    body.between("<p>", &words::module(step.id.as_str(), &step.title, &step.before, &step.now), "</p>\n<table>\n");
    body.row(["", "", "", words::BEFORE, words::TODAY]);
    for skill in &step.skills {
        let mark = if skill.essential { words::ESSENTIAL } else { "" };
        body.row([skill.id.as_str(), mark, &skill.label, rating(content, skill.before), rating(content, skill.now)]);
    }
    body.markup("</table>\n");
}

fn assessment(body: &mut Body, summary: &AssessmentSummary) {
    heading(body, words::ASSESSMENT);
    let title = words::assessed(summary.date, summary.kind, summary.confidence);
    body.between("<p>", &title, "</p>\n<table>\n");
    for line in &summary.lines {
        body.row([&line.label, &line.percent.map(words::percent).unwrap_or_default(), &line.word]);
    }
    body.markup("</table>\n");
    for line in observed(summary) {
        body.between("<p>", &line, "</p>\n");
    }
}

fn steps(body: &mut Body, summary: &PathSummary) {
    heading(body, words::PATH);
    body.between("<p>", &path::title(summary), "</p>\n<table>\n");
    for line in path::lines(summary) {
        body.row([&line.steps, &line.state, &line.text]);
    }
    body.markup("</table>\n");
}

fn heading(body: &mut Body, text: &str) {
    body.between("<h2>", text, "</h2>\n");
}
