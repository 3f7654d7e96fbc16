use super::*;
use proptest::prelude::*;
use proptest::sample::select;

fn kind(text: &str) -> Option<Refusal> {
    refuse(text).map(|found| found.refusal)
}

#[test]
fn the_rule_s_own_vectors() {
    for (text, expected) in [
        ("2 55 08 14 168 025 38", Some(Refusal::SocialSecurity)),
        ("2 55 08 14 168 025", Some(Refusal::SocialSecurity)),
        ("4111 1111 1111 1111", Some(Refusal::BankCard)),
        ("FR14 2004 1010 0505 0001 3M02 606", Some(Refusal::Iban)),
        ("06 12 34 56 78", None),
        ("dossier 123456789012", None),
    ] {
        assert_eq!(kind(text), expected, "{text}");
    }
}

#[test]
fn numbers_are_found_as_they_are_written() {
    for (text, expected) in [
        ("sa carte vitale : 255081416802538, à jour", Refusal::SocialSecurity),
        ("2550814168025", Refusal::SocialSecurity),
        ("2550814168025 38", Refusal::SocialSecurity),
        ("2.55.08.14.168.025", Refusal::SocialSecurity),
        ("2-55-08-14-168-025-38", Refusal::SocialSecurity),
        ("2\u{a0}55\u{202f}08\u{a0}14\u{a0}168\u{a0}025", Refusal::SocialSecurity),
        ("1 84 12 2A 456 789", Refusal::SocialSecurity),
        ("184122b456789", Refusal::SocialSecurity),
        ("1 84 31 99 456 789", Refusal::SocialSecurity),
        ("30 23 217 600 053", Refusal::TaxNumber),
        ("0023217600053", Refusal::TaxNumber),
        ("0112345678901", Refusal::TaxNumber),
        ("5555.5555.5555.4444", Refusal::BankCard),
        ("2223003122003222", Refusal::BankCard),
        ("3782 822463 10005", Refusal::BankCard),
        ("371449635398431", Refusal::BankCard),
        ("fr1420041010050500013m02606", Refusal::Iban),
        ("virer sur DE89 3704 0044 0532 0130 00 demain", Refusal::Iban),
        ("IBAN:BE68-5390-0754-7034.", Refusal::Iban),
        ("MT84MALT011000012345MTLCAST001S", Refusal::Iban),
    ] {
        assert_eq!(kind(text), Some(expected), "{text}");
    }
}

#[test]
fn other_numbers_pass() {
    for text in [
        "06 12 34 56 78 02 38 67 00 00",
        "0612345678 0238670000",
        "+33 6 12 34 56 78, +33 (0)2 38 67 00 00",
        "0033612345678",
        "le 12-03-2026 au 06.12.34.56.78",
        "née le 12 03 1951, 06 12 34 56 78",
        "978-2-07-036822-8",
        "9782070368228",
        "979 10 90636 07 1",
        "SIRET 552 100 554 00025",
        "55210055400025",
        "le 12 03 26 552 100 554 00021",
        "dossier 1234 5678 9012",
        "n° A1234567890123",
        "4111 1111 1111 1112",
        "FR15 2004 1010 0505 0001 3M02 606",
        "2 55 13 14 168 025",
        "5 55 08 14 168 025",
        "255081416802539",
        "12345678901234567890",
        "1951 1948 1962 1975",
        "2 55 08 14\n168 025",
        "TVA FR 40 303 265 045",
    ] {
        assert_eq!(refuse(text), None, "{text}");
    }
}

#[test]
fn the_place_found_is_the_number_s() {
    let text = "Né à Gien, n° 2 55 08 14 168 025 38 (carte)";
    let found = refuse(text).unwrap();
    assert_eq!(&text[found.range], "2 55 08 14 168 025 38");
    let text = "son mot de passe : Soleil45, à changer";
    assert_eq!(&text[refuse(text).unwrap().range], "mot de passe : Soleil45");
}

