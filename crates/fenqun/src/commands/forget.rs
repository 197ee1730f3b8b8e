//! `fenqun forget CUSTOMER`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "forget",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("forget", "forget-about")
        .arg(builder.positional("customer", "CUSTOMER", "argument-customer"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let done = context.open()?.forget(text(matches, "customer"))?;
    match context.format {
        Format::Json => output::json(&done)?,
        _ => {
            let message = Message::new("forget-done")
                .with("receipt", done.receipt.to_string())
                .with("events", done.events)
                .with("attributes", done.attributes)
                .with("identifiers", done.identifiers)
                .with("code", done.code)
                .with("proof", done.proof);
            output::line(&message.text(context.language))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
