//! Papers on the command line: those about nobody need no passphrase, the others are told to the access log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;

use program::Place;

const YVETTE: &str = "code;prenom;nom;annee_naissance;commune_insee;genre;statut;telephone;courriel;demarches;note\n\
    MARS-27;Yvette;Martin;1951;45155;;;;;;\n";

#[test]
fn papers_about_nobody_need_neither_store_nor_passphrase() {
    let place = Place::new();
    let text = place.run(&["export", "questionnaire", "--format", "text"]).ends(0);
    assert!(text.out.contains("version courte, 10 questions") && text.out.contains("C1"), "{text:?}");
    let page = place.run(&["export", "questionnaire", "--full", "--format", "html"]).ends(0);
    assert_eq!(page.out.matches("<tr><td>").count(), 24);
    let codes = place.run(&["export", "module-sheet", "s6", "--format", "html"]).ends(0);
    assert_eq!(codes.out.matches("<svg").count(), 4, "one row of codes");
    let sheet = place.run(&["export", "module-sheet", "p2", "--format", "html"]).ends(0);
    assert!(sheet.out.contains("Taper au clavier") && sheet.err.is_empty(), "{sheet:?}");
    place.run(&["export", "module-sheet", "Z9", "--format", "text"]).ends(1).says("Z9").prints_nothing();
}

#[test]
fn the_others_open_the_store() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    let cards = place.run(&["export", "cards", "mars-27", "--format", "text"]).ends(0);
    assert!(cards.out.contains("MARS-27") && !cards.out.contains("Yvette"), "{cards:?}");
    let cards = place.run(&["export", "cards", "--format", "html"]).ends(0);
    assert_eq!(cards.out.matches("<section>").count(), 8);
    place.run(&["export", "cards", "NUL-1", "--format", "text"]).ends(1).says("NUL-1").prints_nothing();
    let notice = place.run(&["export", "notice", "--format", "text"]).ends(0);
    assert!(notice.out.contains("CNIL"), "{notice:?}");
    place
        .run(&["export", "finished", "MARS-27", "P1", "--format", "text"])
        .ends(1)
        .says("pas encore acquise")
        .prints_nothing();
    let log = place.run(&["log"]).ends(0);
    assert!(log.out.contains("MARS-27"), "{log:?}");
}
