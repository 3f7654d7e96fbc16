//! Words of the self-assessment that are not the questionnaire's own: before it, after it, and about its result.

use super::count;
use crate::domain::assessment::{HomeInternet, Kind, Obstacle, OwnEmail};

/// Read once before the first question, one breath a line.
pub const INTRODUCTION: [&str; 6] = [
    "Ce n'est pas un examen.",
    "Je lis des phrases comme si vous parliez.",
    "Dites-moi si vous y arrivez.",
    "Si une partie vous manque, dites « avec quelqu'un ».",
    "Vous pouvez passer une question.",
    "On s'arrête quand vous voulez.",
];

/// For the mediator, under the introduction.
pub const READ_THE_WORDS: &str = "Lisez les mots, jamais les chiffres.";

/// The answer that leaves a question out.
pub const PREFERS_NOT_TO_ANSWER: &str = "Je préfère ne pas répondre";

/// A domain less than half of which was answered.
pub const UNDETERMINED: &str = "pas assez de réponses";

/// What the short form's percentage is.
pub const ESTIMATE: &str = "estimation";

/// A profile that cannot be told yet.
pub const PROFILE_INCOMPLETE: &str = "à compléter";

/// Why a procedure is in the path: the person comes for it.
pub const OWN_REQUEST: &str = "à sa demande";

/// Why a module is in the path when no answer called for it.
pub const MEDIATORS_CHOICE: &str = "choix du médiateur";

/// A question's label with the short word of its answer: « souris : pas encore ».
pub fn reason(question: &str, answer: &str) -> String {
    format!("{question} : {answer}")
}

/// What was said and what was seen, in the answers' short words.
pub fn said_and_seen(said: &str, seen: &str) -> String {
    format!("dit : {said} ; vu : {seen}")
}

/// Asked after the last question: the devices used. The answers are the Coop's `materiel`.
pub const DEVICES: &str = "Avec quoi allez-vous sur Internet ?";

/// The answer to [`DEVICES`] that stands for `aucun`.
pub const NOT_ONLINE: &str = "je n'y vais pas";

/// Asked after the last question.
pub const HOME_INTERNET: &str = "Avez-vous Internet chez vous ?";

/// The answers to [`HOME_INTERNET`].
pub const HOME_INTERNET_ANSWERS: [(HomeInternet, &str); 3] =
    [(HomeInternet::Yes, "oui"), (HomeInternet::No, "non"), (HomeInternet::ByPhone, "par le téléphone")];

/// Asked after the last question.
pub const OWN_EMAIL: &str = "Avez-vous une adresse e-mail à vous ?";

/// The answers to [`OWN_EMAIL`].
pub const OWN_EMAIL_ANSWERS: [(OwnEmail, &str); 3] =
    [(OwnEmail::Yes, "oui"), (OwnEmail::Shared, "partagée"), (OwnEmail::No, "non")];

/// Asked after the last question. The answers are the modules' reasons, and the two below: the learner's own list.
pub const FIRST_PROCEDURE: &str = "Qu'aimeriez-vous faire en premier ?";

/// What brings the person is none of the procedures.
pub const OTHER_PROCEDURE: &str = "Autre";

/// Nothing in particular brings the person.
pub const NO_PROCEDURE: &str = "Rien";

/// Asked after the last question.
pub const OBSTACLE: &str = "Qu'est-ce qui vous gêne le plus ?";

/// The answers to [`OBSTACLE`].
pub const OBSTACLE_ANSWERS: [(Obstacle, &str); 6] = [
    (Obstacle::Equipment, "le matériel"),
    (Obstacle::Connection, "la connexion"),
    (Obstacle::Words, "le vocabulaire"),
    (Obstacle::FearOfMistakes, "la peur de se tromper"),
    (Obstacle::TextsToRead, "les textes à lire"),
    (Obstacle::Other, "autre chose"),
];

/// Asked last, at each assessment.
pub const CONFIDENCE: &str = "Faire une démarche sur Internet, de 0 à 10 : 0 je n'ose pas, 10 c'est facile.";

/// The title: whose self-assessment, and which form of it.
pub fn title(name: &str, kind: Kind) -> String {
    let form = match kind {
        Kind::Short => "version courte",
        Kind::Full => "version complète",
    };
    format!("Faire le point avec {name}, {form}")
}

/// Where one is; `number` counts from 1.
pub fn question(number: usize, total: usize) -> String {
    format!("question {number} sur {total}")
}

/// In the place of the question's number, on the page of the context questions.
pub const LAST_PAGE: &str = "pour finir";

