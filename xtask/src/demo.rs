//! `cargo xtask demo`: builds the page and the binary and runs its demo.

use crate::{page, step};

/// Runs `fenqun demo` with the arguments given.
///
/// # Errors
/// The build or the demo failed.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    page::build()?;
    step::run(
        "building fenqun",
        &mut step::cargo(&["build", "--release", "--package", "fenqun"]),
    )?;
    let mut demo = step::cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "fenqun",
        "--",
        "demo",
    ]);
    if let Ok(here) = std::env::current_dir() {
        demo.current_dir(here);
    }
    step::run("fenqun demo", demo.args(arguments))
}
