//! Two lines: what one event costs by the number of conditions that look at it, and by the number of
//! customers.

use std::fmt::Write;
use std::path::Path;

use super::load::Load;
use super::server::{Keys, Server};
use super::{Options, Site, definitions};

/// Events a second: well below what is possible, so that groups of events stay small.
const RATE: u64 = 4_000;
const SECONDS: f64 = 8.0;

/// Processor time of one `view` by the number of segments that look at it.
pub(crate) fn by_conditions(site: &Site) -> Result<String, String> {
    let (customers, events) = (100_000, 1_000_000);
    let mut text = String::from(
        "| segments that look at the event | processor time of one event |\n|---:|---:|\n",
    );
    for segments in [0, 1, 5, 10, 25, 50] {
        let folder = site.workspace(customers, events, &definitions::of_views(segments))?;
        let cost = cost(site, &folder, customers, Some("view"))?;
        add(&mut text, segments, cost);
    }
    Ok(text)
}

/// Processor time of one event of the usual mix, with the fifty segments, by customers.
pub(crate) fn by_customers(site: &Site, options: &Options) -> Result<String, String> {
    let mut text = String::from("| customers | processor time of one event |\n|---:|---:|\n");
    for part in [100, 10, 1] {
        let customers = options.customers / part;
        let folder = site.workspace(customers, options.events / part, &definitions::fifty())?;
        let cost = cost(site, &folder, customers, None)?;
        add(&mut text, customers, cost);
    }
    Ok(text)
}

fn add(text: &mut String, number: u64, seconds: f64) {
    writeln!(text, "| {number} | {:.0} µs |", seconds * 1e6)
        .expect("writing to memory does not fail");
}

/// Processor time of the whole server for one event, HTTP and log included, seconds.
fn cost(
    site: &Site,
    folder: &Path,
    customers: u64,
    only: Option<&'static str>,
) -> Result<f64, String> {
    let server = Server::start(&site.binary, folder)?;
    let keys: Keys = server.set_up()?;
    let load = Load {
        address: &server.address,
        key: &keys.write,
        customers,
        batch: 20,
        connections: 4,
        rate: Some(RATE),
        seconds: SECONDS,
        only,
        run: 1,
    };
    // The first events of a process pay for what is made once.
    Load {
        seconds: 2.0,
        run: 2,
        ..load
    }
    .run(&|_, _| {})?;
    server.settle(&keys)?;
    let before = server.cpu_seconds();
    let sent = load.run(&|_, _| {})?;
    server.settle(&keys)?;
    let used = server.cpu_seconds() - before;
    server.kill()?;
    Ok(used / sent.events as f64)
}
