//! The learner's own sheet: the appointment first, six skills at most, the best first; no percentage, no level, no
//! surname, no module's code.

mod html;
mod skills;
mod text;

use super::Office;
use super::summary::{Goal, Person, Place, SessionSummary};
use crate::domain::ids::Code;
use crate::domain::progress::{current_ratings, next_steps};
use crate::domain::record::Record;
use crate::domain::session::Appointment;
use crate::text::report::learner_sheet as words;
use crate::text::report::place::{Spoken, spoken};
use time::Date;

/// Skills a sheet may hold: with two more, and long labels, it no longer fits on one page.
const MOST_SKILLS: usize = 6;

/// Whether the sheet says which procedure the person came for: visitors read what hangs on a fridge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Procedure {
    #[default]
    Named,
    LeftOut,
}

/// What the sheet shows, block by block; an empty block is left out with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnerSheet {
    title: &'static str,
    first_name: String,
    date: Date,
    place: Place,
    spoken: Option<Spoken>,
    code: Code,
    appointment: Option<Appointment>,
    programme: String,
    bring: String,
    groups: Vec<Group>,
    /// Skills that did not fit.
    others: usize,
    wish: String,
    sentence: String,
    /// Each as what is read and what stands out.
    doubt: Vec<(String, String)>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    heading: &'static str,
    mark: Mark,
    items: Vec<String>,
}

/// What stands before an item of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Done,
    Open,
    Number,
}

impl LearnerSheet {
    /// The sheet of a session.
    pub fn of_session(summary: &SessionSummary, procedure: Procedure) -> Self {
        let hide = procedure == Procedure::LeftOut;
        let card: Vec<_> = summary.steps.iter().flat_map(|step| words::doubt_card(step.id.as_str())).collect();
        let (groups, others) = skills::touched(summary, hide, MOST_SKILLS.saturating_sub(card.len()));
        let (programme, bring) = next_time(summary.workshop.as_ref().unwrap_or(&summary.goal), hide);
        let mut sheet = Self::blank(words::TITLE, &summary.person, summary.place.clone(), summary.date);
        sheet.doubt.extend(card);
        if !(hide && summary.sentence_tells_procedure) {
            sheet.sentence.clone_from(&summary.sentence);
        }
        Self { appointment: summary.appointment, programme, bring, groups, others, ..sheet }
    }

    /// « Mon parcours »: the steps to begin with, for somebody who leaves without a session.
    ///
    /// They are those of the path adopted, else of the path proposed by the latest assessment.
    pub fn of_path(record: &Record, date: Date, office: &Office<'_>, procedure: Procedure) -> Self {
        let adopted = record.path.as_ref().map(|kept| &kept.record.path);
        let proposed = record.last_assessment().map(|(_, kept)| &kept.record.outcome.proposal.path);
        let ratings = current_ratings(record.held());
        let steps = adopted.or(proposed).map(|path| next_steps(path, &office.content.curriculum, &ratings));
        let titles = steps.into_iter().flatten().map(|module| match &module.reason {
            Some(_) if procedure == Procedure::LeftOut => words::PROCEDURE_SKILL.to_owned(),
            _ => module.title.clone(),
        });
        let items: Vec<String> = titles.collect();
        let groups = if items.is_empty() {
            Vec::new()
        } else {
            vec![Group { heading: words::FIRST_STEPS, mark: Mark::Number, items }]
        };
        let person = Person::of(&record.learner.record, office);
        let sheet = Self::blank(words::PATH_TITLE, &person, Place::of(office.settings), date);
        let coming = record.coming(date);
        let workshop = coming.and_then(|coming| coming.workshop).map(|workshop| Goal::of_workshop(workshop, office));
        let hide = procedure == Procedure::LeftOut;
        let (programme, bring) = workshop.map(|goal| next_time(&goal, hide)).unwrap_or_default();
        let appointment = coming.map(|coming| coming.at);
        Self { appointment, programme, bring, groups, wish: person.wish, ..sheet }
    }

    /// The sheet's text, 80 columns wide.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// The sheet's page: A4, one side, 16 points.
    pub fn html(&self) -> String {
        html::html(self)
    }

    /// Several sheets as one document, each on a page of its own.
    pub fn html_of_all(title: &str, sheets: &[Self]) -> String {
        html::html_of_all(title, sheets)
    }

    fn blank(title: &'static str, person: &Person, place: Place, date: Date) -> Self {
        let spoken = spoken(&place.name);
        Self {
            title,
            first_name: person.first_name.clone(),
            date,
            doubt: words::doubt(spoken.as_ref(), &place.phone),
            place,
            spoken,
            code: person.code.clone(),
            appointment: None,
            programme: String::new(),
            bring: String::new(),
            groups: Vec::new(),
            others: 0,
            wish: String::new(),
            sentence: String::new(),
        }
    }

    /// Where the next meeting is: the place and its room.
    fn venue(&self) -> String {
        let parts = [self.place.name.trim(), self.place.room.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether there is anything to say about coming back.
    fn has_next_time(&self) -> bool {
        self.appointment.is_some() || !self.place.opening_hours.trim().is_empty()
    }
}

/// What the next meeting is for, and what to bring to it.
fn next_time(goal: &Goal, hide: bool) -> (String, String) {
    let hide = hide && goal.tells_procedure;
    let text = if hide && !goal.text.is_empty() { words::PROCEDURE_SKILL } else { &goal.text };
    let bring = if hide { words::PROCEDURE_BRING } else { &goal.bring };
    let said = |text: &str, say: fn(&str) -> String| if text.trim().is_empty() { String::new() } else { say(text) };
    (said(text, words::programme), said(bring, words::bring))
}
