//! What the end of a session fills in by itself, as long as the mediator has not changed it.

use super::sitting::Sitting;
use crate::content::Content;
use crate::domain::ids::CoopKey;
use crate::domain::progress;
use crate::domain::proposals;
use crate::domain::session::{Appointment, Session};
use time::{Date, Duration, Time};

pub const DURATION: &str = "duration";
pub const PLACE: &str = "place";
pub const MODE: &str = "mode";
pub const DEVICES: &str = "devices";
pub const THEMES: &str = "themes";
pub const AUTONOMY: &str = "autonomy";

/// The lines that follow what is proposed.
pub const FOLLOWING: [&str; 6] = [DURATION, PLACE, MODE, DEVICES, THEMES, AUTONOMY];

/// What is used where nothing is known of a last time.
const USUAL_DEVICE: &str = "ordinateur";

/// Brings the lines that nobody changed in step with the ratings, the hour and the last session.
pub fn follow(sitting: &mut Sitting, content: &Content, now: (Date, Time)) {
    let proposed = proposed(sitting, content, now);
    let touched = &sitting.open.touched;
    let follows = |name: &str| !touched.iter().any(|other| other == name);
    let session = &mut sitting.open.session;
    if follows(DURATION) {
        session.duration_min = proposed.duration_min;
    }
    if follows(PLACE) {
        session.place = proposed.place;
    }
    if follows(MODE) {
        session.mode = proposed.mode;
    }
    if follows(DEVICES) {
        session.devices = proposed.devices;
    }
    if follows(THEMES) {
        session.themes = proposed.themes;
    }
    if follows(AUTONOMY) {
        session.autonomy = proposed.autonomy;
    }
}

/// Marks the lines that a closed session holds on its own account: themes and autonomy go on following when they are
/// those that its ratings propose.
pub fn keep_filed(sitting: &mut Sitting, content: &Content) {
    let (themes, autonomy) = (themes(sitting, content), proposals::autonomy(&sitting.open.session.ratings));
    let session = &sitting.open.session;
    let followed = |name: &str| match name {
        THEMES => session.themes == themes,
        AUTONOMY => session.autonomy == autonomy,
        _ => false,
    };
    sitting.open.touched = FOLLOWING.into_iter().filter(|name| !followed(name)).map(str::to_owned).collect();
}

fn proposed(sitting: &Sitting, content: &Content, now: (Date, Time)) -> Session {
    let session = &sitting.open.session;
    let usual = Session::on(session.learner, session.date);
    let last = sitting.last();
    Session {
        duration_min: duration(session, content, now).unwrap_or(usual.duration_min),
        place: last.map_or(usual.place, |last| last.place.clone()),
        mode: last.map_or(usual.mode, |last| last.mode),
        devices: last.map_or_else(|| vec![CoopKey::from(USUAL_DEVICE)], |last| last.devices.clone()),
        themes: themes(sitting, content),
        autonomy: proposals::autonomy(&session.ratings),
        ..Session::on(session.learner, session.date)
    }
}

/// The time since the session was opened, on the same day, as one of the durations offered.
fn duration(session: &Session, content: &Content, (today, now): (Date, Time)) -> Option<u16> {
    let elapsed = session.started.filter(|_| session.date == today).map(|started| now - started)?;
    let minutes = u16::try_from(elapsed.whole_minutes()).ok()?;
    Some(proposals::duration(minutes, &content.vocabularies.durations))
}

fn themes(sitting: &Sitting, content: &Content) -> Vec<CoopKey> {
    proposals::themes(&content.curriculum, &sitting.worked_on(), &administrative(content))
}

/// The keys of the Coop's administrative themes.
pub fn administrative(content: &Content) -> Vec<CoopKey> {
    content.vocabularies.administrative_themes.keys().cloned().collect()
}

/// The sentences to choose from: those of the modules worked on.
pub fn sentences(sitting: &Sitting, content: &Content) -> Vec<String> {
    let modules = sitting.worked_on();
    let modules = modules.iter().filter_map(|id| content.curriculum.module(id));
    modules.flat_map(|module| module.sentences.iter().cloned()).collect()
}

/// The next meeting as it is proposed: a week later, at the hour of the last appointment or of today's beginning.
pub fn next(sitting: &Sitting) -> Option<Appointment> {
    let session = &sitting.open.session;
    let date = proposals::next_date(session.date)?;
    let usual = sitting.last().and_then(|last| last.next).and_then(|next| next.time);
    Some(Appointment { date, time: usual.or_else(|| session.started.map(quarter)) })
}

/// The quarter of an hour at or before a time.
fn quarter(time: Time) -> Time {
    time - Duration::minutes(i64::from(time.minute() % 15)) - Duration::seconds(time.second().into())
}

/// What the next meeting would be for.
pub fn goal(sitting: &Sitting, content: &Content) -> Option<String> {
    let ratings = sitting.current();
    let path = sitting.record.path.as_ref().map(|path| &path.record.path);
    let next = path.and_then(|path| progress::next_module(path, &content.curriculum, &ratings));
    let worked_on = sitting.worked_on();
    let module = worked_on.last().and_then(|id| content.curriculum.module(id));
    proposals::goal(module, next, &ratings).map(|skill| skill.label.clone())
}
