//! `fenqun fits SEGMENTATION [--from N --to M]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::refit::{DimensionCuts, FitListing};
use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Message, Zone};

use super::{Command, flows, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "fits",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("fits", "fits-about")
        .arg(builder.positional("segmentation", "SEGMENTATION", "argument-segmentation"))
        .arg(builder.option("from", "NUMBER", "fits-from").requires("to"))
        .arg(builder.option("to", "NUMBER", "fits-to").requires("from"))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let name = text(matches, "segmentation");
    if let (Some(from), Some(to)) = (optional(matches, "from"), optional(matches, "to")) {
        let numbers = [number(from)?, number(to)?];
        let moved = workspace.compare_fits(name, numbers, optional(matches, "as-of"))?;
        match context.format {
            Format::Json => output::json(&moved)?,
            format => {
                let table = flows::matrix(&moved, &workspace.label_titles()?, context);
                output::show(&table, format, context.language)?;
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let fits = workspace.fits(name)?;
    match context.format {
        Format::Json => output::json(&fits)?,
        Format::Table if fits.is_empty() => {
            context.note(&Message::new("fits-nothing").with("name", name));
        }
        format => {
            let table = table(&fits, format, &workspace.zone()?, context);
            output::show(&table, format, context.language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn number(text: &str) -> Outcome<u64> {
    text.parse()
        .map_err(|_| Failure::wrong_use(Message::new("fits-number").with("text", text)))
}

/// Fits with their cuts, one row for each dimension.
pub(super) fn table(fits: &[FitListing], format: Format, zone: &Zone, context: &Context) -> Table {
    let mut table = Table::new()
        .column("number", "column-number", Align::Right)
        .column("as_of", "column-as-of", Align::Left)
        .column("population", "column-population", Align::Right)
        .column("note", "column-note", Align::Left)
        .column("dimension", "column-dimension", Align::Left)
        .column("cuts", "column-cuts", Align::Left);
    for fit in fits {
        for (index, dimension) in fit.cuts.iter().enumerate() {
            let is_first = index == 0 || format == Format::Csv;
            let once = |text: String| if is_first { text } else { String::new() };
            table.row(vec![
                once(fit.number.to_string()),
                once(match format {
                    Format::Csv => fit.as_of.clone(),
                    _ => output::local(&fit.as_of, zone),
                }),
                once(fit.population.to_string()),
                once(note(&fit.note, context)),
                dimension.dimension.clone(),
                cuts(dimension),
            ]);
        }
    }
    table
}

fn note(note: &str, context: &Context) -> String {
    match note {
        "first-use" => context.text("fit-first-use"),
        "definition-changed" => context.text("fit-definition-changed"),
        _ => context.text("fit-asked"),
    }
}

fn cuts(dimension: &DimensionCuts) -> String {
    let cuts: Vec<String> = dimension.cuts.iter().map(ToString::to_string).collect();
    cuts.join(" | ")
}
