//! The stream of changes as server-sent events. Each client reads the log at its own pace: what it
//! has not taken yet stays in the log and nowhere else.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::live::Change;
use fenqun_engine::masking::Mask;
use futures_util::stream;
use tokio::sync::watch;
use tokio::time::Instant;

use super::changes::{EVENT_STREAM, Wanted};
use crate::app::App;

/// A comment is sent after so long without an event, so that nobody in between gives up.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A stream ends after so long: rights may have changed meanwhile.
const LONGEST: Duration = Duration::from_secs(3_600);
/// Most changes written in one go.
const BATCH: usize = 500;
/// Milliseconds after which a client that lost its stream connects again.
const RETRY: u32 = 1_000;

/// One who follows.
pub(super) struct Follower {
    app: App,
    wanted: Wanted,
    mask: Mask,
    /// Everything up to here was sent or is not wanted.
    seen: u64,
    /// As the client knows it.
    told: u64,
    news: watch::Receiver<u64>,
    until: Instant,
    greeted: bool,
}

impl Follower {
    pub(super) fn new(app: App, wanted: Wanted, mask: Mask, after: u64) -> Self {
        Self {
            news: app.hub.watch_changes(),
            app,
            wanted,
            mask,
            seen: after,
            told: after,
            until: Instant::now() + LONGEST,
            greeted: false,
        }
    }

    /// What is to be written next; nothing at the end.
    async fn next(&mut self) -> Option<Bytes> {
        if !self.greeted {
            self.greeted = true;
            return Some(format!("retry: {RETRY}\nid: {}\n\n", self.seen).into());
        }
        let heartbeat = Instant::now() + HEARTBEAT;
        loop {
            self.news.mark_unchanged();
            let changes = self.read().await?;
            if let Some(last) = changes.last() {
                self.seen = last.sequence;
                let events = self.events(changes);
                if !events.is_empty() {
                    self.told = self.seen;
                    return Some(events.into());
                }
                continue;
            }
            let (app, news) = (&self.app, &mut self.news);
            tokio::select! {
                changed = news.changed() => changed.ok()?,
                () = tokio::time::sleep_until(heartbeat.min(self.until)) => {
                    return (Instant::now() < self.until).then(|| self.sign_of_life());
                }
                () = app.stopping() => return None,
            }
        }
    }

    /// What comes behind what was seen; nothing when the log cannot be read.
    async fn read(&self) -> Option<Vec<Change>> {
        let seen = self.seen;
        if let Some(recent) = self.app.hub.changes().recent(seen, BATCH) {
            return Some(recent);
        }
        let read = self.app.run(move |hub| hub.changes_after(seen, BATCH));
        match read.await {
            Ok(changes) => Some(changes),
            Err(problem) => {
                tracing::error!(code = problem.code(), "a stream of changes ends");
                None
            }
        }
    }

    fn events(&self, changes: Vec<Change>) -> String {
        let mut events = String::new();
        for change in changes {
            if let Some(item) = self.wanted.show(change, &self.mask) {
                let data = serde_json::to_string(&item).unwrap_or_default();
                events += &format!("id: {}\nevent: change\ndata: {data}\n\n", item.sequence);
            }
        }
        events
    }

    /// A comment, and how far the client has come when that was not told.
    fn sign_of_life(&mut self) -> Bytes {
        if self.told == self.seen {
            return Bytes::from_static(b": nothing new\n\n");
        }
        self.told = self.seen;
        format!(": nothing for you\nid: {}\n\n", self.seen).into()
    }
}

/// The answer that goes on.
pub(super) fn follow(follower: Follower) -> Response {
    let stream = stream::unfold(follower, |mut follower| async {
        let bytes = follower.next().await?;
        Some((Ok::<_, Infallible>(bytes), follower))
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(EVENT_STREAM)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
    ];
    (headers, Body::from_stream(stream)).into_response()
}
