//! « Imprimer ou exporter »: papers and tables that do not belong to one screen.

pub mod view;

use super::{Page, Screen, Step, Steps, effect, guides, links, open, search, toast};
use crate::domain::assessment::Kind;
use crate::domain::filter::Filter;
use crate::domain::period::{Period, Span};
use crate::domain::statistics::Scope;
use crate::text::{export as words, guide, importing, shell, statistics};
use crate::tui::action::{Action, Command};
use crate::tui::ask::{Ask, digit};
use crate::tui::effect::{Document, Effect, Reply};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use time::Date;

/// The rows: what they are called, and a note.
pub const ROWS: [(&str, &str); 12] = [
    (words::PERSON, words::PERSON_NOTE),
    (words::NOTICE, words::NOTICE_NOTE),
    (words::LEARNERS, words::LEARNERS_NOTE),
    (words::SESSIONS, words::SESSIONS_NOTE),
    (guide::ALL, guide::ALL_NOTE),
    (words::COOP_LEARNERS, words::COOP_LEARNERS_NOTE),
    (words::ACTIVITIES, words::ACTIVITIES_NOTE),
    (words::PROGRESS, words::PROGRESS_NOTE),
    (words::QUESTIONNAIRE, words::QUESTIONNAIRE_NOTE),
    (words::MODULE_SHEET, words::MODULE_SHEET_NOTE),
    (words::CARDS, words::CARDS_NOTE),
    (importing::TITLE, importing::NOTE),
];

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
    /// What the answers of the last question write, in their order; the answers after them write nothing.
    asked: Vec<Document>,
}

impl State {
    fn choose(&mut self, row: usize, shared: &mut Shared) -> Steps {
        match row {
            0 => vec![open(Screen::Search(search::State::typed("", shared)))],
            1 => links::preview(Document::InformationNotice),
            2 if shared.settings.export_folder.is_empty() => {
                self.asked = vec![Document::LearnersTable];
                let answers = [words::WRITE_HERE, words::WRITE_NOTHING];
                ask(words::NAMES_TITLE, words::NAMES_IN_DOCUMENTS.map(str::to_owned).to_vec(), &answers)
            }
            2 => write(Document::LearnersTable),
            3 => write(Document::SessionsTable),
            4 => links::everywhere(Command::Guide, shared),
            5 if shared.settings.names_to_coop => write(Document::CoopLearners),
            5 => {
                self.asked = vec![Document::CoopLearners];
                let answers = [words::WRITE_ANYWAY, words::WRITE_NOTHING];
                ask(words::NAMES_TO_COOP_TITLE, words::NAMES_TO_COOP_UNTOLD.map(str::to_owned).to_vec(), &answers)
            }
            6 => self.ask_period(shared.today()),
            7 => write(Document::Progress),
            8 => {
                self.asked = vec![Document::Questionnaire(Kind::Short), Document::Questionnaire(Kind::Full)];
                ask(words::QUESTIONNAIRE_TITLE, Vec::new(), &words::QUESTIONNAIRE_KINDS)
            }
            9 => vec![open(Screen::Guides(guides::State::sheets()))],
            10 => links::preview(Document::Cards(None)),
            11 => links::everywhere(Command::Import, shared),
            _ => Vec::new(),
        }
    }

    /// Asks of which period the activities are.
    fn ask_period(&mut self, today: Date) -> Steps {
        let month = Period::of(Span::Month, today);
        let year = Period::of(Span::Year, today);
        let periods = [month, month.before(), year, year.before()];
        let scope = |period| Scope { period, filter: Filter::default() };
        self.asked = periods.iter().map(|period| Document::Activities(Box::new(scope(*period)))).collect();
        let answers = periods.map(|period| statistics::period(&period));
        ask(words::ACTIVITIES_PERIOD, Vec::new(), &answers.each_ref().map(String::as_str))
    }
}

/// Writes a table where files go.
fn write(document: Document) -> Steps {
    vec![effect(Effect::Write { document, folder: None })]
}

fn ask(title: &str, lines: Vec<String>, answers: &[&str]) -> Steps {
    let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
    vec![Step::Ask(Box::new(Ask::new(title, lines, answers)))]
}

/// Whether a document is written from here, without being shown first.
const fn is_table(document: &Document) -> bool {
    matches!(
        document,
        Document::LearnersTable
            | Document::SessionsTable
            | Document::CoopLearners
            | Document::Activities(_)
            | Document::Progress
    )
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => self.choose(self.list.selected, shared),
                Code::Char(c) => {
                    digit(c).and_then(|n| n.checked_sub(1)).map_or_else(Vec::new, |row| self.choose(row, shared))
                }
                _ => {
                    self.list.key(&key, ROWS.len(), ROWS.len());
                    Vec::new()
                }
            },
            Action::Answer(index) => {
                let asked = std::mem::take(&mut self.asked);
                let chosen = asked.into_iter().nth(index);
                chosen.map_or_else(Vec::new, |document| {
                    if is_table(&document) { write(document) } else { links::preview(document) }
                })
            }
            Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Written { document, path } if is_table(document) => {
                vec![toast(words::written(&path.display().to_string()))]
            }
            Reply::LeftOut(_, codes) => ask(
                &words::left_out(codes.len()),
                vec![words::LEFT_OUT.to_owned(), words::listed(codes)],
                &[shell::TOLD_READ],
            ),
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Export => None,
            _ => links::offered_everywhere(command, shared),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Export)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        words::HINT.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, shell::BACK)]
    }
}
