//! Choosing any of a few: arrows and Space, digits, or the first letters of a label.

use super::ahead::{TypeAhead, digit};
use super::choice::Choosable;
use super::edit::{Edit, Outcome};

/// Any of a few, in the order they were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checks {
    pub options: Vec<Choosable>,
    /// Indices of the options chosen, oldest first.
    pub chosen: Vec<usize>,
    /// The option the keys go to.
    pub at: usize,
    ahead: TypeAhead,
}

impl Checks {
    /// Nothing chosen yet.
    pub fn new(options: Vec<Choosable>) -> Self {
        Self { options, chosen: Vec::new(), at: 0, ahead: TypeAhead::default() }
    }

    /// The keys chosen, in the order they were chosen.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.chosen.iter().filter_map(|at| self.options.get(*at)).map(|option| option.key.as_str())
    }

    /// Chooses exactly these keys, in this order; unknown ones are left out.
    pub fn select<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        let place = |key: &str| self.options.iter().position(|option| option.key == key);
        self.chosen = keys.into_iter().filter_map(place).fold(Vec::new(), |mut chosen, at| {
            if !chosen.contains(&at) {
                chosen.push(at);
            }
            chosen
        });
    }

    /// Applies an edit at `now` milliseconds.
    pub(super) fn edit(&mut self, edit: &Edit, now: u64) -> Outcome {
        let last = self.options.len().saturating_sub(1);
        match edit {
            Edit::Insert(text) if text == " " => return self.toggle(self.at),
            Edit::Insert(text) => match digit(text, self.options.len()) {
                Some(at) => return self.toggle(at),
                None => self.at = self.ahead.found(text, &self.options, Some(self.at), now).unwrap_or(self.at),
            },
            Edit::Left => self.at = self.at.saturating_sub(1),
            Edit::Right => self.at = (self.at + 1).min(last),
            Edit::Home => self.at = 0,
            Edit::End => self.at = last,
            _ => return Outcome::Passed,
        }
        Outcome::Kept
    }

    fn toggle(&mut self, at: usize) -> Outcome {
        if at >= self.options.len() {
            return Outcome::Kept;
        }
        self.at = at;
        match self.chosen.iter().position(|chosen| *chosen == at) {
            Some(place) => {
                self.chosen.remove(place);
            }
            None => self.chosen.push(at),
        }
        Outcome::Changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Edit {
        Edit::Insert(text.into())
    }

    fn situations() -> Vec<Choosable> {
        Choosable::all([
            ("scolarise", "Scolarisé"),
            ("sans", "Sans emploi"),
            ("emploi", "En emploi"),
            ("retraite", "À la retraite"),
        ])
    }

    #[test]
    fn several_keep_the_order_they_were_chosen_in() {
        let mut checks = Checks::new(situations());
        for edit in [typed("4"), typed("s"), typed(" "), Edit::Right, typed(" "), typed(" ")] {
            checks.edit(&edit, 0);
        }
        assert_eq!(checks.keys().collect::<Vec<_>>(), ["retraite", "scolarise"]);
        checks.select(["emploi", "inconnu", "sans", "emploi"]);
        assert_eq!(checks.keys().collect::<Vec<_>>(), ["emploi", "sans"]);
    }

    #[test]
    fn checks_of_nothing_does_nothing() {
        let mut checks = Checks::new(Vec::new());
        for edit in [typed(" "), typed("1"), typed("a"), Edit::Left, Edit::Right, Edit::End] {
            checks.edit(&edit, 0);
        }
        assert_eq!(checks.keys().count(), 0);
    }
}
