//! The plan of a workshop: a form, and what it makes of the workshop.

use crate::content::Content;
use crate::content::vocabularies::Vocabulary;
use crate::domain::curriculum::Module;
use crate::domain::ids::{CoopKey, ModuleId};
use crate::domain::proposals::{self, allows_procedure};
use crate::domain::workshop::Workshop;
use crate::text::{dates, session as session_words, workshop as words};
use crate::tui::form::{Choosable, Field, Form, Format};
use time::Date;

pub const NAME: &str = "title";
pub const LEVEL: &str = "level";
pub const DAY: &str = "day";
pub const TIME: &str = "time";
pub const DURATION: &str = "duration";
pub const PLACE: &str = "place";
pub const STEPS: &str = "steps";
pub const DEVICES: &str = "devices";
pub const THEMES: &str = "themes";
pub const PROCEDURE: &str = "procedure";
pub const REDIRECTION: &str = "redirection";
pub const NOTE: &str = "note";

/// The Coop's device that stands for none: nothing checked says the same.
const NO_DEVICE: &str = "aucun";
/// The redirection's choice of nowhere.
const NOWHERE: &str = "no";
/// Graphemes a title and a procedure may have.
const LINE_MAX: usize = 68;
const NOTE_MAX: usize = 500;
/// The longest workshop, in minutes.
const LONGEST: u32 = 600;

/// The form filled with a workshop.
pub fn form(workshop: &Workshop, content: &Content) -> Form {
    let vocabularies = &content.vocabularies;
    let terms = |vocabulary: &Vocabulary| {
        let terms = vocabulary.terms().filter(|term| term.key.as_str() != NO_DEVICE);
        Choosable::all(terms.map(|term| (term.key.as_str(), term.shown())))
    };
    let modules = content.curriculum.modules.iter().map(|module| (module.id.as_str(), module.title.as_str()));
    let themes = vocabularies.themes.terms().chain(vocabularies.administrative_themes.terms());
    let themes = Choosable::all(themes.map(|term| (term.key.as_str(), term.label.as_str())));
    let fields = vec![
        Field::text(NAME, words::NAME, LINE_MAX).width(53).help(words::NAME_HELP),
        Field::choice(LEVEL, words::LEVEL, terms(&vocabularies.workshop_level)).help(words::LEVEL_HELP),
        Field::entry(DAY, words::DAY, Format::Date).help(dates::DATE_HELP),
        Field::entry(TIME, words::AT, Format::Time).help(words::TIME_HELP),
        Field::entry(DURATION, words::DURATION, Format::Number { min: 1, max: LONGEST }).help(words::DURATION_HELP),
        Field::choice(PLACE, words::PLACE, terms(&vocabularies.place)),
        Field::checks(STEPS, words::STEPS, Choosable::all(modules)).help(words::STEPS_HELP),
        Field::checks(DEVICES, words::DEVICES, terms(&vocabularies.devices)).help(session_words::CHECKS_HELP),
        Field::checks(THEMES, words::THEMES, themes).help(words::THEMES_HELP),
        Field::text(PROCEDURE, session_words::PROCEDURE, LINE_MAX)
            .width(53)
            .help(session_words::PROCEDURE_HELP)
            .folded(),
        Field::list(REDIRECTION, session_words::REDIRECTION, redirections(content))
            .width(53)
            .help(session_words::REDIRECTION_HELP),
        Field::note(NOTE, words::NOTE, NOTE_MAX).size(53, 2).help(words::NOTE_HELP).watched(),
    ];
    let mut form = Form::new(fields);
    fill(&mut form, workshop);
    // A form that opens on what stands in it: only changes count as such.
    let mut form = Form::new(form.fields);
    form.focus(NAME);
    form
}

fn redirections(content: &Content) -> Vec<Choosable> {
    let nowhere = std::iter::once((NOWHERE, session_words::NO));
    let terms = content.vocabularies.redirection.terms().map(|term| (term.key.as_str(), term.shown()));
    Choosable::all(nowhere.chain(terms))
}

