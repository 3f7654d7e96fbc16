//! Words of content packs: what is wrong with one, and what to do; what it brings, and whether it is used.

use super::{count, dates, quoted};
use crate::domain::pack::{About, Fault, PackFault, Problem};

pub const TITLE: &str = "Contenus ajoutés";
pub const FOLDER: &str = "Dossier";
pub const FOLDER_HELP: &str = "Le dossier du contenu. Entrée : le lire et le vérifier, sans rien changer.";
pub const NONE: &str = "Aucun contenu ajouté : Jalon utilise le sien.";
pub const EXPLAINED: [&str; 3] = [
    "Un contenu ajoute des étapes, des questions, des exercices ou des adresses,",
    "ou remplace ceux de Jalon. « jalon content export » écrit ceux de Jalon,",
    "à modifier ; « jalon content check » dit ce qui ne va pas.",
];
pub const ADDRESSES: &str = "Adresses qu'il donne : vérifiez-les une par une";
pub const NO_ADDRESS: &str = "Il ne donne aucune adresse.";
pub const LOOKED: &str = "Vous avez vu ses adresses : elles seront montrées aux personnes.";
pub const NOTHING: &str = "Ne rien changer";
pub const FAULTS_FIRST: &str = "Corrigez d'abord les fichiers. F5 : lire le dossier encore une fois.";
pub const USE: &str = "Utiliser ce contenu";
pub const DROP: &str = "Revenir au contenu de Jalon";
pub const READ_AGAIN: &str = "Lire un dossier";
pub const IN_USE: &str = "en service";
pub const NOT_IN_USE: &str = "lu, pas en service";
pub const FAULTS: &str = "Ce contenu ne peut pas servir";
pub const HINT: &str = "Bas : la suite des adresses. Entrée : choisir. Rien ne change avant.";
pub const HINT_FAULTS: &str = "Bas : la suite. Corrigez les fichiers, puis lisez le dossier encore une fois.";
pub const TAKEN: &str = "Ce contenu est en service.";
pub const DROPPED: &str = "Jalon utilise de nouveau son propre contenu.";
/// The pack is not what was looked at.
pub const CHANGED: &str = "Le contenu ajouté a changé : il ne sert plus. À revoir : F9, Contenus ajoutés.";
/// The folder of the pack is away, or cannot be read.
pub const AWAY: &str = "Le dossier du contenu ajouté est introuvable. F9, Contenus ajoutés.";
/// The pack was taken up by another version, whose rules were others.
pub const UNFIT: &str = "Le contenu ajouté ne convient plus à ce Jalon. F9, Contenus ajoutés.";
pub const SOUND: &str = "Ce contenu est en ordre.";

/// What a fault is about: file, line, place.
pub fn place(fault: &PackFault) -> String {
    let line = fault.line.map(|line| format!(", ligne {line}")).unwrap_or_default();
    let place = if fault.place.is_empty() { String::new() } else { format!(", {}", quoted(&fault.place)) };
    format!("{}{line}{place}", fault.file)
}

/// What is wrong, and what to do.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::UnknownFile => "ce fichier n'a pas sa place ici. Retirez-le, ou corrigez son nom.".to_owned(),
        Problem::MissingFile => "ce fichier manque. Écrivez-y name, language, authors, licence et date.".to_owned(),
        Problem::NotText => "ce n'est pas un texte UTF-8. Enregistrez-le en UTF-8.".to_owned(),
        Problem::Syntax(said) => format!("l'écriture TOML ne se lit pas ({said}). Comparez avec le fichier de Jalon."),
        Problem::Shape(said) => {
            format!(
                "il manque quelque chose, ou quelque chose est de trop ({said}). Comparez avec le fichier de Jalon."
            )
        }
        Problem::UnknownKey => "ce nom ne veut rien dire dans ce fichier. Corrigez-le, ou retirez-le.".to_owned(),
        Problem::NoId => "une entrée n'a pas d'identifiant. Ajoutez-lui id, key ou module.".to_owned(),
        Problem::NotThere => "il n'y a rien à retirer sous ce nom. Corrigez « removed ».".to_owned(),
        Problem::Rule(fault) => rule(*fault).to_owned(),
    }
}

const fn rule(fault: Fault) -> &'static str {
    match fault {
        Fault::Twice => "cet identifiant est là deux fois. Gardez-en un.",
        Fault::Unknown => "cet identifiant n'existe pas. Corrigez-le, ou ajoutez ce qu'il nomme.",
        Fault::BeforePrerequisite => "une étape vient après celles qu'elle demande. Corrigez « prerequisites ».",
        Fault::ForeignSkill => {
            "une compétence porte l'identifiant de son étape, un point, un numéro : P1.3. Corrigez « id »."
        }
        Fault::NothingEssential => "aucune compétence n'est essentielle. Mettez « essential = true » à une au moins.",
        Fault::Weight => "un poids est 1 ou 2. Corrigez « weight ».",
        Fault::Thresholds => "les seuils montent, de 1 à 100. Rangez-les.",
        Fault::Empty => "c'est vide. Remplissez-le.",
        Fault::Noun => "un nom de code a de 3 à 7 lettres capitales, de A à Z. Corrigez-le, ou retirez-le.",
        Fault::Date => "ce n'est pas une date comme 2026-11-22. Corrigez-la.",
        Fault::Minutes => "les minutes du guide ne font pas celles de l'étape. Corrigez l'un ou l'autre.",
        Fault::TooFew => "il n'y a pas assez à faire, ou trop. Comparez « drawn » et les lignes de l'exercice.",
        Fault::OnePool => "un exercice a une seule liste de choses à faire. Gardez-en une.",
    }
}

/// A whole fault on one line.
pub fn fault(fault: &PackFault) -> String {
    format!("{} : {}", place(fault), problem(&fault.problem))
}

/// How many faults there are.
pub fn faults(n: usize) -> String {
    count(n, "faute", "fautes")
}

/// Who made a pack, when, under which licence.
pub fn about(about: &About) -> [(&'static str, String); 5] {
    [
        ("Nom", about.name.clone()),
        ("Auteurs", about.authors.join(", ")),
        ("Date", dates::day_month_year(about.date)),
        ("Licence", about.licence.clone()),
        ("Langue", about.language.clone()),
    ]
}

/// A pack that was checked.
pub fn sound(about: &About) -> String {
    format!("{} : {SOUND}", quoted(&about.name))
}

/// How many files were written.
pub fn exported(files: usize, folder: &str) -> String {
    format!("{} : {folder}", count(files, "fichier écrit", "fichiers écrits"))
}
