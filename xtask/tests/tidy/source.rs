//! The files that the checks look at, and what cargo says about the workspace.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

/// A text file under version control, or about to be.
pub(crate) struct SourceFile {
    /// From the workspace's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// All text files that git knows or would add.
pub(crate) static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let listed = output(Command::new("git").args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]));
    let mut paths: Vec<&str> = listed.split_terminator('\0').collect();
    paths.sort_unstable();
    paths.dedup();
    paths.into_iter().filter_map(read).collect()
});

/// What `cargo metadata` says, for this platform only so that nothing needs fetching.
pub(crate) static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let version = output(Command::new("rustc").arg("-vV"));
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("rustc names its host");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = output(Command::new(cargo).args([
        "metadata",
        "--format-version=1",
        "--all-features",
        "--filter-platform",
        host,
    ]));
    serde_json::from_str(&metadata).expect("cargo metadata answers JSON")
});

impl SourceFile {
    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Of the page or of what builds it, written by people.
    pub(crate) fn is_script(&self) -> bool {
        let is_generated = self.text.starts_with("// Written by `npm run generate`");
        let endings = [".ts", ".tsx", ".mjs", ".js", ".mts"];
        let is_script = endings.iter().any(|ending| self.path.ends_with(ending));
        self.path.starts_with("web/") && is_script && !is_generated
    }

    /// Only built for tests: in a `tests` folder or a file `tests.rs`.
    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }

    /// Lines with their numbers, from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }

    /// The lines of production code: before the first `#[cfg(test)]` and without comments.
    pub(crate) fn production_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines()
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// `path:line: message`, as editors understand it.
    pub(crate) fn at(&self, line: usize, message: &str) -> String {
        format!("{}:{line}: {message}", self.path)
    }
}

/// The Rust files.
pub(crate) fn rust_files() -> impl Iterator<Item = &'static SourceFile> {
    FILES.iter().filter(|file| file.is_rust())
}

/// The files of the page that people write.
pub(crate) fn scripts() -> impl Iterator<Item = &'static SourceFile> {
    FILES.iter().filter(|file| file.is_script())
}

/// A file that must be there.
pub(crate) fn text(path: &str) -> &'static str {
    let file = FILES.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("{path} is missing")).text
}

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// A file's text; nothing for what is deleted but not yet committed, and for what is not text.
fn read(path: &str) -> Option<SourceFile> {
    let text = std::fs::read_to_string(root().join(Path::new(path))).ok()?;
    Some(SourceFile {
        path: path.to_owned(),
        text,
    })
}

fn output(command: &mut Command) -> String {
    let output = command
        .current_dir(root())
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("the tools print UTF-8")
}
