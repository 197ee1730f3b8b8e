//! The change log: what was recorded is there, in order, once, after any crash.

mod crash;
mod erasing;
mod golden;
mod reading;

use std::sync::Arc;

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use fenqun_store::changes::{Cause, Change, ChangeLog, Progress};
use fenqun_store::disk::simulated::SimulatedDisk;

/// A change among few customers and definitions, made from a number.
fn change(number: u64) -> Change {
    let definition = ["rfm", "活跃", "vip"][number as usize % 3];
    let label = |number: u64| Some(["Champions", "Lost"][number as usize % 2].to_owned());
    let cause = match number % 5 {
        0 => Cause::Deadline,
        1 => Cause::Definition,
        _ => Cause::Event {
            id: format!("e{number}"),
            name: "order".into(),
        },
    };
    Change {
        sequence: number,
        customer: format!("c{}", number / 4 % 7),
        kind: if definition == "rfm" {
            Kind::Segmentation
        } else {
            Kind::Segment
        },
        definition: definition.into(),
        version: 1 + number / 50,
        from: label(number).filter(|_| !number.is_multiple_of(4)),
        to: label(number + 1),
        at: Instant(1_000 * number as i64),
        cause,
    }
}

fn changes(numbers: std::ops::RangeInclusive<u64>) -> Vec<Change> {
    numbers.map(change).collect()
}

fn progress(number: u64) -> Progress {
    Progress {
        position: number * 100,
        watermark: Instant(number as i64 * 1_000),
        in_force: format!("definitions {}", number / 10),
    }
}

/// A log on a simulated disk, its segments small.
fn open(disk: &SimulatedDisk) -> (ChangeLog, Option<Progress>) {
    ChangeLog::open_with(Arc::new(disk.clone()), SMALL).unwrap()
}

const SMALL: u64 = 512;
