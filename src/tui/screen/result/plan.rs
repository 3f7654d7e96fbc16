//! A path being settled: steps removed stay in their place until the path is adopted.

use crate::domain::assessment::Path;
use crate::domain::curriculum::{Curriculum, Track};
use crate::domain::ids::ModuleId;

/// How many steps are shown first: a whole path frightens anybody.
pub const TO_BEGIN_WITH: usize = 3;

/// A step of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub module: ModuleId,
    pub track: Track,
    /// Removed ones are shown, and may be put back.
    pub kept: bool,
}

/// The three groups of steps, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    groups: [Vec<Stage>; 3],
}

impl Plan {
    /// A plan that keeps every step of a path.
    pub fn of(path: &Path) -> Self {
        let stages = |modules: &[ModuleId], track| {
            modules.iter().map(|module| Stage { module: module.clone(), track, kept: true }).collect()
        };
        Self {
            groups: [
                stages(&path.basics, Track::Basics),
                stages(&path.procedures, Track::Procedures),
                stages(&path.security, Track::Security),
            ],
        }
    }

    /// The path with the steps that are kept.
    pub fn path(&self) -> Path {
        let [basics, procedures, security] = self
            .groups
            .each_ref()
            .map(|group| group.iter().filter(|stage| stage.kept).map(|stage| stage.module.clone()).collect::<Vec<_>>());
        Path { basics, procedures, security }
    }

    /// All steps, group by group.
    pub fn stages(&self) -> impl Iterator<Item = &Stage> {
        self.groups.iter().flatten()
    }

    /// The steps to begin with, removed or not: the first of each group, then the next ones.
    pub fn firsts(&self) -> impl Iterator<Item = &Stage> {
        let heads = self.groups.iter().filter_map(|group| group.first());
        heads.chain(self.groups.iter().flat_map(|group| group.iter().skip(1))).take(TO_BEGIN_WITH)
    }

    /// All steps but those to begin with, group by group.
    pub fn others(&self) -> impl Iterator<Item = &Stage> {
        let firsts: Vec<&Stage> = self.firsts().collect();
        self.stages().filter(move |stage| !firsts.contains(stage))
    }

    /// Whether a step stands in the plan, removed or not.
    pub fn has(&self, module: &ModuleId) -> bool {
        self.stages().any(|stage| stage.module == *module)
    }

    /// Removes a step, or puts it back.
    pub fn toggle(&mut self, module: &ModuleId) {
        if let Some(stage) = self.groups.iter_mut().flatten().find(|stage| stage.module == *module) {
            stage.kept = !stage.kept;
        }
    }

    /// Removes all steps but those to begin with, or puts them all back when none of them is kept.
    pub fn toggle_others(&mut self) {
        let kept = !self.others().any(|stage| stage.kept);
        let others: Vec<ModuleId> = self.others().map(|stage| stage.module.clone()).collect();
        for stage in self.groups.iter_mut().flatten().filter(|stage| others.contains(&stage.module)) {
            stage.kept = kept;
        }
    }

    /// Moves a step one place earlier or later in its group; says whether it could.
    pub fn shift(&mut self, module: &ModuleId, earlier: bool) -> bool {
        for group in &mut self.groups {
            let Some(at) = group.iter().position(|stage| stage.module == *module) else { continue };
            let to = if earlier { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < group.len()) };
            if let Some(to) = to {
                group.swap(at, to);
            }
            return to.is_some();
        }
        false
    }

    /// Adds a module at the end of its group, or puts it back; one that the programme does not have is left out.
    pub fn add(&mut self, module: &ModuleId, curriculum: &Curriculum) {
        if let Some(stage) = self.groups.iter_mut().flatten().find(|stage| stage.module == *module) {
            stage.kept = true;
            return;
        }
        let Some(found) = curriculum.module(module) else { return };
        let [basics, procedures, security] = &mut self.groups;
        let group = match found.track {
            Track::Basics => basics,
            Track::Procedures => procedures,
            Track::Security => security,
        };
        group.push(Stage { module: module.clone(), track: found.track, kept: true });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    fn ids(text: &str) -> Vec<ModuleId> {
        text.split_whitespace().map(ModuleId::from).collect()
    }

    fn plan() -> Plan {
        Plan::of(&Path { basics: ids("P1 P2 P3"), procedures: ids("D1"), security: ids("S2 S1") })
    }

    #[test]
    fn a_removed_step_keeps_its_place_and_leaves_the_path() {
        let mut plan = plan();
        plan.toggle(&"P2".into());
        assert_eq!(plan.path().basics, ids("P1 P3"));
        assert!(plan.has(&"P2".into()));
        plan.toggle(&"P2".into());
        assert_eq!(plan, self::plan());
    }

    #[test]
    fn steps_move_within_their_group_only() {
        let mut plan = plan();
        assert!(!plan.shift(&"P1".into(), true) && !plan.shift(&"S1".into(), false) && !plan.shift(&"D9".into(), true));
        assert!(plan.shift(&"P3".into(), true) && plan.shift(&"P3".into(), true));
        assert_eq!(plan.path().basics, ids("P3 P1 P2"));
    }

    #[test]
    fn three_steps_come_first_even_of_one_group() {
        let firsts = |plan: &Plan| plan.firsts().map(|stage| stage.module.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(firsts(&plan()), "P1 D1 S2");
        let basics = Plan::of(&Path { basics: ids("P1 P2 P3 P4"), ..Path::default() });
        assert_eq!((firsts(&basics).as_str(), basics.others().count()), ("P1 P2 P3", 1));
    }

    #[test]
    fn the_others_go_and_come_back_together() {
        let mut plan = plan();
        plan.toggle(&"P2".into());
        plan.toggle_others();
        assert_eq!(plan.path().in_order(), ids("P1 D1 S2").iter().collect::<Vec<_>>());
        plan.toggle_others();
        assert_eq!(plan.path(), self::plan().path());
    }

    #[test]
    fn a_module_is_added_to_its_own_group_once() {
        let curriculum = Content::built_in().unwrap().curriculum;
        let mut plan = plan();
        for module in ["D3", "D3", "S2", "X1"] {
            plan.add(&module.into(), &curriculum);
        }
        plan.toggle(&"P1".into());
        plan.add(&"P1".into(), &curriculum);
        assert_eq!(plan.path(), Path { basics: ids("P1 P2 P3"), procedures: ids("D1 D3"), security: ids("S2 S1") });
    }
}
