//! What several screens lead to.

use super::{
    Screen, Step, Steps, assessment, codes, effect, erasing, evening, exercises, export, guides, history, information,
    log, open, pack, preview, record, records, registration, request, result, retyping, search, session, settings,
    statistics, team, toast, try_keys, week, workshop, workshops,
};
use crate::domain::draft::{Draft, Work};
use crate::domain::ids::{LearnerId, ModuleId, SessionId, WorkshopId};
use crate::domain::moving::{Moving, open_moved_to};
use crate::domain::record::Record;
use crate::text::{
    backup as backup_words, codes as code_words, content as content_words, coop as coop_words,
    exercise as exercise_words, guide as guide_words, home, log as log_words, record as record_words, shell,
    team as team_words, try_keys as try_keys_words, week as week_words, workshop as workshop_words,
};
use crate::tui::action::Command;
use crate::tui::effect::{Backing, Document, Effect, Saving};
use crate::tui::keymap::Offer;
use crate::tui::shared::Shared;

/// Opens a person's record on top of this screen.
pub fn open_record(learner: LearnerId) -> Step {
    open(Screen::Record(record::State::new(learner)))
}

/// Leaves all screens for a person's record.
pub fn go_to_record(learner: LearnerId) -> Step {
    Step::HomeThen(Box::new(Screen::Record(record::State::new(learner))))
}

/// Leaves all screens for a session with a person, new or under way.
pub fn go_to_session(learner: LearnerId) -> Step {
    Step::HomeThen(Box::new(Screen::Record(record::State::with_session(learner))))
}

/// Takes up something left open, from the home screen.
pub fn resume(draft: Draft, shared: &mut Shared) -> Steps {
    match &draft.work {
        Work::Registration(form) => {
            let screen = registration::State::resume(draft.id, draft.learner, form, shared);
            vec![open(Screen::Registration(Box::new(screen)))]
        }
        Work::Workshop(under_way) => workshop(under_way.id, shared),
        _ => vec![open(Screen::Record(record::State::resuming(draft)))],
    }
}

/// Takes up something left open, over the record it belongs to.
pub fn resume_on(record: &Record, draft: Draft, shared: &mut Shared) -> Steps {
    match draft.work {
        Work::Assessment(paused) => {
            let state = assessment::State::resume(record, draft.id, paused, shared);
            vec![open(Screen::Assessment(Box::new(state)))]
        }
        Work::Session(under_way) => {
            vec![session_screen(session::State::resume(record, draft.id, *under_way, shared))]
        }
        Work::Correction(form) => {
            let screen = registration::State::resume_correction(record, draft.id, &form, shared);
            vec![open(Screen::Registration(Box::new(screen)))]
        }
        // A registration has no record yet, a workshop is nobody's: nothing stands over one.
        Work::Registration(_) | Work::Workshop(_) => Vec::new(),
    }
}

/// Registers a person, with what was typed already in the form.
pub fn register(typed: &str, shared: &mut Shared) -> Steps {
    vec![open(Screen::Registration(Box::new(registration::State::new(typed, shared))))]
}

/// Registers a person, and comes back here.
pub fn register_and_return(typed: &str, shared: &mut Shared) -> Steps {
    let state = registration::State::new(typed, shared).returning();
    vec![open(Screen::Registration(Box::new(state)))]
}

/// Lists the workshops.
pub fn workshops() -> Steps {
    vec![open(Screen::Workshops(workshops::State::default()))]
}

/// Opens a workshop, planned, left open or held.
pub fn workshop(id: WorkshopId, shared: &mut Shared) -> Steps {
    vec![open(Screen::Workshop(Box::new(workshop::State::reading(id, shared))))]
}

/// Plans a workshop.
pub fn new_workshop(shared: &mut Shared) -> Steps {
    vec![open(Screen::Workshop(Box::new(workshop::State::new(shared))))]
}

/// Shows everybody's sheet of a workshop.
pub fn workshop_sheets(id: WorkshopId) -> Steps {
    preview(Document::WorkshopLearners(id))
}

