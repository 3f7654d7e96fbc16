//! Words about a clock that may be wrong.

use super::dates;
use time::Date;

pub const CONFIRMED: &str = "Entendu : la date de l'ordinateur est juste.";
pub const CONFIRM_HINT: &str = "Entrée : elle est juste. Sinon, réglez l'horloge : rien n'est effacé d'ici là.";
pub const SET_HINT: &str = "Réglez la date de l'ordinateur. Les dates que vous tapez restent les vôtres.";
/// What the line of a clock that is behind, or dead, says when it is chosen.
pub const SET: &str = "Réglez la date de l'ordinateur, puis rouvrez Jalon : rien n'est perdu.";

/// The clock says a year in which the program did not exist.
pub fn too_early(today: Date) -> String {
    format!("L'ordinateur se croit le {} : sa date est à régler", dates::day_month_year(today))
}

/// The clock is behind the last save.
pub fn behind(last: Date) -> String {
    format!("L'horloge retarde : un enregistrement date déjà du {}", dates::day_month_year(last))
}

/// The clock is far ahead of the last save that is believed.
pub fn ahead(known: Date) -> String {
    format!("Rien depuis le {} : la date du jour est-elle juste ?", dates::day_month_year(known))
}

/// The same, for whoever reads a terminal.
pub fn warning(line: &str, today: Date) -> String {
    format!("Attention, l'ordinateur se dit le {}. {line}.\n{SET_HINT}", dates::day_month_year(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn lines_fit_the_home_screen() {
        let day = date!(2026 - 09 - 24);
        for line in [too_early(day), behind(day), ahead(day)] {
            assert!(line.chars().count() <= 72, "{line}");
        }
        for hint in [CONFIRM_HINT, SET_HINT, SET, CONFIRMED] {
            assert!(hint.chars().count() <= 78, "{hint}");
        }
    }
}
