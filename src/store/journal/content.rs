//! A frame's plain content: the stamp of the save and its writes, which replaying needs not understand.
//!
//! `at i64 | instance 16 | author 16 | count u32`, then for each write
//! `tree u8 | flags u8 | key length u16 | [own stamp] | [record length u32] | key | [record]`, little-endian.

use crate::domain::change::Stamp;
use crate::domain::ids::{InstanceId, MediatorId};
use crate::store::bytes::Input;
use crate::store::error::StoreError;
use crate::store::tree::Tree;
use zeroize::Zeroizing;

/// The write takes the key away.
const REMOVES: u8 = 1;
/// The write bears a stamp of its own, because it was saved by an earlier frame that is lost.
const OWN_STAMP: u8 = 2;

/// The length of a stamp: `at i64 | instance 16 | sequence u64 | author 16`.
pub(in crate::store) const STAMP: usize = 48;

/// One write of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Write {
    pub tree: Tree,
    pub key: Vec<u8>,
    /// The record's bytes; `None` takes the key away.
    pub record: Option<Vec<u8>>,
    /// The stamp of an earlier save that this write brings back.
    pub stamp: Option<Stamp>,
}

/// One write as it stands in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct WriteRef<'a> {
    pub tree: Tree,
    pub key: &'a [u8],
    pub record: Option<&'a [u8]>,
    pub stamp: Stamp,
}

/// Why a frame's content cannot be read although its seal held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum ContentError {
    /// It was written by a newer version.
    Newer,
    /// It breaks off, or goes on after its end.
    Malformed,
}

/// Writes a stamp.
pub(in crate::store) fn put_stamp(out: &mut Vec<u8>, stamp: &Stamp) {
    out.extend(stamp.at.to_le_bytes());
    out.extend(stamp.instance.bytes());
    out.extend(stamp.sequence.to_le_bytes());
    out.extend(stamp.author.bytes());
}

/// Reads a stamp.
pub(in crate::store) fn take_stamp(input: &mut Input<'_>) -> Option<Stamp> {
    Some(Stamp {
        at: input.i64()?,
        instance: InstanceId::from_bytes(input.array()?),
        sequence: input.u64()?,
        author: MediatorId::from_bytes(input.array()?),
    })
}

/// Lays out a save. The stamp's sequence is not in it: it stands in the frame's header.
pub(in crate::store) fn encode(stamp: &Stamp, writes: &[Write]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let size = |write: &Write| 8 + STAMP + write.key.len() + write.record.as_ref().map_or(0, Vec::len);
    // Sized beforehand: a vector that grows leaves copies of what it held behind.
    let mut out = Zeroizing::new(Vec::with_capacity(44 + writes.iter().map(size).sum::<usize>()));
    out.extend(stamp.at.to_le_bytes());
    out.extend(stamp.instance.bytes());
    out.extend(stamp.author.bytes());
    out.extend(u32::try_from(writes.len()).map_err(|_| StoreError::TooLarge)?.to_le_bytes());
    for write in writes {
        let flags = u8::from(write.record.is_none()) * REMOVES + u8::from(write.stamp.is_some()) * OWN_STAMP;
        out.extend([write.tree.code(), flags]);
        out.extend(u16::try_from(write.key.len()).map_err(|_| StoreError::TooLarge)?.to_le_bytes());
        if let Some(own) = &write.stamp {
            put_stamp(&mut out, own);
        }
        if let Some(record) = &write.record {
            out.extend(u32::try_from(record.len()).map_err(|_| StoreError::TooLarge)?.to_le_bytes());
        }
        out.extend(&write.key);
        out.extend(write.record.as_deref().unwrap_or_default());
    }
    Ok(out)
}

/// A frame's content, read as it is walked through.
#[derive(Clone, Copy)]
pub(in crate::store) struct Content<'a> {
    /// The save's stamp.
    pub stamp: Stamp,
    /// How many writes it holds.
    pub count: u32,
    writes: Input<'a>,
}

impl<'a> Content<'a> {
    /// Reads the stamp and count; `sequence` stands in the frame's header.
    pub(in crate::store) fn read(plain: &'a [u8], sequence: u64) -> Result<Self, ContentError> {
        let mut input = Input(plain);
        let fields = (|| Some((input.i64()?, input.array()?, input.array()?, input.u32()?)))();
        let (at, instance, author, count) = fields.ok_or(ContentError::Malformed)?;
        let (instance, author) = (InstanceId::from_bytes(instance), MediatorId::from_bytes(author));
        Ok(Self { stamp: Stamp { at, instance, sequence, author }, count, writes: input })
    }

