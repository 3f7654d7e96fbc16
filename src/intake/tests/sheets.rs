//! What a table is written in never changes what is read.

use super::*;
use crate::domain::assessment::{Answer, Kind};
use crate::domain::guards::Topic;
use crate::domain::session::{Appointment, Mode, Rating};
use crate::intake::Warning;
use crate::intake::sheet::{MAX_FILE_BYTES, read_all};
use encoding_rs::WINDOWS_1252;
use std::io::Read;
use time::macros::{date, time};

#[test]
fn delimiters_and_encodings_are_found() {
    let table = "Prénom;NOM;Annee_Naissance;commune_insee\nÉloïse;L'Œuf;1951;45155\n";
    let windows = WINDOWS_1252.encode(table).0.into_owned();
    let utf_16: Vec<u8> = std::iter::once(0xfeff).chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("semicolons", table.as_bytes().to_vec()),
        ("commas", table.replace(';', ",").into_bytes()),
        ("tabs", table.replace(';', "\t").into_bytes()),
        ("CR LF", table.replace('\n', "\r\n").into_bytes()),
        ("with its mark", format!("\u{feff}{table}").into_bytes()),
        ("quoted", table.replace("Éloïse", "\"Éloïse\"").into_bytes()),
        ("Windows-1252", windows),
        ("UTF-16", utf_16),
    ] {
        let intake = read_learners(&bytes).unwrap();
        let [(2, learner)] = intake.rows.as_slice() else { panic!("{name}: {:?}", intake.refused) };
        assert_eq!((learner.first_name.as_str(), learner.last_name.as_str()), ("Éloïse", "L'Œuf"), "{name}");
        assert_eq!((learner.birth_year, learner.commune.as_ref().unwrap().as_str()), (Some(1951), "45155"), "{name}");
        assert_eq!((learner.code.as_str(), learner.opened_on), ("TIRE-1", Some(TODAY)), "{name}");
        assert_eq!(intake.unknown_columns, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn rows_know_the_line_they_start_on() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("{end}prenom;note{end}A;{end}{end}B;\"deux{end}lignes\"{end}C;x{end}{end};{end}D;{end}");
        let intake = read_learners(text.as_bytes()).unwrap();
        let lines: Vec<(u64, &str)> = intake.rows.iter().map(|(line, l)| (*line, l.first_name.as_str())).collect();
        assert_eq!(lines, [(3, "A"), (5, "B"), (7, "C"), (10, "D")], "{end:?}");
        assert_eq!(intake.rows[1].1.note, "deux\nlignes");
    }
}

#[test]
fn unknown_columns_are_named_and_ignored() {
    let intake = read_learners("prenom;Âge;NOM;\nAnne;74;Petit;\n".as_bytes()).unwrap();
    assert_eq!(intake.unknown_columns, ["Âge"]);
    assert_eq!(intake.rows[0].1.last_name, "Petit");
}

#[test]
fn files_that_are_no_table_say_so() {
    for (bytes, error) in [
        (&b""[..], SheetError::Empty),
        (b"\n\n;;\n", SheetError::Empty),
        (b"PK\x03\x04rest", SheetError::Workbook),
        (b"nom;code\nPetit;A\n", SheetError::MissingColumn("prenom".into())),
        ("prenom;Prénom\nA;B\n".as_bytes(), SheetError::ColumnTwice("prenom".into())),
    ] {
        assert_eq!(read_learners(bytes).unwrap_err(), error);
        assert!(!error.words().is_empty());
    }
    assert_eq!(read_all(std::io::repeat(b'a').take(MAX_FILE_BYTES + 9)), Err(SheetError::TooLarge));
    assert_eq!(read_all(&b"abc"[..]).unwrap(), b"abc");
}

#[test]
fn codes_are_kept_or_drawn_and_never_twice() {
    let intake = read_learners(b"prenom;code\nA;\nB;TIRE-1\nC;X\nD;\n").unwrap();
    let codes: Vec<&str> = intake.rows.iter().map(|(_, learner)| learner.code.as_str()).collect();
    assert_eq!(codes, ["TIRE-2", "TIRE-1", "X", "TIRE-3"]);
}

#[test]
fn words_of_the_coop_and_procedures_are_understood() {
    let text = "prenom;genre;statut;demarches\nA;FEMININ;retraité;d5, D2 D5\nB;Masculin;En Emploi;\n";
    let intake = read_learners(text.as_bytes()).unwrap();
    let (a, b) = (&intake.rows[0].1, &intake.rows[1].1);
    assert_eq!((a.gender.clone(), a.status.clone()), (Some("feminin".into()), Some("retraite".into())));
    assert_eq!((b.gender.clone(), b.status.clone()), (Some("masculin".into()), Some("en_emploi".into())));
    assert_eq!(a.procedures, ["D5".into(), "D2".into()]);
}

#[test]
fn likely_duplicates_are_taken_and_listed() {
    let intake = read_learners(b"prenom\nPaul\nYvette\n").unwrap();
    assert_eq!(intake.rows.len(), 2);
    let told = Warning::LikelyDuplicate { line: 3, codes: vec!["MARS-27".into()], earlier: vec![2] };
    assert_eq!(intake.warnings, [told]);
    assert!(intake.warnings[0].words().contains("(MARS-27, ligne 2)"));
}

