use super::*;
use crate::domain::session::Rating;
use proptest::prelude::*;

fn thing(number: usize, is_false: bool) -> Thing {
    Thing { from: String::new(), text: format!("{number} {is_false}"), is_false, why: "parce que".into() }
}

fn judging() -> Exercise {
    let things = (0..5).flat_map(|number| [thing(number, true), thing(number, false)]).collect();
    Exercise {
        id: "messages".into(),
        title: String::new(),
        prompt: String::new(),
        purpose: Purpose::Test { question: "SEC2".into(), grades: [3, 5] },
        drawn: 6,
        pool: Pool::Judge { answers: ["vrai".into(), "faux".into()], things },
    }
}

fn practice(pool: Pool, drawn: usize) -> Exercise {
    Exercise { purpose: Purpose::Practice(vec!["P2.3".into()]), drawn, pool, ..judging() }
}

fn rights(items: &[Item]) -> Vec<usize> {
    let right = |item: &Item| match &item.task {
        Task::Pick { right, .. } => Some(*right),
        _ => None,
    };
    items.iter().filter_map(right).collect()
}

#[test]
fn as_many_true_as_false_are_drawn_and_another_seed_draws_others() {
    let exercise = judging();
    for seed in 0..50 {
        let drawn = rights(&exercise.draw(seed));
        assert_eq!((drawn.len(), drawn.iter().sum::<usize>()), (6, 3), "{seed}");
        assert_eq!(exercise.draw(seed), exercise.draw(seed));
    }
    assert!((1..20).any(|seed| exercise.draw(seed) != exercise.draw(0)));
}

#[test]
fn the_right_answer_stands_anywhere() {
    let choice = |number: usize| Choice {
        ask: format!("{number} ?"),
        right: "oui".into(),
        wrong: vec!["non".into(), "peut-être".into()],
        why: String::new(),
    };
    let exercise = practice(Pool::Choose((0..8).map(choice).collect()), 5);
    let mut seen = std::collections::BTreeSet::new();
    for item in (0..20).flat_map(|seed| exercise.draw(seed)) {
        let Task::Pick { answers, right, .. } = &item.task else { panic!("{item:?}") };
        assert_eq!((answers[*right].as_str(), answers.len()), ("oui", 3));
        seen.insert(*right);
    }
    assert_eq!(seen.len(), 3);
}

#[test]
fn steps_are_chosen_one_after_the_other() {
    let step = |text: &str| Step { text: text.into(), why: format!("{text} d'abord") };
    let sequence = Sequence { ask: "Ensuite ?".into(), steps: ["a", "b", "c", "d", "e", "f"].map(step).into() };
    let items = practice(Pool::Order(vec![sequence]), 5).draw(3);
    assert_eq!(items.len(), 5);
    for (at, item) in items.iter().enumerate() {
        let Task::Pick { before, answers, right, .. } = &item.task else { panic!("{item:?}") };
        assert_eq!((before.len(), answers.len()), (at, (6 - at).min(4)));
        assert_eq!(item.why, format!("{} d'abord", answers[*right]));
    }
}

#[test]
fn the_value_of_a_test_follows_its_table() {
    let test = judging();
    let outcome = |right| Outcome { right, total: 6, faults: 0, finished: true };
    let values: Vec<_> = (0..=6).map(|right| test.value(&outcome(right)).unwrap()).collect();
    assert_eq!(values, [0, 0, 0, 1, 1, 2, 2]);
    assert!(test.is_perfect(&outcome(6)) && !test.is_perfect(&outcome(5)));
    assert_eq!(test.rating(&outcome(6)), None);

    let copy = Exercise { pool: Pool::Copy(Vec::new()), ..judging() };
    for (faults, finished, value) in [(0, true, 2), (2, true, 2), (3, true, 1), (0, false, 0)] {
        let outcome = Outcome { right: 1, total: 1, faults, finished };
        assert_eq!(copy.value(&outcome), Some(value), "{faults} {finished}");
    }
}

#[test]
fn practice_proposes_a_rating_once_it_is_finished() {
    let exercise = practice(Pool::Copy(Vec::new()), 6);
    let rating = |right, finished| exercise.rating(&Outcome { right, total: 6, faults: 0, finished });
    let levels: Vec<_> = (0..=6).map(|right| rating(right, true).unwrap()).collect();
    assert_eq!(levels, [1, 1, 1, 2, 2, 2, 3].map(Rating::Level));
    assert_eq!(rating(6, false), None);
    assert_eq!(exercise.value(&Outcome { right: 6, total: 6, faults: 0, finished: true }), None);
}

#[test]
fn typing_errors_are_counted_by_the_letter() {
    for (typed, model, count) in [
        ("Rémi", "Rémi", 0),
        (" Re\u{301}mi ", "Rémi", 0),
        ("d\u{2019}abord", "d'abord", 0),
        ("Remi", "Rémi", 1),
        ("rémi", "Rémi", 1),
        ("Rémii", "Rémi", 1),
        ("", "Rémi", 4),
        ("imér", "Rémi", 4),
    ] {
        assert_eq!(faults(typed, model), count, "{typed}");
    }
}

#[test]
fn a_box_takes_what_means_the_same() {
    let right =
        |right: &str| FormBox { label: String::new(), right: right.into(), given: String::new(), fault: String::new() };
    assert!(right("0639981234").takes("06 39.98-12 34") && right("Benali").takes(" BENALI "));
    assert!(!right("00000").takes("0000") && !right("12/03/1951").takes("12 mars 1951"));
    assert!(!right("lucie@courrier.example").takes("lucie courrier.example"));
}

#[test]
fn a_passphrase_has_four_different_words() {
    for (passphrase, expected) in [
        ("", Some(Weakness::TooFewWords)),
        ("camion plume lundi", Some(Weakness::TooFewWords)),
        ("un deux trois un quatre", Some(Weakness::SameWord)),
        ("un as au jeu", Some(Weakness::TooShort)),
        ("camion plume lundi orage", None),
    ] {
        assert_eq!(weakness(passphrase), expected, "{passphrase}");
    }
}

proptest! {
    #[test]
    fn a_run_ends_after_its_items(seed in any::<u64>(), marks in prop::collection::vec(any::<bool>(), 0..12)) {
        let mut run = Run::new(&judging(), seed);
        for right in &marks {
            run.mark(Mark { right: *right, faults: 0 });
        }
        let outcome = run.outcome();
        let counted = marks.iter().take(6).filter(|right| **right).count();
        prop_assert_eq!((outcome.right, outcome.total), (counted, 6));
        prop_assert_eq!(outcome.finished, marks.len() >= 6);
        prop_assert_eq!(run.done().0, marks.len().min(6));
    }

    #[test]
    fn faults_never_exceed_the_longer_text(typed in ".{0,20}", model in ".{0,20}") {
        let longest = typed.graphemes_count().max(model.graphemes_count());
        prop_assert!(faults(&typed, &model) <= longest);
    }
}

trait Graphemes {
    fn graphemes_count(&self) -> usize;
}

impl Graphemes for str {
    fn graphemes_count(&self) -> usize {
        unicode_segmentation::UnicodeSegmentation::graphemes(self, true).count()
    }
}
