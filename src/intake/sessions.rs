//! Sessions, typed in a spreadsheet.

use super::assessments::Known;
use super::reason::{Reason, Refusal, Shown, Warning};
use super::sheet::{Column, Row, Sheet, SheetError};
use super::{Intake, cells, vocabulary};
use crate::content::Content;
use crate::domain::fold::fold;
use crate::domain::ids::{Code, CoopKey, ModuleId, SessionId, SkillId};
use crate::domain::proposals::{allows_procedure, are_themes_allowed};
use crate::domain::session::{Appointment, Attendance, Mode, Rating, Session};
use crate::text::tables;
use std::collections::{BTreeMap, HashSet};
use time::Date;

/// The longest session, in minutes: the Coop's own limit of 23 h 59.
const LONGEST: u16 = 1439;

/// What the reading of sessions needs to know and never finds out by itself.
pub struct Desk<'a> {
    pub today: Date,
    pub content: &'a Content,
    /// The learner who bears this code.
    pub learner: &'a dyn Fn(&Code) -> Option<Known>,
    /// Whether the store has this session already.
    pub session_taken: &'a dyn Fn(&SessionId) -> bool,
}

/// A session read, with the id it had when the table is one of our own.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadSession {
    pub id: Option<SessionId>,
    pub session: Session,
}

/// Reads a table of sessions: `code`, `date` and `duree_min` at least.
pub fn read(bytes: &[u8], desk: &Desk<'_>) -> Result<Intake<ReadSession>, SheetError> {
    let sheet = Sheet::open(bytes, &tables::SESSIONS)?;
    let columns = Columns::of(&sheet)?;
    let mut seen = HashSet::new();
    Intake::from_rows(&sheet, |row, warnings| {
        let id = columns.session_id(row, desk)?;
        let session = columns.session(row, desk)?;
        if id.is_some_and(|id| !seen.insert(id)) {
            return Err(row.refuse(&columns.id, Reason::SessionTaken));
        }
        if session.date > desk.today {
            warnings.push(Warning::FutureDate { line: row.line() });
        }
        if !row.cell(&columns.workshop).is_empty() {
            warnings.push(Warning::OfWorkshop { line: row.line() });
        }
        let texts = [
            (&columns.procedure, &session.procedure),
            (&columns.sentence, &session.sentence),
            (&columns.goal, &session.goal),
            (&columns.note, &session.note),
        ];
        warnings.extend(texts.into_iter().filter_map(|(column, text)| cells::think_over(row, column, text)));
        Ok(ReadSession { id, session })
    })
}

