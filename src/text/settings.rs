//! Words of the settings.

pub const TITLE: &str = "Réglages";
pub const THE_PLACE: &str = "Le lieu, sur les feuilles remises";
pub const THE_DATA: &str = "Les données des personnes";
pub const THE_PROGRAM: &str = "Le programme";

pub const PLACE: &str = "Nom du lieu";
pub const COMMUNE: &str = "Commune";
pub const ROOM: &str = "Salle, étage";
pub const PHONE: &str = "Téléphone du lieu";
pub const OPENING_HOURS: &str = "Horaires d'accueil";
pub const RESPONSIBLE: &str = "Responsable";
pub const RIGHTS_ADDRESS: &str = "Adresse pour ses droits";
pub const NAMES_TO_COOP: &str = "Noms envoyés à la Coop";
pub const INFORMATION_TEXT: &str = "Texte d'information";
pub const RETENTION: &str = "Nom effacé après";
pub const THEME: &str = "Couleurs";
pub const EXPORT_FOLDER: &str = "Dossier des feuilles";
pub const BACKUP_FOLDER: &str = "Copies sur clé USB";
pub const IDLE: &str = "Verrou après";
pub const DISCREET: &str = "Écran discret";
pub const TWINS: &str = "Touches Ctrl";

/// Where the access log is.
pub const ACCESS_LOG: &str = "Journal des accès, contenus : F9";

pub const YES: &str = "oui";
pub const NO: &str = "non";
pub const ALWAYS: &str = "toujours";
pub const ON_DEMAND: &str = "à la demande";
pub const TWINS_SHOWN: &str = "montrées";
pub const TWINS_HIDDEN: &str = "les touches F";
pub const AUTOMATIC: &str = "automatique";
pub const MONTHS: &str = "mois (1 à 24)";
pub const MINUTES: &str = "minutes (1 à 30)";

pub const PLACE_HELP: &str = "En haut de chaque écran et de chaque feuille.";
pub const COMMUNE_HELP: &str = "Elle vient d'abord quand vous inscrivez quelqu'un.";
pub const ROOM_HELP: &str = "Sous le rendez-vous, par exemple : salle numérique, 1er étage.";
pub const PHONE_HELP: &str = "Pour la personne qui ne peut pas venir.";
pub const OPENING_HOURS_HELP: &str = "Sur la feuille sans rendez-vous, par exemple : le mardi, de 10 h à 12 h.";
pub const RESPONSIBLE_HELP: &str = "Qui répond des fiches, par exemple : La mairie de Gien. Lu à voix haute.";
pub const RIGHTS_ADDRESS_HELP: &str = "Où écrire pour voir, corriger ou faire effacer sa fiche : sur l'affiche.";
pub const NAMES_TO_COOP_HELP: &str = "Si oui, le texte lu à voix haute le dit.";
pub const INFORMATION_TEXT_HELP: &str = "Vide : écrit d'après ces réglages. F7 le montre. Ctrl-N : aller à la ligne.";
pub const RETENTION_HELP: &str = "Mois sans visite. Le texte lu à voix haute annonce cette durée.";
pub const THEME_HELP: &str = "Espace : ouvrir la liste. Prend effet au prochain démarrage.";
pub const EXPORT_FOLDER_HELP: &str = "Vide : demandé à la première feuille.";
pub const BACKUP_FOLDER_HELP: &str = "Dossier de la clé, pour doubler les copies de sécurité. Vide : pas de clé.";
pub const IDLE_HELP: &str = "Minutes sans toucher le clavier.";
pub const DISCREET_HELP: &str = "Des codes au lieu des noms des autres, dans les listes et à l'accueil.";
pub const TWINS_HELP: &str = "À montrer si les touches F n'arrivent pas, sur un portable par exemple.";

pub const READ_KEY: &str = "Voir le texte";
pub const PRINT_KEY: &str = "Affiche";
pub const SAVE_FIRST: &str = "enregistrez d'abord : F2";
pub const LEAVE_TITLE: &str = "Ces réglages ne sont pas enregistrés";
pub const LEAVE_DROP: &str = "Laisser comme avant";

/// Where the focused line stands among all of them.
pub fn position(at: usize, total: usize) -> String {
    format!("réglage {at} sur {total}")
}

/// What a theme of that name is called.
pub fn theme(name: &str) -> &str {
    match name {
        "contraste" => "contraste fort",
        "mono" => "sans couleur",
        name => name,
    }
}

/// The content's version, and the pack that was added to it.
pub fn content_version(questionnaire: &str, modules: usize, pack: Option<&str>) -> String {
    match pack {
        Some(pack) => format!("Contenu : {modules} étapes, {}", super::quoted(pack)),
        None => format!("Contenu : questionnaire {questionnaire}, {modules} étapes."),
    }
}
