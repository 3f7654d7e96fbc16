//! Words of a mediator's guide, and its layout: the same on the screen, on paper and in a text file.

use super::progress::WITH_MEDIATOR;
use super::{dates, quoted, session};
use crate::domain::curriculum::{Freshness, Module};
use crate::domain::guide::{Address, Guide, Sitting};
use time::Date;

/// The guide of the step that is pointed at.
pub const OF_STEP: &str = "Guide de l'étape";
/// All of them.
pub const ALL: &str = "Guides des étapes";
pub const ALL_NOTE: &str = "pour préparer : plan, phrases, adresses";
pub const ALL_HINT: &str = "Entrée : lire le guide. F6, ensuite, l'imprime.";
/// On a step of the record.
pub const STEP_HINT: &str = "Entrée : une séance sur cette étape. g : son guide. e : exercices. q : codes.";
pub const SHEETS: &str = "Feuilles des étapes, sur papier";
pub const SHEETS_HINT: &str = "Entrée : voir la feuille. Elle se remplit à deux, puis se retape en séance.";
pub const READ: &str = "Lire";
pub const KEY: &str = "g";
pub const SHORT: &str = "Guide";
pub const PRINT: &str = "Imprimer";
/// A heading of the printed page.
pub const TITLE: &str = "Guide du médiateur";
pub const SCAN: &str = "Viser avec un téléphone";
const NONE: &str = "Cette étape n'a pas encore de guide.";

const STEPS: [&str; 5] = ["Rappeler", "Montrer", "Faire ensemble", "Laisser faire", "Retenir"];
const PREPARE: &str = "À préparer";
const SAY: &str = "À dire";
const BLOCKED: &str = "Quand ça bloque";
const ADDRESSES: &str = "Les vraies adresses";
const END: &str = "À la fin de la séance";
const SIGN: &str = "Blocage";
const REMEDY: &str = "Remède";
const BOX: &str = "[ ]";

/// Beside the session of a module whose guide was checked too long ago.
pub const STALE_BESIDE: &str = "Contenu à revérifier : le guide (F5) a plus de 6 mois.";
/// Beside a guide that was checked too long ago.
pub const TO_CHECK: &str = "à revérifier";

/// The title of a guide's page.
pub fn title(module: &str) -> String {
    format!("{TITLE} : {module}")
}

/// A part of the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Empty for what stands under the title.
    pub heading: String,
    pub rows: Vec<Row>,
}

/// A text, and what stands beside it on the left, 10 columns wide at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub text: String,
}

impl Section {
    fn new(heading: impl Into<String>, rows: impl IntoIterator<Item = Row>) -> Self {
        Self { heading: heading.into(), rows: rows.into_iter().collect() }
    }
}

fn row(label: impl Into<String>, text: impl Into<String>) -> Row {
    Row { label: label.into(), text: text.into() }
}

/// A module's guide, part by part; parts with nothing in them are left out. Without a guide, what the programme says.
pub fn sections(module: &Module, guide: Option<&Guide>, today: Date) -> Vec<Section> {
    let stale = guide.is_some_and(|guide| guide.freshness(module, today) == Freshness::Stale);
    let warning = stale.then(|| row(session::CONTENT, STALE));
    let mut sections = vec![Section::new("", warning.into_iter().chain(about(module)))];
    if let Some(guide) = guide {
        sections.extend(parts(guide));
    }
    let sentences: Vec<String> = module.sentences.iter().map(|sentence| quoted(sentence)).collect();
    let content = guide.map_or_else(|| NONE.to_owned(), |guide| checked(module, guide));
    let end = [
        row(session::SENTENCES, sentences.join(" ")),
        row(session::BRING, &module.bring),
        row(session::CONTENT, content),
    ];
    sections.push(Section::new(END, end));
    sections.retain(|section| !section.rows.is_empty());
    sections
}

fn parts(guide: &Guide) -> Vec<Section> {
    let mut sections = Vec::new();
    let number = guide.sittings.len();
    sections.extend(guide.sittings.iter().enumerate().map(|(at, sitting)| {
        let steps = STEPS.iter().zip(&sitting.steps);
        let rows = steps.map(|(name, step)| row(format!("{} min", step.minutes), format!("{name}. {}", step.text)));
        Section::new(plan(sitting, at + 1, number), rows)
    }));
    sections.push(Section::new(PREPARE, guide.prepare.iter().map(|thing| row(BOX, thing))));
    sections.push(Section::new(SAY, guide.say.iter().map(|sentence| row("", quoted(sentence)))));
    let blocked = guide.blockages.iter();
    let blocked = blocked.flat_map(|blockage| [row(SIGN, &blockage.sign), row(REMEDY, &blockage.remedy)]);
    sections.push(Section::new(BLOCKED, blocked));
    sections.push(Section::new(ADDRESSES, guide.addresses.iter().map(|address| row("", address_line(address)))));
    sections
}

fn about(module: &Module) -> [Row; 3] {
    [
        row(session::OBJECTIVE, &module.objective),
        row(session::TIME, session::meetings(module.duration_min, &module.meetings)),
        row(session::FOR_YOU, &module.mediator_note),
    ]
}

/// When it was checked, and by whom it was read.
fn checked(module: &Module, guide: &Guide) -> String {
    let sources = format!("Faits et adresses comparés aux sources le {}.", dates::day_month_year(guide.checked_on()));
    match module.checked_on {
        Some(day) => format!("{sources} Relu par un médiateur le {}.", dates::day_month_year(day)),
        None => format!("{sources} Jamais relu par un médiateur."),
    }
}

/// More than six months have passed.
const STALE: &str = "Contenu à revérifier : contrôlez avant de montrer.";

/// The heading of a session's plan: « Séance 1 sur 2, 60 min : allumer, cliquer, éteindre ».
fn plan(sitting: &Sitting, number: usize, total: usize) -> String {
    let (minutes, about) = (sitting.minutes(), &sitting.about);
    if total == 1 {
        format!("La séance, {minutes} min : {about}")
    } else {
        format!("Séance {number} sur {total}, {minutes} min : {about}")
    }
}

/// « Caf : www.caf.fr », « Caf : 32 30 (prix d'un appel) ».
pub fn address_line(address: &Address) -> String {
    let (name, typed) = (&address.name, address.typed());
    let cost = if address.cost.is_empty() { String::new() } else { format!(" ({})", address.cost) };
    // A name that already says what to look for there cannot bear a second colon.
    let between = if name.contains(':') { ", sur" } else { " :" };
    format!("{name}{between} {typed}{cost}")
}

/// Prerequisites that the person has not acquired.
pub fn before_it(titles: &str) -> Row {
    row(session::BEFORE_IT, format!("pas encore acquis : {titles}. À faire {WITH_MEDIATOR}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn addresses_read_as_a_sentence() {
        let line = |name: &str, at: &str, cost: &str| {
            let (name, at, cost) = (name.to_owned(), at.to_owned(), cost.to_owned());
            address_line(&Address { id: String::new(), name, at, cost, checked_on: date!(2026 - 11 - 22) })
        };
        assert_eq!(line("Caf", "https://www.caf.fr", ""), "Caf : www.caf.fr");
        assert_eq!(line("Caf", "32 30", "prix d'un appel"), "Caf : 32 30 (prix d'un appel)");
        assert_eq!(
            line("Thésée : chercher « arnaque »", "https://www.service-public.gouv.fr", ""),
            "Thésée : chercher « arnaque », sur www.service-public.gouv.fr"
        );
    }
}
