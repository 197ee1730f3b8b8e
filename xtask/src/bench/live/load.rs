//! The load: bodies of events as client libraries send them, at a given rate or as fast as they are
//! taken.

use std::fmt::Write;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant as Clock};

use fenqun_engine::demo::Random;

use super::http::Connection;

const EVENTS: [(&str, u64); 4] = [("view", 50), ("login", 25), ("order", 15), ("cart", 10)];
const CHANNELS: [(&str, u64); 4] = [("app", 45), ("web", 20), ("wechat", 20), ("store", 15)];

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load<'a> {
    pub(crate) address: &'a str,
    /// Header line with the write key.
    pub(crate) key: &'a str,
    pub(crate) customers: u64,
    /// Events of one request.
    pub(crate) batch: u64,
    /// Connections, each with one request under way.
    pub(crate) connections: u64,
    /// Events a second; as many as are taken when `None`.
    pub(crate) rate: Option<u64>,
    pub(crate) seconds: f64,
    /// Ends earlier after so many requests.
    pub(crate) requests: u64,
    /// Only events of this name, each of a customer of its own when it is `probe`.
    pub(crate) only: Option<&'static str>,
    /// Makes message ids differ between runs.
    pub(crate) run: u64,
}

/// What became of it.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) events: u64,
    pub(crate) refused: u64,
    pub(crate) seconds: f64,
    /// Of each request, milliseconds to the answer, ascending.
    pub(crate) latencies: Vec<f64>,
}

impl Load<'_> {
    /// Sends until the time is over; `on_probe` is told the customer of each probe just before it
    /// is sent.
    pub(crate) fn run(&self, on_probe: &(dyn Fn(u64, Clock) + Sync)) -> Result<Sent, String> {
        let next = AtomicU64::new(0);
        let sent = Mutex::new(Sent::default());
        let failed = Mutex::new(None);
        let start = Clock::now();
        std::thread::scope(|scope| {
            for _ in 0..self.connections {
                scope.spawn(|| {
                    if let Err(error) = self.connection(start, &next, &sent, on_probe) {
                        *held(&failed) = Some(error);
                    }
                });
            }
        });
        if let Some(error) = held(&failed).take() {
            return Err(error);
        }
        let mut sent = std::mem::take(&mut *held(&sent));
        sent.seconds = start.elapsed().as_secs_f64();
        sent.latencies.sort_by(f64::total_cmp);
        Ok(sent)
    }

    /// One connection: takes the next request's number, waits for its time, sends it.
    fn connection(
        &self,
        start: Clock,
        next: &AtomicU64,
        sent: &Mutex<Sent>,
        on_probe: &(dyn Fn(u64, Clock) + Sync),
    ) -> Result<(), String> {
        let mut connection = Connection::open(self.address)?;
        let mut own = Sent::default();
        let mut body = String::new();
        let end = Duration::from_secs_f64(self.seconds);
        while start.elapsed() < end {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= self.requests {
                break;
            }
            if let Some(rate) = self.rate {
                let at =
                    start + Duration::from_secs_f64((number * self.batch) as f64 / rate as f64);
                std::thread::sleep(at.saturating_duration_since(Clock::now()));
            }
            self.write_body(&mut body, number);
            let now = Clock::now();
            if self.only == Some("probe") {
                (0..self.batch).for_each(|event| on_probe(self.probe(number, event), now));
            }
            let answer = connection.send("POST", "/v1/batch", self.key, body.as_bytes())?;
            match answer.status {
                200 => own.events += self.batch,
                429 => own.refused += self.batch,
                _ => return Err(answer.json("POST /v1/batch").err().unwrap_or_default()),
            }
            own.latencies.push(now.elapsed().as_secs_f64() * 1e3);
        }
        let mut sent = held(sent);
        sent.events += own.events;
        sent.refused += own.refused;
        sent.latencies.append(&mut own.latencies);
        Ok(())
    }

    /// The customer of a probe: every probe of a run has another one.
    fn probe(&self, number: u64, event: u64) -> u64 {
        (self.run * 1_000_000_007 + number * self.batch + event) % self.customers
    }

    fn write_body(&self, body: &mut String, number: u64) {
        let mut random = Random::seeded(self.run << 40 | number);
        body.clear();
        body.push_str("{\"batch\":[");
        for event in 0..self.batch {
            if event > 0 {
                body.push(',');
            }
            let name = self.only.unwrap_or_else(|| random.choose(&EVENTS));
            let customer = match self.only {
                Some("probe") => self.probe(number, event),
                _ => random.below(self.customers),
            };
            let id = number * self.batch + event;
            let (run, channel) = (self.run, random.choose(&CHANNELS));
            let written = write!(
                body,
                "{{\"type\":\"track\",\"userId\":\"c{customer:07}\",\"event\":\"{name}\",\"messageId\":\
                 \"b{run}-{id}\",\"properties\":{{\"channel\":\"{channel}\",\"category\":\"茶\",\
                 \"amount\":{}.{:02},\"quantity\":{},\"page\":\"/p/{}\"}}}}",
                10 + random.below(500),
                random.below(100),
                1 + random.below(5),
                random.below(2_000),
            );
            written.expect("writing to memory does not fail");
        }
        body.push_str("]}");
    }
}

/// The value below which a share of ascending values lies.
pub(crate) fn percentile(ascending: &[f64], share: f64) -> f64 {
    let last = ascending.len().saturating_sub(1);
    let index = (ascending.len() as f64 * share) as usize;
    ascending.get(index.min(last)).copied().unwrap_or(f64::NAN)
}

pub(crate) fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().expect("no thread of the benchmark panics")
}
