//! Following an import while it is at work.

use std::pin::pin;

use futures_util::future::{Either, select};
use tokio::sync::watch;

use super::imports::one;
use crate::app::App;
use crate::caller::Caller;

/// Somebody who follows an import.
pub(super) struct Follow {
    app: App,
    caller: Caller,
    id: u64,
    news: watch::Receiver<u64>,
    said: String,
    is_over: bool,
}

impl Follow {
    /// `news` is watched from before the import was first looked at.
    pub(super) fn new(app: App, caller: Caller, id: u64, news: watch::Receiver<u64>) -> Self {
        Self {
            app,
            caller,
            id,
            news,
            said: String::new(),
            is_over: false,
        }
    }

    /// What there is to say next; `None` when the import has ended, or the server stops.
    pub(super) async fn next(&mut self) -> Option<String> {
        while !self.is_over {
            self.news.borrow_and_update();
            let import = one(&self.app, &self.caller, self.id).await.ok()?;
            self.is_over = import.finished_at.is_some();
            let text = serde_json::to_string(&import).ok()?;
            if text != self.said {
                self.said.clone_from(&text);
                return Some(text);
            }
            let news = pin!(self.news.changed());
            let stopping = pin!(self.app.stopping());
            if !matches!(select(news, stopping).await, Either::Left((Ok(()), _))) {
                return None;
            }
        }
        None
    }
}
