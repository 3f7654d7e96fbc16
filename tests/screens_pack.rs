//! Content packs, taken up as a mediator would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;

use driver::Ui;
use jalon::domain::change::Change;
use jalon::domain::directory::By;
use jalon::domain::ids::SessionId;
use jalon::domain::session::{Rating, Session};
use jalon::tui::effect::{Effect, Saving};
use std::fs;
use std::path::{Path, PathBuf};
use time::macros::date;

const ABOUT: &str =
    "name = \"Nos adresses\"\nlanguage = \"fr\"\nauthors = [\"Claire\"]\nlicence = \"CC-BY\"\ndate = \"2026-11-22\"\n";

/// A pack that renames the first step and names an address.
fn pack(folder: &Path) -> PathBuf {
    let pack = folder.join("contenu");
    fs::create_dir_all(&pack).unwrap();
    fs::write(pack.join("pack.toml"), ABOUT).unwrap();
    let built = include_str!("../src/content/curriculum.toml");
    fs::write(pack.join("curriculum.toml"), built.replace("Prendre en main l'ordinateur", "Débuter")).unwrap();
    let address = "id = \"ici\"\nname = \"Notre site\"\nat = \"https://gien.example\"\nchecked_on = \"2026-11-22\"\n";
    fs::write(pack.join("addresses.toml"), format!("[[addresses]]\n{address}")).unwrap();
    pack
}

fn open_packs(ui: &mut Ui) -> &mut Ui {
    ui.press("f9").type_text("contenus").press("enter").sees("Contenus ajoutés")
}

fn first_step(ui: &Ui) -> String {
    ui.app.shared.content.curriculum.modules[0].title.clone()
}

#[test]
fn a_pack_is_looked_at_taken_up_and_dropped() {
    let mut ui = Ui::opened();
    let folder = pack(ui.folder.path());
    open_packs(&mut ui).sees("Aucun contenu ajouté").cursor_on("Dossier");
    ui.paste(folder.to_str().unwrap()).press("enter").sees("Nos adresses").sees("Claire").sees("CC-BY");
    ui.sees("Notre site").sees("https://gien.example").sees("lu, pas en service");
    assert_eq!(first_step(&ui), "Prendre en main l'ordinateur", "nothing is used yet");
    ui.press("enter 2").sees("Ce contenu est en service").sees("en service");
    assert_eq!(first_step(&ui), "Débuter");
    let mut ui = ui.again();
    assert_eq!(first_step(&ui), "Débuter", "at the next start too");
    open_packs(&mut ui).sees("en service").press("enter 2").sees("son propre contenu");
    assert_eq!(first_step(&ui), "Prendre en main l'ordinateur");
}

#[test]
fn an_address_is_shown_to_its_last_letter() {
    let mut ui = Ui::opened();
    let folder = pack(ui.folder.path());
    let long = format!("https://www.ameli.fr.{}.example", "compte-".repeat(12));
    let address =
        format!("[[addresses]]\nid = \"a\"\nname = \"Ameli\"\nat = \"{long}\"\nchecked_on = \"2026-11-22\"\n");
    fs::write(folder.join("addresses.toml"), address).unwrap();
    open_packs(&mut ui);
    ui.paste(folder.to_str().unwrap()).press("enter").sees("https://www.ameli.fr.").sees("compte-.example");
}

#[test]
fn a_pack_that_changed_is_not_used_until_looked_at_again() {
    let mut ui = Ui::opened();
    let folder = pack(ui.folder.path());
    open_packs(&mut ui);
    ui.paste(folder.to_str().unwrap()).press("enter").press("enter 2");
    fs::write(folder.join("pack.toml"), ABOUT.replace("Claire", "Inconnu")).unwrap();
    let mut ui = ui.again();
    ui.sees("Le contenu ajouté a changé");
    assert_eq!(first_step(&ui), "Prendre en main l'ordinateur");
    open_packs(&mut ui).sees("Inconnu").sees("lu, pas en service").press("enter 2").sees("en service");
    assert_eq!(first_step(&ui), "Débuter");
    fs::remove_dir_all(&folder).unwrap();
    let mut ui = ui.again();
    ui.sees("est introuvable");
    assert_eq!(first_step(&ui), "Prendre en main l'ordinateur");
}

#[test]
fn faults_are_shown_with_their_line_and_nothing_is_used() {
    let mut ui = Ui::opened();
    let folder = pack(ui.folder.path());
    fs::write(folder.join("guides.toml"), "[[guides]]\nmodule = \"P1\"\n").unwrap();
    open_packs(&mut ui);
    ui.paste(folder.to_str().unwrap()).press("enter").sees("1 faute").sees("guides.toml, ligne 1, « P1 »");
    ui.press("enter").sees("Corrigez d'abord").press("f5").cursor_on("Dossier").press("esc");
    assert_eq!(ui.app.shared.settings.content_pack, None);
}

#[test]
fn progress_on_a_skill_that_went_is_kept_and_shown() {
    let mut ui = Ui::opened();
    ui.press("f4").type_text("Yvette").press("f2 enter").sees("Fiche d'Yvette").sees_not("Retiré");
    let learner = ui.app.shared.directory.sorted(By::Name, "")[0];
    let ratings = [("P1.99".into(), Rating::Level(3)), ("P1.1".into(), Rating::Level(2))].into();
    let session = Box::new(Session { ratings, ..Session::on(learner, date!(2026 - 11 - 20)) });
    let id = SessionId::from_bytes([5; 16]);
    let changes = vec![Change::Session { id, session, before: None }];
    ui.work(vec![Effect::Save { saving: Saving::Session(learner, id), changes, draft: None }]);
    ui.press("esc 4 enter").sees("Fiche d'Yvette").sees("Retiré").sees("du programme, mais gardé : P1.99 (3)");
}
