//! `fenqun export DEFINITION --out FILE [--template customer-table]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_engine::export::ExportRequest;
use fenqun_model::Message;

use super::{Command, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Format};

pub(super) const COMMAND: Command = Command {
    name: "export",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("export", "export-about")
        .arg(builder.positional("definition", "DEFINITION", "export-definition"))
        .arg(builder.option("out", "FILE", "export-out").required(true))
        .arg(builder.option("template", "NAME", "export-template"))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let exported = context.open()?.export(&ExportRequest {
        definition: text(matches, "definition").into(),
        out: text(matches, "out").into(),
        template: optional(matches, "template").map(str::to_owned),
        as_of: optional(matches, "as-of").map(str::to_owned),
        language: context.language,
        fields: vec![],
        masked: false,
    })?;
    match context.format {
        Format::Json => output::json(&exported)?,
        _ => {
            let done = Message::new("export-done")
                .with("customers", output::count(exported.customers))
                .with("file", exported.file.display().to_string());
            output::line(&done.text(context.language))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
