//! The self-assessment's screen under test, driven by keys.

use super::*;
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{InstanceId, LearnerId, MediatorId, ModuleId, QuestionId};
use crate::domain::learner::{Learner, OtherReason};
use crate::tui::effect::Effect;
use crate::tui::glyphs::DRAWN;
use crate::tui::theme::Theme;
use crate::tui::widget::canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use time::Duration;

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const DRAFT: DraftId = DraftId::from_bytes([4; 16]);

fn yvette() -> Record {
    let learner = Learner {
        code: "MARS-27".into(),
        first_name: "Yvette".into(),
        procedures: vec!["D2".into()],
        ..Learner::default()
    };
    let stamp = Stamp {
        at: 0,
        instance: InstanceId::from_bytes([0; 16]),
        sequence: 1,
        author: MediatorId::from_bytes([9; 16]),
    };
    let learner = Kept { stamp, record: learner };
    Record {
        id: YVETTE,
        learner,
        path: None,
        assessments: vec![],
        sessions: vec![],
        contact: None,
        traces: vec![],
        workshops: vec![],
    }
}

struct Desk {
    state: State,
    shared: Shared,
}

impl Desk {
    fn start() -> Self {
        let mut shared = Shared::for_tests();
        Self { state: State::start(&yvette(), &mut shared), shared }
    }

    /// Pauses and takes up again, some days later.
    fn resumed(self, days: i64) -> Self {
        let Self { state, mut shared } = self;
        shared.now.local += Duration::days(days);
        Self { state: State::resume(&yvette(), DRAFT, state.open, &mut shared), shared }
    }

    fn press(&mut self, keys: &str) -> Steps {
        let mut steps = Vec::new();
        for name in keys.split_whitespace() {
            let action = crate::tui::screen::tests::action(name);
            steps = self.state.update(action, &mut self.shared);
        }
        steps
    }

    fn command(&mut self, command: Command) -> Steps {
        self.state.update(Action::Command(command), &mut self.shared)
    }

    fn place(&self) -> String {
        self.state.title(&self.shared).1
    }

    fn hint(&self) -> String {
        self.state.hint(&self.shared)
    }

    fn answer(&self, question: &str) -> Option<crate::domain::assessment::Answer> {
        self.state.open.answers.get(&QuestionId::from(question)).copied()
    }

    fn screen(&self) -> (Vec<String>, Option<(u16, u16)>) {
        let (mut buffer, theme) = (Buffer::empty(Rect::new(0, 0, 80, 19)), Theme::built_in("mono").unwrap());
        let mut canvas = Canvas::new(&mut buffer, &theme, DRAWN);
        view::view(&self.state, &self.shared, &mut canvas);
        let cursor = canvas.cursor_at();
        let line = |y| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        ((0..19).map(line).collect(), cursor)
    }
}

fn saved(steps: &Steps) -> Option<(&[Change], Option<DraftId>)> {
    steps.iter().find_map(|step| match step {
        Step::Do(effect) => match &**effect {
            Effect::Save { changes, draft, .. } => Some((changes.as_slice(), *draft)),
            _ => None,
        },
        _ => None,
    })
}

fn said(steps: &Steps) -> Option<&str> {
    steps.iter().find_map(|step| if let Step::Toast(words) = step { Some(words.as_str()) } else { None })
}

#[test]
fn ten_digits_and_enter_file_the_short_form() {
    let mut desk = Desk::start();
    assert_eq!(desk.place(), "question 1 sur 10");
    for (key, expected) in [
        ("1", "2 sur 10"),
        ("é", "3 sur 10"),
        ("²", "4 sur 10"),
        ("à", "5 sur 10"),
        ("&", "6 sur 10"),
        ("\"", "7 sur 10"),
        ("n", "8 sur 10"),
        ("?", "9 sur 10"),
        ("3", "10 sur 10"),
    ] {
        desk.press(key);
        assert_eq!(desk.place(), format!("question {expected}"), "{key}");
    }
    assert!(saved(&desk.press("0")).is_none());
    assert_eq!(desk.place(), "pour finir");
    assert!(saved(&desk.press("3 3 x")).is_none(), "extra digits do nothing");
    let steps = desk.press("enter");
    let Some((changes, Some(_))) = saved(&steps) else { panic!("{steps:?}") };
    let [Change::Assessment(_, assessment)] = changes else { panic!("{changes:?}") };
    let values: Vec<_> = desk
        .shared
        .content
        .questionnaire
        .asked(Kind::Short)
        .map(|question| assessment.answers[&question.id].declared)
        .collect();
    let expected = [Some(1), Some(2), Some(0), Some(0), Some(1), Some(3), None, None, Some(3), Some(0)];
    assert_eq!(values, expected);
    assert_eq!((assessment.kind, assessment.version.as_str()), (Kind::Short, "1"));
    assert_eq!(assessment.procedures, [ModuleId::from("D2")]);
    assert!(assessment.outcome.percent.is_some() && assessment.outcome.profile.is_none());
    assert!(desk.state.draft(&desk.shared).is_none(), "nothing is kept while it is saved");
    assert!(desk.press("1 enter").is_empty(), "keys wait for the answer");
}

