//! The power fails, or the disk refuses, at every single operation of a workload: what was
//! acknowledged is there exactly once, what was not is there as a whole or not at all.

use std::io::ErrorKind;
use std::sync::Arc;

use crate::plain::{Everybody, city, expected, identifier, order, shown};
use fenqun_model::Instant;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::Row;
use fenqun_store::disk::simulated::{Fault, SimulatedDisk};
use fenqun_store::{Checkpoint, Entry, ImportProgress, Options, Store, StoreError, Written};

const CAP: usize = 8;

fn options() -> Options {
    Options {
        buckets: 2,
        memory_budget: 1 << 20,
        checkpoint_bytes: 1 << 30,
        max_identifiers: CAP,
    }
}

/// One acknowledged step of the workload.
#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Row>),
    /// Written, and left to wait.
    Commit(Vec<Row>),
    Checkpoint,
    /// The three parts of a checkpoint.
    Begin,
    Write,
    Finish,
    Merge(&'static str, &'static str),
    Unmerge(u64),
    Forget(&'static str),
    /// Rows of the import of a number.
    Import(u32, Vec<Row>),
    Undo(u32),
}

/// A store at work.
struct Session {
    store: Store,
    begun: Option<Checkpoint>,
    written: Option<Written>,
}

/// What is true after some steps.
#[derive(Clone, Debug, Default)]
struct Truth {
    rows: Vec<Row>,
    imported: Vec<(u32, Row)>,
    undone: Vec<u32>,
    merges: Vec<(u64, Identifier, Identifier)>,
    next_merge: u64,
    appends: u64,
    forgotten: usize,
}

fn c(name: &str) -> Identifier {
    identifier(IdentifierKind::Customer, name)
}

fn a(name: &str) -> Identifier {
    identifier(IdentifierKind::Anonymous, name)
}

/// Rows of a few customers, some known by a device before they are known by number.
fn batch(number: i64) -> Vec<Row> {
    let mut rows = Vec::new();
    for customer in 0..5 {
        let (name, device) = (format!("c{customer}"), format!("a{customer}"));
        let id = format!("e{}-{customer}", number / 2);
        rows.push(order(&[a(&device)], &format!("d{id}"), number, number));
        rows.push(order(&[c(&name)], &id, number * 10 + customer, number));
        if number == 3 {
            rows.push(city(&[c(&name), a(&device)], number, Some("上海")));
        }
    }
    rows
}

fn workload() -> Vec<Step> {
    use Step::{Append, Checkpoint, Forget, Merge, Unmerge};
    vec![
        Append(batch(0)),
        Checkpoint,
        Append(batch(1)),
        Append(batch(2)),
        Checkpoint,
        Append(batch(3)),
        Merge("c1", "c2"),
        Checkpoint,
        Append(batch(4)),
        Forget("c3"),
        Forget("c4"),
        Unmerge(1),
        Append(batch(5)),
        Checkpoint,
        Append(batch(6)),
    ]
}

/// The same with rows that wait and checkpoints that others overtake.
fn workload_apart() -> Vec<Step> {
    use Step::{Append, Begin, Commit, Finish, Forget, Merge, Unmerge, Write};
    vec![
        Commit(batch(0)),
        Append(batch(1)),
        Commit(batch(2)),
        Begin,
        Commit(batch(3)),
        Write,
        Append(batch(4)),
        Commit(batch(5)),
        Finish,
        Merge("c1", "c2"),
        Begin,
        Commit(batch(6)),
        Unmerge(1),
        Write,
        Merge("c1", "c4"),
        Finish,
        Begin,
        Commit(batch(7)),
        Write,
        Forget("c3"),
        Finish,
        Commit(batch(8)),
        Append(batch(12)),
        Begin,
        Write,
        Step::Checkpoint,
        Finish,
        Append(batch(10)),
        Begin,
        Write,
        Finish,
        Commit(batch(11)),
    ]
}

/// Imports that bring what is there already, what comes later from elsewhere, and customers of their
/// own; one is undone before and one after it is in files.
fn workload_undone() -> Vec<Step> {
    use Step::{Append, Begin, Checkpoint, Commit, Finish, Forget, Import, Undo, Write};
    let own = |name: &str| order(&[c(name), a(&format!("d{name}"))], name, 1, 7);
    let with = |rows: Vec<Row>, names: &[&str]| {
        let own = names.iter().map(|name| own(name));
        rows.into_iter().chain(own).collect()
    };
    vec![
        Append(batch(0)),
        Import(1, with(batch(0), &["x"])),
        Import(2, with(batch(2), &["x", "y"])),
        Checkpoint,
        Import(3, with(batch(2), &["y"])),
        Append(batch(3)),
        Undo(2),
        Checkpoint,
        Import(4, with(batch(4), &["z"])),
        Begin,
        Commit(batch(5)),
        Undo(4),
        Write,
        Finish,
        Append(vec![own("x")]),
        Undo(1),
        Begin,
        Write,
        Import(5, with(batch(2), &["z"])),
        Finish,
        Forget("c3"),
        Undo(3),
        Append(batch(6)),
        Undo(5),
        Checkpoint,
        Append(batch(7)),
    ]
}

