//! The command line as scripts rely on it: exit codes, streams, formats.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod program;

use jalon::store::{Closed, Holder};
use program::{PASSPHRASE, Place, run};
use serde_json::json;
use std::io::Write;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

const YVETTE: &str = "code;prenom;nom;annee_naissance;commune_insee;genre;statut;telephone;courriel;demarches;note\n\
    MARS-27;Yvette;Martin;1951;45155;feminin;retraite;06 39 98 12 34;yvette@exemple.fr;D2 D7;vient avec sa sœur\n";

#[test]
fn init_prints_the_recovery_code_and_never_replaces_a_store() {
    let place = Place::new();
    let run = place.init().ends(0).says("code de secours");
    let groups: Vec<&str> = run.out.split_whitespace().collect();
    assert_eq!((run.out.lines().count(), groups.len()), (1, 9), "{run:?}");
    assert!(groups.iter().all(|group| group.len() == 4 && group.bytes().all(|b| b"BCDFGHJKLNPRSTVX".contains(&b))));
    let sound = place.run(&["check"]).ends(0).prints_nothing().says("Vérifié : 0 fiche, 0 questionnaire, 0 séance.");
    place.init().ends(1).says("déjà").prints_nothing();
    assert_eq!(place.run(&["check"]).ends(0).err, sound.err);
    #[cfg(unix)]
    {
        assert_eq!(program::mode(&place.data()), 0o700);
        assert_eq!(program::mode(&place.data().join("keys")), 0o600);
        assert_eq!(program::mode(&place.data().join("journal")), 0o600);
    }
}

#[test]
fn init_refuses_what_it_cannot_keep() {
    let place = Place::new();
    for (line, words) in [
        ("init --place Gien --commune 45155", "--mediator"),
        ("init --place Gien --mediator Claire", "--commune"),
        ("init --commune 45155 --mediator Claire", "--place"),
        ("init --place Gien --commune 99999 --mediator Claire", "Insee"),
        ("init --place 255081416802538 --commune 45155 --mediator Claire", "--place"),
    ] {
        place.run(&line.split(' ').collect::<Vec<_>>()).ends(2).says(words).prints_nothing();
    }
    assert!(!place.data().join("keys").exists());
}

#[test]
fn global_options_stand_before_or_after_the_command() {
    let place = Place::opened();
    let (data, passphrase) = (place.data(), place.path("passphrase"));
    run(place.bare().arg("--data").arg(&data).arg("--passphrase-file").arg(&passphrase).arg("check")).ends(0);
    run(place
        .bare()
        .args(["--mediator", "claire", "check", "--theme", "mono"])
        .arg("--passphrase-file")
        .arg(&passphrase)
        .arg("--data")
        .arg(&data))
    .ends(0);
    run(place.bare().env("JALON_DATA", &data).arg("check").arg("--passphrase-file").arg(&passphrase)).ends(0);
    run(place
        .bare()
        .env("JALON_DATA", place.path("elsewhere"))
        .arg("--data")
        .arg(&data)
        .arg("check")
        .arg("--passphrase-file")
        .arg(&passphrase))
    .ends(0);
    place.run(&["check", "--mediator", "Paul"]).ends(1);
}

#[test]
fn the_passphrase_comes_from_a_file_or_standard_input() {
    let place = Place::opened();
    let check = |file: &str| {
        let mut command = place.bare();
        command.arg("check").arg("--data").arg(place.data()).arg("--passphrase-file").arg(file);
        command
    };
    let mut child = check("-").stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{PASSPHRASE}\nautre ligne\n").as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let wrong = place.file("wrong", "pas la bonne phrase");
    run(&mut check(&wrong)).ends(4).says("phrase de passe").prints_nothing();
    let empty = place.file("empty", "\n");
    run(&mut check(&empty)).ends(2).says("vide");
    run(&mut check("missing")).ends(2).says("phrase de passe");
    run(place.bare().arg("check").arg("--data").arg(place.data())).ends(2).says("--passphrase-file");
}

#[test]
fn a_store_in_use_says_who_holds_it() {
    let place = Place::opened();
    let held = Closed::open(&place.data(), &Holder { host: "pc-accueil".into(), now: 1_790_000_000 }).unwrap();
    for command in [&["check"][..], &["export", "learners", "--format", "csv"]] {
        place.run(command).ends(3).says("pc-accueil").says("septembre").prints_nothing();
    }
    drop(held);
    place.run(&["check"]).ends(0);
}

