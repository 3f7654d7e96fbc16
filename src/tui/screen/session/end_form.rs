//! The end page's form, and the session it stands for.

use super::proposed::{AUTONOMY, DEVICES, DURATION, MODE, PLACE, THEMES};
use super::ratings::NOTE_MAX;
use crate::content::Content;
use crate::content::vocabularies::{Vocabularies, Vocabulary};
use crate::domain::ids::CoopKey;
use crate::domain::proposals::allows_procedure;
use crate::domain::session::{Appointment, Attendance, Mode, Session};
use crate::text::{dates, session as words};
use crate::tui::form::{Choosable, Field, Form, Format};
use time::Date;

pub const SENTENCE: &str = "sentence";
pub const NEXT_DATE: &str = "next_date";
pub const NEXT_TIME: &str = "next_time";
pub const GOAL: &str = "goal";
pub const ATTENDANCE: &str = "attendance";
pub const DAY: &str = "day";
pub const MANDATE: &str = "mandate";
pub const PROCEDURE: &str = "procedure";
pub const REDIRECTION: &str = "redirection";
pub const NOTE: &str = "note";

/// Keys of the choices that are no vocabulary of the Coop.
const ATTENDANCES: [(&str, Attendance, &str); 3] = [
    ("present", Attendance::Present, words::PRESENT),
    ("excused", Attendance::Excused, words::EXCUSED),
    ("absent", Attendance::Absent, words::ABSENT),
];
const MODES: [(&str, Mode, &str); 3] = [
    ("train", Mode::Train, words::TRAIN),
    ("accompany", Mode::Accompany, words::ACCOMPANY),
    ("do", Mode::Do, words::DO),
];
const MANDATES: [(&str, bool, &str); 2] = [("yes", true, words::YES), ("no", false, words::NO)];

/// The Coop's device that stands for none: nothing checked says the same.
const NO_DEVICE: &str = "aucun";
/// The redirection's choice of nowhere.
const NOWHERE: &str = "no";
/// Graphemes the sentence and the goal may have: one line of the sheet.
const LINE_MAX: usize = 68;
/// The longest session, in minutes.
const LONGEST: u32 = 600;

/// The form filled with a session.
pub fn form(session: &Session, content: &Content) -> Form {
    let vocabularies = &content.vocabularies;
    let terms = |vocabulary: &Vocabulary| {
        let terms = vocabulary.terms().filter(|term| term.key.as_str() != NO_DEVICE);
        Choosable::all(terms.map(|term| (term.key.as_str(), term.shown())))
    };
    let themes = vocabularies.themes.terms().chain(vocabularies.administrative_themes.terms());
    let labels = vocabularies.autonomy.terms().map(|term| (term.key.as_str(), term.label.as_str()));
    let fields = vec![
        Field::text(SENTENCE, words::SENTENCE, LINE_MAX).width(53).help(words::SENTENCE_HELP).watched(),
        Field::entry(NEXT_DATE, words::NEXT, Format::Date).help(words::NEXT_HELP),
        Field::entry(NEXT_TIME, words::AT, Format::Time).help(words::TIME_HELP),
        Field::text(GOAL, words::GOAL, LINE_MAX).width(53).help(words::GOAL_HELP).watched(),
        Field::choice(ATTENDANCE, words::ATTENDANCE, keyed(&ATTENDANCES)).help(words::ATTENDANCE_HELP),
        Field::entry(DURATION, words::DURATION, Format::Number { min: 1, max: LONGEST }).help(words::DURATION_HELP),
        Field::entry(DAY, words::DAY, Format::Date).help(words::DAY_HELP),
        Field::choice(PLACE, words::PLACE, terms(&vocabularies.place)),
        Field::choice(MODE, words::MODE, keyed(&MODES)).help(words::MODE_HELP),
        Field::choice(MANDATE, words::MANDATE, keyed(&MANDATES)).help(words::MANDATE_HELP).folded(),
        Field::checks(DEVICES, words::DEVICES, terms(&vocabularies.devices)).help(words::CHECKS_HELP),
        Field::checks(
            THEMES,
            words::THEMES,
            Choosable::all(themes.map(|term| (term.key.as_str(), term.label.as_str()))),
        )
        .help(words::THEMES_HELP),
        Field::list(AUTONOMY, words::AUTONOMY, Choosable::all(labels)).width(53).help(words::AUTONOMY_HELP),
        Field::text(PROCEDURE, words::PROCEDURE, LINE_MAX).width(53).help(words::PROCEDURE_HELP).watched().folded(),
        Field::list(REDIRECTION, words::REDIRECTION, redirections(vocabularies))
            .width(53)
            .help(words::REDIRECTION_HELP),
        Field::note(NOTE, words::NOTE, NOTE_MAX).size(53, 2).help(words::NOTE_HELP).watched(),
    ];
    let mut form = Form::new(fields);
    fill(&mut form, session);
    form.set(SENTENCE, &session.sentence);
    form.set(GOAL, &session.goal);
    form.set(NOTE, &session.note);
    form.set(PROCEDURE, &session.procedure);
    form.set(REDIRECTION, session.redirection.as_ref().map_or(NOWHERE, CoopKey::as_str));
    form.set(DAY, &dates::field(session.date));
    form.set(ATTENDANCE, key_of(&ATTENDANCES, session.attendance));
    form.set(MANDATE, session.mandate.map_or("", |mandate| key_of(&MANDATES, mandate)));
    if let Some(next) = session.next {
        form.set(NEXT_DATE, &dates::field(next.date));
        form.set(NEXT_TIME, &next.time.map(dates::time).unwrap_or_default());
    }
    form
}

