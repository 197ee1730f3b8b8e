//! Wakes the driver: a frame is there, somebody wants something, the next timer is due.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

use crate::run::held;

/// Wakes the driver.
#[derive(Debug, Default)]
pub(super) struct Bell {
    state: Mutex<State>,
    rung: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// How often it was rung.
    count: u64,
    stopped: bool,
    /// How many wait for their turn.
    waiting: usize,
}

/// Somebody who waits for their turn.
pub(super) struct Waiting<'b>(&'b Bell);

impl Bell {
    /// Wakes the driver.
    pub(super) fn ring(&self) {
        held(&self.state).count += 1;
        self.rung.notify_all();
    }

    /// Has the driver stop.
    pub(super) fn stop(&self) {
        held(&self.state).stopped = true;
        self.ring();
    }

    pub(super) fn is_stopped(&self) -> bool {
        held(&self.state).stopped
    }

    /// How often it was rung.
    pub(super) fn count(&self) -> u64 {
        held(&self.state).count
    }

    /// Somebody else wants a turn; the driver lets them.
    pub(super) fn waiting(&self) -> Waiting<'_> {
        held(&self.state).waiting += 1;
        Waiting(self)
    }

    /// Lets others have their turn first.
    pub(super) fn yield_turn(&self) {
        let mut state = held(&self.state);
        while state.waiting > 0 && !state.stopped {
            state = self
                .rung
                .wait(state)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }

    /// Waits until it has been rung more often than `seen` times, at most so long.
    pub(super) fn wait(&self, seen: u64, most: Duration) {
        let state = held(&self.state);
        let is_quiet = |state: &mut State| state.count == seen && !state.stopped;
        drop(self.rung.wait_timeout_while(state, most, is_quiet));
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        held(&self.0.state).waiting -= 1;
        self.0.rung.notify_all();
    }
}
