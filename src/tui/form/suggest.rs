//! A text with suggestions below it, such as communes.

use super::edit::{Edit, Outcome};
use super::line;
use super::text::TextField;
use crate::domain::fold::fold;

/// Suggestions shown at once.
pub const ROWS: usize = 6;

/// One suggestion: its key is kept, its label goes to the field, its detail helps to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub key: String,
    pub label: String,
    pub detail: String,
}

/// A text and what is suggested for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggest {
    pub text: TextField,
    /// Any text will do: the suggestions only spare typing.
    pub free: bool,
    /// The key of the suggestion taken, until the text changes.
    pub picked: Option<String>,
    suggestions: Vec<Suggestion>,
    pointed: Option<usize>,
    /// The first suggestion shown.
    first: usize,
    open: bool,
    /// The last key walked in the list: the real cursor follows it there.
    walked: bool,
}

impl Suggest {
    /// An empty field of at most `max` graphemes.
    pub fn new(max: usize, free: bool) -> Self {
        let text = TextField::one_line(max);
        Self { text, free, picked: None, suggestions: Vec::new(), pointed: None, first: 0, open: false, walked: false }
    }

    /// Offers suggestions; `pointed` is the one that Enter takes.
    pub fn offer(&mut self, suggestions: Vec<Suggestion>, pointed: Option<usize>) {
        self.pointed = pointed.filter(|at| *at < suggestions.len());
        self.suggestions = suggestions;
        self.first = 0;
        self.walked = false;
        self.open = self.picked.is_none();
        self.scroll();
    }

    /// The suggestions to show: each with whether it is pointed at. None when the list is closed.
    pub fn shown(&self) -> impl Iterator<Item = (&Suggestion, bool)> {
        let rows = if self.open { ROWS } else { 0 };
        let rows = self.suggestions.iter().enumerate().skip(self.first).take(rows);
        rows.map(|(at, suggestion)| (suggestion, self.pointed == Some(at)))
    }

    /// Whether the real cursor belongs on the suggestion pointed at, rather than in the text.
    pub const fn is_walked(&self) -> bool {
        self.open && self.walked
    }

    /// Puts a value in place: what is kept, and its words.
    pub fn set(&mut self, key: Option<&str>, label: &str) {
        self.text.set(label);
        self.picked = key.map(str::to_owned);
        self.open = false;
    }

    pub(super) fn edit(&mut self, edit: &Edit) -> Outcome {
        self.walked = false;
        match edit {
            Edit::Down | Edit::Up | Edit::PageDown | Edit::PageUp if self.walk(edit) => Outcome::Kept,
            Edit::Enter if self.open => self.take(self.pointed),
            Edit::Next if self.open && !self.free => self.take(self.meant()),
            Edit::Escape if self.open && !self.suggestions.is_empty() => {
                self.open = false;
                Outcome::Kept
            }
            _ => {
                let outcome = line::edit(&mut self.text, edit);
                if outcome == Outcome::Changed {
                    self.picked = None;
                    self.open = true;
                }
                outcome
            }
        }
    }

    /// Moves in the list; answers false where it ends or is closed: the arrows then walk on to another field. Down reaches
    /// it from the field.
    fn walk(&mut self, edit: &Edit) -> bool {
        let count = self.suggestions.len();
        if count == 0 || self.picked.is_some() || !self.open {
            return false;
        }
        let next = match (self.pointed, edit) {
            (None, Edit::Down) => 0,
            (Some(at), Edit::Down) if at + 1 < count => at + 1,
            (Some(at), Edit::PageDown) => (at + ROWS).min(count - 1),
            (Some(at), Edit::PageUp) => at.saturating_sub(ROWS),
            (Some(at), Edit::Up) if at > 0 => at - 1,
            (Some(_), Edit::Up) if self.free => {
                self.pointed = None;
                return true;
            }
            _ => return false,
        };
        self.pointed = Some(next);
        self.walked = true;
        self.scroll();
        true
    }

    fn scroll(&mut self) {
        let at = self.pointed.unwrap_or(0);
        self.first = self.first.min(at).max((at + 1).saturating_sub(ROWS));
    }

