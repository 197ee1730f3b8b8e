//! The worker of one webhook: messages in the order of the log, each at least once. What is to be
//! sent is noted before it is sent, so that after a crash the same id carries the same content.

use std::sync::Arc;
use std::time::Duration;

use fenqun_catalog::{
    StoredWebhook, WebhookAttempt, WebhookDelivery, WebhookMessage, WebhookState,
};
use fenqun_model::Instant;
use tokio::sync::watch;

use super::Shared;
use super::message::{self, Content};
use super::post::Letter;
use super::retry::{Sent, Verdict};
use super::signature::sign;
use super::target::Target;
use crate::failure::Outcome;

/// Wait after an error of our own.
pub(super) const PAUSE: Duration = Duration::from_secs(1);
/// Longest sleep without a look at the clock: somebody may have set it.
pub(super) const LONGEST_SLEEP: Duration = Duration::from_secs(30);
/// Changes that nobody wants are passed over this often without a note of it.
const UNNOTED: u64 = 50_000;

struct Worker {
    shared: Arc<Shared>,
    id: String,
    stopping: watch::Receiver<bool>,
    changed: watch::Receiver<u64>,
    news: watch::Receiver<u64>,
}

/// What a worker has in hand.
struct Work {
    webhook: StoredWebhook,
    /// Of the message under way, when it is known already.
    content: Option<Content>,
    /// The cursor as it is noted.
    noted: u64,
}

/// Delivers to one webhook until it is no longer to be sent to.
pub(super) async fn run(shared: Arc<Shared>, id: String, stopping: watch::Receiver<bool>) {
    let mut worker = Worker {
        changed: shared.changed.subscribe(),
        news: shared.hub.watch_changes(),
        shared,
        id,
        stopping,
    };
    while !worker.is_stopping() {
        match worker.deliver().await {
            Ok(()) => return,
            Err(error) => {
                tracing::warn!(webhook = worker.id, %error, "webhook waits after an error here");
                worker.sleep(PAUSE).await;
            }
        }
    }
}

impl Worker {
    fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    async fn deliver(&mut self) -> Outcome<()> {
        while let Some(mut work) = self.load().await? {
            while !self.is_stopping() && !self.changed.has_changed().unwrap_or(false) {
                if self.step(&mut work).await?.is_none() {
                    return Ok(());
                }
            }
            self.note_passed(&mut work).await?;
            if self.is_stopping() {
                break;
            }
        }
        Ok(())
    }

    /// The webhook as it is now; nothing when it is not to be sent to.
    async fn load(&mut self) -> Outcome<Option<Work>> {
        self.changed.mark_unchanged();
        let id = self.id.clone();
        let webhook = self
            .shared
            .blocking(move |shared| Ok(shared.hub.catalog().webhook(&id)?));
        let active = webhook.await?;
        let active = active.filter(|webhook| webhook.state == WebhookState::Active);
        Ok(active.map(|webhook| Work {
            noted: webhook.delivery.cursor,
            webhook,
            content: None,
        }))
    }

    /// Does the next thing there is to do; nothing when there will be no more.
    async fn step(&mut self, work: &mut Work) -> Outcome<Option<()>> {
        let Some(message) = work.webhook.delivery.message.clone() else {
            return self.look_for_message(work).await.map(Some);
        };
        let left = message.due.0 - self.shared.now().0;
        if let Ok(left @ 1..) = u64::try_from(left) {
            self.sleep(Duration::from_millis(left)).await;
            return Ok(Some(()));
        }
        let content = match work.content.take() {
            Some(content) => Some(content),
            None => self.read_again(work, message.clone()).await?,
        };
        let Some(content) = content else {
            // Nothing of it is kept any more.
            let delivery = passed(message.last);
            return self.note(work, delivery, None, None).await.map(Some);
        };
        self.send(work, message, content).await
    }

    async fn look_for_message(&mut self, work: &mut Work) -> Outcome<()> {
        self.news.mark_unchanged();
        let before = work.webhook.delivery.cursor;
        let (delivery, content) = self.compose(work, before).await?;
        let (cursor, found) = (delivery.cursor, content.is_some());
        work.content = content;
        if found || cursor > work.noted + UNNOTED {
            self.note(work, delivery, None, None).await?;
        } else {
            work.webhook.delivery = delivery;
        }
        if !found && cursor == before {
            self.wait_for_news().await;
        }
        Ok(())
    }

    /// Notes what was passed over, so that a new filter counts for what comes behind it.
    async fn note_passed(&self, work: &mut Work) -> Outcome<()> {
        let delivery = work.webhook.delivery.clone();
        match delivery.message.is_none() && delivery.cursor > work.noted {
            true => self.note(work, delivery, None, None).await,
            false => Ok(()),
        }
    }

    async fn compose(
        &self,
        work: &Work,
        cursor: u64,
    ) -> Outcome<(WebhookDelivery, Option<Content>)> {
        let filter = work.webhook.settings.filter.clone();
        let composed = self
            .shared
            .blocking(move |shared| message::compose(&shared.hub, cursor, &filter, shared.now()));
        composed.await
    }

