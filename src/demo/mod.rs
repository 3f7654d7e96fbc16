//! Invented people with believable progress, for the demonstration and for measuring.

mod chance;
mod learning;
mod names;
mod person;
mod workshops;

use crate::content::Content;
use crate::domain::change::Change;
use crate::domain::ids::{Code, Insee, LearnerId, MediatorId};
use crate::domain::place::Settings;
use crate::domain::progress::Ratings;
use chance::Chance;
use person::Surroundings;
use std::collections::HashSet;
use time::{Date, Duration};
use workshops::{KNOWN, Neighbour};

/// The mediator of the demonstration.
pub const MEDIATOR: &str = "Claire";
/// The passphrase of a demonstration written to a folder.
pub const PASSPHRASE: &str = "demo demo demo";

/// How much to invent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub learners: u32,
    /// Over the last year, shared out among the learners.
    pub sessions: u32,
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self { learners: 40, sessions: 400, seed: 2026 }
    }
}

/// The place of the demonstration.
pub fn settings() -> Settings {
    Settings {
        place: "Médiathèque de Gien".to_owned(),
        commune: Some(Insee::from("45155")),
        room: "salle numérique, 1er étage".to_owned(),
        phone: "02 38 00 00 00".to_owned(),
        opening_hours: "le mardi, de 10 h à 12 h".to_owned(),
        responsible: "La mairie de Gien".to_owned(),
        rights_address: "Mairie de Gien, place de la Mairie".to_owned(),
        ..Settings::default()
    }
}

/// Everything that happened to each invented learner, one learner after the other.
#[derive(Debug)]
pub struct Story<'a> {
    content: &'a Content,
    author: MediatorId,
    today: Date,
    plan: Plan,
    chance: Chance,
    around: Surroundings,
    taken: HashSet<Code>,
    told: u32,
    sessions_left: u32,
    /// Meetings of this week still to be planned: a place holds no more.
    meetings_left: u32,
    /// Some of those who learn, for the workshops.
    neighbours: Vec<Neighbour>,
}

impl<'a> Story<'a> {
    /// A story that ends today.
    pub fn new(plan: Plan, content: &'a Content, author: MediatorId, today: Date) -> Self {
        Self {
            content,
            author,
            today,
            plan,
            chance: Chance::new(plan.seed),
            around: Surroundings::of(settings().commune.as_ref()),
            taken: HashSet::new(),
            told: 0,
            sessions_left: plan.sessions,
            meetings_left: 18,
            neighbours: Vec::new(),
        }
    }

    /// How many sessions the next learner had: few had many.
    fn draw_sessions(&mut self) -> u32 {
        let learners_left = self.plan.learners - self.told;
        if learners_left <= 1 {
            return self.sessions_left;
        }
        let mean = self.sessions_left / learners_left;
        let drawn = match self.chance.number(0..=9) {
            0..=4 => self.chance.number(0..=mean),
            5..=8 => self.chance.number(mean..=mean * 2),
            _ => self.chance.number(mean..=mean * 3),
        };
        drawn.min(self.sessions_left)
    }

    fn code(&mut self) -> Code {
        loop {
            let random = self.chance.bits();
            let free = self.content.nouns.code_from(random, |code| self.taken.contains(code));
            if let Some(code) = free {
                self.taken.insert(code.clone());
                return code;
            }
        }
    }
}

impl Iterator for Story<'_> {
    /// One learner's changes, in the order they happened.
    type Item = Vec<Change>;

    fn next(&mut self) -> Option<Vec<Change>> {
        if self.told >= self.plan.learners {
            return None;
        }
        let sessions = self.draw_sessions();
        self.told += 1;
        self.sessions_left -= sessions;
        let days_apart = i64::from(self.chance.number(4..=16));
        // Half of them still come; the others came for a while, at any time of the year.
        let still_comes = self.chance.happens(50);
        let days_ago = i64::from(self.chance.number(if still_comes { 0..=14 } else { 15..=300 }));
        let span = (i64::from(sessions.saturating_sub(1)) * days_apart).min(364 - days_ago);
        let first_day = self.today.checked_sub(Duration::days(span + days_ago)).unwrap_or(self.today);

        let id = LearnerId::from_bytes(self.chance.id());
        let code = self.code();
        let chance = &mut self.chance;
        let learner = person::person(chance, self.content, &self.around, self.author, first_day, code);
        let mut ability = learning::Ability::draw(chance, learner.birth_year);
        let mut changes = vec![Change::Learner(id, Box::new(learner.clone()))];
        if sessions == 0 && chance.happens(40) {
            return Some(changes);
        }
        let (assessment_id, assessment) = learning::assess(chance, self.content, (id, &learner), ability, first_day);
        let path = learning::adopt(&assessment);
        changes.push(Change::Assessment(assessment_id, Box::new(assessment)));
        changes.push(Change::Path(id, path.clone()));

        let mut ratings = Ratings::new();
        let steps = i64::from(sessions.saturating_sub(1).max(1));
        for number in 0..sessions {
            let days = i64::from(number) * span / steps;
            let date = first_day.checked_add(Duration::days(days)).unwrap_or(self.today);
            let (session_id, mut session) = learning::hold(chance, self.content, id, &path, &mut ratings, date);
            ability.grow(chance);
            if number + 1 == sessions && still_comes && self.meetings_left > 0 {
                self.meetings_left -= 1;
                learning::plan_next(chance, self.content, &mut session, &ratings, self.today);
            }
            changes.push(Change::Session { id: session_id, session: Box::new(session), before: None });
            if number == 5 {
                let (later, again) = learning::assess(chance, self.content, (id, &learner), ability, date);
                changes.push(Change::Assessment(later, Box::new(again)));
            }
        }
        if sessions > 0 && self.neighbours.len() < KNOWN {
            self.neighbours.push(Neighbour { learner: id, ratings });
        }
        Some(changes)
    }
}
