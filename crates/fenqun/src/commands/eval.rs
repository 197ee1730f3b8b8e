//! `fenqun eval [NAME…] [--as-of INSTANT] [--define FILE] [--events FILE --customers FILE]`

use std::cmp::Ordering;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::answers::{Reading, Standing};
use fenqun_engine::direct::DirectFiles;
use fenqun_engine::eval::{EvalReport, EvalRequest, EvalResult};
use fenqun_engine::{Failure, IN, LabelTitles, OUT, Outcome, Workspace};
use fenqun_model::definition::Kind;
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
        .arg(
            builder
                .positional("name", "NAME", "eval-name")
                .required(false)
                .num_args(0..),
        )
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
        .arg(
            builder
                .option("define", "FILE", "eval-define")
                .num_args(1..),
        )
        .arg(
            builder
                .option("events", "FILE", "eval-events")
                .num_args(1..),
        )
        .arg(
            builder
                .option("customers", "FILE", "eval-customers")
                .num_args(1..),
        )
        .arg(builder.switch("all", "eval-all"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let define: Outcome<Vec<_>> = texts(matches, "define")
        .iter()
        .map(|file| read_text(file))
        .collect();
    let names = texts(matches, "name");
    let one = names.len() == 1;
    let request = EvalRequest {
        as_of: optional(matches, "as-of").map(str::to_owned),
        define: define?,
        all: matches.get_flag("all"),
        next_change: context.format != Format::Table || one,
        names,
        most: None,
    };
    let files = |id| -> Vec<PathBuf> { texts(matches, id).into_iter().map(Into::into).collect() };
    let (events, customers) = (files("events"), files("customers"));
    let (workspace, report) = match events.is_empty() && customers.is_empty() {
        true => {
            let workspace = context.open()?;
            let report = workspace.eval(&request)?;
            (workspace, report)
        }
        false => directly(events, customers, request, context)?,
    };
    match context.format {
        Format::Json => output::json(&report)?,
        Format::Csv => output::show(&rows(&report), Format::Csv, context.language)?,
        _ => {
            let people = People {
                zone: workspace.zone()?,
                titles: workspace.label_titles()?,
                context,
            };
            people.show(&report, one)?;
        }
    }
    for broken in &report.broken {
        context.note(&broken.message());
    }
    Ok(match report.broken.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Definition files against data files: no workspace is read or made.
fn directly(
    events: Vec<PathBuf>,
    customers: Vec<PathBuf>,
    mut request: EvalRequest,
    context: &Context,
) -> Outcome<(Workspace, EvalReport)> {
    if request.define.is_empty() {
        return Err(Failure::wrong_use(Message::new("eval-define-missing")));
    }
    let files = DirectFiles {
        events,
        customers,
        define: std::mem::take(&mut request.define),
    };
    Workspace::eval_files(&files, &request, context.settings.clone())
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
                customer
                    .next_change
                    .map(|at| at.to_string())
                    .unwrap_or_default(),
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

/// The values of one metric are of one type; should they not be, they are equal here.
fn order(a: &Reading, b: &Reading) -> Ordering {
    match (a, b) {
        (Reading::Plain(a), Reading::Plain(b)) => a.compare(b).unwrap_or(Ordering::Equal),
        (Reading::Millis(a), Reading::Millis(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

/// Shows an evaluation to people.
struct People<'a> {
    zone: Zone,
    titles: LabelTitles,
    context: &'a Context,
}

impl People<'_> {
    /// Sizes, and the first customers when one definition was asked for.
    fn show(&self, report: &EvalReport, one: bool) -> Outcome<()> {
        let language = self.context.language;
        if report.results.is_empty() && report.broken.is_empty() {
            self.context.note(&Message::new("eval-nothing"));
            return Ok(());
        }
        let as_of = output::instant(report.as_of, &self.zone);
        let as_of = Message::new("eval-as-of").with("instant", as_of);
        output::line(&as_of.text(language))?;
        if report.results.iter().all(|result| result.evaluated == 0) {
            self.context.note(&Message::new("eval-no-customers"));
        }
        output::show(&self.sizes(report), Format::Table, language)?;
        match (one, &report.results[..]) {
            (true, [result]) => self.list(result),
            _ => Ok(()),
        }
    }

    fn sizes(&self, report: &EvalReport) -> Table {
        let mut table = Table::new()
            .column("definition", "column-definition", Align::Left)
            .column("version", "column-version", Align::Right)
            .column("label", "column-label", Align::Left)
            .column("customers", "column-customers", Align::Right)
            .column("share", "column-share", Align::Right);
        for result in &report.results {
            for (index, (label, size)) in self.groups(result).into_iter().enumerate() {
                let once = |text: String| if index == 0 { text } else { String::new() };
                table.row(vec![
                    once(result.definition.clone()),
                    once(result.version.to_string()),
                    label,
                    output::count(size),
                    output::percent(size, result.evaluated),
                ]);
            }
        }
        table
    }

    /// What the customers of a result are divided into, as people read it.
    fn groups(&self, result: &EvalResult) -> Vec<(String, u64)> {
        if result.kind == Kind::Metric {
            return vec![(self.spread(result), result.size())];
        }
        let sizes = match result.labels.is_empty() {
            true => vec![(IN, result.size())],
            false => result.label_sizes(),
        };
        sizes
            .into_iter()
            .map(|(label, size)| (self.label(result, label), size))
            .collect()
    }

    /// Least, median and greatest value of a metric.
    fn spread(&self, result: &EvalResult) -> String {
        let mut values: Vec<&Reading> = result
            .customers
            .iter()
            .filter_map(|customer| match &customer.standing {
                Standing::Value(value) => value.as_ref(),
                _ => None,
            })
            .collect();
        values.sort_by(|a, b| order(a, b));
        let (Some(least), Some(greatest)) = (values.first(), values.last()) else {
            return self.context.text("eval-no-values");
        };
        Message::new("eval-values")
            .with("median", values[(values.len() - 1) / 2].to_string())
            .with("least", least.to_string())
            .with("greatest", greatest.to_string())
            .text(self.context.language)
    }

    fn label(&self, result: &EvalResult, label: &str) -> String {
        output::label(
            &self.titles,
            &result.definition,
            label,
            self.context.language,
        )
    }

    fn list(&self, result: &EvalResult) -> Outcome<()> {
        if result.customers.is_empty() {
            return Ok(());
        }
        let mut table = Table::new()
            .column("customer", "column-customer", Align::Left)
            .column("standing", "column-standing", Align::Left)
            .column("next_change", "column-next-change", Align::Left);
        for customer in result.customers.iter().take(LISTED) {
            let standing = match customer.standing {
                Standing::Member(true) => IN.to_owned(),
                Standing::Member(false) => OUT.to_owned(),
                _ => standing(&customer.standing, result),
            };
            table.row(vec![
                customer.customer.clone(),
                self.label(result, &standing),
                customer.next_change.map_or_else(
                    || self.context.text("word-never"),
                    |at| output::instant(at, &self.zone),
                ),
            ]);
        }
        output::line("")?;
        output::show(&table, Format::Table, self.context.language)?;
        let rest = result.customers.len().saturating_sub(LISTED);
        if rest > 0 {
            self.context
                .note(&Message::new("eval-more").with("rest", rest));
        }
        Ok(())
    }
}
