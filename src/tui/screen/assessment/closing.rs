//! The page after the last question: what surrounds the answers, all of it optional.

use crate::content::Content;
use crate::domain::assessment::Context;
use crate::domain::draft::OpenAssessment;
use crate::domain::ids::{CoopKey, ModuleId};
use crate::domain::learner::{Learner, OtherReason};
use crate::text::assessment as words;
use crate::tui::form::{self, Choosable, Edit, Field, Form, FormEvent, Format};
use crate::tui::key::{Code, Key};
use crate::tui::shared::Shared;

/// The fields, in the order they stand, each with its question.
pub const FIELDS: [(&str, &str); 6] = [
    (DEVICES, words::DEVICES),
    (HOME_INTERNET, words::HOME_INTERNET),
    (OWN_EMAIL, words::OWN_EMAIL),
    (PROCEDURES, words::FIRST_PROCEDURE),
    (OBSTACLE, words::OBSTACLE),
    (CONFIDENCE, words::CONFIDENCE),
];

const DEVICES: &str = "devices";
const HOME_INTERNET: &str = "home_internet";
const OWN_EMAIL: &str = "own_email";
const PROCEDURES: &str = "reasons";
const OBSTACLE: &str = "obstacle";
const CONFIDENCE: &str = "confidence";

/// Keys of the two reasons to come that are no procedure.
const OTHER: &str = "other";
const NOTHING: &str = "nothing";

/// The Coop's key for somebody without equipment.
const NO_DEVICE: &str = "aucun";

/// The page: an action on top, where the pointer starts, and a form below it.
#[derive(Debug)]
pub struct Closing {
    /// The pointer stands on the action.
    pub on_action: bool,
    pub form: Form,
}

/// What a key did to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    Stays,
    /// The questions are over.
    Finished,
    /// Back to the last question.
    Left,
}

impl Closing {
    /// The page with what is known already.
    pub fn new(open: &OpenAssessment, other: Option<OtherReason>, content: &Content) -> Self {
        let mut form = Form::new(fields(content));
        let known = &open.context;
        let keys = |list: &mut dyn Iterator<Item = &str>| list.collect::<Vec<_>>().join(" ");
        form.set(DEVICES, &keys(&mut known.devices.iter().map(CoopKey::as_str)));
        form.set(HOME_INTERNET, key_of(&words::HOME_INTERNET_ANSWERS, known.home_internet).as_str());
        form.set(OWN_EMAIL, key_of(&words::OWN_EMAIL_ANSWERS, known.own_email).as_str());
        form.set(OBSTACLE, key_of(&words::OBSTACLE_ANSWERS, known.obstacle).as_str());
        form.set(CONFIDENCE, &known.confidence.map(|value| value.to_string()).unwrap_or_default());
        form.set(PROCEDURES, &keys(&mut open.procedures.iter().map(ModuleId::as_str).chain(other.map(other_key))));
        Self { on_action: true, form }
    }

    /// Moves, answers, or leaves the page.
    pub fn key(&mut self, key: &Key, shared: &Shared) -> Closed {
        if self.on_action {
            match key.code {
                Code::Enter => return Closed::Finished,
                Code::Left | Code::Backspace => return Closed::Left,
                Code::Down | Code::Tab => self.on_action = false,
                _ => {}
            }
            return Closed::Stays;
        }
        let first = self.form.focused_name() == DEVICES;
        if first && matches!(key.code, Code::Up | Code::BackTab) {
            self.on_action = true;
            return Closed::Stays;
        }
        Edit::from_key(*key).map_or(Closed::Stays, |edit| self.edit(&edit, shared))
    }

    /// Applies an edit to the form.
    pub fn edit(&mut self, edit: &Edit, shared: &Shared) -> Closed {
        let context = form::Context { today: shared.today(), now_ms: shared.now.millis };
        match self.form.apply(edit, context) {
            FormEvent::Submitted => return self.finish(context),
            FormEvent::Changed(PROCEDURES) => self.alone(PROCEDURES, NOTHING),
            FormEvent::Changed(DEVICES) => self.alone(DEVICES, NO_DEVICE),
            _ => {}
        }
        Closed::Stays
    }

    /// Ends the page, unless a field says why it cannot be.
    pub fn finish(&mut self, context: form::Context) -> Closed {
        if self.form.check(context).is_ok() {
            return Closed::Finished;
        }
        self.on_action = false;
        Closed::Stays
    }

