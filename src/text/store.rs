//! What the store has to say: failures with what to do next, and what recovery did.

use super::{Failure, count, quoted};
use std::io::ErrorKind;
use std::path::Path;

/// Another Jalon holds the folder.
pub fn in_use(host: &str, since: &str) -> Failure {
    let what = match (host.is_empty(), since.is_empty()) {
        (false, false) => format!("Jalon est déjà ouvert sur « {host} », depuis {since}."),
        (false, true) => format!("Jalon est déjà ouvert sur « {host} »."),
        (true, _) => "Jalon est déjà ouvert dans une autre fenêtre.".to_owned(),
    };
    Failure::new(what, "Revenez à cette fenêtre, ou fermez-la, puis recommencez.")
}

/// Another Jalon holds the folder, and its screen is locked.
pub fn locked_elsewhere() -> Failure {
    Failure::new(
        "Jalon est ouvert et verrouillé dans une autre fenêtre : revenez-y et choisissez votre nom.",
        "Rien n'est perdu : ce qui était en cours y attend.",
    )
}

/// There is no store in the folder.
pub fn no_store() -> Failure {
    Failure::new(
        "Il n'y a pas encore de données Jalon dans ce dossier.",
        "Lancez « jalon » pour la première ouverture.",
    )
}

/// There is a store already.
pub fn already_exists() -> Failure {
    Failure::new(
        "Ce dossier contient déjà des données Jalon : rien n'a été changé.",
        "Choisissez un autre dossier avec --data.",
    )
}

/// The passphrase is wrong.
pub fn wrong_passphrase() -> Failure {
    Failure::new(
        "Cette phrase de passe n'ouvre pas Jalon.",
        "Vérifiez les majuscules et la langue du clavier, puis réessayez.",
    )
}

/// No mediator bears this name.
pub fn unknown_mediator() -> Failure {
    Failure::new("Personne de ce nom n'est dans l'équipe.", "Écrivez le nom comme à l'ouverture de Jalon.")
}

/// The recovery code was mistyped.
pub fn recovery_typo() -> Failure {
    Failure::new("Le code de secours contient une faute de frappe.", "Relisez chaque groupe : que des consonnes.")
}

/// The recovery code is another store's.
pub fn wrong_recovery_code() -> Failure {
    Failure::new(
        "Ce code de secours est bien écrit, mais n'est pas celui d'ici.",
        "Cherchez le papier qui porte la date de la première ouverture.",
    )
}

/// The last mediator cannot be removed.
pub fn last_mediator() -> Failure {
    Failure::new(
        "C'est la seule personne de l'équipe : sans elle, plus personne n'ouvrirait Jalon.",
        "Ajoutez d'abord quelqu'un d'autre.",
    )
}

/// Nobody removes themselves.
pub fn own_slot() -> Failure {
    Failure::new("On ne se retire pas soi-même de l'équipe.", "Demandez à une autre personne de l'équipe de le faire.")
}

/// The keys were changed, and the journal could not be written anew under them.
pub fn not_compacted(failure: &Failure) -> Failure {
    Failure::new(
        format!("L'équipe est changée, mais le journal n'a pas pu être réécrit. {}", failure.what),
        "Rien n'est perdu : Jalon recommencera de lui-même en se verrouillant ou en se fermant.",
    )
}

/// Another mediator bears this name.
pub fn name_taken() -> Failure {
    Failure::new("Quelqu'un de l'équipe porte déjà ce nom.", "Ajoutez une initiale : rien n'a été changé.")
}

/// Somebody without the keys wrote to the keys file.
pub fn tampered_keys() -> Failure {
    Failure::new(
        "Le fichier de clés a été modifié hors de Jalon : il n'est plus sûr, et n'a rien ouvert.",
        "Ne touchez à rien dans le dossier et restaurez une copie de sécurité.",
    )
}

/// The keys are damaged.
pub fn damaged_keys() -> Failure {
    Failure::new(
        "Les deux copies du fichier de clés sont abîmées.",
        "Ne touchez à rien dans le dossier et lancez « jalon repair », qui prend celles d'une copie de sécurité.",
    )
}

/// The journal is gone, and so is the database.
pub fn journal_lost() -> Failure {
    Failure::new(
        "Le journal manque et la base ne suffit pas à le refaire.",
        "Ne touchez à rien dans le dossier et lancez « jalon repair », qui part d'une copie de sécurité.",
    )
}

/// A newer version wrote it.
pub fn newer_format() -> Failure {
    Failure::new(
        "Ces données viennent d'une version plus récente de Jalon.",
        "Installez la dernière version : rien n'a été changé.",
    )
}

/// The disk is full; `missing` bytes at least.
pub fn disk_full(missing: u64) -> Failure {
    let room = (missing / 1024).max(1);
    Failure::new(
        match missing {
            0 => "Le disque est plein. Rien n'est perdu.".to_owned(),
            _ => format!("Le disque est plein : il manque {} de place. Rien n'est perdu.", kilobytes(room)),
        },
        "Videz la corbeille ou un dossier, puis F2.",
    )
}

/// An earlier write failed.
pub fn read_only() -> Failure {
    Failure::new(
        "Jalon ne peut plus écrire sur ce disque : rien n'a été enregistré.",
        "Quittez Jalon, vérifiez le disque, puis rouvrez : ce qui était enregistré est intact.",
    )
}

/// Long work was stopped on demand.
pub fn stopped() -> Failure {
    Failure::new("C'est interrompu : rien n'a changé.", "Recommencez quand vous voudrez.")
}

