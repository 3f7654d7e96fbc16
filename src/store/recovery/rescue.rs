//! Writing back to the journal what it lost and the database still holds.

use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, MediatorId};
use crate::store::codec::{self, Mended};
use crate::store::database::{Broken, Database};
use crate::store::error::StoreError;
use crate::store::folder::Folder;
use crate::store::journal::{Content, Journal, KeyDigest, Source, Survey, Write, encode, key_digest};
use crate::store::key;
use crate::store::notice::Notice;
use crate::store::tree::Tree;
use crate::vault::Keyring;
use std::collections::HashMap;

/// A range of sequences, both ends included.
type Range = (u64, u64);

/// Writes back, as one frame, what the database holds of the sequences the journal lacks. `seen` is how far the
/// database had followed before. Answers `false` when the database is miscounted and must be rebuilt.
pub(in crate::store) fn write_back(
    folder: &Folder,
    survey: &Survey,
    journal: &mut Journal,
    database: &mut Database,
    (seen, author): (u64, MediatorId),
    notices: &mut Vec<Notice>,
) -> Result<bool, StoreError> {
    let accounted = mended(database)?;
    let mut missing = without(&gaps(survey, seen), &accounted);
    if missing.is_empty() {
        return Ok(true);
    }
    // What a lost frame had written back is missing again.
    missing.extend(again_missing(database, &missing)?);
    let counted = is_counted_right(database);
    let (mut writes, all_opened) = held(database, &present(folder, survey, database.keyring())?);
    let told = |write: &&Write| !is_log(write);
    let mut uncounted = writes.iter().filter(told).count() as u64;
    for (at, (first, last)) in missing.iter().enumerate() {
        let whole = counted && all_opened && *last <= seen && database.state().applying == 0;
        let within = |write: &&Write| write.stamp.is_some_and(|stamp| (*first..=*last).contains(&stamp.sequence));
        let within = writes.iter().filter(told).filter(within).count() as u64;
        // What a compaction had carried along bears the stamp of an earlier save: it is told with the last stretch.
        let records = if at + 1 == missing.len() { uncounted } else { within };
        uncounted = uncounted.saturating_sub(within);
        notices.push(Notice::SavesLost { first: *first, last: *last, records, whole });
        let mended = codec::encode(&Mended { first: *first, last: *last, whole })?;
        writes.push(Write { tree: Tree::House, key: key::mended(*first), record: Some(mended), stamp: None });
    }
    let sequence = survey.last.max(seen).max(database.state().highest()) + 1;
    let instance = InstanceId::from_bytes(database.instance());
    let stamp = Stamp { at: database.state().at, instance, sequence, author };
    let plain = encode(&stamp, &writes)?;
    journal.append(database.keyring(), sequence, &plain)?;
    let applied = Content::read(&plain, sequence).map(|content| database.apply(&content, &mut |_| {}));
    Ok(counted && matches!(applied, Ok(Ok(()))))
}

/// The sequences of saves that are lost for good, or may be in part.
pub(in crate::store) fn lost(database: &Database) -> Result<Vec<Range>, Broken> {
    let all = records(database)?;
    Ok(all.iter().filter(|(mended, _)| !mended.whole).map(|(mended, _)| (mended.first, mended.last)).collect())
}

/// Whether a write belongs to the access log: nobody looks for that one when they are told how much came back.
fn is_log(write: &Write) -> bool {
    write.tree == Tree::Log || write.key == key::LOG_HEAD
}

fn gaps(survey: &Survey, seen: u64) -> Vec<Range> {
    let mut gaps: Vec<Range> = survey.gaps.iter().map(|gap| (*gap.start(), *gap.end())).collect();
    if seen > survey.last {
        gaps.push((survey.last + 1, seen));
    }
    gaps
}

fn mended(database: &Database) -> Result<Vec<Range>, Broken> {
    Ok(records(database)?.iter().map(|(mended, _)| (mended.first, mended.last)).collect())
}

fn records(database: &Database) -> Result<Vec<(Mended, Stamp)>, Broken> {
    database
        .scan(Tree::House, key::MENDED)?
        .map(|row| {
            let (_, stamp, record) = row?;
            codec::decode(&record).map(|mended| (mended, stamp)).map_err(|_| Broken::Damaged)
        })
        .collect()
}

/// The ranges without those that are accounted for.
fn without(ranges: &[Range], accounted: &[Range]) -> Vec<Range> {
    let mut left = ranges.to_vec();
    for (first, last) in accounted {
        left = left
            .into_iter()
            .flat_map(|(from, to)| [(from, to.min(first.saturating_sub(1))), (from.max(last.saturating_add(1)), to)])
            .filter(|(from, to)| from <= to)
            .collect();
        left.dedup();
    }
    left
}

/// Ranges that were accounted for by frames that are missing now.
fn again_missing(database: &Database, missing: &[Range]) -> Result<Vec<Range>, Broken> {
    let all = records(database)?;
    let lost = all.iter().filter(|(_, stamp)| contains(missing, stamp.sequence));
    Ok(lost.map(|(mended, _)| (mended.first, mended.last)).collect())
}

fn contains(ranges: &[Range], sequence: u64) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&sequence))
}

fn is_counted_right(database: &Database) -> bool {
    Tree::ALL.into_iter().all(|tree| database.is_counted_right(tree) == Ok(true))
}

/// By key, the sequence of what the journal holds of it.
type Present = HashMap<KeyDigest, u64>;

/// What the journal still holds. Frames whose seal does not hold are no part of it.
fn present(folder: &Folder, survey: &Survey, keyring: &Keyring) -> Result<Present, StoreError> {
    let mut present = Present::new();
    Source::of(&folder.journal(), survey)?.each(keyring, &mut |_, content| {
        for write in content.writes() {
            let write = write?;
            present.insert(key_digest(write.tree, write.key), write.stamp.sequence);
        }
        Ok(())
    })?;
    Ok(present)
}

/// What the database holds and the journal lacks, and whether all of it could be opened.
///
/// Stamps alone do not tell: what a compaction carried along bears that of an earlier save than its frame.
fn held(database: &Database, present: &Present) -> (Vec<Write>, bool) {
    let mut all_opened = true;
    let mut writes = Vec::new();
    for tree in Tree::ALL {
        let Ok(rows) = database.scan(tree, &[]) else {
            all_opened = false;
            continue;
        };
        for row in rows.with_removed() {
            let Ok((key, opened)) = row else {
                all_opened = false;
                continue;
            };
            let known = present.get(&key_digest(tree, &key));
            if known.is_none_or(|sequence| *sequence < opened.stamp.sequence) {
                let record = opened.record.map(|record| record.to_vec());
                writes.push(Write { tree, key: key.to_vec(), record, stamp: Some(opened.stamp) });
            }
        }
    }
    (writes, all_opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_accounted_for_is_not_missing() {
        let gaps = [(3, 9), (20, 20)];
        assert_eq!(without(&gaps, &[]), gaps);
        assert_eq!(without(&gaps, &[(1, 30)]), []);
        assert_eq!(without(&gaps, &[(4, 5), (9, 20)]), [(3, 3), (6, 8)]);
        assert_eq!(without(&gaps, &[(0, 2), (10, 19)]), gaps);
    }
}
