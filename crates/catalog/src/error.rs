//! What can go wrong with the catalog, and what the caller can do about it.

use std::path::Path;

use fenqun_model::Message;

/// An error of the catalog; `message` names the place and the way out.
#[derive(Debug)]
pub struct CatalogError {
    /// What the caller can do.
    pub kind: CatalogErrorKind,
    /// For people.
    pub message: Message,
}

/// What the caller can do about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogErrorKind {
    /// Another process holds the file.
    Busy,
    /// The file was written by a newer version.
    TooNew,
    /// The file is damaged or is no catalog.
    Damaged,
    /// The disk refused (full, read-only, failing): nothing was changed.
    Disk,
    /// A request that this catalog cannot carry out: a fault of the program.
    Internal,
}

/// Primary result codes of SQLite that have a way out of their own.
const BUSY: i32 = 5;
const LOCKED: i32 = 6;
const READ_ONLY: i32 = 8;
const IO: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANNOT_OPEN: i32 = 14;
const NOT_A_DATABASE: i32 = 26;

impl CatalogError {
    pub(crate) fn new(kind: CatalogErrorKind, file: &Path, reason: String) -> Self {
        let id = match kind {
            CatalogErrorKind::Busy => "catalog-busy",
            CatalogErrorKind::TooNew => "catalog-too-new",
            CatalogErrorKind::Damaged => "catalog-damaged",
            CatalogErrorKind::Disk => "catalog-disk",
            CatalogErrorKind::Internal => "catalog-internal",
        };
        let message = Message::new(id)
            .with("file", file.display().to_string())
            .with("reason", reason);
        Self { kind, message }
    }

    pub(crate) fn from_sqlx(error: &sqlx::Error, file: &Path) -> Self {
        let kind = match error {
            sqlx::Error::Database(database) => database
                .code()
                .and_then(|code| code.parse::<i32>().ok())
                .map_or(CatalogErrorKind::Internal, kind_of),
            sqlx::Error::Io(_) => CatalogErrorKind::Disk,
            _ => CatalogErrorKind::Internal,
        };
        Self::new(kind, file, error.to_string())
    }
}

/// Extended codes carry the primary code in their low byte.
fn kind_of(code: i32) -> CatalogErrorKind {
    match code & 0xff {
        BUSY | LOCKED => CatalogErrorKind::Busy,
        CORRUPT | NOT_A_DATABASE => CatalogErrorKind::Damaged,
        FULL | IO | READ_ONLY | CANNOT_OPEN => CatalogErrorKind::Disk,
        _ => CatalogErrorKind::Internal,
    }
}

impl std::fmt::Display for CatalogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for CatalogError {}
