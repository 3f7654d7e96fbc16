//! A mediator's guide to a module: how to hold it, what to say, what blocks and what then, where the true sites are.

use super::curriculum::{Freshness, Module};
use super::ids::ModuleId;
use time::Date;

/// What a mediator reads before and while showing a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    pub module: ModuleId,
    /// The day its facts were last checked against their sources.
    pub checked_on: Date,
    /// The plan, session by session; together they last as long as the module.
    pub sittings: Vec<Sitting>,
    /// To have at hand before the person comes.
    pub prepare: Vec<String>,
    /// Sentences to say as they stand.
    pub say: Vec<String>,
    pub blockages: Vec<Blockage>,
    /// The true sites and numbers, those first that the session needs first.
    pub addresses: Vec<Address>,
}

/// One session of a module, in the five times of every session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// What it is about, in a few words.
    pub about: String,
    /// Recall, show, do together, let do, say what is remembered.
    pub steps: [Step; 5],
}

/// One of the five times of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub minutes: u16,
    pub text: String,
}

/// Something that stops people, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blockage {
    /// What is seen or heard.
    pub sign: String,
    pub remedy: String,
}

/// A true site or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub id: String,
    pub name: String,
    /// An address in `https`, or a number to call or to write to.
    pub at: String,
    /// What a call costs; empty for a site.
    pub cost: String,
    /// The day it was last checked.
    pub checked_on: Date,
}

impl Sitting {
    /// How long the session lasts.
    pub fn minutes(&self) -> u16 {
        self.steps.iter().fold(0, |minutes, step| minutes.saturating_add(step.minutes))
    }
}

impl Address {
    /// Whether it is a site, which a phone can be led to, and not a number.
    pub fn is_site(&self) -> bool {
        self.at.starts_with(HTTPS)
    }

    /// The address as it is typed and read aloud: without what browsers add by themselves.
    pub fn typed(&self) -> &str {
        self.at.strip_prefix(HTTPS).unwrap_or(&self.at)
    }
}

const HTTPS: &str = "https://";

impl Guide {
    /// How long all its sessions last.
    pub fn minutes(&self) -> u16 {
        self.sittings.iter().fold(0, |minutes, sitting| minutes.saturating_add(sitting.minutes()))
    }

    /// The day by which all of it had been checked: that of its oldest fact or address.
    pub fn checked_on(&self) -> Date {
        self.addresses.iter().map(|address| address.checked_on).fold(self.checked_on, Date::min)
    }

    /// How fresh it is on a day. A mediator who read the module again since has checked it too.
    pub fn freshness(&self, module: &Module, today: Date) -> Freshness {
        let checked = self.checked_on();
        Freshness::since(module.checked_on.map_or(checked, |read| read.max(checked)), today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn address(at: &str, checked_on: Date) -> Address {
        let (id, name) = ("id".to_owned(), "Caf".to_owned());
        Address { id, name, at: at.to_owned(), cost: String::new(), checked_on }
    }

    #[test]
    fn a_guide_is_as_old_as_the_oldest_thing_in_it() {
        let mut guide = Guide {
            module: "D3".into(),
            checked_on: date!(2026 - 11 - 22),
            sittings: Vec::new(),
            prepare: Vec::new(),
            say: Vec::new(),
            blockages: Vec::new(),
            addresses: Vec::new(),
        };
        assert_eq!(guide.checked_on(), date!(2026 - 11 - 22));
        guide.addresses =
            vec![address("32 30", date!(2027 - 01 - 10)), address("https://caf.fr", date!(2026 - 03 - 01))];
        assert_eq!(guide.checked_on(), date!(2026 - 03 - 01));
    }

    #[test]
    fn a_site_is_shown_as_it_is_typed() {
        let (site, number) = (address("https://www.caf.fr", Date::MIN), address("32 30", Date::MIN));
        assert_eq!((site.is_site(), site.typed()), (true, "www.caf.fr"));
        assert_eq!((number.is_site(), number.typed()), (false, "32 30"));
    }
}
