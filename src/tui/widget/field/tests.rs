//! Fields as they look, and at every size.

use super::*;
use crate::tui::form::{Context, Edit, Form, Format, Suggestion};
use ratatui::style::Modifier;
use time::macros::date;

const NOW: Context = Context { today: date!(2026 - 11 - 24), now_ms: 0 };
const COLUMNS: Columns = Columns { label: 4, value: 27, remark: 59 };

fn look() -> Look {
    let plain = Style::default();
    Look {
        normal: plain,
        label: plain,
        focus: plain.add_modifier(Modifier::REVERSED),
        selected: plain,
        muted: plain,
        error: plain,
        rule: plain,
        marker: '►',
        bullet: '•',
        frame: ['┌', '┐', '└', '┘', '│'],
        line: '─',
    }
}

fn registration() -> Form {
    let needs = ["Santé", "Famille", "Emploi", "Impôts", "Papiers", "Retraite", "Autre", "Rien"];
    let genders = [("f", "Femme"), ("h", "Homme"), ("np", "Non précisé")];
    Form::new(vec![
        Field::text("first_name", "Prénom ou pseudonyme", 60).value("Yvette").remark("le seul obligatoire"),
        Field::entry("birth_year", "Année de naissance", Format::Year).value("1951"),
        Field::suggest("commune", "Commune", 60, false),
        Field::checks("needs", "Ce qui l'amène", Choosable::all(needs.map(|need| (need, need)))).value("Santé"),
        Field::choice("gender", "Genre", Choosable::all(genders)).value("np"),
        Field::list("status", "Situation", Choosable::all([("r", "À la retraite"), ("e", "En emploi")])),
        Field::note("note", "Note", 200).size(46, 2).value("Préfère le matin."),
        Field::masked("secret", "Phrase de passe", 60),
    ])
}

/// Draws a form and tells its rows and the cursor.
fn drawn(form: &Form, area: Rect, screen: Rect) -> (Vec<String>, Option<Position>) {
    let mut buffer = Buffer::empty(screen);
    let mut cursor = None;
    let mut y = 0;
    let mut open = None;
    for field in form.fields.iter().filter(|field| !field.folded) {
        let focused = field.name == form.focused_name();
        let row = Rect { y: area.y + y, height: area.height.saturating_sub(y), ..area };
        cursor = draw(field, focused, row, COLUMNS, &look(), &mut buffer).or(cursor);
        if focused {
            open = Some((field, y));
        }
        y += height(field, COLUMNS, area.width);
    }
    if let Some((field, y)) = open {
        cursor = draw_list(field, area, y, COLUMNS, &look(), &mut buffer).or(cursor);
    }
    let rows = buffer.content.chunks(usize::from(screen.width).max(1));
    (
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned())
            .collect(),
        cursor,
    )
}

fn rows(form: &Form) -> (Vec<String>, Option<Position>) {
    let screen = Rect::new(0, 0, 80, 12);
    drawn(form, screen, screen)
}

#[test]
fn fields_stand_where_the_frame_says() {
    let mut form = registration();
    form.focus("note");
    let (rows, cursor) = rows(&form);
    assert_eq!(
        rows[..9],
        [
            "    Prénom ou pseudonyme   [Yvette                     ]   le seul obligatoire",
            "    Année de naissance     [1951]",
            "    Commune                [                           ]",
            "    Ce qui l'amène         [x] Santé     [ ] Famille   [ ] Emploi    [ ] Impôts",
            "                           [ ] Papiers   [ ] Retraite  [ ] Autre     [ ] Rien",
            "    Genre                  ( ) Femme  ( ) Homme  (•) Non précisé",
            "    Situation              [-                          ]",
            "  ► Note                   [Préfère le matin.                             ]",
            "                           [                                              ]",
        ]
    );
    assert_eq!(cursor, Some(Position::new(45, 7)));
}

#[test]
fn the_list_stands_over_what_follows() {
    let mut form = registration();
    form.focus("commune");
    form.apply(&Edit::Insert("gi".into()), NOW);
    let named =
        |(label, detail): (&str, &str)| Suggestion { key: label.into(), label: label.into(), detail: detail.into() };
    form.suggest("commune", [("Gien", "45500"), ("Gif-sur-Yvette", "91190")].map(named).to_vec(), Some(0));
    let (shown, cursor) = rows(&form);
    assert_eq!(
        shown[2..7],
        [
            "  ► Commune                [gi                         ]",
            "    Ce qui l'amène         ┌──────────────────────────────────────────────────┐",
            "                           │► Gien              45500                         │",
            "    Genre                  │  Gif-sur-Yvette    91190                         │",
            "    Situation              └──────────────────────────────────────────────────┘",
        ]
    );
    assert_eq!(cursor, Some(Position::new(30, 2)));
    form.apply(&Edit::Down, NOW);
    assert_eq!(rows(&form).1, Some(Position::new(28, 5)), "the cursor follows the list");
}

#[test]
fn faults_are_said_in_words_beside_the_field() {
    let mut form = registration();
    form.set("birth_year", "3000");
    assert_eq!(form.check(NOW), Err("birth_year"));
    let (rows, cursor) = rows(&form);
    assert!(rows[1].ends_with("[3000]                          à corriger"), "there is no room for more: {}", rows[1]);
    assert_eq!(cursor.map(|at| at.y), Some(1));
    form.field_mut("birth_year").unwrap().error = Some("Trop loin.".to_owned());
    assert!(self::rows(&form).0[1].ends_with("Trop loin."));
}

#[test]
fn every_field_has_its_cursor_and_no_size_panics() {
    let mut form = registration();
    for at in 0..form.fields.len() {
        let name = form.fields[at].name;
        form.focus(name);
        assert!(rows(&form).1.is_some(), "{name}");
        form.apply(&Edit::Insert(" ".into()), NOW); // opens the list that can be
        for (width, height) in [(0, 0), (1, 1), (2, 1), (26, 3), (28, 2), (29, 9), (60, 15), (250, 80)] {
            let screen = Rect::new(0, 0, width, height);
            drawn(&form, screen, screen);
            drawn(&form, Rect::new(3, 2, 250, 90), screen);
        }
    }
}
