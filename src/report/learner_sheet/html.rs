//! The learner's sheet as a page: A4, one side, black on white, nothing under 16 points.

use super::{Group, LearnerSheet, Mark};
use crate::report::html::Body;
use crate::text::dates;
use crate::text::report::learner_sheet as words;

/// Checked on paper: one page with six skills of the longest label.
const STYLE: &str = r#"  @page { size: A4; margin: 12mm }
  body { font: 16pt/1.35 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 186mm; text-align: left; hyphens: none; overflow-wrap: break-word }
  header { display: flex; justify-content: space-between }
  h1 { font-size: 24pt; margin: 0 }
  h2 { font-size: 16pt; margin: 4mm 0 1mm }
  p, ul, ol { margin: 0 }
  ul, ol { padding-left: 8mm }
  sup { font-size: 60%; line-height: 0 }
  .rdv { border: 1.2mm solid #000; padding: 4mm 5mm; margin-top: 3mm }
  .rdv h2, .doute h2 { margin-top: 0 }
  .quand { font-size: 25pt; font-weight: bold; line-height: 1.25; padding-bottom: 2mm }
  .retiens { font-size: 21pt; font-weight: bold }
  .doute { border-top: 1.2mm solid #000; margin-top: 5mm; padding-top: 3mm }
  .code { margin-top: 3mm }
  @media screen { body { padding: 10mm } }
"#;

/// The longest sentence, in characters, printed bigger than the rest.
const BIG_SENTENCE: usize = 60;

pub(super) fn html(sheet: &LearnerSheet) -> String {
    let mut body = Body::default();
    write(&mut body, sheet);
    body.page(sheet.title, STYLE)
}

/// Several sheets in one document: each begins a page when it is printed.
pub(super) fn html_of_all(title: &str, sheets: &[LearnerSheet]) -> String {
    let mut body = Body::default();
    for (at, sheet) in sheets.iter().enumerate() {
        body.markup(if at == 0 { "<article>\n" } else { "<article style=\"break-before: page\">\n" });
        write(&mut body, sheet);
        body.markup("</article>\n");
    }
    body.page(title, STYLE)
}

fn write(body: &mut Body, sheet: &LearnerSheet) {
    body.between("<header><span>", &sheet.first_name, "</span>");
    body.between("<span>", &dates::full(sheet.date), "</span></header>\n");
    body.between("<h1>", sheet.title, "</h1>\n\n");
    if sheet.has_next_time() {
        next_time(body, sheet);
    }
    for group in &sheet.groups {
        items(body, group);
    }
    if sheet.others > 0 {
        body.between("<p>", &words::others(sheet.others), "</p>\n\n");
    }
    quoted(body, words::WISH, &sheet.wish);
    quoted(body, words::REMEMBERED, &sheet.sentence);
    doubt(body, sheet);
    let code = words::my_code(sheet.code.as_str(), sheet.spoken.as_ref());
    body.between("<p class=\"code\">", &code, "</p>\n");
}

fn next_time(body: &mut Body, sheet: &LearnerSheet) {
    body.between("<section class=\"rdv\">\n  <h2>", words::APPOINTMENT, "</h2>\n");
    match sheet.appointment {
        Some(appointment) => {
            body.between("  <p class=\"quand\">", &words::day(appointment.date), "");
            body.unless_empty(",<br>", &words::hour(appointment).unwrap_or_default(), "");
            body.markup("</p>\n");
        }
        None => body.between("  <p>", &words::opening_hours(sheet.place.opening_hours.trim()), "</p>\n"),
    }
    for line in [&sheet.venue(), &sheet.programme, &sheet.bring] {
        body.unless_empty("  <p>", line, "</p>\n");
    }
    if sheet.appointment.is_some() && !sheet.place.phone.is_empty() {
        body.between("  <p>", words::CANNOT_COME, "");
        body.between(" <b>", &sheet.place.phone, "</b></p>\n");
    }
    body.markup("</section>\n\n");
}

fn items(body: &mut Body, group: &Group) {
    let (open, close) = if group.mark == Mark::Number { ("<ol>", "</ol>\n\n") } else { ("<ul>", "</ul>\n\n") };
    body.between("<h2>", group.heading, "</h2>\n");
    body.markup(open);
    for (at, item) in group.items.iter().enumerate() {
        body.between(if at == 0 { "<li>" } else { "\n    <li>" }, item, "</li>");
    }
    body.markup(close);
}

fn quoted(body: &mut Body, heading: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        let big = text.chars().count() <= BIG_SENTENCE;
        body.between("<h2>", heading, "</h2>\n");
        body.between(if big { "<p class=\"retiens\">" } else { "<p>" }, &crate::text::quoted(text), "</p>\n\n");
    }
}

fn doubt(body: &mut Body, sheet: &LearnerSheet) {
    body.between("<section class=\"doute\">\n  <h2>", words::DOUBT, "</h2>\n");
    for (plain, strong) in &sheet.doubt {
        body.between("  <p>", plain, "");
        body.unless_empty("<b>", strong, "</b>");
        body.markup("</p>\n");
    }
    body.markup("</section>\n");
}
