//! Making the database follow the journal.

use crate::store::database::{ApplyError, Broken, Database, Sealed, Seals};
use crate::store::error::StoreError;
use crate::store::folder::{Folder, if_there};
use crate::store::journal::{Content, ContentError, Step, Survey, end_of, unseal};
use crate::store::notice::{Cause, Notice};
use crate::store::progress::{Progress, Report, Stage};
use crate::store::tree::Tree;
use crate::vault::VaultError;
use zeroize::Zeroizing;

/// Frames that come to about as many bytes, some hundreds of writes, are applied together.
const BATCH: usize = 128 * 1024;

/// Why following stopped.
enum Trouble {
    Broken(Broken),
    Store(StoreError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Checks the seals of the frames that stand after a gap: one that was planted there must not count as the last one.
pub(in crate::store) fn trusted(folder: &Folder, seals: &Seals, mut survey: Survey) -> Result<Survey, StoreError> {
    loop {
        let mut refused = survey.refused.clone();
        for at in &survey.jumps {
            if let Some(Step::Frame(frame)) = survey.walker_at(&folder.journal(), *at)?.step()?
                && !opens(&unseal(&seals.keyring, &frame))?
            {
                refused.push(*at);
            }
        }
        if refused.len() == survey.refused.len() {
            return Ok(survey);
        }
        survey = again(folder, seals, &refused)?;
    }
}

fn opens<T>(unsealed: &Result<T, VaultError>) -> Result<bool, StoreError> {
    match unsealed {
        Ok(_) => Ok(true),
        Err(VaultError::NotGenuine) => Ok(false),
        Err(error) => Err((*error).into()),
    }
}

/// Surveys the journal again, reading some frames as damage. Keys that open none of its frames are not its keys, and
/// nothing of it may be cut then.
pub(in crate::store) fn again(folder: &Folder, seals: &Seals, refused: &[u64]) -> Result<Survey, StoreError> {
    let survey = Survey::of(&folder.journal(), refused)?.ok_or(StoreError::DamagedKeys)?;
    let mut walker = survey.walker_after(&folder.journal(), survey.base)?;
    while let Some(step) = walker.step()? {
        if let Step::Frame(frame) = step {
            return if opens(&unseal(&seals.keyring, &frame))? { Ok(survey) } else { Err(StoreError::DamagedKeys) };
        }
    }
    Err(StoreError::DamagedKeys)
}

/// Sets the database aside and begins an empty one.
pub(super) fn fresh(
    folder: &Folder,
    seals: &Seals,
    survey: &Survey,
    notices: &mut Vec<Notice>,
    cause: Cause,
) -> Result<Database, StoreError> {
    notices.push(Notice::DatabaseRebuilt(cause));
    if_there(std::fs::remove_dir_all(folder.old_database()))?;
    if_there(std::fs::rename(folder.database(), folder.old_database()))?;
    let sealed = Sealed::open(&folder.database())?;
    Ok(Database::unlock(sealed, seals.clone(), survey.mark, survey.base)?)
}

/// Applies what the database has not seen yet. Frames whose seal does not hold are read as damage.
pub(super) fn catch_up(
    folder: &Folder,
    seals: &Seals,
    survey: Survey,
    mut database: Database,
    notices: &mut Vec<Notice>,
    report: Report<'_>,
) -> Result<(Database, Survey), StoreError> {
    let refused = match follow(folder, seals, &survey, &mut database, report) {
        Ok(refused) => refused,
        Err(Trouble::Broken(Broken::Damaged)) => {
            drop(database);
            database = fresh(folder, seals, &survey, notices, Cause::Broken)?;
            follow(folder, seals, &survey, &mut database, report).map_err(Trouble::into_error)?
        }
        Err(trouble) => return Err(trouble.into_error()),
    };
    if refused.is_empty() {
        return Ok((database, survey));
    }
    let refused = [survey.refused, refused].concat();
    Ok((database, again(folder, seals, &refused)?))
}

/// Sets the database aside and rebuilds it from the journal. Answers what the journal was found to hold, too.
pub(in crate::store) fn rebuild(
    folder: &Folder,
    seals: &Seals,
    report: Report<'_>,
) -> Result<(Database, Survey), StoreError> {
    let survey = Survey::of(&folder.journal(), &[])?.ok_or(StoreError::JournalLost)?;
    let survey = trusted(folder, seals, survey)?;
    let database = fresh(folder, seals, &survey, &mut Vec::new(), Cause::Broken)?;
    let (database, survey) = catch_up(folder, seals, survey, database, &mut Vec::new(), report)?;
    remove_old(folder, &database)?;
    Ok((database, survey))
}

/// Applies the frames after the last one applied; answers the places of those whose seal did not hold.
fn follow(
    folder: &Folder,
    seals: &Seals,
    survey: &Survey,
    database: &mut Database,
    report: Report<'_>,
) -> Result<Vec<u64>, Trouble> {
    let applied = database.state().applied;
    let mut refused = Vec::new();
    if applied >= survey.last {
        return Ok(refused);
    }
    let mut batch = Batch::default();
    let mut walker = survey.walker_after(&folder.journal(), applied)?;
    while let Some(step) = walker.step()? {
        let Step::Frame(frame) = step else { continue };
        if frame.header.sequence <= applied {
            continue;
        }
        let plain = match unseal(&seals.keyring, &frame) {
            Ok(plain) => plain,
            Err(VaultError::NotGenuine) => {
                refused.push(frame.at);
                continue;
            }
            Err(error) => return Err(StoreError::from(error).into()),
        };
        let at = Place { from: frame.at, to: end_of(&frame.header, frame.at), total: survey.end };
        if frame.sealed.len() < BATCH {
            batch.add(plain, frame.header.sequence);
            if batch.bytes >= BATCH {
                batch.apply(database)?;
                at.tell(report, 1, 1);
            }
        } else {
            batch.apply(database)?;
            let content = Content::read(&plain, frame.header.sequence).map_err(content_error)?;
            database.apply(&content, &mut |done| at.tell(report, done, content.count))?;
        }
    }
    batch.apply(database)?;
    Ok(refused)
}

/// Where a frame stands in the journal.
struct Place {
    from: u64,
    to: u64,
    total: u64,
}

impl Place {
    fn tell(&self, report: &mut dyn FnMut(Progress), done: u32, of: u32) {
        let part = (self.to - self.from) * u64::from(done) / u64::from(of.max(1));
        report(Progress { stage: Stage::Replaying, done: self.from + part, total: self.total });
    }
}

/// Small frames that are applied together.
#[derive(Default)]
struct Batch {
    frames: Vec<(Zeroizing<Vec<u8>>, u64)>,
    bytes: usize,
}

impl Batch {
    fn add(&mut self, plain: Zeroizing<Vec<u8>>, sequence: u64) {
        self.bytes += plain.len();
        self.frames.push((plain, sequence));
    }

    fn apply(&mut self, database: &mut Database) -> Result<(), Trouble> {
        let frames = std::mem::take(self).frames;
        let contents = frames.iter().map(|(plain, sequence)| Content::read(plain, *sequence));
        let contents = contents.collect::<Result<Vec<_>, _>>().map_err(content_error)?;
        Ok(database.apply_together(&contents)?)
    }
}

impl From<ApplyError> for Trouble {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Broken(broken) => Self::Broken(broken),
            ApplyError::Content(error) => content_error(error),
        }
    }
}

fn content_error(error: ContentError) -> Trouble {
    Trouble::Store(match error {
        ContentError::Newer => StoreError::NewerFormat,
        ContentError::Malformed => StoreError::DamagedRecord,
    })
}

/// Deletes the database that was set aside, once the one that replaces it was counted.
pub(super) fn remove_old(folder: &Folder, database: &Database) -> Result<(), StoreError> {
    if !folder.old_database().exists() {
        return Ok(());
    }
    for tree in Tree::ALL {
        if !database.is_counted_right(tree)? {
            return Err(StoreError::DamagedRecord);
        }
    }
    if_there(std::fs::remove_dir_all(folder.old_database()))?;
    Ok(())
}

impl Trouble {
    fn into_error(self) -> StoreError {
        match self {
            Self::Broken(broken) => broken.into(),
            Self::Store(error) => error,
        }
    }
}

impl From<Broken> for StoreError {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Locked => Self::InUse { host: String::new(), since: 0 },
            Broken::Full => Self::DiskFull { missing: 0 },
            Broken::Damaged => Self::DamagedRecord,
        }
    }
}
