//! Words close to a typed one: letters left out, added, replaced, or two neighbours swapped (optimal string alignment).

/// The most slips forgiven in one word.
pub const MOST: u8 = 2;

/// Letters from which two slips are forgiven instead of one.
const LONG: usize = 8;

/// Letters from which a word may be close before it is typed to its end.
const BEGUN: usize = 4;

/// Longer words are looked up as they are written.
const LONGEST: usize = 40;

/// How many slips are forgiven in a word of so many letters.
pub const fn slips(letters: usize) -> u8 {
    if letters >= LONG { MOST } else { 1 }
}

/// Compares one typed word with many, in their order: what two of them begin with is compared once.
pub struct Near {
    typed: Vec<char>,
    slips: u8,
    /// Also takes words that go on after what is close.
    begun: bool,
    path: Vec<char>,
    /// Slips between each beginning of the path, row by row, and each beginning of the typed word.
    table: Vec<u8>,
}

impl Near {
    /// Close words, and words whose beginning is close; `None` for a word that is too short or has figures, where a slip
    /// makes another word.
    pub fn begun(typed: &str) -> Option<Self> {
        let letters = typed.chars().count();
        Self::new(typed, slips(letters), letters >= BEGUN)
    }

    /// Whole words within so many slips.
    pub fn whole(typed: &str, slips: u8) -> Option<Self> {
        Self::new(typed, slips, false)
    }

    /// The slips between the typed word and another, when they are forgiven.
    pub fn distance(&mut self, word: &str) -> Option<u8> {
        self.walk(word).0.then(|| self.row(self.path.len()).last().copied()).flatten()
    }

    fn new(typed: &str, slips: u8, begun: bool) -> Option<Self> {
        let typed: Vec<char> = typed.chars().collect();
        let usable = (2..=LONGEST).contains(&typed.len()) && !typed.iter().any(|c| c.is_numeric());
        let first: Vec<u8> = (0..).take(typed.len() + 1).collect();
        usable.then_some(Self { typed, slips, begun, path: Vec::new(), table: first })
    }

    /// Compares the next word. Tells whether it is close, and the length of a beginning, in bytes, that all words bearing
    /// it share the answer for.
    pub fn walk(&mut self, word: &str) -> (bool, Option<usize>) {
        let shared = self.path.iter().zip(word.chars()).take_while(|(before, now)| *before == now).count();
        self.path.truncate(shared);
        self.table.truncate((shared + 1) * self.width());
        for (depth, (at, letter)) in word.char_indices().enumerate() {
            if depth >= shared {
                self.step(letter);
            }
            let end = at + letter.len_utf8();
            if self.row(depth + 1).iter().all(|slips| *slips > self.slips) {
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
        self.row(depth).last().is_some_and(|slips| *slips <= self.slips)
    }

    fn width(&self) -> usize {
        self.typed.len() + 1
    }

    fn row(&self, depth: usize) -> &[u8] {
        self.table.get(depth * self.width()..(depth + 1) * self.width()).unwrap_or_default()
    }

    fn slips_at(&self, depth: usize, column: usize) -> u8 {
        self.table.get(depth * self.width() + column).copied().unwrap_or(u8::MAX)
    }

    /// Adds a letter to the path, and its row.
    fn step(&mut self, letter: char) {
        let depth = self.path.len();
        let before = self.path.last().copied();
        let mut left = self.slips_at(depth, 0).saturating_add(1);
        self.table.push(left);
        let mut previous = None;
        for column in 1..self.width() {
            let typed = self.typed.get(column - 1).copied();
            let replaced = self.slips_at(depth, column - 1).saturating_add(u8::from(typed != Some(letter)));
            left = replaced.min(self.slips_at(depth, column).saturating_add(1)).min(left.saturating_add(1));
            if previous == Some(letter) && typed == before && depth > 0 && column > 1 {
                left = left.min(self.slips_at(depth - 1, column - 2).saturating_add(1));
            }
            self.table.push(left);
            previous = typed;
        }
        self.path.push(letter);
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
