//! The model, and what each message makes of it.

use super::action::{Action, Command};
use super::ask::{Ask, Asked};
use super::coop::{Told, Wanted};
use super::effect::{Backing, Effect, Reply};
use super::evening::Evening;
use super::key::{Input, Key};
use super::keymap;
use super::leaving::Work;
use super::lock::Lock;
use super::menu;
use super::overlay::{Asker, Asking, Overlay};
use super::screen::{Page, Screen, Steps, home};
use super::shared::{Moment, Shared};
use super::sight::Sight;
use crate::domain::draft;
use crate::domain::ids::LearnerId;
use crate::text::{Failure, shell as words};
use std::collections::VecDeque;

/// A draft is kept at most this long after the last key.
const DRAFT_AFTER_MS: u64 = 900;

/// Characters that fit on the status line of the smallest window the frames are drawn for.
const STATUS_ROOM: usize = 78;

/// What reaches the program.
#[derive(Debug)]
pub enum Msg {
    Input(Input),
    Reply(Box<Reply>),
    /// The terminal went away, or the system asks to end.
    HangUp,
    /// A deadline fell due.
    Due,
    /// The terminal was taken away and given back: draw everything again.
    Redraw,
}

/// The whole state of the program.
#[derive(Debug)]
pub struct App {
    pub shared: Shared,
    /// The last one is on top; never empty.
    pub stack: Vec<Screen>,
    pub overlay: Option<Overlay>,
    /// What the status line says instead of the focused line's help.
    pub toast: Option<String>,
    /// A long job: done and total.
    pub progress: Option<(u64, u64)>,
    /// In a window narrower than the frames, the right side is shown instead of the left.
    pub sight: Sight,
    /// The program is to end.
    pub quitting: bool,
    pub lock: Lock,
    /// Long work that can be stopped.
    pub work: Work,
    /// Keys and texts held back while the screen on top waits for the worker.
    pub(super) ahead: VecDeque<Input>,
    pub(super) draft_due: Option<u64>,
    /// When what was read is told to the access log, unless a save does it before.
    pub(super) log_due: Option<u64>,
    /// Records still to be looked at, whether they are due.
    pub(super) weighing: Vec<LearnerId>,
    /// Nothing was looked at, because the clock is doubted.
    pub(super) unweighed: bool,
    /// What the screen on top was last kept as.
    pub(super) kept: Option<draft::Work>,
    pub(super) evening: Evening,
}

impl App {
    /// Begins on a screen.
    pub fn new(shared: Shared, first: Screen) -> Self {
        Self {
            shared,
            stack: vec![first],
            overlay: None,
            toast: None,
            progress: None,
            sight: Sight::default(),
            quitting: false,
            lock: Lock::default(),
            work: Work::None,
            ahead: VecDeque::new(),
            draft_due: None,
            log_due: None,
            weighing: Vec::new(),
            unweighed: false,
            kept: None,
            evening: Evening::default(),
        }
    }

    /// What the first screen needs.
    pub fn start(&mut self) -> Vec<Effect> {
        self.enter_top()
    }

    /// The screen on top.
    pub fn top(&self) -> Option<&Screen> {
        self.stack.last()
    }

    /// Takes up a message. Never blocks and never fails.
    pub fn update(&mut self, msg: Msg, now: Moment) -> Vec<Effect> {
        self.shared.now = now;
        let effects = self.take_up(msg);
        self.await_log(&effects);
        effects
    }

