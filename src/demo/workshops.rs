//! Invented workshops: some were held in the last weeks, some are planned.

use super::Story;
use super::chance::Chance;
use crate::domain::change::Change;
use crate::domain::curriculum::Module;
use crate::domain::draft::OpenWorkshop;
use crate::domain::ids::{CoopKey, LearnerId, ModuleId, SessionId, WorkshopId};
use crate::domain::progress::Ratings;
use crate::domain::proposals;
use crate::domain::session::{Attendance, Rating};
use crate::domain::workshop::closing::{Filed, close};
use crate::domain::workshop::{Anonymous, Participant, Workshop};
use std::collections::BTreeMap;
use time::{Date, Duration, Time};

/// People who may come to a workshop: no more are remembered, however many are invented.
pub const KNOWN: usize = 60;
/// Fewer people make no workshop.
const FEWEST: usize = 6;
/// What they are about.
const MODULES: [&str; 4] = ["P4", "S2", "P2", "P5"];
/// Weeks back in which one was held, and ahead for which one is planned.
const HELD: [i64; 5] = [1, 2, 3, 5, 8];
const PLANNED: [i64; 2] = [0, 1];

/// Somebody who may come.
#[derive(Clone, Debug)]
pub struct Neighbour {
    pub learner: LearnerId,
    /// What they have reached by now.
    pub ratings: Ratings,
}

impl Story<'_> {
    /// The place's workshops, once everybody was told of. A place of a few people has none.
    pub fn workshops(mut self) -> Vec<Change> {
        if self.neighbours.len() < FEWEST {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let thursday = thursday(self.today);
        for (number, weeks) in HELD.into_iter().enumerate() {
            let date = thursday.saturating_sub(Duration::weeks(weeks));
            if let Some(open) = self.workshop(number, date, true) {
                let mut chance = self.chance.clone();
                let (_, closing) = close(&open, &Filed::new(), &mut || SessionId::from_bytes(chance.id()));
                self.chance = chance;
                changes.extend(closing);
            }
        }
        for (number, weeks) in PLANNED.into_iter().enumerate() {
            let date = thursday.saturating_add(Duration::weeks(weeks));
            let planned = self.workshop(number + HELD.len(), date, false);
            changes.extend(planned.map(|open| Change::Workshop(open.id, Box::new(open.workshop))));
        }
        changes
    }

    fn workshop(&mut self, number: usize, date: Date, held: bool) -> Option<OpenWorkshop> {
        let id = MODULES.get(number % MODULES.len()).copied().map(ModuleId::from)?;
        let module = self.content.curriculum.module(&id)?;
        let administrative: Vec<CoopKey> = self.content.vocabularies.administrative_themes.keys().cloned().collect();
        let chance = &mut self.chance;
        let mut open = OpenWorkshop {
            id: WorkshopId::from_bytes(chance.id()),
            workshop: Workshop {
                title: module.title.clone(),
                level: Some(CoopKey::from("debutant")),
                started: Time::from_hms(14, 0, 0).ok(),
                duration_min: 120,
                modules: vec![module.id.clone()],
                skills: module.skills.iter().filter(|skill| skill.essential).map(|skill| skill.id.clone()).collect(),
                themes: proposals::themes(&self.content.curriculum, std::slice::from_ref(&module.id), &administrative),
                devices: vec![CoopKey::from("ordinateur")],
                anonymous: if held { anonymous(chance) } else { Anonymous::default() },
                ..Workshop::on(date)
            },
            ratings: BTreeMap::new(),
            sentences: BTreeMap::new(),
            page: 0,
        };
        for neighbour in some_of(&self.neighbours, chance) {
            let mut person = Participant::expected(neighbour.learner);
            if held {
                person.attendance = Some(come(neighbour, module, chance, &mut open));
            }
            open.workshop.participants.push(person);
        }
        Some(open)
    }
}

/// The Thursday to come: today, this week or the next one.
fn thursday(today: Date) -> Date {
    let days = (3 + 7 - i64::from(today.weekday().number_days_from_monday())) % 7;
    today.saturating_add(Duration::days(days))
}

fn some_of<'n>(neighbours: &'n [Neighbour], chance: &mut Chance) -> Vec<&'n Neighbour> {
    let wanted = usize::try_from(chance.number(5..=8)).unwrap_or(FEWEST);
    let mut some: Vec<&Neighbour> = Vec::new();
    for _ in 0..wanted * 3 {
        if let Some(neighbour) = chance.one_of(neighbours)
            && some.len() < wanted
            && some.iter().all(|known| known.learner != neighbour.learner)
        {
            some.push(neighbour);
        }
    }
    some
}

/// Whether somebody came, and where they stand then.
fn come(neighbour: &Neighbour, module: &Module, chance: &mut Chance, open: &mut OpenWorkshop) -> Attendance {
    if chance.happens(12) {
        return if chance.happens(60) { Attendance::Excused } else { Attendance::Absent };
    }
    let reached = |skill| neighbour.ratings.get(skill).and_then(|rating: &Rating| rating.level());
    let mut ratings = Ratings::new();
    for skill in module.skills.iter().filter(|skill| skill.essential) {
        let level = reached(&skill.id).unwrap_or_else(|| u8::try_from(chance.number(1..=2)).unwrap_or(1));
        ratings.insert(skill.id.clone(), Rating::Level(level));
    }
    open.ratings.insert(neighbour.learner, ratings);
    if chance.happens(30)
        && let Some(sentence) = chance.one_of(&module.sentences)
    {
        open.sentences.insert(neighbour.learner, sentence.clone());
    }
    Attendance::Present
}

fn anonymous(chance: &mut Chance) -> Anonymous {
    let count = u16::try_from(chance.number(0..=4)).unwrap_or(0);
    if count == 0 {
        return Anonymous::default();
    }
    let women = u16::try_from(chance.number(0..=count.into())).unwrap_or(0);
    let told = |key: &str, number: u16| (number > 0).then(|| (CoopKey::from(key), number));
    Anonymous {
        count,
        gender: [told("feminin", women), told("masculin", count - women)].into_iter().flatten().collect(),
        age_band: told("soixante_dix_plus", count / 2).into_iter().collect(),
        status: told("retraite", count / 2).into_iter().collect(),
        already_helped: count / 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::demo::Plan;
    use crate::domain::ids::MediatorId;
    use time::macros::date;

    fn told(learners: u32) -> Vec<Change> {
        let content = Content::built_in().unwrap();
        let plan = Plan { learners, sessions: learners * 5, seed: 7 };
        let mut story = Story::new(plan, &content, MediatorId::from_bytes([1; 16]), date!(2026 - 11 - 26));
        story.by_ref().for_each(drop);
        story.workshops()
    }

    #[test]
    fn a_place_has_held_workshops_and_planned_ones_that_agree_with_themselves() {
        let changes = told(40);
        let workshops: Vec<&Workshop> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Workshop(_, workshop) => Some(&**workshop),
                _ => None,
            })
            .collect();
        let sessions = changes.iter().filter(|change| matches!(change, Change::Session { .. })).count();
        let held: Vec<_> = workshops.iter().filter(|workshop| workshop.closed).collect();
        assert_eq!((held.len(), workshops.len()), (HELD.len(), HELD.len() + PLANNED.len()));
        assert_eq!(held.iter().map(|workshop| workshop.participants.len()).sum::<usize>(), sessions);
        assert!(workshops.iter().all(|workshop| workshop.anonymous.is_consistent()));
        assert!(workshops.iter().all(|workshop| workshop.closed == (workshop.date < date!(2026 - 11 - 26))));
        assert!(told(3).is_empty());
    }
}
