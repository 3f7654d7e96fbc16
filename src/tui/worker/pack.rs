//! The content pack of the place: used as long as it is what somebody looked at.

use super::Worker;
use super::failure::platform_failure;
use crate::content::Content;
use crate::content::pack::{self, Pack};
use crate::domain::pack::{Facts, Looked};
use crate::domain::place::Settings;
use crate::platform;
use crate::store::StoreError;
use crate::text::content as words;
use crate::tui::effect::Reply;
use std::path::Path;
use std::sync::Arc;

/// The content with the pack of the settings in it; `None` without a pack.
///
/// # Errors
/// Why the pack cannot be used, in words.
pub fn taken_up(settings: &Settings) -> Result<Option<Content>, &'static str> {
    let Some(taken) = &settings.content_pack else { return Ok(None) };
    let files = platform::small_texts(Path::new(&taken.folder)).map_err(|_| words::AWAY)?;
    if pack::digest(&files) != taken.digest {
        return Err(words::CHANGED);
    }
    let Pack { content, .. } = pack::read(&files).map_err(|_| words::UNFIT)?;
    Ok(Some(content))
}

impl Worker {
    /// Uses the pack of the settings. Says why it cannot be.
    pub(super) fn take_up_pack(&mut self, settings: &Settings) -> Option<String> {
        self.setup.content = Arc::clone(&self.built_in);
        match taken_up(settings) {
            Ok(content) => {
                if let Some(content) = content {
                    self.setup.content = Arc::new(content);
                }
                None
            }
            Err(why_not) => Some(why_not.to_owned()),
        }
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
