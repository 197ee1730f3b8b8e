//! Writing apart from applying, snapshots, checkpoints beside both, and opening up to a position.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};

use fenqun_model::Instant;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::Row;
use fenqun_store::disk::simulated::SimulatedDisk;
use fenqun_store::{Entry, FrameKind, Options, Store, StoreError, StoreErrorKind};

use crate::plain::{Everybody, expected, identifier, order, shown};

const CAP: usize = 8;

fn options() -> Options {
    Options {
        buckets: 2,
        memory_budget: 1 << 20,
        checkpoint_bytes: 1 << 30,
        max_identifiers: CAP,
    }
}

fn open(disk: &SimulatedDisk) -> Store {
    Store::open_on(Arc::new(disk.clone()), options()).unwrap()
}

/// An event of one of ten customers, by its number.
fn event(number: i64) -> Row {
    let customer = identifier(IdentifierKind::Customer, &format!("c{}", number % 10));
    order(&[customer], &format!("e{number}"), number, number)
}

fn rows(numbers: impl IntoIterator<Item = i64>) -> Vec<Entry> {
    vec![Entry::Rows(numbers.into_iter().map(event).collect())]
}

fn apply_all(store: &mut Store) -> usize {
    std::iter::from_fn(|| store.apply_next().unwrap()).count()
}

fn checkpoint_apart(store: &mut Store) {
    let begun = store.begin_checkpoint().unwrap().unwrap();
    let written = begun.write().unwrap();
    drop(begun);
    assert!(store.finish_checkpoint(written).unwrap());
}

/// Ids of everybody's orders, with how often each is there.
fn ids(everybody: &Everybody) -> BTreeMap<String, usize> {
    let mut ids = BTreeMap::new();
    for (_, id, _) in everybody.values().flat_map(|seen| &seen.orders) {
        *ids.entry(id.clone()).or_default() += 1;
    }
    ids
}

const WRITERS: i64 = 4;
const FRAMES: i64 = 60;
const ROWS: i64 = 5;

/// What was acknowledged: positions, with the ids that were written up to there.
type Acknowledged = Mutex<Vec<(u64, Vec<String>)>>;

/// Writes frames of its own rows.
fn write(store: &fenqun_store::Committer, writer: i64, acknowledged: &Acknowledged) {
    for frame in 0..FRAMES {
        let first = (writer * FRAMES + frame) * ROWS;
        let committed = store.commit(rows(first..first + ROWS), Instant(frame));
        let ids = (first..first + ROWS).map(|number| format!("e{number}"));
        let note = (committed.unwrap().position, ids.collect());
        acknowledged.lock().unwrap().push(note);
    }
}

/// Compares a snapshot with what was acknowledged, and nothing else.
fn verify(snapshot: &Store, acknowledged: &Acknowledged) {
    let there = ids(&shown(snapshot, 1));
    assert!(
        there.values().all(|count| *count == 1),
        "a row is there twice"
    );
    for (position, ids) in acknowledged.lock().unwrap().iter() {
        let expected = *position <= snapshot.position();
        let found = ids.iter().filter(|id| there.contains_key(*id)).count();
        assert_eq!(found, if expected { ids.len() } else { 0 }, "{ids:?}");
    }
}

#[test]
fn many_write_one_applies_others_read_and_a_checkpoint_runs_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), options()).unwrap();
    let acknowledged = Acknowledged::default();
    let left = AtomicUsize::new(WRITERS as usize);
    let checks = std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let committer = store.committer();
            let (acknowledged, left) = (&acknowledged, &left);
            scope.spawn(move || {
                write(&committer, writer, acknowledged);
                left.fetch_sub(1, Ordering::SeqCst);
            });
        }
        let (to_reader, snapshots) = mpsc::channel::<Store>();
        let acknowledged = &acknowledged;
        let reader = scope.spawn(move || {
            let checks = snapshots
                .iter()
                .map(|snapshot| verify(&snapshot, acknowledged));
            checks.count()
        });
        let (to_writer, begun) = mpsc::channel::<fenqun_store::Checkpoint>();
        let (to_store, written) = mpsc::channel();
        scope.spawn(move || {
            for begun in begun {
                to_store.send(begun.write()).unwrap();
            }
        });
        let mut under_way = false;
        loop {
            let writers_are_done = left.load(Ordering::SeqCst) == 0;
            let applied = store.apply_next().unwrap();
            if applied.is_some() && store.position().is_multiple_of(3) {
                to_reader.send(store.snapshot()).unwrap();
            }
            if let Ok(written) = written.try_recv() {
                assert!(store.finish_checkpoint(written.unwrap()).unwrap());
                under_way = false;
            } else if !under_way && let Some(begun) = store.begin_checkpoint().unwrap() {
                to_writer.send(begun).unwrap();
                under_way = true;
            }
            if applied.is_none() && writers_are_done && !under_way {
                break;
            }
        }
        to_reader.send(store.snapshot()).unwrap();
        drop((to_reader, to_writer));
        reader.join().unwrap()
    });
    assert!(checks > 1);
    assert_eq!(ids(&shown(&store, 1)).len() as i64, WRITERS * FRAMES * ROWS);
    assert_eq!(store.committer().backlog_frames(), 0);
    assert_eq!(store.check().unwrap(), []);
    drop(store);
    let store = Store::open(folder.path(), options()).unwrap();
    verify(&store, &acknowledged);
}

