//! Documents: composed from the record as it is kept, written where they are wanted, opened or printed.

use super::Worker;
use super::failure::platform_failure;
use crate::domain::ids::{Code, LearnerId, MediatorId, SessionId};
use crate::domain::place::Settings;
use crate::domain::statistics::Scope;
use crate::platform::{self, PlatformError};
use crate::report::file_name::{Kind, file_name};
use crate::report::finished_sheet::FinishedSheet;
use crate::report::learner_sheet::{LearnerSheet, Procedure};
use crate::report::statistics::{self, Figures};
use crate::report::summary::SessionSummary;
use crate::report::{Office, cards, mediator_sheet, module_guide, module_sheet, notice, questionnaire_sheet};
use crate::store::StoreError;
use crate::text::export as words;
use crate::text::report::file as report_words;
use crate::text::report::workshop_sheet as workshop_words;
use crate::tui::effect::{Document, FiguresFormat, Reply};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use time::Time;

/// What stands between two people's sheets in the text.
const BETWEEN_SHEETS: &str = "\n\n\n";

/// A document in both its forms.
struct Composed {
    text: String,
    page: Vec<u8>,
    kind: &'static str,
    name: String,
    /// Whoever is not in it, although asked for.
    left_out: Vec<Code>,
}

/// Ends of the names of tables.
const CSV: &str = "csv";
const XLSX: &str = "xlsx";

impl Worker {
    /// Shows a document's text before anything is written.
    pub(super) fn preview(&mut self, document: Document, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let composed = self.compose(&document)?;
        answer(Reply::Previewed(document, composed.text.lines().map(str::to_owned).collect()));
        Ok(())
    }

    /// Writes a document, never over an existing file.
    pub(super) fn write(
        &mut self,
        document: Document,
        folder: &Path,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let composed = self.compose(&document)?;
        let written = save(folder, &composed);
        if written.is_ok() {
            self.tell_written(&document);
            if !composed.left_out.is_empty() {
                answer(Reply::LeftOut(document.clone(), composed.left_out));
            }
        }
        answer(match written {
            Ok(path) => Reply::Written { document, path },
            Err(error) => Reply::Failed(platform_failure(&error)),
        });
        Ok(())
    }

    /// Opens a written page with the desktop's program; on a bare console the text goes to the printer.
    pub(super) fn open_file(
        &mut self,
        path: &Path,
        document: &Document,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let opened = match platform::open_with_desktop(path) {
            Err(PlatformError::NoDesktop | PlatformError::NoOpener) => {
                platform::print_text(&self.compose(document)?.text).map(|()| words::PRINTED)
            }
            other => other.map(|()| words::OPENED),
        };
        answer(match opened {
            Ok(words) => Reply::Opened(words.to_owned()),
            Err(error) => Reply::Failed(platform_failure(&error)),
        });
        Ok(())
    }

