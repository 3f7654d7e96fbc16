//! Frames and keys without a terminal: what a key costs from the model to the drawn buffer. `cargo bench --bench frames`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use divan::Bencher;
use jalon::content::{Content, communes};
use jalon::demo::{Plan, Story};
use jalon::domain::change::Change;
use jalon::domain::directory::{Directory, Named};
use jalon::domain::ids::MediatorId;
use jalon::domain::place::Settings;
use jalon::tui::app::{App, Msg};
use jalon::tui::glyphs;
use jalon::tui::key::{Input, Key};
use jalon::tui::screen::{Screen, home, records, search};
use jalon::tui::shared::{Moment, Shared};
use jalon::tui::theme::Theme;
use jalon::tui::view::{self, Looks};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::{date, datetime};

const SIZES: [u32; 2] = [2_000, 100_000];

fn main() {
    divan::main();
}

fn shared(learners: u32) -> Shared {
    let content = Arc::new(Content::built_in().unwrap());
    let me = MediatorId::from_bytes([1; 16]);
    let plan = Plan { learners, sessions: 0, seed: 1 };
    let people = Story::new(plan, &content, me, date!(2026 - 11 - 24)).flatten().filter_map(|change| match change {
        Change::Learner(id, learner) => Some(Named::of(id, &learner, None)),
        _ => None,
    });
    let directory = Directory::build(people, |insee| communes::name(insee).map(str::to_owned));
    Shared {
        content,
        settings: Settings::default(),
        me: Some(me),
        mediators: BTreeMap::new(),
        directory,
        time: None,
        retention: jalon::domain::retention::Desk::default(),
        coop: jalon::tui::coop::Desk::default(),
        directory_ready: true,
        now: now(),
        size: (80, 24),
        demo: false,
        discreet: false,
        practised: None,
        draw: || [0; 16],
    }
}

fn now() -> Moment {
    Moment { local: datetime!(2026-11-24 10:00 UTC), millis: 0 }
}

/// Presses keys over and over, drawing a frame after each.
fn press(bencher: Bencher, learners: u32, first: impl Fn(&mut Shared) -> Screen, keys: [&str; 2]) {
    let mut shared = shared(learners);
    let first = first(&mut shared);
    let mut app = App::new(shared, first);
    let looks = Looks { theme: Theme::built_in("sombre").unwrap(), glyphs: glyphs::DRAWN };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let keys = keys.map(|key| key.parse::<Key>().unwrap());
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = (turn + 1) % keys.len();
        let effects = app.update(Msg::Input(Input::Key(keys[turn])), now());
        terminal.draw(|frame| view::draw(&app, &looks, frame)).unwrap();
        effects
    });
}

#[divan::bench(args = SIZES)]
fn key_on_the_home_screen(bencher: Bencher, learners: u32) {
    press(bencher, learners, |_| Screen::Home(home::State::default()), ["up", "down"]);
}

#[divan::bench(args = SIZES)]
fn key_on_the_list_of_all(bencher: Bencher, learners: u32) {
    press(bencher, learners, |shared| Screen::Records(records::State::new(shared)), ["up", "down"]);
}

#[divan::bench(args = SIZES)]
fn key_on_the_search(bencher: Bencher, learners: u32) {
    press(bencher, learners, |shared| Screen::Search(search::State::typed("mar", shared)), ["up", "down"]);
}

#[divan::bench(args = SIZES)]
fn letter_typed_in_the_search(bencher: Bencher, learners: u32) {
    press(bencher, learners, |shared| Screen::Search(search::State::typed("ma", shared)), ["r", "backspace"]);
}
