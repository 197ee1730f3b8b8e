//! `fenqun explain CUSTOMER [DEFINITION] [--as-of INSTANT]`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::explain::{ExplainRequest, Explanation, Held};
use fenqun_engine::masking::Mask;
use fenqun_engine::{Outcome, Workspace};
use fenqun_model::Message;

use super::{Command, optional, text};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output::{self, Align, Format, Table};

pub(super) const COMMAND: Command = Command {
    name: "explain",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("explain", "explain-about")
        .arg(builder.positional("customer", "CUSTOMER", "argument-customer"))
        .arg(
            builder
                .positional("definition", "DEFINITION", "explain-definition")
                .required(false),
        )
        .arg(builder.option("as-of", "INSTANT", "option-as-of"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let workspace = context.open()?;
    let asked = ExplainRequest {
        customer: text(matches, "customer").into(),
        definition: optional(matches, "definition").map(str::to_owned),
        as_of: optional(matches, "as-of").map(str::to_owned),
        language: context.language,
    };
    let explanation = workspace.explain(&asked, &Mask::open())?;
    match context.format {
        Format::Json => output::json(&explanation)?,
        Format::Csv => output::show(&standings(&explanation), Format::Csv, context.language)?,
        _ => {
            output::line(&head(&explanation, &workspace)?.text(context.language))?;
            let lines = explanation.definitions.iter();
            for sentence in lines.flat_map(|explained| &explained.sentences) {
                output::line(&sentence.line())?;
            }
            if explanation.definitions.is_empty() {
                context.note(&Message::new("eval-nothing"));
            }
        }
    }
    for failure in &explanation.failures {
        context.note(failure);
    }
    Ok(match explanation.failures.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Who it is and as of when.
fn head(explanation: &Explanation, workspace: &Workspace) -> Outcome<Message> {
    let as_of = workspace.instant(Some(&explanation.as_of))?;
    Ok(Message::new("explain-customer")
        .with("customer", explanation.customer.clone())
        .with("identifiers", explanation.identifiers.join(", "))
        .with("instant", workspace.zone()?.local(as_of).to_string()))
}

fn standings(explanation: &Explanation) -> Table {
    let mut table = Table::new()
        .column("definition", "column-definition", Align::Left)
        .column("version", "column-version", Align::Right)
        .column("standing", "column-standing", Align::Left)
        .column("next_change", "column-next-change", Align::Left);
    for explained in &explanation.definitions {
        table.row(vec![
            explained.definition.clone(),
            explained.version.to_string(),
            match &explained.standing {
                Held::Member(member) => member.to_string(),
                Held::Label(label) => label.clone(),
                Held::Value(value) => value.as_ref().map(ToString::to_string).unwrap_or_default(),
            },
            explained.next_change.clone().unwrap_or_default(),
        ]);
    }
    table
}
