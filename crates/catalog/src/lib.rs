//! The only crate that speaks to the relational database: definitions and all their versions,
//! inferred types, fits, imports, sampling reviews and receipts of erasures.
//!
//! SQLite inside, in one file, for one writer; the statements keep to what PostgreSQL understands as
//! well (`$1` parameters, `TEXT` and `BIGINT`, `ON CONFLICT`). Customer data is not here: that is the
//! store's. What must be atomic with customer data (how far an import has come) is the store's too.
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! use fenqun_catalog::Catalog;
//! let catalog = Catalog::open(&folder.path().join("catalog.sqlite")).unwrap();
//! assert!(catalog.definitions().unwrap().is_empty());
//! ```

mod audit;
mod credentials;
mod database;
mod dead_letters;
mod definitions;
mod erasures;
mod error;
mod fit_reviews;
mod fits;
mod idempotency;
mod imports;
mod job_runs;
mod migrations;
mod people;
mod retention;
mod reviews;
mod types;
mod uploads;
mod webhooks;

pub use audit::{AuditFilter, StoredAudit};
pub use credentials::{KeyKind, StoredKey, StoredSession};
pub use dead_letters::{DeadLetter, DeadLetterCursor, DeadLetterRoom};
pub use definitions::{Change, StoredDefinition};
pub use erasures::Erasure;
pub use error::{CatalogError, CatalogErrorKind};
pub use fit_reviews::{FitReview, ReviewState};
pub use fits::StoredFit;
pub use idempotency::StoredRequest;
pub use imports::{ImportRecord, ImportState, ImportUndo};
pub use job_runs::{JobRun, RunFilter, RunState};
pub use people::StoredPerson;
pub use reviews::StoredReview;
pub use uploads::Upload;
pub use webhooks::{
    StoredWebhook, WebhookAttempt, WebhookDelivery, WebhookMessage, WebhookSettings, WebhookState,
};

use std::path::Path;

use database::Database;

/// Result of everything the catalog does.
pub type Result<T> = std::result::Result<T, CatalogError>;

/// The relational part of a workspace. All calls block; all writes are on disk on return.
#[derive(Debug)]
pub struct Catalog {
    database: Database,
}

impl Catalog {
    /// Opens the catalog in a file, making it when there is none and bringing an older format up to
    /// date.
    ///
    /// # Errors
    /// A format newer than this program, damage, a disk that refuses.
    pub fn open(file: &Path) -> Result<Self> {
        let database = Database::open(file)?;
        migrations::migrate(&database)?;
        Ok(Self { database })
    }

    /// Checks the database file against its own structure; empty when all is well, else what is
    /// wrong, a line each.
    ///
    /// # Errors
    /// The file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        self.database.integrity()
    }
}
