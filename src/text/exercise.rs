//! Words of the exercises and of the practical tests held on the screen. What the learner reads has the simplest words and
//! no figure that shames.

use super::count;
use crate::domain::exercise::{Exercise, Outcome, Pool};

pub const TITLE: &str = "Exercices";
pub const ALL: &str = "Exercices des étapes";
pub const ALL_HINT: &str = "Entrée : voir l'exercice. Sans personne ouverte, rien n'est noté.";
pub const HINT_WITH_SOMEBODY: &str = "Entrée : voir l'exercice. Ce qu'il montre est proposé, jamais imposé.";
pub const NONE: &str = "Cette étape n'a pas d'exercice à l'écran. F9, « exercices » : tous les autres.";
pub const SEE: &str = "Voir";
pub const KEY: &str = "e";
pub const SHORT: &str = "Exercices";
pub const PRACTISE: &str = "S'exercer";

/// Before it begins, for the mediator.
pub const START: &str = "Commencer, je reste à côté";
pub const START_NOTE: &str = "la personne tape, vous regardez";
pub const HAND_OVER: &str = "Confier le clavier";
pub const HAND_OVER_NOTE: &str = "Jalon se verrouille, l'exercice reste devant";
pub const INTRO_HINT: &str = "Tournez l'écran vers la personne. Rien de ce qu'elle tape n'est gardé.";
pub const NOT_IN_DEMO: &str = "La démonstration reste ouverte : rien n'y est à verrouiller.";
pub const SAY: &str = "Dites : « Ce n'est pas un examen. On s'arrête quand vous voulez. »";

/// What the learner reads.
pub const YES: &str = "Oui, c'est bien.";
pub const NOT_QUITE: &str = "Pas tout à fait.";
pub const RIGHT_ONE: &str = "La bonne réponse :";
pub const DONE_ALREADY: &str = "Déjà fait :";
pub const COPY_THIS: &str = "À recopier :";
pub const HERE: &str = "Ici :";
pub const YOU_TYPED: &str = "Vous avez écrit :";
pub const MAKE: &str = "Inventez une phrase de passe : quatre mots sans lien.";
pub const MAKE_NOTE: &str = "C'est pour s'exercer. Elle s'efface après, ne l'utilisez pas.";
pub const REPEAT: &str = "Tapez-la encore une fois.";
pub const REPEAT_NOTE: &str = "Elle est cachée par des points.";
pub const MADE: &str = "Quatre mots, assez longs : elle est solide.";
pub const REPEATED: &str = "Vous l'avez retenue. Elle est maintenant effacée.";
pub const NOT_REPEATED: &str = "Ce n'est pas la même. Une phrase qui raconte se retient mieux.";
pub const FORM_NOTE: &str = "Écrivez ce que dit la lettre.";
pub const LETTER: &str = "La lettre";
pub const SEND: &str = "Envoyer";
pub const NOT_SENT: &str = "La page n'est pas partie. Une ligne est à relire.";
pub const SENT: &str = "C'est envoyé.";
pub const RECEIPT: &str = "Votre numéro de reçu :";
pub const NOTE_IT: &str = "Notez ce numéro sur un papier. C'est votre preuve.";
pub const NOTED: &str = "C'est noté";
pub const TYPE_RECEIPT: &str = "Tapez le numéro de reçu que vous avez noté :";
pub const RECEIPT_WRONG: &str = "Ce n'est pas ce numéro. Relisez votre papier.";
pub const OVER: &str = "C'est fini. Merci !";
pub const OVER_LINE: &str = "Vous vous êtes bien exercé : essayer, c'est apprendre.";
pub const CALL: &str = "Appelez la personne qui vous aide.";
pub const GO_ON: &str = "Continuer";
pub const LOOK_AGAIN: &str = "Revoir ensemble";
pub const AGAIN: &str = "Recommencer, avec d'autres";

/// On the help line.
pub const PICK_HINT: &str = "Tapez le chiffre de votre réponse.";
pub const TYPE_HINT: &str = "Tapez, puis appuyez sur la touche Entrée.";
pub const FORM_HINT: &str = "Entrée ou Tab : la case suivante. Au bout : Envoyer.";
pub const TOLD_HINT: &str = "Appuyez sur la touche Entrée pour continuer.";
pub const OVER_HINT: &str = "Entrée : choisir cette ligne.";
pub const HANDED_OVER_HINT: &str = "Entrée : rendre le clavier.";

pub const ANSWER: &str = "Répondre";
pub const NEXT: &str = "Continuer";
pub const STOP: &str = "Arrêter";
pub const GIVE_BACK: &str = "Rendre le clavier";
pub const STOP_TITLE: &str = "On s'arrête là ?";
pub const STOP_ANSWERS: [&str; 2] = ["Je continue", "On s'arrête"];
pub const ONLY_HERE: &str = "rendez d'abord le clavier : Esc";
pub const SHOW: &str = "Montrer";
pub const HIDE: &str = "Cacher";

/// The exercise with its number of things to do, on the title's right.
pub fn place(number: usize, total: usize) -> String {
    if total > 1 { format!("{number} sur {total}") } else { String::new() }
}

/// The digits that answer.
pub const fn digits(answers: usize) -> &'static str {
    match answers {
        2 => "1 ou 2",
        3 => "1 à 3",
        _ => "1 à 4",
    }
}

/// What a passphrase still lacks.
pub const TOO_FEW_WORDS: &str = "Il faut au moins quatre mots, avec des espaces.";
pub const TOO_SHORT: &str = "Encore un peu plus long : des mots plus longs, ou un mot de plus.";
pub const SAME_WORD: &str = "Deux mots sont les mêmes : changez-en un.";

/// Typing errors beyond which their number is not said.
const MANY: usize = 5;

/// What the screen saw of a test, for the mediator.
pub fn seen(exercise: &Exercise, outcome: &Outcome) -> String {
    let right = count(outcome.right, "bonne réponse", "bonnes réponses");
    match &exercise.pool {
        Pool::Copy(_) | Pool::Fill(_) if !outcome.finished => "pas terminé".to_owned(),
        Pool::Copy(_) if outcome.faults == 0 => "aucune faute de frappe".to_owned(),
        // A long count would only shame.
        Pool::Copy(_) if outcome.faults > MANY => "plusieurs fautes de frappe".to_owned(),
        Pool::Copy(_) => count(outcome.faults, "faute de frappe", "fautes de frappe"),
        Pool::Fill(_) => "jusqu'au numéro de reçu".to_owned(),
        _ if !outcome.finished => format!("{right}, arrêté là"),
        _ => format!("{right} sur {}", outcome.total),
    }
}

/// What practice proposes, on the status line of the session.
pub fn proposed(title: &str, rating: &str) -> String {
    format!("« {title} » propose : {rating}. Entrée garde, un chiffre change.")
}

/// Practice was broken off.
pub const UNFINISHED: &str = "Exercice arrêté avant la fin : rien n'est proposé.";

/// On the test's page: what was seen on the screen, and what Enter does.
pub fn test_seen(seen: &str, value: u8) -> String {
    format!("Vu : {seen}. Entrée note {value}, un autre chiffre change.")
}

/// Added when all of it was right.
pub const THREE_IF_EXPLAINED: &str = "Si la personne dit aussi comment ou pourquoi : 3.";
pub const TEST_ON_SCREEN: &str = "Faire l'essai à l'écran";
pub const TEST_ON_SCREEN_HINT: &str = "Entrée : l'essai à l'écran. Ou notez 0 à 3. n : effacer l'essai.";