#[test]
fn the_result_takes_the_place_of_a_filed_assessment() {
    let mut desk = Desk::start();
    let steps = desk.press("1 1 1 1 1 1 1 1 1 1 enter");
    let changes = saved(&steps).unwrap().0.to_vec();
    let other = Reply::Saved(Saving::Assessment(LearnerId::from_bytes([2; 16])), changes.clone());
    assert!(desk.state.hear(&other, &mut desk.shared).is_empty());
    let steps = desk.state.hear(&Reply::Saved(Saving::Assessment(YVETTE), changes), &mut desk.shared);
    let [Step::Replace(screen)] = steps.as_slice() else { panic!("{steps:?}") };
    let Screen::Result(result) = &**screen else { panic!("{screen:?}") };
    assert_eq!((result.face, result.list.selected), (result::Face::ForTwo, 0));
}

#[test]
fn nothing_is_lost_when_saving_fails() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1 enter");
    let failure = crate::text::Failure::new("", "");
    desk.state.hear(&Reply::NotSaved(Saving::Assessment(YVETTE), failure), &mut desk.shared);
    assert!(desk.state.draft(&desk.shared).is_some());
    assert!(saved(&desk.press("enter")).is_some());
}

#[test]
fn no_answer_is_pointed_at_and_the_cursor_stands_on_the_sentence() {
    let mut desk = Desk::start();
    let (lines, cursor) = desk.screen();
    assert_eq!(cursor, Some((5, 4)));
    assert!(lines[4].contains("Je clique où je veux") && !lines.concat().contains('►'));
    assert_eq!(desk.hint(), "Si besoin : le pavé tactile, c'est le rectangle sous le clavier d'un portable.");
    desk.press("2 left");
    let (lines, cursor) = desk.screen();
    assert_eq!(cursor, Some((5, 4)));
    assert_eq!(lines[11], "     ► 2   J'y arrive sans aide", "what was answered is shown");
    assert!(lines[18].ends_with("1 réponse, encore 9"));
}

#[test]
fn one_goes_back_and_forth_over_answers() {
    let mut desk = Desk::start();
    assert!(said(&desk.press("left")).is_some());
    assert!(said(&desk.press("right")).is_some(), "nothing to go over yet");
    assert!(said(&desk.press("enter")).is_some() && said(&desk.press("5")).is_some());
    desk.press("1 2 backspace backspace");
    assert_eq!(desk.place(), "question 1 sur 10");
    desk.press("3 right");
    assert_eq!(desk.place(), "question 3 sur 10");
    assert_eq!(desk.answer("MAT2").unwrap().declared, Some(3));
    assert!(said(&desk.press("right")).is_some());
}

#[test]
fn a_pause_asks_nothing_and_goes_home() {
    let mut desk = Desk::start();
    assert!(matches!(desk.press("esc").as_slice(), [Step::Home]), "nothing to keep");
    assert!(desk.state.draft(&desk.shared).is_none());
    let steps = desk.press("1 2 esc");
    assert!(matches!(steps.as_slice(), [Step::KeepDraft, Step::Home, Step::Toast(_)]), "{steps:?}");
    let draft = desk.state.draft(&desk.shared).unwrap();
    assert!(draft.belongs_to_record() && draft.learner == YVETTE);
    let mut later = desk.resumed(3);
    assert!(later.state.enter(&mut later.shared).is_empty());
    assert_eq!(later.place(), "question 3 sur 10");
    assert_eq!(later.state.draft(&later.shared).unwrap().id, DRAFT);
}

