//! Words of the statistics: on the screen, on paper and in files.

use super::{count, dates, number, plural};
use crate::domain::period::{Period, Span};
use crate::domain::statistics::masking::Cell;
use crate::domain::statistics::sheet::{Total, Unit};
use crate::domain::statistics::{change, duration, kind, mode, person};
use time::Date;

pub const TITLE: &str = "Statistiques";

/// Headings of the breakdowns.
pub const KINDS: &str = "Activités";
pub const THEMES: &str = "Thèmes";
pub const ADMINISTRATIVE: &str = "Thèmes administratifs";
pub const PROCEDURES: &str = "Démarches travaillées";
pub const MODULES: &str = "Étapes travaillées";
pub const PLACES: &str = "Lieux";
pub const MODES: &str = "Modes";
pub const DEVICES: &str = "Matériel";
pub const DURATIONS: &str = "Durées";
pub const PERSONS: &str = "Personnes";
pub const AGES: &str = "Âge";
pub const GENDERS: &str = "Genre";
pub const STATUSES: &str = "Statut";
pub const COMMUNES: &str = "Communes";
pub const CHANGES: &str = "Niveau, du premier au dernier point";
pub const LEVELS_BEFORE: &str = "Niveau avant";
pub const LEVELS_AFTER: &str = "Niveau après";
pub const ACQUIRED: &str = "Étapes acquises";

/// What the rows are parts of.
pub const OF_ACTIVITIES: &str = "activités";
pub const OF_PERSONS: &str = "personnes";
pub const OF_COMPARED: &str = "personnes comparées";

pub const NOT_TOLD: &str = "Non communiqué";
pub const NOT_KNOWN: &str = "Non connu";
pub const OTHER_COMMUNES: &str = "Autres, ou non communiquée";

pub const ACTIVITIES: &str = "Activités";
pub const TIME: &str = "Durée";
pub const VISITS: &str = "Participations";
pub const PEOPLE: &str = "Personnes";

/// Stands for a number that is hidden.
pub const HIDDEN: &str = "masqué";
pub const HIDDEN_MEANS: &str = "« masqué » : moins de 5, ou un nombre qui permettrait de retrouver celui-là.";
pub const ALL_SHOWN: &str = "Tous les chiffres, même petits : à garder dans le lieu.";
pub const REQUESTS_MEAN: &str = "Demande ponctuelle : une activité, aucune personne.";
pub const ERASED_MEANS: &str = "Une fiche effacée compte encore, une fois par année, sans rien dire de la personne.";

/// Columns of the table that is written; the first two say what a row counts.
pub const COLUMNS: [&str; 5] = ["rubrique", "libelle", "nombre", "pour_cent", "nombre_avant"];
pub const SUMMARY: &str = "Ensemble";
pub const FIRST_DAY: &str = "Premier jour";
pub const LAST_DAY: &str = "Dernier jour";
pub const PART: &str = "Seulement";
pub const PART_PLACE: &str = "lieu";
pub const PART_MEDIATOR: &str = "par";
pub const PART_COMMUNE: &str = "commune";
pub const PART_THEME: &str = "thème";
pub const BEFORE: &str = "avant";
pub const NOW: &str = "nombre";
pub const MINUTES: &str = "Durée (minutes)";

/// The pages of the screen.
pub const PAGE_WHOLE: &str = "Ensemble";
pub const PAGE_THEMES: &str = "Thèmes";
pub const PAGE_STEPS: &str = "Étapes";
pub const PAGE_CONDITIONS: &str = "Conditions";
pub const PAGE_PEOPLE: &str = "Personnes";
pub const PAGE_COMMUNES: &str = "Communes";
pub const PAGE_PROGRESS: &str = "Progrès";

pub const CHOOSE: &str = "Choisir";
pub const CHOOSE_TITLE: &str = "Que voulez-vous compter ?";
pub const COUNT: &str = "Compter";
pub const WRITE: &str = "Fichier";
pub const STOP: &str = "Arrêter";
pub const NOT_YET: &str = "attendez que tout soit compté";
pub const TAB_KEY: &str = "Tab";
pub const NEXT_PAGE: &str = "Suite";
pub const HINT: &str = "Gauche et Droite : la période. + et - : plus longue, plus courte. F5 : choisir.";
pub const HINT_COUNTING: &str = "Les chiffres montent jusqu'à la fin du calcul. Esc : arrêter.";
pub const KEYS: &str = "Ici : Gauche et Droite pour la période, Tab pour la suite, F5 pour choisir.";
pub const LONGEST: &str = "L'année est la plus longue. F5 : d'une date à une autre.";
pub const SHORTEST: &str = "La semaine est la plus courte. F5 : d'une date à une autre.";
pub const STOPPED: &str = "Calcul arrêté.";
pub const INCOMPLETE: &str = "Arrêté : ces chiffres sont incomplets. Gauche puis Droite les recompte.";

