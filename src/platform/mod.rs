//! The single door to what depends on the operating system: folders, file modes, kind of file system, desktop, printer.

mod desktop;
mod error;
mod file;
mod folders;
mod interrupt;
mod mounts;
mod room;
mod texts;

pub use desktop::{open_with_desktop, print_text};
pub use error::PlatformError;
pub use file::{umask, write_new_file};
pub use folders::{data_folder, default_export_folder, settings_folder};
pub use interrupt::watch_interrupt;
pub use mounts::{is_network_folder, is_synced_folder};
pub use room::{check_new_folder, free_space};
pub use texts::small_texts;

use time::UtcOffset;

/// Reads the offset of local time, UTC when the system does not tell.
///
/// It is to be called at start and kept: with several threads some systems refuse to tell.
pub fn local_offset() -> UtcOffset {
    UtcOffset::current_local_offset().unwrap_or(UtcOffset::UTC)
}

/// The machine's name, to say who holds a store.
pub fn host_name() -> Option<String> {
    #[cfg(unix)]
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_machine_has_a_name() {
        assert!(super::host_name().is_some_and(|name| !name.contains('\0')));
    }
}
