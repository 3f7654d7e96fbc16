//! The folder documents are written into: asked once, then remembered.

use super::State;
use crate::domain::change::Change;
use crate::text::preview as words;
use crate::tui::effect::{Effect, Saving};
use crate::tui::form::{Context, Edit, Field, Form, FormEvent};
use crate::tui::screen::{Steps, effect};
use crate::tui::shared::Shared;
use std::path::PathBuf;

/// The form's only field.
const FOLDER: &str = "folder";
/// Graphemes a folder's path may have.
const LONGEST: usize = 400;

impl State {
    /// Writes the document, or asks where first.
    pub(super) fn export(&mut self, shared: &Shared) -> Steps {
        if shared.settings.export_folder.is_empty() {
            self.proposing = true;
            return vec![effect(Effect::ProposeFolder)];
        }
        self.write(PathBuf::from(&shared.settings.export_folder))
    }

    fn write(&mut self, folder: PathBuf) -> Steps {
        self.writing = true;
        vec![effect(Effect::Write { document: self.document.clone(), folder: Some(folder) })]
    }

    /// Asks where to write, a folder being proposed.
    pub(super) fn ask_folder(&mut self, proposed: &str) {
        let field = Field::text(FOLDER, words::FOLDER, LONGEST).width(58).value(proposed).required();
        self.folder = Some(Form::new(vec![field]));
    }

    /// Edits the folder; Enter remembers it and writes.
    pub(super) fn on_folder(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Some(form) = &mut self.folder else { return Vec::new() };
        let context = Context { today: shared.today(), now_ms: shared.now.millis };
        match form.apply(edit, context) {
            FormEvent::Submitted if form.check(context).is_ok() => {}
            FormEvent::Unused if *edit == Edit::Escape => {
                self.folder = None;
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        let folder = form.text(FOLDER).to_owned();
        self.folder = None;
        let mut settings = shared.settings.clone();
        settings.export_folder.clone_from(&folder);
        let changes = vec![Change::Settings(Box::new(settings))];
        let mut steps = vec![effect(Effect::Save { saving: Saving::Settings, changes, draft: None })];
        steps.extend(self.write(folder.into()));
        steps
    }
}
