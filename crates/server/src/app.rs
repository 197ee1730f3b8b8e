//! What every handler may reach.
//!
//! How handlers use it: `app.run(|hub| …).await?` for use cases, which block; `app.audit(…)` for what
//! the audit log keeps; `app.write_key(…)` for ingest.

use fenqun_engine::Outcome;
use fenqun_engine::access::{Access, Act, AuditEntry, WriteKey};
use fenqun_engine::live::Hub;

use crate::caller::Caller;
use crate::problem::Problem;

/// What every handler may reach.
#[derive(Clone, Debug)]
pub struct App {
    /// The running workspace.
    pub hub: Hub,
    /// People, tokens, keys.
    pub access: Access,
}

impl App {
    /// An app in front of a running workspace.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn new(hub: Hub) -> Outcome<Self> {
        let access = Access::open(&hub)?;
        Ok(Self { hub, access })
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
