//! Words of the team: who can open Jalon.

use super::{count, elision, quoted};

pub const TITLE: &str = "Équipe";
pub const HEADING: &str = "Qui peut ouvrir Jalon";
pub const READING: &str = "Jalon lit l'équipe…";
pub const YOU: &str = "c'est vous";
pub const ADD: &str = "Ajouter quelqu'un";
pub const ADD_KEY: &str = "Ajouter";
pub const MY_PASSPHRASE: &str = "Changer ma phrase de passe";
pub const RENEW: &str = "Nouveau code de secours";
pub const RENEW_NOTE: &str = "si le papier est perdu, ou a été vu";
pub const UNCHECKED: &str = "Le dernier code n'a pas été vérifié sur son papier : faites-en un nouveau.";
pub const HINT_MEMBER: &str = "Entrée : corriger le nom, ou retirer de l'équipe.";
pub const HINT_ME: &str = "Entrée : corriger votre nom, ou changer votre phrase de passe.";
pub const HINT_ADD: &str = "La personne tape elle-même sa phrase de passe, sur cet ordinateur.";
pub const HINT_MINE: &str = "Rien d'autre ne change : vos fiches s'ouvrent aussitôt avec la nouvelle.";
pub const HINT_RENEW: &str = "L'ancien code n'ouvrira plus. Ayez de quoi écrire.";
pub const LINES: [&str; 2] = [
    "Chaque fiche, chaque séance et chaque correction dit qui l'a écrite.",
    "Qui quitte l'équipe n'ouvre plus Jalon ; ce qu'il a écrit garde son nom.",
];

/// How many people can open Jalon.
pub fn people(number: usize) -> String {
    count(number, "personne", "personnes")
}

pub const ASK_RENAME: &str = "Corriger le nom";
pub const ASK_REMOVE: &str = "Retirer de l'équipe";
pub const ASK_PASSPHRASE: &str = "Changer la phrase de passe";

pub const NAME: &str = "Nom";
pub const NAME_ADD: &str = "Qui rejoint l'équipe ?";
pub const NAME_RENAME: &str = "Corriger le nom";
pub const NAME_LINES: [&str; 2] =
    ["Le prénom, ou le nom que l'équipe donne : il dit qui a écrit chaque fiche.", "Il se lit sur l'écran verrouillé."];
pub const NAME_HELP: &str = "Par exemple « Nadia ».";
pub const NAME_MISSING: &str = "Tapez un prénom, ou un nom de votre choix.";
pub const NAME_TAKEN: &str = "Quelqu'un de l'équipe porte déjà ce nom : ajoutez une initiale.";

/// Who is to type the new passphrase.
pub fn to_type(name: &str) -> String {
    format!("à {name} de taper")
}

/// The dialog before somebody is let in.
pub fn confirm_add(name: &str) -> (String, Vec<String>) {
    let lines = vec![
        format!("{name} pourra lire, écrire et exporter toutes les fiches, et changer l'équipe."),
        String::new(),
        "C'est à vous maintenant : tapez votre propre phrase de passe.".to_owned(),
    ];
    (format!("Ajouter {}", quoted(name)), lines)
}

/// The dialog before somebody is shut out.
pub fn confirm_remove(name: &str) -> (String, Vec<String>) {
    let lines = vec![
        format!("{name} ne pourra plus ouvrir Jalon. Ce {} a écrit reste, sous son nom.", elision::that(name)),
        String::new(),
        format!(
            "Les copies de sécurité d'avant s'ouvrent encore avec les phrases de passe de leur jour, \
             celle {} comprise. Gardez-les sous clé, ou remplacez-les.",
            elision::of(name)
        ),
        String::new(),
        "Jalon réécrit tout sous une nouvelle clé : une minute au plus.".to_owned(),
    ];
    (format!("Retirer {} de l'équipe", quoted(name)), lines)
}

/// The dialog before the recovery code is renewed.
pub fn confirm_renew() -> (String, Vec<String>) {
    let lines = vec![
        "L'ancien papier n'ouvrira plus Jalon : déchirez-le une fois le nouveau rangé.".to_owned(),
        String::new(),
        "Les copies de sécurité d'avant s'ouvrent encore avec le code de leur jour.".to_owned(),
        String::new(),
        "Le code s'affiche une seule fois. Ayez un papier et de quoi écrire.".to_owned(),
        "Jalon réécrit tout sous une nouvelle clé : une minute au plus.".to_owned(),
    ];
    (RENEW.to_owned(), lines)
}

/// The dialog before one's own passphrase is changed.
pub fn confirm_passphrase() -> (String, Vec<String>) {
    let lines = vec![
        "Tapez encore celle qui ouvre Jalon aujourd'hui.".to_owned(),
        String::new(),
        "Les copies de sécurité d'avant s'ouvrent encore avec elle.".to_owned(),
    ];
    (MY_PASSPHRASE.to_owned(), lines)
}

pub const CONFIRM: &str = "Votre phrase";
pub const CONFIRM_HINT: &str = "Votre phrase de passe à vous, puis Entrée. Esc : ne rien changer.";
pub const CONFIRM_EMPTY: &str = "Tapez votre phrase de passe : elle confirme que c'est bien vous.";
pub const CONFIRM_WRONG: &str = "Ce n'est pas votre phrase de passe. Rien n'a été changé.";
pub const WORKING: &str = "Jalon change les clés…";
pub const DO: &str = "Confirmer";

/// Somebody joined.
pub fn added(name: &str) -> String {
    format!("{name} peut ouvrir Jalon.")
}

/// Somebody left.
pub fn removed(name: &str) -> String {
    format!("{name} n'ouvre plus Jalon.")
}

pub const RENAMED: &str = "Le nom est corrigé partout.";
pub const PASSPHRASE_CHANGED: &str = "Votre phrase de passe est changée.";
pub const CODE_CHECKED: &str = "Le papier est juste. Rangez-le sous clé, et déchirez l'ancien.";

/// The name of somebody who left, on what they wrote.
pub fn gone(name: &str) -> String {
    format!("{name} (plus dans l'équipe)")
}
