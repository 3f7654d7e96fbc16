//! The ratings page: a digit rates and goes on to the next line.

use super::steps::Steps as StepList;
use super::{Over, State, context, guide};
use crate::content::Content;
use crate::domain::curriculum::Skill;
use crate::domain::ids::ModuleId;
use crate::domain::session::Rating;
use crate::text::{progress, session as words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::digit;
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code, Key};
use crate::tui::list::List;
use crate::tui::screen::{Step, Steps, toast};
use crate::tui::shared::Shared;

/// The only field of the page's form.
const NOTE: &str = "note";
/// Graphemes a note may have.
pub const NOTE_MAX: usize = 500;
/// Skills shown at once when a module has no more.
const FEW: usize = 6;
/// Rows of the page that are not skills.
const AROUND: usize = 13;
/// The best rating.
const BEST: u8 = 3;

/// Where the keys go, and the note under the skills.
#[derive(Clone, Debug)]
pub struct Page {
    /// The line pointed at: the skills, then the next step, then the note.
    pub at: usize,
    /// The first skill shown.
    pub first: usize,
    pub note: Form,
}

/// A line that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'c> {
    Skill(&'c Skill),
    NextStep,
    Note,
}

impl Page {
    /// The first line, and the note as typed so far.
    pub fn new(note: &str) -> Self {
        let field = Field::note(NOTE, words::NOTE, NOTE_MAX).size(57, 1).watched().value(note);
        Self { at: 0, first: 0, note: Form::new(vec![field]) }
    }

    /// Puts the note as it stands elsewhere.
    pub(super) fn set_note(&mut self, note: &str) {
        self.note.set(NOTE, note);
    }
}

/// Skills shown at once: the same whichever module is on the screen.
pub fn rows(content: &Content, shared: &Shared) -> usize {
    let most = content.curriculum.modules.iter().map(|module| module.skills.len()).max().unwrap_or(FEW);
    most.clamp(FEW, shared.body_rows().saturating_sub(AROUND).max(FEW))
}