#[test]
fn turning_to_somebody_else_pauses() {
    let mut desk = Desk::start();
    desk.press("1");
    let steps = desk.press("f3");
    assert!(matches!(steps.as_slice(), [Step::KeepDraft, Step::Home, Step::Toast(_), Step::Open(_)]), "{steps:?}");
}

#[test]
fn a_pause_on_the_last_page_comes_back_to_it() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1 down space esc");
    let mut later = desk.resumed(0);
    assert_eq!(later.place(), "pour finir");
    let steps = later.press("enter");
    let Some(([Change::Assessment(_, assessment)], _)) = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!(assessment.context.devices, ["ordinateur".into()]);
}

#[test]
fn an_old_pause_may_be_begun_again() {
    let mut desk = Desk::start();
    desk.press("1 2");
    assert!(
        State::resume(&yvette(), DRAFT, desk.state.open.clone(), &mut desk.shared).enter(&mut desk.shared).is_empty()
    );
    let mut later = desk.resumed(31);
    assert!(matches!(later.state.enter(&mut later.shared).as_slice(), [Step::Ask(_)]));
    assert!(later.state.enter(&mut later.shared).is_empty(), "asked once");
    later.state.update(Action::Answer(0), &mut later.shared);
    assert_eq!(later.place(), "question 3 sur 10");
    let steps = later.state.update(Action::Answer(1), &mut later.shared);
    assert!(matches!(steps.as_slice(), [Step::Do(_)]));
    assert_eq!((later.place().as_str(), later.state.is_untouched()), ("question 1 sur 10", true));
    assert_eq!(later.state.open.started_on, later.shared.today());
}

#[test]
fn three_times_not_yet_offers_to_stop() {
    let mut desk = Desk::start();
    desk.press("0 0");
    assert!(desk.hint().starts_with("Si besoin"));
    assert!(desk.state.offer(Command::Save, &desk.shared).unwrap().reason.is_some());
    desk.press("0");
    assert!(desk.hint().contains("On peut s'arrêter là"));
    assert!(desk.state.offer(Command::Save, &desk.shared).unwrap().reason.is_none());
    desk.press("0");
    assert!(desk.hint().starts_with("Si besoin"), "offered, not repeated at each question");
    desk.press("left left 1 right");
    assert!(desk.hint().starts_with("Si besoin"), "the row is broken");
}

#[test]
fn a_first_result_needs_five_answers_and_files_nothing() {
    let mut desk = Desk::start();
    desk.press("1 1 n 1 1");
    assert!(desk.state.offer(Command::Save, &desk.shared).unwrap().reason.is_some(), "a declined one does not count");
    desk.press("1");
    assert!(desk.state.offer(Command::Save, &desk.shared).unwrap().reason.is_none());
    let steps = desk.press("f2");
    let [Step::Open(screen)] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(&**screen, Screen::Result(_)) && saved(&steps).is_none());
    assert_eq!(desk.place(), "question 7 sur 10", "the questions go on behind it");
}

#[test]
fn the_full_form_keeps_the_answers_given() {
    let mut desk = Desk::start();
    desk.press("1 2 f5");
    assert_eq!(desk.place(), "question 1 sur 24");
    desk.press("3");
    assert_eq!(desk.place(), "question 2 sur 24");
    assert_eq!(desk.answer("MAT2").unwrap().declared, Some(1));
    assert!(desk.state.offer(Command::Second, &desk.shared).unwrap().reason.is_some(), "no way back to the short form");
    let mut other = Desk::start();
    other.press("1 2 f5 f5");
    assert_eq!(other.place(), "question 3 sur 10");
}

#[test]
fn the_full_form_can_be_chosen_on_the_last_page() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1 f5");
    assert_eq!(desk.place(), "question 1 sur 24");
}