fn joined<'a, I: std::fmt::Display + 'a>(keys: impl IntoIterator<Item = &'a I>) -> String {
    keys.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Puts a workshop into its form.
pub fn fill(form: &mut Form, workshop: &Workshop) {
    form.set(NAME, &workshop.title);
    form.set(LEVEL, workshop.level.as_ref().map_or("", CoopKey::as_str));
    form.set(DAY, &dates::field(workshop.date));
    form.set(TIME, &workshop.started.map(dates::time).unwrap_or_default());
    form.set(DURATION, &workshop.duration_min.to_string());
    form.set(PLACE, workshop.place.as_str());
    form.set(STEPS, &joined(&workshop.modules));
    form.set(DEVICES, &joined(&workshop.devices));
    form.set(THEMES, &joined(&workshop.themes));
    form.set(PROCEDURE, &workshop.procedure);
    form.set(REDIRECTION, workshop.redirection.as_ref().map_or(NOWHERE, CoopKey::as_str));
    form.set(NOTE, &workshop.note);
    fold(form, workshop);
}

/// Folds the line that nothing calls for.
pub fn fold(form: &mut Form, workshop: &Workshop) {
    form.fold(&[PROCEDURE], !allows_procedure(&workshop.themes));
}

/// Takes over what stands in the form: what is not understood, or must not be kept, stays as it was. Steps are taken
/// over where they are checked.
pub fn take(form: &Form, workshop: &mut Workshop, today: Date) {
    let texts = [(NAME, &mut workshop.title), (PROCEDURE, &mut workshop.procedure), (NOTE, &mut workshop.note)];
    for (name, text) in texts {
        if let Some(field) = form.field(name).filter(|field| !field.is_refused()) {
            *text = field.saved();
        }
    }
    workshop.level = form.chosen(LEVEL).map(CoopKey::from);
    workshop.date = form.date(DAY, today).unwrap_or(workshop.date);
    workshop.started = form.time(TIME);
    if let Some(minutes) = form.number(DURATION, today).and_then(|minutes| u16::try_from(minutes).ok()) {
        workshop.duration_min = minutes;
    }
    if let Some(place) = form.chosen(PLACE) {
        workshop.place = place.into();
    }
    workshop.devices = form.checked(DEVICES).into_iter().map(CoopKey::from).collect();
    workshop.themes = form.checked(THEMES).into_iter().map(CoopKey::from).collect();
    workshop.redirection = form.chosen(REDIRECTION).filter(|key| *key != NOWHERE).map(CoopKey::from);
}

/// Checks or unchecks a module: its essential skills come and go with it, and the themes follow as long as they are
/// those that the modules propose.
pub fn toggle_module(workshop: &mut Workshop, module: &Module, content: &Content) {
    let administrative: Vec<CoopKey> = content.vocabularies.administrative_themes.keys().cloned().collect();
    let proposed = |modules: &[ModuleId]| proposals::themes(&content.curriculum, modules, &administrative);
    let follows = workshop.themes == proposed(&workshop.modules);
    if let Some(at) = workshop.modules.iter().position(|id| *id == module.id) {
        workshop.modules.remove(at);
        workshop.skills.retain(|skill| skill.module() != module.id);
    } else {
        workshop.modules.push(module.id.clone());
        let essential = module.skills.iter().filter(|skill| skill.essential).map(|skill| skill.id.clone());
        workshop.skills.extend(essential);
        in_order(workshop, content);
    }
    if follows {
        workshop.themes = proposed(&workshop.modules);
    }
}

/// Checks or unchecks a skill.
pub fn toggle_skill(workshop: &mut Workshop, skill: &crate::domain::ids::SkillId, content: &Content) {
    if workshop.skills.contains(skill) {
        workshop.skills.retain(|other| other != skill);
    } else {
        workshop.skills.push(skill.clone());
        in_order(workshop, content);
    }
}

/// Puts modules and skills into the programme's order.
fn in_order(workshop: &mut Workshop, content: &Content) {
    let modules = &content.curriculum.modules;
    let skills: Vec<_> = modules.iter().flat_map(|module| &module.skills).map(|skill| &skill.id).collect();
    workshop.modules.sort_by_key(|id| modules.iter().position(|module| module.id == *id));
    workshop.skills.sort_by_key(|id| skills.iter().position(|skill| *skill == id));
}

/// The title of a workshop nobody named: that of its first step.
pub fn title(workshop: &Workshop, content: &Content) -> String {
    let typed = workshop.title.trim();
    let first = workshop.modules.first().and_then(|id| content.curriculum.module(id));
    if typed.is_empty() { first.map(|module| module.title.clone()).unwrap_or_default() } else { typed.to_owned() }
}
