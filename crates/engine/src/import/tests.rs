//! What is seen of an import while its lines are being put aside.

use std::cell::Cell;
use std::sync::atomic::Ordering;

use super::*;
use crate::failure::FailureKind;
use crate::settings::Settings;

const MAPPING: &str = "\
apiVersion: fenqun/v1
kind: Source
metadata: {name: orders}
spec:
  as: events
  event: order
  identifiers: [{column: customer, kind: customer}]
  time: {column: time}
  group: {by: order, items: {product: {name: product, type: text}}}
";

#[test]
fn lines_put_aside_are_counted_and_a_stop_is_noticed_between_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    let rows = "order,customer,time,product\n1,A,2024-01-01,tea\n1,A,2024-01-01,cup\n";
    std::fs::write(&file, rows).unwrap();
    let settings = Settings::default();
    let mut workspace = Workspace::open(&folder.path().join("data"), settings.clone()).unwrap();
    let request = ImportRequest {
        files: vec![file],
        kind: SourceKind::Events,
        map: Some(("map.yaml".into(), MAPPING.into())),
        source: None,
        dry_run: false,
        rejects: None,
        language: Language::English,
        bare_names: false,
    };
    // Asked to stop when the rows are read, and before any group is built.
    let (rows, steps) = (Cell::new(0), Cell::new(0));
    let watch = |step: &ImportStep| {
        rows.set(step.rows);
        steps.set(steps.get() + 1);
        settings.stop.store(step.rows == 2, Ordering::Relaxed);
    };
    let stopped = workspace.import(&request, &|_| {}, &watch).unwrap_err();
    assert_eq!(stopped.kind, FailureKind::Stopped);
    assert_eq!((rows.get(), steps.get()), (2, 1));
    assert!(!workspace.has_data());

    settings.stop.store(false, Ordering::Relaxed);
    let report = workspace.import(&request, &|_| {}, &|_| {}).unwrap();
    assert_eq!(report.files[0].quality.events["order"], 1);
}
