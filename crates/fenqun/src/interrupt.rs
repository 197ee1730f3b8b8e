//! Ctrl-C: the first asks long work to stop at the next safe place, the second stops at once (which
//! loses nothing either: what was not acknowledged is done again).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fenqun_model::{Language, Message};

/// Status of a process that was interrupted.
const INTERRUPTED: i32 = 130;

/// Sets `stop` at the first Ctrl-C.
pub(crate) fn watch(stop: &Arc<AtomicBool>, language: Language) {
    let stop = Arc::clone(stop);
    let watching = ctrlc::set_handler(move || {
        if stop.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
        eprintln!("{}", Message::new("interrupt-noted").text(language));
    });
    // Without a handler Ctrl-C ends the process at once, which is safe too.
    drop(watching);
}
