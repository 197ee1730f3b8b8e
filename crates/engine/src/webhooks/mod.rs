//! Webhooks: changes sent to where people want them, as Standard Webhooks 1.0.0 says.
//!
//! A webhook is a place in the change log. Its worker sends what is behind that place, in order, at
//! least once; every message is noted in the catalog before it is sent. [`Webhooks`] is what people
//! do with webhooks; [`Webhooks::start`] begins to deliver.

mod address;
mod dispatcher;
mod manage;
mod message;
mod post;
mod retry;
mod shown;
mod signature;
mod target;
#[cfg(test)]
mod tests;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use fenqun_model::{Instant, Message};
use tokio::sync::watch;

pub use address::Network;
pub use dispatcher::Dispatcher;
pub use manage::{NewWebhook, WebhookChange};
pub use post::{Addresses, Resolve, SystemResolver};
pub use retry::Schedule;
pub use shown::{DeliveryItem, WebhookItem, WebhookTrial, WebhookWithSecret};

use crate::failure::{Failure, Outcome};
use crate::live::Hub;
use post::Post;

/// Settings of delivery.
#[derive(Clone, Debug)]
pub struct WebhookSettings {
    /// Networks beside the public internet to which webhooks may go.
    pub allow_networks: Vec<Network>,
    /// Time for one attempt, from the look-up of the name to the head of the answer.
    pub timeout: Duration,
    /// When a message is tried again.
    pub schedule: Schedule,
    /// Time that an attempt gets to be answered when the server stops.
    pub grace: Duration,
    /// Certificates (DER) to trust beside those that browsers trust.
    pub roots: Vec<Vec<u8>>,
    /// How names are looked up.
    pub resolver: Arc<dyn Resolve>,
}

impl Default for WebhookSettings {
    fn default() -> Self {
        Self {
            allow_networks: vec![],
            timeout: Duration::from_secs(15),
            schedule: Schedule::default(),
            grace: Duration::from_secs(2),
            roots: vec![],
            resolver: Arc::new(SystemResolver),
        }
    }
}

/// The webhooks of a running workspace. Cheap to clone; all clones are the same.
#[derive(Clone, Debug)]
pub struct Webhooks {
    shared: Arc<Shared>,
}

/// What those who manage webhooks and those who deliver have together.
#[derive(Debug)]
struct Shared {
    hub: Hub,
    settings: WebhookSettings,
    post: Post,
    /// Counts changes of what is set.
    changed: watch::Sender<u64>,
}

impl Webhooks {
    /// The webhooks of a running workspace.
    pub fn new(hub: Hub, settings: WebhookSettings) -> Self {
        let post = Post::new(
            settings.resolver.clone(),
            settings.allow_networks.clone(),
            settings.timeout,
            &settings.roots,
        );
        Self {
            shared: Arc::new(Shared {
                hub,
                settings,
                post,
                changed: watch::channel(0).0,
            }),
        }
    }

    /// Starts delivering. To be called within a runtime of tokio's, once.
    pub fn start(&self) -> Dispatcher {
        Dispatcher::start(self.shared.clone())
    }
}

impl Shared {
    /// What time it is by the clock of the machine, or of the test.
    fn now(&self) -> Instant {
        self.hub.read(|workspace| (workspace.settings.clock)())
    }

    /// A random number from 0 to 1; the middle when there is no randomness.
    fn chance(&self) -> f64 {
        let mut bytes = [0; 4];
        match getrandom::fill(&mut bytes) {
            Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
            Err(_) => 0.5,
        }
    }

    /// Runs what blocks beside the threads of the runtime.
    async fn blocking<T: Send + 'static>(
        self: &Arc<Self>,
        act: impl FnOnce(&Self) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let shared = self.clone();
        match tokio::task::spawn_blocking(move || act(&shared)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::from(Message::new("webhook-broken"))),
        }
    }
}
