//! `fenqun apply FILE… [--plan]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::IN;
use fenqun_engine::Outcome;
use fenqun_engine::define::{Applied, ApplyRequest, Movement, Verdict};
use fenqun_model::Message;

use super::{Command, texts};
use crate::arguments::Builder;
use crate::context::{Context, read_text};
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "apply",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("apply", "apply-about")
        .arg(
            builder
                .positional("file", "FILE", "apply-file")
                .num_args(1..),
        )
        .arg(builder.switch("plan", "apply-plan"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let files: Outcome<Vec<_>> = texts(matches, "file")
        .iter()
        .map(|file| read_text(file))
        .collect();
    let mut workspace = context.open_or_make()?;
    let applied = workspace.apply(&ApplyRequest {
        files: files?,
        plan: matches.get_flag("plan"),
        author: None,
    })?;
    for warning in &applied.warnings {
        let warning = warning.text(context.language);
        eprintln!("{}{warning}", context.text("word-note"));
    }
    match context.format {
        Format::Json => output::json(&applied)?,
        _ => show(&applied, workspace.has_data(), context)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn show(applied: &Applied, has_data: bool, context: &Context) -> Outcome<()> {
    output::show(
        &definitions(applied, context),
        context.format,
        context.language,
    )?;
    if context.format == Format::Csv {
        return Ok(());
    }
    if applied.plan {
        if !applied.movements.is_empty() {
            output::line("")?;
            output::show(
                &movements(&applied.movements, context),
                context.format,
                context.language,
            )?;
        }
        context.note(&Message::new("apply-planned"));
    } else if has_data {
        context.note(&Message::new("apply-next-eval"));
    } else {
        context.note(&Message::new("apply-next-import"));
    }
    Ok(())
}

fn definitions(applied: &Applied, context: &Context) -> Table {
    let mut table = Table::new()
        .column("kind", "column-kind", Align::Left)
        .column("name", "column-name", Align::Left)
        .column("verdict", "column-verdict", Align::Left)
        .column("version", "column-version", Align::Right);
    for definition in &applied.definitions {
        let verdict = match definition.verdict {
            Verdict::Created => "verdict-created",
            Verdict::Changed => "verdict-changed",
            Verdict::Unchanged => "verdict-unchanged",
        };
        table.row(vec![
            definition.kind.name().into(),
            definition.name.clone(),
            context.text(verdict),
            definition.version.to_string(),
        ]);
    }
    table
}

fn movements(movements: &[Movement], context: &Context) -> Table {
    let mut table = Table::new()
        .column("definition", "column-definition", Align::Left)
        .column("label", "column-label", Align::Left)
        .column("before", "column-before", Align::Right)
        .column("joins", "column-joins", Align::Right)
        .column("leaves", "column-leaves", Align::Right)
        .column("after", "column-after", Align::Right);
    for movement in movements {
        for label in &movement.labels {
            table.row(vec![
                movement.definition.clone(),
                match label.label.as_str() {
                    IN => context.text("held-in"),
                    label => label.to_owned(),
                },
                output::count(label.before),
                format!("+{}", output::count(label.joins)),
                format!("−{}", output::count(label.leaves)),
                output::count(label.after),
            ]);
        }
    }
    table
}
