//! `cargo xtask fuzz`: a fuzz target for longer than the tests run it.

use crate::step;

/// Runs the fuzzer with the arguments.
///
/// # Errors
/// It found something, or could not be built.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let mut command = step::cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "fenqun-sim",
        "--bin",
        "fuzz",
        "--",
    ]);
    step::run("fuzz", command.args(arguments))
}
