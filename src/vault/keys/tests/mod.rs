mod team;

use super::super::Purpose;
use super::*;

const PASSPHRASE: &str = "cheval batterie agrafe";
const INSTANCE: [u8; 16] = [1; 16];
const SOPHIE: [u8; 16] = [2; 16];

fn founded() -> (KeysFile, Keyring, RecoveryCode) {
    KeysFile::found(INSTANCE, SOPHIE, "Sophie Martin", PASSPHRASE, Cost::Light).unwrap()
}

/// The bytes with their checksum made right, as somebody who tampers would.
fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() - 32);
    let checksum = blake3::hash(&bytes);
    bytes.extend(checksum.as_bytes());
    bytes
}

/// Where the first slot's fields begin.
const SLOT: usize = 8 + 2 + 16 + 2 + 2;
const PARAMETERS: usize = SLOT + 16 + 1 + 2 + "Sophie Martin".len() + 16;

#[test]
fn what_was_sealed_opens_after_the_file_was_written_and_unlocked_either_way() {
    let (file, keyring, code) = founded();
    let sealed = keyring.seal(Purpose::Journal, b"frame", b"bytes").unwrap();
    let read = KeysFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read.to_bytes(), file.to_bytes());
    assert_eq!((read.instance(), read.slots().len()), (INSTANCE, 2));
    assert_eq!(
        (read.slots()[0].id, read.slots()[0].kind, read.slots()[0].name.as_str()),
        (SOPHIE, SlotKind::Mediator, "Sophie Martin")
    );
    assert_eq!(read.slots()[1].kind, SlotKind::Recovery);
    for unlocked in [read.unlock(SOPHIE, PASSPHRASE), read.unlock_with_recovery(&code.groups().join(" "))] {
        let unlocked = unlocked.unwrap();
        assert_eq!(unlocked.open(Purpose::Journal, 1, b"frame", &sealed).unwrap().as_slice(), b"bytes");
    }
}

#[test]
fn no_secret_is_in_the_file() {
    let (file, keyring, code) = founded();
    let bytes = file.to_bytes();
    let holds = |secret: &[u8]| bytes.windows(secret.len()).any(|window| window == secret);
    assert!(holds(b"Sophie Martin"));
    assert!(!holds(keyring.root()) && !holds(keyring.data_key(1).unwrap()));
    assert!(!holds(code.secret()) && !holds(PASSPHRASE.as_bytes()));
}

#[test]
fn wrong_passphrases_codes_and_slots_are_told_apart() {
    let (file, _, code) = founded();
    let error = |result: Result<Keyring, VaultError>| result.unwrap_err();
    assert_eq!(error(file.unlock(SOPHIE, "cheval batterie agrafes")), VaultError::WrongPassphrase);
    assert_eq!(error(file.unlock(SOPHIE, "")), VaultError::WrongPassphrase);
    assert_eq!(error(file.unlock([9; 16], PASSPHRASE)), VaultError::UnknownSlot);
    assert_eq!(error(file.unlock(file.slots()[1].id, PASSPHRASE)), VaultError::UnknownSlot);
    let another = RecoveryCode::draw().groups().concat();
    assert_eq!(error(file.unlock_with_recovery(&another)), VaultError::WrongRecoveryCode);
    let cut = code.groups()[1..].concat();
    assert_eq!(error(file.unlock_with_recovery(&cut)), VaultError::RecoveryTypo);
}

#[test]
fn a_passphrase_opens_however_its_accents_are_typed() {
    let (mut file, keyring, _) = founded();
    file.set_passphrase(&keyring, SOPHIE, "\u{e9}l\u{e9}phant", Cost::Light).unwrap();
    assert!(file.unlock(SOPHIE, "e\u{301}le\u{301}phant").is_ok());
}

#[test]
fn after_recovery_a_new_passphrase_replaces_the_forgotten_one() {
    let (mut file, keyring, code) = founded();
    let sealed = keyring.seal(Purpose::Database, b"", b"kept").unwrap();
    let typed = code.groups().concat();
    let recovered = file.unlock_with_recovery(&typed).unwrap();
    file.set_passphrase(&recovered, SOPHIE, "une autre phrase", Cost::Light).unwrap();
    let read = KeysFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read.slots()[0].name, "Sophie Martin");
    assert_eq!(read.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::WrongPassphrase);
    let unlocked = read.unlock(SOPHIE, "une autre phrase").unwrap();
    assert_eq!(unlocked.open(Purpose::Database, 1, b"", &sealed).unwrap().as_slice(), b"kept");
    assert!(read.unlock_with_recovery(&typed).is_ok());
}

