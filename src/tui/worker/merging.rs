//! Joining two records of one person: what would move, and who was joined before.

use super::Worker;
use crate::domain::ids::LearnerId;
use crate::store::StoreError;
use crate::tui::effect::Reply;
use crate::tui::merging::{Past, Told, Wanted, Weighed};
use time::OffsetDateTime;

impl Worker {
    pub(super) fn read_for_merging(
        &mut self,
        wanted: &Wanted,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        let told = match wanted {
            Wanted::Past(into) => Told::Past(*into, self.past_merges(*into)?),
            Wanted::Weigh { from, into } => {
                let (goes, stays) = (self.record(*from)?, self.record(*into)?);
                let drafts = self.store()?.drafts()?;
                let path_moves = match (&goes.path, &stays.path) {
                    (None, None) => None,
                    (Some(path), Some(own)) => Some(own.stamp.sequence < path.stamp.sequence),
                    (path, _) => Some(path.is_some()),
                };
                Told::Weighed(Weighed {
                    from: *from,
                    sessions: goes.sessions.len(),
                    assessments: goes.assessments.len(),
                    path_moves,
                    has_open_work: drafts.iter().any(|draft| draft.learner == *from),
                })
            }
        };
        answer(Reply::Merging(told));
        Ok(())
    }

    fn past_merges(&mut self, into: LearnerId) -> Result<Vec<Past>, StoreError> {
        let offset = self.setup.offset;
        let merges = self.store()?.merges(into)?;
        let past = merges.into_iter().map(|(learner, kept)| {
            let at = OffsetDateTime::from_unix_timestamp(kept.stamp.at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
            let (name, code) = (kept.record.short_name(), kept.record.code);
            Past { learner, name, code, day: at.to_offset(offset).date() }
        });
        Ok(past.collect())
    }

    /// After records were joined or taken apart: names, visits and what is left for the Coop are told anew.
    pub(super) fn tell_anew(&mut self, answer: &mut dyn FnMut(Reply)) {
        let today = self.now().date();
        let told = (|| {
            answer(Reply::Directory(Box::new(self.directory()?)));
            let (visits, rest) = self.visits(None)?;
            answer(Reply::Visits { visits, rest });
            answer(Reply::Coop(self.retyping(today, None)?));
            Ok::<_, StoreError>(())
        })();
        if let Err(error) = told {
            answer(Reply::Failed(super::failure::failure(&error, self.setup.offset)));
        }
    }
}
