//! The end of the session, leaving it, correcting it, moving it.

use super::*;

#[test]
fn the_end_is_filled_from_the_last_time_and_the_ratings() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 2 1");
    desk.minutes_later(31);
    desk.press("f2");
    let session = desk.session();
    assert_eq!((session.duration_min, session.place.as_str()), (45, "domicile"));
    assert_eq!((session.devices.as_slice(), session.mode), (&[CoopKey::from("tablette")][..], Mode::Train));
    assert_eq!(session.themes, ["prendre_en_main_du_materiel".into()]);
    assert_eq!(session.autonomy, Some("partiellement_autonome".into()));
    assert_eq!((session.sentence.as_str(), session.next), ("", None), "nobody agreed on anything yet");
    desk.sees("3 compétences situées : 1 sans aide, 1 de l'aide parfois, 1 à deux");
}

#[test]
fn four_ratings_are_saved_by_two_keys_and_the_sheet_follows() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 2 1 1 f2");
    let steps = desk.press("f2");
    let [Change::Session { id, session, before: None }] = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!((session.ratings.len(), session.modules.as_slice()), (4, &[ModuleId::from("P1")][..]));
    assert!(desk.state.draft(&desk.shared).is_none(), "no draft while it is being saved");
    let reply = Reply::Saved(Saving::Session(YVETTE, *id), vec![]);
    let steps = desk.state.hear(&reply, &mut desk.shared);
    assert!(matches!(&steps[..], [Step::Replace(screen)] if matches!(**screen, Screen::Preview(_))));
}

#[test]
fn what_could_not_be_saved_stays_as_it_was() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2 f2");
    let failure = crate::text::Failure::new("Le disque est plein.", "");
    let reply = Reply::NotSaved(Saving::Session(YVETTE, desk.state.sitting.open.id), failure);
    desk.state.hear(&reply, &mut desk.shared);
    assert!(desk.state.ending.is_some() && desk.state.draft(&desk.shared).is_some());
    saved(&desk.press("f2"));
}

#[test]
fn right_chooses_what_is_proposed_and_down_goes_on_without_a_change() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    let before = desk.session().clone();
    desk.press("down down down up up up");
    assert_eq!(*desk.session(), before, "the arrows walk the fields");
    desk.press("right");
    assert_eq!(desk.session().sentence, "Je lis avant de cliquer.");
    desk.press("right");
    assert_eq!(desk.session().sentence, "Je ne peux rien casser.");
    desk.press("down right");
    let next = Appointment { date: date!(2026 - 12 - 01), time: Some(time!(10:00)) };
    assert_eq!(desk.session().next, Some(next));
    desk.press("down up");
    assert_eq!(desk.session().next, Some(next));
    desk.press("+");
    assert_eq!(desk.session().next.map(|next| next.date), Some(date!(2026 - 12 - 02)));
    desk.press("- down");
    desk.sees("01/12/2026] ► à");
    desk.sees("dans une semaine");
    desk.press("enter right");
    assert_eq!(desk.session().goal, "Cliquer, double-cliquer, faire défiler");
}

#[test]
fn the_sentences_come_round_again() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2 right");
    let first = desk.session().sentence.clone();
    let mut seen = vec![first.clone()];
    while desk.press("right").is_empty() && desk.session().sentence != first {
        seen.push(desk.session().sentence.clone());
        assert!(seen.len() < 20);
    }
    assert!(seen.len() > 1, "{seen:?}");
}

#[test]
fn a_line_that_was_changed_no_longer_follows() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    desk.state.ending.as_mut().unwrap().focus("autonomy");
    desk.sees("[Autonome ");
    desk.press("space up enter");
    assert_eq!(desk.session().autonomy, Some("partiellement_autonome".into()));
    desk.press("esc 1 1 f2");
    assert_eq!(desk.session().autonomy, Some("partiellement_autonome".into()));
    assert_eq!(desk.state.sitting.open.touched, ["autonomy"]);
}

#[test]
fn an_absence_has_no_duration_and_no_rating() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    desk.state.ending.as_mut().unwrap().focus("attendance");
    desk.press("2");
    assert_eq!(says(&desk.press("f2")), words::absent_but_rated(1));
    desk.press("esc home delete f2");
    assert_eq!(desk.session().attendance, Attendance::Excused);
    let steps = desk.press("f2");
    let [Change::Session { session, .. }] = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!((session.duration_min, session.modules.len(), session.themes.len()), (0, 0, 0));
}

