//! Pages of plain text, 80 columns wide.

use crate::domain::harmless::clean_line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide a page is, in columns.
pub const WIDTH: usize = 80;

/// Lines of text, none wider than [`WIDTH`], each made harmless on its way in.
#[derive(Default)]
pub struct Page {
    lines: Vec<String>,
}

impl Page {
    /// Adds an empty line.
    pub fn blank(&mut self) {
        self.lines.push(String::new());
    }

    /// Adds a rule across the page.
    pub fn rule(&mut self) {
        self.lines.push("─".repeat(WIDTH));
    }

    /// Adds a text, wrapped. Lines after the first are indented by `hang` columns.
    pub fn text(&mut self, text: &str, hang: usize) {
        self.lines.extend(wrap(text, WIDTH, hang));
    }

    /// Adds a label in a column of `width`, and its value beside it, wrapped under itself. Nothing without a value.
    pub fn row(&mut self, label: &str, width: usize, value: &str) {
        for (number, paragraph) in value.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
            let label = if number == 0 { fit(label, width) } else { " ".repeat(width) };
            self.text(&format!("{label}{paragraph}"), width);
        }
    }

    /// Adds two texts on one line, one at each side; on two lines when they are too long together.
    pub fn sides(&mut self, left: &str, right: &str) {
        let (left, right) = (one_line(left), one_line(right));
        let used = left.width() + right.width();
        if used + 2 <= WIDTH || right.is_empty() && used <= WIDTH {
            let gap = " ".repeat(WIDTH - used);
            self.lines.push(format!("{left}{gap}{right}").trim_end().to_owned());
        } else {
            self.text(&left, 0);
            self.text(&right, 0);
        }
    }

    /// The page's text, with a line break after each line.
    pub fn finish(self) -> String {
        let mut text = self.lines.join("\n");
        text.push('\n');
        text
    }
}

/// A text on one harmless line.
fn one_line(text: &str) -> String {
    clean_line(text, usize::MAX)
}

/// Cuts or fills a text to `width` columns exactly; what is cut ends with an ellipsis.
pub fn fit(text: &str, width: usize) -> String {
    let text = one_line(text);
    if text.width() <= width {
        let gap = " ".repeat(width - text.width());
        return text + &gap;
    }
    let mut cut = String::new();
    for piece in text.graphemes(true) {
        if cut.width() + piece.width() + 1 > width {
            break;
        }
        cut.push_str(piece);
    }
    cut.push('…');
    let gap = " ".repeat(width.saturating_sub(cut.width()));
    cut + &gap
}

/// Cuts a text into lines of `width` columns at most, at its blanks where it can; all but the first begin with `hang`
/// spaces. Blanks inside a line are kept, so that columns stay columns.
fn wrap(text: &str, width: usize, hang: usize) -> Vec<String> {
    let text = one_line(text);
    let hang = " ".repeat(hang.min(width / 2));
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(&text) {
        if line.width() + word.trim_end().width() > width && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clone_from(&hang);
        }
        for piece in word.graphemes(true) {
            if line.width() + piece.width() > width && piece != " " {
                lines.push(line.trim_end().to_owned());
                line.clone_from(&hang);
            }
            line.push_str(piece);
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Cuts a line where it may be broken: after its blanks, but not before what French writes behind one (« » : ; ! ? »),
/// nor after an opening quotation mark.
fn words(text: &str) -> Vec<&str> {
    let may_break = |text: &str, at: usize| {
        let (before, after) = text.split_at(at);
        !after.starts_with(['»', ':', ';', '!', '?']) && !before.trim_end().ends_with('«')
    };
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.match_indices(' ').map(|(at, _)| at + 1).find(|at| may_break(rest, *at)) {
        let (word, after) = rest.split_at(at);
        words.push(word);
        rest = after;
    }
    words.push(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_hang_under_their_value() {
        let mut page = Page::default();
        page.row("  Note", 10, &format!("{}\n\nfin", "mot ".repeat(20)));
        page.row("  Vide", 10, " ");
        let text = page.finish();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("  Note    mot mot") && lines[1].starts_with("          mot"));
        assert_eq!(lines[2], "          fin");
    }

    #[test]
    fn no_line_begins_with_what_french_writes_behind_a_blank() {
        let lines = wrap("« Je lis bien. » Ah oui : non", 14, 0);
        assert_eq!(lines, ["« Je lis", "bien. » Ah", "oui : non"]);
    }

    #[test]
    fn sides_share_a_line_when_they_can() {
        let mut page = Page::default();
        page.sides("a", "b");
        page.sides(&"a".repeat(60), &"b".repeat(30));
        let text = page.finish();
        let widths: Vec<usize> = text.lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(widths, [80, 60, 30]);
    }

    #[test]
    fn texts_are_cut_to_a_width() {
        assert_eq!(
            (fit("abc", 5).as_str(), fit("abcdef", 5).as_str(), fit("日本語", 4).as_str()),
            ("abc  ", "abcd…", "日… ")
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page(left in any::<String>(), right in ".{0,120}", hang in 0usize..200) {
            let mut page = Page::default();
            page.sides(&left, &right);
            page.text(&right, hang);
            page.row(&left, 17, &right);
            for line in page.finish().lines() {
                prop_assert!(line.width() <= WIDTH, "{:?}", line);
                prop_assert!(!line.chars().any(char::is_control));
            }
        }
    }
}
