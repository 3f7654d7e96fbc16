//! The information text as a page for the wall, with what is too long to be read aloud.

use super::html::Body;
use super::page::Page;
use crate::domain::place::Settings;
use crate::text::information::information_text;
use crate::text::report::notice as words;

const STYLE: &str = r#"  @page { size: A4; margin: 15mm }
  body { font: 16pt/1.35 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 180mm; hyphens: none; overflow-wrap: break-word }
  h1 { font-size: 24pt; margin: 0 0 4mm }
  h2 { font-size: 15pt; margin: 4mm 0 1mm }
  p { margin: 0 0 3mm }
  .droits p { font-size: 12pt; margin: 0 0 1.5mm }
  @media screen { body { padding: 10mm } }
"#;

/// The page for the wall.
pub fn html(settings: &Settings) -> String {
    let mut body = Body::default();
    body.between("<h1>", words::TITLE, "</h1>\n");
    for paragraph in information_text(settings).split(String::is_empty) {
        body.unless_empty("<p>", &paragraph.join(" "), "</p>\n");
    }
    body.between("<section class=\"droits\">\n<h2>", words::RIGHTS, "</h2>\n");
    for line in words::rights(settings) {
        body.between("<p>", &line, "</p>\n");
    }
    body.markup("</section>\n");
    body.page(words::TITLE, STYLE)
}

/// The same as text, 80 columns wide.
pub fn text(settings: &Settings) -> String {
    let mut page = Page::default();
    page.text(&words::TITLE.to_uppercase(), 0);
    page.blank();
    for line in information_text(settings) {
        page.text(&line, 0);
    }
    page.blank();
    page.rule();
    page.text(&words::RIGHTS.to_uppercase(), 0);
    for line in words::rights(settings) {
        page.text(&line, 0);
    }
    page.finish()
}
