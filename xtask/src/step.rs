//! Running one outside command as a step of a chore.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// The cargo that runs us, in the workspace's folder. Where every build is the first, what it keeps
/// for the next one only costs time and gigabytes of disk: a full disk ends the linker with a bus
/// error.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// Says what comes, runs it with its output shown, and fails when it fails.
///
/// # Errors
/// A sentence that names the command and how it ended.
pub(crate) fn run(title: &str, command: &mut Command) -> Result<(), String> {
    eprintln!("\n== {title}");
    let line = shown(command);
    let status = command
        .status()
        .map_err(|error| format!("{line}: cannot be started: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("failed: {title} ({line}: {status})"))
}

/// Whether `cargo <subcommand> --version` works.
pub(crate) fn has_cargo_subcommand(name: &str) -> bool {
    cargo(&[name, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
