//! A questionnaire answered on paper, typed back in one line.

use super::{Sheet, State, questions};
use crate::content::Content;
use crate::domain::assessment::Kind;
use crate::domain::paper::{Sign, questionnaire_code};
use crate::text::paper as words;
use crate::tui::form::Edit;
use crate::tui::screen::paper::{Entered, Paper};
use crate::tui::screen::{Steps, toast};
use crate::tui::shared::Shared;

/// A sheet's form, its answers, and what is wrong with them.
pub struct Answers {
    kind: Kind,
    signs: Vec<Sign>,
    pub fault: Option<String>,
}

/// What is understood of the line.
pub fn answers(paper: &Paper, kind: Kind, content: &Content) -> Answers {
    let questionnaire = &content.questionnaire;
    let typed = match paper.typed() {
        Ok(typed) => typed,
        Err(strange) => return Answers { kind, signs: Vec::new(), fault: Some(words::strange(strange.0)) },
    };
    let code_of = |kind: &Kind| Some(questionnaire_code(questionnaire, *kind)) == typed.sheet;
    let named = [Kind::Short, Kind::Full].into_iter().find(code_of);
    let kind = named.unwrap_or(kind);
    let asked = questionnaire.asked(kind).count();
    let fault = match (&typed.sheet, typed.signs.len()) {
        (Some(code), _) if named.is_none() => Some(words::other_sheet(code)),
        _ if typed.signs.contains(&Sign::NotApplicable) => Some(words::NOT_APPLICABLE_NOT_HERE.to_owned()),
        (_, signs) if signs < asked => Some(words::missing(asked - signs)),
        (_, signs) if signs > asked => Some(words::over(signs - asked)),
        _ => None,
    };
    Answers { kind, signs: typed.signs, fault }
}

impl Answers {
    /// The questions of the form, each with what the sheet says.
    pub fn read(&self, content: &Content) -> Vec<(String, String)> {
        let questionnaire = &content.questionnaire;
        let signs = self.signs.iter().map(Some).chain(std::iter::repeat(None));
        let said = |sign: Option<&Sign>| match sign {
            Some(Sign::Value(value)) => format!("[{value}]"),
            Some(_) => "[n]".to_owned(),
            None => "[ ]".to_owned(),
        };
        questionnaire.asked(self.kind).zip(signs).map(|(question, sign)| (question.label.clone(), said(sign))).collect()
    }
}

impl State {
    pub(super) fn open_paper(&mut self, shared: &Shared) {
        self.sheet = Sheet::Paper(Box::new(Paper::new(&shared.content)));
    }

    pub(super) fn paper_edit(&mut self, edit: &Edit, shared: &Shared) -> Steps {
        let Sheet::Paper(paper) = &mut self.sheet else { return Vec::new() };
        match paper.edit(edit, shared.form_context()) {
            Entered::Stays => Vec::new(),
            Entered::Left => {
                self.sheet = Sheet::Question;
                Vec::new()
            }
            Entered::Done => {
                let answers = answers(paper, self.open.kind, &shared.content);
                match answers.fault {
                    Some(fault) => vec![toast(fault)],
                    None => self.take_answers(&answers, shared),
                }
            }
        }
    }

    /// Takes the answers of the sheet, then goes to the page that ends the assessment.
    fn take_answers(&mut self, answers: &Answers, shared: &Shared) -> Steps {
        let questionnaire = &shared.content.questionnaire;
        self.open.kind = answers.kind;
        for (at, sign) in (0_u16..).zip(&answers.signs) {
            self.open.position = at;
            let said = match sign {
                Sign::Value(value) => Some(*value),
                Sign::Nothing | Sign::NotApplicable => None,
            };
            questions::say(questionnaire, &mut self.open, said);
        }
        self.close(shared);
        vec![toast(words::ANSWERS_TAKEN)]
    }
}