#[test]
fn another_store_s_keyring_changes_nothing() {
    let (mut file, ..) = founded();
    let (_, foreign, _) = founded();
    let before = file.to_bytes();
    let refused = file.set_passphrase(&foreign, SOPHIE, "une autre phrase", Cost::Light);
    assert_eq!(refused, Err(VaultError::Tampered));
    assert_eq!(file.to_bytes(), before);
}

#[test]
fn every_flipped_bit_and_every_truncation_is_damage() {
    let bytes = founded().0.to_bytes();
    for at in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[at / 8] ^= 1 << (at % 8);
        assert_eq!(KeysFile::parse(&altered).unwrap_err(), VaultError::Damaged, "bit {at}");
    }
    for length in 0..bytes.len() {
        assert_eq!(KeysFile::parse(&bytes[..length]).unwrap_err(), VaultError::Damaged);
    }
    assert_eq!(KeysFile::parse(&[bytes, vec![0]].concat()).unwrap_err(), VaultError::Damaged);
}

#[test]
fn every_byte_altered_with_a_right_checksum_is_refused_too() {
    let (file, keyring, _) = founded();
    let bytes = file.to_bytes();
    for at in 0..bytes.len() - 32 {
        for change in [1, 0x80, 0xff] {
            let mut altered = bytes.clone();
            altered[at] ^= change;
            let refused = KeysFile::parse(&with_checksum(altered)).and_then(|file| file.check_authentic(&keyring));
            assert!(refused.is_err(), "byte {at}");
        }
    }
    for length in 32..bytes.len() {
        assert!(KeysFile::parse(&with_checksum(bytes[..length].to_vec())).is_err());
    }
}

#[test]
fn a_newer_format_is_not_taken_for_damage() {
    let mut bytes = founded().0.to_bytes();
    bytes[8] = 2;
    assert_eq!(KeysFile::parse(&with_checksum(bytes)).unwrap_err(), VaultError::TooNew { format: 2 });
}

#[test]
fn absurd_parameters_are_refused_before_deriving() {
    for (offset, value) in [(0, 0), (0, 18 * 1024), (0, u32::MAX), (4, 1), (4, u32::MAX), (8, 0), (8, 5)] {
        let mut bytes = founded().0.to_bytes();
        bytes[PARAMETERS + offset..PARAMETERS + offset + 4].copy_from_slice(&value.to_le_bytes());
        assert_eq!(KeysFile::parse(&with_checksum(bytes)).unwrap_err(), VaultError::AbsurdParameters, "{value}");
    }
}

#[test]
fn absurd_counts_and_lengths_are_refused() {
    let counts = SLOT - 4;
    for (at, value) in [(counts, 0), (counts, u16::MAX), (counts + 2, 0), (counts + 2, u16::MAX), (SLOT + 17, u16::MAX)]
    {
        let mut bytes = founded().0.to_bytes();
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
        assert_eq!(KeysFile::parse(&with_checksum(bytes)).unwrap_err(), VaultError::Damaged, "{at} {value}");
    }
}

#[test]
fn a_name_has_a_bound() {
    let found = |name: &str| KeysFile::found(INSTANCE, SOPHIE, name, PASSPHRASE, Cost::Light);
    assert_eq!(found(&"n".repeat(1025)).unwrap_err(), VaultError::TooLong);
    assert!(KeysFile::parse(&found(&"n".repeat(1024)).unwrap().0.to_bytes()).is_ok());
}

