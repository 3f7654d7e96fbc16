//! Files that others take: their cells, read back as a spreadsheet reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cells;
mod program;

use cells::{Data, day, rows, sheets};
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
        .says("des noms vont à la Coop");
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

const SESSIONS: &str = "code;date;duree_min;lieu;mode;modules;cotations\n\
    MARS-27;2026-03-12;60;lieu_activite;forme;P1;P1.1=3 P1.2=2\n\
    LILAS-83;2026-03-05;30;domicile;accompagne;P2;P2.1=1\n\
    MARS-27;2026-04-02;45;a_distance;forme;P1;P1.3=2\n";

fn active() -> Place {
    let place = place();
    place.import("sessions", SESSIONS).ends(0);
    place
}

const WHOLE: &str = "code;date;duree_min;mode;presence;heure;mandat;materiel;themes;autonomie;reorientation;nom_demarche;\
    phrase;prochaine_date;prochaine_heure;objectif;note\n\
    OURS-11;2026-03-12;45;fais;present;10:05;non;ordinateur tablette;email aide_aux_demarches_administratives logement;\
    autonome;aide_sociale;007 Carte grise;=Je lis;2026-03-19;14:30;le signe @;\"deux\nlignes ; là\"\n\
    OURS-11;2026-03-19;0;;excuse;;;;;;;;;;;;\n";

#[test]
fn activities_have_the_coops_columns_and_ours_after() {
    let place = active();
    let asked = ["export", "activities", "--month", "2026-03", "--format"];
    let table = place.run(&[&asked[..], &["csv"]].concat()).ends(0).out;
    let heading = "Date;Enregistré le;Dernière modification le;Prénom du médiateur;Nom du médiateur;Rôle;ID - Conum;Type;\
                   Participants;Bénéficiaire;Canaux d’accompagnement;Nom du lieu;Adresse;Commune;Code postal;Code Insee;\
                   Durée (min);Nom de l’atelier;Matériel numérique utilisé;Thématique(s) d’accompagnement;Tags;Nom de la \
                   démarche administrative;Niveau d’autonomie (ou de l’atelier);Bénéficiaire réorienté;Structure de \
                   redirection;Commune du bénéficiaire;Code postal du bénéficiaire;Code Insee du bénéficiaire;Genre du \
                   bénéficiaire;Tranche d’âge du bénéficiaire;Statut du bénéficiaire;Notes supplémentaires;Source de la \
                   donnée;ID CRA;Modules;Compétences;Mode";
    assert_eq!(table.lines().next().unwrap().trim_start_matches('\u{feff}'), heading);
    let file = place.path("activities.xlsx");
    place
        .run(&[&asked[..], &["xlsx", "--output", file.to_str().unwrap()]].concat())
        .ends(0)
        .says("2 accompagnements : ");
    let found = rows(&std::fs::read(&file).unwrap(), "Activités");
    assert_eq!(found.len(), 3, "day after day");
    let at = |column: &str| found[0].iter().position(|name| *name == text(column)).unwrap();
    let cell = |row: usize, column: &str| found[row][at(column)].to_string();
    assert_eq!(day(&found[2][at("Date")]), (2026, 3, 12));
    assert_eq!(found[2][at("Durée (min)")], Data::Float(60.0));
    for (column, value) in [
        ("Type", "Accompagnement individuel"),
        ("Participants", "1"),
        ("Bénéficiaire", "MARS-27"),
        ("Canaux d’accompagnement", "Lieu d'activité"),
        ("Nom du lieu", "Gien"),
        ("Commune", "Gien"),
        ("Code Insee", "45155"),
        ("Prénom du médiateur", "Claire"),
        ("Genre du bénéficiaire", "Femme"),
        ("Tranche d’âge du bénéficiaire", "70 ans et plus"),
        ("Statut du bénéficiaire", "Retraité"),
        ("Bénéficiaire réorienté", "Non"),
        ("Modules", "P1"),
        ("Compétences", "P1.1=3 P1.2=2"),
        ("Mode", "forme"),
    ] {
        assert_eq!(cell(2, column), value, "{column}");
    }
    assert_eq!((cell(1, "Commune").as_str(), cell(1, "Nom du lieu").as_str()), ("Orléans", ""), "at home");
    assert!(!format!("{found:?}{table}").contains("Yvette"), "codes, no names");
}

#[test]
fn filters_narrow_activities_and_progress() {
    let place = active();
    let lines = |typed: &str| place.run(&typed.split(' ').collect::<Vec<_>>()).ends(0).out.lines().count() - 1;
    assert_eq!(lines("export activities --year 2026 --format csv"), 3);
    assert_eq!(lines("export activities --year 2026 --place domicile --format csv"), 1);
    assert_eq!(lines("export activities --year 2026 --commune 45155 --format csv"), 2);
    assert_eq!(lines("export activities --year 2026 --by Claire --format csv"), 3);
    assert_eq!(lines("export activities --from 2026-04-01 --to 2026-04-30 --format csv"), 1);
    assert_eq!(lines("export activities --year 2025 --format csv"), 0);
    assert_eq!(lines("export progress --format csv"), 2);
    assert_eq!(lines("export progress --commune 45155 --format csv"), 1);
    assert_eq!(lines("export progress --year 2025 --format csv"), 0);
}

