//! One run through an exercise: where one is, and what was right.

use super::{Exercise, Item, Outcome};

/// How an item went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub right: bool,
    /// Typing errors, in what is copied.
    pub faults: usize,
}

/// The items drawn, and the marks so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    items: Vec<Item>,
    marks: Vec<Mark>,
}

impl Run {
    /// A run that has not begun.
    pub fn new(exercise: &Exercise, seed: u64) -> Self {
        Self { items: exercise.draw(seed), marks: Vec::new() }
    }

    /// The item to do; `None` when all are done.
    pub fn item(&self) -> Option<&Item> {
        self.items.get(self.marks.len())
    }

    /// The last item done, and how it went.
    pub fn last(&self) -> Option<(&Item, Mark)> {
        Some((self.items.get(self.marks.len().checked_sub(1)?)?, *self.marks.last()?))
    }

    /// Marks the item to do, and goes on to the next.
    pub fn mark(&mut self, mark: Mark) {
        if self.item().is_some() {
            self.marks.push(mark);
        }
    }

    /// How many items are done, and how many there are.
    pub fn done(&self) -> (usize, usize) {
        (self.marks.len(), self.items.len())
    }

    /// The items done, each with its mark.
    pub fn marked(&self) -> impl Iterator<Item = (&Item, Mark)> {
        self.items.iter().zip(self.marks.iter().copied())
    }

    /// What came of it so far.
    pub fn outcome(&self) -> Outcome {
        Outcome {
            right: self.marks.iter().filter(|mark| mark.right).count(),
            total: self.items.len(),
            faults: self.marks.iter().map(|mark| mark.faults).sum(),
            finished: self.item().is_none(),
        }
    }
}