#[test]
fn a_snapshot_stays_as_it_was_whatever_is_written_and_replaced_later() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    store.append(&rows(0..30)).unwrap();
    store.checkpoint().unwrap();
    store.append(&rows(30..50)).unwrap();
    let snapshot = store.snapshot();
    let before = shown(&snapshot, 1);
    let files = disk.files();
    for round in 1..4 {
        store.append(&rows(round * 50..round * 50 + 50)).unwrap();
        store.merge("c1", &format!("c{}", round + 1)).unwrap();
        checkpoint_apart(&mut store);
        assert_eq!(shown(&snapshot, 1), before, "after {round} checkpoints");
        assert_eq!(snapshot.check().unwrap(), []);
        assert_eq!(snapshot.rows("c1").unwrap().len(), 5);
    }
    assert!(files.iter().all(|file| disk.files().contains(file)));
    drop(snapshot);
    let left = disk.files();
    assert!(
        files
            .iter()
            .filter(|file| file.contains("parquet"))
            .all(|file| !left.contains(file)),
        "what a merge replaced is gone once nobody reads it: {left:?}"
    );
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_snapshot_takes_no_writes_and_says_so() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    store.append(&rows(0..3)).unwrap();
    let mut snapshot = store.snapshot();
    let refused = |error: StoreError| {
        assert_eq!(error.kind, StoreErrorKind::Refused);
        assert_eq!(error.message.id(), "store-read-only");
    };
    refused(snapshot.append(&rows(3..4)).unwrap_err());
    refused(snapshot.merge("c1", "c2").unwrap_err());
    refused(snapshot.unmerge(1).unwrap_err());
    refused(snapshot.forget("c1", Instant(1)).unwrap_err());
    refused(snapshot.checkpoint().unwrap_err());
    refused(snapshot.begin_checkpoint().unwrap_err());
    refused(snapshot.apply_next().unwrap_err());
    assert_eq!(shown(&snapshot, 1), shown(&store, 1));
}

#[test]
fn time_never_goes_back_not_even_over_a_restart_or_a_checkpoint() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    let commit = |store: &Store, number: i64, clock: i64| {
        let committed = store.committer().commit(rows([number]), Instant(clock));
        committed.unwrap().at.0
    };
    assert_eq!(commit(&store, 1, 2_000), 2_000);
    assert_eq!(commit(&store, 2, 1_500), 2_000);
    drop(store);
    store = open(&disk);
    assert_eq!(commit(&store, 3, 100), 2_000);
    store.checkpoint().unwrap();
    drop(store);
    store = open(&disk);
    assert_eq!(store.applied_at(), Some(Instant(2_000)));
    assert_eq!(commit(&store, 4, 100), 2_000);
    assert_eq!(store.advance(Instant(3_000)), Instant(3_000));
    store.append(&rows([5])).unwrap();
    let applied = store.take_applied();
    let times: Vec<i64> = applied.iter().map(|frame| frame.at.unwrap().0).collect();
    assert_eq!(times, [2_000, 3_000]);
    let Row::Event(event) = &store.rows("c2").unwrap()[0] else {
        panic!("an event was written");
    };
    assert_eq!(event.received_at, Instant(2_000));
}

