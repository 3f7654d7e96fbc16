//! Content packs: files like those built in, with what is added or changed alone.
//!
//! A list's entry that bears a known id takes its place, another one is added, and the ids under `removed` go. All that
//! results is read by the loader of the built-in content, and checked by the same rules.

mod file;
mod merge;
#[cfg(test)]
mod tests;

use super::{Content, ContentError, Sources, curriculum, exercises, guides, questionnaire, vocabularies};
use crate::domain::pack::{About, Fault, PackFault, Problem};
use file::{Overlay, Shape};
use serde::Deserialize;
use std::collections::BTreeMap;
use time::Date;
use time::macros::format_description;

/// The file that says what the pack is.
pub const ABOUT: &str = "pack.toml";
const CODES: &str = "codes.txt";

/// All files a pack may have.
pub const FILES: [&str; 8] = [
    ABOUT,
    "vocabularies.toml",
    "curriculum.toml",
    "questionnaire.toml",
    "guides.toml",
    "addresses.toml",
    "exercises.toml",
    CODES,
];

/// The files of a pack: their names and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A pack, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub about: About,
    /// The built-in content with the pack in it.
    pub content: Content,
    /// The addresses it names: what they are called, and where they lead.
    pub addresses: Vec<(String, String)>,
    pub digest: [u8; 32],
}

/// BLAKE3 of a pack's files: names and bytes, each told with its length.
pub fn digest(files: &Files) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        for part in [name.as_bytes(), bytes] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    *hasher.finalize().as_bytes()
}

/// The built-in content as a pack to start from.
pub fn built_in(date: Date) -> Vec<(&'static str, String)> {
    let built = Sources::BUILT_IN;
    let about = format!(
        "# What this pack is. Delete the files, and the entries, that stay as they are in the program.\n\
         name = \"Jalon\"\nlanguage = \"fr\"\nauthors = [\"Jalon\"]\nlicence = \"MIT OR Apache-2.0\"\ndate = \"{date}\"\n"
    );
    let texts = [
        about,
        built.vocabularies.to_owned(),
        built.curriculum.to_owned(),
        built.questionnaire.to_owned(),
        built.guides.to_owned(),
        built.addresses.to_owned(),
        built.exercises.to_owned(),
        built.codes.to_owned(),
    ];
    FILES.into_iter().zip(texts).collect()
}

/// Reads and checks a pack.
///
/// # Errors
/// Every fault that was found, by file and line.
pub fn read(files: &Files) -> Result<Pack, Vec<PackFault>> {
    let mut faults = Vec::new();
    let about = read_about(files, &mut faults);
    let mut overlays = BTreeMap::new();
    let mut codes = None;
    for (name, bytes) in files.iter().filter(|(name, _)| *name != ABOUT) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            faults.push(about_file(name, Problem::NotText));
            continue;
        };
        match shape_of(name) {
            _ if name == CODES => codes = Some(text),
            Some(shape) => drop(overlays.insert(name.as_str(), Overlay::read(name, text, shape, &mut faults))),
            None => faults.push(about_file(name, Problem::UnknownFile)),
        }
    }
    let addresses = overlays.get("addresses.toml").map(Overlay::addresses).unwrap_or_default();
    let texts = merge::merged(&overlays, codes, &mut faults);
    let mut broken = Vec::new();
    let content = Content::read_noting(&texts.sources(), &mut broken);
    faults.extend(broken.into_iter().map(|error| located(error, &overlays)));
    match (about, content) {
        (Some(about), Some(content)) if faults.is_empty() => {
            let content = Content { pack: Some(about.clone()), ..content };
            Ok(Pack { about, content, addresses, digest: digest(files) })
        }
        _ => {
            faults.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
            Err(faults)
        }
    }
}

/// What the entries of a file should be.
fn shape_of(name: &str) -> Option<Shape> {
    Some(match name {
        "vocabularies.toml" => vocabularies::shape,
        "curriculum.toml" => curriculum::shape,
        "questionnaire.toml" => questionnaire::shape,
        "guides.toml" => guides::shape,
        "addresses.toml" => guides::address_shape,
        "exercises.toml" => exercises::shape,
        _ => return None,
    })
}

fn about_file(name: &str, problem: Problem) -> PackFault {
    PackFault { file: name.to_owned(), line: None, place: String::new(), problem }
}

/// A fault of the whole content, where the pack causes it.
fn located(error: ContentError, overlays: &BTreeMap<&str, Overlay>) -> PackFault {
    match error {
        ContentError::Shape { file, source } => about_file(file, Problem::Shape(source.message().to_owned())),
        ContentError::Fault { file, place, fault } => {
            let line = overlays.get(file).and_then(|overlay| overlay.line_of(&place));
            PackFault { file: file.to_owned(), line, place, problem: Problem::Rule(fault) }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutText {
    name: String,
    language: String,
    authors: Vec<String>,
    licence: String,
    date: String,
}

fn read_about(files: &Files, faults: &mut Vec<PackFault>) -> Option<About> {
    let Some(bytes) = files.get(ABOUT) else {
        faults.push(about_file(ABOUT, Problem::MissingFile));
        return None;
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        faults.push(about_file(ABOUT, Problem::NotText));
        return None;
    };
    let told: AboutText = match toml::from_str(text) {
        Ok(told) => told,
        Err(error) => {
            let line = error.span().map(|span| file::line_at(text, span.start));
            let problem = Problem::Shape(error.message().to_owned());
            faults.push(PackFault { file: ABOUT.to_owned(), line, place: String::new(), problem });
            return None;
        }
    };
    let mut rule = |place: &str, fault| {
        let line = text.lines().position(|line| line.trim_start().starts_with(place)).map(|at| at + 1);
        faults.push(PackFault { file: ABOUT.to_owned(), line, place: place.to_owned(), problem: Problem::Rule(fault) });
    };
    let texts = [("name", &told.name), ("language", &told.language), ("licence", &told.licence)];
    for (place, _) in texts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
        rule(place, Fault::Empty);
    }
    if told.authors.iter().all(|author| author.trim().is_empty()) {
        rule("authors", Fault::Empty);
    }
    let Ok(date) = Date::parse(&told.date, format_description!("[year]-[month]-[day]")) else {
        rule("date", Fault::Date);
        return None;
    };
    let AboutText { name, language, authors, licence, .. } = told;
    Some(About { name, language, authors, licence, date })
}
