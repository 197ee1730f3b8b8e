//! The one place that makes HTTP errors: problem documents (RFC 9457) with stable codes.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::{Failure, FailureKind};
use serde::Serialize;
use utoipa::ToSchema;

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The status of the answer.
    pub(crate) status: u16,
    /// Stable; the id of the message.
    pub(crate) code: String,
    /// For people, in their language.
    pub(crate) title: String,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &str, title: String) -> Self {
        Self {
            kind: format!("urn:fenqun:problem:{code}"),
            status: status.as_u16(),
            code: code.into(),
            title,
        }
    }

    /// Something that should not happen.
    pub(crate) fn internal() -> Self {
        let title = "something went wrong inside; the log of the server says more".into();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", title)
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let status = match failure.kind {
            FailureKind::WrongUse => StatusCode::BAD_REQUEST,
            FailureKind::Failed => StatusCode::UNPROCESSABLE_ENTITY,
            FailureKind::Stopped => StatusCode::SERVICE_UNAVAILABLE,
        };
        let code = failure.messages.first().map_or("internal", |message| message.id());
        Self::new(status, code, failure.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}
