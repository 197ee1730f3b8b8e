//! `fenqun history DEFINITION [--from --to --step] [--recorded]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_engine::history::{History, HistoryRequest};
use fenqun_model::{Instant, Zone};

use super::{Command, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "history",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("history", "history-about")
        .arg(builder.positional("definition", "DEFINITION", "argument-definition"))
        .arg(builder.option("from", "INSTANT", "history-from"))
        .arg(builder.option("to", "INSTANT", "history-to"))
        .arg(builder.option("step", "PERIOD", "history-step"))
        .arg(builder.switch("recorded", "history-recorded"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let owned = |id| optional(matches, id).map(str::to_owned);
    let history = workspace.history(&HistoryRequest {
        name: text(matches, "definition").into(),
        from: owned("from"),
        to: owned("to"),
        step: owned("step"),
        recorded: matches.get_flag("recorded"),
    })?;
    match context.format {
        Format::Json => output::json(&history)?,
        format => output::show(&table(&history, format, &workspace.zone()?), format, context.language)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn table(history: &History, format: Format, zone: &Zone) -> Table {
    let mut table = Table::new().column("as_of", "column-as-of", Align::Left);
    for label in &history.labels {
        table = table.data_column(label, Align::Right);
    }
    for point in &history.points {
        let mut row = vec![match format {
            Format::Csv => point.as_of.clone(),
            _ => local(&point.as_of, zone),
        }];
        row.extend(point.sizes.iter().map(|size| match format {
            Format::Csv => size.to_string(),
            _ => output::count(*size),
        }));
        table.row(row);
    }
    table
}

fn local(as_of: &str, zone: &Zone) -> String {
    Instant::parse_rfc3339(as_of).map_or_else(|| as_of.to_owned(), |at| output::instant(at, zone))
}
