//! Log lines on standard error, for people or for programs. They name routes, never what a request
//! carried.

use std::panic::PanicHookInfo;

use tracing::Level;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt;

use crate::settings::{LogFormat, LogLevel, Settings};

/// Begins to log. Called once; later calls change nothing.
pub(crate) fn start(settings: &Settings) {
    let level = LevelFilter::from_level(match settings.log_level {
        LogLevel::Error => Level::ERROR,
        LogLevel::Warn => Level::WARN,
        LogLevel::Info => Level::INFO,
        LogLevel::Debug => Level::DEBUG,
    });
    let lines = fmt::Subscriber::builder()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false);
    // Somebody else logs already, as in a test that starts two servers.
    drop(match settings.log {
        LogFormat::Plain => tracing::subscriber::set_global_default(lines.finish()),
        LogFormat::Json => {
            let lines = lines.json().flatten_event(true);
            tracing::subscriber::set_global_default(lines.finish())
        }
    });
    std::panic::set_hook(Box::new(panicked));
}

/// Where it happened; what was at hand there may be personal and stays out.
fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    let place = place.unwrap_or_default();
    tracing::error!(place, "a fault of the program; please report the place");
}
