//! `fenqun merge A B`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "merge",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("merge", "merge-about")
        .arg(builder.positional("a", "A", "argument-customer"))
        .arg(builder.positional("b", "B", "argument-customer"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let merged = context
        .open()?
        .merge(text(matches, "a"), text(matches, "b"))?;
    match context.format {
        Format::Json => output::json(&merged)?,
        _ => {
            let done = Message::new("merge-done")
                .with("customer", merged.customer)
                .with("id", merged.id.to_string());
            output::line(&done.text(context.language))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
