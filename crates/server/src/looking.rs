//! What answers about customers have in common: they look at a snapshot beside the threads that
//! answer requests, only a few at a time; they are masked by what the caller may see; what was seen
//! unmasked is told to the audit log; and they say how fresh they are.
//!
//! How handlers use it: `app.look(&caller, |workspace, mask| …).await?`, then `app.saw(…)` for
//! answers with personal fields, then `Fresh`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use fenqun_engine::attention::Trends;
use fenqun_engine::customers::Person;
use fenqun_engine::live::Status;
use fenqun_engine::masking::{Mask, is_personal_text};
use fenqun_engine::{Outcome, Workspace};
use fenqun_model::{Instant, Message};
use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::problem::Problem;

/// Looks at many customers at the same time: each one uses every processor by itself.
const AT_ONCE: usize = 2;
/// Looks that wait for their turn; more are told to come again.
const WAITING: usize = 32;
/// Longest wait for a turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// When it is worth trying again.
const COME_AGAIN: Duration = Duration::from_secs(2);

/// Lets a few in at a time.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    free: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            free: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: Arc::default(),
        }
    }
}

/// Counts somebody as waiting for as long as it lives.
struct Waits<'a>(&'a AtomicUsize);

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Gate {
    /// A turn, which lasts as long as the permit lives.
    async fn enter(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waits = Waits(&self.waiting);
        if before >= WAITING {
            return Err(busy());
        }
        let turn = tokio::time::timeout(PATIENCE, self.free.clone().acquire_owned());
        let permit = turn.await.map_err(|_| busy())?;
        drop(waits);
        permit.map_err(|_| Problem::internal())
    }
}

fn busy() -> Problem {
    let message = Message::new("http-busy");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, message).retry_after(COME_AGAIN)
}

/// How it was a week ago, as far as it is known.
#[derive(Clone, Debug)]
pub(crate) struct KnownTrends {
    /// As found last; nothing when it never was.
    pub(crate) known: Option<Arc<Trends>>,
    /// That holds for now.
    pub(crate) is_fresh: bool,
}

/// How fresh an answer is.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Freshness {
    /// Everything that comes by time alone has been recorded up to this instant; null before the
    /// first.
    #[schema(required = true, format = DateTime)]
    watermark: Option<String>,
    /// Newest entry of the change log.
    last_change: u64,
    /// Bytes acknowledged but not yet evaluated.
    backlog_bytes: u64,
}

/// An answer, and how fresh it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Fresh<T> {
    /// The answer.
    #[serde(flatten)]
    pub(crate) answer: T,
    /// How fresh it is.
    pub(crate) freshness: Freshness,
}

impl Freshness {
    fn of(status: &Status) -> Self {
        let watermark = status.watermark;
        Self {
            watermark: (watermark > Instant::MIN).then(|| watermark.to_string()),
            last_change: status.last_change,
            backlog_bytes: status.backlog_bytes,
        }
    }
}

impl App {
    /// Looks at the workspace as it is now, with the mask of the caller; waits for a turn.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        caller: &Caller,
        look: impl FnOnce(&Workspace, &Mask) -> Outcome<T> + Send + 'static,
    ) -> Result<Fresh<T>, Problem> {
        let permit = self.gate.enter().await?;
        let sees = caller.has(Right::SeePersonal);
        self.run(move |hub| {
            // Held until the look is over, whether or not anybody still waits for it.
            let _turn = permit;
            let freshness = Freshness::of(&hub.status());
            let answer = hub.read(|workspace| look(workspace, &workspace.mask(sees)))?;
            Ok(Fresh { answer, freshness })
        })
        .await
    }

    /// Looks at the workspace as it is now without waiting for a turn: at what costs little and shows
    /// nobody.
    pub(crate) async fn glance<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Workspace) -> Outcome<T> + Send + 'static,
    ) -> Result<Fresh<T>, Problem> {
        self.run(move |hub| {
            let freshness = Freshness::of(&hub.status());
            let answer = hub.read(|workspace| look(workspace))?;
            Ok(Fresh { answer, freshness })
        })
        .await
    }

    /// Looks at all customers and shows nobody; waits for a turn.
    pub(crate) async fn look_at_all<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Workspace) -> Outcome<T> + Send + 'static,
    ) -> Result<Fresh<T>, Problem> {
        let permit = self.gate.enter().await?;
        self.glance(move |workspace| {
            let _turn = permit;
            look(workspace)
        })
        .await
    }

    /// How it was a week ago. What is not known, or not as of now, is found out meanwhile.
    pub(crate) async fn trends(&self) -> Result<KnownTrends, Problem> {
        let keeper = self.trends.clone();
        let (known, is_fresh) = self
            .run(move |hub| hub.read(|workspace| keeper.known(workspace)))
            .await?;
        // Only one waits for a turn: many who ask must not be in the way of other questions.
        let refreshing = (!is_fresh).then(|| self.trends.begin()).flatten();
        if let Some(refreshing) = refreshing {
            let (hub, gate) = (self.hub.clone(), self.gate.clone());
            tokio::spawn(async move {
                let Ok(turn) = gate.enter().await else { return };
                let found = tokio::task::spawn_blocking(move || {
                    let _turn = turn;
                    hub.read(|workspace| refreshing.run(workspace))
                });
                if let Ok(Err(failure)) = found.await {
                    tracing::warn!("how it was a week ago cannot be found out: {failure}");
                }
            });
        }
        Ok(KnownTrends { known, is_fresh })
    }

    /// Notes in the audit log that personal fields were seen as they are, by those who see them so.
    /// The same seen again within a minute is noted once: the count of a rule follows typing.
    pub(crate) async fn saw(
        &self,
        caller: &Caller,
        what: impl Into<String>,
    ) -> Result<(), Problem> {
        let what = what.into();
        let now = std::time::Instant::now();
        if !caller.has(Right::SeePersonal) || self.noted.has(caller, &what, now) {
            return Ok(());
        }
        self.audit(caller, Act::SeePersonal, what.clone()).await?;
        self.noted.note(caller, &what, now);
        Ok(())
    }
}

/// A customer as the audit log names them: never by a telephone number or an address.
pub(crate) fn named(person: &Person) -> String {
    let name = &person.customer;
    match is_personal_text(name) || name.contains('@') {
        true => format!("customer/{}", person.id),
        false => format!("customer/{name}"),
    }
}

impl<T> Fresh<T> {
    /// The same freshness of another answer.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Fresh<U> {
        Fresh {
            answer: change(self.answer),
            freshness: self.freshness,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn more_than_a_few_wait_and_more_than_many_are_sent_away() {
        let gate = Gate::default();
        let mut inside = Vec::new();
        for _ in 0..AT_ONCE {
            inside.push(gate.enter().await.unwrap());
        }
        let waiting: Vec<_> = (0..WAITING)
            .map(|_| {
                let gate = gate.clone();
                tokio::spawn(async move { gate.enter().await.map(drop) })
            })
            .collect();
        while gate.waiting.load(Ordering::Relaxed) < WAITING {
            tokio::task::yield_now().await;
        }
        let sent_away = gate.enter().await.unwrap_err();
        assert_eq!(sent_away.code(), "http-busy");
        drop(inside);
        for waits in waiting {
            waits.await.unwrap().unwrap();
        }
        assert_eq!(gate.waiting.load(Ordering::Relaxed), 0);
    }
}
