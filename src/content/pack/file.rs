//! One file of a pack: its entries, each with the line it begins on, and what is wrong with those left out.

use crate::domain::pack::{PackFault, Problem};
use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value};

/// Whether an entry, or a value, under a key is what it should be; `None` for a key that means nothing.
pub(super) type Shape = fn(&str, Value) -> Option<Result<(), toml::de::Error>>;

/// The key of the ids that go.
const REMOVED: &str = "removed";
/// What an entry is known by.
const IDS: [&str; 3] = ["id", "key", "module"];

/// The entries of a file that have the expected shape.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    /// Values that take another's place, and lists whose entries do.
    pub values: Table,
    /// Ids that go, and their line.
    pub removed: Vec<String>,
    text: String,
}

/// The id of an entry.
pub(super) fn id_of(entry: &Value) -> Option<&str> {
    let table = entry.as_table()?;
    IDS.iter().find_map(|key| table.get(*key)).and_then(Value::as_str)
}

/// The line, from 1, that a byte stands on.
pub(super) fn line_at(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(1, |before| before.matches('\n').count() + 1)
}

impl Overlay {
    /// Reads a file; entries with a fault are left out and noted.
    pub(super) fn read(name: &str, text: &str, shape: Shape, faults: &mut Vec<PackFault>) -> Self {
        let mut overlay = Self { text: text.to_owned(), ..Self::default() };
        let mut note = |byte: Option<usize>, place: &str, problem| {
            let line = byte.map(|byte| line_at(text, byte));
            faults.push(PackFault { file: name.to_owned(), line, place: place.to_owned(), problem });
        };
        let (spans, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            note(error.span().map(|span| span.start), "", Problem::Syntax(error.message().to_owned()));
        }
        let Ok(values) = text.parse::<Table>() else { return overlay };
        for (key, value) in values {
            let span = spans.get_ref().iter().find(|(known, _)| known.get_ref().as_ref() == key);
            let at = span.map(|(key, _)| key.span().start);
            let entries = span.map(|(_, value)| starts(value)).unwrap_or_default();
            match value {
                Value::Array(ids) if key == REMOVED => {
                    overlay.removed.extend(ids.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                Value::Array(list) if list.iter().any(|entry| id_of(entry).is_some()) => {
                    let mut sound = Vec::new();
                    for (number, entry) in list.into_iter().enumerate() {
                        let at = entries.get(number).copied().or(at);
                        let id = id_of(&entry).unwrap_or_default().to_owned();
                        match shape(&key, entry.clone()) {
                            _ if id.is_empty() => note(at, &key, Problem::NoId),
                            Some(Ok(())) => sound.push(entry),
                            Some(Err(error)) => note(at, &id, Problem::Shape(error.message().to_owned())),
                            None => note(at, &key, Problem::UnknownKey),
                        }
                    }
                    overlay.values.insert(key, Value::Array(sound));
                }
                value => match shape(&key, value.clone()) {
                    Some(Ok(())) => drop(overlay.values.insert(key, value)),
                    Some(Err(error)) => note(at, &key, Problem::Shape(error.message().to_owned())),
                    None => note(at, &key, Problem::UnknownKey),
                },
            }
        }
        overlay
    }

    /// The line on which an id, or a key, stands first.
    pub(super) fn line_of(&self, place: &str) -> Option<usize> {
        let quoted = format!("\"{place}\"");
        let stands = |line: &str| line.contains(&quoted) || line.trim_start().starts_with(place);
        self.text.lines().position(stands).map(|at| at + 1)
    }

    /// The addresses of the file: what they are called, and where they lead.
    pub(super) fn addresses(&self) -> Vec<(String, String)> {
        let list = self.values.get("addresses").and_then(Value::as_array).into_iter().flatten();
        let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        list.map(|entry| (text(entry, "name"), text(entry, "at"))).collect()
    }
}

/// Where the entries of a list begin.
fn starts(value: &Spanned<DeValue<'_>>) -> Vec<usize> {
    let entries = value.get_ref().as_array().into_iter().flat_map(|list| list.iter());
    entries.map(|entry| entry.span().start).collect()
}
