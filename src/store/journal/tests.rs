//! Accidents of the journal file.

use super::*;
use crate::store::folder::Folder;
use crate::store::notice::Notice;
use crate::vault::{Cost, KeysFile};
use std::fs;
use std::sync::{Arc, Mutex, OnceLock};

/// What a failing disk does, call by call, and what was asked of it.
#[derive(Default)]
struct Disk {
    bytes: Vec<u8>,
    syncs: usize,
    fail_writes: usize,
    fail_syncs: usize,
    fail_cuts: usize,
}

#[derive(Clone, Default)]
struct FailingTape(Arc<Mutex<Disk>>);

fn fails(left: &mut usize) -> std::io::Result<()> {
    if *left == 0 {
        return Ok(());
    }
    *left -= 1;
    Err(std::io::ErrorKind::StorageFull.into())
}

impl Tape for FailingTape {
    fn write(&mut self, at: u64, bytes: &[u8]) -> std::io::Result<()> {
        let mut disk = self.0.lock().unwrap();
        let failed = fails(&mut disk.fail_writes);
        let kept = if failed.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        disk.bytes.truncate(usize::try_from(at).unwrap());
        disk.bytes.extend_from_slice(kept);
        failed
    }

    fn sync(&mut self) -> std::io::Result<()> {
        let mut disk = self.0.lock().unwrap();
        disk.syncs += 1;
        fails(&mut disk.fail_syncs)
    }

    fn cut(&mut self, length: u64) -> std::io::Result<()> {
        let mut disk = self.0.lock().unwrap();
        fails(&mut disk.fail_cuts)?;
        disk.bytes.truncate(usize::try_from(length).unwrap());
        Ok(())
    }
}

fn keyring() -> &'static Keyring {
    static KEYRING: OnceLock<Keyring> = OnceLock::new();
    KEYRING.get_or_init(|| KeysFile::found([1; 16], [2; 16], "Camille", "twelve letters", Cost::Light).unwrap().1)
}

/// A journal of five frames in a folder of its own.
fn shelf() -> (tempfile::TempDir, Folder) {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::new(dir.path());
    let mut journal = Journal::create(&folder.journal(), *b"markmark", 0).unwrap();
    for sequence in 1..=5 {
        journal.append(keyring(), sequence, format!("content of frame {sequence}").as_bytes()).unwrap();
    }
    (dir, folder)
}

fn survey(folder: &Folder) -> Survey {
    Survey::of(&folder.journal(), &[]).unwrap().unwrap()
}

/// The sequences whose frames can be read and whose seals hold.
fn readable(folder: &Folder) -> Vec<u64> {
    let mut walker = survey(folder).walker_after(&folder.journal(), 0).unwrap();
    let mut sequences = Vec::new();
    while let Some(step) = walker.step().unwrap() {
        if let Step::Frame(frame) = step
            && let Ok(plain) = unseal(keyring(), &frame)
        {
            assert_eq!(plain.as_slice(), format!("content of frame {}", frame.header.sequence).as_bytes());
            sequences.push(frame.header.sequence);
        }
    }
    sequences
}

/// Where the frames begin, and where the last one ends.
fn places(folder: &Folder) -> Vec<usize> {
    let bytes = fs::read(folder.journal()).unwrap();
    let frame = (bytes.len() - HEADER) / 5;
    (0..=5).map(|number| HEADER + number * frame).collect()
}

#[test]
fn a_save_is_synced_once() {
    let tape = FailingTape::default();
    let mut journal = Journal::on(Box::new(tape.clone()), *b"markmark", 0, 0);
    for sequence in 1..=3 {
        journal.append(keyring(), sequence, b"content").unwrap();
    }
    assert_eq!(tape.0.lock().unwrap().syncs, 3);
}

#[test]
fn what_could_not_be_written_leaves_nothing_behind() {
    for (writes, syncs) in [(1, 0), (0, 1)] {
        let tape = FailingTape::default();
        let mut journal = Journal::on(Box::new(tape.clone()), *b"markmark", 0, 0);
        journal.append(keyring(), 1, b"content").unwrap();
        let before = tape.0.lock().unwrap().bytes.clone();
        (tape.0.lock().unwrap().fail_writes, tape.0.lock().unwrap().fail_syncs) = (writes, syncs);
        let refused = journal.append(keyring(), 2, b"content");
        assert!(matches!(refused, Err(StoreError::DiskFull { missing: 81 })), "{refused:?}");
        assert_eq!((&tape.0.lock().unwrap().bytes, journal.last()), (&before, 1));
        journal.append(keyring(), 2, b"content").unwrap();
        assert_eq!(tape.0.lock().unwrap().bytes.len(), 2 * before.len());
    }
}

