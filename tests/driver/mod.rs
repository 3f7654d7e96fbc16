//! Drives the whole program but its terminal: the real model, the real worker, the real store, a screen in memory.
//! Tests read like a user: `ui.press("f4").type_text("Éloïse").press("f2").sees("Enregistré")`.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use jalon::content::Content;
use jalon::demo;
use jalon::domain::change::Change;
use jalon::domain::ids::MediatorId;
use jalon::domain::place::Settings;
use jalon::store::{self, Closed, Holder};
use jalon::tui::app::{App, Msg};
use jalon::tui::effect::{Effect, Reply, Saving};
use jalon::tui::glyphs;
use jalon::tui::key::{Code, Input, Key};
use jalon::tui::screen::{Screen, home};
use jalon::tui::shared::{Moment, Shared};
use jalon::tui::theme::Theme;
use jalon::tui::view::{self, Looks};
use jalon::tui::worker::{Setup, Worker, holder};
use jalon::vault::{self, Cost};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::cell::Cell;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use time::macros::datetime;
use time::{OffsetDateTime, UtcOffset};

/// The passphrase of every test store.
pub const PASSPHRASE: &str = "canard bleu lune verte";

/// A mediator at the keyboard.
pub struct Ui {
    pub app: App,
    worker: Worker,
    terminal: Terminal<TestBackend>,
    looks: Looks,
    now: Moment,
    pub folder: Arc<TempDir>,
    /// Keys pressed, texts apart.
    pub keys: usize,
}

fn setup(folder: &Path) -> Setup {
    Setup {
        folder: folder.to_owned(),
        content: Arc::new(Content::built_in().unwrap()),
        offset: UtcOffset::UTC,
        cost: Cost::Light,
        clock: || CLOCK.get(),
    }
}

thread_local! {
    /// What the worker's clock says: what the screens are told.
    static CLOCK: Cell<OffsetDateTime> = const { Cell::new(datetime!(2026-11-24 10:00 UTC)) };
}

/// Tuesday 24 November 2026, ten o'clock.
pub fn ten_o_clock() -> Moment {
    Moment { local: datetime!(2026-11-24 10:00 UTC), millis: 1_000 }
}

