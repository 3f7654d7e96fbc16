//! Draws the ratings page: frame 7.

use super::super::ratings::{Line, rows};
use super::super::{Sitting, State};
use crate::content::Content;
use crate::domain::curriculum::{Freshness, Skill};
use crate::domain::session::Rating;
use crate::text::{guide as guide_words, quoted, session as words};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_sensitive;

/// Columns: the skill, its mark, the value before, today's, and its word.
const SKILL: u16 = 4;
const MARK: u16 = 52;
const BEFORE: u16 = 56;
const TODAY: u16 = 66;
const WORD: u16 = 70;
/// Of the lines under the skills.
const VALUE: u16 = 21;
/// The first skill's row.
const TOP: u16 = 4;

/// Draws what was kept from the last time, the skills, the legend, the next step, the note and the five times.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let content = &*shared.content;
    last_time(&state.sitting, content, canvas);
    stale_guide(state, shared, canvas);
    heading(state, shared, canvas);
    let rows = rows(content, shared);
    let skills = state.sitting.skills(content);
    for (y, (at, skill)) in (TOP..).zip(skills.iter().enumerate().skip(state.page.first).take(rows)) {
        draw_skill(skill, state.page.at == at, y, state, content, canvas);
    }
    if skills.is_empty() {
        canvas.put(SKILL, TOP, Role::Normal, words::CHOOSE_STEP);
    }
    let y = TOP + u16::try_from(rows).unwrap_or(0);
    canvas.put(SKILL, y + 1, Role::Label, &words::legend(&content.curriculum.scale));
    canvas.put(SKILL, y + 2, Role::Muted, words::ESSENTIAL_MEANS);
    next_step(state, content, y + 4, canvas);
    note(state, content, y + 5, canvas);
    for (y, line) in (y + 7..).zip(words::TIMES) {
        canvas.put(2, y, Role::Muted, line);
    }
}

fn last_time(sitting: &Sitting, content: &Content, canvas: &mut Canvas<'_>) {
    let told = match (sitting.last(), sitting.last_sentence()) {
        (None, _) => words::FIRST_SESSION.to_owned(),
        (Some(last), Some((sentence, day))) if day == last.date => quoted(sentence),
        (Some(_), Some((sentence, day))) => words::said_on(sentence, day),
        (Some(last), None) => {
            let titles = last.modules.iter().filter_map(|id| content.curriculum.module(id));
            words::worked_on(last.date, &titles.map(|module| module.title.as_str()).collect::<Vec<_>>())
        }
    };
    let goal = sitting.goal().unwrap_or(words::NO_GOAL);
    canvas.put_within(2, 0, 77, Role::Normal, &words::labelled(words::LAST_TIME, &told));
    canvas.put_within(2, 1, 77, Role::Normal, &words::labelled(words::TODAYS_GOAL, goal));
}

/// Says beside the session that its guide was checked too long ago.
fn stale_guide(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let module = state.sitting.module(&shared.content);
    let guide = module.and_then(|module| Some((shared.content.guide(&module.id)?, module)));
    if guide.is_some_and(|(guide, module)| guide.freshness(module, shared.today()) == Freshness::Stale) {
        canvas.put(2, TOP - 2, Role::Error, guide_words::STALE_BESIDE);
    }
}

fn heading(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    let (called, skills) = (state.sitting.called(), state.sitting.skills(&shared.content).len());
    let shown = rows(&shared.content, shared);
    let question = if skills > shown {
        words::question_in_part(called, state.page.first + 1, state.page.first + shown, skills)
    } else {
        words::question(called)
    };
    canvas.put_within(2, TOP - 1, BEFORE - 4, Role::Heading, &question);
    canvas.put(BEFORE, TOP - 1, Role::Muted, words::BEFORE);
    canvas.put(TODAY, TOP - 1, Role::Muted, words::TODAY);
}

fn draw_skill(skill: &Skill, pointed: bool, y: u16, state: &State, content: &Content, canvas: &mut Canvas<'_>) {
    let scale = &content.curriculum.scale;
    let role = Canvas::row_role(pointed);
    canvas.marker(2, y, pointed);
    canvas.put_within(SKILL, y, MARK - SKILL - 1, role, &skill.label);
    if skill.essential {
        canvas.put(MARK, y, Role::Label, words::ESSENTIAL);
    }
    let before = state.sitting.previous.get(&skill.id).copied().unwrap_or(Rating::Level(0));
    canvas.put_within(BEFORE, y, TODAY - BEFORE - 1, Role::Muted, words::rating(before, scale));
    let (key, rating, role) = match (state.sitting.today(&skill.id), state.sitting.proposed(&skill.id)) {
        (Some(rating), _) => (words::rating_key(rating), Some(rating), role),
        (None, Some(rating)) => ("?".to_owned(), Some(rating), Role::Muted),
        (None, None) => (" ".to_owned(), None, role),
    };
    canvas.put(TODAY, y, if pointed { Role::Focus } else { role }, &format!("[{key}]"));
    if let Some(rating) = rating {
        canvas.put(WORD, y, role, words::rating(rating, scale));
    }
}

fn next_step(state: &State, content: &Content, y: u16, canvas: &mut Canvas<'_>) {
    let pointed = state.line(content) == Line::NextStep;
    canvas.marker(2, y, pointed);
    canvas.put(SKILL, y, Role::Label, words::NEXT_STEP);
    let next = state.sitting.beside(true, content).map_or(words::NO_NEXT_STEP, |module| module.title.as_str());
    canvas.put_within(VALUE, y, 48, Canvas::row_role(pointed), next);
    canvas.put_right(78, y, Role::Key, words::PAGE_KEY);
}

fn note(state: &State, content: &Content, y: u16, canvas: &mut Canvas<'_>) {
    let pointed = state.line(content) == Line::Note;
    if let Some(note) = state.page.note.focused() {
        let columns = Columns { label: SKILL, value: VALUE, remark: 80 };
        canvas.field(note, pointed, columns, y);
        if pointed {
            draw_sensitive(&state.page.note, y, columns, canvas);
        }
    }
}
