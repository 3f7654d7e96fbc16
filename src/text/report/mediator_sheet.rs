//! The mediator's sheet, for the colleague who takes over.

use super::place::{lower_first, upper_first};
use crate::domain::assessment::Kind;
use crate::domain::progress::ModuleProgress;
use crate::domain::session::Appointment;
use crate::text::{assessment, count, dates, progress};
use time::Date;

pub const TITLE: &str = "Feuille de suivi";
pub const RESERVED: &str = "réservée à l'équipe";
pub const SHORTLY: &str = "Pour reprendre en 30 secondes";
pub const APPOINTMENT: &str = "Rendez-vous";
pub const NO_APPOINTMENT: &str = "pas de date";
pub const START_WITH: &str = "Commencer par";
pub const REMIND: &str = "Rappeler";
pub const WISH: &str = "Son envie";
pub const NOTE: &str = "Note";
pub const SESSION: &str = "Séance";
pub const BEFORE: &str = "avant";
pub const TODAY: &str = "aujourd'hui";
pub const ESSENTIAL: &str = "E";
pub const ASSESSMENT: &str = "Évaluation";
pub const WHOLE: &str = "Ensemble";
pub const PATH: &str = "Parcours";
pub const THEN: &str = "Ensuite";
pub const COOP: &str = "Coop";
/// A box to tick by hand: whether the session was typed into the Coop is not recorded.
pub const RETYPED: &str = "Recopié : [ ]";
pub const FOOTER: &str = "Feuille avec un nom : sous clé, ou à détruire. Ne pas la donner ni l'afficher.";

/// « séance du 24 novembre 2026 ».
pub fn session_of(date: Date) -> String {
    format!("séance du {}", dates::day_month_year(date))
}

/// « année 1951 ».
pub fn birth_year(year: u16) -> String {
    format!("année {year}")
}

/// « mardi 1er décembre 2026 à 10 h ».
pub fn appointment(appointment: Appointment) -> String {
    let day = dates::full(appointment.date);
    appointment.time.map_or(day.clone(), |time| format!("{day} à {}", dates::time(time)))
}

/// « Ouvrir et fermer une fenêtre (P1.3) ».
pub fn start_with(goal: &str, skill: Option<&str>) -> String {
    skill.map_or_else(|| goal.to_owned(), |skill| format!("{goal} ({skill})"))
}

/// « par Claire ».
pub fn by(name: &str) -> String {
    format!("par {name}")
}

/// « 60 min ».
pub fn minutes(minutes: u16) -> String {
    format!("{minutes} min")
}

/// « mandat ou Aidants Connect : oui ».
pub fn mandate(covered: bool) -> String {
    format!("mandat ou Aidants Connect : {}", if covered { "oui" } else { "non" })
}

/// « P1 Prendre en main l'ordinateur : en cours, 11 % puis 38 %, sans aide 1 sur 6 ».
pub fn module(id: &str, title: &str, before: &ModuleProgress, now: &ModuleProgress) -> String {
    let state = lower_first(progress::state(now.state));
    let autonomous = progress::autonomous(now);
    format!("{id} {title} : {state}, {} % puis {} %, sans aide {autonomous}", before.percent, now.percent)
}

/// « 17 novembre 2026, complète, confiance 2 sur 10 ».
pub fn assessed(date: Date, kind: Kind, confidence: Option<u8>) -> String {
    let kind = match kind {
        Kind::Short => "courte",
        Kind::Full => "complète",
    };
    let start = format!("{}, {kind}", dates::day_month_year(date));
    confidence.map_or(start.clone(), |value| format!("{start}, confiance {value} sur 10"))
}

/// « 14 % ».
pub fn percent(percent: u8) -> String {
    format!("{percent} %")
}

/// « Clavier : dit à deux, vu à deux. »
pub fn observed(label: &str, said: Option<&str>, seen: &str) -> String {
    let label = upper_first(label);
    let said = said.map(|said| format!("dit {said}, ")).unwrap_or_default();
    format!("{label} : {said}vu {seen}.")
}

/// « choisi avec Claire le 17 novembre : 13 étapes, 1 en cours ».
pub fn path(decided_by: &str, date: Option<Date>, steps: usize, started: usize, acquired: usize) -> String {
    let with = if decided_by.is_empty() { String::new() } else { format!(" avec {decided_by}") };
    let on = date.map(|date| format!(" le {}", dates::day_month(date))).unwrap_or_default();
    let mut figures = vec![count(steps, "étape", "étapes")];
    figures.extend((started > 0).then(|| format!("{started} en cours")));
    figures.extend((acquired > 0).then(|| count(acquired, "acquise", "acquises")));
    format!("choisi{with}{on} : {}", figures.join(", "))
}

/// « à sa demande (Santé) ».
pub fn own_request(procedure: &str) -> String {
    format!("{} ({procedure})", assessment::OWN_REQUEST)
}
