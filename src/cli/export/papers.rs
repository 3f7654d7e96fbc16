//! Papers to fill in or to hand out: the questionnaire, a module's sheet, « J'ai terminé », cards, the notice.

use super::Archive;
use crate::cli::args::{Output, PageFormat};
use crate::cli::call::Call;
use crate::cli::stop::Stop;
use crate::content::Content;
use crate::domain::assessment::Kind;
use crate::domain::curriculum::Module;
use crate::domain::ids::{LearnerId, ModuleId};
use crate::domain::log::{Action, Event};
use crate::report::cards::Card;
use crate::report::finished_sheet::FinishedSheet;
use crate::report::{cards as card_pages, module_sheet as sheet, notice as notice_page, questionnaire_sheet};
use crate::text::cli as words;
use crate::text::cli::help;
use clap::Subcommand;

/// Papers.
#[derive(Debug, Subcommand)]
pub enum Papers {
    #[command(about = help::EXPORT_QUESTIONNAIRE)]
    Questionnaire {
        #[arg(long, help = help::FULL_FORM)]
        full: bool,
        #[arg(long, value_enum, value_name = help::FORMAT, help = help::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = help::EXPORT_MODULE_SHEET)]
    ModuleSheet {
        #[arg(value_name = help::MODULE, help = help::MODULE_ID)]
        module: String,
        #[arg(long, value_enum, value_name = help::FORMAT, help = help::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = help::EXPORT_FINISHED)]
    Finished {
        #[arg(value_name = help::CODE, help = help::LEARNER_CODE)]
        code: String,
        #[arg(value_name = help::MODULE, help = help::MODULE_ID)]
        module: String,
        #[arg(long, value_enum, value_name = help::FORMAT, help = help::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = help::EXPORT_CARDS)]
    Cards {
        #[arg(value_name = help::CODE, help = help::CARD_CODE)]
        code: Option<String>,
        #[arg(long, value_enum, value_name = help::FORMAT, help = help::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
    #[command(about = help::EXPORT_NOTICE)]
    Notice {
        #[arg(long, value_enum, value_name = help::FORMAT, help = help::PAGE_FORMAT)]
        format: PageFormat,
        #[command(flatten)]
        output: Output,
    },
}

impl Papers {
    /// Where it goes.
    pub const fn output(&self) -> &Output {
        match self {
            Self::Questionnaire { output, .. }
            | Self::ModuleSheet { output, .. }
            | Self::Finished { output, .. }
            | Self::Cards { output, .. }
            | Self::Notice { output, .. } => output,
        }
    }
}

/// The paper asked for. For those about nobody no store is opened and no passphrase asked for; the others are told to the
/// access log before they leave.
pub fn write(call: &Call, paper: &Papers) -> Result<Vec<u8>, Stop> {
    match paper {
        Papers::Questionnaire { full, format, .. } => questionnaire(*full, *format),
        Papers::ModuleSheet { module, format, .. } => module_sheet(module, *format),
        Papers::Notice { format, .. } => Ok(notice(&Archive::open(call)?, *format)),
        Papers::Finished { code, module, format, .. } => {
            let mut archive = Archive::open(call)?;
            let (learner, document) = finished(&archive, code, module, *format)?;
            archive.tell(Event::on(Action::SheetWritten, learner))?;
            Ok(document)
        }
        Papers::Cards { code, format, .. } => {
            let mut archive = Archive::open(call)?;
            let (learner, document) = cards(&archive, code.as_deref(), *format)?;
            let told =
                learner.map_or(Event::of(Action::TableWritten), |learner| Event::on(Action::SheetWritten, learner));
            archive.tell(told)?;
            Ok(document)
        }
    }
}

/// The questionnaire, to be answered on paper.
fn questionnaire(full: bool, format: PageFormat) -> Result<Vec<u8>, Stop> {
    let content = Call::content()?;
    let kind = if full { Kind::Full } else { Kind::Short };
    Ok(in_form(
        format,
        || questionnaire_sheet::text(&content.questionnaire, kind),
        || questionnaire_sheet::html(&content.questionnaire, kind),
    ))
}

/// A module's sheet, to be filled in together.
fn module_sheet(typed: &str, format: PageFormat) -> Result<Vec<u8>, Stop> {
    let content = Call::content()?;
    let module = module(&content, typed)?;
    let curriculum = &content.curriculum;
    Ok(in_form(
        format,
        || sheet::text(module, curriculum),
        || sheet::html(module, content.guide(&module.id), curriculum),
    ))
}

/// « J'ai terminé », for a module that the person who bears a code has acquired, and who that is.
fn finished(archive: &Archive<'_>, code: &str, typed: &str, format: PageFormat) -> Result<(LearnerId, Vec<u8>), Stop> {
    let learner = archive.bearer(code)?;
    let record = archive.record(learner)?;
    let module = module(&archive.content, typed)?;
    let today = archive.call.now().date();
    let sheet = archive.with_office(|office| FinishedSheet::of(&record, &module.id, today, office));
    let sheet = sheet.ok_or_else(|| Stop::failed(words::not_acquired(&module.title)))?;
    Ok((learner, in_form(format, || sheet.text(), || sheet.html())))
}

/// The card of the person who bears a code, and who that is; else those of whoever comes in the next weeks.
fn cards(archive: &Archive<'_>, code: Option<&str>, format: PageFormat) -> Result<(Option<LearnerId>, Vec<u8>), Stop> {
    let learner = code.map(|code| archive.bearer(code)).transpose()?;
    let cards = match learner {
        Some(learner) => vec![card(archive, learner)?],
        None => coming(archive)?,
    };
    let settings = &archive.settings;
    Ok((learner, in_form(format, || card_pages::text(&cards, settings), || card_pages::html(&cards, settings))))
}

/// The notice for the wall.
fn notice(archive: &Archive<'_>, format: PageFormat) -> Vec<u8> {
    let settings = &archive.settings;
    in_form(format, || notice_page::text(settings), || notice_page::html(settings))
}

fn in_form(format: PageFormat, text: impl FnOnce() -> String, html: impl FnOnce() -> String) -> Vec<u8> {
    match format {
        PageFormat::Text => text().into_bytes(),
        PageFormat::Html => html().into_bytes(),
    }
}

fn module<'c>(content: &'c Content, typed: &str) -> Result<&'c Module, Stop> {
    let id = ModuleId::new(typed.trim().to_uppercase());
    content.curriculum.module(&id).ok_or_else(|| Stop::failed(words::unknown_module(id.as_str())))
}

fn card(archive: &Archive<'_>, learner: LearnerId) -> Result<Card, Stop> {
    Ok(Card::of(&archive.record_today(learner)?, archive.call.now().date()))
}

fn coming(archive: &Archive<'_>) -> Result<Vec<Card>, Stop> {
    let mut cards = Vec::new();
    let expected = archive.store.expected(card_pages::days(archive.call.now().date()));
    for learner in expected.map_err(|error| archive.call.stop(&error))? {
        cards.push(card(archive, learner)?);
    }
    Ok(card_pages::in_order(cards))
}
