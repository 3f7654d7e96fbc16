//! Rows that are refused say on which line, in which column, and why.

use super::*;
use crate::domain::guards;
use crate::intake::Reason;
use crate::intake::reason::Shown;

#[test]
fn refused_learners_leave_the_others() {
    let long = "x".repeat(101);
    let text = format!(
        "code;prenom;nom;annee_naissance;commune_insee;genre;demarches;note;anonyme\n\
         A;Anne;;;;;;;\n\
         ;;Sans;;;;;;\n\
         ;Yves;;1899;;;;;\n\
         ;Yves;;;99999;;;;\n\
         ;Yves;;;;autre;;;\n\
         ;Yves;;;;;D9;;\n\
         ;Yves;;;;;;n 2 55 08 14 168 025 38;\n\
         ;Yves;;;;;;;peut-être\n\
         ;Yves;;;;;;;oui\n\
         MARS-27;Yves;;;;;;;\n\
         A;Yves;;;;;;;\n\
         trop long !;Yves;;;;;;;\n\
         ;{long};;;;;;;\n\
         ;Yves;;;;;;;;de trop\n\
         ;;;;;;;;oui\n"
    );
    let intake = read_learners(text.as_bytes()).unwrap();
    let forbidden = Reason::Forbidden(guards::Refusal::SocialSecurity);
    let labels = ["Masculin", "Féminin", "Non communiqué"].map(str::to_owned).to_vec();
    let ids = (1..=7).map(|number| format!("D{number}")).collect();
    assert_eq!(
        refusals(&intake),
        [
            (3, "prenom", &Reason::NoFirstName),
            (4, "annee_naissance", &Reason::Year(2026)),
            (5, "commune_insee", &Reason::UnknownCommune),
            (6, "genre", &Reason::UnknownWord(labels)),
            (7, "demarches", &Reason::UnknownProcedure(ids)),
            (8, "note", &forbidden),
            (9, "anonyme", &Reason::NotYesOrNo),
            (10, "anonyme", &Reason::AnonymousWithName),
            (11, "code", &Reason::CodeTaken),
            (12, "code", &Reason::CodeTwice(2)),
            (13, "code", &Reason::BadCode),
            (14, "prenom", &Reason::TooLong(100)),
            (15, "", &Reason::TooManyCells),
        ]
    );
    let taken: Vec<(u64, bool)> = intake.rows.iter().map(|(line, learner)| (*line, learner.anonymous)).collect();
    assert_eq!(taken, [(2, false), (16, true)]);
    assert_eq!(
        intake.refused[0].words(),
        "ligne 3, prenom : Il manque un prénom ou un pseudonyme. Écrivez-en un, ou « oui » dans la colonne anonyme."
    );
}

#[test]
fn every_free_cell_passes_the_guards() {
    let secrets = [
        ("2 55 08 14 168 025 38", "255081416802538", guards::Refusal::SocialSecurity),
        ("4111 1111 1111 1111", "4111111111111111", guards::Refusal::BankCard),
        ("FR14 2004 1010 0505 0001 3M02 606", "", guards::Refusal::Iban),
        ("mdp : Abc123!", "", guards::Refusal::Credential),
    ];
    for (secret, as_code, refusal) in secrets {
        let forbidden = Reason::Forbidden(refusal);
        for column in ["prenom", "nom", "telephone", "courriel", "note"] {
            let first_name = if column == "prenom" { "" } else { "prenom;" };
            let text =
                format!("{first_name}{column};statut\n{}{secret};\n", if first_name.is_empty() { "" } else { "Léa;" });
            let intake = read_learners(text.as_bytes()).unwrap();
            assert_eq!(refusals(&intake), [(2, column, &forbidden)], "{column}: {secret}");
        }
        if !as_code.is_empty() {
            let intake = read_learners(format!("code;prenom\n{as_code};Léa\n").as_bytes()).unwrap();
            assert_eq!(refusals(&intake), [(2, "code", &forbidden)], "{as_code}");
        }
    }
}

#[test]
fn no_name_is_shown_again() {
    for (piece, shown) in [("P1.1", "P1.1"), ("D9", "D9"), ("Yvette", "…"), ("\u{1b}[2J", "…"), ("P1.1 = deux", "…")]
    {
        assert_eq!(format!("{:?}", Shown::of(piece)), format!("Shown({shown:?})"), "{piece:?}");
    }
}

#[test]
fn an_open_quotation_mark_is_found_where_it_opens() {
    let text = format!("prenom;note\nA;\"ouvert\n{}", "B;x\n".repeat(9000));
    let intake = read_learners(text.as_bytes()).unwrap();
    assert_eq!(refusals(&intake), [(2, "", &Reason::UnclosedQuote)]);
}

#[test]
fn refused_assessments_say_why() {
    let text = "code;date;MAT1;MAT1_obs\nMARS-27;31/02/2026;1;\nMARS-27;;1;\nROSE-1;2026-11-24;1;\n;2026-11-24;1;\n\
                MARS-27;2026-11-24;4;\nMARS-27;2026-11-24;1;oui\n";
    assert_eq!(
        refusals(&read_assessments(text).unwrap()),
        [
            (2, "date", &Reason::BadDate),
            (3, "date", &Reason::Empty),
            (4, "code", &Reason::UnknownCode),
            (5, "code", &Reason::Empty),
            (6, "MAT1", &Reason::BadAnswer),
            (7, "MAT1_obs", &Reason::BadAnswer),
        ]
    );
}

