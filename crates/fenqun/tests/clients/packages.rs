//! Client libraries at fixed versions, from their registries, kept in the build folder.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with a package of npm; `None` when it cannot be had, which continuous integration
/// counts as a failure.
pub(crate) fn node(name: &str, version: &str) -> Option<PathBuf> {
    let folder = kept("node", version);
    let there = folder.join("node_modules").join(name).join("package.json");
    let mut install = Command::new("npm");
    install
        .args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "--prefix",
        ])
        .arg(&folder)
        .arg(format!("{name}@{version}"));
    had(name, &folder, &there, &mut install)
}

/// The folder with a package of PyPI; see [`node`].
pub(crate) fn python(name: &str, version: &str) -> Option<PathBuf> {
    let folder = kept("python", version);
    let there = folder.join("installed");
    let mut install = Command::new("python3");
    install
        .args(["-m", "pip", "install", "--quiet", "--upgrade", "--target"])
        .arg(&folder)
        .arg(format!("{name}=={version}"));
    let folder = had(name, &folder, &there, &mut install)?;
    // The package's own files do not tell whether all of it is there.
    std::fs::write(there, "").expect("the build folder can be written to");
    Some(folder)
}

fn kept(kind: &str, version: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("clients/{kind}-{version}"));
    std::fs::create_dir_all(&folder).expect("the build folder can be written to");
    folder
}

fn had(name: &str, folder: &Path, there: &Path, install: &mut Command) -> Option<PathBuf> {
    if there.exists() {
        return Some(folder.to_owned());
    }
    let done = install.output();
    let reason = match &done {
        Ok(output) if output.status.success() => return Some(folder.to_owned()),
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    assert!(
        std::env::var_os("CI").is_none(),
        "{name} cannot be had: {reason}"
    );
    eprintln!("SKIPPED: {name} cannot be had, so it was NOT tried: {reason}");
    None
}
