//! `soffice` shows the cells that were written, of each CSV and each workbook, where it is installed.
//!
//! CSV is opened as a French place would, with « Formater les champs entre guillemets comme texte » and « Détecter les
//! nombres spéciaux ».

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cells;
mod program;

use cells::{Data, rows, sheets};
use program::{Place, run};
use rustix::process::{Pid, Signal, kill_process_group};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// `;`, `"`, UTF-8, from the first line, no column of its own format, French, quoted is text, dates are found.
const CSV: &str = "--infilter=CSV:59,34,76,1,,1036,true,true";

/// After this long it is stuck, and is ended.
const STUCK: Duration = Duration::from_secs(240);

const PEOPLE: &str = "code;prenom;nom;annee_naissance;commune_insee;telephone;courriel;demarches;note\n\
    MARS-27;Yvette;Martin;1951;45155;0639981234;yvette@exemple.fr;D2 D7;\"vient avec ; sa sœur\nle \"\"mardi\"\"\"\n\
    LILAS-83;Vrai;Juin 12;1990;45234;+33 6 39 98 12 34;;;2/3\n\
    OURS-11;=Zoé;O'Hara;;01004;06 39 98 12 34;;;(5)\n";

const SESSIONS: &str = "code;date;duree_min;lieu;mode;modules;cotations;heure;themes;autonomie;phrase;prochaine_date;\
    prochaine_heure;objectif;note\n\
    MARS-27;2026-03-12;60;lieu_activite;forme;P1;P1.1=3 P1.2=2;14:05;email sante;partiellement_autonome;1/2 heure;\
    2026-03-19;10:30;@ et -;38%\n\
    LILAS-83;2026-03-05;30;domicile;accompagne;P2;P2.1=1;;email;autonome;;;;;\n";

/// Columns of the tables that have no workbook beside them, when they hold something else than texts.
const NUMBERS: [&str; 3] = ["duree_min", "numero", "nombre"];
const DAYS: [&str; 2] = ["date", "prochaine_date"];
const TIMES: [&str; 2] = ["heure", "prochaine_heure"];

/// A place with something of everything: what is hard on a spreadsheet, and a demonstration with workshops.
fn places() -> [Place; 2] {
    let typed = Place::opened();
    typed.import("learners", PEOPLE).ends(0);
    typed.import("sessions", SESSIONS).ends(0);
    let invented = Place::new();
    run(invented.bare().args("demo --learners 12 --sessions 60 --seed 7 --data".split(' ')).arg(invented.data()))
        .ends(0);
    invented.file("passphrase", "demo demo demo\n");
    [typed, invented]
}

/// Has `soffice` save files as workbooks in a folder. `false` where it is not installed.
fn convert(files: &[String], filter: Option<&str>, profile: &Path, into: &Path) -> bool {
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.display())).arg("--headless").args(filter);
    command.args(["--convert-to", "xlsx", "--outdir"]).arg(into).args(files);
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.process_group(0).spawn() else { return false };
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > STUCK {
            let group = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
            kill_process_group(group, Signal::KILL).unwrap();
            panic!("soffice does not end");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(child.wait().unwrap().success());
    true
}

/// A cell told apart by its kind, however it is shown.
fn told(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => format!("text {text}"),
        Data::Int(number) => format!("number {number}"),
        Data::Float(number) => format!("number {number}"),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match moment.as_f64() {
                time if time < 1.0 => format!("time {hour:02}:{minute:02}"),
                day_alone if day_alone.fract() == 0.0 => format!("day {year:04}-{month:02}-{day:02}"),
                _ => format!("moment {year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        other => format!("{other:?}"),
    }
}

/// What the cell of a column without a workbook must be shown as.
fn expected(column: &str, written: &str) -> String {
    match written {
        "" => String::new(),
        number if NUMBERS.contains(&column) => format!("number {number}"),
        day if DAYS.contains(&column) => format!("day {day}"),
        // The access log's times have seconds, and are texts.
        time if TIMES.contains(&column) && time.len() == 5 => format!("time {time}"),
        text => format!("text {text}"),
    }
}

type Grid = Vec<Vec<String>>;

fn grid(bytes: &[u8], sheet: &str) -> Grid {
    rows(bytes, sheet).iter().map(|row| row.iter().map(told).collect()).collect()
}

/// The cells of a table that was written as CSV alone.
fn grid_of_text(table: &str) -> Grid {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let heading = records[0].clone();
    let cell = |row: usize, (column, written): (usize, &str)| {
        if row == 0 { format!("text {written}") } else { expected(&heading[column], written) }
    };
    let of = |(row, record): (usize, &csv::StringRecord)| record.iter().enumerate().map(|at| cell(row, at)).collect();
    records.iter().enumerate().map(of).collect()
}

#[track_caller]
fn assert_shown(name: &str, written: &Grid, shown: &Grid) {
    assert!(!written.is_empty() && shown.len() <= written.len(), "{name}: {} rows of {}", shown.len(), written.len());
    for (row, cells) in written.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let shown = shown.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
            // In a CSV an apostrophe stands before what a spreadsheet would run.
            let guarded = cell.strip_prefix("text ").is_some_and(|text| shown == format!("text '{text}"));
            assert!(shown == cell || guarded, "{name}, row {row}, column {column}: « {cell} » is shown as « {shown} »");
        }
    }
}

