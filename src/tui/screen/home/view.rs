//! Draws the home screen: frame 1.

use super::day::{DayRow, TOP};
use super::{Line, ROWS, Row, State};
use crate::domain::clock::Doubt;
use crate::domain::draft::{Draft, Work};
use crate::domain::workshop::Workshop;
use crate::text::{
    backup as backup_words, clock as clock_words, coop as coop_words, dates, evening as evening_words, home as words,
    workshop as workshop_words,
};
use crate::tui::effect::{BackupFact, HomeAppointment};
use crate::tui::shared::Shared;
use crate::tui::theme::Role;
use crate::tui::widget::canvas::{Canvas, cut};
use time::OffsetDateTime;
use unicode_width::UnicodeWidthStr;

/// Where the day's lines begin.
const DAY: u16 = 7;
/// Columns of an hour, of a name, and of a name with its code.
const TIME: usize = 10;
const NAME: usize = 13;
const NAME_AND_CODE: usize = 24;

/// Draws the menu in its fixed places, then what the day brings.
pub fn view(state: &State, shared: &Shared, canvas: &mut Canvas<'_>) {
    canvas.put(2, 0, Role::Heading, words::QUESTION);
    let lines = state.lines();
    let pointed = lines.get(state.list.selected).copied();
    for (number, row) in ROWS {
        let Some(y) = number.to_digit(10).and_then(|number| u16::try_from(number + 1).ok()) else { continue };
        let chosen = pointed == Some(Line::Menu(row));
        canvas.marker(2, y, chosen);
        canvas.put(4, y, Role::Key, &format!("{number}"));
        let (label, note) = menu_words(row, state, shared);
        canvas.put(7, y, Canvas::row_role(chosen), label);
        canvas.put(32, y, Role::Muted, &note);
    }
    let who = Who::fitting(state, usize::from(canvas.width().saturating_sub(DAY + 1)));
    for (y, row) in (TOP..).zip(state.day_in_sight(shared)) {
        match row {
            DayRow::Heading(heading) => drop(canvas.put(2, y, Role::Heading, heading)),
            DayRow::More => drop(canvas.put(DAY, y, Role::Muted, words::MORE)),
            DayRow::Line(line) => {
                let chosen = pointed == Some(line);
                canvas.marker(5, y, chosen);
                let text = text(line, who, state, shared).unwrap_or_default();
                canvas.put_within(DAY, y, canvas.width().saturating_sub(DAY + 1), Canvas::row_role(chosen), &text);
            }
        }
    }
}

/// A line below the menu, in words.
fn text(line: Line, who: Who, state: &State, shared: &Shared) -> Option<String> {
    match line {
        Line::Menu(_) => None,
        Line::Appointment(index) => state.facts.appointments.get(index).map(|found| appointment(found, who, shared)),
        Line::Workshop(index) => state.facts.workshops.get(index).map(|(_, workshop)| meeting(workshop, who)),
        Line::Open(index) => state.facts.open.get(index).map(|draft| open(draft, shared)),
        Line::Evening => Some(evening_words::home(state.facts.unclosed)),
        Line::Clock => state.doubt.map(|doubt| clock(doubt, shared)),
        Line::Due => state.due.clone(),
        Line::Retyping => Some(coop_words::left(state.retyping)),
        Line::Notice(index) => state.notices.get(index).cloned(),
        Line::Backup(index) => state.facts.backups.get(index).map(|fact| backup(*fact, shared)),
    }
}

fn menu_words(row: Row, state: &State, shared: &Shared) -> (&'static str, String) {
    match row {
        Row::Welcome => (words::WELCOME, words::WELCOME_NOTE.to_owned()),
        Row::Session => (words::SESSION, words::SESSION_NOTE.to_owned()),
        Row::Workshops => (words::WORKSHOPS, words::WORKSHOPS_NOTE.to_owned()),
        Row::AllRecords if !shared.directory_ready => (words::ALL_RECORDS, words::READING_NAMES.to_owned()),
        Row::AllRecords if shared.directory.is_empty() => (words::ALL_RECORDS, words::NOBODY.to_owned()),
        Row::AllRecords => (words::ALL_RECORDS, words::people(shared.directory.len())),
        Row::Export => (words::EXPORT, words::EXPORT_NOTE.to_owned()),
        Row::Statistics => (words::STATISTICS, state.month.note().unwrap_or(words::COUNTING).to_owned()),
        Row::Settings => (words::SETTINGS, String::new()),
        Row::Request => (coop_words::REQUEST, coop_words::REQUEST_NOTE.to_owned()),
    }
}

