//! The body of a screen: text at fixed places, in a role, with one real cursor.

use super::field::{self, Columns, Look};
use crate::domain::harmless;
use crate::tui::form::Field;
use crate::tui::glyphs::Glyphs;
use crate::tui::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns of the frames the screens are drawn for.
const FRAME_COLUMNS: u16 = 80;

/// Where views draw. Coordinates start at the body's top left; what falls outside is cut.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    pub glyphs: Glyphs,
    cursor: Option<(u16, u16)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over a whole buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme, glyphs: Glyphs) -> Self {
        Self { buffer, theme, glyphs, cursor: None }
    }

    /// Columns.
    pub fn width(&self) -> u16 {
        self.buffer.area.width
    }

    /// Rows.
    pub fn height(&self) -> u16 {
        self.buffer.area.height
    }

    /// Writes a text and returns the column after it. The text is made harmless and cut at the edge.
    pub fn put(&mut self, x: u16, y: u16, role: Role, text: &str) -> u16 {
        self.put_within(x, y, self.width().saturating_sub(x), role, text)
    }

    /// Writes a text in at most `width` columns, ending in « … » when it is cut.
    pub fn put_within(&mut self, x: u16, y: u16, width: u16, role: Role, text: &str) -> u16 {
        let room = width.min(self.width().saturating_sub(x));
        if room == 0 || y >= self.height() {
            return x;
        }
        let safe = harmless::clean_line(text, usize::from(u16::MAX));
        let shown = cut(&safe, usize::from(room));
        let (end, _) = self.buffer.set_stringn(x, y, shown, usize::from(room), self.theme.style(role));
        end
    }

    /// Writes a text so that it ends before column `right`.
    pub fn put_right(&mut self, right: u16, y: u16, role: Role, text: &str) {
        let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
        self.put(right.saturating_sub(width), y, role, text);
    }

    /// Writes half blocks, dark on light where the theme has colours.
    pub fn put_paper(&mut self, x: u16, y: u16, blocks: &str) {
        if y < self.height() && x < self.width() {
            let room = usize::from(self.width() - x);
            self.buffer.set_stringn(x, y, blocks, room, self.theme.style(Role::Paper));
        }
    }

    /// Whether what stands on paper is dark on light; without colours the letters' own colour decides.
    pub fn draws_paper(&self) -> bool {
        self.theme.style(Role::Paper).bg.is_some()
    }

    /// Fills a part of a row with a role's style, without touching its text.
    pub fn paint(&mut self, x: u16, y: u16, width: u16, role: Role) {
        let style = self.theme.style(role);
        for column in x..x.saturating_add(width).min(self.width()) {
            if let Some(cell) = self.buffer.cell_mut((column, y)) {
                cell.set_style(style);
            }
        }
    }

    /// Empties a rectangle.
    pub fn clear(&mut self, x: u16, y: u16, width: u16, height: u16) {
        let style = self.theme.style(Role::Normal);
        for row in y..y.saturating_add(height).min(self.height()) {
            for column in x..x.saturating_add(width).min(self.width()) {
                if let Some(cell) = self.buffer.cell_mut((column, row)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Draws a plain frame and empties its inside.
    pub fn frame(&mut self, x: u16, y: u16, width: u16, height: u16, title: &str) {
        self.clear(x, y, width, height);
        let [top_left, top_right, bottom_left, bottom_right, side] = self.glyphs.frame;
        let inside = usize::from(width.saturating_sub(2));
        let line = self.glyphs.rule.to_string().repeat(inside);
        self.put(x, y, Role::Rule, &format!("{top_left}{line}{top_right}"));
        self.put(x, (y + height).saturating_sub(1), Role::Rule, &format!("{bottom_left}{line}{bottom_right}"));
        for row in y + 1..(y + height).saturating_sub(1) {
            self.put(x, row, Role::Rule, &side.to_string());
            self.put((x + width).saturating_sub(1), row, Role::Rule, &side.to_string());
        }
        if !title.is_empty() {
            self.put_within(x + 2, y, width.saturating_sub(4), Role::Heading, &format!(" {title} "));
        }
    }

    /// A heading that runs into a rule: « ── Si c'est utile ──── ».
    pub fn ruled_heading(&mut self, x: u16, y: u16, width: u16, heading: &str) {
        let rule = self.glyphs.rule.to_string();
        let end = self.put(x, y, Role::Rule, &rule.repeat(2));
        let end = self.put(end + 1, y, Role::Heading, heading);
        let left = (x + width).saturating_sub(end + 1);
        self.put(end + 1, y, Role::Rule, &rule.repeat(usize::from(left)));
    }

    /// A list row's marker, and the real cursor when the row is the focused one.
    pub fn marker(&mut self, x: u16, y: u16, pointed: bool) {
        if pointed {
            let marker = self.glyphs.marker.to_string();
            self.put(x, y, Role::Selected, &marker);
            self.cursor(x, y);
        }
    }

    /// The role of a row's text.
    pub const fn row_role(pointed: bool) -> Role {
        if pointed { Role::Selected } else { Role::Normal }
    }

    /// Places the real cursor; the last call counts.
    pub const fn cursor(&mut self, x: u16, y: u16) {
        self.cursor = Some((x, y));
    }

    /// Where the cursor was placed.
    pub const fn cursor_at(&self) -> Option<(u16, u16)> {
        self.cursor
    }

    /// Draws a form's field with its top at row `y`, and places the real cursor when it is the focused one.
    pub fn field(&mut self, field: &Field, focused: bool, columns: Columns, y: u16) {
        let look = self.look();
        let (width, height) = (self.width().min(FRAME_COLUMNS), self.height());
        if y >= height {
            return;
        }
        // Wider windows do not make options flow otherwise.
        let area = Rect::new(0, y, width, height - y);
        if let Some(at) = field::draw(field, focused, area, columns, &look, self.buffer) {
            self.cursor(at.x, at.y);
        }
    }

    /// Draws the open list of the focused field that stands on row `y`: after all fields, for it lies over them.
    pub fn field_list(&mut self, field: &Field, columns: Columns, y: u16) {
        let look = self.look();
        let area = Rect::new(0, 0, self.width().min(FRAME_COLUMNS), self.height());
        if let Some(at) = field::draw_list(field, area, y, columns, &look, self.buffer) {
            self.cursor(at.x, at.y);
        }
    }

    fn look(&self) -> Look {
        let style = |role| self.theme.style(role);
        Look {
            normal: style(Role::Normal),
            label: style(Role::Label),
            focus: style(Role::Focus),
            selected: style(Role::Selected),
            muted: style(Role::Muted),
            error: style(Role::Error),
            rule: style(Role::Rule),
            marker: self.glyphs.marker,
            bullet: self.glyphs.bullet,
            frame: self.glyphs.frame,
            line: self.glyphs.rule,
        }
    }

    /// The buffer and theme, for widgets that draw by themselves.
    pub const fn parts(&mut self) -> (&mut Buffer, &Theme) {
        (self.buffer, self.theme)
    }
}

/// A text cut to `width` columns, with « … » in place of what is missing.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        shown.push_str(grapheme);
    }
    shown.truncate(shown.trim_end().len());
    if width > 0 {
        shown.push('…');
    }
    shown
}

/// A text broken between words into lines of at most `width` columns. French punctuation that stands apart from its
/// word by a space stays on its line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in bound_words(text) {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(&word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(&word);
        } else {
            lines.push(word);
        }
    }
    lines
}

/// The words of a text, each with the punctuation that must not part from it.
fn bound_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let closes = word.starts_with(['»', ':', ';', '?', '!', '%']);
        match words.last_mut() {
            Some(before) if closes || before.ends_with('«') => {
                before.push(' ');
                before.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_says_so_and_never_overflows() {
        assert_eq!(cut("Yvette", 6), "Yvette");
        assert_eq!(cut("Yvette M.", 6), "Yvett…");
        assert_eq!(cut("Yvette M.", 8), "Yvette…");
        assert_eq!(cut("Yvette", 0), "");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("un deux trois", 7), ["un deux", "trois"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(wrap("il dit « oui » : bien", 12), ["il dit", "« oui » :", "bien"]);
    }
}