impl State {
    /// The line pointed at on the ratings page.
    pub fn line<'c>(&self, content: &'c Content) -> Line<'c> {
        let skills = self.sitting.skills(content);
        match self.page.at.checked_sub(skills.len()) {
            Some(0) => Line::NextStep,
            Some(_) => Line::Note,
            None => skills.get(self.page.at).map_or(Line::NextStep, Line::Skill),
        }
    }

    pub(super) fn on_ratings(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let content = shared.content.clone();
        match action {
            Action::Command(Command::Save) => self.end(shared),
            Action::Command(Command::Search) => {
                self.over = Some(Over::Steps(StepList::default()));
                Vec::new()
            }
            Action::Command(Command::Second) => {
                self.over = self.sitting.module(&content).map(|_| Over::Guide(guide::Guide::default()));
                Vec::new()
            }
            Action::Command(Command::Undo) => self.edit_note(&Edit::Undo, shared),
            Action::Command(Command::Redo) => self.edit_note(&Edit::Redo, shared),
            Action::Text(text) if self.line(&content) == Line::Note => self.edit_note(&Edit::Insert(text), shared),
            Action::Key(key) => match key.code {
                Code::Esc => self.leave(shared),
                Code::PageDown => self.turn(true, shared),
                Code::PageUp => self.turn(false, shared),
                _ => match self.line(&content) {
                    Line::Note => self.key_on_note(&key, shared),
                    Line::Skill(skill) => self.key_on_skill(skill, &key, shared),
                    Line::NextStep => self.key_on_next_step(&key, shared),
                },
            },
            _ => Vec::new(),
        }
    }

    fn key_on_skill(&mut self, skill: &Skill, key: &Key, shared: &Shared) -> Steps {
        match key.code {
            Code::Enter => match self.sitting.proposed(&skill.id) {
                Some(rating) => self.rate(skill, rating, shared),
                None => self.point(self.page.at + 1, shared),
            },
            Code::Delete | Code::Backspace => {
                self.sitting.clear(&skill.id);
                Vec::new()
            }
            Code::Char('s' | 'S') => self.rate(skill, Rating::NotApplicable, shared),
            Code::Char('e' | 'E') => self.practise(),
            Code::Char(c) => match digit(c).and_then(|digit| u8::try_from(digit).ok()) {
                Some(level) if level <= BEST => self.rate(skill, Rating::Level(level), shared),
                _ => vec![toast(words::RATING_KEYS)],
            },
            _ => self.walk(key, shared),
        }
    }

    fn rate(&mut self, skill: &Skill, rating: Rating, shared: &Shared) -> Steps {
        if self.sitting.rate(skill, rating) {
            self.point(self.page.at + 1, shared)
        } else {
            vec![toast(progress::ESSENTIAL_ALWAYS_APPLIES)]
        }
    }

    fn key_on_next_step(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Enter if self.sitting.beside(true, &shared.content).is_some() => self.turn(true, shared),
            Code::Enter => {
                self.over = Some(Over::Steps(StepList::default()));
                Vec::new()
            }
            Code::Char(_) => vec![toast(words::NOTHING_TO_RATE)],
            _ => self.walk(key, shared),
        }
    }

    fn key_on_note(&mut self, key: &Key, shared: &mut Shared) -> Steps {
        match Edit::from_key(*key) {
            Some(edit) => self.edit_note(&edit, shared),
            None => Vec::new(),
        }
    }

    fn edit_note(&mut self, edit: &Edit, shared: &mut Shared) -> Steps {
        match self.page.note.apply(edit, context(shared)) {
            FormEvent::Submitted => return self.end(shared),
            FormEvent::Changed(_) => self.take_note(),
            FormEvent::Unused if matches!(edit, Edit::Up | Edit::Previous) => {
                return self.point(self.page.at.saturating_sub(1), shared);
            }
            FormEvent::Unused if *edit == Edit::First => return self.point(0, shared),
            _ => {}
        }
        Vec::new()
    }

    /// Takes over the note as typed, unless it holds something that must not be kept.
    fn take_note(&mut self) {
        if let Some(field) = self.page.note.field(NOTE).filter(|field| !field.is_refused()) {
            self.sitting.open.session.note = field.saved();
        }
    }

    /// What is wrong with the note, if something is.
    pub(super) fn note_fault(&self) -> Option<&str> {
        self.page.note.field(NOTE).and_then(Field::message)
    }

    fn walk(&mut self, key: &Key, shared: &Shared) -> Steps {
        let last = self.sitting.skills(&shared.content).len() + 1;
        let to = match key.code {
            Code::Up | Code::BackTab => self.page.at.saturating_sub(1),
            Code::Down | Code::Tab => (self.page.at + 1).min(last),
            Code::Home => 0,
            Code::End => last,
            _ => return Vec::new(),
        };
        self.point(to, shared);
        vec![Step::KeepDraft]
    }

    /// Points at the line that was pointed at before the lock.
    pub(super) fn return_to(&mut self, at: usize, shared: &Shared) {
        self.point(at, shared);
    }

    /// Points at a line, and keeps it on the screen.
    fn point(&mut self, at: usize, shared: &Shared) -> Steps {
        let skills = self.sitting.skills(&shared.content).len();
        self.page.at = at.min(skills + 1);
        let mut list = List { selected: self.page.at.min(skills.saturating_sub(1)), first: self.page.first };
        list.fit(skills, rows(&shared.content, shared));
        self.page.first = list.first;
        Vec::new()
    }

    /// Goes to the next module, or to the one before.
    fn turn(&mut self, forward: bool, shared: &mut Shared) -> Steps {
        let module = self.sitting.beside(forward, &shared.content).map(|module| module.id.clone());
        let Some(module) = module else { return vec![toast(words::NO_OTHER_STEP)] };
        self.open_module(module);
        Vec::new()
    }

    /// Shows a module's skills from the first one.
    pub(super) fn open_module(&mut self, module: ModuleId) {
        self.sitting.open_module(module);
        (self.page.at, self.page.first) = (0, 0);
    }
}
