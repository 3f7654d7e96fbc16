//! Why a command did not do what was asked, and what to do next.

use crate::text::dates::figures;
use crate::text::workshop::named;
use crate::text::{Failure, quoted};
use std::path::Path;
use time::Date;

/// The account has no home folder.
pub fn no_home() -> Failure {
    Failure::new("Le dossier des données est introuvable.", "Indiquez-en un avec --data DOSSIER.")
}

/// The folder is copied elsewhere by another program as it changes.
pub fn synced_folder() -> Failure {
    Failure::new(
        "Ce dossier est synchronisé par un autre programme : Jalon n'y garantirait pas vos données.",
        "Choisissez un autre dossier, ou ajoutez --force-network-folder si vous savez ce que vous faites.",
    )
}

/// The program needs a terminal to be shown.
pub fn no_terminal() -> Failure {
    Failure::new(
        "Jalon s'affiche dans un terminal, et il n'y en a pas ici.",
        "Ouvrez un terminal, puis tapez « jalon ».",
    )
}

/// The terminal stopped answering.
pub fn terminal_lost() -> Failure {
    Failure::new("Le terminal ne répond plus. Ce qui était enregistré est intact.", "Ouvrez Jalon à nouveau.")
}

/// The content that ships with the program cannot be read.
pub fn content_unreadable() -> Failure {
    Failure::new("Les contenus du programme sont illisibles.", "Installez Jalon à nouveau : vos données sont intactes.")
}

/// What to do about a full disk, where there is no form to save again.
pub const MAKE_ROOM: &str = "Videz la corbeille ou un dossier, puis recommencez.";

/// There is neither a passphrase file nor a terminal to ask on.
pub fn no_passphrase() -> Failure {
    Failure::new(
        "Il faut une phrase de passe, et personne n'est là pour la taper.",
        "Ajoutez --passphrase-file FICHIER, ou - pour l'entrée standard.",
    )
}

/// The passphrase file cannot be read.
pub fn passphrase_unreadable() -> Failure {
    Failure::new(
        "Le fichier de la phrase de passe ne se lit pas.",
        "Vérifiez son nom, vos droits, et qu'il est enregistré en UTF-8.",
    )
}

/// The passphrase file begins with an empty line.
pub fn passphrase_empty() -> Failure {
    Failure::new("La phrase de passe est vide.", "Écrivez-la sur la première ligne du fichier.")
}

/// The passphrase that was typed is too short.
pub fn passphrase_short() -> Failure {
    Failure::new(
        "La phrase de passe est trop courte.",
        "Prenez 12 caractères au moins, par exemple cinq mots au hasard.",
    )
}

/// The two passphrases differ.
pub fn passphrases_differ() -> Failure {
    Failure::new("Les deux phrases de passe ne sont pas les mêmes.", "Recommencez la commande.")
}

/// Nobody says who opens the store, and several people can.
pub fn which_mediator(names: &[String]) -> Failure {
    Failure::new(
        "Plusieurs personnes peuvent ouvrir Jalon ici.",
        format!("Ajoutez --mediator NOM ({}).", names.join(", ")),
    )
}

/// `init` without the mediator's name.
pub fn no_mediator() -> Failure {
    Failure::new("Il manque le nom de la première personne de l'équipe.", "Ajoutez --mediator NOM.")
}

/// A text of `init` that is empty once cleaned.
pub fn empty_text(option: &str) -> Failure {
    Failure::new(format!("{option} est vide."), format!("Écrivez un texte après {option}."))
}

/// A text of `init` that holds what is never kept.
pub fn forbidden_text(option: &str, found: &str) -> Failure {
    Failure::new(format!("{option} ressemble à {found}. Jalon ne le garde pas."), "Écrivez autre chose.")
}

/// A commune that does not exist.
pub fn unknown_commune() -> Failure {
    Failure::new("Ce code Insee de commune n'existe pas.", "Écrivez ses cinq caractères, par exemple 45155 pour Gien.")
}

/// A theme that is neither built in nor a file that can be read.
pub fn no_theme(name: &str) -> Failure {
    Failure::new(
        format!("Le thème {} n'existe pas.", quoted(name)),
        "Écrivez clair, sombre, contraste, mono, ou le nom d'un fichier.",
    )
}

/// A theme file with a fault; `fault` says which.
pub fn bad_theme(fault: &str) -> Failure {
    Failure::new("Ce fichier de thème contient une faute.", fault)
}

/// The line of a theme file that is not understood.
pub fn theme_syntax(message: &str) -> String {
    format!("Il ne se lit pas : {message}.")
}

/// A name in a theme file that stands for nothing.
pub fn theme_role(name: &str) -> String {
    format!("{} n'est pas une partie de l'écran.", quoted(name))
}

