//! A client as libraries are: it sends a batch again until it is acknowledged, and now and then once
//! more although it was.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant as Clock, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::ledger::Ledger;
use crate::server::Door;

/// How long a batch is tried: a server that does not come back fails the test.
const PATIENCE: Duration = Duration::from_secs(60);
const CUSTOMERS: u64 = 120;

/// A small random generator (SplitMix64), so that runs can be compared.
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// One event, as it goes into the ledger.
struct Planned {
    customer: String,
    /// Of orders.
    cents: Option<u64>,
}

/// Starts a client; it ends after the batch that it is sending when `over` is set.
pub(crate) fn start(
    number: u64,
    door: Door,
    ledger: Arc<Ledger>,
    over: Arc<AtomicBool>,
) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut dice = Dice::new(number + 1);
        for batch in 0.. {
            if over.load(Ordering::Relaxed) {
                break;
            }
            let (body, planned) = write_batch(&mut dice, number, batch);
            send_until_acknowledged(&door, &body);
            for event in planned {
                ledger.add(&event.customer, event.cents);
            }
            if dice.below(10) == 0 {
                send_until_acknowledged(&door, &body);
            }
            // Leaves room for deadlines between events; nothing waits for this.
            std::thread::sleep(Duration::from_millis(dice.below(20)));
        }
    })
}

fn send_until_acknowledged(door: &Door, body: &Value) {
    let start = Clock::now();
    while !door.batch(body) {
        assert!(start.elapsed() < PATIENCE, "a batch was never acknowledged");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn write_batch(dice: &mut Dice, number: u64, batch: u64) -> (Value, Vec<Planned>) {
    let mut planned = Vec::new();
    let mut events = Vec::new();
    for index in 0..1 + dice.below(15) {
        let customer = format!("c{:03}", dice.below(CUSTOMERS));
        let id = format!("m{number}-{batch}-{index}");
        if dice.below(12) == 0 {
            let level = if dice.below(2) == 0 { "gold" } else { "plain" };
            events.push(
                json!({"type": "identify", "userId": customer, "messageId": id,
                "timestamp": moment(dice), "traits": {"level": level}}),
            );
            continue;
        }
        let cents = (dice.below(3) == 0).then(|| 100 + dice.below(9_900));
        let (name, properties) = match cents {
            Some(cents) => ("order", json!({"amount": cents as f64 / 100.0})),
            None => ("ping", json!({"page": format!("/{}", dice.below(9))})),
        };
        events.push(json!({"type": "track", "userId": customer, "messageId": id,
            "timestamp": moment(dice), "event": name, "properties": properties}));
        planned.push(Planned { customer, cents });
    }
    (json!({"batch": events}), planned)
}

/// Mostly now, sometimes late, sometimes ahead.
fn moment(dice: &mut Dice) -> String {
    let shift = match dice.below(10) {
        0 => -(dice.below(30_000) as i64),
        1 => dice.below(3_000) as i64,
        _ => 0,
    };
    fenqun_model::Instant(now() + shift).to_string()
}

/// The wall clock, milliseconds.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("the clock is past 1970").as_millis() as i64
}
