//! `fenqun import FILE… --as events|customers`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::import::{ImportOutcome, ImportReport, ImportRequest};
use fenqun_engine::{Failure, Outcome, Workspace};
use fenqun_model::definition::SourceKind;
use fenqun_model::{Message, Zone};

use super::{Command, optional, text, texts};
use crate::arguments::Builder;
use crate::context::{Context, read_text};
use crate::interrupt;
use crate::output::{self, Align, Format, Table};
use crate::progress::Progress;

pub(super) const COMMAND: Command = Command {
    name: "import",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("import", "import-about")
        .arg(
            builder
                .positional("file", "FILE", "import-file")
                .num_args(1..),
        )
        .arg(builder.option("as", "KIND", "import-as").required(true))
        .arg(builder.option("map", "MAP.yaml", "import-map"))
        .arg(builder.option("source", "NAME", "import-source"))
        .arg(builder.option("rejects", "FILE.csv", "import-rejects"))
        .arg(builder.switch("dry-run", "import-dry-run"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let request = ImportRequest {
        files: texts(matches, "file").into_iter().map(Into::into).collect(),
        kind: kind(text(matches, "as"))?,
        map: optional(matches, "map").map(read_text).transpose()?,
        source: optional(matches, "source").map(str::to_owned),
        dry_run: matches.get_flag("dry-run"),
        rejects: optional(matches, "rejects").map(Into::into),
        language: context.language,
        bare_names: false,
    };
    interrupt::watch(&context.settings.stop, context.language);
    let mut workspace = open(&request, context)?;
    let report = import(&mut workspace, &request, context)?;
    match context.format {
        Format::Json => output::json(&report)?,
        Format::Csv => output::show(&columns(&report), Format::Csv, context.language)?,
        _ => people(&report, &workspace.zone()?, context)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn kind(text: &str) -> Outcome<SourceKind> {
    match text {
        "events" => Ok(SourceKind::Events),
        "customers" => Ok(SourceKind::Customers),
        _ => Err(Failure::wrong_use(
            Message::new("import-as-unknown").with("text", text),
        )),
    }
}

/// A dry run needs no workspace and makes none.
fn open(request: &ImportRequest, context: &Context) -> Outcome<Workspace> {
    match request.dry_run && !Workspace::exists(&context.data) {
        true => Workspace::temporary(context.settings.clone()),
        false => context.open_or_make(),
    }
}

fn import(
    workspace: &mut Workspace,
    request: &ImportRequest,
    context: &Context,
) -> Outcome<ImportReport> {
    let progress = Progress::new(context.language);
    let begin = |explanation: &[Message]| {
        if explanation.is_empty() || context.format != Format::Table {
            return;
        }
        context.note(&Message::new("import-guessed"));
        for line in explanation {
            eprintln!("  {}", line.text(context.language));
        }
    };
    let done = workspace.import(request, &begin, &|step| progress.step(step));
    progress.finish();
    done
}

fn people(report: &ImportReport, zone: &Zone, context: &Context) -> Outcome<()> {
    for done in &report.files {
        outcome(done, zone, context)?;
    }
    if report.dry_run {
        output::line(&format!("\n{}", context.text("import-mapping-shown")))?;
        output::line(report.mapping.trim_end())?;
        context.note(&Message::new("import-dry-done"));
    } else {
        let next = Message::new("import-next").with("source", report.source.clone());
        context.note(&next);
        if !report.fitted_before.is_empty() {
            let names = report.fitted_before.join(", ");
            context.note(&Message::new("import-fitted-before").with("names", names));
        }
    }
    Ok(())
}

fn outcome(done: &ImportOutcome, zone: &Zone, context: &Context) -> Outcome<()> {
    let files = done.files.join(", ");
    if done.already_done {
        let known = Message::new("import-known").with("files", files);
        return output::line(&known.text(context.language));
    }
    output::line(&format!("\n{files}"))?;
    for message in done.quality.messages(zone) {
        output::line(&format!("  {}", message.text(context.language)))?;
    }
    for message in done.collisions.messages() {
        output::line(&format!("    {}", message.text(context.language)))?;
    }
    if !done.quality.columns.is_empty() {
        output::line("")?;
        output::show(&columns_of(done), Format::Table, context.language)?;
    }
    if let Some(rejects) = &done.rejects {
        let rejects = Message::new("import-rejects-at").with("file", rejects.display().to_string());
        output::line(&rejects.text(context.language))?;
    }
    Ok(())
}

/// Missing and different values of every column of every file, for programs.
fn columns(report: &ImportReport) -> Table {
    let mut table = column_heads(Table::new().column("file", "column-file", Align::Left));
    for done in &report.files {
        for cells in column_cells(done, |number| number.to_string()) {
            let mut row = vec![done.files.join(", ")];
            row.extend(cells);
            table.row(row);
        }
    }
    table
}

/// The same of one import, for people: without what was computed from other columns.
fn columns_of(done: &ImportOutcome) -> Table {
    let mut table = column_heads(Table::new());
    let cells = column_cells(done, output::count);
    for cells in cells.filter(|cells| !cells[0].starts_with("= ")) {
        table.row(cells.into());
    }
    table
}

fn column_heads(table: Table) -> Table {
    table
        .column("column", "column-column", Align::Left)
        .column("missing", "column-missing", Align::Right)
        .column("distinct", "column-distinct", Align::Right)
        .column("min", "column-min", Align::Right)
        .column("max", "column-max", Align::Right)
}

fn column_cells(
    done: &ImportOutcome,
    written: fn(u64) -> String,
) -> impl Iterator<Item = [String; 5]> {
    done.quality.columns.iter().map(move |column| {
        let numbers = column.numbers.as_ref();
        let more = if column.distinct_at_least { "≥" } else { "" };
        let least = numbers.map(|numbers| numbers.min.0.clone());
        let greatest = numbers.map(|numbers| numbers.max.0.clone());
        [
            column.name.clone(),
            written(column.missing),
            format!("{more}{}", written(column.distinct)),
            least.unwrap_or_default(),
            greatest.unwrap_or_default(),
        ]
    })
}
