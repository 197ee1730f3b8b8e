//! The bytes of a format stay readable.

use std::path::Path;
use std::sync::Arc;

use fenqun_store::changes::ChangeLog;
use fenqun_store::disk::RealDisk;

use super::{changes, progress};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/changes-1");
const NAME: &str = "changes/00000000000000000000.log";

/// The workload behind the golden folder.
fn fill(folder: &Path) {
    let (mut log, _) = ChangeLog::open(Arc::new(RealDisk::new(folder))).unwrap();
    log.append(&progress(3), &changes(1..=50)).unwrap();
    log.append(&progress(12), &changes(51..=60)).unwrap();
    log.append(&progress(12), &[]).unwrap();
}

#[test]
fn a_log_of_format_1_is_read() {
    if std::env::var_os("FENQUN_WRITE_GOLDEN").is_some() {
        let _ = std::fs::remove_dir_all(FOLDER);
        fill(Path::new(FOLDER));
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("changes")).unwrap();
    std::fs::copy(Path::new(FOLDER).join(NAME), folder.path().join(NAME)).unwrap();
    let disk = Arc::new(RealDisk::new(folder.path()));
    let (log, recorded) = ChangeLog::open(disk).unwrap();
    assert_eq!(recorded, Some(progress(12)));
    assert_eq!(log.reader().after(0, 100).unwrap(), changes(1..=60));
}

#[test]
fn the_bytes_of_format_1_are_written_as_ever() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let written = std::fs::read(folder.path().join(NAME)).unwrap();
    let golden = std::fs::read(Path::new(FOLDER).join(NAME)).unwrap();
    assert_eq!(payloads(&written), payloads(&golden));
}

/// The payloads of the frames: what the salt does not change.
fn payloads(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &bytes[24..];
    let mut payloads = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest[4..8].try_into().unwrap()) as usize;
        payloads.push(rest[28..28 + length].to_vec());
        rest = &rest[28 + length..];
    }
    payloads
}
