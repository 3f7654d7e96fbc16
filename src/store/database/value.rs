//! Values: sealed, bound to their store, tree and key, and bearing the stamp of their change.
//!
//! `flags u8 | parts u16 | epoch u32 | sealed`, little-endian; the sealed bytes are the stamp, then the record. What
//! stands in clear is authenticated with the rest, so that counting opens nothing. A long record is cut into parts of
//! a tree of their own, because sled puts long values in files apart.

use super::door::Broken;
use crate::domain::change::Stamp;
use crate::store::bytes::Input;
use crate::store::journal::{STAMP, WriteRef, put_stamp, take_stamp};
use crate::store::tree::Tree;
use crate::vault::{Keyring, Purpose};
use std::sync::Arc;
use zeroize::Zeroizing;

/// The value marks a key that was taken away: it keeps the stamp, so that a lost frame's removals are known too.
const REMOVED: u8 = 1;
/// The longest record kept in one value, in bytes.
const WHOLE: usize = 3_900;
/// Stands for the tree of parts where a value is bound to its tree.
const PARTS: u8 = 254;
/// Stands for the tree of the state.
const STATE: u8 = 255;

/// Seals and opens values for one store.
#[derive(Clone)]
pub(in crate::store) struct Seals {
    pub keyring: Arc<Keyring>,
    pub instance: [u8; 16],
}

/// What a write becomes in the database.
pub(super) struct Row {
    pub tree: Tree,
    pub key: Vec<u8>,
    pub value: Vec<u8>,
    pub parts: Vec<(Vec<u8>, Vec<u8>)>,
}

/// A value that was opened.
pub(in crate::store) struct Opened {
    pub stamp: Stamp,
    /// The record's bytes; `None` when the key was taken away.
    pub record: Option<Zeroizing<Vec<u8>>>,
}

/// Whether a value marks a key that was taken away.
pub(super) fn is_removed(value: &[u8]) -> bool {
    value.first().is_some_and(|flags| flags & REMOVED != 0)
}

/// The keys of the parts a value calls for.
pub(super) fn part_keys(tree: Tree, key: &[u8], value: &[u8]) -> Vec<Vec<u8>> {
    let mut input = Input(value);
    let count = input.u8().and_then(|_| input.u16()).unwrap_or(0);
    (0..count).map(|number| part_key(tree, key, number)).collect()
}

fn part_key(tree: Tree, key: &[u8], number: u16) -> Vec<u8> {
    [&[tree.code()], key, &number.to_be_bytes()].concat()
}

impl Seals {
    /// Seals one write.
    pub(super) fn seal_write(&self, write: &WriteRef<'_>) -> Result<Row, Broken> {
        let mut row = Row { tree: write.tree, key: write.key.to_vec(), value: Vec::new(), parts: Vec::new() };
        let record = write.record.unwrap_or_default();
        let flags = if write.record.is_none() { REMOVED } else { 0 };
        if record.len() <= WHOLE {
            row.value = self.seal(write.tree.code(), write.key, (flags, 0), &write.stamp, record)?;
            return Ok(row);
        }
        for (number, part) in record.chunks(WHOLE).enumerate() {
            let number = u16::try_from(number).map_err(|_| Broken::Damaged)?;
            let key = part_key(write.tree, write.key, number);
            let sealed = self.seal(PARTS, &key, (0, 0), &write.stamp, part)?;
            row.parts.push((key, sealed));
        }
        let count = u16::try_from(row.parts.len()).map_err(|_| Broken::Damaged)?;
        row.value = self.seal(write.tree.code(), write.key, (flags, count), &write.stamp, &[])?;
        Ok(row)
    }

    /// Opens a value; `part` fetches the value of a part.
    pub(super) fn open_value(
        &self,
        tree: Tree,
        key: &[u8],
        value: &[u8],
        part: impl Fn(&[u8]) -> Result<Option<sled::IVec>, Broken>,
    ) -> Result<Opened, Broken> {
        let (stamp, mut record) = self.open(tree.code(), key, value)?;
        let parts = part_keys(tree, key, value);
        if !parts.is_empty() {
            // Sized beforehand: a vector that grows leaves copies of what it held behind.
            record = Zeroizing::new(Vec::with_capacity(parts.len() * WHOLE));
        }
        for part_key in parts {
            let sealed = part(&part_key)?.ok_or(Broken::Damaged)?;
            let (part_stamp, bytes) = self.open(PARTS, &part_key, &sealed)?;
            if part_stamp != stamp {
                return Err(Broken::Damaged);
            }
            record.extend_from_slice(&bytes);
        }
        Ok(Opened { stamp, record: (!is_removed(value)).then_some(record) })
    }

    /// Seals the state's bytes.
    pub(super) fn seal_state(&self, plain: &[u8]) -> Result<Vec<u8>, Broken> {
        self.seal_bytes(STATE, &[], (0, 0), plain)
    }

    /// Opens the state's bytes.
    pub(super) fn open_state(&self, value: &[u8]) -> Result<Zeroizing<Vec<u8>>, Broken> {
        self.open_bytes(STATE, &[], value)
    }

    fn seal(&self, tree: u8, key: &[u8], head: (u8, u16), stamp: &Stamp, record: &[u8]) -> Result<Vec<u8>, Broken> {
        let mut plain = Zeroizing::new(Vec::with_capacity(STAMP + record.len()));
        put_stamp(&mut plain, stamp);
        plain.extend_from_slice(record);
        self.seal_bytes(tree, key, head, &plain)
    }

    fn open(&self, tree: u8, key: &[u8], value: &[u8]) -> Result<(Stamp, Zeroizing<Vec<u8>>), Broken> {
        let mut plain = self.open_bytes(tree, key, value)?;
        let stamp = take_stamp(&mut Input(&plain)).ok_or(Broken::Damaged)?;
        plain.drain(..STAMP);
        Ok((stamp, plain))
    }

    fn seal_bytes(&self, tree: u8, key: &[u8], (flags, parts): (u8, u16), plain: &[u8]) -> Result<Vec<u8>, Broken> {
        let bound = self.bound(tree, key, (flags, parts));
        let mut sealed = self.keyring.seal(Purpose::Database, &bound, plain).map_err(|_| Broken::Damaged)?;
        let mut value = Vec::with_capacity(7 + sealed.len());
        value.push(flags);
        value.extend(parts.to_le_bytes());
        value.extend(self.keyring.epoch().to_le_bytes());
        value.append(&mut sealed);
        Ok(value)
    }

    fn open_bytes(&self, tree: u8, key: &[u8], value: &[u8]) -> Result<Zeroizing<Vec<u8>>, Broken> {
        let mut input = Input(value);
        let head = (|| Some((input.u8()?, input.u16()?, input.u32()?)))();
        let (flags, parts, epoch) = head.ok_or(Broken::Damaged)?;
        let bound = self.bound(tree, key, (flags, parts));
        self.keyring.open(Purpose::Database, epoch, &bound, input.0).map_err(|_| Broken::Damaged)
    }

    /// Where a value belongs.
    fn bound(&self, tree: u8, key: &[u8], (flags, parts): (u8, u16)) -> Vec<u8> {
        [&self.instance[..], &[tree, flags], &parts.to_le_bytes(), key].concat()
    }
}
