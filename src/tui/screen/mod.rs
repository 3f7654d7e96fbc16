//! One folder a screen: `mod.rs` is its state and update, `view.rs` its drawing.

pub mod assessment;
pub mod codes;
pub mod commune;
pub mod erasing;
pub mod evening;
pub mod exercise;
pub mod exercises;
pub mod export;
pub mod first_start;
pub mod folder;
pub mod guides;
pub mod history;
pub mod home;
pub mod importing;
pub mod information;
pub mod links;
pub mod log;
pub mod merging;
pub mod pack;
pub mod paper;
pub mod passphrase;
pub mod preview;
pub mod record;
pub mod records;
pub mod registration;
pub mod request;
pub mod result;
pub mod retention;
pub mod retyping;
pub mod search;
pub mod sensitive;
pub mod session;
pub mod settings;
pub mod spot;
pub mod statistics;
pub mod team;
#[cfg(test)]
pub mod tests;
pub mod try_keys;
pub mod unlock;
pub mod week;
pub mod workshop;
pub mod workshops;

use super::action::{Action, Command};
use super::ask::Ask;
use super::effect::{Effect, Reply};
use super::key::Key;
use super::keymap::Offer;
use super::list::List;
use super::shared::Shared;
use super::widget::canvas::Canvas;
use crate::domain::draft::Draft;
use crate::text::shell;
use spot::Spot;

/// A screen of the stack.
#[derive(Debug)]
pub enum Screen {
    Assessment(Box<assessment::State>),
    Codes(codes::State),
    Erasing(erasing::State),
    Evening(evening::State),
    Exercise(Box<exercise::State>),
    Exercises(exercises::State),
    Export(export::State),
    FirstStart(Box<first_start::State>),
    Guides(guides::State),
    History(history::State),
    Home(home::State),
    Importing(Box<importing::State>),
    Information(information::State),
    Log(log::State),
    Pack(pack::State),
    Merging(merging::State),
    Preview(preview::State),
    Record(record::State),
    Records(records::State),
    Registration(Box<registration::State>),
    Request(request::State),
    Result(Box<result::State>),
    Retention(retention::State),
    Retyping(retyping::State),
    Search(search::State),
    Session(Box<session::State>),
    Settings(Box<settings::State>),
    Statistics(Box<statistics::State>),
    Team(Box<team::State>),
    TryKeys(try_keys::State),
    Unlock(Box<unlock::State>),
    Week(week::State),
    Workshop(Box<workshop::State>),
    Workshops(workshops::State),
}

/// What every screen answers to. A screen's state is changed by `update` and `hear` alone, and drawn by its `view`.
pub trait Page {
    /// What the screen needs when it comes on top, for the first time or again.
    fn enter(&mut self, _shared: &mut Shared) -> Steps {
        Vec::new()
    }

    /// Answers a key, a text or a command.
    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps;

    /// Takes up what the worker answered; every screen of the stack hears it.
    fn hear(&mut self, _reply: &Reply, _shared: &mut Shared) -> Steps {
        Vec::new()
    }

    /// Whether the next keys wait until the worker has answered; none is lost.
    fn is_waiting(&self) -> bool {
        false
    }

    /// Whether a command may be used here, and under which label.
    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer>;

    /// What was typed and not saved yet.
    fn draft(&self, _shared: &Shared) -> Option<Draft> {
        None
    }

    /// Where to come back to after the lock; `None` for the screen below.
    fn spot(&self) -> Option<Spot> {
        None
    }

    /// The line the keys go to, as a number the same screen understands again.
    fn focus(&self) -> usize {
        0
    }

    /// Puts the keys on a line again.
    fn refocus(&mut self, _focus: usize, _shared: &Shared) {}

    /// Title line: left and right.
    fn title(&self, shared: &Shared) -> (String, String);

    /// What is wrong with what is being typed: the status line says it whole, in the place of the hint.
    fn warning(&self, _shared: &Shared) -> Option<String> {
        None
    }

