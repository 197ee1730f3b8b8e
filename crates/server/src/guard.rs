//! Keeps callers out who may not, before anything of what they sent is read. What a route needs is
//! in the table of `rights.rs`; a route that is not there lets nobody in.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::identify::Asked;
use crate::problem::Problem;
use crate::rights::{Need, is_known, need};

/// Surrounds every documented handler.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    match expect_right(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

fn expect_right(request: &Request) -> Result<(), Problem> {
    let path = request.extensions().get::<MatchedPath>();
    let method = match request.method().as_str() {
        "HEAD" => "GET",
        method => method,
    };
    let path = path.map(MatchedPath::as_str).unwrap_or_default();
    let asked = request.extensions().get::<Asked>();
    let caller = || match asked {
        Some(asked) => asked.caller.clone(),
        None => Err(Problem::internal()),
    };
    match need(method, path) {
        Some(Need::Nothing) => Ok(()),
        Some(Need::SignedIn) => caller().map(|_| ()),
        Some(Need::Right(right)) => caller()?.may(right),
        None if is_known(path) => Err(Problem::method_not_allowed()),
        None => Err(Problem::internal()),
    }
}
