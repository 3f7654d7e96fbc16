//! How a place or a body is called inside a sentence.

use crate::domain::fold::fold;

/// First words of places, with their article, and whether that word alone says which place is meant.
const NOUNS: [(&str, &str, bool); 31] = [
    ("mediatheque", "la ", true),
    ("bibliotheque", "la ", true),
    ("ludotheque", "la ", true),
    ("mairie", "la ", true),
    ("ville", "la ", false),
    ("commune", "la ", false),
    ("communaute", "la ", false),
    ("maison", "la ", false),
    ("mission", "la ", false),
    ("permanence", "la ", true),
    ("fabrique", "la ", false),
    ("residence", "la ", true),
    ("metropole", "la ", false),
    ("ccas", "le ", true),
    ("cias", "le ", true),
    ("centre", "le ", false),
    ("tiers lieu", "le ", true),
    ("foyer", "le ", true),
    ("pole", "le ", false),
    ("point", "le ", false),
    ("relais", "le ", false),
    ("fablab", "le ", true),
    ("departement", "le ", true),
    ("syndicat", "le ", false),
    ("espace", "l'", false),
    ("association", "l'", true),
    ("epn", "l'", true),
    ("agence", "l'", false),
    ("atelier", "l'", false),
    ("antenne", "l'", false),
    ("office", "l'", false),
];

/// A place in its three forms; without an article that is known, its name stands alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// « la médiathèque », « France Services Gien ».
    pub it: String,
    /// « à la médiathèque », « au centre social ».
    pub at: String,
}

/// How people call the place in a sentence; `None` when it has no name, or one that takes no article we know.
pub fn spoken(place: &str) -> Option<Spoken> {
    let (article, alone) = article(place)?;
    let name = if alone { first_word(place) } else { place.trim() };
    let name = lower_first(name);
    let at = if article == "le " { format!("au {name}") } else { format!("à {article}{name}") };
    Some(Spoken { it: format!("{article}{name}"), at })
}

/// A body's whole name as the subject of a sentence: « La mairie de Gien ».
pub fn subject(body: &str) -> String {
    let body = body.trim();
    match article(body) {
        Some((article, _)) => upper_first(&format!("{article}{}", lower_first(body))),
        None => upper_first(body),
    }
}

/// A text with a capital first.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text that continues a sentence: its first letter small, unless its first word is an acronym.
pub fn lower_first(text: &str) -> String {
    let capitals = first_word(text).chars().filter(|c| c.is_uppercase()).count();
    let mut chars = text.chars();
    match chars.next() {
        Some(first) if capitals == 1 => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn article(name: &str) -> Option<(&'static str, bool)> {
    let first = fold(first_word(name));
    NOUNS.iter().find(|(noun, ..)| *noun == first).map(|(_, article, alone)| (*article, *alone))
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_called_as_people_call_them() {
        for (place, it, at) in [
            ("Médiathèque de Gien", "la médiathèque", "à la médiathèque"),
            ("Centre social des Montées", "le centre social des Montées", "au centre social des Montées"),
            ("Espace public numérique", "l'espace public numérique", "à l'espace public numérique"),
            ("CCAS de Gien", "le CCAS", "au CCAS"),
            ("Tiers-lieu La Grange", "le tiers-lieu", "au tiers-lieu"),
        ] {
            assert_eq!(spoken(place), Some(Spoken { it: it.into(), at: at.into() }));
        }
        for unknown in ["", "  ", "Emmaüs Connect"] {
            assert_eq!(spoken(unknown), None);
        }
    }

    #[test]
    fn bodies_begin_a_sentence() {
        for (body, expected) in [
            ("La mairie de Gien", "La mairie de Gien"),
            ("mairie de Gien", "La mairie de Gien"),
            ("Association Clic", "L'association Clic"),
            ("Emmaüs Connect", "Emmaüs Connect"),
            ("", ""),
        ] {
            assert_eq!(subject(body), expected);
        }
    }

    #[test]
    fn acronyms_keep_their_capitals() {
        assert_eq!(lower_first("Ouvrir une fenêtre"), "ouvrir une fenêtre");
        assert_eq!(lower_first("PDF ou image"), "PDF ou image");
        assert_eq!((lower_first(""), upper_first("")), (String::new(), String::new()));
    }
}