    async fn read_again(&self, work: &Work, message: WebhookMessage) -> Outcome<Option<Content>> {
        let cursor = work.webhook.delivery.cursor;
        let read = self
            .shared
            .blocking(move |shared| message::again(&shared.hub, cursor, &message));
        read.await
    }

    async fn send(
        &mut self,
        work: &mut Work,
        mut message: WebhookMessage,
        content: Content,
    ) -> Outcome<Option<()>> {
        let started = std::time::Instant::now();
        let at = self.shared.now();
        let Some(sent) = self.attempt(work, &message, &content, at).await else {
            // Told to stop: it is sent again at the next start.
            return Ok(None);
        };
        let attempt = attempt(&message, &content, &sent, at, started.elapsed());
        let age = Duration::from_millis(u64::try_from(at.0 - message.made_at.0).unwrap_or(0));
        let chance = self.shared.chance();
        let verdict = self
            .shared
            .settings
            .schedule
            .judge(&sent, message.failures, age, chance);
        match verdict {
            Verdict::Done => {
                // The next message is noted together with the end of this one.
                let (delivery, content) = self.compose(work, message.last).await?;
                work.content = content;
                self.note(work, delivery, Some(attempt), None).await?;
                Ok(Some(()))
            }
            Verdict::Again(wait, counts) => {
                message.failures += u64::from(counts);
                let wait = i64::try_from(wait.as_millis()).unwrap_or(i64::MAX);
                message.due = Instant(self.shared.now().0.saturating_add(wait));
                let delivery = under_way(work, message);
                self.note(work, delivery, Some(attempt), None).await?;
                Ok(Some(()))
            }
            Verdict::Stop(state, reason) => {
                let delivery = under_way(work, message);
                self.note(work, delivery, Some(attempt), Some((state, reason)))
                    .await?;
                Ok(None)
            }
        }
    }

    /// Sends; nothing when told to stop and no answer came for a while.
    async fn attempt(
        &mut self,
        work: &Work,
        message: &WebhookMessage,
        content: &Content,
        at: Instant,
    ) -> Option<Sent> {
        let settings = &work.webhook.settings;
        let target = match Target::parse(&settings.url) {
            Ok(target) => target,
            Err(error) => return Some(Sent::Failed("webhook-attempt-broken", error.to_string())),
        };
        let mut secrets = vec![settings.secret.as_str()];
        let old = settings.old_secret.as_ref();
        secrets.extend(
            old.filter(|(_, until)| at < *until)
                .map(|(old, _)| old.as_str()),
        );
        let letter = Letter {
            id: message.id.clone(),
            at,
            signature: sign(&secrets, &message.id, at, &content.body),
            body: content.body.clone(),
        };
        let grace = self.shared.settings.grace;
        let told_to_stop = async {
            // An error means that whoever would tell is gone, which is the same.
            let _ = self.stopping.wait_for(|stop| *stop).await;
            tokio::time::sleep(grace).await;
        };
        tokio::select! {
            sent = self.shared.post.send(&target, letter) => Some(sent),
            () = told_to_stop => None,
        }
    }

    /// Notes what became of it, and goes on from there.
    async fn note(
        &self,
        work: &mut Work,
        delivery: WebhookDelivery,
        attempt: Option<WebhookAttempt>,
        stopped: Option<(WebhookState, &'static str)>,
    ) -> Outcome<()> {
        let id = self.id.clone();
        work.noted = delivery.cursor;
        work.webhook.delivery = delivery.clone();
        let noted = self.shared.blocking(move |shared| {
            let catalog = shared.hub.catalog();
            Ok(catalog.note_webhook_delivery(&id, &delivery, attempt.as_ref(), stopped)?)
        });
        noted.await
    }

    async fn wait_for_news(&mut self) {
        tokio::select! {
            _ = self.news.changed() => {}
            _ = self.changed.changed() => self.changed.mark_changed(),
            _ = self.stopping.changed() => {}
        }
    }

    async fn sleep(&mut self, time: Duration) {
        tokio::select! {
            () = tokio::time::sleep(time.min(LONGEST_SLEEP)) => {}
            _ = self.changed.changed() => self.changed.mark_changed(),
            _ = self.stopping.changed() => {}
        }
    }
}

fn passed(cursor: u64) -> WebhookDelivery {
    WebhookDelivery {
        cursor,
        message: None,
    }
}

fn under_way(work: &Work, message: WebhookMessage) -> WebhookDelivery {
    WebhookDelivery {
        cursor: work.webhook.delivery.cursor,
        message: Some(message),
    }
}

fn attempt(
    message: &WebhookMessage,
    content: &Content,
    sent: &Sent,
    at: Instant,
    took: Duration,
) -> WebhookAttempt {
    let (status, error, detail) = sent.parts();
    WebhookAttempt {
        message: message.id.clone(),
        changes: content.changes,
        at,
        duration: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        status,
        error: error.map(str::to_owned),
        detail: detail.into(),
    }
}
