//! The lines of the settings, where they stand, and what they hold.

use crate::domain::place::Settings;
use crate::text::settings as words;
use crate::tui::form::{Choosable, Field, Form, Format};
use crate::tui::screen::commune;
use crate::tui::theme;
use time::Date;

pub const PLACE: &str = "place";
const ROOM: &str = "room";
const PHONE: &str = "phone";
const HOURS: &str = "opening_hours";
pub const RESPONSIBLE: &str = "responsible";
const RIGHTS: &str = "rights_address";
const COOP: &str = "names_to_coop";
const TEXT: &str = "information_text";
pub const RETENTION: &str = "retention_months";
const THEME: &str = "theme";
const FOLDER: &str = "export_folder";
pub const BACKUPS: &str = "backup_folder";
pub const IDLE: &str = "idle_minutes";
const DISCREET: &str = "discreet";
const TWINS: &str = "ctrl_twins";

/// What the terminal decides.
const AUTOMATIC: &str = "automatic";
const YES: &str = "yes";
const NO: &str = "no";

/// Months without a visit, and minutes without a key.
const MONTHS: Format = Format::Number { min: 1, max: 24 };
const MINUTES: Format = Format::Number { min: 1, max: 30 };

const SHORT: usize = 100;
const LONG: usize = 300;
/// A page of the place's own, read aloud, is a few lines.
const OWN_TEXT: usize = 2000;
const WIDE: u16 = 49;
const TEXT_ROWS: u16 = 3;

/// Headings and the row of each.
pub const HEADINGS: [(&str, u16); 3] = [(words::THE_PLACE, 0), (words::THE_DATA, 7), (words::THE_PROGRAM, 16)];

/// Row and height of each line.
pub const ROWS: [(&str, u16, u16); 16] = [
    (PLACE, 1, 1),
    (commune::NAME, 2, 1),
    (ROOM, 3, 1),
    (PHONE, 4, 1),
    (HOURS, 5, 1),
    (RESPONSIBLE, 8, 1),
    (RIGHTS, 9, 1),
    (COOP, 10, 1),
    (TEXT, 11, TEXT_ROWS),
    (RETENTION, 14, 1),
    (THEME, 17, 1),
    (FOLDER, 18, 1),
    (BACKUPS, 19, 1),
    (IDLE, 20, 1),
    (DISCREET, 21, 1),
    (TWINS, 22, 1),
];

/// The row of the content's version.
pub const VERSION: u16 = 24;
/// All rows.
pub const HEIGHT: u16 = VERSION + 1;

/// Row and height of the line of that name.
pub fn place(name: &str) -> Option<(u16, u16)> {
    ROWS.iter().find(|(line, ..)| *line == name).map(|(_, row, high)| (*row, *high))
}

/// Whether a row comes right after a heading.
pub fn is_below_heading(row: u16) -> bool {
    HEADINGS.iter().any(|(_, heading)| heading + 1 == row)
}

/// Whether a row is that of the last line.
pub fn is_last(row: u16) -> bool {
    ROWS.last().is_some_and(|(_, last, _)| *last == row)
}

/// The form on the settings as they stand.
pub fn form(settings: &Settings) -> Form {
    let theme = if settings.theme.is_empty() { AUTOMATIC } else { &settings.theme };
    let themes = theme::BUILT_IN.iter().map(|(name, _)| (*name, words::theme(name)));
    let text = |name, label: &str, max, value: &str| Field::text(name, label, max).width(WIDE).value(value);
    let number = |name, label: &str, format, value: u8| Field::entry(name, label, format).value(&value.to_string());
    Form::new(vec![
        text(PLACE, words::PLACE, SHORT, &settings.place).required().help(words::PLACE_HELP),
        commune::field(words::COMMUNE_HELP).value(&commune::value(settings.commune.as_ref())),
        text(ROOM, words::ROOM, SHORT, &settings.room).help(words::ROOM_HELP),
        text(PHONE, words::PHONE, SHORT, &settings.phone).width(27).help(words::PHONE_HELP),
        text(HOURS, words::OPENING_HOURS, SHORT, &settings.opening_hours).help(words::OPENING_HOURS_HELP),
        text(RESPONSIBLE, words::RESPONSIBLE, SHORT, &settings.responsible).help(words::RESPONSIBLE_HELP),
        text(RIGHTS, words::RIGHTS_ADDRESS, LONG, &settings.rights_address).help(words::RIGHTS_ADDRESS_HELP),
        either(COOP, words::NAMES_TO_COOP, [words::YES, words::NO], settings.names_to_coop)
            .help(words::NAMES_TO_COOP_HELP),
        Field::note(TEXT, words::INFORMATION_TEXT, OWN_TEXT)
            .size(WIDE, TEXT_ROWS)
            .value(&settings.information_text)
            .help(words::INFORMATION_TEXT_HELP),
        number(RETENTION, words::RETENTION, MONTHS, settings.retention_months)
            .required()
            .remark(words::MONTHS)
            .help(words::RETENTION_HELP),
        Field::list(THEME, words::THEME, Choosable::all([(AUTOMATIC, words::AUTOMATIC)].into_iter().chain(themes)))
            .value(theme)
            .help(words::THEME_HELP),
        text(FOLDER, words::EXPORT_FOLDER, LONG, &settings.export_folder).help(words::EXPORT_FOLDER_HELP),
        text(BACKUPS, words::BACKUP_FOLDER, LONG, &settings.backup_folder).help(words::BACKUP_FOLDER_HELP),
        number(IDLE, words::IDLE, MINUTES, settings.idle_minutes)
            .required()
            .remark(words::MINUTES)
            .help(words::IDLE_HELP),
        either(DISCREET, words::DISCREET, [words::ALWAYS, words::ON_DEMAND], settings.discreet)
            .help(words::DISCREET_HELP),
        either(TWINS, words::TWINS, [words::TWINS_SHOWN, words::TWINS_HIDDEN], settings.ctrl_twins)
            .help(words::TWINS_HELP),
    ])
}

fn either(name: &'static str, label: &str, [yes, no]: [&str; 2], value: bool) -> Field {
    let options = Choosable::all([(YES, yes), (NO, no)]);
    Field::choice(name, label, options).value(if value { YES } else { NO })
}

/// The settings as the form has them. What stands in no valid form stays as it was `before`.
pub fn settings(form: &Form, before: &Settings, today: Date) -> Settings {
    let text = |name: &str| form.text(name).to_owned();
    let yes = |name: &str| form.chosen(name) == Some(YES);
    let number = |name: &str| form.number(name, today).and_then(|number| u8::try_from(number).ok());
    let theme = match form.chosen(THEME) {
        Some(AUTOMATIC) => String::new(),
        Some(name) => name.to_owned(),
        // A theme of one's own is no choice of the list.
        None => before.theme.clone(),
    };
    Settings {
        place: text(PLACE),
        commune: commune::taken(form),
        room: text(ROOM),
        phone: text(PHONE),
        opening_hours: text(HOURS),
        responsible: text(RESPONSIBLE),
        rights_address: text(RIGHTS),
        names_to_coop: yes(COOP),
        information_text: text(TEXT),
        theme,
        export_folder: text(FOLDER),
        backup_folder: text(BACKUPS),
        idle_minutes: number(IDLE).unwrap_or(before.idle_minutes),
        retention_months: number(RETENTION).unwrap_or(before.retention_months),
        discreet: yes(DISCREET),
        ctrl_twins: yes(TWINS),
        content_pack: before.content_pack.clone(),
    }
}