#[test]
fn passwords_with_their_value_are_refused() {
    for text in [
        "mot de passe : soleil",
        "mot de passe: Soleil45",
        "Mot de passe = « azerty »",
        "MDP toto1234",
        "mdp : 1234",
        "mdp:\nSoleil",
        "son mot de passe est Soleil45",
        "mot de passe de la boîte mail : Soleil45",
        "mot-de-passe P@ssw0rd",
        "mots de passe : soleil, lune",
        "code secret 4512",
        "code PIN 0000",
        "le code de sa carte est le 4512",
        "Code confidentiel : 4512",
        "identifiant : jdupont",
        "Identifiant: 1234567A",
        "login = yvette51",
        "mdp Facebook changé. mdp : rose",
    ] {
        assert_eq!(kind(text), Some(Refusal::Credential), "{text}");
    }
}

#[test]
fn talking_of_passwords_is_allowed() {
    for text in [
        "mot de passe changé",
        "a oublié son mot de passe",
        "mot de passe : changé le 12/03/2026",
        "mot de passe : à revoir",
        "mot de passe : oublié !",
        "mot de passe : l'a noté chez elle",
        "mot de passe :",
        "mot de passe : ch",
        "mdp Facebook changé, 06 12 34 56 78",
        "mdp changé le 12/03/2026 à 10h30",
        "mot de passe 12/03/2026",
        "mot de passe de 12 caractères",
        "code secret à 4 chiffres",
        "mot de passe demandé 2 fois",
        "code PIN oublié",
        "identifiant FranceConnect créé",
        "A retrouvé son identifiant ameli",
        "mdp envoyé à yvette51@example.org",
        "Elle passe le mot à 1234 personnes",
    ] {
        assert_eq!(refuse(text), None, "{text}");
    }
}

#[test]
fn each_character_of_a_permitted_sentence_may_be_typed() {
    for text in ["mot de passe : changé", "Mot de passe : oublié, à refaire", "06 12 34 56 78 et 02 38 67 00 00"] {
        for (end, _) in text.char_indices() {
            assert_eq!(refuse(&text[..end]), None, "{}", &text[..end]);
        }
    }
}

#[test]
fn the_refused_field_is_named() {
    let found = refuse_any(["Yvette", "06 12 34 56 78", "mdp : rose"]).unwrap();
    assert_eq!((found.0, found.1.refusal), (2, Refusal::Credential));
    assert_eq!(refuse_any(["Yvette", ""]), None);
}

/// Cuts a number into groups.
fn spaced(number: &str, lengths: &[usize], separator: &str) -> String {
    let mut from = 0;
    let mut groups = Vec::new();
    for length in lengths {
        groups.push(&number[from..from + length]);
        from += length;
    }
    groups.join(separator)
}

