//! Reading the small texts of a folder somebody named.

use super::error::PlatformError;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The longest text that is read, in bytes, and how many of them.
const LONGEST: u64 = 2 * 1024 * 1024;
const MOST: usize = 64;

/// The files of a folder that end in `.toml` or `.txt`, by name; not those of folders inside it.
pub fn small_texts(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, PlatformError> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_text = path.extension().is_some_and(|end| end == "toml" || end == "txt");
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| is_text && path.is_file()) else {
            continue;
        };
        let mut bytes = Vec::new();
        File::open(&path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LONGEST || texts.len() >= MOST {
            return Err(PlatformError::File(io::ErrorKind::FileTooLarge.into()));
        }
        texts.insert(name.to_owned(), bytes);
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("pack.toml", "a"), ("codes.txt", "b"), ("LICENSE", "c"), ("photo.png", "d")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        fs::create_dir(folder.path().join("more.toml")).unwrap();
        let texts = small_texts(folder.path()).unwrap();
        assert_eq!(texts.into_keys().collect::<Vec<_>>(), ["codes.txt", "pack.toml"]);
        fs::write(folder.path().join("long.txt"), vec![b'x'; 3 * 1024 * 1024]).unwrap();
        assert!(small_texts(folder.path()).is_err());
        assert!(small_texts(&folder.path().join("away")).is_err());
    }
}
