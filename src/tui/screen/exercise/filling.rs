//! A simulated form: filled in from a letter, sent, and its receipt noted. Nothing typed in it goes anywhere.

use crate::domain::exercise;
use crate::tui::form::{Context, Edit, Field, Form, FormEvent};

/// Names of the boxes, as many as the page has room for.
const NAMES: [&str; 6] = ["box1", "box2", "box3", "box4", "box5", "box6"];
const RECEIPT: &str = "receipt";

/// Inside width of a box, in columns, and the most letters it takes.
const WIDTH: u16 = 26;
const LONGEST: usize = 60;

/// The form being filled in.
#[derive(Debug)]
pub struct Filling {
    pub model: exercise::Form,
    pub form: Form,
    pub page: Page,
    /// The boxes that were wrong when the page was sent.
    pub wrong: Vec<bool>,
    /// The number of the receipt was typed wrong.
    pub misread: bool,
}

/// Which page of the simulated site is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The boxes, or the button below them.
    Boxes { on_send: bool },
    /// The receipt, to be noted.
    Receipt,
    /// The receipt's number, to be typed from one's own paper.
    Recall,
}

impl Filling {
    /// The empty form, with what stands in it already.
    pub fn new(model: &exercise::Form) -> Self {
        let boxes = NAMES.into_iter().zip(&model.boxes);
        let fields = boxes.map(|(name, one)| Field::text(name, &one.label, LONGEST).width(WIDTH).value(&one.given));
        Self {
            form: Form::new(fields.collect()),
            wrong: vec![false; model.boxes.len()],
            model: model.clone(),
            page: Page::Boxes { on_send: false },
            misread: false,
        }
    }

    /// Answers an edit; says whether the receipt was typed right, which ends the form.
    pub fn edit(&mut self, edit: &Edit, context: Context) -> bool {
        match self.page {
            Page::Boxes { on_send: true } => match edit {
                Edit::Enter => self.send(),
                Edit::Up | Edit::Previous => self.page = Page::Boxes { on_send: false },
                _ => {}
            },
            Page::Boxes { on_send: false } => self.fill(edit, context),
            Page::Receipt => {
                if *edit == Edit::Enter {
                    self.form = Form::new(vec![Field::text(RECEIPT, "", LONGEST).width(WIDTH)]);
                    self.page = Page::Recall;
                }
            }
            Page::Recall => {
                if self.form.apply(edit, context) == FormEvent::Submitted {
                    self.misread = self.form.text(RECEIPT).trim() != self.model.receipt;
                    self.page = if self.misread { Page::Receipt } else { Page::Recall };
                    return !self.misread;
                }
            }
        }
        false
    }

    fn fill(&mut self, edit: &Edit, context: Context) {
        let event = self.form.apply(edit, context);
        let down = matches!(edit, Edit::Down | Edit::Next);
        if event == FormEvent::Submitted || event == FormEvent::Unused && down {
            self.page = Page::Boxes { on_send: true };
        }
    }

    /// Sends the page; it comes back at its first wrong box.
    fn send(&mut self) {
        let typed = self.form.fields.iter().map(Field::saved);
        self.wrong = typed.zip(&self.model.boxes).map(|(typed, one)| !one.takes(&typed)).collect();
        match self.wrong.iter().position(|wrong| *wrong) {
            Some(first) => {
                self.form.return_to(first);
                self.page = Page::Boxes { on_send: false };
            }
            None => self.page = Page::Receipt,
        }
    }

    /// Whether a box is wrong.
    pub fn is_wrong(&self) -> bool {
        self.wrong.contains(&true)
    }
}
