//! A desk for the screens' own tests: the real model and views, a screen in memory, and a worker played by the test.

use super::Screen;
use crate::content::Content;
use crate::domain::directory::Directory;
use crate::domain::place::Settings;
use crate::tui::action::Action;
use crate::tui::app::{App, Msg};
use crate::tui::effect::{Effect, Reply};
use crate::tui::glyphs;
use crate::tui::key::{Code, Input, Key};
use crate::tui::keymap;
use crate::tui::shared::{Moment, Shared};
use crate::tui::theme::Theme;
use crate::tui::view::{self, Looks};
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::datetime;

/// A screen, and what it asked of the worker.
pub struct Desk {
    pub app: App,
    pub asked: Vec<Effect>,
    size: (u16, u16),
}

/// What screens read: nobody logged in, nothing registered; every draw gives 6.
pub fn shared() -> Shared {
    Shared {
        content: Arc::new(Content::built_in().unwrap()),
        settings: Settings::default(),
        me: None,
        mediators: BTreeMap::new(),
        directory: Directory::default(),
        time: None,
        retention: crate::domain::retention::Desk::default(),
        coop: crate::tui::coop::Desk::default(),
        directory_ready: false,
        now: Moment { local: datetime!(2026-11-24 10:00 UTC), millis: 1_000 },
        size: (80, 24),
        demo: false,
        discreet: false,
        practised: None,
        draw: || 6_u128.to_le_bytes(),
    }
}

/// What a key becomes, by its name.
pub fn action(key: &str) -> Action {
    let key: Key = key.parse().unwrap();
    keymap::command(&key).map_or(Action::Key(key), Action::Command)
}

impl Desk {
    /// Begins on a screen.
    pub fn on(screen: Screen) -> Self {
        let mut app = App::new(shared(), screen);
        let asked = app.start();
        Self { app, asked, size: (80, 24) }
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.send(Input::Key(key.parse().unwrap()));
        }
        self
    }

    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.send(Input::Key(Key::plain(Code::Char(c))));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Input::Text(text.to_owned()));
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.send(Input::Resize(columns, rows));
        self
    }

    pub fn answer(&mut self, reply: Reply) -> &mut Self {
        self.message(Msg::Reply(Box::new(reply)))
    }

    fn send(&mut self, input: Input) {
        self.message(Msg::Input(input));
    }

    fn message(&mut self, msg: Msg) -> &mut Self {
        let now = self.app.shared.now;
        self.asked.extend(self.app.update(msg, now));
        self
    }

    /// The last thing asked of the worker.
    pub fn last(&self) -> Option<&Effect> {
        self.asked.last()
    }

    fn drawn(&self) -> Terminal<TestBackend> {
        let looks = Looks { theme: Theme::built_in("mono").unwrap(), glyphs: glyphs::DRAWN };
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| view::draw(&self.app, &looks, frame)).unwrap();
        terminal
    }

    /// The screen, line by line.
    pub fn screen(&self) -> String {
        let terminal = self.drawn();
        let buffer = terminal.backend().buffer();
        let line = |row: &[ratatui::buffer::Cell]| {
            row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        buffer.content().chunks(usize::from(self.size.0.max(1))).map(line).collect::<Vec<_>>().join("\n")
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "« {text} » is not on the screen:\n{screen}");
        self.sees_all()
    }

    /// Nothing on the screen is cut: « … » only ends what the program says while it works.
    #[track_caller]
    pub fn sees_all(&mut self) -> &mut Self {
        let screen = self.screen();
        let whole =
            [" clés…", " s'ouvre…", " fiches…"].iter().fold(screen.clone(), |left, words| left.replace(words, ""));
        assert!(!whole.contains('…'), "something is cut:\n{screen}");
        self
    }

    #[track_caller]
    pub fn sees_not(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "« {text} » is on the screen:\n{screen}");
        self
    }

    /// The real cursor stands on the line that holds the text.
    #[track_caller]
    pub fn cursor_on(&mut self, text: &str) -> &mut Self {
        let at = self.drawn().backend_mut().get_cursor_position().unwrap();
        let screen = self.screen();
        let line = screen.lines().nth(usize::from(at.y)).unwrap_or_default();
        assert!(line.contains(text), "the cursor is on « {line} », not on « {text} »:\n{screen}");
        self
    }
}
