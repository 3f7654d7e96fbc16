//! The rows of a record, laid out once when it is read.

use super::{Next, State};
use crate::domain::assessment::Kind;
use crate::domain::change::Stamp;
use crate::domain::ids::ModuleId;
use crate::domain::progress;
use crate::domain::record::Record;
use crate::domain::session::Attendance;
use crate::text::{dates, progress as states, record as words, workshop as workshops};
use crate::tui::screen::registration::reasons_in_words;
use crate::tui::shared::Shared;

/// Steps shown before the record is unfolded, however little room there is.
const FEW: usize = 2;

/// A line of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// On the left, in the label's place.
    pub label: String,
    pub text: String,
    /// On the right edge.
    pub right: String,
    pub kind: RowKind,
    /// What Enter does, on rows that can be chosen.
    pub target: Option<Target>,
}

/// How a row is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    #[default]
    Plain,
    /// The four actions on top.
    Action,
    /// The heading above the steps.
    StepsHeading,
    /// A step of the path: its state, percentage and count.
    Step { state: &'static str, percent: u8, count: String },
}

/// What a row leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Next,
    Assess,
    Path,
    Print,
    Step(ModuleId),
    Unfold,
    /// Index in the record, the oldest first.
    Assessment(usize),
    Session(usize),
    Fields,
}

/// All rows of a record.
pub fn rows(state: &State, shared: &Shared) -> Vec<Row> {
    let Some(record) = state.record.as_deref() else { return Vec::new() };
    let mut rows = actions(state, record, shared);
    rows.extend(workshop(record, shared));
    rows.push(Row::default());
    let mut after: Vec<Row> = strangers(state, shared).into_iter().collect();
    after.push(Row::default());
    after.extend(assessments(state, record, shared));
    after.extend(sessions(state, record, shared));
    after.extend(fields(record, shared));
    let room = shared.body_rows().saturating_sub(rows.len() + after.len());
    rows.extend(steps(state, record, room, shared));
    rows.extend(after);
    rows
}

fn actions(state: &State, record: &Record, shared: &Shared) -> Vec<Row> {
    let row = |label: &str, text: String, right: String, target| Row {
        label: label.to_owned(),
        text,
        right,
        kind: RowKind::Action,
        target: Some(target),
    };
    let called = record.learner.record.called();
    let title = |module: &ModuleId| shared.content.curriculum.module(module).map_or("", |module| module.title.as_str());
    let (label, text) = match state.next(shared) {
        Next::ResumeSession => (words::RESUME, words::SESSION_TO_END.to_owned()),
        Next::ResumeAssessment { position, total } => (words::RESUME, words::resume_question(position + 1, total)),
        Next::Assess => (words::CONTINUE, words::assess_with(called)),
        Next::ChoosePath => (words::CONTINUE, words::CHOOSE_PATH.to_owned()),
        Next::Session { module: Some(module) } => (words::CONTINUE, words::session_on(title(&module))),
        Next::Session { module: None } => (words::CONTINUE, words::FIRST_SESSION.to_owned()),
        Next::AssessAgain => (words::CONTINUE, words::ALL_ACQUIRED.to_owned()),
    };
    let today = shared.today();
    let next = record.planned().filter(|next| next.date >= today);
    let appointment = next.map(|next| dates::meeting(next.date, next.time, today)).unwrap_or_default();
    let assessed = record.last_assessment().map(|(_, kept)| words::last_assessed(&dates::day_month(kept.record.date)));
    let (path, count) = record
        .path
        .as_ref()
        .map_or((words::NO_PATH, String::new()), |path| (words::EDIT_PATH, words::steps(path.record.path.len())));
    let last = record.last_session().map(|(_, kept)| words::session_of(&dates::day_month(kept.record.date)));
    let redo = if assessed.is_some() { words::REDO.to_owned() } else { words::assess_with(called) };
    vec![
        row(label, text, appointment, Target::Next),
        row(words::ASSESS, redo, assessed.unwrap_or_default(), Target::Assess),
        row(words::PATH, path.to_owned(), count, Target::Path),
        row(words::PRINT, words::SHEETS.to_owned(), last.unwrap_or_default(), Target::Print),
    ]
}

/// The next workshop where the person is expected. A meeting of their own stands above it.
fn workshop(record: &Record, shared: &Shared) -> Option<Row> {
    let (next, others) = record.workshops.split_first()?;
    let text = workshops::on(&dates::appointment(next.date, next.started, shared.today()), &next.title);
    let right = if others.is_empty() { String::new() } else { words::others(others.len(), false) };
    Some(Row { label: workshops::UNTITLED.to_owned(), text, right, ..Row::default() })
}

fn steps(state: &State, record: &Record, room: usize, shared: &Shared) -> Vec<Row> {
    let Some(path) = &record.path else { return Vec::new() };
    let heading = Row { label: words::STEPS.to_owned(), kind: RowKind::StepsHeading, ..Row::default() };
    let curriculum = &shared.content.curriculum;
    let order = path.record.path.in_order();
    let modules = order.iter().filter_map(|id| curriculum.module(id)).map(|module| {
        let so_far = progress::module_progress(module, &state.ratings);
        Row {
            text: module.title.clone(),
            kind: RowKind::Step {
                state: states::state(so_far.state),
                percent: so_far.percent,
                count: words::of(so_far.autonomous, so_far.counted),
            },
            target: Some(Target::Step(module.id.clone())),
            ..Row::default()
        }
    });
    let mut rows = vec![heading];
    rows.extend(folded(modules.collect(), state.unfolded, room.saturating_sub(1)));
    rows
}