/// A colour in a theme file that does not exist.
pub fn theme_colour(name: &str) -> String {
    format!("{} n'est pas une couleur : écrivez un nom anglais ou #rrggbb.", quoted(name))
}

/// The code of a learner that nobody bears.
pub fn unknown_code(code: &str) -> Failure {
    Failure::new(
        format!("Aucune fiche ne porte le code {code}."),
        "Vérifiez-le : « jalon export learners --format csv » les donne tous.",
    )
}

/// A day that cannot be read.
pub fn bad_date(fault: &str) -> Failure {
    Failure::new(format!("Le jour donné ne convient pas. {fault}"), "Écrivez par exemple --since 2026-11-24.")
}

/// A period that cannot be read; `fault` says why.
pub fn wrong_period(typed: &str, fault: &str) -> Failure {
    let what = format!("La période {} ne convient pas. {fault}", quoted(typed));
    Failure::new(what, "Écrivez par exemple --week 2026-11-24, --month 2026-11, --quarter 2026-T4 ou --year 2026.")
}

/// A place or a theme that the Coop does not have; `known` are its keys.
pub fn unknown_key(typed: &str, known: &[String]) -> Failure {
    Failure::new(
        format!("{} n'est pas dans la liste de la Coop.", quoted(typed)),
        format!("Écrivez {}.", known.join(", ")),
    )
}

/// No workshop bears that id.
pub fn unknown_workshop() -> Failure {
    Failure::new(
        "Aucun atelier ne porte cet identifiant.",
        "Copiez celui que « jalon export sessions --format json » donne à ses séances.",
    )
}

/// A file of content stands there already.
pub fn stands_there(path: &Path) -> Failure {
    Failure::new(
        format!("Le fichier {} existe déjà : rien n'est écrit.", quoted(&path.display().to_string())),
        "Choisissez un dossier vide.",
    )
}

/// The folder of a content pack that cannot be read.
pub fn no_folder(folder: &Path) -> Failure {
    Failure::new(
        format!("Le dossier {} ne se lit pas.", quoted(&folder.display().to_string())),
        "Vérifiez son nom et vos droits.",
    )
}

/// The id of a session that does not exist.
pub fn unknown_session() -> Failure {
    Failure::new(
        "Aucune séance ne porte cet identifiant.",
        "Copiez celui de la colonne id de « jalon export sessions --format csv ».",
    )
}

/// A session that the Coop counts with its workshop; `workshop` is that one's id.
pub fn session_of_workshop(workshop: &str, title: &str, date: Date) -> Failure {
    Failure::new(
        format!(
            "Cette séance fait partie de l'{} du {} ({workshop}) : c'est lui qui se recopie, une seule fois.",
            named(title),
            figures(date)
        ),
        "Dans Jalon, F9 puis « À recopier dans la Coop » le montre, ce mois-ci et le mois d'avant.",
    )
}

/// A session to which nobody came.
pub fn session_not_held() -> Failure {
    Failure::new(
        "Personne n'est venu à cette séance : la Coop n'en demande rien.",
        "Choisissez une séance qui a eu lieu.",
    )
}

/// The id of a module that does not exist.
pub fn unknown_module(id: &str) -> Failure {
    Failure::new(
        format!("Aucune étape ne s'appelle {}.", quoted(id)),
        "Les étapes vont de P1 à P5, de D1 à D7 et de S1 à S6.",
    )
}

/// A module that the person has not acquired.
pub fn not_acquired(module: &str) -> Failure {
    Failure::new(
        format!("L'étape {} n'est pas encore acquise.", quoted(module)),
        "La feuille « J'ai terminé » existe quand elle l'est : situez d'abord ses compétences.",
    )
}

/// The output file exists.
pub fn output_exists(path: &Path) -> Failure {
    Failure::new(
        format!("Le fichier {} existe déjà.", quoted(&path.display().to_string())),
        "Choisissez un autre nom, ou ajoutez --force pour le remplacer.",
    )
}

/// The table to import cannot be opened.
pub fn no_table(path: &Path) -> Failure {
    Failure::new(
        format!("Le fichier {} ne s'ouvre pas.", quoted(&path.display().to_string())),
        "Vérifiez son nom et vos droits.",
    )
}

/// A table of learners whose columns bear other names; `fault` says which is missing.
pub fn columns_to_match(fault: String) -> Failure {
    Failure::new(fault, "Ou ouvrez Jalon, F9 puis « Importer des fiches » : vous y dites ce qu'est chaque colonne.")
}

/// The table to import is not one; `fault` says why and what to do.
pub fn bad_table(fault: String) -> Failure {
    Failure::new(fault, "")
}
