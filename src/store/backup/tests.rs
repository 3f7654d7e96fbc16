//! Backups cut, altered, interrupted: refused with a clear error, and the older ones stay.

use super::*;
use crate::domain::change::Change;
use crate::domain::erasure::Erasure;
use crate::domain::ids::LearnerId;
use crate::domain::learner::Learner;
use crate::store::restoring::{Opener, restore};
use crate::store::tree::Tree;
use crate::store::{Founding, Holder, Store, StoreError, create};
use crate::vault::Cost;
use std::path::Path;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const AT: OffsetDateTime = datetime!(2026-11-24 18:00 UTC);

fn store(dir: &Path) -> Store {
    let passphrase = "five words nobody else has";
    let founding = Founding { place: "Gien", commune: None, mediator: "Camille", passphrase, cost: Cost::Light };
    let mut store = create(dir, &founding, &Holder { host: String::new(), now: 1 }).unwrap().0;
    (1..=12).for_each(|number| register(&mut store, number));
    store
}

fn register(store: &mut Store, number: u8) {
    let learner = Learner { first_name: format!("Yvette {number}"), ..Learner::default() };
    let author = store.mediator();
    store.save(author, 5, &[Change::Learner(LearnerId::from_bytes([number; 16]), Box::new(learner))]).unwrap();
}

fn on(_: crate::store::Progress) -> bool {
    true
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The error of opening and verifying bytes as a backup.
fn refused(path: &Path, bytes: &[u8]) -> StoreError {
    std::fs::write(path, bytes).unwrap();
    Backup::open(path).and_then(|mut backup| backup.verify(&mut on)).unwrap_err()
}

#[test]
fn a_backup_cut_or_altered_anywhere_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    let made = store.back_up(Place::Own, AT, &mut on).unwrap();
    assert_eq!(made.backup.live().map(|live| live.learners), Some(12));
    let whole = std::fs::read(made.backup.path()).unwrap();
    let other = dir.path().join("other");
    for length in (0..whole.len()).filter(|length| length % 7 == 0 || *length < 120) {
        assert!(matches!(refused(&other, &whole[..length]), StoreError::NotABackup | StoreError::DamagedBackup));
    }
    for at in (0..whole.len()).filter(|at| at % 11 == 0 || *at < 120 || at + 50 > whole.len()) {
        let mut altered = whole.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(matches!(refused(&other, &altered), StoreError::NotABackup | StoreError::DamagedBackup), "byte {at}");
    }
    assert!(matches!(refused(&other, &[&whole[..], b"0"].concat()), StoreError::DamagedBackup));
}

#[test]
fn a_newer_format_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let made = store(dir.path()).back_up(Place::Own, AT, &mut on).unwrap();
    let mut bytes = std::fs::read(made.backup.path()).unwrap();
    bytes[8] = 2;
    let crc = crc32fast::hash(&bytes[..layout::HEAD - 4]).to_le_bytes();
    bytes[layout::HEAD - 4..layout::HEAD].copy_from_slice(&crc);
    assert!(matches!(refused(&dir.path().join("other"), &bytes), StoreError::NewerFormat));
}