    /// The writes in their order. After an error nothing more comes.
    pub(in crate::store) fn writes(&self) -> impl Iterator<Item = Result<WriteRef<'a>, ContentError>> + use<'a> {
        let (stamp, mut left, mut input) = (self.stamp, self.count, self.writes);
        std::iter::from_fn(move || {
            while left > 0 {
                match read_write(&mut input, stamp) {
                    Ok(write) => {
                        left -= 1;
                        if write.is_some() {
                            return write.map(Ok);
                        }
                    }
                    Err(error) => {
                        (left, input) = (0, Input(&[]));
                        return Some(Err(error));
                    }
                }
            }
            let trailing = !std::mem::replace(&mut input, Input(&[])).is_empty();
            trailing.then_some(Err(ContentError::Malformed))
        })
    }
}

/// Reads a write; `None` of one that only older versions made.
fn read_write<'a>(input: &mut Input<'a>, stamp: Stamp) -> Result<Option<WriteRef<'a>>, ContentError> {
    let cut = ContentError::Malformed;
    let tree = match input.u8().ok_or(cut)? {
        Tree::RETIRED => None,
        code => Some(Tree::from_code(code).ok_or(ContentError::Newer)?),
    };
    let flags = input.u8().ok_or(cut)?;
    if flags & !(REMOVES | OWN_STAMP) != 0 {
        return Err(ContentError::Newer);
    }
    let key_length = input.u16().ok_or(cut)?;
    let stamp = if flags & OWN_STAMP == 0 { stamp } else { take_stamp(input).ok_or(cut)? };
    let record_length = if flags & REMOVES == 0 { Some(input.u32().ok_or(cut)?) } else { None };
    let key = input.slice(usize::from(key_length)).ok_or(cut)?;
    let record = match record_length {
        Some(length) => Some(input.slice(usize::try_from(length).map_err(|_| cut)?).ok_or(cut)?),
        None => None,
    };
    Ok(tree.map(|tree| WriteRef { tree, key, record, stamp }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(sequence: u64) -> Stamp {
        let (instance, author) = (InstanceId::from_bytes([1; 16]), MediatorId::from_bytes([2; 16]));
        Stamp { at: 1_700_000_000, instance, sequence, author }
    }

    fn sample() -> Vec<Write> {
        let write = |tree, key: &[u8], record: Option<&[u8]>, stamp| Write {
            tree,
            key: key.to_vec(),
            record: record.map(<[u8]>::to_vec),
            stamp,
        };
        vec![
            write(Tree::Learners, b"one", Some(b"record"), None),
            write(Tree::Sessions, b"two", None, None),
            write(Tree::House, b"", Some(b""), Some(stamp(3))),
            write(Tree::Traces, b"four", None, Some(stamp(4))),
        ]
    }

    #[test]
    fn what_was_laid_out_reads_back() {
        let plain = encode(&stamp(9), &sample()).unwrap();
        let content = Content::read(&plain, 9).unwrap();
        assert_eq!((content.stamp, content.count), (stamp(9), 4));
        let writes: Vec<_> = content.writes().map(Result::unwrap).collect();
        assert_eq!(writes.len(), 4);
        for (read, written) in writes.iter().zip(sample()) {
            assert_eq!((read.tree, read.key, read.record), (written.tree, &*written.key, written.record.as_deref()));
            assert_eq!(read.stamp, written.stamp.unwrap_or(stamp(9)));
        }
    }

    #[test]
    fn a_content_cut_anywhere_is_refused_once() {
        let plain = encode(&stamp(9), &sample()).unwrap();
        for length in 0..plain.len() {
            let read = Content::read(&plain[..length], 9).map(|content| content.writes().collect::<Vec<_>>());
            match read {
                Err(error) => assert_eq!(error, ContentError::Malformed),
                Ok(writes) => assert_eq!(writes.iter().filter(|write| write.is_err()).count(), 1, "{length}"),
            }
        }
        let mut longer = plain.to_vec();
        longer.push(0);
        assert!(Content::read(&longer, 9).unwrap().writes().any(|write| write == Err(ContentError::Malformed)));
    }

    #[test]
    fn what_only_older_versions_wrote_is_passed_over() {
        let mut plain = encode(&stamp(9), &sample()).unwrap();
        // The tree of the first write.
        plain[44] = Tree::RETIRED;
        let writes: Vec<_> = Content::read(&plain, 9).unwrap().writes().map(Result::unwrap).collect();
        assert_eq!(
            writes.iter().map(|write| write.tree).collect::<Vec<_>>(),
            [Tree::Sessions, Tree::House, Tree::Traces]
        );
    }

    #[test]
    fn an_unknown_tree_or_flag_belongs_to_a_newer_version() {
        for (place, value) in [(44, 200), (45, 4)] {
            let mut plain = encode(&stamp(9), &sample()).unwrap();
            plain[place] = value;
            let writes: Vec<_> = Content::read(&plain, 9).unwrap().writes().collect();
            assert_eq!(writes, [Err(ContentError::Newer)]);
        }
    }
}
