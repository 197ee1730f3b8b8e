//! The page's steps: installing what it is built with, checking it, building it, and walking it in a
//! browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::step;

/// Oldest Node that builds the page: major and minor.
const NODE: (u32, u32) = (20, 19);
/// Where browsers are on a Debian, beside what the variable `CHROMIUM` says.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
/// Debian's packages of the browser and of Chinese letters.
const CHROMIUM: &str = "chromium";
const LETTERS: &str = "fonts-noto-cjk";

/// Builds the page into `web/dist`, from where the binary takes it.
///
/// # Errors
/// Node is missing or too old; a step failed.
pub(crate) fn build() -> Result<(), String> {
    install()?;
    step::run("building the page", &mut npm(&["run", "build"]))
}

/// Style, types, stale generated files and unit tests of the page, then its build.
///
/// # Errors
/// The first step that failed.
pub(crate) fn check() -> Result<(), String> {
    install()?;
    step::run("page: style", &mut npm(&["run", "lint"]))?;
    step::run("page: unit tests", &mut npm(&["test"]))?;
    step::run("page: types and build", &mut npm(&["run", "build"]))
}

/// Walks the page in a browser, served by a binary.
///
/// # Errors
/// There is no browser and none can be installed; a test failed.
pub(crate) fn walk(binary: &Path) -> Result<(), String> {
    let browser = browser()?;
    letters()?;
    let mut walk = npm(&["run", "e2e"]);
    walk.env("CHROMIUM", browser).env("FENQUN_BINARY", binary);
    step::run("page: in a browser", &mut walk)
}

/// Whether the page can be checked here: with Node. Without it that is said; where everything must
/// be checked it is an error.
///
/// # Errors
/// Node is missing or too old and `CI` is set.
pub(crate) fn is_checkable() -> Result<bool, String> {
    match node() {
        Ok(()) => Ok(true),
        Err(reason) if std::env::var_os("CI").is_some() => Err(reason),
        Err(reason) => {
            eprintln!("\n== page: skipped\n{reason}");
            Ok(false)
        }
    }
}

/// Installs exactly what the lock file names, unless that is what is there.
fn install() -> Result<(), String> {
    node()?;
    let folder = folder();
    // Written by npm at the end of each installation.
    let installed = changed_at(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed_at(&folder.join("package-lock.json")) {
        return Ok(());
    }
    let quiet = ["ci", "--no-audit", "--no-fund"];
    step::run("installing what the page is built with", &mut npm(&quiet))
}

/// Fails unless Node is there and new enough.
fn node() -> Result<(), String> {
    let (major, minor) = NODE;
    let wanted = format!(
        "The page is built with Node {major}.{minor} or newer and npm: https://nodejs.org, or the \
         packages nodejs and npm of your system. Without them the command line works all the same: \
         cargo run --release --package fenqun -- demo --no-serve"
    );
    let Some(version) = said(Command::new("node").arg("--version")) else {
        return Err(format!("There is no Node here.\n{wanted}"));
    };
    if parts(&version) < Some(NODE) {
        return Err(format!("Node {version} is too old.\n{wanted}"));
    }
    match said(Command::new("npm").arg("--version")) {
        Some(_) => Ok(()),
        None => Err(format!("There is no npm here.\n{wanted}")),
    }
}

/// Major and minor of `v20.19.4`.
fn parts(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

/// The browser: the one named, one of the system's, or Debian's, which is installed where we may.
///
/// # Errors
/// There is none and none can be installed.
pub(crate) fn browser() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = BROWSERS.iter().find_map(|name| in_path(name)) {
        return Ok(found);
    }
    if let Some(found) = in_applications() {
        return Ok(found);
    }
    install_package(CHROMIUM)?;
    in_path(CHROMIUM).ok_or_else(|| format!("{CHROMIUM} was installed and is not to be found"))
}

/// Where a Mac has it.
fn in_applications() -> Option<PathBuf> {
    let names = ["Google Chrome", "Chromium"];
    let places = names.map(|name| format!("/Applications/{name}.app/Contents/MacOS/{name}"));
    places
        .map(PathBuf::from)
        .into_iter()
        .find(|place| place.exists())
}

/// Chinese letters: without them screenshots are full of empty boxes, and widths are wrong.
fn letters() -> Result<(), String> {
    let fonts = said(Command::new("fc-list").args([":lang=zh", "family"]));
    let has_none = fonts.is_none_or(|fonts| fonts.is_empty());
    if cfg!(target_os = "linux") && has_none {
        install_package(LETTERS)?;
    }
    Ok(())
}

/// Installs a Debian package when we may, else says what to install.
fn install_package(name: &str) -> Result<(), String> {
    let is_root = said(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !is_root || in_path("apt-get").is_none() {
        return Err(format!(
            "The tests in a browser need {name}. Install it, on Debian: apt-get install {name}"
        ));
    }
    step::run(
        "apt-get update",
        Command::new("apt-get").args(["update", "--quiet"]),
    )?;
    let mut install = Command::new("apt-get");
    install.args([
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
        name,
    ]);
    step::run(
        &format!("installing {name}"),
        install.env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder());
    command
}

fn folder() -> PathBuf {
    step::root().join("web")
}

fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let places = std::env::split_paths(&path).map(|folder| folder.join(name));
    places.into_iter().find(|place| place.is_file())
}

fn changed_at(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// What a command prints, without the line end; nothing when it does not work.
fn said(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(parts("v20.19.0") >= Some(NODE));
        assert!(parts("v22.3.1") >= Some(NODE));
        assert!(parts("v20.9.0") < Some(NODE));
        assert!(parts("v18.20.4") < Some(NODE));
        assert!(parts("nonsense") < Some(NODE));
    }
}