/// Shows sheets in the place of the workshop that was just closed: everybody's, or the team's when nobody known came.
pub fn instead_of_workshop(id: WorkshopId, somebody_came: bool) -> Steps {
    let sheets = if somebody_came { Document::WorkshopLearners(id) } else { Document::WorkshopSheet(id) };
    vec![Step::Replace(Box::new(Screen::Preview(preview::State::new(sheets))))]
}

/// Asks what became of the appointments of past days.
pub fn evening() -> Steps {
    vec![open(Screen::Evening(evening::State::default()))]
}

/// Shows this week.
pub fn week(shared: &Shared) -> Steps {
    vec![open(Screen::Week(week::State::of(shared.today())))]
}

/// Corrects a record.
pub fn correct(record: &Record, shared: &mut Shared) -> Steps {
    vec![open(Screen::Registration(Box::new(registration::State::correcting(record, shared))))]
}

/// Shows the text to read aloud.
pub fn read_aloud(record: &Record) -> Steps {
    vec![open(Screen::Information(information::State::for_record(record)))]
}

/// Shows what was corrected on a record.
pub fn history(record: &Record) -> Steps {
    vec![open(Screen::History(history::State::new(record)))]
}

/// Asks what to erase of a record.
pub fn erase(record: &Record, shared: &Shared) -> Steps {
    vec![open(Screen::Erasing(erasing::State::new(record, shared)))]
}

/// Starts a self-assessment.
pub fn assess(record: &Record, shared: &mut Shared) -> Steps {
    vec![open(Screen::Assessment(Box::new(assessment::State::start(record, shared))))]
}

/// Shows the result of an assessment, by its index in the record.
pub fn result(record: &Record, index: usize, shared: &mut Shared) -> Steps {
    vec![open(Screen::Result(Box::new(result::State::of_assessment(record, index, shared))))]
}

/// Shows the path, to change it.
pub fn path(record: &Record, shared: &mut Shared) -> Steps {
    vec![open(Screen::Result(Box::new(result::State::of_path(record, shared))))]
}

/// Starts a session, on a module or on the path's next one.
pub fn session(record: &Record, module: Option<ModuleId>, shared: &mut Shared) -> Steps {
    vec![session_screen(session::State::start(record, module, shared))]
}

/// Corrects a closed session; nothing when the record does not hold it.
pub fn correct_session(record: &Record, id: SessionId, shared: &mut Shared) -> Steps {
    session::State::correcting(record, id, shared).map_or_else(Vec::new, |state| vec![session_screen(state)])
}

fn session_screen(state: session::State) -> Step {
    open(Screen::Session(Box::new(state)))
}

/// Shows a document before it is printed.
pub fn preview(document: Document) -> Steps {
    vec![open(Screen::Preview(preview::State::new(document)))]
}

/// Shows the guide to a module.
pub fn guide(module: ModuleId) -> Steps {
    preview(Document::ModuleGuide(module))
}

/// Shows the sites of a module as codes to aim a phone at.
pub fn codes(module: &ModuleId, shared: &Shared) -> Steps {
    let addresses = shared.content.guide(module).map_or(&[][..], |guide| guide.addresses.as_slice());
    codes::State::of(addresses).map_or_else(|| vec![toast(code_words::NONE)], |codes| vec![open(Screen::Codes(codes))])
}

/// Lists the practice exercises of a module, or of all; what comes of one is proposed for that person.
pub fn practise(module: Option<ModuleId>, learner: Option<LearnerId>) -> Steps {
    vec![open(Screen::Exercises(exercises::State::of(module, learner)))]
}

/// Asks to whom an assessment or a session really belongs.
pub fn change_person(moving: Moving, shared: &mut Shared) -> Steps {
    vec![open(Screen::Search(search::State::to_move(moving, shared)))]
}

