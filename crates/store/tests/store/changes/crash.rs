//! Crashes and errors of the disk at every operation.

use std::io::ErrorKind;
use std::sync::Arc;

use fenqun_store::StoreErrorKind;
use fenqun_store::changes::{Change, ChangeLog, Progress};
use fenqun_store::disk::Disk;
use fenqun_store::disk::simulated::{Fault, SimulatedDisk};

use super::{SMALL, change, changes, open, progress};

/// What was acknowledged, and what was under way when it stopped.
#[derive(Debug, Default)]
struct Truth {
    changes: Vec<Change>,
    progress: Option<Progress>,
    under_way: Option<(Vec<Change>, Progress)>,
    /// An erasure was acknowledged, or only begun.
    erased: bool,
    erasing: bool,
}

/// Records until something goes wrong: frames of several sizes over several segments, an erasure
/// in the middle.
fn run(disk: &SimulatedDisk) -> Truth {
    let mut truth = Truth::default();
    let Ok((mut log, _)) = ChangeLog::open_with(Arc::new(disk.clone()), SMALL) else {
        return truth;
    };
    for number in 0..14 {
        if number == 9 {
            truth.erasing = true;
            if log.erase("c1").is_err() {
                return truth;
            }
            truth.erased = true;
        }
        let first = truth.changes.len() as u64 + 1;
        let some = changes(first..=first + number % 4 * 5);
        truth.under_way = Some((some.clone(), progress(number)));
        if log.append(&progress(number), &some).is_err() {
            return truth;
        }
        truth.changes.extend(some);
        truth.progress = Some(progress(number));
        truth.under_way = None;
    }
    truth
}

/// The same without the customer's name where it must, or may, have been erased.
fn blurred(changes: &[Change]) -> Vec<Change> {
    let blur = |change: &Change| match ["c1", ""].contains(&change.customer.as_str()) {
        true => Change {
            customer: String::new(),
            cause: fenqun_store::changes::Cause::Erasure,
            ..change.clone()
        },
        false => change.clone(),
    };
    changes.iter().map(blur).collect()
}

fn verify(disk: SimulatedDisk, truth: &Truth, case: &str) {
    let opened = ChangeLog::open_with(Arc::new(disk.clone()), SMALL);
    let (mut log, recorded) = opened.unwrap_or_else(|error| panic!("{case}: {error}"));
    let found = log.reader().after(0, usize::MAX).unwrap();
    let mut expected = (truth.changes.clone(), truth.progress.clone());
    if found.len() > expected.0.len() || recorded != expected.1 {
        let (more, progress) = truth.under_way.clone().unwrap_or_else(|| panic!("{case}"));
        expected.0.extend(more);
        expected.1 = Some(progress);
    }
    assert_eq!(recorded, expected.1, "{case}");
    assert!(blurred(&found) == blurred(&expected.0), "{case}");
    let before_erasing = 9 + 3 * 4 * 5;
    let named = |change: &&Change| change.customer == "c1" && change.sequence < before_erasing;
    if truth.erased {
        assert_eq!(found.iter().filter(named).count(), 0, "{case}");
    } else if !truth.erasing {
        assert!(found == expected.0, "{case}");
    }
    log.erase("c1").unwrap();
    let next = change(found.len() as u64 + 1);
    log.append(&progress(99), &[next]).unwrap();
    drop(log);
    let (log, recorded) = open(&disk.after_crash(7));
    assert_eq!(recorded, Some(progress(99)), "{case}");
    assert_eq!(log.reader().last(), found.len() as u64 + 1, "{case}");
    let again = log.reader().after(0, found.len()).unwrap();
    assert!(blurred(&again) == blurred(&found), "{case}");
}

fn operations() -> u64 {
    let disk = SimulatedDisk::new();
    let truth = run(&disk);
    assert!(truth.erased && truth.under_way.is_none());
    let segments = disk.files().len();
    assert!(segments > 3, "{segments} segments are few");
    disk.operations()
}

#[test]
fn the_power_may_fail_at_every_operation() {
    for at in 0..operations() {
        for seed in 0..4 {
            let disk = SimulatedDisk::new();
            disk.fail_at(at, Fault::Crash, at * 31 + seed);
            let truth = run(&disk);
            let case = format!("crash at operation {at}, seed {seed}");
            verify(disk.after_crash(seed), &truth, &case);
        }
    }
}

#[test]
fn every_operation_may_fail() {
    for at in 0..operations() {
        for fault in [Fault::Fail(ErrorKind::Other), Fault::Full] {
            let disk = SimulatedDisk::new();
            disk.fail_at(at, fault, at);
            let truth = run(&disk);
            let case = format!("{fault:?} at operation {at}");
            verify(disk.after_restart(), &truth, &case);
            verify(disk.after_crash(at), &truth, &case);
        }
    }
}

#[test]
fn a_disk_that_lies_about_syncing_is_caught() {
    let caught = (0..operations()).step_by(5).any(|at| {
        let disk = SimulatedDisk::lying();
        disk.fail_at(at, Fault::Crash, at);
        let truth = run(&disk);
        std::panic::catch_unwind(|| verify(disk.after_crash(at), &truth, "lying disk")).is_err()
    });
    assert!(
        caught,
        "records that never reached the disk were not missed"
    );
}

#[test]
fn a_torn_tail_is_cut_off_and_told() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    log.append(&progress(1), &changes(1..=3)).unwrap();
    disk.fail_at(0, Fault::Fail(ErrorKind::StorageFull), 3);
    let error = log.append(&progress(2), &changes(4..=40)).unwrap_err();
    assert_eq!(error.message.id(), "store-disk-full");
    let again = log.append(&progress(2), &[]).unwrap_err();
    assert_eq!(again.message.id(), "store-failed-before");
    assert_eq!(log.reader().last(), 3, "what failed is not shown");
    let (log, recorded) = open(&disk.after_restart());
    assert_eq!(log.notices()[0].id(), "store-torn-tail");
    assert_eq!(recorded, Some(progress(1)));
    assert_eq!(log.reader().after(0, 9).unwrap(), changes(1..=3));
}

#[test]
fn rot_before_the_last_record_stops_loudly() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    log.append(&progress(1), &changes(1..=3)).unwrap();
    let file = disk.files().remove(0);
    let first = disk.len(&file).unwrap() as usize;
    log.append(&progress(2), &changes(4..=5)).unwrap();
    // Nothing hangs on the upper half of the salt.
    for at in (0..first).step_by(3).filter(|at| !(20..24).contains(at)) {
        let rotten = disk.after_restart();
        rotten.flip(&file, at);
        let opened = ChangeLog::open_with(Arc::new(rotten), SMALL);
        let kind = opened.map(drop).map_err(|error| error.kind);
        assert_eq!(kind, Err(StoreErrorKind::Damaged), "byte {at}");
    }
}

#[test]
fn a_segment_that_is_missing_is_not_taken_for_nothing() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    for number in 0..9 {
        let first = number * 20 + 1;
        log.append(&progress(number), &changes(first..=first + 19))
            .unwrap();
    }
    let files = disk.files();
    let without = |file: &String| {
        let disk = disk.after_restart();
        disk.remove(file).unwrap();
        ChangeLog::open_with(Arc::new(disk), SMALL)
            .and_then(|(log, _)| log.reader().after(0, usize::MAX).map(|all| all.len()))
            .map_err(|error| error.kind)
    };
    for file in &files[..files.len() - 1] {
        assert_eq!(without(file), Err(StoreErrorKind::Damaged), "{file}");
    }
}
