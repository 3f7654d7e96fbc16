//! Whether a commune answers to what was typed, without making anything of its name beforehand.

use super::Commune;
use crate::domain::fold::{fold, words};

const SAINTS: [&str; 4] = ["saint", "sainte", "st", "ste"];

/// Words a name may begin with without being looked up by them.
const ARTICLES: [&str; 4] = ["le", "la", "les", "l"];

/// What was typed, folded, by word.
pub(super) struct Query<'a> {
    words: Vec<&'a str>,
    /// The first byte of the first word, which tells most names apart.
    first: u8,
}

/// How a commune matches: the better, the less.
#[derive(Clone, Copy)]
pub(super) struct Match {
    /// What was typed stands further inside the name only.
    pub inside: bool,
    /// The name has more than what was typed.
    pub partial: bool,
}

/// How one typed word matches a word of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Start,
}

impl<'a> Query<'a> {
    pub fn new(folded: &'a str) -> Self {
        Self { words: words(folded).collect(), first: folded.bytes().next().unwrap_or_default() }
    }

    /// Whether a commune is worth a closer look: a word of its line begins like the first typed word, or with a letter
    /// that is not ASCII.
    pub fn may_match(&self, line: &str) -> bool {
        let mut inside = false;
        self.first.is_ascii_digit()
            || !self.first.is_ascii()
            || line.bytes().skip(5).any(|byte| {
                let begins = !inside && (byte.to_ascii_lowercase() == self.first || !byte.is_ascii());
                inside = byte.is_ascii_alphanumeric() || !byte.is_ascii();
                begins
            })
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Matches each typed word with a word of the name or a post code.
    pub fn matches(&self, commune: &Commune) -> Option<Match> {
        let mut whole = 0;
        for typed in &self.words {
            if starts_postcode(commune, typed) {
                continue;
            }
            let mut best = None;
            for found in name_words(commune.name).filter_map(|word| fit(word, typed)) {
                best = Some(found);
                if found == Fit::Whole {
                    break;
                }
            }
            whole += usize::from(best? == Fit::Whole);
        }
        let first = self.words.first()?;
        let begins = name_words(commune.name)
            .enumerate()
            .take_while(|(at, word)| *at == 0 || (*at == 1 && begins_with_article(commune.name, word)))
            .any(|(_, word)| fit(word, first).is_some());
        let entire = whole == self.words.len() && name_words(commune.name).count() == whole;
        Some(Match { inside: !begins && !starts_postcode(commune, first), partial: !entire })
    }
}

/// The words of a name, which only ASCII marks separate.
fn name_words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether the word before `second` is an article.
fn begins_with_article(name: &str, second: &str) -> bool {
    let first = name_words(name).next().filter(|first| *first != second);
    first.is_some_and(|first| ARTICLES.iter().any(|article| first.eq_ignore_ascii_case(article)))
}

fn fit(word: &str, typed: &str) -> Option<Fit> {
    let saint = |text: &str| SAINTS.iter().any(|saint| text.eq_ignore_ascii_case(saint));
    if typed.starts_with('s') && saint(typed) && saint(word) {
        return Some(Fit::Whole);
    }
    for (here, wanted) in word.bytes().zip(typed.bytes()) {
        if !here.is_ascii() {
            let folded = fold(word);
            return folded.starts_with(typed).then_some(if folded == typed { Fit::Whole } else { Fit::Start });
        }
        if here.to_ascii_lowercase() != wanted {
            return None;
        }
    }
    match word.len().cmp(&typed.len()) {
        std::cmp::Ordering::Less => None,
        std::cmp::Ordering::Equal => Some(Fit::Whole),
        std::cmp::Ordering::Greater => Some(Fit::Start),
    }
}

fn starts_postcode(commune: &Commune, typed: &str) -> bool {
    typed.bytes().all(|byte| byte.is_ascii_digit())
        && !commune.codes.is_empty()
        && commune.codes.split(' ').any(|code| match (code.len(), commune.insee.get(..2)) {
            (3, Some(head)) => match typed.strip_prefix(head) {
                Some(rest) => code.starts_with(rest),
                None => head.starts_with(typed),
            },
            _ => code.starts_with(typed),
        })
}
