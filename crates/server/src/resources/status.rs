//! How the running workspace is doing.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::problem::Problem;

/// How the running workspace is doing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Status {
    /// Version of the server.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// Bytes acknowledged but not yet evaluated.
    backlog_bytes: u64,
    /// Everything that comes by time alone has been recorded up to this instant.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    watermark: String,
    /// Customers.
    customers: u64,
    /// Customers for whom a next change is known.
    timers: u64,
    /// Newest entry of the change log.
    last_change: u64,
    /// Definitions that fail and keep their last good result.
    failing: Vec<FailingDefinition>,
}

/// A definition that fails and keeps its last good result.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FailingDefinition {
    /// Its kind.
    #[schema(example = "segment")]
    kind: String,
    /// Its name.
    #[schema(example = "vip")]
    name: String,
    /// Stable codes of the reasons.
    codes: Vec<&'static str>,
}

/// How the running workspace is doing.
#[utoipa::path(get, path = "/api/v1/status", tag = "status",
    responses((status = 200, body = Status), (status = "4XX", body = Problem)))]
pub(crate) async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Status>, Problem> {
    caller.may(Right::See)?;
    let status = app.run(|hub| Ok(hub.status())).await?;
    let failing = status.failing.into_iter();
    Ok(Json(Status {
        version: env!("CARGO_PKG_VERSION"),
        backlog_bytes: status.backlog_bytes,
        watermark: status.watermark.to_string(),
        customers: status.customers,
        timers: status.timers,
        last_change: status.last_change,
        failing: failing
            .map(|failing| FailingDefinition {
                kind: failing.kind.name().into(),
                name: failing.name,
                codes: failing.codes,
            })
            .collect(),
    }))
}
