//! The whole record on paper, for the person who asks what is kept of them.

mod assessments;
mod identity;
mod sessions;
mod steps;

use super::Office;
use super::html::Body;
use super::page::Page;
use super::record::RecordSummary;
use crate::text::report::record as words;
use time::Date;

/// Columns before the values.
const LABEL: usize = 20;

const STYLE: &str = r#"  @page { size: A4; margin: 15mm }
  body { font: 12pt/1.35 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 180mm; overflow-wrap: break-word }
  header { display: flex; justify-content: space-between }
  h1 { font-size: 18pt; margin: 2mm 0 }
  h2 { font-size: 13pt; margin: 5mm 0 1mm; break-after: avoid }
  table { border-collapse: collapse; width: 100% }
  tr { break-inside: avoid }
  th, td { border: 0.2mm solid #000; padding: 0.5mm 2mm; text-align: left; vertical-align: top }
  th { width: 45mm; font-weight: normal }
  @media screen { body { padding: 10mm } }
"#;

/// A heading and its rows; rows without a value are left out, and so is a section without rows.
struct Section {
    title: String,
    rows: Vec<(String, String)>,
}

/// What the document says, in order.
pub struct RecordSheet {
    place: String,
    about: String,
    printed: String,
    sections: Vec<Section>,
}

impl RecordSheet {
    /// The document of a record, printed on that day.
    pub fn of(summary: &RecordSummary<'_>, date: Date, office: &Office<'_>) -> Self {
        let learner = &summary.record.learner.record;
        let name = [learner.first_name.as_str(), learner.last_name.as_str()].join(" ");
        let mut sections = vec![identity::section(summary, office)];
        sections.extend(assessments::sections(summary, office));
        sections.extend(steps::sections(summary, office));
        sections.extend(sessions::sections(summary, office));
        for section in &mut sections {
            section.rows.retain(|(_, value)| !value.trim().is_empty());
        }
        sections.retain(|section| !section.rows.is_empty());
        Self {
            place: office.settings.place.clone(),
            about: words::about(name.trim(), &learner.code),
            printed: words::printed(date),
            sections,
        }
    }

    /// The document's text, 80 columns wide.
    pub fn text(&self) -> String {
        let mut page = Page::default();
        page.sides(&words::TITLE.to_uppercase(), &self.place);
        page.sides(&self.about, &self.printed);
        for section in &self.sections {
            page.rule();
            page.text(&section.title.to_uppercase(), 0);
            for (label, value) in &section.rows {
                if label.chars().count() + 3 > LABEL {
                    page.text(&format!("  {label}"), 2);
                    page.row("", LABEL, value);
                } else {
                    page.row(&format!("  {label}"), LABEL, value);
                }
            }
        }
        page.finish()
    }

    /// The document's pages: A4, 12 points.
    pub fn html(&self) -> String {
        let mut body = Body::default();
        body.between("<header><span>", &self.about, "</span>");
        body.between("<span>", &self.printed, "</span></header>\n");
        body.between("<h1>", words::TITLE, "</h1>\n");
        body.between("<p>", &self.place, "</p>\n");
        for section in &self.sections {
            body.between("<h2>", &section.title, "</h2>\n<table>\n");
            for (label, value) in &section.rows {
                body.between("<tr><th>", label, "</th>");
                body.between("<td>", value, "</td></tr>\n");
            }
            body.markup("</table>\n");
        }
        body.page(words::TITLE, STYLE)
    }
}

/// A row.
fn row(label: &str, value: impl Into<String>) -> (String, String) {
    (label.to_owned(), value.into())
}
