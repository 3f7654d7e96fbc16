//! The notice on the wall: what article 13 of the RGPD wants beside what is read aloud.

use super::place::subject;
use crate::domain::place::Settings;
use crate::text::information::delay;

const KEPT: &str = "Gardé, si vous le donnez : prénom ou pseudonyme, nom, année de naissance, commune, genre, situation, \
                    téléphone, e-mail, ce qui vous amène, vos réponses, vos séances et vos progrès. Rien n'est \
                    obligatoire. Jamais de mot de passe, de numéro de Sécurité sociale, ni rien sur la santé.";
const READ_BY_TEAM: &str = "Lu par l'équipe seule. Rien n'est vendu ni publié ; les statistiques sont sans nom.";
const READ_BY_COOP: &str = "Lu par l'équipe, et par la Coop de la médiation numérique (État), qui reçoit votre nom. Rien n'est \
                            vendu ni publié ; les statistiques sont sans nom.";
const PROTECTED: &str = "Vos données sont chiffrées sur l'ordinateur de l'équipe et dans ses copies de sécurité, qui oublient \
                         aussi. Aucune décision n'est prise par une machine.";

pub const TITLE: &str = "Ce que nous gardons, et vos droits";
pub const RIGHTS: &str = "Vos droits";

/// What the spoken text leaves out: who is responsible, on what grounds, what exactly is kept, who reads it and how long,
/// how it is protected, whom to write to, where to complain.
pub fn rights(settings: &Settings) -> Vec<String> {
    let responsible = settings.responsible.trim();
    let address = settings.rights_address.trim();
    let mut lines = Vec::new();
    if !responsible.is_empty() {
        lines.push(format!("Responsable : {}.", subject(responsible)));
    }
    lines.push("Base légale : mission d'intérêt public (article 6-1 e du RGPD).".to_owned());
    lines.push(KEPT.to_owned());
    lines.push(if settings.names_to_coop { READ_BY_COOP } else { READ_BY_TEAM }.to_owned());
    lines.push(format!(
        "{} après la dernière visite, le nom, les coordonnées et les notes sont effacés ; il reste des totaux sans nom.",
        delay(settings)
    ));
    lines.push(PROTECTED.to_owned());
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