#[test]
fn doing_it_for_somebody_asks_for_a_mandate() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    desk.state.ending.as_mut().unwrap().focus("mode");
    desk.press("3");
    desk.sees("Aidants Connect ou mandat signé ?");
    desk.press("down 1");
    assert_eq!((desk.session().mode, desk.session().mandate), (Mode::Do, Some(true)));
    desk.press("up 1");
    assert_eq!((desk.session().mode, desk.state.sitting.closed().mandate), (Mode::Train, None));
}

#[test]
fn a_fault_says_where_it_is() {
    for (field, typed, fault) in [
        ("next_date", "hier", words::NEXT_IN_THE_PAST),
        ("next_time", "10 h", words::TIME_WITHOUT_DATE),
        ("day", "demain", words::DAY_TO_COME),
    ] {
        let mut desk = Desk::start(&yvette());
        desk.press("3 f2");
        desk.state.ending.as_mut().unwrap().focus(field);
        desk.type_text(typed);
        assert_eq!(says(&desk.press("f2")), fault, "{field}");
    }
}

#[test]
fn a_number_that_must_not_be_kept_is_neither_saved_nor_drafted() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 end");
    desk.type_text("4970 1000 0000 0055");
    assert!(!desk.session().note.contains("0055"));
    assert!(says(&desk.press("f2")).contains("carte bancaire"));
    assert!(desk.state.ending.is_none());
}

#[test]
fn an_administrative_theme_brings_its_condition() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    desk.state.ending.as_mut().unwrap().focus("themes");
    desk.press("space end");
    assert_eq!(says(&desk.press("space")), words::PROCEDURES_THEME_ADDED);
    desk.press("enter");
    let themes = ["aide_aux_demarches_administratives", "prendre_en_main_du_materiel", "associations"];
    assert_eq!(desk.session().themes, themes.map(CoopKey::from));
    desk.sees("et 2 autres");
}

#[test]
fn a_session_is_paused_without_a_question_and_taken_up_where_it_was() {
    let mut desk = Desk::start(&yvette());
    assert!(desk.state.draft(&desk.shared).is_none(), "nothing was typed yet");
    desk.press("3 2 f2 right");
    let draft = desk.state.draft(&desk.shared).unwrap();
    let steps = desk.press("esc esc");
    assert!(matches!(steps[..], [Step::KeepDraft, Step::Home]));
    let Work::Session(open) = draft.work else { panic!("a session") };
    let again = State::resume(&yvette(), draft.id, *open, &mut desk.shared);
    assert!(again.ending.is_some());
    assert_eq!(
        (again.sitting.open.session.sentence.as_str(), again.sitting.draft),
        ("Je lis avant de cliquer.", draft.id)
    );
    let mut desk = Desk::start(&yvette());
    desk.minutes_later(3);
    assert!(desk.state.draft(&desk.shared).is_some(), "the hour it began is worth keeping");
}

#[test]
fn a_correction_replaces_its_own_ratings_and_leaves_a_trace() {
    let mut desk = Desk::correcting();
    assert_eq!(desk.today(), [("P1.1", level(1))]);
    desk.press("2 f2");
    assert_eq!(desk.session().autonomy, Some("partiellement_autonome".into()), "it followed the rating before too");
    assert_eq!((desk.session().duration_min, desk.session().place.as_str()), (45, "domicile"));
    let steps = desk.press("f2");
    let [Change::Session { before: Some(before), session, .. }, trace] = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!((&**before, session.ratings[&"P1.1".into()]), (&filed(), level(2)));
    assert_eq!(*trace, Change::Trace(YVETTE, Trace::SessionCorrected(FILED, Box::new(filed()))));
}

