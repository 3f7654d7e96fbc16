//! Settings, mediators, and what was mended.

use super::field::text;
use super::{CodecError, Kind, Record, read, write};
use crate::domain::ids::{Insee, InstanceId};
use crate::domain::pack::Taken;
use crate::domain::place::{Mediator, Settings};
use serde::{Deserialize, Serialize};

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct SettingsV1 {
    place: String,
    commune: Option<String>,
    room: String,
    phone: String,
    opening_hours: String,
    responsible: String,
    rights_address: String,
    names_to_coop: bool,
    information_text: String,
    theme: String,
    export_folder: String,
    idle_minutes: u8,
    retention_months: u8,
    discreet: bool,
    ctrl_twins: bool,
}

/// Schema 2: the second folder for backups.
#[derive(Serialize, Deserialize)]
struct SettingsV2 {
    first: SettingsV1,
    backup_folder: String,
}

/// Schema 3: the content pack, its folder and digest.
#[derive(Serialize, Deserialize)]
struct SettingsV3 {
    second: SettingsV2,
    content_pack: Option<(String, [u8; 32])>,
}

impl Record for Settings {
    const KIND: Kind = Kind::Settings;
    const SCHEMA: u16 = 3;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        let first = SettingsV1 {
            place: text(&self.place),
            commune: self.commune.as_ref().map(|insee| text(insee.as_str())),
            room: text(&self.room),
            phone: text(&self.phone),
            opening_hours: text(&self.opening_hours),
            responsible: text(&self.responsible),
            rights_address: text(&self.rights_address),
            names_to_coop: self.names_to_coop,
            information_text: text(&self.information_text),
            theme: text(&self.theme),
            // A path is kept as it was given: file systems tell composed and decomposed names apart.
            export_folder: self.export_folder.clone(),
            idle_minutes: self.idle_minutes,
            retention_months: self.retention_months,
            discreet: self.discreet,
            ctrl_twins: self.ctrl_twins,
        };
        let second = SettingsV2 { first, backup_folder: self.backup_folder.clone() };
        let content_pack = self.content_pack.as_ref().map(|taken| (taken.folder.clone(), taken.digest));
        write(&SettingsV3 { second, content_pack })
    }

    fn from_payload(schema: u16, payload: &[u8]) -> Result<Self, CodecError> {
        let SettingsV3 { second: SettingsV2 { first: v1, backup_folder }, content_pack } = match schema {
            1 => {
                let second = SettingsV2 { first: read(payload)?, backup_folder: String::new() };
                SettingsV3 { second, content_pack: None }
            }
            2 => SettingsV3 { second: read(payload)?, content_pack: None },
            _ => read(payload)?,
        };
        Ok(Self {
            place: v1.place,
            commune: v1.commune.map(Insee::new),
            room: v1.room,
            phone: v1.phone,
            opening_hours: v1.opening_hours,
            responsible: v1.responsible,
            rights_address: v1.rights_address,
            names_to_coop: v1.names_to_coop,
            information_text: v1.information_text,
            theme: v1.theme,
            export_folder: v1.export_folder,
            idle_minutes: v1.idle_minutes,
            retention_months: v1.retention_months,
            discreet: v1.discreet,
            ctrl_twins: v1.ctrl_twins,
            backup_folder,
            content_pack: content_pack.map(|(folder, digest)| Taken { folder, digest }),
        })
    }
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
struct MediatorV1 {
    name: String,
}

impl Record for Mediator {
    const KIND: Kind = Kind::Mediator;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&MediatorV1 { name: text(&self.name) })
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        read(payload).map(|v1: MediatorV1| Self { name: v1.name })
    }
}

/// Sequences that the journal lost and that were accounted for by a later frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Mended {
    pub first: u64,
    pub last: u64,
    /// All they had changed was written back from the database.
    pub whole: bool,
}

impl Record for Mended {
    const KIND: Kind = Kind::Mended;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(&(self.first, self.last, self.whole))
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        read(payload).map(|(first, last, whole)| Self { first, last, whole })
    }
}

impl Record for InstanceId {
    const KIND: Kind = Kind::Instance;
    const SCHEMA: u16 = 1;

    fn payload(&self) -> Result<Vec<u8>, CodecError> {
        write(self.bytes())
    }

    fn from_payload(_: u16, payload: &[u8]) -> Result<Self, CodecError> {
        read(payload).map(Self::from_bytes)
    }
}