pub const SPAN: &str = "Période";
pub const WEEK: &str = "semaine";
pub const MONTH: &str = "mois";
pub const QUARTER: &str = "trimestre";
pub const YEAR: &str = "année";
pub const FREE: &str = "dates";
pub const FROM: &str = "Du";
pub const TO: &str = "Au";
pub const SPAN_HELP: &str = "Gauche, Droite ou un chiffre. « dates » : d'un jour à un autre.";
pub const FROM_HELP: &str = "Un jour de la période, ou le premier jour de vos dates. + et - : un jour.";
pub const TO_HELP: &str = "Le dernier jour de vos dates, compté aussi. + et - : un jour.";
pub const PART_PLACE_FIELD: &str = "Lieu";
pub const PART_MEDIATOR_FIELD: &str = "Par";
pub const PART_THEME_FIELD: &str = "Thème";
pub const EVERY_PLACE: &str = "tous les lieux";
pub const EVERYBODY: &str = "toute l'équipe";
pub const EVERY_THEME: &str = "tous les thèmes";
pub const PART_HELP: &str = "Espace : ouvrir la liste. F2 : compter.";
pub const COMMUNE_HELP: &str = "Là où vivent les personnes. Vide : toutes les communes. F2 : compter.";

pub const FILES_TITLE: &str = "Écrire ces chiffres";
pub const FILES_MASKED: &str = "Les nombres sous 5 sont masqués : ces fichiers peuvent sortir du lieu.";
pub const FILES_FULL: &str = "Tous les nombres, même petits : à garder dans le lieu.";
/// The files; the last answer asks again, for every number.
pub const FILES: [&str; 4] = ["Page à imprimer", "Tableau CSV", "Classeur XLSX", "Avec tous les petits nombres"];

pub const READING: &str = "Les chiffres arrivent.";
pub const NOTHING: &str = "Rien dans cette période. Gauche : celle d'avant.";

/// A kind of activity.
pub fn kind(key: &str) -> &'static str {
    match key {
        kind::WORKSHOP => "Ateliers",
        kind::REQUEST => "Demandes ponctuelles",
        _ => "Accompagnements individuels",
    }
}

/// Who holds the mouse.
pub fn mode(key: &str) -> &'static str {
    match key {
        mode::TRAIN => "Je forme",
        mode::ACCOMPANY => "J'accompagne",
        mode::DO => "Je fais à sa place",
        _ => NOT_KNOWN,
    }
}

/// A band of durations, in the Coop's words.
pub fn duration(key: &str) -> &'static str {
    match key {
        duration::UNDER_30 => "Moins de 30 min",
        duration::UNDER_60 => "30 min à 1 h",
        duration::UNDER_120 => "1 h à 2 h",
        _ => "2 h et plus",
    }
}

/// How well people are known.
pub fn person(key: &str) -> &'static str {
    match key {
        person::NEW => "Venues pour la première fois",
        person::KNOWN => "Déjà venues avant",
        person::ERASED => "Fiches effacées depuis",
        _ => "Sans fiche, en atelier",
    }
}

/// How levels changed.
pub fn change(key: &str) -> &'static str {
    match key {
        change::ROSE => "Plus haut",
        change::FELL => "Plus bas",
        _ => "Le même",
    }
}

/// « novembre 2026 », « semaine du 23 au 29 novembre 2026 », « 4e trimestre 2026 ».
pub fn period(period: &Period) -> String {
    let (first, last) = (period.first(), period.last());
    match period.span() {
        Span::Week => format!("semaine {}", days(first, last)),
        Span::Month => dates::month_year(first),
        Span::Quarter => match u8::from(first.month()).div_ceil(3) {
            1 => format!("1er trimestre {}", first.year()),
            number => format!("{number}e trimestre {}", first.year()),
        },
        Span::Year => format!("année {}", first.year()),
        Span::Free if first == last => dates::day_month_year(first),
        Span::Free => days(first, last),
    }
}

/// « du 1er au 30 novembre 2026 », whatever the period is made of.
pub fn whole_days(of: &Period) -> String {
    days(of.first(), of.last())
}

