//! Where the benchmark keeps its files: below `target/`, so that nothing else is touched.

use std::path::PathBuf;

/// The folders.
pub(crate) struct Workplace {
    /// The workspace of the source code.
    pub(crate) root: PathBuf,
    /// What cargo builds into.
    pub(crate) target: PathBuf,
    /// Data and databases of the benchmark.
    pub(crate) data: PathBuf,
}

impl Workplace {
    /// Makes the data folder.
    pub(crate) fn new() -> Result<Self, String> {
        let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        root.pop();
        let target = root.join("target");
        let data = target.join("bench");
        std::fs::create_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
        Ok(Self { root, target, data })
    }

    /// The file with so many events.
    pub(crate) fn csv(&self, events: u64, customers: u64) -> PathBuf {
        self.data
            .join(format!("events-{events}-of-{customers}.csv"))
    }
}
