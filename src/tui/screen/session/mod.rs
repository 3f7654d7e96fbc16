//! A session: skills are rated on one page, the session ends on another.

mod end_form;
mod ending;
mod guide;
mod leaving;
mod practice;
mod proposed;
mod ratings;
mod sheet_entry;
mod sitting;
mod steps;
#[cfg(test)]
mod tests;
mod themes;
pub mod view;

pub use proposed::administrative;
pub use sitting::Sitting;

use super::{Page, Screen, Step, Steps, links, preview, record};
use crate::domain::draft::{Draft, OpenSession, Work};
use crate::domain::ids::{DraftId, ModuleId, SessionId};
use crate::domain::moving::Moving;
use crate::domain::record::Record;
use crate::domain::session::Attendance;
use crate::text::{
    codes, dates, guide as guide_words, paper as paper_words, preview as preview_words, session as words, shell,
};
use crate::tui::action::{Action, Command};
use crate::tui::effect::{Document, Reply, Saving};
use crate::tui::form::{Context, Form};
use crate::tui::key::Code;
use crate::tui::keymap::Offer;
use crate::tui::list::List;
use crate::tui::screen::paper::Paper;
use crate::tui::screen::spot::Spot;
use crate::tui::shared::Shared;
use leaving::Asked;

/// A session opened longer than this is worth keeping even if nothing was typed.
const WORTH_KEEPING_S: i64 = 120;

/// The session's screen.
#[derive(Debug)]
pub struct State {
    pub sitting: Sitting,
    /// The ratings page.
    pub page: ratings::Page,
    /// The end page's form, while that page is shown.
    pub ending: Option<Form>,
    /// What stands over the page.
    pub over: Option<Over>,
    asked: Option<Asked>,
    saving: bool,
    /// Seconds since 1970, UTC, when the screen was opened.
    since: i64,
}

/// What stands over a page for a moment.
#[derive(Debug)]
pub enum Over {
    /// The modules of the programme.
    Steps(steps::Steps),
    /// What to know of the module.
    Guide(guide::Guide),
    /// The Coop's themes.
    Themes(List),
    /// A sheet filled in on paper, being typed back.
    Paper(Box<Paper>),
}

impl State {
    /// A new session, on the module asked for or on the natural next one.
    pub fn start(record: &Record, module: Option<ModuleId>, shared: &mut Shared) -> Self {
        let ids = (SessionId::from_bytes((shared.draw)()), DraftId::from_bytes((shared.draw)()));
        let moment = (shared.today(), shared.now.time());
        Self::new(Sitting::start(record, ids, module, moment, &shared.content), shared)
    }

    /// A session, or a correction, that was left open.
    pub fn resume(record: &Record, draft: DraftId, open: OpenSession, shared: &mut Shared) -> Self {
        let ending = open.ending;
        let mut state = Self::new(Sitting::resume(record, draft, open, &shared.content), shared);
        if ending {
            state.end(shared);
        }
        state
    }

    /// The correction of a closed session; `None` when the record does not hold it.
    pub fn correcting(record: &Record, id: SessionId, shared: &mut Shared) -> Option<Self> {
        let draft = DraftId::from_bytes((shared.draw)());
        let mut sitting = Sitting::correcting(record, id, draft, &shared.content)?;
        proposed::keep_filed(&mut sitting, &shared.content);
        Some(Self::new(sitting, shared))
    }

    fn new(sitting: Sitting, shared: &Shared) -> Self {
        let page = ratings::Page::new(&sitting.open.session.note);
        Self { sitting, page, ending: None, over: None, asked: None, saving: false, since: shared.now.unix() }
    }

    /// Whether a command means something of its own on the page.
    const fn uses(&self, command: Command) -> bool {
        match command {
            Command::Save | Command::Undo | Command::Redo => true,
            Command::Search | Command::Second => self.ending.is_none(),
            _ => false,
        }
    }

    fn as_draft(&self, shared: &Shared) -> Option<Draft> {
        Some(Draft {
            id: self.sitting.draft,
            at: shared.now.unix(),
            author: shared.me?,
            learner: self.sitting.learner(),
            work: Work::Session(Box::new(self.sitting.open.clone())),
        })
    }

    fn ending_hint(&self, form: &Form, shared: &Shared) -> String {
        match ending::proposal(form, &self.sitting, &shared.content) {
            Some(proposal) => words::right_chooses(&proposal),
            None => form.hint(),
        }
    }