/// What stands beside each number.
pub fn compared_with(before: &Period) -> String {
    format!("{BEFORE} : {}", period(before))
}

/// How far counting has come.
pub fn counting(bar: &str, percent: u8) -> String {
    format!("Calcul {bar} {percent} %")
}

/// « du 23 au 29 novembre 2026 ».
pub fn days(first: Date, last: Date) -> String {
    let from = if (first.year(), first.month()) == (last.year(), last.month()) {
        if first.day() == 1 { "1er".to_owned() } else { first.day().to_string() }
    } else if first.year() == last.year() {
        dates::day_month(first)
    } else {
        dates::day_month_year(first)
    };
    format!("du {from} au {}", dates::day_month_year(last))
}

/// The title of a page or a file.
pub fn title(of: &Period) -> String {
    format!("{TITLE}, {}", period(of))
}

/// When the figures were counted.
pub fn counted_on(today: Date) -> String {
    format!("Compté le {}.", dates::day_month_year(today))
}

/// A label and its value: « lieu : À domicile ».
pub fn labelled(label: &str, value: &str) -> String {
    format!("{label} : {value}")
}

/// A commune and its INSEE code: several bear one name.
pub fn commune(name: &str, postcode: &str) -> String {
    format!("{name} ({postcode})")
}

/// A number, or that it is hidden.
pub fn cell(cell: Cell) -> String {
    match cell {
        Cell::Count(n) => number(usize::try_from(n).unwrap_or(usize::MAX)),
        Cell::Hidden => HIDDEN.to_owned(),
    }
}

/// A total: a number, or a time.
pub fn total(total: &Total, counts: Cell) -> String {
    match (total.unit, counts) {
        (Unit::Minutes, Cell::Count(minutes)) => time(minutes),
        _ => cell(counts),
    }
}

/// « 12 h 30 », « 45 min ».
pub fn time(minutes: u64) -> String {
    let hours = number(usize::try_from(minutes / 60).unwrap_or(usize::MAX));
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (_, 0) => format!("{hours} h"),
        (_, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// A part of the whole, in hundredths: « 13 % ».
pub fn percent(hundredths: u64) -> String {
    format!("{hundredths} %")
}

/// The note of the home screen's row: « novembre : 21 activités, 14 personnes ».
pub fn month_note(of: &Period, activities: u64, persons: u64) -> String {
    let n = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let people = count(n(persons), "personne", "personnes");
    format!("{} : {}, {people}", dates::month(of.first().month()), count(n(activities), "activité", "activités"))
}

/// Sessions that are left out because only their month is known.
pub fn unplaced(n: u64) -> String {
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    let sessions =
        count(n, "séance de fiche effacée n'est pas comptée", "séances de fiches effacées ne sont pas comptées");
    format!("{sessions} : {} mois seul est connu.", plural(n, "son", "leur"))
}

/// What the whole of a breakdown is: « sur 21 activités », « activités : masqué ».
pub fn out_of(whole: Cell, of: &str) -> String {
    if whole == Cell::Hidden { format!("{of} : {}", cell(whole)) } else { format!("sur {} {of}", cell(whole)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn periods_in_words() {
        let day = date!(2026 - 11 - 24);
        for (of, expected) in [
            (Period::of(Span::Week, day), "semaine du 23 au 29 novembre 2026"),
            (Period::of(Span::Week, date!(2026 - 12 - 01)), "semaine du 30 novembre au 6 décembre 2026"),
            (Period::of(Span::Month, day), "novembre 2026"),
            (Period::of(Span::Quarter, day), "4e trimestre 2026"),
            (Period::of(Span::Quarter, date!(2026 - 01 - 05)), "1er trimestre 2026"),
            (Period::of(Span::Year, day), "année 2026"),
            (Period::between(date!(2026 - 11 - 01), day), "du 1er au 24 novembre 2026"),
            (Period::between(date!(2025 - 12 - 30), day), "du 30 décembre 2025 au 24 novembre 2026"),
            (Period::between(day, day), "24 novembre 2026"),
        ] {
            assert_eq!(period(&of), expected);
        }
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!((time(45), time(60), time(750)), ("45 min".into(), "1 h".into(), "12 h 30".into()));
        assert_eq!(percent(13), "13 %");
        let november = Period::of(Span::Month, date!(2026 - 11 - 24));
        assert_eq!(month_note(&november, 21, 14), "novembre : 21 activités, 14 personnes");
        assert_eq!(unplaced(1), "1 séance de fiche effacée n'est pas comptée : son mois seul est connu.");
    }
}
