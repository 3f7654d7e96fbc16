//! Age bands, derived from the birth year and never typed.

use super::ids::CoopKey;
use time::Date;

/// The first birth year accepted, as in the Coop.
pub const FIRST_BIRTH_YEAR: u16 = 1900;

/// The Coop's age bands (version 2): the age from which each begins, one in its middle, and its key in `tranche_age`.
const BANDS: [(u16, u16, &str); 7] = [
    (70, 75, "soixante_dix_plus"),
    (60, 65, "soixante_soixante_neuf"),
    (40, 50, "quarante_cinquante_neuf"),
    (25, 32, "vingt_cinq_trente_neuf"),
    (18, 21, "dix_huit_vingt_quatre"),
    (12, 15, "douze_dix_huit"),
    (0, 6, "moins_de_douze"),
];

/// Whether a birth year can be one: from 1900 to this year.
pub fn is_birth_year(year: u16, today: Date) -> bool {
    year >= FIRST_BIRTH_YEAR && i32::from(year) <= today.year()
}

/// The age band on the day of an activity, a key of the Coop's `tranche_age`; `None` for an impossible year.
///
/// As in the Coop, the age is the difference between the two years.
pub fn age_band(birth_year: u16, on: Date) -> Option<CoopKey> {
    band(birth_year, on).map(|(_, key)| CoopKey::from(key))
}

/// A birth year in the middle of the age band on a day, which hides the real one and counts alike.
pub fn rounded_birth_year(birth_year: u16, on: Date) -> Option<u16> {
    let (middle, _) = band(birth_year, on)?;
    u16::try_from(on.year()).ok()?.checked_sub(middle)
}

/// The middle and the key of the age band on a day.
fn band(birth_year: u16, on: Date) -> Option<(u16, &'static str)> {
    if !is_birth_year(birth_year, on) {
        return None;
    }
    let age = u16::try_from(on.year()).ok()?.checked_sub(birth_year)?;
    BANDS.iter().find(|(from, ..)| age >= *from).map(|(_, middle, key)| (*middle, *key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use time::macros::date;

    #[test]
    fn bands_begin_where_the_coop_says() {
        let labels = Content::built_in().unwrap().vocabularies.age_band;
        for (year, label) in [
            (2026, "Moins de 12 ans"),
            (2015, "Moins de 12 ans"),
            (2014, "12 - 17 ans"),
            (2009, "12 - 17 ans"),
            (2008, "18 - 24 ans"),
            (2002, "18 - 24 ans"),
            (2001, "25 - 39 ans"),
            (1987, "25 - 39 ans"),
            (1986, "40 - 59 ans"),
            (1967, "40 - 59 ans"),
            (1966, "60 - 69 ans"),
            (1957, "60 - 69 ans"),
            (1956, "70 ans et plus"),
            (1900, "70 ans et plus"),
        ] {
            let band = age_band(year, date!(2026 - 11 - 22)).unwrap();
            assert_eq!(labels.label(&band), Some(label), "{year}");
        }
    }

    #[test]
    fn a_rounded_year_is_in_the_same_band_and_is_one_of_seven() {
        let on = date!(2026 - 11 - 22);
        let rounded: Vec<_> = (1900..=2026).map(|year| (year, rounded_birth_year(year, on).unwrap())).collect();
        assert!(rounded.iter().all(|(year, rounded)| age_band(*year, on) == age_band(*rounded, on)));
        let distinct: std::collections::BTreeSet<_> = rounded.iter().map(|(_, rounded)| rounded).collect();
        assert_eq!(distinct.len(), 7);
        assert_eq!(rounded_birth_year(2027, on), None);
    }

    #[test]
    fn impossible_years_have_no_band() {
        for year in [0, 1899, 2027, u16::MAX] {
            assert_eq!(age_band(year, date!(2026 - 11 - 22)), None, "{year}");
        }
    }
}
