//! Following the stream of changes: when each probe became visible.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant as Clock;

use super::http::Connection;
use super::load::held;

/// Probes under way and what was seen of them.
#[derive(Debug, Default)]
pub(crate) struct Probes {
    sent: Mutex<HashMap<u64, Clock>>,
    /// Milliseconds from sending to seeing.
    seen: Mutex<Vec<f64>>,
    changes: AtomicU64,
}

impl Probes {
    /// A probe is about to be sent.
    pub(crate) fn note(&self, customer: u64, at: Clock) {
        held(&self.sent).insert(customer, at);
    }

    /// Probes not yet seen.
    pub(crate) fn missing(&self) -> usize {
        held(&self.sent).len()
    }

    /// Changes seen so far.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// Milliseconds from sending to seeing, ascending.
    pub(crate) fn latencies(&self) -> Vec<f64> {
        let mut seen = held(&self.seen).clone();
        seen.sort_by(f64::total_cmp);
        seen
    }

    /// Follows the stream on a thread of its own until the server goes away.
    pub(crate) fn follow(self: &Arc<Self>, address: &str, token: &str) -> Result<(), String> {
        let mut connection = Connection::open(address)?;
        let headers = format!("Accept: text/event-stream\r\n{token}");
        connection.follow("/api/v1/changes", &headers)?;
        let probes = Arc::clone(self);
        std::thread::spawn(move || {
            let mut text = Vec::new();
            while let Ok(Some(chunk)) = connection.read_chunk() {
                text.extend(chunk);
                let whole = text
                    .iter()
                    .rposition(|byte| *byte == b'\n')
                    .map_or(0, |at| at + 1);
                let rest = text.split_off(whole);
                probes.take_in(&String::from_utf8_lossy(&text));
                text = rest;
            }
        });
        Ok(())
    }

    fn take_in(&self, text: &str) {
        let now = Clock::now();
        for line in text.lines().filter_map(|line| line.strip_prefix("data:")) {
            self.changes.fetch_add(1, Ordering::Relaxed);
            if !line.contains("\"probed\"") {
                continue;
            }
            let customer = line.split("\"customer\":\"c").nth(1);
            let digits = customer.and_then(|rest| rest.split('"').next());
            let number = digits.and_then(|digits| digits.parse::<u64>().ok());
            let sent = number.and_then(|number| held(&self.sent).remove(&number));
            if let Some(sent) = sent {
                held(&self.seen).push((now - sent).as_secs_f64() * 1e3);
            }
        }
    }
}
