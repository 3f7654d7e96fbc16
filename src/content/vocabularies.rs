//! The Coop's vocabularies (version 2): its keys and its labels verbatim, and the words our own screens say instead.

use super::{Fault, Faults, fault, parse, shaped, unique};
use crate::domain::ids::CoopKey;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const FILE: &str = "vocabularies.toml";

/// All vocabularies, each in the Coop's order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabularies {
    /// The durations offered, in minutes, ascending.
    pub durations: Vec<u16>,
    /// `type_activite`.
    pub activity: Vocabulary,
    /// `type_lieu`.
    pub place: Vocabulary,
    /// `materiel`.
    pub devices: Vocabulary,
    /// `autonomie`.
    pub autonomy: Vocabulary,
    /// `niveau_atelier`.
    pub workshop_level: Vocabulary,
    /// `genre`.
    pub gender: Vocabulary,
    /// `tranche_age`.
    pub age_band: Vocabulary,
    /// `statut`.
    pub status: Vocabulary,
    /// `structure_de_redirection`.
    pub redirection: Vocabulary,
    /// `thematiques_mediation`.
    pub themes: Vocabulary,
    /// `thematiques_administratives`.
    pub administrative_themes: Vocabulary,
}

/// An ordered list of keys and what they are called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Vocabulary(Vec<Term>);

/// One entry of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub key: CoopKey,
    /// The Coop's own words: for the Coop's lines and the exports.
    pub label: String,
    shown: Option<String>,
}

impl Term {
    /// What our own screens say.
    pub fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.label)
    }
}

impl Vocabulary {
    /// All entries, in order.
    pub fn terms(&self) -> impl ExactSizeIterator<Item = &Term> {
        self.0.iter()
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &CoopKey> {
        self.0.iter().map(|term| &term.key)
    }

    /// The Coop's label of a key.
    pub fn label(&self, key: &CoopKey) -> Option<&str> {
        self.term(key).map(|term| term.label.as_str())
    }

    /// What our own screens say for a key.
    pub fn shown(&self, key: &CoopKey) -> Option<&str> {
        self.term(key).map(Term::shown)
    }

    /// The key that somebody typed, or the label of which, case, accents and punctuation ignored.
    pub fn key_of(&self, typed: &str) -> Option<&CoopKey> {
        let wanted = fold(typed);
        let found = self.0.iter().find(|term| {
            let names = [term.key.as_str(), &term.label, term.shown()];
            !wanted.is_empty() && names.iter().any(|name| fold(name) == wanted)
        });
        found.map(|term| &term.key)
    }

    fn term(&self, key: &CoopKey) -> Option<&Term> {
        self.0.iter().find(|term| term.key == *key)
    }
}

/// The letters and digits of a text, without case and accents, words set apart by one space.
fn fold(text: &str) -> String {
    let bare = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced: String = bare.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a value of this file has the expected shape; `None` when nothing bears that name.
pub(super) fn shape(key: &str, value: toml::Value) -> Option<Result<(), toml::de::Error>> {
    match key {
        "durations" => Some(shaped::<Vec<u16>>(value)),
        "activity"
        | "place"
        | "devices"
        | "autonomy"
        | "workshop_level"
        | "gender"
        | "age_band"
        | "status"
        | "redirection"
        | "themes"
        | "administrative_themes" => Some(shaped::<Term>(value)),
        _ => None,
    }
}

/// Reads the vocabularies.
pub(super) fn read(text: &str, faults: &mut Faults) -> Option<Vocabularies> {
    let vocabularies: Vocabularies = parse(FILE, text, faults)?;
    if vocabularies.durations.is_empty() {
        faults.push(fault(FILE, "durations", Fault::Empty));
    }
    for (name, vocabulary) in vocabularies.named() {
        if vocabulary.0.is_empty() {
            faults.push(fault(FILE, name, Fault::Empty));
        }
        unique(FILE, vocabulary.keys().map(CoopKey::as_str), faults);
    }
    Some(vocabularies)
}

impl Vocabularies {
    /// The label of a theme, administrative or not.
    pub fn theme_label(&self, key: &CoopKey) -> Option<&str> {
        self.themes.label(key).or_else(|| self.administrative_themes.label(key))
    }

    /// Each vocabulary with its name in the file.
    fn named(&self) -> [(&'static str, &Vocabulary); 11] {
        [
            ("activity", &self.activity),
            ("place", &self.place),
            ("devices", &self.devices),
            ("autonomy", &self.autonomy),
            ("workshop_level", &self.workshop_level),
            ("gender", &self.gender),
            ("age_band", &self.age_band),
            ("status", &self.status),
            ("redirection", &self.redirection),
            ("themes", &self.themes),
            ("administrative_themes", &self.administrative_themes),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    #[test]
    fn what_is_typed_is_a_key_or_a_label() {
        let vocabularies = Content::built_in().unwrap().vocabularies;
        for (typed, key) in [
            ("en_emploi", Some("en_emploi")),
            ("En emploi", Some("en_emploi")),
            ("  RETRAITE ", Some("retraite")),
            ("Retraité", Some("retraite")),
            ("à la retraite", Some("retraite")),
            ("En etudes", Some("scolarise")),
            ("Non communiqué ou hétérogène", Some("non_communique")),
            ("", None),
            ("-", None),
            ("emploi", None),
        ] {
            assert_eq!(vocabularies.status.key_of(typed).map(CoopKey::as_str), key, "{typed}");
        }
        assert_eq!(vocabularies.gender.key_of("femme"), Some(&"feminin".into()));
        assert_eq!(vocabularies.place.key_of("lieu d’activite"), Some(&"lieu_activite".into()));
    }

    #[test]
    fn two_terms_are_never_typed_alike() {
        let vocabularies = Content::built_in().unwrap().vocabularies;
        for (name, vocabulary) in vocabularies.named() {
            for term in vocabulary.terms() {
                for typed in [term.key.as_str(), &term.label, term.shown()] {
                    assert_eq!(vocabulary.key_of(typed), Some(&term.key), "{name}: {typed}");
                }
            }
        }
    }

    #[test]
    fn the_coops_words_stay_verbatim_beside_ours() {
        let vocabularies = Content::built_in().unwrap().vocabularies;
        let retired = CoopKey::from("retraite");
        assert_eq!(vocabularies.status.label(&retired), Some("Retraité"));
        assert_eq!(vocabularies.status.shown(&retired), Some("À la retraite"));
        assert_eq!(vocabularies.status.label(&"inconnu".into()), None);
        let band = &vocabularies.age_band;
        assert_eq!(band.shown(&"dix_huit_vingt_quatre".into()), Some("18 - 24 ans"));
        assert_eq!(vocabularies.theme_label(&"logement".into()), Some("Logement"));
        assert_eq!((vocabularies.themes.terms().len(), vocabularies.administrative_themes.terms().len()), (19, 11));
        assert_eq!(vocabularies.durations, [15, 30, 45, 60, 90, 120]);
    }
}
