//! Passwords, secret codes and logins written down with their value.

use super::words::{Word, split};
use crate::domain::fold::{fold, words};
use std::ops::Range;

/// Words that announce a secret, folded.
const SECRETS: &[&str] = &[
    "mot de passe",
    "mots de passe",
    "motdepasse",
    "phrase de passe",
    "mdp",
    "password",
    "pwd",
    "code secret",
    "code confidentiel",
    "code pin",
    "code puk",
    "code de carte",
    "code de la carte",
    "code de sa carte",
    "code carte",
    "code cb",
    "code bancaire",
    "cryptogramme",
    "cvv",
];

/// Words that announce a login; only a colon makes what follows one.
const LOGINS: &[&str] = &["identifiant", "identifiants", "login", "nom d utilisateur"];

/// Beginnings of what is said about a password without giving it, after a colon.
const REMARKS: &[&str] = &[
    "a",
    "ajoute",
    "appris",
    "au",
    "aucun",
    "avec",
    "bien",
    "bloque",
    "c",
    "ce",
    "cela",
    "celui",
    "cette",
    "change",
    "changer",
    "changee",
    "choisi",
    "choisir",
    "complique",
    "connu",
    "cree",
    "creer",
    "dans",
    "de",
    "deja",
    "demande",
    "demander",
    "des",
    "difficile",
    "donne",
    "du",
    "elle",
    "elles",
    "en",
    "encore",
    "enregistre",
    "est",
    "et",
    "expire",
    "facile",
    "faible",
    "faire",
    "fait",
    "il",
    "ils",
    "inconnu",
    "interdit",
    "jamais",
    "l",
    "la",
    "le",
    "les",
    "lui",
    "mal",
    "modifie",
    "modifier",
    "ne",
    "neuf",
    "non",
    "note",
    "nouveau",
    "ok",
    "on",
    "oubli",
    "oublie",
    "oui",
    "par",
    "pas",
    "perdu",
    "personnel",
    "plus",
    "pour",
    "quand",
    "que",
    "qui",
    "recree",
    "recu",
    "refait",
    "refaire",
    "reinitialise",
    "reinitialiser",
    "renouvele",
    "retenu",
    "retrouve",
    "revoir",
    "revu",
    "robuste",
    "s",
    "sa",
    "sait",
    "sans",
    "se",
    "secret",
    "ses",
    "simple",
    "solide",
    "son",
    "sur",
    "toujours",
    "trop",
    "trouve",
    "un",
    "une",
    "utilise",
    "verifie",
    "vide",
    "voir",
    "vu",
];

/// Words between the secret's name and its value.
const LINKS: &[&str] = &["est", "c est", "c", "le", "numero", "no", "n"];

/// Words of a clause among which a colon may announce the value.
const CLAUSE: usize = 8;

/// Finds a secret or a login followed by its value; the range is that of both.
pub fn find(text: &str) -> Option<Range<usize>> {
    let words = split(text);
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let start = rest.first()?.range.start;
        let secret = named(rest, SECRETS);
        let end = secret.or_else(|| named(rest, LOGINS))?;
        let tail = text.get(end..)?;
        let value = match after_colon(tail) {
            Some(value) => given(tail, value),
            None if secret.is_some() => announced(tail).or_else(|| beside(tail)),
            None => None,
        };
        value.map(|value| start..end + value.end)
    })
}

/// The end of the longest of these names the words begin with.
fn named(text: &[Word], names: &[&str]) -> Option<usize> {
    let ends = names.iter().filter_map(|name| {
        let length = words(name).count();
        let same = words(name).zip(text).filter(|(name, word)| *name == word.folded).count() == length;
        same.then(|| text.get(length - 1).map(|word| word.range.end)).flatten()
    });
    ends.max()
}

/// What follows a colon or an equals sign that comes at once.
fn after_colon(tail: &str) -> Option<&str> {
    tail.trim_start().strip_prefix([':', '=', '→'])
}

/// Right after a colon, anything is a value but a remark, be it only begun.
fn given(tail: &str, value: &str) -> Option<Range<usize>> {
    let chunk = chunk(tail, value)?;
    let text = tail.get(chunk.clone())?;
    let folded = fold(text);
    let first = words(&folded).next().unwrap_or_default();
    let unfinished = chunk.end == tail.len();
    let remark = REMARKS.iter().any(|word| *word == first || (unfinished && word.starts_with(&*folded)));
    (!remark).then_some(chunk)
}

/// After a colon further on in the clause, only what looks like a secret is one.
fn announced(tail: &str) -> Option<Range<usize>> {
    let clause = tail.split(['\n', ';', '!', '?']).next()?;
    let (before, value) = clause.split_once([':', '='])?;
    let chunk = chunk(tail, value)?;
    (before.split_whitespace().count() <= CLAUSE && looks_secret(tail.get(chunk.clone())?)).then_some(chunk)
}

/// Without a colon, only what comes next and looks like a secret is one.
fn beside(tail: &str) -> Option<Range<usize>> {
    let mut from = tail;
    loop {
        let chunk = chunk(tail, from)?;
        let text = tail.get(chunk.clone())?;
        if !LINKS.contains(&fold(text).as_str()) {
            return looks_secret(text).then_some(chunk);
        }
        from = tail.get(chunk.end..)?;
    }
}

/// Where the first chunk of `part` stands in `whole`, of which it is a piece, quotes and punctuation around it left out.
fn chunk(whole: &str, part: &str) -> Option<Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    let trimmed = part.trim_start_matches(surrounds);
    let text = trimmed.split(char::is_whitespace).next()?.trim_end_matches(|c| surrounds(c) || c == '!' || c == '?');
    let start = start + (part.len() - trimmed.len());
    (!text.is_empty()).then_some(start..start + text.len())
}

/// Whether a character may stand around a value without being part of it.
const fn surrounds(c: char) -> bool {
    matches!(
        c,
        '«' | '»'
            | '"'
            | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '('
            | ')'
            | '['
            | ']'
            | '<'
            | '>'
            | ':'
            | '='
            | ','
            | ';'
            | '.'
    ) || c.is_whitespace()
}

/// Whether a chunk is no word: four characters at least, with a figure or a sign inside; a date, an hour or an e-mail
/// address is none.
fn looks_secret(chunk: &str) -> bool {
    let figures = chunk.chars().any(|c| c.is_ascii_digit());
    let signs = chunk.chars().any(|c| "#$%&*!?_+=@".contains(c));
    let dated = chunk.chars().all(|c| c.is_ascii_digit() || "/h:.-".contains(c)) && chunk.contains(['/', 'h', ':']);
    chunk.chars().count() >= 4 && (figures || signs) && !dated && !is_address(chunk)
}

fn is_address(chunk: &str) -> bool {
    chunk.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-')
    })
}
