//! Imports of real data. The files are not part of the project: without them the tests say so and
//! pass, except under CI.

mod online_retail;
mod others;

use std::path::PathBuf;

use fenqun_connectors::{Batch, Context, Import, Quality, Settings};
use fenqun_model::Instant;
use fenqun_model::definition::{Schema, SourceSpec, WorkspaceSpec};

/// The path of a data file, or `None` (said loudly) when the data is not there.
fn data(file: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let path = root.join(file);
    if path.exists() {
        return Some(path);
    }
    let on_ci = std::env::var_os("CI").is_some();
    assert!(
        !on_ci,
        "{} is missing, so this test checks nothing",
        path.display()
    );
    eprintln!("SKIPPED: {} is missing", path.display());
    None
}

fn context(zone: &str) -> Context {
    let workspace = WorkspaceSpec {
        time_zone: zone.into(),
        ..WorkspaceSpec::default()
    };
    Context::new(&workspace, Schema::default(), Instant(0)).unwrap()
}

/// Everything an import gives.
fn import(files: &[PathBuf], spec: &SourceSpec) -> (Vec<Batch>, Quality) {
    let settings = Settings::default();
    let mut import = Import::open(files, spec, context("UTC"), &settings).unwrap();
    let mut batches = Vec::new();
    while let Some(batch) = import.next_batch().unwrap() {
        batches.push(batch);
    }
    (batches, import.quality())
}
