//! Words of a result and of the path that follows from it.

use super::{count, elision, plural};
use crate::domain::curriculum::Track;

pub const SHORT: &str = "version courte";
pub const FULL: &str = "version complète";
pub const UNFINISHED: &str = "premier résultat";
pub const WHOLE: &str = "Ensemble";
pub const ABLE: &str = "Ça marche déjà";
pub const TOGETHER: &str = "À deux";
pub const NOTHING_YET: &str = "rien pour l'instant";
pub const BEFORE: &str = "avant";
/// In the place of a figure that there is not.
pub const NO_FIGURE: &str = "-";

/// The rows of the path.
pub const ADOPT: &str = "Choisir ce parcours";
pub const KEEP: &str = "Garder ce parcours";
pub const SAVE_PATH: &str = "Enregistrer ce parcours";
pub const TO_RECORD: &str = "Revenir à la fiche";
pub const ADD: &str = "Ajouter une étape";
pub const NEXT: &str = "Ensuite";
pub const ASK_PROCEDURE: &str = "une démarche à choisir avec la personne";
pub const REMOVED: &str = "retirée";
pub const MORE_KEY: &str = "PgSuiv";
pub const OTHERS_REMOVED: &str = "retirées";

/// Labels of the key line and of the menu.
pub const CHOOSE: &str = "Choisir";
pub const SAVE: &str = "Enregistrer";
pub const FOR_TWO: &str = "Vue à deux";
pub const FIGURES: &str = "Chiffres";
pub const STEPS: &str = "Étapes";
pub const PRINT: &str = "Imprimer";
pub const ADD_KEY: (&str, &str) = ("a", "Ajouter");
pub const TOGGLE_KEY: (&str, &str) = ("Espace", "Retirer");

/// Why something cannot be done now.
pub const NO_STEP: &str = "ajoutez d'abord une étape";
pub const ADOPT_FIRST: &str = "choisissez d'abord ce parcours";
pub const OLD_RESULT: &str = "Résultat d'autrefois : le parcours se change depuis la fiche, ligne Parcours.";
pub const ENTER_ON_STEP: &str = "Espace retire ou remet cette étape. La première ligne valide le parcours.";
pub const AT_THE_EDGE: &str = "Cette étape est déjà au bout de son groupe.";

/// Help lines.
pub const HINT: &str = "Espace : retirer, remettre. + monter, - descendre. Les chiffres sont pour vous.";
pub const HINT_PATH: &str = "Espace : retirer ou remettre. + monter, - descendre. a : ajouter une étape.";
pub const HINT_FOR_TWO: &str = "Tournez l'écran vers la personne. Demandez : « Cela vous va ? »";
pub const HINT_OTHERS: &str = "Entrée ou PgSuiv : les voir, chacune avec sa raison. Espace : toutes ou aucune.";
pub const HINT_ASK: &str = "Demandez : « Qu'aimeriez-vous faire en premier ? » Entrée : la choisir.";
pub const HINT_ADD: &str = "Entrée : chercher parmi les étapes qui ne sont pas dans le parcours.";
pub const HINT_CONSULT: &str = "Ce résultat est gardé tel quel. Entrée revient à la fiche.";
pub const HINT_SEARCH: &str = "Tapez quelques lettres. Entrée : ajouter à la fin de son groupe. Esc : revenir.";

/// Adding a step.
pub const ADD_TITLE: &str = "Ajouter une étape au parcours";
pub const ADD_PROCEDURE_TITLE: &str = "Qu'aimeriez-vous faire en premier ?";
pub const SEARCH_FIELD: &str = "Chercher";
pub const NO_MODULE: &str = "Aucune autre étape ne contient ces lettres.";

/// The view for two.
pub const YOU_KNOW: &str = "VOUS SAVEZ DÉJÀ";
pub const WE_CAN_BEGIN: &str = "NOUS POUVONS COMMENCER PAR";
pub const YOU_WOULD_LIKE: &str = "CE QUE VOUS AIMERIEZ";
pub const THAT_IS_FINE: &str = "C'est bien comme cela";
pub const NOTHING_TO_BEGIN: &str = "Ce que vous voulez : vos réponses n'appellent aucune étape.";