/// Too much at once.
pub fn too_large() -> Failure {
    Failure::new("C'est trop long pour être enregistré en une fois.", "Raccourcissez la note, puis F2.")
}

/// No such record.
pub fn unknown_record() -> Failure {
    Failure::new("Cette fiche n'existe pas.", "Vérifiez le code.")
}

/// A record cannot be read.
pub fn damaged_record() -> Failure {
    Failure::new("Une fiche est illisible. Les autres sont intactes.", "Lancez « jalon check ».")
}

/// The file is no backup.
pub fn not_a_backup() -> Failure {
    Failure::new(
        "Ce fichier n'est pas une copie de sécurité de Jalon.",
        "Son nom finit par .sauvegarde. « jalon backups » donne la liste.",
    )
}

/// The backup was cut short or altered.
pub fn damaged_backup() -> Failure {
    Failure::new(
        "Cette copie de sécurité est abîmée : rien n'a été changé.",
        "Prenez-en une autre : « jalon backups » donne la liste.",
    )
}

/// The system refused.
pub fn io(kind: ErrorKind) -> Failure {
    let what = match kind {
        ErrorKind::PermissionDenied => "L'accès à ce dossier est refusé.",
        ErrorKind::ReadOnlyFilesystem => "Ce disque est en lecture seule.",
        ErrorKind::NotFound => "Un fichier ou un dossier a disparu.",
        ErrorKind::AlreadyExists => "Un fichier de ce nom existe déjà.",
        ErrorKind::NotADirectory => "Ce n'est pas un dossier.",
        ErrorKind::OutOfMemory => {
            return Failure::new(
                "Il y a trop de lignes pour un classeur : rien n'a été écrit.",
                "Choisissez une période plus courte, ou le format CSV.",
            );
        }
        _ => "Le disque ne répond pas comme il devrait.",
    };
    Failure::new(what, "Vérifiez le dossier et ses droits, puis recommencez. Rien n'est perdu.")
}

/// The data folder cannot be used.
pub fn folder(kind: ErrorKind, path: &Path) -> Failure {
    let path = quoted(&path.display().to_string());
    let (what, first) = match kind {
        ErrorKind::PermissionDenied => {
            (format!("Ce compte n'a pas le droit d'écrire dans {path}."), "Donnez-lui ce droit")
        }
        ErrorKind::ReadOnlyFilesystem => (format!("{path} est en lecture seule."), "Levez la protection du disque"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            (format!("{path} n'est pas un dossier."), "Vérifiez son nom")
        }
        ErrorKind::StorageFull => (format!("Il n'y a plus de place dans {path}."), "Faites au moins 2 Mo de place"),
        ErrorKind::InvalidFilename => ("Le nom de ce dossier est trop long.".to_owned(), "Raccourcissez-le"),
        _ => return io(kind),
    };
    Failure::new(what, format!("{first}, ou choisissez un autre dossier avec --data DOSSIER. Rien n'est perdu."))
}

/// The machine has no home folder.
pub fn no_home() -> Failure {
    Failure::new("Cet ordinateur ne dit pas où ranger les fichiers.", "Indiquez un dossier dans Réglages.")
}

/// Nothing opens a page.
pub fn no_desktop() -> Failure {
    Failure::new("Aucun programme n'ouvre les pages ici.", "Le fichier est écrit : ouvrez-le depuis un autre poste.")
}

/// Nothing prints.
pub fn no_printer() -> Failure {
    Failure::new(
        "Ni navigateur ni imprimante ne répondent ici.",
        "Le fichier est écrit : copiez-le sur une clé USB pour l'imprimer ailleurs.",
    )
}

/// The folder stands on the network.
pub fn network_folder() -> Failure {
    Failure::new(
        "Ce dossier est sur le réseau : Jalon n'y garantirait pas vos données.",
        "Choisissez un dossier de cet ordinateur, ou ajoutez --force-network-folder si vous savez ce que vous faites.",
    )
}

/// The store is not open yet.
pub fn not_open() -> Failure {
    Failure::new("Jalon n'est pas encore ouvert.", "Tapez d'abord la phrase de passe.")
}

/// A list in words: « 3 », « 3 à 7 ».
fn span(first: u64, last: u64) -> String {
    if first == last { first.to_string() } else { format!("{first} à {last}") }
}

fn kilobytes(room: u64) -> String {
    if room < 1024 { format!("{room} Ko") } else { format!("{} Mo", room.div_ceil(1024)) }
}

pub const KEYS_HEALED: &str = "Le fichier de clés était abîmé : il a été réparé avec sa copie.";
pub const DATABASE_REBUILT: &str = "La base a été reconstruite à partir du journal : rien n'est perdu.";
pub const JOURNAL_BEGUN_AGAIN: &str = "Le journal était illisible : il a été recommencé avec ce que la base gardait.";
pub const TAIL_CUT: &str = "Une saisie interrompue avant « Enregistré » a été écartée.";
pub const STRETCH_SET_ASIDE: &str = "Une partie abîmée du journal a été mise de côté dans le dossier damaged.";

/// Saves the journal had lost.
pub fn saves_lost(first: u64, last: u64, records: u64, whole: bool) -> String {
    let saves = span(first, last);
    let found = count(usize::try_from(records).unwrap_or(usize::MAX), "fiche retrouvée", "fiches retrouvées");
    if whole {
        format!("Enregistrement {saves} : abîmé, puis retrouvé en entier dans la base.")
    } else {
        format!("Enregistrement {saves} : abîmé, {found} dans la base. Vérifiez ces jours-là.")
    }
}
