//! Events in, as client libraries of the Segment tracking protocol send them: `/v1/…`, not part of
//! the documented API but of that protocol. What libraries rely on is in `docs/ingest.md`.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::{Duration, Instant};

use axum::body::{Body, HttpBody};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fenqun_engine::ingest::{Call, Kept, Read, Refusal, unpack};
use fenqun_engine::live::METRICS;
use fenqun_model::Message;
use serde::Serialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Problem;

/// Bytes of a body that are read and thrown away before it is refused as too large: a client that is
/// still sending does not see an answer.
const DRAINED: usize = 8 << 20;
/// Bodies larger than this are read beside the threads that answer requests.
const LARGE: usize = 128 << 10;
/// Reasons named in an answer.
const NAMED: usize = 20;
/// When to try again after a disk failed or room for dead letters ran out.
const LATER: Duration = Duration::from_secs(30);

/// Letters under which libraries in browsers send.
const SHORT: [(&str, Call); 7] = [
    ("i", Call::Identify),
    ("t", Call::Track),
    ("p", Call::Page),
    ("s", Call::Screen),
    ("g", Call::Group),
    ("a", Call::Alias),
    ("b", Call::Batch),
];

/// The request was kept.
#[derive(Debug, Serialize)]
struct Success {
    success: bool,
    /// Events that were put aside; left out when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    dead_letters: Option<DeadLetters>,
}

/// Events that were put aside.
#[derive(Debug, Serialize)]
struct DeadLetters {
    count: usize,
    /// The first of them.
    first: Vec<Dead>,
}

#[derive(Debug, Serialize)]
struct Dead {
    /// Place in the batch, from 0.
    index: usize,
    code: &'static str,
    reason: String,
}

/// The routes of the protocol.
pub(crate) fn routes() -> Router<App> {
    let long = Call::ALL.map(|call| (call.name(), call));
    // Imports of history come in the form of batches.
    let import = [("import", Call::Batch)];
    let mut router = Router::new().route("/v1/projects/{key}/settings", get(settings));
    for (name, call) in long.into_iter().chain(SHORT).chain(import) {
        let take = move |app, headers, body| take(call, app, headers, body);
        let path = format!("/v1/{name}");
        router = router.route(&path, post(take).options(preflight));
    }
    router.layer(middleware::from_fn(any_origin))
}

async fn take(call: Call, State(app): State<App>, headers: HeaderMap, body: Body) -> Response {
    let began = Instant::now();
    match take_in(call, &app, &headers, body).await {
        Ok(kept) => {
            METRICS.ingest_seconds.observe(began.elapsed());
            Json(Success::from(kept)).into_response()
        }
        Err(refusal) => problem(refusal).into_response(),
    }
}

async fn take_in(call: Call, app: &App, headers: &HeaderMap, body: Body) -> Result<Kept, Refusal> {
    let limit = app.ingest.settings().request_bytes;
    let body = collect(body, limit).await?;
    if app.ingest.is_stale() {
        let ingest = app.ingest.clone();
        beside(move || Ok(ingest.refresh()?)).await?;
    }
    let shown = shown_key(headers);
    let read = if body.len() <= LARGE {
        read(call, app, shown, body)?
    } else {
        let app = app.clone();
        beside(move || read(call, &app, shown, body)).await?
    };
    app.ingest.keep(read).await
}

fn read(call: Call, app: &App, shown: Option<String>, body: Vec<u8>) -> Result<Read, Refusal> {
    let text = unpack(body, app.ingest.settings().request_bytes)?;
    app.ingest.read(call, &text, |in_body| {
        let key = app.write_key(shown.as_deref().or(in_body)?)?;
        Some(key.id)
    })
}

async fn beside<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(act).await;
    done.unwrap_or_else(|_| Err(stopping()))
}

/// The whole body, at most `limit` bytes.
async fn collect(mut body: Body, limit: usize) -> Result<Vec<u8>, Refusal> {
    let expected = body.size_hint().lower();
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or(limit).min(limit));
    let mut total = 0;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Refusal::Cut)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        total += data.len();
        if total <= limit {
            bytes.extend_from_slice(&data);
        } else if total > DRAINED {
            break;
        }
    }
    if total > limit {
        let message = Message::new("ingest-request-too-large").with("limit", limit / 1024);
        return Err(Refusal::TooLarge(message));
    }
    Ok(bytes)
}