    fn ratings_hint(&self, content: &crate::content::Content) -> String {
        let hint = match self.line(content) {
            ratings::Line::Skill(skill) if self.sitting.proposed(&skill.id).is_some() => words::TESTED_HINT,
            ratings::Line::Skill(_) => words::RATINGS_HINT,
            ratings::Line::NextStep => words::NEXT_STEP_HINT,
            ratings::Line::Note => words::NOTE_HELP,
        };
        hint.to_owned()
    }
}

impl Page for State {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        self.take_result(shared)
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        if self.saving {
            return Vec::new();
        }
        match (self.over.take(), action) {
            (over, Action::Answer(index)) => {
                self.over = over;
                self.answer(index, shared)
            }
            (over, Action::Command(Command::ChangePerson)) => {
                self.over = over;
                let draft = self.as_draft(shared).map(|draft| Moving::Open(Box::new(draft)));
                draft.map_or_else(Vec::new, |moving| links::change_person(moving, shared))
            }
            (over, Action::Command(Command::Discard)) => {
                self.over = over;
                self.ask(Asked::Discard)
            }
            (Some(Over::Steps(list)), action) => {
                self.over = self.on_steps(list, &action, shared).map(Over::Steps);
                Vec::new()
            }
            (Some(Over::Guide(guide)), Action::Command(Command::Export)) => {
                self.over = Some(Over::Guide(guide));
                self.sitting.open.module.clone().map_or_else(Vec::new, links::guide)
            }
            (Some(Over::Paper(paper)), action) => self.on_paper(paper, &action, shared),
            (over, Action::Command(Command::ShowCode)) => {
                self.over = over;
                self.codes(shared)
            }
            (Some(Over::Guide(guide)), Action::Key(key)) if matches!(key.code, Code::Char('q' | 'Q')) => {
                self.over = Some(Over::Guide(guide));
                self.codes(shared)
            }
            (Some(Over::Guide(guide)), action) => {
                let len = guide::lines(&self.sitting, &shared.content, shared.today()).len();
                self.over = guide.key(&action, len, shared).map(Over::Guide);
                Vec::new()
            }
            (Some(Over::Themes(list)), action) => self.on_themes(list, &action, shared),
            (None, Action::Command(Command::Practise)) => self.practise(),
            (None, Action::Command(Command::EnterSheet)) => {
                self.over = Some(Over::Paper(Box::new(Paper::new(&shared.content))));
                Vec::new()
            }
            (None, Action::Command(command)) if !self.uses(command) => links::everywhere(command, shared),
            (None, action) if self.ending.is_some() => self.on_ending(action, shared),
            (None, action) => self.on_ratings(action, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, _shared: &mut Shared) -> Steps {
        match reply {
            Reply::Saved(Saving::Session(learner, id), _) if *id == self.sitting.open.id && self.saving => {
                // Nobody takes a sheet home who did not come.
                if self.sitting.open.session.attendance != Attendance::Present {
                    return vec![Step::Back];
                }
                let sheet = Document::LearnerSheet { learner: *learner, session: *id, without_procedure: false };
                vec![Step::Replace(Box::new(Screen::Preview(preview::State::new(sheet))))]
            }
            Reply::NotSaved(Saving::Session(_, id), _) if *id == self.sitting.open.id => {
                self.saving = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        let on_ratings = self.ending.is_none() && self.over.is_none();
        match command {
            Command::Save if on_ratings => Offer::yes(words::END),
            Command::Save if self.over.is_none() => Offer::yes(words::SAVE),
            Command::Export if matches!(self.over, Some(Over::Guide(_))) => Offer::yes(guide_words::PRINT),
            Command::Save | Command::Search | Command::Second if self.over.is_some() => None,
            Command::Search if on_ratings => Offer::yes(words::OTHER_STEP),
            Command::Second if on_ratings && self.sitting.open.module.is_none() => {
                Offer::no(words::GUIDE, words::NO_STEP_YET)
            }
            Command::Second if on_ratings => Offer::yes(words::GUIDE),
            Command::Undo if self.over.is_none() => Offer::yes(words::UNDO),
            Command::Redo if self.over.is_none() => Offer::menu(words::REDO),
            Command::ChangePerson if self.sitting.before.is_some() => {
                Some(Offer { in_line: false, ..Offer::no(words::CHANGE_PERSON, words::CHANGE_PERSON_LATER)? })
            }
            Command::ChangePerson => Offer::menu(words::CHANGE_PERSON),
            Command::Discard => Offer::menu(words::DISCARD),
            Command::EnterSheet if on_ratings => Offer::menu(paper_words::ENTER_SHEET),
            Command::ShowCode if self.sitting.open.module.is_some() => Offer::menu(codes::SHOW),
            Command::Search | Command::Second => None,
            _ => links::offered_everywhere(command, shared).map(|offer| Offer { in_line: false, ..offer }),
        }
    }

    fn draft(&self, shared: &Shared) -> Option<Draft> {
        let opened_long_ago = self.sitting.before.is_none() && shared.now.unix() - self.since > WORTH_KEEPING_S;
        let worth_keeping = !self.saving && (self.sitting.is_changed() || opened_long_ago);
        worth_keeping.then(|| self.as_draft(shared)).flatten()
    }

    fn spot(&self) -> Option<Spot> {
        let begun = !self.saving && self.sitting.before.is_none();
        let module = self.sitting.open.module.clone();
        let over = if begun { record::Over::Session(module) } else { record::Over::Record };
        Some(Spot::Record(self.sitting.learner(), over))
    }

    fn focus(&self) -> usize {
        self.ending.as_ref().map_or(self.page.at, Form::place)
    }

    fn refocus(&mut self, focus: usize, shared: &Shared) {
        match &mut self.ending {
            Some(form) => form.return_to(focus),
            None => self.return_to(focus, shared),
        }
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        let called = self.sitting.called();
        let module = self.sitting.module(&shared.content).map_or("", |module| module.title.as_str());
        let left = match (&self.over, &self.ending) {
            (Some(Over::Steps(_)), _) => words::OTHER_STEP.to_owned(),
            (Some(Over::Guide(_)), _) => words::guide_title(module),
            (Some(Over::Themes(_)), _) => words::THEMES_TITLE.to_owned(),
            (Some(Over::Paper(_)), _) => paper_words::ENTER_SHEET.to_owned(),
            (None, Some(_)) => words::ending_title(called, self.sitting.before.is_some()),
            (None, None) => words::title(called, module, self.sitting.before.is_some()),
        };
        (left, dates::full(self.sitting.date()))
    }

    fn warning(&self, shared: &Shared) -> Option<String> {
        match (&self.over, &self.ending) {
            (None, Some(form)) => form.warning(),
            (None, None) if matches!(self.line(&shared.content), ratings::Line::Note) => self.page.note.warning(),
            _ => None,
        }
    }

    fn hint(&self, shared: &Shared) -> String {
        match (&self.over, &self.ending) {
            (Some(Over::Steps(_)), _) => words::STEPS_HINT.to_owned(),
            (Some(Over::Guide(_)), _) => words::GUIDE_HINT.to_owned(),
            (Some(Over::Themes(_)), _) => words::THEMES_HINT.to_owned(),
            (Some(Over::Paper(_)), _) => paper_words::RATINGS_HINT.to_owned(),
            (None, Some(form)) => self.ending_hint(form, shared),
            (None, None) => self.ratings_hint(&shared.content),
        }
    }

    fn keys(&self, shared: &Shared) -> Vec<(&'static str, &'static str)> {
        match (&self.over, &self.ending) {
            (Some(Over::Steps(_)), _) => vec![(shell::ENTER_KEY, shell::OPEN), (shell::ESC_KEY, shell::BACK)],
            (Some(Over::Themes(_)), _) => {
                vec![(words::SPACE_KEY, words::CHECK), (shell::ENTER_KEY, words::DONE), (shell::ESC_KEY, shell::BACK)]
            }
            (Some(Over::Paper(_)), _) => vec![(shell::ENTER_KEY, paper_words::TAKE), (shell::ESC_KEY, shell::BACK)],
            (Some(Over::Guide(guide)), _) => {
                let lines = guide::lines(&self.sitting, &shared.content, shared.today()).len();
                let more = (words::PAGE_KEY, preview_words::MORE);
                let codes = [(codes::KEY, codes::SHORT), (shell::ESC_KEY, shell::BACK)];
                guide.goes_on(lines, shared).then_some(more).into_iter().chain(codes).collect()
            }
            (None, Some(_)) => vec![(shell::ESC_KEY, shell::BACK)],
            (None, None) => {
                let esc = if self.sitting.before.is_some() { shell::BACK } else { words::PAUSE };
                vec![(shell::ESC_KEY, esc)]
            }
        }
    }
}

/// What fields need to know of the moment.
fn context(shared: &Shared) -> Context {
    Context { today: shared.today(), now_ms: shared.now.millis }
}
