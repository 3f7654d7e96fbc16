//! Commands of the self-assessment, and when each of them is offered.

use super::{Asked, Sheet, State, begin, questions};
use crate::domain::assessment::Kind;
use crate::domain::ids::DraftId;
use crate::domain::moving::Moving;
use crate::text::{assessment as words, dates, paper as paper_words};
use crate::tui::action::Command;
use crate::tui::ask::Ask;
use crate::tui::effect::Effect;
use crate::tui::form::{self, Edit};
use crate::tui::keymap::Offer;
use crate::tui::screen::{Step, Steps, effect, links};
use crate::tui::shared::Shared;

/// The answer that gives the answers up.
const GIVE_UP: usize = 1;

impl State {
    pub(super) fn change_form(&mut self, shared: &Shared) {
        let other = match self.open.kind {
            Kind::Short => Kind::Full,
            Kind::Full => Kind::Short,
        };
        questions::change_form(&shared.content.questionnaire, &mut self.open, other);
        self.sheet = Sheet::Question;
        if questions::is_done(&shared.content.questionnaire, &self.open) {
            self.close(shared);
        }
    }

    pub(super) fn ask_to_restart(&mut self) -> Steps {
        self.asked = Asked::Restart;
        let line = words::begun_long_ago(&dates::day_month_year(self.open.started_on));
        let answers = vec![words::GO_ON.to_owned(), words::RESTART.to_owned()];
        vec![Step::Ask(Box::new(Ask::new(words::RESTART_TITLE, vec![line], answers)))]
    }

    fn ask_to_discard(&mut self) -> Steps {
        self.asked = Asked::Discard;
        let answers = words::DISCARD_ANSWERS.map(str::to_owned).to_vec();
        vec![Step::Ask(Box::new(Ask::new(words::DISCARD_TITLE, vec![words::DISCARD_LINE.to_owned()], answers)))]
    }

    /// The answer to the last question.
    pub(super) fn answered(&mut self, index: usize, shared: &Shared) -> Steps {
        match self.asked {
            _ if index != GIVE_UP => Vec::new(),
            Asked::Restart => self.restart(shared),
            Asked::Discard => {
                // Nothing is kept on the way out.
                self.open.answers.clear();
                vec![effect(Effect::DropDraft(self.draft)), Step::Back]
            }
        }
    }

    fn change_person(&self, shared: &mut Shared) -> Steps {
        let draft = self.as_draft(shared).map(|draft| Moving::Open(Box::new(draft)));
        draft.map_or_else(Vec::new, |moving| links::change_person(moving, shared))
    }

    fn restart(&mut self, shared: &Shared) -> Steps {
        let dropped = self.draft;
        self.open = begin(&self.record, shared);
        self.draft = DraftId::from_bytes((shared.draw)());
        self.sheet = Sheet::Question;
        self.resumed = false;
        vec![effect(Effect::DropDraft(dropped))]
    }

    pub(super) fn command(&mut self, command: Command, shared: &mut Shared) -> Steps {
        match command {
            Command::Save => {
                if let Sheet::Closing(closing) = &mut self.sheet {
                    let context = form::Context { today: shared.today(), now_ms: shared.now.millis };
                    let closed = closing.finish(context);
                    return self.take(closed, shared);
                }
                self.first_result(shared)
            }
            Command::Second => {
                self.change_form(shared);
                Vec::new()
            }
            Command::ReadAloud => {
                self.sheet = Sheet::SayFirst;
                Vec::new()
            }
            Command::Observe => self.take_test(&shared.content.questionnaire),
            Command::EnterSheet => {
                self.open_paper(shared);
                Vec::new()
            }
            Command::ChangePerson => self.change_person(shared),
            Command::Discard => self.ask_to_discard(),
            Command::Undo => self.closing_edit(&Edit::Undo, shared),
            Command::Redo => self.closing_edit(&Edit::Redo, shared),
            // Turning to somebody else pauses, so that one assessment never stands twice in the stack.
            _ => self.pause().into_iter().chain(links::everywhere(command, shared)).collect(),
        }
    }

    pub(super) fn offered(&self, command: Command, shared: &Shared) -> Option<Offer> {
        let questionnaire = &shared.content.questionnaire;
        let asking = matches!(self.sheet, Sheet::Question);
        let closing = matches!(self.sheet, Sheet::Closing(_));
        let enough = questions::has_first_result(questionnaire, &self.open);
        match command {
            Command::Save if closing => Offer::yes(words::SEE_RESULT),
            Command::Save if asking && enough => Offer::yes(words::FIRST_RESULT),
            Command::Save if asking => in_menu(Offer::no(words::FIRST_RESULT, words::AFTER_FIVE)),
            Command::Save => None,
            Command::Second if !(asking || closing) => None,
            // The line has room for one of the two; both stand in the menu.
            Command::Second if self.open.kind == Kind::Short && asking && enough => Offer::menu(words::FULL_FORM),
            Command::Second if self.open.kind == Kind::Short => Offer::yes(words::FULL_FORM),
            Command::Second if questions::full_begun(questionnaire, &self.open) => {
                in_menu(Offer::no(words::SHORT_FORM, words::FULL_BEGUN))
            }
            Command::Second => Offer::menu(words::SHORT_FORM),
            Command::ReadAloud if asking => Offer::menu(words::SAY_FIRST),
            Command::Observe if asking && self.question(shared).is_some_and(|question| question.test.is_some()) => {
                Offer::menu(words::TEST)
            }
            Command::Observe if asking => in_menu(Offer::no(words::TEST, words::NO_TEST)),
            Command::EnterSheet if asking => Offer::menu(paper_words::ENTER_SHEET),
            Command::EnterSheet => in_menu(Offer::no(paper_words::ENTER_SHEET, paper_words::NOT_HERE_NOW)),
            Command::Undo if closing => Offer::menu(words::UNDO),
            Command::Redo if closing => Offer::menu(words::REDO),
            Command::ChangePerson if self.is_untouched() => {
                in_menu(Offer::no(words::CHANGE_PERSON, words::NOTHING_TO_MOVE))
            }
            Command::ChangePerson => Offer::menu(words::CHANGE_PERSON),
            Command::Discard => Offer::menu(words::DISCARD),
            _ => in_menu(links::offered_everywhere(command, shared)),
        }
    }
}

/// The same offer, in the menu alone.
fn in_menu(offer: Option<Offer>) -> Option<Offer> {
    offer.map(|offer| Offer { in_line: false, ..offer })
}
