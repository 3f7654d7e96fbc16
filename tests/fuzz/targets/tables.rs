//! The three imports.

#![no_main]

use jalon::content::Content;
use jalon::domain::guards;
use jalon::domain::harmless::{clean_line, clean_text};
use jalon::domain::ids::{Code, LearnerId, SessionId};
use jalon::intake::assessments::{self, Known};
use jalon::intake::{Intake, SheetError, learners, sessions};
use std::sync::LazyLock;
use time::Date;
use time::macros::date;

static CONTENT: LazyLock<Content> = LazyLock::new(|| Content::built_in().expect("the content ships"));
const TODAY: Date = date!(2026 - 11 - 24);

/// A header that the reader knows, so that most inputs get as far as cells.
const HEADERS: [&str; 4] = [
    "",
    "code;prenom;nom;annee_naissance;commune_insee;genre;statut;telephone;courriel;demarches;note;anonyme\n",
    "code;date;MAT1;MAT1_obs;DEM1\n",
    "code;date;duree_min;lieu;mode;modules;cotations;id\n",
];

fn known(code: &Code) -> Option<Known> {
    (code.as_str().len() < 4).then(|| Known { id: LearnerId::from_bytes([1; 16]), procedures: Vec::new() })
}

fn read_learners(bytes: &[u8]) {
    let mut drawn = 0;
    let intake = learners::read(
        bytes,
        &mut learners::Desk {
            today: TODAY,
            content: &CONTENT,
            code_taken: &|code| code.as_str() == "A",
            draw_code: &mut || {
                drawn += 1;
                Code::new(format!("TIRE-{drawn}"))
            },
            duplicates: &mut |_| Vec::new(),
        },
    );
    said(&intake);
    for (_, learner) in intake.iter().flat_map(|intake| &intake.rows) {
        let lines = [&learner.first_name, &learner.last_name, &learner.phone, &learner.email];
        assert!(lines.iter().all(|text| clean_line(text, usize::MAX) == ***text));
        assert!(clean_text(&learner.note, usize::MAX) == learner.note);
        let all = lines.into_iter().chain([&learner.note]).map(String::as_str).chain([learner.code.as_str()]);
        assert!(guards::refuse_any(all).is_none(), "something refused came in");
    }
}

/// What is said about a table holds nothing that steers a terminal.
fn said<T>(intake: &Result<Intake<T>, SheetError>) {
    let words: Vec<String> = match intake {
        Err(error) => vec![error.words()],
        Ok(intake) => {
            let refused = intake.refused.iter().map(jalon::intake::RefusedRow::words);
            refused.chain(intake.warnings.iter().map(jalon::intake::Warning::words)).collect()
        }
    };
    assert!(words.iter().all(|words| !words.contains(char::is_control)));
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let choice = usize::from(*first) % HEADERS.len();
    let table = [HEADERS[choice].as_bytes(), rest].concat();
    if choice <= 1 {
        read_learners(&table);
    }
    if choice == 0 || choice == 2 {
        let desk = assessments::Desk { today: TODAY, content: &CONTENT, learner: &known };
        said(&assessments::read(&table, &desk));
    }
    if choice == 0 || choice == 3 {
        let taken = |id: &SessionId| id.bytes() == &[7; 16];
        let desk = sessions::Desk { today: TODAY, content: &CONTENT, learner: &known, session_taken: &taken };
        said(&sessions::read(&table, &desk));
    }
});
