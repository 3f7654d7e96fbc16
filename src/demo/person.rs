//! An invented person: a name of their year, a commune around the place, a reason to come.

use super::chance::Chance;
use super::names::{FIRST_NAMES, LAST_NAMES, NOTES, WISHES};
use crate::content::Content;
use crate::content::communes;
use crate::domain::ids::{Code, CoopKey, Insee, MediatorId, ModuleId};
use crate::domain::learner::{Learner, OtherReason};
use time::Date;

/// How often each ten years of age come to a library's workshops: from 15 to 94.
const AGES: [u32; 8] = [4, 7, 9, 11, 14, 27, 21, 7];

/// Where people live.
#[derive(Debug)]
pub struct Surroundings {
    here: Option<Insee>,
    around: Vec<Insee>,
}

impl Surroundings {
    /// The communes of the place's department, the place's own first.
    pub fn of(place: Option<&Insee>) -> Self {
        let department = place.map_or("", |insee| insee.as_str().get(..2).unwrap_or_default());
        let around = communes::search(department, place, 25).iter().map(communes::Commune::id).collect();
        Self { here: place.cloned(), around }
    }

    fn draw(&self, chance: &mut Chance) -> Option<Insee> {
        if chance.happens(60) {
            return self.here.clone();
        }
        chance.one_of(&self.around).cloned().or_else(|| self.here.clone())
    }
}

/// Invents a person who came first on a day.
pub fn person(
    chance: &mut Chance,
    content: &Content,
    around: &Surroundings,
    author: MediatorId,
    first_day: Date,
    code: Code,
) -> Learner {
    let informed_on = Some(first_day).filter(|_| chance.happens(90));
    let opened =
        Learner { code, informed_on, opened_on: Some(first_day), opened_by: Some(author), ..Learner::default() };
    let year = birth_year(chance, first_day);
    if chance.happens(4) {
        return Learner { anonymous: true, informed_on: None, birth_year: Some(year), ..opened };
    }
    let age = u32::from(u16::try_from(first_day.year()).unwrap_or(2000).saturating_sub(year));
    let named = FIRST_NAMES.get(chance.weighted(FIRST_NAMES.iter().map(|name| fashion(name.peak, year))));
    let (first_name, gender) = named
        .map_or(("Dominique", "non_communique"), |name| (name.name, if name.woman { "feminin" } else { "masculin" }));
    let procedures = procedures(chance, content, age);
    let other_reason = procedures.is_empty().then_some(OtherReason::Other);
    let maybe = |chance: &mut Chance, percent: u32, items: &[&str]| {
        if chance.happens(percent) { chance.one_of(items).map(|item| (*item).to_owned()) } else { None }
            .unwrap_or_default()
    };
    Learner {
        first_name: first_name.to_owned(),
        last_name: maybe(chance, 70, LAST_NAMES),
        birth_year: Some(year).filter(|_| chance.happens(93)),
        commune: around.draw(chance),
        gender: Some(CoopKey::from(gender)),
        status: status(chance, age).map(CoopKey::from),
        procedures,
        other_reason,
        wish: maybe(chance, 65, WISHES),
        phone: if chance.happens(75) { phone(chance) } else { String::new() },
        note: maybe(chance, 30, NOTES),
        ..opened
    }
}

fn birth_year(chance: &mut Chance, today: Date) -> u16 {
    let decade = u32::try_from(chance.weighted(AGES.iter().copied())).unwrap_or(0);
    let age = 15 + 10 * decade + chance.number(0..=9);
    u16::try_from(today.year()).unwrap_or(2000).saturating_sub(u16::try_from(age).unwrap_or(0))
}

/// A name is given most in its year, and hardly any more fifteen years from it.
fn fashion(peak: u16, year: u16) -> u32 {
    let away = u32::from(peak.abs_diff(year));
    600 / (4 + away * away)
}

fn procedures(chance: &mut Chance, content: &Content, age: u32) -> Vec<ModuleId> {
    let wanted = |module: &str| -> u32 {
        match module {
            "D2" => 26,
            "D3" if age < 66 => 22,
            "D4" if age < 64 => 24,
            "D5" => 18,
            "D6" => 20,
            "D7" if age > 55 => 26,
            _ => 0,
        }
    };
    let mut chosen: Vec<ModuleId> = Vec::new();
    for _ in 0..chance.weighted([25, 50, 25].into_iter()) {
        let modules = &content.curriculum.modules;
        let index = chance.weighted(modules.iter().map(|module| wanted(module.id.as_str())));
        let drawn = modules.get(index).filter(|module| wanted(module.id.as_str()) > 0);
        if let Some(module) = drawn.filter(|module| !chosen.contains(&module.id)) {
            chosen.push(module.id.clone());
        }
    }
    chosen
}

fn status(chance: &mut Chance, age: u32) -> Option<&'static str> {
    match age {
        _ if chance.happens(15) => None,
        0..=20 => Some("scolarise"),
        63.. => Some("retraite"),
        _ if chance.happens(55) => Some("sans_emploi"),
        _ => Some("en_emploi"),
    }
}

/// A number of the block that is kept for fiction.
fn phone(chance: &mut Chance) -> String {
    let digits = chance.number(0..=9999);
    format!("06 39 98 {:02} {:02}", digits / 100, digits % 100)
}