    /// An answer that excludes the others: of it and them, what was chosen last stays.
    fn alone(&mut self, field: &str, excluding: &str) {
        let chosen = self.form.checked(field);
        let alone = chosen.last() == Some(&excluding);
        let kept: Vec<&str> = chosen.into_iter().filter(|key| (*key == excluding) == alone).collect();
        let kept = kept.join(" ");
        self.form.set(field, &kept);
    }

    /// Writes what the page says into the assessment.
    pub fn write(&self, open: &mut OpenAssessment, shared: &Shared) {
        let form = &self.form;
        let confidence = form.number(CONFIDENCE, shared.today());
        open.context = Context {
            devices: form.checked(DEVICES).into_iter().map(CoopKey::from).collect(),
            home_internet: chosen(&words::HOME_INTERNET_ANSWERS, form.chosen(HOME_INTERNET)),
            own_email: chosen(&words::OWN_EMAIL_ANSWERS, form.chosen(OWN_EMAIL)),
            obstacle: chosen(&words::OBSTACLE_ANSWERS, form.chosen(OBSTACLE)),
            confidence: confidence.and_then(|value| u8::try_from(value).ok()),
        };
        let reasons = form.checked(PROCEDURES);
        open.procedures =
            reasons.into_iter().filter(|key| ![OTHER, NOTHING].contains(key)).map(ModuleId::from).collect();
    }

    /// The learner with the procedures of the page.
    pub fn corrected(&self, learner: &Learner, open: &OpenAssessment) -> Learner {
        let reasons = self.form.checked(PROCEDURES);
        let other_reason = match () {
            () if reasons.contains(&OTHER) => Some(OtherReason::Other),
            () if reasons.contains(&NOTHING) => Some(OtherReason::Nothing),
            () => None,
        };
        Learner { procedures: open.procedures.clone(), other_reason, ..learner.clone() }
    }

    /// Help of the focused line.
    pub fn hint(&self) -> &str {
        if self.on_action {
            return words::SEE_RESULT_HINT;
        }
        let field = self.form.focused();
        field.and_then(Field::message).unwrap_or(match self.form.focused_name() {
            DEVICES | PROCEDURES => words::TICK_HINT,
            CONFIDENCE => words::CONFIDENCE_HINT,
            _ => words::ONE_HINT,
        })
    }
}

const fn other_key(reason: OtherReason) -> &'static str {
    match reason {
        OtherReason::Other => OTHER,
        OtherReason::Nothing => NOTHING,
    }
}

/// Keys and words of what brings people: the procedures somebody comes for, then the two other reasons.
fn reasons(content: &Content) -> Vec<(&str, &str)> {
    let modules = content.curriculum.modules.iter();
    let procedures = modules.filter_map(|module| Some((module.id.as_str(), module.reason.as_deref()?)));
    procedures.chain([(OTHER, words::OTHER_PROCEDURE), (NOTHING, words::NO_PROCEDURE)]).collect()
}

fn fields(content: &Content) -> Vec<Field> {
    let devices = content.vocabularies.devices.terms().map(|term| {
        let label = if term.key.as_str() == NO_DEVICE { words::NOT_ONLINE } else { term.shown() };
        (term.key.as_str(), label)
    });
    vec![
        Field::checks(DEVICES, "", Choosable::all(devices)),
        Field::choice(HOME_INTERNET, "", options(&words::HOME_INTERNET_ANSWERS)),
        Field::choice(OWN_EMAIL, "", options(&words::OWN_EMAIL_ANSWERS)),
        Field::checks(PROCEDURES, "", Choosable::all(reasons(content))),
        Field::choice(OBSTACLE, "", options(&words::OBSTACLE_ANSWERS)),
        Field::entry(CONFIDENCE, "", Format::Number { min: 0, max: 10 }),
    ]
}

/// The answers to a question as options: their place is their key.
fn options<T>(answers: &[(T, &str)]) -> Vec<Choosable> {
    Choosable::all(answers.iter().enumerate().map(|(place, (_, label))| (place.to_string(), *label)))
}

/// The option that stands for an answer; empty for none.
fn key_of<T: PartialEq>(answers: &[(T, &str)], answer: Option<T>) -> String {
    let place = answer.and_then(|answer| answers.iter().position(|(other, _)| *other == answer));
    place.map(|place| place.to_string()).unwrap_or_default()
}

/// The answer that an option stands for.
fn chosen<T: Copy>(answers: &[(T, &str)], key: Option<&str>) -> Option<T> {
    let place: usize = key?.parse().ok()?;
    answers.get(place).map(|(answer, _)| *answer)
}
