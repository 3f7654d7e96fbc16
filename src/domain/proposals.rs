//! What the end of a session proposes, so that the mediator only has to check it.

use super::assessment::Answer;
use super::curriculum::{Curriculum, Module, Questionnaire, Skill};
use super::ids::{CoopKey, ModuleId, QuestionId};
use super::progress::{Ratings, next_skill};
use super::session::Rating;
use std::collections::BTreeMap;
use time::{Date, Duration};

/// The theme without which the Coop refuses any administrative one.
pub const PROCEDURES_THEME: &str = "aide_aux_demarches_administratives";

/// The Coop's `autonomie` for the ratings 1 to 3.
const AUTONOMY: [(u8, &str); 3] = [(1, "entierement_accompagne"), (2, "partiellement_autonome"), (3, "autonome")];

/// Rounds the elapsed minutes up to one of the durations offered, which are in ascending order.
///
/// Longer than the last one is the last one: a session that long was more likely left open.
pub fn duration(elapsed_min: u16, offered: &[u16]) -> u16 {
    let fitting = offered.iter().find(|preset| **preset >= elapsed_min);
    fitting.or(offered.last()).copied().unwrap_or(elapsed_min)
}

/// The Coop's themes of the modules worked on, once each, in order. They keep [`are_themes_allowed`].
pub fn themes(curriculum: &Curriculum, worked_on: &[ModuleId], administrative: &[CoopKey]) -> Vec<CoopKey> {
    let mut themes: Vec<CoopKey> = Vec::new();
    for theme in worked_on.iter().filter_map(|id| curriculum.module(id)).flat_map(|module| &module.themes) {
        if !themes.contains(theme) {
            themes.push(theme.clone());
        }
    }
    if !are_themes_allowed(&themes, administrative) {
        themes.insert(0, PROCEDURES_THEME.into());
    }
    themes
}

/// The Coop's rule: an administrative theme comes only with « Aide aux démarches administratives ».
pub fn are_themes_allowed(themes: &[CoopKey], administrative: &[CoopKey]) -> bool {
    allows_procedure(themes) || !themes.iter().any(|theme| administrative.contains(theme))
}

/// Whether a procedure may be named: the Coop's rule, with « Aide aux démarches administratives » alone.
pub fn allows_procedure(themes: &[CoopKey]) -> bool {
    themes.iter().any(|theme| theme.as_str() == PROCEDURES_THEME)
}

/// The Coop's autonomy: the low median of this session's own ratings from 1 up; `None` when there is none.
pub fn autonomy(ratings: &Ratings) -> Option<CoopKey> {
    let mut levels: Vec<u8> =
        ratings.values().filter_map(|rating| rating.level()).filter(|level| *level >= 1).collect();
    levels.sort_unstable();
    let median = levels.get(levels.len().checked_sub(1)? / 2)?;
    AUTONOMY.iter().find(|(level, _)| level == median).map(|(_, key)| CoopKey::from(*key))
}

/// The same day of the next week.
pub fn next_date(session: Date) -> Option<Date> {
    session.checked_add(Duration::weeks(1))
}

/// The skill the next meeting is for: that of the module worked on, else that of the natural next module.
///
/// `ratings` are the current ones, this session's included. The goal's text is the skill's label.
pub fn goal<'m>(worked_on: Option<&'m Module>, next: Option<&'m Module>, ratings: &Ratings) -> Option<&'m Skill> {
    [worked_on, next].into_iter().flatten().find_map(|module| next_skill(module, ratings))
}

/// Whether a skill may bear a rating: 0 to 3, or « sans objet » unless the skill is essential.
pub fn accepts(skill: &Skill, rating: Rating) -> bool {
    match rating {
        Rating::Level(level) => level <= 3,
        Rating::NotApplicable => !skill.essential,
    }
}

/// The rating an observed test proposes. The two scales differ: « sans aide » is 2 in the questions and 3 here.
pub const fn rating_from_test(observed: u8) -> Option<Rating> {
    match observed {
        1 => Some(Rating::Level(1)),
        2 | 3 => Some(Rating::Level(3)),
        _ => None,
    }
}

