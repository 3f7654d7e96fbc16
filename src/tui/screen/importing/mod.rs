//! Importing records: the file, its columns matched, those who may be there already one by one, then all at once.

pub mod view;

use super::{Page, Step, Steps, effect, links, toast, walk};
use crate::domain::change::Change;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::domain::merging::joined;
use crate::text::{importing as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::form::text::TextField;
use crate::tui::importing::{Alike, Batch, Incoming, Sketch, Told, Wanted};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use std::path::PathBuf;

/// Where the first name stands among our fields.
const FIRST_NAME: usize = 1;

/// What becomes of a row whose person may be there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Same,
    Complete,
    New,
}

/// The choices, in the order of their digits.
pub const CHOICES: [(Choice, &str); 3] =
    [(Choice::Same, words::SAME), (Choice::Complete, words::COMPLETE), (Choice::New, words::NEW)];

/// How far it has come.
#[derive(Debug, Default)]
pub enum Stage {
    /// The file is asked for.
    #[default]
    File,
    /// Its columns are matched.
    Columns(Sketch),
    /// Those who may be there already are looked at, then all is confirmed.
    People(Box<Batch>, Vec<Choice>),
}

/// The screen.
#[derive(Debug)]
pub struct State {
    pub path: TextField,
    pub stage: Stage,
    /// The columns as they were matched, to come back to from the people.
    columns: Option<Sketch>,
    pub list: List,
    waiting: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            path: TextField::one_line(400),
            stage: Stage::default(),
            columns: None,
            list: List::default(),
            waiting: false,
        }
    }
}

impl State {
    fn file(&self) -> PathBuf {
        // A path that was dragged into the terminal stands between quotation marks.
        let typed = self.path.text().trim().trim_matches(|c| c == '\'' || c == '"');
        PathBuf::from(typed)
    }

    fn ask(&mut self, wanted: Wanted) -> Steps {
        self.waiting = true;
        vec![effect(Effect::Import(wanted))]
    }

    /// The row whose person may be there already and that was not decided yet, with its number and how many there are.
    pub fn doubtful<'a>(batch: &'a Batch, choices: &[Choice]) -> Option<(&'a Incoming, usize, usize)> {
        let doubtful = || batch.rows.iter().filter(|row| row.alike.is_some());
        doubtful().nth(choices.len()).map(|row| (row, choices.len() + 1, doubtful().count()))
    }

    /// How many records are new, completed, and left as they are.
    pub fn counts(batch: &Batch, choices: &[Choice]) -> (usize, usize, usize) {
        let of = |wanted| choices.iter().filter(|choice| **choice == wanted).count();
        let certain = batch.rows.iter().filter(|row| row.alike.is_none()).count();
        (certain + of(Choice::New), of(Choice::Complete), of(Choice::Same))
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        match &mut self.stage {
            Stage::File => match key.code {
                Code::Esc => return vec![Step::Back],
                Code::Enter if !self.path.text().trim().is_empty() => {
                    let file = self.file();
                    return self.ask(Wanted::Look(file));
                }
                _ => drop(self.path.key(key)),
            },
            Stage::Columns(sketch) => {
                let columns = sketch.headings.len();
                let chosen = sketch.matched.get_mut(self.list.selected);
                match (key.code, chosen) {
                    (Code::Esc, _) => self.stage = Stage::File,
                    (Code::Left | Code::Right, Some(chosen)) => {
                        *chosen = turned(*chosen, columns, key.code == Code::Right);
                    }
                    _ => return walk(&mut self.list, key, words::FIELDS.len(), shared.body_rows()),
                }
            }
            Stage::People(batch, choices) => {
                let asks = Self::doubtful(batch, choices).is_some();
                let chosen = match key.code {
                    Code::Esc if choices.pop().is_none() => {
                        self.list.reset();
                        self.stage = self.columns.take().map_or(Stage::File, Stage::Columns);
                        return Vec::new();
                    }
                    Code::Char(c) if asks => digit(c).and_then(|n| n.checked_sub(1)),
                    Code::Enter if asks => Some(self.list.selected),
                    _ if asks => return walk(&mut self.list, key, CHOICES.len(), CHOICES.len()),
                    _ => None,
                };
                if let Some((choice, _)) = chosen.and_then(|index| CHOICES.get(index)) {
                    choices.push(*choice);
                    self.list.reset();
                }
            }
        }
        Vec::new()
    }

    fn go_on(&mut self, shared: &Shared) -> Steps {
        match &self.stage {
            Stage::File => Vec::new(),
            Stage::Columns(sketch) if sketch.matched.get(FIRST_NAME).is_none_or(Option::is_none) => {
                vec![toast(words::NO_FIRST_NAME)]
            }
            Stage::Columns(sketch) => {
                if let Some(fields) = twice(&sketch.matched) {
                    let [one, other] = fields.map(|at| words::FIELDS.get(at).copied().unwrap_or_default());
                    return vec![toast(words::column_twice(one, other))];
                }
                let (file, matched) = (self.file(), sketch.matched.clone());
                self.ask(Wanted::Read(file, matched))
            }
            Stage::People(batch, choices) if Self::doubtful(batch, choices).is_some() => Vec::new(),
            Stage::People(batch, choices) => {
                let changes = changes(batch, choices, shared);
                if changes.is_empty() {
                    return vec![Step::Back, toast(words::NOTHING)];
                }
                self.waiting = true;
                vec![effect(Effect::Save { saving: Saving::Import, changes, draft: None })]
            }
        }
    }
}

