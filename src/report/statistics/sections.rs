//! The breakdowns, each with its rows in the order they are read.

use super::Figures;
use crate::content::vocabularies::Vocabulary;
use crate::content::{Content, communes};
use crate::domain::curriculum::Track;
use crate::domain::ids::Insee;
use crate::domain::statistics::masking::{self, Cell};
use crate::domain::statistics::sheet::{Row, Section};
use crate::domain::statistics::{Breakdown, Counts, Statistics, UNKNOWN, change, duration, kind, mode, person};
use crate::text::statistics as words;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Keys and what they are called, in order.
type Terms = Vec<(String, String)>;

/// What a section is made of.
struct Plan {
    key: &'static str,
    heading: &'static str,
    of: &'static str,
    counted: Breakdown,
    terms: Terms,
    /// Keys that stand in another section; `None` when keys without words are left out.
    elsewhere: Option<Terms>,
    /// Each is counted in one row only.
    adds_up: bool,
    /// The whole, now and before.
    total: [u64; 2],
    /// The largest first.
    by_size: bool,
}

/// All sections; those without a row are left out.
pub(super) fn sections(both: [&Statistics; 2], figures: Figures, content: &Content) -> Vec<Section> {
    let activities = both.map(Statistics::activities);
    let persons = both.map(Statistics::persons);
    let compared = both.map(|counted| counted.counts(Breakdown::Changes).values().sum());
    let (vocabularies, questions) = (&content.vocabularies, &content.questionnaire);
    let of = |key, heading, counted, terms| Plan {
        key,
        heading,
        of: words::OF_ACTIVITIES,
        counted,
        terms,
        elsewhere: None,
        adds_up: false,
        total: activities,
        by_size: true,
    };
    let parts = |key, heading, counted, terms| Plan {
        elsewhere: Some(Vec::new()),
        adds_up: true,
        by_size: false,
        ..of(key, heading, counted, terms)
    };
    let people = |key, heading, counted, terms| Plan {
        of: words::OF_PERSONS,
        total: persons,
        ..parts(key, heading, counted, terms)
    };
    let progress = |key, heading, counted, terms| Plan {
        of: words::OF_COMPARED,
        total: compared,
        ..parts(key, heading, counted, terms)
    };
    let levels = || questions.levels.iter().zip(0..).map(|(level, at)| (format!("{at}"), level.long.clone())).collect();
    let administrative = || vocabulary(&vocabularies.administrative_themes, None);
    let plans = vec![
        parts(
            "kinds",
            words::KINDS,
            Breakdown::Kinds,
            said(&[kind::SESSION, kind::WORKSHOP, kind::REQUEST], words::kind),
        ),
        people(
            "persons",
            words::PERSONS,
            Breakdown::Persons,
            said(&[person::NEW, person::KNOWN, person::ERASED, person::ANONYMOUS], words::person),
        ),
        Plan {
            elsewhere: Some(administrative()),
            ..of("themes", words::THEMES, Breakdown::Themes, vocabulary(&vocabularies.themes, None))
        },
        of("administrative_themes", words::ADMINISTRATIVE, Breakdown::Themes, administrative()),
        of("procedures", words::PROCEDURES, Breakdown::Modules, modules(content, Some(true))),
        Plan {
            elsewhere: Some(modules(content, Some(true))),
            ..of("modules", words::MODULES, Breakdown::Modules, modules(content, Some(false)))
        },
        parts("places", words::PLACES, Breakdown::Places, vocabulary(&vocabularies.place, Some(words::NOT_KNOWN))),
        parts(
            "modes",
            words::MODES,
            Breakdown::Modes,
            said(&[mode::TRAIN, mode::ACCOMPANY, mode::DO, UNKNOWN], words::mode),
        ),
        of("devices", words::DEVICES, Breakdown::Devices, vocabulary(&vocabularies.devices, None)),
        parts(
            "durations",
            words::DURATIONS,
            Breakdown::Durations,
            said(&[duration::UNDER_30, duration::UNDER_60, duration::UNDER_120, duration::LONGER], words::duration),
        ),
        people("ages", words::AGES, Breakdown::AgeBands, vocabulary(&vocabularies.age_band, Some(words::NOT_TOLD))),
        people("genders", words::GENDERS, Breakdown::Genders, vocabulary(&vocabularies.gender, Some(words::NOT_TOLD))),
        people(
            "statuses",
            words::STATUSES,
            Breakdown::Statuses,
            vocabulary(&vocabularies.status, Some(words::NOT_TOLD)),
        ),
        Plan { by_size: true, ..people("communes", words::COMMUNES, Breakdown::Communes, Vec::new()) },
        progress(
            "changes",
            words::CHANGES,
            Breakdown::Changes,
            said(&[change::ROSE, change::SAME, change::FELL], words::change),
        ),
        progress("levels_before", words::LEVELS_BEFORE, Breakdown::LevelsBefore, levels()),
        progress("levels_after", words::LEVELS_AFTER, Breakdown::LevelsAfter, levels()),
        Plan {
            of: words::OF_PERSONS,
            total: persons,
            ..of("acquired", words::ACQUIRED, Breakdown::Acquired, modules(content, None))
        },
    ];
    plans.into_iter().map(|plan| section(plan, both, figures)).filter(|section| !section.rows.is_empty()).collect()
}

