//! Hostile text through every field, import, export and message: nothing of it steers a terminal, a page or a spreadsheet.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;
mod program;

use driver::Ui;
use program::Place;
use std::fmt::Write;

/// What terminals, pages, spreadsheets and file systems stumble over.
const HOSTILE: &[&str] = &[
    "\u{1b}[2J\u{1b}[31mrouge\u{1b}]0;titre\u{7}",
    "\u{9b}31m\u{9d}0;titre\u{9c}C1",
    "\u{1b}]8;;http://x.example\u{1b}\\lien\u{1b}]8;;\u{1b}\\",
    "\u{1b}Pq#0;2;0;0;0\u{1b}\\sixel\u{1b}[6n",
    "abc\u{202e}fed\u{2066}g\u{200f}\u{61c}",
    "z\u{200b}é\u{feff}r\u{2060}o\u{ad}\u{34f}",
    "un\rdeux\u{85}trois\u{2028}quatre\u{2029}\u{b}\u{c}",
    "nul\u{0}\u{8}\u{8}\u{7f}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>&lt;b&gt;&#x1b;",
    "=cmd|' /C calc'!A0",
    "\t@SUM(1+1)*cmd",
    "\u{200b}+1+1;\"=1+1\"",
    "\u{ff1d}1+1",
    "../../../etc/passwd\\..\\CON.html",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}\u{489}",
    "\u{1100}\u{1100}\u{1100}क\u{94d}क\u{94d}क",
    "\u{e0041}\u{e007f}\u{fff9}\u{e000}\u{10fffd}",
    "日本語 👩\u{200d}👩\u{200d}👧\u{fe0f} 👍🏻",
    "Ⓛong nom très très long, deux cents lettres : xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

/// Characters that steer, hide or turn text around; line breaks are counted apart.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    c != '\n' && c.is_control() || turns || hides
}

#[track_caller]
fn assert_harmless(text: &str) {
    let found: Vec<char> = text.chars().filter(|c| steers(*c)).collect();
    assert!(found.is_empty(), "{found:?} in {text:?}");
    let marks = text.split(|c: char| c != '\u{301}' && c != '\u{489}').map(|run| run.chars().count()).max();
    assert!(marks <= Some(8), "accents without end: {text:?}");
}

/// A page shows text as text, runs nothing and loads nothing.
#[track_caller]
fn assert_page(page: &str) {
    assert_harmless(page);
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""), "{page}");
    let (_, body) = page.split_once("<body>").unwrap();
    for tag in body.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        let ours = "/body /html header /header span /span h1 /h1 h2 /h2 h3 /h3 p /p ul /ul ol /ol li /li section /section \
                    br strong /strong em /em sup /sup b /b table /table thead /thead tbody /tbody tr /tr td /td th /th div \
                    /div dl /dl dt /dt dd /dd footer /footer main /main small /small";
        assert!(ours.split_whitespace().any(|known| known == name), "<{name} in {page}");
        let attributes = tag.split('>').next().unwrap_or_default();
        assert!(!attributes.contains("on") || !attributes.contains("=x"), "{tag}");
    }
}

/// A cell of our own tables is never a formula.
#[track_caller]
fn assert_table(table: &str) {
    assert_harmless(&table.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table.as_bytes());
    for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%', '\u{ff1d}']), "{cell:?}");
    }
}

#[track_caller]
fn look(ui: &mut Ui) {
    let screen = ui.screen();
    assert_harmless(&screen);
}

/// Pastes into every field from the one the cursor is on.
fn paste_everywhere(ui: &mut Ui, text: &str, fields: usize) {
    for _ in 0..fields {
        ui.paste(text);
        look(ui);
        ui.press("tab");
        look(ui);
    }
}

/// Empties a field of the form.
fn empty(ui: &mut Ui, label: &str) {
    ui.press("ctrl-home");
    for _ in 0..13 {
        let row = usize::from(ui.cursor().1);
        if ui.screen().lines().nth(row).is_some_and(|line| line.contains(label)) {
            ui.press("ctrl-u");
            return;
        }
        ui.press("tab");
    }
    panic!("no {label} in the form:\n{}", ui.screen());
}