/// The key in the headers: the user of Basic, or a Bearer token.
fn shown_key(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, rest) = value.trim().split_once(' ')?;
    let key = match scheme.to_ascii_lowercase().as_str() {
        "bearer" => rest.trim().to_owned(),
        "basic" => {
            let pair = String::from_utf8(STANDARD.decode(rest.trim()).ok()?).ok()?;
            pair.split_once(':')
                .map_or(pair.as_str(), |(user, _)| user)
                .to_owned()
        }
        _ => return None,
    };
    (!key.is_empty()).then_some(key)
}

fn stopping() -> Refusal {
    Refusal::Unwritten(Message::new("ingest-stopping").into())
}

/// Each refusal is counted, and says what the client can do.
fn problem(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Malformed(message) => {
            METRICS.ingest_malformed.one();
            Problem::bad_request(message)
        }
        Refusal::Cut => {
            METRICS.ingest_malformed.one();
            Problem::new(StatusCode::REQUEST_TIMEOUT, Message::new("ingest-cut"))
        }
        Refusal::TooLarge(message) => {
            METRICS.ingest_too_large.one();
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, message)
        }
        Refusal::UnknownKey => {
            METRICS.ingest_unknown_key.one();
            Problem::new(StatusCode::UNAUTHORIZED, Message::new("ingest-unknown-key"))
        }
        Refusal::Overload(wait) => {
            METRICS.ingest_overload.one();
            let message = Message::new("ingest-overload");
            Problem::new(StatusCode::TOO_MANY_REQUESTS, message).retry_after(wait)
        }
        Refusal::LettersFull(message) => {
            METRICS.ingest_unwritten.one();
            Problem::new(StatusCode::INSUFFICIENT_STORAGE, message).retry_after(LATER)
        }
        Refusal::Unwritten(failure) => {
            METRICS.ingest_unwritten.one();
            let message = failure.messages.into_iter().next();
            let message = message.unwrap_or(Message::new("ingest-stopping"));
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, message).retry_after(LATER)
        }
    }
}

/// Pages of any site may send: the key says to whom.
async fn any_origin(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("retry-after"),
    );
    response
}

async fn preflight() -> Response {
    let allow = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, OPTIONS"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type, content-encoding, x-retry-count",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, allow).into_response()
}

/// What the library for browsers asks for before it sends anything: where to send, and that nothing
/// else is to be loaded.
async fn settings(
    State(app): State<App>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Problem> {
    if app.write_key(&key).is_none() {
        return Err(problem(Refusal::UnknownKey));
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let everything = json!({"__default": {"enabled": true, "integrations": {}}});
    Ok(Json(json!({
        "integrations": {
            "Segment.io": {
                "apiKey": key,
                "apiHost": format!("{}/v1", host.unwrap_or("localhost")),
                "unbundledIntegrations": [],
                "addBundledMetadata": true,
                "maybeBundledConfigIds": {},
                "versionSettings": {"version": "4.4.7", "componentTypes": ["browser"]},
            },
        },
        "plan": {"track": everything, "identify": everything, "group": everything},
        "metrics": {"sampleRate": 0},
        "edgeFunction": {},
        "analyticsNextEnabled": true,
        "middlewareSettings": {},
        "enabledMiddleware": {},
        "legacyVideoPluginsEnabled": false,
        "remotePlugins": [],
    })))
}

impl From<Kept> for Success {
    fn from(kept: Kept) -> Self {
        let count = kept.refused.len();
        let first = kept.refused.into_iter().take(NAMED).map(|refused| Dead {
            index: refused.index,
            code: refused.reason.id(),
            reason: refused.reason.to_string(),
        });
        let first: Vec<Dead> = first.collect();
        Self {
            success: true,
            dead_letters: (count > 0).then_some(DeadLetters { count, first }),
        }
    }
}
