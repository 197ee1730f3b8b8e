//! The format of the database and its steps. A step is never edited once released; a change of the
//! format is a new step at the end.

use sqlx::{Row, SqliteConnection};

use crate::Result;
use crate::database::Database;
use crate::error::{CatalogError, CatalogErrorKind};

/// Statements that lead from format `n` to format `n + 1`, for each `n` from 0.
const STEPS: &[&[&str]] = &[
    BATCH,
    JOBS,
    AUTHORS,
    ACCESS,
    DEAD_LETTERS,
    WEBHOOKS,
    NUMBERED_IMPORTS,
];

/// Definitions, types, fits, imports, reviews, receipts.
const BATCH: &[&str] = &[
    "CREATE TABLE definition_version (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        version BIGINT NOT NULL,
        body TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        deleted BIGINT NOT NULL,
        PRIMARY KEY (kind, name, version))",
    "CREATE TABLE attribute_type (
        path TEXT NOT NULL PRIMARY KEY,
        type TEXT NOT NULL,
        since BIGINT NOT NULL)",
    "CREATE TABLE fit (
        segmentation TEXT NOT NULL,
        number BIGINT NOT NULL,
        definition_version BIGINT NOT NULL,
        as_of BIGINT NOT NULL,
        population BIGINT NOT NULL,
        body TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (segmentation, number))",
    "CREATE TABLE import (
        id TEXT NOT NULL PRIMARY KEY,
        source TEXT NOT NULL,
        file_name TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        started_at BIGINT NOT NULL,
        finished_at BIGINT,
        state TEXT NOT NULL,
        quality TEXT)",
    "CREATE INDEX import_by_fingerprint ON import (fingerprint)",
    "CREATE TABLE review (
        id BIGINT NOT NULL PRIMARY KEY,
        segmentation TEXT NOT NULL,
        file_name TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        body TEXT NOT NULL)",
    "CREATE TABLE erasure (
        receipt TEXT NOT NULL PRIMARY KEY,
        erased_at BIGINT NOT NULL,
        body TEXT NOT NULL)",
];

/// Runs of jobs, fits that wait for approval, files sent to be imported.
const JOBS: &[&str] = &[
    "CREATE TABLE job_number (last BIGINT NOT NULL)",
    "INSERT INTO job_number (last) VALUES (0)",
    "CREATE TABLE job_run (
        id BIGINT NOT NULL PRIMARY KEY,
        job TEXT NOT NULL,
        parameters TEXT NOT NULL,
        asked_by TEXT,
        state TEXT NOT NULL,
        attempt BIGINT NOT NULL,
        queued_at BIGINT NOT NULL,
        not_before BIGINT NOT NULL,
        started_at BIGINT,
        finished_at BIGINT,
        cancelled BIGINT NOT NULL,
        result TEXT,
        failure TEXT)",
    "CREATE INDEX job_run_by_state ON job_run (state)",
    "CREATE TABLE job_schedule (
        job TEXT NOT NULL PRIMARY KEY,
        due_at BIGINT NOT NULL)",
    "CREATE TABLE fit_review (
        id BIGINT NOT NULL PRIMARY KEY,
        run BIGINT NOT NULL,
        segmentation TEXT NOT NULL,
        definition_version BIGINT NOT NULL,
        as_of BIGINT NOT NULL,
        population BIGINT NOT NULL,
        body TEXT NOT NULL,
        fit_before BIGINT NOT NULL,
        migration TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        decided_at BIGINT,
        decided_by TEXT)",
    "CREATE TABLE upload (
        id TEXT NOT NULL PRIMARY KEY,
        file_name TEXT NOT NULL,
        bytes BIGINT NOT NULL,
        received_at BIGINT NOT NULL)",
];

/// Who saved a version of a definition.
const AUTHORS: &[&str] = &["ALTER TABLE definition_version ADD COLUMN author TEXT"];

/// People, what stands for them, the audit log, requests with an idempotency key.
const ACCESS: &[&str] = &[
    "CREATE TABLE person (
        id BIGINT NOT NULL PRIMARY KEY,
        email TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        language TEXT NOT NULL,
        password TEXT NOT NULL,
        must_change BIGINT NOT NULL,
        password_at BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        removed_at BIGINT)",
    "CREATE TABLE session (
        digest TEXT NOT NULL PRIMARY KEY,
        person BIGINT NOT NULL,
        created_at BIGINT NOT NULL,
        used_at BIGINT NOT NULL)",
    "CREATE TABLE access_key (
        kind TEXT NOT NULL,
        id BIGINT NOT NULL,
        person BIGINT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL,
        hint TEXT NOT NULL,
        covers TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        expires_at BIGINT,
        used_at BIGINT,
        revoked_at BIGINT,
        PRIMARY KEY (kind, id))",
    "CREATE TABLE setup_token (digest TEXT NOT NULL PRIMARY KEY)",
    "CREATE TABLE audit (
        id BIGINT NOT NULL PRIMARY KEY,
        at BIGINT NOT NULL,
        person BIGINT NOT NULL,
        name TEXT NOT NULL,
        act TEXT NOT NULL,
        what TEXT NOT NULL,
        address TEXT NOT NULL)",
    "CREATE TABLE idempotent_request (
        caller TEXT NOT NULL,
        request_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        at BIGINT NOT NULL,
        status BIGINT,
        PRIMARY KEY (caller, request_key))",
    "CREATE INDEX idempotent_request_by_age ON idempotent_request (at)",
];

