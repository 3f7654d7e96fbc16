//! Copies as a mediator meets them: made on demand, before the end, on a USB key, and told on the home screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const HOME: &str = "Que voulez-vous faire ?";

fn copies(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "sauvegarde")).collect()
}

fn own(ui: &Ui) -> usize {
    copies(&ui.folder.path().join("backups")).len()
}

/// Sets the folder of the USB key in the settings.
fn set_key(ui: &mut Ui, folder: &str) {
    ui.press("7").sees("Réglages").press("ctrl-end up up up").cursor_on("Copies sur clé USB");
    ui.press("ctrl-u").paste(folder).press("f2").sees(HOME);
}

fn back_up(ui: &mut Ui) {
    ui.press("f9").type_text("sauvegarder").press("enter");
}

#[test]
fn a_copy_is_made_on_demand_here_and_on_the_key() {
    let key = TempDir::new().unwrap();
    let mut ui = Ui::opened();
    let before = own(&ui);
    back_up(&mut ui);
    ui.sees("Copie de sécurité faite et relue, sur cet ordinateur.");
    assert_eq!(own(&ui), before + 1);
    ui.sees_not("À savoir");
    set_key(&mut ui, key.path().to_str().unwrap());
    ui.sees("Aucune copie de sécurité sur la clé USB");
    // The line itself makes one.
    ui.press("end enter").sees("ici et sur la clé USB");
    assert_eq!(copies(key.path()).len(), 1);
    ui.sees("Dernière copie de sécurité sur la clé USB : ");
    let path = key.path().to_owned();
    drop(key);
    back_up(&mut ui);
    ui.sees("mais pas sur la clé USB").sees("Dernière copie de sécurité sur la clé USB : ");
    assert!(!path.exists(), "no folder is made where a key is missing");
}

#[test]
fn leaving_after_a_save_makes_a_copy_and_leaving_again_none() {
    let mut ui = Ui::opened();
    let before = own(&ui);
    set_key(&mut ui, "/nowhere/key");
    ui.press("f10");
    assert!(ui.app.quitting);
    assert_eq!(own(&ui), before + 1);
    let mut ui = ui.again();
    ui.press("f10");
    assert!(ui.app.quitting);
    assert_eq!(own(&ui), before + 1, "nothing was saved since");
}

#[test]
fn locking_makes_a_copy_once_a_day_behind_the_door() {
    let mut ui = Ui::opened();
    let before = own(&ui);
    fs::remove_dir_all(ui.folder.path().join("backups")).unwrap();
    ui.press("f12").sees("verrouillé");
    assert_eq!((own(&ui), before), (1, 1));
}

#[test]
fn a_full_disk_or_a_blocked_folder_keeps_nobody_from_leaving() {
    let mut ui = Ui::opened();
    fs::remove_dir_all(ui.folder.path().join("backups")).unwrap();
    fs::write(ui.folder.path().join("backups"), b"in the way").unwrap();
    back_up(&mut ui);
    ui.sees_not("faite et relue");
    ui.press("esc").press("f10");
    assert!(ui.app.quitting);
}
