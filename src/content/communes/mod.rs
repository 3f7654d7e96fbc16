//! France's communes, most populous first: Code officiel géographique 2026 (INSEE, Licence Ouverte 2.0), with the post
//! codes and populations published beside it.
//!
//! `communes.txt` has one commune a line, `INSEEname;codes`, by falling population: the INSEE code's five characters, the
//! name, and the post codes. One of three figures stands for the commune's own first two and itself. The text is searched
//! as it is embedded: nothing is parsed at the start.

mod matching;
#[cfg(test)]
mod tests;

use crate::domain::fold::fold;
use crate::domain::ids::Insee;
use matching::{Match, Query};
use std::sync::LazyLock;

const LINES: &str = include_str!("communes.txt");

/// Where each line begins, by INSEE code; made when a code is first looked up.
static BY_INSEE: LazyLock<Box<[u32]>> = LazyLock::new(|| {
    let mut starts: Vec<u32> = lines().map(|(start, _)| start).collect();
    starts.sort_unstable_by_key(|start| code_at(*start));
    starts.into_boxed_slice()
});

/// A commune, or one of the districts of Paris, Lyon and Marseille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commune<'a> {
    pub insee: &'a str,
    pub name: &'a str,
    codes: &'a str,
}

impl<'a> Commune<'a> {
    /// The commune's code as an identifier.
    pub fn id(&self) -> Insee {
        Insee::from(self.insee)
    }

    /// Its post codes, in order; a few uninhabited islands have none.
    pub fn postcodes(&self) -> impl Iterator<Item = String> + use<'a> {
        let (insee, codes) = (self.insee, self.codes);
        codes.split_whitespace().map(move |code| match code.len() {
            3 => format!("{}{code}", insee.get(..2).unwrap_or_default()),
            _ => code.to_owned(),
        })
    }

    fn read(line: &'a str) -> Option<Self> {
        let (insee, rest) = line.split_at_checked(5)?;
        let (name, codes) = rest.split_once(';')?;
        Some(Self { insee, name, codes })
    }
}

/// The commune of a code; `None` for a code that is not, or no longer, one.
pub fn by_insee(insee: &Insee) -> Option<Commune<'static>> {
    let at = BY_INSEE.binary_search_by_key(&insee.as_str(), |start| code_at(*start)).ok()?;
    let rest = LINES.get(*BY_INSEE.get(at)? as usize..)?;
    Commune::read(rest.lines().next()?)
}

/// The name of the commune of a code.
pub fn name(insee: &Insee) -> Option<&'static str> {
    by_insee(insee).map(|commune| commune.name)
}

/// The communes that answer to what was typed, `limit` at most.
///
/// Each typed word starts a word of the name, or a post code; accents, case and hyphens do not count, and « St », « Ste »,
/// « Saint », « Sainte » are one word. Names that begin as typed come first. Then, `near` a place, the place itself and
/// its department; then names that are just what was typed; then the most populous.
pub fn search(typed: &str, near: Option<&Insee>, limit: usize) -> Vec<Commune<'static>> {
    let folded = fold(typed);
    let query = Query::new(&folded);
    if query.is_empty() {
        return near.and_then(by_insee).into_iter().take(limit).collect();
    }
    let near = near.map_or("", Insee::as_str);
    let mut found: Vec<(bool, Proximity, bool, Commune)> = lines()
        .filter(|(_, line)| query.may_match(line))
        .filter_map(|(_, line)| {
            let commune = Commune::read(line)?;
            let Match { inside, partial } = query.matches(&commune)?;
            Some((inside, Proximity::of(commune.insee, near), partial, commune))
        })
        .collect();
    found.sort_by_key(|(inside, proximity, partial, _)| (*inside, *proximity, *partial));
    found.into_iter().take(limit).map(|(.., commune)| commune).collect()
}

/// How close a commune is to the place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Proximity {
    Here,
    SameDepartment,
    Elsewhere,
}

impl Proximity {
    fn of(insee: &str, near: &str) -> Self {
        if insee == near {
            Self::Here
        } else if !near.is_empty() && department(insee) == department(near) {
            Self::SameDepartment
        } else {
            Self::Elsewhere
        }
    }
}

/// The first two characters of a code, or three overseas.
fn department(insee: &str) -> Option<&str> {
    let overseas = insee.starts_with("97") || insee.starts_with("98");
    insee.get(..if overseas { 3 } else { 2 })
}

fn code_at(start: u32) -> &'static str {
    let start = start as usize;
    LINES.get(start..start + 5).unwrap_or_default()
}

/// Each line, and where it begins.
fn lines() -> impl Iterator<Item = (u32, &'static str)> {
    let mut start = 0;
    LINES.split_terminator('\n').map(move |line| {
        let here = start;
        start += u32::try_from(line.len()).unwrap_or_default() + 1;
        (here, line)
    })
}
