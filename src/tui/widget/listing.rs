//! Several labels on one line, and the mark that a list goes on.

use super::canvas::{Canvas, cut};
use crate::text::{session as words, shell};
use crate::tui::theme::Role;
use unicode_width::UnicodeWidthStr;

/// Says on row `y` how many lines are out of sight below, when there are any.
pub fn below(lines: usize, x: u16, y: u16, canvas: &mut Canvas<'_>) {
    if lines > 0 {
        canvas.put(x, y, Role::Muted, &shell::below(lines));
    }
}

/// Says the same on the last row of the body, which the list leaves free.
pub fn below_on_last_row(lines: usize, canvas: &mut Canvas<'_>) {
    below(lines, 4, canvas.height().saturating_sub(1), canvas);
}

/// Columns of the widest of some texts.
pub fn widest(columns: impl Iterator<Item = usize>) -> u16 {
    columns.max().and_then(|columns| u16::try_from(columns).ok()).unwrap_or(0)
}

/// As many labels as fit, then how many more there are; `none` when there is none.
pub fn one_line(labels: &[&str], width: usize, none: &str) -> String {
    let Some((first, others)) = labels.split_first() else { return none.to_owned() };
    let mut shown = (*first).to_owned();
    for (at, label) in others.iter().enumerate() {
        let more = words::and_more(others.len() - at);
        let longer = format!("{shown}, {label}");
        let reserve = if at + 1 == others.len() { 0 } else { more.width() + 1 };
        if longer.width() + reserve > width {
            return format!("{} {more}", cut(&shown, width.saturating_sub(more.width() + 1)));
        }
        shown = longer;
    }
    cut(&shown, width)
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn labels_that_do_not_fit_are_counted() {
        assert_eq!(one_line(&[], 20, "aucun"), "aucun");
        assert_eq!(one_line(&["E-mail", "Santé"], 20, "aucun"), "E-mail, Santé");
        assert_eq!(one_line(&["E-mail", "Bureautique", "Santé"], 20, "aucun"), "E-mail et 2 autres");
    }
}
