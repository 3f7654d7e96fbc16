//! The content pack of the place: used as long as it is what somebody looked at.

use super::Worker;
use super::failure::platform_failure;
use crate::content::pack::{self, Pack};
use crate::domain::pack::{Facts, Looked};
use crate::domain::place::Settings;
use crate::platform;
use crate::store::StoreError;
use crate::text::content as words;
use crate::tui::effect::Reply;
use std::path::Path;
use std::sync::Arc;

impl Worker {
    /// Uses the pack of the settings. Says why it cannot be.
    pub(super) fn take_up_pack(&mut self, settings: &Settings) -> Option<String> {
        self.setup.content = Arc::clone(&self.built_in);
        let taken = settings.content_pack.as_ref()?;
        let Ok(files) = platform::small_texts(Path::new(&taken.folder)) else { return Some(words::AWAY.to_owned()) };
        if pack::digest(&files) != taken.digest {
            return Some(words::CHANGED.to_owned());
        }
        let Ok(Pack { content, .. }) = pack::read(&files) else { return Some(words::UNFIT.to_owned()) };
        self.setup.content = Arc::new(content);
        None
    }

    /// Uses what the settings say now.
    pub(super) fn use_pack(&mut self, answer: &mut dyn FnMut(Reply)) -> Result<(), StoreError> {
        let settings = self.store()?.settings()?;
        let why_not = self.take_up_pack(&settings);
        answer(Reply::Content(Arc::clone(&self.setup.content)));
        if let Some(why_not) = why_not {
            answer(Reply::Noticed(vec![why_not]));
        }
        Ok(())
    }
}

/// Reads and checks a pack for somebody to look at.
pub(super) fn look_at_pack(folder: String) -> Reply {
    let files = match platform::small_texts(Path::new(&folder)) {
        Ok(files) => files,
        Err(error) => return Reply::Failed(platform_failure(&error)),
    };
    let found = pack::read(&files);
    let found = found.map(|Pack { about, addresses, digest, .. }| Facts { about, addresses, digest });
    Reply::PackLooked(Box::new(Looked { folder, found }))
}
