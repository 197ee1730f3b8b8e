//! Fits that wait for the word of a person, and what was decided (`semantics` 24).

use fenqun_model::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::{Catalog, Result, StoredFit};

/// A proposed fit of a segmentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FitReview {
    /// From 1.
    pub id: u64,
    /// The run of the job that proposed it.
    pub run: u64,
    /// The proposed fit; its number is 0 until it is in force.
    pub fit: StoredFit,
    /// Number of the fit in force when it was proposed; 0 for none.
    pub before: u64,
    /// Whom it would move, as JSON.
    pub migration: String,
    /// What was decided.
    pub state: ReviewState,
    /// When it was proposed.
    pub created_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// What was decided about a proposed fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewState {
    /// Nothing yet.
    Waiting,
    /// It is in force, or was until the next one.
    Approved,
    /// The fit before stayed in force.
    Rejected,
    /// A newer fit or definition made it pointless.
    Superseded,
}

impl ReviewState {
    /// All of them.
    pub const ALL: [ReviewState; 4] = [
        ReviewState::Waiting,
        ReviewState::Approved,
        ReviewState::Rejected,
        ReviewState::Superseded,
    ];

    /// As it is stored and shown.
    pub const fn name(self) -> &'static str {
        match self {
            ReviewState::Waiting => "waiting",
            ReviewState::Approved => "approved",
            ReviewState::Rejected => "rejected",
            ReviewState::Superseded => "superseded",
        }
    }

    /// The state of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl Catalog {
    /// Proposed fits, newest first: before an id, at most so many.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn fit_reviews(
        &self,
        state: Option<ReviewState>,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<FitReview>> {
        self.database.run(async |connection| {
            let rows = sqlx::query(
                "SELECT * FROM fit_review WHERE (state = $1 OR $1 IS NULL) AND id < $2
                 ORDER BY id DESC LIMIT $3",
            )
            .bind(state.map(ReviewState::name))
            .bind(before.map_or(i64::MAX, |id| id as i64))
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
            rows.iter().map(read).collect()
        })
    }

    /// The proposed fit of an id.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn fit_review(&self, id: u64) -> Result<Option<FitReview>> {
        self.database.run(async |connection| {
            let row = sqlx::query("SELECT * FROM fit_review WHERE id = $1")
                .bind(id as i64)
                .fetch_optional(connection)
                .await?;
            row.as_ref().map(read).transpose()
        })
    }

    /// Saves a proposed fit under the next id, which comes back; `review.id` is not looked at. Older
    /// proposals for the same segmentation that wait are superseded.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn propose_fit(&self, review: &FitReview) -> Result<u64> {
        self.database.transaction(async |connection| {
            sqlx::query(
                "UPDATE fit_review SET state = 'superseded', decided_at = $2
                 WHERE segmentation = $1 AND state = 'waiting'",
            )
            .bind(review.fit.segmentation.clone())
            .bind(review.created_at.0)
            .execute(&mut *connection)
            .await?;
            let row = sqlx::query("SELECT COALESCE(MAX(id), 0) FROM fit_review")
                .fetch_one(&mut *connection)
                .await?;
            let id = row.try_get::<i64, _>(0)? + 1;
            sqlx::query(
                "INSERT INTO fit_review (id, run, segmentation, definition_version, as_of,
                    population, body, fit_before, migration, state, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            )
            .bind(id)
            .bind(review.run as i64)
            .bind(review.fit.segmentation.clone())
            .bind(review.fit.definition_version as i64)
            .bind(review.fit.as_of.0)
            .bind(review.fit.population as i64)
            .bind(review.fit.body.clone())
            .bind(review.before as i64)
            .bind(review.migration.clone())
            .bind(ReviewState::Waiting.name())
            .bind(review.created_at.0)
            .execute(connection)
            .await?;
            Ok(id as u64)
        })
    }

    /// Notes what was decided, once: `false` when it had been decided before.
    ///
    /// # Errors
    /// See [`crate::CatalogErrorKind`].
    pub fn decide_fit(
        &self,
        id: u64,
        state: ReviewState,
        by: Option<&str>,
        at: Instant,
    ) -> Result<bool> {
        self.database.run(async |connection| {
            let done = sqlx::query(
                "UPDATE fit_review SET state = $2, decided_by = $3, decided_at = $4
                 WHERE id = $1 AND state = 'waiting'",
            )
            .bind(id as i64)
            .bind(state.name())
            .bind(by.map(str::to_owned))
            .bind(at.0)
            .execute(connection)
            .await?;
            Ok(done.rows_affected() > 0)
        })
    }
}

fn read(row: &SqliteRow) -> std::result::Result<FitReview, sqlx::Error> {
    let state: String = row.try_get("state")?;
    let created_at = Instant(row.try_get("created_at")?);
    Ok(FitReview {
        id: row.try_get::<i64, _>("id")? as u64,
        run: row.try_get::<i64, _>("run")? as u64,
        fit: StoredFit {
            segmentation: row.try_get("segmentation")?,
            number: 0,
            definition_version: row.try_get::<i64, _>("definition_version")? as u64,
            as_of: Instant(row.try_get("as_of")?),
            population: row.try_get::<i64, _>("population")? as u64,
            body: row.try_get("body")?,
            created_at,
            note: "approved".into(),
        },
        before: row.try_get::<i64, _>("fit_before")? as u64,
        migration: row.try_get("migration")?,
        state: ReviewState::named(&state)
            .ok_or_else(|| sqlx::Error::Decode(format!("a review in state {state}").into()))?,
        created_at,
        decided_at: row.try_get::<Option<i64>, _>("decided_at")?.map(Instant),
        decided_by: row.try_get("decided_by")?,
    })
}