/// A changed path is about to be left.
pub const LEAVE_TITLE: &str = "Le parcours a changé";
pub const LEAVE_LINE: &str = "Les étapes retirées, ajoutées ou déplacées ne sont pas encore enregistrées.";
pub const LEAVE_ADOPT: &str = "Enregistrer ce parcours";
pub const LEAVE_AS_BEFORE: &str = "Laisser comme avant";

/// The title over the figures.
pub fn title(name: &str, day: &str) -> String {
    format!("Résultat {}, {day}", elision::of(name))
}

/// The title over a path without figures.
pub fn path_title(name: &str) -> String {
    format!("Parcours {}", elision::of(name))
}

/// The title of the view for two.
pub fn for_two_title(name: &str) -> String {
    format!("Pour commencer, {name}")
}

/// On the right of the title: which form, and the day of the result it is compared with.
pub fn occasion(before: Option<&str>, form: &str) -> String {
    match before {
        Some(day) => format!("{form}, avant : {day}"),
        None => format!("première fois, {form}"),
    }
}

/// Labels in one line: the first ones that fit, and how many more there are.
pub fn list(labels: &[String], room: usize) -> String {
    let all = labels.join(", ");
    if all.chars().count() <= room {
        return all;
    }
    let shown = |number: usize| {
        let first = labels.iter().take(number).cloned().collect::<Vec<_>>().join(", ");
        let more = labels.len() - number;
        format!("{first} et {}", count(more, "autre", "autres"))
    };
    let fits = (1..labels.len()).rev().map(shown).find(|line| line.chars().count() <= room);
    fits.unwrap_or_else(|| shown(labels.len().min(1)))
}

/// A sentence's first letter is a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Confidence from 0 to 10, now and before.
pub fn confidence(now: u8, before: Option<u8>) -> String {
    match before {
        Some(before) => format!("Confiance : {now} sur 10, avant {before}."),
        None => format!("Confiance : {now} sur 10."),
    }
}

/// The whole over the ten questions that both forms ask.
pub fn same_questions(now: u8, before: u8) -> String {
    format!("Sur les 10 mêmes questions : {now} %, avant {before} %.")
}

/// The heading of the path: how many steps it keeps, and with how many it begins.
pub fn heading(adopted: bool, steps: usize, first: usize) -> String {
    let what = if adopted { "Parcours choisi" } else { "Parcours proposé" };
    match steps {
        0 => format!("{what} : aucune étape"),
        _ if first < steps => format!("{what} : {}, dont {first} pour commencer", count(steps, "étape", "étapes")),
        _ => format!("{what} : {}", count(steps, "étape", "étapes")),
    }
}

/// The steps that one key shows.
pub fn others(number: usize) -> String {
    format!("{number} {}, à voir ou à retirer", plural(number, "autre étape", "autres étapes"))
}

/// Why a step is in the path.
pub fn because(reasons: &str) -> String {
    format!("Parce que : {reasons}")
}

/// The questions that one answer was given to: « pas encore : souris, clavier ».
pub fn gathered(answer: &str, labels: &[String]) -> String {
    if labels.is_empty() { answer.to_owned() } else { format!("{answer} : {}", labels.join(", ")) }
}

/// A group of steps.
pub const fn group(track: Track) -> &'static str {
    match track {
        Track::Basics => "Vos bases",
        Track::Procedures => "Votre démarche",
        Track::Security => "Vous protéger",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_do_not_fit_are_counted() {
        let labels = ["clavier", "souris", "formulaire"].map(str::to_owned);
        assert_eq!(list(&labels, 27), "clavier, souris, formulaire");
        assert_eq!(list(&labels, 26), "clavier, souris et 1 autre");
        assert_eq!(list(&labels, 20), "clavier et 2 autres");
        assert_eq!(list(&labels, 1), "clavier et 2 autres");
        assert_eq!(list(&[], 1), "");
    }

    #[test]
    fn headings_count_steps() {
        assert_eq!(heading(false, 13, 3), "Parcours proposé : 13 étapes, dont 3 pour commencer");
        assert_eq!(heading(true, 1, 1), "Parcours choisi : 1 étape");
        assert_eq!(heading(false, 0, 0), "Parcours proposé : aucune étape");
    }
}
