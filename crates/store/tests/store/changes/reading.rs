//! Readers see what a plain list would show, from memory and from files.

use fenqun_model::Instant;
use fenqun_store::changes::{Cause, Change, ChangeReader};
use fenqun_store::disk::simulated::SimulatedDisk;
use proptest::prelude::*;

use super::{change, changes, open, progress};

/// Everything a reader answers is what the list says.
fn check(reader: &ChangeReader, all: &[Change]) {
    let last = all.last().map_or(0, |change| change.sequence);
    assert_eq!(reader.last(), last);
    let wanted = |wanted: &dyn Fn(&Change) -> bool| -> Vec<Change> {
        all.iter()
            .filter(|change| wanted(change))
            .cloned()
            .collect()
    };
    for after in [0, 1, last / 2, last.saturating_sub(1), last, last + 5] {
        for limit in [0, 1, 7, 1_000_000] {
            let mut expected = wanted(&|change| change.sequence > after);
            expected.truncate(limit);
            let found = reader.after(after, limit).unwrap();
            assert_eq!(found, expected, "after {after}, at most {limit}");
        }
    }
    for at in all.iter().map(|change| change.at).step_by(17) {
        let found = reader.after_instant(at).unwrap();
        assert_eq!(found, wanted(&|change| change.at > at), "after {at}");
        let to = Instant(at.0 + 20_000);
        let found = reader.between("vip", at, to).unwrap();
        let within = |change: &Change| change.at > at && change.at <= to;
        assert_eq!(
            found,
            wanted(&|change| change.definition == "vip" && within(change))
        );
    }
    for customer in ["c0", "c3", "nobody", ""] {
        let found = reader.of_customer(customer).unwrap();
        assert_eq!(found, wanted(&|change| change.customer == customer));
    }
}

#[test]
fn an_empty_log_answers_with_nothing() {
    let disk = SimulatedDisk::new();
    let (log, recorded) = open(&disk);
    assert_eq!(recorded, None);
    check(&log.reader(), &[]);
}

#[test]
fn many_segments_read_like_one_list_before_and_after_a_restart() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    let all = changes(1..=400);
    for (number, some) in all.chunks(9).enumerate() {
        log.append(&progress(number as u64), some).unwrap();
        log.append(&progress(number as u64), &[]).unwrap();
    }
    assert!(disk.files().len() > 5, "{:?}", disk.files());
    check(&log.reader(), &all);
    drop(log);
    let (log, recorded) = open(&disk.after_crash(1));
    assert_eq!(recorded, Some(progress(44)));
    assert_eq!(log.notices(), []);
    check(&log.reader(), &all);
}

#[test]
fn what_is_recorded_after_a_restart_does_not_hide_what_was_before() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    let all = changes(1..=9);
    log.append(&progress(1), &all[..3]).unwrap();
    let (mut log, _) = open(&disk.after_restart());
    log.append(&progress(2), &all[3..]).unwrap();
    check(&log.reader(), &all);
}

#[test]
fn a_first_evaluation_of_many_is_one_record_and_read_in_parts() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    let all = changes(1..=70_000);
    assert_eq!(log.append(&progress(1), &all).unwrap(), 70_000);
    let reader = log.reader();
    assert_eq!(
        reader.after(2, 3).unwrap(),
        all[2..5],
        "behind what is in memory"
    );
    assert_eq!(reader.after(69_990, 100).unwrap(), all[69_990..]);
    let (log, recorded) = open(&disk.after_restart());
    assert_eq!(recorded, Some(progress(1)));
    assert_eq!(log.reader().after(20_000, 50_000).unwrap(), all[20_000..]);
}

#[test]
fn one_who_follows_while_others_write_misses_nothing_and_sees_nothing_twice() {
    let disk = SimulatedDisk::new();
    let (mut log, _) = open(&disk);
    let reader = log.reader();
    let follower = std::thread::spawn(move || {
        let mut seen: Vec<Change> = Vec::new();
        while seen.len() < 3_000 {
            let last = seen.last().map_or(0, |change| change.sequence);
            seen.extend(reader.after(last, 50).unwrap());
        }
        seen
    });
    let all = changes(1..=3_000);
    for (number, some) in all.chunks(7).enumerate() {
        log.append(&progress(number as u64), some).unwrap();
    }
    assert_eq!(follower.join().unwrap(), all);
}

fn any_change() -> impl Strategy<Value = Change> {
    let text = "[a-c分群\\u{0}]{0,3}";
    let cause = prop_oneof![
        Just(Cause::Deadline),
        Just(Cause::Refit),
        Just(Cause::Merge),
        Just(Cause::Import),
        Just(Cause::Erasure),
        (text, text).prop_map(|(id, name)| Cause::Event { id, name }),
    ];
    let labels = (prop::option::of(text), prop::option::of(text));
    let rest = (text, text, any::<u64>(), any::<i64>(), 0..3u64);
    (labels, rest, cause).prop_map(
        |((from, to), (customer, definition, version, at, kind), cause)| Change {
            customer,
            definition,
            version,
            from,
            to,
            at: Instant(at),
            cause,
            ..change(kind)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]
    #[test]
    fn whatever_is_recorded_comes_back(
        batches in prop::collection::vec(prop::collection::vec(any_change(), 0..20), 1..8),
    ) {
        let disk = SimulatedDisk::new();
        let (mut log, _) = open(&disk);
        let mut all: Vec<Change> = Vec::new();
        for batch in &batches {
            log.append(&progress(all.len() as u64), batch).unwrap();
            all.extend(batch.iter().cloned());
        }
        for (index, change) in all.iter_mut().enumerate() {
            change.sequence = index as u64 + 1;
        }
        prop_assert_eq!(log.reader().after(0, usize::MAX).unwrap(), &all[..]);
        let (log, _) = open(&disk.after_restart());
        prop_assert_eq!(log.reader().after(0, usize::MAX).unwrap(), all);
    }
}
