//! How many requests there were of each route and status, and how long they took.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{Method, StatusCode};
use fenqun_engine::live::metrics::{Histogram, head};

const NAME: &str = "fenqun_http_request_seconds";
const HELP: &str =
    "From the head of a request to the head of its answer, by method, route and status.";

type Key = (&'static str, String, u16);

/// Requests by method, route and status. Routes are templates, so there are few.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traffic {
    seen: Arc<Mutex<BTreeMap<Key, Arc<Histogram>>>>,
}

impl Traffic {
    /// Notes a request.
    pub(crate) fn note(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        let key = (name(method), route.to_owned(), status.as_u16());
        let histogram = {
            let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.entry(key).or_default().clone()
        };
        histogram.observe(took);
    }

    /// All of it in the text format of Prometheus.
    pub(crate) fn expose(&self, out: &mut String) {
        head(out, NAME, HELP, "histogram");
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for ((method, route, status), histogram) in &*seen {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\",");
            histogram.lines(out, NAME, &labels);
        }
    }
}

/// Methods that nobody has heard of are one, so that a caller cannot make up lines.
fn name(method: &Method) -> &'static str {
    let known = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"];
    let found = known.into_iter().find(|known| method.as_str() == *known);
    found.unwrap_or("other")
}
