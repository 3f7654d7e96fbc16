//! What kind of file system a folder stands on.

use std::path::{Path, PathBuf};

/// File systems whose files are on another machine, as Linux names them. 9p is left out: sandboxes and virtual
/// machines use it for local folders.
const NETWORK: [&str; 14] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "coda",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.davfs",
];

/// The same as statfs(2) numbers them: NFS, SMB, CIFS, SMB2, AFS, Ceph, Coda.
#[cfg(target_os = "linux")]
const NETWORK_NUMBERS: [u32; 7] = [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x5346_414f, 0x00c3_6400, 0x7375_7245];

/// Files and folders that synchronising programs leave at the top of what they copy.
const SYNC_MARKS: [&str; 6] =
    [".dropbox", ".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".SeafileSync"];

/// Names those programs give their folders.
const SYNC_NAMES: [&str; 6] = ["OneDrive", "Dropbox", "Nextcloud", "kDrive", "Google Drive", "iCloudDrive"];

/// Whether the folder, or where it would be created, is on another machine; false when the system does not tell.
///
/// A store there could be written by two machines at once, and a sync would not mean what it says.
pub fn is_network_folder(folder: &Path) -> bool {
    if cfg!(windows) {
        return folder.to_string_lossy().starts_with(r"\\");
    }
    let Some(existing) = existing_part(folder) else { return false };
    // Looking into the folder makes an automounter show what it mounts there.
    let _ = std::fs::read_dir(&existing);
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    match kind_at(&mounts, &existing) {
        Some(kind) => NETWORK.contains(&kind),
        None => is_network_number(&existing),
    }
}

/// Asks the file system itself, where there is no list of mounts.
fn is_network_number(existing: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        let kind = rustix::fs::statfs(existing).ok().and_then(|found| u32::try_from(found.f_type).ok());
        kind.is_some_and(|kind| NETWORK_NUMBERS.contains(&kind))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = existing;
        false
    }
}

/// Whether a program copies the folder elsewhere as it changes, which would copy a store half written.
pub fn is_synced_folder(folder: &Path) -> bool {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let names = |part: &Path| {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        SYNC_NAMES.iter().any(|known| name == *known || name.starts_with(&format!("{known} - ")))
    };
    full.ancestors().any(|part| names(part) || SYNC_MARKS.iter().any(|mark| part.join(mark).exists()))
}

/// The nearest ancestor that exists, links resolved.
pub(super) fn existing_part(folder: &Path) -> Option<PathBuf> {
    std::path::absolute(folder).ok()?.ancestors().find_map(|part| part.canonicalize().ok())
}

/// The kind of the file system mounted at a path, read from the text of proc(5)'s `mountinfo`.
///
/// The longest mount point that begins the path holds it; of several at one point, the last.
fn kind_at<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let (before, after) = line.split_once(" - ")?;
        let point = PathBuf::from(unescape(before.split(' ').nth(4)?));
        let depth = point.components().count();
        path.starts_with(&point).then_some((depth, after.split(' ').next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// Blanks and backslashes of a mount point are written `\040` and so on.
fn unescape(point: &str) -> String {
    [(r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (code, plain)| text.replace(code, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = r"22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
40 22 0:35 / /mnt/partage\040commun rw shared:2 master:1 - cifs //serveur/commun rw,vers=3.0
41 22 0:36 / /home rw - nfs4 serveur:/home rw
42 41 0:37 / /home/local rw - ext4 /dev/sdb1 rw
43 22 0:38 / /media/key rw - vfat /dev/sdc1 rw
44 22 0:39 / /mnt/far rw - fuse.sshfs sophie@serveur:/ rw
45 22 0:40 / /mnt/ntfs rw - fuseblk /dev/sdd1 rw
46 22 0:41 / /over rw - ext4 /dev/sde1 rw
47 22 0:42 / /over rw - nfs serveur:/over rw
a line of another shape";

    #[test]
    fn the_deepest_and_last_mount_tells_the_kind() {
        for (path, kind, network) in [
            ("/var/lib", "ext4", false),
            ("/mnt/partage commun/jalon", "cifs", true),
            ("/mnt/partage", "ext4", false),
            ("/home/sophie/.local", "nfs4", true),
            ("/home/local/sophie", "ext4", false),
            ("/homes", "ext4", false),
            ("/media/key/jalon", "vfat", false),
            ("/mnt/far", "fuse.sshfs", true),
            ("/mnt/ntfs", "fuseblk", false),
            ("/over/jalon", "nfs", true),
        ] {
            assert_eq!(kind_at(MOUNTS, Path::new(path)), Some(kind), "{path}");
            assert_eq!(NETWORK.contains(&kind), network, "{path}");
        }
        assert_eq!(kind_at("", Path::new("/")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_does_not_exist_yet_is_judged_by_where_it_would_be() {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("not").join("yet");
        assert!(!is_network_folder(&new));
        assert!(super::super::free_space(&new).is_some_and(|bytes| bytes > 0));
    }

    #[test]
    fn synced_folders_are_known_by_their_marks_and_names() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("place").join("jalon");
        assert!(!is_synced_folder(&below));
        std::fs::write(folder.path().join(".dropbox"), "").unwrap();
        assert!(is_synced_folder(&below));
        for (path, synced) in
            [("/x/OneDrive/jalon", true), ("/x/OneDrive - Mairie/jalon", true), ("/x/OneDriver", false)]
        {
            assert_eq!(is_synced_folder(Path::new(path)), synced, "{path}");
        }
    }
}
