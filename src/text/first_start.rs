//! Words of the first start.

pub const TITLE: &str = "Première ouverture";
pub const CONTINUE: &str = "Continuer";
pub const BEFORE: &str = "Étape d'avant";

/// How far the first start has come.
pub fn step(number: usize, total: usize) -> String {
    format!("étape {number} sur {total}")
}

pub const WELCOME: &str = "Bienvenue dans Jalon";
pub const WELCOME_LINES: [&str; 3] = [
    "Jalon aide à accueillir une personne, à faire le point avec elle et à garder",
    "la trace de ses progrès. Tout reste sur cet ordinateur, chiffré.",
    "Cinq petites étapes, deux minutes, et vous pourrez inscrire quelqu'un.",
];
pub const PLACE: &str = "Nom du lieu";
pub const PLACE_HELP: &str = "Par exemple « Médiathèque de Gien ». Il est imprimé sur les feuilles.";
pub const COMMUNE: &str = "Commune";
pub const COMMUNE_HELP: &str = "Les premières lettres, ou le code postal. Bas et Haut : changer de ligne.";
pub const PLACE_MISSING: &str = "Donnez un nom au lieu : il est imprimé sur les feuilles.";
pub const COMMUNE_MISSING: &str = "Choisissez la commune dans la liste : tapez son nom ou son code postal.";

pub const YOU: &str = "Et vous ?";
pub const YOU_LINES: [&str; 2] =
    ["Votre prénom, ou le nom que l'équipe vous donne : il dit qui a ouvert", "ou changé une fiche."];
pub const NAME: &str = "Votre nom";
pub const NAME_HELP: &str = "Par exemple « Claire ». D'autres personnes de l'équipe pourront s'ajouter.";
pub const NAME_MISSING: &str = "Tapez votre prénom, ou un nom de votre choix.";

pub const PREPARING: &str = "Jalon prépare vos clés…";
pub const PREPARING_REASON: &str = "Jalon prépare vos clés, un instant";
pub const OPENING: &str = "Jalon s'ouvre…";
pub const FOUNDED: &str = "Vos clés sont prêtes. Le nom du lieu se change dans les réglages.";

pub const CODE: &str = "Votre code de secours";
pub const CODE_LINES: [&str; 2] = [
    "Il rouvre Jalon si l'équipe oublie ses phrases de passe.",
    "Sans ce code ni phrase de passe, les fiches sont perdues pour toujours.",
];
pub const CODE_ADVICE: [&str; 3] = [
    "1. Recopiez-le sur papier, à la main. Pas de photo, pas d'e-mail.",
    "2. Rangez le papier sous clé, loin de cet ordinateur.",
    "3. Notez dessus « Jalon » et la date, rien d'autre.",
];
pub const COPIED: &str = "Je l'ai recopié";
pub const COPIED_NOTE: &str = "le code disparaît, puis un groupe est demandé";
pub const CODE_HINT: &str = "Que des consonnes, les mêmes sur tous les claviers. Il ne sera plus affiché.";

pub const CHECK: &str = "Vérifions votre papier";
pub const CHECK_LINES: [&str; 2] = [
    "Le code n'est plus affiché. Prenez le papier : une seule lettre fausse",
    "suffirait à ne plus pouvoir rouvrir Jalon un jour.",
];
pub const CHECK_HINT: &str = "Majuscules et espaces ne comptent pas. Esc remontre le code.";
pub const SEE_AGAIN: &str = "Revoir le code";

/// The label of the group asked for, numbered from 1.
pub fn group(number: usize) -> String {
    format!("Groupe {number}")
}

/// The group typed is not the one of the code.
pub fn wrong_group(number: usize) -> String {
    format!("Ce n'est pas le groupe {number} : mieux vaut le voir maintenant. Relisez-le")
}
pub const WRONG_GROUP_NEXT: &str = "lettre à lettre, ou revoyez le code avec Esc pour corriger le papier.";

pub const QUIT_TITLE: &str = "Quitter sans avoir vérifié le code ?";
pub const QUIT_LINE: &str =
    "Le code de secours ne sera plus jamais affiché. Sans lui, une phrase de passe oubliée ne se rattrape pas.";
pub const QUIT_STAY: &str = "Rester ici";
pub const QUIT_ANYWAY: &str = "Quitter quand même";

pub const UNDO: &str = "Annuler";
pub const REDO: &str = "Refaire";
