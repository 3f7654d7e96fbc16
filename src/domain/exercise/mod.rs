//! Practice and practical tests: invented data alone, drawn anew each time, so that nobody learns the answers by heart.

mod outcome;
mod run;

pub use outcome::{Outcome, Practised, Weakness, faults, weakness};
pub use run::{Mark, Run};

use super::ids::{ExerciseId, ModuleId, QuestionId, SkillId};

/// The most steps to choose from at once.
const CHOICES: usize = 4;

/// An exercise, with all that may be drawn for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    pub id: ExerciseId,
    pub title: String,
    /// Said to the learner before it begins, in the simplest words.
    pub prompt: String,
    pub purpose: Purpose,
    /// How many of the pool are drawn.
    pub drawn: usize,
    pub pool: Pool,
}

/// What an exercise is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The practical test of a question.
    Test {
        question: QuestionId,
        /// From how many right answers on the values 1 and 2 are seen.
        grades: [usize; 2],
    },
    /// Practice: the skills it shows.
    Practice(Vec<SkillId>),
}

/// What items are drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pool {
    /// True or false, as many of each. The words of the two answers, true first.
    Judge {
        answers: [String; 2],
        things: Vec<Thing>,
    },
    Choose(Vec<Choice>),
    Copy(Vec<Model>),
    /// One list of steps is drawn; each step but the last is chosen in its turn.
    Order(Vec<Sequence>),
    /// One form is drawn.
    Fill(Vec<Form>),
    /// Some choices, then a passphrase of one's own, which is never kept.
    Passphrase(Vec<Choice>),
}

/// A message or an address to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Who sends it; empty for an address.
    pub from: String,
    pub text: String,
    pub is_false: bool,
    pub why: String,
}

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub ask: String,
    pub right: String,
    pub wrong: Vec<String>,
    pub why: String,
}

/// A text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    pub text: String,
    pub why: String,
}

/// Steps in their right order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    pub ask: String,
    pub steps: Vec<Step>,
}

/// A step, and why it comes where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: String,
    pub why: String,
}

/// A form as public services have them, filled in from a letter, up to its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub title: String,
    /// Lines of the letter that says what to write.
    pub letter: Vec<String>,
    pub boxes: Vec<FormBox>,
    pub receipt: String,
}

/// A box of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBox {
    pub label: String,
    pub right: String,
    /// What stands in it already, and is wrong; empty for an empty box.
    pub given: String,
    /// What the page says about a wrong value.
    pub fault: String,
}

impl FormBox {
    /// Whether what is typed is right: neither capitals nor blanks count, nor what people put between figures.
    pub fn takes(&self, typed: &str) -> bool {
        let all_figures = self.right.chars().all(|c| c.is_ascii_digit());
        let kept = |c: &char| !(c.is_whitespace() || all_figures && ['.', '-', '/'].contains(c));
        let plain = |text: &str| text.chars().filter(kept).flat_map(char::to_lowercase).collect::<String>();
        plain(typed) == plain(&self.right)
    }
}

/// Something to do, drawn for one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub task: Task,
    /// Told after the answer, right or not.
    pub why: String,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// One of a few answers.
    Pick {
        /// Above what is asked about: a sender, or the steps done already.
        before: Vec<String>,
        ask: String,
        answers: Vec<String>,
        /// Index among the answers.
        right: usize,
    },
    Copy(String),
    Fill(Form),
    /// A passphrase of one's own.
    Make,
    /// The same passphrase again.
    Repeat,
}

impl Exercise {
    /// The question it is the test of, if it is one.
    pub const fn question(&self) -> Option<&QuestionId> {
        match &self.purpose {
            Purpose::Test { question, .. } => Some(question),
            Purpose::Practice(_) => None,
        }
    }

    /// The skills it shows; none for a test, whose question names them.
    pub fn skills(&self) -> &[SkillId] {
        match &self.purpose {
            Purpose::Test { .. } => &[],
            Purpose::Practice(skills) => skills,
        }
    }

    /// Whether it trains a skill of a module.
    pub fn trains(&self, module: &ModuleId) -> bool {
        self.skills().iter().any(|skill| skill.module() == *module)
    }

    /// The module it belongs to: that of its first skill.
    pub fn module(&self) -> Option<ModuleId> {
        self.skills().first().map(SkillId::module)
    }