#[test]
fn wrong_usage_is_told_in_french_on_standard_error() {
    let place = Place::new();
    for (line, words) in [
        ("bonjour", "n'existe pas"),
        ("import", "Commandes"),
        ("import learners", "FICHIER"),
        ("export learners", "--format"),
        ("export learners --format odt", "csv, xlsx, json"),
        ("export session 00 --format json --for personne", "learner, mediator"),
        ("demo --seed x", "--seed"),
        ("check --nothing", "--nothing"),
        ("completions tcsh", "bash"),
    ] {
        let run = run(place.bare().args(line.split(' '))).ends(2).says(words).prints_nothing();
        assert!(!run.err.contains("error:") && !run.err.contains("Usage:"), "{run:?}");
    }
}

#[test]
fn what_fails_without_a_store_or_a_terminal_ends_with_1() {
    let place = Place::new();
    place.run(&["check"]).ends(1).says("pas encore de données").prints_nothing();
    run(&mut place.bare()).ends(1).says("terminal").prints_nothing();
    run(place.bare().arg("demo")).ends(1).says("terminal").prints_nothing();
    place.run(&["import", "learners", "missing.csv"]).ends(1).says("missing.csv");
}

#[test]
fn help_version_completions_and_manual_go_to_standard_output() {
    let place = Place::new();
    for (line, words) in [
        ("--help", "Utilisation"),
        ("-h", "Commandes"),
        ("import sessions --help", "--check"),
        ("--version", env!("CARGO_PKG_VERSION")),
        ("completions bash", "passphrase-file"),
        ("completions fish", "light-key"),
        ("man", "JALON_DATA"),
    ] {
        let run = run(place.bare().args(line.split(' '))).ends(0);
        assert!(run.out.contains(words) && run.err.is_empty(), "{line}: {run:?}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    for line in ["export learners --format csv", "man", "completions zsh"] {
        let mut command = place.command(&line.split(' ').collect::<Vec<_>>());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{line}: {output:?}");
    }
}

#[test]
fn learners_are_imported_and_read_back() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0).says("1 fiche importée").prints_nothing();
    let learners = place.learners();
    let yvette = &learners[0];
    for (field, expected) in [
        ("code", json!("MARS-27")),
        ("first_name", json!("Yvette")),
        ("last_name", json!("Martin")),
        ("birth_year", json!(1951)),
        ("phone", json!("06 39 98 12 34")),
        ("email", json!("yvette@exemple.fr")),
        ("note", json!("vient avec sa sœur")),
        ("commune", json!({ "insee": "45155", "name": "Gien" })),
        ("procedures", json!(["D2", "D7"])),
        ("path", json!(null)),
        ("assessments", json!([])),
        ("sessions", json!([])),
    ] {
        assert_eq!(yvette[field], expected, "{field}");
    }
    assert_eq!(yvette["progress"].as_object().unwrap().len(), 18);
    let one = place.run(&["export", "learner", "mars-27", "--format", "json"]).ends(0);
    assert_eq!(&one.json(), yvette);
    for format in ["text", "html"] {
        let sheet = place.run(&["export", "learner", "MARS-27", "--format", format]).ends(0);
        assert!(sheet.out.contains("Yvette") && sheet.err.is_empty(), "{sheet:?}");
    }
    place.run(&["export", "learner", "VENUS-1", "--format", "json"]).ends(1).says("VENUS-1").prints_nothing();
}

#[test]
fn refused_rows_are_listed_and_the_others_saved() {
    let place = Place::opened();
    let table = "prenom,annee_naissance,humeur\n\"Ré\nmi\",1960,bonne\n,1950,\nKarim,1850,\nLucie,2001,\n";
    let refused = place.import("learners", table).ends(2).prints_nothing();
    for words in ["humeur", "2 fiches importées", "2 lignes refusées", "ligne 4, prenom", "ligne 5, annee_naissance"]
    {
        assert!(refused.err.contains(words), "{words}: {refused:?}");
    }
    assert_eq!(place.learners().len(), 2);
    place.import("learners", "nom\nMartin\n").ends(1).says("prenom").says("« Importer des fiches »");
    place.import("learners", "code;prenom\nMARS-27;Yvette\nMARS-27;Paul\n").ends(2).says("ligne 3, code");
    place.import("learners", "code;prenom\nMARS-27;Paul\n").ends(2).says("ligne 2, code");
    assert_eq!(place.learners().len(), 3);
}