#[test]
fn what_could_not_be_undone_ends_all_writing() {
    for (syncs, cuts) in [(2, 0), (1, 1)] {
        let tape = FailingTape::default();
        let mut journal = Journal::on(Box::new(tape.clone()), *b"markmark", 0, 0);
        (tape.0.lock().unwrap().fail_syncs, tape.0.lock().unwrap().fail_cuts) = (syncs, cuts);
        assert!(matches!(journal.append(keyring(), 1, b"content"), Err(StoreError::DiskFull { .. })));
        assert!(matches!(journal.append(keyring(), 1, b"content"), Err(StoreError::ReadOnly)));
    }
}

#[test]
fn a_flipped_bit_of_a_middle_frame_costs_that_frame_alone() {
    let (_dir, folder) = shelf();
    let whole = fs::read(folder.journal()).unwrap();
    let (from, to) = (places(&folder)[2], places(&folder)[3]);
    let header = (from..from + HEADER).flat_map(|place| (0..8).map(move |bit| (place, bit)));
    let body = (from + HEADER..to).map(|place| (place, place % 8));
    for (place, bit) in header.chain(body) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << bit;
        fs::write(folder.journal(), bytes).unwrap();
        let survey = survey(&folder);
        assert_eq!(survey.gaps, [3..=3], "byte {place}, bit {bit}");
        assert_eq!(survey.stretches, [(from as u64, to as u64)]);
        assert_eq!(readable(&folder), [1, 2, 4, 5]);
    }
}

