//! Webhooks: where changes are sent, how far each has come, the message that is under way, and what
//! became of the last attempts.

mod delivery;
mod subscription;
#[cfg(test)]
mod tests;

use fenqun_model::Instant;

/// A subscription to changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredWebhook {
    /// What is set for it.
    pub settings: WebhookSettings,
    /// Whether it is sent to.
    pub state: WebhookState,
    /// Why not, a stable code.
    pub reason: Option<String>,
    /// How far it has come.
    pub delivery: WebhookDelivery,
}

/// What is set for a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookSettings {
    /// Its id.
    pub id: String,
    /// Where messages go.
    pub url: String,
    /// For people.
    pub description: String,
    /// Which changes, as JSON.
    pub filter: String,
    /// With what messages are signed.
    pub secret: String,
    /// The secret before, with which they are signed too, and until when.
    pub old_secret: Option<(String, Instant)>,
    /// When it was made.
    pub created_at: Instant,
}

/// Whether a subscription is sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookState {
    /// It is.
    Active,
    /// Not for now: somebody said so, or it failed for too long.
    Paused,
    /// The receiver said that it is gone.
    Disabled,
}

/// How far a subscription has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookDelivery {
    /// Every change up to this sequence number was delivered or is not wanted.
    pub cursor: u64,
    /// What is being sent; noted before it is sent for the first time.
    pub message: Option<WebhookMessage>,
}

/// A message that is under way. Its content follows from range, filter and instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookMessage {
    /// The same at every attempt.
    pub id: String,
    /// It carries wanted changes behind the cursor up to this sequence number.
    pub last: u64,
    /// Which were wanted when it was made, as JSON.
    pub filter: String,
    /// When it was made.
    pub made_at: Instant,
    /// Attempts that failed.
    pub failures: u64,
    /// When it is tried next.
    pub due: Instant,
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookAttempt {
    /// Id of the message.
    pub message: String,
    /// Changes in it.
    pub changes: u64,
    /// When.
    pub at: Instant,
    /// Milliseconds until it was decided.
    pub duration: u64,
    /// Status of the answer.
    pub status: Option<u16>,
    /// Why it failed, a stable code.
    pub error: Option<String>,
    /// More about that, technical.
    pub detail: String,
}

impl WebhookState {
    /// As stored and shown.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Disabled => "disabled",
        }
    }

    fn of(name: &str) -> std::result::Result<Self, sqlx::Error> {
        [Self::Active, Self::Paused, Self::Disabled]
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| sqlx::Error::Decode(format!("no state of a webhook: {name}").into()))
    }
}
