//! Choosing one of a few: arrows, Space, digits, or the first letters of a label.

use super::ahead::TypeAhead;
use super::edit::{Edit, Outcome};

/// Options of an open list shown at once.
const ROWS: usize = 10;

/// Something that can be chosen. Its key is kept and has no blank; its label is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    pub key: String,
    pub label: String,
}

impl Choosable {
    /// Pairs of key and label, in the order shown.
    pub fn all(pairs: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Vec<Self> {
        pairs.into_iter().map(|(key, label)| Self { key: key.into(), label: label.into() }).collect()
    }
}

/// One of a few: buttons in a row, or a list that opens below its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub options: Vec<Choosable>,
    pub selected: Option<usize>,
    /// Shown as one line until Space opens it.
    pub folds: bool,
    /// The option pointed at while the list is open.
    pub open: Option<usize>,
    ahead: TypeAhead,
}

impl Choice {
    /// Nothing chosen yet.
    pub fn new(options: Vec<Choosable>, folds: bool) -> Self {
        Self { options, selected: None, folds, open: None, ahead: TypeAhead::default() }
    }

    /// The key of what is chosen.
    pub fn key(&self) -> Option<&str> {
        self.selected.and_then(|at| self.options.get(at)).map(|option| option.key.as_str())
    }

    /// Chooses by key; an unknown key chooses nothing.
    pub fn select(&mut self, key: &str) {
        self.selected = self.options.iter().position(|option| option.key == key);
    }

    /// The options of the open list to show, each with whether it is pointed at; none when it is closed.
    pub fn shown(&self) -> impl Iterator<Item = (&Choosable, bool)> {
        let (first, rows) = self.open.map_or((0, 0), |pointed| (pointed.saturating_sub(ROWS - 1), ROWS));
        let rows = self.options.iter().enumerate().skip(first).take(rows);
        rows.map(|(at, option)| (option, self.open == Some(at)))
    }

    /// Applies an edit at `now` milliseconds.
    pub(super) fn edit(&mut self, edit: &Edit, now: u64) -> Outcome {
        if let Some(pointed) = self.open {
            return self.edit_open(pointed, edit, now);
        }
        match edit {
            Edit::Insert(text) if text == " " && self.folds => {
                self.open = (!self.options.is_empty()).then(|| self.selected.unwrap_or(0));
                Outcome::Kept
            }
            Edit::Insert(text) if text == " " => self.step(1),
            Edit::Insert(text) => match self.ahead.found(text, &self.options, self.selected, now) {
                Some(at) => self.take(at),
                None => Outcome::Kept,
            },
            Edit::Right => self.step(1),
            Edit::Left => self.step(-1),
            Edit::Backspace | Edit::Delete | Edit::Clear if self.selected.is_some() => {
                self.selected = None;
                Outcome::Changed
            }
            _ => Outcome::Passed,
        }
    }

    fn edit_open(&mut self, pointed: usize, edit: &Edit, now: u64) -> Outcome {
        let last = self.options.len().saturating_sub(1);
        let next = match edit {
            Edit::Up => pointed.saturating_sub(1),
            Edit::Down => (pointed + 1).min(last),
            Edit::Home | Edit::PageUp => 0,
            Edit::End | Edit::PageDown => last,
            Edit::Enter | Edit::Next => {
                self.take(pointed);
                return Outcome::Taken;
            }
            Edit::Insert(text) if text == " " => return self.take(pointed),
            Edit::Insert(text) => self.ahead.found(text, &self.options, Some(pointed), now).unwrap_or(pointed),
            Edit::Escape => {
                self.open = None;
                return Outcome::Kept;
            }
            _ => return Outcome::Passed,
        };
        self.open = Some(next);
        Outcome::Kept
    }

    /// Chooses the neighbour, round the corner; without a choice yet, the first or the last.
    fn step(&mut self, by: isize) -> Outcome {
        let count = self.options.len();
        let next = match self.selected {
            _ if count == 0 => return Outcome::Passed,
            Some(at) => (at + count).saturating_add_signed(by) % count,
            None if by > 0 => 0,
            None => count - 1,
        };
        self.take(next)
    }

    fn take(&mut self, at: usize) -> Outcome {
        self.open = None;
        let before = self.selected.replace(at);
        if before == Some(at) { Outcome::Kept } else { Outcome::Changed }
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
    fn one_is_chosen_by_arrows_space_digits_and_letters() {
        let mut choice = Choice::new(situations(), false);
        for (edit, now, key) in [
            (Edit::Right, 0, "scolarise"),
            (Edit::Left, 0, "retraite"),
            (typed(" "), 0, "scolarise"),
            (typed("2"), 0, "sans"),
            (typed("a"), 5000, "retraite"),
            (typed("S"), 7000, "scolarise"),
            (typed("a"), 7500, "sans"), // « sa »
            (typed("s"), 9000, "scolarise"),
            (typed("s"), 9100, "sans"), // the next with the same letter
            (typed("é"), 12_000, "emploi"),
        ] {
            choice.edit(&edit, now);
            assert_eq!(choice.key(), Some(key), "at {now}");
        }
        assert_eq!(choice.edit(&Edit::Delete, 0), Outcome::Changed);
        assert_eq!(choice.key(), None);
    }

    #[test]
    fn a_folded_list_opens_is_walked_and_taken() {
        let mut choice = Choice::new(situations(), true);
        assert_eq!(choice.edit(&Edit::Down, 0), Outcome::Passed);
        assert_eq!(choice.edit(&typed(" "), 0), Outcome::Kept);
        assert_eq!(choice.edit(&Edit::Down, 0), Outcome::Kept);
        assert_eq!((choice.open, choice.key()), (Some(1), None));
        assert_eq!(choice.edit(&Edit::Enter, 0), Outcome::Taken);
        assert_eq!((choice.open, choice.key()), (None, Some("sans")));
        choice.edit(&typed(" "), 0);
        assert_eq!(choice.edit(&Edit::Escape, 0), Outcome::Kept);
        assert_eq!((choice.open, choice.key()), (None, Some("sans")));
    }

    #[test]
    fn a_choice_of_nothing_does_nothing() {
        let mut choice = Choice::new(Vec::new(), false);
        for edit in [typed(" "), typed("1"), typed("a"), Edit::Left, Edit::Right, Edit::End] {
            choice.edit(&edit, 0);
        }
        assert_eq!(choice.key(), None);
    }
}
