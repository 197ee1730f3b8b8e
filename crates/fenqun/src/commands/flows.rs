//! `fenqun flows SEGMENTATION --from T1 --to T2`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::flows::Flows;
use fenqun_engine::{LabelTitles, Outcome};
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "flows",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("flows", "flows-about")
        .arg(builder.positional("segmentation", "SEGMENTATION", "argument-segmentation"))
        .arg(
            builder
                .option("from", "INSTANT", "flows-from")
                .required(true),
        )
        .arg(
            builder
                .option("to", "INSTANT", "flows-to")
                .default_value("now")
                .hide_default_value(true),
        )
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let flows = workspace.flows(
        text(matches, "segmentation"),
        text(matches, "from"),
        text(matches, "to"),
    )?;
    match context.format {
        Format::Json => output::json(&flows)?,
        format => output::show(
            &matrix(&flows, &workspace.label_titles()?, context),
            format,
            context.language,
        )?,
    }
    if context.format == Format::Table {
        let zone = workspace.zone()?;
        let everybody: u64 = flows.before().iter().sum();
        let note = Message::new("flows-note")
            .with("from", output::local(&flows.from, &zone))
            .with("to", output::local(&flows.to, &zone))
            .with("stayed", output::count(flows.stayed()))
            .with("share", output::percent(flows.stayed(), everybody))
            .with("total", output::count(everybody));
        output::line(&format!("\n{}", note.text(context.language)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One row for each label before, one column for each label after, totals at the end. Labels that
/// nobody has at either instant are left out of the table for people.
pub(super) fn matrix(flows: &Flows, titles: &LabelTitles, context: &Context) -> Table {
    let (before, after) = (flows.before(), flows.after());
    let is_shown =
        |label: &usize| context.format == Format::Csv || before[*label] > 0 || after[*label] > 0;
    let shown: Vec<usize> = (0..flows.labels.len()).filter(is_shown).collect();
    let name = |label: usize| match context.format {
        Format::Csv => flows.labels[label].clone(),
        _ => output::label(
            titles,
            &flows.definition,
            &flows.labels[label],
            context.language,
        ),
    };
    let mut table = Table::new().column("from", "column-from-to", Align::Left);
    for label in &shown {
        table = table.data_column(&name(*label), Align::Right);
    }
    table = table.column("total", "column-total", Align::Right);
    let cells = |row: &[u64], total: u64| {
        let numbers = shown.iter().map(|label| row[*label]).chain([total]);
        numbers
            .map(|number| cell(number, context.format))
            .collect::<Vec<_>>()
    };
    for label in &shown {
        let mut row = vec![name(*label)];
        row.extend(cells(&flows.matrix[*label], before[*label]));
        table.row(row);
    }
    let mut totals = vec![context.text("column-total")];
    totals.extend(cells(&after, after.iter().sum()));
    table.row(totals);
    table
}

/// Nothing is a dot, so that the eye finds what moved.
fn cell(number: u64, format: Format) -> String {
    match (number, format) {
        (_, Format::Csv) => number.to_string(),
        (0, _) => "·".into(),
        _ => output::count(number),
    }
}
