//! What a run came to, and the value or the rating it proposes. The mediator decides.

use super::{Exercise, Pool, Purpose};
use crate::domain::ids::{ExerciseId, LearnerId, MediatorId};
use crate::domain::session::Rating;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Typing errors that still count as done.
const FEW_FAULTS: usize = 2;

/// What came of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub right: usize,
    pub total: usize,
    /// Typing errors.
    pub faults: usize,
    pub finished: bool,
}

/// A run that waits to be proposed: which exercise, how it went, whose keyboard it was; no name, no word typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practised {
    pub exercise: ExerciseId,
    pub outcome: Outcome,
    pub learner: LearnerId,
    /// Whoever handed the keyboard over is proposed the result, nobody else.
    pub mediator: MediatorId,
}

impl Exercise {
    /// The value that a test proposes as seen, 0 to 2: the value 3 is for who also says how or why.
    pub fn value(&self, outcome: &Outcome) -> Option<u8> {
        let Purpose::Test { grades, .. } = &self.purpose else { return None };
        Some(match &self.pool {
            Pool::Copy(_) | Pool::Fill(_) if !outcome.finished => 0,
            Pool::Copy(_) if outcome.faults > FEW_FAULTS => 1,
            Pool::Copy(_) | Pool::Fill(_) => 2,
            _ => grades.iter().map(|grade| u8::from(outcome.right >= *grade)).sum(),
        })
    }

    /// Whether everything was right: then the value is 3 if the person also says how or why.
    pub fn is_perfect(&self, outcome: &Outcome) -> bool {
        outcome.finished && outcome.faults == 0 && outcome.right == outcome.total
    }

    /// The rating that practice proposes for its skills; none for a test, or for a run that was broken off.
    ///
    /// All right is « sans aide », half of it « de l'aide parfois », less « à deux ».
    pub fn rating(&self, outcome: &Outcome) -> Option<Rating> {
        let practice = matches!(self.purpose, Purpose::Practice(_));
        (practice && outcome.finished).then_some(Rating::Level(match outcome.right {
            right if right == outcome.total => 3,
            right if 2 * right >= outcome.total => 2,
            _ => 1,
        }))
    }
}

/// The fewest letters to put in, take out or change to make one text of the other. The apostrophe of paper is that of the
/// keyboard, and blanks around do not count.
pub fn faults(typed: &str, model: &str) -> usize {
    let (typed, model) = (plain(typed), plain(model));
    let (typed, model): (Vec<&str>, Vec<&str>) = (typed.graphemes(true).collect(), model.graphemes(true).collect());
    let mut row: Vec<usize> = (0..=model.len()).collect();
    for (number, letter) in (1..).zip(&typed) {
        let mut above = row.iter().copied();
        let mut corner = above.next().unwrap_or_default();
        let mut left = number;
        let mut next = vec![number];
        for (wanted, up) in model.iter().zip(above) {
            left = (corner + usize::from(wanted != letter)).min(up + 1).min(left + 1);
            corner = up;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn plain(text: &str) -> String {
    text.trim().nfc().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect()
}

/// What a passphrase of one's own lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooFewWords,
    TooShort,
    SameWord,
}

/// Looks at a passphrase made in an exercise: four words, sixteen letters, no word twice.
pub fn weakness(passphrase: &str) -> Option<Weakness> {
    const WORDS: usize = 4;
    const LETTERS: usize = 16;
    let words: Vec<&str> = passphrase.split_whitespace().collect();
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let twice = |(at, word): (usize, &&str)| words.iter().take(at).any(|before| before == word);
    if words.len() < WORDS {
        Some(Weakness::TooFewWords)
    } else if words.iter().enumerate().any(twice) {
        Some(Weakness::SameWord)
    } else {
        (letters < LETTERS).then_some(Weakness::TooShort)
    }
}
