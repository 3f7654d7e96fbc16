//! Draws the self-assessment: frame 4, its test, and the page that ends it.

use super::sheet_entry::answers;
use super::{Closing, FIELDS, Sheet, State, questions};
use crate::domain::curriculum::{Question, Test};
use crate::text::{assessment as words, exercise as exercise_words, shell};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, wrap};
use crate::tui::widget::field::Columns;

/// Where sentences begin.
const LEFT: u16 = 5;

/// Where the answers' keys stand, and their words.
const KEY: u16 = 7;
const WORDS: u16 = 11;

/// Where a question stands.
struct Places {
    area: u16,
    sentence: u16,
    /// The rows of the answers 0 to 3, then of the answer that leaves the question out.
    answers: [u16; 4],
    pass: u16,
    /// The row of the practical test, and of how far one is.
    test: u16,
    done: u16,
}

/// With air between the answers; and all of them in the smallest window.
const FRAME: Places = Places { area: 1, sentence: 4, answers: [7, 9, 11, 13], pass: 16, test: 17, done: 18 };
const CLOSE: Places = Places { area: 0, sentence: 1, answers: [3, 4, 5, 6], pass: 7, test: 8, done: 9 };

/// Columns of a sentence.
const SENTENCE: usize = 70;

/// Cells of the bar.
const BAR: usize = 20;

/// The rows of the fields of the last page; each question stands on the row above its field.
const FIELD_ROWS: [u16; 6] = [3, 6, 8, 10, 13, 16];

/// Draws what is on the screen.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    match &state.sheet {
        Sheet::SayFirst => draw_introduction(canvas),
        Sheet::Closing(closing) => draw_closing(closing, canvas),
        Sheet::Paper(paper) => {
            let answers = answers(paper, state.open.kind, &shared.content);
            paper.draw(&answers.read(&shared.content), answers.fault.as_deref(), canvas);
        }
        Sheet::Question | Sheet::Test => {
            let Some(question) = state.question(shared) else {
                canvas.cursor(0, 0);
                return;
            };
            match (&state.sheet, &question.test) {
                (Sheet::Test, Some(test)) => draw_test(state, question, test, shared, canvas),
                _ => draw_question(state, question, shared, canvas),
            }
        }
    }
}

fn draw_question(state: &State, question: &Question, shared: &Shared, canvas: &mut Canvas<'_>) {
    let questionnaire = &shared.content.questionnaire;
    let area = questionnaire.areas.iter().find(|area| area.id == question.area);
    let places = if shared.sight_rows() > usize::from(FRAME.done) { FRAME } else { CLOSE };
    let width = shared.sight_columns().saturating_sub(usize::from(LEFT) + 1).min(SENTENCE);
    canvas.put(LEFT, places.area, Role::Heading, &area.map(|area| area.label.to_uppercase()).unwrap_or_default());
    draw_sentence(&question.text, places.sentence, width, canvas);
    let answer = state.open.answers.get(&question.id).copied();
    for (value, (y, scale)) in (0..).zip(places.answers.into_iter().zip(&questionnaire.scale)) {
        let said = answer.and_then(|answer| answer.declared) == Some(value);
        draw_answer(y, &value.to_string(), &scale.long, said, canvas);
    }
    let passed = answer.is_some_and(|answer| answer.value().is_none());
    draw_answer(places.pass, words::PASS_KEY.0, words::PREFERS_NOT_TO_ANSWER, passed, canvas);
    let short = |value: Option<u8>| value.and_then(|value| questionnaire.scale.get(usize::from(value)));
    if let Some(seen) = short(answer.and_then(|answer| answer.observed)) {
        let said = short(answer.and_then(|answer| answer.declared)).map_or(words::NOT_SAID, |words| &words.short);
        canvas.put(WORDS, places.test, Role::Good, &words::said_and_seen(said, &seen.short));
    } else if question.test.is_some() {
        draw_answer(places.test, "o", words::TEST_LINE, false, canvas);
    }
    draw_done(state, places.done, shared, canvas);
}

/// Writes the sentence to read; the cursor stands at its beginning, so that a screen reader reads it first.
fn draw_sentence(text: &str, top: u16, width: usize, canvas: &mut Canvas<'_>) {
    for (y, line) in (top..top + 2).zip(wrap(text, width)) {
        canvas.put(LEFT, y, Role::Normal, &line);
    }
    canvas.cursor(LEFT, top);
}

