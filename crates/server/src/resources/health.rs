//! What orchestrators and Prometheus ask: alive, ready, how much.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::live::metrics::{METRICS, head};

use crate::app::App;
use crate::caller::Right;
use crate::identify::Asked;
use crate::problem::Problem;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The workspace is open and everything that was acknowledged before the start has been evaluated,
/// or there would be no app. Not ready any more when the disk has failed.
pub(crate) async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    match app
        .hub
        .failure()
        .and_then(|failure| failure.messages.into_iter().next())
    {
        Some(message) => Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, message)),
        None => Ok("ready\n"),
    }
}

/// Counters, for callers on this machine and for those who may see.
pub(crate) async fn metrics(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let proxied = headers.contains_key("x-forwarded-for");
    let local = asked.address.is_none_or(|address| address.is_loopback()) && !proxied;
    if !local {
        asked.caller?.may(Right::See)?;
    }
    let text = app.run(|hub| Ok(hub.status())).await?;
    let mut out = String::new();
    METRICS.expose(&mut out);
    let now = [
        (
            "fenqun_backlog_bytes",
            "Bytes acknowledged but not yet evaluated.",
            text.backlog_bytes,
        ),
        ("fenqun_customers", "Customers.", text.customers),
        (
            "fenqun_timers",
            "Customers for whom a next change is known.",
            text.timers,
        ),
        (
            "fenqun_last_change",
            "Newest entry of the change log.",
            text.last_change,
        ),
        (
            "fenqun_failing_definitions",
            "Definitions that fail and keep their last good result.",
            text.failing.len() as u64,
        ),
    ];
    for (name, help, value) in now {
        head(&mut out, name, help, "gauge");
        out.push_str(&format!("{name} {value}\n"));
    }
    app.traffic.expose(&mut out);
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    Ok((kind, out).into_response())
}
