//! The one place that makes HTTP errors: problem documents (RFC 9457) with stable codes.
//!
//! How handlers use it: `?` on an `Outcome` gives the right status; [`Problem::new`] for what only
//! HTTP can refuse (the messages are in `messages/*/http.ftl`). The code is the id of the message.
//! The text is put into the caller's language on the way out, by `front.rs`.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::access::Right;
use fenqun_engine::{Failure, FailureKind};
use fenqun_model::{Language, Message};
use serde::Serialize;
use utoipa::ToSchema;

/// A refusal, not yet in any language.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    messages: Vec<Message>,
    retry_after: Option<Duration>,
}

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// Names the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:fenqun:problem:customer-unknown")]
    kind: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 404)]
    status: u16,
    /// Stable; `docs/errors.md` lists them.
    #[schema(example = "customer-unknown")]
    code: String,
    /// What is wrong and what to do, in the language of the caller.
    #[schema(example = "There is no customer \"C1\". Give any of their identifiers.")]
    title: String,
    /// Every single thing that is wrong, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<ProblemPart>,
    /// The request, as the log of the server names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "urn:fenqun:request:1f0c9a")]
    instance: Option<String>,
}

/// One of several things that are wrong.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ProblemPart {
    /// Stable.
    code: String,
    /// For people, in their language.
    title: String,
}

/// Failures whose status is not that of their kind: ids of messages.
const OTHER_STATUS: [(&str, StatusCode); 37] = [
    ("catalog-busy", StatusCode::SERVICE_UNAVAILABLE),
    ("catalog-damaged", StatusCode::INTERNAL_SERVER_ERROR),
    ("catalog-disk", StatusCode::INSUFFICIENT_STORAGE),
    ("catalog-internal", StatusCode::INTERNAL_SERVER_ERROR),
    ("customer-unknown", StatusCode::NOT_FOUND),
    (
        "definition-changed-meanwhile",
        StatusCode::PRECONDITION_FAILED,
    ),
    ("definition-unknown", StatusCode::NOT_FOUND),
    ("definition-unknown-near", StatusCode::NOT_FOUND),
    ("definition-unknown-of-kind", StatusCode::NOT_FOUND),
    ("delete-used", StatusCode::CONFLICT),
    ("email-taken", StatusCode::CONFLICT),
    ("export-unknown", StatusCode::NOT_FOUND),
    ("fit-outdated", StatusCode::CONFLICT),
    ("fit-review-decided", StatusCode::CONFLICT),
    ("fit-review-unknown", StatusCode::NOT_FOUND),
    ("fit-unknown", StatusCode::NOT_FOUND),
    ("import-unknown", StatusCode::NOT_FOUND),
    ("job-run-unknown", StatusCode::NOT_FOUND),
    ("job-unknown", StatusCode::NOT_FOUND),
    ("key-unknown", StatusCode::NOT_FOUND),
    ("last-administrator", StatusCode::CONFLICT),
    ("merge-unknown", StatusCode::NOT_FOUND),
    ("person-unknown", StatusCode::NOT_FOUND),
    ("rule-reads-personal", StatusCode::FORBIDDEN),
    ("setup-token-wrong", StatusCode::FORBIDDEN),
    ("store-ambiguous", StatusCode::CONFLICT),
    ("store-damaged", StatusCode::INTERNAL_SERVER_ERROR),
    ("store-disk", StatusCode::INSUFFICIENT_STORAGE),
    ("store-merge-same", StatusCode::CONFLICT),
    ("store-no-such-customer", StatusCode::NOT_FOUND),
    ("store-no-such-merge", StatusCode::NOT_FOUND),
    ("token-unknown", StatusCode::NOT_FOUND),
    ("upload-too-large", StatusCode::PAYLOAD_TOO_LARGE),
    ("upload-unknown", StatusCode::NOT_FOUND),
    ("store-snapshot-outdated", StatusCode::SERVICE_UNAVAILABLE),
    ("version-unknown", StatusCode::NOT_FOUND),
    ("webhook-unknown", StatusCode::NOT_FOUND),
];

impl Problem {
    /// A refusal with its status and what to say.
    pub(crate) fn new(status: StatusCode, message: Message) -> Self {
        Self {
            status,
            messages: vec![message],
            retry_after: None,
        }
    }

    /// There is no such thing.
    pub(crate) fn not_found(message: Message) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// The request is malformed.
    pub(crate) fn bad_request(message: Message) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The caller may not.
    pub(crate) fn forbidden(right: Right) -> Self {
        let message = Message::new("http-forbidden").with("right", right.name());
        Self::new(StatusCode::FORBIDDEN, message)
    }

    /// There is something at this address, but not for this method.
    pub(crate) fn method_not_allowed() -> Self {
        let message = Message::new("http-method-not-allowed");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, message)
    }

    /// Something that should not happen; the log says more.
    pub(crate) fn internal() -> Self {
        let message = Message::new("http-internal");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }

    /// Says when it is worth trying again, in whole seconds, rounded up.
    pub(crate) fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        self.messages.first().map_or("http-internal", Message::id)
    }

    /// The answer in a language; `request` names the request.
    pub(crate) fn render(&self, language: Language, request: Option<&str>) -> Response {
        let document = self.document(language, request);
        let body = serde_json::to_string(&document).unwrap_or_default();
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status, kind, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_LANGUAGE,
            HeaderValue::from_static(language.tag()),
        );
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_millis().div_ceil(1000).max(1);
            if let Ok(value) = HeaderValue::from_str(&seconds.to_string()) {
                headers.insert(header::RETRY_AFTER, value);
            }
        }
        if self.status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer realm=\"fenqun\"");
            headers.insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }

    fn document(&self, language: Language, request: Option<&str>) -> ProblemDocument {
        let title = self.messages.first().map(|first| first.text(language));
        let parts = self.messages.iter().map(|message| ProblemPart {
            code: message.id().into(),
            title: message.text(language),
        });
        let several = self.messages.len() > 1;
        ProblemDocument {
            kind: format!("urn:fenqun:problem:{}", self.code()),
            status: self.status.as_u16(),
            code: self.code().into(),
            title: title.unwrap_or_default(),
            errors: if several { parts.collect() } else { vec![] },
            instance: request.map(|request| format!("urn:fenqun:request:{request}")),
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        let kind = match failure.kind {
            FailureKind::WrongUse => StatusCode::BAD_REQUEST,
            FailureKind::Failed => StatusCode::UNPROCESSABLE_ENTITY,
            FailureKind::Stopped => StatusCode::SERVICE_UNAVAILABLE,
        };
        let first = failure.messages.first().map(Message::id);
        let other = OTHER_STATUS.iter().find(|(id, _)| Some(*id) == first);
        Self {
            status: other.map_or(kind, |(_, status)| *status),
            messages: failure.messages,
            retry_after: None,
        }
    }
}

impl IntoResponse for Problem {
    /// In English; the problem goes along as an extension, so that `front.rs` can say it in the
    /// caller's language.
    fn into_response(self) -> Response {
        let mut response = self.render(Language::English, None);
        response.extensions_mut().insert(self);
        response
    }
}

impl utoipa::PartialSchema for Problem {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        ProblemDocument::schema()
    }
}

impl ToSchema for Problem {
    fn name() -> std::borrow::Cow<'static, str> {
        "Problem".into()
    }

    fn schemas(
        schemas: &mut Vec<(
            String,
            utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>,
        )>,
    ) {
        ProblemDocument::schemas(schemas);
    }
}
