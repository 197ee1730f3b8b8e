//! `fenqun undo-import NUMBER`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use super::{Command, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "undo-import",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("undo-import", "undo-import-about")
        .arg(builder.positional("number", "NUMBER", "undo-import-number"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let number = text(matches, "number");
    let number: u32 = number.parse().map_err(|_| {
        Failure::wrong_use(Message::new("undo-import-malformed").with("text", number))
    })?;
    let mut workspace = context.open()?;
    let undone = workspace.undo_import(number, None)?;
    workspace.tidy()?;
    if context.format == Format::Json {
        output::json(&undone)?;
        return Ok(ExitCode::SUCCESS);
    }
    let done = Message::new("import-undone")
        .with("number", u64::from(undone.number))
        .with("file", undone.file);
    let gone = Message::new("import-undone-gone").with("count", undone.customers_gone);
    let kept = Message::new("import-undone-kept").with("count", undone.customers_kept);
    for message in [done, gone, kept] {
        output::line(&message.text(context.language))?;
    }
    Ok(ExitCode::SUCCESS)
}
