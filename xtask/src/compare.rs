//! `cargo xtask bench compare`: builds the benchmark with all its dependencies and runs it.

use crate::step;

/// Runs the benchmark with the arguments given.
///
/// # Errors
/// The build or the benchmark failed.
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
    step::run("benchmark", step::cargo(&driver).args(arguments))
}
