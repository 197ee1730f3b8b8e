//! `fenqun get [KIND] [NAME]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::define::Got;
use fenqun_engine::{Outcome, parse_kind};
use fenqun_model::{Language, Message};

use super::{Command, optional};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "get",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("get", "get-about")
        .arg(
            builder
                .positional("kind", "KIND", "get-kind")
                .required(false),
        )
        .arg(
            builder
                .positional("name", "NAME", "get-name")
                .required(false),
        )
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let kind = optional(matches, "kind").map(parse_kind).transpose()?;
    let name = optional(matches, "name");
    let found = context.open()?.get(kind, name)?;
    match context.format {
        Format::Json => {
            let definitions: Vec<_> = found.iter().map(Got::json).collect();
            match name {
                Some(_) => output::json(&definitions[0])?,
                None => output::json(&definitions)?,
            }
        }
        Format::Yaml => yaml(&found)?,
        Format::Table if name.is_some() => yaml(&found)?,
        Format::Table if found.is_empty() => context.note(&Message::new("get-nothing")),
        Format::Table | Format::Csv => {
            output::show(
                &listing(&found, context.language),
                context.format,
                context.language,
            )?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn yaml(found: &[Got]) -> Outcome<()> {
    let documents: Vec<String> = found
        .iter()
        .map(|got| got.yaml().trim_end().to_owned())
        .collect();
    output::line(&documents.join("\n---\n"))
}

fn listing(found: &[Got], language: Language) -> Table {
    let mut table = Table::new()
        .column("kind", "column-kind", Align::Left)
        .column("name", "column-name", Align::Left)
        .column("title", "column-title", Align::Left)
        .column("version", "column-version", Align::Right)
        .column("owner", "column-owner", Align::Left)
        .column("tags", "column-tags", Align::Left);
    for listed in found.iter().map(Got::listed) {
        table.row(vec![
            listed.kind.name().into(),
            listed.name,
            listed.title.get(language).unwrap_or_default().into(),
            listed.version.to_string(),
            listed.owner.unwrap_or_default(),
            listed.tags.join(", "),
        ]);
    }
    table
}
