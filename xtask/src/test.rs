//! `cargo xtask test`: everything that must hold before a change goes in, cheapest first; the first
//! step that fails ends it. The last lines are the test runners' own summaries.

use std::path::PathBuf;

use crate::{page, step};

/// Runs all steps.
///
/// # Errors
/// The first step that failed.
pub(crate) fn run() -> Result<(), String> {
    step::run("formatting", &mut step::cargo(&["fmt", "--all", "--check"]))?;
    let has_page = page::is_checkable()?;
    if has_page {
        // Before anything else is built, for the binary takes the page in.
        page::check()?;
    }
    step::run("lints", &mut step::cargo(&CLIPPY))?;
    step::run(
        "tidy",
        &mut step::cargo(&["test", "--quiet", "--package", "xtask"]),
    )?;
    step::run("examples in documentation", &mut step::cargo(&DOCTESTS))?;
    if step::has_cargo_subcommand("nextest") {
        tests(&NEXTEST)?;
    } else {
        eprintln!("cargo-nextest is not installed: using cargo test, which is slower");
        tests(&CARGO_TEST)?;
    }
    match has_page {
        true => walk(),
        false => Ok(()),
    }
}

/// Walks the page of the binary that the tests were built with. Building it once more by itself
/// would compile half of the workspace again, for then other features of the dependencies are on.
fn walk() -> Result<(), String> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| "target".into());
    page::walk(&step::root().join(target).join("debug/fenqun"))
}

/// Runs the tests. Property tests draw the same cases each time unless `PROPTEST_RNG_SEED` says
/// otherwise: whether a change may go in must not depend on luck. To look for new counterexamples
/// run a crate's tests by hand, where every run draws its own.
fn tests(arguments: &[&str]) -> Result<(), String> {
    let mut command = step::cargo(arguments);
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        command.env("PROPTEST_RNG_SEED", "20261121");
    }
    step::run("tests", &mut command)
}

const CLIPPY: [&str; 8] = [
    "clippy",
    "--quiet",
    "--workspace",
    "--all-targets",
    "--all-features",
    "--",
    "-D",
    "warnings",
];
const DOCTESTS: [&str; 4] = ["test", "--quiet", "--workspace", "--doc"];
const NEXTEST: [&str; 4] = ["nextest", "run", "--workspace", "--no-fail-fast"];
const CARGO_TEST: [&str; 5] = [
    "test",
    "--workspace",
    "--all-targets",
    "--no-fail-fast",
    "--quiet",
];