#[test]
fn hostile_cells_are_made_harmless() {
    let intake = read_learners("prenom;note\n\u{1b}[31mLéa\u{202e};'=1+1\n'abc;''x\n".as_bytes()).unwrap();
    let (a, b) = (&intake.rows[0].1, &intake.rows[1].1);
    assert_eq!((a.first_name.as_str(), a.note.as_str()), ("Léa", "=1+1"));
    assert_eq!((b.first_name.as_str(), b.note.as_str()), ("'abc", "'x"));
}

#[test]
fn words_on_health_justice_and_family_are_warned_of_by_line_and_column() {
    let intake = read_learners("prenom;nom;note\nLéa;Sourd;préfère le matin\nPaul;X;\"Diabète,\nsous tutelle\"\nZoé;X;en prison ; mdp : Abc123\n".as_bytes())
        .unwrap();
    assert_eq!((intake.rows.len(), intake.refused.len()), (2, 1));
    assert_eq!(intake.warnings, [Warning::Sensitive { line: 3, column: "note".into(), topic: Topic::Health }]);
    assert_eq!(
        intake.warnings[0].words(),
        "ligne 3, note : cette case touche à la santé. Ce n'est pas un refus : relisez-la."
    );
}

#[test]
fn paper_questionnaires_are_scored() {
    let text = "code;date;mat1;MAT2;MAT3;MAT3_OBS;DEM1\nmars-27;24/11/2026;;3;2;1;0\nMARS-27;2026-11-25;1;;;;\nMARS-27;2026-11-23;;;;;\n";
    let intake = read_assessments(text).unwrap();
    let kinds: Vec<Kind> = intake.rows.iter().map(|(_, assessment)| assessment.kind).collect();
    assert_eq!(kinds, [Kind::Short, Kind::Full, Kind::Short]);
    let first = &intake.rows[0].1;
    assert_eq!((first.learner, first.date, first.outcome.short_percent), (YVETTE, TODAY, Some(44)));
    assert_eq!(first.answers[&"MAT3".into()], Answer { declared: Some(2), observed: Some(1) });
    assert_eq!(first.procedures, ["D2".into()]);
    assert!(first.outcome.proposal.path.procedures.contains(&"D2".into()));
    assert_eq!(intake.rows[2].1.outcome.percent, None);
    assert_eq!(intake.warnings, [Warning::FutureDate { line: 3 }]);
}

#[test]
fn sessions_are_read() {
    let text = "code;date;duree_min;lieu;mode;modules;cotations\n\
                MARS-27;2026-11-24;45;À domicile;Accompagne;P1 d2;P1.1=3, p1.4=SO P2.1=0\n\
                MARS-27;24/11/2026;90;;;;\n";
    let intake = read_sessions(text).unwrap();
    let first = &intake.rows[0].1.session;
    assert_eq!((first.learner, first.duration_min, first.mode), (YVETTE, 45, Mode::Accompany));
    assert_eq!(first.place.as_str(), "domicile");
    assert_eq!(first.modules, ["P1".into(), "D2".into(), "P2".into()]);
    assert_eq!(first.ratings[&"P1.1".into()], Rating::Level(3));
    assert_eq!(first.ratings[&"P1.4".into()], Rating::NotApplicable);
    let second = &intake.rows[1].1;
    assert_eq!((second.id, second.session.place.as_str(), second.session.mode), (None, "lieu_activite", Mode::Train));
}

#[test]
fn words_of_a_session_are_keys_or_labels() {
    let text = "code;date;duree_min;mode;heure;mandat;materiel;themes;autonomie;reorientation;prochaine_date;\
                prochaine_heure;note\n\
                MARS-27;2026-11-24;45;fais;14 h 05;Oui;Ordinateur, téléphone;\"Prendre en main du matériel\nE-mail\";\
                Autonome;autre;01/12/2026;9:30:00;sous tutelle\n\
                MARS-27;2026-11-24;45;;;;;sante email sante;;;;;\n";
    let intake = read_sessions(text).unwrap();
    assert_eq!(refusals(&intake), []);
    let first = &intake.rows[0].1.session;
    assert_eq!((first.started, first.mandate), (Some(time!(14:05)), Some(true)));
    assert_eq!(first.devices, ["ordinateur".into(), "telephone".into()]);
    assert_eq!(first.themes, ["prendre_en_main_du_materiel".into(), "email".into()]);
    assert_eq!((first.autonomy.clone(), first.redirection.clone()), (Some("autonome".into()), Some("autre".into())));
    let next = Appointment { date: date!(2026 - 12 - 01), time: Some(time!(9:30)) };
    assert_eq!(first.next, Some(next));
    assert_eq!(intake.rows[1].1.session.themes, ["sante".into(), "email".into()]);
    let told = Warning::Sensitive { line: 2, column: "note".into(), topic: Topic::Justice };
    assert_eq!(intake.warnings, [told]);
}
