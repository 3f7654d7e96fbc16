//! Arbitrary bytes for the journal's reader. Built for the fuzzer alone.

#![allow(clippy::expect_used)]

use super::content::Content;
use super::header::{FORMAT, HEADER, Head, Header};
use super::{Mark, Step, Survey, encode, mend, unseal};
use crate::store::folder::Folder;
use crate::vault::{Cost, Keyring, KeysFile, Purpose};
use std::path::PathBuf;
use std::sync::LazyLock;

static KEYRING: LazyLock<Keyring> = LazyLock::new(|| {
    KeysFile::found([1; 16], [2; 16], "", "canard bleu lune verte", Cost::Light).expect("it is founded").1
});

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("jalon-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is a folder for a moment's files");
    folder
});

const MARK: Mark = *b"markmark";

/// Reads a script as the content of a frame, and as a journal made of pieces sound and unsound.
pub fn journal(script: &[u8]) {
    content(script);
    let folder = Folder::new(&FOLDER);
    std::fs::write(folder.journal(), laid_out(script)).expect("the journal is written");
    let Ok(Some(mut survey)) = Survey::of(&folder.journal(), &[]) else { return };
    let frames = readable(&folder, &survey);
    mend(&folder, &mut survey).expect("it is mended");
    let again = Survey::of(&folder.journal(), &[]).expect("it is read").expect("it is recognised");
    assert_eq!((again.length, again.last, again.frames), (survey.end, survey.last, survey.frames));
    assert_eq!(readable(&folder, &again), frames, "mending took a frame away");
    let _ = std::fs::remove_dir_all(folder.damaged());
}

/// What is read of a content is written as it stood.
fn content(plain: &[u8]) {
    let Ok(content) = Content::read(plain, 9) else { return };
    let mut writes = Vec::new();
    for write in content.writes() {
        let Ok(write) = write else { return };
        let stamp = (write.stamp != content.stamp).then_some(write.stamp);
        writes.push(super::Write {
            tree: write.tree,
            key: write.key.to_vec(),
            record: write.record.map(<[u8]>::to_vec),
            stamp,
        });
    }
    let written = encode(&content.stamp, &writes).expect("it was as long before");
    let again = Content::read(&written, 9).expect("it was just written");
    assert!(again.writes().map(Result::ok).eq(content.writes().map(Result::ok)));
}

/// The sequences whose frames can be read and whose seals hold.
fn readable(folder: &Folder, survey: &Survey) -> Vec<u64> {
    let mut walker = survey.walker_after(&folder.journal(), survey.base).expect("it is there");
    let mut sequences = Vec::new();
    while let Ok(Some(step)) = walker.step() {
        if let Step::Frame(frame) = step
            && unseal(&KEYRING, &frame).is_ok()
        {
            sequences.push(frame.header.sequence);
        }
    }
    sequences
}

/// A file of pieces: each begins with a byte that says what it is, then its parameters.
fn laid_out(script: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut frames: Vec<Vec<u8>> = Vec::new();
    let mut sequence = 0_u64;
    let mut rest = script;
    if let Some((0..=199, after)) = rest.split_first() {
        file.extend(Head { format: FORMAT, mark: MARK, base: 0 }.encode());
        rest = after;
    }
    while let [piece, value, after @ ..] = rest {
        rest = after;
        match piece % 8 {
            // A sound frame; its sequence may skip some.
            0..=2 => {
                sequence += 1 + u64::from(*piece / 64);
                let frame = sealed_frame(sequence, &[*value; 9]);
                file.extend(&frame);
                frames.push(frame);
            }
            // An earlier frame once more.
            3 => file.extend(frames.get(usize::from(*value)).into_iter().flatten()),
            // A header whose checksum holds, whatever it says.
            4 => {
                let mut fields = [0; 20];
                fields.iter_mut().zip(rest).for_each(|(field, byte)| *field = *byte);
                rest = rest.get(20..).unwrap_or_default();
                file.extend(any_header(&fields, *value).encode());
            }
            // A bit flipped in what stands there already.
            5 => {
                let at = file.len().checked_sub(usize::from(*value) + 1);
                if let Some(byte) = at.and_then(|at| file.get_mut(at)) {
                    *byte ^= 1 << (piece / 32);
                }
            }
            // The last bytes are missing.
            6 => file.truncate(file.len().saturating_sub(usize::from(*value)).max(HEADER)),
            // Bytes as they are.
            _ => {
                let (bytes, after) = rest.split_at(rest.len().min(usize::from(*value)));
                file.extend(bytes);
                rest = after;
            }
        }
    }
    file
}

fn sealed_frame(sequence: u64, plain: &[u8]) -> Vec<u8> {
    let length = u32::try_from(plain.len() + super::SEAL).expect("it is short");
    let header = Header { mark: MARK, format: FORMAT, epoch: KEYRING.epoch(), sequence, length }.encode();
    let sealed = KEYRING.seal(Purpose::Journal, &header, plain).expect("it is short");
    [&header[..], &sealed, &crc32fast::hash(&sealed).to_le_bytes()].concat()
}

fn any_header(fields: &[u8; 20], value: u8) -> Header {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, ..] = *fields;
    Header {
        mark: if value < 128 { MARK } else { [value; 8] },
        format: if value % 16 == 0 { u16::from_le_bytes([a, b]) } else { FORMAT },
        epoch: u32::from(value % 4),
        sequence: u64::from_le_bytes([c, d, e, f, g, h, i, j]),
        length: u32::from_le_bytes([k, l, m, n]),
    }
}
