//! Words about choosing a passphrase.

use super::count;

pub const HEADING: &str = "Votre phrase de passe";
pub const WHY: [&str; 3] = [
    "Elle ouvre Jalon à chaque démarrage, et protège les fiches en cas de vol.",
    "Plusieurs mots sans rapport entre eux se retiennent bien.",
    "Personne d'autre ne la connaît, personne ne peut la retrouver pour vous.",
];
pub const SUGGESTED: &str = "Par exemple";
pub const FIELD: &str = "Phrase de passe";
pub const AGAIN: &str = "Encore une fois";
pub const SHOW: &str = "Montrer ce que je tape";
pub const HIDE: &str = "Cacher ce que je tape";
pub const SHOW_SHORT: &str = "Montrer";
pub const HIDE_SHORT: &str = "Cacher";
pub const TAKE: &str = "Prendre";
pub const HINT: &str = "Au moins 12 caractères. Coller fonctionne.";
pub const HINT_AGAIN: &str = "La même, pour être sûr que les doigts la connaissent.";

pub const TOO_SHORT: &str = "Trop courte";
pub const WEAK: &str = "Faible";
pub const FAIR: &str = "Correcte";
pub const STRONG: &str = "Forte";
pub const WEAK_ADVICE: &str = "ajoutez deux mots";
pub const FAIR_ADVICE: &str = "un mot de plus la rendrait forte";
pub const STRONG_ADVICE: &str = "elle convient";

/// What a phrase that is too short lacks; `missing` characters at least.
pub fn too_short_advice(missing: usize) -> String {
    format!("encore {} au moins", count(missing.max(1), "caractère", "caractères"))
}

/// The key that takes the suggestion.
pub fn take_with(key: &str) -> String {
    format!("{key} prend ces cinq mots. Recopiez-les d'abord sur un papier, gardé sur vous.")
}

/// The suggestion was taken, and is hidden like any passphrase.
pub fn taken(key: &str) -> String {
    format!("Ces cinq mots sont pris. {key} les montre encore.")
}

pub const FAULT_MISSING: &str = "Tapez une phrase de passe, ou prenez l'exemple.";
pub const FAULT_TOO_SHORT: &str = "Cette phrase est trop courte : 12 caractères au moins.";
pub const FAULT_AGAIN_MISSING: &str = "Tapez-la une deuxième fois, ici.";
pub const FAULT_DIFFERENT: &str = "Les deux ne sont pas pareilles : retapez la deuxième.";
