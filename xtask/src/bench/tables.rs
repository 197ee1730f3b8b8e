//! The results in Markdown.

use std::fmt::Write;

use serde_json::Value;

use crate::compare::{Options, Size};

const ROWS: [(&str, &str); 4] = [
    ("W", "W: 18 metrics and 5 segment counts in one question"),
    (
        "M",
        "M: 200 segments over 40 conditions, best form (one wide query)",
    ),
    (
        "M1",
        "M, one query a segment (peers: 20 measured, scaled to 200; ratio to Fenqun's M above)",
    ),
    ("P", "P: preview of an unsaved rule with three conditions"),
];

/// What it was measured on.
pub(crate) fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: u64 = memory
        .split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!(
        "Machine: {}, {cores} cores, {} GB memory. All engines use 2 threads; data loaded and warm; median of 7 runs.\n",
        model.map_or("unknown processor", |(_, name)| name.trim()),
        kilobytes.div_ceil(1 << 20),
    )
}

/// Seconds by question and engine; Fenqun last.
pub(crate) fn answers(options: &Options, results: &[Value]) -> String {
    let mut text = format!(
        "{} events of {} customers; all answers agree.\n\n| |",
        grouped(options.events),
        grouped(options.customers)
    );
    for result in results {
        let version = result["version"].as_str().unwrap_or_default();
        let _ = write!(
            text,
            " {} {version} |",
            result["engine"].as_str().unwrap_or_default()
        );
    }
    text += " fastest peer / Fenqun |\n|---|";
    text += &"---:|".repeat(results.len() + 1);
    text.push('\n');
    for (letter, title) in ROWS {
        let _ = write!(text, "| {title} |");
        let seconds: Vec<f64> = results
            .iter()
            .map(|result| second(result, letter))
            .collect();
        for second in &seconds {
            let _ = write!(text, " {} |", duration(*second));
        }
        let (fenqun, peers) = seconds.split_last().unwrap_or((&0.0, &[]));
        let fastest = peers.iter().copied().fold(f64::INFINITY, f64::min);
        // Fenqun is never asked segment by segment: what it replaces is the peers' way of asking M.
        let fenqun = match letter {
            "M1" => results
                .last()
                .map_or(f64::NAN, |result| second(result, "M")),
            _ => *fenqun,
        };
        let _ = writeln!(text, " {:.1} |", fastest / fenqun);
    }
    let explained = results.last().map_or(0.0, |fenqun| second(fenqun, "X"));
    let _ = write!(text, "| X: one customer evaluated with next changes |");
    text += &" – |".repeat(results.len() - 1);
    let _ = writeln!(text, " {} | |", duration(explained));
    let _ = write!(text, "| peak memory while answering |");
    for result in results {
        let _ = write!(
            text,
            " {:.0} MB |",
            result["peak_mb"].as_f64().unwrap_or(0.0)
        );
    }
    text + " |\n"
}

/// The import beside DuckDB's.
pub(crate) fn import(duckdb: &Value, fenqun: &Size) -> String {
    let seconds = duckdb["seconds"].as_f64().unwrap_or(0.0);
    format!(
        "| import of the CSV file | time | peak memory |\n|---|---:|---:|\n\
         | DuckDB, `read_csv` into a table on disk | {} | {:.0} MB |\n\
         | Fenqun, `fenqun import` with identities, checks and quality report | {} | {:.0} MB |\n\
         | ratio | {:.1} | |\n",
        duration(seconds),
        duckdb["peak_mb"].as_f64().unwrap_or(0.0),
        duration(fenqun.import.seconds),
        fenqun.import.peak_mb,
        fenqun.import.seconds / seconds,
    )
}

/// How cost grows with the data.
pub(crate) fn sizes(sizes: &[Size]) -> String {
    let mut text = String::from(
        "| Fenqun on | import | import memory | folder to first answer | W | M | memory while answering |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    for size in sizes {
        let _ = writeln!(
            text,
            "| {} events of {} customers | {} | {:.0} MB | {} | {} | {} | {:.0} MB |",
            grouped(size.events),
            grouped(size.customers),
            duration(size.import.seconds),
            size.import.peak_mb,
            duration(size.start.seconds),
            duration(second(&size.answers, "W")),
            duration(second(&size.answers, "M")),
            size.answers["peak_mb"].as_f64().unwrap_or(0.0),
        );
    }
    text
}

fn second(result: &Value, letter: &str) -> f64 {
    result["seconds"][letter].as_f64().unwrap_or(f64::NAN)
}

/// Three significant digits, in the unit that fits.
fn duration(seconds: f64) -> String {
    match seconds {
        s if s >= 100.0 => format!("{s:.0} s"),
        s if s >= 10.0 => format!("{s:.1} s"),
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 0.1 => format!("{:.0} ms", s * 1e3),
        s if s >= 1e-3 => format!("{:.1} ms", s * 1e3),
        s => format!("{:.0} µs", s * 1e6),
    }
}

/// `20 000 000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}