#[test]
fn likely_duplicates_are_imported_and_listed() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    let again = "prenom;nom;annee_naissance\nYvette;Martin;1951\nOdile;Blanc;1949\nOdille;Blanc;1949\n";
    let run = place.import("learners", again).ends(0).says("3 fiches importées");
    assert!(run.err.contains("ligne 2") && run.err.contains("MARS-27"), "{run:?}");
    assert!(run.err.contains("ligne 4 : cette personne est peut-être déjà là (ligne 3)"), "{run:?}");
    assert!(!run.err.contains("ligne 3 :"), "{run:?}");
    assert_eq!(place.learners().len(), 4);
}

#[test]
fn checking_a_table_saves_nothing() {
    let place = Place::opened();
    let path = place.file("table.csv", YVETTE);
    place.run(&["import", "learners", &path, "--check"]).ends(0).says("1 fiche à importer").prints_nothing();
    let bad = place.file("bad.csv", "prenom;nom\nÉloi;\n;Martin\n");
    place.run(&["import", "learners", "--check", &bad]).ends(2);
    assert_eq!(place.learners().len(), 0);
}

#[test]
fn our_own_tables_read_back_unchanged() {
    let place = Place::opened();
    let hostile = "code;prenom;nom;note;anonyme\n\
        A-1;=cmd;+Martin;@x;\n\
        A-2;''quoted;-1;\"| ; \"\" \nligne\";\n\
        A-3;;;%note;oui\n\
        A-4;'écrit;'=1;\t;non\n";
    place.import("learners", hostile).ends(0);
    place.import("sessions", "code;date;duree_min;modules;cotations\nA-1;2026-01-05;60;P1;P1.1=2 P1.4=so\n").ends(0);
    let learners = place.run(&["export", "learners", "--format", "csv"]).ends(0).out;
    let sessions = place.run(&["export", "sessions", "--format", "csv"]).ends(0).out;
    assert!(learners.starts_with('\u{feff}') && learners.contains("\r\n") && learners.contains("'=cmd"), "{learners}");
    let other = Place::opened();
    other.import("learners", &learners).ends(0);
    other.import("sessions", &sessions).ends(0);
    assert_eq!(other.run(&["export", "learners", "--format", "csv"]).out, learners);
    assert_eq!(other.run(&["export", "sessions", "--format", "csv"]).out, sessions);
    other.import("sessions", &sessions).ends(2);
}

#[test]
fn windows_files_are_read() {
    let place = Place::opened();
    let table = b"prenom;note\r\nAm\xe9lie;\x9cuvre \x80 \x92\r\n".to_vec();
    place.import("learners", table).ends(0);
    let learner = &place.learners()[0];
    assert_eq!((&learner["first_name"], &learner["note"]), (&json!("Amélie"), &json!("œuvre € ’")));
}

#[test]
fn assessments_and_sessions_join_the_record() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    let assessments = "code;date;MAT2;MAT3;COM1;COM1_obs;DEM1\nMARS-27;05/01/2026;2;1;2;1;0\nNADA-1;2026-01-05;1;;;;\n";
    place.import("assessments", assessments).ends(2).says("1 questionnaire importé").says("ligne 3, code");
    let sessions = "code;date;duree_min;lieu;mode;modules;cotations\n\
        MARS-27;2026-01-12;45;domicile;accompagne;P1 P4;P1.1=2 P1.4=so P4.1=1\n\
        MARS-27;2026-13-12;45;;;;\n";
    place.import("sessions", sessions).ends(2).says("1 séance importée").says("ligne 3, date");
    let yvette = &place.learners()[0];
    let assessment = &yvette["assessments"][0];
    assert_eq!((&assessment["date"], &assessment["kind"]), (&json!("2026-01-05"), &json!("short")));
    assert!(assessment["percent"].is_u64() && assessment["profile"].is_null(), "{assessment}");
    let skills = &yvette["progress"]["P1"]["skills"];
    assert_eq!((&skills["P1.1"], &skills["P1.4"], &skills["P1.2"]), (&json!(2), &json!("na"), &json!(0)));
    let session = &yvette["sessions"][0];
    assert_eq!((&session["mode"], &session["duration_min"]), (&json!("accompany"), &json!(45)));
    let id = session["id"].as_str().unwrap();
    let all = place.run(&["export", "sessions", "--format", "json"]).ends(0).json();
    assert_eq!((&all[0]["id"], &all[0]["code"]), (&json!(id), &json!("MARS-27")));
    for (arguments, words) in [
        (&["--format", "text"][..], "Yvette"),
        (&["--format", "html", "--for", "learner"], "<html"),
        (&["--format", "text", "--for", "mediator"], "MARS-27"),
        (&["--format", "json"], "\"P1.1\""),
    ] {
        let sheet = place.run(&[&["export", "session", id][..], arguments].concat()).ends(0);
        assert!(sheet.out.contains(words) && sheet.err.is_empty(), "{words}: {sheet:?}");
    }
    for unknown in ["zz", &"0".repeat(32)] {
        place.run(&["export", "session", unknown, "--format", "text"]).ends(1).says("séance").prints_nothing();
    }
}

