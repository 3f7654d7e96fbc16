//! What one field says of another, put in order after each key.

use super::fields::{self, BIRTH_YEAR, CONTACT, EMAIL, FIRST_NAME, INFORMED, LAST_NAME, PHONE};
use super::{State, learner};
use crate::domain::age;
use crate::domain::directory::Person;
use crate::text::registration as words;
use crate::tui::form::Form;
use crate::tui::screen::commune;
use crate::tui::shared::Shared;

impl State {
    pub(super) fn settle(&mut self, shared: &Shared) {
        learner::settle_reasons(&mut self.form);
        commune::settle(&mut self.form);
        let nameless = self.is_nameless();
        if self.is_unfolded() {
            self.form.fold(&CONTACT, nameless);
        }
        let (remark, help) = if nameless {
            (words::NAMELESS, words::NAMELESS_HELP)
        } else {
            (words::ONLY_REQUIRED, words::FIRST_NAME_HELP)
        };
        self.remark(FIRST_NAME, remark);
        self.help(FIRST_NAME, help);
        let band = age_band(&self.form, shared);
        self.remark(BIRTH_YEAR, &band);
        self.help(
            INFORMED,
            match (fields::informed_on(&self.form), self.is_new()) {
                (Some(_), _) => words::INFORMED_DONE_HELP,
                (None, true) => words::INFORMED_HELP,
                (None, false) => words::INFORMED_LATER_HELP,
            },
        );
        if self.form.focused_name() != EMAIL {
            check_email(&mut self.form);
        }
        self.look_for_duplicate(shared);
    }

    fn remark(&mut self, name: &str, words: &str) {
        if let Some(field) = self.form.field_mut(name) {
            words.clone_into(&mut field.remark);
        }
    }

    fn help(&mut self, name: &str, words: &str) {
        if let Some(field) = self.form.field_mut(name) {
            words.clone_into(&mut field.help);
        }
    }

    pub(super) fn look_for_duplicate(&mut self, shared: &Shared) {
        let person = Person {
            first_name: self.form.text(FIRST_NAME),
            last_name: self.form.text(LAST_NAME),
            birth_year: birth_year(&self.form, shared),
            phone: self.form.text(PHONE),
        };
        self.duplicate = shared.directory.likely_duplicates(&person, Some(&self.learner)).first().copied();
    }
}

/// The year of birth; nothing as long as its first figures are being typed.
fn birth_year(form: &Form, shared: &Shared) -> Option<u16> {
    let typing = form.focused_name() == BIRTH_YEAR && form.text(BIRTH_YEAR).len() < 4;
    let year = form.number(BIRTH_YEAR, shared.today()).filter(|_| !typing)?;
    u16::try_from(year).ok()
}

/// The age band of the year typed, in the words of the screens.
fn age_band(form: &Form, shared: &Shared) -> String {
    let band = birth_year(form, shared).and_then(|year| age::age_band(year, shared.today()));
    band.and_then(|band| shared.content.vocabularies.age_band.shown(&band).map(str::to_owned)).unwrap_or_default()
}

/// Says so when the e-mail address cannot be one; answers whether it can.
pub fn check_email(form: &mut Form) -> bool {
    let text = form.text(EMAIL);
    let right = text.is_empty() || fields::is_email(text);
    if let Some(field) = form.field_mut(EMAIL).filter(|_| !right) {
        field.error = Some(words::BAD_EMAIL.to_owned());
    }
    right
}