/// Puts the lines that are proposed into the form.
fn fill(form: &mut Form, session: &Session) {
    let joined = |keys: &[CoopKey]| keys.iter().map(CoopKey::as_str).collect::<Vec<_>>().join(" ");
    let minutes = if session.duration_min == 0 { String::new() } else { session.duration_min.to_string() };
    form.set(DURATION, &minutes);
    form.set(PLACE, session.place.as_str());
    form.set(MODE, key_of(&MODES, session.mode));
    form.set(DEVICES, &joined(&session.devices));
    form.set(THEMES, &joined(&session.themes));
    form.set(AUTONOMY, session.autonomy.as_ref().map_or("", CoopKey::as_str));
    fold(form, session);
}

/// Folds the lines that nothing calls for.
pub fn fold(form: &mut Form, session: &Session) {
    form.fold(&[MANDATE], session.mode != Mode::Do);
    form.fold(&[PROCEDURE], !allows_procedure(&session.themes));
}

fn redirections(vocabularies: &Vocabularies) -> Vec<Choosable> {
    let nowhere = std::iter::once((NOWHERE, words::NO));
    let terms = vocabularies.redirection.terms().map(|term| (term.key.as_str(), term.shown()));
    Choosable::all(nowhere.chain(terms))
}

fn keyed<T>(choices: &[(&'static str, T, &'static str)]) -> Vec<Choosable> {
    Choosable::all(choices.iter().map(|(key, _, label)| (*key, *label)))
}

fn key_of<T: Copy + PartialEq>(choices: &[(&'static str, T, &'static str)], value: T) -> &'static str {
    choices.iter().find(|(_, other, _)| *other == value).map_or("", |(key, ..)| key)
}

fn value_of<T: Copy>(choices: &[(&'static str, T, &'static str)], key: Option<&str>) -> Option<T> {
    choices.iter().find(|(other, ..)| Some(*other) == key).map(|(_, value, _)| *value)
}

/// Takes the words of a session that was filed as they are: they were settled then.
pub fn settle(form: &mut Form, filed: &Session) {
    let texts = [(SENTENCE, &filed.sentence), (GOAL, &filed.goal), (NOTE, &filed.note), (PROCEDURE, &filed.procedure)];
    for (name, text) in texts {
        if let Some(field) = form.field_mut(name) {
            field.settle(text);
        }
    }
}

/// Takes over what stands in the form, field by field: what is not understood, or must not be kept, stays as it was.
pub fn take(form: &Form, session: &mut Session, today: Date) {
    let texts = [
        (SENTENCE, &mut session.sentence),
        (GOAL, &mut session.goal),
        (NOTE, &mut session.note),
        (PROCEDURE, &mut session.procedure),
    ];
    for (name, text) in texts {
        if let Some(field) = form.field(name).filter(|field| !field.is_refused()) {
            *text = field.saved();
        }
    }
    session.next = form.date(NEXT_DATE, today).map(|date| Appointment { date, time: form.time(NEXT_TIME) });
    session.attendance = value_of(&ATTENDANCES, form.chosen(ATTENDANCE)).unwrap_or_default();
    if let Some(minutes) = form.number(DURATION, today).and_then(|minutes| u16::try_from(minutes).ok()) {
        session.duration_min = minutes;
    }
    session.date = form.date(DAY, today).unwrap_or(session.date);
    if let Some(place) = form.chosen(PLACE) {
        session.place = place.into();
    }
    session.mode = value_of(&MODES, form.chosen(MODE)).unwrap_or_default();
    session.mandate = value_of(&MANDATES, form.chosen(MANDATE));
    session.devices = form.checked(DEVICES).into_iter().map(CoopKey::from).collect();
    session.themes = form.checked(THEMES).into_iter().map(CoopKey::from).collect();
    session.autonomy = form.chosen(AUTONOMY).map(CoopKey::from);
    session.redirection = form.chosen(REDIRECTION).filter(|key| *key != NOWHERE).map(CoopKey::from);
}
