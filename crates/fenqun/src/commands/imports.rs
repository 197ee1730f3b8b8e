//! `fenqun imports`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_engine::import::KnownImport;
use fenqun_model::{Message, Zone};

use super::Command;
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "imports",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder.command("imports", "imports-about")
}

fn run(_: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let imports = workspace.known_imports()?;
    match context.format {
        Format::Json => output::json(&imports)?,
        Format::Table if imports.is_empty() => context.note(&Message::new("imports-nothing")),
        format => {
            let table = table(&imports, format, &workspace.zone()?, context);
            output::show(&table, format, context.language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn table(imports: &[KnownImport], format: Format, zone: &Zone, context: &Context) -> Table {
    let mut table = Table::new()
        .column("number", "column-number", Align::Right)
        .column("file", "column-file", Align::Left)
        .column("source", "column-source", Align::Left)
        .column("started_at", "column-started-at", Align::Left)
        .column("state", "column-state", Align::Left);
    for import in imports {
        table.row(vec![
            import.number.to_string(),
            import.file.clone(),
            import.source.clone(),
            match format {
                Format::Csv => import.started_at.clone(),
                _ => output::local(&import.started_at, zone),
            },
            state(import, format, context),
        ]);
    }
    table
}

/// How an import stands; in CSV as a stable word.
fn state(import: &KnownImport, format: Format, context: &Context) -> String {
    let (word, id) = match (&import.undone_at, &import.finished_at) {
        (Some(_), _) => ("undone", "import-state-undone"),
        (None, None) => ("unfinished", "import-state-unfinished"),
        (None, Some(_)) => ("done", "import-state-done"),
    };
    match format {
        Format::Csv => word.to_owned(),
        _ => context.text(id),
    }
}
