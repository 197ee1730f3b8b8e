//! `fenqun history DEFINITION [--from --to --step] [--recorded]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::history::{History, HistoryRequest};
use fenqun_engine::{LabelTitles, Outcome};
use fenqun_model::Zone;

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
        format => {
            let titles = workspace.label_titles()?;
            let table = table(&history, &titles, &workspace.zone()?, context);
            output::show(&table, format, context.language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn table(history: &History, titles: &LabelTitles, zone: &Zone, context: &Context) -> Table {
    let format = context.format;
    let mut table = Table::new().column("as_of", "column-as-of", Align::Left);
    for label in &history.labels {
        let heading = match format {
            Format::Csv => label.clone(),
            _ => output::label(titles, &history.definition, label, context.language),
        };
        table = table.data_column(&heading, Align::Right);
    }
    for point in &history.points {
        let mut row = vec![match format {
            Format::Csv => point.as_of.clone(),
            _ => output::local(&point.as_of, zone),
        }];
        row.extend(point.sizes.iter().map(|size| match format {
            Format::Csv => size.to_string(),
            _ => output::count(*size),
        }));
        table.row(row);
    }
    table
}
