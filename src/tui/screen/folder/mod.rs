//! Where documents are written: asked before the first one, then remembered.

pub mod view;

use super::{Steps, effect};
use crate::domain::change::Change;
use crate::text::preview as words;
use crate::tui::action::Action;
use crate::tui::effect::{Document, Effect, Reply, Saving};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::shared::Shared;
use std::path::PathBuf;

/// The form's only field.
const FOLDER: &str = "folder";
/// Graphemes a folder's path may have.
const LONGEST: usize = 400;

/// A document on its way to a folder.
#[derive(Debug, Default)]
pub struct Folder {
    document: Option<Document>,
    /// The form that asks for the folder, while it does.
    form: Option<Form>,
    /// A folder was asked of the worker, to propose it.
    is_proposing: bool,
    /// The document is being written.
    is_writing: bool,
}

impl Folder {
    /// Writes a document, or asks where first.
    pub fn write(&mut self, document: Document, shared: &Shared) -> Steps {
        self.document = Some(document);
        let folder = &shared.settings.export_folder;
        if folder.is_empty() {
            self.is_proposing = true;
            return vec![effect(Effect::ProposeFolder)];
        }
        self.write_into(PathBuf::from(folder))
    }

    /// Whether the folder is being asked for: all keys go there.
    pub const fn is_asking(&self) -> bool {
        self.form.is_some()
    }

    /// Whether the question is on its way.
    pub const fn is_proposing(&self) -> bool {
        self.is_proposing
    }

    /// Edits the folder; Enter remembers it and writes.
    pub fn update(&mut self, action: Action, shared: &Shared) -> Steps {
        match action {
            Action::Key(key) => Edit::from_key(key).map_or_else(Vec::new, |edit| self.edit(&edit, shared)),
            Action::Text(text) => self.edit(&Edit::Insert(text), shared),
            Action::Command(_) | Action::Answer(_) => Vec::new(),
        }
    }

    /// Where the document was written, once it is.
    pub fn hear(&mut self, reply: &Reply, shared: &Shared) -> Option<PathBuf> {
        match reply {
            Reply::FolderProposed(folder) if self.is_proposing => {
                self.is_proposing = false;
                self.ask(&folder.display().to_string());
            }
            Reply::Written { document, path } if self.document.as_ref() == Some(document) => {
                self.is_writing = false;
                return Some(path.clone());
            }
            // What could not be written there may be written elsewhere.
            Reply::Failed(_) if self.is_writing => {
                self.is_writing = false;
                self.ask(&shared.settings.export_folder);
            }
            _ => {}
        }
        None
    }

    fn ask(&mut self, proposed: &str) {
        let field = Field::text(FOLDER, words::FOLDER, LONGEST).width(58).value(proposed).required();
        self.form = Some(Form::new(vec![field]));
    }

    fn edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Some(form) = &mut self.form else { return Vec::new() };
        match form.apply(edit, shared.form_context()) {
            FormEvent::Submitted if form.check(shared.form_context()).is_ok() => {}
            FormEvent::Unused if *edit == Edit::Escape => {
                self.form = None;
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        let folder = form.text(FOLDER).to_owned();
        self.form = None;
        let mut settings = shared.settings.clone();
        settings.export_folder.clone_from(&folder);
        let changes = vec![Change::Settings(Box::new(settings))];
        let mut steps = vec![effect(Effect::Save { saving: Saving::Settings, changes, draft: None })];
        steps.extend(self.write_into(folder.into()));
        steps
    }

    fn write_into(&mut self, folder: PathBuf) -> Steps {
        let Some(document) = self.document.clone() else { return Vec::new() };
        self.is_writing = true;
        vec![effect(Effect::Write { document, folder })]
    }
}
