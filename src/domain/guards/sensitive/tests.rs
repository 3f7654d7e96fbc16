use super::*;
use crate::domain::fold::fold;
use proptest::prelude::*;

fn met(text: &str) -> Option<(Topic, &str)> {
    think_over(text).map(|found| (found.topic, text.get(found.range).unwrap()))
}

#[test]
fn words_on_health_justice_and_family_are_pointed_out() {
    for (text, topic, word) in [
        ("Diabète depuis dix ans.", Topic::Health, "Diabète"),
        ("a eu un AVC en mars", Topic::Health, "AVC"),
        ("Ses problèmes de santé l'empêchent de venir", Topic::Health, "problèmes de santé"),
        ("En arrêt maladie jusqu'en mai", Topic::Health, "arrêt maladie"),
        ("Malvoyante : agrandir le texte", Topic::Health, "Malvoyante"),
        ("MALVOYANTES", Topic::Health, "MALVOYANTES"),
        ("son fils est handicapé", Topic::Health, "handicapé"),
        ("dossier AAH à finir", Topic::Health, "AAH"),
        ("voit un psy le lundi", Topic::Health, "psy"),
        ("De\u{301}pression l'hiver dernier", Topic::Health, "De\u{301}pression"),
        ("Elle est enceinte.", Topic::Health, "est enceinte"),
        ("son mari est à l'hôpital", Topic::Health, "est à l'hôpital"),
        ("chimiothérapie le mardi", Topic::Health, "chimiothérapie"),
        ("trous de mémoire", Topic::Health, "trous de mémoire"),
        ("se fait opérer lundi", Topic::Health, "fait opérer"),
        ("sort de prison", Topic::Justice, "prison"),
        ("Sous tutelle.", Topic::Justice, "tutelle"),
        ("écrire à son avocate", Topic::Justice, "son avocate"),
        ("convoquée au tribunal", Topic::Justice, "tribunal"),
        ("passe devant le juge", Topic::Justice, "devant le juge"),
        ("le procès est en juin", Topic::Justice, "procès"),
        ("placé en détention", Topic::Justice, "en détention"),
        ("sa curatrice gère le compte", Topic::Justice, "sa curatrice"),
        ("en plein divorce", Topic::Family, "divorce"),
        ("Divorcée, deux enfants", Topic::Family, "Divorcée"),
        ("veuve depuis mai", Topic::Family, "veuve"),
        ("après le décès de sa mère", Topic::Family, "décès de sa mère"),
        ("son ex-mari a les codes", Topic::Family, "son ex"),
        ("l’ex‑mari", Topic::Family, "ex‑mari"),
        ("mère isolée", Topic::Family, "mère isolée"),
        ("violences conjugales", Topic::Family, "violences conjugales"),
        ("attend la pension alimentaire", Topic::Family, "pension alimentaire"),
    ] {
        assert_eq!(met(text), Some((topic, word)), "{text}");
    }
}

#[test]
fn the_everyday_words_of_a_mediator_pass() {
    for text in [
        "",
        "Carte Vitale à mettre à jour",
        "compte Ameli, puis Mon espace santé",
        "Santé",
        "D2 Santé : ameli et Mon espace santé",
        "attestation de l'Assurance maladie",
        "la caisse primaire d'assurance maladie (CPAM)",
        "feuille de maladie",
        "carte européenne d'assurance-maladie",
        "compte CAF, droits et paiements",
        "Famille et logement : Caf ou MSA",
        "livret de famille, acte de naissance",
        "photos de famille, arbre : histoire familiale",
        "rendez-vous chez le médecin sur Doctolib",
        "attestation de vaccination",
        "retrouver une ordonnance",
        "dossier MDPH en ligne",
        "Maison départementale des personnes handicapées",
        "carte handicapé pour le stationnement",
        "l'enceinte Bluetooth ne marche pas",
        "une enceinte connectée, dans l'enceinte de l'école",
        "traitement de texte",
        "police de caractères",
        "sauvegarde sur une clé USB",
        "saisie sur la tablette",
        "mot de passe invalide",
        "adresse e-mail invalide",
        "porter plainte en ligne après une arnaque",
        "victime d'une arnaque au faux conseiller",
        "demander un extrait de casier judiciaire",
        "procuration pour voter",
        "procès-verbal à payer sur antai.gouv.fr",
        "un process à suivre",
        "une opération bancaire, un opérateur",
        "le virement a été opéré",
        "mémoire du téléphone pleine, problèmes de mémoire",
        "taper à l'aveugle",
        "l'écran l'aveugle : baisser la lumière",
        "fait la sourde oreille",
        "image trouble du scanner",
        "mots séparés par une virgule",
        "l'écran se sépare en deux",
        "se séparer de son vieil ordinateur",
        "son fils place les icônes",
        "mode de garde des enfants sur monenfant.fr",
        "accéder au .exe, par exemple",
        "écrire à ses petits-enfants, à son mari",
        "photos du mariage de sa fille",
        "la maîtresse de sa fille écrit sur l'ENT",
        "le moniteur HP, l'imprimante",
        "adopter un bon réflexe",
        "virus, antivirus, logiciel malveillant",
        "le greffe, le mandat Aidants Connect",
        "Le Malade imaginaire au théâtre",
        "rue du Tribunal, place de la Prison",
        "une recette avec un avocat",
        "démarche sans papier",
        "appareil auditif relié au téléphone",
        "Écrit gros : agrandir le texte d'abord.",
        "sursaute : sursis d'une heure",
        "pile morte, la mort de sa tablette",
        "compte titre, compte séquestre, compte joint",
        "le point mort, l'arrêt de bus, l'arrêt du PC",
        "dys, c'est un préfixe",
        "exposition sur la Résistance",
        "déclarer un compte détenu à l'étranger, des comptes détenus",
        "la détention d'un livret A, le certificat de détention",
        "le compte est détenu par sa fille",
        "montre connectée : fréquence cardiaque",
        "un fichier orphelin, un curateur de contenus",
    ] {
        assert_eq!(met(text), None, "{text}");
    }
}

#[test]
fn every_line_of_the_list_is_written_as_it_is_read() {
    let text = include_str!("words.txt");
    let mut heads = 0;
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            assert!(["[health]", "[justice]", "[family]", "[allowed]"].contains(&line), "{line}");
            heads += 1;
            continue;
        }
        for word in line.split(' ') {
            let word = word.trim_matches(['(', ')']);
            for one in word.split('|').map(|one| one.trim_end_matches('!')) {
                assert!(!one.is_empty() && fold(one) == one, "{line}");
            }
        }
    }
    assert_eq!(heads, 4);
}

#[test]
fn no_two_lines_say_the_same() {
    let mut lines: Vec<&str> = include_str!("words.txt").lines().filter(|line| !line.is_empty()).collect();
    lines.sort_unstable();
    assert!(lines.windows(2).all(|two| two[0] != two[1]));
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in any::<String>(), word in "(AVC|divorcée|prison)") {
        for text in [text.clone(), format!("{text} {word} {text}")] {
            if let Some(found) = think_over(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
        }
    }

    #[test]
    fn case_and_accents_do_not_matter(word in "(divorcée|incarcéré|schizophrène|décédé)") {
        let plain = fold(&word).to_uppercase();
        prop_assert!(think_over(&word).is_some() && think_over(&plain).is_some());
    }
}
