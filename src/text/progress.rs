//! Words for progress: states, tracks, ratings. Those of the rating scale itself come with the programme.

use crate::domain::curriculum::Track;
use crate::domain::progress::{ModuleProgress, State};
use crate::domain::session::Rating;

/// A skill that does not apply to the person.
pub const NOT_APPLICABLE: &str = "sans objet";

/// Why « sans objet » was refused.
pub const ESSENTIAL_ALWAYS_APPLIES: &str = "Cette compétence est essentielle : elle ne peut pas être sans objet.";

/// A module one of whose prerequisites is not acquired: shown, never blocked.
pub const WITH_MEDIATOR: &str = "avec votre médiateur";

/// A module's state.
pub const fn state(state: State) -> &'static str {
    match state {
        State::Todo => "À faire",
        State::Started => "En cours",
        State::WithHelp => "Presque acquis",
        State::Acquired => "Acquis",
    }
}

/// A skill by its id, and how it was rated.
pub fn rated(skill: &str, rating: Rating) -> String {
    match rating.level() {
        Some(level) => format!("{skill} ({level})"),
        None => format!("{skill} ({NOT_APPLICABLE})"),
    }
}

/// A track of the programme.
pub const fn track(track: Track) -> &'static str {
    match track {
        Track::Basics => "Bases",
        Track::Procedures => "Démarches",
        Track::Security => "Sécurité",
    }
}

/// The same as a group of somebody's path.
pub const fn group(track: Track) -> &'static str {
    match track {
        Track::Basics => "Vos bases",
        Track::Procedures => "Votre démarche",
        Track::Security => "Vous protéger",
    }
}

/// How many skills are done without help: « 2 sur 6 ».
pub fn autonomous(progress: &ModuleProgress) -> String {
    format!("{} sur {}", progress.autonomous, progress.counted)
}
