//! The result's screen under test, driven by keys.

use super::*;
use crate::content::Content;
use crate::domain::assessment::{Answer, Context, Kind};
use crate::domain::change::{Kept, Stamp};
use crate::domain::ids::{InstanceId, LearnerId, MediatorId, ModuleId, QuestionId};
use crate::domain::learner::Learner;
use crate::domain::scoring::score;
use crate::tui::glyphs::DRAWN;
use crate::tui::screen::Step;
use crate::tui::theme::Theme;
use crate::tui::widget::canvas::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use time::macros::date;

const YVETTE: LearnerId = LearnerId::from_bytes([1; 16]);
const FIRST: AssessmentId = AssessmentId::from_bytes([5; 16]);
const SECOND: AssessmentId = AssessmentId::from_bytes([6; 16]);
const DRAFT: DraftId = DraftId::from_bytes([4; 16]);

/// The answers of the reference vector « Yvette », in the questionnaire's order.
const ANSWERS: [u8; 24] = [0, 0, 1, 0, 1, 1, 0, 1, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1];

fn kept<T>(record: T) -> Kept<T> {
    let stamp = Stamp {
        at: 0,
        instance: InstanceId::from_bytes([0; 16]),
        sequence: 1,
        author: MediatorId::from_bytes([9; 16]),
    };
    Kept { stamp, record }
}

fn record() -> Record {
    let learner = Learner {
        first_name: "Yvette".into(),
        wish: "Voir les photos de mes petits-enfants".into(),
        ..Learner::default()
    };
    Record {
        id: YVETTE,
        learner: kept(learner),
        path: None,
        assessments: vec![],
        sessions: vec![],
        contact: None,
        traces: vec![],
        workshops: Vec::new(),
    }
}

fn assessed(kind: Kind, values: &[u8], procedures: &str) -> Assessment {
    let content = Content::built_in().unwrap();
    let questionnaire = &content.questionnaire;
    let answers: BTreeMap<QuestionId, Answer> = questionnaire
        .asked(kind)
        .zip(values)
        .map(|(question, value)| (question.id.clone(), Answer { declared: Some(*value), observed: None }))
        .collect();
    let procedures: Vec<ModuleId> = procedures.split_whitespace().map(ModuleId::from).collect();
    Assessment {
        learner: YVETTE,
        date: date!(2026 - 11 - 17),
        kind,
        version: questionnaire.version.clone(),
        outcome: score(questionnaire, &content.curriculum, kind, &answers, &procedures),
        answers,
        context: Context { confidence: Some(2), ..Context::default() },
        procedures,
    }
}

fn yvette() -> Assessment {
    assessed(Kind::Full, &ANSWERS, "D2")
}

fn with(assessments: Vec<(AssessmentId, Assessment)>) -> Record {
    let assessments = assessments.into_iter().map(|(id, assessment)| (id, kept(assessment))).collect();
    Record { assessments, ..record() }
}

struct Desk {
    state: State,
    shared: Shared,
}

impl Desk {
    fn on(make: impl FnOnce(&Shared) -> State) -> Self {
        let shared = Shared::for_tests();
        Self { state: make(&shared), shared }
    }

    fn finished() -> Self {
        Self::on(|shared| State::of_finished(&record(), FIRST, yvette(), shared))
    }

    /// The figures of an assessment filed last.
    fn figures() -> Self {
        Self::on(|shared| State::of_assessment(&with(vec![(FIRST, yvette())]), 0, shared))
    }

    fn press(&mut self, keys: &str) -> Steps {
        let mut steps = Vec::new();
        for name in keys.split_whitespace() {
            let action = crate::tui::screen::tests::action(name);
            steps = self.state.update(action, &mut self.shared);
        }
        steps
    }

    fn hint(&self) -> String {
        self.state.hint(&self.shared)
    }

    fn draw(&self, rows: u16) -> (Vec<String>, Option<(u16, u16)>) {
        let (mut buffer, theme) = (Buffer::empty(Rect::new(0, 0, 80, rows)), Theme::built_in("mono").unwrap());
        let mut canvas = Canvas::new(&mut buffer, &theme, DRAWN);
        view::view(&self.state, &self.shared, &mut canvas);
        let cursor = canvas.cursor_at();
        let line = |y| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        ((0..rows).map(line).collect(), cursor)
    }

    fn screen(&self) -> String {
        self.draw(19).0.join("\n")
    }