fn progress(appends: u64) -> ImportProgress {
    ImportProgress {
        number: 0,
        import: "file".into(),
        position: appends.into(),
        done: false,
    }
}

impl Session {
    fn open(disk: &SimulatedDisk) -> Result<Self, StoreError> {
        Ok(Self {
            store: Store::open_on(Arc::new(disk.clone()), options())?,
            begun: None,
            written: None,
        })
    }

    fn carry_out(&mut self, step: &Step, truth: &Truth) -> Result<(), StoreError> {
        let store = &mut self.store;
        let progress = Entry::Progress(progress(truth.appends + 1));
        match step {
            Step::Append(rows) => {
                let entries = [Entry::Rows(rows.clone()), progress];
                store.append(&entries).map(drop)
            }
            Step::Commit(rows) => {
                let entries = vec![Entry::Rows(rows.clone()), progress];
                let committed = store.committer().commit(entries, Instant(1_000));
                committed.map(drop)
            }
            Step::Checkpoint => store.checkpoint(),
            Step::Begin => store.begin_checkpoint().map(|begun| self.begun = begun),
            Step::Write => {
                let begun = self.begun.take().expect("there is something to write");
                begun.write().map(|written| self.written = Some(written))
            }
            Step::Finish => {
                let written = self.written.take().expect("it was written");
                store.finish_checkpoint(written).map(drop)
            }
            Step::Merge(a, b) => store.merge(a, b).map(drop),
            Step::Unmerge(id) => store.unmerge(*id),
            Step::Forget(name) => store.forget(name, Instant(5)).map(drop),
            Step::Import(number, rows) => {
                let progress = Entry::Progress(ImportProgress {
                    import: format!("import {number}"),
                    number: *number,
                    position: 1.into(),
                    done: true,
                });
                let entries = [Entry::Import(*number), Entry::Rows(rows.clone()), progress];
                store.append(&entries).map(drop)
            }
            Step::Undo(number) => store.undo_import(*number).map(drop),
        }
    }
}

fn after(truth: &Truth, step: &Step) -> Truth {
    let mut truth = truth.clone();
    match step {
        Step::Append(rows) | Step::Commit(rows) => {
            truth.rows.extend(rows.clone());
            truth.appends += 1;
        }
        Step::Checkpoint | Step::Begin | Step::Write | Step::Finish => {}
        Step::Merge(x, y) => {
            truth.next_merge += 1;
            truth.merges.push((truth.next_merge, c(x), c(y)));
        }
        Step::Unmerge(id) => truth.merges.retain(|merge| merge.0 != *id),
        Step::Forget(name) => {
            let number = name.trim_start_matches('c');
            let gone = [c(name), a(&format!("a{number}"))];
            let stays = |row: &Row| row.who().iter().all(|one| !gone.contains(one));
            truth.rows.retain(stays);
            truth.imported.retain(|(_, row)| stays(row));
            truth.forgotten += 1;
        }
        Step::Import(number, rows) => {
            let rows = rows.iter().map(|row| (*number, row.clone()));
            truth.imported.extend(rows);
        }
        Step::Undo(number) => {
            truth.imported.retain(|(import, _)| import != number);
            truth.undone.push(*number);
        }
    }
    truth
}

fn everybody(truth: &Truth) -> Everybody {
    let merges: Vec<_> = truth
        .merges
        .iter()
        .map(|(_, a, b)| (a.clone(), b.clone()))
        .collect();
    let imported = truth.imported.iter().map(|(_, row)| row);
    let rows: Vec<Row> = truth.rows.iter().chain(imported).cloned().collect();
    expected(&rows, &merges, CAP)
}

/// Whether a store shows a truth, all of it.
fn agrees(store: &Store, truth: &Truth) -> bool {
    let imports = store.imports();
    let appends = imports
        .first()
        .map_or(0, |import| import.position.as_u64().unwrap());
    let is_undone = |number: &u32| store.is_import_undone(*number);
    appends == truth.appends
        && (1..6).filter(is_undone).count() == truth.undone.len()
        && store.receipts().len() == truth.forgotten
        && shown(store, 1) == everybody(truth)
}

/// Runs a workload until something goes wrong: the last truth that was acknowledged, and the step
/// that was under way.
fn run(disk: &SimulatedDisk, workload: &[Step]) -> (Truth, Option<Step>) {
    let mut truth = Truth::default();
    let Ok(mut session) = Session::open(disk) else {
        return (truth, None);
    };
    for step in workload {
        if session.carry_out(step, &truth).is_err() {
            return (truth, Some(step.clone()));
        }
        truth = after(&truth, step);
    }
    (truth, None)
}

