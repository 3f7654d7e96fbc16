//! Reading rows.

use super::door::{Broken, guard};
use super::state::Rows;
use super::value::{Opened, Seals, is_removed};
use super::{Database, Sealed};
use crate::domain::ids::{SessionId, WorkshopId};
use crate::store::tree::Tree;
use zeroize::Zeroizing;

/// Rows of one tree whose keys begin alike, in the order of their keys; removed ones are left out.
pub(in crate::store) struct Scan {
    tree: Tree,
    rows: sled::Iter,
    parts: sled::Tree,
    seals: Seals,
    seen: u64,
}

impl Scan {
    /// The next key and value as they stand, marks of removed keys included.
    fn raw(&mut self) -> Option<Result<(sled::IVec, sled::IVec), Broken>> {
        let row = guard(|| self.rows.next().transpose()).transpose()?;
        self.seen += 1;
        Some(row)
    }

    /// How many rows were met so far, marks of removed keys included.
    pub(in crate::store) const fn seen(&self) -> u64 {
        self.seen
    }

    fn open(&self, key: &[u8], value: &[u8]) -> Result<Opened, Broken> {
        self.seals.open_value(self.tree, key, value, |part| guard(|| self.parts.get(part)))
    }

    /// The keys alone: nothing is opened.
    pub(in crate::store) fn keys(mut self) -> impl Iterator<Item = Result<sled::IVec, Broken>> {
        std::iter::from_fn(move || {
            loop {
                match self.raw()? {
                    Ok((_, value)) if is_removed(&value) => {}
                    row => return Some(row.map(|(key, _)| key)),
                }
            }
        })
    }

    /// All keys, and the records of those that are wanted: nothing else is opened.
    pub(in crate::store) fn chosen(
        mut self,
        wanted: impl Fn(&[u8]) -> bool,
    ) -> impl Iterator<Item = Result<(sled::IVec, Option<Opened>), Broken>> {
        std::iter::from_fn(move || {
            loop {
                let (key, value) = match self.raw()? {
                    Ok((_, value)) if is_removed(&value) => continue,
                    Ok(row) => row,
                    Err(broken) => return Some(Err(broken)),
                };
                let opened = if wanted(&key) { self.open(&key, &value).map(Some) } else { Ok(None) };
                return Some(opened.map(|opened| (key, opened)));
            }
        })
    }

    /// All rows, marks of removed keys included.
    pub(in crate::store) fn with_removed(mut self) -> impl Iterator<Item = Result<(sled::IVec, Opened), Broken>> {
        std::iter::from_fn(move || {
            let row = self.raw()?;
            Some(row.and_then(|(key, value)| Ok((key.clone(), self.open(&key, &value)?))))
        })
    }
}

impl Iterator for Scan {
    type Item = Result<(sled::IVec, crate::domain::change::Stamp, Zeroizing<Vec<u8>>), Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            // Marks are opened too: what says that a record was removed must be genuine.
            let opened = self.raw()?.and_then(|(key, value)| Ok((self.open(&key, &value)?, key)));
            match opened {
                Ok((Opened { record: None, .. }, _)) => {}
                Ok((Opened { stamp, record: Some(record) }, key)) => return Some(Ok((key, stamp, record))),
                Err(broken) => return Some(Err(broken)),
            }
        }
    }
}

/// One tree's rows, for a thread of its own to read.
#[derive(Clone)]
pub(in crate::store) struct Stretches {
    code: Tree,
    tree: sled::Tree,
    parts: sled::Tree,
    seals: Seals,
}

impl Stretches {
    /// The rows whose keys begin with a prefix.
    pub(in crate::store) fn scan(&self, prefix: &[u8]) -> Result<Scan, Broken> {
        let rows = guard(|| Ok::<_, sled::Error>(self.tree.scan_prefix(prefix)))?;
        Ok(self.scan_of(rows))
    }

    fn scan_of(&self, rows: sled::Iter) -> Scan {
        Scan { tree: self.code, rows, parts: self.parts.clone(), seals: self.seals.clone(), seen: 0 }
    }
}

impl Database {
    /// A tree, to be read beside.
    pub(in crate::store) fn stretches(&self, tree: Tree) -> Result<Stretches, Broken> {
        let (parts, seals) = (self.sealed.parts.clone(), self.seals.clone());
        Ok(Stretches { code: tree, tree: self.tree(tree)?.clone(), parts, seals })
    }

    /// The value of a key; `None` when there is none or it was removed.
    pub(in crate::store) fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Opened>, Broken> {
        let Some(value) = guard(|| self.tree(tree)?.get(key))? else { return Ok(None) };
        let part = |part: &[u8]| guard(|| self.sealed.parts.get(part));
        let opened = self.seals.open_value(tree, key, &value, part)?;
        Ok(opened.record.is_some().then_some(opened))
    }

    /// The rows whose keys begin with a prefix, from a key on.
    pub(in crate::store) fn scan(&self, tree: Tree, prefix: &[u8]) -> Result<Scan, Broken> {
        self.stretches(tree)?.scan(prefix)
    }

    /// The rows after a key.
    pub(in crate::store) fn scan_after(&self, tree: Tree, key: &[u8]) -> Result<Scan, Broken> {
        let from = (std::ops::Bound::Excluded(key), std::ops::Bound::Unbounded);
        let stretches = self.stretches(tree)?;
        let rows = guard(|| Ok::<_, sled::Error>(stretches.tree.range::<&[u8], _>(from)))?;
        Ok(stretches.scan_of(rows))
    }

    /// The key of a session among those whose keys begin with a prefix.
    pub(in crate::store) fn session_key(&self, prefix: &[u8], id: SessionId) -> Result<Option<sled::IVec>, Broken> {
        let mut keys = self.scan(Tree::Sessions, prefix)?.keys();
        keys.find(|key| key.as_ref().map_or(true, |key| key.ends_with(id.bytes()))).transpose()
    }

    /// The key of a workshop.
    pub(in crate::store) fn workshop_key(&self, id: WorkshopId) -> Result<Option<sled::IVec>, Broken> {
        let mut keys = self.scan(Tree::Workshops, &[])?.keys();
        keys.find(|key| key.as_ref().map_or(true, |key| key.ends_with(id.bytes()))).transpose()
    }

    /// Counts a tree's rows one by one, and compares.
    pub(in crate::store) fn is_counted_right(&self, tree: Tree) -> Result<bool, Broken> {
        let rows = self.tree(tree).map(sled::Tree::iter)?;
        let counted = guard(|| rows.keys().try_fold(0_u64, |count, key| key.map(|_| count + 1)))?;
        let expected: &Rows = &self.state.rows;
        Ok(expected.get(tree.index()) == Some(&counted))
    }

    fn tree(&self, tree: Tree) -> sled::Result<&sled::Tree> {
        let missing = || sled::Error::Unsupported(String::new());
        self.sealed.trees.get(tree.index()).ok_or_else(missing)
    }
}

impl Sealed {
    /// Rows that hold a record, by tree, counted one by one without any key.
    pub(in crate::store) fn count_live(&self) -> Result<Rows, Broken> {
        let mut live = Rows::default();
        for (tree, count) in self.trees.iter().zip(&mut live) {
            let holds = |row: sled::Result<(_, sled::IVec)>| row.map(|(_, value)| u64::from(!is_removed(&value)));
            *count = guard(|| tree.iter().map(holds).sum::<sled::Result<u64>>())?;
        }
        Ok(live)
    }
}
