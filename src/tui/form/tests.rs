//! Forms as people use them.

use super::*;
use proptest::prelude::*;
use time::macros::date;
use unicode_segmentation::UnicodeSegmentation;

const NOW: Context = Context { today: date!(2026 - 11 - 24), now_ms: 0 };

fn registration() -> Form {
    let needs = Choosable::all([("sante", "Santé"), ("impots", "Impôts"), ("rien", "Rien")]);
    let genders = Choosable::all([("femme", "Femme"), ("homme", "Homme"), ("np", "Non précisé")]);
    Form::new(vec![
        Field::text("first_name", "Prénom ou pseudonyme", 60).required(),
        Field::entry("birth_year", "Année de naissance", Format::Year),
        Field::suggest("commune", "Commune", 60, false),
        Field::checks("needs", "Ce qui l'amène", needs),
        Field::entry("phone", "Téléphone", Format::Phone).folded(),
        Field::choice("gender", "Genre", genders).folded(),
        Field::note("note", "Note", 200).size(46, 2).folded(),
    ])
}

fn type_in(form: &mut Form, text: &str) {
    for key in text.graphemes(true) {
        form.apply(&Edit::Insert(key.to_owned()), NOW);
    }
}

#[test]
fn enter_walks_the_fields_in_sight_and_submits_at_the_end() {
    let mut form = registration();
    type_in(&mut form, "Yvette");
    assert_eq!(form.apply(&Edit::Enter, NOW), FormEvent::Moved);
    type_in(&mut form, "51");
    assert_eq!(form.apply(&Edit::Down, NOW), FormEvent::Moved);
    assert_eq!((form.focused_name(), form.text("birth_year")), ("commune", "1951"));
    assert_eq!(form.suggestions_wanted(), Some(("commune", "")));
    assert_eq!(form.apply(&Edit::Insert("g".into()), NOW), FormEvent::NeedsSuggestions("commune"));
    let gien = Suggestion { key: "45155".into(), label: "Gien".into(), detail: "45500".into() };
    form.suggest("commune", vec![gien], Some(0));
    assert_eq!(form.apply(&Edit::Enter, NOW), FormEvent::Moved);
    assert_eq!((form.focused_name(), form.picked("commune")), ("needs", Some("45155")));
    type_in(&mut form, "2 ");
    assert_eq!(form.checked("needs"), Vec::<&str>::new(), "checked by a digit, unchecked by Space");
    type_in(&mut form, "21");
    assert_eq!(form.checked("needs"), ["impots", "sante"]);
    assert_eq!(form.apply(&Edit::Next, NOW), FormEvent::Unused, "no silent turn past the end");
    assert_eq!(form.apply(&Edit::Enter, NOW), FormEvent::Submitted);
    assert_eq!(form.check(NOW), Ok(()));
}

#[test]
fn faults_are_said_on_leaving_and_never_hold_the_focus() {
    let mut form = registration();
    assert_eq!(form.apply(&Edit::Next, NOW), FormEvent::Moved);
    type_in(&mut form, "3000");
    assert_eq!(form.apply(&Edit::Next, NOW), FormEvent::Moved);
    assert!(form.field("birth_year").unwrap().message().is_some());
    assert_eq!(form.check(NOW), Err("first_name"), "required, and first");
    assert_eq!(form.focused_name(), "first_name");
    type_in(&mut form, "Yvette");
    assert_eq!(form.check(NOW), Err("birth_year"));
    type_in(&mut form, "1951");
    assert_eq!(form.field("birth_year").unwrap().message(), None, "gone while it is mended");
    assert_eq!(form.check(NOW), Ok(()));
}

#[test]
fn a_fault_is_said_on_leaving_until_the_next_key_then_where_it_is() {
    let mut form = registration();
    form.apply(&Edit::Next, NOW);
    type_in(&mut form, "3000");
    form.apply(&Edit::Enter, NOW);
    let fault = form.field("birth_year").unwrap().message().unwrap().to_owned();
    let left = format!("Année de naissance : {fault}");
    assert_eq!((form.focused_name(), form.warning()), ("commune", Some(left)));
    form.apply(&Edit::Insert("g".into()), NOW);
    assert_eq!((form.warning(), form.hint()), (None, form.focused().unwrap().help.clone()));
    form.apply(&Edit::Clear, NOW);
    form.apply(&Edit::Previous, NOW);
    assert_eq!(form.warning(), Some(fault));
    form.apply(&Edit::Insert("1".into()), NOW);
    assert_eq!(form.warning(), None, "gone while it is mended");
}

