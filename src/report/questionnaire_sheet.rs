//! The questionnaire on paper: answered alone or in a group, then typed back in a row of digits.

use super::html::Body;
use super::page::{Page, fit};
use crate::domain::assessment::Kind;
use crate::domain::curriculum::{Question, Questionnaire};
use crate::domain::paper::questionnaire_code;
use crate::text::report::papers as words;

const STYLE: &str = r#"  @page { size: A4; margin: 11mm }
  body { font: 13pt/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 186mm; hyphens: none; overflow-wrap: break-word }
  h1 { font-size: 22pt; margin: 0 }
  h2 { font-size: 12pt; margin: 4mm 0 1mm }
  p { margin: 0 0 2mm }
  .qui { display: flex; gap: 6mm }
  .qui span { flex: 1; border-bottom: 0.3mm solid #000; padding-top: 5mm }
  table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 3mm }
  .numero { width: 9mm }
  col.case { width: 17mm }
  tr { break-inside: avoid }
  th, td { border: 0.3mm solid #000; padding: 1.8mm 1.5mm; vertical-align: middle }
  th { font-size: 9pt; font-weight: normal }
  td:first-child { text-align: right; border-right: none; padding-right: 0 }
  td:nth-child(2) { border-left: none }
  td.case { padding-left: 0; padding-right: 0; text-align: center; font-size: 14pt }
  .equipe { border-top: 1mm solid #000; margin-top: 4mm; padding-top: 2mm; font-size: 11pt; break-inside: avoid }
  .code { font-size: 15pt; font-weight: bold }
  @media screen { body { padding: 10mm } }
"#;

/// The page to print.
pub fn html(questionnaire: &Questionnaire, kind: Kind) -> String {
    let questions: Vec<&Question> = questionnaire.asked(kind).collect();
    let code = questionnaire_code(questionnaire, kind);
    let mut body = Body::default();
    body.between("<h1>", words::QUESTIONNAIRE, "</h1>\n");
    body.between("<p>", words::NO_EXAM, "</p>\n");
    body.between("<div class=\"qui\"><span>", &colon(words::WHO), "</span>");
    body.between("<span>", &colon(words::DAY), "</span></div>\n<table>\n");
    body.markup(
        "<colgroup><col class=\"numero\"><col><col class=\"case\" span=\"5\"></colgroup>\n<tr><th colspan=\"2\"></th>",
    );
    for scale in &questionnaire.scale {
        body.between("<th>", &scale.short, "</th>");
    }
    body.between("<th>", words::DECLINED_SHORT, "</th></tr>\n");
    for (number, question) in (1..).zip(&questions) {
        body.between("<tr><td>", &format!("{number}."), "</td>");
        body.between("<td>", &question.text, "</td>");
        for value in 0..questionnaire.scale.len() {
            body.between("<td class=\"case\">", &value.to_string(), "</td>");
        }
        body.between("<td class=\"case\">", words::DECLINED_KEY, "</td></tr>\n");
    }
    body.between("</table>\n<section class=\"equipe\">\n<h2>", words::FOR_THE_TEAM, "</h2>\n");
    body.between("<p>", &words::type_answers(&code, questions.len()), "</p>\n");
    body.between("<p class=\"code\">", &code, "");
    body.between(" ", &blanks(questions.len()), "</p>\n</section>\n");
    body.page(words::QUESTIONNAIRE, STYLE)
}

/// The same as text, 80 columns wide.
pub fn text(questionnaire: &Questionnaire, kind: Kind) -> String {
    let questions: Vec<&Question> = questionnaire.asked(kind).collect();
    let code = questionnaire_code(questionnaire, kind);
    let mut page = Page::default();
    page.sides(&words::QUESTIONNAIRE.to_uppercase(), &words::form(kind, questions.len()));
    page.rule();
    page.text(words::NO_EXAM, 0);
    page.blank();
    page.sides(&format!("{} {}", colon(words::WHO), words::BLANK), &format!("{} {}", colon(words::DAY), words::BLANK));
    page.blank();
    for (value, scale) in questionnaire.scale.iter().enumerate() {
        page.text(&format!("  {value}  {}", scale.long), 5);
    }
    page.text(&format!("  {}  {}", words::DECLINED_KEY, words::DECLINED), 5);
    page.blank();
    for (number, question) in (1..).zip(&questions) {
        page.text(&format!("{}{}", fit(&format!("{number:>2}."), 4), question.text), 4);
        page.text("      0 [ ]   1 [ ]   2 [ ]   3 [ ]   n [ ]", 0);
    }
    page.rule();
    page.text(&words::FOR_THE_TEAM.to_uppercase(), 0);
    page.text(&words::type_answers(&code, questions.len()), 0);
    page.text(&format!("{code}  {}", blanks(questions.len())), 0);
    page.finish()
}

/// Places to write one sign each, five by five.
pub(super) fn blanks(number: usize) -> String {
    let group = |first: usize| "_ ".repeat((number - first).min(5));
    (0..number).step_by(5).map(group).collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

/// A label before what is written by hand.
fn colon(label: &str) -> String {
    format!("{label} :")
}
