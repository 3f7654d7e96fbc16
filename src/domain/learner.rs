//! A learner's record: everything is optional but the code and, unless the person stays without a name, a first name.

use super::ids::{Code, CoopKey, Insee, MediatorId, ModuleId};
use time::Date;

/// What is kept of a person who comes to learn.
///
/// There is no field for a social security number, a password, health, income or family, and never will be.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Learner {
    pub code: Code,
    /// Registered without a name: only the code says who it is.
    pub anonymous: bool,
    /// First name or pseudonym; empty when anonymous.
    pub first_name: String,
    pub last_name: String,
    pub birth_year: Option<u16>,
    pub commune: Option<Insee>,
    /// A key of the Coop's `genre`; `None` when it was left empty.
    pub gender: Option<CoopKey>,
    /// A key of the Coop's `statut`; `None` when it was left empty.
    pub status: Option<CoopKey>,
    /// The procedures that bring the person, in the order they were chosen.
    pub procedures: Vec<ModuleId>,
    /// What brings the person when it is none of the procedures.
    pub other_reason: Option<OtherReason>,
    /// What the person would like, in their own words.
    pub wish: String,
    pub phone: String,
    pub email: String,
    pub note: String,
    /// The day the information text was read to the person.
    pub informed_on: Option<Date>,
    /// The day the record was opened.
    pub opened_on: Option<Date>,
    /// The mediator who opened it.
    pub opened_by: Option<MediatorId>,
}

/// What is kept of a person stays out of every log.
impl std::fmt::Debug for Learner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Learner").finish_non_exhaustive()
    }
}

/// A reason to come that is not one of the procedures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherReason {
    /// Something else.
    Other,
    /// Nothing in particular.
    Nothing,
}

impl Learner {
    /// The name for the team's screens: « Yvette M. », or the code of a person without a name.
    pub fn short_name(&self) -> String {
        short_name(self.code.as_str(), &self.first_name, &self.last_name)
    }

    /// What the person is called on their own papers: the first name, or the code.
    pub fn called(&self) -> &str {
        if self.first_name.is_empty() { self.code.as_str() } else { &self.first_name }
    }

    /// The digits of the telephone number, with `+33` and `0033` written as `0`.
    pub fn phone_digits(&self) -> String {
        phone_digits(&self.phone)
    }
}

/// First name and initial, or the code of a person without a name.
pub fn short_name(code: &str, first_name: &str, last_name: &str) -> String {
    match last_name.chars().next() {
        _ if first_name.is_empty() => code.to_owned(),
        Some(initial) => format!("{first_name} {}.", initial.to_uppercase()),
        None => first_name.to_owned(),
    }
}

/// The digits of a telephone number, with the French country prefix written as `0`.
pub fn phone_digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national =
        if phone.trim_start().starts_with('+') { digits.strip_prefix("33") } else { digits.strip_prefix("0033") };
    national.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_to_an_initial() {
        let mut learner = Learner { code: "MARS-27".into(), ..Learner::default() };
        assert_eq!((learner.short_name().as_str(), learner.called()), ("MARS-27", "MARS-27"));
        learner.first_name = "Yvette".into();
        assert_eq!(learner.short_name(), "Yvette");
        learner.last_name = "émond".into();
        assert_eq!((learner.short_name().as_str(), learner.called()), ("Yvette É.", "Yvette"));
    }

    #[test]
    fn the_country_prefix_is_one_zero() {
        for written in ["06 12 34 56 78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6.12.34.56.78"] {
            assert_eq!(phone_digits(written), "0612345678", "{written}");
        }
        assert_eq!(phone_digits("+41 22 123 45 67"), "41221234567");
    }
}
