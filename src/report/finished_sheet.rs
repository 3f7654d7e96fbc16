//! « J'ai terminé »: when a module is acquired, for the fridge too. No score, no code, no surname.

use super::Office;
use super::html::Body;
use super::page::Page;
use crate::domain::curriculum::Module;
use crate::domain::ids::ModuleId;
use crate::domain::progress::{State, current_ratings, module_progress};
use crate::domain::record::Record;
use crate::domain::session::{Attendance, Rating};
use crate::text::report::papers as words;
use time::Date;

const STYLE: &str = r#"  @page { size: A4; margin: 20mm }
  body { font: 18pt/1.4 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; max-width: 170mm; hyphens: none; overflow-wrap: break-word; text-align: center }
  main { border: 1.2mm solid #000; padding: 12mm 10mm }
  h1 { font-size: 30pt; margin: 0 0 4mm }
  h2 { font-size: 22pt; margin: 0 0 8mm }
  p { margin: 0 0 4mm }
  .qui { font-size: 26pt; font-weight: bold }
  ul { text-align: left; margin: 0 auto 8mm; max-width: 130mm; padding-left: 8mm }
  .signe { margin-top: 14mm; text-align: left; border-top: 0.3mm solid #000; padding-top: 1mm; font-size: 14pt }
  @media screen { body { padding: 10mm } }
"#;

/// What the sheet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishedSheet {
    first_name: String,
    title: String,
    skills: Vec<String>,
    place: String,
    date: Date,
}

impl FinishedSheet {
    /// The sheet of a module that a person has acquired; `None` as long as they have not.
    pub fn of(record: &Record, module: &ModuleId, today: Date, office: &Office<'_>) -> Option<Self> {
        let module = office.content.curriculum.module(module)?;
        let ratings = current_ratings(record.held());
        if module_progress(module, &ratings).state != State::Acquired {
            return None;
        }
        let done = module.skills.iter().filter(|skill| ratings.get(&skill.id) == Some(&Rating::Level(3)));
        Some(Self {
            first_name: record.learner.record.first_name.clone(),
            title: module.title.clone(),
            skills: done.map(|skill| skill.label.clone()).collect(),
            place: office.settings.place.clone(),
            date: last_day(record, module).unwrap_or(today),
        })
    }

    /// The page to print.
    pub fn html(&self) -> String {
        let mut body = Body::default();
        body.markup("<main>\n");
        body.unless_empty("<p class=\"qui\">", &self.first_name, "</p>\n");
        body.between("<h1>", words::FINISHED, "</h1>\n");
        body.between("<h2>", &self.title, "</h2>\n");
        body.between("<p>", words::I_CAN_NOW, "</p>\n<ul>\n");
        for skill in &self.skills {
            body.between("<li>", skill, "</li>\n");
        }
        body.between("</ul>\n<p>", &words::place_and_day(&self.place, self.date), "</p>\n");
        body.between("<p class=\"signe\">", words::SIGNED, "</p>\n</main>\n");
        body.page(words::FINISHED, STYLE)
    }

    /// The same as text, 80 columns wide.
    pub fn text(&self) -> String {
        let mut page = Page::default();
        page.sides(&words::FINISHED.to_uppercase(), &self.first_name);
        page.rule();
        page.blank();
        page.text(&self.title, 0);
        page.blank();
        page.text(words::I_CAN_NOW, 0);
        for skill in &self.skills {
            page.text(&format!("    [x] {skill}"), 8);
        }
        page.blank();
        page.text(&words::place_and_day(&self.place, self.date), 0);
        page.blank();
        page.text(&format!("{} : {}", words::SIGNED, words::BLANK), 0);
        page.finish()
    }
}

/// The last day the module was worked on.
fn last_day(record: &Record, module: &Module) -> Option<Date> {
    let held = record.sessions.iter().map(|(_, kept)| &kept.record);
    let on_it =
        held.filter(|session| session.attendance == Attendance::Present && session.modules.contains(&module.id));
    on_it.map(|session| session.date).max()
}