#[test]
fn progress_tells_how_far_each_came() {
    let place = active();
    let table = place.run(&["export", "progress", "--format", "csv"]).ends(0).out;
    assert!(table.contains("code;module;titre;etat;pourcentage;sans_aide;competences;premiere_date;derniere_date"));
    let line = table.lines().find(|line| line.starts_with("\"MARS-27\";P1")).unwrap();
    assert_eq!(line, "\"MARS-27\";P1;Prendre en main l'ordinateur;Presque acquis;38%;1;6;2026-03-12;2026-04-02");
    let file = place.path("progress.xlsx");
    place.run(&["export", "progress", "--format", "xlsx", "--output", file.to_str().unwrap()]).ends(0);
    let found = rows(&std::fs::read(&file).unwrap(), "Progression");
    let row = found.iter().find(|row| row[0] == text("MARS-27")).unwrap();
    assert_eq!((row[4].clone(), row[5].clone()), (Data::Float(0.38), Data::Float(1.0)), "a percentage is a number");
}

/// What a place says of everybody, without what is drawn or dated anew.
fn people(place: &Place) -> Vec<String> {
    place.run(&["export", "learners", "--format", "csv"]).ends(0).out.lines().map(str::to_owned).collect()
}

#[test]
fn learners_and_sessions_come_back_the_same() {
    let place = active();
    place.import("sessions", WHOLE).ends(0);
    // Who wrote it and when is the store's own.
    let told = |place: &Place| {
        let mut sessions = place.run(&["export", "sessions", "--format", "json"]).ends(0).json();
        for session in sessions.as_array_mut().unwrap() {
            session.as_object_mut().unwrap().remove("written_at");
        }
        sessions
    };
    for format in ["csv", "xlsx"] {
        let other = Place::opened();
        let file = other.path(&format!("people.{format}"));
        let file = file.to_str().unwrap();
        place.run(&["export", "learners", "--format", format, "--output", file]).ends(0);
        other.run(&["import", "learners", file]).ends(0).says("3 fiches importées");
        assert_eq!(people(&other), people(&place), "{format}");
        let sessions = other.path("sessions.csv");
        let sessions = sessions.to_str().unwrap();
        place.run(&["export", "sessions", "--format", "csv", "--output", sessions, "--force"]).ends(0);
        other.run(&["import", "sessions", sessions]).ends(0);
        let table = |place: &Place| place.run(&["export", "sessions", "--format", "csv"]).ends(0).out;
        assert_eq!(table(&other), table(&place));
        assert_eq!(told(&other), told(&place), "and nothing is left out of the table");
    }
}

#[test]
fn the_coops_own_workbooks_are_read() {
    let place = place();
    let file = place.path("coop.xlsx");
    let file = file.to_str().unwrap();
    place.run(&["export", "learners", "--format", "coop-xlsx", "--output", file]).ends(0);
    let other = Place::opened();
    other.run(&["import", "learners", file]).ends(0).says("2 fiches importées");
    let found = other.learners();
    let yvette = found.iter().find(|learner| learner["first_name"] == "Yvette").unwrap();
    let told = |key: &str| yvette[key].as_str().unwrap_or_default().to_owned();
    assert_eq!((yvette["birth_year"].as_u64(), told("last_name").as_str()), (Some(1951), "Martin"));
    assert_eq!((told("phone").as_str(), told("note").as_str()), ("06 39 98 12 34", "vient avec sa sœur"));
    let export = cells::book(
        "Bénéficiaires",
        &[
            &["Informations export"],
            &["Nom", "Durand"],
            &[],
            &[
                "Nom",
                "Prénom",
                "Année de naissance",
                "Nom de la commune",
                "Code INSEE",
                "Code postal",
                "N° de téléphone",
                "E-mail",
                "Genre",
                "Tranche d’âge",
                "Statut",
                "Nombre d’accompagnements",
                "Notes supplémentaires",
            ],
            &["Petit", "Léa", "-", "Gien", "45155", "45500", "-", "-", "Féminin", "18 - 24 ans", "En emploi", "3", ""],
            &["Roux", "Paul", "1960", "Briare", "-", "45250", "-", "-", "Masculin", "-", "Retraité", "1", ""],
        ],
    );
    let path = other.file("export.xlsx", export);
    other.run(&["import", "learners", &path]).ends(0).says("2 fiches importées").says("colonnes ignorées");
    let table = people(&other).join("\n");
    assert!(
        table.contains("Léa;Petit;;\"45155\";feminin;en_emploi") && table.contains("Paul;Roux;1960;\"45053\";masculin")
    );
}

#[test]
fn a_workbook_that_cannot_be_read_changes_nothing() {
    let place = place();
    let file = place.path("people.xlsx");
    place.run(&["export", "learners", "--format", "xlsx", "--output", file.to_str().unwrap()]).ends(0);
    let sound = std::fs::read(&file).unwrap();
    let before = people(&place);
    for cut in [4, 30, sound.len() / 2, sound.len() - 1] {
        let path = place.file("cut.xlsx", &sound[..cut]);
        place.run(&["import", "learners", &path, "--check"]).ends(1).says("classeur");
    }
    for at in (0..sound.len()).step_by(397) {
        let mut spoilt = sound.clone();
        spoilt[at] ^= 0x55;
        let path = place.file("spoilt.xlsx", &spoilt);
        let code = place.run(&["import", "learners", &path, "--check"]).code;
        assert!([0, 1, 2].contains(&code), "byte {at}: {code}");
    }
    assert_eq!(people(&place), before);
}
