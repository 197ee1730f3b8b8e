//! `fenqun serve`

use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::Outcome;
use fenqun_model::Message;
use fenqun_server::settings::Setting;
use fenqun_server::{Serving, Settings, Started};

use super::{Command, optional};
use crate::arguments::Builder;
use crate::context::{Context, read_text};
use crate::output;
use crate::site::SITE;

pub(super) const COMMAND: Command = Command {
    name: "serve",
    define,
    run,
};

/// The variable that names the settings file.
const CONFIG: &str = "FENQUN_CONFIG";

fn define(builder: Builder) -> clap::Command {
    let command = builder.command("serve", "serve-about").arg(builder.option(
        "config",
        "FILE",
        "setting-config",
    ));
    let command = Settings::ALL.iter().fold(command, |command, setting| {
        command.arg(flag(builder, setting))
    });
    command.arg(builder.switch("administrator-token", "setting-administrator-token"))
}

/// The flag of a setting, with its variable and its default in the help.
fn flag(builder: Builder, setting: &Setting) -> clap::Arg {
    let variable = setting.variable();
    let told = match setting.default {
        "" | "false" => format!("{} [{variable}]", builder.text(setting.help)),
        default => format!("{} [{variable}, {default}]", builder.text(setting.help)),
    };
    let flag = match setting.shown {
        Some(shown) => builder.option(setting.name, shown, setting.help),
        None => builder
            .option(setting.name, "true|false", setting.help)
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true"),
    };
    flag.help(told)
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let serving = Serving {
        settings: settings(matches)?,
        site: SITE,
        administrator_token: matches.get_flag("administrator-token"),
    };
    let (data, workspace) = (context.data.clone(), context.settings.clone());
    let open = move || fenqun_engine::Workspace::open_recorded(&data, workspace);
    fenqun_server::run(serving, open, |started| tell(started, context))?;
    Ok(ExitCode::SUCCESS)
}

fn settings(matches: &ArgMatches) -> Outcome<Settings> {
    let variable = |name: &str| std::env::var(name).ok();
    let named = optional(matches, "config").map(str::to_owned);
    let named = named.or_else(|| variable(CONFIG).filter(|name| !name.is_empty()));
    let file = named.as_deref().map(read_text).transpose()?;
    let file = file.as_ref().map(|(name, text)| (&**name, &**text));
    let flag = |name: &str| optional(matches, name).map(str::to_owned);
    Settings::read(flag, variable, file)
}

/// What the person who started it needs: where it is, and the token, which is shown this once.
fn tell(started: &Started, context: &Context) {
    let say = |message: Message| {
        // Whoever closed the terminal still wants it to run.
        let _ = output::line(&message.text(context.language));
    };
    let folder = context.data.display().to_string();
    let here = Message::new("serve-started").with("folder", folder);
    say(here.with("url", &*started.url));
    let Some(token) = &started.token else {
        return;
    };
    say(match started.is_new {
        true => Message::new("serve-token"),
        false => Message::new("serve-token-more"),
    });
    let _ = output::line(&format!("\n    {token}\n"));
    let usage = Message::new("serve-token-use").with("url", &*started.url);
    say(usage.with("token", &**token));
}
