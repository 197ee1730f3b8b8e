//! `fenqun delete KIND NAME`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::{Outcome, parse_kind};
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "delete",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("delete", "delete-about")
        .arg(builder.positional("kind", "KIND", "get-kind"))
        .arg(builder.positional("name", "NAME", "get-name"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let kind = parse_kind(text(matches, "kind"))?;
    let deleted = context.open()?.delete(kind, text(matches, "name"), None)?;
    match context.format {
        Format::Json => output::json(&deleted)?,
        _ => {
            let message = Message::new("delete-done")
                .with("kind", kind.name())
                .with("name", deleted.name);
            output::line(&message.text(context.language))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