/// Moves an assessment or a session to the person it really belongs to. What is open goes on in that person's record;
/// what was filed is saved at once, and Ctrl-Z on the record takes it back.
pub fn moved_to(moving: &Moving, to: LearnerId, shared: &Shared) -> Steps {
    match moving {
        Moving::Open(draft) => {
            let Some(draft) = open_moved_to((**draft).clone(), to) else { return Vec::new() };
            vec![
                effect(Effect::KeepDraft(Box::new(draft.clone()))),
                Step::HomeThen(Box::new(Screen::Record(record::State::resuming(draft)))),
                toast(record_words::goes_on_with(&shared.public_name(to))),
            ]
        }
        Moving::Filed(filed) => {
            let saving = Saving::Move { from: filed.learner(), to };
            vec![effect(Effect::Save { saving, changes: filed.clone().moved_to(to), draft: None }), Step::Back]
        }
    }
}

/// Commands that mean the same on every screen once somebody is logged in.
pub fn everywhere(command: Command, shared: &mut Shared) -> Steps {
    match command {
        Command::Search => vec![open(Screen::Search(search::State::typed("", shared)))],
        Command::New => register("", shared),
        Command::AllRecords => vec![open(Screen::Records(records::State::new(shared)))],
        Command::Export => vec![open(Screen::Export(export::State::default()))],
        Command::Settings => vec![open(Screen::Settings(Box::new(settings::State::new(shared))))],
        Command::BackUp => vec![effect(Effect::BackUp(Backing::Asked)), toast(backup_words::MAKING)],
        Command::Team => vec![open(Screen::Team(Box::new(team::State::new(false))))],
        Command::AccessLog => vec![open(Screen::Log(log::State::default()))],
        Command::TryKeys => vec![open(Screen::TryKeys(try_keys::State::new()))],
        Command::Workshops => workshops(),
        Command::Week => week(shared),
        Command::Guide => vec![open(Screen::Guides(guides::State::default()))],
        Command::Practise => practise(None, None),
        Command::Packs => vec![open(Screen::Pack(pack::State::new(shared)))],
        Command::Statistics => vec![open(Screen::Statistics(Box::new(statistics::State::new(shared))))],
        Command::Import => vec![open(Screen::Importing(Box::default()))],
        Command::Request => vec![open(Screen::Request(request::State::default()))],
        Command::Retyping => vec![open(Screen::Retyping(retyping::State::default()))],
        _ => Vec::new(),
    }
}

/// What [`everywhere`] offers.
pub fn offered_everywhere(command: Command, shared: &Shared) -> Option<Offer> {
    shared.me?;
    match command {
        Command::Search => Offer::yes(shell::SEARCH),
        Command::New => Offer::yes(shell::NEW),
        Command::AllRecords => Offer::menu(home::ALL_RECORDS),
        Command::Export => Offer::menu(home::EXPORT),
        Command::Settings => Offer::menu(home::SETTINGS),
        Command::BackUp if shared.demo => {
            Some(Offer { in_line: false, ..Offer::no(backup_words::NOW, backup_words::NOT_IN_DEMO)? })
        }
        Command::BackUp => Offer::menu(backup_words::NOW),
        Command::Team => Offer::menu(team_words::TITLE),
        Command::AccessLog => Offer::menu(log_words::TITLE),
        Command::TryKeys => Offer::menu(try_keys_words::TITLE),
        Command::Workshops => Offer::menu(workshop_words::TITLE),
        Command::Week => Offer::menu(week_words::WEEK),
        Command::Guide => Offer::menu(guide_words::ALL),
        Command::Practise => Offer::menu(exercise_words::ALL),
        Command::Statistics => Offer::menu(home::STATISTICS),
        Command::Packs => Offer::menu(content_words::TITLE),
        Command::Import => Offer::menu(crate::text::importing::TITLE),
        Command::Request => Offer::menu(coop_words::REQUEST),
        Command::Retyping => Offer::menu(coop_words::RETYPING),
        _ => None,
    }
}

/// The home screen's title.
pub fn home_title(shared: &Shared) -> (String, String) {
    (
        crate::text::home::title(&shared.settings.place),
        crate::text::home::who_and_when(shared.my_name(), shared.today()),
    )
}
