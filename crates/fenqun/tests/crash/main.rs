//! `kill -9` on the real binary, again and again in the middle of an import: whatever was
//! acknowledged is there once, and going on ends where an import without a kill ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

const DEFINITIONS: &str = "
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: crash}
spec: {time_zone: UTC, now: 2025-01-01}
---
kind: Metric
metadata: {name: visits}
spec: {value: count(visit)}
---
kind: Metric
metadata: {name: paid}
spec: {value: sum(order.amount)}
---
kind: Metric
metadata: {name: pieces}
spec: {value: sum(order.items.quantity)}
";

/// Files to import: visits one by one, orders in lines that belong together.
fn write_files(folder: &Path) -> [PathBuf; 2] {
    let mut visits = String::from("customer_id,time,page\n");
    let mut orders = String::from("order_id,customer_id,time,product,quantity,price\n");
    for index in 0..60_000_u64 {
        let mixed = index.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let (customer, minute) = (mixed % 3_000, mixed % 500_000);
        let (day, hour) = (minute / 1_440 % 28 + 1, minute / 60 % 24);
        let time = format!(
            "2024-{:02}-{day:02} {hour:02}:{:02}:00",
            minute % 12 + 1,
            minute % 60
        );
        visits += &format!("c{customer},{time},p{}\n", mixed % 97);
        let (order, who) = (index % 20_000, index % 20_000 % 3_000);
        orders += &format!(
            "o{order},c{who},2024-05-{:02} 10:00:00,t{},{},{}.50\n",
            order % 28 + 1,
            mixed % 31,
            mixed % 4 + 1,
            mixed % 90 + 1
        );
    }
    let files = [folder.join("visits.csv"), folder.join("orders.csv")];
    fs::write(&files[0], visits).expect("the visits are written");
    fs::write(&files[1], orders).expect("the orders are written");
    files
}

fn fenqun(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fenqun"));
    command
        .args(["--lang", "en", "--data"])
        .arg(data)
        .args(args);
    command
}

fn import(data: &Path, file: &Path, event: &str) -> Command {
    let map = file.with_extension("yaml");
    let group = match event {
        "order" => {
            "  group: {by: order_id, items: {product: {name: product}, quantity: {name: quantity, \
             type: integer}, price: {name: price, type: decimal}}}\n  amount: {product: [quantity, \
             price]}\n"
        }
        _ => "  properties: {page: {name: page}}\n",
    };
    let source = format!(
        "apiVersion: fenqun/v1\nkind: Source\nmetadata: {{name: {event}s}}\nspec:\n  as: events\n  \
         event: {event}\n  identifiers: [{{column: customer_id, kind: customer}}]\n  time: {{column: \
         time}}\n{group}"
    );
    fs::write(&map, source).expect("the mapping is written");
    let mut command = fenqun(data, &["import", "--as", "events", "--map"]);
    command.arg(&map).arg(file);
    command
}

fn succeed(mut command: Command) -> Output {
    let output = command.output().expect("the binary starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed:\n{errors}");
    output
}

/// Bytes of all files below a folder; files that go away meanwhile do not count.
fn bytes(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    let of = |entry: fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => bytes(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    entries.flatten().map(of).sum()
}

/// Kills the child when the folder has changed by `step` bytes; `false` when it ended before.
fn kill_after(mut child: Child, folder: &Path, step: u64) -> bool {
    let start = bytes(folder);
    loop {
        if child.try_wait().expect("the child can be asked").is_some() {
            return false;
        }
        if bytes(folder).abs_diff(start) >= step {
            child.kill().expect("the child can be killed");
            child.wait().expect("the child can be waited for");
            return true;
        }
        std::thread::yield_now();
    }
}

fn evaluated(data: &Path) -> String {
    let args = [
        "eval", "visits", "paid", "pieces", "--format", "json", "--all",
    ];
    String::from_utf8(succeed(fenqun(data, &args)).stdout).expect("output is UTF-8")
}

#[test]
fn killed_imports_end_where_unbroken_ones_do() {
    let folder = TempDir::new().expect("a folder for the test");
    let [visits, orders] = write_files(folder.path());
    let definitions = folder.path().join("definitions.yaml");
    fs::write(&definitions, DEFINITIONS).expect("the definitions are written");
    let [unbroken, killed] = ["unbroken", "killed"].map(|name| folder.path().join(name));
    for data in [&unbroken, &killed] {
        succeed(fenqun(
            data,
            &["apply", definitions.to_str().expect("a path in UTF-8")],
        ));
    }
    let mut kills = 0;
    for (file, event) in [(&visits, "visit"), (&orders, "order")] {
        let before = bytes(&unbroken);
        succeed(import(&unbroken, file, event));
        let step = (bytes(&unbroken).abs_diff(before) / 8).max(1);
        for round in 1.. {
            let mut command = import(&killed, file, event);
            let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
            // Later rounds live longer, so that the import comes to its end at last.
            if !kill_after(child.expect("the binary starts"), &killed, step * round) {
                break;
            }
            kills += 1;
            succeed(fenqun(&killed, &["check"]));
        }
        succeed(import(&killed, file, event));
    }
    assert!(
        kills >= 4,
        "only {kills} imports were killed before they ended"
    );
    assert_eq!(evaluated(&killed), evaluated(&unbroken));
    succeed(fenqun(&killed, &["check"]));
}
