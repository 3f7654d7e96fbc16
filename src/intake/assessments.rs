//! Self-assessments on paper, typed in a spreadsheet.

use super::reason::{Reason, Refusal, Warning};
use super::sheet::{Column, Row, Sheet, SheetError};
use super::{Intake, cells};
use crate::content::Content;
use crate::domain::assessment::{Answer, Assessment, Context, Kind};
use crate::domain::ids::{Code, LearnerId, ModuleId, QuestionId};
use crate::domain::scoring::score;
use std::collections::BTreeMap;
use time::Date;

/// What the store says of the learner who bears a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: LearnerId,
    /// The procedures that bring the person, in their order.
    pub procedures: Vec<ModuleId>,
}

/// What the reading of assessments needs to know and never finds out by itself.
pub struct Desk<'a> {
    pub today: Date,
    pub content: &'a Content,
    /// The learner who bears this code.
    pub learner: &'a dyn Fn(&Code) -> Option<Known>,
}

/// Reads a table of assessments: `code`, `date`, a column for each question, and `ID_obs` for what a test showed.
///
/// The form is the short one when nothing but its questions is answered. Each is scored as one finished on the screen.
pub fn read(bytes: &[u8], desk: &Desk<'_>) -> Result<Intake<Assessment>, SheetError> {
    let sheet = Sheet::open(bytes, &column_names(desk.content))?;
    let columns = Columns::of(&sheet, desk.content)?;
    Intake::from_rows(&sheet, |row, warnings| {
        let assessment = columns.assessment(row, desk)?;
        if assessment.date > desk.today {
            warnings.push(Warning::FutureDate { line: row.line() });
        }
        Ok(assessment)
    })
}

/// The columns of a table of assessments.
fn column_names(content: &Content) -> Vec<String> {
    let questions = content.questionnaire.questions.iter().map(|question| question.id.to_string());
    let named = ["code", "date"].map(str::to_owned).into_iter();
    named.chain(questions.flat_map(|id| [format!("{id}_obs"), id])).collect()
}

struct Columns {
    code: Column,
    date: Column,
    /// What was said and what was seen, by question.
    answers: Vec<(QuestionId, Column, Column)>,
}

impl Columns {
    fn of(sheet: &Sheet<'_>, content: &Content) -> Result<Self, SheetError> {
        let answers = content.questionnaire.questions.iter().map(|question| {
            let id = question.id.clone();
            let (said, seen) = (sheet.column(id.as_str()), sheet.column(&format!("{id}_obs")));
            (id, said, seen)
        });
        Ok(Self { code: sheet.required("code")?, date: sheet.required("date")?, answers: answers.collect() })
    }

    fn assessment(&self, row: &Row<'_>, desk: &Desk<'_>) -> Result<Assessment, Refusal> {
        let code = cells::known_code(row, &self.code)?;
        let known = (desk.learner)(&code).ok_or_else(|| row.refuse(&self.code, Reason::UnknownCode))?;
        let date = cells::date(row, &self.date)?;
        let answers = self.answers(row)?;
        let content = desk.content;
        let short = |id: &QuestionId| content.questionnaire.question(id).is_some_and(|question| question.short);
        let kind = if answers.keys().all(short) { Kind::Short } else { Kind::Full };
        let outcome = score(&content.questionnaire, &content.curriculum, kind, &answers, &known.procedures);
        Ok(Assessment {
            learner: known.id,
            date,
            kind,
            version: content.questionnaire.version.clone(),
            answers,
            context: Context::default(),
            procedures: known.procedures,
            outcome,
        })
    }

    fn answers(&self, row: &Row<'_>) -> Result<BTreeMap<QuestionId, Answer>, Refusal> {
        let mut answers = BTreeMap::new();
        for (id, said, seen) in &self.answers {
            let answer = Answer { declared: value(row, said)?, observed: value(row, seen)? };
            if answer.value().is_some() {
                answers.insert(id.clone(), answer);
            }
        }
        Ok(answers)
    }
}

/// An answer from 0 to 3, or `None` when the cell is empty.
fn value(row: &Row<'_>, column: &Column) -> Result<Option<u8>, Refusal> {
    match row.cell(column) {
        "" => Ok(None),
        "0" => Ok(Some(0)),
        "1" => Ok(Some(1)),
        "2" => Ok(Some(2)),
        "3" => Ok(Some(3)),
        _ => Err(row.refuse(column, Reason::BadAnswer)),
    }
}
