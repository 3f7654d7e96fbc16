//! An exercise or a practical test: one thing at a time, in large, for the learner. Nothing typed in it is kept.

mod doing;
pub mod filling;
pub mod view;

use super::{Page, Screen, Step, Steps, toast, walk};
use crate::domain::exercise::{Exercise, Item, Practised, Run, Task, Weakness};
use crate::domain::ids::{ExerciseId, LearnerId, MediatorId};
use crate::text::{exercise as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::{Ask, digit};
use crate::tui::effect::Secret;
use crate::tui::form::{Edit, Form};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::shared::Shared;
use filling::Filling;

/// Rows before it begins: together, or with the keyboard handed over.
const INTRO_ROWS: usize = 2;

/// The exercise.
#[derive(Debug)]
pub struct State {
    exercise: ExerciseId,
    pub run: Run,
    pub stage: Stage,
    /// The answer pointed at; none before the first key, for a pointed answer becomes the answer.
    pub pointed: Option<usize>,
    /// What is being typed, in an item that asks for it.
    pub typing: Option<Form>,
    pub filling: Option<Filling>,
    /// The passphrase that was made, until it was typed again.
    made: Secret,
    /// What the passphrase still lacks.
    pub weakness: Option<Weakness>,
    pub revealed: bool,
    /// The last answer, as it was given.
    pub given: String,
    /// Whose result it is; nobody's when it was started without anybody.
    learner: Option<LearnerId>,
    /// Who is logged in, or handed the keyboard over.
    mediator: Option<MediatorId>,
    /// It stands in front of the lock.
    pub handed_over: bool,
}

/// Whose result it is, and who was there.
type Whose = (Option<LearnerId>, Option<MediatorId>);

/// Where one stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Intro(List),
    Doing,
    /// The answer to the last item, and why.
    Told,
    Over(List),
    /// Looking again at an item that was done.
    Looking(usize),
}

/// What can be done at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    GoOn,
    LookAgain,
    Again,
}

impl State {
    /// An exercise before it begins; `None` when the content does not have it.
    pub fn new(exercise: &ExerciseId, learner: Option<LearnerId>, shared: &Shared) -> Option<Self> {
        let exercise = shared.content.exercise(exercise)?;
        let run = Run::new(exercise, seed(shared));
        Some(Self::with(exercise.id.clone(), run, (learner, shared.me), Stage::Intro(List::default())))
    }

    fn with(exercise: ExerciseId, run: Run, (learner, mediator): Whose, stage: Stage) -> Self {
        Self {
            exercise,
            run,
            stage,
            pointed: None,
            typing: None,
            filling: None,
            made: Secret::default(),
            weakness: None,
            revealed: true,
            given: String::new(),
            learner,
            mediator,
            handed_over: false,
        }
    }

    /// The exercise itself.
    pub fn content<'s>(&self, shared: &'s Shared) -> Option<&'s Exercise> {
        shared.content.exercise(&self.exercise)
    }

    fn is_test(&self, shared: &Shared) -> bool {
        self.content(shared).is_some_and(|exercise| exercise.question().is_some())
    }

    /// The item on the screen.
    pub fn item(&self) -> Option<&Item> {
        match self.stage {
            Stage::Told => self.run.last().map(|(item, _)| item),
            Stage::Looking(at) => self.run.marked().nth(at).map(|(item, _)| item),
            _ => self.run.item(),
        }
    }

    /// What can be done at the end: a test is looked at again only then, practice told each answer already.
    pub fn endings(&self, shared: &Shared) -> &'static [Ending] {
        let looks = matches!(self.run.last().map(|(item, _)| &item.task), Some(Task::Pick { .. }));
        match self.is_test(shared) {
            false if !self.handed_over => &[Ending::GoOn, Ending::Again],
            true if looks && !self.handed_over => &[Ending::GoOn, Ending::LookAgain],
            _ => &[Ending::GoOn],
        }
    }

    fn start(&mut self, row: usize, shared: &Shared) -> Steps {
        if row == 0 {
            self.stage = Stage::Doing;
            self.prepare();
            return Vec::new();
        }
        if shared.demo {
            return vec![toast(words::NOT_IN_DEMO)];
        }
        let whose = (self.learner, self.mediator);
        let mut twin = Self::with(self.exercise.clone(), self.run.clone(), whose, Stage::Doing);
        twin.handed_over = true;
        twin.prepare();
        vec![Step::HandOver(Box::new(Screen::Exercise(Box::new(twin))))]
    }

    fn end(&mut self, ending: Option<&Ending>, shared: &mut Shared) -> Steps {
        match ending {
            Some(Ending::LookAgain) => self.stage = Stage::Looking(0),
            Some(Ending::Again) => {
                if let Some(exercise) = self.content(shared) {
                    let run = Run::new(exercise, seed(shared));
                    *self = Self::with(self.exercise.clone(), run, (self.learner, self.mediator), Stage::Doing);
                    self.prepare();
                }
            }
            Some(Ending::GoOn) | None => return self.leave(shared),
        }
        Vec::new()
    }

    /// Whether there is something to propose: an answer, or a task given up.
    fn has_result(&self) -> bool {
        let task = self.run.item().map(|item| &item.task);
        self.run.done().0 > 0 || matches!(task, Some(Task::Copy(_) | Task::Fill(_)))
    }

    /// Leaves what came of it to the screen below, or to whoever unlocks.
    fn leave(&self, shared: &mut Shared) -> Steps {
        if let (Some(learner), Some(mediator), true) = (self.learner, self.mediator, self.has_result()) {
            let outcome = self.run.outcome();
            shared.practised = Some(Practised { exercise: self.exercise.clone(), outcome, learner, mediator });
        }
        vec![Step::Back]
    }

    fn ask_to_stop() -> Steps {
        let answers = words::STOP_ANSWERS.map(str::to_owned).to_vec();
        vec![Step::Ask(Box::new(Ask::new(words::STOP_TITLE, Vec::new(), answers)))]
    }

    fn key(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match (&mut self.stage, key.code) {
            (Stage::Intro(_), Code::Esc) => return vec![Step::Back],
            (Stage::Over(_), Code::Esc) => return self.leave(shared),
            (Stage::Looking(_), Code::Esc) => self.stage = Stage::Over(List::default()),
            (Stage::Doing | Stage::Told, Code::Esc) => return Self::ask_to_stop(),
            (Stage::Intro(list), code) => {
                if let Some(row) = chosen(list, code, INTRO_ROWS) {
                    return self.start(row, shared);
                }
                return walk(list, key, INTRO_ROWS, INTRO_ROWS);
            }
            (Stage::Over(list), code) => {
                let list = *list;
                let endings = self.endings(shared);
                if let Some(row) = chosen(&list, code, endings.len()) {
                    return self.end(endings.get(row), shared);
                }
                let mut list = list;
                list.key(key, endings.len(), endings.len());
                self.stage = Stage::Over(list);
            }
            (Stage::Doing, _) => self.do_item(key, shared),
            (Stage::Told, Code::Enter) => self.go_on(),
            (Stage::Looking(at), Code::Enter) => {
                let next = *at + 1;
                self.stage = if next < self.run.done().0 { Stage::Looking(next) } else { Stage::Over(List::default()) };
            }
            (Stage::Told | Stage::Looking(_), _) => {}
        }
        Vec::new()
    }
}