#[test]
fn a_damaged_stretch_is_copied_aside_once() {
    let (_dir, folder) = shelf();
    let mut bytes = fs::read(folder.journal()).unwrap();
    let stretch = places(&folder)[1]..places(&folder)[3];
    bytes[stretch.clone()].fill(0);
    fs::write(folder.journal(), &bytes).unwrap();
    let mended = mend(&folder, &mut survey(&folder)).unwrap();
    assert_eq!(mended, [Notice::StretchSetAside { bytes: stretch.len() as u64 }]);
    assert_eq!(mend(&folder, &mut survey(&folder)).unwrap(), []);
    let copies: Vec<_> = fs::read_dir(folder.damaged()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!((copies.len(), fs::read(&copies[0]).unwrap()), (1, bytes[stretch].to_vec()));
    assert_eq!((survey(&folder).gaps, readable(&folder)), (vec![2..=3], vec![1, 4, 5]));
}

#[test]
fn a_tail_cut_at_any_byte_is_copied_aside_and_cut() {
    let (_dir, folder) = shelf();
    let whole = fs::read(folder.journal()).unwrap();
    let last = places(&folder)[4];
    for length in last..whole.len() {
        fs::write(folder.journal(), &whole[..length]).unwrap();
        let mut survey = survey(&folder);
        assert_eq!((survey.last, survey.end, &survey.gaps), (4, last as u64, &vec![]), "{length}");
        let torn = (length > last).then_some(Notice::TailCut { bytes: (length - last) as u64 });
        assert_eq!(mend(&folder, &mut survey).unwrap(), Vec::from_iter(torn));
        assert_eq!(fs::read(folder.journal()).unwrap(), whole[..last]);
    }
}

#[test]
fn a_damaged_head_is_found_again_in_the_frames() {
    let (_dir, folder) = shelf();
    let whole = fs::read(folder.journal()).unwrap();
    for place in 0..HEADER {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(folder.journal(), bytes).unwrap();
        assert!(survey(&folder).headless);
        mend(&folder, &mut survey(&folder)).unwrap();
        assert_eq!(fs::read(folder.journal()).unwrap(), whole);
    }
    // More than the head: the first frame is gone too.
    let mut bytes = whole.clone();
    bytes[..HEADER + 10].fill(0xff);
    fs::write(folder.journal(), bytes).unwrap();
    mend(&folder, &mut survey(&folder)).unwrap();
    assert_eq!((survey(&folder).gaps, readable(&folder)), (vec![1..=1], vec![2, 3, 4, 5]));
}

#[test]
fn a_file_that_lost_its_first_bytes_keeps_its_first_frame() {
    for lost in 1..=HEADER {
        let (_dir, folder) = shelf();
        let bytes = fs::read(folder.journal()).unwrap();
        fs::write(folder.journal(), &bytes[lost..]).unwrap();
        let mut found = survey(&folder);
        assert!(found.headless, "{lost}");
        mend(&folder, &mut found).unwrap();
        assert_eq!((&found, fs::read(folder.journal()).unwrap()), (&survey(&folder), bytes), "{lost}");
        assert_eq!(readable(&folder), [1, 2, 3, 4, 5]);
    }
}

#[test]
fn repeated_swapped_and_foreign_frames_are_refused() {
    let (_dir, folder) = shelf();
    let whole = fs::read(folder.journal()).unwrap();
    let places = places(&folder);
    let frame = |number: usize| &whole[places[number - 1]..places[number]];
    let journal_of = |frames: &[&[u8]]| {
        fs::write(folder.journal(), [&whole[..HEADER], &frames.concat()].concat()).unwrap();
        (readable(&folder), survey(&folder).gaps)
    };
    assert_eq!(journal_of(&[frame(1), frame(2), frame(2), frame(3)]), (vec![1, 2, 3], vec![]));
    assert_eq!(journal_of(&[frame(1), frame(3), frame(2), frame(4)]), (vec![1, 3, 4], vec![2..=2]));
    // Of another journal: its mark differs.
    let mut foreign = Header::decode(frame(2).first_chunk().unwrap()).unwrap();
    foreign.mark = *b"otherone";
    let planted = [&foreign.encode()[..], &frame(2)[HEADER..]].concat();
    assert_eq!(journal_of(&[frame(1), &planted, frame(2)]), (vec![1, 2], vec![]));
    // Another frame's content under a header that was made up: its seal does not hold.
    let made_up = Header { mark: *b"markmark", sequence: 2, ..foreign };
    let planted = [&made_up.encode()[..], &frame(3)[HEADER..]].concat();
    assert_eq!(journal_of(&[frame(1), &planted, frame(3)]), (vec![1, 3], vec![]));
}

#[test]
fn a_newer_format_is_left_alone() {
    let (_dir, folder) = shelf();
    let whole = fs::read(folder.journal()).unwrap();
    let head = Head { format: FORMAT + 1, mark: *b"markmark", base: 0 };
    let newer_head = [&head.encode()[..], &whole[HEADER..]].concat();
    let at = places(&folder)[4];
    let header = Header::decode(whole[at..].first_chunk().unwrap()).unwrap();
    let newer = Header { format: FORMAT + 1, ..header }.encode();
    let newer_frame = [&whole[..at], &newer, &whole[at + HEADER..]].concat();
    for bytes in [newer_head, newer_frame] {
        fs::write(folder.journal(), bytes).unwrap();
        assert!(matches!(Survey::of(&folder.journal(), &[]), Err(StoreError::NewerFormat)));
    }
}

#[test]
fn a_header_across_two_chunks_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::new(dir.path());
    let mut journal = Journal::create(&folder.journal(), *b"markmark", 0).unwrap();
    journal.append(keyring(), 1, &vec![7; 256 * 1024 - 80]).unwrap();
    journal.append(keyring(), 2, b"content of frame 2").unwrap();
    let mut bytes = fs::read(folder.journal()).unwrap();
    for shift in 0..60 {
        bytes.insert(HEADER + 40 + shift, 9);
        fs::write(folder.journal(), &bytes).unwrap();
        assert_eq!((survey(&folder).gaps, survey(&folder).last), (vec![1..=1], 2), "{shift}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_surveyed_without_a_panic(bytes: Vec<u8>, headed: bool) {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path());
        let head = Head { format: FORMAT, mark: *b"markmark", base: 0 }.encode();
        let bytes = if headed { [&head[..], &bytes].concat() } else { bytes };
        fs::write(folder.journal(), bytes).unwrap();
        if let Some(mut survey) = Survey::of(&folder.journal(), &[]).unwrap() {
            mend(&folder, &mut survey).unwrap();
        }
    }
}