struct Columns {
    code: Column,
    date: Column,
    duration: Column,
    place: Column,
    mode: Column,
    modules: Column,
    ratings: Column,
    id: Column,
    attendance: Column,
    started: Column,
    mandate: Column,
    devices: Column,
    themes: Column,
    autonomy: Column,
    redirection: Column,
    procedure: Column,
    sentence: Column,
    next_date: Column,
    next_time: Column,
    goal: Column,
    note: Column,
    workshop: Column,
}

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Result<Self, SheetError> {
        Ok(Self {
            code: sheet.required("code")?,
            date: sheet.required("date")?,
            duration: sheet.required("duree_min")?,
            place: sheet.column("lieu"),
            mode: sheet.column("mode"),
            modules: sheet.column("modules"),
            ratings: sheet.column("cotations"),
            id: sheet.column("id"),
            attendance: sheet.column("presence"),
            started: sheet.column("heure"),
            mandate: sheet.column("mandat"),
            devices: sheet.column("materiel"),
            themes: sheet.column("themes"),
            autonomy: sheet.column("autonomie"),
            redirection: sheet.column("reorientation"),
            procedure: sheet.column("nom_demarche"),
            sentence: sheet.column("phrase"),
            next_date: sheet.column("prochaine_date"),
            next_time: sheet.column("prochaine_heure"),
            goal: sheet.column("objectif"),
            note: sheet.column("note"),
            workshop: sheet.column("atelier"),
        })
    }

    fn session_id(&self, row: &Row<'_>, desk: &Desk<'_>) -> Result<Option<SessionId>, Refusal> {
        let text = row.cell(&self.id);
        if text.is_empty() {
            return Ok(None);
        }
        let id = text.parse().map_err(|_| row.refuse(&self.id, Reason::BadSessionId))?;
        if (desk.session_taken)(&id) {
            return Err(row.refuse(&self.id, Reason::SessionTaken));
        }
        Ok(Some(id))
    }

    fn session(&self, row: &Row<'_>, desk: &Desk<'_>) -> Result<Session, Refusal> {
        let code = cells::known_code(row, &self.code)?;
        let known = (desk.learner)(&code).ok_or_else(|| row.refuse(&self.code, Reason::UnknownCode))?;
        let mut session = Session::on(known.id, cells::date(row, &self.date)?);
        session.attendance = choice(row, &self.attendance, &tables::ATTENDANCES, Reason::BadAttendance)?;
        session.duration_min = self.duration(row, session.attendance)?;
        if let Some(place) = vocabulary::key(row, &self.place, &desk.content.vocabularies.place)? {
            session.place = place;
        }
        session.mode = choice(row, &self.mode, &tables::MODES, Reason::BadMode)?;
        session.modules = self.modules(row, desk.content)?;
        session.ratings = self.ratings(row, desk.content)?;
        for skill in session.ratings.keys() {
            let module = skill.module();
            if !session.modules.contains(&module) {
                session.modules.push(module);
            }
        }
        let vocabularies = &desk.content.vocabularies;
        session.started = cells::time_if_any(row, &self.started)?;
        session.mandate = self.mandate(row, session.mode)?;
        session.devices = vocabulary::keys(row, &self.devices, &[&vocabularies.devices])?;
        session.themes = self.themes(row, desk.content)?;
        session.autonomy = vocabulary::key(row, &self.autonomy, &vocabularies.autonomy)?;
        session.redirection = vocabulary::key(row, &self.redirection, &vocabularies.redirection)?;
        session.procedure = self.procedure(row, &session.themes)?;
        session.sentence = cells::free_line(row, &self.sentence)?;
        session.next = self.next(row)?;
        session.goal = cells::free_line(row, &self.goal)?;
        session.note = cells::free_text(row, &self.note)?;
        Ok(session)
    }

    fn mandate(&self, row: &Row<'_>, mode: Mode) -> Result<Option<bool>, Refusal> {
        match cells::yes_or_no(row, &self.mandate)? {
            Some(_) if mode != Mode::Do => Err(row.refuse(&self.mandate, Reason::MandateAlone)),
            mandate => Ok(mandate),
        }
    }

    fn themes(&self, row: &Row<'_>, content: &Content) -> Result<Vec<CoopKey>, Refusal> {
        let vocabularies = &content.vocabularies;
        let all = [&vocabularies.themes, &vocabularies.administrative_themes];
        let themes = vocabulary::keys(row, &self.themes, &all)?;
        let administrative: Vec<CoopKey> = vocabularies.administrative_themes.keys().cloned().collect();
        if are_themes_allowed(&themes, &administrative) {
            Ok(themes)
        } else {
            Err(row.refuse(&self.themes, Reason::NeedsProceduresTheme))
        }
    }

    fn procedure(&self, row: &Row<'_>, themes: &[CoopKey]) -> Result<String, Refusal> {
        let procedure = cells::free_line(row, &self.procedure)?;
        if procedure.is_empty() || allows_procedure(themes) {
            Ok(procedure)
        } else {
            Err(row.refuse(&self.procedure, Reason::NeedsProceduresTheme))
        }
    }

    fn next(&self, row: &Row<'_>) -> Result<Option<Appointment>, Refusal> {
        let (date, time) = (cells::date_if_any(row, &self.next_date)?, cells::time_if_any(row, &self.next_time)?);
        match (date, time) {
            (None, Some(_)) => Err(row.refuse(&self.next_time, Reason::TimeWithoutDay)),
            (date, time) => Ok(date.map(|date| Appointment { date, time })),
        }
    }

    fn duration(&self, row: &Row<'_>, attendance: Attendance) -> Result<u16, Refusal> {
        // Whoever did not come stayed no minute.
        let shortest = u16::from(attendance == Attendance::Present);
        let minutes = row.cell(&self.duration).parse().ok().filter(|minutes| (shortest..=LONGEST).contains(minutes));
        minutes.ok_or_else(|| row.refuse(&self.duration, Reason::BadDuration))
    }

    fn modules(&self, row: &Row<'_>, content: &Content) -> Result<Vec<ModuleId>, Refusal> {
        let mut modules = Vec::new();
        for piece in cells::list(row, &self.modules) {
            let id = ModuleId::new(piece.to_uppercase());
            if content.curriculum.module(&id).is_none() {
                return Err(row.refuse(&self.modules, Reason::UnknownModule(Shown::of(piece))));
            }
            if !modules.contains(&id) {
                modules.push(id);
            }
        }
        Ok(modules)
    }

    fn ratings(&self, row: &Row<'_>, content: &Content) -> Result<BTreeMap<SkillId, Rating>, Refusal> {
        let mut ratings = BTreeMap::new();
        for piece in cells::list(row, &self.ratings) {
            let (id, rating) = rating(piece, content).map_err(|reason| row.refuse(&self.ratings, reason))?;
            if ratings.insert(id, rating).is_some() {
                return Err(row.refuse(&self.ratings, Reason::SkillTwice(Shown::of(before_sign(piece)))));
            }
        }
        Ok(ratings)
    }
}

fn before_sign(piece: &str) -> &str {
    piece.split_once('=').map_or(piece, |(id, _)| id)
}

fn rating(piece: &str, content: &Content) -> Result<(SkillId, Rating), Reason> {
    let shown = || Shown::of(before_sign(piece));
    let id = SkillId::new(before_sign(piece).to_uppercase());
    let skill = content.curriculum.skill(&id).ok_or_else(|| Reason::UnknownSkill(shown()))?;
    let value = piece.split_once('=').map(|(_, value)| value.to_lowercase()).unwrap_or_default();
    match value.as_str() {
        "0" => Ok((id, Rating::Level(0))),
        "1" => Ok((id, Rating::Level(1))),
        "2" => Ok((id, Rating::Level(2))),
        "3" => Ok((id, Rating::Level(3))),
        tables::NOT_APPLICABLE if skill.essential => Err(Reason::EssentialSkill(shown())),
        tables::NOT_APPLICABLE => Ok((id, Rating::NotApplicable)),
        _ => Err(Reason::BadRating(shown())),
    }
}

/// The value whose word stands in a cell; the usual one in an empty cell.
fn choice<T: Copy + Default>(
    row: &Row<'_>,
    column: &Column,
    words: &[(T, &str)],
    refused: Reason,
) -> Result<T, Refusal> {
    let typed = fold(row.cell(column));
    match words.iter().find(|(_, word)| *word == typed) {
        Some((value, _)) => Ok(*value),
        None if typed.is_empty() => Ok(T::default()),
        None => Err(row.refuse(column, refused)),
    }
}
