//! The soak: the real server under load over loopback, killed at random moments and started again.
//! In the end every acknowledged event is there once, the recorded groups equal a batch evaluation
//! at the same instant, and the subscriber of the webhook has seen every change.
//!
//! Takes half a minute; `FENQUN_SOAK_SECONDS` makes it longer.

mod judge;
mod ledger;
mod receiver;
mod sender;
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant as Clock};

use ledger::Ledger;
use receiver::Receiver;
use server::Server;

/// Least number of kills without which the test proves nothing.
const LEAST_KILLS: u32 = 4;

const DEFINITIONS: &str = "
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: soak}
spec: {time_zone: Asia/Shanghai}
---
kind: Metric
metadata: {name: pings}
spec: {value: count(ping)}
---
kind: Metric
metadata: {name: orders}
spec: {value: count(order)}
---
kind: Metric
metadata: {name: paid}
spec: {value: sum(order.amount)}
---
kind: Segment
metadata: {name: active}
spec: {rule: 'did(ping, last 5s)'}
---
kind: Segment
metadata: {name: busy}
spec: {rule: 'count(order, last 12s) >= 2'}
---
kind: Segment
metadata: {name: spender}
spec: {rule: 'paid >= 400'}
---
kind: Segment
metadata: {name: converted}
spec: {rule: 'sequence(ping then order within 3s, last 20s)'}
---
kind: Segment
metadata: {name: gold}
spec: {rule: \"level = 'gold' and not did(order, last 6s)\"}
---
kind: Segmentation
metadata: {name: stage}
spec:
  method: rules
  labels:
    - {label: hot, when: \"in segment('busy')\"}
    - {label: warm, when: \"in segment('active') or did(order, last 10s)\"}
  otherwise: cold
";

fn seconds() -> u64 {
    let text = std::env::var("FENQUN_SOAK_SECONDS").ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(30)
}

#[test]
fn nothing_acknowledged_is_lost_and_every_change_is_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let receiver = Receiver::start();
    let mut server = Server::first(&folder.path().join("data"), DEFINITIONS);
    server.subscribe(&receiver.url());
    let ledger = Arc::new(Ledger::default());
    let over = Arc::new(AtomicBool::new(false));
    let senders: Vec<_> = (0..4)
        .map(|number| sender::start(number, server.door(), ledger.clone(), over.clone()))
        .collect();
    let mut kills = 0;
    let mut random = sender::Dice::new(20_261_121);
    let end = Clock::now() + Duration::from_secs(seconds());
    while Clock::now() < end {
        // Not synchronisation: the moment of the kill is what is drawn.
        std::thread::sleep(Duration::from_millis(1_000 + random.below(3_000)));
        server.kill_and_start();
        kills += 1;
    }
    over.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.join().expect("a sender found something wrong");
    }
    assert!(kills >= LEAST_KILLS, "only {kills} kills");
    let recorded = server.recorded_until_now();
    receiver.has_seen_up_to(recorded.last);
    server.stop();
    judge::every_event_is_there_once(&server, &ledger);
    judge::groups_equal_a_batch_evaluation(&server, &recorded);
}
