//! What is said when something is typed that must not be kept, or that should be thought over: what it looks like, and what
//! to do.

use crate::domain::guards::{Refusal, Topic};

/// The message shown under the field.
pub const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SocialSecurity => {
            "Ces chiffres ressemblent à un numéro de Sécurité sociale. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::TaxNumber => {
            "Ces chiffres ressemblent à un numéro fiscal. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::BankCard => {
            "Ces chiffres ressemblent à un numéro de carte bancaire. Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::Iban => {
            "Ces signes ressemblent à un numéro de compte (IBAN). Jalon ne le garde pas : effacez-le. Le reste est intact."
        }
        Refusal::Credential => "Un mot de passe ne s'écrit pas ici. Écrivez plutôt : « mot de passe changé ».",
    }
}

/// Names what was recognised, for the list of refused rows of an import.
pub const fn name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::SocialSecurity => "un numéro de Sécurité sociale",
        Refusal::TaxNumber => "un numéro fiscal",
        Refusal::BankCard => "un numéro de carte bancaire",
        Refusal::Iban => "un numéro de compte (IBAN)",
        Refusal::Credential => "un mot de passe ou un identifiant",
    }
}

/// The question asked before words on health, justice or family life are saved.
pub const THINK_TITLE: &str = "Relire avant d'enregistrer";
pub const THINK_WHY: &str = "La personne a le droit de lire tout ce qui est écrit ici.";
pub const CORRECT: &str = "Corriger";
pub const KEEP: &str = "Garder tel quel";

/// The line under a field in which such a word is being typed.
pub const fn under(topic: Topic) -> &'static str {
    match topic {
        Topic::Health => "Santé ? Notez plutôt ce qui aide la personne.",
        Topic::Justice => "Justice ? Jalon n'en a pas besoin.",
        Topic::Family => "Vie de famille ? Jalon n'en a pas besoin.",
    }
}

/// What is said on the help line meanwhile.
pub fn hint(topic: Topic, word: &str) -> String {
    match topic {
        Topic::Health => format!("« {word} » touche à la santé. Notez plutôt ce qui aide : « écrire gros »."),
        Topic::Justice => format!("« {word} » touche à la justice. Mieux vaut ne pas le noter ici."),
        Topic::Family => format!("« {word} » touche à la vie de famille. Mieux vaut ne pas le noter ici."),
    }
}

/// One field's line in the question.
pub fn asked(label: &str, topic: Topic, word: &str) -> String {
    format!("{label} : « {word} » touche à {}.", named(topic))
}

/// What a cell of a table that is read in seems to be about.
pub const fn named(topic: Topic) -> &'static str {
    match topic {
        Topic::Health => "la santé",
        Topic::Justice => "la justice",
        Topic::Family => "la vie de famille",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_fits_its_line() {
        for topic in [Topic::Health, Topic::Justice, Topic::Family] {
            assert!(under(topic).chars().count() <= 51, "{}", under(topic));
            assert!(hint(topic, "hospitalisée").chars().count() <= 79, "{}", hint(topic, "hospitalisée"));
        }
    }
}