#[test]
fn a_fault_in_a_folded_field_brings_it_into_sight() {
    let mut form = registration();
    form.set("first_name", "Yvette");
    form.set("phone", "0612");
    assert_eq!(form.check(NOW), Err("phone"));
    assert!(!form.field("phone").unwrap().folded);
    form.fold(&["phone"], true);
    assert_eq!(form.focused_name(), "needs");
}

#[test]
fn what_must_not_be_kept_is_refused_while_it_is_typed() {
    let mut form = registration();
    form.fold(&["note"], false);
    form.focus("note");
    type_in(&mut form, "Sa carte : 2 55 08 14 168 02");
    let before = form.can_save();
    type_in(&mut form, "5");
    assert!(before && !form.can_save());
    assert!(form.field("note").unwrap().message().is_some_and(|said| said.contains("Sécurité sociale")));
    assert_eq!(form.check(NOW), Err("first_name"));
    let drafted = form.draft().fields.into_iter().find(|(name, _)| name == "note");
    assert_eq!(drafted.unwrap().1, "Sa carte : ", "a draft does not keep it either");
    form.apply(&Edit::Undo, NOW);
    assert!(form.can_save());
}

#[test]
fn undo_goes_back_by_words_over_the_whole_form() {
    let mut form = registration();
    type_in(&mut form, "Anne Marie");
    form.apply(&Edit::Next, NOW);
    type_in(&mut form, "51");
    form.apply(&Edit::Next, NOW); // tidied into 1951
    for (expected, focused) in
        [(("Anne Marie", ""), "birth_year"), (("Anne ", ""), "first_name"), (("", ""), "first_name")]
    {
        assert!(matches!(form.apply(&Edit::Undo, NOW), FormEvent::Changed(_)));
        let held = (form.fields[0].saved(), form.fields[1].saved());
        assert_eq!((held.0.as_str(), held.1.as_str()), expected);
        assert_eq!(form.focused_name(), focused);
    }
    assert_eq!(form.apply(&Edit::Undo, NOW), FormEvent::Unused);
    while form.apply(&Edit::Redo, NOW) != FormEvent::Unused {}
    assert_eq!((form.text("first_name"), form.text("birth_year")), ("Anne Marie", "1951"));
}

#[test]
fn a_draft_comes_back_where_it_was_left() {
    let mut form = registration();
    form.set("first_name", "Éloïse");
    form.set("commune", "45155\tGien (45500)");
    form.set("needs", "impots sante");
    form.set("gender", "np");
    form.focus("commune");
    let draft = form.draft();
    let mut again = registration();
    assert!(!again.is_changed());
    again.resume(&draft);
    assert!(again.is_changed());
    assert_eq!(again.draft(), draft);
    assert_eq!((again.focused_name(), again.chosen("gender")), ("commune", Some("np")));
    assert!(!again.field("gender").unwrap().folded && again.field("phone").unwrap().folded);
    assert_eq!(again.apply(&Edit::Undo, NOW), FormEvent::Unused, "a draft is no step of undo");
}

#[test]
fn a_passphrase_stays_out_of_everything() {
    let mut form = Form::new(vec![Field::masked("secret", "Phrase de passe", 100)]);
    type_in(&mut form, "cheval agrafe");
    assert_eq!(form.secret("secret"), "cheval agrafe");
    assert!(form.is_changed());
    assert!(!format!("{:?}", form.fields).contains("agrafe"));
    assert_eq!(form.snapshot(), []);
    assert_eq!(form.apply(&Edit::Undo, NOW), FormEvent::Unused);
    let text = form.field_mut("secret").unwrap().typed_mut().unwrap();
    assert_eq!(text.shown('•'), ["•".repeat(13)]);
    text.reveal(true);
    assert_eq!(text.shown('•'), ["cheval agrafe"]);
}

#[test]
fn names_and_notes_stay_out_of_debug() {
    let mut form = registration();
    form.set("first_name", "Yvette");
    form.set("note", "Préfère le matin.");
    let shown = format!("{:?} {:?}", form.fields, Edit::Insert("Yvette".into()));
    assert!(!shown.contains("Yvette") && !shown.contains("matin"));
}

