//! « Imprimer ou exporter »: papers and tables that do not belong to one screen.

pub mod view;

use super::folder::Folder;
use super::{Page, Screen, Step, Steps, guides, links, open, search, toast, unused, walk};
use crate::domain::assessment::Kind;
use crate::domain::filter::Filter;
use crate::domain::period::{Period, Span};
use crate::domain::statistics::Scope;
use crate::text::{export as words, guide, importing, preview, shell, statistics};
use crate::tui::action::{Action, Command};
use crate::tui::ask::{Ask, digit};
use crate::tui::effect::{Document, Reply};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use time::Date;

/// A row of the screen.
#[derive(Debug)]
pub struct Row {
    /// Chooses it: a digit, then a letter.
    pub key: char,
    pub label: &'static str,
    pub note: &'static str,
}

const fn row(key: char, label: &'static str, note: &'static str) -> Row {
    Row { key, label, note }
}

/// The rows, in their order.
pub const ROWS: [Row; 12] = [
    row('1', words::PERSON, words::PERSON_NOTE),
    row('2', words::NOTICE, words::NOTICE_NOTE),
    row('3', words::LEARNERS, words::LEARNERS_NOTE),
    row('4', words::SESSIONS, words::SESSIONS_NOTE),
    row('5', guide::ALL, guide::ALL_NOTE),
    row('6', words::COOP_LEARNERS, words::COOP_LEARNERS_NOTE),
    row('7', words::ACTIVITIES, words::ACTIVITIES_NOTE),
    row('8', words::PROGRESS, words::PROGRESS_NOTE),
    row('9', words::QUESTIONNAIRE, words::QUESTIONNAIRE_NOTE),
    row('a', words::MODULE_SHEET, words::MODULE_SHEET_NOTE),
    row('b', words::CARDS, words::CARDS_NOTE),
    row('c', importing::TITLE, importing::NOTE),
];

/// The screen.
#[derive(Debug, Default)]
pub struct State {
    pub list: List,
    /// The table on its way to a folder.
    pub folder: Folder,
    /// What the answers of the last question write, in their order; the answers after them write nothing.
    asked: Vec<Document>,
}

impl State {
    fn choose(&mut self, row: usize, shared: &mut Shared) -> Steps {
        match row {
            0 => vec![open(Screen::Search(search::State::typed("", shared)))],
            1 => links::preview(Document::InformationNotice),
            2 => self.folder.write(Document::LearnersTable, shared),
            3 => self.folder.write(Document::SessionsTable, shared),
            4 => links::everywhere(Command::Guide, shared),
            5 if shared.settings.names_to_coop => self.folder.write(Document::CoopLearners, shared),
            5 => {
                self.asked = vec![Document::CoopLearners];
                let answers = [words::WRITE_ANYWAY, words::WRITE_NOTHING];
                ask(words::NAMES_TO_COOP_TITLE, words::NAMES_TO_COOP_UNTOLD.map(str::to_owned).to_vec(), &answers)
            }
            6 => self.ask_period(shared.today()),
            7 => self.folder.write(Document::Progress, shared),
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

fn ask(title: &str, lines: Vec<String>, answers: &[&str]) -> Steps {
    let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
    vec![Step::Ask(Box::new(Ask::new(title, lines, answers)))]
}

/// The row's key a letter stands for: digits, unshifted too, then letters in either case.
fn pressed(c: char) -> Option<char> {
    match digit(c) {
        Some(digit) => char::from_digit(u32::try_from(digit).ok()?, 10),
        None => c.to_lowercase().next(),
    }
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
            _ if self.folder.is_asking() => self.folder.update(action, shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => match key.code {
                Code::Esc => vec![Step::Back],
                Code::Enter => self.choose(self.list.selected, shared),
                Code::Char(c) => {
                    let row = ROWS.iter().position(|row| Some(row.key) == pressed(c));
                    row.map_or_else(unused, |row| self.choose(row, shared))
                }
                _ => walk(&mut self.list, &key, ROWS.len(), ROWS.len()),
            },
            Action::Answer(index) => {
                let asked = std::mem::take(&mut self.asked);
                let chosen = asked.into_iter().nth(index);
                chosen.map_or_else(Vec::new, |document| {
                    if is_table(&document) { self.folder.write(document, shared) } else { links::preview(document) }
                })
            }
            Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        if let Some(path) = self.folder.hear(reply, shared) {
            return vec![toast(words::written(&path.display().to_string()))];
        }
        match reply {
            Reply::LeftOut(_, codes) => ask(
                &words::left_out(codes.len()),
                vec![words::LEFT_OUT.to_owned(), words::listed(codes)],
                &[shell::TOLD_READ],
            ),
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.folder.is_proposing()
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            _ if self.folder.is_asking() => None,
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
        if self.folder.is_asking() { preview::HINT_FOLDER } else { words::HINT }.to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let act = if self.folder.is_asking() { shell::SAVE } else { shell::CHOOSE };
        vec![(shell::ENTER_KEY, act), (shell::ESC_KEY, shell::BACK)]
    }
}