/// Two fields that one column is to fill.
fn twice(matched: &[Option<usize>]) -> Option<[usize; 2]> {
    let filled = || matched.iter().enumerate().filter_map(|(field, column)| Some((field, (*column)?)));
    filled().find_map(|(field, column)| {
        let before = filled().take_while(|(other, _)| *other < field).find(|(_, taken)| *taken == column)?;
        Some([before.0, field])
    })
}

/// The next column, or the one before; between the last and the first lies none.
fn turned(chosen: Option<usize>, columns: usize, forward: bool) -> Option<usize> {
    match (chosen, forward) {
        (None, true) => (columns > 0).then_some(0),
        (Some(at), true) => Some(at + 1).filter(|at| *at < columns),
        (None, false) => columns.checked_sub(1),
        (Some(at), false) => at.checked_sub(1),
    }
}

/// A record that the import comes to.
struct Record {
    /// The one it is already.
    kept: Option<LearnerId>,
    learner: Learner,
    changed: bool,
}

/// What is saved: rows of one person come to one record, in their order.
fn changes(batch: &Batch, choices: &[Choice], shared: &Shared) -> Vec<Change> {
    let mut decided = choices.iter();
    let mut records: Vec<Record> = Vec::new();
    // The record that each row came to.
    let mut came_to: Vec<usize> = Vec::new();
    for row in &batch.rows {
        let choice = row.alike.as_ref().map_or(Choice::New, |_| decided.next().copied().unwrap_or(Choice::Same));
        let known = match &row.alike {
            Some(Alike::Kept(id, learner)) if choice != Choice::New => {
                let at = records.iter().position(|record| record.kept == Some(*id));
                Some(at.unwrap_or_else(|| {
                    records.push(Record { kept: Some(*id), learner: (**learner).clone(), changed: false });
                    records.len() - 1
                }))
            }
            Some(Alike::Row(at)) if choice != Choice::New => came_to.get(*at).copied(),
            _ => None,
        };
        let at = known.unwrap_or_else(|| {
            records.push(Record { kept: None, learner: row.learner.clone(), changed: true });
            records.len() - 1
        });
        if let Some(record) = records.get_mut(at).filter(|_| choice == Choice::Complete) {
            record.learner = joined(&record.learner, &row.learner);
            record.changed = true;
        }
        came_to.push(at);
    }
    let changed = records.into_iter().filter(|record| record.changed);
    let saved = changed.map(|Record { kept, learner, .. }| {
        Change::Learner(kept.unwrap_or_else(|| LearnerId::from_bytes((shared.draw)())), Box::new(learner))
    });
    saved.collect()
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match (action, &self.stage) {
            (Action::Key(key), _) => self.key(&key, shared),
            (Action::Text(text), Stage::File) => {
                self.path.insert(&text);
                Vec::new()
            }
            (Action::Command(Command::Save), _) => self.go_on(shared),
            (Action::Command(command), _) => links::everywhere(command, shared),
            (Action::Text(_) | Action::Answer(_), _) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Import(told) => {
                self.waiting = false;
                match told {
                    Told::Looked(sketch) => {
                        self.list.reset();
                        self.stage = Stage::Columns(sketch.clone());
                    }
                    Told::Read(batch) => {
                        self.list.reset();
                        let people = Stage::People(batch.clone(), Vec::new());
                        if let Stage::Columns(sketch) = std::mem::replace(&mut self.stage, people) {
                            self.columns = Some(sketch);
                        }
                    }
                    Told::Refused(failure) => return vec![toast(failure.what.clone())],
                }
            }
            Reply::Saved(Saving::Import, changes) => {
                let refused = if let Stage::People(batch, _) = &self.stage { batch.refused.len() } else { 0 };
                return vec![Step::Back, toast(words::imported(changes.len(), refused))];
            }
            Reply::NotSaved(Saving::Import, _) | Reply::Failed(_) => self.waiting = false,
            _ => {}
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.waiting
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match (command, &self.stage) {
            (Command::Save, Stage::Columns(_)) => Offer::yes(words::READ),
            (Command::Save, Stage::People(batch, choices)) if Self::doubtful(batch, choices).is_none() => {
                Offer::yes(words::IMPORT)
            }
            (Command::Import | Command::Save, _) => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        Some(Spot::Export)
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        (words::TITLE.to_owned(), String::new())
    }

    fn hint(&self, _shared: &Shared) -> String {
        match &self.stage {
            Stage::File => words::PATH_HINT,
            Stage::Columns(_) => words::MATCH_HINT,
            Stage::People(batch, choices) if Self::doubtful(batch, choices).is_some() => words::ALIKE_HINT,
            Stage::People(_, choices) if choices.is_empty() => words::READY_HINT,
            Stage::People(..) => words::DECIDED_HINT,
        }
        .to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ESC_KEY, shell::BACK)]
    }
}
