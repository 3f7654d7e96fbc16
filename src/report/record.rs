//! A learner's whole record, computed once for the document and the JSON.

use super::Office;
use crate::domain::curriculum::Module;
use crate::domain::progress::{ModuleProgress, Ratings, current_ratings, module_progress};
use crate::domain::record::Record;

/// A record with what is read off it.
pub struct RecordSummary<'a> {
    pub record: &'a Record,
    /// The commune's name.
    pub commune: Option<String>,
    /// The current value of each skill.
    pub ratings: Ratings,
    /// All modules of the programme, in its order.
    pub progress: Vec<(&'a Module, ModuleProgress)>,
}

impl<'a> RecordSummary<'a> {
    /// Computes what the document and the JSON of a record show.
    pub fn of(record: &'a Record, office: &Office<'a>) -> Self {
        let ratings = current_ratings(record.held());
        let modules = office.content.curriculum.modules.iter();
        Self {
            record,
            commune: record.learner.record.commune.as_ref().map(|insee| office.commune(insee)),
            progress: modules.map(|module| (module, module_progress(module, &ratings))).collect(),
            ratings,
        }
    }
}