/// Skills that were rated and are in no module any more.
fn strangers(state: &State, shared: &Shared) -> Option<Row> {
    let gone = progress::strangers(&shared.content.curriculum, &state.ratings);
    let text = words::removed(gone.iter().map(|(skill, rating)| states::rated(skill.as_str(), *rating)));
    (!gone.is_empty()).then(|| Row { label: words::REMOVED.to_owned(), text, ..Row::default() })
}

/// The rows that there is room for, and one that unfolds the others.
fn folded(mut rows: Vec<Row>, unfolded: bool, room: usize) -> Vec<Row> {
    let room = room.max(FEW + 1);
    if !unfolded && rows.len() > room {
        let hidden = rows.len() - (room - 1);
        rows.truncate(room - 1);
        rows.push(Row {
            text: words::others(hidden, true),
            right: words::MORE_KEY.to_owned(),
            target: Some(Target::Unfold),
            ..Row::default()
        });
    }
    rows
}

/// The latest line of a group, or all of them; the label stands on the first one.
fn latest(label: &str, lines: Vec<Row>, unfolded: bool) -> Vec<Row> {
    let older = lines.len().saturating_sub(1);
    let mut rows: Vec<Row> = if unfolded { lines } else { lines.into_iter().take(1).collect() };
    match rows.first_mut() {
        Some(first) => {
            label.clone_into(&mut first.label);
            if !unfolded && older > 0 {
                first.right = words::others(older, true);
            }
        }
        None => rows.push(Row { label: label.to_owned(), text: words::NONE_YET.to_owned(), ..Row::default() }),
    }
    rows
}

/// Who wrote it last, once there is more than one who could.
fn author(stamp: &Stamp, shared: &Shared) -> String {
    let several = shared.mediators.len() > 1;
    if several { shared.mediator_name(stamp.author).to_owned() } else { String::new() }
}

fn assessments(state: &State, record: &Record, shared: &Shared) -> Vec<Row> {
    let lines = record.assessments.iter().enumerate().rev().map(|(index, (_, kept))| {
        let assessment = &kept.record;
        let outcome = &assessment.outcome;
        let profile =
            outcome.profile.and_then(|profile| shared.content.questionnaire.profiles.get(usize::from(profile)));
        let (kind, word) = match assessment.kind {
            Kind::Short => (words::SHORT, words::ESTIMATE),
            Kind::Full => (words::FULL, profile.map_or("", String::as_str)),
        };
        let day = dates::day_month(assessment.date);
        let percent = if assessment.kind == Kind::Short { outcome.short_percent } else { outcome.percent };
        let text = words::assessment(&day, kind, percent, word, assessment.context.confidence);
        let right = author(&kept.stamp, shared);
        Row { text, right, target: Some(Target::Assessment(index)), ..Row::default() }
    });
    latest(words::ASSESSMENTS, lines.collect(), state.unfolded)
}

fn sessions(state: &State, record: &Record, shared: &Shared) -> Vec<Row> {
    let lines = record.sessions.iter().enumerate().rev().map(|(index, (_, kept))| {
        let session = &kept.record;
        let day = dates::day_month(session.date);
        let titles = session.modules.iter().filter_map(|id| shared.content.curriculum.module(id));
        let titles = titles.map(|module| module.title.as_str()).collect::<Vec<_>>().join(", ");
        let text = match session.attendance {
            Attendance::Present => words::session(&day, session.duration_min, &titles),
            Attendance::Excused => words::absence(&day, true),
            Attendance::Absent => words::absence(&day, false),
        };
        let right = author(&kept.stamp, shared);
        Row { text, right, target: Some(Target::Session(index)), ..Row::default() }
    });
    let mut rows = latest(words::SESSIONS, lines.collect(), state.unfolded);
    let sentence = record.last_session().map_or("", |(_, kept)| kept.record.sentence.as_str());
    if !state.unfolded && !sentence.is_empty() {
        rows.push(Row { text: crate::text::quoted(sentence), ..Row::default() });
    }
    rows
}

fn fields(record: &Record, shared: &Shared) -> Vec<Row> {
    let learner = &record.learner.record;
    let reasons =
        if learner.procedures.is_empty() { String::new() } else { reasons_in_words(learner, &shared.content) };
    let filled = [
        (words::COMES_FOR, &reasons),
        (words::WISH, &learner.wish),
        (words::PHONE, &learner.phone),
        (words::EMAIL, &learner.email),
        (words::NOTE, &learner.note),
    ];
    let mut rows: Vec<Row> = filled
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| Row {
            label: label.to_owned(),
            text: text.replace('\n', " "),
            target: Some(Target::Fields),
            ..Row::default()
        })
        .collect();
    let opened = learner.opened_on.map(dates::day_month);
    let informed = learner.informed_on.map(dates::day_month);
    let by = learner.opened_by.map_or("", |mediator| shared.mediator_name(mediator));
    let text = words::opened(opened.as_deref(), by, informed.as_deref());
    rows.push(Row { label: text, ..Row::default() });
    if let Some(contact) = &record.contact {
        let text = words::contact(&dates::day_month_year(contact.record), shared.mediator_name(contact.stamp.author));
        rows.push(Row { label: text, ..Row::default() });
    }
    rows
}