#[test]
fn every_field_of_a_record_and_a_session_takes_it_and_no_screen_shows_it() {
    let mut ui = Ui::opened();
    let folder = ui.folder.path().join("feuilles");
    ui.app.shared.settings.export_folder = folder.display().to_string();
    for text in HOSTILE {
        ui.press("f4 ctrl-end enter ctrl-home");
        paste_everywhere(&mut ui, text, 13);
        // What can be no year, commune, telephone or e-mail is said to be none; the rest is kept.
        for label in ["Année", "Commune", "Téléphone", "E-mail"] {
            empty(&mut ui, label);
        }
        ui.press("ctrl-home end").type_text("X").press("f2");
        look(&mut ui);
        ui.press("enter").sees("Fiche d");
        look(&mut ui);
        ui.press("f4 end");
        paste_everywhere(&mut ui, text, 1);
        ui.press("f2").sees("Ce que je retiens");
        paste_everywhere(&mut ui, text, 1);
        for _ in ["the day", "the hour"] {
            ui.paste(text);
            look(&mut ui);
            ui.press("ctrl-u tab");
        }
        paste_everywhere(&mut ui, text, 1);
        ui.press("ctrl-end").paste(text);
        look(&mut ui);
        ui.press("f2").sees("MA FEUILLE");
        look(&mut ui);
        ui.press("f6").sees("La feuille est écrite");
        look(&mut ui);
        ui.press("esc esc esc").sees("Que voulez-vous faire ?");
        look(&mut ui);
    }
    ui.press("f3").paste(HOSTILE[0]);
    look(&mut ui);
    let written: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(written.len(), HOSTILE.len());
    for path in written {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{name}");
        assert_page(&std::fs::read_to_string(&path).unwrap());
    }
}

/// A field of a CSV table.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

#[test]
fn every_column_of_every_import_and_every_export_is_harmless() {
    let place = Place::opened();
    let text_columns = ["prenom", "nom", "telephone", "courriel", "note"];
    let mut table = format!("code;{}\n", text_columns.join(";"));
    for (number, text) in HOSTILE.iter().enumerate() {
        let cell = quoted(text);
        // A first name is never empty.
        let name = quoted(&format!("{text}X"));
        writeln!(table, "H-{number};{name};{}", [cell.as_str(); 4].join(";")).unwrap();
    }
    let run = place.import("learners", &table);
    assert_harmless(&run.err);
    let taken = place.learners();
    assert!(taken.len() >= HOSTILE.len() - 1, "only names too long are refused: {}", run.err);
    for format in ["json", "csv"] {
        let out = place.run(&["export", "learners", "--format", format]).ends(0).out;
        if format == "csv" {
            assert_table(&out);
            let again = Place::opened();
            again.import("learners", &out).ends(0);
            assert_eq!(again.learners().len(), taken.len(), "what was exported is imported");
        } else {
            assert_harmless(&out);
        }
    }
    let free = ["nom_demarche", "phrase", "objectif", "note"];
    let mut sessions = format!("code;date;duree_min;themes;{}\n", free.join(";"));
    for (row, text) in taken.iter().zip(HOSTILE.iter().cycle()) {
        let texts = [quoted(text).as_str(); 4].join(";");
        let code = row["code"].as_str().unwrap();
        writeln!(sessions, "{code};2026-03-03;60;aide_aux_demarches_administratives;{texts}").unwrap();
    }
    let run = place.import("sessions", sessions);
    assert_harmless(&run.err);
    let kept = place.run(&["export", "sessions", "--format", "json"]).ends(0);
    assert_harmless(&kept.out);
    assert!(kept.json().as_array().unwrap().len() >= taken.len() - 1, "only texts too long are refused: {}", run.err);
    assert_table(&place.run(&["export", "sessions", "--format", "csv"]).ends(0).out);
    for number in [0, 4, 8, 10, 15, 16, 17] {
        let code = format!("H-{number}");
        for format in ["json", "text", "html"] {
            let out = place.run(&["export", "learner", &code, "--format", format]).ends(0).out;
            if format == "html" { assert_page(&out) } else { assert_harmless(&out) }
        }
    }
}

