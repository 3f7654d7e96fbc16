//! Appointment cards, eight an A4 page: the code, the next date, the telephone. No name: who registered without one can
//! be found again only by their code. What is left of the last page are blank cards, to be written by hand.

use super::html::Body;
use super::page::Page;
use crate::domain::ids::Code;
use crate::domain::place::Settings;
use crate::domain::record::Record;
use crate::domain::session::Appointment;
use crate::text::report::papers as words;
use time::{Date, Duration};

/// Cards on a page.
const ON_A_PAGE: usize = 8;

const STYLE: &str = r#"  @page { size: A4; margin: 10mm }
  body { font: 13pt/1.35 Verdana, "DejaVu Sans", Arial, sans-serif; color: #000; background: #fff;
         margin: 0 auto; width: 190mm; hyphens: none; overflow-wrap: anywhere }
  main { display: grid; grid-template-columns: 1fr 1fr; grid-auto-rows: 68mm; break-after: page }
  main:last-child { break-after: auto }
  section { border: 0.2mm dashed #000; padding: 5mm; overflow: hidden }
  p { margin: 0 0 2mm }
  .lieu { font-size: 11pt }
  .code { font-size: 22pt; font-weight: bold }
  @media screen { body { padding: 10mm } }
"#;

/// A card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub code: Code,
    pub appointment: Option<Appointment>,
}

impl Card {
    /// The card of a record, with when the person is expected next.
    pub fn of(record: &Record, today: Date) -> Self {
        let appointment = record.coming(today).map(|coming| coming.at);
        Self { code: record.learner.record.code.clone(), appointment }
    }
}

/// The days for which cards are made: a month ahead.
pub fn days(today: Date) -> impl Iterator<Item = Date> {
    (0..31).filter_map(move |days| today.checked_add(Duration::days(days)))
}

/// Cards by date and hour, one a person.
pub fn in_order(mut cards: Vec<Card>) -> Vec<Card> {
    cards.sort_by(|a, b| a.code.cmp(&b.code));
    cards.dedup_by(|a, b| a.code == b.code);
    cards.sort_by_key(|card| card.appointment.map(|next| (next.date, next.time)));
    cards
}

/// The pages to print.
pub fn html(cards: &[Card], settings: &Settings) -> String {
    let mut body = Body::default();
    for page in pages(cards) {
        body.markup("<main>\n");
        for card in page {
            body.between("<section>\n<p class=\"lieu\">", settings.place.trim(), "</p>\n");
            let [code, meeting] = lines(card);
            body.between("<p>", words::MY_CODE, "<br>");
            body.between("<b class=\"code\">", &code, "</b></p>\n");
            body.between("<p>", words::MY_APPOINTMENT, "<br>");
            body.between("<b>", &meeting, "</b></p>\n");
            if !settings.phone.trim().is_empty() {
                body.between("<p>", words::PHONE, " <b>");
                body.between("", settings.phone.trim(), "</b></p>\n");
            }
            body.markup("</section>\n");
        }
        body.markup("</main>\n");
    }
    body.page(words::CARDS, STYLE)
}

/// The same as text: the cards one under the other.
pub fn text(cards: &[Card], settings: &Settings) -> String {
    let mut page = Page::default();
    page.sides(&words::CARDS.to_uppercase(), settings.place.trim());
    for card in pages(cards).into_iter().flatten() {
        let [code, meeting] = lines(card);
        page.rule();
        page.row(words::MY_CODE, 18, &code);
        page.row(words::MY_APPOINTMENT, 18, &meeting);
        page.row(words::PHONE, 18, settings.phone.trim());
    }
    page.finish()
}

/// The cards page by page, the last page filled up with blank ones.
fn pages(cards: &[Card]) -> Vec<Vec<Option<&Card>>> {
    let mut pages: Vec<Vec<Option<&Card>>> =
        cards.chunks(ON_A_PAGE).map(|page| page.iter().map(Some).collect()).collect();
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    if let Some(last) = pages.last_mut() {
        last.resize(ON_A_PAGE, None);
    }
    pages
}

/// The code and the next meeting, or the room to write them.
fn lines(card: Option<&Card>) -> [String; 2] {
    let blank = || words::BLANK.to_owned();
    let code = card.map_or_else(blank, |card| card.code.to_string());
    let meeting = card.and_then(|card| card.appointment).map_or_else(blank, words::meeting);
    [code, meeting]
}
