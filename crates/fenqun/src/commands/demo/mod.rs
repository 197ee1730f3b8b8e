//! `fenqun demo`: a made-up shop, served with its page; or, without serving, the commands that a
//! person would type, each shown before its result.

mod served;
mod walk;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::demo;
use fenqun_engine::{Failure, Outcome, Workspace};
use fenqun_model::{Date, Message};

use super::{Command, optional};
use crate::arguments::Builder;
use crate::context::Context;

/// The folder when none is named.
const FOLDER: &str = "fenqun-demo";

pub(super) const COMMAND: Command = Command {
    name: "demo",
    define,
    run,
};

/// What was asked for.
struct Demo<'a> {
    /// Folder of the workspace.
    data: PathBuf,
    /// Folder of the shop's files.
    shop: PathBuf,
    /// Day after the last day of the data, when one was named: the clock stays there.
    until: Option<Date>,
    context: &'a Context,
}

fn define(builder: Builder) -> clap::Command {
    builder
        .command("demo", "demo-about")
        .arg(builder.switch("no-serve", "demo-option-no-serve"))
        .arg(builder.switch("open", "demo-option-open"))
        .arg(builder.option("until", "DAY", "demo-option-until"))
        .after_help(builder.text("demo-after-help"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let data = PathBuf::from(optional(matches, "data").unwrap_or(FOLDER));
    let demo = Demo {
        shop: data.join("shop"),
        data,
        until: optional(matches, "until").map(day).transpose()?,
        context,
    };
    demo.expect_own_folder()?;
    match matches.get_flag("no-serve") {
        true => walk::walk(&demo)?,
        false => served::serve(&demo, matches.get_flag("open"))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn day(text: &str) -> Outcome<Date> {
    text.parse().map_err(|_| {
        let message = Message::new("demo-day-malformed").with("text", text);
        Failure::wrong_use(message)
    })
}

impl Demo<'_> {
    /// Nothing of the demo goes into a workspace with data of somebody's own.
    fn expect_own_folder(&self) -> Outcome<()> {
        match Workspace::exists(&self.data) && !self.shop.is_dir() {
            true => Err(self.refused("demo-other-workspace")),
            false => Ok(()),
        }
    }

    /// Whether there is a whole workspace in the folder.
    fn is_made(&self) -> bool {
        Workspace::exists(&self.data) && !demo::is_unfinished(&self.data)
    }

    /// The day that was named, else today.
    fn end(&self) -> Outcome<Date> {
        let now = (self.context.settings.clock)();
        self.until.map_or_else(|| demo::today(now), Ok)
    }

    fn refused(&self, id: &'static str) -> Failure {
        Message::new(id).with("folder", shown(&self.data)).into()
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
