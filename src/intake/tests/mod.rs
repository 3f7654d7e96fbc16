//! Tables as people make them: encodings, delimiters, faults, and our own tables read back.

mod refused;
mod round_trip;
mod sheets;

use super::assessments::{self, Known};
use super::learners;
use super::sessions::{self, ReadSession};
use super::sheet::SheetError;
use super::{Intake, Warning};
use crate::content::Content;
use crate::domain::assessment::Assessment;
use crate::domain::ids::{Code, LearnerId};
use crate::domain::learner::Learner;
use time::Date;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 24);
const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);

/// Reads learners into a store that has `MARS-27`. Drawn codes are `TIRE-1`, `TIRE-2`…
fn read_learners(bytes: &[u8]) -> Result<Intake<Learner>, SheetError> {
    let mut drawn = 0;
    learners::read(
        bytes,
        &mut learners::Desk {
            today: TODAY,
            content: &Content::built_in().unwrap(),
            code_taken: &|code| code.as_str() == "MARS-27",
            draw_code: &mut || {
                drawn += 1;
                Code::new(format!("TIRE-{drawn}"))
            },
            duplicates: &mut |rows| {
                let alike = rows.iter().filter(|(_, learner)| learner.first_name == "Yvette");
                let alike = alike.map(|(line, _)| (*line, vec!["MARS-27".into()], vec![2]));
                alike.map(|(line, codes, earlier)| Warning::LikelyDuplicate { line, codes, earlier }).collect()
            },
        },
    )
}

fn known(code: &Code) -> Option<Known> {
    (code.as_str() == "MARS-27").then(|| Known { id: YVETTE, procedures: vec!["D2".into()] })
}

fn read_assessments(text: &str) -> Result<Intake<Assessment>, SheetError> {
    let content = Content::built_in().unwrap();
    assessments::read(text.as_bytes(), &assessments::Desk { today: TODAY, content: &content, learner: &known })
}

fn read_sessions(text: &str) -> Result<Intake<ReadSession>, SheetError> {
    let content = Content::built_in().unwrap();
    let taken = |id: &crate::domain::ids::SessionId| id.bytes() == &[7; 16];
    let desk = sessions::Desk { today: TODAY, content: &content, learner: &known, session_taken: &taken };
    sessions::read(text.as_bytes(), &desk)
}

/// Line and reason of each refused row, with the column.
fn refusals<T>(intake: &Intake<T>) -> Vec<(u64, &str, &super::Reason)> {
    intake.refused.iter().map(|row| (row.line, row.column.as_str(), &row.reason)).collect()
}
