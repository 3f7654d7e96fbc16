//! The team: who can open the store, and what changes about it.

use super::{Worker, failure, progress};
use crate::domain::ids::MediatorId;
use crate::store::{Store, StoreError};
use crate::text::{store as words, team as team_words};
use crate::tui::effect::{Reply, Secret, TeamChange};

/// What each mediator is called; those who left are marked as gone.
pub(super) fn names(store: &Store) -> Result<Vec<(MediatorId, String)>, StoreError> {
    let team = store.team();
    let is_in = |id: &MediatorId| team.iter().any(|(known, _)| known == id);
    let named = |(id, mediator): (MediatorId, crate::domain::place::Mediator)| {
        let name = if is_in(&id) { mediator.name } else { team_words::gone(&mediator.name) };
        (id, name)
    };
    Ok(store.mediators()?.into_iter().map(named).collect())
}

impl Worker {
    pub(super) fn load_team(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let team = self.store()?.team();
        answer(Reply::Team { team, code: None });
        Ok(())
    }

    /// Changes the team; a wrong passphrase changes nothing, and slows the next tries down as at the door.
    pub(super) fn change_team(
        &mut self,
        change: TeamChange,
        confirm: Option<&Secret>,
        answer: &mut dyn FnMut(Reply),
    ) -> Result<(), StoreError> {
        if let Some(passphrase) = confirm {
            self.slow_down();
            match self.store()?.confirm(&passphrase.0) {
                Ok(()) => self.wrong = 0,
                Err(StoreError::WrongPassphrase) => {
                    self.wrong += 1;
                    answer(Reply::WrongPassphrase);
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        let (now, cost) = (self.now().unix_timestamp(), self.setup.cost);
        let store = self.store()?;
        let rewrites = matches!(change, TeamChange::Remove(_) | TeamChange::RenewRecovery);
        let mut code = None;
        match change {
            TeamChange::Add(name, passphrase) => drop(store.add_mediator(&name, &passphrase.0, cost, now)?),
            TeamChange::Rename(id, name) => store.rename_mediator(id, &name, now)?,
            TeamChange::Remove(id) => store.remove_mediator(id, now)?,
            TeamChange::Passphrase(passphrase) => store.set_passphrase(store.mediator(), &passphrase.0, cost, now)?,
            TeamChange::RenewRecovery => code = Some(Secret(store.renew_recovery(now)?.groups().join(" ").into())),
        }
        let compacted = if rewrites {
            store.compact(&mut |step| {
                answer(progress(step));
                true
            })
        } else {
            Ok(())
        };
        answer(Reply::Names(names(store)?));
        answer(Reply::Team { team: store.team(), code });
        if let Err(error) = compacted {
            answer(Reply::Failed(words::not_compacted(&failure::failure(&error, self.setup.offset))));
        }
        Ok(())
    }
}