#[test]
fn leaving_a_correction_asks_only_when_it_changed() {
    let mut desk = Desk::correcting();
    desk.press("f2");
    assert!(matches!(desk.press("f2")[..], [Step::Do(_), Step::Back]), "nothing to save");
    let mut desk = Desk::correcting();
    assert!(matches!(desk.press("esc")[..], [Step::Do(_), Step::Back]));
    for (answer, expected) in [(1, "KeepDraft"), (2, "DropDraft"), (3, "[]"), (0, "Save")] {
        let mut desk = Desk::correcting();
        desk.press("3");
        assert!(asked(&desk.press("esc")));
        let steps = desk.state.update(Action::Answer(answer), &mut desk.shared);
        assert!(format!("{steps:?}").contains(expected), "{answer}: {steps:?}");
    }
}

#[test]
fn an_open_session_changes_person_with_what_was_typed() {
    let mut desk = Desk::start(&yvette());
    desk.press("3");
    let steps = desk.state.update(Action::Command(Command::ChangePerson), &mut desk.shared);
    let [Step::Open(screen)] = &steps[..] else { panic!("{steps:?}") };
    let Screen::Search(search) = &**screen else { panic!("{screen:?}") };
    let crate::tui::screen::search::Purpose::ChangePerson(moving) = &search.purpose else { panic!("{search:?}") };
    let karim = LearnerId::from_bytes([2; 16]);
    let steps = links::moved_to(moving, karim, &desk.shared);
    let Some(Step::Do(effect)) = steps.first() else { panic!("{steps:?}") };
    let Effect::KeepDraft(draft) = &**effect else { panic!("{effect:?}") };
    assert_eq!((draft.learner, draft.id), (karim, desk.state.sitting.draft));
    assert!(Desk::correcting().state.offer(Command::ChangePerson, &desk.shared).unwrap().reason.is_some());
}

#[test]
fn a_session_can_be_thrown_away() {
    let mut desk = Desk::start(&yvette());
    desk.press("3");
    assert!(asked(&desk.state.update(Action::Command(Command::Discard), &mut desk.shared)));
    assert!(desk.state.update(Action::Answer(0), &mut desk.shared).is_empty());
    desk.state.update(Action::Command(Command::Discard), &mut desk.shared);
    let steps = desk.state.update(Action::Answer(1), &mut desk.shared);
    assert!(matches!(steps[..], [Step::Do(_), Step::Back]));
}

#[test]
fn every_page_places_the_cursor_and_stands_any_size() {
    for record in [yvette(), nobody_yet()] {
        for keys in ["", "down", "end", "f2", "f3", "f5", "f2 down down down", "f2 end up space"] {
            let mut desk = Desk::start(&record);
            desk.press(keys);
            for (columns, rows) in [(80, 19), (1, 1), (60, 10), (250, 75)] {
                let (_, cursor) = desk.draw(columns, rows);
                assert!(cursor.is_some() || rows < 19, "{keys} at {columns} × {rows}");
            }
        }
    }
}

#[test]
fn every_skill_fits_its_place() {
    let content = Content::built_in().unwrap();
    for module in &content.curriculum.modules {
        let mut shared = Shared::for_tests();
        let state = State::start(&yvette(), Some(module.id.clone()), &mut shared);
        let (screen, _) = Desk { state, shared }.draw(80, 19);
        for skill in &module.skills {
            assert!(screen.contains(&skill.label), "{}\n{screen}", skill.label);
        }
    }
}

#[test]
fn a_procedure_is_named_only_with_the_theme_that_allows_it() {
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    assert!(desk.state.ending.as_ref().unwrap().field("procedure").unwrap().folded);
    desk.state.ending.as_mut().unwrap().focus("themes");
    desk.press("space end space enter");
    desk.sees("Nom de la démarche");
    desk.state.ending.as_mut().unwrap().focus("procedure");
    desk.type_text("Carte grise");
    desk.press("down");
    assert_eq!(desk.session().procedure, "Carte grise");
    desk.press("space down enter");
    assert_eq!(desk.session().redirection, Some("administration".into()));
    desk.sees("Administration (mairie, préfecture…)");
    let steps = desk.press("f2");
    let [Change::Session { session, .. }] = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!(
        (session.procedure.as_str(), session.redirection.clone()),
        ("Carte grise", Some("administration".into()))
    );
    let mut desk = Desk::start(&yvette());
    desk.press("3 f2");
    desk.state.sitting.open.session.procedure = "Carte grise".into();
    assert_eq!(desk.state.sitting.closed().procedure, "", "without the theme it is not kept");
}
