//! What is printed and written: the sheets, the record, the notice.

pub mod coop;
pub mod file;
pub mod learner_sheet;
pub mod mediator_sheet;
pub mod notice;
pub mod papers;
pub mod place;
pub mod record;
pub mod workshop_sheet;

use crate::domain::session::{Attendance, Mode};

/// Who holds the mouse.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Train => "je forme",
        Mode::Accompany => "j'accompagne",
        Mode::Do => "je fais à sa place",
    }
}

/// Whether the person came.
pub const fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Present => "présence oui",
        Attendance::Excused => "absence excusée",
        Attendance::Absent => "absence",
    }
}

/// The short word of an answer of the self-assessment, 0 to 3: not those of the ratings.
pub const fn answer(value: u8) -> &'static str {
    match value {
        0 => "pas encore",
        1 => "à deux",
        2 => "sans aide",
        _ => "sans aide, et montre comment",
    }
}
