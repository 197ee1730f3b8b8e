//! `fenqun eval [NAME…] [--as-of INSTANT] [--define FILE] [--events FILE --customers FILE]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::answers::Standing;
use fenqun_engine::eval::{EvalReport, EvalRequest, EvalResult};
use fenqun_engine::{IN, Outcome};
use fenqun_model::{Message, Zone};

use super::{Command, optional, texts};
use crate::arguments::Builder;
use crate::context::{Context, read_text};
use crate::output::{self, Align, Format, Table};

/// Customers listed for people before the rest is only counted.
const LISTED: usize = 20;

pub(super) const COMMAND: Command = Command {
    name: "eval",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("eval", "eval-about")
        .arg(builder.positional("name", "NAME", "eval-name").required(false).num_args(0..))
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
        .arg(builder.option("define", "FILE", "eval-define").num_args(1..))
        .arg(builder.option("events", "FILE", "eval-events").num_args(1..))
        .arg(builder.option("customers", "FILE", "eval-customers").num_args(1..))
        .arg(builder.switch("all", "eval-all"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let define: Outcome<Vec<_>> = texts(matches, "define").iter().map(|file| read_text(file)).collect();
    let request = EvalRequest {
        names: texts(matches, "name"),
        as_of: optional(matches, "as-of").map(str::to_owned),
        define: define?,
        all: matches.get_flag("all"),
    };
    let workspace = context.open()?;
    let report = workspace.eval(&request)?;
    match context.format {
        Format::Json => output::json(&report)?,
        Format::Csv => output::show(&rows(&report), Format::Csv, context.language)?,
        _ => people(&report, request.names.len() == 1, &workspace.zone()?, context)?,
    }
    for broken in &report.broken {
        context.note(&broken.message());
    }
    Ok(match report.broken.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Every customer of every definition.
fn rows(report: &EvalReport) -> Table {
    let mut table = Table::new()
        .column("definition", "column-definition", Align::Left)
        .column("version", "column-version", Align::Right)
        .column("customer", "column-customer", Align::Left)
        .column("standing", "column-standing", Align::Left)
        .column("next_change", "column-next-change", Align::Left);
    for result in &report.results {
        for customer in &result.customers {
            table.row(vec![
                result.definition.clone(),
                result.version.to_string(),
                customer.customer.clone(),
                standing(&customer.standing, result),
                customer.next_change.map(|at| at.to_string()).unwrap_or_default(),
            ]);
        }
    }
    table
}

fn standing(standing: &Standing, result: &EvalResult) -> String {
    match standing {
        Standing::Member(member) => member.to_string(),
        Standing::Label(label) => result.labels[*label as usize].clone(),
        Standing::Value(value) => value.as_ref().map(ToString::to_string).unwrap_or_default(),
    }
}

/// Sizes, and the first customers when one definition was asked for.
fn people(report: &EvalReport, one: bool, zone: &Zone, context: &Context) -> Outcome<()> {
    if report.results.is_empty() && report.broken.is_empty() {
        context.note(&Message::new("eval-nothing"));
        return Ok(());
    }
    let as_of = Message::new("eval-as-of").with("instant", output::instant(report.as_of, zone));
    output::line(&as_of.text(context.language))?;
    if report.results.iter().all(|result| result.evaluated == 0) {
        context.note(&Message::new("eval-no-customers"));
    }
    output::show(&sizes(report), Format::Table, context.language)?;
    match (one, &report.results[..]) {
        (true, [result]) => list(result, zone, context),
        _ => Ok(()),
    }
}

fn sizes(report: &EvalReport) -> Table {
    let mut table = Table::new()
        .column("definition", "column-definition", Align::Left)
        .column("version", "column-version", Align::Right)
        .column("label", "column-label", Align::Left)
        .column("customers", "column-customers", Align::Right)
        .column("share", "column-share", Align::Right);
    for result in &report.results {
        let sizes = match result.labels.is_empty() {
            true => vec![(IN, result.size())],
            false => result.label_sizes(),
        };
        for (label, size) in sizes {
            table.row(vec![
                result.definition.clone(),
                result.version.to_string(),
                label.to_owned(),
                output::count(size),
                output::percent(size, result.evaluated),
            ]);
        }
    }
    table
}

fn list(result: &EvalResult, zone: &Zone, context: &Context) -> Outcome<()> {
    if result.customers.is_empty() {
        return Ok(());
    }
    let mut table = Table::new()
        .column("customer", "column-customer", Align::Left)
        .column("standing", "column-standing", Align::Left)
        .column("next_change", "column-next-change", Align::Left);
    for customer in result.customers.iter().take(LISTED) {
        table.row(vec![
            customer.customer.clone(),
            match customer.standing {
                Standing::Member(true) => IN.to_owned(),
                _ => standing(&customer.standing, result),
            },
            customer
                .next_change
                .map_or_else(|| context.text("word-never"), |at| output::instant(at, zone)),
        ]);
    }
    output::line("")?;
    output::show(&table, Format::Table, context.language)?;
    let rest = result.customers.len().saturating_sub(LISTED);
    if rest > 0 {
        context.note(&Message::new("eval-more").with("rest", rest));
    }
    Ok(())
}
