//! The workshop's sheet as a page: the same blocks in the same order, 11 points.

use super::{PersonLine, WorkshopSummary, presence};
use crate::content::Content;
use crate::report::html::Body;
use crate::text::report::workshop_sheet as words;
use crate::text::session::rating;

const STYLE: &str = r#"  @page { size: A4; margin: 12mm }
  body { font: 11pt/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 186mm; overflow-wrap: break-word }
  header { display: flex; justify-content: space-between }
  h1 { font-size: 14pt; margin: 0 0 2mm }
  h2 { font-size: 11pt; margin: 4mm 0 1mm }
  p { margin: 0 }
  table { border-collapse: collapse; width: 100%; margin-top: 1mm }
  th, td { border: 0.2mm solid #000; padding: 0.3mm 1.5mm; text-align: left; vertical-align: top }
  tr { break-inside: avoid }
  footer { border-top: 0.4mm solid #000; margin-top: 4mm; padding-top: 1mm; font-weight: bold }
  @media screen { body { padding: 10mm } }
"#;

pub(super) fn html(summary: &WorkshopSummary<'_>, content: &Content) -> String {
    let mut body = Body::default();
    body.between("<header><span>", &summary.place.name, "</span>");
    body.between("<span>", words::RESERVED, "</span></header>\n");
    body.between("<h1>", words::TITLE, " : ");
    body.between("", summary.title(), "</h1>\n");
    body.between("<p>", &summary.held(), "</p>\n");
    body.between("<h2>", &summary.attended(), "</h2>\n");
    people(&mut body, summary, content);
    if !summary.anonymous.is_empty() {
        body.between("<h2>", words::ANONYMOUS, "</h2>\n<table>\n");
        for (heading, lines) in summary.anonymous.iter().filter(|(_, lines)| !lines.is_empty()) {
            let told: Vec<String> = lines.iter().map(|(label, number)| words::told(label, *number)).collect();
            body.row([heading, &told.join(", ")]);
        }
        body.markup("</table>\n");
    }
    if !summary.skills.is_empty() {
        body.between("<h2>", words::SKILLS, "</h2>\n<table>\n");
        summary.skills.iter().for_each(|(id, label)| body.row([id.as_str(), label]));
        body.markup("</table>\n");
    }
    body.between("<h2>", words::COOP, "</h2>\n<table>\n");
    for (label, value) in summary.coop().iter().filter(|(_, value)| !value.is_empty()) {
        body.row([label, value]);
    }
    body.markup("</table>\n");
    if !summary.workshop.note.is_empty() {
        body.between("<h2>", words::NOTE, "</h2>\n");
        body.between("<p>", &summary.workshop.note, "</p>\n");
    }
    body.between("<footer>", words::FOOTER, "</footer>\n");
    body.page(words::TITLE, STYLE)
}

fn people(body: &mut Body, summary: &WorkshopSummary<'_>, content: &Content) {
    if summary.people.is_empty() {
        return;
    }
    body.markup("<table>\n<tr>");
    for heading in [words::WHO, words::CODE, words::PRESENCE] {
        body.between("<th>", heading, "</th>");
    }
    summary.skills.iter().for_each(|(id, _)| body.between("<th>", id.as_str(), "</th>"));
    body.between("<th>", words::SENTENCE, "</th></tr>\n");
    summary.people.iter().for_each(|person| row(body, person, summary, content));
    body.markup("</table>\n");
}

fn row(body: &mut Body, person: &PersonLine, summary: &WorkshopSummary<'_>, content: &Content) {
    body.between("<tr><td>", &person.name, "</td>");
    body.between("<td>", &person.code, "</td>");
    body.between("<td>", presence(person), "</td>");
    for (id, _) in &summary.skills {
        let rated = person.ratings.get(id).map_or("", |level| rating(*level, &content.curriculum.scale));
        body.between("<td>", rated, "</td>");
    }
    body.between("<td>", &person.sentence, "</td></tr>\n");
}
