//! How an invented person learns: answers that suit what they can do, ratings that rise and are sometimes forgotten.

use super::chance::Chance;
use crate::content::Content;
use crate::domain::assessment::{AdoptedPath, Answer, Assessment, Context, Kind};
use crate::domain::ids::{AssessmentId, CoopKey, LearnerId, ModuleId, SessionId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::progress::{self, Ratings};
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::domain::{proposals, scoring};
use time::{Date, Duration, Time};

/// What a person can do, in hundredths of the answers' scale; it grows with each session.
#[derive(Clone, Copy, Debug)]
pub struct Ability(u32);

impl Ability {
    /// Draws what a person of that birth year could do on the first day.
    pub fn draw(chance: &mut Chance, birth_year: Option<u16>) -> Self {
        let ease = birth_year.map_or(90, |year| u32::from(year.saturating_sub(1930)) * 2);
        Self((20 + ease / 2 + chance.number(0..=110)).min(280))
    }

    /// What a session adds.
    pub fn grow(&mut self, chance: &mut Chance) {
        self.0 = (self.0 + chance.number(4..=14)).min(290);
    }

    /// An answer from 0 to 3, easier questions being answered higher.
    fn answer(self, chance: &mut Chance, ease: u32) -> u8 {
        let value = (self.0 + ease + chance.number(0..=90)).saturating_sub(45) / 100;
        u8::try_from(value.min(3)).unwrap_or(3)
    }
}

/// Answers the questionnaire on a day.
pub fn assess(
    chance: &mut Chance,
    content: &Content,
    learner: (LearnerId, &Learner),
    ability: Ability,
    date: Date,
) -> (AssessmentId, Assessment) {
    let kind = if chance.happens(70) { Kind::Short } else { Kind::Full };
    let answers = content
        .questionnaire
        .asked(kind)
        .map(|question| {
            let declared = Some(ability.answer(chance, u32::from(question.weight) * 20)).filter(|_| !chance.happens(2));
            let observed = if question.test.is_some() && chance.happens(12) {
                declared.map(|said| if chance.happens(60) { said } else { said.saturating_sub(1) })
            } else {
                None
            };
            (question.id.clone(), Answer { declared, observed })
        })
        .collect();
    let (id, learner) = learner;
    let outcome = scoring::score(&content.questionnaire, &content.curriculum, kind, &answers, &learner.procedures);
    let confidence = u8::try_from(ability.0 / 30).ok().filter(|_| chance.happens(80));
    let assessment = Assessment {
        learner: id,
        date,
        kind,
        version: content.questionnaire.version.clone(),
        answers,
        context: Context { confidence, devices: vec![CoopKey::from("telephone")], ..Context::default() },
        procedures: learner.procedures.clone(),
        outcome,
    };
    (AssessmentId::from_bytes(chance.id()), assessment)
}

/// Adopts the proposed path as it is.
pub fn adopt(assessment: &Assessment) -> AdoptedPath {
    AdoptedPath { path: assessment.outcome.proposal.path.clone(), date: Some(assessment.date) }
}

/// Holds a session: the next module, a few ratings above the last ones, now and then one below.
pub fn hold(
    chance: &mut Chance,
    content: &Content,
    learner: LearnerId,
    path: &AdoptedPath,
    ratings: &mut Ratings,
    date: Date,
) -> (SessionId, Session) {
    let mut session = Session::on(learner, date);
    session.started = Time::from_hms(u8::try_from(chance.number(9..=16)).unwrap_or(9), 0, 0).ok();
    let durations = &content.vocabularies.durations;
    session.duration_min = chance.one_of(durations).copied().unwrap_or(60).clamp(30, 90);
    session.devices = vec![CoopKey::from(if chance.happens(70) { "ordinateur" } else { "telephone" })];
    if chance.happens(5) {
        session.attendance = if chance.happens(70) { Attendance::Excused } else { Attendance::Absent };
        session.duration_min = 0;
        return (SessionId::from_bytes(chance.id()), session);
    }
    session.mode = if chance.happens(80) { Mode::Train } else { Mode::Accompany };
    let module = progress::next_module(&path.path, &content.curriculum, ratings)
        .or_else(|| content.curriculum.module(&ModuleId::from("P3")));
    if let Some(module) = module {
        session.modules = vec![module.id.clone()];
        for skill in &module.skills {
            let before = ratings.get(&skill.id).and_then(|rating| rating.level()).unwrap_or(0);
            if before == 3 && !chance.happens(7) || session.ratings.len() >= 4 {
                continue;
            }
            let now = if before == 3 { 2 } else { before + u8::from(before == 0 || chance.happens(75)) };
            rate(&mut session, ratings, &skill.id, now);
        }
        session.sentence = chance.one_of(&module.sentences).cloned().unwrap_or_default();
    }
    let administrative: Vec<CoopKey> = content.vocabularies.administrative_themes.keys().cloned().collect();
    session.themes = proposals::themes(&content.curriculum, &session.modules, &administrative);
    session.autonomy = proposals::autonomy(&session.ratings);
    (SessionId::from_bytes(chance.id()), session)
}

fn rate(session: &mut Session, ratings: &mut Ratings, skill: &SkillId, level: u8) {
    session.ratings.insert(skill.clone(), Rating::Level(level));
    ratings.insert(skill.clone(), Rating::Level(level));
}

/// Plans the next meeting within the week that begins today.
pub fn plan_next(chance: &mut Chance, content: &Content, session: &mut Session, ratings: &Ratings, today: Date) {
    let days = i64::from(chance.number(0..=6));
    let Some(date) = today.checked_add(Duration::days(days)) else { return };
    let hour = u8::try_from(chance.number(9..=17)).unwrap_or(10);
    let minute = if chance.happens(25) { 30 } else { 0 };
    session.next = Some(Appointment { date, time: Time::from_hms(hour, minute, 0).ok() });
    let module = session.modules.first().and_then(|id| content.curriculum.module(id));
    let skill = module.and_then(|module| progress::next_skill(module, ratings));
    session.goal = skill.map(|skill| skill.label.clone()).unwrap_or_default();
}
