//! Errors of the store: what the caller can do, and words for people.

use std::io;

use fenqun_model::Message;

/// An error of the store; `message` names the place and the way out.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreError {
    /// What the caller can do.
    pub kind: StoreErrorKind,
    /// For people.
    pub message: Message,
}

/// What the caller can do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreErrorKind {
    /// Another process has the folder open.
    Locked,
    /// The folder was written by a newer version.
    TooNew,
    /// Files are damaged: nothing was changed; restore them or run `check`.
    Damaged,
    /// The disk refused (full, read-only, failing): what was acknowledged is safe, what was not may
    /// or may not be there; the store takes no more writes until it is opened again.
    Disk,
    /// The request cannot be carried out; nothing was changed.
    Refused,
}

impl StoreError {
    pub(crate) fn new(kind: StoreErrorKind, message: Message) -> Self {
        Self { kind, message }
    }

    pub(crate) fn refused(message: Message) -> Self {
        Self::new(StoreErrorKind::Refused, message)
    }

    /// A file whose content is not what was written; `what` is technical, in English.
    pub(crate) fn damaged(file: &str, what: impl ToString) -> Self {
        let message = Message::new("store-damaged")
            .with("file", file)
            .with("what", what.to_string());
        Self::new(StoreErrorKind::Damaged, message)
    }

    /// The disk refused an operation on a file.
    pub(crate) fn disk(file: &str, error: &io::Error) -> Self {
        let id = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "store-disk-full",
            _ => "store-disk",
        };
        let message = Message::new(id)
            .with("file", file)
            .with("error", error.to_string());
        Self::new(StoreErrorKind::Disk, message)
    }

    /// Reading failed: a file that is gone or cut short is damage, anything else the disk.
    pub(crate) fn reading(file: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof => Self::damaged(file, error),
            _ => Self::disk(file, error),
        }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for StoreError {}
