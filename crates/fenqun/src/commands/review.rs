//! `fenqun review FILE.xlsx`

use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_engine::review::Review;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "review",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("review", "review-about")
        .arg(builder.positional("file", "FILE.xlsx", "review-file"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let review = workspace.review(Path::new(text(matches, "file")))?;
    match context.format {
        Format::Json => output::json(&review)?,
        format => {
            let titles = workspace.label_titles()?;
            let label = |label: &str| match (label, format) {
                ("", _) => context.text("column-total"),
                (label, Format::Csv) => label.to_owned(),
                (label, _) => output::label(&titles, &review.segmentation, label, context.language),
            };
            output::show(&table(&review, label), format, context.language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn table(review: &Review, label: impl Fn(&str) -> String) -> Table {
    let mut table = Table::new()
        .column("label", "column-label", Align::Left)
        .column("sampled", "column-sampled", Align::Right)
        .column("judged", "column-judged", Align::Right)
        .column("right", "column-right", Align::Right)
        .column("accuracy", "column-accuracy", Align::Right)
        .column("low", "column-low", Align::Right)
        .column("high", "column-high", Align::Right);
    let share = |share: f64| format!("{:.1}%", share * 100.0);
    for row in &review.labels {
        table.row(vec![
            label(&row.label),
            row.sampled.to_string(),
            row.judged.to_string(),
            row.right.to_string(),
            row.accuracy.map_or_else(|| "–".into(), share),
            share(row.low),
            share(row.high),
        ]);
    }
    table
}
