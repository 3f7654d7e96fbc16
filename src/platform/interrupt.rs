//! Ctrl-C while a command is at work.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// From here on the first Ctrl-C raises the flag, so that work under way leaves nothing half done; the second one ends
/// the program at once. Elsewhere than on Unix the first one does: what it leaves is taken up at the next start.
pub fn watch_interrupt() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    {
        use signal_hook::consts::SIGINT;
        use signal_hook::flag::{register, register_conditional_shutdown};
        /// What the shell shows of a program that Ctrl-C ended: 128 + SIGINT.
        const ENDED: i32 = 130;
        // Without them Ctrl-C ends the program, as elsewhere.
        let _ = register_conditional_shutdown(SIGINT, ENDED, Arc::clone(&flag));
        let _ = register(SIGINT, Arc::clone(&flag));
    }
    flag
}
