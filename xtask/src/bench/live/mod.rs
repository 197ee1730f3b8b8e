//! `cargo xtask bench live`: the real server under load over loopback, with a history, fifty live
//! segments, a wave of deadlines and a SIGKILL. Prints Markdown.

mod definitions;
mod http;
mod lines;
mod load;
pub(crate) mod page;
mod requests;
mod server;
mod stream;
mod table;
mod wave;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use crate::generate::{self, DAY};
use crate::process::quietly;
use crate::workplace::Workplace;
use load::{Load, Sent, percentile};
use server::{Keys, Server};
use stream::Probes;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) customers: u64,
    pub(crate) events: u64,
    /// Of each phase.
    pub(crate) seconds: u64,
    /// Leave out the lines of costs, which need workspaces of their own.
    pub(crate) brief: bool,
    /// Nothing but the lines of costs.
    pub(crate) lines: bool,
}

/// What came out.
#[derive(Debug, Default)]
pub(crate) struct Measured {
    /// Rows of the table: what, target, measured.
    pub(crate) rows: Vec<[String; 3]>,
}

impl Options {
    /// From the command line; nothing when it is not understood.
    pub(crate) fn read(words: &[&str]) -> Option<Self> {
        let mut options = Self {
            customers: 1_000_000,
            events: 10_000_000,
            seconds: 20,
            brief: false,
            lines: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--customers" => options.customers = words.next()?.parse().ok()?,
                "--events" => options.events = words.next()?.parse().ok()?,
                "--seconds" => options.seconds = words.next()?.parse().ok()?,
                "--brief" => options.brief = true,
                "--lines" => options.lines = true,
                _ => return None,
            }
        }
        (options.customers > 0 && options.events > 0 && options.seconds > 0).then_some(options)
    }
}

/// Runs it and prints the tables.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let place = Workplace::new()?;
    step("building fenqun");
    quietly(Command::new(cargo()).args(["build", "--release", "--package", "fenqun"]))?;
    let site = Site::new(place);
    println!("{}", table::machine());
    if !options.lines {
        let folder = site.workspace(options.customers, options.events, &definitions::fifty())?;
        let mut measured = Measured::default();
        under_load(&site, &folder, options, &mut measured)?;
        println!("{}", table::targets(options, &measured));
    }
    if !options.brief {
        println!("{}", lines::by_conditions(&site)?);
        println!("{}", lines::by_customers(&site, options)?);
    }
    Ok(())
}

/// Everything that is measured on the big workspace.
fn under_load(
    site: &Site,
    folder: &Path,
    options: &Options,
    measured: &mut Measured,
) -> Result<(), String> {
    step("first start: everybody's groups are found and recorded");
    let server = Server::start(&site.binary, folder)?;
    measured.add(
        "first start, every membership recorded",
        "",
        seconds(server.ready_after),
    );
    let keys = server.set_up()?;
    let load = Load {
        address: &server.address,
        key: &keys.write,
        customers: options.customers,
        batch: 100,
        connections: 6,
        rate: None,
        seconds: options.seconds as f64,
        requests: u64::MAX,
        only: None,
        run: 1,
    };
    step("as fast as events are taken");
    let sent = load.run(&|_, _| {})?;
    let behind = server.settle(&keys)?;
    measured.throughput(&sent, behind);
    step("2 000 events a second");
    latency(&server, &keys, &load, measured)?;
    step("a wave of deadlines");
    wave::run(&server, &keys, &load, measured)?;
    measured.add(
        "greatest memory",
        "< 2 GB",
        format!("{:.0} MB", server.peak_mb()),
    );
    step("SIGKILL under load and start again");
    killed(site, folder, server, &load_of(&keys, options), measured)
}

fn load_of<'a>(keys: &'a Keys, options: &Options) -> Load<'a> {
    Load {
        address: "",
        key: &keys.write,
        customers: options.customers,
        batch: 100,
        connections: 6,
        rate: Some(10_000),
        seconds: 5.0,
        requests: u64::MAX,
        only: None,
        run: 9,
    }
}

