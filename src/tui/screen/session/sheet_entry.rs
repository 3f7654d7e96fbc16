//! A module's sheet filled in on paper, typed back in one line.

use super::{Over, State};
use crate::content::Content;
use crate::domain::curriculum::Module;
use crate::domain::ids::ModuleId;
use crate::domain::paper::Sign;
use crate::domain::proposals::accepts;
use crate::domain::session::Rating;
use crate::text::paper as words;
use crate::tui::action::Action;
use crate::tui::form::Edit;
use crate::tui::screen::paper::{Entered, Paper};
use crate::tui::screen::{Steps, toast};
use crate::tui::shared::Shared;

/// The module a sheet is of, what it says of each skill, and what is wrong with it.
pub struct Situated<'c> {
    module: Option<&'c Module>,
    signs: Vec<Sign>,
    pub fault: Option<String>,
}

/// What is understood of the line.
pub fn situated<'c>(paper: &Paper, open: Option<&ModuleId>, content: &'c Content) -> Situated<'c> {
    let here = open.and_then(|id| content.curriculum.module(id));
    let typed = match paper.typed() {
        Ok(typed) => typed,
        Err(strange) => return Situated { module: here, signs: Vec::new(), fault: Some(words::strange(strange.0)) },
    };
    let named = typed.sheet.as_deref().map(|code| content.curriculum.module(&ModuleId::from(code)));
    let module = named.unwrap_or(here);
    let fault = match (module, &typed.sheet) {
        (None, Some(code)) => Some(words::other_sheet(code)),
        (None, None) => Some(words::NO_STEP.to_owned()),
        (Some(module), _) => fault(module, &typed.signs),
    };
    Situated { module, signs: typed.signs, fault }
}

fn fault(module: &Module, signs: &[Sign]) -> Option<String> {
    let skills = module.skills.len();
    let refused = module
        .skills
        .iter()
        .zip(signs)
        .position(|(skill, sign)| *sign == Sign::NotApplicable && !accepts(skill, Rating::NotApplicable));
    match (refused, signs.len()) {
        (Some(at), _) => Some(words::essential(at + 1)),
        (None, signs) if signs < skills => Some(words::missing(skills - signs)),
        (None, signs) if signs > skills => Some(words::over(signs - skills)),
        (None, _) => None,
    }
}

impl Situated<'_> {
    /// The skills, each with what the sheet says.
    pub fn read(&self) -> Vec<(String, String)> {
        let signs = self.signs.iter().map(Some).chain(std::iter::repeat(None));
        let said = |sign: Option<&Sign>| match sign {
            Some(Sign::Value(value)) => format!("[{value}]"),
            Some(Sign::NotApplicable) => "[s]".to_owned(),
            Some(Sign::Nothing) => "[-]".to_owned(),
            None => "[ ]".to_owned(),
        };
        let skills = self.module.into_iter().flat_map(|module| &module.skills);
        skills.zip(signs).map(|(skill, sign)| (skill.label.clone(), said(sign))).collect()
    }
}

impl State {
    /// Answers a key of the line; `None` when it closes.
    pub(super) fn on_paper(&mut self, mut paper: Box<Paper>, action: &Action, shared: &Shared) -> Steps {
        let edit = match action {
            Action::Key(key) => Edit::from_key(*key),
            Action::Text(text) => Some(Edit::Insert(text.clone())),
            _ => None,
        };
        let entered = edit.map_or(Entered::Stays, |edit| paper.edit(&edit, shared.form_context()));
        match entered {
            Entered::Left => return Vec::new(),
            Entered::Stays => {}
            Entered::Done => {
                let content = shared.content.clone();
                let situated = situated(&paper, self.sitting.open.module.as_ref(), &content);
                match (situated.fault, situated.module) {
                    (None, Some(module)) => return self.take_ratings(module, &situated.signs),
                    (Some(fault), _) => {
                        self.over = Some(Over::Paper(paper));
                        return vec![toast(fault)];
                    }
                    (None, None) => {}
                }
            }
        }
        self.over = Some(Over::Paper(paper));
        Vec::new()
    }

    fn take_ratings(&mut self, module: &Module, signs: &[Sign]) -> Steps {
        self.open_module(module.id.clone());
        for (skill, sign) in module.skills.iter().zip(signs) {
            let rating = match sign {
                Sign::Value(level) => Rating::Level(*level),
                Sign::NotApplicable => Rating::NotApplicable,
                Sign::Nothing => continue,
            };
            self.sitting.rate(skill, rating);
        }
        vec![toast(words::RATINGS_TAKEN)]
    }
}
