//! Draws an exercise: one thing at a time, in large, with room around it.

use super::doing::TYPED;
use super::filling::{Filling, Page};
use super::{Ending, Stage, State};
use crate::domain::exercise::{Item, Task, Weakness};
use crate::text::exercise as words;
use crate::tui::form::Form;
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::field::Columns;

/// Where sentences begin, how wide they are, and where answers stand.
const LEFT: u16 = 8;
const WIDTH: usize = 64;
const ANSWER: u16 = 12;
/// The line a text is typed on.
const LINE: Columns = Columns { label: 8, value: 8, remark: 80 };
/// The boxes of a form.
const BOXES: Columns = Columns { label: 32, value: 46, remark: 80 };

/// Draws what is on the screen.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.cursor(LEFT, 1);
    match state.stage {
        Stage::Intro(list) => intro(state, list.selected, shared, canvas),
        Stage::Doing => {
            if let Some(item) = state.item() {
                doing(state, item, canvas);
            }
        }
        Stage::Told | Stage::Looking(_) => {
            if let Some(item) = state.item() {
                told(state, item, canvas);
            }
        }
        Stage::Over(list) => over(state, list.selected, shared, canvas),
    }
}

fn intro(state: &State, pointed: usize, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(exercise) = state.content(shared) else { return };
    canvas.put(LEFT, 2, Role::Heading, &exercise.title.to_uppercase());
    paragraph(4, Role::Normal, &exercise.prompt, canvas);
    canvas.put(LEFT, 7, Role::Muted, words::SAY);
    let rows = [(words::START, words::START_NOTE), (words::HAND_OVER, words::HAND_OVER_NOTE)];
    for (at, (y, (label, note))) in (10_u16..).step_by(2).zip(rows).enumerate() {
        canvas.marker(LEFT - 2, y, at == pointed);
        canvas.put(LEFT, y, Canvas::row_role(at == pointed), label);
        canvas.put(LEFT + 28, y, Role::Muted, note);
    }
}

fn doing(state: &State, item: &Item, canvas: &mut Canvas<'_>) {
    match &item.task {
        Task::Pick { before, ask, answers, .. } => {
            let y = asked(before, ask, canvas);
            for (at, (y, answer)) in (y..).step_by(2).zip(answers).enumerate() {
                let pointed = state.pointed == Some(at);
                canvas.marker(LEFT - 2, y, pointed);
                canvas.put(LEFT, y, Role::Key, &(at + 1).to_string());
                canvas.put(ANSWER, y, Canvas::row_role(pointed), answer);
            }
        }
        Task::Copy(model) => {
            canvas.put(LEFT, 2, Role::Muted, words::COPY_THIS);
            canvas.put(LEFT + 1, 4, Role::Title, model);
            canvas.put(LEFT, 7, Role::Muted, words::HERE);
            typing(state.typing.as_ref(), 9, canvas);
        }
        Task::Make => secret(words::MAKE, words::MAKE_NOTE, state, canvas),
        Task::Repeat => secret(words::REPEAT, words::REPEAT_NOTE, state, canvas),
        Task::Fill(_) => {
            if let Some(filling) = &state.filling {
                fill(filling, canvas);
            }
        }
    }
}

/// Draws what stands before the question, and the question; tells where the answers begin.
fn asked(before: &[String], ask: &str, canvas: &mut Canvas<'_>) -> u16 {
    let mut y = 1;
    if before.len() > 1 {
        canvas.put(LEFT, y, Role::Muted, words::DONE_ALREADY);
        y += 1;
    }
    for line in before {
        canvas.put_within(LEFT, y, 70, Role::Muted, line);
        y += 1;
    }
    let y = paragraph(y + 1, Role::Title, ask, canvas);
    canvas.cursor(LEFT, y.saturating_sub(1));
    y + 1
}

/// Draws a text with its lines apart, and tells the row after it.
fn paragraph(y: u16, role: Role, text: &str, canvas: &mut Canvas<'_>) -> u16 {
    let mut after = y;
    for (y, line) in (y..).zip(wrap(text, WIDTH)) {
        canvas.put(LEFT, y, role, &line);
        after = y + 1;
    }
    after
}

fn typing(form: Option<&Form>, y: u16, canvas: &mut Canvas<'_>) {
    if let Some(field) = form.and_then(|form| form.field(TYPED).or_else(|| form.focused())) {
        canvas.field(field, true, LINE, y);
    }
}

fn secret(ask: &str, note: &str, state: &State, canvas: &mut Canvas<'_>) {
    paragraph(3, Role::Title, ask, canvas);
    canvas.put(LEFT, 5, Role::Muted, note);
    typing(state.typing.as_ref(), 8, canvas);
    let lacks = match state.weakness {
        Some(Weakness::TooFewWords) => words::TOO_FEW_WORDS,
        Some(Weakness::TooShort) => words::TOO_SHORT,
        Some(Weakness::SameWord) => words::SAME_WORD,
        None => return,
    };
    canvas.put(LEFT, 11, Role::Normal, lacks);
}

