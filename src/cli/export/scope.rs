//! Which period, and which part of its activity, as it is typed.

use super::Archive;
use crate::cli::call::Call;
use crate::cli::stop::Stop;
use crate::content::communes;
use crate::content::vocabularies::Vocabulary;
use crate::domain::dates::DateError;
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::ids::{CoopKey, Insee, MediatorId};
use crate::domain::period::{Period, Span};
use crate::text::cli::{self, help as words};
use crate::text::{dates, store as store_words};

/// A period, at most one; and filters, any of them.
#[derive(Debug, clap::Args)]
pub struct Asked {
    #[arg(long, value_name = words::PERIOD, help = words::WEEK, group = "period")]
    week: Option<String>,
    #[arg(long, value_name = words::PERIOD, help = words::MONTH, group = "period")]
    month: Option<String>,
    #[arg(long, value_name = words::PERIOD, help = words::QUARTER, group = "period")]
    quarter: Option<String>,
    #[arg(long, value_name = words::PERIOD, help = words::YEAR, group = "period")]
    year: Option<String>,
    #[arg(long, value_name = words::DATE, help = words::FROM, group = "period", requires = "to")]
    from: Option<String>,
    #[arg(long, value_name = words::DATE, help = words::TO, requires = "from")]
    to: Option<String>,
    #[arg(long, value_name = words::KEY, help = words::ONLY_PLACE)]
    place: Option<String>,
    #[arg(long, value_name = words::NAME, help = words::ONLY_BY)]
    by: Option<String>,
    #[arg(long, value_name = words::INSEE, help = words::ONLY_COMMUNE)]
    commune: Option<String>,
    #[arg(long, value_name = words::KEY, help = words::ONLY_THEME)]
    theme: Option<String>,
}

impl Asked {
    /// Whether a period was typed.
    pub(super) const fn is_dated(&self) -> bool {
        self.week.is_some()
            || self.month.is_some()
            || self.quarter.is_some()
            || self.year.is_some()
            || self.from.is_some()
    }

    /// The period asked for; this month where none was typed.
    pub(super) fn period(&self, call: &Call) -> Result<Period, Stop> {
        let typed = [
            (Span::Week, &self.week),
            (Span::Month, &self.month),
            (Span::Quarter, &self.quarter),
            (Span::Year, &self.year),
        ];
        let typed = typed.into_iter().find_map(|(span, typed)| Some((span, typed.as_deref()?)));
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            let day = |typed: &str| Period::parse(Span::Free, typed).map_err(|error| wrong(typed, error));
            return Ok(Period::between(day(from)?.first(), day(to)?.first()));
        }
        match typed {
            Some((span, typed)) => Period::parse(span, typed).map_err(|error| wrong(typed, error)),
            None => Ok(Period::of(Span::Month, call.now().date())),
        }
    }

    /// The part of the activity asked for, of a store.
    pub(super) fn filter(&self, archive: &Archive<'_>) -> Result<Filter, Stop> {
        let vocabularies = &archive.content.vocabularies;
        let themes = [&vocabularies.themes, &vocabularies.administrative_themes];
        Ok(Filter {
            place: self.place.as_deref().map(|typed| key(typed, &[&vocabularies.place])).transpose()?,
            mediator: self.by.as_deref().map(|typed| mediator(typed, archive)).transpose()?,
            commune: self.commune.as_deref().map(commune).transpose()?,
            theme: self.theme.as_deref().map(|typed| key(typed, &themes)).transpose()?,
        })
    }
}

fn wrong(typed: &str, error: DateError) -> Stop {
    Stop::refused(cli::wrong_period(typed, dates::date_error(error)))
}

fn key(typed: &str, vocabularies: &[&Vocabulary]) -> Result<CoopKey, Stop> {
    let found = vocabularies.iter().find_map(|vocabulary| vocabulary.key_of(typed));
    let known = || vocabularies.iter().flat_map(|vocabulary| vocabulary.keys().map(CoopKey::to_string));
    found.cloned().ok_or_else(|| Stop::refused(cli::unknown_key(typed, &known().collect::<Vec<_>>())))
}

fn mediator(typed: &str, archive: &Archive<'_>) -> Result<MediatorId, Stop> {
    let found = archive.mediators.iter().find(|(_, name)| fold(name) == fold(typed));
    found.map(|(id, _)| *id).ok_or_else(|| Stop::refused(store_words::unknown_mediator()))
}

fn commune(typed: &str) -> Result<Insee, Stop> {
    let insee = Insee::new(typed.trim().to_uppercase());
    let known = communes::by_insee(&insee).is_some();
    if known { Ok(insee) } else { Err(Stop::refused(cli::unknown_commune())) }
}
