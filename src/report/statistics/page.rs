//! Statistics to read and to print: a page with a bar beside each number, and the same as text.

use crate::domain::place::Settings;
use crate::domain::statistics::sheet::{Section, Sheet};
use crate::report::html::Body;
use crate::report::page::{Page, fit};
use crate::text::statistics as words;
use time::Date;

/// Columns of a label, of a number, of a part.
const LABEL: usize = 42;
const NUMBER: usize = 10;

const STYLE: &str = r#"  @page { size: A4; margin: 14mm }
  body { font: 10pt/1.35 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 182mm; hyphens: none; overflow-wrap: break-word }
  h1 { font-size: 16pt; margin: 0 0 1mm }
  h2 { font-size: 11pt; margin: 5mm 0 1mm; border-bottom: 0.3mm solid #000; break-after: avoid }
  p { margin: 0 0 1mm }
  table { border-collapse: collapse; width: 100%; table-layout: fixed }
  tr { break-inside: avoid }
  th, td { padding: 0.5mm 1mm; text-align: left; vertical-align: middle; font-weight: normal }
  th { color: #333 }
  .n { text-align: right; width: 20mm }
  .b { width: 52mm }
  .small { font-size: 8.5pt; color: #333 }
  svg { display: block; width: 50mm; height: 3.4mm }
  @media screen { body { padding: 10mm } }
"#;

/// The page to print.
pub fn html(sheet: &Sheet, settings: &Settings, today: Date) -> String {
    let mut body = Body::default();
    body.between("<p>", &settings.place, "</p>\n");
    body.between("<h1>", &words::title(&sheet.period), "</h1>\n");
    for line in heading(sheet, today) {
        body.between("<p>", &line, "</p>\n");
    }
    body.markup("<table>\n<tr><th></th><th class=\"n\"></th>");
    body.between("<th class=\"n\">", words::BEFORE, "</th><th class=\"b\"></th></tr>\n");
    for total in &sheet.totals {
        body.between("<tr><td>", total.label, "</td>");
        body.between("<td class=\"n\"><b>", &words::total(total, total.counts[0]), "</b></td>");
        body.between("<td class=\"n\">", &words::total(total, total.counts[1]), "</td><td class=\"b\"></td></tr>\n");
    }
    body.markup("</table>\n");
    for section in &sheet.sections {
        section_html(section, &mut body);
    }
    for note in notes(sheet) {
        body.between("<p class=\"small\">", &note, "</p>\n");
    }
    body.page(&words::title(&sheet.period), STYLE)
}

fn section_html(section: &Section, body: &mut Body) {
    body.between("<h2>", &section.heading, "</h2>\n<table>\n<tr>");
    body.between("<th>", &words::out_of(section.total[0], section.of), "</th><th class=\"n\"></th>");
    body.between("<th class=\"n\"></th><th class=\"n\">", words::BEFORE, "</th><th class=\"b\"></th></tr>\n");
    let highest = section.highest();
    for row in &section.rows {
        let [now, before] = row.counts;
        body.between("<tr><td>", &row.label, "</td>");
        body.between("<td class=\"n\">", &words::cell(now), "</td>");
        let part = section.percent(row).map(words::percent).unwrap_or_default();
        body.between("<td class=\"n\">", &part, "</td>");
        body.between("<td class=\"n\">", &words::cell(before), "</td><td class=\"b\">");
        if let Some(length) = now.shown().and_then(|count| (count * 1_000).checked_div(highest)) {
            body.bar(length);
        }
        body.markup("</td></tr>\n");
    }
    body.markup("</table>\n");
}

/// The same as text, 80 columns wide.
pub fn text(sheet: &Sheet, settings: &Settings, today: Date) -> String {
    let mut page = Page::default();
    page.sides(&words::title(&sheet.period), &settings.place);
    page.rule();
    for line in heading(sheet, today) {
        page.text(&line, 0);
    }
    page.blank();
    page.text(&columns("", ["", "", words::BEFORE]), 0);
    for total in &sheet.totals {
        let [now, before] = total.counts.map(|counts| words::total(total, counts));
        page.text(&columns(total.label, [&now, "", &before]), 0);
    }
    for section in &sheet.sections {
        page.blank();
        page.sides(&section.heading.to_uppercase(), &words::out_of(section.total[0], section.of));
        for row in &section.rows {
            let [now, before] = row.counts.map(words::cell);
            let part = section.percent(row).map(words::percent).unwrap_or_default();
            page.text(&columns(&row.label, [&now, &part, &before]), 0);
        }
    }
    page.blank();
    for note in notes(sheet) {
        page.text(&note, 0);
    }
    page.finish()
}

fn columns(label: &str, [now, part, before]: [&str; 3]) -> String {
    format!("  {}{now:>NUMBER$}{part:>NUMBER$}{before:>NUMBER$}", fit(label, LABEL))
}

/// What is told, and when it was counted.
fn heading(sheet: &Sheet, today: Date) -> Vec<String> {
    let counted = words::counted_on(today);
    let period = words::days(sheet.period.first(), sheet.period.last());
    sheet.part.iter().cloned().chain([format!("{period}. {counted}")]).collect()
}

/// What is to be known of the figures.
fn notes(sheet: &Sheet) -> Vec<String> {
    let meaning = if sheet.is_masked { words::HIDDEN_MEANS } else { words::ALL_SHOWN };
    let unplaced = (sheet.unplaced > 0).then(|| words::unplaced(sheet.unplaced));
    let known = [meaning, words::REQUESTS_MEAN, words::ERASED_MEANS].map(str::to_owned);
    known.into_iter().chain(unplaced).collect()
}
