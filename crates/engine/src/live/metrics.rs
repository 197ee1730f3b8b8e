//! What is counted while a workspace runs, for `/metrics`. Declared once, with its help; whoever does
//! something counts it: `METRICS.ingest_events.add(100)`.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Everything that is counted in this process.
pub static METRICS: Metrics = Metrics::new();

/// Something that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

/// Something that goes up and down.
#[derive(Debug, Default)]
pub struct Gauge(AtomicU64);

/// How long something took, sorted into bounds that never change.
#[derive(Debug)]
pub struct Histogram {
    buckets: [AtomicU64; BOUNDS_MICROS.len()],
    count: AtomicU64,
    sum_micros: AtomicU64,
}

/// Upper bounds of the buckets of a histogram, in microseconds: 0.5 ms to 10 s.
const BOUNDS_MICROS: [u64; 14] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    2_500_000, 5_000_000, 10_000_000,
];

impl Counter {
    const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// Counts some more.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    /// Counts one.
    pub fn one(&self) {
        self.add(1);
    }

    /// How many there were.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn expose(&self, out: &mut String, name: &str, help: &str) {
        head(out, name, help, "counter");
        line(out, name, "", self.get());
    }
}

impl Gauge {
    const fn new() -> Self {
        Self(AtomicU64::new(0))
    }

    /// Sets it.
    pub fn set(&self, value: u64) {
        self.0.store(value, Ordering::Relaxed);
    }

    /// One more.
    pub fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// One less.
    pub fn down(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }

    /// Its value.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn expose(&self, out: &mut String, name: &str, help: &str) {
        head(out, name, help, "gauge");
        line(out, name, "", self.get());
    }
}

