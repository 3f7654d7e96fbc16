//! What `update` asks of the worker, and what comes back.

pub use super::facts::{
    BackedUp, BackupFact, ErasedFacts, EveningLine, Gauge, HomeAppointment, HomeFacts, Locked, PeekFacts, WeekFacts,
    WorkshopFacts,
};
pub use super::figures::{Counted, Counter, FiguresFormat};

use super::coop::{Told, Wanted};
use super::importing;
use super::merging;
use crate::content::Content;
use crate::domain::assessment::Kind;
use crate::domain::change::Change;
use crate::domain::clock::Known;
use crate::domain::directory::Directory;
use crate::domain::draft::Draft;
use crate::domain::erasure::Erasure;
use crate::domain::ids::{Code, DraftId, LearnerId, MediatorId, ModuleId, SessionId, WorkshopId};
use crate::domain::log::Line;
use crate::domain::pack::Looked;
use crate::domain::place::Settings;
use crate::domain::record::Record;
use crate::domain::retention::{Choice, Due};
use crate::domain::statistics::Scope;
use crate::domain::workshop::Workshop;
use crate::text::Failure;
use std::path::PathBuf;
use std::sync::Arc;
use time::Date;
use zeroize::Zeroizing;

/// A text that is wiped when it is dropped, and never shown by `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(pub Zeroizing<String>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

/// The first start's answers.
#[derive(Clone, Debug)]
pub struct Founding {
    pub settings: Settings,
    pub mediator: String,
    pub passphrase: Secret,
}

/// Work for the worker; it runs in order and answers with a [`Reply`].
#[derive(Clone, Debug)]
pub enum Effect {
    /// Creates the store.
    Found(Box<Founding>),
    /// Goes in, once the store is open.
    Enter,
    /// Opens the store with a mediator's passphrase.
    Unlock {
        mediator: MediatorId,
        passphrase: Secret,
    },
    /// Opens the store with the recovery code and gives the mediator a new passphrase.
    Recover {
        code: Secret,
        mediator: MediatorId,
        passphrase: Secret,
    },
    /// Keeps what is being typed, then locks the store: its keys are wiped.
    Lock(Option<Box<Draft>>),
    /// Reads who can open the store.
    LoadTeam,
    /// Changes who can, once whoever is in has confirmed it with their passphrase.
    ChangeTeam {
        change: TeamChange,
        confirm: Option<Secret>,
    },
    /// Reads a draft, to go on with it.
    TakeUp(DraftId),
    /// Draws a passphrase of five words.
    SuggestPassphrase,
    /// Says how strong a passphrase is; `known` is what a visitor reads on the door, and is worth little in it.
    GaugePassphrase {
        passphrase: Secret,
        known: Vec<String>,
    },
    /// Reads the names of all learners.
    LoadDirectory,
    /// Reads when learners last came, some of them from the one after this on; at the end, verifies the counts.
    CountVisits(Option<LearnerId>),
    /// Reads what the home screen lists.
    LoadHome(Date),
    LoadRecord(LearnerId),
    /// Reads what helps to recognise a person in the list.
    Peek(LearnerId),
    /// Saves changes, then drops the draft they came from.
    Save {
        saving: Saving,
        changes: Vec<Change>,
        draft: Option<DraftId>,
    },
    /// Erases a learner, for good.
    Erase {
        learner: LearnerId,
        erasure: Erasure,
    },
    KeepDraft(Box<Draft>),
    DropDraft(DraftId),
    /// Composes a document's text.
    Preview(Document),
    /// Proposes a folder to write documents into.
    ProposeFolder,
    /// Writes a document into a folder.
    Write {
        document: Document,
        folder: PathBuf,
    },
    /// Opens a written document with the desktop's program, or prints it.
    OpenFile {
        path: PathBuf,
        document: Document,
    },
    /// Makes a backup here and in the second place.
    BackUp(Backing),
    /// The number of records fell for good reason: older backups may give way.
    AcceptFall,
    /// What is done once before the program ends.
    Leave,
    /// Finds out which of these records are due: nothing happened to them for so many months, as of a day.
    WeighRecords {
        learners: Vec<LearnerId>,
        months: u8,
        today: Date,
    },
    /// Does with due records what was chosen, for good.
    CarryOut(Vec<(LearnerId, Choice)>),
    /// Reads the access log, what was read until now included.
    LoadLog,
    /// Saves what was read and waits for the access log, if no save took it along.
    FlushLog,
    /// Somebody says that the clock is right: at this moment, in seconds since 1970, UTC.
    ConfirmClock(i64),
    /// Counts what was done, a slice at a time; `begins` anew, or goes on where the last slice ended.
    Count {
        counter: Counter,
        scope: Box<Scope>,
        begins: bool,
    },
    /// Reads the workshops of some days, the last one included.
    LoadWorkshops(Date, Date),
    /// Reads a workshop, what was left open of it, and what its people had reached before.
    LoadWorkshop(WorkshopId),
    /// Reads the appointments of the days before this one that nobody closed.
    LoadEvening(Date),
    /// Reads the appointments and workshops of the seven days from a Monday on.
    LoadWeek(Date),
    /// Reads a table of records.
    Import(importing::Wanted),
    /// Reads what joining two records calls for.
    Merging(merging::Wanted),
    /// Reads what goes to the Coop.
    Coop(Wanted),
    /// Reads and checks the content pack of a folder; nothing is used yet.
    LookAtPack(String),
    /// Uses the content pack of the settings, or the built-in content alone.
    UsePack,
    /// Stops long work. It never waits for its turn: whoever sends effects to the worker raises the flag instead.
    Stop,
}

