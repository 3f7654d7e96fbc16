//! The built-in texts with a pack's entries in them.

use super::file::{Overlay, id_of};
use crate::content::Sources;
use crate::domain::pack::{PackFault, Problem};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Content texts that belong to nobody else.
#[derive(Debug)]
pub(super) struct Texts {
    files: BTreeMap<&'static str, String>,
}

impl Texts {
    /// The same, to be read.
    pub(super) fn sources(&self) -> Sources<'_> {
        let text = |name: &str| self.files.get(name).map_or("", String::as_str);
        Sources {
            questionnaire: text("questionnaire.toml"),
            curriculum: text("curriculum.toml"),
            vocabularies: text("vocabularies.toml"),
            codes: text("codes.txt"),
            guides: text("guides.toml"),
            addresses: text("addresses.toml"),
            exercises: text("exercises.toml"),
        }
    }
}

/// Puts the entries of a pack into the built-in texts. What names something that went goes with it, unless the pack says
/// it itself.
pub(super) fn merged(overlays: &BTreeMap<&str, Overlay>, codes: Option<&str>, faults: &mut Vec<PackFault>) -> Texts {
    let built = Sources::BUILT_IN;
    let texts = [
        ("vocabularies.toml", built.vocabularies),
        ("curriculum.toml", built.curriculum),
        ("questionnaire.toml", built.questionnaire),
        ("guides.toml", built.guides),
        ("addresses.toml", built.addresses),
        ("exercises.toml", built.exercises),
    ];
    let mut tables: BTreeMap<&'static str, Table> = BTreeMap::new();
    for (name, text) in texts {
        let mut table: Table = text.parse().unwrap_or_default();
        if let Some(overlay) = overlays.get(name) {
            overlay.lay_over(name, &mut table, faults);
        }
        tables.insert(name, table);
    }
    let known = Known::of(tables.get("curriculum.toml"));
    for (name, table) in &mut tables {
        let own = overlays.get(name).map(Overlay::ids).unwrap_or_default();
        known.prune(table, &own);
    }
    let mut files: BTreeMap<&'static str, String> =
        tables.into_iter().map(|(name, table)| (name, table.to_string())).collect();
    files.insert("codes.txt", codes.unwrap_or(built.codes).to_owned());
    Texts { files }
}

impl Overlay {
    /// The ids of all entries.
    fn ids(&self) -> BTreeSet<String> {
        let lists = self.values.values().filter_map(Value::as_array).flatten();
        lists.filter_map(id_of).map(str::to_owned).collect()
    }

    fn lay_over(&self, name: &str, table: &mut Table, faults: &mut Vec<PackFault>) {
        for id in &self.removed {
            let mut there = false;
            for list in table.iter_mut().filter_map(|(_, value)| value.as_array_mut()) {
                let before = list.len();
                list.retain(|entry| id_of(entry) != Some(id));
                there |= list.len() != before;
            }
            if !there {
                let (file, line) = (name.to_owned(), self.line_of(id));
                faults.push(PackFault { file, line, place: id.clone(), problem: Problem::NotThere });
            }
        }
        for (key, value) in &self.values {
            match (table.get_mut(key), value) {
                (Some(Value::Array(known)), Value::Array(entries)) if entries.iter().all(|e| id_of(e).is_some()) => {
                    for entry in entries {
                        match known.iter_mut().find(|other| id_of(other) == id_of(entry)) {
                            Some(other) => other.clone_from(entry),
                            None => known.push(entry.clone()),
                        }
                    }
                }
                _ => drop(table.insert(key.clone(), value.clone())),
            }
        }
    }
}

/// The modules and skills there are.
struct Known(BTreeSet<String>);

impl Known {
    fn of(curriculum: Option<&Table>) -> Self {
        let modules =
            || curriculum.and_then(|table| table.get("modules")).and_then(Value::as_array).into_iter().flatten();
        let skills = modules().filter_map(|module| module.get("skills")).filter_map(Value::as_array).flatten();
        Self(modules().chain(skills).filter_map(id_of).map(str::to_owned).collect())
    }

    /// Takes what names something that is no more out of entries that are not the pack's `own`.
    fn prune(&self, table: &mut Table, own: &BTreeSet<String>) {
        for list in table.iter_mut().filter_map(|(_, value)| value.as_array_mut()) {
            list.retain_mut(|entry| {
                let is_own = id_of(entry).is_some_and(|id| own.contains(id));
                is_own || self.keeps(entry)
            });
        }
    }

    /// Whether anything is left of an entry.
    fn keeps(&self, entry: &mut Value) -> bool {
        let Some(entry) = entry.as_table_mut() else { return true };
        let is_practice = entry.contains_key("drawn") && !entry.contains_key("test");
        if let Some(test) = entry.get_mut("test").and_then(Value::as_table_mut) {
            self.filter(test, "skills");
        }
        for key in ["modules", "prerequisites"] {
            self.filter(entry, key);
        }
        if is_practice && self.filter(entry, "skills") == Some(0) {
            return false;
        }
        // A guide bears the id of its module.
        entry.get("module").and_then(Value::as_str).is_none_or(|module| self.0.contains(module))
    }

    /// Keeps the known ids under a key, and answers how many there are.
    fn filter(&self, entry: &mut Table, key: &str) -> Option<usize> {
        let ids = entry.get_mut(key)?.as_array_mut()?;
        ids.retain(|id| id.as_str().is_none_or(|id| self.0.contains(id)));
        Some(ids.len())
    }
}
