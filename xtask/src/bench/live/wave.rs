//! A wave: every customer leaves one segment at the same instant while events keep coming.

use std::time::{Duration, Instant as Clock, SystemTime, UNIX_EPOCH};

use std::fmt::Write;
use std::sync::Arc;

use super::http::Connection;
use super::load::{Load, percentile};
use super::server::{Keys, Server};
use super::stream::Probes;
use super::{Measured, definitions};

/// Events of one request.
const BATCH: u64 = 1_000;
const HOUR: u64 = 3_600_000;

/// Puts everybody into a segment that all leave at one instant, and measures ingest around it.
pub(crate) fn run(
    server: &Server,
    keys: &Keys,
    load: &Load<'_>,
    measured: &mut Measured,
) -> Result<(), String> {
    let mut connection = Connection::open(&server.address)?;
    let path = "/api/v1/definitions/apply";
    connection
        .send("POST", path, &keys.token, definitions::wave().as_bytes())?
        .json("defining the wave")?;
    // Room for the events to arrive and be evaluated.
    let at = now() + 30_000 + load.customers / 10;
    let loading = Clock::now();
    gather(&mut connection, keys, load.customers, at - HOUR)?;
    server.settle(keys)?;
    let before = Duration::from_millis((at - 3_000).saturating_sub(now()));
    if before.is_zero() {
        let took = loading.elapsed().as_secs();
        return Err(format!(
            "gathering the wave took {took} s, longer than was planned"
        ));
    }
    std::thread::sleep(before);
    let watched = Arc::new(Probes::default());
    watched.follow(&server.address, &keys.token)?;
    let around = Load {
        batch: 10,
        connections: 6,
        rate: Some(2_000),
        seconds: 18.0,
        run: 5,
        ..*load
    };
    let sent = std::thread::scope(|scope| {
        let sending = scope.spawn(|| around.run(&|_, _| {}));
        let length = length(&watched, load.customers, at);
        (
            sending.join().expect("no thread of the benchmark panics"),
            length,
        )
    });
    let (sent, length) = (sent.0?, sent.1);
    let p99 = percentile(&sent.latencies, 0.99);
    let name = format!(
        "answer to ingest while {} leave at one instant, p99",
        load.customers
    );
    measured.add(&name, "< 100 ms", format!("{p99:.1} ms"));
    measured.add("the wave is recorded and on the stream within", "", length);
    Ok(())
}

/// One event of every customer, all at one instant.
fn gather(
    connection: &mut Connection,
    keys: &Keys,
    customers: u64,
    occurred_at: u64,
) -> Result<(), String> {
    let time = fenqun_model::Instant(occurred_at as i64).to_string();
    let mut body = String::new();
    for start in (0..customers).step_by(BATCH as usize) {
        body.clear();
        body.push_str("{\"batch\":[");
        for customer in start..(start + BATCH).min(customers) {
            let comma = if customer == start { "" } else { "," };
            let written = write!(
                body,
                "{comma}{{\"type\":\"track\",\"userId\":\"c{customer:07}\",\"event\":\"wave\",\
                 \"messageId\":\"w{customer}\",\"timestamp\":\"{time}\"}}"
            );
            written.expect("writing to memory does not fail");
        }
        body.push_str("]}");
        send_until_taken(connection, keys, &body)?;
    }
    Ok(())
}

fn send_until_taken(connection: &mut Connection, keys: &Keys, body: &str) -> Result<(), String> {
    loop {
        let answer = connection.send("POST", "/v1/batch", &keys.write, body.as_bytes())?;
        if answer.status != 429 {
            return answer.json("gathering the wave").map(|_| ());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// How long after the instant the last of the wave was seen; says so when it did not end in time.
fn length(watched: &Probes, customers: u64, at: u64) -> String {
    let deadline = at + 60_000;
    while now() < deadline {
        if watched.changes() >= customers {
            return format!("{:.1} s", (now() - at) as f64 / 1e3);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    format!("not within 60 s ({} changes seen)", watched.changes())
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |time| time.as_millis() as u64)
}