/// Events that came over HTTP and could not be taken.
const DEAD_LETTERS: &[&str] = &[
    "CREATE TABLE dead_letter (
        id TEXT NOT NULL PRIMARY KEY,
        received_at BIGINT NOT NULL,
        write_key BIGINT NOT NULL,
        call TEXT NOT NULL,
        code TEXT NOT NULL,
        reason TEXT NOT NULL,
        body TEXT NOT NULL,
        envelope TEXT NOT NULL,
        times BIGINT NOT NULL)",
    "CREATE INDEX dead_letter_by_time ON dead_letter (received_at, id)",
];

/// Where changes are sent.
const WEBHOOKS: &[&str] = &[
    "CREATE TABLE webhook (
        id TEXT NOT NULL PRIMARY KEY,
        url TEXT NOT NULL,
        description TEXT NOT NULL,
        filter TEXT NOT NULL,
        secret TEXT NOT NULL,
        old_secret TEXT,
        old_secret_until BIGINT,
        created_at BIGINT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        position BIGINT NOT NULL,
        message TEXT,
        message_last BIGINT,
        message_filter TEXT,
        message_made_at BIGINT,
        message_failures BIGINT,
        message_due BIGINT)",
    "CREATE TABLE webhook_attempt (
        webhook TEXT NOT NULL,
        number BIGINT NOT NULL,
        message TEXT NOT NULL,
        changes BIGINT NOT NULL,
        at BIGINT NOT NULL,
        duration BIGINT NOT NULL,
        status BIGINT,
        error TEXT,
        detail TEXT NOT NULL,
        PRIMARY KEY (webhook, number))",
];

/// Imports by number, which runs brought them, who took them back.
const NUMBERED_IMPORTS: &[&str] = &[
    "ALTER TABLE import RENAME TO import_before",
    "CREATE TABLE import (
        number BIGINT NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        source TEXT NOT NULL,
        file_name TEXT NOT NULL,
        started_at BIGINT NOT NULL,
        finished_at BIGINT,
        state TEXT NOT NULL,
        quality TEXT,
        is_tracked BIGINT NOT NULL,
        undo_at BIGINT,
        undo_by TEXT)",
    "INSERT INTO import (number, id, source, file_name, started_at, finished_at, state, quality,
        is_tracked)
        SELECT ROW_NUMBER() OVER (ORDER BY started_at, id), id, source, file_name, started_at,
            finished_at, state, quality, 0 FROM import_before",
    "DROP TABLE import_before",
    "CREATE TABLE import_run (
        run BIGINT NOT NULL PRIMARY KEY,
        number BIGINT NOT NULL)",
];

/// Brings the database to the newest format.
pub(crate) fn migrate(database: &Database) -> Result<()> {
    let found = database.transaction(async |connection| {
        let found = format(connection).await?;
        for (number, step) in STEPS.iter().enumerate().skip(found) {
            for statement in *step {
                sqlx::query(*statement).execute(&mut *connection).await?;
            }
            set_format(connection, number + 1).await?;
        }
        Ok(found)
    })?;
    if found > STEPS.len() {
        let reason = format!("{found} > {}", STEPS.len());
        return Err(CatalogError::new(
            CatalogErrorKind::TooNew,
            database.file(),
            reason,
        ));
    }
    Ok(())
}

async fn format(connection: &mut SqliteConnection) -> std::result::Result<usize, sqlx::Error> {
    sqlx::query("CREATE TABLE IF NOT EXISTS format (number BIGINT NOT NULL)")
        .execute(&mut *connection)
        .await?;
    let row = sqlx::query("SELECT number FROM format")
        .fetch_optional(connection)
        .await?;
    let number: i64 = row.map_or(Ok(0), |row| row.try_get(0))?;
    Ok(usize::try_from(number).unwrap_or(usize::MAX))
}

async fn set_format(
    connection: &mut SqliteConnection,
    number: usize,
) -> std::result::Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM format")
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO format (number) VALUES ($1)")
        .bind(number as i64)
        .execute(connection)
        .await?;
    Ok(())
}
