//! Keeps one worker running for each active webhook.

use std::collections::BTreeMap;
use std::sync::Arc;

use fenqun_catalog::WebhookState;
use tokio::sync::watch;
use tokio::task::{AbortHandle, JoinHandle, JoinSet};

use super::Shared;
use super::worker::{self, PAUSE};

/// Deliveries that run; they go on until told to stop.
#[derive(Debug)]
pub struct Dispatcher {
    stop: watch::Sender<bool>,
    supervisor: JoinHandle<()>,
}

impl Dispatcher {
    /// Starts delivering. To be called within a runtime of tokio's.
    pub(super) fn start(shared: Arc<Shared>) -> Self {
        let (stop, stopping) = watch::channel(false);
        Self {
            supervisor: tokio::spawn(supervise(shared, stopping)),
            stop,
        }
    }

    /// Stops: what is being sent gets a moment to be answered, the rest waits for the next start.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.supervisor.await {
            tracing::error!(%error, "webhooks stopped badly");
        }
    }
}

async fn supervise(shared: Arc<Shared>, mut stopping: watch::Receiver<bool>) {
    let mut changed = shared.changed.subscribe();
    let mut workers = JoinSet::new();
    let mut running: BTreeMap<String, AbortHandle> = BTreeMap::new();
    while !*stopping.borrow() {
        changed.mark_unchanged();
        running.retain(|_, worker| !worker.is_finished());
        let pause = match active(&shared).await {
            Some(ids) => {
                for id in ids {
                    if running.contains_key(&id) {
                        continue;
                    }
                    let task = worker::run(shared.clone(), id.clone(), stopping.clone());
                    running.insert(id, workers.spawn(task));
                }
                None
            }
            None => Some(PAUSE),
        };
        let again = tokio::time::sleep(pause.unwrap_or(worker::LONGEST_SLEEP));
        tokio::select! {
            _ = stopping.changed() => {}
            _ = changed.changed() => {}
            Some(_) = workers.join_next() => {}
            () = again => {}
        }
    }
    while workers.join_next().await.is_some() {}
}

/// Ids of the webhooks that are to be sent to; `None` when the catalog cannot tell now.
async fn active(shared: &Arc<Shared>) -> Option<Vec<String>> {
    let webhooks = shared.blocking(|shared| Ok(shared.hub.catalog().webhooks()?));
    match webhooks.await {
        Ok(webhooks) => {
            let active = webhooks.into_iter();
            let active = active.filter(|webhook| webhook.state == WebhookState::Active);
            Some(active.map(|webhook| webhook.settings.id).collect())
        }
        Err(error) => {
            tracing::warn!(%error, "webhooks cannot be read");
            None
        }
    }
}
