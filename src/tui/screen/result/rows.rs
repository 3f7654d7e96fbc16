//! The rows of the path, laid out when it changes.

use super::plan::Stage;
use super::{Face, Purpose, State, reasons};
use crate::domain::curriculum::Track;
use crate::domain::ids::ModuleId;
use crate::text::result as words;
use crate::tui::shared::Shared;
use unicode_width::UnicodeWidthStr;

/// Steps shown one by one beside the figures; more are folded.
const FEW: usize = 4;

/// Rows that the path has beside the figures.
const ROOM: usize = 6;

/// Columns of the help line.
const HINT: usize = 79;

/// A row that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub target: Target,
    /// The group it begins, or nothing.
    pub group: &'static str,
    pub text: String,
    /// The reason that fits beside it.
    pub reason: String,
    /// Whether the step is in the path.
    pub kept: bool,
    /// Help of the row.
    pub hint: String,
}

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Adopts the path, or leaves when there is nothing to adopt.
    Action,
    Stage(ModuleId),
    /// The folded steps.
    Others,
    /// A procedure is to be asked for.
    AskProcedure,
    Add,
}

/// The rows of the face that is shown.
pub fn rows(state: &State, shared: &Shared) -> Vec<Row> {
    let mut rows = vec![action(state)];
    if state.face == Face::ForTwo {
        return rows;
    }
    let all: Vec<&Stage> = state.plan.stages().collect();
    let folded = state.face == Face::Figures && all.len() > FEW;
    let firsts: Vec<&Stage> = state.plan.firsts().collect();
    let shown: Vec<&Stage> = all.into_iter().filter(|stage| !folded || firsts.contains(stage)).collect();
    let asks = state.asks_procedure();
    for track in [Track::Basics, Track::Procedures, Track::Security] {
        let first = rows.len();
        rows.extend(shown.iter().filter(|stage| stage.track == track).map(|stage| row(stage, state, shared)));
        if asks && track == Track::Procedures {
            rows.push(plain(Target::AskProcedure, words::ASK_PROCEDURE, words::HINT_ASK));
        }
        if let Some(row) = rows.get_mut(first) {
            row.group = words::group(track);
        }
    }
    if folded {
        rows.push(others(state));
    }
    if state.purpose != Purpose::Consult && (state.face == Face::Steps || rows.len() < ROOM) {
        rows.push(plain(Target::Add, words::ADD, words::HINT_ADD));
    }
    rows
}

fn plain(target: Target, text: &str, hint: &str) -> Row {
    Row { target, group: "", text: text.to_owned(), reason: String::new(), kept: true, hint: hint.to_owned() }
}

fn action(state: &State) -> Row {
    let hint = match (state.face, state.purpose) {
        (_, Purpose::Consult) => words::HINT_CONSULT,
        (Face::ForTwo, _) => words::HINT_FOR_TWO,
        (Face::Figures, _) => words::HINT,
        (Face::Steps, _) => words::HINT_PATH,
    };
    let text = match (state.face, state.purpose) {
        _ if !state.has_to_adopt() => words::TO_RECORD,
        (Face::ForTwo, _) => words::THAT_IS_FINE,
        (_, Purpose::Edit) if state.is_changed() => words::SAVE_PATH,
        (_, Purpose::Edit) => words::KEEP,
        _ => words::ADOPT,
    };
    plain(Target::Action, text, hint)
}

fn row(step: &Stage, state: &State, shared: &Shared) -> Row {
    let content = &shared.content;
    let title = content.curriculum.module(&step.module).map_or(step.module.as_str(), |module| &module.title);
    let (questionnaire, assessment) = (&content.questionnaire, state.assessment());
    let room = super::view::REASON_END.saturating_sub(title.width());
    let reason = if step.kept {
        reasons::beside(questionnaire, assessment, &step.module, room)
    } else {
        words::REMOVED.to_owned()
    };
    Row {
        target: Target::Stage(step.module.clone()),
        group: "",
        text: title.to_owned(),
        reason,
        kept: step.kept,
        hint: reasons::in_words(questionnaire, assessment, &step.module, HINT),
    }
}

fn others(state: &State) -> Row {
    let kept = state.plan.others().any(|stage| stage.kept);
    let mut row = plain(Target::Others, &words::others(state.plan.others().count()), words::HINT_OTHERS);
    row.group = words::NEXT;
    row.kept = kept;
    words::MORE_KEY.clone_into(&mut row.reason);
    row
}
