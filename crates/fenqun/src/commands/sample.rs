//! `fenqun sample SEGMENTATION --per-label 25 --out FILE.xlsx`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::sample::SampleRequest;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use super::{Command, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "sample",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("sample", "sample-about")
        .arg(builder.positional("segmentation", "SEGMENTATION", "argument-segmentation"))
        .arg(
            builder
                .option("per-label", "N", "sample-per-label")
                .default_value("25")
                .hide_default_value(true),
        )
        .arg(
            builder
                .option("out", "FILE.xlsx", "sample-out")
                .required(true),
        )
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let per_label = text(matches, "per-label");
    let per_label = per_label
        .parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| {
            let message = Message::new("option-not-positive")
                .with("option", "per-label")
                .with("text", per_label);
            Failure::wrong_use(message)
        })?;
    let workspace = context.open()?;
    let sampled = workspace.sample(&SampleRequest {
        segmentation: text(matches, "segmentation").into(),
        per_label,
        out: text(matches, "out").into(),
        as_of: optional(matches, "as-of").map(str::to_owned),
        language: context.language,
    })?;
    if context.format == Format::Json {
        output::json(&sampled)?;
        return Ok(ExitCode::SUCCESS);
    }
    let titles = workspace.label_titles()?;
    let mut table = Table::new()
        .column("label", "column-label", Align::Left)
        .column("customers", "column-customers", Align::Right);
    for (label, number) in &sampled.labels {
        let label = match context.format {
            Format::Csv => label.clone(),
            _ => output::label(&titles, &sampled.segmentation, label, context.language),
        };
        table.row(vec![label, number.to_string()]);
    }
    output::show(&table, context.format, context.language)?;
    context.note(&Message::new("sample-next").with("file", sampled.file.display().to_string()));
    Ok(ExitCode::SUCCESS)
}
