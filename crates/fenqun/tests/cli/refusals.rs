//! What is refused: each with an error that names the place and the way out, and nothing lost.

use std::fs;
use std::io::Write;

use crate::shop::{GROUPS, ORDERS, SETTINGS, file_of, many_orders};
use crate::tool::{Tool, assert_says};

fn shop() -> Tool {
    let tool = Tool::new();
    let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
    tool.ok(&["apply", &settings, &groups]);
    tool.ok(&["import", &tool.file("orders.csv", ORDERS), "--as", "events"]);
    tool
}

/// Applies a file that must be refused as a whole, and gives the error.
fn refused(definitions: &str) -> String {
    let tool = shop();
    let before = tool.ok(&["get", "--format", "json"]);
    let file = tool.file(
        "wrong.yaml",
        &format!("apiVersion: fenqun/v1\n{definitions}"),
    );
    let error = tool.fails(1, &["apply", &file]);
    let chinese = tool.fails(1, &["apply", &file, "--lang", "zh"]);
    assert!(chinese.starts_with("错误："), "{chinese}");
    assert_eq!(tool.ok(&["get", "--format", "json"]), before);
    error
}

#[test]
fn label_tables_with_holes_and_overlaps() {
    let table = |rows: &str| {
        refused(&format!(
            "kind: Segmentation\nmetadata: {{name: holes}}\nspec:\n  method: rfm\n  recency: 'since(last(order))'\n  frequency: 'count(order)'\n  monetary: spend\n  scores: {{bins: 2}}\n  labels:\n{rows}"
        ))
    };
    let error = table("    - {label: good, r: 2}\n    - {label: bad, r: 1, f: 1}\n");
    assert_says(&error, &["holes", "spec.labels", "r1 f2 m1", "r1 f2 m2"]);
    let error = table(
        "    - {label: good, r: 2}\n    - {label: bad, f: 1}\n    - {label: rest, r: 1, f: 2}\n",
    );
    assert_says(&error, &["holes", "good", "bad"]);
}

#[test]
fn cycles() {
    let error = refused(
        "kind: Segment\nmetadata: {name: a}\nspec: {rule: \"in segment('b')\"}\n---\nkind: Segment\nmetadata: {name: b}\nspec: {rule: \"not in segment('a')\"}\n",
    );
    assert_says(&error, &["a", "b"]);
}

#[test]
fn unknown_names() {
    let error =
        refused("kind: Segment\nmetadata: {name: x}\nspec: {rule: \"in segment('recemt')\"}\n");
    assert_says(&error, &["Segment x, spec.rule", "recemt", "recent"]);
    let error = refused("kind: Segment\nmetadata: {name: x}\nspec: {rulle: 'did(order)'}\n");
    assert_says(&error, &["wrong.yaml", "rulle", "rule"]);
}

#[test]
fn wrong_types() {
    let error = refused("kind: Segment\nmetadata: {name: x}\nspec: {rule: \"spend >= 'much'\"}\n");
    assert_says(&error, &["Segment x, spec.rule", "spend", "much"]);
}

#[test]
fn contradictory_periods() {
    let error = refused(
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: 'stopped(order, within 30d, not within 90d)'}\n",
    );
    assert_says(&error, &["30d", "90d"]);
}

#[test]
fn broken_files() {
    let tool = shop();
    let before = tool.ok(&["eval", "--format", "json"]);
    let cut_off = tool.path("cut.csv.gz");
    fs::write(&cut_off, [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b]).unwrap();
    let not_a_workbook = tool.path("orders.xlsx");
    fs::write(&not_a_workbook, b"PK\x03\x04 this is no workbook").unwrap();
    let empty = tool.path("empty.csv");
    fs::write(&empty, b"").unwrap();
    for file in [&cut_off, &not_a_workbook, &empty] {
        let file = file.display().to_string();
        let error = tool.fails(1, &["import", &file, "--as", "events"]);
        assert_says(&error, &[&file]);
    }
    let error = tool.fails(1, &["import", "gone.csv", "--as", "events"]);
    assert_says(&error, &["gone.csv"]);
    let error = tool.fails(1, &["apply", "gone.yaml"]);
    assert_says(&error, &["gone.yaml"]);
    assert_eq!(tool.ok(&["eval", "--format", "json"]), before);
}