/// Why a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backing {
    /// It was asked for.
    Asked,
    /// It is made if something was saved and none was made today; nothing is said about it.
    Daily,
}

/// What is being saved: it comes back with the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    Registration(LearnerId),
    Correction(LearnerId),
    /// The day the information text was read.
    Informed(LearnerId),
    Assessment(LearnerId),
    Path(LearnerId),
    Session(LearnerId, SessionId),
    /// An assessment or a session changed person.
    Move {
        from: LearnerId,
        to: LearnerId,
    },
    Settings,
    Workshop(WorkshopId),
    Request,
    Retyped,
    Import,
    /// Two records of one person were joined, or taken apart: the one that stays.
    Merge(LearnerId),
    /// What became of the appointments of past days.
    Evening,
}

/// Which document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    LearnerSheet {
        learner: LearnerId,
        session: SessionId,
        without_procedure: bool,
    },
    MediatorSheet {
        learner: LearnerId,
        session: SessionId,
    },
    /// « Mon parcours »: no session yet, the first steps of the path.
    PathSheet {
        learner: LearnerId,
    },
    /// The notice for the wall: the information text and what goes with it.
    InformationNotice,
    /// A mediator's guide to a module: about nobody.
    ModuleGuide(ModuleId),
    /// The sheets of all who came to a workshop, a page each.
    WorkshopLearners(WorkshopId),
    /// A workshop's sheet for the team.
    WorkshopSheet(WorkshopId),
    /// The questionnaire on paper: about nobody.
    Questionnaire(Kind),
    /// A module's sheet on paper: about nobody.
    ModuleSheet(ModuleId),
    /// « J'ai terminé »: a module that was acquired.
    FinishedSheet {
        learner: LearnerId,
        module: ModuleId,
    },
    /// Appointment cards: one person's, or those of the coming weeks.
    Cards(Option<LearnerId>),
    /// All learners, as a table for a spreadsheet.
    LearnersTable,
    /// All sessions, as a table for a spreadsheet.
    SessionsTable,
    /// All learners in the shape of the Coop's import template.
    CoopLearners,
    /// Activities in the Coop's columns, as a workbook.
    Activities(Box<Scope>),
    /// How far everybody came, as a table.
    Progress,
    /// Statistics; with `full`, small numbers too.
    Statistics {
        scope: Box<Scope>,
        format: FiguresFormat,
        full: bool,
    },
}

