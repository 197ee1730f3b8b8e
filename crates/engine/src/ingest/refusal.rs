//! Why a request as a whole is not taken, by what the client can do about it.

use std::time::Duration;

use fenqun_model::Message;

use crate::failure::Failure;
use crate::live::Overload;

/// Why a request as a whole is not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It cannot be read: sending it again will not help.
    Malformed(Message),
    /// The body ended early or stood still: send it again.
    Cut,
    /// It is too large: send less at once.
    TooLarge(Message),
    /// The write key is missing, unknown or revoked.
    UnknownKey,
    /// Too much is waiting: send it again later.
    Overload(Duration),
    /// There is no room for its events that cannot be taken: somebody must look at the dead letters.
    LettersFull(Message),
    /// It could not be written: send it again later.
    Unwritten(Failure),
}

impl Refusal {
    /// The workspace is being closed.
    pub(super) fn stopping() -> Self {
        Self::Unwritten(Failure::stopped(Message::new("ingest-stopping")))
    }
}

impl From<Overload> for Refusal {
    fn from(overload: Overload) -> Self {
        Self::Overload(overload.retry_after)
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Unwritten(failure)
    }
}
