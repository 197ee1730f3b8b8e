//! One file for each command: what it takes, and how its result is shown.

mod apply;
mod check;
mod delete;
mod demo;
mod eval;
mod explain;
mod export;
mod fit;
mod fits;
mod flows;
mod forget;
mod get;
mod history;
mod import;
mod imports;
mod merge;
mod preview;
mod report;
mod review;
mod sample;
mod serve;
mod undo_import;
mod unmerge;

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use crate::arguments::Builder;
use crate::context::Context;
use crate::output::Format;

/// A command of the tool.
pub(crate) struct Command {
    /// As typed.
    pub(crate) name: &'static str,
    /// What it takes.
    pub(crate) define: fn(Builder) -> clap::Command,
    /// Carries it out.
    pub(crate) run: fn(&ArgMatches, &Context) -> Outcome<ExitCode>,
}

/// Every command, in the order in which help shows them: the way through the main job.
pub(crate) const ALL: &[Command] = &[
    demo::COMMAND,
    serve::COMMAND,
    import::COMMAND,
    imports::COMMAND,
    undo_import::COMMAND,
    apply::COMMAND,
    get::COMMAND,
    delete::COMMAND,
    eval::COMMAND,
    preview::COMMAND,
    explain::COMMAND,
    flows::COMMAND,
    history::COMMAND,
    fit::COMMAND,
    fits::COMMAND,
    report::COMMAND,
    export::COMMAND,
    sample::COMMAND,
    review::COMMAND,
    check::COMMAND,
    forget::COMMAND,
    merge::COMMAND,
    unmerge::COMMAND,
];

/// Carries out the command of a name.
pub(crate) fn run(name: &str, matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    if context.format == Format::Yaml && name != get::COMMAND.name {
        let message = Message::new("format-unknown").with("text", "yaml");
        return Err(Failure::wrong_use(message));
    }
    match ALL.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(matches, context),
        None => Err(Failure::wrong_use(
            Message::new("usage-unknown-command").with("text", name),
        )),
    }
}

/// The text of an argument that the parser guarantees.
fn text<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    optional(matches, id).expect("a required argument is there once the command line is parsed")
}

/// The text of an argument that may be left out.
fn optional<'a>(matches: &'a ArgMatches, id: &str) -> Option<&'a str> {
    matches.get_one::<String>(id).map(String::as_str)
}

/// Every text of an argument that may be given several times.
fn texts(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches
        .get_many::<String>(id)
        .map(|values| values.cloned().collect())
        .unwrap_or_default()
}
