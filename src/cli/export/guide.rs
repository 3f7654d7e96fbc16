//! A mediator's guide to a module.

use crate::cli::args::PageFormat;
use crate::cli::call::Call;
use crate::cli::stop::Stop;
use crate::domain::ids::ModuleId;
use crate::report::module_guide;
use crate::text::cli as words;

/// The guide to the module typed, in capitals or not.
pub fn guide(call: &Call, typed: &str, format: PageFormat) -> Result<Vec<u8>, Stop> {
    let content = Call::content()?;
    let id = ModuleId::new(typed.trim().to_uppercase());
    let unknown = || Stop::failed(words::unknown_module(id.as_str()));
    let module = content.curriculum.module(&id).ok_or_else(unknown)?;
    let (guide, today) = (content.guide(&id), call.now().date());
    Ok(match format {
        PageFormat::Text => module_guide::text(module, guide, today),
        PageFormat::Html => module_guide::html(module, guide, today),
    }
    .into_bytes())
}
