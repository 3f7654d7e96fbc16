use super::*;
use proptest::prelude::*;

const GIEN: &str = "45155";

fn names(typed: &str, near: Option<&str>, limit: usize) -> Vec<&'static str> {
    let near = near.map(Insee::from);
    search(typed, near.as_ref(), limit).into_iter().map(|commune| commune.name).collect()
}

#[test]
fn every_line_is_a_commune() {
    let mut codes: Vec<&str> = Vec::new();
    for (start, line) in lines() {
        let commune = Commune::read(line).unwrap();
        assert_eq!(code_at(start), commune.insee);
        assert!(commune.insee.bytes().all(|b| b.is_ascii_alphanumeric()) && !commune.name.is_empty(), "{line}");
        assert!(commune.postcodes().all(|code| code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit())), "{line}");
        codes.push(commune.insee);
    }
    assert_eq!(codes.len(), 35_014);
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 35_014);
}

#[test]
fn a_code_has_its_commune() {
    let gien = by_insee(&Insee::from(GIEN)).unwrap();
    assert_eq!((gien.name, gien.postcodes().collect::<Vec<_>>()), ("Gien", vec!["45500".to_owned()]));
    assert_eq!(gien.id(), Insee::from(GIEN));
    assert_eq!(name(&Insee::from("2A004")), Some("Ajaccio"));
    let ajaccio = by_insee(&Insee::from("2A004")).unwrap();
    assert!(ajaccio.postcodes().any(|code| code == "20000"));
    assert_eq!(name(&Insee::from("97411")), Some("Saint-Denis"));
    for unknown in ["", "00000", "4515", "451550", "é"] {
        assert_eq!(name(&Insee::from(unknown)), None, "{unknown}");
    }
}

#[test]
fn the_most_populous_come_first() {
    assert_eq!(names("paris", None, 2), ["Paris", "Paris 15e Arrondissement"]);
    assert_eq!(names("PARIS 15", None, 1), ["Paris 15e Arrondissement"]);
    assert_eq!(names("lyo", None, 1), ["Lyon"]);
    assert_eq!(names("havre", None, 1), ["Le Havre"]);
    assert_eq!(names("le havre", None, 1), ["Le Havre"]);
    assert_eq!(names("", None, 5), Vec::<&str>::new());
    assert_eq!(names("xyzxyz", None, 5), Vec::<&str>::new());
}

#[test]
fn spelling_does_not_matter() {
    for typed in ["Saint-Étienne", "st etienne", "SAINT ETIENNE", "ste etienne", "sainte-étienne", "St. Étienn"] {
        assert_eq!(names(typed, None, 1), ["Saint-Étienne"], "{typed}");
    }
    assert_eq!(names("oe", None, 100).iter().filter(|name| name.starts_with("Œ")).count(), 4);
    assert_eq!(names("l hay les roses", None, 1), ["L'Haÿ-les-Roses"]);
    assert_eq!(names("gif s/ yvette", None, 1), ["Gif-sur-Yvette"]);
    assert_eq!(names("yvette gif", None, 1), ["Gif-sur-Yvette"]);
}

#[test]
fn a_post_code_is_enough() {
    assert_eq!(names("45500", None, 1), ["Gien"]);
    assert_eq!(names("45500 poi", None, 1), ["Poilly-lez-Gien"]);
    assert!(names("455", None, 100).contains(&"Gien"));
    assert_eq!(names("2000", None, 1), ["Ajaccio"]);
    assert_eq!(names("75116", None, 1), ["Paris"]);
}

#[test]
fn what_is_near_comes_first() {
    assert_eq!(names("gi", Some(GIEN), 4)[..2], ["Gien", "Gidy"]);
    assert!(names("gi", Some(GIEN), 12).contains(&"Givors"));
    assert_eq!(names("sully", Some(GIEN), 1), ["Sully-sur-Loire"]);
    assert_eq!(names("45500", Some(GIEN), 1), ["Gien"]);
    assert_eq!(names("", Some(GIEN), 5), ["Gien"]);
    assert_eq!(names("marseille", Some(GIEN), 1), ["Marseille"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_text_gets_an_answer(typed in any::<String>(), near in "[0-9]{0,6}|2A[0-9]{3}") {
        prop_assert!(search(&typed, Some(&Insee::from(near.as_str())), 7).len() <= 7);
    }

    #[test]
    fn every_commune_is_found_by_its_name(at in 0_usize..35_014) {
        let (_, line) = lines().nth(at).unwrap();
        let commune = Commune::read(line).unwrap();
        let typed = commune.name.to_uppercase().replace('-', " ");
        prop_assert!(search(&typed, Some(&commune.id()), 1) == [commune], "{}", typed);
    }
}
