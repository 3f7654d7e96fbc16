//! Which part of a text stands on which row and column.

use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The rows of a note in `columns` columns, as byte ranges: at least one, line breaks left out.
///
/// The last column stays free for a cursor at a row's end.
pub fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let room = columns.saturating_sub(1).max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, room, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, room: usize, rows: &mut Vec<Range<usize>>) {
    let mut start = 0;
    let mut used = 0;
    // The end of the last blank of the row.
    let mut broken = None;
    for (at, grapheme) in line.grapheme_indices(true) {
        let width = grapheme.width();
        while used + width > room && grapheme != " " && at > start {
            let end = broken.take().unwrap_or(at);
            rows.push(offset + start..offset + end);
            used = line.get(end..at).unwrap_or_default().width();
            start = end;
        }
        used += width;
        if grapheme == " " {
            broken = Some(at + 1);
        }
    }
    rows.push(offset + start..offset + line.len());
}

/// The byte of a row nearest to a column.
pub fn byte_at(text: &str, row: &Range<usize>, column: usize) -> usize {
    let line = text.get(row.clone()).unwrap_or_default();
    let mut used = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        used += grapheme.width();
        if used > column {
            return row.start + at;
        }
    }
    // The end of a wrapped row is the beginning of the next.
    let wrapped = text.get(row.end..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('\n'));
    let last = line.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    if wrapped { row.start + last } else { row.end }
}

/// The part of a line between two columns; half of a wide character becomes a space.
pub fn window(line: &str, first: usize, columns: usize) -> String {
    let mut shown = String::new();
    let mut column: usize = 0;
    let end = first.saturating_add(columns);
    for grapheme in line.graphemes(true) {
        let next = column + grapheme.width();
        if column >= first && next <= end {
            shown.push_str(grapheme);
        } else if column < first && next > first || column < end && next > end {
            shown.push(' ');
        }
        if next >= end {
            break;
        }
        column = next;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        rows(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn rows_break_between_words_when_they_can() {
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("un deux trois", 9), ["un deux ", "trois"]);
        assert_eq!(wrapped("anticonstitutionnel", 8), ["anticon", "stituti", "onnel"]);
        assert_eq!(wrapped("un\n\ndeux", 9), ["un", "", "deux"]);
    }

    #[test]
    fn a_window_shows_columns() {
        assert_eq!(window("abcdef", 2, 3), "cde");
        assert_eq!(window("a漢字b", 2, 4), " 字b");
        assert_eq!(window("a漢字b", 0, 2), "a ");
        assert_eq!(window("abc", 7, 4), "");
    }

    proptest! {
        #[test]
        fn rows_hold_the_whole_text_and_fit(text in "[a-z é漢\n]{0,40}", columns in 1_usize..12) {
            let rows = rows(&text, columns);
            let joined: String = rows.iter().map(|range| &text[range.clone()]).collect();
            prop_assert_eq!(joined, text.replace('\n', ""));
            for range in rows {
                let row = text[range].trim_end();
                prop_assert!(row.width() <= columns.saturating_sub(1).max(1) || row.graphemes(true).count() == 1);
            }
        }
    }
}
