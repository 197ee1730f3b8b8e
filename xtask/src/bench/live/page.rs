//! `cargo xtask bench page`: how long the page waits. The requests that its screens make, one after
//! another, on the workspace of `bench live` with names, telephone numbers and cities; then the screens
//! themselves in a browser.

use std::fmt::Write;
use std::process::Command;
use std::time::{Duration, Instant as Clock};

use serde_json::Value;

use super::http::Connection;
use super::load::percentile;
use super::requests::{Request, requests};
use super::server::{EMAIL, Keys, PASSWORD, Server};
use super::{Site, cargo, definitions, seconds, step, table};
use crate::generate;
use crate::process::quietly;
use crate::workplace::Workplace;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    customers: u64,
    events: u64,
    /// Of each request, after a first one.
    runs: u64,
}

/// How long a request took, milliseconds.
struct Took {
    first: f64,
    /// Of the runs after the first, ascending.
    later: Vec<f64>,
    bytes: usize,
}

impl Options {
    /// From the command line; nothing when it is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let mut options = Self {
            customers: 1_000_000,
            events: 10_000_000,
            runs: 10,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--customers" => options.customers = words.next()?.parse().ok()?,
                "--events" => options.events = words.next()?.parse().ok()?,
                "--runs" => options.runs = words.next()?.parse().ok()?,
                _ => return None,
            }
        }
        (options.customers > 0 && options.events > 0 && options.runs > 0).then_some(options)
    }
}

/// Runs it and prints the table.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let place = Workplace::new()?;
    step("building fenqun");
    quietly(Command::new(cargo()).args(["build", "--release", "--package", "fenqun"]))?;
    let site = Site::new(place);
    let folder = site.workspace(options.customers, options.events, &definitions::fifty())?;
    site.customers(&folder, options.customers)?;
    step("first start: everybody's groups are found and recorded");
    let server = Server::start(&site.binary, &folder)?;
    let keys = server.set_up()?;
    let mut text = format!(
        "{} customers, {} events, 50 segments and RFM; {} runs after the first\n\n\
         | request | target | first | p50 | max | bytes |\n|---|---:|---:|---:|---:|---:|\n",
        options.customers, options.events, options.runs
    );
    step("what groups did within a week is found out");
    let trends = settle_trends(&server, &keys)?;
    for request in requests(today()?) {
        let took = measure(&server, &keys, &request, options.runs)?;
        add(&mut text, &request, &took);
    }
    println!("{}", table::machine());
    println!("{text}");
    step("in a browser");
    site.watched(&server, options.runs)?;
    println!(
        "Ready after {}; what groups did within a week is known {} later. Greatest memory {:.0} MB.",
        seconds(server.ready_after),
        seconds(trends),
        server.peak_mb()
    );
    server.kill()
}

/// Days since the epoch.
fn today() -> Result<i64, String> {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = now.map_err(|error| error.to_string())?;
    Ok(now.as_millis() as i64 / generate::DAY)
}

/// Asks what needs attention until everything was looked at; how long that took, seconds.
fn settle_trends(server: &Server, keys: &Keys) -> Result<f64, String> {
    let begun = Clock::now();
    let mut connection = Connection::open(&server.address)?;
    loop {
        let path = "/api/v1/attention";
        let answer: Value = connection.send("GET", path, &keys.token, b"")?.json(path)?;
        if answer["complete"] == true {
            return Ok(begun.elapsed().as_secs_f64());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn measure(server: &Server, keys: &Keys, request: &Request, runs: u64) -> Result<Took, String> {
    let mut connection = Connection::open(&server.address)?;
    let mut once = |run: u64| -> Result<(f64, usize), String> {
        let body = request.body(run);
        let begun = Clock::now();
        let answer =
            connection.send(request.method, &request.path, &keys.token, body.as_bytes())?;
        let took = begun.elapsed().as_secs_f64() * 1e3;
        answer.json(request.name)?;
        Ok((took, answer.body.len()))
    };
    let (first, bytes) = once(0)?;
    let mut later = Vec::new();
    for run in 1..=runs {
        later.push(once(run)?.0);
    }
    later.sort_by(f64::total_cmp);
    Ok(Took {
        first,
        later,
        bytes,
    })
}

fn add(text: &mut String, request: &Request, took: &Took) {
    let p50 = percentile(&took.later, 0.5);
    let max = took.later.last().copied().unwrap_or(took.first);
    let line = format!(
        "| {} | < {} ms | {:.0} ms | {p50:.0} ms | {max:.0} ms | {} |",
        request.name, request.target, took.first, took.bytes
    );
    eprintln!("   {line}");
    writeln!(text, "{line}").expect("writing to memory does not fail");
}

impl Site {
    /// Opens the screens in a browser; it prints a table of its own.
    fn watched(&self, server: &Server, runs: u64) -> Result<(), String> {
        let mut browser = Command::new("npm");
        browser
            .args(["run", "--silent", "bench"])
            .current_dir(self.place.root.join("web"))
            .env("BENCH_URL", format!("http://{}", server.address))
            .env("BENCH_EMAIL", EMAIL)
            .env("BENCH_PASSWORD", PASSWORD)
            .env("BENCH_RUNS", runs.to_string());
        let status = browser.status().map_err(|error| format!("npm: {error}"))?;
        status
            .success()
            .then_some(())
            .ok_or_else(|| format!("npm run bench: {status}"))
    }

    /// Adds names, telephone numbers and cities to a workspace.
    fn customers(&self, folder: &std::path::Path, customers: u64) -> Result<(), String> {
        step("names, telephone numbers and cities");
        let csv = self.place.data.join(format!("customers-{customers}.csv"));
        generate::customers(&csv, customers).map_err(|error| error.to_string())?;
        let map = self.place.root.join("bench/customers.yaml");
        let mut import = self.fenqun(folder);
        let import = import.arg("import").arg(&csv);
        quietly(import.args(["--as", "customers", "--map"]).arg(map))
    }
}
