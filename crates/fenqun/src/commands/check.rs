//! `fenqun check`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::check::Checkup;
use fenqun_engine::{Broken, Outcome};
use fenqun_model::Message;

use super::Command;
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "check",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder.command("check", "check-about")
}

fn run(_: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let found = context.open()?.check()?;
    match context.format {
        Format::Json => output::json(&json(&found))?,
        Format::Csv => output::show(&table(&found, context), Format::Csv, context.language)?,
        _ => people(&found, context)?,
    }
    Ok(match found.is_sound() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn people(found: &Checkup, context: &Context) -> Outcome<()> {
    if found.is_sound() {
        output::line(&context.text("check-sound"))?;
    } else {
        output::show(&table(found, context), Format::Table, context.language)?;
    }
    if found.collisions > 0 {
        context.note(&Message::new("check-collisions").with("count", found.collisions));
    }
    Ok(())
}

/// What is wrong, by place.
fn problems(found: &Checkup) -> Vec<(&'static str, Message)> {
    let data = found.data.iter().map(|problem| ("data", problem.clone()));
    let catalog = found
        .catalog
        .iter()
        .map(|problem| ("catalog", problem.clone()));
    let broken = found.definitions.iter().map(Broken::message);
    data.chain(catalog)
        .chain(broken.map(|problem| ("definitions", problem)))
        .collect()
}

fn table(found: &Checkup, context: &Context) -> Table {
    let mut table = Table::new()
        .column("place", "column-place", Align::Left)
        .column("problem", "column-problem", Align::Left);
    for (place, problem) in problems(found) {
        table.row(vec![place.to_owned(), problem.text(context.language)]);
    }
    table
}

fn json(found: &Checkup) -> serde_json::Value {
    let problems: Vec<_> = problems(found)
        .into_iter()
        .map(|(place, problem)| {
            serde_json::json!({ "place": place, "code": problem.id(), "message": problem.to_string() })
        })
        .collect();
    serde_json::json!({
        "sound": found.is_sound(),
        "problems": problems,
        "collisions": found.collisions,
    })
}
