//! `fenqun unmerge ID`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output;

pub(super) const COMMAND: Command = Command {
    name: "unmerge",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("unmerge", "unmerge-about")
        .arg(builder.positional("id", "ID", "unmerge-id"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let id = text(matches, "id");
    let id: u64 = id
        .parse()
        .map_err(|_| Failure::wrong_use(Message::new("unmerge-id-malformed").with("text", id)))?;
    context.open()?.unmerge(id)?;
    let done = Message::new("unmerge-done").with("id", id.to_string());
    output::line(&done.text(context.language))?;
    Ok(ExitCode::SUCCESS)
}