/// The rewording of a question, on the help line.
pub fn if_needed(hint: &str) -> String {
    let mut letters = hint.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
    format!("Si besoin : {first}{}", letters.as_str())
}

/// How far one is.
pub fn answered(answers: usize, left: usize) -> String {
    let answers = count(answers, "réponse", "réponses");
    if left == 0 { answers } else { format!("{answers}, encore {left}") }
}

/// On the help line after three « pas encore » in a row.
pub const GENTLE_STOP: &str = "On peut s'arrêter là : F2 montre un premier résultat, Esc garde la suite.";

/// Under the first question, as long as nothing was answered.
pub const SAY_FIRST_LINE: &str = "F7 : quelques mots à dire avant de commencer.";

pub const SAY_FIRST: &str = "À dire d'abord";
pub const SAY_FIRST_HINT: &str = "Lisez lentement, une seule fois. Entrée : revenir à la question.";
pub const FIRST_RESULT: &str = "Premier résultat";
pub const AFTER_FIVE: &str = "après cinq réponses";
pub const FULL_FORM: &str = "Version complète";
pub const SHORT_FORM: &str = "Version courte";
pub const FULL_BEGUN: &str = "une question de la version complète a déjà sa réponse";
pub const TEST: &str = "Faire l'essai";
pub const NO_TEST: &str = "cette question n'a pas d'essai";
pub const TEST_LINE: &str = "Faire l'essai, et noter ce qu'on voit";
pub const TEST_TITLE: &str = "L'ESSAI";
pub const TEST_HINT: &str = "Notez ce que vous avez vu, pas ce que la personne espère. n : effacer l'essai.";
pub const SEEN_HINT: &str = "L'essai est noté. Entrée : continuer. 0 à 3 : ce que la personne répond aussi.";
pub const SEEN_NOTHING: &str = "Pas d'essai, ou essai effacé";
pub const NOT_SAID: &str = "rien";
pub const PAUSED: &str = "En pause : le point est gardé, à reprendre dans « En cours ».";
pub const HOW_TO_ANSWER: &str = "Répondez par 0, 1, 2 ou 3, ou n pour passer. Les touches ² & é \" vont aussi.";
pub const FIRST_QUESTION: &str = "C'est la première question.";
pub const SEE_RESULT: &str = "Voir le résultat";
pub const SEE_RESULT_NOTE: &str = "les questions qui suivent sont facultatives";
pub const SEE_RESULT_HINT: &str = "Entrée : voir le résultat. Bas : répondre d'abord à l'une de ces questions.";
pub const TICK_HINT: &str = "Espace ou un chiffre : cocher. Gauche, Droite : changer. F2 : le résultat.";
pub const ONE_HINT: &str = "Gauche, Droite ou un chiffre : choisir. Suppr : vider. F2 : le résultat.";
pub const CONFIDENCE_HINT: &str = "Un nombre de 0 à 10, ou rien. La même question revient à chaque point.";

/// Keys that are no commands.
pub const ANSWER_KEYS: (&str, &str) = ("0-3", "Répondre");
pub const PASS_KEY: (&str, &str) = ("n", "Passer");
pub const BACK_KEY: (&str, &str) = ("Gauche", "Revenir");
pub const PAUSE_KEY: (&str, &str) = ("Esc", "Pause");
pub const NOTE_KEYS: (&str, &str) = ("0-3", "Noter");

/// A paused assessment is old: what may be done.
pub const RESTART_TITLE: &str = "Reprendre, ou recommencer ?";
pub const GO_ON: &str = "Reprendre à la même question";
pub const RESTART: &str = "Recommencer";

/// When a paused assessment was begun, and that it may be out of date.
pub fn begun_long_ago(day: &str) -> String {
    format!("Ce point a commencé le {day} : les réponses ont pu changer.")
}

/// The answers that can be put to a question are the questionnaire's; these are the test's, with what they call for.
pub fn seen(answer: &str, grid: &str) -> String {
    format!("{grid} : {answer}")
}

pub const UNDO: &str = "Annuler";
pub const REDO: &str = "Refaire";
pub const CHANGE_PERSON: &str = "Changer de personne";
pub const NOTHING_TO_MOVE: &str = "aucune réponse à déplacer";
pub const DISCARD: &str = "Jeter ces réponses";
pub const DISCARD_TITLE: &str = "Jeter ces réponses ?";
pub const DISCARD_LINE: &str = "Ce point n'est pas enregistré : ses réponses seront perdues.";
pub const DISCARD_ANSWERS: [&str; 2] = ["Rester ici", "Jeter ces réponses"];
