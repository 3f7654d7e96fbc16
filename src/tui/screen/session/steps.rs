//! « Autre étape »: any module of the programme, by a few letters.

use super::State;
use super::sitting::Sitting;
use crate::content::Content;
use crate::domain::curriculum::Module;
use crate::domain::fold::fold;
use crate::domain::progress;
use crate::text::progress as states;
use crate::tui::action::Action;
use crate::tui::form::Edit;
use crate::tui::form::line;
use crate::tui::form::text::TextField;
use crate::tui::key::Code;
use crate::tui::list::List;
use crate::tui::shared::Shared;

/// Rows of the page that are not modules.
const AROUND: usize = 3;

/// The list and what was typed to filter it.
#[derive(Clone, Debug)]
pub struct Steps {
    pub typed: TextField,
    pub list: List,
}

impl Default for Steps {
    fn default() -> Self {
        Self { typed: TextField::one_line(40), list: List::default() }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'c> {
    pub module: &'c Module,
    pub track: &'static str,
    pub state: &'static str,
    pub in_path: bool,
}

impl Steps {
    /// Modules shown at once.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(AROUND)
    }

    /// The modules whose title, objective, track or reason holds what was typed; those of the path first.
    pub fn shown<'c>(&self, sitting: &Sitting, content: &'c Content) -> Vec<Row<'c>> {
        let wanted = fold(self.typed.text());
        let current = sitting.current();
        let path = sitting.record.path.as_ref().map(|path| &path.record.path);
        let mut rows: Vec<Row> = content
            .curriculum
            .modules
            .iter()
            .map(|module| Row {
                module,
                track: states::track(module.track),
                state: states::state(progress::module_progress(module, &current).state),
                in_path: path.is_some_and(|path| path.contains(&module.id)),
            })
            .filter(|row| {
                let reason = row.module.reason.as_deref().unwrap_or_default();
                let texts = [row.module.id.as_str(), &row.module.title, &row.module.objective, row.track, reason];
                texts.iter().any(|text| fold(text).contains(&wanted))
            })
            .collect();
        rows.sort_by_key(|row| !row.in_path);
        rows
    }
}

impl State {
    /// Answers a key of the list; `None` when it closes.
    pub(super) fn on_steps(&mut self, mut steps: Steps, action: &Action, shared: &Shared) -> Option<Steps> {
        let key = match action {
            Action::Text(text) => {
                steps.typed.insert(text);
                steps.list.reset();
                return Some(steps);
            }
            Action::Key(key) => key,
            _ => return Some(steps),
        };
        let shown = steps.shown(&self.sitting, &shared.content);
        match key.code {
            Code::Esc => return None,
            Code::Enter => {
                if let Some(row) = shown.get(steps.list.selected) {
                    self.open_module(row.module.id.clone());
                    return None;
                }
            }
            Code::Up | Code::Down | Code::PageUp | Code::PageDown => {
                steps.list.key(key, shown.len(), Steps::rows(shared));
            }
            _ => {
                if let Some(edit) = Edit::from_key(*key) {
                    line::edit(&mut steps.typed, &edit);
                    steps.list.reset();
                }
            }
        }
        Some(steps)
    }
}
