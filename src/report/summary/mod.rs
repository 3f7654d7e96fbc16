//! What a session's sheets say, computed once for the screen, the text, the HTML and the JSON.

mod assessment;
mod path;
mod steps;

pub use assessment::{AssessmentLine, AssessmentSummary, Observed};
pub use path::{Because, PathStep, PathSummary};
pub use steps::{SkillLine, Step};

use super::Office;
use crate::domain::curriculum::Module;
use crate::domain::fold::fold;
use crate::domain::ids::{Code, SessionId, SkillId};
use crate::domain::learner::Learner;
use crate::domain::place::Settings;
use crate::domain::progress::previous_ratings;
use crate::domain::record::Record;
use crate::domain::session::{Appointment, Session};
use crate::domain::workshop::Workshop;
use crate::text::workshop::named;
use time::Date;

/// Where the sheet comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub room: String,
    pub phone: String,
    pub opening_hours: String,
}

impl Place {
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            name: settings.place.clone(),
            room: settings.room.clone(),
            phone: settings.phone.clone(),
            opening_hours: settings.opening_hours.clone(),
        }
    }
}

/// Whom the sheet is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub code: Code,
    /// The first name; empty for somebody without a name.
    pub first_name: String,
    /// « Yvette M. », or the code.
    pub short_name: String,
    pub birth_year: Option<u16>,
    pub commune: Option<String>,
    pub wish: String,
    pub note: String,
}

impl Person {
    pub(super) fn of(learner: &Learner, office: &Office<'_>) -> Self {
        Self {
            code: learner.code.clone(),
            first_name: learner.first_name.clone(),
            short_name: learner.short_name(),
            birth_year: learner.birth_year,
            commune: learner.commune.as_ref().map(|insee| office.commune(insee)),
            wish: learner.wish.clone(),
            note: learner.note.clone(),
        }
    }
}

/// What the next meeting is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// As the mediator wrote it; empty when nobody did.
    pub text: String,
    /// The skill whose label it is.
    pub skill: Option<SkillId>,
    /// What to bring.
    pub bring: String,
    /// It tells which procedure the person came for.
    pub tells_procedure: bool,
}

impl Goal {
    /// What one comes to a workshop for.
    pub(super) fn of_workshop(workshop: &Workshop, office: &Office<'_>) -> Self {
        let mut modules = workshop.modules.iter().filter_map(|id| office.content.curriculum.module(id)).peekable();
        let bring = modules.peek().map(|module| module.bring.clone()).unwrap_or_default();
        Self {
            text: named(&workshop.title),
            skill: None,
            bring,
            tells_procedure: !workshop.procedure.is_empty() || modules.any(|module| module.reason.is_some()),
        }
    }
}

/// All that the sheets of a session show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSummary {
    pub place: Place,
    pub person: Person,
    pub id: SessionId,
    pub date: Date,
    /// Who closed the session, or corrected it last.
    pub mediator: String,
    pub session: Session,
    /// Where it was held, in our own words: « ici ».
    pub held_at: String,
    pub appointment: Option<Appointment>,
    pub goal: Goal,
    /// What the workshop is for that the appointment is, should it be one.
    pub workshop: Option<Goal>,
    /// The sentence to remember, and whether it tells which procedure the person came for.
    pub sentence: String,
    pub sentence_tells_procedure: bool,
    /// The modules worked on, in the order they were opened.
    pub steps: Vec<Step>,
    /// The latest assessment on the day of the session.
    pub assessment: Option<AssessmentSummary>,
    pub path: Option<PathSummary>,
    /// The Coop's labels of the themes.
    pub themes: Vec<String>,
    /// The Coop's label of the autonomy.
    pub autonomy: Option<String>,
}

impl SessionSummary {
    /// Computes what a session's sheets say; `None` when the record does not hold that session.
    pub fn of(record: &Record, id: &SessionId, office: &Office<'_>) -> Option<Self> {
        let (_, kept) = record.sessions.iter().find(|(other, _)| other == id)?;
        let session = &kept.record;
        let content = office.content;
        let before = previous_ratings(&record.sessions, id, session.date);
        let steps = steps::worked_on(session, &before, &content.curriculum);
        let mut now = before;
        now.extend(session.ratings.clone());
        let next = next_module(session, office);
        let tells = |module: Option<&Module>| module.is_some_and(|module| module.reason.is_some());
        let vocabularies = &content.vocabularies;
        let coming = record.coming_after(session);
        let workshop = coming.and_then(|coming| coming.workshop);
        Some(Self {
            place: Place::of(office.settings),
            person: Person::of(&record.learner.record, office),
            id: *id,
            date: session.date,
            mediator: (office.mediator)(&kept.stamp.author),
            held_at: vocabularies.place.shown(&session.place).unwrap_or(session.place.as_str()).to_owned(),
            appointment: coming.map(|coming| coming.at),
            goal: Goal {
                text: session.goal.clone(),
                skill: next.and_then(|module| skill_labelled(module, &session.goal)),
                bring: next.map(|module| module.bring.clone()).unwrap_or_default(),
                tells_procedure: tells(next),
            },
            workshop: workshop.map(|workshop| Goal::of_workshop(workshop, office)),
            sentence: session.sentence.clone(),
            sentence_tells_procedure: tells(module_of_sentence(session, office)),
            steps,
            assessment: AssessmentSummary::on(record, session.date, content),
            path: PathSummary::of(record, &now, office),
            themes: session
                .themes
                .iter()
                .map(|key| vocabularies.theme_label(key).unwrap_or(key.as_str()).to_owned())
                .collect(),
            autonomy: session
                .autonomy
                .as_ref()
                .map(|key| vocabularies.autonomy.label(key).unwrap_or(key.as_str()).to_owned()),
            session: session.clone(),
        })
    }
}

/// The module the next meeting is about: that of the goal, when it is a skill's label or a module's title, else the
/// last one worked on.
fn next_module<'c>(session: &Session, office: &Office<'c>) -> Option<&'c Module> {
    let modules = &office.content.curriculum.modules;
    let goal = fold(&session.goal);
    let named = modules.iter().find(|module| {
        !goal.is_empty() && (fold(&module.title) == goal || skill_labelled(module, &session.goal).is_some())
    });
    named.or_else(|| session.modules.last().and_then(|id| office.content.curriculum.module(id)))
}

fn skill_labelled(module: &Module, label: &str) -> Option<SkillId> {
    let label = fold(label);
    module.skills.iter().find(|skill| !label.is_empty() && fold(&skill.label) == label).map(|skill| skill.id.clone())
}

/// The module that proposes the sentence the person chose.
fn module_of_sentence<'c>(session: &Session, office: &Office<'c>) -> Option<&'c Module> {
    let said = fold(&session.sentence);
    let proposes = |module: &&Module| module.sentences.iter().any(|sentence| fold(sentence) == said);
    office.content.curriculum.modules.iter().find(proposes)
}
