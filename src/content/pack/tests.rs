use super::*;

const DATE: Date = time::macros::date!(2026 - 11 - 22);

fn files(texts: &[(&str, &str)]) -> Files {
    let about =
        "name = \"Essai\"\nlanguage = \"fr\"\nauthors = [\"Claire\"]\nlicence = \"CC-BY\"\ndate = \"2026-11-22\"\n";
    let texts = [(ABOUT, about)].into_iter().chain(texts.iter().copied());
    texts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
}

/// File, line, place and problem of each fault.
fn faults(texts: &[(&str, &str)]) -> Vec<(String, Option<usize>, String, Problem)> {
    let faults = read(&files(texts)).unwrap_err();
    faults.into_iter().map(|fault| (fault.file, fault.line, fault.place, fault.problem)).collect()
}

#[test]
fn the_built_in_content_is_a_pack() {
    let files = built_in(DATE).into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    let pack = read(&files).unwrap();
    let built = Content::built_in().unwrap();
    assert_eq!(Content { pack: None, ..pack.content }, built);
    assert_eq!((pack.about.name.as_str(), pack.about.date), ("Jalon", DATE));
    assert!(pack.addresses.iter().any(|(_, at)| at.contains("ameli.fr")));
}

#[test]
fn entries_take_the_place_of_those_with_their_id_and_others_are_added() {
    let pack = read(&files(&[
        (
            "addresses.toml",
            "[[addresses]]\nid = \"ameli\"\nname = \"Ameli ici\"\nat = \"https://www.ameli.fr\"\nchecked_on = \"2026-11-22\"\n",
        ),
        ("vocabularies.toml", "themes = [{ key = \"jardin\", label = \"Jardin\" }]\n"),
    ]))
    .unwrap();
    let built = Content::built_in().unwrap();
    let themes = &pack.content.vocabularies.themes;
    assert_eq!(themes.terms().len(), built.vocabularies.themes.terms().len() + 1);
    assert_eq!(themes.label(&"jardin".into()), Some("Jardin"));
    let renamed = pack.content.guides.iter().flat_map(|guide| &guide.addresses).any(|known| known.name == "Ameli ici");
    assert!(renamed);
    assert_eq!(pack.addresses, [("Ameli ici".to_owned(), "https://www.ameli.fr".to_owned())]);
    assert_eq!(pack.content.curriculum, built.curriculum);
}

#[test]
fn what_is_removed_takes_what_names_it_along() {
    let pack = read(&files(&[("curriculum.toml", "removed = [\"S6\"]\n")])).unwrap();
    assert_eq!(pack.content.curriculum.module(&"S6".into()), None);
    assert_eq!(pack.content.guide(&"S6".into()), None);
    assert!(pack.content.questionnaire.questions.iter().all(|question| !question.modules.contains(&"S6".into())));
}

#[test]
fn every_fault_is_told_with_its_file_and_line() {
    let found = faults(&[
        ("notes.toml", ""),
        ("curriculum.toml", "removed = [\"Z9\"]\nmodule = 1\n\n[[modules]]\nid = \"P1\"\ntitle = 3\n"),
        ("questionnaire.toml", "version = \"2\"\nthresholds = [60, 42, 58]\n"),
        ("guides.toml", "guides = [\n"),
        ("codes.txt", "MARS été"),
    ]);
    let told = |file: &str, line: Option<usize>| found.iter().any(|(f, l, ..)| f == file && *l == line);
    assert!(
        told("notes.toml", None) && told("curriculum.toml", Some(1)) && told("curriculum.toml", Some(2)),
        "{found:#?}"
    );
    assert!(told("curriculum.toml", Some(4)), "the entry that has not the shape: {found:#?}");
    assert!(told("questionnaire.toml", Some(2)) && told("codes.txt", None), "{found:#?}");
    assert!(found.iter().any(|(file, _, _, problem)| file == "guides.toml" && matches!(problem, Problem::Syntax(_))));
    assert!(found.contains(&("curriculum.toml".into(), Some(1), "Z9".into(), Problem::NotThere)));
}

#[test]
fn rules_hold_for_packs_too() {
    let module = "[[modules]]\nid = \"X1\"\ntrack = \"basics\"\ntitle = \"t\"\nobjective = \"o\"\nduration_min = 60\n\
         meetings = \"1 × 60\"\nprerequisites = [\"P1\"]\ndigcomp = []\nthemes = [\"nulle\"]\nmediator_note = \"\"\n\
         sentences = []\nbring = \"\"\n\n[[modules.skills]]\nid = \"Y1.1\"\nlabel = \"l\"\nessential = true\n";
    let found = faults(&[("curriculum.toml", module)]);
    let rule = |place: &str, fault| (String::from("curriculum.toml"), place.to_owned(), Problem::Rule(fault));
    let told: Vec<_> =
        found.iter().map(|(file, _, place, problem)| (file.clone(), place.clone(), problem.clone())).collect();
    assert!(
        told.contains(&rule("nulle", Fault::Unknown)) && told.contains(&rule("Y1.1", Fault::ForeignSkill)),
        "{told:#?}"
    );
    assert!(found.iter().all(|(_, line, ..)| line.is_some()), "{found:#?}");
    let sound = module.replace("nulle", "email").replace("Y1.1", "X1.1");
    let pack = read(&files(&[("curriculum.toml", &sound)])).unwrap();
    assert_eq!(pack.content.curriculum.modules.len(), Content::built_in().unwrap().curriculum.modules.len() + 1);
}

#[test]
fn a_pack_says_what_it_is() {
    let empty = Files::new();
    assert_eq!(read(&empty).unwrap_err()[0].problem, Problem::MissingFile);
    let mut nameless = files(&[]);
    nameless.insert(
        ABOUT.into(),
        b"name = \"\"\nlanguage = \"fr\"\nauthors = []\nlicence = \"x\"\ndate = \"hier\"\n".to_vec(),
    );
    let lines: Vec<_> = read(&nameless).unwrap_err().into_iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [Some(1), Some(3), Some(5)]);
}

#[test]
fn the_digest_changes_with_any_byte_or_name() {
    let one = digest(&files(&[("codes.txt", "MARS")]));
    assert_eq!(one, digest(&files(&[("codes.txt", "MARS")])));
    assert_ne!(one, digest(&files(&[("codes.txt", "MARZ")])));
    assert_ne!(one, digest(&files(&[("code.txt", "sMARS")])));
}
