//! What happens to every request, whatever it asks: who asks is found out, a panic is answered, the
//! answer is put into the caller's language and gets its headers, and one log line is written, which
//! names the route and nothing that the request carried.

use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use fenqun_model::{Language, Message};
use futures_util::{FutureExt, StreamExt, stream};

use crate::app::App;
use crate::identify::{Peer, asked};
use crate::problem::Problem;
use crate::protect::protect;

/// Route of what has none.
const UNMATCHED: &str = "unmatched";
/// Bytes that are read of a refusal that the framework wrote.
const REASON: usize = 4096;

/// Surrounds every handler.
pub(crate) async fn front(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let id = request_id();
    let method = request.method().clone();
    let route = route(&request);
    let peer = request.extensions().get::<Peer>().copied();
    let asked = asked(&app, &method, request.headers(), peer);
    let language = asked.language;
    request.extensions_mut().insert(asked);
    let pause = app.settings.client_timeout;
    let request = request.map(|body| paced(body, pause));
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let answer = answered.unwrap_or_else(|_| Problem::internal().into_response());
    let mut answer = spoken(answer, language, &id).await;
    protect(&mut answer, app.settings.tls_certificate.is_some());
    let (status, took) = (answer.status(), begun.elapsed());
    app.traffic.note(&method, &route, status, took);
    let millis = took.as_secs_f64() * 1e3;
    let status = status.as_u16();
    tracing::info!(request = id, %method, route, status, millis, "request");
    answer
}

/// The template of the route, which holds nothing that the caller sent.
fn route(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or(UNMATCHED, MatchedPath::as_str).to_owned()
}

/// Names a request in the log and in its refusal: unlike those of other processes and earlier ones.
fn request_id() -> String {
    static PROCESS: LazyLock<u64> = LazyLock::new(|| {
        use std::hash::{BuildHasher, Hasher};
        std::hash::RandomState::new().build_hasher().finish()
    });
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{:08x}-{number:x}", *PROCESS >> 32)
}

/// A body that fails when its sender pauses too long, so that nobody holds a handler for nothing.
fn paced(body: Body, pause: Duration) -> Body {
    let chunks = body.into_data_stream();
    Body::from_stream(stream::unfold(Some(chunks), move |chunks| async move {
        let mut chunks = chunks?;
        match tokio::time::timeout(pause, chunks.next()).await {
            Ok(Some(Ok(chunk))) => Some((Ok(chunk), Some(chunks))),
            Ok(Some(Err(error))) => Some((Err(std::io::Error::other(error)), None)),
            Ok(None) => None,
            Err(_) => Some((Err(std::io::ErrorKind::TimedOut.into()), None)),
        }
    }))
}

/// Says a refusal in the caller's language; what the framework refused becomes a problem too.
async fn spoken(answer: Response, language: Language, id: &str) -> Response {
    let status = answer.status();
    if !status.is_client_error() && !status.is_server_error() {
        return answer;
    }
    let (parts, body) = answer.into_parts();
    let problem = match parts.extensions.get::<Problem>() {
        Some(problem) => problem.clone(),
        None if is_plain(&parts.headers) => {
            let text = to_bytes(body, REASON).await.unwrap_or_default();
            by_framework(status, &String::from_utf8_lossy(&text))
        }
        None => return Response::from_parts(parts, body),
    };
    let mut said = problem.render(language, Some(id));
    for (name, value) in &parts.headers {
        if !said.headers().contains_key(name) && name != header::CONTENT_LENGTH {
            said.headers_mut().append(name, value.clone());
        }
    }
    said
}

/// Written by the framework: as plain text, or not at all.
fn is_plain(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

/// What the framework refuses before a handler sees it.
fn by_framework(status: StatusCode, reason: &str) -> Problem {
    let message = match status {
        StatusCode::NOT_FOUND => Message::new("http-route-unknown"),
        StatusCode::METHOD_NOT_ALLOWED => return Problem::method_not_allowed(),
        StatusCode::PAYLOAD_TOO_LARGE => Message::new("http-too-large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Message::new("http-media-type"),
        status if status.is_server_error() => Message::new("http-internal"),
        _ => Message::new("http-malformed").with("reason", reason.trim()),
    };
    Problem::new(status, message)
}
