//! `cargo xtask bench compare`: the same questions put to DuckDB, Polars, ClickHouse and Fenqun on
//! the same data in one run; the answers must agree to the last digit. `cargo xtask bench live`: the
//! server under load. `cargo xtask bench page`: how long the page waits. All print Markdown.

mod agreement;
mod compare;
mod fenqun;
mod generate;
mod live;
mod peers;
mod process;
mod questions;
mod tables;
mod workplace;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask bench compare [--customers N] [--events M] [--large]
       cargo xtask bench live [--customers N] [--events M] [--seconds S] [--brief | --lines]
       cargo xtask bench page [--customers N] [--events M] [--runs R]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["compare", options @ ..] => match compare::Options::read(options) {
            Some(options) => compare::run(&options),
            None => Err(USAGE.to_owned()),
        },
        ["live", options @ ..] => match live::Options::read(options) {
            Some(options) => live::run(&options),
            None => Err(USAGE.to_owned()),
        },
        ["page", options @ ..] => match live::page::Options::read(options) {
            Some(options) => live::page::run(&options),
            None => Err(USAGE.to_owned()),
        },
        // The two below are run by `compare`, each in a process of its own.
        ["first", folder] => fenqun::first_answer(Path::new(folder)),
        ["ask", folder, runs] => fenqun::all_answers(Path::new(folder), runs),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