#[test]
fn a_slot_s_secrets_cannot_stand_in_another() {
    let (file, ..) = founded();
    let unlock = |change: fn(&mut Slot)| {
        let mut altered = file.clone();
        change(&mut altered.slots[0]);
        let slot = altered.slots[0].id;
        altered.unlock(slot, PASSPHRASE).unwrap_err()
    };
    assert_eq!(unlock(|slot| slot.id = [3; 16]), VaultError::WrongPassphrase);
    assert_eq!(unlock(|slot| slot.lock.public = [3; 32]), VaultError::WrongPassphrase);
    assert_eq!(unlock(|slot| slot.lock.salt = [3; 16]), VaultError::WrongPassphrase);
    assert_eq!(unlock(|slot| slot.lock.parameters.passes = 3), VaultError::WrongPassphrase);
    assert_eq!(unlock(|slot| slot.name = "Somebody".to_owned()), VaultError::Tampered);
    let mut elsewhere = file.clone();
    elsewhere.instance = [3; 16];
    assert_eq!(elsewhere.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::WrongPassphrase);
    let mut swapped = file.clone();
    swapped.slots.swap(0, 1);
    assert_eq!(swapped.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
}

#[test]
fn removed_and_doubled_slots_are_refused() {
    let (mut file, ..) = founded();
    let mut doubled = file.clone();
    doubled.slots[1].id = SOPHIE;
    assert_eq!(KeysFile::parse(&doubled.to_bytes()).unwrap_err(), VaultError::Damaged);
    file.slots.truncate(1);
    file.epochs[0].boxes.truncate(1);
    let read = KeysFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
}

#[test]
fn a_planted_slot_gets_nothing() {
    let (mut file, ..) = founded();
    let (planted, ..) = KeysFile::found(INSTANCE, [9; 16], "Nobody", "une phrase choisie", Cost::Light).unwrap();
    file.slots.push(planted.slots[0].clone());
    file.epochs[0].boxes.push(planted.epochs[0].boxes[0]);
    let read = KeysFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
    assert_eq!(read.unlock([9; 16], "une phrase choisie").unwrap_err(), VaultError::Tampered);
}

#[test]
fn a_planted_epoch_is_refused_though_anybody_can_seal_to_a_public_key() {
    let (mut file, ..) = founded();
    let planted = Keyring::draw().unwrap();
    let boxes = file.slots.iter().map(|slot| slot.seal_to(planted.data_key(1).unwrap()).unwrap()).collect();
    file.epochs.push(SealedEpoch { number: 2, boxes });
    file.authentication = planted.authenticate(&file.body()).unwrap().into();
    let read = KeysFile::parse(&file.to_bytes()).unwrap();
    assert_eq!(read.unlock(SOPHIE, PASSPHRASE).unwrap_err(), VaultError::Tampered);
}

#[test]
fn a_file_of_several_epochs_opens_them_all() {
    let (mut file, first, _) = founded();
    let data_key = |byte| Zeroizing::new([byte; 32]);
    let keys = [(1, Zeroizing::new(*first.data_key(1).unwrap())), (2, data_key(7)), (5, data_key(8))];
    let keyring = Keyring::assemble(*first.root(), &keys).unwrap();
    for number in [2, 5] {
        let key = keyring.data_key(number).unwrap();
        let boxes = file.slots.iter().map(|slot| slot.seal_to(key).unwrap()).collect();
        file.epochs.push(SealedEpoch { number, boxes });
    }
    file.authentication = keyring.authenticate(&file.body()).unwrap().into();
    let mut read = KeysFile::parse(&file.to_bytes()).unwrap();
    read.set_passphrase(&keyring, SOPHIE, "une autre phrase", Cost::Light).unwrap();
    let unlocked = read.unlock(SOPHIE, "une autre phrase").unwrap();
    assert_eq!(unlocked.epoch(), 5);
    for number in [1, 2, 5] {
        assert_eq!(unlocked.data_key(number), keyring.data_key(number));
    }
    read.epochs.swap(0, 1);
    assert_eq!(KeysFile::parse(&read.to_bytes()).unwrap_err(), VaultError::Damaged);
}

#[test]
fn debug_shows_no_name_and_no_key() {
    let (file, keyring, code) = founded();
    let shown = format!("{file:?} {:?} {keyring:?} {code:?}", file.slots());
    let expected = "KeysFile { slots: 2, epochs: 1, .. } [Slot { kind: Mediator, .. }, Slot { kind: Recovery, .. }] \
        Keyring { epoch: 1, .. } RecoveryCode(..)";
    assert_eq!(shown, expected);
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        let framed = with_checksum([b"JALONKEY\x01\x00".as_slice(), &bytes, &[0; 32]].concat());
        proptest::prop_assert!(KeysFile::parse(&bytes).is_err() && KeysFile::parse(&framed).is_err());
    }
}