/// Writes an export and gives its path.
fn export(place: &Place, asked: &str, format: &str, name: &str) -> String {
    let file = place.path(&format!("{name}.{format}")).display().to_string();
    let typed = format!("export {asked} --format {} --output", if name == "coop" { "coop-xlsx" } else { format });
    place.run(&typed.split(' ').chain([file.as_str()]).collect::<Vec<_>>()).ends(0);
    file
}

#[test]
fn libreoffice_shows_the_same_cells() {
    let year = time::OffsetDateTime::now_utc().year();
    let (activities, figures) = (format!("activities --year {year}"), format!("statistics --year {year}"));
    let full = format!("{figures} --full");
    let both = [
        ("learners", "learners"),
        ("activities", activities.as_str()),
        ("progress", "progress"),
        ("statistics", figures.as_str()),
        ("full", full.as_str()),
    ];
    let office = Place::new();
    let (mut tables, mut books) = (Vec::new(), Vec::new());
    let places = places();
    for (at, place) in places.iter().enumerate() {
        // A name of its own for each, since all are converted into one folder.
        let kept = |path: String, name: &str| {
            let to = office.path(&format!("{at}-{name}"));
            std::fs::copy(path, &to).unwrap();
            to.display().to_string()
        };
        for (name, asked) in both {
            tables.push(kept(export(place, asked, "csv", name), &format!("{name}.csv")));
            books.push(kept(export(place, asked, "xlsx", name), &format!("{name}.xlsx")));
        }
        books.push(kept(export(place, "learners", "xlsx", "coop"), "coop.xlsx"));
        tables.push(kept(export(place, "sessions", "csv", "sessions"), "sessions.csv"));
        let log = place.run(&["log", "--format", "csv"]).ends(0).out;
        tables.push(kept(place.file("log.csv", log), "log.csv"));
    }
    let (profile, shown) = (office.path("profile"), office.path("shown"));
    if !convert(&tables, Some(CSV), &profile, &shown.join("csv")) {
        eprintln!("soffice is not installed: nothing was compared");
        return;
    }
    convert(&books, None, &profile, &shown.join("xlsx"));
    let name = |path: &str| Path::new(path).file_stem().unwrap().to_str().unwrap().to_owned();
    let converted = |kind: &str, path: &str| std::fs::read(shown.join(kind).join(name(path) + ".xlsx")).unwrap();
    for book in &books {
        let (ours, theirs) = (std::fs::read(book).unwrap(), converted("xlsx", book));
        for sheet in sheets(&ours) {
            assert_shown(&format!("{} {sheet}", name(book)), &grid(&ours, &sheet), &grid(&theirs, &sheet));
        }
    }
    for table in &tables {
        let theirs = converted("csv", table);
        let theirs = grid(&theirs, &sheets(&theirs)[0]);
        let twin = Path::new(table).with_extension("xlsx");
        let written = match std::fs::read(&twin) {
            Ok(bytes) => grid(&bytes, &sheets(&bytes)[0]),
            Err(_) => grid_of_text(std::fs::read_to_string(table).unwrap().trim_start_matches('\u{feff}')),
        };
        assert_shown(&name(table), &written, &theirs);
    }
    // Saved again by LibreOffice, they are still ours to read.
    for (at, place) in places.iter().enumerate() {
        let again = |kind: &str, name: &str| shown.join(kind).join(format!("{at}-{name}.xlsx")).display().to_string();
        for kind in ["csv", "xlsx"] {
            let other = Place::opened();
            other.run(&["import", "learners", &again(kind, "learners")]).ends(0);
            assert_eq!(table(&other, "learners"), table(place, "learners"), "{kind} of place {at}");
            other.run(&["import", "sessions", &again("csv", "sessions")]).ends(0);
            assert_eq!(table(&other, "sessions"), table(place, "sessions"), "place {at}");
        }
    }
}

/// A table's rows, without the workshop of each: workshops are not imported.
fn table(place: &Place, what: &str) -> Vec<String> {
    let table = place.run(&["export", what, "--format", "csv"]).ends(0).out;
    let without = |line: &str| if what == "sessions" { line.rsplit_once(';').unwrap().0 } else { line }.to_owned();
    table.lines().map(without).collect()
}
