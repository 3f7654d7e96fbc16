//! Keys and pastes, from the terminal's events to the drawn screen.

#![no_main]

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use jalon::domain::change::{Kept, Stamp};
use jalon::domain::directory::Directory;
use jalon::domain::ids::{InstanceId, LearnerId, MediatorId};
use jalon::domain::learner::Learner;
use jalon::domain::place::Settings;
use jalon::domain::record::Record;
use jalon::tui::app::{App, Msg};
use jalon::tui::glyphs;
use jalon::tui::screen::{
    Screen, exercise, exercises, home, registration, request, search, session, settings, statistics, workshop,
};
use jalon::tui::shared::Shared;
use jalon::tui::terminal::fuzzing;
use jalon::tui::theme::Theme;
use jalon::tui::view::{self, Looks};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::collections::BTreeMap;

const ME: MediatorId = MediatorId::from_bytes([7; 16]);
const YVETTE: LearnerId = LearnerId::from_bytes([9; 16]);

/// Texts that terminals, fields and spreadsheets stumble over.
const PASTES: [&str; 8] = [
    "Éloïse",
    "\u{1b}[2J\u{1b}]0;titre\u{7}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{300}",
    "a\u{202e}b\u{200b}c\u{feff}",
    "👩\u{200d}👩\u{200d}👧 日本語",
    "=1+1\n@x\r\n\t",
    "2 55 08 14 168 025 38",
    "divorcée\u{0}\u{85}\u{2028}",
];

fn yvette() -> Learner {
    Learner { code: "PONT-940".into(), first_name: "Yvette".into(), birth_year: Some(1951), ..Learner::default() }
}

fn record() -> Record {
    let stamp = Stamp { at: 0, instance: InstanceId::from_bytes([0; 16]), sequence: 1, author: ME };
    let learner = Kept { stamp, record: yvette() };
    Record { id: YVETTE, learner, path: None, assessments: Vec::new(), sessions: Vec::new(), contact: None, traces: Vec::new(), workshops: Vec::new() }
}

fn shared() -> Shared {
    let mut directory = Directory::default();
    directory.upsert(YVETTE, &yvette(), "Gien");
    Shared {
        settings: Settings { place: "Médiathèque".into(), commune: Some("45155".into()), ..Settings::default() },
        me: Some(ME),
        mediators: BTreeMap::from([(ME, "Claire".to_owned())]),
        directory,
        ..Shared::for_tests()
    }
}

fn app(choice: u8) -> App {
    let mut shared = shared();
    let exercise = |number: u8, shared: &Shared| {
        let exercises = &shared.content.exercises;
        let id = &exercises[usize::from(number) % exercises.len()].id;
        exercise::State::new(id, Some(YVETTE), shared).expect("it is in the content")
    };
    let top = match choice & 127 {
        0..10 => Screen::Search(search::State::typed("yv", &mut shared)),
        10..20 => Screen::Registration(Box::new(registration::State::new("yvette", &mut shared))),
        20..30 => Screen::Registration(Box::new(registration::State::correcting(&record(), &mut shared))),
        30..40 => Screen::Session(Box::new(session::State::start(&record(), None, &mut shared))),
        40..50 => Screen::Settings(Box::new(settings::State::new(&shared))),
        50..60 => Screen::Workshop(Box::new(workshop::State::new(&mut shared))),
        60..70 => Screen::Request(request::State::default()),
        70..80 => Screen::Statistics(Box::new(statistics::State::new(&shared))),
        80..90 => Screen::Exercises(exercises::State::default()),
        number => Screen::Exercise(Box::new(exercise(number, &shared))),
    };
    let mut app = App::new(shared, Screen::Home(home::State::default()));
    app.stack.push(top);
    app
}

/// One event out of two bytes.
fn event(kind: u8, value: u8) -> Event {
    let modifiers = KeyModifiers::from_bits_truncate(kind >> 5);
    let code = match kind % 16 {
        0..=5 => KeyCode::Char(char::from(value)),
        6 => KeyCode::Char(char::from_u32(u32::from(value) * 257 + 0x300).unwrap_or('x')),
        7 => KeyCode::F(value % 13),
        8 => return Event::Resize(u16::from(value) + 1, u16::from(kind) + 1),
        9 => return Event::Paste(PASTES[usize::from(value) % PASTES.len()].to_owned()),
        10 => return Event::Paste(PASTES[usize::from(value) % PASTES.len()].repeat(usize::from(value) * 40)),
        _ => {
            let codes = [
                KeyCode::Enter,
                KeyCode::Esc,
                KeyCode::Tab,
                KeyCode::BackTab,
                KeyCode::Backspace,
                KeyCode::Delete,
                KeyCode::Up,
                KeyCode::Down,
                KeyCode::Left,
                KeyCode::Right,
                KeyCode::Home,
                KeyCode::End,
                KeyCode::PageUp,
                KeyCode::PageDown,
                KeyCode::Insert,
                KeyCode::Null,
            ];
            codes[usize::from(value) % codes.len()]
        }
    };
    let release = kind & 16 != 0 && value & 128 != 0;
    let event_kind = if release { KeyEventKind::Release } else { KeyEventKind::Press };
    Event::Key(KeyEvent::new_with_kind(code, modifiers, event_kind))
}

fn draw(app: &App, looks: &Looks, terminal: &mut Terminal<TestBackend>) {
    terminal.draw(|frame| view::draw(app, looks, frame)).unwrap();
    for cell in terminal.backend().buffer().content() {
        assert!(!cell.symbol().contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let [first, rest @ ..] = bytes else { return };
    let events: Vec<Event> = rest.chunks_exact(2).take(120).map(|two| event(two[0], two[1])).collect();
    let mut app = app(*first);
    let looks = Looks { theme: Theme::built_in("mono").unwrap(), glyphs: glyphs::DRAWN };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut now = app.shared.now;
    for (number, input) in fuzzing::inputs(first & 128 != 0, events).into_iter().enumerate() {
        if let jalon::tui::key::Input::Resize(columns, rows) = &input {
            terminal.backend_mut().resize(*columns, *rows);
        }
        now.millis += 50;
        let effects = app.update(Msg::Input(input), now);
        drop(effects);
        if app.stack.is_empty() {
            panic!("no screen is left");
        }
        if number % 16 == 0 {
            draw(&app, &looks, &mut terminal);
        }
    }
    draw(&app, &looks, &mut terminal);
});
