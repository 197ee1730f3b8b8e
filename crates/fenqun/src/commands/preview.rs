//! `fenqun preview 'RULE' [--against SEGMENT]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_engine::preview::{Preview, PreviewRequest};
use fenqun_model::Message;

use super::{Command, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "preview",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("preview", "preview-about")
        .arg(builder.positional("rule", "RULE", "preview-rule"))
        .arg(builder.option("against", "SEGMENT", "preview-against"))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let preview = context.open()?.preview(&PreviewRequest {
        rule: text(matches, "rule").into(),
        against: optional(matches, "against").map(str::to_owned),
        as_of: optional(matches, "as-of").map(str::to_owned),
        language: context.language,
    })?;
    match context.format {
        Format::Json => output::json(&preview)?,
        Format::Csv => output::show(
            &conditions(&preview, Format::Csv),
            Format::Csv,
            context.language,
        )?,
        _ => people(&preview, context)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn people(preview: &Preview, context: &Context) -> Outcome<()> {
    let count = Message::new("preview-count")
        .with("count", output::count(preview.count))
        .with("customers", output::count(preview.customers))
        .with("share", output::percent(preview.count, preview.customers));
    output::line(&count.text(context.language))?;
    if let Some(against) = &preview.against {
        let compared = Message::new("preview-compared")
            .with("segment", against.segment.clone())
            .with("version", against.version)
            .with("count", output::count(against.count))
            .with("joins", output::count(against.joins))
            .with("leaves", output::count(against.leaves));
        output::line(&compared.text(context.language))?;
    }
    output::line(&preview.plain)?;
    output::line("")?;
    output::show(
        &conditions(preview, Format::Table),
        Format::Table,
        context.language,
    )?;
    if !preview.sample.is_empty() {
        let sample = Message::new("preview-sample").with("names", preview.sample.join(", "));
        output::line(&format!("\n{}", sample.text(context.language)))?;
    }
    Ok(())
}

fn conditions(preview: &Preview, format: Format) -> Table {
    let mut table = Table::new()
        .column("condition", "column-condition", Align::Left)
        .column("customers", "column-customers", Align::Right)
        .column("share", "column-share", Align::Right);
    for condition in &preview.conditions {
        let indent = match format {
            Format::Csv => String::new(),
            _ => "  ".repeat(condition.depth - 1),
        };
        table.row(vec![
            format!("{indent}{}", condition.condition),
            match format {
                Format::Csv => condition.count.to_string(),
                _ => output::count(condition.count),
            },
            output::percent(condition.count, preview.customers),
        ]);
    }
    table
}
