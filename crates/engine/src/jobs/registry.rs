//! Every job there is.

use super::Job;
use super::checkpoint::Checkpoint;

/// Every job there is.
pub(super) fn all() -> Vec<Box<dyn Job>> {
    vec![Box::new(Checkpoint)]
}
