//! What a correction changed in a session.

use crate::content::Content;
use crate::content::vocabularies::Vocabulary;
use crate::domain::ids::{CoopKey, ModuleId, SkillId};
use crate::domain::session::{Attendance, Mode, Rating, Session};
use crate::text::{dates, history as words};

/// Each line that changed, from what to what.
pub fn changes(before: &Session, after: &Session, content: &Content) -> Vec<String> {
    let lines = in_words(before, content).into_iter().zip(in_words(after, content));
    let differing = lines.filter(|((_, before), (_, after))| before != after);
    let mut changes: Vec<String> =
        differing.map(|((label, before), (_, after))| words::change(label, &before, &after)).collect();
    let skills = content.curriculum.modules.iter().flat_map(|module| &module.skills);
    for skill in skills {
        let (was, is) = (rated(before, &skill.id, content), rated(after, &skill.id, content));
        if was != is {
            changes.push(words::change(&skill.label, &was, &is));
        }
    }
    changes
}

fn in_words(session: &Session, content: &Content) -> [(&'static str, String); 14] {
    let vocabularies = &content.vocabularies;
    let themes = session.themes.iter().map(|key| vocabularies.theme_label(key).unwrap_or(key.as_str()));
    let title =
        |id: &ModuleId| content.curriculum.modules.iter().find(|module| module.id == *id).map(|found| &*found.title);
    let modules = session.modules.iter().filter_map(title);
    let autonomy = session.autonomy.as_ref().map_or("", |key| shown(&vocabularies.autonomy, key));
    let next = session.next.map(|next| match next.time {
        Some(time) => format!("{} {}", dates::field(next.date), dates::time(time)),
        None => dates::field(next.date),
    });
    [
        (words::DATE, dates::day_month_year(session.date)),
        (words::DURATION, words::minutes(session.duration_min)),
        (words::PLACE, shown(&vocabularies.place, &session.place).to_owned()),
        (words::MODE, mode(session.mode).to_owned()),
        (words::MANDATE, session.mandate.map_or("", |yes| if yes { words::YES } else { words::NO }).to_owned()),
        (words::ATTENDANCE, attendance(session.attendance).to_owned()),
        (words::DEVICES, list(session.devices.iter().map(|key| shown(&vocabularies.devices, key)))),
        (words::THEMES, list(themes)),
        (words::AUTONOMY, autonomy.to_owned()),
        (words::MODULES, list(modules)),
        (words::SENTENCE, session.sentence.clone()),
        (words::NEXT, next.unwrap_or_default()),
        (words::GOAL, session.goal.clone()),
        (words::NOTE, session.note.clone()),
    ]
}

fn list<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn shown<'a>(vocabulary: &'a Vocabulary, key: &'a CoopKey) -> &'a str {
    vocabulary.shown(key).unwrap_or(key.as_str())
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Train => words::TRAIN,
        Mode::Accompany => words::ACCOMPANY,
        Mode::Do => words::DO,
    }
}

const fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Present => words::PRESENT,
        Attendance::Excused => words::EXCUSED,
        Attendance::Absent => words::ABSENT,
    }
}

/// A rating in the progress scale's words; empty when the session has none.
fn rated(session: &Session, skill: &SkillId, content: &Content) -> String {
    match session.ratings.get(skill) {
        None => String::new(),
        Some(Rating::NotApplicable) => words::NOT_APPLICABLE.to_owned(),
        Some(Rating::Level(level)) => {
            content.curriculum.scale.get(usize::from(*level)).map(|words| words.short.clone()).unwrap_or_default()
        }
    }
}