fn fill(filling: &Filling, canvas: &mut Canvas<'_>) {
    canvas.put(BOXES.label, 0, Role::Heading, &filling.model.title);
    match filling.page {
        Page::Boxes { on_send } => {
            let height = u16::try_from(filling.model.letter.len()).unwrap_or(0) + 4;
            canvas.frame(1, 2, 27, height, words::LETTER);
            for (y, line) in (4..).zip(&filling.model.letter) {
                canvas.put_within(3, y, 24, Role::Normal, line);
            }
            let said = if filling.is_wrong() { words::NOT_SENT } else { words::FORM_NOTE };
            canvas.put(BOXES.label, 1, if filling.is_wrong() { Role::Error } else { Role::Muted }, said);
            boxes(filling, on_send, canvas);
        }
        Page::Receipt => {
            canvas.put(LEFT, 3, Role::Good, if filling.misread { words::RECEIPT_WRONG } else { words::SENT });
            canvas.put(LEFT, 6, Role::Normal, words::RECEIPT);
            canvas.put(LEFT, 8, Role::Title, &spaced(&filling.model.receipt));
            canvas.put(LEFT, 11, Role::Normal, words::NOTE_IT);
            canvas.put(LEFT, 14, Role::Selected, words::NOTED);
            canvas.marker(LEFT - 2, 14, true);
        }
        Page::Recall => {
            canvas.put(LEFT, 5, Role::Title, words::TYPE_RECEIPT);
            typing(Some(&filling.form), 8, canvas);
        }
    }
}

fn boxes(filling: &Filling, on_send: bool, canvas: &mut Canvas<'_>) {
    let rows = filling.form.fields.iter().zip(&filling.model.boxes).zip(&filling.wrong);
    let mut below = 3;
    for (at, (y, ((field, model), wrong))) in (3_u16..).step_by(2).zip(rows).enumerate() {
        canvas.field(field, !on_send && at == filling.form.place(), BOXES, y);
        if *wrong {
            canvas.put(BOXES.value, y + 1, Role::Error, &model.fault);
        }
        below = y + 2;
    }
    canvas.put(BOXES.value, below + 1, Canvas::row_role(on_send), words::SEND);
    if on_send {
        canvas.marker(BOXES.value - 2, below + 1, true);
    }
}

/// A number with its figures apart.
fn spaced(number: &str) -> String {
    number.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

/// Draws how the item went: the answer, then why.
fn told(state: &State, item: &Item, canvas: &mut Canvas<'_>) {
    let marked = match state.stage {
        Stage::Looking(at) => state.run.marked().nth(at),
        _ => state.run.last(),
    };
    let right = marked.is_some_and(|(_, mark)| mark.right);
    let (mut y, why) = match &item.task {
        Task::Pick { before, ask, answers, right: at } => {
            let lines: &[String] = if before.len() > 1 { &[] } else { before };
            let y = asked(lines, ask, canvas) + 1;
            canvas.put(LEFT, y, Role::Heading, if right { words::YES } else { words::NOT_QUITE });
            let answer = answers.get(*at).map_or("", String::as_str);
            if !right {
                canvas.put(LEFT, y + 2, Role::Muted, words::RIGHT_ONE);
            }
            canvas.put(if right { LEFT } else { LEFT + 20 }, y + 2, Role::Title, answer);
            (y + 4, item.why.as_str())
        }
        Task::Copy(model) => {
            canvas.put(LEFT, 2, Role::Heading, if right { words::YES } else { words::NOT_QUITE });
            canvas.put(LEFT, 5, Role::Title, model);
            if !right {
                canvas.put(LEFT, 7, Role::Muted, words::YOU_TYPED);
                canvas.put_within(LEFT, 8, 66, Role::Normal, &state.given);
            }
            (11, item.why.as_str())
        }
        Task::Make => (5, words::MADE),
        Task::Repeat => (5, if right { words::REPEATED } else { words::NOT_REPEATED }),
        Task::Fill(_) => (5, words::SENT),
    };
    canvas.cursor(LEFT, y.saturating_sub(2));
    y = paragraph(y, Role::Normal, why, canvas);
    canvas.put(LEFT, y + 2, Role::Selected, words::GO_ON);
    canvas.marker(LEFT - 2, y + 2, true);
}

fn over(state: &State, pointed: usize, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(LEFT, 4, Role::Heading, words::OVER);
    canvas.put(LEFT, 6, Role::Normal, words::OVER_LINE);
    if state.handed_over {
        canvas.put(LEFT, 8, Role::Normal, words::CALL);
    }
    for (at, (y, ending)) in (11_u16..).step_by(2).zip(state.endings(shared)).enumerate() {
        let label = match ending {
            Ending::GoOn if state.handed_over => words::GIVE_BACK,
            Ending::GoOn => words::GO_ON,
            Ending::LookAgain => words::LOOK_AGAIN,
            Ending::Again => words::AGAIN,
        };
        canvas.put(LEFT, y, Canvas::row_role(at == pointed), label);
        canvas.marker(LEFT - 2, y, at == pointed);
    }
}
