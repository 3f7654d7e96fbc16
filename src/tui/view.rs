//! The frame around every screen: title, rule, body, rule, status line, key line; and what stands on top.

use super::app::App;
use super::glyphs::Glyphs;
use super::keymap::BINDINGS;
use super::menu::offered;
use super::overlay::{Asking, Menu, Overlay};
use super::screen::Page;
use super::theme::{Role, Theme};
use super::widget::canvas::{Canvas, cut, wrap};
use crate::text::shell as words;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// The smallest window that can be worked in, by scrolling.
const SMALLEST: (u16, u16) = (60, 15);
/// The size the frames are drawn for.
const COLUMNS: u16 = 80;
/// Rows around the body.
const AROUND: u16 = 5;

/// How the program looks.
#[derive(Clone, Debug)]
pub struct Looks {
    pub theme: Theme,
    pub glyphs: Glyphs,
}

/// Draws the whole screen and places the real cursor.
pub fn draw(app: &App, looks: &Looks, frame: &mut Frame<'_>) {
    let area = frame.area();
    frame.buffer_mut().set_style(area, looks.theme.style(Role::Normal));
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let mut canvas = Canvas::new(frame.buffer_mut(), &looks.theme, looks.glyphs);
        for (y, line) in (0..area.height).zip(wrap(words::TOO_SMALL, usize::from(area.width.max(1)))) {
            canvas.put(0, y, Role::Normal, &line);
        }
        if !area.is_empty() {
            frame.set_cursor_position(Position::new(0, 0));
        }
        return;
    }
    let Some(screen) = app.top() else { return };
    let (columns, rows) = (area.width.max(COLUMNS), (area.height - AROUND).max(24 - AROUND));
    let mut body = Buffer::empty(Rect::new(0, 0, columns, rows));
    body.set_style(body.area, looks.theme.style(Role::Normal));
    let mut canvas = Canvas::new(&mut body, &looks.theme, looks.glyphs);
    screen.view(&app.shared, &mut canvas);
    match &app.overlay {
        Some(Overlay::Menu(menu)) => draw_menu(menu, &mut canvas),
        Some(Overlay::Help(first)) => draw_help(app, *first, &mut canvas),
        Some(Overlay::Ask(asking)) => draw_question(asking, &mut canvas),
        None => {}
    }
    let cursor = canvas.cursor_at().unwrap_or((0, 0));
    let shown = Rect::new(0, 2, area.width, area.height - AROUND);
    let mut corner = window(cursor, (shown.width, shown.height), (columns, rows));
    if app.shows_right {
        corner.0 = columns.saturating_sub(shown.width);
    }
    copy(&body, corner, frame.buffer_mut(), shown);
    draw_around(app, looks, frame);
    frame.set_cursor_position(Position::new(
        shown.x + cursor.0.saturating_sub(corner.0).min(shown.width - 1),
        shown.y + cursor.1.saturating_sub(corner.1).min(shown.height - 1),
    ));
}

/// The corner from which a `whole` body is shown so that the cursor can be seen; a body that fits never moves.
fn window(cursor: (u16, u16), size: (u16, u16), whole: (u16, u16)) -> (u16, u16) {
    let corner = |at: u16, size: u16, whole: u16, margin: u16| {
        (at + margin + 1).saturating_sub(size).min(whole.saturating_sub(size))
    };
    (corner(cursor.0, size.0, whole.0, 2), corner(cursor.1, size.1, whole.1, 1))
}

fn copy(body: &Buffer, corner: (u16, u16), target: &mut Buffer, shown: Rect) {
    for y in 0..shown.height {
        for x in 0..shown.width {
            let from = body.cell((corner.0 + x, corner.1 + y));
            if let (Some(from), Some(to)) = (from, target.cell_mut((shown.x + x, shown.y + y))) {
                *to = from.clone();
            }
        }
    }
}

fn draw_around(app: &App, looks: &Looks, frame: &mut Frame<'_>) {
    let area = frame.area();
    let last = area.height.saturating_sub(1);
    let Some(screen) = app.top() else { return };
    let (left, right) = screen.title(&app.shared);
    let keys = key_line(app, usize::from(area.width));
    let mut canvas = Canvas::new(frame.buffer_mut(), &looks.theme, looks.glyphs);
    let mut edge = area.width;
    if app.shared.demo {
        canvas.put_right(edge, 0, Role::Demo, words::DEMO);
        edge -= u16::try_from(words::DEMO.width() + 1).unwrap_or(0);
    }
    let right_width = u16::try_from(right.width()).unwrap_or(0).min(edge / 2);
    let right = cut(&right, usize::from(right_width));
    canvas.put_within(1, 0, edge.saturating_sub(right_width + 3), Role::Title, &left);
    canvas.put_right(edge, 0, Role::Normal, &right);
    let rule = looks.glyphs.rule.to_string().repeat(usize::from(area.width));
    canvas.put(0, 1, Role::Rule, &rule);
    canvas.put(0, last - 2, Role::Rule, &rule);
    let (look, line) = status(app, looks);
    canvas.put(1, last - 1, look, &line);
    let mut x = 1;
    for (key, label) in &keys {
        x = canvas.put(x, last, Role::Key, key);
        x = canvas.put(x + 1, last, Role::Normal, label) + 2;
    }
}

