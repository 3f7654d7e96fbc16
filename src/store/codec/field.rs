//! Fields of the frozen structures: texts, days, hours, ids and choices.

use super::CodecError;
use time::{Date, Time};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text in Unicode's composed form.
pub(super) fn text(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// A day as its Julian number.
pub(super) const fn day(date: Date) -> i32 {
    date.to_julian_day()
}

/// The day of a Julian number.
pub(super) fn date(day: i32) -> Result<Date, CodecError> {
    Date::from_julian_day(day).map_err(|_| CodecError::Malformed)
}

/// An hour as seconds since midnight.
pub(super) fn seconds(time: Time) -> u32 {
    let (hour, minute, second) = time.as_hms();
    u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second)
}

/// The hour that many seconds after midnight.
pub(super) fn hour(seconds: u32) -> Result<Time, CodecError> {
    let part = |value: u32| u8::try_from(value).map_err(|_| CodecError::Malformed);
    Time::from_hms(part(seconds / 3600)?, part(seconds / 60 % 60)?, part(seconds % 60)?)
        .map_err(|_| CodecError::Malformed)
}

/// Turns an optional stored value into an optional field.
pub(super) fn optional<S, T>(
    stored: Option<S>,
    read: impl Fn(S) -> Result<T, CodecError>,
) -> Result<Option<T>, CodecError> {
    stored.map(read).transpose()
}

/// Texts of identifiers, in their order.
pub(super) fn texts<'a, I>(ids: impl IntoIterator<Item = &'a I>) -> Vec<String>
where
    I: std::fmt::Display + 'a,
{
    ids.into_iter().map(|id| text(&id.to_string())).collect()
}

/// Identifiers of texts, in their order.
pub(super) fn ids<I: for<'a> From<&'a str>>(texts: &[String]) -> Vec<I> {
    texts.iter().map(|text| I::from(text)).collect()
}

/// The number on the disk for each choice: `code` is complete by the compiler's care, `choice` refuses the rest.
macro_rules! codes {
    ($($(#[$doc:meta])* $module:ident: $choice:ty { $($variant:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub(super) mod $module {
            use super::*;

            pub(in crate::store::codec) const fn code(choice: $choice) -> u8 {
                match choice { $(<$choice>::$variant => $code,)+ }
            }

            pub(in crate::store::codec) const fn choice(code: u8) -> Result<$choice, CodecError> {
                match code { $($code => Ok(<$choice>::$variant),)+ _ => Err(CodecError::UnknownCode) }
            }
        }
    )+};
}
pub(super) use codes;
