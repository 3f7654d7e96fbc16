//! The notice on the wall: what article 13 of the RGPD wants beside what is read aloud.

use super::place::subject;
use crate::domain::place::Settings;

pub const TITLE: &str = "Ce que nous gardons, et vos droits";
pub const RIGHTS: &str = "Vos droits";

/// Who is responsible, on what grounds, whom to write to, where to complain.
pub fn rights(settings: &Settings) -> Vec<String> {
    let responsible = settings.responsible.trim();
    let address = settings.rights_address.trim();
    let mut lines = Vec::new();
    if !responsible.is_empty() {
        lines.push(format!("Responsable : {}.", subject(responsible)));
    }
    lines.push("Base légale : mission d'intérêt public (article 6-1 e du RGPD).".to_owned());
    lines.push(
        "Vous pouvez demander à voir, corriger, effacer, limiter ou recevoir vos données, ou vous opposer à leur usage."
            .to_owned(),
    );
    lines.push(if address.is_empty() {
        "Pour cela, adressez-vous à l'accueil.".to_owned()
    } else {
        format!("Pour cela, et pour joindre le délégué à la protection des données : {address}")
    });
    lines.push(
        "Réclamation : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr/plaintes.".to_owned(),
    );
    lines
}
