//! The whole comparison, from generating the data to the table.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::agreement::all_agree;
use crate::generate;
use crate::peers::Peers;
use crate::process::{Cost, json, quietly, watch};
use crate::questions;
use crate::tables;
use crate::workplace::Workplace;

/// Runs of each question; the median counts.
const RUNS: usize = 7;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) customers: u64,
    pub(crate) events: u64,
    /// Also measure Fenqun on five times as much.
    pub(crate) large: bool,
}

/// What Fenqun cost on data of one size.
pub(crate) struct Size {
    pub(crate) customers: u64,
    pub(crate) events: u64,
    pub(crate) import: Cost,
    /// From the folder to the first answer, in a new process.
    pub(crate) start: Cost,
    /// As the peers report, with answers.
    pub(crate) answers: Value,
}

impl Options {
    /// From the command line; nothing when it is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let mut options = Self {
            customers: 2_000_000,
            events: 20_000_000,
            large: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--customers" => options.customers = words.next()?.parse().ok()?,
                "--events" => options.events = words.next()?.parse().ok()?,
                "--large" => options.large = true,
                _ => return None,
            }
        }
        (options.customers > 0 && options.events > 0).then_some(options)
    }

    fn times(self, factor: u64) -> Self {
        Self {
            customers: self.customers * factor,
            events: self.events * factor,
            ..self
        }
    }

    fn tenth(self) -> Self {
        Self {
            customers: (self.customers / 10).max(1),
            events: (self.events / 10).max(1),
            ..self
        }
    }
}

/// Runs it and prints the tables.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let place = Workplace::new()?;
    step("installing the other engines");
    let peers = Peers::install(&place)?;
    step("building fenqun");
    quietly(Command::new(cargo()).args(["build", "--release", "--package", "fenqun"]))?;
    let csv = data(&place, *options)?;
    let spec = place.data.join("questions.json");
    write(&spec, &questions::for_peers().to_string())?;
    step("asking the other engines");
    let mut results = peers.ask(&csv, &spec, RUNS)?;
    step("importing into DuckDB");
    let import = peers.import(&csv, &place.data.join("import.duckdb"))?;
    let small = measure(&place, options.tenth())?;
    let full = measure(&place, *options)?;
    results.push(full.answers.clone());
    all_agree(&results)?;
    println!("{}", tables::machine());
    println!("{}", tables::answers(options, &results));
    println!("{}", tables::import(&import, &full));
    let mut sizes = vec![small, full];
    if options.large {
        sizes.push(measure(&place, options.times(5))?);
    }
    println!("{}", tables::sizes(&sizes));
    Ok(())
}

/// Imports data of a size into a new folder and asks everything.
fn measure(place: &Workplace, options: Options) -> Result<Size, String> {
    let csv = data(place, options)?;
    let folder = place.data.join(format!("fenqun-{}", options.events));
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    step(&format!("fenqun: importing {} events", options.events));
    let map = place.root.join("bench/events.yaml");
    let binary = place.target.join("release/fenqun");
    let mut import = Command::new(binary);
    import
        .arg("--data")
        .arg(&folder)
        .arg("import")
        .arg(&csv)
        .args(["--as", "events", "--map"]);
    let import = watch(place, import.arg(map))?;
    step("fenqun: first answer after a cold start");
    let start = watch(place, myself()?.arg("first").arg(&folder))?;
    step("fenqun: all questions");
    let answers = json(myself()?.arg("ask").arg(&folder).arg(RUNS.to_string()))?;
    let (customers, events) = (options.customers, options.events);
    Ok(Size {
        customers,
        events,
        import,
        start,
        answers,
    })
}

fn data(place: &Workplace, options: Options) -> Result<PathBuf, String> {
    let csv = place.csv(options.events, options.customers);
    step(&format!(
        "{} events of {} customers",
        options.events, options.customers
    ));
    generate::events(&csv, options.customers, options.events, generate::START)
        .map_err(|error| format!("{}: {error}", csv.display()))?;
    Ok(csv)
}

fn step(what: &str) {
    eprintln!("== {what}");
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn myself() -> Result<Command, String> {
    std::env::current_exe()
        .map(Command::new)
        .map_err(|error| error.to_string())
}

fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or("cargo".into(), PathBuf::from)
}
