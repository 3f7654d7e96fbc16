//! A module's sheet on paper: its skills, to be situated together and typed back in a row of signs. About nobody.

use super::html::Body;
use super::module_guide::codes;
use super::page::{Page, fit};
use super::questionnaire_sheet::blanks;
use crate::domain::curriculum::{Curriculum, Module};
use crate::domain::guide::{Address, Guide};
use crate::text::quoted;
use crate::text::report::papers as words;

/// Sites shown as codes: one row of them.
const SITES: usize = 4;

/// Columns of a skill's text.
const SKILL: usize = 52;

const STYLE: &str = r#"  @page { size: A4; margin: 11mm }
  body { font: 13pt/1.25 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 188mm; hyphens: none; overflow-wrap: break-word }
  h1 { font-size: 22pt; margin: 0 }
  h2 { font-size: 13pt; margin: 3.5mm 0 1mm }
  p { margin: 0 0 1.5mm }
  .qui { display: flex; gap: 6mm }
  .qui span { flex: 1; border-bottom: 0.3mm solid #000; padding-top: 5mm }
  table { border-collapse: collapse; width: 100%; margin-top: 2mm }
  tr { break-inside: avoid }
  th, td { border: 0.3mm solid #000; padding: 1.8mm 2mm; text-align: left }
  th { font-size: 10pt; font-weight: normal; text-align: center }
  .case { width: 18mm; text-align: center; font-size: 15pt }
  .equipe { border-top: 1mm solid #000; margin-top: 4mm; padding-top: 2mm; font-size: 11pt; break-inside: avoid }
  .code { font-size: 15pt; font-weight: bold }
  .codes { display: flex; flex-wrap: wrap; gap: 2mm 6mm }
  .codes div { width: 40mm; break-inside: avoid; font-size: 9pt }
  svg { width: 24mm; height: 24mm; display: block }
  @media screen { body { padding: 10mm } }
"#;

/// The page to print.
pub fn html(module: &Module, guide: Option<&Guide>, curriculum: &Curriculum) -> String {
    let mut body = Body::default();
    body.between("<h1>", &module.title, "</h1>\n");
    body.between("<p>", &module.objective, "</p>\n");
    body.between("<div class=\"qui\"><span>", &format!("{} :", words::WHO), "</span>");
    body.between("<span>", &format!("{} :", words::DAY), "</span></div>\n");
    body.between("<h2>", words::I_CAN, "</h2>\n<table>\n<tr><th></th>");
    for scale in &curriculum.scale {
        body.between("<th>", &scale.short, "</th>");
    }
    body.markup("</tr>\n");
    for skill in &module.skills {
        body.between("<tr><td>", &skill.label, "</td>");
        for value in 0..curriculum.scale.len() {
            body.between("<td class=\"case\">", &value.to_string(), "</td>");
        }
        body.markup("</tr>\n");
    }
    body.between("</table>\n<h2>", words::I_REMEMBER, "</h2>\n");
    for sentence in &module.sentences {
        body.between("<p>", &quoted(sentence), "</p>\n");
    }
    body.between("<h2>", words::I_BRING, "</h2>\n");
    body.between("<p>", &module.bring, "</p>\n");
    // The first ones are those a session needs first.
    let sites = guide.map_or(&[][..], |guide| &guide.addresses);
    let sites: Vec<Address> = sites.iter().filter(|address| address.is_site()).take(SITES).cloned().collect();
    codes(&mut body, &sites);
    body.between("<section class=\"equipe\">\n<p>", words::FOR_THE_TEAM, "");
    body.between(". ", &words::type_ratings(module.id.as_str(), module.skills.len()), "</p>\n");
    body.between("<p class=\"code\">", module.id.as_str(), "");
    body.between(" ", &blanks(module.skills.len()), "</p>\n</section>\n");
    body.page(words::MODULE_SHEET, STYLE)
}

/// The same as text, 80 columns wide.
pub fn text(module: &Module, curriculum: &Curriculum) -> String {
    let mut page = Page::default();
    page.sides(&module.title.to_uppercase(), words::MODULE_SHEET);
    page.text(&module.objective, 0);
    page.rule();
    page.sides(&format!("{} : {}", words::WHO, words::BLANK), &format!("{} : {}", words::DAY, words::BLANK));
    page.blank();
    let scale = curriculum.scale.iter().enumerate().map(|(value, words)| format!("{value} {}", words.short));
    page.text(&scale.collect::<Vec<_>>().join("    "), 0);
    page.blank();
    page.text(words::I_CAN, 0);
    for skill in &module.skills {
        page.text(&format!("  {}0 [ ] 1 [ ] 2 [ ] 3 [ ]", fit(&skill.label, SKILL)), 0);
    }
    page.blank();
    page.text(words::I_REMEMBER, 0);
    for sentence in &module.sentences {
        page.text(&format!("  {}", quoted(sentence)), 2);
    }
    page.blank();
    page.text(&format!("{} : {}", words::I_BRING, module.bring), 0);
    page.rule();
    page.text(&words::FOR_THE_TEAM.to_uppercase(), 0);
    page.text(&words::type_ratings(module.id.as_str(), module.skills.len()), 0);
    page.text(&format!("{}  {}", module.id, blanks(module.skills.len())), 0);
    page.finish()
}