impl Ui {
    /// A place already opened by Claire, who is logged in; nobody is registered.
    pub fn opened() -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let settings = Settings {
            place: "Médiathèque de Gien".into(),
            commune: Some("45155".into()),
            phone: "02 38 00 00 00".into(),
            room: "salle numérique, 1er étage".into(),
            responsible: "La mairie de Gien".into(),
            ..Settings::default()
        };
        let founding = store::Founding {
            place: &settings.place,
            commune: settings.commune.clone(),
            mediator: "Claire",
            passphrase: PASSPHRASE,
            cost: Cost::Light,
        };
        let founder = Holder { now: ten_o_clock().unix() - 60, ..holder() };
        let (mut store, _code) = store::create(folder.path(), &founding, &founder).unwrap();
        let me = store.mediators().unwrap()[0].0;
        store.save(me, ten_o_clock().unix(), &[Change::Settings(Box::new(settings))]).unwrap();
        let worker = Worker::open(setup(folder.path()), store, me);
        Self::on(folder, worker, Screen::Home(home::State::default()))
    }

    /// The invented people of the demonstration.
    pub fn demo() -> Self {
        let mut ui = Self::opened();
        let plan = demo::Plan { learners: 40, sessions: 120, seed: 7 };
        let me = ui.app.shared.me.unwrap();
        let content = Arc::clone(&ui.app.shared.content);
        let changes: Vec<Change> = demo::Story::new(plan, &content, me, ui.now.date()).flatten().collect();
        ui.work(vec![
            Effect::Save { saving: Saving::Settings, changes, draft: None },
            Effect::LoadDirectory,
            Effect::CountVisits(None),
            Effect::LoadHome(ui.now.date()),
        ]);
        ui.app.toast = None;
        ui.draw();
        ui
    }

    /// The same place at a next start, on the same folder, with the passphrase typed.
    pub fn again(self) -> Self {
        let Self { app, worker, folder, now, .. } = self;
        drop((app, worker));
        let closed = Closed::open(folder.path(), &holder()).unwrap();
        let me: MediatorId = closed.mediators()[0].0;
        let store = closed.unlock(me, PASSPHRASE, &mut |_| {}).unwrap_or_else(|_| panic!("locked"));
        let worker = Worker::open(setup(folder.path()), store, me);
        Self::on_at(now, folder, worker, Screen::Home(home::State::default()))
    }

    /// On any folder, worker and first screen.
    pub fn on(folder: Arc<TempDir>, worker: Worker, first: Screen) -> Self {
        Self::on_at(ten_o_clock(), folder, worker, first)
    }

    fn on_at(now: Moment, folder: Arc<TempDir>, worker: Worker, first: Screen) -> Self {
        CLOCK.set(now.local);
        let shared = Shared {
            content: Arc::new(Content::built_in().unwrap()),
            settings: Settings::default(),
            me: None,
            mediators: BTreeMap::new(),
            directory: jalon::domain::directory::Directory::default(),
            time: None,
            retention: jalon::domain::retention::Desk::default(),
            coop: jalon::tui::coop::Desk::default(),
            directory_ready: false,
            now,
            size: (80, 24),
            demo: false,
            discreet: false,
            practised: None,
            draw: vault::draw_id,
        };
        let mut ui = Self {
            app: App::new(shared, first),
            worker,
            terminal: Terminal::new(TestBackend::new(80, 24)).unwrap(),
            looks: Looks { theme: Theme::built_in("mono").unwrap(), glyphs: glyphs::DRAWN },
            now,
            folder,
            keys: 0,
        };
        let effects = ui.app.start();
        ui.work(effects);
        ui.draw();
        ui
    }

    /// The first start on an empty folder, or the lock of an existing one, is built by the caller with [`Ui::on`].
    pub fn setup_of(folder: &Path) -> Setup {
        setup(folder)
    }

    /// Presses keys, named as in « f2 », « enter », « ctrl-z », one after the other.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            let key: Key = name.parse().unwrap_or_else(|_| panic!("{name} is no key"));
            self.keys += 1;
            self.send(Input::Key(key));
        }
        self
    }

    /// Types a text, letter by letter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Input::Key(Key::plain(Code::Char(c))));
        }
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Input::Text(text.to_owned()));
        self
    }

    /// Another size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.backend_mut().resize(columns, rows);
        self.send(Input::Resize(columns, rows));
        self
    }

    /// Lets time pass; what falls due happens.
    pub fn wait(&mut self, seconds: u64) -> &mut Self {
        self.now.millis += seconds * 1_000;
        self.now.local += time::Duration::seconds(i64::try_from(seconds).unwrap());
        if self.app.due().is_some_and(|due| due <= self.now.millis) {
            self.message(Msg::Due);
        }
        self
    }

    /// The computer sleeps: the clock on the wall goes on, the one that deadlines are read on does not.
    pub fn sleep(&mut self, seconds: i64) -> &mut Self {
        self.now.local += time::Duration::seconds(seconds);
        self
    }

    /// The clock of the computer says something else, as after its battery died or was changed.
    pub fn clock(&mut self, local: OffsetDateTime) -> &mut Self {
        self.now.local = local;
        CLOCK.set(local);
        self
    }

    /// The worker reports a failure.
    pub fn told(&mut self, failure: jalon::text::Failure) -> &mut Self {
        self.message(Msg::Reply(Box::new(Reply::Failed(failure))));
        self
    }

    /// The terminal goes away.
    pub fn hang_up(&mut self) -> &mut Self {
        self.message(Msg::HangUp);
        self
    }

    fn send(&mut self, input: Input) {
        self.now.millis += 50;
        self.message(Msg::Input(input));
    }

    fn message(&mut self, msg: Msg) {
        CLOCK.set(self.now.local);
        let effects = self.app.update(msg, self.now);
        self.work(effects);
        self.draw();
    }

    /// Has the worker do something, as if a screen had asked.
    pub fn work(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            let mut replies: Vec<Reply> = Vec::new();
            self.worker.run(effect, &mut |reply| replies.push(reply));
            for reply in replies {
                waiting.extend(self.app.update(Msg::Reply(Box::new(reply)), self.now));
            }
        }
    }

    fn draw(&mut self) {
        let (app, looks) = (&self.app, &self.looks);
        self.terminal.draw(|frame| view::draw(app, looks, frame)).unwrap();
    }

    /// Another theme.
    pub fn look(&mut self, theme: &str) -> &mut Self {
        self.looks.theme = Theme::built_in(theme).unwrap();
        self.draw();
        self
    }

    /// The screen as it was drawn.
    pub fn buffer(&self) -> &ratatui::buffer::Buffer {
        self.terminal.backend().buffer()
    }

    /// The screen, line by line.
    pub fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let width = usize::from(buffer.area.width);
        let lines = buffer.content().chunks(width.max(1)).map(|row| {
            let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The text stands on the screen.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "« {text} » is not on the screen:\n{screen}");
        self
    }

    /// The text does not stand on the screen.
    #[track_caller]
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "« {text} » is on the screen:\n{screen}");
        self
    }

    /// The real cursor stands on the line that holds the text.
    #[track_caller]
    pub fn cursor_on(&mut self, text: &str) -> &mut Self {
        let at = self.cursor();
        let screen = self.screen();
        let line = screen.lines().nth(usize::from(at.1)).unwrap_or_default();
        assert!(line.contains(text), "the cursor is on « {line} », not on « {text} »:\n{screen}");
        self
    }

    /// The line the real cursor stands on.
    pub fn cursor_line(&mut self) -> String {
        let at = self.cursor();
        self.screen().lines().nth(usize::from(at.1)).unwrap_or_default().to_owned()
    }

    /// Where the real cursor is.
    pub fn cursor(&mut self) -> (u16, u16) {
        let position = ratatui::backend::Backend::get_cursor_position(self.terminal.backend_mut()).unwrap();
        (position.x, position.y)
    }
}
