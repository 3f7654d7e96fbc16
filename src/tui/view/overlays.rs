//! Draws what stands on top of a screen, in the part of the body that the window shows.

use crate::text::shell as words;
use crate::tui::app::App;
use crate::tui::overlay::{Asking, Menu, Overlay};
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use unicode_width::UnicodeWidthStr;

/// Columns of the frames the screens are drawn for.
const COLUMNS: u16 = 80;
/// Columns of the keys in the help.
const KEYS: u16 = 25;

/// Draws the menu, the help or a question within so many columns and rows.
pub fn draw(overlay: &Overlay, app: &App, size: (u16, u16), canvas: &mut Canvas<'_>) {
    match overlay {
        Overlay::Menu(menu) => draw_menu(menu, size, canvas),
        Overlay::Help(first) => draw_help(app, *first, size, canvas),
        Overlay::Ask(asking) => draw_question(asking, size, canvas),
    }
}

/// The left edge and the columns of a frame that would like to have so many.
fn placed(wanted: u16, columns: u16) -> (u16, u16) {
    let width = wanted.min(columns);
    ((columns.min(COLUMNS) - width) / 2, width)
}

fn draw_menu(menu: &Menu, size: (u16, u16), canvas: &mut Canvas<'_>) {
    let (x, width) = placed(64, size.0);
    let body = usize::from(size.1);
    let (top, height) = Menu::placed(body);
    let (top, height) = (u16::try_from(top).unwrap_or(0), u16::try_from(height).unwrap_or(0));
    canvas.frame(x, top, width, height, words::MENU_TITLE);
    let end = canvas.put(x + 3, top + 1, Role::Normal, menu.filter.text());
    canvas.paint(x + 3, top + 1, width - 6, Role::Focus);
    let shown = menu.shown();
    if shown.is_empty() {
        canvas.put(x + 3, top + 3, Role::Normal, words::MENU_NOTHING);
    }
    let rows = Menu::shown_rows(body);
    let mut cursor = (end, top + 1);
    for (y, (index, row)) in (top + 3..).zip(shown.iter().enumerate().skip(menu.list.first).take(rows)) {
        let pointed = index == menu.list.selected;
        canvas.marker(x + 2, y, pointed);
        if pointed && index > 0 {
            cursor = (x + 2, y);
        }
        let role = if row.reason.is_some() { Role::Muted } else { Canvas::row_role(pointed) };
        let end = canvas.put(x + 4, y, role, row.label);
        let key = words::key_name(row.key);
        if let Some(reason) = row.reason {
            let key = u16::try_from(key.width()).unwrap_or(width);
            let room = (x + width - 4).saturating_sub(key).saturating_sub(end + 2);
            canvas.put_within(end + 2, y, room, Role::Muted, reason);
        }
        canvas.put_right(x + width - 3, y, Role::Label, &key);
    }
    canvas.cursor(cursor.0, cursor.1);
}

fn draw_help(app: &App, first: usize, size: (u16, u16), canvas: &mut Canvas<'_>) {
    let (x, width) = placed(74, size.0);
    let height = size.1.min(21).saturating_sub(1);
    canvas.frame(x, 0, width, height, words::HELP_TITLE);
    let rows = usize::from(height.saturating_sub(2));
    let told = x + 2 + KEYS;
    let room = usize::from((x + width).saturating_sub(told + 2));
    let lines = app.help_lines().into_iter().flat_map(|(key, what)| {
        let keys = std::iter::once(key).chain(std::iter::repeat(String::new()));
        keys.zip(wrap(&what, room)).collect::<Vec<_>>()
    });
    let lines: Vec<(String, String)> = lines.collect();
    let first = first.min(lines.len().saturating_sub(rows));
    for (y, (key, what)) in (1..).zip(lines.into_iter().skip(first).take(rows)) {
        canvas.put_within(x + 2, y, KEYS, Role::Label, &key);
        canvas.put(told, y, Role::Normal, &what);
    }
    canvas.cursor(x + 2, 1);
}

fn draw_question(asking: &Asking, size: (u16, u16), canvas: &mut Canvas<'_>) {
    let ask = &asking.ask;
    let (x, width) = placed(70, size.0);
    let room = usize::from(width.saturating_sub(6));
    let mut lines: Vec<String> = ask.lines.iter().flat_map(|line| wrap(line, room)).collect();
    let answers: Vec<Vec<String>> = ask.answers.iter().map(|answer| wrap(answer, room.saturating_sub(4))).collect();
    // In a small window the answers stay, and what is told above them gives way.
    let taken = answers.iter().map(Vec::len).sum::<usize>() + 3;
    let around = usize::from(lines.len() + taken + 2 <= usize::from(size.1));
    lines.truncate(usize::from(size.1).saturating_sub(taken));
    let height = u16::try_from(lines.len() + taken + 2 * around).unwrap_or(u16::MAX).min(size.1);
    let y = size.1.min(19).saturating_sub(height) / 2;
    canvas.frame(x, y, width, height, &ask.title);
    let mut row = y + 1 + u16::from(around == 1);
    for line in &lines {
        canvas.put(x + 3, row, Role::Normal, line);
        row += 1;
    }
    row += 1;
    for (index, answer) in answers.iter().enumerate() {
        let pointed = index == ask.selected;
        canvas.marker(x + 2, row, pointed);
        for (part, line) in answer.iter().enumerate() {
            let text = if part == 0 { format!("{}  {line}", index + 1) } else { format!("   {line}") };
            canvas.put(x + 4, row, Canvas::row_role(pointed), &text);
            row += 1;
        }
    }
}