    /// Help of the focused line.
    fn hint(&self, shared: &Shared) -> String;

    /// Keys of the key line that are not commands: « Entrée Ouvrir », « Esc Retour ».
    fn keys(&self, _shared: &Shared) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// What the help says besides, for which the key line has no room.
    fn help(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }
}

/// What a screen asks of the program after a key or an answer.
#[derive(Debug)]
pub enum Step {
    /// Puts a screen on top of this one.
    Open(Box<Screen>),
    /// Puts a screen in this one's place.
    Replace(Box<Screen>),
    /// Leaves this screen.
    Back,
    /// Leaves all screens but the home screen.
    Home,
    /// Leaves all screens for another one, on top of the home screen.
    HomeThen(Box<Screen>),
    /// Gives the worker something to do.
    Do(Box<Effect>),
    /// Says something on the status line.
    Toast(String),
    /// Asks a question on top of the screen; the answer comes back as [`Action::Answer`].
    Ask(Box<Ask>),
    /// Locks, with an exercise in front of the door that takes this one's place.
    HandOver(Box<Screen>),
    /// Keeps the draft now, because a field was left.
    KeepDraft,
    /// Ends the program.
    Quit,
}

/// The steps in the order they are taken.
pub type Steps = Vec<Step>;

/// A step that opens a screen.
pub fn open(screen: Screen) -> Step {
    Step::Open(Box::new(screen))
}

/// A step that gives the worker something to do.
pub fn effect(effect: Effect) -> Step {
    Step::Do(Box::new(effect))
}

/// A step that says something on the status line.
pub fn toast(words: impl Into<String>) -> Step {
    Step::Toast(words.into())
}

/// Says that a key means nothing on this screen.
pub fn unused() -> Steps {
    vec![toast(shell::NOT_HERE)]
}

/// Moves in a list; any other key says that it does nothing there.
pub fn walk(list: &mut List, key: &Key, len: usize, rows: usize) -> Steps {
    if list.key(key, len, rows) { Vec::new() } else { unused() }
}

/// Calls the same function on whichever state the screen holds.
macro_rules! on_state {
    ($screen:expr, $state:ident => $call:expr) => {
        match $screen {
            Screen::Assessment($state) => $call,
            Screen::Codes($state) => $call,
            Screen::Erasing($state) => $call,
            Screen::Evening($state) => $call,
            Screen::Exercise($state) => $call,
            Screen::Exercises($state) => $call,
            Screen::Export($state) => $call,
            Screen::FirstStart($state) => $call,
            Screen::Guides($state) => $call,
            Screen::History($state) => $call,
            Screen::Home($state) => $call,
            Screen::Importing($state) => $call,
            Screen::Information($state) => $call,
            Screen::Log($state) => $call,
            Screen::Pack($state) => $call,
            Screen::Merging($state) => $call,
            Screen::Preview($state) => $call,
            Screen::Record($state) => $call,
            Screen::Records($state) => $call,
            Screen::Registration($state) => $call,
            Screen::Request($state) => $call,
            Screen::Result($state) => $call,
            Screen::Retention($state) => $call,
            Screen::Retyping($state) => $call,
            Screen::Search($state) => $call,
            Screen::Session($state) => $call,
            Screen::Settings($state) => $call,
            Screen::Statistics($state) => $call,
            Screen::Team($state) => $call,
            Screen::TryKeys($state) => $call,
            Screen::Unlock($state) => $call,
            Screen::Week($state) => $call,
            Screen::Workshop($state) => $call,
            Screen::Workshops($state) => $call,
        }
    };
}

impl Page for Screen {
    fn enter(&mut self, shared: &mut Shared) -> Steps {
        on_state!(self, state => state.enter(shared))
    }

