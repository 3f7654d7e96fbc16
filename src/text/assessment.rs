//! Words of the self-assessment that are not the questionnaire's own: before it, after it, and about its result.

use crate::domain::assessment::{HomeInternet, Obstacle, OwnEmail};

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
