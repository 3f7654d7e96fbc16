//! Words of the registration form, for a new record and for a correction.

use super::{dates, elision};
use time::{Date, Time};

pub const TITLE: &str = "Inscription";
pub const FIRST_NAME: &str = "Prénom ou pseudonyme";
pub const BIRTH_YEAR: &str = "Année de naissance";
pub const COMMUNE: &str = "Commune";
pub const REASONS: &str = "Ce qui l'amène";
pub const OTHER: &str = "Autre";
pub const NOTHING: &str = "Rien";
pub const WISH: &str = "Son envie";
pub const INFORMED: &str = "Texte d'information";
pub const OPTIONAL: &str = "Si c'est utile, rien n'est obligatoire";
pub const FOLDED: &str = "Nom, téléphone, e-mail, genre, situation, note";
pub const UNFOLD: &str = "Entrée ouvre ces champs";
pub const LAST_NAME: &str = "Nom";
pub const PHONE: &str = "Téléphone";
pub const EMAIL: &str = "E-mail";
pub const GENDER: &str = "Genre";
pub const STATUS: &str = "Situation";
pub const NOTE: &str = "Note";
pub const NOTE_WARNING: &str = "Ni santé, ni famille, ni revenus, ni mot de passe.";
pub const NOT_KEPT: &str = "sans nom : rien n'est gardé ici";

pub const ONLY_REQUIRED: &str = "le seul obligatoire";
pub const NAMELESS: &str = "sans nom, un code";
pub const FOR_THE_COOP: &str = "pour la Coop";
pub const IF_A_DAY_CHANGES: &str = "si un jour change";
pub const SPACE_CHOOSES: &str = "Espace : choisir";
pub const HERE: &str = "ici";

pub const FIRST_NAME_HELP: &str = "Un prénom, ou le nom que la personne préfère. F2 enregistre de partout.";
pub const NAMELESS_HELP: &str = "La fiche se retrouve par son code. Un prénom, si la personne change d'avis.";
pub const BIRTH_YEAR_HELP: &str = "Demandez : « Quelle est votre année de naissance ? » Vide si elle préfère.";
pub const COMMUNE_HELP: &str = "Les communes proches d'ici viennent d'abord. Entrée : prendre et continuer.";
pub const REASONS_HELP: &str = "Espace : cocher. Gauche et Droite : changer de case. L'ordre est gardé.";
pub const WISH_HELP: &str = "Ce que la personne aimerait faire, avec ses mots à elle.";
pub const INFORMED_HELP: &str = "Entrée : montrer le texte, puis enregistrer. Espace : il vient d'être lu.";
pub const INFORMED_LATER_HELP: &str = "F7 montre le texte. Espace : il vient d'être lu.";
pub const INFORMED_DONE_HELP: &str = "Le texte est lu. Entrée : continuer. F2 : enregistrer.";
pub const FOLD_HELP: &str = "Entrée ouvre ces champs. F2 enregistre sans eux.";
pub const LAST_NAME_HELP: &str = "Le nom n'est utile que si le lieu remplit la Coop.";
pub const PHONE_HELP: &str = "10 chiffres, ou un numéro étranger qui commence par +.";
pub const EMAIL_HELP: &str = "L'adresse seule, jamais le mot de passe.";
pub const GENDER_HELP: &str = "Gauche et Droite : choisir.";
pub const STATUS_HELP: &str = "Espace : ouvrir la liste. Entrée : prendre et continuer.";
pub const NOTE_HELP: &str = "Ce que vous écrivez ici, la personne a le droit de le lire.";
pub const NAME_MISSING: &str = "Tapez un prénom ou un pseudonyme. Sans nom : F7, deuxième ligne.";
pub const BAD_EMAIL: &str = "Une adresse s'écrit comme yvette@exemple.fr. Vérifiez, ou laissez vide.";

pub const SEE_DUPLICATE: &str = "F5 la voir, sans rien perdre";
pub const DUPLICATE_KEY: &str = "Fiche proche";
pub const NO_DUPLICATE: &str = "aucune fiche ne ressemble";
pub const READ_KEY: &str = "Lire le texte";
pub const UNDO: &str = "Annuler la frappe";
pub const REDO: &str = "Refaire la frappe";
pub const NOTHING_TO_UNDO: &str = "Il n'y a rien à annuler.";
pub const NOTHING_TO_REDO: &str = "Il n'y a rien à refaire.";