    /// The suggestion that a text means without pointing: the only one, or the one of that name.
    fn meant(&self) -> Option<usize> {
        let typed = fold(self.text.text());
        let same = self.suggestions.iter().position(|suggestion| fold(&suggestion.label) == typed);
        same.or((self.suggestions.len() == 1).then_some(0)).filter(|_| !typed.is_empty())
    }

    fn take(&mut self, at: Option<usize>) -> Outcome {
        let Some(suggestion) = at.and_then(|at| self.suggestions.get(at)) else { return Outcome::Passed };
        let (key, label) = (suggestion.key.clone(), suggestion.label.clone());
        self.set(Some(&key), &label);
        Outcome::Taken
    }

    /// Closes the list; answers false when the text is none of what was offered and has to be.
    pub(super) fn leave(&mut self) -> bool {
        self.open = false;
        self.free || self.picked.is_some() || self.text.text().trim().is_empty()
    }

    /// What is kept of it: the key taken, a tab, the text.
    pub(super) fn saved(&self) -> String {
        format!("{}\t{}", self.picked.as_deref().unwrap_or_default(), self.text.text())
    }

    pub(super) fn restore(&mut self, saved: &str) {
        let (key, text) = saved.split_once('\t').unwrap_or(("", saved));
        self.set(Some(key).filter(|key| !key.is_empty()), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn communes() -> Vec<Suggestion> {
        let named =
            |(key, label): (&str, &str)| Suggestion { key: key.into(), label: label.into(), detail: String::new() };
        [("45155", "Gien"), ("45154", "Gidy"), ("91272", "Gif-sur-Yvette")].map(named).to_vec()
    }

    fn typed(text: &str) -> Edit {
        Edit::Insert(text.into())
    }

    #[test]
    fn enter_takes_the_pointed_one_and_typing_lets_it_go() {
        let mut commune = Suggest::new(60, false);
        commune.edit(&typed("gi"));
        commune.offer(communes(), Some(0));
        assert_eq!(commune.edit(&Edit::Down), Outcome::Kept);
        assert!(commune.is_walked());
        assert_eq!(commune.edit(&Edit::Enter), Outcome::Taken);
        assert_eq!((commune.picked.as_deref(), commune.text.text()), (Some("45154"), "Gidy"));
        assert_eq!(commune.edit(&Edit::Down), Outcome::Passed, "the list is closed");
        assert!(commune.leave());
        commune.edit(&Edit::Backspace);
        assert_eq!(commune.picked, None);
        assert!(!commune.leave());
    }

    #[test]
    fn arrows_walk_out_of_the_list_at_both_ends() {
        let mut commune = Suggest::new(60, false);
        commune.offer(communes(), Some(0));
        assert_eq!([Edit::Down, Edit::Down].map(|edit| commune.edit(&edit)), [Outcome::Kept, Outcome::Kept]);
        assert_eq!(commune.edit(&Edit::PageDown), Outcome::Kept);
        assert_eq!(commune.edit(&Edit::Down), Outcome::Passed, "below the last one");
        assert!(commune.leave() && commune.picked.is_none(), "nothing was taken on the way");
        commune.offer(communes(), Some(0));
        assert_eq!(commune.edit(&Edit::Up), Outcome::Passed, "above the first one");
    }

    #[test]
    fn tab_takes_a_name_typed_in_full() {
        let mut commune = Suggest::new(60, false);
        commune.edit(&typed("gif sur yvette"));
        commune.offer(communes(), Some(0));
        assert_eq!(commune.edit(&Edit::Next), Outcome::Taken);
        assert_eq!(commune.picked.as_deref(), Some("91272"));
    }

    #[test]
    fn a_free_text_needs_no_suggestion() {
        let mut sentence = Suggest::new(60, true);
        sentence.offer(communes(), None);
        sentence.edit(&typed("Je lis avant de cliquer."));
        assert_eq!(sentence.edit(&Edit::Enter), Outcome::Passed);
        assert!(sentence.leave());
    }

    #[test]
    fn what_is_kept_reads_back() {
        for (key, text) in [(Some("45155"), "Gien"), (None, "Gi"), (None, "")] {
            let mut before = Suggest::new(60, false);
            before.set(key, text);
            let mut after = Suggest::new(60, false);
            after.restore(&before.saved());
            assert_eq!((after.picked.as_deref(), after.text.text()), (key, text));
        }
    }
}
