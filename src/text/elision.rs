//! « de » and « que » before a name: « la fiche d'Alain », « ce qu'Hélène a écrit », « la fiche de Karim ».

use crate::domain::fold::fold;

/// How the first names with a mute h begin, folded; before any other h (« Hassan », « Harry »), nothing elides.
const MUTE_H: [&str; 16] = [
    "hadrien", "hector", "helen", "helier", "helois", "henri", "hermin", "herv", "hilair", "hippolyt", "honor",
    "horten", "hub", "hug", "hyacinth", "horac",
];

/// « de » and a name: « d'Yvette », « de Karim ».
pub fn of(name: &str) -> String {
    joined("d", name)
}

/// « que » and a name: « qu'Yvette », « que Karim ».
pub fn that(name: &str) -> String {
    joined("qu", name)
}

fn joined(word: &str, name: &str) -> String {
    if elides(name) { format!("{word}'{name}") } else { format!("{word}e {name}") }
}

/// Vowels elide, « y » only before a consonant (« d'Yves », « de Yanis »), « h » only where it is mute.
fn elides(name: &str) -> bool {
    let name = fold(name);
    let mut letters = name.chars();
    match letters.next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => true,
        Some('y') => letters.next().is_some_and(|next| next.is_alphabetic() && !"aeiou".contains(next)),
        Some('h') => MUTE_H.iter().any(|start| name.starts_with(start)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_after_de_and_que_as_it_is_said() {
        for elided in ["Alain", "Élodie", "Éloïse", "Ivette D.", "Œdipe", "Yvette", "Yves", "Hélène", "Henri", "Hugo"]
        {
            assert_eq!((of(elided), that(elided)), (format!("d'{elided}"), format!("qu'{elided}")));
        }
        for full in ["Karim", "Yanis", "Youssef", "Hassan", "Harry", "Yu", "Y", "", "LILAS-83", "Wanda"] {
            assert_eq!((of(full), that(full)), (format!("de {full}"), format!("que {full}")));
        }
        assert_eq!(of("ARBRE-12"), "d'ARBRE-12");
    }
}
