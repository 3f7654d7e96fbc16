//! Records from a table: what it holds, and who may be in the store already.

use super::Worker;
use crate::content::communes;
use crate::domain::directory::{Directory, Named, Person};
use crate::domain::ids::{Code, LearnerId};
use crate::domain::learner::Learner;
use crate::intake::RefusedRow;
use crate::intake::learners::{self, Desk, Preview};
use crate::intake::sheet::read_all;
use crate::store::StoreError;
use crate::text::cli::{bad_table, no_table};
use crate::text::{importing as words, tables};
use crate::tui::effect::Reply;
use crate::tui::importing::{Alike, Batch, Incoming, Sketch, Told, Wanted};
use crate::vault::draw_id;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::path::Path;

impl Worker {
    pub(super) fn import(&mut self, wanted: &Wanted, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let told = match wanted {
            Wanted::Look(path) => {
                match bytes(path).and_then(|bytes| Preview::of(&bytes).map_err(|error| bad_table(error.words()))) {
                    Ok(Preview { headings, rows, matched }) => Told::Looked(Sketch { headings, rows, matched }),
                    Err(failure) => Told::Refused(failure),
                }
            }
            Wanted::Read(path, matched) => self.incoming(path, matched)?,
        };
        answer(Reply::Import(told));
        Ok(())
    }

    fn incoming(&mut self, path: &Path, matched: &[Option<usize>]) -> Result<Told, StoreError> {
        let (content, today, me) = (self.setup.content.clone(), self.now().date(), self.me);
        let known: BTreeMap<LearnerId, Learner> = self
            .store()?
            .learners()?
            .map(|learner| learner.map(|(id, kept)| (id, kept.record)))
            .collect::<Result<_, StoreError>>()?;
        // A record that was joined to another takes its code back, should they be taken apart.
        let joined = self.store()?.joined()?;
        let own = known.values().map(|learner| &learner.code);
        let codes: HashSet<&Code> = own.chain(joined.iter().map(|one| &one.code)).collect();
        let mut drawn = HashSet::new();
        let mut desk = Desk {
            today,
            content: &content,
            code_taken: &|code| codes.contains(code),
            draw_code: &mut || {
                let random = draw_id().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
                let taken = |code: &Code| codes.contains(code) || drawn.contains(code);
                let code = content.nouns.code_from(random, taken).unwrap_or_default();
                drawn.insert(code.clone());
                code
            },
            duplicates: &mut |_| Vec::new(),
        };
        let read = bytes(path).and_then(|bytes| {
            learners::read_matched(&bytes, matched, &mut desk).map_err(|error| bad_table(error.words()))
        });
        let intake = match read {
            Ok(intake) => intake,
            Err(failure) => return Ok(Told::Refused(failure)),
        };
        let alike = alike(&known, &intake.rows);
        let rows = intake.rows.into_iter().zip(alike);
        let rows = rows.map(|((line, learner), alike)| Incoming {
            line,
            learner: Learner { opened_by: me, ..learner },
            alike,
        });
        let rows = rows.collect();
        // The screen calls our columns by the names it matched them under.
        let called = |column: &str| {
            let at = tables::LEARNERS_READ.iter().position(|ours| *ours == column);
            at.and_then(|at| words::FIELDS.get(at)).map_or_else(|| column.to_owned(), |field| (*field).to_owned())
        };
        let refused = intake.refused.into_iter().map(|row| {
            let column = called(&row.column);
            RefusedRow { column, ..row }.words()
        });
        let refused = refused.collect();
        let warned = intake.warnings.iter().map(crate::intake::Warning::words).collect();
        Ok(Told::Read(Box::new(Batch { rows, refused, warned })))
    }
}

/// For each row, the record that its person likeliest has already: one that is kept, or one of an earlier row.
fn alike(known: &BTreeMap<LearnerId, Learner>, rows: &[(u64, Learner)]) -> Vec<Option<Alike>> {
    // Rows have no id before they are saved: these are for the search alone.
    let ids: Vec<LearnerId> = rows.iter().map(|_| LearnerId::from_bytes(draw_id())).collect();
    let kept = known.iter().map(|(id, learner)| Named::of(*id, learner, None));
    let read = ids.iter().zip(rows).map(|(id, (_, learner))| Named::of(*id, learner, None));
    let directory = Directory::build(kept.chain(read), |insee| communes::name(insee).map(str::to_owned));
    let mut finder = directory.duplicate_finder();
    let mut earlier = HashMap::new();
    let mut alike = Vec::with_capacity(rows.len());
    for (at, (id, (_, learner))) in ids.iter().zip(rows).enumerate() {
        let found = finder.find(&Person::from(learner), Some(id));
        alike.push(found.into_iter().find_map(|other| match known.get(&other) {
            Some(learner) => Some(Alike::Kept(other, Box::new(learner.clone()))),
            None => earlier.get(&other).copied().map(Alike::Row),
        }));
        earlier.insert(*id, at);
    }
    alike
}

fn bytes(path: &Path) -> Result<Vec<u8>, crate::text::Failure> {
    let file = File::open(path).map_err(|_| no_table(path))?;
    read_all(file).map_err(|error| bad_table(error.words()))
}
