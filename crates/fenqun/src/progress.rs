//! How far long work is: a moving line on a terminal, a plain line every few seconds elsewhere.

use std::cell::Cell;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use fenqun_engine::import::ImportStep;
use fenqun_model::{Language, Message};
use indicatif::{ProgressBar, ProgressStyle};

use crate::output::count;

/// Between two plain lines.
const PLAIN_EVERY: Duration = Duration::from_secs(5);

/// Shows how far an import is.
pub(crate) struct Progress {
    language: Language,
    bar: Option<ProgressBar>,
    last: Cell<Instant>,
}

impl Progress {
    /// Shows nothing until the first step.
    pub(crate) fn new(language: Language) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            let bar = ProgressBar::new_spinner();
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar
        });
        Self {
            language,
            bar,
            last: Cell::new(Instant::now()),
        }
    }

    /// Shows a step.
    pub(crate) fn step(&self, step: &ImportStep) {
        let text = || {
            Message::new("import-progress")
                .with("files", step.files.clone())
                .with("rows", count(step.rows))
                .text(self.language)
        };
        match &self.bar {
            Some(bar) => {
                bar.set_message(text());
                bar.tick();
            }
            None if self.last.get().elapsed() >= PLAIN_EVERY => {
                self.last.set(Instant::now());
                eprintln!("{}", text());
            }
            None => {}
        }
    }

    /// Clears the line.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
