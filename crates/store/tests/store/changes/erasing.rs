//! Names taken out, old parts dropped.

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use fenqun_store::changes::Change;
use fenqun_store::disk::Disk;
use fenqun_store::disk::simulated::SimulatedDisk;

use super::{changes, open, progress};

fn filled(disk: &SimulatedDisk) -> fenqun_store::changes::ChangeLog {
    let (mut log, _) = open(disk);
    for (number, some) in changes(1..=300).chunks(11).enumerate() {
        log.append(&progress(number as u64), some).unwrap();
    }
    log
}

#[test]
fn an_erased_customer_is_in_no_file_and_in_no_answer() {
    let disk = SimulatedDisk::new();
    let mut log = filled(&disk);
    let mut secret = changes(301..=302);
    for change in &mut secret {
        change.customer = "SECRET".into();
    }
    log.append(&progress(40), &secret).unwrap();
    log.append(&progress(41), &changes(303..=330)).unwrap();
    let reader = log.reader();
    let before = reader.after(0, usize::MAX).unwrap();
    assert_eq!(log.erase("SECRET").unwrap(), 2);
    assert_eq!(log.erase("SECRET").unwrap(), 0, "again changes nothing");
    for file in disk.files() {
        let bytes = disk.read(&file).unwrap();
        for needle in ["SECRET", "e302"] {
            let found = bytes
                .windows(needle.len())
                .any(|part| part == needle.as_bytes());
            assert!(!found, "{needle} is still in {file}");
        }
    }
    let (reopened, recorded) = open(&disk.after_crash(3));
    assert_eq!(recorded, Some(progress(41)));
    for reader in [reader, reopened.reader()] {
        let after = reader.after(0, usize::MAX).unwrap();
        assert_eq!(after.len(), before.len());
        for (old, new) in before.iter().zip(&after) {
            let expected = if old.customer == "SECRET" {
                ""
            } else {
                &old.customer
            };
            assert_eq!(new.customer, expected);
            assert_eq!(
                (new.sequence, &new.to, new.at),
                (old.sequence, &old.to, old.at)
            );
        }
        assert_eq!(reader.of_customer("SECRET").unwrap(), []);
    }
    log.append(&progress(42), &changes(331..=331)).unwrap();
    let (log, _) = open(&disk.after_crash(4));
    assert_eq!(
        log.reader().last(),
        331,
        "the log goes on behind an erasure"
    );
}

#[test]
fn what_is_dropped_is_remembered_in_numbers() {
    let disk = SimulatedDisk::new();
    let mut log = filled(&disk);
    let all = log.reader().after(0, usize::MAX).unwrap();
    assert_eq!(log.drop_before(Instant(0)).unwrap(), 0);
    let gone = log.drop_before(Instant(200_000)).unwrap();
    assert!((100..200).contains(&gone), "{gone}");
    let size = |changes: &[Change], label: &str| {
        let of = |one: &&Change| one.definition == "rfm";
        let changes = changes.iter().filter(of);
        let steps = changes.map(|change| {
            let is = |side: &Option<String>| i64::from(side.as_deref() == Some(label));
            is(&change.to) - is(&change.from)
        });
        steps.sum::<i64>().max(0) as u64
    };
    for reader in [log.reader(), open(&disk.after_crash(1)).0.reader()] {
        let kept = reader.after(0, usize::MAX).unwrap();
        assert!(kept == all[gone as usize..], "{:?}", kept.first());
        let dropped = reader.dropped();
        assert_eq!(dropped.first, gone + 1);
        for label in ["Champions", "Lost"] {
            let of = |one: &&(Kind, String, String, u64)| one.1 == "rfm" && one.2 == label;
            let found = dropped.sizes.iter().find(of).map_or(0, |size| size.3);
            assert_eq!(found, size(&all[..gone as usize], label), "{label}");
        }
    }
}
