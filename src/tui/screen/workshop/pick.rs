//! What is worked on, and the Coop's themes, as lists in which Space checks.

use super::{Over, State, plan};
use crate::content::Content;
use crate::domain::curriculum::{Module, Skill};
use crate::domain::ids::CoopKey;
use crate::domain::proposals::{PROCEDURES_THEME, are_themes_allowed};
use crate::domain::workshop::Workshop;
use crate::text::session as session_words;
use crate::tui::action::{Action, Command};
use crate::tui::key::Code;
use crate::tui::list::List;
use crate::tui::screen::{Steps, toast, walk};
use crate::tui::shared::Shared;

/// Rows of the page that are not of the list.
const AROUND: usize = 1;

/// What is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Steps,
    Themes,
}

/// A list over the plan.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    pub what: What,
    pub list: List,
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Row<'c> {
    pub label: &'c str,
    pub checked: bool,
    /// Under the module it belongs to.
    pub indented: bool,
    target: Target<'c>,
}

#[derive(Clone, Debug)]
enum Target<'c> {
    Module(&'c Module),
    Skill(&'c Skill),
    Theme(&'c CoopKey),
}

/// Rows shown at once.
pub fn rows(shared: &Shared) -> usize {
    shared.body_rows().saturating_sub(AROUND)
}

/// All rows: the modules, each with its skills once it is checked; or the themes.
pub fn shown<'c>(what: What, workshop: &Workshop, content: &'c Content) -> Vec<Row<'c>> {
    match what {
        What::Steps => content.curriculum.modules.iter().flat_map(|module| steps(module, workshop)).collect(),
        What::Themes => {
            let vocabularies = &content.vocabularies;
            let terms = vocabularies.themes.terms().chain(vocabularies.administrative_themes.terms());
            let row = |key, label, checked| Row { label, checked, indented: false, target: Target::Theme(key) };
            terms.map(|term| row(&term.key, term.label.as_str(), workshop.themes.contains(&term.key))).collect()
        }
    }
}

fn steps<'c>(module: &'c Module, workshop: &Workshop) -> Vec<Row<'c>> {
    let checked = workshop.modules.contains(&module.id);
    let head = Row { label: &module.title, checked, indented: false, target: Target::Module(module) };
    let skills = module.skills.iter().filter(|_| checked).map(|skill| Row {
        label: &skill.label,
        checked: workshop.skills.contains(&skill.id),
        indented: true,
        target: Target::Skill(skill),
    });
    std::iter::once(head).chain(skills).collect()
}

impl State {
    pub(super) fn on_pick(&mut self, mut pick: Pick, action: &Action, shared: &Shared) -> Steps {
        let done = match action {
            Action::Key(key) => matches!(key.code, Code::Enter | Code::Esc | Code::Tab),
            Action::Command(Command::Save) => true,
            _ => false,
        };
        if done {
            return Vec::new();
        }
        let mut steps = Vec::new();
        if let Action::Key(key) = action {
            let content = shared.content.clone();
            let all = shown(pick.what, &self.open.workshop, &content);
            if key.code == Code::Char(' ') {
                let target = all.into_iter().nth(pick.list.selected).map(|row| row.target);
                steps = target.map_or_else(Vec::new, |target| self.toggle(&target, &content));
            } else {
                steps = walk(&mut pick.list, key, all.len(), rows(shared));
            }
        }
        self.over = Some(Over::Pick(pick));
        steps
    }

    fn toggle(&mut self, target: &Target<'_>, content: &Content) -> Steps {
        let workshop = &mut self.open.workshop;
        let mut steps = Vec::new();
        match target {
            Target::Module(module) => plan::toggle_module(workshop, module, content),
            Target::Skill(skill) => plan::toggle_skill(workshop, &skill.id, content),
            Target::Theme(key) => {
                if workshop.themes.contains(key) {
                    workshop.themes.retain(|theme| theme != *key);
                } else {
                    workshop.themes.push((*key).clone());
                }
                let administrative: Vec<CoopKey> = content.vocabularies.administrative_themes.keys().cloned().collect();
                if !are_themes_allowed(&workshop.themes, &administrative) {
                    workshop.themes.insert(0, PROCEDURES_THEME.into());
                    steps.push(toast(session_words::PROCEDURES_THEME_ADDED));
                }
            }
        }
        plan::fill(&mut self.plan, &self.open.workshop);
        steps
    }
}
