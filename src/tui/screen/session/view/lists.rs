//! Draws what stands over a session's page: the modules, the guide, the themes.

use super::super::guide::{self, Guide, Line};
use super::super::steps::Steps;
use super::super::{State, themes as theme_list};
use crate::text::session as words;
use crate::tui::list::List;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::listing::below_on_last_row;

/// Draws the field that filters, and the modules.
pub fn steps(steps: &Steps, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Label, words::STEPS_FIELD);
    canvas.put(52, 0, Role::Normal, "[");
    canvas.put_within(53, 0, 24, Role::Focus, &format!("{:<24}", steps.typed.text()));
    canvas.put(77, 0, Role::Normal, "]");
    let typed = u16::try_from(steps.typed.column()).unwrap_or(0).min(23);
    canvas.cursor(53 + typed, 0);
    let shown = steps.shown(&state.sitting, &shared.content);
    if shown.is_empty() {
        canvas.put(4, 2, Role::Muted, words::NO_STEP_FOUND);
    }
    let rows = Steps::rows(shared);
    below_on_last_row(steps.list.below(shown.len(), rows), canvas);
    for (y, (at, row)) in (2..).zip(shown.iter().enumerate().skip(steps.list.first).take(rows)) {
        let pointed = at == steps.list.selected;
        let role = Canvas::row_role(pointed);
        if pointed {
            let marker = canvas.glyphs.marker.to_string();
            canvas.put(2, y, Role::Selected, &marker);
            if at > 0 {
                canvas.cursor(2, y);
            }
        }
        canvas.put_within(4, y, 40, role, &row.module.title);
        canvas.put_within(46, y, 10, role, row.track);
        canvas.put_within(57, y, 14, role, row.state);
        if row.in_path {
            canvas.put_right(80, y, Role::Muted, words::IN_PATH);
        }
    }
}

/// Draws the lines of the guide that fit.
pub fn guide(guide: Guide, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let lines = guide::lines(&state.sitting, &shared.content, shared.today());
    for (y, line) in (0..canvas.height()).zip(lines.iter().skip(guide.first)) {
        match line {
            Line::Heading(heading) => {
                canvas.put_within(4, y, 74, Role::Heading, heading);
            }
            Line::Text(label, text) => {
                canvas.put(4, y, Role::Label, label);
                canvas.put(17, y, Role::Normal, text);
            }
        }
    }
    canvas.cursor(4, 0);
}

/// Draws the Coop's themes, those that are checked marked.
pub fn themes(list: List, state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(themes) = state.themes() else { return };
    let rows = theme_list::rows(shared);
    below_on_last_row(list.below(themes.options.len(), rows), canvas);
    for (y, (at, theme)) in (1..).zip(themes.options.iter().enumerate().skip(list.first).take(rows)) {
        let pointed = at == list.selected;
        canvas.marker(2, y, pointed);
        let mark = if themes.chosen.contains(&at) { "[x]" } else { "[ ]" };
        let end = canvas.put(4, y, Canvas::row_role(pointed), mark);
        canvas.put_within(end + 1, y, 68, Canvas::row_role(pointed), &theme.label);
    }
}