#[test]
fn a_store_opens_at_every_position_with_the_rest_waiting() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    store.append(&rows(0..3)).unwrap();
    store.checkpoint().unwrap();
    let start = store.position();
    let mut truths = vec![(start, shown(&store, 1))];
    for frame in 1..5 {
        store.append(&rows(frame * 3..frame * 3 + 3)).unwrap();
        truths.push((store.position(), shown(&store, 1)));
    }
    store.merge("c1", "c2").unwrap();
    truths.push((store.position(), shown(&store, 1)));
    drop(store);
    for (index, (position, truth)) in truths.iter().enumerate() {
        let disk = Arc::new(disk.after_restart());
        let opened = Store::open_until_on(disk, options(), Some(*position));
        let mut store = opened.unwrap();
        assert_eq!((store.position(), &shown(&store, 1)), (*position, truth));
        let waiting = store.committer().backlog_frames();
        assert_eq!(waiting, truths.len() - 1 - index);
        if let Some(next) = store.next_queued() {
            assert_eq!(next.position(), truths[index + 1].0);
            let is_merge = index + 2 == truths.len();
            assert_eq!(next.kind() == FrameKind::Merge, is_merge);
            // Customers of the frame, or of the merge, who are known already.
            let known = [0, 0, 2, 3, 2][index];
            assert_eq!(store.concerned(&next).len(), known);
        }
        assert_eq!(apply_all(&mut store), waiting);
        assert_eq!(shown(&store, 1), truths.last().unwrap().1);
    }
}

#[test]
fn a_position_that_is_not_there_is_named() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    store.append(&rows(0..3)).unwrap();
    store.checkpoint().unwrap();
    let end = store.position();
    drop(store);
    let open = |position| {
        let disk = Arc::new(disk.after_restart());
        Store::open_until_on(disk, options(), Some(position)).unwrap_err()
    };
    let passed = open(end - 1);
    assert_eq!(passed.message.id(), "store-position-passed");
    assert!(passed.to_string().contains(&(end - 1).to_string()));
    assert_eq!(open(end + 1).message.id(), "store-position-missing");
}

#[test]
fn a_checkpoint_leaves_what_waits_in_the_log() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    let committer = store.committer();
    committer.commit(rows(0..10), Instant(1)).unwrap();
    store.apply_next().unwrap();
    committer.commit(rows(10..20), Instant(2)).unwrap();
    checkpoint_apart(&mut store);
    assert_eq!(store.checkpointed(), store.position());
    assert_eq!(committer.backlog_frames(), 1);
    committer.commit(rows(20..30), Instant(3)).unwrap();
    drop(store);
    let opened = open(&disk);
    assert_eq!(ids(&shown(&opened, 1)).len(), 30);
    drop(opened);
    let rows: Vec<Row> = (0..30).map(event).collect();
    assert_eq!(shown(&open(&disk), 1), expected(&rows, &[], CAP));
}

#[test]
fn a_checkpoint_that_was_overtaken_leaves_nothing_behind() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    store.append(&rows(0..10)).unwrap();
    let begun = store.begin_checkpoint().unwrap().unwrap();
    let written = begun.write().unwrap();
    drop(begun);
    store.forget("c3", Instant(5)).unwrap();
    let files = disk.files();
    assert!(!store.finish_checkpoint(written).unwrap());
    assert!(disk.files().len() < files.len());
    assert_eq!(store.find("c3").unwrap(), None);
    assert_eq!(store.check().unwrap(), []);
    drop(store);
    assert_eq!(open(&disk).check().unwrap(), []);
}

#[test]
fn an_erasure_removes_files_even_while_a_snapshot_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), options()).unwrap();
    let secret = identifier(IdentifierKind::Customer, "SECRET-NAME");
    let entries = [Entry::Rows(vec![order(&[secret], "e1", 1, 1), event(2)])];
    store.append(&entries).unwrap();
    let snapshot = store.snapshot();
    checkpoint_apart(&mut store);
    store.forget("SECRET-NAME", Instant(5)).unwrap();
    assert_eq!(
        mentions(folder.path(), b"SECRET-NAME"),
        Vec::<String>::new()
    );
    drop(snapshot);
    assert_eq!(store.check().unwrap(), []);
}

/// Files that mention something.
fn mentions(folder: &Path, what: &[u8]) -> Vec<String> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(mentions(&path, what));
        } else if std::fs::read(&path)
            .unwrap()
            .windows(what.len())
            .any(|part| part == what)
        {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn whom_an_erasure_touches_is_told() {
    let disk = SimulatedDisk::new();
    let mut store = open(&disk);
    drop(store.committer());
    store.append(&rows(0..4)).unwrap();
    let root = store.root_named("c2").unwrap().unwrap();
    store.take_applied();
    store.forget("c2", Instant(9)).unwrap();
    let applied = store.take_applied();
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].kind, FrameKind::Erasure);
    let gone = &applied[0].touched.gone;
    assert_eq!((gone.len(), gone[0].root), (1, root));
    assert!(applied[0].touched.customers.is_empty());
}
