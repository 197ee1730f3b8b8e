//! Importing: what it reports, twice, stopped, killed.

use std::path::Path;
use std::process::Stdio;

use crate::shop::{GROUPS, ORDERS, SETTINGS, file_of, many_orders};
use crate::tool::{Ran, Tool, assert_says};

fn applied() -> Tool {
    let tool = Tool::new();
    let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
    tool.ok(&["apply", &settings, &groups]);
    tool
}

fn import<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [
        &["import", file, "--as", "events", "--source", "orders"],
        more,
    ]
    .concat()
}

#[test]
fn the_report_counts_and_the_reject_file_says_why() {
    let tool = applied();
    let orders = tool.file(
        "orders.csv",
        &format!("{ORDERS}5,D,yesterday,tea,1,5\n6,,2024-03-01 10:00,tea,1,5\n"),
    );
    let report = tool.json(&import(&orders, &[]));
    let quality = &report["files"][0]["quality"];
    assert_eq!(quality["rows"], 7);
    assert_eq!(quality["events"]["order"], 4);
    let codes: Vec<_> = quality["rejected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["code"])
        .collect();
    assert_eq!(codes, ["import-row-no-customer", "import-row-not-time"]);
    let rejects = report["files"][0]["rejects"].as_str().unwrap();
    let rejects = std::fs::read_to_string(rejects).unwrap();
    assert_says(&rejects, &["7", "yesterday", "5,D,yesterday,tea,1,5", "8"]);
    let spend = tool.json(&["eval", "spend"]);
    let values: Vec<_> = spend["results"][0]["customers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["customer"].as_str().unwrap(),
                row["value"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(values, [("A", "180"), ("B", "200"), ("C", "450")]);
}

#[test]
fn a_dry_run_stores_nothing_and_makes_no_workspace() {
    let tool = Tool::new();
    let orders = tool.file("orders.csv", ORDERS);
    let report = tool.json(&["import", &orders, "--as", "events", "--dry-run"]);
    assert_eq!(report["guessed"], true);
    assert_eq!(report["files"][0]["quality"]["rows"], 5);
    assert_says(
        report["mapping"].as_str().unwrap(),
        &["kind: Source", "OrderNo"],
    );
    assert!(!tool.data().exists());
    // What it shows is what --map takes.
    let map = tool.file("map.yaml", report["mapping"].as_str().unwrap());
    tool.ok(&["import", &orders, "--as", "events", "--map", &map]);
    assert!(tool.data().exists());
}

#[test]
fn the_same_file_again_changes_nothing() {
    let tool = applied();
    let orders = tool.file("orders.csv", ORDERS);
    tool.ok(&import(&orders, &[]));
    let before = tool.ok(&["eval", "--format", "json"]);
    let copy = tool.file("copy under another name.csv", ORDERS);
    let report = tool.json(&import(&copy, &[]));
    assert_eq!(report["files"][0]["already_done"], true);
    assert_eq!(report["files"][0]["quality"]["rows"], 5);
    assert_eq!(tool.ok(&["eval", "--format", "json"]), before);
    // By another mapping it is another import, of the same events.
    let other = SETTINGS
        .split("---")
        .nth(1)
        .unwrap()
        .replace("name: orders", "name: other")
        .replace(
            "Price: {name: price, type: decimal}",
            "Price: {name: unit_price, type: decimal}",
        );
    let map = tool.file(
        "other.yaml",
        &format!("apiVersion: fenqun/v1\n{}", other.trim_start()),
    );
    let report = tool.json(&["import", &orders, "--as", "events", "--map", &map]);
    assert_eq!(report["files"][0]["already_done"], false);
    assert_eq!(tool.ok(&["eval", "--format", "json"]), before);
}

/// Kills imports when their log has grown past ever more bytes, then lets one finish.
#[test]
fn a_killed_import_goes_on_and_loses_and_doubles_nothing() {
    let orders = many_orders(20_000);
    let whole = applied();
    whole.ok(&import(&whole.file("all.csv", &file_of(&orders)), &[]));
    let expected = whole.ok(&["eval", "--format", "json"]);

    let killed = applied();
    let file = killed.file("all.csv", &file_of(&orders));
    let mut kills = 0;
    for bytes in [1, 300_000, 900_000] {
        let mut child = killed.start(&import(&file, &[]));
        let log = killed.data().join("store").join("log");
        while size(&log) < bytes && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        kills += usize::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(kills > 0, "every import was done before it could be killed");
    let report = killed.json(&import(&file, &[]));
    assert_eq!(
        report["files"][0]["quality"]["rows"],
        file_of(&orders).lines().count() - 1
    );
    assert_eq!(killed.ok(&["eval", "--format", "json"]), expected);
    assert_says(&killed.ok(&["check"]), &["sound"]);
}

#[test]
fn an_interrupted_import_stops_cleanly_and_says_how_to_go_on() {
    let orders = many_orders(20_000);
    let tool = applied();
    let file = tool.file("all.csv", &file_of(&orders));
    let log = tool.data().join("store").join("log");
    let before = size(&log);
    let mut command = tool.command(&import(&file, &[]));
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Rows in the log show that the import is under way.
    while size(&log) <= before && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    tool.shell(&format!("kill -INT {}", child.id()));
    let ran = Ran::of(child.wait_with_output().unwrap());
    // On a fast machine it may have been past its last batch by then.
    let stopped = ran.status == 1 && ran.err.contains("Run the same command again");
    assert!(stopped || ran.status == 0, "{ran:?}");
    let report = tool.json(&import(&file, &[]));
    assert_eq!(
        report["files"][0]["quality"]["rows"],
        file_of(&orders).lines().count() - 1
    );
    assert_says(&tool.ok(&["check"]), &["sound"]);
}

/// Bytes of a file, or of the files in a folder.
fn size(path: &Path) -> u64 {
    let Ok(found) = std::fs::metadata(path) else {
        return 0;
    };
    if found.is_file() {
        return found.len();
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        return 0;
    };
    entries.flatten().map(|entry| size(&entry.path())).sum()
}

#[test]
fn an_import_is_listed_undone_and_imported_again() {
    let (tool, other) = (applied(), applied());
    let orders = tool.file("orders.csv", ORDERS);
    let more = format!("{ORDERS}7,A,2024-03-10 10:00,pot,9,90\n8,E,2024-03-11 10:00,tea,1,5\n");
    let more = tool.file("more.csv", &more);
    for tool in [&tool, &other] {
        tool.ok(&import(&orders, &[]));
    }
    // Cut points are made by the first evaluation, and stay when an import goes.
    assert_eq!(tool.json(&["eval"]), other.json(&["eval"]));
    tool.ok(&import(&more, &[]));
    assert_ne!(tool.json(&["eval"]), other.json(&["eval"]));
    let listed = tool.json(&["imports"]);
    assert_eq!(listed[0]["number"], 2);
    assert_eq!(listed[0]["can_be_undone"], true);
    assert_says(&tool.ok(&["undo-import", "2"]), &["more.csv", "1 customer"]);
    assert_eq!(tool.json(&["eval"]), other.json(&["eval"]));
    assert_says(
        &tool.ok(&["imports"]),
        &["more.csv", "undone", "orders.csv", "done"],
    );
    tool.ok(&["check"]);
    assert_says(&tool.fails(1, &["undo-import", "2"]), &["already"]);
    assert_says(&tool.fails(2, &["undo-import", "9"]), &["fenqun imports"]);
    assert_says(&tool.fails(2, &["undo-import", "x"]), &["\"x\""]);

    for tool in [&tool, &other] {
        tool.ok(&import(&more, &[]));
    }
    assert_eq!(tool.json(&["eval"]), other.json(&["eval"]));
    // Undone out of their order, what both brought stays until the last of them.
    tool.ok(&["undo-import", "1"]);
    assert_eq!(tool.json(&["eval"]), other.json(&["eval"]));
    tool.ok(&["undo-import", "3"]);
    let left = tool.json(&["eval", "spend", "--all"]);
    assert_eq!(left["results"][0]["customers"], serde_json::json!([]));
}
