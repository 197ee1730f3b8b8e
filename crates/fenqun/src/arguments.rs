//! The command line: options that every command takes, and how help looks. All texts come from the
//! message catalogue.

use clap::{Arg, ArgAction, Command};
use fenqun_model::{Language, Message};

use crate::commands;

/// Builds arguments whose texts are in one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Builder {
    language: Language,
}

impl Builder {
    /// A text of the catalogue.
    pub(crate) fn text(self, id: &'static str) -> String {
        Message::new(id).text(self.language)
    }

    /// A subcommand with its description; `about` is the id of its text.
    pub(crate) fn command(self, name: &'static str, about: &'static str) -> Command {
        self.style(Command::new(name).about(self.text(about)))
    }

    /// A required positional argument.
    pub(crate) fn positional(
        self,
        id: &'static str,
        shown: &'static str,
        help: &'static str,
    ) -> Arg {
        Arg::new(id)
            .value_name(shown)
            .required(true)
            .help(self.text(help))
            .help_heading(self.text("help-arguments"))
    }

    /// An option with a value.
    pub(crate) fn option(self, id: &'static str, shown: &'static str, help: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .value_name(shown)
            .help(self.text(help))
            .help_heading(self.text("help-options"))
    }

    /// A switch.
    pub(crate) fn switch(self, id: &'static str, help: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(self.text(help))
            .help_heading(self.text("help-options"))
    }

    fn style(self, command: Command) -> Command {
        let template = format!(
            "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}{{after-help}}",
            self.text("help-usage")
        );
        command
            .help_template(template)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(self.text("help-commands"))
            .subcommand_value_name(self.text("help-command"))
    }
}

/// The whole tool.
pub(crate) fn tool(language: Language) -> Command {
    let builder = Builder { language };
    let tool = builder
        .style(Command::new("fenqun"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(builder.text("tool-about"))
        .after_help(builder.text("tool-after-help"))
        .subcommand_required(true)
        .arg(version(builder));
    let tool = commands::ALL.iter().fold(tool, |tool, command| {
        tool.subcommand((command.define)(builder))
    });
    common(builder).into_iter().fold(tool, Command::arg)
}

/// Options that may stand before or after the name of any command.
fn common(builder: Builder) -> [Arg; 7] {
    let options = [
        builder.option("data", "DIR", "option-data"),
        builder
            .option("format", "FORMAT", "option-format")
            .short('f'),
        builder.option("lang", "LANG", "option-lang"),
        builder.option("threads", "N", "option-threads"),
        builder.option("memory-budget", "BYTES", "option-memory-budget"),
        builder.option("batch", "N", "option-batch").hide(true),
        help(builder),
    ];
    let heading = builder.text("help-common");
    options.map(|option| option.global(true).help_heading(heading.clone()))
}

fn help(builder: Builder) -> Arg {
    builder
        .switch("help", "option-help")
        .short('h')
        .action(ArgAction::Help)
}

fn version(builder: Builder) -> Arg {
    builder
        .switch("version", "option-version")
        .short('V')
        .action(ArgAction::Version)
}