/// Opens what is left and compares it with what may be there.
fn verify(disk: SimulatedDisk, truth: &Truth, under_way: Option<&Step>, case: &str) {
    let opened = Session::open(&disk);
    let mut session = opened.unwrap_or_else(|error| panic!("{case}: {error}"));
    let store = &session.store;
    let possible = under_way.map(|step| after(truth, step));
    let mut now = truth.clone();
    if !agrees(store, truth) {
        let Some(done) = possible.filter(|done| agrees(store, done)) else {
            panic!(
                "{case}: {under_way:?} is there in part, or something is lost or double:\n{:?}\n{:?}",
                shown(store, 1),
                everybody(truth)
            );
        };
        now = done;
    }
    assert_eq!(store.check().unwrap(), [], "{case}");
    let more = Step::Append(batch(9));
    let written = session.carry_out(&more, &now);
    written.unwrap_or_else(|error| panic!("{case}: {error}"));
    session.store.checkpoint().unwrap();
    drop(session);
    let store = Store::open_on(Arc::new(disk.after_crash(1)), options()).unwrap();
    assert!(
        agrees(&store, &after(&now, &more)),
        "{case}: the store is not whole afterwards"
    );
    assert_eq!(store.check().unwrap(), [], "{case}");
}

/// How many operations of the disk a workload takes.
fn operations(workload: &[Step]) -> u64 {
    let disk = SimulatedDisk::new();
    let (truth, stopped) = run(&disk, workload);
    assert!(
        stopped.is_none(),
        "the workload runs through on a good disk: {stopped:?}"
    );
    let rows = |step: &&Step| matches!(step, Step::Append(_) | Step::Commit(_));
    assert_eq!(truth.appends as usize, workload.iter().filter(rows).count());
    disk.operations()
}

fn crash_everywhere(workload: &[Step]) {
    for at in 0..operations(workload) {
        for seed in 0..3 {
            let disk = SimulatedDisk::new();
            disk.fail_at(at, Fault::Crash, at * 31 + seed);
            let (truth, under_way) = run(&disk, workload);
            let case = format!("crash at operation {at}, seed {seed}");
            verify(disk.after_crash(seed), &truth, under_way.as_ref(), &case);
        }
    }
}

#[test]
fn the_power_may_fail_at_every_operation() {
    crash_everywhere(&workload());
}

#[test]
fn the_power_may_fail_while_rows_wait_and_checkpoints_are_under_way() {
    crash_everywhere(&workload_apart());
}

#[test]
fn the_power_may_fail_while_imports_are_undone() {
    crash_everywhere(&workload_undone());
}

#[test]
fn a_disk_that_lies_about_syncing_is_caught() {
    let caught = (0..operations(&workload())).step_by(7).any(|at| {
        let disk = SimulatedDisk::lying();
        disk.fail_at(at, Fault::Crash, at);
        let (truth, under_way) = run(&disk, &workload());
        let verified = std::panic::catch_unwind(|| {
            verify(
                disk.after_crash(at),
                &truth,
                under_way.as_ref(),
                "lying disk",
            );
        });
        verified.is_err()
    });
    assert!(caught, "data that never reached the disk were not missed");
}

fn fail_everywhere(workload: &[Step]) {
    for at in 0..operations(workload) {
        for (number, fault) in [
            Fault::Fail(ErrorKind::Other),
            Fault::Fail(ErrorKind::StorageFull),
            Fault::Full,
        ]
        .into_iter()
        .enumerate()
        {
            let disk = SimulatedDisk::new();
            disk.fail_at(at, fault, at);
            let (truth, under_way) = run(&disk, workload);
            let case = format!("{fault:?} at operation {at}");
            verify(disk.after_restart(), &truth, under_way.as_ref(), &case);
            verify(
                disk.after_crash(number as u64),
                &truth,
                under_way.as_ref(),
                &case,
            );
        }
    }
}

#[test]
fn every_operation_may_fail() {
    fail_everywhere(&workload());
}

#[test]
fn every_operation_may_fail_while_rows_wait_and_checkpoints_are_under_way() {
    fail_everywhere(&workload_apart());
}

#[test]
fn every_operation_may_fail_while_imports_are_undone() {
    fail_everywhere(&workload_undone());
}

#[test]
fn no_write_is_taken_after_an_error_of_the_disk() {
    let disk = SimulatedDisk::new();
    let mut store = Store::open_on(Arc::new(disk.clone()), options()).unwrap();
    disk.fail_at(2, Fault::Fail(ErrorKind::Other), 0);
    let rows = || [Entry::Rows(batch(1))];
    let error = store.append(&rows()).unwrap_err();
    assert_eq!(error.message.id(), "store-disk");
    let again = store.append(&rows()).unwrap_err();
    assert_eq!(again.message.id(), "store-failed-before");
}

#[test]
fn rot_in_any_file_is_found() {
    let disk = SimulatedDisk::new();
    let (_, stopped) = run(&disk, &workload());
    assert!(stopped.is_none());
    for path in disk.files().into_iter().filter(|path| path != "LOCK") {
        let rotten = disk.after_restart();
        rotten.flip(&path, 30);
        let found = match Store::open_on(Arc::new(rotten), options()) {
            Err(error) => error.message.to_string(),
            Ok(store) => {
                let torn = store.opened().notices.clone();
                let findings = store.check().unwrap();
                torn.into_iter()
                    .chain(findings)
                    .map(|finding| finding.to_string())
                    .collect()
            }
        };
        assert!(
            found.contains("damaged") || found.contains("cut off"),
            "{path}: {found}"
        );
    }
}