    /// Draws what is to be done; the same seed gives the same items.
    pub fn draw(&self, seed: u64) -> Vec<Item> {
        let mut chance = fastrand::Rng::with_seed(seed);
        match &self.pool {
            Pool::Judge { answers, things } => self.draw_things(answers, things, &mut chance),
            Pool::Choose(choices) => self.draw_choices(choices, &mut chance),
            Pool::Copy(models) => some(models, self.drawn, &mut chance).into_iter().map(copy).collect(),
            Pool::Order(sequences) => {
                some(sequences, 1, &mut chance).into_iter().flat_map(|one| turns(one, &mut chance)).collect()
            }
            Pool::Fill(forms) => some(forms, 1, &mut chance).into_iter().map(fill).collect(),
            Pool::Passphrase(choices) => {
                let mut items = self.draw_choices(choices, &mut chance);
                items.extend([Task::Make, Task::Repeat].map(|task| Item { task, why: String::new() }));
                items
            }
        }
    }

    fn draw_things(&self, answers: &[String; 2], things: &[Thing], chance: &mut fastrand::Rng) -> Vec<Item> {
        let (wrong, right): (Vec<&Thing>, Vec<&Thing>) = things.iter().partition(|thing| thing.is_false);
        let half = self.drawn / 2;
        let mut drawn = some(&wrong, half, chance);
        drawn.extend(some(&right, self.drawn - half, chance));
        chance.shuffle(&mut drawn);
        drawn.into_iter().map(|thing| judge(thing, answers)).collect()
    }

    fn draw_choices(&self, choices: &[Choice], chance: &mut fastrand::Rng) -> Vec<Item> {
        some(choices, self.drawn, chance).into_iter().map(|choice| pick(choice, chance)).collect()
    }
}

/// So many of a list, in any order.
fn some<'a, T>(list: &'a [T], number: usize, chance: &mut fastrand::Rng) -> Vec<&'a T> {
    let mut drawn: Vec<&T> = list.iter().collect();
    chance.shuffle(&mut drawn);
    drawn.truncate(number);
    drawn
}

fn judge(thing: &Thing, answers: &[String; 2]) -> Item {
    let before = if thing.from.is_empty() { Vec::new() } else { vec![thing.from.clone()] };
    let task =
        Task::Pick { before, ask: thing.text.clone(), answers: answers.to_vec(), right: usize::from(thing.is_false) };
    Item { task, why: thing.why.clone() }
}

fn pick(choice: &Choice, chance: &mut fastrand::Rng) -> Item {
    let others = choice.wrong.iter().cloned();
    let (answers, right) = mixed(choice.right.clone(), others, chance);
    Item { task: Task::Pick { before: Vec::new(), ask: choice.ask.clone(), answers, right }, why: choice.why.clone() }
}

/// The right answer among the others, and where it is.
fn mixed(right: String, others: impl Iterator<Item = String>, chance: &mut fastrand::Rng) -> (Vec<String>, usize) {
    let mut answers: Vec<String> = others.take(CHOICES - 1).collect();
    chance.shuffle(&mut answers);
    let at = chance.usize(0..=answers.len());
    answers.insert(at, right);
    (answers, at)
}

/// What comes next, step after step; the last one is no choice.
fn turns(sequence: &Sequence, chance: &mut fastrand::Rng) -> Vec<Item> {
    let choices = sequence.steps.len().saturating_sub(1);
    let turn = |(at, step): (usize, &Step)| {
        let mut later: Vec<String> = sequence.steps.iter().skip(at + 1).map(|step| step.text.clone()).collect();
        chance.shuffle(&mut later);
        let (answers, right) = mixed(step.text.clone(), later.into_iter(), chance);
        let before = sequence.steps.iter().take(at).map(|step| step.text.clone()).collect();
        Item { task: Task::Pick { before, ask: sequence.ask.clone(), answers, right }, why: step.why.clone() }
    };
    sequence.steps.iter().enumerate().take(choices).map(turn).collect()
}

fn copy(model: &Model) -> Item {
    Item { task: Task::Copy(model.text.clone()), why: model.why.clone() }
}

fn fill(form: &Form) -> Item {
    Item { task: Task::Fill(form.clone()), why: String::new() }
}

#[cfg(test)]
mod tests;