/// What the worker answers.
pub enum Reply {
    /// The store was created: the recovery code's nine groups, shown once.
    Founded(Secret),
    /// The store is open, and who opened it.
    Unlocked {
        me: MediatorId,
        mediators: Vec<(MediatorId, String)>,
        settings: Box<Settings>,
        notices: Vec<String>,
    },
    /// The store is locked.
    Locked(Box<Locked>),
    /// Who can open the store; after a renewal, the new recovery code's groups, shown once.
    Team {
        team: Vec<(MediatorId, String)>,
        code: Option<Secret>,
    },
    /// What the mediators are called, those who left included.
    Names(Vec<(MediatorId, String)>),
    /// The draft that was asked for; `None` when it is no more.
    TakenUp(Option<Box<Draft>>),
    WrongPassphrase,
    /// The recovery code has a typing error (`typo`) or is not this store's.
    WrongCode {
        typo: bool,
    },
    PassphraseSuggested(Secret),
    PassphraseGauged(Gauge),
    /// The names of all learners, for the program.
    Directory(Box<Directory>),
    /// The names can be searched, for the screens.
    NamesReady,
    /// What recovery did since the start.
    Noticed(Vec<String>),
    /// Last visit by learner; and after whom to go on, unless these are the last.
    Visits {
        visits: Vec<(LearnerId, Date)>,
        rest: Option<LearnerId>,
    },
    Home(Box<HomeFacts>),
    /// A record, and what was left open about the person.
    Record {
        record: Box<Record>,
        open: Vec<Draft>,
    },
    Peek(Box<PeekFacts>),
    Saved(Saving, Vec<Change>),
    /// A learner was erased.
    Erased(Box<ErasedFacts>),
    /// The latest entries of the access log, by number, and how many older ones there are.
    Log {
        lines: Vec<Line>,
        earlier: u64,
    },
    /// What the store knows of time.
    Time(Known),
    /// A content pack that was looked at.
    PackLooked(Box<Looked>),
    /// The content in use changed.
    Content(Arc<Content>),
    /// Figures, so far.
    Counted(Box<Counted>),
    /// Those of the records asked about that are due.
    Weighed(Vec<Due>),
    /// What was chosen for due records is done; what there is to say about it.
    CarriedOut(Vec<String>),
    /// It could not be done: nothing was erased.
    NotCarriedOut(Failure),
    /// Nothing was saved; what was typed is still there.
    NotSaved(Saving, Failure),
    /// The draft lies in the store.
    DraftKept(DraftId),
    Previewed(Document, Vec<String>),
    FolderProposed(PathBuf),
    Written {
        document: Document,
        path: PathBuf,
    },
    /// The codes of those whom a document was to hold and does not.
    LeftOut(Document, Vec<Code>),
    /// The document was opened or printed; a word about it.
    Opened(String),
    /// The backups that were asked for.
    BackedUp(Box<BackedUp>),
    /// What a table of records holds.
    Import(importing::Told),
    /// What joining two records calls for.
    Merging(merging::Told),
    /// What goes to the Coop.
    Coop(Told),
    /// All that was to be done before the end is done.
    Left,
    /// The workshops of some days.
    Workshops(Vec<(WorkshopId, Workshop)>),
    Workshop(Box<WorkshopFacts>),
    Week(Box<WeekFacts>),
    Evening(Vec<EveningLine>),
    /// A long job goes on: done and total.
    Progress(u64, u64),
    Failed(Failure),
}

/// Answers hold names and whole sheets: none of it goes to a log.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reply")
    }
}

/// What changes about the team.
#[derive(Clone, Debug)]
pub enum TeamChange {
    /// A name, and the newcomer's passphrase.
    Add(String, Secret),
    Rename(MediatorId, String),
    Remove(MediatorId),
    /// A new passphrase for whoever is in.
    Passphrase(Secret),
    RenewRecovery,
}
