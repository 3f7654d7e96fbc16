//! The frame around every screen: title, rule, body, rule, status line, key line; and what stands on top.

mod overlays;

use super::action::Command;
use super::app::App;
use super::glyphs::Glyphs;
use super::keymap::{self, BINDINGS};
use super::menu::offered;
use super::overlay::Overlay;
use super::screen::Page;
use super::sight::Sight;
use super::theme::{Role, Theme};
use super::widget::canvas::{Canvas, cut, wrap};
use crate::text::shell as words;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;
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
    let shown = Rect::new(0, 2, area.width, area.height - AROUND);
    let sight = match &app.overlay {
        Some(overlay) => {
            overlays::draw(overlay, app, (shown.width, shown.height), &mut canvas);
            Sight::default()
        }
        None => app.sight,
    };
    let cursor = canvas.cursor_at().unwrap_or((0, 0));
    let corner = sight.corner(cursor, (shown.width, shown.height), (columns, rows));
    copy(&body, corner, frame.buffer_mut(), shown);
    draw_around(app, looks, frame);
    if app.overlay.is_none() {
        tell_hidden(&body, corner, shown, looks, frame);
    }
    draw_status(app, looks, frame);
    frame.set_cursor_position(Position::new(
        shown.x + cursor.0.saturating_sub(corner.0).min(shown.width - 1),
        shown.y + cursor.1.saturating_sub(corner.1).min(shown.height - 1),
    ));
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

/// Ends in « … » the rows that go on at the right, and says in the rule below which keys show what does not fit.
fn tell_hidden(body: &Buffer, corner: (u16, u16), shown: Rect, looks: &Looks, frame: &mut Frame<'_>) {
    let (width, height) = (body.area.width, body.area.height);
    let is_drawn = |columns: Range<u16>, row: u16| {
        columns.into_iter().any(|x| body.cell((x, row)).is_some_and(|cell| !cell.symbol().trim().is_empty()))
    };
    let (right, below) = (corner.0 + shown.width, corner.1 + shown.height);
    let rows = corner.1..below.min(height);
    let sides = (rows.clone().any(|y| is_drawn(0..corner.0, y)), rows.clone().any(|y| is_drawn(right..width, y)));
    let ends = ((0..corner.1).any(|y| is_drawn(0..width, y)), (below..height).any(|y| is_drawn(0..width, y)));
    let mut canvas = Canvas::new(frame.buffer_mut(), &looks.theme, looks.glyphs);
    for y in rows.filter(|y| is_drawn(right..width, *y)) {
        canvas.put(shown.width - 1, shown.y + y - corner.1, Role::Muted, "…");
    }
    let keys = words::hidden(ends, sides);
    if !keys.is_empty() {
        canvas.put_right(shown.width - 1, shown.y + shown.height, Role::Muted, &format!(" {keys} "));
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
    let mut x = 1;
    for (key, label) in &keys {
        x = canvas.put(x, last, Role::Key, key);
        x = canvas.put(x + 1, last, Role::Normal, label) + 2;
    }
}

/// The status line: over what stands on the rule.
fn draw_status(app: &App, looks: &Looks, frame: &mut Frame<'_>) {
    let area = frame.area();
    let last = area.height.saturating_sub(1);
    let mut canvas = Canvas::new(frame.buffer_mut(), &looks.theme, looks.glyphs);
    if let Some((look, line)) = told(app) {
        return put_whole(&line, look, last, &mut canvas);
    }
    let line = status(app, looks);
    canvas.put(1, last - 1, Role::Normal, app.sight.of_line(&line, usize::from(area.width - 1)));
}

/// Writes above row `last` what is to be read whole: longer than the window, it begins over the rule and the body's end.
fn put_whole(line: &str, look: Role, last: u16, canvas: &mut Canvas<'_>) {
    let room = canvas.width().saturating_sub(2);
    let lines = if line.width() <= usize::from(room) { vec![line.to_owned()] } else { wrap(line, usize::from(room)) };
    let top = last.saturating_sub(u16::try_from(lines.len()).unwrap_or(1));
    for (y, line) in (top..last).zip(&lines) {
        canvas.clear(0, y, canvas.width(), 1);
        canvas.put_within(1, y, room, look, line);
    }
}

/// What just happened, or what is wrong with what is being typed.
fn told(app: &App) -> Option<(Role, String)> {
    if app.progress.is_some() {
        return None;
    }
    let happened = app.toast.clone().map(|toast| (Role::Good, toast));
    let screen = app.top().filter(|_| app.overlay.is_none());
    happened.or_else(|| Some((Role::Error, screen?.warning(&app.shared)?)))
}

fn status(app: &App, looks: &Looks) -> String {
    if let Some((done, total)) = app.progress {
        let percent = u8::try_from((done * 100).checked_div(total).unwrap_or(0)).unwrap_or(100);
        return format!("{} {}", looks.glyphs.bar(percent, 20), words::progress(percent));
    }
    match (&app.overlay, app.top()) {
        (Some(Overlay::Menu(_)), _) => words::MENU_HINT.to_owned(),
        (Some(Overlay::Help(_)), _) => words::HELP_HINT.to_owned(),
        (Some(Overlay::Ask(_)), _) => words::QUESTION_KEYS.to_owned(),
        (None, Some(screen)) => screen.hint(&app.shared),
        (None, None) => String::new(),
    }
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
    // What does not fit still works and stands in the menu, which stays, and so does the last key, the way out. The way
    // on goes last.
    let named = |command| keymap::of(command).map(|binding| words::key_name(binding.shown(twins)));
    let [menu, on] = [Command::Menu, Command::Save].map(named);
    while wide(&line) > width + 2 {
        let leaving = line.len().saturating_sub(1);
        let keys = || line.iter().take(leaving).map(|(key, _)| Some(key));
        let spare = keys().rposition(|key| key != menu.as_ref() && key != on.as_ref());
        let Some(at) = spare.or_else(|| keys().position(|key| key == on.as_ref())) else { break };
        line.remove(at);
    }
    line
}
