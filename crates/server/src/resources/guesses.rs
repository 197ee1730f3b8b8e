//! How a file would be read: the guessed mapping, or one that somebody corrected, tried on its first
//! rows. Nothing is imported.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Query, Request, State};
use fenqun_engine::import::{GuessedMapping, Trial};
use fenqun_engine::jobs::{Explained, Upload};
use fenqun_model::Language;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::imports::{ImportQuery, received, remove};
use super::jobs::Reason;
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::problem::Problem;

/// A mapping and what it makes of the first rows of a file.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Guess {
    /// Id of the file, to import it with this mapping or a corrected one.
    upload: String,
    /// Name of the file.
    file: String,
    /// Its size.
    bytes: u64,
    /// Name of the source.
    #[schema(required = true)]
    source: Option<String>,
    /// The mapping as a Source in YAML; null when none could be guessed.
    #[schema(required = true)]
    mapping: Option<String>,
    /// The same as an object, as far as it could be guessed: to be completed and sent back.
    #[schema(value_type = Object)]
    definition: Value,
    /// What was guessed and why, in the caller's language.
    explanation: Vec<String>,
    /// Columns of the file; none of a file of tracking calls.
    columns: Vec<FileColumn>,
    /// What the file was found to be: format, compression, encoding and so on.
    found: Value,
    /// How many of its first rows were tried.
    rows: u64,
    /// The events that they become, by name.
    events: BTreeMap<String, u64>,
    /// The first things that they become.
    samples: Vec<Value>,
    /// Of the rows tried, those that would be rejected, by reason.
    rejected: Vec<RejectedRows>,
    /// The first of them.
    rejects: Vec<RejectedSample>,
    /// Why no mapping could be guessed.
    problem: Vec<Reason>,
}

/// A column of a file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FileColumn {
    /// Its header.
    name: String,
    /// A few different values; none when the first rows have none.
    samples: Vec<String>,
}

/// A row that would be rejected.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RejectedSample {
    /// The line (1-based) that it begins on.
    line: u64,
    /// Why, in the caller's language.
    reason: String,
    /// The row as it stands in the file.
    row: String,
}

/// Rows that would be rejected for a reason.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RejectedRows {
    /// The reason; stable.
    code: String,
    /// The same in words, in the caller's language.
    reason: String,
    /// How many.
    rows: u64,
}

/// Guesses the mapping of a file, or tries a given one, and shows what its first rows become.
/// Nothing is imported.
#[utoipa::path(post, path = "/api/v1/imports/guess", tag = "imports", params(ImportQuery),
    request_body(content((String = "application/octet-stream"), (String = "multipart/form-data"),
        (String = "application/yaml"))),
    responses((status = 200, body = Guess), (status = "4XX", body = Problem)))]
pub(crate) async fn guess(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ImportQuery>,
    request: Request,
) -> Result<Json<Guess>, Problem> {
    caller.may(Right::Import)?;
    caller.may(Right::SeePersonal)?;
    let is_fresh = query.upload.is_none();
    let (upload, order) = received(&app, &caller, query, request).await?;
    let guessed = app.with_jobs(move |jobs| jobs.guess_mapping(&order)).await;
    if guessed.is_err() && is_fresh {
        remove(&app, &upload).await?;
    }
    Ok(Json(Guess::of(upload, guessed?, caller.language)))
}

impl Guess {
    fn of(upload: Upload, guessed: GuessedMapping, language: Language) -> Self {
        let missing: Vec<_> = guessed.missing.iter().map(Explained::from).collect();
        let explanation = guessed.explanation.iter();
        let columns = guessed.columns.into_iter().map(|column| FileColumn {
            name: column.name,
            samples: column.values,
        });
        Self {
            upload: upload.id,
            file: upload.file_name,
            bytes: upload.bytes,
            source: Some(guessed.source),
            mapping: guessed.mapping,
            definition: guessed.definition,
            explanation: explanation.map(|message| message.text(language)).collect(),
            columns: columns.collect(),
            found: serde_json::to_value(guessed.found).unwrap_or_default(),
            problem: Reason::all(&missing, language),
            ..Self::tried(&guessed.trial, language)
        }
    }

    fn tried(trial: &Trial, language: Language) -> Self {
        let json = |sample| serde_json::to_value(sample).unwrap_or_default();
        let counted = trial.rejected.iter().map(|rejected| RejectedRows {
            code: rejected.code.clone(),
            reason: rejected.reason().text(language),
            rows: rejected.rows,
        });
        let first = trial.rejects.iter().map(|rejected| RejectedSample {
            line: rejected.line,
            reason: rejected.reason.text(language),
            row: rejected.row.clone(),
        });
        Self {
            rows: trial.rows,
            events: trial.events.clone(),
            samples: trial.samples.iter().map(json).collect(),
            rejected: counted.collect(),
            rejects: first.collect(),
            ..Self::default()
        }
    }
}