impl Histogram {
    /// Nothing observed yet.
    pub const fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; BOUNDS_MICROS.len()],
            count: AtomicU64::new(0),
            sum_micros: AtomicU64::new(0),
        }
    }

    /// Notes that something took so long.
    pub fn observe(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(bucket) = BOUNDS_MICROS.iter().position(|bound| micros <= *bound) {
            self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.sum_micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// How many were observed.
    pub fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    /// The lines of a histogram without its head; `labels` are those before `le`, each with a comma
    /// behind it.
    pub fn lines(&self, out: &mut String, name: &str, labels: &str) {
        let mut below = 0;
        for (bucket, bound) in self.buckets.iter().zip(BOUNDS_MICROS) {
            below += bucket.load(Ordering::Relaxed);
            let labels = format!("{{{labels}le=\"{}\"}}", seconds(bound));
            line(out, &format!("{name}_bucket"), &labels, below);
        }
        let count = self.count();
        let infinite = format!("{{{labels}le=\"+Inf\"}}");
        line(out, &format!("{name}_bucket"), &infinite, count);
        let own = match labels.strip_suffix(',') {
            Some(labels) => format!("{{{labels}}}"),
            None => String::new(),
        };
        let sum = seconds(self.sum_micros.load(Ordering::Relaxed));
        line(out, &format!("{name}_sum"), &own, sum);
        line(out, &format!("{name}_count"), &own, count);
    }

    fn expose(&self, out: &mut String, name: &str, help: &str) {
        head(out, name, help, "histogram");
        self.lines(out, name, "");
    }
}

impl Default for Histogram {
    fn default() -> Self {
        Self::new()
    }
}

/// The two lines that open a metric.
pub fn head(out: &mut String, name: &str, help: &str, kind: &str) {
    line(out, &format!("# HELP {name}"), "", help);
    line(out, &format!("# TYPE {name}"), "", kind);
}

fn line(out: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{name}{labels} {value}");
}

fn seconds(micros: u64) -> f64 {
    micros as f64 / 1e6
}

macro_rules! metrics {
    ($($field:ident: $kind:ident = $name:literal, $help:literal;)*) => {
        /// Everything that is counted.
        #[derive(Debug, Default)]
        pub struct Metrics { $(#[doc = $help] pub $field: $kind,)* }

        impl Metrics {
            /// Nothing counted yet.
            pub const fn new() -> Self {
                Self { $($field: $kind::new(),)* }
            }

            /// All of it in the text format of Prometheus.
            pub fn expose(&self, out: &mut String) {
                $(self.$field.expose(out, concat!("fenqun_", $name), $help);)*
            }
        }
    };
}

metrics! {
    ingest_events: Counter = "ingest_events_total", "Events acknowledged by ingest.";
    ingest_batches: Counter = "ingest_batches_total", "Requests of ingest that were acknowledged.";
    ingest_overload: Counter = "ingest_overload_total", "Requests of ingest refused because too much was waiting.";
    ingest_malformed: Counter = "ingest_malformed_total", "Requests of ingest refused because their body cannot be read.";
    ingest_too_large: Counter = "ingest_too_large_total", "Requests of ingest refused because they are over a limit.";
    ingest_unknown_key: Counter = "ingest_unknown_key_total", "Requests of ingest refused because their write key is missing, unknown or revoked.";
    ingest_unwritten: Counter = "ingest_unwritten_total", "Requests of ingest refused because they could not be written.";
    ingest_seconds: Histogram = "ingest_seconds", "From the arrival of a request of ingest to its acknowledgement.";
    dead_letters: Counter = "dead_letters_total", "Events put aside because they could not be taken.";
    driver_frames: Counter = "driver_frames_total", "Frames of the log applied and evaluated.";
    driver_seconds: Histogram = "driver_seconds", "From the acknowledgement of a frame to its changes being published.";
    evaluated_customers: Counter = "evaluated_customers_total", "Customers evaluated because something of theirs changed or was due.";
    timers_fired: Counter = "timers_fired_total", "Customers evaluated because their instant had come.";
    timer_lateness_seconds: Histogram = "timer_lateness_seconds", "From the instant at which something changes by itself to the change being published.";
    changes: Counter = "changes_total", "Changes recorded in the change log.";
    self_check_customers: Counter = "self_check_customers_total", "Customers compared with a batch evaluation by the self-check.";
    self_check_failures: Counter = "self_check_failures_total", "Customers for whom the self-check found a difference. Anything but 0 is a fault of the program.";
    job_runs: Counter = "job_runs_total", "Runs of jobs that ended well.";
    job_failures: Counter = "job_failures_total", "Runs of jobs that failed.";
    webhook_deliveries: Counter = "webhook_deliveries_total", "Messages that a webhook took.";
    webhook_failures: Counter = "webhook_failures_total", "Attempts to deliver to a webhook that failed.";
    streams: Gauge = "change_streams", "Streams of changes that are being followed.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_exposed_with_help_and_type() {
        let metrics = Metrics::new();
        metrics.ingest_events.add(100);
        metrics.streams.up();
        metrics.driver_seconds.observe(Duration::from_millis(7));
        metrics.driver_seconds.observe(Duration::from_secs(60));
        let mut text = String::new();
        metrics.expose(&mut text);
        for expected in [
            "# TYPE fenqun_ingest_events_total counter\nfenqun_ingest_events_total 100\n",
            "# TYPE fenqun_change_streams gauge\nfenqun_change_streams 1\n",
            "fenqun_driver_seconds_bucket{le=\"0.005\"} 0\n",
            "fenqun_driver_seconds_bucket{le=\"0.01\"} 1\n",
            "fenqun_driver_seconds_bucket{le=\"10\"} 1\n",
            "fenqun_driver_seconds_bucket{le=\"+Inf\"} 2\n",
            "fenqun_driver_seconds_sum 60.007\n",
            "fenqun_driver_seconds_count 2\n",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
    }

    #[test]
    fn labels_stand_before_the_bound_and_alone() {
        let histogram = Histogram::new();
        histogram.observe(Duration::from_micros(1));
        let mut text = String::new();
        histogram.lines(&mut text, "x", "route=\"/a\",");
        assert!(text.starts_with("x_bucket{route=\"/a\",le=\"0.0005\"} 1\n"));
        assert!(text.ends_with("x_count{route=\"/a\"} 1\n"));
    }
}
