//! The connection, and the bridge from blocking calls to an asynchronous client.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};
use tokio::runtime::Runtime;

use crate::Result;
use crate::error::{CatalogError, CatalogErrorKind};

/// Versions before this one can damage a file whose log is reset by two connections at once.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// How long a call waits for another process that is writing.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// One connection, used by one thread at a time.
#[derive(Debug)]
pub(crate) struct Database {
    file: PathBuf,
    runtime: Bridge,
    connection: Mutex<SqliteConnection>,
}

/// The runtime that the client asks for. Also dropped where blocking is not allowed, as at the end of
/// a task: it has nothing left to do then.
#[derive(Debug)]
struct Bridge(Option<Runtime>);

impl Bridge {
    fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        let runtime = self.0.as_ref();
        let runtime = runtime.expect("the runtime is taken only when it is dropped");
        runtime.block_on(work)
    }
}

impl Drop for Bridge {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl Database {
    pub(crate) fn open(file: &Path) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| {
                CatalogError::new(CatalogErrorKind::Internal, file, error.to_string())
            })?;
        let connection = runtime
            .block_on(options(file).connect())
            .map_err(|error| CatalogError::from_sqlx(&error, file))?;
        let database = Self {
            file: file.to_owned(),
            runtime: Bridge(Some(runtime)),
            connection: Mutex::new(connection),
        };
        database.refuse_old_sqlite()?;
        Ok(database)
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Runs statements one after another outside of a transaction.
    pub(crate) fn run<T>(
        &self,
        work: impl AsyncFnOnce(&mut SqliteConnection) -> std::result::Result<T, sqlx::Error>,
    ) -> Result<T> {
        let mut connection = self.lock();
        self.runtime
            .block_on(work(&mut connection))
            .map_err(|error| CatalogError::from_sqlx(&error, &self.file))
    }

    /// Runs statements that all take effect, or none.
    pub(crate) fn transaction<T>(
        &self,
        work: impl AsyncFnOnce(&mut SqliteConnection) -> std::result::Result<T, sqlx::Error>,
    ) -> Result<T> {
        self.run(async |connection| {
            let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
            let answer = work(&mut transaction).await?;
            transaction.commit().await?;
            Ok(answer)
        })
    }

    pub(crate) fn integrity(&self) -> Result<Vec<String>> {
        let rows = self.run(async |connection| {
            let rows = sqlx::query("PRAGMA integrity_check")
                .fetch_all(connection)
                .await?;
            rows.iter()
                .map(|row| row.try_get::<String, _>(0))
                .collect::<std::result::Result<Vec<_>, _>>()
        })?;
        Ok(rows.into_iter().filter(|line| line != "ok").collect())
    }

    /// A connection whose last user panicked is still whole: SQLite rolls back by itself.
    fn lock(&self) -> MutexGuard<'_, SqliteConnection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn refuse_old_sqlite(&self) -> Result<()> {
        let version = self.run(async |connection| {
            let row = sqlx::query("SELECT sqlite_version()")
                .fetch_one(connection)
                .await?;
            row.try_get::<String, _>(0)
        })?;
        let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
        let found = [(); 3].map(|()| parts.next().unwrap_or(0));
        if found < OLDEST_SQLITE {
            return Err(CatalogError::new(
                CatalogErrorKind::Internal,
                &self.file,
                format!("SQLite {version} is older than 3.51.3"),
            ));
        }
        Ok(())
    }
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
}