fn status(app: &App, looks: &Looks) -> (Role, String) {
    if let Some((done, total)) = app.progress {
        let percent = u8::try_from((done * 100).checked_div(total).unwrap_or(0)).unwrap_or(100);
        return (Role::Normal, format!("{} {}", looks.glyphs.bar(percent, 20), words::progress(percent)));
    }
    if let Some(toast) = &app.toast {
        return (Role::Good, toast.clone());
    }
    let hint = match (&app.overlay, app.top()) {
        (Some(Overlay::Menu(_)), _) => words::MENU_HINT.to_owned(),
        (Some(Overlay::Help(_)), _) => words::HELP_HINT.to_owned(),
        (Some(Overlay::Ask(_)), _) => words::QUESTION_KEYS.to_owned(),
        (None, Some(screen)) => screen.hint(&app.shared),
        (None, None) => String::new(),
    };
    (Role::Normal, hint)
}

/// Keys and labels that fit on one line: function keys ascending, then the screen's other keys, Esc last.
fn key_line(app: &App, width: usize) -> Vec<(String, String)> {
    let Some(screen) = app.top() else { return Vec::new() };
    let twins = app.shared.settings.ctrl_twins;
    let commands = BINDINGS.iter().filter_map(|binding| {
        let offer = offered(screen, binding.command, &app.shared)?;
        let key = binding.shown(twins);
        (offer.in_line && !key.is_empty()).then(|| (words::key_name(key), offer.label.to_owned()))
    });
    let others = screen.keys(&app.shared).into_iter().map(|(key, label)| (key.to_owned(), label.to_owned()));
    let mut line: Vec<(String, String)> = commands.chain(others).collect();
    let wide = |line: &[(String, String)]| -> usize {
        1 + line.iter().map(|(key, label)| key.width() + 1 + label.width() + 2).sum::<usize>()
    };
    // What does not fit still works and stands in the menu; the last key, the way out, stays.
    while wide(&line) > width + 2 && line.len() > 2 {
        line.remove(line.len() - 2);
    }
    line
}

fn draw_menu(menu: &Menu, canvas: &mut Canvas<'_>) {
    let (width, height) = (64, canvas.height().min(21).saturating_sub(2));
    let x = (canvas.width().min(80).saturating_sub(width)) / 2;
    canvas.frame(x, 1, width, height, words::MENU_TITLE);
    let end = canvas.put(x + 3, 2, Role::Normal, menu.filter.text());
    canvas.paint(x + 3, 2, width - 6, Role::Focus);
    let shown = menu.shown();
    if shown.is_empty() {
        canvas.put(x + 3, 4, Role::Normal, words::MENU_NOTHING);
    }
    let rows = usize::from(height.saturating_sub(4));
    let mut cursor = (end, 2);
    for (y, (index, row)) in (4..).zip(shown.iter().enumerate().skip(menu.list.first).take(rows)) {
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

fn draw_help(app: &App, first: usize, canvas: &mut Canvas<'_>) {
    let (width, height) = (74, canvas.height().min(21).saturating_sub(1));
    canvas.frame(3, 0, width, height, words::HELP_TITLE);
    let rows = usize::from(height.saturating_sub(2));
    let lines = app.help_lines();
    let first = first.min(lines.len().saturating_sub(rows));
    for (y, (key, what)) in (1..).zip(lines.into_iter().skip(first).take(rows)) {
        canvas.put_within(5, y, 26, Role::Label, &key);
        canvas.put_within(32, y, width - 32, Role::Normal, &what);
    }
    canvas.cursor(5, 1);
}

fn draw_question(asking: &Asking, canvas: &mut Canvas<'_>) {
    let ask = &asking.ask;
    let width = 70;
    let lines: Vec<String> = ask.lines.iter().flat_map(|line| wrap(line, 64)).collect();
    let height = u16::try_from(lines.len() + ask.answers.len() + 5).unwrap_or(u16::MAX).min(canvas.height());
    let y = canvas.height().min(19).saturating_sub(height) / 2;
    canvas.frame(5, y, width, height, &ask.title);
    let mut row = y + 2;
    for line in &lines {
        canvas.put(8, row, Role::Normal, line);
        row += 1;
    }
    row += 1;
    for (index, answer) in ask.answers.iter().enumerate() {
        let pointed = index == ask.selected;
        canvas.marker(7, row, pointed);
        canvas.put(9, row, Canvas::row_role(pointed), &format!("{}  {answer}", index + 1));
        row += 1;
    }
}
