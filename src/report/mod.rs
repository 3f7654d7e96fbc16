//! Domain in, documents out: the sheets, the record, the notice and the tables, as text, HTML, CSV, XLSX and JSON.
//!
//! [`summary`] computes once what every form of a session shows; [`record`] does so for a whole record. Every text
//! passes [`page::Page`], [`html::escape`], [`cell::Cell`], [`csv`] or JSON's own escaping on its way out.

pub mod activities;
pub mod cards;
pub mod cell;
pub mod coop;
pub mod csv;
pub mod file_name;
pub mod finished_sheet;
pub mod html;
pub mod json;
pub mod learner_sheet;
pub mod mediator_sheet;
pub mod module_guide;
pub mod module_sheet;
pub mod notice;
pub mod page;
pub mod progress;
pub mod questionnaire_sheet;
pub mod record;
pub mod record_sheet;
pub mod statistics;
pub mod summary;
pub mod workbook;
pub mod workshop_sheet;

use crate::content::{Content, communes};
use crate::domain::ids::{Insee, MediatorId};
use crate::domain::place::Settings;

/// What documents draw on beside the records themselves.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    pub content: &'a Content,
    pub settings: &'a Settings,
    /// A mediator's name; empty when nobody knows them any more.
    pub mediator: &'a dyn Fn(&MediatorId) -> String,
}

impl Office<'_> {
    /// A commune's name; its code when the list does not have it.
    pub fn commune(&self, insee: &Insee) -> String {
        communes::name(insee).map_or_else(|| insee.to_string(), str::to_owned)
    }
}

#[cfg(test)]
mod tests;
