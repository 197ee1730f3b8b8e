//! `Idempotency-Key`: a change that is asked for twice with the same key is made once, and the second
//! answer is the first. That a key was used is on disk; the answers, which may hold personal data or
//! secrets, are in memory only, so after a restart the second answer is a refusal that says that it
//! is done.
//!
//! Handlers do nothing for it. A request that was refused (4xx, 429, 503) frees its key.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use fenqun_engine::access::{Begun, Request as Keyed};
use fenqun_model::Message;

use crate::app::App;
use crate::identify::Asked;
use crate::problem::Problem;

/// The header.
pub(crate) const KEY: &str = "idempotency-key";
/// Most characters of a key.
const KEY_LENGTH: usize = 255;
/// Bytes of an answer above which it is not remembered.
const ANSWER: usize = 256 << 10;
/// Bytes of all remembered answers.
const ANSWERS: usize = 16 << 20;

/// Answers that were given, newest last, as long as there is room.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    inner: Arc<Mutex<Remembered>>,
}

#[derive(Debug, Default)]
struct Remembered {
    by_key: HashMap<(String, String), Answer>,
    order: VecDeque<(String, String)>,
    bytes: usize,
}

#[derive(Clone)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

/// Surrounds handlers that change something.
pub(crate) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    let (keyed, request) = match keyed(&app, request).await {
        Ok((Some(keyed), request)) => (keyed, request),
        Ok((None, request)) => return next.run(request).await,
        Err(problem) => return problem.into_response(),
    };
    let begin = keyed.clone();
    let begun = app.with_access(move |access| access.begin_request(&begin));
    match begun.await {
        Ok(Begun::New) => {}
        Ok(Begun::Other) => return conflict(Message::new("http-key-other")),
        Ok(Begun::Unknown) => return conflict(Message::new("http-key-unfinished")),
        Ok(Begun::Done(status)) => return app.answers.again(&keyed, status),
        Err(problem) => return problem.into_response(),
    }
    // Beside this connection, so that a caller who hangs up does not leave the change half known.
    let carried_out = tokio::spawn(async move {
        let answer = next.run(request).await;
        finish(&app, keyed, answer).await
    });
    let answer = carried_out.await;
    answer.unwrap_or_else(|_| Problem::internal().into_response())
}

/// The request with its key; nothing when nobody asks, which the handler refuses or which is about
/// signing in.
async fn keyed(app: &App, request: Request) -> Result<(Option<Keyed>, Request), Problem> {
    let (parts, body) = request.into_parts();
    let key = parts.headers.get(KEY).and_then(|key| key.to_str().ok());
    let key = key.filter(|key| (1..=KEY_LENGTH).contains(&key.len()));
    let Some(key) = key.map(str::to_owned) else {
        let message = Message::new("http-key-malformed").with("most", KEY_LENGTH);
        return Err(Problem::bad_request(message));
    };
    let asked = parts.extensions.get::<Asked>();
    let Some(Ok(caller)) = asked.map(|asked| asked.caller.clone()) else {
        return Ok((None, Request::from_parts(parts, body)));
    };
    let path = parts.uri.path_and_query();
    let path = path.map_or("/", |path| path.as_str());
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let is_json = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"application/json"));
    let (body, bytes) = match is_json {
        true => whole(app, body).await?,
        false => (body, Bytes::new()),
    };
    let asked = [parts.method.as_str().as_bytes(), path.as_bytes(), &bytes];
    let keyed = Keyed {
        caller: caller.actor.person.to_string(),
        fingerprint: Keyed::fingerprint(&asked),
        key,
    };
    Ok((Some(keyed), Request::from_parts(parts, body)))
}

/// Reads a body in order to compare it, and puts it back.
async fn whole(app: &App, body: Body) -> Result<(Body, Bytes), Problem> {
    let limit = usize::try_from(app.settings.body_limit).unwrap_or(usize::MAX);
    let bytes = to_bytes(body, limit).await.map_err(|_| {
        let message = Message::new("http-too-large");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, message)
    })?;
    Ok((Body::from(bytes.clone()), bytes))
}

/// Notes how a request ended, and remembers what it answered.
async fn finish(app: &App, keyed: Keyed, answer: Response) -> Response {
    let status = answer.status();
    let refused = status.is_client_error() || status == StatusCode::SERVICE_UNAVAILABLE;
    if status.is_server_error() && !refused {
        return answer;
    }
    let (answer, remembered) = match refused {
        true => (answer, None),
        false => split(answer).await,
    };
    if let Some(remembered) = remembered {
        app.answers.remember(&keyed, remembered);
    }
    let status = (!refused).then_some(status.as_u16());
    let ended = app.with_access(move |access| access.end_request(&keyed, status));
    match ended.await {
        Ok(()) => answer,
        Err(problem) => problem.into_response(),
    }
}

/// An answer and its copy, unless it is a stream or large.
async fn split(answer: Response) -> (Response, Option<Answer>) {
    let length = axum::body::HttpBody::size_hint(answer.body()).exact();
    if length.is_none_or(|length| length > ANSWER as u64) {
        return (answer, None);
    }
    let (parts, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, ANSWER).await else {
        return (Problem::internal().into_response(), None);
    };
    let copy = Answer {
        status: parts.status,
        headers: parts.headers.clone(),
        body: body.clone(),
    };
    (Response::from_parts(parts, Body::from(body)), Some(copy))
}

impl Answers {
    fn remember(&self, keyed: &Keyed, answer: Answer) {
        let mut inner = self.lock();
        let key = (keyed.caller.clone(), keyed.key.clone());
        inner.bytes += answer.body.len();
        inner.order.push_back(key.clone());
        if let Some(before) = inner.by_key.insert(key, answer) {
            inner.bytes -= before.body.len();
        }
        while inner.bytes > ANSWERS {
            let Some(oldest) = inner.order.pop_front() else {
                return;
            };
            if let Some(gone) = inner.by_key.remove(&oldest) {
                inner.bytes -= gone.body.len();
            }
        }
    }

    /// The answer that was given; a refusal that says so when it is not remembered.
    fn again(&self, keyed: &Keyed, status: u16) -> Response {
        let key = (keyed.caller.clone(), keyed.key.clone());
        let Some(answer) = self.lock().by_key.get(&key).cloned() else {
            let message = Message::new("http-key-done").with("status", u64::from(status));
            return Problem::new(StatusCode::CONFLICT, message).into_response();
        };
        let mut response = (answer.status, Body::from(answer.body)).into_response();
        *response.headers_mut() = answer.headers;
        let replayed = HeaderValue::from_static("true");
        response
            .headers_mut()
            .insert("idempotency-replayed", replayed);
        response
    }

    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Answer {
    /// Without what is inside, which may be personal.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({})", self.status)
    }
}

fn conflict(message: Message) -> Response {
    Problem::new(StatusCode::CONFLICT, message).into_response()
}