    fn update(&mut self, action: Action, shared: &mut Shared) -> Steps {
        on_state!(self, state => state.update(action, shared))
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Steps {
        on_state!(self, state => state.hear(reply, shared))
    }

    fn is_waiting(&self) -> bool {
        on_state!(self, state => state.is_waiting())
    }

    fn offer(&self, command: Command, shared: &Shared) -> Option<Offer> {
        on_state!(self, state => state.offer(command, shared))
    }

    fn draft(&self, shared: &Shared) -> Option<Draft> {
        on_state!(self, state => state.draft(shared))
    }

    fn spot(&self) -> Option<Spot> {
        on_state!(self, state => state.spot())
    }

    fn focus(&self) -> usize {
        on_state!(self, state => state.focus())
    }

    fn refocus(&mut self, focus: usize, shared: &Shared) {
        on_state!(self, state => state.refocus(focus, shared));
    }

    fn title(&self, shared: &Shared) -> (String, String) {
        on_state!(self, state => state.title(shared))
    }

    fn hint(&self, shared: &Shared) -> String {
        on_state!(self, state => state.hint(shared))
    }

    fn warning(&self, shared: &Shared) -> Option<String> {
        on_state!(self, state => state.warning(shared))
    }

    fn keys(&self, shared: &Shared) -> Vec<(&'static str, &'static str)> {
        on_state!(self, state => state.keys(shared))
    }

    fn help(&self) -> Vec<(&'static str, &'static str)> {
        on_state!(self, state => state.help())
    }
}

impl Screen {
    /// Draws the body.
    pub fn view(&self, shared: &Shared, canvas: &mut Canvas<'_>) {
        match self {
            Screen::Assessment(state) => assessment::view::view(state, shared, canvas),
            Screen::Evening(state) => evening::view::view(state, shared, canvas),
            Screen::Codes(state) => codes::view::view(state, shared, canvas),
            Screen::Erasing(state) => erasing::view::view(state, shared, canvas),
            Screen::Exercise(state) => exercise::view::view(state, shared, canvas),
            Screen::Exercises(state) => exercises::view::view(state, shared, canvas),
            Screen::Export(state) => export::view::view(state, shared, canvas),
            Screen::FirstStart(state) => first_start::view::view(state, shared, canvas),
            Screen::Guides(state) => guides::view::view(state, shared, canvas),
            Screen::History(state) => history::view::view(state, shared, canvas),
            Screen::Home(state) => home::view::view(state, shared, canvas),
            Screen::Importing(state) => importing::view::view(state, shared, canvas),
            Screen::Information(state) => information::view::view(state, shared, canvas),
            Screen::Log(state) => log::view::view(state, shared, canvas),
            Screen::Pack(state) => pack::view::view(state, shared, canvas),
            Screen::Merging(state) => merging::view::view(state, shared, canvas),
            Screen::Preview(state) => preview::view::view(state, shared, canvas),
            Screen::Record(state) => record::view::view(state, shared, canvas),
            Screen::Records(state) => records::view::view(state, shared, canvas),
            Screen::Registration(state) => registration::view::view(state, shared, canvas),
            Screen::Request(state) => request::view::view(state, shared, canvas),
            Screen::Result(state) => result::view::view(state, shared, canvas),
            Screen::Retention(state) => retention::view::view(state, shared, canvas),
            Screen::Retyping(state) => retyping::view::view(state, shared, canvas),
            Screen::Search(state) => search::view::view(state, shared, canvas),
            Screen::Session(state) => session::view::view(state, shared, canvas),
            Screen::Settings(state) => settings::view::view(state, shared, canvas),
            Screen::Statistics(state) => statistics::view::view(state, shared, canvas),
            Screen::Team(state) => team::view::view(state, shared, canvas),
            Screen::TryKeys(state) => try_keys::view::view(state, shared, canvas),
            Screen::Unlock(state) => unlock::view::view(state, shared, canvas),
            Screen::Week(state) => week::view::view(state, shared, canvas),
            Screen::Workshop(state) => workshop::view::view(state, shared, canvas),
            Screen::Workshops(state) => workshops::view::view(state, shared, canvas),
        }
    }
}
