//! Files that others take: their cells, read back as a spreadsheet reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cells;
mod program;

use cells::{Data, rows, sheets};
use program::Place;

const PEOPLE: &str = "code;prenom;nom;annee_naissance;commune_insee;genre;statut;telephone;courriel;demarches;note\n\
    MARS-27;Yvette;Martin;1951;45155;feminin;retraite;06 39 98 12 34;yvette@exemple.fr;D2 D7;vient avec sa sœur\n\
    LILAS-83;Karim;;1990;45234;masculin;;;;;\n\
    OURS-11;=Zoé;O'Hara;;01004;;;;;;\n";

fn place() -> Place {
    let place = Place::opened();
    place.import("learners", PEOPLE).ends(0);
    place
}

fn text(text: &str) -> Data {
    Data::String(text.into())
}

#[test]
fn learners_fill_the_coops_import_template() {
    let place = place();
    let file = place.path("coop.xlsx");
    place
        .run(&["export", "learners", "--format", "coop-xlsx", "--output", file.to_str().unwrap()])
        .ends(0)
        .says("2 fiches : ")
        .says("1 fiche laissée de côté, sans prénom ou sans nom : LILAS-83")
        .says("des noms vont à La Coop");
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(sheets(&bytes), ["Bénéficiaires", "Communes"]);
    let found = rows(&bytes, "Bénéficiaires");
    let columns = [
        "Nom",
        "Prénom",
        "Année de naissance",
        "Commune",
        "Code INSEE",
        "Code postal",
        "N° de téléphone",
        "E-mail",
        "Genre",
        "Notes supplémentaires",
    ];
    assert_eq!(found[2], columns.map(text));
    let yvette = [
        text("Martin"),
        text("Yvette"),
        Data::Float(1951.0),
        text("Gien"),
        text("45155"),
        text("45500"),
        text("06 39 98 12 34"),
        text("yvette@exemple.fr"),
        text("Féminin"),
        text("vient avec sa sœur"),
    ];
    assert_eq!(found[3], yvette, "data from line 4");
    assert_eq!(found[4][..2], [text("O'Hara"), text("=Zoé")], "a text, never a formula");
    assert_eq!((found[4][3].to_string(), found[4][4].to_string()), ("Ambérieu-en-Bugey".into(), "01004".into()));
    assert_eq!(found.len(), 5);
    assert_eq!(rows(&bytes, "Communes")[2][..2], [text("Gien"), text("45155")]);
}

#[test]
fn a_workbook_of_learners_has_the_same_columns_as_the_table() {
    let place = place();
    let file = place.path("people.xlsx");
    place.run(&["export", "learners", "--format", "xlsx", "--output", file.to_str().unwrap()]).ends(0);
    let found = rows(&std::fs::read(&file).unwrap(), "Personnes");
    let table = place.run(&["export", "learners", "--format", "csv"]).ends(0).out;
    let heading = table.lines().next().unwrap().trim_start_matches('\u{feff}');
    let columns: Vec<String> = found[0].iter().map(ToString::to_string).collect();
    assert_eq!(columns.join(";"), heading);
    assert_eq!(found[2][3], Data::Float(1951.0));
    assert_eq!(found.len(), table.lines().count());
}
