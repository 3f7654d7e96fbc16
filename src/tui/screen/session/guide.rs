//! « Guide »: what the mediator should know before showing a module, and while showing it.

use super::sitting::Sitting;
use crate::content::Content;
use crate::domain::assessment::Path;
use crate::domain::curriculum::Module;
use crate::domain::progress;
use crate::text::guide as words;
use crate::tui::action::Action;
use crate::tui::key::Code;
use crate::tui::list::List;
use crate::tui::shared::Shared;
use crate::tui::widget::canvas::wrap;
use time::Date;

/// Columns of a guide's text.
const WIDTH: usize = 60;

/// The guide's first line shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    pub first: usize,
}

/// A line of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Heading(String),
    /// A label, or nothing, and a text.
    Text(String, String),
}

impl Guide {
    /// Whether lines are left below those in sight.
    pub(super) fn goes_on(self, len: usize, shared: &Shared) -> bool {
        self.first + shared.sight_rows() < len
    }

    /// Scrolls, or closes.
    pub(super) fn key(mut self, action: &Action, len: usize, shared: &Shared) -> Option<Self> {
        let Action::Key(key) = action else { return None };
        let rows = shared.sight_rows();
        let mut scroll = List { selected: self.first, first: self.first };
        match key.code {
            Code::Up | Code::Down | Code::PageUp | Code::PageDown | Code::Home | Code::End => {
                scroll.key(key, len.saturating_sub(rows) + 1, rows.saturating_sub(2).max(1));
                self.first = scroll.selected;
                Some(self)
            }
            _ => None,
        }
    }
}

/// The lines of the guide to the module on the screen, with what the person lacks for it.
pub fn lines(sitting: &Sitting, content: &Content, today: Date) -> Vec<Line> {
    let Some(module) = sitting.module(content) else { return Vec::new() };
    let mut lines = Vec::new();
    for (at, section) in words::sections(module, content.guide(&module.id), today).into_iter().enumerate() {
        let mut rows = section.rows;
        if at == 0 {
            rows.extend(lacking(module, sitting, content));
        } else {
            lines.extend([Line::Text(String::new(), String::new()), Line::Heading(section.heading)]);
        }
        for row in rows {
            let labels = std::iter::once(row.label).chain(std::iter::repeat(String::new()));
            lines.extend(labels.zip(wrap(&row.text, WIDTH)).map(|(label, text)| Line::Text(label, text)));
        }
    }
    lines
}

/// The prerequisites that the person has not acquired.
fn lacking(module: &Module, sitting: &Sitting, content: &Content) -> Option<words::Row> {
    let nothing = Path::default();
    let path = sitting.record.path.as_ref().map_or(&nothing, |path| &path.record.path);
    let missing = progress::missing_prerequisites(module, path, &content.curriculum, &sitting.current());
    let titles: Vec<&str> = missing.iter().map(|module| module.title.as_str()).collect();
    (!titles.is_empty()).then(|| words::before_it(&titles.join(", ")))
}