    fn compose(&mut self, document: &Document) -> Result<Composed, StoreError> {
        let settings = self.store()?.settings()?;
        let names: BTreeMap<MediatorId, String> =
            self.store()?.mediators()?.into_iter().map(|(id, mediator)| (id, mediator.name)).collect();
        let mediator = |id: &MediatorId| names.get(id).cloned().unwrap_or_default();
        let content = self.setup.content.clone();
        let office = Office { content: &content, settings: &settings, mediator: &mediator };
        match *document {
            Document::LearnerSheet { learner, session, without_procedure } => {
                let (summary, code) = self.summary(learner, session, &office)?;
                let procedure = if without_procedure { Procedure::LeftOut } else { Procedure::Named };
                let sheet = LearnerSheet::of_session(&summary, procedure);
                Ok(self.page(sheet.text(), sheet.html(), Kind::Session, Some(&code)))
            }
            Document::MediatorSheet { learner, session } => {
                let (summary, code) = self.summary(learner, session, &office)?;
                let (text, html) = (mediator_sheet::text(&summary, &content), mediator_sheet::html(&summary, &content));
                Ok(self.page(text, html, Kind::FollowUp, Some(&code)))
            }
            Document::PathSheet { learner } => {
                let record = self.record(learner)?;
                let sheet = LearnerSheet::of_path(&record, self.now().date(), &office, Procedure::Named);
                Ok(self.page(sheet.text(), sheet.html(), Kind::Path, Some(&record.learner.record.code)))
            }
            Document::InformationNotice => {
                Ok(self.page(notice::text(&settings), notice::html(&settings), Kind::Notice, None))
            }
            Document::ModuleGuide(ref id) => {
                let module = content.curriculum.module(id).ok_or(StoreError::UnknownRecord)?;
                let (guide, today) = (content.guide(id), self.now().date());
                let (text, html) = (module_guide::text(module, guide, today), module_guide::html(module, guide, today));
                Ok(self.page(text, html, Kind::Guide, Some(&Code::new(id.as_str()))))
            }
            Document::WorkshopLearners(id) => {
                let sheets = self.workshop_sheets(id, &office)?;
                let text: Vec<String> = sheets.iter().map(LearnerSheet::text).collect();
                let page = LearnerSheet::html_of_all(workshop_words::LEARNERS_TITLE, &sheets);
                Ok(self.page(text.join(BETWEEN_SHEETS), page, Kind::Workshop, None))
            }
            Document::WorkshopSheet(id) => {
                let (text, page) = self.workshop_follow_up(id, &office)?;
                Ok(self.page(text, page, Kind::WorkshopFollowUp, None))
            }
            Document::Questionnaire(kind) => {
                let (text, html) = (questionnaire_sheet::text, questionnaire_sheet::html);
                let questionnaire = &content.questionnaire;
                Ok(self.page(text(questionnaire, kind), html(questionnaire, kind), Kind::Questionnaire, None))
            }
            Document::ModuleSheet(ref id) => {
                let module = content.curriculum.module(id).ok_or(StoreError::UnknownRecord)?;
                let (text, html) = (module_sheet::text, module_sheet::html);
                let (text, html) =
                    (text(module, &content.curriculum), html(module, content.guide(id), &content.curriculum));
                Ok(self.page(text, html, Kind::ModuleSheet, Some(&Code::new(id.as_str()))))
            }
            Document::FinishedSheet { learner, ref module } => {
                let record = self.record(learner)?;
                let sheet = FinishedSheet::of(&record, module, self.now().date(), &office);
                let sheet = sheet.ok_or(StoreError::UnknownRecord)?;
                Ok(self.page(sheet.text(), sheet.html(), Kind::Finished, Some(&record.learner.record.code)))
            }
            Document::Cards(learner) => {
                let cards = match learner {
                    Some(learner) => vec![self.card(learner)?],
                    None => self.coming_cards()?,
                };
                Ok(self.page(cards::text(&cards, &settings), cards::html(&cards, &settings), Kind::Cards, None))
            }
            Document::LearnersTable => {
                let bytes = self.learners_table()?;
                Ok(self.table(words::LEARNERS_FILE, CSV, bytes))
            }
            Document::SessionsTable => {
                let bytes = self.sessions_table()?;
                Ok(self.table(words::SESSIONS_FILE, CSV, bytes))
            }
            Document::Activities(ref scope) => {
                let bytes = self.activities_book(scope, &office)?;
                Ok(self.table(words::ACTIVITIES_FILE, XLSX, bytes))
            }
            Document::Progress => {
                let bytes = self.progress_table(&content.curriculum)?;
                Ok(self.table(words::PROGRESS_FILE, CSV, bytes))
            }
            Document::CoopLearners => {
                let import = self.coop_learners(&office)?;
                let left_out = import.left_out;
                Ok(Composed { left_out, ..self.table(words::COOP_LEARNERS_FILE, XLSX, import.bytes) })
            }
            Document::Statistics { ref scope, format, full } => self.figures(scope, format, full, &settings),
        }
    }

    fn figures(
        &mut self,
        scope: &Scope,
        format: FiguresFormat,
        full: bool,
        settings: &Settings,
    ) -> Result<Composed, StoreError> {
        let sheet = self.sheet(scope, if full { Figures::All } else { Figures::Masked })?;
        let today = self.now().date();
        Ok(match format {
            FiguresFormat::Csv => self.table(report_words::STATISTICS, "csv", statistics::csv(&sheet, Vec::new())?),
            FiguresFormat::Workbook => self.table(report_words::STATISTICS, "xlsx", statistics::workbook(&sheet)?),
            FiguresFormat::Html => {
                let text = statistics::text(&sheet, settings, today);
                self.page(text, statistics::html(&sheet, settings, today), Kind::Statistics, None)
            }
        })
    }

    fn summary(
        &mut self,
        learner: LearnerId,
        session: SessionId,
        office: &Office<'_>,
    ) -> Result<(SessionSummary, Code), StoreError> {
        let record = self.record(learner)?;
        let summary = SessionSummary::of(&record, &session, office).ok_or(StoreError::UnknownRecord)?;
        Ok((summary, record.learner.record.code))
    }

    fn page(&self, text: String, html: String, kind: Kind, code: Option<&Code>) -> Composed {
        let name = file_name(self.now().date(), self.minute(), kind, code, "html");
        Composed { text, page: html.into_bytes(), kind: "html", name, left_out: Vec::new() }
    }

    fn table(&self, what: &str, kind: &'static str, bytes: Vec<u8>) -> Composed {
        let (now, at) = (self.now(), self.minute());
        let name = format!("{}_{:02}{:02}_{what}.{kind}", now.date(), at.hour(), at.minute());
        Composed { text: String::new(), page: bytes, kind, name, left_out: Vec::new() }
    }

    fn minute(&self) -> Time {
        let now = self.now();
        Time::from_hms(now.hour(), now.minute(), 0).unwrap_or(Time::MIDNIGHT)
    }
}

/// Writes under the document's name, or under a numbered one when it is taken.
fn save(folder: &Path, composed: &Composed) -> Result<PathBuf, PlatformError> {
    std::fs::create_dir_all(folder).map_err(PlatformError::File)?;
    let stem = composed.name.trim_end_matches(composed.kind).trim_end_matches('.');
    for number in 1..100 {
        let name = if number == 1 { composed.name.clone() } else { format!("{stem}_{number}.{}", composed.kind) };
        let path = folder.join(name);
        match platform::write_new_file(&path, &composed.page) {
            Err(PlatformError::Exists) => {}
            other => return other.map(|()| path),
        }
    }
    Err(PlatformError::File(io::ErrorKind::AlreadyExists.into()))
}