    fn path(&self) -> Vec<String> {
        self.state.plan.path().in_order().into_iter().map(ToString::to_string).collect()
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

#[test]
fn the_view_for_two_comes_first_without_a_figure() {
    let desk = Desk::finished();
    let (lines, cursor) = desk.draw(19);
    assert_eq!(
        lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        [
            "     VOUS SAVEZ DÉJÀ",
            "        Appel vidéo",
            "     NOUS POUVONS COMMENCER PAR",
            "        1   Prendre en main l'ordinateur",
            "        2   Se connecter aux services publics",
            "        3   Reconnaître une arnaque",
            "     CE QUE VOUS AIMERIEZ",
            "        Voir les photos de mes petits-enfants",
            "  ► C'est bien comme cela",
        ]
    );
    assert!(cursor == Some((2, 18)) && !lines.concat().contains('%'));
    assert_eq!(desk.state.title(&desk.shared).0, "Pour commencer, Yvette");
}

#[test]
fn the_figures_are_those_of_the_frame() {
    let desk = Desk::figures();
    let (lines, cursor) = desk.draw(19);
    let expected = "  Ça marche déjà   appel vidéo
  À deux           clavier, aller sur un site, chercher et 5 autres
                                                      17 nov.   avant
  Ordinateur    À découvrir    ██░░░░░░░░░░░░░░░░░░       9 %       -
  Internet      À deux         █████░░░░░░░░░░░░░░░      25 %       -
  Échanges      À deux         █████░░░░░░░░░░░░░░░      26 %       -
  Documents     À découvrir    ███░░░░░░░░░░░░░░░░░      13 %       -
  Démarches     À découvrir    ██░░░░░░░░░░░░░░░░░░       9 %       -
  Sécurité      À découvrir    ██░░░░░░░░░░░░░░░░░░       8 %       -
  Imprévus      À découvrir    ███░░░░░░░░░░░░░░░░░      16 %       -
  Ensemble      Premiers pas   ███░░░░░░░░░░░░░░░░░      14 %       -
  Confiance : 2 sur 10.
  Parcours proposé : 13 étapes, dont 3 pour commencer
  ► Choisir ce parcours
    Vos bases       [x] Prendre en main l'ordinateur         souris : pas encore
    Votre démarche  [x] Se connecter aux services publics vrai site : pas encore
    Vous protéger   [x] Reconnaître une arnaque           vrai site : pas encore
    Ensuite         [x] 10 autres étapes, à voir ou à retirer             PgSuiv
    Ajouter une étape";
    let drawn: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    assert_eq!(drawn.join("\n"), expected);
    assert_eq!(cursor, Some((2, 13)));
    let (left, right) = desk.state.title(&desk.shared);
    assert_eq!(
        (left.as_str(), right.as_str()),
        ("Résultat d'Yvette, 17 novembre 2026", "première fois, version complète")
    );
}

#[test]
fn f5_turns_to_the_figures_and_back() {
    let mut desk = Desk::finished();
    desk.press("f5");
    assert!(desk.screen().contains("14 %"));
    desk.press("f5");
    assert!(!desk.screen().contains('%'));
}

#[test]
fn one_enter_adopts_and_extra_digits_do_nothing() {
    let mut desk = Desk::finished();
    assert!(desk.press("1 2 3 0 é").is_empty());
    let steps = desk.press("enter");
    let Some(([Change::Path(YVETTE, adopted)], None)) = saved(&steps) else { panic!("{steps:?}") };
    assert_eq!(adopted.path, yvette().outcome.proposal.path);
    assert_eq!(adopted.date, Some(desk.shared.today()));
    assert!(desk.press("enter").is_empty(), "once");
    let steps = desk.state.hear(&Reply::Saved(Saving::Path(YVETTE), vec![]), &mut desk.shared);
    assert!(matches!(steps.as_slice(), [Step::HomeThen(_)]));
}

#[test]
fn a_failed_save_can_be_tried_again() {
    let mut desk = Desk::finished();
    desk.press("f2");
    let failure = crate::text::Failure::new("", "");
    desk.state.hear(&Reply::NotSaved(Saving::Path(YVETTE), failure), &mut desk.shared);
    assert!(saved(&desk.press("f2")).is_some());
}

#[test]
fn a_first_result_is_filed_with_its_path_or_not_at_all() {
    let unfinished = assessed(Kind::Short, &[0, 1, 1, 1, 1], "");
    let mut desk = Desk::on(|shared| State::of_unfinished(&record(), FIRST, unfinished.clone(), DRAFT, shared));
    desk.press("f5");
    let screen = desk.screen();
    assert!(screen.contains("estimation") && screen.contains("pas assez de réponses"), "{screen}");
    assert!(desk.state.offer(Command::Export, &desk.shared).unwrap().reason.is_some());
    assert!(matches!(desk.press("esc").as_slice(), [Step::Back]), "the questions go on");
    let steps = desk.press("f2");
    let Some(([Change::Assessment(FIRST, filed), Change::Path(..)], Some(DRAFT))) = saved(&steps) else {
        panic!("{steps:?}")
    };
    assert_eq!(**filed, unfinished);
}

#[test]
fn the_short_form_shows_an_estimate_and_no_profile() {
    let short = assessed(Kind::Short, &[0, 1, 1, 1, 0, 1, 0, 1, 0, 1], "D2");
    let mut desk = Desk::on(|shared| State::of_finished(&record(), FIRST, short, shared));
    desk.press("f5");
    let screen = desk.screen();
    assert!(screen.contains("estimation") && !screen.contains("Premiers pas"), "{screen}");
    assert!(desk.state.title(&desk.shared).1.ends_with("version courte"));
}

#[test]
fn before_stands_beside_now() {
    let better = Assessment { date: date!(2027 - 02 - 17), ..assessed(Kind::Full, &[2; 24], "D2") };
    let record = with(vec![(FIRST, yvette()), (SECOND, better.clone())]);
    let desk = Desk::on(|shared| State::of_assessment(&record, 1, shared));
    let whole = &desk.state.figures.as_ref().unwrap().whole;
    assert_eq!((whole.percent, whole.before), (Some(66), Some(14)));
    assert!(desk.screen().contains("Confiance : 2 sur 10, avant 2."));
    let short = assessed(Kind::Short, &[2; 10], "D2");
    let desk = Desk::on(|shared| State::of_finished(&with(vec![(FIRST, yvette())]), SECOND, short, shared));
    let figures = desk.state.figures.as_ref().unwrap();
    assert_eq!((figures.whole.percent, figures.whole.before), (Some(66), None), "two forms do not measure the same");
    assert!(figures.remark.contains("Sur les 10 mêmes questions : 66 %, avant 20 %."));
    let old = Assessment { version: "0".into(), ..yvette() };
    let desk = Desk::on(|shared| State::of_finished(&with(vec![(FIRST, old)]), SECOND, better, shared));
    assert_eq!(desk.state.figures.as_ref().unwrap().before, None, "versions are not mixed");
}

#[test]
fn steps_are_removed_put_back_and_asked_about_before_leaving() {
    let mut desk = Desk::figures();
    desk.press("down space");
    assert!(desk.screen().contains("[ ] Prendre en main l'ordinateur") && desk.screen().contains("retirée"));
    assert!(desk.hint().starts_with("Parce que : pas encore : allumer, éteindre, souris, agrandir le texte"));
    assert!(!desk.path().contains(&"P1".to_owned()));
    assert!(matches!(desk.press("esc").as_slice(), [Step::Ask(_)]));
    assert!(desk.state.offer(Command::Export, &desk.shared).unwrap().reason.is_some());
    assert!(saved(&desk.state.update(Action::Answer(0), &mut desk.shared)).is_some());
    let mut desk = Desk::figures();
    desk.press("down space space");
    assert!(matches!(desk.press("esc").as_slice(), [Step::Back]));
}

#[test]
fn the_others_unfold_each_with_its_reason() {
    let mut desk = Desk::figures();
    desk.press("pagedown");
    assert_eq!(desk.path().len(), 13);
    assert_eq!(desk.state.pointed().unwrap().target, Target::Stage("P2".into()));
    let steps = desk.state.rows.iter().filter(|row| matches!(row.target, Target::Stage(_)));
    assert!(steps.clone().count() == 13 && steps.clone().all(|row| !row.reason.is_empty()));
    desk.press("end");
    assert_eq!(desk.state.pointed().unwrap().target, Target::Add);
    assert!(desk.draw(19).1.is_some());
    assert!(desk.press("esc").is_empty());
    assert!(desk.screen().contains("14 %"));
}

#[test]
fn the_folded_others_go_and_come_back_together() {
    let mut desk = Desk::figures();
    desk.press("down down down down space");
    assert_eq!(desk.path(), ["P1", "D1", "S2"]);
    desk.press("space");
    assert_eq!(desk.path().len(), 13);
}

#[test]
fn steps_move_and_the_pointer_with_them() {
    let mut desk = Desk::figures();
    desk.press("down -");
    assert_eq!(desk.path()[0], "P2");
    assert_eq!(desk.state.pointed().unwrap().target, Target::Stage("P1".into()));
    desk.press("shift-down + shift-up");
    assert_eq!(desk.path()[0], "P1");
    assert!(matches!(desk.press("+").as_slice(), [Step::Toast(_)]));
}

#[test]
fn a_step_is_added_by_search() {
    let mut desk = Desk::on(|shared| State::of_path(&record(), shared));
    assert!(desk.state.offer(Command::Save, &desk.shared).unwrap().reason.is_some(), "an empty path is not adopted");
    desk.press("a c l a v");
    let (lines, cursor) = desk.draw(19);
    assert!(lines[2].contains("Taper au clavier") && cursor == Some((17, 0)), "{lines:#?}");
    desk.press("enter");
    assert_eq!(desk.path(), ["P2"]);
    assert!(desk.screen().contains("choix du médiateur"));
    assert!(saved(&desk.press("f2")).is_some());
}

#[test]
fn a_procedure_is_asked_for_in_words() {
    let mut desk = Desk::on(|shared| State::of_finished(&record(), FIRST, assessed(Kind::Full, &ANSWERS, ""), shared));
    desk.press("f5 down down down");
    assert_eq!(desk.state.pointed().unwrap().target, Target::AskProcedure);
    assert!(desk.hint().contains("Qu'aimeriez-vous faire en premier ?"));
    desk.press("enter enter");
    assert_eq!(desk.state.plan.path().procedures, ["D1".into(), "D2".into()]);
    assert!(desk.state.rows.iter().all(|row| row.target != Target::AskProcedure), "asked once");
}

#[test]
fn an_adopted_path_is_edited_and_an_unchanged_one_left_alone() {
    let adopted = Path { basics: vec!["P2".into()], ..Path::default() };
    let path = AdoptedPath { path: adopted.clone(), date: Some(date!(2026 - 11 - 20)) };
    let record = Record { path: Some(kept(path)), ..with(vec![(FIRST, yvette())]) };
    let mut desk = Desk::on(|shared| State::of_path(&record, shared));
    assert!(desk.screen().contains("Parcours choisi : 1 étape") && desk.screen().contains("clavier : avec quelqu'un"));
    assert!(matches!(desk.press("enter").as_slice(), [Step::Back]));
    desk.press("a s 6 enter");
    assert!(saved(&desk.press("f2")).is_some());
    let desk = Desk::on(|shared| State::of_assessment(&record, 0, shared));
    assert_eq!((desk.state.purpose, desk.state.plan.path()), (Purpose::Edit, adopted));
}

#[test]
fn an_older_result_is_read_and_never_changes_the_path() {
    let record = with(vec![(FIRST, yvette()), (SECOND, yvette())]);
    let mut desk = Desk::on(|shared| State::of_assessment(&record, 0, shared));
    assert_eq!(desk.state.purpose, Purpose::Consult);
    assert!(desk.state.offer(Command::Save, &desk.shared).is_none());
    assert!(matches!(desk.press("down space").as_slice(), [Step::Toast(_)]));
    assert!(matches!(desk.press("home enter").as_slice(), [Step::Back]));
}

#[test]
fn what_was_said_and_seen_both_stand_in_the_reason() {
    let mut assessment = yvette();
    let answer = assessment.answers.get_mut(&QuestionId::from("MAT2")).unwrap();
    *answer = Answer { declared: Some(2), observed: Some(1) };
    let content = Content::built_in().unwrap();
    let why = |module: &str, room| reasons::in_words(&content.questionnaire, Some(&assessment), &module.into(), room);
    let first = "Parce que : pas encore : allumer, éteindre, agrandir le texte";
    assert_eq!(why("P1", 120), format!("{first} ; dit : sans aide ; vu : avec quelqu'un : souris"));
    assert_eq!(why("D2", 120), "Parce que : à sa demande ; pas encore : formulaire, envoyer un papier");
    assert_eq!(why("P5", 60), "Parce que : joindre un document et 4 autres");
    assert_eq!(why("D7", 60), "Parce que : choix du médiateur");
}

#[test]
fn every_face_places_the_cursor_at_any_height() {
    for keys in ["", "f5", "f5 pagedown end", "f5 pagedown a", "f5 a z z z", "f5 down down down down down"] {
        for (rows, lines) in [(24, 19), (60, 55), (15, 19)] {
            let mut desk = Desk::finished();
            desk.shared.size = (80, rows);
            desk.press(keys);
            let (_, cursor) = desk.draw(lines);
            assert!(cursor.is_some_and(|(x, y)| x < 80 && y < lines), "{keys} in {rows} rows: {cursor:?}");
        }
    }
}
