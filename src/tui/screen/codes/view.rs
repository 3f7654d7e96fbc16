//! Draws a code in half blocks, its quiet zone around it, and the address in letters beside it.

use super::{Shown, State};
use crate::text::codes as words;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use unicode_width::UnicodeWidthStr;

/// Light squares around the code, on each side: what the standard asks for, and the least above and below where the window
/// is low.
const QUIET: i32 = 4;
const LEAST: i32 = 2;

/// Addresses listed at once.
pub const ROWS: usize = 7;

/// Half a cell dark above, below, both, none.
const HALVES: [char; 4] = [' ', '▀', '▄', '█'];

/// Draws the code where the font has half blocks and the window is high enough, and the address in letters always.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(shown) = state.shown() else { return };
    // A code that is not whole in sight cannot be aimed at.
    let rows = i32::try_from(shared.sight_rows()).unwrap_or(0).min(i32::from(canvas.height()));
    let size = shown.size;
    let above = ((2 * rows - size) / 2).min(QUIET);
    let fits = canvas.glyphs.has_half_blocks() && above >= LEAST;
    let x = if fits { draw(shown, above, state.inverted, canvas) + 3 } else { 4 };
    let right = u16::try_from(shared.sight_columns()).unwrap_or(u16::MAX).min(canvas.width());
    beside(state, shown, (x, right), fits, canvas);
}

/// Draws the code, and tells the column after it.
fn draw(shown: &Shown, above: i32, inverted: bool, canvas: &mut Canvas<'_>) -> u16 {
    let size = shown.size;
    // Without colours, blocks are drawn in the letters' own: light ones, on the dark ground most terminals have.
    let swapped = inverted == canvas.draws_paper();
    let is_dark = |x, y| shown.is_dark(x, y) != swapped;
    let (width, height) = (size + 2 * QUIET, size + 2 * above);
    for (row, y) in (0_u16..).zip((0..height).step_by(2)) {
        let half = |x: i32, y: i32| usize::from(is_dark(x - QUIET, y - above));
        let line: String = (0..width).filter_map(|x| HALVES.get(half(x, y) + 2 * half(x, y + 1))).collect();
        canvas.put_paper(0, row, &line);
    }
    u16::try_from(width).unwrap_or(u16::MAX)
}

fn beside(state: &State, shown: &Shown, (x, right): (u16, u16), fits: bool, canvas: &mut Canvas<'_>) {
    let width = usize::from(right.saturating_sub(x + 1).min(76));
    let mut y = 1;
    let mut paragraph = |role, text: &str, canvas: &mut Canvas<'_>| {
        for line in pieces(text, width) {
            canvas.put(x, y, role, &line);
            y += 1;
        }
        y += 1;
    };
    paragraph(Role::Heading, &shown.name, canvas);
    let said = match fits {
        true => words::AIM,
        false if canvas.glyphs.has_half_blocks() => words::NO_ROOM,
        false => words::NO_BLOCKS,
    };
    paragraph(Role::Muted, said, canvas);
    paragraph(Role::Muted, words::OR_TYPE, canvas);
    paragraph(Role::Title, &shown.typed, canvas);
    if state.codes().len() > 1 {
        let listed = state.codes().iter().enumerate().skip(state.list.first).take(ROWS);
        for (y, (index, other)) in (y + 1..).zip(listed) {
            let pointed = index == state.list.selected;
            canvas.put_within(x + 2, y, u16::try_from(width).unwrap_or(0), Canvas::row_role(pointed), &other.name);
            canvas.marker(x, y, pointed);
        }
    } else {
        canvas.cursor(x, 1);
    }
}

/// A text in lines that fit; an address is broken where it must.
fn pieces(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrap(text, width) {
        let mut rest: Vec<char> = line.chars().collect();
        while line.width() > width && rest.len() > width {
            let next = rest.split_off(width);
            lines.push(rest.into_iter().collect());
            rest = next;
        }
        lines.push(rest.into_iter().collect());
    }
    lines
}
