//! Runs of jobs: what was asked for, how far it came, how it ended. The queue of the runner and the
//! record for people are the same rows.

use fenqun_model::Instant;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Row, Sqlite};

use crate::{Catalog, Result};

/// A run of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRun {
    /// From 1; later runs have greater ids.
    pub id: u64,
    /// Name of the job.
    pub job: String,
    /// What it was asked for, as JSON.
    pub parameters: String,
    /// Who asked: name of a person or token; `None` for the schedule.
    pub asked_by: Option<String>,
    /// How far it is.
    pub state: RunState,
    /// Failed attempts so far.
    pub attempt: u32,
    /// When it was asked for.
    pub queued_at: Instant,
    /// Not to be begun before.
    pub not_before: Instant,
    /// When it was last begun.
    pub started_at: Option<Instant>,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Someone asked that it be stopped.
    pub cancelled: bool,
    /// What it did, as JSON.
    pub result: Option<String>,
    /// Why it failed, as JSON; of the last attempt, also while the next one waits.
    pub failure: Option<String>,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// To be begun.
    Queued,
    /// At work.
    Running,
    /// All done.
    Done,
    /// Given up.
    Failed,
    /// Stopped by someone.
    Cancelled,
    /// Done but for the word of a person.
    WaitingForApproval,
}

impl RunState {
    /// All of them.
    pub const ALL: [RunState; 6] = [
        RunState::Queued,
        RunState::Running,
        RunState::Done,
        RunState::Failed,
        RunState::Cancelled,
        RunState::WaitingForApproval,
    ];

    /// As it is stored and shown.
    pub const fn name(self) -> &'static str {
        match self {
            RunState::Queued => "queued",
            RunState::Running => "running",
            RunState::Done => "done",
            RunState::Failed => "failed",
            RunState::Cancelled => "cancelled",
            RunState::WaitingForApproval => "waiting-for-approval",
        }
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Which runs, newest first.
#[derive(Clone, Debug, Default)]
pub struct RunFilter {
    /// Of this job.
    pub job: Option<String>,
    /// In this state.
    pub state: Option<RunState>,
    /// Before this id.
    pub before: Option<u64>,
    /// At most so many.
    pub limit: usize,
}

impl Catalog {
    /// Queues a run, whose id comes back; `run.id` is not looked at.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn add_job_run(&self, run: &JobRun) -> Result<u64> {
        self.database.transaction(async |connection| {
            let row = sqlx::query("UPDATE job_number SET last = last + 1 RETURNING last")
                .fetch_one(&mut *connection)
                .await?;
            let id: i64 = row.try_get(0)?;
            let insert = sqlx::query(
                "INSERT INTO job_run (id, job, parameters, asked_by, state, attempt, queued_at,
                    not_before, started_at, finished_at, cancelled, result, failure)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            );
            bind(insert, id, run).execute(connection).await?;
            Ok(id as u64)
        })
    }

    /// Saves a run under its id. What someone asked meanwhile (that it be stopped) stays asked.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn save_job_run(&self, run: &JobRun) -> Result<()> {
        self.database.run(async |connection| {
            let update = sqlx::query(
                "UPDATE job_run SET job = $2, parameters = $3, asked_by = $4, state = $5,
                    attempt = $6, queued_at = $7, not_before = $8, started_at = $9,
                    finished_at = $10, cancelled = CASE WHEN cancelled = 1 THEN 1 ELSE $11 END,
                    result = $12, failure = $13
                 WHERE id = $1",
            );
            bind(update, run.id as i64, run).execute(connection).await?;
            Ok(())
        })
    }

    /// The run of an id.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn job_run(&self, id: u64) -> Result<Option<JobRun>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT * FROM job_run WHERE id = $1")
                .bind(id as i64)
                .fetch_optional(connection)
                .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// Runs, newest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn job_runs(&self, filter: &RunFilter) -> Result<Vec<JobRun>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM job_run
                 WHERE (job = $1 OR $1 IS NULL) AND (state = $2 OR $2 IS NULL) AND id < $3
                 ORDER BY id DESC LIMIT $4",
            )
            .bind(filter.job.clone())
            .bind(filter.state.map(RunState::name))
            .bind(filter.before.map_or(i64::MAX, |id| id as i64))
            .bind(i64::try_from(filter.limit).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Every run that is queued, running or waiting for approval, oldest first.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn open_job_runs(&self) -> Result<Vec<JobRun>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM job_run
                 WHERE state IN ('queued', 'running', 'waiting-for-approval') ORDER BY id",
            )
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }

    /// Notes that someone wants a run to stop; `false` when there is no such run or it has ended.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn cancel_job_run(&self, id: u64) -> Result<bool> {
        self.database.run(async |connection| {
            let done = sqlx::query(
                "UPDATE job_run SET cancelled = 1
                 WHERE id = $1 AND state IN ('queued', 'running', 'waiting-for-approval')",
            )
            .bind(id as i64)
            .execute(connection)
            .await?;
            Ok(done.rows_affected() > 0)
        })
    }

    /// Removes runs that ended before an instant; how many.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn drop_job_runs(&self, before: Instant) -> Result<u64> {
        self.database.run(async |connection| {
            let done = sqlx::query(
                "DELETE FROM job_run WHERE finished_at < $1
                 AND state IN ('done', 'failed', 'cancelled')",
            )
            .bind(before.0)
            .execute(connection)
            .await?;
            Ok(done.rows_affected())
        })
    }

    /// The newest instant for which the schedule of a job has queued a run.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn job_due(&self, job: &str) -> Result<Option<Instant>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT due_at FROM job_schedule WHERE job = $1")
                .bind(job.to_owned())
                .fetch_optional(connection)
                .await?;
            row.map(|row| Ok(Instant(row.try_get(0)?))).transpose()
        })
    }

    /// Notes for which instant the schedule of a job was last seen to.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn note_job_due(&self, job: &str, due_at: Instant) -> Result<()> {
        self.database.run(async |connection| {
            sqlx::query(
                "INSERT INTO job_schedule (job, due_at) VALUES ($1, $2)
                 ON CONFLICT (job) DO UPDATE SET due_at = excluded.due_at",
            )
            .bind(job.to_owned())
            .bind(due_at.0)
            .execute(connection)
            .await?;
            Ok(())
        })
    }
}

