//! The change log: damage is refused or cut off at the end; what is read was written, in order.

use std::sync::{Arc, LazyLock};

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use fenqun_store::StoreError;
use fenqun_store::changes::{Cause, Change, ChangeLog, Progress};
use fenqun_store::disk::Disk;
use fenqun_store::disk::simulated::SimulatedDisk;

use super::{Target, number};

pub(super) const TARGET: Target = Target {
    name: "changes",
    seeds,
    read,
};

/// A log that was written, and all of it.
struct Written {
    disk: SimulatedDisk,
    segment: String,
    bytes: Vec<u8>,
    changes: Vec<Change>,
}

static WRITTEN: LazyLock<Written> = LazyLock::new(write);

fn write() -> Written {
    let disk = SimulatedDisk::new();
    let opened = ChangeLog::open(Arc::new(disk.clone()));
    let (mut log, _) = opened.expect("an empty disk");
    for frame in 0..5 {
        let changes: Vec<Change> = (0..4).map(|at| change(frame * 4 + at)).collect();
        let progress = Progress {
            position: frame,
            watermark: Instant(1_000 * frame as i64),
            in_force: format!("definitions {}", frame / 3),
        };
        log.append(&progress, &changes)
            .expect("a disk without faults");
    }
    let changes = log.reader().after(0, 1_000).expect("it was just written");
    assert_eq!(changes.len(), 20);
    drop(log);
    let disk = disk.after_restart();
    let largest = disk
        .files()
        .into_iter()
        .max_by_key(|path| disk.len(path).unwrap_or(0));
    let segment = largest.expect("a log has a segment");
    let bytes = disk.read(&segment).expect("it is there").to_vec();
    Written {
        disk,
        segment,
        bytes,
        changes,
    }
}

fn change(number: u64) -> Change {
    Change {
        sequence: 0,
        customer: format!("客户{}", number % 3),
        kind: Kind::Segment,
        definition: "vip".into(),
        version: 1 + number / 8,
        from: (!number.is_multiple_of(2)).then(|| "in".to_owned()),
        to: number.is_multiple_of(2).then(|| "in".to_owned()),
        at: Instant(1_000 * number as i64),
        cause: match number % 3 {
            0 => Cause::Deadline,
            1 => Cause::Definition,
            _ => Cause::Event {
                id: format!("e{number}"),
                name: "order".into(),
            },
        },
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let whole = found(&WRITTEN.bytes).expect("nothing is damaged");
    assert_eq!(whole, WRITTEN.changes);
    vec![WRITTEN.bytes.clone()]
}

fn read(input: &[u8]) -> u64 {
    match found(input) {
        Ok(found) => {
            assert!(found.len() <= WRITTEN.changes.len());
            let written = &WRITTEN.changes[..found.len()];
            assert_eq!(found, written, "not what was written");
            number(found.len())
        }
        Err(refused) => number((refused.message.id(), input.len() / 64)),
    }
}

/// What is read when the log holds these bytes.
fn found(bytes: &[u8]) -> Result<Vec<Change>, StoreError> {
    let disk = WRITTEN.disk.after_restart();
    let mut file = disk
        .create(&WRITTEN.segment)
        .expect("a disk without faults");
    file.write(bytes).expect("a disk without faults");
    file.sync().expect("a disk without faults");
    drop(file);
    let (log, _) = ChangeLog::open(Arc::new(disk))?;
    log.reader().after(0, 1_000)
}
