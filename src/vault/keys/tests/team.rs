//! The team changes, and what somebody who tampers, or who was removed, can make of it.

use super::*;

const NADIA: [u8; 16] = [5; 16];
const PAUL: [u8; 16] = [6; 16];
const NADIAS: &str = "lampe tortue grenier";

/// Sophie and Nadia.
fn two() -> (KeysFile, Keyring, RecoveryCode) {
    let (mut file, keyring, code) = founded();
    file.add_slot(&keyring, NADIA, "Nadia", NADIAS, Cost::Light).unwrap();
    (file, keyring, code)
}

/// What is read back from the disk.
fn read(file: &KeysFile) -> KeysFile {
    KeysFile::parse(&file.to_bytes()).unwrap()
}

fn seal(keyring: &Keyring) -> (u32, Vec<u8>) {
    (keyring.epoch(), keyring.seal(Purpose::Journal, b"frame", b"bytes").unwrap())
}

fn opens(keyring: &Keyring, sealed: &(u32, Vec<u8>)) -> bool {
    keyring.open(Purpose::Journal, sealed.0, b"frame", &sealed.1).is_ok()
}

#[test]
fn a_newcomer_opens_all_there_is() {
    let (file, keyring, code) = two();
    let before = seal(&keyring);
    let file = read(&file);
    let names: Vec<&str> = file.slots().iter().map(|slot| slot.name.as_str()).collect();
    assert_eq!(names, ["Sophie Martin", "", "Nadia"]);
    for keyring in [file.unlock(SOPHIE, PASSPHRASE), file.unlock(NADIA, NADIAS)] {
        assert!(opens(&keyring.unwrap(), &before));
    }
    assert!(file.unlock_with_recovery(&code.groups().concat()).is_ok());
    assert_eq!(file.unlock(NADIA, PASSPHRASE).unwrap_err(), VaultError::WrongPassphrase);
}

#[test]
fn who_is_removed_opens_nothing_written_after() {
    let (mut file, keyring, code) = two();
    let (older, before) = (read(&file), seal(&keyring));
    let keyring = file.remove_slot(&keyring, NADIA).unwrap();
    let after = seal(&keyring);
    assert_eq!((before.0, after.0), (1, 2));
    let file = read(&file);
    assert_eq!(file.unlock(NADIA, NADIAS).unwrap_err(), VaultError::UnknownSlot);
    for keyring in [file.unlock(SOPHIE, PASSPHRASE), file.unlock_with_recovery(&code.groups().concat())] {
        let keyring = keyring.unwrap();
        assert!(opens(&keyring, &before) && opens(&keyring, &after));
    }
    // The copy of before still opens, and its keys open nothing newer.
    let theirs = older.unlock(NADIA, NADIAS).unwrap();
    assert!(opens(&theirs, &before) && !opens(&theirs, &after));
}

#[test]
fn the_last_mediator_stays() {
    let (mut file, keyring, _) = two();
    let keyring = file.remove_slot(&keyring, SOPHIE).unwrap();
    let before = file.to_bytes();
    assert_eq!(file.remove_slot(&keyring, NADIA).unwrap_err(), VaultError::LastMediator);
    assert_eq!(file.to_bytes(), before);
    assert!(read(&file).unlock(NADIA, NADIAS).is_ok());
}

#[test]
fn a_name_is_corrected_without_the_passphrase() {
    let (mut file, keyring, _) = two();
    file.rename_slot(&keyring, NADIA, "Nadia B.").unwrap();
    let file = read(&file);
    assert_eq!(file.slots()[2].name, "Nadia B.");
    assert!(file.unlock(NADIA, NADIAS).is_ok() && file.unlock(SOPHIE, PASSPHRASE).is_ok());
}

#[test]
fn a_renewed_code_takes_the_former_one_s_place() {
    let (mut file, keyring, former) = two();
    let before = seal(&keyring);
    let (keyring, code) = file.renew_recovery(&keyring).unwrap();
    let after = seal(&keyring);
    let file = read(&file);
    let refused = file.unlock_with_recovery(&former.groups().concat()).unwrap_err();
    assert_eq!(refused, VaultError::WrongRecoveryCode);
    for keyring in [file.unlock_with_recovery(&code.groups().concat()), file.unlock(NADIA, NADIAS)] {
        let keyring = keyring.unwrap();
        assert!(opens(&keyring, &before) && opens(&keyring, &after));
    }
}

#[test]
fn a_long_life_of_the_team_leaves_the_doors_it_should() {
    let (mut file, keyring, _) = two();
    let first = seal(&keyring);
    file.add_slot(&keyring, PAUL, "Paul", "trois mots de Paul", Cost::Light).unwrap();
    let keyring = file.remove_slot(&keyring, SOPHIE).unwrap();
    let (keyring, code) = file.renew_recovery(&keyring).unwrap();
    file.set_passphrase(&keyring, NADIA, "une autre phrase", Cost::Light).unwrap();
    file.add_slot(&keyring, SOPHIE, "Sophie", "Sophie est revenue", Cost::Light).unwrap();
    let keyring = file.remove_slot(&keyring, PAUL).unwrap();
    let last = seal(&keyring);
    assert_eq!(last.0, 4);
    let file = read(&file);
    let doors = [
        file.unlock(SOPHIE, "Sophie est revenue"),
        file.unlock(NADIA, "une autre phrase"),
        file.unlock_with_recovery(&code.groups().concat()),
    ];
    for keyring in doors {
        let keyring = keyring.unwrap();
        assert!(opens(&keyring, &first) && opens(&keyring, &last));
    }
    assert_eq!(file.unlock(NADIA, NADIAS).unwrap_err(), VaultError::WrongPassphrase);
}