/// The row a key chooses: the pointed one, or the one whose digit it is.
fn chosen(list: &List, code: Code, rows: usize) -> Option<usize> {
    match code {
        Code::Enter => Some(list.selected),
        Code::Char(c) => digit(c).and_then(|digit| digit.checked_sub(1)).filter(|row| *row < rows),
        _ => None,
    }
}

/// Another draw for each run.
fn seed(shared: &Shared) -> u64 {
    let half = u128::from_le_bytes((shared.draw)()) >> u64::BITS;
    u64::try_from(half).unwrap_or_default()
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) => self.key(&key, shared),
            Action::Text(text) => {
                // Pasting is no typing.
                if !self.is_test(shared) && self.stage == Stage::Doing {
                    self.edit(&Edit::Insert(text), shared);
                }
                Vec::new()
            }
            Action::Answer(1) | Action::Command(Command::Lock) => self.leave(shared),
            Action::Command(Command::Second) => {
                self.reveal();
                Vec::new()
            }
            Action::Command(_) | Action::Answer(_) => Vec::new(),
        }
    }

    fn offer(&self, command: Command, _shared: &Shared) -> Option<Offer> {
        let makes = matches!(self.run.item().map(|item| &item.task), Some(Task::Make | Task::Repeat));
        match command {
            Command::Second if makes && self.stage == Stage::Doing => {
                Offer::yes(if self.revealed { words::HIDE } else { words::SHOW })
            }
            // Nothing but the lock lies behind.
            Command::Quit if self.handed_over => {
                Some(Offer { in_line: false, ..Offer::no(shell::QUIT, words::ONLY_HERE)? })
            }
            Command::Lock if self.handed_over => Offer::menu(words::GIVE_BACK),
            _ => None,
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let title = self.content(shared).map(|exercise| exercise.title.clone()).unwrap_or_default();
        let (done, total) = self.run.done();
        let place = match self.stage {
            Stage::Doing => words::place(done + 1, total),
            Stage::Told => words::place(done, total),
            Stage::Looking(at) => words::place(at + 1, total),
            Stage::Intro(_) | Stage::Over(_) => String::new(),
        };
        (title, place)
    }

    fn hint(&self, _shared: &Shared) -> String {
        match (self.stage, self.item().map(|item| &item.task)) {
            (Stage::Intro(_), _) => words::INTRO_HINT,
            (Stage::Over(_), _) if self.handed_over => words::HANDED_OVER_HINT,
            (Stage::Over(List { selected: 0, .. }) | Stage::Told | Stage::Looking(_), _) => words::TOLD_HINT,
            (Stage::Over(_), _) => words::OVER_HINT,
            (Stage::Doing, Some(Task::Pick { .. })) => words::PICK_HINT,
            (Stage::Doing, Some(Task::Fill(_))) => words::FORM_HINT,
            (Stage::Doing, _) => words::TYPE_HINT,
        }
        .to_owned()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        let esc = match self.stage {
            Stage::Intro(_) | Stage::Looking(_) => shell::BACK,
            _ if self.handed_over => words::GIVE_BACK,
            Stage::Over(_) => shell::BACK,
            Stage::Doing | Stage::Told => words::STOP,
        };
        let first = match (self.stage, self.run.item().map(|item| &item.task)) {
            (Stage::Doing, Some(Task::Pick { answers, .. })) => (words::digits(answers.len()), words::ANSWER),
            (Stage::Intro(_) | Stage::Over(_), _) => (shell::ENTER_KEY, shell::CHOOSE),
            _ => (shell::ENTER_KEY, words::NEXT),
        };
        vec![first, (shell::ESC_KEY, esc)]
    }
}
