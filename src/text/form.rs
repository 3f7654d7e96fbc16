//! What forms say: faults of a field, with what to do, and the few words drawn beside fields.

/// A field that must be filled is empty.
pub const REQUIRED: &str = "Ce champ est nécessaire : remplissez-le.";

/// A key that this field does not take was typed.
pub const FIGURES_ONLY: &str = "Des chiffres seulement.";

/// The number is too small or too large.
pub fn out_of_range(min: u32, max: u32) -> String {
    format!("Tapez un nombre de {min} à {max}.")
}

/// The year is no year of birth.
pub fn bad_year(last: i32) -> String {
    format!("Tapez une année, par exemple 1951, ou 51. La dernière possible est {last}.")
}

/// A text was typed or pasted that is longer than the field takes.
pub fn full(max: usize) -> String {
    format!("{max} caractères au plus : le reste n'est pas gardé.")
}

/// The telephone number has too few or too many figures.
pub const BAD_PHONE: &str = "Un numéro a 10 chiffres, par exemple 06 12 34 56 78. Vérifiez, ou laissez vide.";

/// What was typed is none of what is offered.
pub const NOT_IN_LIST: &str = "Choisissez une ligne de la liste, ou laissez vide.";

/// Beside a field whose fault is longer than the room there: the help line says it whole.
pub const TO_CORRECT: &str = "à corriger";

/// The fault of the field just left.
pub fn left(label: &str, fault: &str) -> String {
    if label.is_empty() { fault.to_owned() } else { format!("{label} : {fault}") }
}

/// In the line of a list nothing was chosen from.
pub const NOTHING_CHOSEN: &str = "-";
