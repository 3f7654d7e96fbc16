//! Words of the backups on the screen.

use super::{count, dates, number};
use time::Date;

pub const NOW: &str = "Sauvegarder maintenant";
pub const NOT_IN_DEMO: &str = "des personnes inventées ne se sauvegardent pas";
pub const MAKING: &str = "Copie de sécurité en cours. Esc : arrêter, les anciennes copies restent.";
pub const LEAVING: &str = "Copie de sécurité avant de quitter. Esc : quitter sans attendre.";
pub const DONE: &str = "Copie de sécurité faite et relue, sur cet ordinateur.";
pub const DONE_TWICE: &str = "Copie de sécurité faite et relue, ici et sur la clé USB.";
pub const KEY_AWAY: &str = "Copie faite et relue ici, mais pas sur la clé USB : branchez-la, recommencez.";
pub const HINT: &str = "Entrée : sauvegarder maintenant.";
pub const FALL_TITLE: &str = "Cette copie contient bien moins qu'avant";
pub const FALL_KEEP: &str = "Je ne sais pas : garder toutes les anciennes copies";
pub const FALL_ACCEPT: &str = "C'est normal : les anciennes copies peuvent partir";
pub const FALL_ACCEPTED: &str = "Entendu. Les anciennes copies partiront peu à peu, comme d'habitude.";

/// What the question about fewer records says.
pub fn fall_lines(before: u64, now: u64) -> Vec<String> {
    vec![
        format!("{} au lieu de {}.", records(now), number(size(before))),
        "Après un grand ménage, c'est normal. Sinon, vérifiez les fiches : les copies d'avant sont toujours là."
            .to_owned(),
    ]
}

/// The same, as a line of the home screen.
pub fn fallen(before: u64, now: u64) -> String {
    format!("Copie de sécurité : {} au lieu de {}, vérifiez les fiches", records(now), number(size(before)))
}

/// The latest backup in the second place.
pub fn second(last: Option<Date>, today: Date) -> String {
    match last {
        Some(day) => format!("Dernière copie de sécurité sur la clé USB : {}", dates::relative(day, today)),
        None => "Aucune copie de sécurité sur la clé USB pour l'instant".to_owned(),
    }
}

/// The latest backup in the data folder is old.
pub fn late(day: Date, today: Date) -> String {
    format!("Dernière copie de sécurité sur cet ordinateur : {}", dates::relative(day, today))
}

fn records(n: u64) -> String {
    count(size(n), "enregistrement", "enregistrements")
}

fn size(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
