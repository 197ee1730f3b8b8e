//! Two lines: what one event costs by the number of conditions that look at it, and by the number of
//! customers. Counted is the processor time of the thread that evaluates, in nanoseconds; beside it
//! stands that of the whole server.

use std::fmt::Write;

use super::load::{Load, Sent};
use super::server::{Keys, Server, Used};
use super::{Options, Site, definitions};

/// Runs, each on a workspace of its own; the median counts.
const RUNS: u64 = 5;
/// Events of one request, and so of one frame: only one request is under way at a time.
const BATCH: u64 = 20;
/// Events a second: well below what is possible, so that nothing waits.
const RATE: u64 = 4_000;
/// New events for a hundred customers: what is looked at must not grow by more than some percent.
const PER_HUNDRED: u64 = 50;
/// No more new events than this.
const MOST: u64 = 20_000;

/// What one event costs, seconds.
#[derive(Clone, Copy, Debug)]
struct Cost {
    evaluating: f64,
    all: f64,
}

/// One `view`, by how many of fifty segments look at it.
pub(crate) fn by_conditions(site: &Site) -> Result<String, String> {
    let mut text = head("of 50 segments, look at the event");
    for looking in [0, 1, 5, 10, 25, 50] {
        let segments = definitions::of_views(looking);
        let cost = median(site, (100_000, 1_000_000), &segments, Some("view"))?;
        add(&mut text, looking, cost);
    }
    Ok(text)
}

/// One event of the usual mix, with the fifty segments and RFM, by customers; history is as long for
/// each of them.
pub(crate) fn by_customers(site: &Site, options: &Options) -> Result<String, String> {
    let mut text = head("customers");
    for part in [1_000, 100, 10, 1] {
        let (customers, events) = (options.customers / part, options.events / part);
        if customers > 0 {
            let cost = median(site, (customers, events), &definitions::fifty(), None)?;
            add(&mut text, customers, cost);
        }
    }
    Ok(text)
}

fn head(what: &str) -> String {
    format!("| {what} | evaluating one event | the whole server |\n|---:|---:|---:|\n")
}

fn add(text: &mut String, number: u64, cost: Cost) {
    let (evaluating, all) = (cost.evaluating * 1e6, cost.all * 1e6);
    let line = format!("| {number} | {evaluating:.1} µs | {all:.1} µs |");
    eprintln!("   {line}");
    writeln!(text, "{line}").expect("writing to memory does not fail");
}

/// The median of some runs, column by column.
fn median(
    site: &Site,
    (customers, events): (u64, u64),
    segments: &str,
    only: Option<&'static str>,
) -> Result<Cost, String> {
    let mut costs = Vec::new();
    for _ in 0..RUNS {
        let folder = site.workspace(customers, events, segments)?;
        let server = Server::start(&site.binary, &folder)?;
        let keys = server.set_up()?;
        let load = Load {
            address: &server.address,
            key: &keys.write,
            customers,
            batch: BATCH,
            connections: 1,
            rate: Some(RATE),
            seconds: 600.0,
            requests: (customers * PER_HUNDRED / 100).clamp(BATCH, MOST) / BATCH,
            only,
            run: 1,
        };
        costs.push(cost(&server, &keys, &load)?);
        server.kill()?;
    }
    let middle = |of: &dyn Fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Ok(Cost {
        evaluating: middle(&|cost| cost.evaluating),
        all: middle(&|cost| cost.all),
    })
}

/// Processor time for one event of a load.
fn cost(server: &Server, keys: &Keys, load: &Load<'_>) -> Result<Cost, String> {
    // The first events of a process pay for what is made once.
    let warming = Load {
        requests: (load.requests / 4).max(5),
        run: 2,
        ..*load
    };
    used(server, keys, &warming)?;
    let (sent, used) = used(server, keys, load)?;
    let one = |nanos: u64| nanos as f64 / 1e9 / sent.events as f64;
    Ok(Cost {
        evaluating: one(used.evaluating),
        all: one(used.all),
    })
}

/// Processor time used from the first event until all are evaluated.
fn used(server: &Server, keys: &Keys, load: &Load<'_>) -> Result<(Sent, Used), String> {
    let before = server.used()?;
    let sent = load.run(&|_, _| {})?;
    server.settle(keys)?;
    let after = server.used()?;
    let used = Used {
        evaluating: after.evaluating - before.evaluating,
        all: after.all.saturating_sub(before.all),
    };
    Ok((sent, used))
}
