//! « Contenus ajoutés »: what a content pack is and which addresses it names, before it is taken up.

pub mod view;

use super::{Page, Step, Steps, effect, links, toast, unused};
use crate::domain::change::Change;
use crate::domain::pack::{Facts, Looked, Taken};
use crate::text::{content as words, shell};
use crate::tui::action::{Action, Command};
use crate::tui::ask::Ask;
use crate::tui::effect::{Effect, Reply, Saving};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code, Key};
use crate::tui::keymap::Offer;
use crate::tui::shared::Shared;

const FOLDER: &str = "folder";
/// Letters of an address on one line.
const PIECE: usize = 40;
/// Graphemes a folder's path may have.
const LONGEST: usize = 400;

/// The screen.
#[derive(Debug)]
pub struct State {
    /// Asks for the folder, until one was read.
    pub form: Option<Form>,
    pub looked: Option<Looked>,
    /// The first line in sight below the heading.
    pub first: usize,
    /// What is being saved: taken up, or given up.
    saving: Option<&'static str>,
}

impl State {
    /// The pack in use, or the question which folder to read.
    pub fn new(shared: &Shared) -> Self {
        let known = shared.settings.content_pack.as_ref().map_or("", |taken| taken.folder.as_str());
        Self { form: Some(form(known)), looked: None, first: 0, saving: None }
    }

    /// Whether the pack that was looked at is the one in use.
    pub fn is_in_use(&self, shared: &Shared) -> bool {
        let digest = self.facts().map(|facts| facts.digest);
        let taken = shared.settings.content_pack.as_ref().map(|taken| taken.digest);
        shared.content.pack.is_some() && digest.is_some() && digest == taken
    }

    /// What was found, without a fault.
    pub fn facts(&self) -> Option<&Facts> {
        self.looked.as_ref().and_then(|looked| looked.found.as_ref().ok())
    }

    /// How many lines can be scrolled.
    fn lines(&self) -> usize {
        match self.looked.as_ref().map(|looked| &looked.found) {
            Some(Ok(facts)) => address_lines(facts).len(),
            Some(Err(faults)) => faults.len() * 2,
            None => 0,
        }
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Some(form) = &mut self.form else { return Vec::new() };
        match form.apply(edit, shared.form_context()) {
            FormEvent::Submitted if form.check(shared.form_context()).is_ok() => {
                vec![effect(Effect::LookAtPack(form.text(FOLDER).to_owned()))]
            }
            FormEvent::Unused if *edit == Edit::Escape => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: &Key, shared: &Shared) -> Steps {
        let page = view::rows(shared);
        self.first = match key.code {
            Code::Esc => return vec![Step::Back],
            Code::Enter => return self.ask(shared),
            Code::Up => self.first.saturating_sub(1),
            Code::Down => self.first + 1,
            Code::PageUp => self.first.saturating_sub(page),
            Code::PageDown => self.first + page,
            _ => return unused(),
        };
        self.first = self.first.min(self.lines().saturating_sub(page));
        Vec::new()
    }

    fn ask(&self, shared: &Shared) -> Steps {
        let Some(facts) = self.facts() else { return vec![toast(words::FAULTS_FIRST)] };
        let choice = if self.is_in_use(shared) { words::DROP } else { words::USE };
        let answers = vec![words::NOTHING.to_owned(), choice.to_owned()];
        vec![Step::Ask(Box::new(Ask::new(facts.about.name.clone(), vec![words::LOOKED.to_owned()], answers)))]
    }

    /// Takes the pack up, or gives it up.
    fn choose(&mut self, shared: &Shared) -> Steps {
        let Some(looked) = &self.looked else { return Vec::new() };
        let Ok(facts) = &looked.found else { return Vec::new() };
        let in_use = self.is_in_use(shared);
        let taken = Taken { folder: looked.folder.clone(), digest: facts.digest };
        self.saving = Some(if in_use { words::DROPPED } else { words::TAKEN });
        let mut settings = shared.settings.clone();
        settings.content_pack = (!in_use).then_some(taken);
        let changes = vec![Change::Settings(Box::new(settings))];
        vec![effect(Effect::Save { saving: Saving::Settings, changes, draft: None })]
    }
}

/// The addresses line by line, each to its last letter: what is cut could lead elsewhere.
pub fn address_lines(facts: &Facts) -> Vec<(String, String)> {
    let pieces = facts.addresses.iter().flat_map(|(name, at)| {
        let letters: Vec<char> = at.chars().collect();
        let pieces: Vec<String> = letters.chunks(PIECE).map(|piece| piece.iter().collect()).collect();
        pieces
            .into_iter()
            .enumerate()
            .map(|(number, piece)| (if number == 0 { name.clone() } else { String::new() }, piece))
    });
    pieces.collect()
}

fn form(folder: &str) -> Form {
    Form::new(vec![
        Field::text(FOLDER, words::FOLDER, LONGEST).width(60).value(folder).required().help(words::FOLDER_HELP),
    ])
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        match (&self.looked, &shared.settings.content_pack) {
            (None, Some(taken)) => vec![effect(Effect::LookAtPack(taken.folder.clone()))],
            _ => Vec::new(),
        }
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        match action {
            Action::Key(key) if self.form.is_some() => {
                Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared))
            }
            Action::Text(text) if self.form.is_some() => self.edit(&Edit::Insert(text), shared),
            Action::Key(key) => self.key(&key, shared),
            Action::Answer(1) => self.choose(shared),
            Action::Command(Command::Second) => {
                let folder = self.looked.take().map(|looked| looked.folder).unwrap_or_default();
                self.form = Some(form(&folder));
                Vec::new()
            }
            Action::Command(command) => links::everywhere(command, shared),
            Action::Answer(_) | Action::Text(_) => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::PackLooked(looked) => {
                (self.form, self.first) = (None, 0);
                self.looked = Some((**looked).clone());
                Vec::new()
            }
            Reply::Saved(Saving::Settings, _) => match self.saving.take() {
                Some(said) => vec![effect(Effect::UsePack), toast(said)],
                None => Vec::new(),
            },
            Reply::NotSaved(Saving::Settings, _) => {
                self.saving = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        match command {
            Command::Second if self.form.is_none() => Offer::yes(words::READ_AGAIN),
            Command::Second | Command::Packs => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let state = match &self.looked {
            Some(looked) => match &looked.found {
                Ok(_) if self.is_in_use(shared) => words::IN_USE.to_owned(),
                Ok(_) => words::NOT_IN_USE.to_owned(),
                Err(faults) => words::faults(faults.len()),
            },
            None => String::new(),
        };
        (words::TITLE.to_owned(), state)
    }

    fn warning(&self, _shared: &Shared) -> Option<String> {
        self.form.as_ref()?.warning()
    }

    fn hint(&self, _shared: &Shared) -> String {
        match (&self.form, self.facts()) {
            (Some(form), _) => form.hint(),
            (None, Some(_)) => words::HINT.to_owned(),
            (None, None) => words::HINT_FAULTS.to_owned(),
        }
    }

    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match self.facts() {
            Some(_) => vec![(shell::ENTER_KEY, shell::CHOOSE), (shell::ESC_KEY, shell::BACK)],
            None => vec![(shell::ESC_KEY, shell::BACK)],
        }
    }
}