#[test]
fn a_full_disk_while_rejects_are_written() {
    let tool = shop();
    let more = tool.file(
        "more.csv",
        &format!("{ORDERS}9,,2024-03-01 10:00,tea,1,5\n"),
    );
    let error = tool.fails(
        1,
        &[
            "import",
            &more,
            "--as",
            "events",
            "--source",
            "orders",
            "--rejects",
            "/dev/full",
        ],
    );
    assert_says(&error, &["/dev/full", "space"]);
    tool.ok(&["import", &more, "--as", "events", "--source", "orders"]);
    assert_says(&tool.ok(&["check"]), &["sound"]);
}

#[test]
fn rejects_over_the_file_that_is_read() {
    let tool = shop();
    let rows = format!("{ORDERS}9,,2024-03-01 10:00,tea,1,5\n");
    let more = tool.file("more.csv", &rows);
    let arguments = [
        "import",
        &more,
        "--as",
        "events",
        "--source",
        "orders",
        "--rejects",
        &more,
    ];
    assert_says(&tool.fails(2, &arguments), &["more.csv", "--rejects"]);
    assert_eq!(fs::read_to_string(&more).unwrap(), rows);
}

/// A limit on the size of files stands in for a disk that takes no more bytes.
#[test]
fn a_disk_that_takes_no_more_rows() {
    let orders = file_of(&many_orders(3_000));
    let whole = Tool::new();
    let apply = |tool: &Tool| {
        let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
        tool.ok(&["apply", &settings, &groups]);
        tool.file("all.csv", &orders)
    };
    let file = apply(&whole);
    whole.ok(&["import", &file, "--as", "events", "--source", "orders"]);
    let expected = whole.ok(&["eval", "--format", "json"]);

    let limited = Tool::new();
    let file = apply(&limited);
    let ran = limited.shell(&format!(
        "trap '' XFSZ; ulimit -f 128; \"$FENQUN\" import '{file}' --as events --source orders"
    ));
    assert_eq!(ran.status, 1, "{ran:?}");
    // Whichever file grows too large first is named.
    let named = ["store", "catalog.sqlite"];
    assert!(named.iter().any(|file| ran.err.contains(file)), "{ran:?}");
    limited.ok(&["import", &file, "--as", "events", "--source", "orders"]);
    assert_eq!(limited.ok(&["eval", "--format", "json"]), expected);
}

#[test]
fn a_folder_from_a_newer_format() {
    let tool = shop();
    let manifest = tool.data().join("store").join("MANIFEST");
    let written = fs::read(&manifest).unwrap();
    let text = String::from_utf8_lossy(&written);
    let newer = text.replacen("fenqun-store 3", "fenqun-store 9", 1);
    assert_ne!(text, newer);
    fs::write(&manifest, newer).unwrap();
    let error = tool.fails(1, &["eval"]);
    assert_says(&error, &["newer"]);
    fs::write(&manifest, written).unwrap();
    tool.ok(&["eval"]);
}

/// The first process waits for its file, a pipe, with the folder open.
#[test]
fn two_processes_on_one_folder() {
    let tool = shop();
    let pipe = tool.path("pipe.csv").display().to_string();
    assert_eq!(tool.shell("mkfifo pipe.csv").status, 0);
    let mut first = tool.start(&["import", &pipe, "--as", "events", "--source", "pipe"]);
    // Opening the pipe for writing waits until the first process reads from it.
    let mut writer = fs::OpenOptions::new().write(true).open(&pipe).unwrap();
    let error = tool.fails(1, &["eval"]);
    assert_says(&error, &["in use by process"]);
    writer.write_all(b"\n").unwrap();
    drop(writer);
    first.wait().unwrap();
    tool.ok(&["eval"]);
}

#[test]
fn a_mistyped_folder_is_not_made() {
    let tool = Tool::new();
    let error = tool.fails(1, &["eval", "--data", "nowhere"]);
    assert_says(&error, &["nowhere", "--data"]);
    assert!(!tool.path("nowhere").exists());
}
