//! Names of the files that are written: sortable, without accents, without a name.

use crate::domain::ids::Code;
use crate::text::report::file as words;
use time::{Date, Time};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The learner's sheet of a session.
    Session,
    /// The mediator's sheet of a session.
    FollowUp,
    /// « Mon parcours ».
    Path,
    /// The whole record.
    Record,
    /// The notice on the wall.
    Notice,
    /// A mediator's guide to a module; its code is the module's.
    Guide,
    /// The statistics of a period.
    Statistics,
    /// The sheets of a workshop's people.
    Workshop,
    /// A workshop's sheet for the team.
    WorkshopFollowUp,
    /// The questionnaire on paper.
    Questionnaire,
    /// A module's sheet on paper; its code is the module's.
    ModuleSheet,
    /// « J'ai terminé ».
    Finished,
    /// Appointment cards.
    Cards,
}

/// `AAAA-MM-JJ_HHMM_seance_CODE.html`; only the code's capitals, digits and hyphens are kept, and no code is left out.
pub fn file_name(date: Date, time: Time, kind: Kind, code: Option<&Code>, extension: &str) -> String {
    let kind = match kind {
        Kind::Session => words::SESSION,
        Kind::FollowUp => words::FOLLOW_UP,
        Kind::Path => words::PATH,
        Kind::Record => words::RECORD,
        Kind::Notice => words::NOTICE,
        Kind::Guide => words::GUIDE,
        Kind::Statistics => words::STATISTICS,
        Kind::Workshop => words::WORKSHOP,
        Kind::WorkshopFollowUp => words::WORKSHOP_FOLLOW_UP,
        Kind::Questionnaire => words::QUESTIONNAIRE,
        Kind::ModuleSheet => words::MODULE_SHEET,
        Kind::Finished => words::FINISHED,
        Kind::Cards => words::CARDS,
    };
    let safe = |c: &char| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '-';
    let code: String = code.map(Code::as_str).unwrap_or_default().chars().filter(safe).take(20).collect();
    let (month, hour, minute) = (u8::from(date.month()), time.hour(), time.minute());
    let day = format!("{}-{month:02}-{:02}_{hour:02}{minute:02}_{kind}", date.year(), date.day());
    if code.is_empty() { format!("{day}.{extension}") } else { format!("{day}_{code}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, time};

    #[test]
    fn names_sort_by_date_and_hold_nothing_unsafe() {
        let name = |code: Option<&str>| {
            let code = code.map(Code::from);
            file_name(date!(2026 - 11 - 04), time!(9:05), Kind::Session, code.as_ref(), "html")
        };
        assert_eq!(name(Some("MARS-27")), "2026-11-04_0905_seance_MARS-27.html");
        assert_eq!(name(Some("../É/a\0B")), "2026-11-04_0905_seance_B.html");
        assert_eq!(name(None), "2026-11-04_0905_seance.html");
    }
}