#[test]
fn a_guide_needs_neither_store_nor_passphrase() {
    let place = Place::new();
    let text = place.run(&["export", "guide", "d3", "--format", "text"]).ends(0);
    assert!(
        text.out.contains("La séance, 90 min".to_uppercase().as_str()) && text.out.contains("www.caf.fr"),
        "{text:?}"
    );
    let page = place.run(&["export", "guide", "S6", "--format", "html"]).ends(0);
    assert!(page.out.contains("<svg") && page.err.is_empty(), "{page:?}");
    place.run(&["export", "guide", "Z9", "--format", "text"]).ends(1).says("Z9").prints_nothing();
    place.run(&["export", "guide", "P1", "--format", "json"]).ends(2).says("text, html").prints_nothing();
}

#[test]
fn a_file_is_written_whole_and_replaced_only_by_force() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    let path = place.path("out.csv");
    let export = |more: &[&str]| {
        let line = ["export", "learners", "--format", "csv", "--output", path.to_str().unwrap()];
        place.run(&[&line[..], more].concat())
    };
    export(&[]).ends(0).says("1 fiche").prints_nothing();
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("Yvette"));
    #[cfg(unix)]
    assert_eq!(program::mode(&path), 0o600);
    std::fs::write(&path, "mine").unwrap();
    export(&[]).ends(1).says("--force").prints_nothing();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    export(&["--force"]).ends(0);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
    let nowhere = place.path("no").join("folder");
    place.run(&["export", "learners", "--format", "csv", "--output", nowhere.to_str().unwrap()]).ends(1);
}

#[test]
fn check_mends_what_can_be_and_says_what_is_lost() {
    let place = Place::opened();
    place.import("learners", YVETTE).ends(0);
    place.run(&["check"]).ends(0).says("1 fiche").says("Tout est en ordre").prints_nothing();
    std::fs::remove_dir_all(place.data().join("db")).unwrap();
    place.run(&["check"]).ends(0).says("reconstruite").says("rien n'est perdu");
    place.run(&["check"]).ends(0).says("Tout est en ordre");
    assert_eq!(place.learners().len(), 1);
    for keys in ["keys", "keys.bak"] {
        std::fs::write(place.data().join(keys), "damaged").unwrap();
    }
    place.run(&["check"]).ends(1).says("clés").prints_nothing();
}

#[test]
fn a_demonstration_can_be_written_to_a_folder() {
    let place = Place::new();
    let demo = |data: &str| {
        let mut command = place.bare();
        run(command
            .args(["demo", "--learners", "5", "--sessions", "12", "--seed", "7", "--data"])
            .arg(place.path(data)))
    };
    demo("one").ends(0).says("5 personnes").says("demo demo demo").prints_nothing();
    demo("one").ends(1).says("déjà");
    demo("two").ends(0);
    let passphrase = place.file("demo", "demo demo demo\n");
    let export = |data: &str| {
        let mut command = place.bare();
        command.args(["export", "learners", "--format", "csv", "--passphrase-file", &passphrase, "--data"]);
        run(command.arg(place.path(data))).ends(0).out
    };
    assert_eq!(export("one").lines().count(), 6);
    assert_eq!(export("one"), export("two"));
}

#[test]
fn a_synchronised_folder_is_refused_unless_forced() {
    let place = Place::new();
    place.file(".dropbox", "");
    place.init().ends(1).says("synchronisé").prints_nothing();
    let line = "init --place Gien --commune 45155 --mediator Claire --light-key --force-network-folder";
    place.run(&line.split(' ').collect::<Vec<_>>()).ends(0);
}

#[test]
fn an_import_that_is_killed_leaves_all_rows_or_none() {
    let place = Place::opened();
    let rows = 2_000;
    let table: Vec<String> = (0..rows).map(|n| format!("Prénom{n};{}", 1930 + n % 70)).collect();
    let path = place.file("many.csv", format!("prenom;annee_naissance\n{}\n", table.join("\n")));
    let mut delay = Duration::from_millis(20);
    loop {
        let mut child = place.command(&["import", "learners", &path]).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap();
        let found = place.learners().len();
        assert!(found == 0 || found == rows, "{found} rows after {delay:?}");
        if found == rows {
            break;
        }
        delay = delay * 3 / 2;
    }
    place.run(&["check"]).ends(0);
}
