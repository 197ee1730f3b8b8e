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
    /// Bytes acknowledged but not yet evaluated.
    backlog_bytes: u64,
    /// Customers.
    customers: u64,
    /// Newest entry of the change log.
    #[schema(example = 48_210)]
    last_change: u64,
    /// Customers for whom a next change is known.
    timers: u64,
    /// Everything that comes by time alone is recorded up to this instant.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    watermark: String,
}

/// How the running workspace is doing.
#[utoipa::path(get, path = "/api/v1/status", tag = "status",
    responses((status = 200, body = Status), (status = "4XX", body = Problem)))]
pub(crate) async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Status>, Problem> {
    caller.may(Right::See)?;
    let status = app.hub.status();
    Ok(Json(Status {
        backlog_bytes: status.backlog_bytes,
        customers: status.customers,
        last_change: status.last_change,
        timers: status.timers,
        watermark: status.watermark.to_string(),
    }))
}