fn section(plan: Plan, both: [&Statistics; 2], figures: Figures) -> Section {
    let counts = both.map(|counted| counted.counts(plan.counted));
    let is_open = plan.counted == Breakdown::Communes;
    let mut terms = if is_open { named_communes(&counts) } else { plan.terms };
    if let Some(elsewhere) = plan.elsewhere {
        add_strangers(&mut terms, &elsewhere, &counts);
    }
    let of = |counts: &Counts| -> Vec<u64> {
        terms.iter().map(|(key, _)| counts.get(key).copied().unwrap_or_default()).collect()
    };
    let columns = counts.each_ref().map(of);
    let cells = columns.each_ref().map(|column| shown(column, plan.adds_up, figures));
    let [now, before] = &cells;
    let labels = terms.into_iter().map(|(_, label)| label);
    let rows = labels.zip(now.iter().zip(before)).map(|(label, (now, before))| Row { label, counts: [*now, *before] });
    let mut rows: Vec<Row> = rows.collect();
    let others = if is_open { others(&mut rows, &columns) } else { None };
    rows.retain(|row| row.counts != [Cell::Count(0); 2]);
    if plan.by_size {
        rows.sort_by_key(|row| Reverse(row.counts[0].shown().unwrap_or_default()));
    }
    rows.extend(others);
    let whole = |total: u64| if figures == Figures::All { Cell::Count(total) } else { masking::alone(total) };
    Section {
        key: plan.key,
        heading: plan.heading.to_owned(),
        of: plan.of,
        adds_up: plan.adds_up,
        total: plan.total.map(whole),
        rows,
    }
}

/// Rows that do not add up to a whole tell nothing of those that nobody is in.
fn shown(column: &[u64], adds_up: bool, figures: Figures) -> Vec<Cell> {
    match figures {
        Figures::All => column.iter().copied().map(Cell::Count).collect(),
        Figures::Masked if adds_up => masking::masked(column),
        Figures::Masked => {
            let cells = masking::masked(column).into_iter().zip(column);
            cells.map(|(cell, count)| if *count == 0 { Cell::Count(0) } else { cell }).collect()
        }
    }
}

/// Communes of which a number is hidden are not even named: they leave the rows for one of their sums.
fn others(rows: &mut Vec<Row>, columns: &[Vec<u64>; 2]) -> Option<Row> {
    let is_hidden = |row: &Row| row.counts.contains(&Cell::Hidden);
    let mut others = [0; 2];
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| is_hidden(row)) {
        for (sum, column) in others.iter_mut().zip(columns) {
            *sum += column.get(at).copied().unwrap_or_default();
        }
    }
    rows.retain(|row| !is_hidden(row));
    (others != [0; 2]).then(|| Row { label: words::OTHER_COMMUNES.to_owned(), counts: others.map(masking::alone) })
}

/// Adds the keys that no term names, such as those of content that is no more, each called by itself.
fn add_strangers(terms: &mut Terms, elsewhere: &Terms, counts: &[Counts; 2]) {
    let met: BTreeSet<&String> = counts.iter().flat_map(Counts::keys).collect();
    let named = |key: &String| terms.iter().chain(elsewhere).any(|(known, _)| known == key);
    let strangers: Terms = met.into_iter().filter(|key| !named(key)).map(|key| (key.clone(), key.clone())).collect();
    terms.extend(strangers);
}

/// The communes met, by name.
fn named_communes(counts: &[Counts; 2]) -> Terms {
    let met: BTreeSet<&String> = counts.iter().flat_map(Counts::keys).collect();
    let named = met.into_iter().map(|key| {
        let insee = Insee::new(key.clone());
        let label = match communes::by_insee(&insee) {
            _ if key == UNKNOWN => words::NOT_TOLD.to_owned(),
            // People know the post code, not the INSEE code.
            Some(commune) => words::commune(commune.name, &commune.postcodes().next().unwrap_or_else(|| key.clone())),
            None => key.clone(),
        };
        (key.clone(), label)
    });
    let mut terms: Terms = named.collect();
    terms.sort_by(|(_, one), (_, other)| one.cmp(other));
    terms
}

/// Our own keys, and their words.
fn said(keys: &[&str], word: fn(&str) -> &'static str) -> Terms {
    keys.iter().map(|key| ((*key).to_owned(), word(key).to_owned())).collect()
}

/// The Coop's keys and labels; `unknown` is what is said where nothing is known.
fn vocabulary(vocabulary: &Vocabulary, unknown: Option<&str>) -> Terms {
    let told = vocabulary.terms().filter(|term| unknown.is_none() || term.key.as_str() != "non_communique");
    let terms = told.map(|term| (term.key.as_str().to_owned(), term.label.clone()));
    terms.chain(unknown.map(|label| (UNKNOWN.to_owned(), label.to_owned()))).collect()
}

/// The programme's modules: all of them, the procedures, or the others.
fn modules(content: &Content, procedures: Option<bool>) -> Terms {
    let modules = content.curriculum.modules.iter();
    let wanted = modules.filter(|module| procedures.is_none_or(|only| only == (module.track == Track::Procedures)));
    wanted.map(|module| (module.id.as_str().to_owned(), module.title.clone())).collect()
}