#[test]
fn what_was_seen_stands_beside_what_was_said() {
    let mut desk = Desk::start();
    desk.press("2 left");
    desk.command(Command::Observe);
    assert!(desk.screen().0.concat().contains("Cliquez sur les cinq carrés"));
    desk.press("1");
    let answer = desk.answer("MAT2").unwrap();
    assert_eq!((answer.declared, answer.observed, answer.value()), (Some(2), Some(1), Some(1)));
    assert!(desk.screen().0[17].contains("dit : sans aide ; vu : avec quelqu'un"));
    desk.press("o n");
    assert_eq!(desk.answer("MAT2").unwrap().observed, None);
    desk.press("right 1 left 1");
    assert_eq!(desk.place(), "question 3 sur 10");
    assert!(said(&desk.press("o")).is_some(), "no test for this one");
    assert!(desk.state.offer(Command::Observe, &desk.shared).unwrap().reason.is_some());
}

#[test]
fn a_test_before_the_answer_leaves_the_question_open() {
    let mut desk = Desk::start();
    desk.press("o 1");
    assert_eq!((desk.place().as_str(), desk.answer("MAT2").unwrap().declared), ("question 1 sur 10", None));
    desk.press("o n");
    assert_eq!(desk.answer("MAT2"), None);
    desk.press("o 1 2");
    let answer = desk.answer("MAT2").unwrap();
    assert_eq!((answer.declared, answer.observed), (Some(2), Some(1)));
}

#[test]
fn the_last_page_edits_the_learners_own_procedures() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1");
    desk.press("down down down down");
    desk.press("4 down space down 7");
    let steps = desk.press("f2");
    let Some((changes, _)) = saved(&steps) else { panic!("{steps:?}") };
    let Change::Assessment(_, assessment) = &changes[0] else { panic!("{changes:?}") };
    assert_eq!(assessment.procedures, ["D2".into(), "D5".into()]);
    assert_eq!(assessment.context.confidence, Some(7));
    assert_eq!(assessment.context.obstacle, Some(crate::domain::assessment::Obstacle::Equipment));
    let Some(Change::Learner(YVETTE, learner)) = changes.get(1) else { panic!("{changes:?}") };
    assert_eq!(learner.procedures, ["D2".into(), "D5".into()]);
    assert!(changes[2..].iter().all(|change| matches!(change, Change::Trace(YVETTE, _))) && changes.len() == 3);
}

#[test]
fn nothing_in_particular_stands_alone() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1 down down down down 8");
    let steps = desk.press("f2");
    let Some(Change::Learner(_, learner)) = saved(&steps).unwrap().0.get(1) else { panic!("{steps:?}") };
    assert_eq!((learner.procedures.len(), learner.other_reason), (0, Some(OtherReason::Nothing)));
}

#[test]
fn a_wrong_number_keeps_the_page() {
    let mut desk = Desk::start();
    desk.press("1 1 1 1 1 1 1 1 1 1 down down down down down down 9 9");
    assert!(saved(&desk.press("f2")).is_none());
    assert!(!desk.hint().is_empty());
    desk.press("backspace backspace");
    assert!(saved(&desk.press("f2")).is_some());
}

#[test]
fn every_sheet_places_the_cursor_and_fits() {
    let mut desk = Desk::start();
    for keys in ["", "f7", "x o", "esc 1 1 1 1 1 1 1 1 1 1", "down", "down down down", "down down"] {
        desk.press(keys);
        let (lines, cursor) = desk.screen();
        assert!(cursor.is_some(), "{keys}");
        assert!(lines.iter().all(|line| !line.contains('…')), "{lines:#?}");
    }
    let question = Desk::start();
    for question in &question.shared.content.questionnaire.questions {
        assert!(words::if_needed(&question.hint).chars().count() <= 78, "{}", question.id);
    }
}

#[test]
fn answers_can_be_thrown_away_or_moved() {
    let mut desk = Desk::start();
    assert!(desk.state.offer(Command::ChangePerson, &desk.shared).unwrap().reason.is_some());
    desk.press("1");
    assert!(desk.state.offer(Command::ChangePerson, &desk.shared).unwrap().reason.is_none());
    assert!(matches!(desk.command(Command::ChangePerson).as_slice(), [Step::Open(_)]));
    assert!(matches!(desk.command(Command::Discard).as_slice(), [Step::Ask(_)]));
    assert!(desk.state.update(Action::Answer(0), &mut desk.shared).is_empty());
    let steps = desk.state.update(Action::Answer(1), &mut desk.shared);
    assert!(matches!(steps.as_slice(), [Step::Do(_), Step::Back]));
    assert!(desk.state.draft(&desk.shared).is_none());
}
