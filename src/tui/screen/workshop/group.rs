//! Who is in the workshop: people are added by a few letters, or registered without leaving.

use super::{Over, State, came};
use crate::domain::directory::Hit;
use crate::domain::ids::LearnerId;
use crate::domain::workshop::Participant;
use crate::text::workshop as words;
use crate::tui::action::{Action, Command};
use crate::tui::form::text::TextField;
use crate::tui::form::{Edit, Field, Form, FormEvent};
use crate::tui::key::{Code, Key};
use crate::tui::list::List;
use crate::tui::screen::{Step, Steps, links, sensitive, toast};
use crate::tui::shared::Shared;

/// More hits than this are not shown: another letter is quicker than scrolling.
const MOST: usize = 50;
/// Rows of the page that are not hits.
const AROUND: usize = 5;
/// The only field of the sentence's form.
const SENTENCE: &str = "sentence";
/// Graphemes a sentence may have: one line of the sheet.
const LINE_MAX: usize = 68;

/// The field that looks for people, and who answers.
#[derive(Debug)]
pub struct Adding {
    pub typed: TextField,
    pub hits: Vec<Hit>,
    pub list: List,
}

impl Adding {
    pub(super) fn new(typed: &str, shared: &Shared, state: &State) -> Self {
        let mut field = TextField::one_line(60);
        field.insert(typed);
        let mut adding = Self { typed: field, hits: Vec::new(), list: List::default() };
        adding.look(shared, state);
        adding
    }

    /// Rows of the list on the screen.
    pub fn rows(shared: &Shared) -> usize {
        shared.body_rows().saturating_sub(AROUND)
    }

    /// Looks for who answers to what is typed and is not in the workshop yet.
    pub(super) fn look(&mut self, shared: &Shared, state: &State) {
        let typed = self.typed.text();
        self.hits = if typed.trim().is_empty() { Vec::new() } else { shared.directory.search(typed, MOST).shown };
        self.hits.retain(|hit| !state.open.workshop.holds(hit.id));
        self.list.reset();
    }

    /// The person pointed at; `None` on the row that registers.
    pub fn pointed(&self) -> Option<LearnerId> {
        self.hits.get(self.list.selected).map(|hit| hit.id)
    }
}

impl State {
    /// Opens the field that adds people.
    pub(super) fn start_adding(&mut self, shared: &mut Shared) -> Steps {
        shared.discreet = shared.settings.discreet;
        self.over = Some(Over::Adding(Box::new(Adding::new("", shared, self))));
        Vec::new()
    }

    pub(super) fn on_adding(&mut self, mut adding: Box<Adding>, action: Action, shared: &mut Shared) -> Steps {
        let steps = match action {
            Action::Text(text) => {
                adding.typed.insert(&text);
                adding.look(shared, self);
                Vec::new()
            }
            Action::Command(Command::New) => self.register(adding.typed.text(), shared),
            Action::Command(Command::Search) => {
                adding.typed.clear();
                adding.look(shared, self);
                Vec::new()
            }
            Action::Command(Command::Save) => return Vec::new(),
            Action::Key(key) if key.code == Code::Esc => return vec![Step::KeepDraft],
            Action::Key(key) => self.key_on_adding(&mut adding, &key, shared),
            Action::Command(_) | Action::Answer(_) => Vec::new(),
        };
        self.over = Some(Over::Adding(adding));
        steps
    }

    fn key_on_adding(&mut self, adding: &mut Adding, key: &Key, shared: &mut Shared) -> Steps {
        match key.code {
            Code::Enter => match adding.pointed() {
                Some(learner) => {
                    adding.typed.clear();
                    let steps = self.add(learner, shared);
                    adding.look(shared, self);
                    steps
                }
                None if adding.typed.text().trim().is_empty() => Vec::new(),
                None => {
                    // A code that was typed or scanned twice is no new person.
                    let found = shared.directory.by_code(&adding.typed.text().trim().to_uppercase().as_str().into());
                    match found.filter(|learner| self.open.workshop.holds(*learner)) {
                        Some(learner) => {
                            adding.typed.clear();
                            adding.look(shared, self);
                            vec![toast(words::already(&shared.public_name(learner)))]
                        }
                        None => self.register(adding.typed.text(), shared),
                    }
                }
            },
            Code::Up | Code::Down | Code::PageUp | Code::PageDown => {
                adding.list.key(key, adding.hits.len() + 1, Adding::rows(shared));
                Vec::new()
            }
            _ => {
                if adding.typed.key(key) {
                    adding.look(shared, self);
                }
                Vec::new()
            }
        }
    }