pub const LEAVE_TITLE: &str = "Cette saisie n'est pas enregistrée";
pub const LEAVE_KEEP: &str = "Garder pour plus tard";
pub const LEAVE_DROP: &str = "Jeter cette saisie";
pub const KEPT: &str = "Gardé pour plus tard : l'accueil le propose sous « En cours ».";
pub const DROPPED: &str = "Cette saisie est jetée : rien n'en est gardé.";
pub const NO_RECORD: &str = "Pas de fiche : rien n'est gardé. L'aide reste la même.";
pub const UNCHANGED: &str = "Rien n'a changé.";
pub const NAMES_FIRST: &str = "Les noms arrivent : l'enregistrement suit tout seul.";
pub const NO_CODE: &str = "Aucun code n'est libre : rien n'est enregistré, la saisie est gardée.";

/// The title of a correction.
pub fn correcting(name: &str) -> String {
    format!("Modifier la fiche {}", elision::of(name))
}

/// When the draft was last kept.
pub fn kept_at(at: Time) -> String {
    format!("brouillon gardé à {}", dates::time_column(at).trim_start())
}

/// The box to tick once the information text was read.
pub fn read_on(day: Date, today: Date) -> String {
    match (day == today, day.year() == today.year()) {
        (true, _) => "lu aujourd'hui".to_owned(),
        (false, true) => format!("lu le {}", dates::day_month(day)),
        (false, false) => format!("lu le {}", dates::day_month_year(day)),
    }
}

/// A commune with its first post code.
pub fn place(name: &str, post_code: Option<&str>) -> String {
    post_code.map_or_else(|| name.to_owned(), |code| format!("{name} ({code})"))
}

/// The reasons in the order they were chosen.
pub fn in_order(reasons: &[&str]) -> String {
    format!("dans l'ordre : {}", reasons.join(", puis "))
}

/// A record that looks like this one.
pub fn looks_like(name: &str, birth_year: Option<u16>, commune: Option<&str>) -> String {
    let year = birth_year.map(|year| year.to_string());
    let parts = [Some(name.to_owned()), year, commune.map(str::to_owned)];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("Une fiche ressemble : {}.", parts.join(", "))
}

/// A record without a name was saved.
pub fn saved_nameless(code: &str) -> String {
    format!("Enregistré : {code}. Seul ce code retrouve la fiche : notez-le.")
}

/// The texts of a trace, by the field's name in the record.
pub fn field_label(field: &str) -> &str {
    match field {
        "first_name" => FIRST_NAME,
        "birth_year" => BIRTH_YEAR,
        "commune" => COMMUNE,
        "reasons" => REASONS,
        "wish" => WISH,
        "informed" => INFORMED,
        "last_name" => LAST_NAME,
        "phone" => PHONE,
        "email" => EMAIL,
        "gender" => GENDER,
        "status" => STATUS,
        "note" => NOTE,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, time as at};

    #[test]
    fn what_is_said_fits_its_line() {
        assert_eq!(kept_at(at!(10:05)), "brouillon gardé à 10 h 05");
        assert_eq!(kept_at(at!(9:00)), "brouillon gardé à 9 h 00");
        assert_eq!(read_on(date!(2026 - 11 - 24), date!(2026 - 11 - 24)), "lu aujourd'hui");
        assert_eq!(read_on(date!(2026 - 11 - 17), date!(2026 - 11 - 24)), "lu le 17 novembre");
        assert_eq!(read_on(date!(2025 - 11 - 01), date!(2026 - 11 - 24)), "lu le 1er novembre 2025");
        assert_eq!(place("Gien", Some("45500")), "Gien (45500)");
        assert_eq!(in_order(&["Santé", "Impôts"]), "dans l'ordre : Santé, puis Impôts");
        assert_eq!(looks_like("Ivette D.", Some(1951), Some("Gien")), "Une fiche ressemble : Ivette D., 1951, Gien.");
        for line in [
            FIRST_NAME_HELP,
            NAMELESS_HELP,
            BIRTH_YEAR_HELP,
            COMMUNE_HELP,
            REASONS_HELP,
            WISH_HELP,
            INFORMED_HELP,
            FOLD_HELP,
            LAST_NAME_HELP,
            PHONE_HELP,
            EMAIL_HELP,
            STATUS_HELP,
            NOTE_HELP,
            NAME_MISSING,
            BAD_EMAIL,
            KEPT,
            NO_CODE,
            &saved_nameless("CERISES-1234"),
        ] {
            assert!(line.chars().count() <= 79, "{line}");
        }
    }
}
