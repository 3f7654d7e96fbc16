//! The registration form, for a new record and for a correction: frames 3a and 3b.

mod fields;
mod learner;
mod reading;
mod saving;
mod settling;
#[cfg(test)]
pub mod tests;
mod typed;
pub mod view;

pub use learner::{reasons_in_words, traces};

use super::information::{self, Reader};
use super::{Page, Step, Steps, commune, effect, links, sensitive, toast};
use crate::domain::draft::{Draft, FormDraft, Work};
use crate::domain::ids::{DraftId, LearnerId};
use crate::domain::learner::Learner;
use crate::domain::record::Record;
use crate::text::{informing, registration as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, Reply};
use crate::tui::form::{Context, Edit, Form, FormEvent};
use crate::tui::keymap::Offer;
use crate::tui::screen::record::Over;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use fields::{FIRST_NAME, INFORMED, LAST_NAME, MORE, OPTIONAL, PHONE, REASONS, form};
use time::Time;
use typed::Typed;

/// In a draft, the mark of a person who stays without a name.
const NAMELESS: &str = "nameless";

/// The form and what surrounds it.
pub struct State {
    pub form: Form,
    /// The text to read, over the form.
    pub reading: Option<Reading>,
    /// A record that may be this person's already.
    pub duplicate: Option<LearnerId>,
    learner: LearnerId,
    /// The record as it stands, in a correction.
    before: Option<Box<Learner>>,
    draft: DraftId,
    /// When the draft was last kept, on the clock of the place.
    kept_at: Option<Time>,
    /// A draft of it lies in the store.
    kept: bool,
    /// The person may stay without a name.
    nameless: bool,
    stage: Stage,
    asked: Asked,
    /// Whoever asked for the record goes on with something else.
    returns: bool,
}

/// The text to read, and whether the record is saved once it was.
#[derive(Debug)]
pub struct Reading {
    pub reader: Reader,
    then_save: bool,
}

/// How far the form has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Typing,
    /// To be saved as soon as all names have been read, for codes must differ.
    AwaitingNames,
    Saving,
    /// Saved or thrown away: nothing of it is to be kept.
    Over,
}

/// The question asked last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// What is to become of what was typed.
    Leave,
    /// Whether words on health, justice or family life are to stay.
    Sensitive,
}

/// No name gets out through `Debug`.
impl std::fmt::Debug for State {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Registration({:?}, {:?})", self.form.focused_name(), self.stage)
    }
}

impl State {
    /// A new record, with what was typed in a search.
    pub fn new(typed: &str, shared: &mut Shared) -> Self {
        let mut form = form(shared, shared.today());
        let typed = Typed::sort(typed);
        for (name, value) in [(FIRST_NAME, &typed.first_name), (LAST_NAME, &typed.last_name), (PHONE, &typed.phone)] {
            form.set(name, value);
        }
        let form = opened(&form);
        let learner = LearnerId::from_bytes((shared.draw)());
        Self::with(form, learner, None, DraftId::from_bytes((shared.draw)()), shared)
    }

    /// A new record left open.
    pub fn resume(draft: DraftId, learner: LearnerId, kept: &FormDraft, shared: &mut Shared) -> Self {
        let form = form(shared, shared.today());
        Self::with(form, learner, None, draft, shared).resumed(kept, shared)
    }

    /// A correction of a record.
    pub fn correcting(record: &Record, shared: &mut Shared) -> Self {
        Self::of_record(record, DraftId::from_bytes((shared.draw)()), shared)
    }

    /// A correction left open.
    pub fn resume_correction(record: &Record, draft: DraftId, kept: &FormDraft, shared: &mut Shared) -> Self {
        Self::of_record(record, draft, shared).resumed(kept, shared)
    }

    fn of_record(record: &Record, draft: DraftId, shared: &Shared) -> Self {
        let before = &record.learner.record;
        let mut form = form(shared, before.informed_on.unwrap_or_else(|| shared.today()));
        form.restore(&learner::values(before).fields);
        form.settle();
        let mut state = Self::with(opened(&form), record.id, Some(Box::new(before.clone())), draft, shared);
        state.nameless = before.anonymous;
        state.settle(shared);
        state
    }

    fn with(form: Form, learner: LearnerId, before: Option<Box<Learner>>, draft: DraftId, shared: &Shared) -> Self {
        let mut opened = Self {
            form,
            reading: None,
            duplicate: None,
            learner,
            before,
            draft,
            kept_at: None,
            kept: false,
            nameless: false,
            stage: Stage::Typing,
            asked: Asked::Leave,
            returns: false,
        };
        opened.unfold_what_is_filled();
        opened.settle(shared);
        opened
    }

