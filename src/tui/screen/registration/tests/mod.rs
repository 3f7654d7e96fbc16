//! The form as it is filled in, key by key.

mod desk;

use super::fields::{BIRTH_YEAR, EMAIL};
use super::*;
use crate::domain::change::{Change, Trace};
use crate::domain::learner::OtherReason;
use crate::text::Failure;
use crate::tui::effect::Saving;
use crate::tui::screen::Screen;
use desk::{Desk, yvette};
pub use desk::{IVETTE, ME, shared};
use time::macros::{date, datetime};

#[test]
fn a_first_name_and_the_text_take_three_keys() {
    let mut desk = Desk::registering();
    desk.text("Éloïse").press("f2");
    assert!(desk.state().reading.is_some() && desk.saved().is_none());
    desk.press("enter");
    assert_eq!(desk.keys, 3);
    let learner = desk.learner();
    assert_eq!((learner.first_name.as_str(), learner.informed_on), ("Éloïse", Some(date!(2026 - 11 - 24))));
    assert_eq!((learner.opened_on, learner.opened_by), (Some(date!(2026 - 11 - 24)), Some(ME)));
    assert!(!learner.anonymous && learner.code.as_str().contains('-') && learner.gender.is_none());
    let id = LearnerId::from_bytes([42; 16]);
    assert_eq!(desk.saved().unwrap().0, Saving::Registration(id));
    desk.answer(Reply::Saved(Saving::Registration(id), Vec::new()));
    assert!(matches!(desk.app.top(), Some(Screen::Record(_))) && desk.app.stack.len() == 2);
    assert_eq!(desk.app.toast.as_deref(), Some(shell::SAVED));
}

#[test]
fn four_useful_fields_and_the_text_take_nine_keys() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("enter").text("1951").press("enter enter space enter");
    desk.text("Voir les photos").press("enter enter enter");
    assert_eq!(desk.keys, 9);
    let learner = desk.learner();
    assert_eq!((learner.birth_year, learner.commune.clone()), (Some(1951), Some("45155".into())));
    assert_eq!((learner.procedures.clone(), learner.wish.as_str()), (vec!["D2".into()], "Voir les photos"));
    assert!(learner.informed_on.is_some());
}

#[test]
fn what_was_searched_is_in_the_form_already() {
    let mut desk = Desk::new();
    let screen = State::new("yvette martin 0612345678", &mut desk.app.shared);
    assert!(screen.is_unfolded() && screen.draft(&desk.app.shared).is_none());
    desk.app.stack.push(Screen::Registration(Box::new(screen)));
    desk.press("f2 enter");
    let learner = desk.learner();
    assert_eq!(
        (learner.first_name.as_str(), learner.last_name.as_str(), learner.phone.as_str()),
        ("Yvette", "martin", "06 12 34 56 78")
    );
}

#[test]
fn whoever_stays_without_a_name_leaves_no_contact() {
    let mut desk = Desk::registering();
    desk.text("Yvette")
        .press("end down down down down down down enter")
        .text("Martin")
        .press("enter")
        .text("0612345678");
    let typed: Vec<String> = desk.draft().unwrap().fields.into_iter().map(|(_, text)| text).collect();
    assert!(["Martin", "06 12 34 56 78"].iter().all(|text| typed.iter().any(|typed| typed == text)), "{typed:?}");
    desk.press("f2 down enter");
    let learner = desk.learner().clone();
    assert!(learner.anonymous && learner.informed_on.is_some());
    assert_eq!([&learner.first_name, &learner.last_name, &learner.phone, &learner.email], ["", "", "", ""]);
    let saved = desk.saved().map(|(saving, changes)| (saving, changes.to_vec())).unwrap();
    desk.answer(Reply::Saved(saved.0, saved.1));
    let said = desk.app.toast.clone().unwrap();
    assert!(said.starts_with(shell::SAVED) && said.contains(learner.code.as_str()));
}

#[test]
fn without_a_name_needs_nothing_but_a_name_is_asked_for_otherwise() {
    let mut desk = Desk::registering();
    desk.press("f2 enter");
    assert!(desk.saved().is_none());
    assert_eq!((desk.state().form.focused_name(), desk.hint().as_str()), (FIRST_NAME, words::NAME_MISSING));
    desk.text("Y").press("f2");
    assert_eq!(desk.learner().first_name, "Y");

    let mut desk = Desk::registering();
    desk.press("f7 down enter");
    assert!(desk.state().is_nameless() && desk.saved().is_none());
    desk.press("f2");
    assert!(desk.learner().anonymous);
}

#[test]
fn a_name_typed_after_all_ends_the_namelessness() {
    let mut desk = Desk::registering();
    desk.press("f7 down enter").text("Yvette").press("f2");
    assert!(!desk.learner().anonymous);
}

