//! Dates, times and years, as text and as they are typed in their fields.

#![no_main]

use jalon::domain::dates::{YEARS, parse_date, parse_file_date, parse_iso, parse_time};
use jalon::text::dates;
use jalon::tui::form::{Context, Edit, Field, Form, Format};
use time::{Date, Duration};

const FORMATS: [Format; 5] =
    [Format::Date, Format::Time, Format::Year, Format::Number { min: 1, max: 600 }, Format::Phone];

libfuzzer_sys::fuzz_target!(|input: (u16, u8, &str)| {
    let (days, format, text) = input;
    let today = Date::from_ordinal_date(1950, 1).unwrap() + Duration::days(i64::from(days));
    if let Ok(date) = parse_date(text, today) {
        assert!(YEARS.contains(&date.year()));
        assert_eq!(parse_date(&dates::field(date), today), Ok(date), "what is shown reads back");
        let _ = (dates::relative(date, today), dates::full(date), dates::appointment(date, None, today));
    }
    if let Ok(date) = parse_file_date(text) {
        assert_eq!(parse_iso(&date.to_string()), Ok(date));
    }
    if let Ok(time) = parse_time(text) {
        assert_eq!(parse_time(&dates::time(time)), Ok(time), "what is shown reads back");
    }
    let context = Context { today, now_ms: 0 };
    let format = FORMATS[usize::from(format) % FORMATS.len()];
    let mut form = Form::new(vec![Field::entry("entry", "Entrée", format), Field::text("other", "Autre", 9)]);
    for c in text.chars().take(200) {
        let edit = match c {
            '\u{1}' => Edit::Up,
            '\u{2}' => Edit::Down,
            '\u{3}' => Edit::PageUp,
            '\u{4}' => Edit::PageDown,
            '\u{5}' => Edit::Backspace,
            '\u{6}' => Edit::Left,
            '\u{7}' => Edit::Enter,
            '\u{8}' => Edit::Previous,
            '\u{9}' => Edit::Undo,
            c => Edit::Insert(c.to_string()),
        };
        form.apply(&edit, context);
        let written = form.text("entry").to_owned();
        assert!(!written.contains(char::is_control));
    }
    form.apply(&Edit::Insert(text.to_owned()), context);
    if form.check(context).is_ok() && format == Format::Date && !form.text("entry").is_empty() {
        assert!(form.date("entry", today).is_some(), "a date without a fault is a date");
    }
});
