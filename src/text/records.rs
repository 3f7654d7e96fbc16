//! Words of the list of all records.

pub const TITLE: &str = "Toutes les fiches";
pub const FIELD: &str = "Réduire la liste";
pub const SORT: &str = "Trier";
pub const HINT: &str = "Tapez pour réduire la liste. Entrée ouvre la fiche. F5 change l'ordre.";
pub const EMPTY: &str = "Aucune fiche encore. F4 inscrit la première personne.";
pub const BY_NAME: &str = "par prénom et nom";
pub const BY_CODE: &str = "par code";
pub const BY_LAST_VISIT: &str = "dernière visite d'abord";
pub const BY_YEAR: &str = "par année de naissance";
pub const BY_COMMUNE: &str = "par commune";

/// How many are listed, and in which order.
pub fn title_right(number: &str, order: &str) -> String {
    format!("{number}, {order}")
}
