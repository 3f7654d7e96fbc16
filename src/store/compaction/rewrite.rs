//! Rewriting a journal from a reader to a writer, with nothing in it but what is alive. It needs no open store, so that
//! the journal in a backup is rewritten by the same function as the journal itself.

use super::Watched;
use super::plan::Plan;
use crate::domain::change::Stamp;
use crate::store::erasing::Left;
use crate::store::error::StoreError;
use crate::store::journal::{self, Mark, Source, Write as Entry, WriteRef, encode};
use crate::vault::Keyring;
use std::io::{Read, Seek, Write};
use zeroize::Zeroizing;

/// How many bytes of records go into one frame, about: damage costs a frame, so a frame is small.
const FRAME: usize = 16 * 1024;

/// What a journal holds, told in a few bytes, to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Sum {
    /// How many records are alive.
    pub live: u64,
    /// Over tree, key, stamp and record of each, in their order.
    pub digest: blake3::Hash,
    /// The last sequence.
    pub last: u64,
}

/// Writes what is alive as a new journal, head included: the last write of each key under its own stamp, in the order
/// of those writes; deletion marks and the records of erased learners are left out.
///
/// `stamp` is who rewrites and when; `mark` is drawn for the new journal. The new one begins after the last sequence of
/// the old one, and is sealed under the current epoch.
pub(in crate::store) fn rewrite<R: Read + Seek, W: Write>(
    source: &mut Source<R>,
    out: &mut W,
    plan: &Plan,
    (keyring, mark, stamp): (&Keyring, Mark, Stamp),
    watched: &mut Watched<'_>,
) -> Result<Sum, StoreError> {
    out.write_all(&journal::head(mark, plan.sequence))?;
    let stamp = Stamp { at: stamp.at.max(plan.at), ..stamp };
    let mut frames = Frames { out, keyring, mark, stamp, last: plan.sequence, writes: Vec::new(), bytes: 0 };
    let mut tally = Tally::default();
    let (mut number, mut erased) = (0_u32, 0_u64);
    source.each(keyring, &mut |end, content| {
        for write in content.writes() {
            let write = write?;
            let is_last = plan.is_last(write.tree, write.key, number);
            number = number.wrapping_add(1);
            let Some(record) = write.record.filter(|_| is_last) else { continue };
            match plan.gone.of(&write, record)? {
                Left::All => frames.add(&mut tally, &write, record)?,
                Left::Part(record) => frames.add(&mut tally, &write, &record)?,
                Left::Nothing => erased += 1,
            }
        }
        watched.reached(end)
    })?;
    frames.finish()?;
    // What the plan counted and what was met differ when the source does not read twice the same.
    if tally.live + erased != plan.live() {
        return Err(StoreError::DamagedRecord);
    }
    Ok(Sum { live: tally.live, digest: tally.hasher.finalize(), last: frames.last })
}

/// Reads a rewritten journal and sums up what it holds.
pub(in crate::store) fn sum<R: Read + Seek>(
    source: &mut Source<R>,
    keyring: &Keyring,
    watched: &mut Watched<'_>,
) -> Result<Sum, StoreError> {
    let (mut tally, mut last) = (Tally::default(), source.base);
    let refused = source.each(keyring, &mut |end, content| {
        for write in content.writes() {
            let write = write?;
            tally.add(&write, write.record.ok_or(StoreError::DamagedRecord)?);
        }
        last = content.stamp.sequence;
        watched.reached(end)
    })?;
    if refused.is_empty() {
        Ok(Sum { live: tally.live, digest: tally.hasher.finalize(), last })
    } else {
        Err(StoreError::DamagedRecord)
    }
}

/// Frames of bounded size with consecutive sequences.
struct Frames<'a, W> {
    out: &'a mut W,
    keyring: &'a Keyring,
    mark: Mark,
    stamp: Stamp,
    last: u64,
    writes: Vec<Entry>,
    bytes: usize,
}

impl<W: Write> Frames<'_, W> {
    fn add(&mut self, tally: &mut Tally, write: &WriteRef<'_>, record: &[u8]) -> Result<(), StoreError> {
        tally.add(write, record);
        self.bytes += write.key.len() + record.len();
        self.writes.push(Entry {
            tree: write.tree,
            key: write.key.to_vec(),
            record: Some(record.to_vec()),
            stamp: Some(write.stamp),
        });
        if self.bytes < FRAME { Ok(()) } else { self.finish() }
    }

    fn finish(&mut self) -> Result<(), StoreError> {
        if self.writes.is_empty() {
            return Ok(());
        }
        let sequence = self.last + 1;
        let plain = encode(&Stamp { sequence, ..self.stamp }, &self.writes)?;
        self.out.write_all(&journal::seal(self.keyring, self.mark, sequence, &plain)?)?;
        // What was read stays nowhere in memory.
        self.writes.drain(..).filter_map(|write| write.record).for_each(|record| drop(Zeroizing::new(record)));
        self.last = sequence;
        self.bytes = 0;
        Ok(())
    }
}

/// Counts and digests records.
#[derive(Default)]
struct Tally {
    live: u64,
    hasher: blake3::Hasher,
}

impl Tally {
    fn add(&mut self, write: &WriteRef<'_>, record: &[u8]) {
        let mut head = vec![write.tree.code()];
        journal::put_stamp(&mut head, &write.stamp);
        self.hasher.update(&head);
        for bytes in [write.key, record] {
            self.hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        }
        self.live += 1;
    }
}
