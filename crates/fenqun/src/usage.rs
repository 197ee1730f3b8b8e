//! Answers to a command line that is not a command: help when it was asked for, else what is wrong
//! with it, in the user's language.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Language, Message};

use crate::arguments::tool;
use crate::output::written;

/// What to say about an error of the parser.
pub(crate) fn answer(error: &clap::Error, language: Language) -> Outcome<ExitCode> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render().to_string();
            written(|out| out.write_all(text.as_bytes()))?;
            Ok(ExitCode::SUCCESS)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            answer_without_command(language)
        }
        _ => Err(Failure::wrong_use(explain(error, language))),
    }
}

/// Shows the help of the whole tool: no command was given.
pub(crate) fn answer_without_command(language: Language) -> Outcome<ExitCode> {
    eprint!("{}", tool(language).render_help());
    Ok(ExitCode::from(2))
}

fn explain(error: &clap::Error, language: Language) -> Message {
    let context = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .with("text", context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => Message::new("usage-unknown-option").with("text", argument),
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").with("text", argument),
        ErrorKind::ArgumentConflict => Message::new("usage-conflict")
            .with("text", argument)
            .with("other", context(ContextKind::PriorArg)),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::NoEquals => {
            Message::new("usage-value-missing").with("text", argument)
        }
        _ => Message::new("usage-other").with("text", plain(error)),
    };
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg]
        .into_iter()
        .map(context)
        .find(|text| !text.is_empty());
    let hint = match suggested {
        Some(text) => Message::new("usage-suggestion").with("text", text),
        None => Message::new("usage-help").with("command", command(error)),
    };
    Message::new("usage-wrong")
        .with("problem", message.text(language))
        .with("hint", hint.text(language))
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(" "),
        ContextValue::StyledStr(text) => text.to_string(),
        other => other.to_string(),
    }
}

/// The command whose help says more, from the usage line of the error.
fn command(error: &clap::Error) -> String {
    let usage = error.get(ContextKind::Usage).map(shown).unwrap_or_default();
    let words = usage
        .split_whitespace()
        .skip_while(|word| *word != "fenqun");
    let name: Vec<&str> = words
        .take_while(|word| {
            word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.starts_with('-')
        })
        .collect();
    match name.is_empty() {
        true => "fenqun".into(),
        false => name.join(" "),
    }
}

/// The first line of what the parser itself would say.
fn plain(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}