#[test]
fn no_record_at_all_keeps_nothing_and_offers_to_count_the_visit() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("f2 down down enter");
    assert!(matches!(desk.app.top(), Some(Screen::Request(_))) && desk.dropped() && desk.saved().is_none());
    assert_eq!(desk.app.toast.as_deref(), Some(words::NO_RECORD));
    let last_kept = desk.asked.iter().rposition(|effect| matches!(effect, Effect::KeepDraft(_)));
    let dropped = desk.asked.iter().rposition(|effect| matches!(effect, Effect::DropDraft(_)));
    assert!(last_kept < dropped);
}

#[test]
fn the_text_may_wait() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("f7 esc");
    assert!(desk.state().reading.is_none() && fields::informed_on(&desk.state().form).is_none());
    desk.press("f7 enter");
    assert_eq!(fields::informed_on(&desk.state().form), Some(date!(2026 - 11 - 24)));
    desk.press("f2");
    assert_eq!(desk.learner().first_name, "Yvette");
}

#[test]
fn a_changed_form_asks_what_becomes_of_it() {
    let mut desk = Desk::registering();
    desk.press("esc");
    assert!(desk.is_home() && !desk.dropped());

    for (keys, home, dropped) in [("esc", false, false), ("2", true, false), ("3", true, true)] {
        let mut desk = Desk::registering();
        desk.text("Yvette").press("esc");
        assert!(desk.app.overlay.is_some());
        desk.press(keys);
        assert_eq!((desk.is_home(), desk.dropped()), (home, dropped), "{keys}");
        let kept = desk.asked.iter().any(|effect| matches!(effect, Effect::KeepDraft(_)));
        assert_eq!(kept, keys == "2", "{keys}");
    }

    let mut desk = Desk::registering();
    desk.text("Yvette").press("esc 1 enter");
    assert_eq!(desk.learner().first_name, "Yvette");
}

#[test]
fn a_draft_says_when_it_was_kept_and_is_taken_up_as_it_was() {
    let mut desk = Desk::registering();
    assert!(desk.draft().is_none());
    desk.text("Yvette").press("f7 enter").press("enter").text("1951").press("enter").text("gi");
    desk.press("tab space").press("backtab");
    let kept = desk.draft().unwrap();
    let id = desk.state().draft;
    desk.answer(Reply::DraftKept(id));
    assert_eq!(desk.app.top().unwrap().title(&desk.app.shared).1, "brouillon gardé à 10 h 05");

    let mut next = shared();
    next.now.local = datetime!(2026-11-26 09:00 UTC);
    let state = State::resume(id, IVETTE, &kept, &mut next);
    assert_eq!(fields::informed_on(&state.form), Some(date!(2026 - 11 - 24)));
    assert_eq!(state.form.focused_name(), desk.state().form.focused_name());
    let mut again = state.form.draft().fields;
    again.retain(|(name, _)| name != NAMELESS);
    assert_eq!(again, kept.fields);
}

#[test]
fn a_draft_remembers_who_stays_without_a_name() {
    let mut desk = Desk::registering();
    desk.press("f7 down enter");
    let kept = desk.draft().unwrap();
    let mut shared = shared();
    assert!(State::resume(DraftId::from_bytes([3; 16]), IVETTE, &kept, &mut shared).is_nameless());
}

#[test]
fn nothing_is_a_draft_while_it_is_being_saved() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("f2 enter");
    assert!(desk.draft().is_none());
    let saving = desk.saved().unwrap().0;
    desk.answer(Reply::NotSaved(saving, Failure::new("", "")));
    assert_eq!(desk.state().form.text(FIRST_NAME), "Yvette");
    assert!(desk.draft().is_some());
}

#[test]
fn codes_wait_for_all_names() {
    let mut desk = Desk::registering();
    desk.app.shared.directory_ready = false;
    desk.text("Yvette").press("f2 enter");
    assert!(desk.saved().is_none() && desk.draft().is_some());
    desk.answer(Reply::Directory(Box::default()));
    assert_eq!(desk.learner().first_name, "Yvette");
}

#[test]
fn a_likely_duplicate_is_shown_and_can_be_seen_without_losing_anything() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("enter").text("195");
    assert!(desk.state().duplicate.is_none());
    desk.text("1");
    assert_eq!(desk.state().duplicate, Some(IVETTE));
    desk.press("f5");
    assert!(matches!(desk.app.top(), Some(Screen::Record(_))));
    assert!(desk.asked.iter().any(|effect| matches!(effect, Effect::KeepDraft(_))));
    // Keys wait for the record; this one cannot be read.
    desk.press("esc").answer(Reply::Failed(crate::text::Failure::new("", "")));
    assert_eq!(desk.state().form.text(FIRST_NAME), "Yvette");
    desk.press("f2 enter");
    assert_eq!(desk.learner().birth_year, Some(1951));
}

#[test]
fn the_age_band_stands_beside_a_whole_year() {
    let mut desk = Desk::registering();
    let remark = |desk: &Desk| desk.state().form.field(BIRTH_YEAR).unwrap().remark.clone();
    desk.press("enter").text("19");
    assert_eq!(remark(&desk), "");
    desk.text("51");
    assert_eq!(remark(&desk), "70 ans et plus");
    desk.press("ctrl-u").text("08").press("enter");
    assert_eq!(remark(&desk), "18 - 24 ans");
    desk.press("backtab").text("1850").press("f2");
    assert!(desk.state().reading.is_none() && desk.state().form.focused_name() == BIRTH_YEAR);
}

