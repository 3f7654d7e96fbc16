//! `jalon content`: packs checked to the line, and one to start from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use program::Place;

#[test]
fn the_built_in_content_is_written_checked_and_changed() {
    let place = Place::new();
    let folder = place.path("contenu");
    let folder = folder.to_str().unwrap();
    place.run(&["content", "export", folder]).ends(0).says("8 fichiers écrits");
    place.run(&["content", "check", folder]).ends(0).says("« Jalon » : Ce contenu est en ordre.");
    place.run(&["content", "export", folder]).ends(1).says("existe déjà");
    let path = place.path("contenu").join("curriculum.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let line = text.lines().position(|line| line.contains("id = \"P2\"")).unwrap() + 1;
    std::fs::write(&path, text.replace("prerequisites = [\"P1\"]", "prerequisites = [\"S6\"]")).unwrap();
    let told = place.run(&["content", "check", folder]).ends(2).says("prerequisites");
    assert!(told.err.contains(&format!("curriculum.toml, ligne {line}, « P2 » : ")), "{}", told.err);
    place.run(&["content", "check", "nulle-part"]).ends(1).says("ne se lit pas");
}
