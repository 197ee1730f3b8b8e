//! `cargo xtask bench`: builds the benchmarks with all their dependencies and runs one.

use crate::{page, step};

/// Runs the benchmark with the arguments given.
///
/// # Errors
/// The build or the benchmark failed; that of the page has no browser.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let driver = [
        "run",
        "--release",
        "--package",
        "xtask",
        "--features",
        "bench",
        "--bin",
        "bench",
        "--",
    ];
    let mut driver = step::cargo(&driver);
    if arguments.first().is_some_and(|of| of == "page") {
        page::build()?;
        driver.env("CHROMIUM", page::browser()?);
    }
    step::run("benchmark", driver.args(arguments))
}
