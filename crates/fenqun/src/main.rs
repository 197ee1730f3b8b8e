//! The one binary. Reads settings from the command line and the environment, calls one use case of
//! the engine, renders its result, and sets the exit status: 0 done, 1 failed, 2 wrong use.

mod arguments;
mod commands;
mod context;
mod interrupt;
mod language;
mod output;
mod progress;
mod site;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use fenqun_engine::{Failure, FailureKind};
use fenqun_model::Language;

use crate::context::Context;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let language = language::choose(&arguments, |name| std::env::var(name).ok());
    match run(&arguments, language) {
        Ok(code) => code,
        Err(failure) => {
            output::errors(&failure, language);
            exit_code(&failure)
        }
    }
}

fn run(arguments: &[OsString], language: Language) -> Result<ExitCode, Failure> {
    let matches = match arguments::tool(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::answer(&error, language),
    };
    let Some((name, own)) = matches.subcommand() else {
        return usage::answer_without_command(language);
    };
    let context = Context::new(own, language)?;
    commands::run(name, own, &context)
}

fn exit_code(failure: &Failure) -> ExitCode {
    match failure.kind {
        FailureKind::WrongUse => ExitCode::from(2),
        FailureKind::Failed | FailureKind::Stopped => ExitCode::FAILURE,
    }
}