/// Any edit, typed text included.
fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let acts = [
        Edit::Break,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWord,
        Edit::Clear,
        Edit::Left,
        Edit::Right,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::Home,
        Edit::End,
        Edit::Up,
        Edit::Down,
        Edit::PageUp,
        Edit::PageDown,
        Edit::Next,
        Edit::Previous,
        Edit::Enter,
        Edit::Escape,
        Edit::First,
        Edit::Last,
    ];
    let act = proptest::sample::select(acts.to_vec());
    let typed = prop_oneof!["[a-z0-9 /é€]", "\\PC{0,8}", Just("e\u{301}\n🇫🇷👍🏽\u{200d}漢".to_owned())];
    prop::collection::vec(prop_oneof![act, typed.prop_map(Edit::Insert)], 0..60)
}

fn all_kinds() -> Form {
    let mut form = registration();
    form.fold(&["phone", "gender", "note"], false);
    form.fields.push(Field::list("status", "Situation", Choosable::all([("a", "À la retraite"), ("b", "En emploi")])));
    form.fields.push(Field::entry("date", "Prochaine fois", Format::Date).value("01/12/2026"));
    form.fields.push(Field::suggest("sentence", "Ce que je retiens", 40, true));
    form.fields.push(Field::masked("secret", "Phrase de passe", 20));
    let suggestion = Suggestion { key: "1".into(), label: "Je ne peux rien casser.".into(), detail: String::new() };
    form.suggest("sentence", vec![suggestion], None);
    Form::new(form.fields)
}

proptest! {
    #[test]
    fn the_cursor_stays_between_graphemes_and_in_the_window(edits in edits(), width in 1_u16..12) {
        let mut form = all_kinds();
        for field in &mut form.fields {
            *field = field.clone().size(width, 2);
        }
        for edit in edits {
            form.apply(&edit, NOW);
            let Some(text) = form.focused().and_then(Field::typed) else { continue };
            let boundary = text.text().grapheme_indices(true).any(|(at, _)| at == text.cursor());
            prop_assert!(boundary || text.cursor() == text.text().len());
            prop_assert!(text.text().graphemes(true).count() <= 200);
            let (column, row) = text.shown_cursor();
            prop_assert!(column <= usize::from(width) && row < 2, "{column} {row}");
            for line in text.shown('•') {
                prop_assert!(unicode_width::UnicodeWidthStr::width(line.as_str()) <= usize::from(width.max(2)));
            }
        }
    }

    #[test]
    fn undo_goes_back_to_the_opening_and_redo_to_the_end(edits in edits()) {
        let mut form = all_kinds();
        let opening = form.snapshot();
        for edit in edits {
            form.apply(&edit, NOW);
        }
        let end = form.snapshot();
        while form.apply(&Edit::Undo, NOW) != FormEvent::Unused {}
        prop_assert_eq!(form.snapshot(), opening);
        while form.apply(&Edit::Redo, NOW) != FormEvent::Unused {}
        prop_assert_eq!(form.snapshot(), end);
    }

    #[test]
    fn a_snapshot_reads_back(edits in edits()) {
        let mut form = all_kinds();
        for edit in edits {
            form.apply(&edit, NOW);
        }
        let mut again = all_kinds();
        again.restore(&form.snapshot());
        prop_assert_eq!(again.snapshot(), form.snapshot());
    }
}

#[test]
fn a_paste_of_a_megabyte_takes_what_there_is_room_for_and_says_so() {
    for filler in ["x", "é", "\u{9d}", "\u{1b}[31mx", "a\u{301}\u{489}", "\u{1100}", "日"] {
        let mut form = registration();
        type_in(&mut form, "Yvette");
        form.apply(&Edit::Home, NOW);
        form.apply(&Edit::Insert(filler.repeat(1_000_000 / filler.len())), NOW);
        let text = form.text("first_name");
        assert!(
            text.ends_with("Yvette") && text.graphemes(true).count() <= 60 && text.chars().count() <= 480,
            "{filler}"
        );
        let message = form.focused().unwrap().message().unwrap_or_default().to_owned();
        assert_eq!(message, "60 caractères au plus : le reste n'est pas gardé.", "{filler}");
        form.apply(&Edit::Undo, NOW);
        assert_eq!(form.text("first_name"), "Yvette", "{filler}");
        assert_eq!(form.focused().unwrap().message(), None);
    }
}

#[test]
fn a_full_field_says_that_a_key_was_left_out() {
    let mut form = registration();
    type_in(&mut form, &"x".repeat(60));
    assert_eq!(form.focused().unwrap().message(), None);
    type_in(&mut form, "y");
    assert!(form.focused().unwrap().message().is_some() && !form.text("first_name").contains('y'));
    form.apply(&Edit::Backspace, NOW);
    assert_eq!(form.focused().unwrap().message(), None);
}
