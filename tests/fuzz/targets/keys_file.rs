//! The keys file, with its checksum made to hold every other time.

#![no_main]

use jalon::vault::KeysFile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = KeysFile::parse(bytes);
    let mut sealed = [b"JALONKEY\x01\0", bytes].concat();
    sealed.extend(blake3::hash(&sealed).as_bytes());
    if let Ok(keys) = KeysFile::parse(&sealed) {
        assert!(keys.to_bytes() == sealed, "what was read is written as it stood");
        assert!(!keys.slots().is_empty() && keys.slots().iter().all(|slot| slot.name.len() <= sealed.len()));
        // No mediator has this id: nothing is derived.
        assert!(keys.unlock([0xa5; 16], "x").is_err() || keys.slots().iter().any(|slot| slot.id == [0xa5; 16]));
        let _ = format!("{keys:?}");
    }
});
