//! The end of the session: three lines to fill in, the rest to check.

use super::end_form::{ATTENDANCE, DAY, GOAL, NEXT_DATE, NEXT_TIME, SENTENCE, fold, form, settle, take};
use super::leaving::Asked;
use super::proposed::{self, AUTONOMY, DEVICES, DURATION, FOLLOWING, MODE, PLACE, THEMES};
use super::sitting::Sitting;
use super::{Over, State, context};
use crate::content::Content;
use crate::domain::session::{Attendance, Session};
use crate::text::{dates, session as words};
use crate::tui::action::{Action, Command};
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::list::List;
use crate::tui::screen::{Step, Steps, toast};
use crate::tui::shared::Shared;
use time::Date;

impl State {
    /// Turns to the end of the session.
    pub(super) fn end(&mut self, shared: &Shared) -> Steps {
        if let Some(fault) = self.note_fault() {
            return vec![toast(fault)];
        }
        proposed::follow(&mut self.sitting, &shared.content, (shared.today(), shared.now.time()));
        self.sitting.open.ending = true;
        let mut form = form(&self.sitting.open.session, &shared.content);
        if let Some(filed) = &self.sitting.before {
            settle(&mut form, filed);
        }
        self.ending = Some(form);
        vec![Step::KeepDraft]
    }

    pub(super) fn on_ending(&mut self, action: Action, shared: &mut Shared) -> Steps {
        let edit = match action {
            Action::Command(Command::Save) => return self.save(shared),
            Action::Command(Command::Undo) => Edit::Undo,
            Action::Command(Command::Redo) => Edit::Redo,
            Action::Text(text) => Edit::Insert(text),
            Action::Key(key) => match Edit::from_key(key) {
                Some(edit) => edit,
                None => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let Some(form) = &mut self.ending else { return Vec::new() };
        let focused = form.focused_name();
        if focused == THEMES && matches!(edit, Edit::Insert(_)) {
            self.over = Some(Over::Themes(List::default()));
            return Vec::new();
        }
        if edit == Edit::Right && form.is_at_end() && propose(form, &self.sitting, shared) {
            take(form, &mut self.sitting.open.session, shared.today());
            return Vec::new();
        }
        match form.apply(&edit, context(shared)) {
            FormEvent::Changed(name) => {
                self.changed(name, shared);
                Vec::new()
            }
            FormEvent::Moved => {
                self.changed(focused, shared);
                vec![Step::KeepDraft]
            }
            FormEvent::Submitted => self.save(shared),
            FormEvent::Unused if edit == Edit::Escape => self.back_to_ratings(),
            _ => Vec::new(),
        }
    }

    fn back_to_ratings(&mut self) -> Steps {
        self.ending = None;
        self.sitting.open.ending = false;
        self.page.set_note(&self.sitting.open.session.note);
        vec![Step::KeepDraft]
    }

    /// Takes over what a field holds now; a line that was changed no longer follows what is proposed.
    pub(super) fn changed(&mut self, name: &str, shared: &Shared) {
        let Some(form) = &mut self.ending else { return };
        let before = self.sitting.open.session.clone();
        take(form, &mut self.sitting.open.session, shared.today());
        let sitting = &mut self.sitting;
        if FOLLOWING.contains(&name) && differs(name, &before, &sitting.open.session) {
            sitting.touch(name);
        }
        if sitting.open.session.date != before.date {
            sitting.look_back(&shared.content);
        }
        fold(form, &sitting.open.session);
    }

    pub(super) fn save(&mut self, shared: &mut Shared) -> Steps {
        let Some(form) = &mut self.ending else { return Vec::new() };
        if let Err(name) = form.check(context(shared)) {
            let fault = form.field(name).and_then(Field::message).unwrap_or_default();
            return vec![toast(fault)];
        }
        let focused = form.focused_name();
        self.changed(focused, shared);
        let Some(form) = &mut self.ending else { return Vec::new() };
        if let Some((name, fault)) = fault(form, &self.sitting, shared.today()) {
            if let Some(field) = form.field_mut(name) {
                field.error = Some(fault.clone());
            }
            form.focus(name);
            return vec![toast(fault)];
        }
        if form.doubtful().next().is_some() {
            return self.ask(Asked::Sensitive);
        }
        self.file()
    }
}

/// Puts what is proposed into one of the three lines to fill in; says whether there was something to propose.
fn propose(form: &mut Form, sitting: &Sitting, shared: &Shared) -> bool {
    let name = form.focused_name();
    let Some(proposal) = proposal(form, sitting, &shared.content) else { return false };
    if !form.text(name).is_empty() {
        form.apply(&Edit::Clear, context(shared));
    }
    form.apply(&Edit::Insert(proposal), context(shared));
    if name == NEXT_DATE && form.text(NEXT_TIME).is_empty() {
        let time = proposed::next(sitting).and_then(|next| next.time);
        form.set(NEXT_TIME, &time.map(dates::time).unwrap_or_default());
    }
    true
}

/// What Right would put into the focused line: Down goes on, and changes nothing.
pub fn proposal(form: &Form, sitting: &Sitting, content: &Content) -> Option<String> {
    proposal_for(form.focused_name(), form, sitting, content)
}

/// What Right would put into one of the three lines to fill in.
pub fn proposal_for(name: &str, form: &Form, sitting: &Sitting, content: &Content) -> Option<String> {
    let typed = form.text(name);
    match name {
        SENTENCE => next_sentence(typed, &proposed::sentences(sitting, content)),
        NEXT_DATE if typed.is_empty() => proposed::next(sitting).map(|next| dates::field(next.date)),
        NEXT_TIME if typed.is_empty() && !form.text(NEXT_DATE).is_empty() => {
            proposed::next(sitting)?.time.map(dates::time)
        }
        GOAL if typed.is_empty() => proposed::goal(sitting, content),
        _ => None,
    }
}

/// The sentence after the one chosen, round the corner; none when another one was typed.
fn next_sentence(typed: &str, sentences: &[String]) -> Option<String> {
    let at = sentences.iter().position(|sentence| sentence == typed).map(|at| at + 1);
    let at = if typed.is_empty() { 0 } else { at? };
    sentences.get(at).or_else(|| sentences.first()).filter(|next| *next != typed).cloned()
}

fn differs(name: &str, before: &Session, after: &Session) -> bool {
    match name {
        DURATION => before.duration_min != after.duration_min,
        PLACE => before.place != after.place,
        MODE => before.mode != after.mode,
        DEVICES => before.devices != after.devices,
        THEMES => before.themes != after.themes,
        AUTONOMY => before.autonomy != after.autonomy,
        _ => false,
    }
}

/// What stands in the way of saving: the field, and what to do.
fn fault(form: &Form, sitting: &Sitting, today: Date) -> Option<(&'static str, String)> {
    let session = &sitting.open.session;
    let came = session.attendance == Attendance::Present;
    if session.next.is_some_and(|next| next.date < session.date) {
        return Some((NEXT_DATE, words::NEXT_IN_THE_PAST.to_owned()));
    }
    if session.next.is_none() && !form.text(NEXT_TIME).is_empty() {
        return Some((NEXT_DATE, words::TIME_WITHOUT_DATE.to_owned()));
    }
    if !came && !session.ratings.is_empty() {
        return Some((ATTENDANCE, words::absent_but_rated(session.ratings.len())));
    }
    if came && form.text(DURATION).is_empty() {
        return Some((DURATION, words::DURATION_MISSING.to_owned()));
    }
    if form.text(DAY).is_empty() || session.date > today {
        return Some((DAY, words::DAY_TO_COME.to_owned()));
    }
    None
}
