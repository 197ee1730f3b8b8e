//! Running another process and watching what it costs.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workplace::Workplace;

/// What a process cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    /// Greatest resident memory , MB.
    pub(crate) peak_mb: f64,
}

/// Runs a command to its end, under a script that asks the kernel for its peak memory.
pub(crate) fn watch(place: &Workplace, command: &Command) -> Result<Cost, String> {
    let mut watched = Command::new("python3");
    watched.arg(place.root.join("bench/watch.py"));
    let result = json(watched.arg(command.get_program()).args(command.get_args()))?;
    let number = |name: &str| result[name].as_f64().unwrap_or(f64::NAN);
    Ok(Cost {
        seconds: number("seconds"),
        peak_mb: number("peak_mb"),
    })
}

/// The peak memory of this process (`VmHWM`), MB.
pub(crate) fn own_peak_mb() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok());
    kilobytes.map_or(f64::NAN, |kilobytes: f64| kilobytes / 1024.0)
}

/// Runs a command that prints one line of JSON.
pub(crate) fn json(command: &mut Command) -> Result<Value, String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{command:?}: {error}"))
}

/// Runs a command that only has to succeed.
pub(crate) fn quietly(command: &mut Command) -> Result<(), String> {
    let status = command
        .stdout(Stdio::null())
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{command:?}: {status}"))
    }
}
