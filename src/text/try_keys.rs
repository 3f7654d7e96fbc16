//! Words of « Essai des touches ».

pub const TITLE: &str = "Essai des touches";
pub const WHY: [&str; 2] = [
    "Jalon se sert des touches F1 à F10, et une adresse e-mail a besoin de @.",
    "Vérifions que ce clavier les transmet.",
];
pub const PRESS_F2: &str = "Appuyez sur F2";
pub const TYPE_AT: &str = "Puis tapez @";
pub const WAITING: &str = "on l'attend";
pub const F2_ARRIVED: &str = "arrivée : les touches F marchent";
pub const F2_MISSING: &str = "n'arrive pas : les touches Ctrl la remplacent";
pub const AT_ARRIVED: &str = "arrivé : l'adresse e-mail pourra s'écrire";
pub const AT_MISSING: &str = "n'arrive pas encore";
pub const GO_ON: &str = "Continuer";
pub const GO_ON_NOTE: &str = "cet essai se refait quand on veut, par le menu";
pub const NO_F2: &str = "Ma touche F2 ne fait rien";
pub const NO_F2_NOTE: &str = "la ligne du bas montrera les touches Ctrl";
pub const NO_AT: &str = "Je n'arrive pas à taper @";
pub const NO_AT_NOTE: &str = "où le trouver sur le clavier";
pub const TRY: &str = "Essayer";
pub const HINT: &str = "Appuyez sur F2, puis tapez @. Entrée continue, même sans essayer.";
pub const NO_F2_ADVICE: [&str; 2] = [
    "La ligne du bas montre maintenant Ctrl-S pour F2, Ctrl-F pour F3, etc.",
    "Sur un portable, Fn et F2 ensemble marchent souvent : vous pouvez essayer.",
];
pub const ALT_GR_ADVICE: [&str; 2] = [
    "Pour @ : gardez Alt Gr enfoncée, à droite de la barre d'espace, et tapez",
    "la touche du 0, sur la rangée du haut. Puis relâchez tout.",
];

/// Something else arrived in place of `@`.
pub fn other_arrived(other: char) -> String {
    format!("« {other} » est arrivé, pas @")
}
