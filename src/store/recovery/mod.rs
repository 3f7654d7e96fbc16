//! Bringing journal and database together at opening, whatever happened to either.
//!
//! | the database | what happens |
//! |---|---|
//! | follows to the end | ready |
//! | is behind | the journal's tail is applied |
//! | is ahead: an acknowledged tail was lost | what it holds of it is written back to the journal as one frame |
//! | holds saves that the journal lost in its middle | the same |
//! | does not open, panics, belongs elsewhere, is miscounted | it is set aside and rebuilt from the journal |

mod opening;
mod replay;
mod rescue;

pub(super) use opening::{Found, Opening};
pub(super) use replay::{again, rebuild, trusted};
pub(super) use rescue::{lost, write_back};

use super::database::{Broken, Database, Sealed, Seals};
use super::error::StoreError;
use super::folder::Folder;
use super::journal::{self, Journal, Survey};
use super::notice::{Cause, Notice};
use super::progress::Report;
use crate::domain::ids::MediatorId;

/// Journal and database, agreeing.
pub(super) struct Settled {
    pub journal: Journal,
    pub database: Database,
    pub notices: Vec<Notice>,
}

/// Brings what was found together. `author` signs what is written back.
pub(super) fn settle(
    folder: &Folder,
    seals: &Seals,
    found: Found,
    author: MediatorId,
    report: Report<'_>,
) -> Result<Settled, StoreError> {
    let mut notices = Vec::new();
    let mut survey = match found.survey? {
        Some(survey) => replay::trusted(folder, seals, survey)?,
        None => begin_again(folder, seals, found.database.as_ref().ok(), &mut notices)?,
    };
    notices.append(&mut journal::mend(folder, &mut survey)?);
    if found.missing && survey.last > survey.base {
        notices.push(Notice::DatabaseRebuilt(Cause::Missing));
    }
    let database = match take(seals, &survey, found.database) {
        Ok(database) => database,
        Err(Broken::Damaged) => replay::fresh(folder, seals, &survey, &mut notices, Cause::Broken)?,
        Err(broken) => return Err(broken.into()),
    };
    let database = if database.state().mark == survey.mark {
        database
    } else {
        drop(database);
        replay::fresh(folder, seals, &survey, &mut notices, Cause::Foreign)?
    };
    let seen = database.state().highest();
    let (mut database, mut survey) = replay::catch_up(folder, seals, survey, database, &mut notices, report)?;
    notices.append(&mut journal::mend(folder, &mut survey)?);
    let mut journal = Journal::open(&folder.journal(), &survey)?;
    if !write_back(folder, &survey, &mut journal, &mut database, (seen, author), &mut notices)? {
        drop(database);
        notices.push(Notice::DatabaseRebuilt(Cause::Miscounted));
        (database, _) = rebuild(folder, seals, report)?;
    }
    replay::remove_old(folder, &database)?;
    Ok(Settled { journal, database, notices })
}

fn take(seals: &Seals, survey: &Survey, found: Result<Sealed, Broken>) -> Result<Database, Broken> {
    Database::unlock(found?, seals.clone(), survey.mark, survey.base)
}

/// Begins the journal again when there is none to be recognised: what the database holds is then written back to it.
fn begin_again(
    folder: &Folder,
    seals: &Seals,
    database: Option<&Sealed>,
    notices: &mut Vec<Notice>,
) -> Result<Survey, StoreError> {
    let state = database.and_then(|sealed| sealed.state(seals).ok().flatten()).ok_or(StoreError::JournalLost)?;
    let path = folder.journal();
    if path.try_exists()? {
        std::fs::create_dir_all(folder.damaged())?;
        std::fs::rename(&path, folder.damaged().join(format!("journal-unreadable-{}", state.applied)))?;
    }
    drop(Journal::create(&path, state.mark, 0)?);
    notices.push(Notice::JournalBegunAgain);
    Survey::of(&path, &[])?.ok_or(StoreError::JournalLost)
}
