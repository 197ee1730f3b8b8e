//! `fenqun fit SEGMENTATION [--as-of INSTANT]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_model::Message;

use super::{Command, fits, flows, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "fit",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("fit", "fit-about")
        .arg(builder.positional("segmentation", "SEGMENTATION", "argument-segmentation"))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let done = workspace.refit(text(matches, "segmentation"), optional(matches, "as-of"))?;
    match context.format {
        Format::Json => output::json(&done)?,
        format => {
            let zone = workspace.zone()?;
            let table = fits::table(std::slice::from_ref(&done.fit), format, &zone, context);
            output::show(&table, format, context.language)?;
        }
    }
    if let (Some(migration), Format::Table) = (&done.migration, context.format) {
        let heading = Message::new("fit-migration").with("number", done.fit.number);
        output::line(&format!("\n{}", heading.text(context.language)))?;
        let table = flows::matrix(migration, &workspace.label_titles()?, context);
        output::show(&table, Format::Table, context.language)?;
    }
    Ok(ExitCode::SUCCESS)
}
