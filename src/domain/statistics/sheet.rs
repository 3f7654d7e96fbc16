//! Figures with their words, in the order they are read: the one form that the screen and every file show.

use super::super::period::Period;
use super::masking::Cell;

/// All figures of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub period: Period,
    /// Which part of the activity is told, in words; empty for all of it.
    pub part: Vec<String>,
    /// Small numbers are hidden.
    pub is_masked: bool,
    pub totals: Vec<Total>,
    pub sections: Vec<Section>,
    /// Sessions of erased learners that are left out, because only their month is known.
    pub unplaced: u64,
}

/// A figure that stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Stable, for files that programs read.
    pub key: &'static str,
    pub label: &'static str,
    pub unit: Unit,
    /// Now, and in the period before.
    pub counts: [Cell; 2],
}

/// What a total is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Pieces,
    Minutes,
}

/// A breakdown with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Stable, for files that programs read.
    pub key: &'static str,
    pub heading: String,
    /// Of what the rows are parts, in words: « activités », « personnes ».
    pub of: &'static str,
    /// Each is counted in one row only: the rows add up to the whole.
    pub adds_up: bool,
    /// The whole that percentages refer to, now and in the period before.
    pub total: [Cell; 2],
    pub rows: Vec<Row>,
}

/// A line: now, and in the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub counts: [Cell; 2],
}

impl Section {
    /// A row's part of the whole, in hundredths, rounded; `None` when one of them is hidden, or there is no whole.
    pub fn percent(&self, row: &Row) -> Option<u64> {
        let [now, _] = row.counts;
        let [total, _] = self.total;
        let (count, total) = (now.shown()?, total.shown()?);
        (count * 200 + total).checked_div(total * 2).map(|percent| percent.min(100))
    }

    /// The highest count of the rows, now: the full length of a bar.
    pub fn highest(&self) -> u64 {
        self.rows.iter().filter_map(|row| row.counts[0].shown()).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_once() {
        let part = |count, total| {
            let row = Row { label: String::new(), counts: [Cell::Count(count), Cell::Count(0)] };
            let total = [Cell::Count(total); 2];
            let section = Section { key: "", heading: String::new(), of: "", adds_up: true, total, rows: Vec::new() };
            section.percent(&row)
        };
        assert_eq!([part(17, 41), part(33, 41), part(38, 42), part(17, 42)], [41, 80, 90, 40].map(Some));
        assert_eq!([part(1, 200), part(1, 201), part(199, 200), part(9, 3)], [1, 0, 100, 100].map(Some));
        assert_eq!(part(0, 0), None);
    }
}
