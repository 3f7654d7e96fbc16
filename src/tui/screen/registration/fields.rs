//! The fields of the form, in the order they are walked.

use crate::content::Content;
use crate::domain::dates::parse_iso;
use crate::domain::ids::CoopKey;
use crate::text::registration as words;
use crate::tui::form::{Choosable, Field, Form, Format};
use crate::tui::screen::commune;
use crate::tui::shared::Shared;
use time::Date;

pub const FIRST_NAME: &str = "first_name";
pub const BIRTH_YEAR: &str = "birth_year";
pub const COMMUNE: &str = commune::NAME;
pub const REASONS: &str = "reasons";
pub const WISH: &str = "wish";
pub const INFORMED: &str = "informed";
/// The line that opens the optional fields.
pub const MORE: &str = "more";
pub const LAST_NAME: &str = "last_name";
pub const PHONE: &str = "phone";
pub const EMAIL: &str = "email";
pub const GENDER: &str = "gender";
pub const STATUS: &str = "status";
pub const NOTE: &str = "note";

/// What the folded line stands for.
pub const OPTIONAL: [&str; 6] = [LAST_NAME, PHONE, EMAIL, GENDER, STATUS, NOTE];
/// What a person without a name leaves empty, the first name aside.
pub const CONTACT: [&str; 3] = [LAST_NAME, PHONE, EMAIL];

/// The reasons that are no procedure.
pub const OTHER: &str = "other";
pub const NOTHING: &str = "nothing";

/// The gender that says nothing, as every form begins.
pub const UNSAID: &str = "non_communique";
/// The order of the genders on the screen; the Coop's own is another one.
const GENDERS: [&str; 3] = ["feminin", "masculin", UNSAID];

/// Names are as long as an import may bring them.
const NAME: usize = 100;
const LINE: usize = 200;
const LONG: usize = 2000;
/// Columns of a box that takes the rest of the row.
const WIDE: u16 = 50;

/// An empty form. `informed` is the day that the information box stands for.
pub fn form(shared: &Shared, informed: Date) -> Form {
    let genders =
        GENDERS.map(|key| (key, shared.content.vocabularies.gender.shown(&CoopKey::from(key)).unwrap_or(key)));
    let status = shared.content.vocabularies.status.terms().map(|term| (term.key.as_str(), term.shown()));
    Form::new(vec![
        Field::text(FIRST_NAME, words::FIRST_NAME, NAME).remark(words::ONLY_REQUIRED).help(words::FIRST_NAME_HELP),
        Field::entry(BIRTH_YEAR, words::BIRTH_YEAR, Format::Year).help(words::BIRTH_YEAR_HELP),
        commune::field(words::COMMUNE_HELP),
        Field::checks(REASONS, words::REASONS, reasons(&shared.content)).width(WIDE).help(words::REASONS_HELP),
        Field::text(WISH, words::WISH, LINE).width(WIDE).help(words::WISH_HELP).watched(),
        Field::checks(INFORMED, words::INFORMED, vec![informed_box(informed, shared.today())])
            .width(WIDE)
            .help(words::INFORMED_HELP),
        Field::checks(MORE, words::FOLDED, Vec::new()).help(words::FOLD_HELP),
        Field::text(LAST_NAME, words::LAST_NAME, NAME).remark(words::FOR_THE_COOP).help(words::LAST_NAME_HELP).folded(),
        Field::entry(PHONE, words::PHONE, Format::Phone)
            .remark(words::IF_A_DAY_CHANGES)
            .help(words::PHONE_HELP)
            .folded(),
        Field::text(EMAIL, words::EMAIL, NAME).help(words::EMAIL_HELP).folded(),
        Field::choice(GENDER, words::GENDER, Choosable::all(genders))
            .value(UNSAID)
            .width(WIDE)
            .help(words::GENDER_HELP)
            .folded(),
        Field::list(STATUS, words::STATUS, Choosable::all(status))
            .remark(words::SPACE_CHOOSES)
            .help(words::STATUS_HELP)
            .folded(),
        Field::note(NOTE, words::NOTE, LONG).width(WIDE).help(words::NOTE_HELP).folded().watched(),
    ])
}

/// What may bring a person, in the programme's order.
pub fn reasons(content: &Content) -> Vec<Choosable> {
    let modules = content.curriculum.modules.iter();
    let procedures = modules.filter_map(|module| Some((module.id.as_str(), module.reason.as_deref()?)));
    Choosable::all(procedures.chain([(OTHER, words::OTHER), (NOTHING, words::NOTHING)]))
}

/// The box that says on which day the text was read; the day is its key, so that a draft keeps it.
pub fn informed_box(day: Date, today: Date) -> Choosable {
    Choosable { key: day.to_string(), label: words::read_on(day, today) }
}

/// The day that a ticked box stands for.
pub fn informed_on(form: &Form) -> Option<Date> {
    form.checked(INFORMED).first().and_then(|day| parse_iso(day).ok())
}

/// Makes the box stand for a day, and ticks it.
pub fn inform(form: &mut Form, day: Date, today: Date) {
    if let Some(checks) = form.checks_mut(INFORMED) {
        checks.options = vec![informed_box(day, today)];
    }
    form.set(INFORMED, &day.to_string());
}

/// Whether a text can be an e-mail address.
pub fn is_email(text: &str) -> bool {
    let domain = |domain: &str| domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    let parts = text.split_once('@');
    !text.contains(char::is_whitespace)
        && parts.is_some_and(|(name, rest)| !name.is_empty() && !rest.contains('@') && domain(rest))
}
