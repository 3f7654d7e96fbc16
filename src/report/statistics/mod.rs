//! The statistics of a period: one sheet of figures in words, then every form it is written in.

mod files;
mod page;
mod sections;
#[cfg(test)]
mod tests;

pub use files::{csv, json, workbook};
pub use page::{html, text};

use crate::content::{Content, communes};
use crate::domain::ids::MediatorId;
use crate::domain::statistics::masking::{self, Cell};
use crate::domain::statistics::sheet::{Sheet, Total, Unit};
use crate::domain::statistics::{Scope, Statistics};
use crate::text::statistics as words;

/// Whether small numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// All of them: for the place itself.
    All,
    /// Small ones hidden: for what leaves the place.
    Masked,
}

/// Puts counted figures into words, each beside that of the period before.
pub fn sheet(
    scope: &Scope,
    [now, earlier]: [&Statistics; 2],
    figures: Figures,
    content: &Content,
    mediator: &dyn Fn(&MediatorId) -> String,
) -> Sheet {
    let alone = |count: u64| match figures {
        Figures::All => Cell::Count(count),
        Figures::Masked => masking::alone(count),
    };
    let pair = |count: fn(&Statistics) -> u64| [alone(count(now)), alone(count(earlier))];
    let activities = pair(Statistics::activities);
    // A time over hidden activities would tell how many there were.
    let minutes = [(now, activities[0]), (earlier, activities[1])].map(|(counted, activities)| match activities {
        Cell::Count(_) => Cell::Count(counted.minutes),
        Cell::Hidden => Cell::Hidden,
    });
    let total = |key, label, unit, counts| Total { key, label, unit, counts };
    Sheet {
        period: scope.period,
        part: part(scope, content, mediator),
        is_masked: figures == Figures::Masked,
        totals: vec![
            total("activities", words::ACTIVITIES, Unit::Pieces, activities),
            total("minutes", words::TIME, Unit::Minutes, minutes),
            total("visits", words::VISITS, Unit::Pieces, pair(|counted| counted.visits)),
            total("persons", words::PEOPLE, Unit::Pieces, pair(Statistics::persons)),
        ],
        sections: sections::sections([now, earlier], figures, content),
        unplaced: now.unplaced,
    }
}

/// Which part of the activity is told.
fn part(scope: &Scope, content: &Content, mediator: &dyn Fn(&MediatorId) -> String) -> Vec<String> {
    let (filter, vocabularies) = (&scope.filter, &content.vocabularies);
    let place = filter.place.as_ref().map(|key| vocabularies.place.label(key).unwrap_or(key.as_str()).to_owned());
    let theme = filter.theme.as_ref().map(|key| vocabularies.theme_label(key).unwrap_or(key.as_str()).to_owned());
    let commune = filter.commune.as_ref().map(|insee| communes::name(insee).unwrap_or(insee.as_str()).to_owned());
    let by = filter.mediator.as_ref().map(mediator);
    [(words::PART_PLACE, place), (words::PART_MEDIATOR, by), (words::PART_COMMUNE, commune), (words::PART_THEME, theme)]
        .into_iter()
        .filter_map(|(label, value)| value.map(|value| words::labelled(label, &value)))
        .collect()
}
