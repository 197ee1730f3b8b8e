//! The chores of the project, run as `cargo xtask <chore>`. Kept free of dependencies, so that a
//! fresh machine starts at once.

mod compare;
mod demo;
mod fuzz;
mod page;
mod step;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <chore>

  test                  formatting, lints, tidy checks, the page, then every test
  demo [ARGUMENTS]      builds fenqun with its page and runs `fenqun demo` with the arguments
  fuzz TARGET [--minutes N] [--start NUMBER] [--input FILE]
                        broken bytes for whatever reads bytes: changes, ingest, language, log, payload
  bench compare [--customers N] [--events M] [--large]
                        the same questions on DuckDB, Polars, ClickHouse and Fenqun
  bench live [--customers N] [--events M] [--seconds S] [--brief | --lines]
                        the server under load: throughput, latency, a wave, a SIGKILL
  bench page [--customers N] [--events M] [--runs R]
                        what the screens of the page ask of the server, and
                        how long a person waits in a browser";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("", &[][..]),
    };
    let outcome = match chore {
        "test" if rest.is_empty() => test::run(),
        "demo" => demo::run(rest),
        "fuzz" => fuzz::run(rest),
        "bench" => compare::run(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("\n{failed}");
            ExitCode::FAILURE
        }
    }
}
