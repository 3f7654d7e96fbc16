//! Words of erasing a record: what goes, what stays, what is left to the mediator to do.

use super::{count, elision};
use std::path::Path;

pub const KEY: &str = "Effacer";
pub const WHAT: &str = "À effacer";
pub const WHOLE: &str = "toute la fiche";
pub const NAME: &str = "le nom et les textes";
pub const WHAT_HELP: &str = "Gauche et Droite choisissent. La seconde garde les séances, sans nom.";
pub const CODE: &str = "Son code";
pub const CODE_HELP: &str = "Pour confirmer, tapez le code de la fiche : il est en haut à droite.";
pub const CODE_MISSING: &str = "Tapez le code de la fiche : il est en haut à droite.";
pub const CODE_WRONG: &str = "Ce n'est pas le code de cette fiche : il est en haut à droite.";
pub const GOES: &str = "Ce qui part";
pub const STAYS: &str = "Ce qui reste";
pub const YOURS: &str = "Ce que Jalon n'efface pas";
pub const FOR_GOOD: &str = "C'est définitif : rien ne le fait revenir.";
pub const ERASING: &str = "Jalon efface, puis relit tout ce qu'il garde. N'éteignez pas l'ordinateur.";
pub const WHOLE_DONE: &str = "C'est fait : la fiche est effacée.";
pub const NAME_DONE: &str = "C'est fait : le nom et les textes sont effacés.";
pub const UNFINISHED_TITLE: &str = "Effacée, mais pas encore partout";
pub const UNREACHED_TITLE: &str = "Des copies n'ont pas pu être atteintes";
pub const READ: &str = "C'est lu";

/// The title: « Effacer la fiche d'Yvette M. ».
pub fn title(name: &str) -> String {
    format!("Effacer la fiche {}", elision::of(name))
}

/// What goes with the whole record.
pub fn whole_goes(assessments: usize, sessions: usize) -> Vec<String> {
    let told =
        |n: usize, one: &str, many: &str| if n == 0 { String::new() } else { format!(", {}", count(n, one, many)) };
    let (assessments, sessions) = (told(assessments, "évaluation", "évaluations"), told(sessions, "séance", "séances"));
    vec![
        "Le nom, le contact, les notes, et tout ce qui a été écrit.".to_owned(),
        format!("Le parcours{assessments}{sessions} et les rendez-vous."),
        "Ce qui était en cours, et l'historique des corrections.".to_owned(),
    ]
}

/// What stays of the whole record.
pub fn whole_stays() -> Vec<String> {
    [
        "De chaque séance, une ligne sans nom, sans code et sans jour : mois, durée,",
        "thèmes, tranche d'âge, commune si cinq personnes au moins en viennent.",
        "Elle sert à compter les visites.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What goes with the name.
pub fn name_goes() -> Vec<String> {
    [
        "Le nom, le téléphone, l'e-mail, l'envie, les notes, les phrases retenues.",
        "Ce que l'historique en gardait, et ce qui était en cours.",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// What stays without the name.
pub fn name_stays(code: &str) -> Vec<String> {
    vec![
        format!("La fiche sous son code, {code} : la personne qui l'a sur sa carte la retrouve."),
        "Les réponses, le parcours et les séances ; l'année de naissance, arrondie ;".to_owned(),
        "la commune, si cinq personnes au moins en viennent.".to_owned(),
    ]
}

/// What is left to the mediator to do.
pub fn yours(folder: &str) -> Vec<String> {
    let files = if folder.is_empty() {
        "Les feuilles imprimées, et les fichiers enregistrés hors de Jalon.".to_owned()
    } else {
        format!("Les feuilles imprimées, et les fichiers du dossier {folder}.")
    };
    vec![files, "Les copies débranchées, comme une clé USB : Jalon dira lesquelles.".to_owned()]
}

/// The record is erased for everybody, and its old bytes are still on the disk.
pub fn unfinished(what: &str) -> Vec<String> {
    vec![
        what.to_owned(),
        "L'ancien fichier, chiffré, est encore sur le disque. Jalon recommence".to_owned(),
        "quand vous quittez, et à chaque ouverture.".to_owned(),
    ]
}

/// How many copies are in a folder: « 3 copies : /media/cle ».
pub fn copies(n: usize, folder: &Path) -> String {
    format!("{} : {}", count(n, "copie", "copies"), folder.display())
}

/// Copies that still hold the record.
pub fn unreached(places: &[String]) -> Vec<String> {
    let first = "La fiche y est encore, chiffrée. Branchez-les, ou détruisez-les :".to_owned();
    std::iter::once(first).chain(places.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_not_said_to_go() {
        assert_eq!(whole_goes(0, 0)[1], "Le parcours et les rendez-vous.");
        assert_eq!(whole_goes(1, 12)[1], "Le parcours, 1 évaluation, 12 séances et les rendez-vous.");
    }
}
