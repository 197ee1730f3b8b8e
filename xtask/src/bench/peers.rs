//! The other engines, each in a Python process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::process::{json, quietly};
use crate::workplace::Workplace;

/// Each script, fastest to start first.
const SCRIPTS: [&str; 3] = ["duckdb_peer.py", "polars_peer.py", "chdb_peer.py"];

/// A virtual environment with the engines in it.
pub(crate) struct Peers {
    python: PathBuf,
    scripts: PathBuf,
}

impl Peers {
    /// Makes the environment, or uses the one that is there.
    pub(crate) fn install(place: &Workplace) -> Result<Self, String> {
        let environment = place.target.join("bench-venv");
        let python = environment.join("bin/python");
        if !python.exists() {
            let environment = environment.to_string_lossy();
            quietly(Command::new("python3").args(["-m", "venv", &environment]))?;
        }
        let wanted = place.root.join("bench/requirements.txt");
        let wanted = wanted.to_string_lossy();
        quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r", &wanted]))?;
        Ok(Self {
            python,
            scripts: place.root.join("bench/peers"),
        })
    }

    /// Puts all questions to all engines, one after another.
    pub(crate) fn ask(
        &self,
        csv: &Path,
        questions: &Path,
        runs: usize,
    ) -> Result<Vec<Value>, String> {
        let runs = runs.to_string();
        let arguments = [
            csv.to_string_lossy(),
            questions.to_string_lossy(),
            runs.into(),
            "20".into(),
        ];
        let one = |script: &&str| {
            eprintln!("  {script}");
            self.script(
                script,
                &arguments.each_ref().map(|argument| argument.as_ref()),
            )
        };
        SCRIPTS.iter().map(one).collect()
    }

    /// Imports the file into a new DuckDB database.
    pub(crate) fn import(&self, csv: &Path, database: &Path) -> Result<Value, String> {
        let (csv, database) = (csv.to_string_lossy(), database.to_string_lossy());
        self.script("duckdb_import.py", &[&csv, &database])
    }

    fn script(&self, name: &str, arguments: &[&str]) -> Result<Value, String> {
        let mut command = Command::new(&self.python);
        json(command.arg(self.scripts.join(name)).args(arguments))
    }
}