    fn resumed(mut self, kept: &FormDraft, shared: &Shared) -> Self {
        let value = |name: &str| kept.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str());
        if let Some(day) = value(INFORMED).and_then(|day| crate::domain::dates::parse_iso(day).ok()) {
            fields::inform(&mut self.form, day, shared.today());
        }
        let focused = self.form.fields.get(usize::from(kept.focus)).map(|field| field.name);
        if focused.is_some_and(|name| OPTIONAL.contains(&name)) {
            self.unfold();
        }
        self.form.resume(kept);
        if !self.is_unfolded() {
            // A choice that says nothing yet brings no field into sight.
            self.form.fold(&OPTIONAL, true);
        }
        self.nameless |= value(NAMELESS).is_some();
        self.kept = true;
        self.unfold_what_is_filled();
        self.settle(shared);
        commune::suggest(&mut self.form, shared.settings.commune.as_ref());
        self
    }

    fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Whether the person has no name in the form, and may stay so.
    pub fn is_nameless(&self) -> bool {
        self.nameless && self.form.text(FIRST_NAME).is_empty()
    }

    /// Whether the optional fields are in sight.
    pub fn is_unfolded(&self) -> bool {
        self.form.field(MORE).is_some_and(|more| more.folded)
    }

    fn unfold_what_is_filled(&mut self) {
        let empty =
            |name: &&str| self.form.field(name).is_none_or(|field| field.is_empty() || field.saved() == fields::UNSAID);
        if !OPTIONAL.iter().all(empty) {
            self.unfold();
        }
    }

    fn unfold(&mut self) {
        self.form.fold(&OPTIONAL, false);
        self.form.fold(&[MORE], true);
    }

    fn edit(&mut self, edit: &Edit, shared: &mut Shared) -> Steps {
        let goes_on = *edit == Edit::Enter;
        match self.form.focused_name() {
            MORE if goes_on || *edit == Edit::Insert(" ".to_owned()) => {
                self.unfold();
                self.form.focus(if self.is_nameless() { fields::GENDER } else { LAST_NAME });
                return Vec::new();
            }
            INFORMED if goes_on && self.needs_text() => return self.finish(shared),
            _ => {}
        }
        let event = self.form.apply(edit, context(shared));
        self.settle(shared);
        match event {
            FormEvent::NeedsSuggestions(_) => {
                commune::suggest(&mut self.form, shared.settings.commune.as_ref());
                Vec::new()
            }
            FormEvent::Moved => {
                commune::suggest(&mut self.form, shared.settings.commune.as_ref());
                vec![Step::KeepDraft]
            }
            FormEvent::Submitted => self.finish(shared),
            FormEvent::Unused if *edit == Edit::Escape => self.leave(),
            FormEvent::Changed(_) | FormEvent::Nothing | FormEvent::Unused => Vec::new(),
        }
    }

    fn travel(&mut self, edit: &Edit, otherwise: &str, shared: &Shared) -> Steps {
        let event = self.form.apply(edit, context(shared));
        self.settle(shared);
        if event == FormEvent::Unused { vec![toast(otherwise)] } else { Vec::new() }
    }

    /// Leaves the form, or asks what is to become of what was typed.
    fn leave(&mut self) -> Steps {
        if !self.form.is_changed() {
            return self.drop_draft(None);
        }
        self.asked = Asked::Leave;
        let answers = [shell::SAVE, words::LEAVE_KEEP, words::LEAVE_DROP].map(str::to_owned);
        vec![Step::Ask(Box::new(Ask::new(words::LEAVE_TITLE, Vec::new(), answers.to_vec())))]
    }

    fn answered(&mut self, answer: usize, shared: &mut Shared) -> Steps {
        match (self.asked, answer) {
            (Asked::Leave, 0) => self.finish(shared),
            (Asked::Leave, 1) => vec![Step::KeepDraft, Step::Back, toast(words::KEPT)],
            (Asked::Leave, 2) => self.drop_draft(Some(words::DROPPED)),
            (Asked::Sensitive, sensitive::KEEP) => {
                self.form.settle();
                self.finish(shared)
            }
            (Asked::Sensitive, sensitive::CORRECT) => {
                sensitive::correct(&mut self.form);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Goes back and keeps nothing.
    fn drop_draft(&mut self, said: Option<&str>) -> Steps {
        let typed = self.form.is_changed() || self.kept;
        self.stage = Stage::Over;
        let mut steps = Vec::new();
        if typed {
            steps.push(effect(Effect::DropDraft(self.draft)));
        }
        steps.push(Step::Back);
        steps.extend(said.map(toast));
        steps
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.look_for_duplicate(shared);
        Vec::new()
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if matches!(self.stage, Stage::Saving | Stage::Over) {
            return Vec::new();
        }
        if self.reading.is_some() {
            return self.read(&action, shared);
        }
        match action {
            Action::Command(Command::Save) => self.finish(shared),
            Action::Command(Command::ReadAloud) => self.show_text(false, shared),
            Action::Command(Command::Second) => {
                self.duplicate.map_or_else(Vec::new, |learner| vec![links::open_record(learner)])
            }
            Action::Command(Command::Undo) => self.travel(&Edit::Undo, words::NOTHING_TO_UNDO, shared),
            Action::Command(Command::Redo) => self.travel(&Edit::Redo, words::NOTHING_TO_REDO, shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            Action::Text(text) => self.edit(&Edit::Insert(text), shared),
            Action::Answer(answer) => self.answered(answer, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        self.heard(reply, shared)
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        if self.reading.is_some() {
            return reading::offer(command, shared);
        }
        match command {
            Command::Save => Offer::yes(shell::SAVE),
            Command::Second if self.duplicate.is_some() => Offer::yes(words::DUPLICATE_KEY),
            Command::Second => Some(Offer { in_line: false, ..Offer::no(words::DUPLICATE_KEY, words::NO_DUPLICATE)? }),
            Command::ReadAloud => Offer::yes(words::READ_KEY),
            Command::Undo => Offer::menu(words::UNDO),
            Command::Redo => Offer::menu(words::REDO),
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn draft(&self, shared: &Shared) -> Option<Draft> {
        let typing = matches!(self.stage, Stage::Typing | Stage::AwaitingNames);
        if !typing || !(self.form.is_changed() || self.nameless && self.is_new()) {
            return None;
        }
        let mut form = self.form.draft();
        if self.nameless {
            form.fields.push((NAMELESS.to_owned(), String::new()));
        }
        let work = if self.is_new() { Work::Registration(form) } else { Work::Correction(form) };
        Some(Draft { id: self.draft, at: shared.now.unix(), author: shared.me?, learner: self.learner, work })
    }

    fn spot(&self) -> Option<Spot> {
        let typing = matches!(self.stage, Stage::Typing | Stage::AwaitingNames);
        Some(match (typing, self.is_new()) {
            (true, true) => Spot::Registration,
            (true, false) => Spot::Record(self.learner, Over::Correction),
            (false, _) => Spot::Record(self.learner, Over::Record),
        })
    }

    fn focus(&self) -> usize {
        self.form.place()
    }

    fn refocus(&mut self, focus: usize, shared: &Shared) {
        self.form.return_to(focus);
        commune::suggest(&mut self.form, shared.settings.commune.as_ref());
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        if self.reading.is_some() {
            let name = self.form.text(FIRST_NAME);
            return (informing::TITLE.to_owned(), informing::registration_of(name));
        }
        let left = match &self.before {
            None => words::TITLE.to_owned(),
            Some(before) if shared.discreet => words::correcting(before.code.as_str()),
            Some(before) => words::correcting(&before.short_name()),
        };
        (left, self.kept_at.map(words::kept_at).unwrap_or_default())
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        if self.reading.is_some() { None } else { self.form.warning() }
    }

    fn hint(&self, shared: &Shared) -> String {
        if let Some(reading) = &self.reading {
            return reading.reader.hint().to_owned();
        }
        let chosen = self.form.checked(REASONS);
        if self.form.focused_name() == REASONS && chosen.len() > 1 {
            let all = fields::reasons(&shared.content);
            let label = |key: &&str| all.iter().find(|reason| reason.key == **key).map(|reason| reason.label.as_str());
            return words::in_order(&chosen.iter().filter_map(label).collect::<Vec<_>>());
        }
        self.form.hint()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        if self.reading.is_some() { information::keys() } else { vec![(shell::ESC_KEY, shell::BACK)] }
    }
}

/// A form that opens on what stands in this one.
fn opened(form: &Form) -> Form {
    Form::new(form.fields.clone())
}

fn context(shared: &Shared) -> Context {
    Context { today: shared.today(), now_ms: shared.now.millis }
}