/// How the day's lines tell who is meant, in a column as wide as all of them need.
#[derive(Clone, Copy)]
struct Who {
    coded: bool,
    width: usize,
}

impl Who {
    /// With the codes where everything fits in `room` columns: they give way before a goal is cut.
    fn fitting(state: &State, room: usize) -> Self {
        let facts = &state.facts;
        let goals = facts.appointments.iter().map(|found| found.goal.width());
        let titles = facts.workshops.iter().map(|(_, workshop)| workshop.title.width());
        if goals.chain(titles).all(|width| TIME + NAME_AND_CODE + width <= room) {
            return Self { coded: true, width: NAME_AND_CODE };
        }
        let meetings =
            facts.workshops.iter().map(|(_, workshop)| workshop_words::line(workshop.expected()).width() + 2);
        Self { coded: false, width: meetings.max().unwrap_or(NAME).max(NAME) }
    }
}

fn appointment(found: &HomeAppointment, who: Who, shared: &Shared) -> String {
    let time = found.time.map(dates::time_column).unwrap_or_default();
    let (name, code) = person(shared, found.learner);
    let called = if who.coded { format!("{name:<NAME$}{code}") } else { name };
    format!("{time:<TIME$}{called:<width$}{}", found.goal, width = who.width)
}

fn meeting(workshop: &Workshop, who: Who) -> String {
    let time = workshop.started.map(dates::time_column).unwrap_or_default();
    let what = workshop_words::line(workshop.expected());
    format!("{time:<TIME$}{what:<width$}{}", workshop.title, width = who.width)
}

fn open(draft: &Draft, shared: &Shared) -> String {
    let (name, code) = person(shared, draft.learner);
    let what = match &draft.work {
        Work::Registration(form) => {
            let typed = form.fields.first().map_or("", |(_, text)| text);
            format!("{:<10}{}", cut(typed, 12), words::REGISTRATION_OPEN)
        }
        Work::Correction(_) => words::CORRECTION_OPEN.to_owned(),
        Work::Assessment(open) => {
            let total = shared.content.questionnaire.asked(open.kind).count();
            words::assessment_open(usize::from(open.position) + 1, total)
        }
        Work::Workshop(open) => words::workshop_open(&open.workshop.title, &dates::weekday_day(open.workshop.date)),
        Work::Session(open) => words::session_open(&dates::weekday_day(open.session.date)),
    };
    format!("{name:<13}{code:<11}{what}").trim_start().to_owned()
}

fn clock(doubt: Doubt, shared: &Shared) -> String {
    let day = |at: i64| {
        let at = OffsetDateTime::from_unix_timestamp(at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        at.to_offset(shared.now.local.offset()).date()
    };
    match doubt {
        Doubt::TooEarly => clock_words::too_early(shared.today()),
        Doubt::Behind { last } => clock_words::behind(day(last)),
        Doubt::Ahead { known } => clock_words::ahead(day(known)),
    }
}

fn backup(fact: BackupFact, shared: &Shared) -> String {
    let today = shared.today();
    match fact {
        BackupFact::Second(last) => backup_words::second(last, today),
        BackupFact::Late(day) => backup_words::late(day, today),
        BackupFact::Fallen { before, now } => backup_words::fallen(before, now),
    }
}

/// A name cut for a shared screen, and its code beside it unless the code is the name.
fn person(shared: &Shared, learner: crate::domain::ids::LearnerId) -> (String, String) {
    let code = shared.directory.entry(&learner).map(|entry| entry.code.to_owned()).unwrap_or_default();
    let name = shared.public_name(learner);
    if name == code { (name, String::new()) } else { (cut(&name, 12), code) }
}
