//! Undo and redo over a whole form.

/// Steps remembered.
const DEPTH: usize = 300;

/// A field's value at some moment: what is kept of it, and where the cursor stood.
#[derive(Clone, PartialEq, Eq)]
pub struct Moment {
    /// Index of the field.
    pub field: usize,
    pub saved: String,
    pub cursor: usize,
}

/// Which steps melt into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Letters of one word, or a run of deletions.
    Typing,
    Deleting,
    /// Always a step of its own.
    Whole,
    /// Part of whatever was done in the field just before.
    Tidying,
}

/// What was done, and what was undone.
#[derive(Clone, Default)]
pub struct History {
    done: Vec<(Moment, Grain)>,
    undone: Vec<Moment>,
    /// The last step may still grow.
    growing: bool,
}

impl History {
    /// Notes how a field stood before a change.
    pub fn record(&mut self, before: Moment, grain: Grain) {
        self.undone.clear();
        let last = self.done.last().filter(|(last, _)| last.field == before.field);
        let melts = match grain {
            Grain::Whole => false,
            Grain::Tidying => last.is_some(),
            Grain::Typing | Grain::Deleting => self.growing && last.is_some_and(|(_, last)| *last == grain),
        };
        if !melts {
            self.done.push((before, grain));
            self.done.drain(..self.done.len().saturating_sub(DEPTH));
        }
        self.growing = true;
    }

    /// Ends the step: what comes next is another one.
    pub const fn seal(&mut self) {
        self.growing = false;
    }

    /// How a field stood before the last step; `now` tells how it stands.
    pub fn undo(&mut self, now: &dyn Fn(usize) -> Option<Moment>) -> Option<Moment> {
        let (before, _) = self.done.pop()?;
        self.undone.extend(now(before.field));
        self.seal();
        Some(before)
    }

    /// How a field stood before the last undo; `now` tells how it stands.
    pub fn redo(&mut self, now: &dyn Fn(usize) -> Option<Moment>) -> Option<Moment> {
        let after = self.undone.pop()?;
        self.done.extend(now(after.field).map(|before| (before, Grain::Whole)));
        self.seal();
        Some(after)
    }
}
