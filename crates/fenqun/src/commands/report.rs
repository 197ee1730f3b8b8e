//! `fenqun report [--out FILE.html] [--as-of INSTANT] [--from T1] [--to T2]`

use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::report::{ReportRequest, render};
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use super::{Command, optional};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output;

/// The page when none is named.
const PAGE: &str = "report.html";

pub(super) const COMMAND: Command = Command {
    name: "report",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("report", "report-about-command")
        .arg(builder.option("out", "FILE", "report-out"))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
        .arg(builder.option("from", "INSTANT", "report-from"))
        .arg(builder.option("to", "INSTANT", "report-to"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let owned = |id| optional(matches, id).map(str::to_owned);
    let data = workspace.report(&ReportRequest {
        as_of: owned("as-of"),
        from: owned("from"),
        to: owned("to"),
    })?;
    let page = render(&data, context.language);
    match optional(matches, "out").unwrap_or(PAGE) {
        "-" => output::written(|out| out.write_all(page.as_bytes()))?,
        file => {
            write(file, &page)?;
            context.note(&Message::new("report-done").with("file", file));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes beside the file first, so that a page that is open is never half a page.
fn write(file: &str, page: &str) -> Outcome<()> {
    let part = format!("{file}.part");
    std::fs::write(&part, page)
        .and_then(|()| std::fs::rename(&part, file))
        .map_err(|error| Failure::file("report-unwritable", Path::new(file), &error))
}
