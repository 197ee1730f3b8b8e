//! Every fuzz target for a bounded number of inputs, the same ones each time. `cargo xtask fuzz` goes
//! on for longer and from other numbers.

use fenqun_sim::fuzz::{fuzz, target};

fn check(name: &str, inputs: u64) {
    let target = target(name).unwrap();
    if let Err(found) = fuzz(&target, 20_261_121, |after| after < inputs) {
        let text = String::from_utf8_lossy(&found.input).into_owned();
        panic!(
            "after {} inputs: {text:?}\n{:02x?}",
            found.after, found.input
        );
    }
}

#[test]
fn bodies_of_ingest() {
    check("ingest", 10_000);
}

#[test]
fn rules() {
    check("language", 30_000);
}

#[test]
fn the_log_of_rows() {
    check("log", 3_000);
}

#[test]
fn frames_of_the_log_with_any_content() {
    check("payload", 5_000);
}

#[test]
fn the_change_log() {
    check("changes", 3_000);
}
