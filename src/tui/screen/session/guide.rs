//! « Guide »: what the mediator should know before showing a module.

use super::sitting::Sitting;
use crate::content::Content;
use crate::domain::assessment::Path;
use crate::domain::progress;
use crate::text::{progress as states, session as words};
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

impl Guide {
    /// Scrolls, or closes.
    pub(super) fn key(mut self, action: &Action, len: usize, shared: &Shared) -> Option<Self> {
        let Action::Key(key) = action else { return None };
        let rows = shared.body_rows();
        let last = len.saturating_sub(rows);
        let mut scroll = List { selected: self.first, first: self.first };
        match key.code {
            Code::Up | Code::Down | Code::PageUp | Code::PageDown | Code::Home | Code::End => {
                scroll.key(key, last + 1, 1);
                self.first = scroll.selected;
                Some(self)
            }
            _ => None,
        }
    }
}

/// The lines of the guide: a label, or nothing, and a text.
pub fn lines(sitting: &Sitting, content: &Content, today: Date) -> Vec<(&'static str, String)> {
    let Some(module) = sitting.module(content) else { return Vec::new() };
    let mut lines = Vec::new();
    let mut say = |label: &'static str, text: &str| {
        for (at, line) in wrap(text, WIDTH).into_iter().enumerate() {
            lines.push((if at == 0 { label } else { "" }, line));
        }
        lines.push(("", String::new()));
    };
    say(words::OBJECTIVE, &module.objective);
    say(words::TIME, &words::meetings(module.duration_min, &module.meetings));
    let nothing = Path::default();
    let path = sitting.record.path.as_ref().map_or(&nothing, |path| &path.record.path);
    let missing = progress::missing_prerequisites(module, path, &content.curriculum, &sitting.current());
    if !missing.is_empty() {
        let titles: Vec<&str> = missing.iter().map(|module| module.title.as_str()).collect();
        say(words::BEFORE_IT, &words::not_acquired(&titles.join(", ")));
    }
    say(words::FOR_YOU, &module.mediator_note);
    let sentences: Vec<String> = module.sentences.iter().map(|sentence| words::quoted(sentence)).collect();
    say(words::SENTENCES, &sentences.join(" "));
    say(words::BRING, &module.bring);
    if let Some(freshness) = states::freshness(module.freshness(today)) {
        say(words::CONTENT, freshness);
    }
    lines
}
