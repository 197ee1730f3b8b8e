//! The real client libraries of the tracking protocol, from their registries, against the real
//! binary, over a line that fails: every event they were given is there exactly once.

mod line;
mod packages;
mod server;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use line::Line;
use server::Server;

/// Events that each library is given.
const EVENTS: usize = 120;
const PATIENCE: Duration = Duration::from_secs(30);
/// Customers whose events they are.
const CUSTOMERS: usize = 5;

/// Lets a library send its events over a failing line and looks at what came.
fn send_and_check(command: &mut Command) {
    let server = Server::start();
    let line = Line::to(server.port());
    let status = command
        .env("FENQUN_HOST", line.url())
        .env("FENQUN_KEY", server.write_key())
        .env("FENQUN_EVENTS", EVENTS.to_string())
        .env("FENQUN_CUSTOMERS", CUSTOMERS.to_string())
        .status()
        .expect("the client starts");
    assert!(status.success(), "the client ended with {status}");
    let faults = line.faults();
    assert!(
        faults.too_many > 0 && faults.failed > 0 && faults.cut > 0,
        "the line was too good: {faults:?}"
    );
    for customer in 0..CUSTOMERS {
        let name = format!("customer-{customer}");
        let mut expect: BTreeMap<String, usize> = (0..EVENTS)
            .filter(|event| event % CUSTOMERS == customer)
            .map(|event| (format!("event {event}"), 1))
            .collect();
        expect.insert("before".into(), 1);
        // What was acknowledged is shown a moment later.
        let start = Instant::now();
        let mut found = server.events(&name);
        while found != expect && start.elapsed() < PATIENCE {
            found = server.events(&name);
        }
        assert_eq!(found, expect, "{name}");
        assert_eq!(server.attribute(&name, "city"), ["上海"]);
    }
}

fn script(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/clients")
        .join(name)
}

#[test]
fn the_library_for_node() {
    let Some(folder) = packages::node("@segment/analytics-node", "3.1.0") else {
        return;
    };
    let mut command = Command::new("node");
    command
        .arg(script("send.cjs"))
        .env("NODE_PATH", folder.join("node_modules"));
    send_and_check(&mut command);
}

#[test]
fn the_library_for_python_packed_and_plain() {
    let Some(folder) = packages::python("segment-analytics-python", "2.4.0") else {
        return;
    };
    for packed in ["1", ""] {
        let mut command = Command::new("python3");
        command
            .arg(script("send.py"))
            .env("PYTHONPATH", &folder)
            .env("FENQUN_PACKED", packed);
        send_and_check(&mut command);
    }
}
