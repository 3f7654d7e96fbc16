//! A sheet of paper typed back: one line of signs, and what is understood of each.

use crate::content::Content;
use crate::domain::assessment::Kind;
use crate::domain::paper::{self, Strange, Typed, questionnaire_code};
use crate::text::paper as words;
use crate::tui::form::{Context, Edit, Field, Form, FormEvent};
use crate::tui::theme::Role;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::Columns;
use crate::tui::widget::form::draw_field;

const FIELD: &str = "sheet";
/// Inside width of the field, in columns, and the most letters it takes.
const WIDTH: u16 = 44;
const LONGEST: usize = 80;
const COLUMNS: Columns = Columns { label: 4, value: 14, remark: 62 };
/// Where the lines of the sheet begin, and how many stand in a column.
const TOP: u16 = 5;
const ROWS: usize = 12;

/// The line being typed.
#[derive(Debug)]
pub struct Paper {
    form: Form,
    codes: Vec<String>,
}

/// What came of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    Stays,
    Left,
    /// Enter: the line is to be taken.
    Done,
}

impl Paper {
    /// An empty line, which may begin with the code of any sheet.
    pub fn new(content: &Content) -> Self {
        let field = Field::text(FIELD, words::FIELD, LONGEST).width(WIDTH);
        let forms = [Kind::Short, Kind::Full].map(|kind| questionnaire_code(&content.questionnaire, kind));
        let modules = content.curriculum.modules.iter().map(|module| module.id.to_string());
        Self { form: Form::new(vec![field]), codes: forms.into_iter().chain(modules).collect() }
    }

    /// Applies an edit.
    pub fn edit(&mut self, edit: &Edit, context: Context) -> Entered {
        match self.form.apply(edit, context) {
            FormEvent::Submitted => Entered::Done,
            FormEvent::Unused if *edit == Edit::Escape => Entered::Left,
            _ => Entered::Stays,
        }
    }

    /// What was typed.
    pub fn typed(&self) -> Result<Typed, Strange> {
        paper::read(self.form.text(FIELD), &self.codes)
    }

    /// Draws the line, what is understood of it, and what is wrong with it.
    pub fn draw(&self, read: &[(String, String)], fault: Option<&str>, canvas: &mut Canvas<'_>) {
        canvas.put(4, 0, Role::Muted, words::ONE_SIGN_A_LINE);
        for (at, (label, said)) in read.iter().enumerate() {
            let (column, row) = (at / ROWS, at % ROWS);
            let [x, y] = [column * 38, row].map(|cells| u16::try_from(cells).unwrap_or(u16::MAX));
            let y = TOP.saturating_add(y);
            canvas.put(x + 4, y, Role::Muted, &format!("{:>2}", at + 1));
            canvas.put_within(x + 8, y, 22, Role::Normal, label);
            canvas.put_within(x + 31, y, 9, Role::Title, said);
        }
        let (role, said) = fault.map_or((Role::Good, words::ENTER_TAKES), |fault| (Role::Normal, fault));
        canvas.put(4, TOP + 13, role, said);
        draw_field(&self.form, FIELD, 2, COLUMNS, canvas);
    }
}
