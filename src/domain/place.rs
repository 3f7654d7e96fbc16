//! The place, the people who work there, and the settings they share.

use super::ids::Insee;
use super::pack::Taken;

/// A person of the team. Their key slot in the vault bears the same id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mediator {
    /// First name, or what they chose to be called.
    pub name: String,
}

/// What « Réglages » holds. The place's name, the theme and the backup folder's hint also stand outside the seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub place: String,
    pub commune: Option<Insee>,
    /// Room and floor, printed under the appointment.
    pub room: String,
    pub phone: String,
    /// Printed when there is no next date: « le mardi, de 10 h à 12 h ».
    pub opening_hours: String,
    /// The body responsible for the data: « La mairie de Gien ».
    pub responsible: String,
    /// Where to write for one's rights.
    pub rights_address: String,
    /// The place sends names to the Coop, and the information text says so.
    pub names_to_coop: bool,
    /// A text of the place's own instead of the generated one; empty for the generated one.
    pub information_text: String,
    /// Name of a theme; empty to choose by the terminal.
    pub theme: String,
    /// Folder where sheets are written; empty until it was asked.
    pub export_folder: String,
    /// Minutes without a key before locking, 1 to 30.
    pub idle_minutes: u8,
    /// Months without activity before a name is erased, 1 to 24.
    pub retention_months: u8,
    /// Codes instead of other people's names on shared screens, always.
    pub discreet: bool,
    /// Function keys do not arrive on this keyboard: the hint line shows the Ctrl twins.
    pub ctrl_twins: bool,
    /// A second folder for backups, on a USB key; empty for none.
    pub backup_folder: String,
    /// The content pack that was looked at and taken up.
    pub content_pack: Option<Taken>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            place: String::new(),
            commune: None,
            room: String::new(),
            phone: String::new(),
            opening_hours: String::new(),
            responsible: String::new(),
            rights_address: String::new(),
            names_to_coop: false,
            information_text: String::new(),
            theme: String::new(),
            export_folder: String::new(),
            idle_minutes: 5,
            retention_months: 12,
            discreet: false,
            ctrl_twins: false,
            backup_folder: String::new(),
            content_pack: None,
        }
    }
}