type Query = sqlx::query::Query<'static, Sqlite, SqliteArguments>;

/// Every column of a run, `$1` the id.
fn bind(query: Query, id: i64, run: &JobRun) -> Query {
    query
        .bind(id)
        .bind(run.job.clone())
        .bind(run.parameters.clone())
        .bind(run.asked_by.clone())
        .bind(run.state.name())
        .bind(i64::from(run.attempt))
        .bind(run.queued_at.0)
        .bind(run.not_before.0)
        .bind(run.started_at.map(|at| at.0))
        .bind(run.finished_at.map(|at| at.0))
        .bind(i64::from(run.cancelled))
        .bind(run.result.clone())
        .bind(run.failure.clone())
}

fn read(row: &SqliteRow) -> std::result::Result<JobRun, sqlx::Error> {
    let state: String = row.try_get("state")?;
    let instant = |name| -> std::result::Result<Option<Instant>, sqlx::Error> {
        Ok(row.try_get::<Option<i64>, _>(name)?.map(Instant))
    };
    Ok(JobRun {
        id: row.try_get::<i64, _>("id")? as u64,
        job: row.try_get("job")?,
        parameters: row.try_get("parameters")?,
        asked_by: row.try_get("asked_by")?,
        state: RunState::named(&state)
            .ok_or_else(|| sqlx::Error::Decode(format!("a run in state {state}").into()))?,
        attempt: row.try_get::<i64, _>("attempt")? as u32,
        queued_at: Instant(row.try_get("queued_at")?),
        not_before: Instant(row.try_get("not_before")?),
        started_at: instant("started_at")?,
        finished_at: instant("finished_at")?,
        cancelled: row.try_get::<i64, _>("cancelled")? != 0,
        result: row.try_get("result")?,
        failure: row.try_get("failure")?,
    })
}
