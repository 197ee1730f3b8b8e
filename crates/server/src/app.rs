//! What every handler may reach.
//!
//! How handlers use it: `app.run(|hub| …).await?` for use cases, which block; `app.audit(…)` for what
//! the audit log keeps; `app.write_key(…)` for ingest; `app.stopping().await` in streams, which end
//! when the server is asked to stop.

use std::sync::Arc;

use fenqun_engine::Outcome;
use fenqun_engine::access::{Access, AccessSettings, Act, AuditEntry, WriteKey};
use fenqun_engine::attention::TrendKeeper;
use fenqun_engine::ingest::Ingest;
use fenqun_engine::jobs::Jobs;
use fenqun_engine::live::Hub;
use fenqun_engine::statistics::Totals;
use fenqun_engine::webhooks::{WebhookSettings, Webhooks};

use tokio::sync::watch;

use crate::caller::Caller;
use crate::idempotency::Answers;
use crate::looking::Gate;
use crate::noted::Noted;
use crate::problem::Problem;
use crate::remembered::Remembered;
use crate::settings::Settings;
use crate::site::Site;
use crate::traffic::Traffic;

/// What every handler may reach.
#[derive(Clone, Debug)]
pub struct App {
    /// The running workspace.
    pub hub: Hub,
    /// People, tokens, keys.
    pub access: Access,
    /// Settings of the server.
    pub(crate) settings: Arc<Settings>,
    /// How many requests there were.
    pub(crate) traffic: Traffic,
    /// Answers to requests that carried a key.
    pub(crate) answers: Answers,
    /// Whether the server was asked to stop.
    stopping: watch::Receiver<bool>,
    /// The door for events.
    pub ingest: Ingest,
    /// Work beside the answering of requests.
    pub jobs: Jobs,
    /// Where changes are sent.
    pub(crate) webhooks: Webhooks,
    /// Lets in a few at a time who look at many customers.
    pub(crate) gate: Gate,
    /// How much there is, as last counted.
    pub(crate) totals: Remembered<Totals>,
    /// Who saw personal fields within the last minute.
    pub(crate) noted: Noted,
    /// How it was a week ago, as found last.
    pub(crate) trends: Arc<TrendKeeper>,
    /// The page that people open.
    pub(crate) site: Site,
}

impl App {
    /// An app in front of a running workspace.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn new(hub: Hub) -> Outcome<Self> {
        let (_, stopping) = watch::channel(false);
        Self::with(hub, Settings::default(), stopping)
    }

    /// The same with settings; `stopping` tells when to stop.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub(crate) fn with(
        hub: Hub,
        settings: Settings,
        stopping: watch::Receiver<bool>,
    ) -> Outcome<Self> {
        let lasting = AccessSettings {
            session_idle: settings.session_idle,
            session_lifetime: settings.session_lifetime,
        };
        let access = Access::open(&hub, lasting)?;
        let ingest = Ingest::open(hub.clone(), settings.ingest())?;
        let jobs = Jobs::start(&hub, settings.jobs())?;
        let sending = WebhookSettings {
            allow_networks: settings.allow_webhook_networks.clone(),
            ..WebhookSettings::default()
        };
        let webhooks = Webhooks::new(hub.clone(), sending);
        Ok(Self {
            hub,
            access,
            settings: Arc::new(settings),
            traffic: Traffic::default(),
            answers: Answers::default(),
            stopping,
            ingest,
            jobs,
            webhooks,
            gate: Gate::default(),
            totals: Remembered::default(),
            noted: Noted::default(),
            trends: Arc::default(),
            site: Site::default(),
        })
    }

    /// The same app with a page.
    #[must_use]
    pub fn with_site(self, site: Site) -> Self {
        Self { site, ..self }
    }

    /// Runs a use case, which blocks, beside the threads that answer requests.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Hub) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let hub = self.hub.clone();
        blocking(move || act(&hub)).await
    }

    /// The same for what has to do with people, tokens and keys.
    pub(crate) async fn with_access<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Access) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let access = self.access.clone();
        blocking(move || act(&access)).await
    }

    /// The same for what has to do with jobs.
    pub(crate) async fn with_jobs<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Jobs) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let jobs = self.jobs.clone();
        blocking(move || act(&jobs)).await
    }

    /// The same for what has to do with webhooks.
    pub(crate) async fn with_webhooks<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Webhooks) -> Outcome<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let webhooks = self.webhooks.clone();
        blocking(move || act(&webhooks)).await
    }

    /// Writes into the audit log that somebody did something to `what`: kind and name, such as
    /// `segment/vip`, `export/17`, `customer/C00132`. On disk when it returns.
    pub(crate) async fn audit(
        &self,
        caller: &Caller,
        act: Act,
        what: impl Into<String>,
    ) -> Result<(), Problem> {
        let entry = AuditEntry {
            actor: caller.actor.clone(),
            act,
            what: what.into(),
            address: caller.address,
        };
        self.with_access(move |access| access.audit(&entry)).await
    }

    /// Comes when the server is asked to stop: streams end then.
    pub(crate) async fn stopping(&self) {
        let mut stopping = self.stopping.clone();
        if stopping.wait_for(|stopping| *stopping).await.is_err() {
            // Nobody is left who could ask.
            std::future::pending::<()>().await;
        }
    }

    /// The write key that a client of ingest shows; nothing when it is unknown or revoked. Costs a
    /// look into memory.
    pub(crate) fn write_key(&self, secret: &str) -> Option<WriteKey> {
        self.access.write_key(secret)
    }
}

/// Runs what blocks beside the threads that answer requests.
async fn blocking<T: Send + 'static>(
    act: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::task::spawn_blocking(act).await {
        Ok(outcome) => outcome.map_err(Problem::from),
        Err(_) => Err(Problem::internal()),
    }
}