#[test]
fn reasons_keep_their_order_and_none_stands_alone() {
    let mut desk = Desk::registering();
    desk.text("Y").press("enter enter tab 4 1");
    assert_eq!(desk.hint(), "dans l'ordre : Impôts, puis Santé");
    desk.press("8");
    assert_eq!(desk.state().form.checked(REASONS), ["nothing"]);
    desk.press("7");
    assert_eq!(desk.state().form.checked(REASONS), ["other"]);
    desk.press("1 f2 enter");
    assert_eq!(
        (desk.learner().other_reason, &desk.learner().procedures),
        (Some(OtherReason::Other), &vec!["D2".into()])
    );
}

#[test]
fn the_optional_fields_open_by_one_key_and_are_checked() {
    let mut desk = Desk::registering();
    desk.text("Y").press("ctrl-end enter");
    assert!(desk.state().is_unfolded());
    assert_eq!(desk.state().form.focused_name(), LAST_NAME);
    desk.press("enter enter").text("yvette").press("f2");
    assert_eq!(desk.state().form.focused_name(), EMAIL);
    assert_eq!(desk.hint(), words::BAD_EMAIL);
    desk.text("@exemple.fr").press("enter right enter space end enter").text("Préfère le matin.").press("enter enter");
    let learner = desk.learner();
    assert_eq!((learner.email.as_str(), learner.note.as_str()), ("yvette@exemple.fr", "Préfère le matin."));
    assert_eq!(
        (learner.gender.clone(), learner.status.clone()),
        (Some("feminin".into()), Some("non_communique".into()))
    );
}

#[test]
fn a_commune_typed_in_full_is_taken_and_half_a_name_is_not() {
    let mut desk = Desk::registering();
    desk.text("Y").press("enter enter").text("gien").press("f2 enter");
    assert_eq!(desk.learner().commune, Some("45155".into()));
    let mut desk = Desk::registering();
    desk.text("Y").press("enter enter").text("gi").press("f2");
    assert!(desk.state().reading.is_none() && desk.state().form.focused_name() == fields::COMMUNE);
    desk.press("ctrl-u tab f2 enter");
    assert_eq!(desk.learner().commune, None);
}

#[test]
fn what_must_not_be_kept_is_refused() {
    let mut desk = Desk::registering();
    desk.text("Y").press("ctrl-end enter ctrl-end").text("mot de passe : Toto123!").press("f2");
    assert_eq!(desk.state().form.focused_name(), fields::NOTE);
    assert!(desk.state().reading.is_none() && desk.saved().is_none());
}

#[test]
fn typing_is_undone_and_redone() {
    let mut desk = Desk::registering();
    desk.text("Yvette").press("ctrl-z");
    assert_eq!(desk.state().form.text(FIRST_NAME), "");
    desk.press("ctrl-y");
    assert_eq!(desk.state().form.text(FIRST_NAME), "Yvette");
    desk.press("ctrl-z ctrl-z");
    assert_eq!(desk.app.toast.as_deref(), Some(words::NOTHING_TO_UNDO));
}

#[test]
fn a_correction_keeps_what_it_changed() {
    let record = yvette();
    let mut desk = Desk::correcting(&record);
    assert!(desk.draft().is_none());
    desk.press("enter").text("1950").press("f2");
    let (saving, changes) = desk.saved().unwrap();
    assert_eq!(saving, Saving::Correction(record.id));
    let after = Learner { birth_year: Some(1950), ..record.learner.record.clone() };
    let trace = Trace::Field { field: "birth_year".into(), before: "1951".into(), after: "1950".into() };
    assert_eq!(changes, [Change::Learner(record.id, Box::new(after)), Change::Trace(record.id, trace)]);
    desk.answer(Reply::Saved(saving, Vec::new()));
    assert!(desk.is_home());
}

#[test]
fn a_correction_that_changes_nothing_saves_nothing() {
    let mut desk = Desk::correcting(&yvette());
    desk.press("f2");
    assert!(desk.saved().is_none() && desk.is_home());
}

#[test]
fn what_a_record_holds_reads_back_unchanged() {
    let full = Learner {
        gender: Some("feminin".into()),
        status: Some("retraite".into()),
        other_reason: Some(OtherReason::Other),
        wish: "Voir les photos".into(),
        email: "yvette@exemple.fr".into(),
        note: "Préfère le matin.\nVient en bus.".into(),
        ..yvette().learner.record
    };
    let nameless = Learner { anonymous: true, code: "LILAS-12".into(), ..Learner::default() };
    for learner in [yvette().learner.record, full, nameless] {
        let mut record = yvette();
        record.learner.record = learner.clone();
        let mut shared = shared();
        let state = State::correcting(&record, &mut shared);
        assert_eq!(learner::learner(&state.form, &learner, shared.today()), learner);
        assert!(!state.form.is_changed());
        assert_eq!(traces(&learner, &learner, &shared), []);
    }
}
