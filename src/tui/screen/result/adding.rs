//! Choosing a module that is not in the path, by search.

use super::plan::Plan;
use crate::domain::curriculum::{Curriculum, Module, Track};
use crate::domain::fold;
use crate::domain::ids::ModuleId;
use crate::tui::form::line;
use crate::tui::form::{Edit, text::TextField};
use crate::tui::key::Key;
use crate::tui::list::List;

/// The search.
#[derive(Debug)]
pub struct Adding {
    pub typed: TextField,
    pub found: Vec<ModuleId>,
    pub list: List,
    /// Procedures alone: the person was asked which one.
    pub procedures: bool,
}

impl Adding {
    /// All modules that the plan does not keep.
    pub fn new(procedures: bool, plan: &Plan, curriculum: &Curriculum) -> Self {
        let typed = TextField::one_line(40);
        let mut adding = Self { typed, found: Vec::new(), list: List::default(), procedures };
        adding.look(plan, curriculum);
        adding
    }

    /// The module pointed at.
    pub fn pointed(&self) -> Option<&ModuleId> {
        self.found.get(self.list.selected)
    }

    /// Moves in the list of `rows` rows, or searches again.
    pub fn key(&mut self, key: &Key, plan: &Plan, curriculum: &Curriculum, rows: usize) {
        if self.list.key(key, self.found.len(), rows) {
            return;
        }
        if let Some(edit) = Edit::from_key(*key) {
            self.edit(&edit, plan, curriculum);
        }
    }

    /// Searches again after an edit.
    pub fn edit(&mut self, edit: &Edit, plan: &Plan, curriculum: &Curriculum) {
        line::edit(&mut self.typed, edit);
        self.look(plan, curriculum);
    }

    fn look(&mut self, plan: &Plan, curriculum: &Curriculum) {
        let kept = plan.path();
        let offered = curriculum.modules.iter().filter(|module| {
            !kept.contains(&module.id)
                && (!self.procedures || module.track == Track::Procedures && module.reason.is_some())
        });
        self.found =
            offered.filter(|module| matches(module, self.typed.text())).map(|module| module.id.clone()).collect();
        self.list.reset();
    }
}

/// Whether each typed word starts a word of the module's title, objective or reason, or is its id.
fn matches(module: &Module, typed: &str) -> bool {
    let reason = module.reason.as_deref().unwrap_or_default();
    let said = fold::fold(&format!("{} {} {} {reason}", module.id, module.title, module.objective));
    let typed = fold::fold(typed);
    fold::words(&typed).all(|word| fold::words(&said).any(|found| found.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::domain::assessment::Path;

    #[test]
    fn typed_words_find_modules_outside_the_path() {
        let curriculum = Content::built_in().unwrap().curriculum;
        let plan = Plan::of(&Path { basics: vec!["P1".into()], ..Path::default() });
        let mut adding = Adding::new(false, &plan, &curriculum);
        assert_eq!(adding.found.len(), curriculum.modules.len() - 1);
        for (typed, found) in [("clav", "P2"), ("sante", "D2"), ("s6", "S6"), ("permis id", "D6")] {
            adding.typed.clear();
            adding.edit(&Edit::Insert(typed.into()), &plan, &curriculum);
            assert_eq!(adding.pointed().map(ModuleId::as_str), Some(found), "{typed}");
        }
        adding.edit(&Edit::Insert("zzz".into()), &plan, &curriculum);
        assert_eq!(adding.pointed(), None);
    }

    #[test]
    fn a_procedure_is_chosen_among_those_that_bring_people() {
        let curriculum = Content::built_in().unwrap().curriculum;
        let adding = Adding::new(true, &Plan::default(), &curriculum);
        let found: Vec<_> = adding.found.iter().map(ModuleId::as_str).collect();
        assert_eq!(found, ["D2", "D3", "D4", "D5", "D6", "D7"]);
    }
}
