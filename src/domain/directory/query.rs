//! What was typed, taken apart.

use super::phone::Phone;
use crate::domain::fold::{fold, words};
use crate::domain::learner::phone_digits;

/// Words of names that people leave out.
const PARTICLES: [&str; 18] = [
    "d", "da", "das", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "l", "la", "le", "les", "van",
    "von",
];

/// One condition: a typed word, or numbers that follow each other.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Each starts some word.
    pub words: Vec<String>,
    /// Otherwise, letters and figures typed as one word that are two in a code: `mars27`.
    pub parts: Vec<String>,
    /// Otherwise, the beginning of a telephone number.
    pub phone: Option<String>,
}

impl Term {
    fn word(word: &str) -> Self {
        let letters = word.find(|c: char| c.is_ascii_digit()).and_then(|at| word.split_at_checked(at));
        let parts = letters.filter(|(letters, figures)| !letters.is_empty() && is_number(figures));
        Self {
            words: vec![word.to_owned()],
            parts: parts.map_or_else(Vec::new, |(letters, figures)| vec![letters.to_owned(), figures.to_owned()]),
            phone: None,
        }
    }

    /// The number beginning with these figures.
    pub fn as_phone(&self) -> Option<Phone> {
        self.phone.as_deref().map(Phone::of)
    }
}

/// The conditions all of which must hold; none when nothing was typed. Particles are left out, but for a last word,
/// which may be the beginning of a name.
pub fn terms(typed: &str) -> Vec<Term> {
    let folded = fold(typed);
    let mut terms: Vec<Term> = Vec::new();
    let mut numbers: Vec<&str> = Vec::new();
    let mut rest = words(&folded).peekable();
    while let Some(word) = rest.next() {
        if is_number(word) {
            numbers.push(word);
            if rest.peek().is_none_or(|next| !is_number(next)) {
                terms.push(figures(typed, &std::mem::take(&mut numbers)));
            }
        } else if rest.peek().is_none() || !PARTICLES.contains(&word) {
            terms.push(Term::word(word));
        }
    }
    terms
}

/// The conditions without a particle at the end either, if that leaves any.
pub fn without_last_particle(mut terms: Vec<Term>) -> Option<Vec<Term>> {
    let last = terms.pop()?;
    let particle = last.words.iter().any(|word| PARTICLES.contains(&word.as_str()));
    (particle && !terms.is_empty()).then_some(terms)
}

fn figures(typed: &str, numbers: &[&str]) -> Term {
    let alone = typed.chars().all(|c| !c.is_alphabetic());
    let phone = if alone { phone_digits(typed) } else { numbers.concat() };
    Term { words: numbers.iter().map(|number| (*number).to_owned()).collect(), parts: Vec::new(), phone: Some(phone) }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_left_out() {
        let read = |typed: &str| terms(typed).into_iter().flat_map(|term| term.words).collect::<Vec<_>>();
        assert_eq!(read("Jean de La Tour"), ["jean", "tour"]);
        assert_eq!(read("d'Almeida"), ["almeida"]);
        assert_eq!(read("Yvette d"), ["yvette", "d"]);
        assert_eq!(read("Le"), ["le"]);
        assert_eq!(read("--"), Vec::<String>::new());
        assert_eq!(without_last_particle(terms("jean de")).map(|terms| terms.len()), Some(1));
        assert_eq!(without_last_particle(terms("de")), None);
    }

    #[test]
    fn figures_are_one_number() {
        let phone = |typed: &str| terms(typed).into_iter().find_map(|term| term.phone);
        assert_eq!(phone("06 12").as_deref(), Some("0612"));
        assert_eq!(phone("yvette 06.12").as_deref(), Some("0612"));
        assert_eq!(phone("+33 6 12").as_deref(), Some("0612"));
        assert_eq!(phone("yvette"), None);
        assert_eq!(terms("mars27").first().map(|term| term.parts.clone()), Some(vec!["mars".into(), "27".into()]));
    }
}
