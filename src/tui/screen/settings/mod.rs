//! « Réglages »: what the place is called, who answers for the data, how the program behaves.

mod fields;
#[cfg(test)]
mod tests;
pub mod view;

use super::information;
use super::{Page, Screen, Step, Steps, commune, effect, links, open};
use crate::domain::change::Change;
use crate::domain::place::Settings;
use crate::text::{registration, settings as words, shell, team as team_words};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::form::{Context, Edit, Form, FormEvent};
use crate::tui::keymap::Offer;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;

/// The settings as they are being changed.
#[derive(Clone, Debug)]
pub struct State {
    pub form: Form,
    /// The first row in sight.
    pub first: u16,
    before: Box<Settings>,
    saving: bool,
}

impl State {
    /// The settings as they stand.
    pub fn new(shared: &Shared) -> Self {
        let form = fields::form(&shared.settings);
        Self { form, first: 0, before: Box::new(shared.settings.clone()), saving: false }
    }

    /// The same, unless somebody else changed the settings meanwhile.
    #[must_use]
    pub fn unless_overtaken(self, shared: &Shared) -> Self {
        if *self.before == shared.settings { Self { saving: false, ..self } } else { Self::new(shared) }
    }

    /// The settings as the form has them.
    fn typed(&self, shared: &Shared) -> Settings {
        fields::settings(&self.form, &self.before, shared.today())
    }

    fn edit(&mut self, edit: &Edit, shared: &mut Shared) -> Steps {
        let event = self.form.apply(edit, context(shared));
        commune::settle(&mut self.form);
        let steps = match event {
            FormEvent::NeedsSuggestions(_) | FormEvent::Moved => {
                commune::suggest(&mut self.form, self.before.commune.as_ref());
                Vec::new()
            }
            FormEvent::Submitted => self.save(shared),
            FormEvent::Unused if *edit == Edit::Escape => self.leave(),
            FormEvent::Unused if *edit == Edit::Undo => vec![super::toast(registration::NOTHING_TO_UNDO)],
            FormEvent::Unused if *edit == Edit::Redo => vec![super::toast(registration::NOTHING_TO_REDO)],
            FormEvent::Changed(_) | FormEvent::Nothing | FormEvent::Unused => Vec::new(),
        };
        self.scroll(shared);
        steps
    }

    /// Brings the focused line into sight, with its heading when it is the first below one.
    fn scroll(&mut self, shared: &Shared) {
        let rows = u16::try_from(shared.body_rows()).unwrap_or(u16::MAX);
        let Some((at, high)) = fields::place(self.form.focused_name()) else { return };
        let top = if fields::is_below_heading(at) { at.saturating_sub(1) } else { at };
        self.first = self.first.max((at + high).saturating_sub(rows)).min(top);
        if fields::is_last(at) {
            self.first = self.first.max(fields::HEIGHT.saturating_sub(rows)).min(top);
        }
    }

    fn save(&mut self, shared: &Shared) -> Steps {
        commune::take(&mut self.form, context(shared));
        if self.form.check(context(shared)).is_err() {
            self.scroll(shared);
            return Vec::new();
        }
        let settings = self.typed(shared);
        if settings == *self.before {
            return vec![Step::Back, super::toast(registration::UNCHANGED)];
        }
        self.saving = true;
        let changes = vec![Change::Settings(Box::new(settings))];
        vec![effect(Effect::Save { saving: Saving::Settings, changes, draft: None })]
    }

    fn leave(&self) -> Steps {
        if !self.form.is_changed() {
            return vec![Step::Back];
        }
        let answers = [shell::SAVE, words::LEAVE_DROP].map(str::to_owned).to_vec();
        vec![Step::Ask(Box::new(Ask::new(words::LEAVE_TITLE, Vec::new(), answers)))]
    }
}

impl Page for State {
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            _ if self.saving => Vec::new(),
            Action::Command(Command::Save) | Action::Answer(0) => self.save(shared),
            Action::Answer(1) => vec![Step::Back],
            Action::Command(Command::ReadAloud) => {
                let typed = self.typed(shared);
                vec![open(Screen::Information(information::State::for_settings(&typed)))]
            }
            Action::Command(Command::Export) => links::preview(Document::InformationNotice),
            Action::Command(Command::Second) => links::everywhere(Command::Team, shared),
            Action::Command(Command::Undo) => self.edit(&Edit::Undo, shared),
            Action::Command(Command::Redo) => self.edit(&Edit::Redo, shared),
            Action::Command(command) => links::everywhere(command, shared),
            Action::Key(key) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            Action::Text(text) => self.edit(&Edit::Insert(text), shared),
            Action::Answer(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Saved(Saving::Settings, _) if self.saving => vec![Step::Back],
            Reply::NotSaved(Saving::Settings, _) => {
                self.saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Save => Offer::yes(shell::SAVE),
            Command::ReadAloud => Offer::yes(words::READ_KEY),
            Command::Export if self.form.is_changed() => Offer::no(words::PRINT_KEY, words::SAVE_FIRST),
            Command::Export => Offer::yes(words::PRINT_KEY),
            Command::Second => Offer::yes(team_words::TITLE),
            Command::Undo => Offer::menu(registration::UNDO),
            Command::Redo => Offer::menu(registration::REDO),
            Command::Settings => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn spot(&self) -> Option<Spot> {
        // What is being saved leads back below; what could not be is kept as it stands.
        (!self.saving).then(|| Spot::Settings(Box::new(self.clone())))
    }

    fn title(&self, _shared: &Shared) -> (String, String) {
        let at = self.form.fields.iter().position(|field| field.name == self.form.focused_name()).unwrap_or(0);
        (words::TITLE.to_owned(), words::position(at + 1, self.form.fields.len()))
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        self.form.warning()
    }

    fn hint(&self, _shared: &Shared) -> String {
        self.form.hint()
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        vec![(shell::ESC_KEY, shell::BACK)]
    }
}

fn context(shared: &Shared) -> Context {
    Context { today: shared.today(), now_ms: shared.now.millis }
}