fn luhn_key(number: &str) -> u32 {
    let sum: u32 = number
        .chars()
        .rev()
        .enumerate()
        .map(|(at, c)| {
            let figure = c.to_digit(10).unwrap() * if at % 2 == 0 { 2 } else { 1 };
            figure / 10 + figure % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

fn separators() -> impl Strategy<Value = &'static str> {
    select(vec!["", " ", "\u{a0}", "\u{202f}", ".", "-"])
}

fn sentences() -> impl Strategy<Value = (&'static str, &'static str)> {
    select(vec![("", ""), ("Son numéro est le ", ", voilà."), ("n°", "!"), ("le 12/03/2026 : ", " à Gien"), ("(", ")")])
}

fn nir() -> impl Strategy<Value = String> {
    let month = select((1..=12).chain([20]).chain(30..=42).chain(50..=99).collect::<Vec<u8>>());
    let department = select((1..=95).map(|n| format!("{n:02}")).chain(["2A".into(), "2B".into()]).collect::<Vec<_>>());
    (select(vec![1, 2, 3, 4, 7, 8]), 0..100, month, department, 1..1000, 1..1000).prop_map(
        |(sex, year, month, place, commune, order)| format!("{sex}{year:02}{month:02}{place}{commune:03}{order:03}"),
    )
}

fn phone() -> impl Strategy<Value = String> {
    let shapes = select(vec![
        "0N NN NN NN NN",
        "0NNNNNNNNN",
        "0N.NN.NN.NN.NN",
        "0N-NN-NN-NN-NN",
        "+33 N NN NN NN NN",
        "+33NNNNNNNNN",
        "0033 N NN NN NN NN",
    ]);
    (shapes, proptest::collection::vec(1..10, 9)).prop_map(|(shape, figures)| {
        let mut figures = figures.into_iter();
        shape.chars().map(|c| if c == 'N' { figures.next().unwrap_or(1).to_string() } else { c.to_string() }).collect()
    })
}

fn date() -> impl Strategy<Value = String> {
    (1..32, 1..13, 1900..2030, select(vec!["/", " ", ".", "-"]))
        .prop_map(|(day, month, year, s)| format!("{day:02}{s}{month:02}{s}{year}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_nir_is_found(nir in nir(), keyed: bool, separator in separators(), (before, after) in sentences()) {
        let number: u64 = nir.replace("2A", "19").replace("2B", "18").parse().unwrap();
        let (mut text, mut shape) = (nir, vec![1, 2, 2, 2, 3, 3]);
        if keyed {
            text = format!("{text}{:02}", 97 - number % 97);
            shape.push(2);
        }
        let text = format!("{before}{}{after}", spaced(&text, &shape, separator));
        prop_assert_eq!(kind(&text), Some(Refusal::SocialSecurity), "{}", text);
    }

    #[test]
    fn every_tax_number_is_found(number in "[0-3][0-9]{12}", separator in separators(), (before, after) in sentences()) {
        prop_assume!(!number.starts_with("0033"));
        let text = format!("{before}{}{after}", spaced(&number, &[2, 2, 3, 3, 3], separator));
        prop_assert!(matches!(kind(&text), Some(Refusal::TaxNumber | Refusal::SocialSecurity)), "{}", text);
    }

    #[test]
    fn every_card_is_found(number in "[2456][0-9]{14}|3[47][0-9]{12}", separator in separators(), (before, after) in sentences()) {
        let number = format!("{number}{}", luhn_key(&number));
        let shape: &[usize] = if number.len() == 16 { &[4, 4, 4, 4] } else { &[4, 6, 5] };
        let text = format!("{before}{}{after}", spaced(&number, shape, separator));
        prop_assert!(refuse(&text).is_some(), "{}", text);
    }

    #[test]
    fn every_french_iban_is_found(account in "[0-9]{10}[0-9A-Z]{11}[0-9]{2}", separator in separators(), small: bool, (before, after) in sentences()) {
        let rest = format!("{account}FR00").chars().fold(0, |rest, c| {
            let digit = c.to_digit(36).unwrap();
            (rest * if digit < 10 { 10 } else { 100 } + digit) % 97
        });
        let iban = format!("FR{:02}{account}", 98 - rest);
        let mut text = spaced(&iban, &[4, 4, 4, 4, 4, 4, 3], separator);
        if small {
            text.make_ascii_lowercase();
        }
        prop_assert_eq!(kind(&format!("{before}{text}{after}")), Some(Refusal::Iban), "{}", text);
    }

    #[test]
    fn phones_and_dates_pass(first in phone(), second in phone(), day in date(), other in date(), year in 1900..2030) {
        for text in [
            format!("{first} {second}"),
            format!("{first} - {second}"),
            format!("{first}, né le {day}"),
            format!("{day} {first}"),
            format!("{first} {day}"),
            format!("{day} {other} {year}"),
            format!("{year} {first} {second}"),
            format!("de {first} à {second}, le {day}"),
        ] {
            prop_assert_eq!(refuse(&text), None, "{}", text);
        }
    }

    #[test]
    fn sirets_books_and_files_pass(siren in "[1-9][0-9]{12}", book in "97[89][0-9]{10}", file in "[0-9]{12}", separator in separators()) {
        let siret = format!("{siren}{}", luhn_key(&siren));
        for text in [
            siret.clone(),
            spaced(&siret, &[3, 3, 3, 5], separator),
            book.clone(),
            spaced(&book, &[3, 1, 2, 6, 1], separator),
            spaced(&book, &[3, 1, 4, 4, 1], separator),
            file.clone(),
            format!("dossier {file}, {file}"),
            spaced(&file, &[4, 4, 4], separator),
            spaced(&file, &[3, 3, 3, 3], separator),
        ] {
            prop_assert_eq!(refuse(&text), None, "{}", text);
        }
    }

    #[test]
    fn any_text_gets_an_answer(text in any::<String>(), near in "(mdp|code pin|identifiant|FR14|2A|[0-9]{1,16}|[ .:=é-]){0,12}") {
        for text in [format!("{text}{near}"), near] {
            if let Some(found) = refuse(&text) {
                prop_assert!(!found.range.is_empty() && text.get(found.range).is_some());
            }
        }
    }
}
