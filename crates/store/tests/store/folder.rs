//! What people meet around a store's folder: locks, newer formats, erasure, the golden folder.

use std::path::{Path, PathBuf};

use crate::plain::{city, identifier, order, shown};
use fenqun_model::Instant;
use fenqun_model::expr::Path as Name;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::{PropertyColumn, PropertyData, Row, RowColumns, RowsKind, TextColumn};
use fenqun_store::{
    CollisionReason, Entry, Erasure, ImportProgress, Options, Store, StoreErrorKind,
};

fn options() -> Options {
    Options {
        buckets: 2,
        memory_budget: 1 << 20,
        checkpoint_bytes: 1 << 30,
        max_identifiers: 8,
    }
}

fn open(folder: &Path) -> Store {
    Store::open(folder, options()).unwrap()
}

fn c(name: &str) -> Identifier {
    identifier(IdentifierKind::Customer, name)
}

fn phone(number: &str) -> Identifier {
    identifier(IdentifierKind::Phone, number)
}

#[test]
fn a_second_process_is_refused_and_told_which_one_is_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let error = Store::open(folder.path(), options()).unwrap_err();
    assert_eq!(error.kind, StoreErrorKind::Locked);
    let pid = std::process::id().to_string();
    assert!(error.message.to_string().contains(&pid), "{error}");
    drop(store);
    open(folder.path());
}

#[test]
fn a_folder_of_a_newer_format_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let path = folder.path().join("MANIFEST");
    let newer =
        std::fs::read_to_string(&path)
            .unwrap()
            .replacen("fenqun-store 3 ", "fenqun-store 4 ", 1);
    std::fs::write(&path, &newer).unwrap();
    let error = Store::open(folder.path(), options()).unwrap_err();
    assert_eq!(error.kind, StoreErrorKind::TooNew);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_folder_that_lost_its_manifest_is_not_taken_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store
        .append(&[Entry::Rows(vec![order(&[c("c1")], "e1", 1, 1)])])
        .unwrap();
    drop(store);
    std::fs::remove_file(folder.path().join("MANIFEST")).unwrap();
    let error = Store::open(folder.path(), options()).unwrap_err();
    assert_eq!(error.kind, StoreErrorKind::Damaged);
}

#[test]
fn two_customers_with_numbers_of_their_own_never_join_by_a_shared_telephone() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let rows = vec![
        order(&[c("wang"), phone("+8613800000000")], "e1", 1, 1),
        order(&[c("li"), phone("+8613800000000")], "e2", 2, 2),
    ];
    store.append(&[Entry::Rows(rows)]).unwrap();
    let collisions = store.collisions();
    assert_eq!(collisions.len(), 1);
    assert_eq!(collisions[0].row_of, c("wang"));
    assert_eq!(collisions[0].reason, CollisionReason::TwoCustomers);
    assert_eq!(store.find("+8613800000000").unwrap().unwrap().name, "li");
    assert_eq!(shown(&store, 1).len(), 2);
}

/// Every file of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn nothing_of_an_erased_customer_is_left_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let secret = [c("SECRET-NUMBER"), phone("+8613899999999")];
    store
        .append(&[Entry::Rows(vec![
            order(&secret, "SECRET-EVENT", 1, 1),
            order(&[c("other")], "e1", 1, 1),
        ])])
        .unwrap();
    store.checkpoint().unwrap();
    store
        .append(&[Entry::Rows(vec![city(&secret, 2, Some("SECRET-CITY"))])])
        .unwrap();
    let Erasure { receipt, code } = store.forget("+8613899999999", Instant(9)).unwrap();
    assert_eq!(
        (receipt.events, receipt.attributes, receipt.identifiers),
        (1, 1, 2)
    );
    assert!(Erasure::proves(&receipt, &code, "SECRET-NUMBER"));
    assert!(!Erasure::proves(&receipt, &code, "other"));
    for path in files(folder.path()) {
        let bytes = std::fs::read(&path).unwrap();
        for needle in ["SECRET", "+8613899999999", &code] {
            let found = bytes
                .windows(needle.len())
                .any(|part| part == needle.as_bytes());
            assert!(!found, "{needle} is still in {}", path.display());
        }
    }
    assert_eq!(shown(&store, 1).len(), 1);
    assert_eq!(store.find("SECRET-NUMBER").unwrap(), None);
    store
        .append(&[Entry::Rows(vec![order(&secret, "e9", 3, 3)])])
        .unwrap();
    drop(store);
    let store = open(folder.path());
    assert_eq!(shown(&store, 1)["SECRET-NUMBER"].orders.len(), 1);
    assert_eq!(store.receipts(), [receipt]);
    assert_eq!(store.check().unwrap(), []);
}

fn columns() -> RowColumns {
    let texts = |all: &[&str]| {
        let mut column = TextColumn::default();
        all.iter().for_each(|text| column.push(text));
        column
    };
    RowColumns {
        kind: RowsKind::Events("order".into()),
        who: vec![(IdentifierKind::Customer, texts(&["c1", "c2"]))],
        ids: texts(&["x1", "x2"]),
        occurred_at: vec![5, 6],
        received_at: Instant(1_000),
        properties: vec![(
            Name::one("amount"),
            PropertyColumn {
                data: PropertyData::Integer(vec![7, 8]),
                present: None,
            },
        )],
    }
}