/// Every change of the keys, tried on a file that should refuse them all.
fn refuses_every_change(file: &KeysFile, keyring: &Keyring) {
    let tampered = |result: Result<(), VaultError>| assert_eq!(result.unwrap_err(), VaultError::Tampered);
    let mut tried = file.clone();
    tampered(tried.add_slot(keyring, PAUL, "Paul", NADIAS, Cost::Light));
    tampered(tried.rename_slot(keyring, SOPHIE, "Paul"));
    tampered(tried.set_passphrase(keyring, SOPHIE, NADIAS, Cost::Light));
    tampered(tried.remove_slot(keyring, NADIA).map(drop));
    tampered(tried.renew_recovery(keyring).map(drop));
    assert_eq!(tried.to_bytes(), file.to_bytes());
}

#[test]
fn a_planted_slot_is_given_no_new_epoch() {
    let (mut file, keyring, _) = two();
    let (planted, ..) = KeysFile::found(INSTANCE, [9; 16], "Nobody", "une phrase choisie", Cost::Light).unwrap();
    file.slots.push(planted.slots[0].clone());
    file.epochs[0].boxes.push(planted.epochs[0].boxes[0]);
    refuses_every_change(&read(&file), &keyring);
}

#[test]
fn a_public_key_put_in_a_colleague_s_slot_is_given_no_new_epoch() {
    let (mut file, keyring, _) = two();
    let (planted, ..) = KeysFile::found(INSTANCE, NADIA, "Nadia", "une phrase choisie", Cost::Light).unwrap();
    file.slots[2] = planted.slots[0].clone();
    refuses_every_change(&read(&file), &keyring);
}

#[test]
fn another_store_s_keyring_changes_no_team() {
    let (file, ..) = two();
    let (_, foreign, _) = two();
    refuses_every_change(&file, &foreign);
}

#[test]
fn swapped_slots_and_boxes_are_refused() {
    let (file, ..) = two();
    let changes: [fn(&mut KeysFile); 5] = [
        |file| file.slots.swap(0, 2),
        |file| file.epochs[0].boxes.swap(0, 2),
        |file| {
            file.slots.swap(0, 2);
            file.epochs[0].boxes.swap(0, 2);
        },
        |file| {
            let name = file.slots[0].name.clone();
            file.slots[0].name = std::mem::replace(&mut file.slots[2].name, name);
        },
        |file| {
            file.slots.remove(2);
            file.epochs[0].boxes.remove(2);
        },
    ];
    for change in changes {
        let mut swapped = file.clone();
        change(&mut swapped);
        assert_eq!(read(&swapped).unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
    }
    let mut crossed = file;
    let lock = crossed.slots[0].lock.clone();
    crossed.slots[0].lock = std::mem::replace(&mut crossed.slots[2].lock, lock);
    for (who, passphrase) in [(SOPHIE, PASSPHRASE), (SOPHIE, NADIAS), (NADIA, NADIAS)] {
        assert_eq!(read(&crossed).unlock(who, passphrase).unwrap_err(), VaultError::WrongPassphrase);
    }
}

#[test]
fn who_was_removed_cannot_plant_an_epoch_they_know() {
    let (mut file, theirs, _) = two();
    file.remove_slot(&theirs, NADIA).unwrap();
    // They know the root and the first epoch, and can write to the folder.
    let planted = theirs.with_epoch(3, &[7; 32]).unwrap();
    let boxes = file.slots.iter().map(|slot| slot.seal_to(&[7; 32]).unwrap()).collect();
    file.epochs.push(SealedEpoch { number: 3, boxes });
    file.authentication = planted.authenticate(&file.body()).unwrap().into();
    assert_eq!(read(&file).unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
}

#[test]
fn teams_and_epochs_are_bounded() {
    let (mut file, mut keyring, _) = two();
    let door = file.slots[2].clone();
    while file.slots.len() < 256 {
        let mut slot = door.clone();
        slot.id = [u8::try_from(file.slots.len()).unwrap(); 16];
        slot.id[0] = 0xaa;
        file.slots.push(slot);
        let sealed = file.epochs[0].boxes[2];
        file.epochs[0].boxes.push(sealed);
    }
    file.authentication = keyring.authenticate(&file.body()).unwrap().into();
    let before = read(&file).to_bytes();
    assert_eq!(file.add_slot(&keyring, PAUL, "Paul", NADIAS, Cost::Light), Err(VaultError::TooLong));
    assert_eq!(file.to_bytes(), before);
    let (mut file, ..) = (founded().0, ());
    keyring = file.unlock(SOPHIE, PASSPHRASE).unwrap();
    let sealed = file.epochs[0].boxes.clone();
    for number in 2..=1024 {
        file.epochs.push(SealedEpoch { number, boxes: sealed.clone() });
        keyring = keyring.with_epoch(number, keyring.data_key(1).unwrap()).unwrap();
    }
    file.authentication = keyring.authenticate(&file.body()).unwrap().into();
    assert_eq!(file.renew_recovery(&keyring).unwrap_err(), VaultError::TooLong);
    assert_eq!(read(&file).to_bytes(), file.to_bytes());
}

#[test]
fn a_file_of_several_epochs_survives_no_truncation() {
    let (mut file, keyring, _) = two();
    file.remove_slot(&keyring, NADIA).unwrap();
    let bytes = file.to_bytes();
    for length in 0..bytes.len() {
        assert_eq!(KeysFile::parse(&bytes[..length]).unwrap_err(), VaultError::Damaged);
        assert!(length < 32 || KeysFile::parse(&with_checksum(bytes[..length].to_vec())).is_err());
    }
    // An epoch dropped as a whole leaves a file that reads, and that its own MAC refuses.
    file.epochs.pop();
    assert_eq!(read(&file).unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
}