/// Probes among other events, one event a request, until each is seen on the stream.
fn latency(
    server: &Server,
    keys: &Keys,
    load: &Load<'_>,
    measured: &mut Measured,
) -> Result<(), String> {
    let probes = Arc::new(Probes::default());
    probes.follow(&server.address, &keys.token)?;
    let others = Load {
        batch: 1,
        connections: 8,
        rate: Some(1_800),
        run: 2,
        ..*load
    };
    let probing = Load {
        connections: 2,
        rate: Some(200),
        only: Some("probe"),
        run: 3,
        ..others
    };
    let (others, probed) = std::thread::scope(|scope| {
        let others = scope.spawn(|| others.run(&|_, _| {}));
        let probed = probing.run(&|customer, at| probes.note(customer, at));
        (
            others.join().expect("no thread of the benchmark panics"),
            probed,
        )
    });
    let (others, probed) = (others?, probed?);
    server.settle(keys)?;
    for _ in 0..200 {
        if probes.missing() == 0 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    if probes.missing() > 0 {
        return Err(format!("{} probes never became visible", probes.missing()));
    }
    let rate = (others.events + probed.events) as f64 / others.seconds;
    let seen = probes.latencies();
    let both = format!(
        "{:.1} ms, {:.1} ms ({rate:.0} events/s, one a request)",
        percentile(&seen, 0.5),
        percentile(&seen, 0.99)
    );
    measured.add(
        "from sending to the stream, p50 and p99",
        "< 10 ms, < 50 ms",
        both,
    );
    Ok(())
}

/// Kills the server in the middle of a load and starts it again.
fn killed(
    site: &Site,
    folder: &Path,
    server: Server,
    load: &Load<'_>,
    measured: &mut Measured,
) -> Result<(), String> {
    let address = server.address.clone();
    let load = Load {
        address: &address,
        ..*load
    };
    std::thread::scope(|scope| {
        let loading = scope.spawn(move || load.run(&|_, _| {}));
        std::thread::sleep(std::time::Duration::from_secs(2));
        let killed = server.kill();
        // The load ends with the server.
        drop(loading.join());
        killed
    })?;
    let again = Server::start(&site.binary, folder)?;
    measured.add(
        "from start after SIGKILL to ready",
        "< 10 s",
        seconds(again.ready_after),
    );
    measured.add(
        "memory after that start",
        "< 2 GB",
        format!("{:.0} MB", again.peak_mb()),
    );
    again.kill()
}

impl Measured {
    pub(crate) fn add(&mut self, what: &str, target: &str, found: String) {
        eprintln!("   {what}: {found}");
        self.rows.push([what.into(), target.into(), found]);
    }

    fn throughput(&mut self, sent: &Sent, behind: f64) {
        let acknowledged = sent.events as f64 / sent.seconds;
        let evaluated = sent.events as f64 / (sent.seconds + behind);
        let refused = match sent.refused {
            0 => String::new(),
            refused => format!(" ({refused} told to wait)"),
        };
        let (what, target) = ("`/v1/batch` of 100, durable", "≥ 20 000 events/s");
        self.add(what, target, format!("{acknowledged:.0} events/s{refused}"));
        self.add(
            "the same, until all are evaluated",
            target,
            format!("{evaluated:.0} events/s"),
        );
        let p99 = percentile(&sent.latencies, 0.99);
        self.add(
            "answer to a batch at full speed, p99",
            "",
            format!("{p99:.1} ms"),
        );
    }
}

/// Where the benchmark works.
pub(crate) struct Site {
    place: Workplace,
    pub(crate) binary: PathBuf,
}

impl Site {
    fn new(place: Workplace) -> Self {
        let binary = place.target.join("release/fenqun");
        Self { place, binary }
    }

    /// A new workspace with a history that ends today.
    pub(crate) fn workspace(
        &self,
        customers: u64,
        events: u64,
        definitions: &str,
    ) -> Result<PathBuf, String> {
        let failed = |error: std::io::Error| error.to_string();
        step(&format!("{events} events of {customers} customers"));
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_err(|error| error.to_string())?;
        let today = now.as_millis() as i64 / DAY * DAY;
        let csv = self
            .place
            .data
            .join(format!("live-{}-{events}-{customers}.csv", today / DAY));
        generate::events(&csv, customers, events, today - generate::LENGTH).map_err(failed)?;
        let folder = self.place.data.join(format!("live-{events}"));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(failed)?;
        }
        let map = self.place.root.join("bench/events.yaml");
        let mut import = self.fenqun(&folder);
        quietly(
            import
                .arg("import")
                .arg(&csv)
                .args(["--as", "events", "--map"])
                .arg(map),
        )?;
        self.define(&folder, definitions)?;
        Ok(folder)
    }

    /// Applies definitions to a workspace that no server holds.
    pub(crate) fn define(&self, folder: &Path, definitions: &str) -> Result<(), String> {
        let file = self.place.data.join("live.yaml");
        std::fs::write(&file, definitions).map_err(|error| error.to_string())?;
        quietly(self.fenqun(folder).arg("apply").arg(file))
    }

    pub(crate) fn fenqun(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.binary);
        command.arg("--data").arg(folder);
        command
    }
}

pub(crate) fn seconds(seconds: f64) -> String {
    format!("{seconds:.1} s")
}

fn step(what: &str) {
    eprintln!("== {what}");
}

fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".into())
}