fn golden_rows() -> Vec<Row> {
    vec![
        order(&[c("c1"), phone("+8613800000001")], "e1", 1, 10),
        order(&[c("c2")], "e2", 2, 20),
        city(&[c("c1")], 1, Some("上海")),
        city(&[c("c1")], 3, None),
    ]
}

fn import() -> [Entry; 2] {
    let progress = ImportProgress {
        number: 0,
        import: "file".into(),
        position: 2.into(),
        done: true,
    };
    [Entry::Columns(columns()), Entry::Progress(progress)]
}

/// The workload behind the golden folder of format 1: every kind of file, frame and column.
fn fill_1(folder: &Path) {
    let mut store = open(folder);
    store.append(&[Entry::Rows(golden_rows())]).unwrap();
    store.checkpoint().unwrap();
    store.append(&import()).unwrap();
    store.merge("c1", "c2").unwrap();
}

/// The workload behind that of format 2: frames with their instants, a checkpoint that ends within
/// a segment.
fn fill_2(folder: &Path) {
    let mut store = open(folder);
    let committer = store.committer();
    let rows = vec![Entry::Rows(golden_rows())];
    committer.commit(rows, Instant(1_000)).unwrap();
    store.apply_next().unwrap();
    committer.commit(import().into(), Instant(2_000)).unwrap();
    let begun = store.begin_checkpoint().unwrap().unwrap();
    store.finish_checkpoint(begun.write().unwrap()).unwrap();
    let more = vec![Entry::Rows(vec![order(&[c("c2")], "e3", 7, 30)])];
    committer.commit(more, Instant(1_500)).unwrap();
    store.merge("c1", "c2").unwrap();
}

/// The workload behind that of format 3: rows that came with imports, in files and in the log, one of
/// which repeats another, and an import that was undone.
fn fill_3(folder: &Path) {
    let mut store = open(folder);
    store.append(&[Entry::Rows(golden_rows())]).unwrap();
    let own = |id: &str, at: i64| order(&[c("c1"), phone("+8613800000009")], id, at, 5);
    store.append(&imported(1, vec![own("i1", 4)])).unwrap();
    store.append(&imported(2, vec![own("i1", 4)])).unwrap();
    store.append(&imported(3, vec![own("i3", 5)])).unwrap();
    store.checkpoint().unwrap();
    store.append(&imported(4, vec![own("i4", 6)])).unwrap();
    store.undo_import(3).unwrap();
    store.append(&import()).unwrap();
    store.merge("c1", "c2").unwrap();
}

/// Rows of the import of a number.
fn imported(number: u32, rows: Vec<Row>) -> [Entry; 3] {
    let progress = ImportProgress {
        number,
        import: format!("file {number}"),
        position: 1.into(),
        done: true,
    };
    [
        Entry::Import(number),
        Entry::Rows(rows),
        Entry::Progress(progress),
    ]
}

/// A copy of the golden folder of a format; with `FENQUN_WRITE_GOLDEN` the newest is made first.
fn golden(format: u32, newest: Option<fn(&Path)>) -> tempfile::TempDir {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/format-{format}"));
    if let Some(fill) = newest.filter(|_| std::env::var_os("FENQUN_WRITE_GOLDEN").is_some()) {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        fill(&folder);
        std::fs::remove_file(folder.join("LOCK")).unwrap();
    }
    let copy = tempfile::tempdir().unwrap();
    for file in files(&folder) {
        let to = copy.path().join(file.strip_prefix(&folder).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(file, to).unwrap();
    }
    copy
}

/// Compares a golden folder with what its workload makes today.
fn compare(golden: &Path, fill: fn(&Path), orders: usize) {
    let store = open(golden);
    let fresh = tempfile::tempdir().unwrap();
    fill(fresh.path());
    assert_eq!(shown(&store, 1), shown(&open(fresh.path()), 1));
    assert_eq!(shown(&store, 1)["c1"].orders.len(), orders);
    assert!(store.imports()[0].done);
    assert_eq!(store.find("c2").unwrap().unwrap().merges, [1]);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn the_golden_folder_of_format_1_reads_as_it_was_written() {
    let folder = golden(1, None);
    compare(folder.path(), fill_1, 4);
    assert_eq!(open(folder.path()).applied_at(), None);
}

#[test]
fn the_golden_folder_of_format_2_reads_as_it_was_written() {
    let folder = golden(2, None);
    compare(folder.path(), fill_2, 5);
    assert_eq!(open(folder.path()).applied_at(), Some(Instant(2_000)));
}

#[test]
fn the_golden_folder_of_format_3_reads_as_it_was_written_and_can_be_undone() {
    let folder = golden(3, Some(fill_3));
    compare(folder.path(), fill_3, 6);
    let mut store = open(folder.path());
    assert!(store.is_import_undone(3));
    store.undo_import(1).unwrap();
    assert_eq!(
        shown(&store, 1)["c1"].orders.len(),
        6,
        "import 2 has it too"
    );
    store.undo_import(2).unwrap();
    store.undo_import(4).unwrap();
    assert_eq!(shown(&store, 1)["c1"].orders.len(), 4);
    assert_eq!(store.find("+8613800000009").unwrap(), None);
    store.checkpoint().unwrap();
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_folder_of_an_older_format_is_of_the_newest_before_anything_is_written_to_it() {
    let folder = golden(1, None);
    drop(open(folder.path()));
    let manifest = std::fs::read_to_string(folder.path().join("MANIFEST")).unwrap();
    assert!(manifest.starts_with("fenqun-store 3 "), "{manifest}");
    compare(folder.path(), fill_1, 4);
}
