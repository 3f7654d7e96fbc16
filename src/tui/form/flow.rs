//! Where the options of a choice stand when they are all in sight.

use unicode_width::UnicodeWidthStr;

/// Columns that « [x] » and its blank take before a label.
pub const MARK: usize = 4;

/// Columns between two options.
const GAP: usize = 2;

/// The column and row of each option in `room` columns; `aligned` options stand below each other.
pub fn places<'a>(labels: impl Iterator<Item = &'a str> + Clone, room: usize, aligned: bool) -> Vec<(usize, usize)> {
    let widest = labels.clone().map(UnicodeWidthStr::width).max().unwrap_or(0);
    let (mut column, mut row) = (0, 0);
    let mut places = Vec::new();
    for label in labels {
        if column > 0 && column + MARK + label.width() > room {
            (column, row) = (0, row + 1);
        }
        places.push((column, row));
        column += MARK + if aligned { widest } else { label.width() } + GAP;
    }
    places
}

/// How many rows the options take.
pub fn height<'a>(labels: impl Iterator<Item = &'a str> + Clone, room: usize, aligned: bool) -> usize {
    places(labels, room, aligned).last().map_or(1, |(_, row)| row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_flow_into_rows() {
        let procedures = ["Santé", "Famille", "Emploi", "Impôts", "Papiers", "Retraite", "Autre", "Rien"];
        let places = places(procedures.into_iter(), 54, true);
        assert_eq!(places[..5], [(0, 0), (14, 0), (28, 0), (42, 0), (0, 1)]);
        assert_eq!(height(procedures.into_iter(), 53, true), 2);
        assert_eq!(height(["Femme", "Homme", "Non précisé"].into_iter(), 50, false), 1);
        assert_eq!(height(procedures.into_iter(), 0, true), 8);
        assert_eq!(height([].into_iter(), 10, true), 1);
    }
}