fn draw_answer(y: u16, key: &str, text: &str, given: bool, canvas: &mut Canvas<'_>) {
    if given {
        let marker = canvas.glyphs.marker.to_string();
        canvas.put(LEFT, y, Role::Selected, &marker);
    }
    canvas.put(KEY, y, Role::Key, key);
    canvas.put(WORDS, y, Canvas::row_role(given), text);
}

fn draw_done(state: &State, y: u16, shared: &Shared, canvas: &mut Canvas<'_>) {
    if state.is_untouched() {
        canvas.put(LEFT, y, Role::Muted, words::SAY_FIRST_LINE);
        return;
    }
    let questionnaire = &shared.content.questionnaire;
    let (done, total) = (questions::answered(questionnaire, &state.open), questions::total(questionnaire, &state.open));
    let percent = u8::try_from((done * 100).checked_div(total).unwrap_or(0)).unwrap_or(100);
    let bar = canvas.glyphs.bar(percent, BAR);
    let end = canvas.put(LEFT, y, Role::Bar, &bar);
    canvas.put(end + 3, y, Role::Normal, &words::answered(done, total.saturating_sub(done)));
}

fn draw_test(state: &State, question: &Question, test: &Test, shared: &Shared, canvas: &mut Canvas<'_>) {
    let questionnaire = &shared.content.questionnaire;
    canvas.put(LEFT, 1, Role::Heading, words::TEST_TITLE);
    canvas.put(LEFT, 2, Role::Muted, &question.text);
    draw_sentence(&test.prompt, FRAME.sentence, SENTENCE, canvas);
    let answer = state.open.answers.get(&question.id).copied().unwrap_or_default();
    let grid = test.grid.iter().zip(&questionnaire.scale);
    for (value, (y, (seen, scale))) in (0..).zip(FRAME.answers.into_iter().zip(grid)) {
        let given = state.value_seen(shared).or(answer.observed) == Some(value);
        draw_answer(y, &value.to_string(), &words::seen(&scale.short, seen), given, canvas);
    }
    draw_on_screen(state, shared, canvas);
    draw_answer(FRAME.pass, words::PASS_KEY.0, words::SEEN_NOTHING, false, canvas);
}

/// Draws what the test held on the screen showed, or that it can be held there.
fn draw_on_screen(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let Some(exercise) = state.exercise(shared) else { return };
    let Some(outcome) = &state.seen else {
        draw_answer(FRAME.done, shell::ENTER_KEY, "", false, canvas);
        canvas.put(KEY + 8, FRAME.done, Role::Normal, exercise_words::TEST_ON_SCREEN);
        return;
    };
    let value = exercise.value(outcome).unwrap_or_default();
    let seen = exercise_words::seen(exercise, outcome);
    canvas.put(LEFT, FRAME.test, Role::Good, &exercise_words::test_seen(&seen, value));
    if exercise.is_perfect(outcome) {
        canvas.put(LEFT, FRAME.done, Role::Normal, exercise_words::THREE_IF_EXPLAINED);
    }
}

fn draw_introduction(canvas: &mut Canvas<'_>) {
    canvas.put(LEFT, 1, Role::Heading, &words::SAY_FIRST.to_uppercase());
    for (y, line) in (4..).step_by(2).zip(words::INTRODUCTION) {
        canvas.put(LEFT, y, Role::Normal, line);
    }
    canvas.put(LEFT, 17, Role::Muted, words::READ_THE_WORDS);
    canvas.cursor(LEFT, 4);
}

fn draw_closing(closing: &Closing, canvas: &mut Canvas<'_>) {
    canvas.put(4, 0, Canvas::row_role(closing.on_action), words::SEE_RESULT);
    canvas.put(22, 0, Role::Muted, words::SEE_RESULT_NOTE);
    let columns = Columns { label: 4, value: 5, remark: 14 };
    for (y, (name, question)) in FIELD_ROWS.into_iter().zip(FIELDS) {
        canvas.put(2, y - 1, Role::Label, question);
        if let Some(field) = closing.form.field(name) {
            let focused = !closing.on_action && closing.form.focused_name() == name;
            canvas.field(field, focused, columns, y);
        }
    }
    if closing.on_action {
        canvas.marker(2, 0, true);
    }
}
