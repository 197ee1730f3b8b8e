//! Webhooks as they are shown.

use fenqun_catalog::{StoredWebhook, WebhookAttempt};
use fenqun_model::{Language, Message};
use serde::Serialize;
use utoipa::ToSchema;

use super::message::parse;
use super::retry::{FAILING, GONE};
use crate::changes::ChangeFilter;

/// Somebody said so.
pub(super) const PAUSED: &str = "webhook-paused";

/// Codes that are kept, and so may come back out of the catalog.
const CODES: [&str; 11] = [
    GONE,
    FAILING,
    PAUSED,
    "webhook-attempt-broken",
    "webhook-attempt-connect",
    "webhook-attempt-forbidden",
    "webhook-attempt-redirect",
    "webhook-attempt-resolve",
    "webhook-attempt-status",
    "webhook-attempt-timeout",
    "webhook-attempt-tls",
];

/// A webhook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WebhookItem {
    /// Its id.
    #[schema(example = "wh_2f0c9a")]
    pub id: String,
    /// Where messages go.
    pub url: String,
    /// For people.
    pub description: String,
    /// Which changes are sent.
    pub filter: ChangeFilter,
    /// `active`, `paused` or `disabled`.
    pub state: String,
    /// Why it is not active.
    #[schema(required = true)]
    pub reason: Option<CodedText>,
    /// When it was made, RFC 3339.
    pub created_at: String,
    /// Until when messages are signed with the secret before as well.
    #[schema(required = true)]
    pub old_secret_until: Option<String>,
    /// Every change up to this sequence number was delivered or is not wanted.
    pub delivered_to: u64,
    /// Newest sequence number of the change log.
    pub last_change: u64,
    /// The message under way.
    #[schema(required = true)]
    pub message: Option<MessageItem>,
}

/// A message under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MessageItem {
    /// The same at every attempt.
    pub id: String,
    /// Attempts that failed and count.
    pub failures: u64,
    /// When it is tried next, RFC 3339.
    pub next_attempt: String,
}

/// A code with its text in the caller's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CodedText {
    /// Stable.
    pub code: String,
    /// For people.
    pub text: String,
}

/// A webhook that was just made, or whose secret was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WebhookWithSecret {
    /// The webhook.
    #[serde(flatten)]
    pub webhook: WebhookItem,
    /// With what messages are signed; shown this once, null when it was not changed.
    #[schema(required = true)]
    pub secret: Option<String>,
}

/// An attempt to deliver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveryItem {
    /// Number of the attempt, from 1.
    pub number: u64,
    /// Id of the message.
    pub message: String,
    /// Changes in it.
    pub changes: u64,
    /// When, RFC 3339.
    pub at: String,
    /// Milliseconds until it was decided.
    pub duration: u64,
    /// Status of the answer; null when none came.
    #[schema(required = true)]
    pub status: Option<u16>,
    /// Why it failed; null when it was taken.
    #[schema(required = true)]
    pub error: Option<CodedText>,
}

/// What became of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WebhookTrial {
    /// The receiver took it.
    pub delivered: bool,
    /// Milliseconds until it was decided.
    pub duration: u64,
    /// Status of the answer; null when none came.
    #[schema(required = true)]
    pub status: Option<u16>,
    /// Why it failed; null when it was taken.
    #[schema(required = true)]
    pub error: Option<CodedText>,
}

impl WebhookItem {
    /// A webhook beside the newest sequence number of the change log.
    pub(super) fn new(stored: StoredWebhook, last_change: u64, language: Language) -> Self {
        let settings = stored.settings;
        let old_until = settings.old_secret.map(|(_, until)| until.to_string());
        Self {
            id: settings.id,
            url: settings.url,
            description: settings.description,
            filter: parse(&settings.filter),
            state: stored.state.name().into(),
            reason: stored.reason.map(|code| coded(&code, None, "", language)),
            created_at: settings.created_at.to_string(),
            old_secret_until: old_until,
            delivered_to: stored.delivery.cursor,
            last_change,
            message: stored.delivery.message.map(|message| MessageItem {
                id: message.id,
                failures: message.failures,
                next_attempt: message.due.to_string(),
            }),
        }
    }
}

impl DeliveryItem {
    pub(super) fn new(number: u64, attempt: WebhookAttempt, language: Language) -> Self {
        let error = attempt.error.as_deref();
        Self {
            number,
            error: error.map(|code| coded(code, attempt.status, &attempt.detail, language)),
            message: attempt.message,
            changes: attempt.changes,
            at: attempt.at.to_string(),
            duration: attempt.duration,
            status: attempt.status,
        }
    }
}

/// The text of a code that was kept.
pub(super) fn coded(
    code: &str,
    status: Option<u16>,
    detail: &str,
    language: Language,
) -> CodedText {
    let known = CODES.iter().find(|known| **known == code);
    let text = known.map_or_else(String::new, |known| {
        Message::new(known)
            .with(
                "status",
                status.map_or_else(String::new, |status| status.to_string()),
            )
            .with("detail", detail)
            .text(language)
    });
    CodedText {
        code: code.into(),
        text,
    }
}
