//! The power goes: a copy of a mounted disk's image, taken at a random moment, is all that is left.

use crate::kills::compare;
use crate::shelf::{founding, holder};
use crate::worker::Worker;
use crate::world::{STEPS, World};
use crate::{is_long, ran, skipped, times};
use jalon::store::create;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

fn runs(program: &str, arguments: &[&Path]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// A disk image, mounted as long as this lives.
struct Disk {
    at: PathBuf,
}

impl Disk {
    fn mount(image: &Path, at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount").args(["-o", "loop"]).args([image, at]).output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self { at: at.to_owned() })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        runs("umount", &[&self.at]);
    }
}

#[test]
fn the_power_goes() {
    let what = "power cuts";
    if !is_long() {
        return skipped(what, "only in the long form");
    }
    let root = tempfile::tempdir().unwrap();
    let (image, cut) = (root.path().join("image"), root.path().join("cut"));
    fs::File::create(&image).unwrap().set_len(192 << 20).unwrap();
    if !runs("mkfs.ext4", &[Path::new("-q"), &image]) {
        return skipped(what, "there is no mkfs.ext4");
    }
    let (at, back) = (root.path().join("disk"), root.path().join("back"));
    let Some(disk) = Disk::mount(&image, &at) else { return skipped(what, "mounting an image takes root") };
    let folder = at.join("data");
    drop(create(&folder, &founding(), &holder()).unwrap());
    assert!(runs("sync", &[]));
    let rounds = times(0, 50);
    let (mut told, mut steps) = (World::default(), 0);
    for _ in 0..rounds {
        let mut worker = Worker::start(&folder, steps).begins(1 + fastrand::u32(0..STEPS / 2));
        std::thread::sleep(Duration::from_micros(fastrand::u64(0..80_000)));
        worker.signal("-STOP");
        std::thread::sleep(Duration::from_millis(5));
        let acknowledged = worker.reached();
        assert!(runs("cp", &[Path::new("--sparse=always"), &image, &cut]));
        worker.signal("-CONT");
        let reached = worker.kill();
        {
            let _cut = Disk::mount(&cut, &back).expect("the copy can be mounted");
            // Backups stand beside the folder, where the story looks for them.
            compare(&back.join("data"), &mut told.clone(), steps, acknowledged);
        }
        steps = compare(&folder, &mut told, steps, reached);
    }
    drop(disk);
    ran(what, rounds);
}
