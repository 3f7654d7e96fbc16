//! Words on health, justice and family life, asked about once before they are saved.

use super::Step;
use crate::text::guards as words;
use crate::tui::ask::Ask;
use crate::tui::form::{Field, Form};

/// The answers, in their order.
pub const CORRECT: usize = 0;
pub const KEEP: usize = 1;

/// The question to ask before these fields are saved, if there is one.
pub fn question(form: &Form) -> Option<Step> {
    let asked = |field: &Field| {
        let (topic, word) = field.sensitive()?;
        Some(words::asked(&field.label, topic, word))
    };
    let mut lines: Vec<String> = form.doubtful().filter_map(asked).collect();
    if lines.is_empty() {
        return None;
    }
    lines.push(words::THINK_WHY.to_owned());
    let answers = [words::CORRECT, words::KEEP].map(str::to_owned).to_vec();
    Some(Step::Ask(Box::new(Ask::new(words::THINK_TITLE, lines, answers))))
}

/// Goes to the first of these fields, to correct it.
pub fn correct(form: &mut Form) {
    let first = form.doubtful().next().map(|field| field.name);
    if let Some(name) = first {
        form.focus(name);
    }
}
