//! `jalon repair`: a damaged store is put together again beside, and a report says what came back and what did not.

use super::backup::{Watched, moment};
use super::call::Call;
use super::say;
use super::stop::{Exit, Stop};
use super::{args, passphrase};
use crate::platform::{PlatformError, write_new_file};
use crate::store::repair::{Patient, Repaired, Rung};
use crate::store::restoring::Opener;
use crate::text::cli as words;
use crate::text::cli::repair as repair_words;
use crate::text::store as store_words;
use crate::tui::worker::failure;
use std::collections::BTreeMap;
use std::path::Path;
use time::OffsetDateTime;

/// Repairs the store, and leaves a report.
pub fn repair(call: &Call, wanted: &args::Repair) -> Result<Exit, Stop> {
    let (folder, now) = (call.folder()?, call.now());
    let mut watched = Watched::start();
    let patient = Patient::take(&folder, &call.holder(), &mut |progress| watched.step(progress));
    watched.pause();
    let patient = patient.map_err(|error| call.stop(&error))?;
    let name = format!("reparation-{}", stamp(now));
    let repaired = if let Some(file) = &wanted.recovery_code_file {
        let code = passphrase::from_file(file).map_err(|_| Stop::refused(words::backup::recovery_unreadable()))?;
        patient.repair(&Opener::Recovery(&code), &name, &mut |progress| watched.step(progress))
    } else {
        let (id, person) = call.mediator(&patient.mediators())?;
        let prompt = words::ask_passphrase_of(&person);
        let typed = passphrase::read(call.global.passphrase_file.as_deref(), &prompt)?;
        patient.repair(&Opener::Passphrase(id, &typed), &name, &mut |progress| watched.step(progress))
    };
    drop(watched);
    let repaired = repaired.map_err(|error| call.stop(&error))?;
    let is_whole = repaired.is_whole();
    if repaired.aside.is_none() && is_whole {
        say(repair_words::NOTHING);
        return Ok(Exit::Done);
    }
    let report = report(&repaired, now);
    let path = call.report_folder().join(format!("{name}.txt"));
    write(&path, &report)?;
    say(if is_whole { repair_words::WHOLE } else { repair_words::PARTLY });
    say(&repair_words::report(&path));
    Ok(if is_whole { Exit::Done } else { Exit::Failed })
}

fn write(path: &Path, report: &str) -> Result<(), Stop> {
    let folder = path.parent().map(std::fs::create_dir_all);
    let written = folder.unwrap_or(Ok(())).map_err(PlatformError::File);
    let written = written.and_then(|()| write_new_file(path, report.as_bytes()));
    written.map_err(|error| match error {
        PlatformError::File(error) => Stop::io(&error),
        _ => Stop::failed(store_words::io(std::io::ErrorKind::AlreadyExists)),
    })
}

/// What came back and what did not, by the codes of the records.
fn report(repaired: &Repaired, now: OffsetDateTime) -> String {
    let told = |at: i64| moment(at, now.offset());
    let mut lines = vec![repair_words::title((now.date(), now.time())), String::new()];
    lines.push(match &repaired.rung {
        Rung::Journal => repair_words::FROM_JOURNAL.to_owned(),
        Rung::Backup(path, _) => repair_words::from_backup(path),
    });
    lines.extend(repaired.keys_from.as_deref().map(repair_words::keys_from));
    section(&mut lines, repair_words::DEALT_WITH, repaired.notices.iter().map(failure::notice).collect());
    let mut back: Vec<String> =
        repaired.from_backups.iter().map(|(path, saves)| repair_words::saves_from(path, *saves)).collect();
    back.extend(by_code(&repaired.back, repair_words::back));
    section(&mut lines, repair_words::BACK, back);
    let mut lost: Vec<String> = repaired
        .lost
        .iter()
        .map(|lost| repair_words::lost((lost.first, lost.last), lost.before.map(told), lost.after.map(told)))
        .collect();
    if let Rung::Backup(_, made) = repaired.rung {
        lost.push(repair_words::after_backup(told(made)));
    }
    lost.extend(by_code(&repaired.unreadable, repair_words::unreadable));
    if !repaired.deep.homeless.is_empty() {
        lost.push(words::homeless(repaired.deep.homeless.len()));
    }
    section(&mut lines, repair_words::NOT_BACK, lost);
    let counts = &repaired.deep.check.counts;
    let now = repair_words::stands(counts.learners, counts.assessments, counts.sessions);
    section(&mut lines, repair_words::NOW, vec![now]);
    lines.extend(repaired.aside.as_deref().map(|path| format!("\n{}", repair_words::aside(path))));
    lines.join("\n") + "\n"
}

fn section(lines: &mut Vec<String>, heading: &str, content: Vec<String>) {
    lines.push(format!("\n{heading}"));
    let content = if content.is_empty() { vec![repair_words::NONE.to_owned()] } else { content };
    lines.extend(content.into_iter().map(|line| format!("  - {line}")));
}

fn by_code(of: &BTreeMap<Option<String>, u64>, word: fn(&str, u64) -> String) -> Vec<String> {
    let line =
        |(code, records): (&Option<String>, &u64)| word(code.as_deref().unwrap_or(repair_words::NO_CODE), *records);
    of.iter().map(line).collect()
}

fn stamp(at: OffsetDateTime) -> String {
    format!("{}_{:02}{:02}{:02}", at.date(), at.hour(), at.minute(), at.second())
}