    fn take_up(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Input(Input::Resize(columns, rows)) => {
                self.shared.size = (columns, rows);
                Vec::new()
            }
            Msg::Input(input) => self.touch().unwrap_or_else(|| self.input(input)),
            Msg::Reply(reply) => {
                let mut effects = self.reply(*reply);
                effects.extend(self.catch_up());
                effects
            }
            Msg::Due => self.fall_due(),
            Msg::HangUp => self.hang_up(),
            Msg::Redraw => Vec::new(),
        }
    }

    fn input(&mut self, input: Input) -> Vec<Effect> {
        if matches!(&input, Input::Key(key) if self.locks(key)) {
            return self.lock();
        }
        if let Some(effects) = self.interrupt(&input) {
            return effects;
        }
        if self.is_held(&input) {
            self.ahead.push_back(input);
            return self.hurry();
        }
        match input {
            Input::Key(key) => self.key(&key),
            Input::Text(text) => self.text(text),
            Input::Resize(..) => Vec::new(),
        }
    }

    /// Whether an input has to wait for the worker's answer; leaving the program never does.
    fn is_held(&self, input: &Input) -> bool {
        let quits = matches!(input, Input::Key(key) if keymap::command(key) == Some(Command::Quit));
        self.overlay.is_none() && !quits && (self.is_between() || self.top().is_some_and(Page::is_waiting))
    }

    /// Takes up what was typed while the worker was at work, as long as nothing has to wait again.
    fn catch_up(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while let Some(input) = self.ahead.pop_front() {
            if self.is_held(&input) {
                self.ahead.push_front(input);
                break;
            }
            effects.extend(self.input(input));
        }
        effects
    }

    fn key(&mut self, key: &Key) -> Vec<Effect> {
        self.toast = None;
        if self.sight.key(key, self.shared.size) {
            return Vec::new();
        }
        if self.overlay.is_some() {
            return self.overlay_key(key);
        }
        match keymap::command(key) {
            Some(command) => self.command(command),
            None => self.act(Action::Key(*key)),
        }
    }

    fn text(&mut self, text: String) -> Vec<Effect> {
        self.toast = None;
        match &mut self.overlay {
            Some(Overlay::Menu(menu)) => {
                menu.type_text(&text);
                Vec::new()
            }
            Some(_) => Vec::new(),
            None => self.act(Action::Text(text)),
        }
    }

    /// Carries out a command here, or says why it cannot be.
    pub fn command(&mut self, command: Command) -> Vec<Effect> {
        let offer = self.top().and_then(|top| top.offer(command, &self.shared));
        match (offer, command) {
            (Some(offer), _) => match offer.reason {
                Some(reason) => self.say(&words::sentence(reason)),
                None => self.act(Action::Command(command)),
            },
            (None, Command::Help) => {
                self.overlay = Some(Overlay::Help(0));
                Vec::new()
            }
            (None, Command::Menu) => {
                self.overlay = Some(Overlay::Menu(self.menu()));
                Vec::new()
            }
            (None, Command::Quit) => self.ask_to_quit(),
            (None, Command::Lock) if self.shared.demo => self.say(&words::sentence(words::LOCK_NOT_IN_DEMO)),
            (None, Command::Lock) if self.shared.me.is_some() => self.lock(),
            (None, Command::Discreet) if self.shared.me.is_some() => {
                self.shared.discreet = !self.shared.discreet;
                let now = if self.shared.discreet { words::DISCREET_ON } else { words::DISCREET_OFF };
                self.say(now)
            }
            (None, _) => {
                let there = self.top().and_then(|top| menu::elsewhere(top, command, &self.shared));
                match there.and_then(|offer| offer.reason) {
                    Some(place) => self.say(&words::sentence(place)),
                    None => self.say(words::NOT_HERE),
                }
            }
        }
    }

    fn ask_to_quit(&mut self) -> Vec<Effect> {
        if self.stack.len() == 1 {
            return self.quit();
        }
        let line = if self.shared.demo { words::QUIT_LINE_IN_DEMO } else { words::QUIT_LINE };
        let lines = vec![line.to_owned()];
        let answers = vec![words::QUIT_YES.to_owned(), words::QUIT_NO.to_owned()];
        let ask = Ask::new(words::QUIT_TITLE, lines, answers);
        self.overlay = Some(Overlay::Ask(Asking { ask, asker: Asker::Quit }));
        Vec::new()
    }

    fn overlay_key(&mut self, key: &Key) -> Vec<Effect> {
        let rows = self.shared.sight_rows();
        match self.overlay.take() {
            Some(Overlay::Menu(mut menu)) => {
                if let Some(command) = menu.key(key, rows) {
                    return self.command(command);
                }
                if !menu.is_left_by(key) {
                    self.overlay = Some(Overlay::Menu(menu));
                }
            }
            Some(Overlay::Help(first)) => {
                if let Some(first) = super::help::scrolled(key, first) {
                    self.overlay = Some(Overlay::Help(first));
                }
            }
            Some(Overlay::Ask(mut asking)) => match asking.ask.key(key) {
                Asked::Waiting => self.overlay = Some(Overlay::Ask(asking)),
                Asked::Left => {}
                Asked::Answered(index) => return self.answered(asking.asker, index),
            },
            None => {}
        }
        Vec::new()
    }

    fn answered(&mut self, asker: Asker, index: usize) -> Vec<Effect> {
        match asker {
            Asker::Screen => self.act(Action::Answer(index)),
            Asker::Quit if index == 0 => self.quit(),
            Asker::Fall => self.answer_fall(index),
            Asker::Quit | Asker::Nobody => Vec::new(),
        }
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let Some(top) = self.stack.last_mut() else { return Vec::new() };
        let steps = top.update(action, &mut self.shared);
        let effects = self.take(steps);
        if self.draft_due.is_none() && self.top().is_some_and(|top| top.draft(&self.shared).is_some()) {
            self.draft_due = Some(self.shared.now.millis + DRAFT_AFTER_MS);
        }
        effects
    }

    fn reply(&mut self, reply: Reply) -> Vec<Effect> {
        let Some(reply) = self.hear_closing(reply) else { return Vec::new() };
        self.progress = match reply {
            Reply::Progress(done, total) => Some((done, total)),
            _ => None,
        };
        self.hear_work(&reply);
        let reply = self.shared.hear(reply);
        match &reply {
            Reply::Saved(..) => self.toast = Some(words::SAVED.to_owned()),
            Reply::NotSaved(_, failure) | Reply::Failed(failure) => self.tell(failure),
            _ => {}
        }
        if let Reply::Unlocked { notices, .. } = reply {
            return self.go_in(notices);
        }
        let mut effects = self.taken_up(&reply);
        effects.extend(self.read_on(&reply));
        effects.extend(self.weigh(&reply));
        effects.extend(self.hear_carried_out(&reply));
        if matches!(reply, Reply::Locked(_)) {
            effects.push(Effect::BackUp(Backing::Daily));
        }
        let heard: Vec<Steps> = self.stack.iter_mut().map(|screen| screen.hear(&reply, &mut self.shared)).collect();
        for steps in heard {
            effects.extend(self.take(steps));
        }
        effects.extend(self.hear_evening(&reply));
        effects
    }

    /// Goes on with what is read behind the screens, a slice at a time.
    fn read_on(&self, reply: &Reply) -> Option<Effect> {
        match reply {
            Reply::Visits { rest: Some(after), .. } => Some(Effect::CountVisits(Some(*after))),
            Reply::Coop(Told::Retyping { rest: Some(after), .. }) => {
                Some(Effect::Coop(Wanted::Retyping(self.shared.today(), Some(*after))))
            }
            _ => None,
        }
    }

    /// Says what failed: on the status line when it fits there whole, else on top of the screen.
    pub(super) fn tell(&mut self, failure: &Failure) {
        let line = failure.line();
        let room = usize::from(self.shared.size.0).saturating_sub(2).min(STATUS_ROOM);
        if line.chars().count() <= room {
            self.toast = Some(line);
            return;
        }
        let lines = vec![failure.what.clone(), failure.hint.clone()];
        let ask = Ask::new(words::TOLD_TITLE, lines, vec![words::TOLD_READ.to_owned()]);
        self.overlay = Some(Overlay::Ask(Asking { ask, asker: Asker::Nobody }));
    }

    /// The store is open: the home screen at once, then the names, then the figures.
    fn go_in(&mut self, notices: Vec<String>) -> Vec<Effect> {
        self.stack = vec![Screen::Home(home::State::new(notices))];
        let mut effects = self.enter_top();
        effects.extend(self.come_back());
        self.await_evening();
        effects.extend([
            Effect::LoadDirectory,
            Effect::CountVisits(None),
            Effect::Coop(Wanted::Retyping(self.shared.today(), None)),
        ]);
        self.read_now();
        if !self.shared.demo {
            effects.push(Effect::BackUp(Backing::Daily));
        }
        effects
    }
}
