//! Two records of one person: what becomes of the fields of the one that stays.

use super::ids::{Code, LearnerId};
use super::learner::Learner;

/// A record that was joined to another: its code stays known, on cards and papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    pub from: LearnerId,
    pub code: Code,
    /// The record that stays.
    pub into: LearnerId,
}

/// The fields of the record that stays: its own, and the other's where it says nothing.
///
/// Somebody who stays without a name is not named by another record; the code stays the one that is on the card.
pub fn joined(stays: &Learner, goes: &Learner) -> Learner {
    let text = |own: &String, other: &String| if own.trim().is_empty() { other.clone() } else { own.clone() };
    let named = |own: &String, other: &String| if stays.anonymous { own.clone() } else { text(own, other) };
    let mut procedures = stays.procedures.clone();
    for procedure in &goes.procedures {
        if !procedures.contains(procedure) {
            procedures.push(procedure.clone());
        }
    }
    Learner {
        code: stays.code.clone(),
        anonymous: stays.anonymous,
        first_name: named(&stays.first_name, &goes.first_name),
        last_name: named(&stays.last_name, &goes.last_name),
        birth_year: stays.birth_year.or(goes.birth_year),
        commune: stays.commune.clone().or_else(|| goes.commune.clone()),
        gender: stays.gender.clone().or_else(|| goes.gender.clone()),
        status: stays.status.clone().or_else(|| goes.status.clone()),
        procedures,
        other_reason: stays.other_reason.or(goes.other_reason),
        wish: text(&stays.wish, &goes.wish),
        phone: named(&stays.phone, &goes.phone),
        email: named(&stays.email, &goes.email),
        note: text(&stays.note, &goes.note),
        informed_on: stays.informed_on.max(goes.informed_on),
        opened_on: match (stays.opened_on, goes.opened_on) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        },
        opened_by: stays.opened_by.or(goes.opened_by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn what_one_record_does_not_say_the_other_does() {
        let stays = Learner {
            code: "MARS-27".into(),
            first_name: "Yvette".into(),
            procedures: vec!["D2".into()],
            opened_on: Some(date!(2026 - 11 - 05)),
            ..Learner::default()
        };
        let goes = Learner {
            code: "LILAS-83".into(),
            first_name: "Ivette".into(),
            last_name: "Martin".into(),
            phone: "06 12 34 56 78".into(),
            procedures: vec!["D7".into(), "D2".into()],
            opened_on: Some(date!(2026 - 03 - 12)),
            ..Learner::default()
        };
        let one = joined(&stays, &goes);
        assert_eq!(
            (one.code.as_str(), one.first_name.as_str(), one.last_name.as_str()),
            ("MARS-27", "Yvette", "Martin")
        );
        assert_eq!((one.procedures.len(), one.opened_on, one.phone), (2, goes.opened_on, goes.phone.clone()));
        let nameless = joined(&Learner { anonymous: true, first_name: String::new(), ..stays }, &goes);
        assert_eq!(
            (nameless.last_name.as_str(), nameless.phone.as_str()),
            ("", ""),
            "nobody is named behind their back"
        );
    }
}