#[test]
fn what_is_refused_is_never_quoted_raw() {
    let place = Place::opened();
    for (what, columns) in [
        (
            "learners",
            "code;prenom;nom;annee_naissance;commune_insee;genre;statut;telephone;courriel;demarches;note;anonyme",
        ),
        ("assessments", "code;date;MAT1;MAT1_obs;DEM1"),
        ("sessions", "code;date;duree_min;lieu;mode;modules;cotations;id"),
    ] {
        let width = columns.split(';').count();
        let mut table = format!("{columns};{}\n", quoted(HOSTILE[0]));
        for text in HOSTILE {
            for column in 0..width {
                let cells: Vec<String> =
                    (0..width).map(|at| if at == column { quoted(text) } else { String::new() }).collect();
                table += &(cells.join(";") + ";\n");
            }
        }
        let run = place.import(what, &table);
        assert_harmless(&run.err);
        assert!(run.err.contains("ligne") && run.err.contains("colonne ignorée"), "{}", run.err);
        let header = place.import(what, format!("{};x\n1;2\n", quoted(HOSTILE[1])));
        assert_harmless(&header.err);
        assert_ne!(header.code, 0);
    }
}

#[test]
fn arguments_and_files_that_anybody_can_write_are_never_quoted_raw() {
    let place = Place::opened();
    for text in &HOSTILE[..6] {
        for arguments in [
            &["--mediator", text, "check"][..],
            &["import", "learners", text],
            &["export", "learner", text, "--format", "json"],
            &["export", "learners", "--format", text],
            &[text],
            &["check", text],
        ] {
            let run = place.run(arguments);
            assert_ne!(run.code, 0, "{run:?}");
            assert_harmless(&(run.out + &run.err));
        }
    }
    std::fs::create_dir_all(place.data().join("backups")).unwrap();
    for text in &HOSTILE[..6] {
        let name = text.replace('/', "");
        std::fs::write(place.data().join("backups").join(format!("{name}.jalon")), "").unwrap();
        std::fs::write(place.path(&name), "").unwrap();
        let named = place.path(&name).display().to_string();
        for arguments in [&["restore", &named][..], &["backup", &named], &["check", "--theme", text]] {
            let run = place.run(arguments);
            assert_harmless(&(run.out + &run.err));
        }
    }
    let listed = place.run(&["backups"]);
    assert_harmless(&(listed.out + &listed.err));
    let passphrase = place.path("passphrase").display().to_string();
    let added = place.run(&["mediators", "add", HOSTILE[0], "--new-passphrase-file", &passphrase]).ends(0);
    assert_harmless(&added.err);
    assert_harmless(&place.run(&["mediators", "list", "--mediator", "Claire"]).ends(0).out);
    assert_harmless(&place.run(&["check"]).ends(2).says("rouge").err);
    assert_harmless(&place.run(&["mediators", "remove", "rouge", "--mediator", "Claire"]).ends(0).err);
    let new = Place::new();
    let init = new.run(&["init", "--place", HOSTILE[0], "--commune", "45155", "--mediator", HOSTILE[4], "--light-key"]);
    assert_harmless(&init.ends(0).err);
    // The holder's name and the place's stand outside the seal.
    let held = std::fs::File::options().write(true).open(place.data().join("instance.lock")).unwrap();
    held.lock().unwrap();
    std::fs::write(place.data().join("instance.toml"), "host = \"\\u001b[2Jici\\u202e\"\nsince = 1\n").unwrap();
    let run = place.run(&["check"]).ends(3).says("« ici »");
    assert_harmless(&run.err);
}
