//! Walking through the questions: pure steps on a self-assessment in progress.

use crate::domain::assessment::{Answer, Kind};
use crate::domain::curriculum::{Question, Questionnaire};
use crate::domain::draft::OpenAssessment;

/// From how many answers on a first result may be shown.
const ENOUGH: usize = 5;

/// How many « pas encore » in a row call for a gentle stop.
const IN_A_ROW: usize = 3;

/// The question on the screen.
pub fn current<'q>(questionnaire: &'q Questionnaire, open: &OpenAssessment) -> Option<&'q Question> {
    questionnaire.asked(open.kind).nth(usize::from(open.position))
}

/// How many questions the form has.
pub fn total(questionnaire: &Questionnaire, open: &OpenAssessment) -> usize {
    questionnaire.asked(open.kind).count()
}

/// How many of them were answered or declined.
pub fn answered(questionnaire: &Questionnaire, open: &OpenAssessment) -> usize {
    questionnaire.asked(open.kind).filter(|question| open.answers.contains_key(&question.id)).count()
}

/// Whether no question is left.
pub fn is_done(questionnaire: &Questionnaire, open: &OpenAssessment) -> bool {
    answered(questionnaire, open) == total(questionnaire, open)
}

/// Whether the last question is on the screen.
pub fn is_last(questionnaire: &Questionnaire, open: &OpenAssessment) -> bool {
    usize::from(open.position) + 1 >= total(questionnaire, open)
}

/// Puts what was said to the question on the screen; `None` is a person who prefers not to answer. What was seen stays.
pub fn say(questionnaire: &Questionnaire, open: &mut OpenAssessment, said: Option<u8>) {
    if let Some(question) = current(questionnaire, open) {
        open.answers.entry(question.id.clone()).or_default().declared = said;
    }
}

/// Puts what the question's test showed; `None` takes it away again.
pub fn see(questionnaire: &Questionnaire, open: &mut OpenAssessment, seen: Option<u8>) {
    let Some(question) = current(questionnaire, open) else { return };
    let answer = open.answers.entry(question.id.clone()).or_default();
    answer.observed = seen;
    if *answer == Answer::default() {
        open.answers.remove(&question.id);
    }
}

/// Goes to the next question; says whether there was one.
pub fn go_on(questionnaire: &Questionnaire, open: &mut OpenAssessment) -> bool {
    let more = !is_last(questionnaire, open);
    open.position += u16::from(more);
    more
}

/// Goes to the question before; says whether there was one.
pub const fn go_back(open: &mut OpenAssessment) -> bool {
    let more = open.position > 0;
    open.position = open.position.saturating_sub(1);
    more
}

/// How many « pas encore » in a row stand just before the question on the screen.
fn not_yet_in_a_row(questionnaire: &Questionnaire, open: &OpenAssessment) -> usize {
    let before: Vec<_> = questionnaire.asked(open.kind).take(usize::from(open.position)).collect();
    let not_yet = |question: &&&Question| open.answers.get(&question.id).and_then(|answer| answer.value()) == Some(0);
    before.iter().rev().take_while(not_yet).count()
}

/// Whether stopping is offered now: three « pas encore » in a row have just been said, or six, or nine.
pub fn offers_to_stop(questionnaire: &Questionnaire, open: &OpenAssessment) -> bool {
    let row = not_yet_in_a_row(questionnaire, open);
    row > 0 && row.is_multiple_of(IN_A_ROW) && !is_done(questionnaire, open)
}

/// Whether there are answers enough for a first result.
pub fn has_first_result(questionnaire: &Questionnaire, open: &OpenAssessment) -> bool {
    let valued = questionnaire.questions.iter().filter_map(|question| open.answers.get(&question.id)?.value()).count();
    valued >= ENOUGH || valued > 0 && not_yet_in_a_row(questionnaire, open) >= IN_A_ROW
}

/// Whether a question of the full form alone was answered: there is no way back to the short form then.
pub fn full_begun(questionnaire: &Questionnaire, open: &OpenAssessment) -> bool {
    let mut full_only = questionnaire.questions.iter().filter(|question| !question.short);
    full_only.any(|question| open.answers.contains_key(&question.id))
}

/// Asks the other form's questions, from the first one without an answer; all answers are kept.
pub fn change_form(questionnaire: &Questionnaire, open: &mut OpenAssessment, kind: Kind) {
    open.kind = kind;
    let unanswered = questionnaire.asked(kind).position(|question| !open.answers.contains_key(&question.id));
    let last = total(questionnaire, open).saturating_sub(1);
    open.position = u16::try_from(unanswered.unwrap_or(last)).unwrap_or_default();
}