#[test]
fn refused_sessions_say_why() {
    let rows = [
        ("0;;;;;", "duree_min", Reason::BadDuration),
        ("1440;;;;;", "duree_min", Reason::BadDuration),
        ("60;;montre;;;", "mode", Reason::BadMode),
        ("60;;;P9;;", "modules", Reason::UnknownModule(Shown::of("P9"))),
        ("60;;;;P1.9=2;", "cotations", Reason::UnknownSkill(Shown::of("P1.9"))),
        ("60;;;;Yvette Martin=2;", "cotations", Reason::UnknownSkill(Shown::of("Yvette"))),
        ("60;;;;P1.1=so;", "cotations", Reason::EssentialSkill(Shown::of("P1.1"))),
        ("60;;;;P1.1=4;", "cotations", Reason::BadRating(Shown::of("P1.1"))),
        ("60;;;;P1.1;", "cotations", Reason::BadRating(Shown::of("P1.1"))),
        ("60;;;;P1.1=1 P1.1=2;", "cotations", Reason::SkillTwice(Shown::of("P1.1"))),
        ("60;;;;;xyz", "id", Reason::BadSessionId),
        ("60;;;;;07070707070707070707070707070707", "id", Reason::SessionTaken),
    ];
    for (cells, column, reason) in rows {
        let text = format!("code;date;duree_min;lieu;mode;modules;cotations;id\nMARS-27;2026-11-24;{cells}\n");
        let intake = read_sessions(&text).unwrap();
        assert_eq!(refusals(&intake), [(2, column, &reason)], "{cells}");
        assert!(!reason.words().is_empty());
    }
    let columns = "code;date;duree_min;mode;heure;mandat;materiel;themes;autonomie;reorientation;nom_demarche;phrase;\
                   prochaine_date;prochaine_heure;objectif;note";
    let secret = || Reason::Forbidden(guards::Refusal::SocialSecurity);
    let rows = [
        (";25:00;;;;;;;;;;;", "heure", Reason::BadTime),
        (";;peut-être;;;;;;;;;;", "mandat", Reason::NotYesOrNo),
        ("forme;;oui;;;;;;;;;;", "mandat", Reason::MandateAlone),
        (";;;;logement;;;;;;;;", "themes", Reason::NeedsProceduresTheme),
        (";;;;email;;;Carte grise;;;;;", "nom_demarche", Reason::NeedsProceduresTheme),
        (";;;;;;;;;31/02/2026;;;", "prochaine_date", Reason::BadDate),
        (";;;;;;;;;;10:30;;", "prochaine_heure", Reason::TimeWithoutDay),
        (";;;;;;;;2 55 08 14 168 025 38;;;;", "phrase", secret()),
        (";;;;;;;;;;;2 55 08 14 168 025 38;", "objectif", secret()),
        (";;;;;;;;;;;;2 55 08 14 168 025 38", "note", secret()),
        (";;;;aide_aux_demarches_administratives;;;2 55 08 14 168 025 38;;;;;", "nom_demarche", secret()),
    ];
    for (cells, column, reason) in rows {
        let intake = read_sessions(&format!("{columns}\nMARS-27;2026-11-24;60;{cells}\n")).unwrap();
        assert_eq!(refusals(&intake), [(2, column, &reason)], "{cells}");
        assert!(!reason.words().is_empty());
    }
    for (column, word) in
        [("materiel", "grille-pain"), ("themes", "email lune"), ("autonomie", "x"), ("reorientation", "y")]
    {
        let intake = read_sessions(&format!("code;date;duree_min;{column}\nMARS-27;2026-11-24;60;{word}\n")).unwrap();
        assert!(matches!(refusals(&intake)[..], [(2, found, Reason::UnknownWord(_))] if found == column), "{column}");
    }
    let lost = read_sessions("code;date;duree_min;presence\nMARS-27;2026-11-24;60;parti\n").unwrap();
    assert_eq!(refusals(&lost), [(2, "presence", &Reason::BadAttendance)]);
    let excused = read_sessions("code;date;duree_min;presence\nMARS-27;2026-11-24;0;Excusé\n").unwrap();
    assert!(refusals(&excused).is_empty(), "who did not come stayed no minute");
    let place = read_sessions("code;date;duree_min;lieu\nMARS-27;2026-11-24;60;lune\n").unwrap();
    assert!(matches!(refusals(&place)[..], [(2, "lieu", Reason::UnknownWord(_))]));
}

#[test]
fn no_reason_repeats_a_cell() {
    let text =
        "code;date;duree_min;cotations\nMARS-27;2026-11-24;60;Martin-Dupont=3\nMARS-27;2026-11-24;60;0612345678=3\n";
    for row in read_sessions(text).unwrap().refused {
        assert!(!row.words().contains("Martin") && !row.words().contains("0612"), "{}", row.words());
    }
}

#[test]
fn a_commune_by_a_name_that_none_has_or_several_have_is_told_as_a_name() {
    let intake = read_learners("prenom;commune\nYves;Nulleville\nYves;Sainte-Colombe\nYves;Gien\n".as_bytes()).unwrap();
    let told = Reason::UnknownCommuneName;
    assert_eq!(refusals(&intake), [(2, "commune", &told), (3, "commune", &told)]);
    assert_eq!(intake.rows.len(), 1);
}

#[test]
fn a_date_of_birth_leaves_its_year_alone() {
    let text = "prenom;annee_naissance\nYves;12/03/1988\nYves;1951-07-02\nYves;31/02/1988\nYves;12/03/1788\n";
    let intake = read_learners(text.as_bytes()).unwrap();
    assert_eq!(intake.rows.iter().map(|(_, learner)| learner.birth_year).collect::<Vec<_>>(), [Some(1988), Some(1951)]);
    let told = Reason::Year(2026);
    assert_eq!(refusals(&intake), [(4, "annee_naissance", &told), (5, "annee_naissance", &told)]);
}
