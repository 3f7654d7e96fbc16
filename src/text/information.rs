//! The text read aloud before a record is opened: who keeps what, why, how long, and what one may ask.

use super::report::place;
use crate::domain::place::Settings;

/// What is kept, without the name of those who keep it.
const KEPT: [&str; 2] = ["votre prénom, votre année de naissance, votre commune,", "vos besoins et vos progrès."];
const PURPOSE: &str = "C'est pour vous aider d'une fois sur l'autre et compter nos visites.";
const TEAM_READS: &str = "Seule l'équipe lit votre fiche.";
const COOP_READS: &str = "L'équipe lit votre fiche, la Coop reçoit votre nom.";
const RIGHTS: [&str; 2] = [
    "Vous pouvez voir, corriger ou faire effacer votre fiche : demandez-le ici.",
    "Vous pouvez refuser : nous vous aiderons tout autant.",
];

/// Numbers of months written out, from one.
const MONTHS: [&str; 24] = [
    "Un mois",
    "Deux mois",
    "Trois mois",
    "Quatre mois",
    "Cinq mois",
    "Six mois",
    "Sept mois",
    "Huit mois",
    "Neuf mois",
    "Dix mois",
    "Onze mois",
    "Un an",
    "Treize mois",
    "Quatorze mois",
    "Quinze mois",
    "Seize mois",
    "Dix-sept mois",
    "Dix-huit mois",
    "Dix-neuf mois",
    "Vingt mois",
    "Vingt et un mois",
    "Vingt-deux mois",
    "Vingt-trois mois",
    "Deux ans",
];

/// The text, one breath a line, an empty line between its parts.
///
/// The place's own text when it has one. Otherwise 80 words at most, generated from the settings; where names are sent
/// to the Coop it says so, for « sur cet ordinateur » and « seule l'équipe » would be false.
pub fn information_text(settings: &Settings) -> Vec<String> {
    if !settings.information_text.trim().is_empty() {
        return settings.information_text.lines().map(|line| line.trim().to_owned()).collect();
    }
    let here = if settings.names_to_coop { "" } else { " sur cet ordinateur" };
    let readers = if settings.names_to_coop { COOP_READS } else { TEAM_READS };
    let [kept, progress] = KEPT;
    let [rights, refusal] = RIGHTS;
    let lines = [
        &format!("{} garde{here}", who(settings)),
        kept,
        progress,
        "",
        PURPOSE,
        readers,
        "",
        &format!("{} après votre dernière visite, nous effaçons votre nom et nos notes.", delay(settings)),
        "",
        rights,
        refusal,
    ];
    lines.map(str::to_owned).to_vec()
}

/// The body responsible and the place: « La mairie de Gien, pour la médiathèque, ».
fn who(settings: &Settings) -> String {
    let body = settings.responsible.trim();
    let at = settings.place.trim();
    match (body, place::spoken(at)) {
        ("", _) if at.is_empty() => "Notre équipe".to_owned(),
        ("", _) => place::subject(at),
        (body, None) if at.is_empty() => place::subject(body),
        (body, None) => format!("{}, pour {at},", place::subject(body)),
        (body, Some(spoken)) => format!("{}, pour {},", place::subject(body), spoken.it),
    }
}

/// How long a name is kept after the last visit, written out: « Un an », « Six mois ».
pub fn delay(settings: &Settings) -> &'static str {
    let months = usize::from(settings.retention_months).clamp(1, MONTHS.len());
    MONTHS.get(months - 1).copied().unwrap_or("Un an")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            place: "Médiathèque de Gien".into(), responsible: "La mairie de Gien".into(), ..Settings::default()
        }
    }

    #[test]
    fn the_text_is_the_agreed_one() {
        let read = information_text(&settings()).join(" ").replace("  ", " ");
        assert_eq!(
            read,
            "La mairie de Gien, pour la médiathèque, garde sur cet ordinateur votre prénom, votre année de naissance, votre \
             commune, vos besoins et vos progrès. C'est pour vous aider d'une fois sur l'autre et compter nos visites. Seule \
             l'équipe lit votre fiche. Un an après votre dernière visite, nous effaçons votre nom et nos notes. Vous pouvez \
             voir, corriger ou faire effacer votre fiche : demandez-le ici. Vous pouvez refuser : nous vous aiderons tout autant."
        );
        assert!(read.split_whitespace().filter(|word| *word != ":").count() <= 78);
    }

    #[test]
    fn where_names_go_to_the_coop_it_says_so() {
        let read = information_text(&Settings { names_to_coop: true, ..settings() }).join(" ");
        assert!(read.contains("la Coop reçoit votre nom"));
        assert!(!read.contains("sur cet ordinateur") && !read.contains("Seule"));
    }

    #[test]
    fn settings_fill_it() {
        let first = |settings: Settings| information_text(&settings).swap_remove(0);
        assert_eq!(
            first(Settings { responsible: String::new(), ..settings() }),
            "La médiathèque de Gien garde sur cet ordinateur"
        );
        assert_eq!(first(Settings::default()), "Notre équipe garde sur cet ordinateur");
        let own = Settings { information_text: "Le nôtre.\n Deux lignes. ".into(), ..settings() };
        assert_eq!(information_text(&own), ["Le nôtre.", "Deux lignes."]);
        for (months, said) in [(0, "Un mois"), (6, "Six mois"), (12, "Un an"), (24, "Deux ans"), (99, "Deux ans")] {
            assert_eq!(delay(&Settings { retention_months: months, ..settings() }), said);
        }
    }

    #[test]
    fn it_never_speaks_of_consent() {
        for names_to_coop in [false, true] {
            let read = information_text(&Settings { names_to_coop, ..settings() }).join(" ").to_lowercase();
            assert!(!read.contains("accord") && !read.contains("consent"));
        }
    }
}
