//! Words that mean something was left undone or left behind.

use crate::assert_none;
use crate::source::{FILES, SourceFile, scripts, text};

/// Marks of unfinished work. Written in two parts so that this file does not offend.
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
];
/// Ways to make a test pass without being right.
const TEST_EXCUSES: [&str; 1] = [concat!("#[ig", "nore")];
/// The same in the page: tests left out, the rest left out, and waiting for time.
const PAGE_EXCUSES: [&str; 9] = [
    concat!("test.sk", "ip"),
    concat!("it.sk", "ip"),
    concat!("describe.sk", "ip"),
    concat!("test.on", "ly"),
    concat!("it.on", "ly"),
    concat!("describe.on", "ly"),
    concat!("test.fix", "me"),
    concat!("waitForTime", "out"),
    concat!("network", "idle"),
];
/// Marks that switch a check off.
const PAGE_SILENCERS: [&str; 3] = [
    concat!("@ts-ig", "nore"),
    concat!("@ts-no", "check"),
    concat!("eslint-dis", "able"),
];
/// Waiting for time instead of for what is waited for.
const SLEEPS: [&str; 2] = [concat!("thread::sle", "ep"), concat!("time::sle", "ep(")];
/// Files in which time itself is what is waited for. Never for something to have happened.
const MAY_SLEEP: [&str; 5] = [
    // Until the next attempt is due; woken by what happens before.
    "crates/engine/src/webhooks/dispatcher.rs:",
    "crates/engine/src/webhooks/worker.rs:",
    // Kills at moments that are drawn, and clients that pause before they try again.
    "crates/fenqun/tests/soak/main.rs:",
    "crates/fenqun/tests/soak/sender.rs:",
    // Sends at a rate, and asks a process outside that is measured at the same time.
    "xtask/src/bench/live/",
];
/// Where one machine keeps its things.
const MACHINE_PATHS: [&str; 4] = [
    concat!("/wor", "k/"),
    concat!("/ro", "ot/"),
    concat!("/opt/whe", "els"),
    concat!("/tmp/bash", "_jobs"),
];
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn nothing_is_left_undone() {
    assert_none("finish it or leave it out", &hits(&UNFINISHED, ".rs"));
    let marks = &UNFINISHED[..3];
    assert_none("finish it or leave it out", &script_hits(marks));
}

#[test]
fn the_page_makes_no_excuses() {
    let rule = "tests run, and wait for what they wait for";
    assert_none(rule, &script_hits(&PAGE_EXCUSES));
    assert_none("what a check says is true", &script_hits(&PAGE_SILENCERS));
}

#[test]
fn tests_make_no_excuses() {
    assert_none(
        "tests run, and wait for what they wait for",
        &hits(&TEST_EXCUSES, ".rs"),
    );
    let mut sleeping = hits(&SLEEPS, ".rs");
    sleeping.retain(|place| !MAY_SLEEP.iter().any(|file| place.starts_with(file)));
    assert_none("wait for what happens, not for time", &sleeping);
}

#[test]
fn no_path_of_one_machine() {
    assert_none("the project runs anywhere", &hits(&MACHINE_PATHS, ""));
}

#[test]
fn the_page_names_no_registry() {
    let lock = text("web/package-lock.json").lines();
    let resolved = lock.filter(|line| line.trim_start().starts_with("\"resolved\""));
    let offences: Vec<String> = resolved.map(str::to_owned).collect();
    assert_none("no mirror in the lock file of the page", &offences);
}

#[test]
fn dependencies_come_from_the_public_registry() {
    let lock = FILES.iter().find(|file| file.path == "Cargo.lock");
    let lock = lock.expect("the lock file is under version control");
    let offences: Vec<String> = lock
        .lines()
        .filter(|(_, line)| line.starts_with("source = ") && !line.contains(REGISTRY))
        .map(|(number, line)| lock.at(number, line))
        .collect();
    assert_none("no mirror and no fork in the lock file", &offences);
}

/// Lines of the page's files that contain any of the words.
fn script_hits(words: &[&str]) -> Vec<String> {
    lines_with(words, scripts())
}

/// Lines of files whose names end in `suffix` that contain any of the words.
fn hits(words: &[&str], suffix: &str) -> Vec<String> {
    lines_with(
        words,
        FILES.iter().filter(|file| file.path.ends_with(suffix)),
    )
}

fn lines_with(words: &[&str], files: impl Iterator<Item = &'static SourceFile>) -> Vec<String> {
    files
        .flat_map(|file| file.lines().map(move |(number, line)| (file, number, line)))
        .filter(|(_, _, line)| words.iter().any(|word| line.contains(word)))
        .map(|(file, number, line)| file.at(number, line.trim()))
        .collect()
}