#[test]
fn stopping_leaves_nothing_and_a_leftover_is_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    store.back_up(Place::Own, AT, &mut on).unwrap();
    let folder = own_folder(dir.path());
    let before = files(&folder);
    for steps in 0..3 {
        let mut left = steps;
        let stopped = store.back_up(Place::Own, AT, &mut |_| {
            left -= 1;
            left >= 0
        });
        assert!(matches!(stopped, Err(StoreError::Stopped)) || steps > 1);
    }
    let part = folder.join(format!("jalon-{}.part", crate::store::bytes::hex(&store.keys.instance()[..4])));
    std::fs::write(&part, vec![7; 90_000]).unwrap();
    let made = store.back_up(Place::Own, AT, &mut on).unwrap();
    assert!(!part.exists() && made.backup.path().exists() && files(&folder).len() > before.len());
    assert!(list(&folder).unwrap().into_iter().all(|found| found.backup.is_ok()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(made.backup.path().metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn older_ones_give_way_unless_records_became_far_fewer() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let folder = own_folder(dir.path());
    let foreign = folder.join("jalon-2020-01-01_000000.sauvegarde");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(&foreign, b"something else").unwrap();
    for minute in 0..14 {
        let made = store.back_up(Place::Own, AT + Duration::minutes(minute), &mut on).unwrap();
        assert_eq!(made.fall, None);
    }
    assert_eq!(files(&folder).len(), 10 + 1, "{:?}", files(&folder));
    // A thirteenth record, then a backup as if most had gone.
    register(&mut store, 13);
    let mut source = store.source(AT + Duration::hours(1)).unwrap();
    source.live = Some(Live { records: 3, ..Live::default() });
    let made = making::make(&source, Place::Own, &mut on).unwrap();
    assert_eq!(made.fall.map(|fall| fall.now), Some(3));
    assert_eq!(files(&folder).len(), 11 + 1);
    // The next day it still stands out, until somebody accepts it.
    source.at = AT + Duration::days(1);
    assert!(making::make(&source, Place::Own, &mut on).unwrap().fall.is_some());
    store.accept_fall(AT + Duration::days(1)).unwrap();
    source.at = AT + Duration::days(2);
    assert!(making::make(&source, Place::Own, &mut on).unwrap().fall.is_none());
    assert_eq!(files(&folder).len(), 10 + 2, "ten, what is no backup, what is remembered");
}

#[test]
fn one_is_due_after_a_change_and_the_day_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store(dir.path());
    let key = tempfile::tempdir().unwrap();
    let due = |store: &Store, when, hours: i64| {
        store.back_up_when(when, Place::Own, AT + Duration::hours(hours), &mut on).unwrap().is_some()
    };
    assert!(due(&store, When::DayAfter, 0), "there is none yet");
    assert!(!due(&store, When::Changed, 24), "nothing was saved since");
    register(&mut store, 20);
    assert!(!due(&store, When::DayAfter, 1));
    assert!(due(&store, When::Changed, 2));
    register(&mut store, 21);
    assert!(due(&store, When::DayAfter, 24));
    let second = Place::Second(key.path());
    assert!(store.back_up_when(When::DayAfter, second, AT, &mut on).unwrap().is_some());
    let away = key.path().join("unplugged");
    assert!(store.back_up_when(When::Changed, Place::Second(&away), AT, &mut on).unwrap().is_none());
    let remembered = memory::Memory::read(&store.folder).elsewhere;
    assert_eq!(remembered.len(), 1);
    drop(key);
    memory::Memory::read(&store.folder).write(&store.folder).unwrap();
    assert_eq!(memory::Memory::read(&store.folder).elsewhere, remembered, "what cannot be reached is not forgotten");
}

/// Where a learner stands in a backup, every frame of it opened: tombstones and the access log lead to nobody.
fn stands(store: &Store, path: &Path, id: u8) -> bool {
    let mut backup = Backup::open(path).unwrap();
    backup.verify(&mut on).unwrap();
    let mut stands = false;
    let mut source = erasing::source_of(backup.journal().unwrap()).unwrap();
    let refused = source.each(&store.seals.keyring, &mut |_, content| {
        for write in content.writes() {
            let write = write?;
            let holds = |bytes: &[u8]| bytes.windows(16).any(|window| window == [id; 16]);
            let leads = !matches!(write.tree, Tree::Tombstones | Tree::Log);
            stands |= leads && (holds(write.key) || write.record.is_some_and(holds));
        }
        Ok(())
    });
    assert!(refused.unwrap().is_empty());
    stands
}

#[test]
fn backups_forget_whoever_is_erased_and_those_away_once_they_are_back() {
    let (dir, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = store(dir.path());
    let (key, away) = (keys.path().join("key"), keys.path().join("away"));
    std::fs::create_dir(&key).unwrap();
    let own = store.back_up(Place::Own, AT, &mut on).unwrap().backup.path().to_owned();
    let there = store.back_up(Place::Second(&key), AT, &mut on).unwrap().backup.path().to_owned();
    std::fs::rename(&key, &away).unwrap();
    let (me, before) = (store.mediator(), Backup::open(&own).unwrap().made());
    let erased = store.erase(me, 9, &[(LearnerId::from_bytes([3; 16]), Erasure::Whole)], &mut |_| {}).unwrap();
    assert_eq!((erased.unreached, erased.unfinished.is_none()), (vec![there.clone()], true));
    assert!(!stands(&store, &own, 3) && stands(&store, &own, 4));
    let rewritten = Backup::open(&own).unwrap();
    assert_eq!((rewritten.made(), rewritten.live().map(|live| live.learners)), (before, Some(11)));
    // The key comes back: the next backup there makes the older one forget.
    std::fs::rename(&away, &key).unwrap();
    assert!(stands(&store, &there, 3));
    register(&mut store, 40);
    store.back_up(Place::Second(&key), AT + Duration::DAY, &mut on).unwrap();
    assert!(!stands(&store, &there, 3) && stands(&store, &there, 4));
    assert!(!dir.path().join("forgetting").exists());
    assert!(files(&key).iter().all(|name| !name.contains("part")));
}

#[test]
fn a_backup_restored_forgets_whoever_was_erased_since() {
    let (dir, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = store(dir.path());
    let made = store.back_up(Place::File(&keys.path().join("older")), AT, &mut on).unwrap();
    let (me, older) = (store.mediator(), made.backup.path().to_owned());
    let kept = std::fs::read(&older).unwrap();
    store.erase(me, 9, &[(LearnerId::from_bytes([3; 16]), Erasure::Whole)], &mut |_| {}).unwrap();
    // As if it had been away: what it held is there again.
    std::fs::write(&older, kept).unwrap();
    drop(store);
    let mut backup = Backup::open(&older).unwrap();
    let opener = Opener::Passphrase(me, "five words nobody else has");
    let holder = Holder { host: String::new(), now: 20 };
    let restored = restore(&mut backup, dir.path(), &opener, (&holder, AT), &mut on).unwrap();
    assert_eq!(restored.counts.learners, 11);
    let store = crate::store::Closed::open(dir.path(), &holder).unwrap();
    let store = store.unlock(me, "five words nobody else has", &mut |_| {}).map_err(|(_, error)| error).unwrap();
    assert!(store.learner(LearnerId::from_bytes([3; 16])).unwrap().is_none());
    let own = store.back_up(Place::Own, AT + Duration::DAY, &mut on).unwrap();
    assert!(!stands(&store, own.backup.path(), 3));
    for found in known(dir.path()).unwrap().reachable {
        assert!(!stands(&store, &found.path, 3), "{:?}", found.path);
    }
}
