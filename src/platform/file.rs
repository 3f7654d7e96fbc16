//! Writing files that only this account reads.

use super::error::PlatformError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes every file created from here on 0600 and every folder 0700, whoever creates it; nothing to do on Windows,
/// where a profile is its account's own.
pub fn umask() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

/// Writes a new file that only this account reads, on the disk when it returns.
///
/// A file that exists is [`PlatformError::Exists`]; one that could not be written whole is removed.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), PlatformError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    if let Err(error) = fill(file, path, bytes) {
        // What could not be written is the error worth telling.
        let _ = fs::remove_file(path);
        return Err(PlatformError::File(error));
    }
    Ok(())
}

fn fill(mut file: File, path: &Path, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_folder_of(path)
}

/// Makes a new name durable: on Unix it belongs to its folder, which is synced apart.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(folder)?.sync_all() {
        // Some file systems of USB keys and shares do not know how to sync a folder.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_private_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sheet.html");
        write_new_file(&path, b"first").unwrap();
        assert!(matches!(write_new_file(&path, b"second"), Err(PlatformError::Exists)));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(folder.path().join("elsewhere"), &link).unwrap();
            assert!(matches!(write_new_file(&link, b"followed"), Err(PlatformError::Exists)));
            assert!(!folder.path().join("elsewhere").exists());
        }
    }

    #[test]
    fn a_missing_folder_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("missing").join("sheet.html");
        let told = write_new_file(&path, b"").unwrap_err();
        assert!(matches!(&told, PlatformError::File(error) if error.kind() == io::ErrorKind::NotFound));
        assert!(!format!("{told} {told:?}").contains("sheet"));
    }
}