    /// Registers somebody who then joins the workshop.
    pub(super) fn register(&mut self, typed: &str, shared: &mut Shared) -> Steps {
        self.registering = true;
        let mut steps = vec![Step::KeepDraft];
        steps.extend(links::register_and_return(typed.trim(), shared));
        steps
    }

    /// Puts a person into the workshop.
    pub(super) fn add(&mut self, learner: LearnerId, shared: &Shared) -> Steps {
        let name = shared.public_name(learner);
        if self.open.workshop.holds(learner) {
            return vec![toast(words::already(&name))];
        }
        self.remember();
        self.open.workshop.participants.push(Participant::expected(learner));
        let people = self.open.workshop.participants.len();
        self.point(people, self.grid.column, shared);
        vec![Step::KeepDraft, toast(words::added(&name, people))]
    }

    /// Takes the pointed person out, unless a session of theirs is filed.
    pub(super) fn remove_person(&mut self, shared: &Shared) -> Steps {
        let Some(person) = self.open.workshop.participants.get(self.grid.row).copied() else {
            return vec![toast(words::NOBODY)];
        };
        if self.filed.contains_key(&person.learner) {
            return vec![toast(words::HAS_A_SESSION)];
        }
        self.remember();
        self.open.workshop.participants.remove(self.grid.row);
        self.open.ratings.remove(&person.learner);
        self.open.sentences.remove(&person.learner);
        self.point(self.grid.row, self.grid.column, shared);
        vec![Step::KeepDraft, toast(words::removed(&shared.public_name(person.learner)))]
    }

    /// The form for a person's sentence, as it stands.
    pub(super) fn sentence_form(&self, learner: LearnerId, shared: &Shared) -> Form {
        let name = words::sentence_of(&shared.public_name(learner));
        let said = self.open.sentences.get(&learner).map_or("", String::as_str);
        let mut field =
            Field::text(SENTENCE, name, LINE_MAX).width(50).help(words::SENTENCE_HELP).watched().value(said);
        field.settle(said);
        Form::new(vec![field])
    }

    /// The sentence that Right would put in the place of what is typed.
    fn proposed(&self, typed: &str, shared: &Shared) -> Option<String> {
        let modules = self.open.workshop.modules.iter().filter_map(|id| shared.content.curriculum.module(id));
        let sentences: Vec<&String> = modules.flat_map(|module| &module.sentences).collect();
        let at = sentences.iter().position(|sentence| *sentence == typed).map(|at| at + 1);
        let at = if typed.is_empty() { 0 } else { at? };
        sentences.get(at).or_else(|| sentences.first()).filter(|next| **next != typed).map(|next| (*next).clone())
    }

    pub(super) fn on_sentence(
        &mut self,
        mut form: Box<Form>,
        learner: LearnerId,
        action: &Action,
        shared: &Shared,
    ) -> Steps {
        let edit = match action {
            Action::Command(Command::Save) => Edit::Enter,
            Action::Text(text) => Edit::Insert(text.clone()),
            Action::Key(key) if key.code == Code::Esc => return Vec::new(),
            Action::Key(key) => match Edit::from_key(*key) {
                Some(edit) => edit,
                None => Edit::Home,
            },
            Action::Answer(sensitive::KEEP) => {
                form.settle();
                Edit::Enter
            }
            _ => {
                self.over = Some(Over::Sentence(form, learner));
                return Vec::new();
            }
        };
        if edit == Edit::Right
            && form.is_at_end()
            && let Some(sentence) = self.proposed(form.text(SENTENCE), shared)
        {
            form.set(SENTENCE, &sentence);
            form.settle();
        } else if form.apply(&edit, shared.form_context()) == FormEvent::Submitted {
            return self.take_sentence(form, learner, shared);
        }
        self.over = Some(Over::Sentence(form, learner));
        Vec::new()
    }

    fn take_sentence(&mut self, form: Box<Form>, learner: LearnerId, shared: &Shared) -> Steps {
        let question = sensitive::question(&form);
        if !form.can_save() || question.is_some() {
            self.over = Some(Over::Sentence(form, learner));
            return question.into_iter().collect();
        }
        self.remember();
        let said = form.text(SENTENCE).to_owned();
        if said.is_empty() {
            self.open.sentences.remove(&learner);
        } else {
            self.open.sentences.insert(learner, said);
        }
        let people = &self.open.workshop.participants;
        let next = people.iter().enumerate().skip(self.grid.row + 1).find(|(_, person)| came(person));
        let row = next.map_or(self.grid.row, |(at, _)| at);
        self.point(row, self.grid.column, shared);
        vec![Step::KeepDraft]
    }
}
