//! Settings of an opened workspace: values only. They come from the caller, who alone reads the
//! environment and the command line.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fenqun_model::Instant;

/// Tells what time it is.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// Settings of an opened workspace.
#[derive(Clone)]
pub struct Settings {
    /// What time it is. A `now` in the Workspace definition goes before it.
    pub clock: Clock,
    /// Threads that evaluation uses; at least 1.
    pub threads: usize,
    /// Customers evaluated in one go. Never changes an answer.
    pub batch: usize,
    /// Bytes of hot columns above which evaluation streams bucket by bucket. Never changes an
    /// answer.
    pub memory_budget: u64,
    /// Set by whoever wants a long import to stop at the next safe place.
    pub stop: Arc<AtomicBool>,
}

impl Settings {
    /// Customers evaluated in one go when nothing else is asked.
    pub const BATCH: usize = 16_384;
    /// Bytes of hot columns when nothing else is asked: 2 GiB.
    pub const MEMORY_BUDGET: u64 = 2 << 30;

    /// Someone asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings")
            .field("threads", &self.threads)
            .field("batch", &self.batch)
            .field("memory_budget", &self.memory_budget)
            .finish_non_exhaustive()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            clock: Arc::new(system_clock),
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            batch: Self::BATCH,
            memory_budget: Self::MEMORY_BUDGET,
            stop: Arc::default(),
        }
    }
}

/// The clock of the machine. The only place in the product that reads it.
pub fn system_clock() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Instant(since.map_or(0, |time| {
        i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
    }))
}