/// The ratings that an assessment's observed tests propose, by the skill each test shows.
pub fn ratings_from_tests(questionnaire: &Questionnaire, answers: &BTreeMap<QuestionId, Answer>) -> Ratings {
    let tests = questionnaire.questions.iter().filter_map(|question| {
        let rating = rating_from_test(answers.get(&question.id)?.observed?)?;
        Some((question.test.as_ref()?, rating))
    });
    tests.flat_map(|(test, rating)| test.skills.iter().map(move |skill| (skill.clone(), rating))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::domain::ids::SkillId;
    use proptest::prelude::*;
    use time::macros::date;

    fn rated(levels: &[u8]) -> Ratings {
        let skills = (1..).map(|number| SkillId::new(format!("P1.{number}")));
        skills.zip(levels.iter().map(|level| Rating::Level(*level))).collect()
    }

    #[test]
    fn durations_are_rounded_up_to_a_preset() {
        let offered = Content::built_in().unwrap().vocabularies.durations;
        for (elapsed, proposed) in
            [(0, 15), (15, 15), (16, 30), (46, 60), (61, 90), (91, 120), (120, 120), (121, 120), (u16::MAX, 120)]
        {
            assert_eq!(duration(elapsed, &offered), proposed, "{elapsed}");
        }
        assert_eq!(duration(37, &[]), 37);
    }

    #[test]
    fn autonomy_is_the_low_median_of_what_was_begun() {
        let partly = Some("partiellement_autonome");
        for (levels, key) in [
            (&[][..], None),
            (&[0, 0], None),
            (&[1], Some("entierement_accompagne")),
            (&[2, 3], partly),
            (&[3, 2, 1], partly),
            (&[0, 0, 0, 3], Some("autonome")),
            (&[1, 1, 3, 3], Some("entierement_accompagne")),
        ] {
            assert_eq!(autonomy(&rated(levels)).as_ref().map(CoopKey::as_str), key, "{levels:?}");
        }
        assert_eq!(autonomy(&[("P1.4".into(), Rating::NotApplicable)].into()), None);
    }

    #[test]
    fn the_next_meeting_is_a_week_later() {
        assert_eq!(next_date(date!(2026 - 11 - 24)), Some(date!(2026 - 12 - 01)));
        assert_eq!(next_date(Date::MAX), None);
    }

    #[test]
    fn the_goal_goes_on_with_the_module_then_with_the_next() {
        let content = Content::built_in().unwrap();
        let module = |id: &str| content.curriculum.module(&id.into());
        let label = |ratings: &Ratings| goal(module("P1"), module("D1"), ratings).map(|skill| skill.label.clone());
        assert_eq!(label(&rated(&[3, 2, 1])).as_deref(), Some("Ouvrir, agrandir, réduire, fermer une fenêtre"));
        assert_eq!(label(&rated(&[3; 6])).as_deref(), Some("Reconnaître un site officiel à son adresse"));
        assert_eq!(goal(None, None, &Ratings::new()), None);
    }

    #[test]
    fn an_essential_skill_always_applies() {
        let content = Content::built_in().unwrap();
        let skill = |id: &str| content.curriculum.skill(&id.into()).unwrap();
        assert!(!accepts(skill("P1.1"), Rating::NotApplicable) && accepts(skill("P1.4"), Rating::NotApplicable));
        assert!(accepts(skill("P1.1"), Rating::Level(3)) && !accepts(skill("P1.1"), Rating::Level(4)));
    }

    #[test]
    fn tests_propose_ratings_on_the_other_scale() {
        let content = Content::built_in().unwrap();
        let seen = |value| Answer { declared: Some(3), observed: Some(value) };
        let answers = BTreeMap::from([
            ("MAT2".into(), seen(2)),
            ("DOC2".into(), seen(1)),
            ("COM2".into(), seen(0)),
            ("INF1".into(), seen(3)),
            ("SEC2".into(), Answer { declared: Some(3), observed: None }),
        ]);
        let expected = BTreeMap::from([("P1.2".into(), Rating::Level(3)), ("P5.2".into(), Rating::Level(1))]);
        assert_eq!(ratings_from_tests(&content.questionnaire, &answers), expected);
        assert_eq!([0, 1, 2, 3, 4].map(rating_from_test).iter().flatten().count(), 3);
    }

    #[test]
    fn an_administrative_theme_brings_its_condition() {
        let content = Content::built_in().unwrap();
        let mut curriculum = content.curriculum.clone();
        curriculum.modules[0].themes = vec!["logement".into()];
        let administrative: Vec<_> = content.vocabularies.administrative_themes.keys().cloned().collect();
        let proposed = themes(&curriculum, &["P1".into()], &administrative);
        assert_eq!(proposed, [CoopKey::from(PROCEDURES_THEME), "logement".into()]);
        assert!(!are_themes_allowed(&["logement".into()], &administrative));
    }

    #[test]
    fn proposed_themes_keep_the_coops_rule() {
        let content = Content::built_in().unwrap();
        proptest!(ProptestConfig::with_cases(256), |(worked_on in prop::collection::vec(0usize..18, 0..6))| {
            let ids: Vec<_> = worked_on.iter().map(|at| content.curriculum.modules[*at].id.clone()).collect();
            let administrative: Vec<_> = content.vocabularies.administrative_themes.keys().cloned().collect();
            let proposed = themes(&content.curriculum, &ids, &administrative);
            prop_assert!(are_themes_allowed(&proposed, &administrative));
            prop_assert!(proposed.iter().enumerate().all(|(at, theme)| !proposed[..at].contains(theme)));
            prop_assert_eq!(proposed.is_empty(), ids.is_empty());
        });
    }
}
