//! Words close to a typed one: letters left out, added, replaced, or two neighbours swapped (optimal string alignment).

/// Letters from which two slips are forgiven instead of one.
const LONG: usize = 8;

/// Letters from which a word may be close before it is typed to its end.
const BEGUN: usize = 4;

/// Longer words are looked up as they are written.
const LONGEST: usize = 40;

/// How many slips are forgiven in a word of so many letters.
pub const fn slips(letters: usize) -> u8 {
    if letters >= LONG { 2 } else { 1 }
}

/// Compares one typed word with many, in their order: what two of them begin with is compared once.
pub struct Near {
    typed: Vec<char>,
    slips: u8,
    /// Also takes words that go on after what is close.
    begun: bool,
    path: Vec<char>,
    /// Slips between each beginning of the path and each beginning of the typed word.
    rows: Vec<Vec<u8>>,
}

impl Near {
    /// Close words, and words whose beginning is close; `None` for a word that is too short or has figures, where a slip
    /// makes another word.
    pub fn begun(typed: &str) -> Option<Self> {
        let letters = typed.chars().count();
        Self::new(typed, slips(letters), letters >= BEGUN)
    }

    /// Words within so many slips.
    pub fn whole(typed: &str, slips: u8) -> Option<Self> {
        Self::new(typed, slips, false)
    }

    fn new(typed: &str, slips: u8, begun: bool) -> Option<Self> {
        let typed: Vec<char> = typed.chars().collect();
        let usable = (2..=LONGEST).contains(&typed.len()) && !typed.iter().any(|c| c.is_numeric());
        let first = (0..).take(typed.len() + 1).collect();
        usable.then_some(Self { typed, slips, begun, path: Vec::new(), rows: vec![first] })
    }

    /// Compares the next word. Tells whether it is close, and the length of a beginning, in bytes, that all words bearing
    /// it share the answer for.
    pub fn walk(&mut self, word: &str) -> (bool, Option<usize>) {
        let shared = self.path.iter().zip(word.chars()).take_while(|(before, now)| *before == now).count();
        self.path.truncate(shared);
        self.rows.truncate(shared + 1);
        for (depth, (at, letter)) in word.char_indices().enumerate() {
            if depth >= shared {
                self.step(letter);
            }
            let Some(row) = self.rows.get(depth + 1) else { return (false, None) };
            let end = at + letter.len_utf8();
            if row.iter().all(|slips| *slips > self.slips) {
                return (false, Some(end));
            }
            // A slip on the last typed letter would make every shorter beginning close.
            let reached = self.begun && self.typed.last() == Some(&letter);
            if reached && self.is_close(depth + 1) {
                return (true, Some(end));
            }
        }
        (self.is_close(self.path.len()), None)
    }

    fn is_close(&self, depth: usize) -> bool {
        self.rows.get(depth).and_then(|row| row.last()).is_some_and(|slips| *slips <= self.slips)
    }

    /// Adds a letter to the path, and its row.
    fn step(&mut self, letter: char) {
        let Some(above) = self.rows.last() else { return };
        let two_above = self.rows.len().checked_sub(2).and_then(|at| self.rows.get(at)).zip(self.path.last());
        let mut row = Vec::with_capacity(above.len());
        let mut left = above.first().map_or(1, |slips| slips.saturating_add(1));
        row.push(left);
        let mut diagonal = above.first().copied().unwrap_or_default();
        let mut previous = None;
        for (column, (typed, up)) in self.typed.iter().zip(above.iter().skip(1)).enumerate() {
            let replaced = diagonal + u8::from(*typed != letter);
            let mut slips = replaced.min(up.saturating_add(1)).min(left.saturating_add(1));
            if let Some((row_before, letter_before)) = two_above
                && previous == Some(letter)
                && typed == letter_before
                && let Some(before) = column.checked_sub(1).and_then(|column| row_before.get(column))
            {
                slips = slips.min(before.saturating_add(1));
            }
            row.push(slips);
            (left, diagonal, previous) = (slips, *up, Some(*typed));
        }
        self.path.push(letter);
        self.rows.push(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(typed: &str, word: &str) -> bool {
        Near::begun(typed).is_some_and(|mut near| near.walk(word).0)
    }

    #[test]
    fn one_slip_is_forgiven_and_two_from_eight_letters() {
        for (typed, word) in [
            ("dupond", "dupont"),
            ("yvet", "ivette"),
            ("matrin", "martin"),
            ("matin", "martin"),
            ("marttin", "martin"),
            ("ana", "anna"),
            ("ly", "li"),
            ("bernadete", "bernadette"),
            ("bernardete", "bernadette"),
            ("christohpe", "christophe"),
        ] {
            assert!(close(typed, word), "{typed} {word}");
        }
        for (typed, word) in [
            ("dupond", "durand"),
            ("yvet", "odette"),
            ("mart", "marie"),
            ("an", "anna"),
            ("a", "b"),
            ("27", "28"),
            ("pont9", "pont8"),
            ("bernadette", "bernard"),
        ] {
            assert!(!close(typed, word), "{typed} {word}");
        }
    }

    #[test]
    fn walking_sorted_words_changes_nothing() {
        let words = ["ivan", "ives", "ivette", "yvan", "yves", "yvet", "yvette", "yvon", "yvonne", "yvts"];
        let mut near = Near::begun("yvet").unwrap();
        for word in words {
            assert_eq!(near.walk(word).0, close("yvet", word), "{word}");
        }
    }
}
