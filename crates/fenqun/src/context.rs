//! What every command is given: language, folder, format and settings, read from the command line
//! first and from the environment second.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use fenqun_engine::{Failure, Outcome, Settings, Workspace};
use fenqun_model::{Language, Message};

use crate::output::Format;

/// What every command is given.
#[derive(Debug)]
pub(crate) struct Context {
    /// Language of everything shown.
    pub(crate) language: Language,
    /// Folder of the workspace.
    pub(crate) data: PathBuf,
    /// How results are shown.
    pub(crate) format: Format,
    /// Settings of the workspace.
    pub(crate) settings: Settings,
}

impl Context {
    pub(crate) fn new(matches: &ArgMatches, language: Language) -> Outcome<Self> {
        let data = setting(matches, "data", "FENQUN_DATA");
        let format = matches.get_one::<String>("format");
        Ok(Self {
            language,
            data: data.unwrap_or_else(|| "fenqun-data".into()).into(),
            format: format.map_or(Ok(Format::Table), |text| Format::parse(text))?,
            settings: settings(matches)?,
        })
    }

    /// Opens the workspace, making it when there is none.
    pub(crate) fn open_or_make(&self) -> Outcome<Workspace> {
        self.noted(Workspace::open(&self.data, self.settings.clone())?)
    }

    /// Opens a workspace that must be there.
    pub(crate) fn open(&self) -> Outcome<Workspace> {
        self.noted(Workspace::open_existing(&self.data, self.settings.clone())?)
    }

    /// Shows what people should know about the opening.
    fn noted(&self, workspace: Workspace) -> Outcome<Workspace> {
        for notice in workspace.notices() {
            self.note(notice);
        }
        Ok(workspace)
    }

    /// A text of the catalogue.
    pub(crate) fn text(&self, id: &'static str) -> String {
        Message::new(id).text(self.language)
    }

    /// Shows a note to the person at the terminal, on stderr, so that results can be piped.
    pub(crate) fn note(&self, message: &Message) {
        eprintln!("{}", message.text(self.language));
    }
}

/// Reads a text file named on the command line; `-` is standard input.
pub(crate) fn read_text(file: &str) -> Outcome<(String, String)> {
    let read = match file {
        "-" => std::io::read_to_string(std::io::stdin()),
        file => std::fs::read_to_string(file),
    };
    let text = read.map_err(|error| Failure::file("file-unreadable", Path::new(file), &error))?;
    Ok((file.to_owned(), text))
}

fn settings(matches: &ArgMatches) -> Outcome<Settings> {
    let mut settings = Settings::default();
    if let Some(text) = setting(matches, "threads", "FENQUN_THREADS") {
        settings.threads = at_least_one(&text, "threads")?;
    }
    if let Some(text) = setting(matches, "batch", "FENQUN_BATCH") {
        settings.batch = at_least_one(&text, "batch")?;
    }
    if let Some(text) = setting(matches, "memory-budget", "FENQUN_MEMORY") {
        settings.memory_budget = bytes(&text)?;
    }
    Ok(settings)
}

/// The value of an option, else of a variable.
fn setting(matches: &ArgMatches, option: &str, variable: &str) -> Option<String> {
    let given = matches.get_one::<String>(option).cloned();
    given.or_else(|| std::env::var(variable).ok().filter(|text| !text.is_empty()))
}

fn at_least_one(text: &str, option: &'static str) -> Outcome<usize> {
    let number = text.parse().ok().filter(|number| *number >= 1);
    number.ok_or_else(|| {
        let message = Message::new("option-not-positive")
            .with("option", option)
            .with("text", text);
        Failure::wrong_use(message)
    })
}

/// `512MB`, `2GB`, `1500000`; units are powers of 1024.
fn bytes(text: &str) -> Outcome<u64> {
    let upper = text.trim().to_uppercase().replace("IB", "B");
    let units = [
        ("KB", 10),
        ("MB", 20),
        ("GB", 30),
        ("TB", 40),
        ("K", 10),
        ("M", 20),
        ("G", 30),
        ("B", 0),
    ];
    let (digits, shift) = units
        .iter()
        .find_map(|(unit, shift)| upper.strip_suffix(unit).map(|digits| (digits, *shift)))
        .unwrap_or((&upper, 0));
    let number: Option<u64> = digits.trim().parse().ok();
    let bytes = number.and_then(|number| number.checked_mul(1 << shift));
    bytes.ok_or_else(|| Failure::wrong_use(Message::new("option-not-bytes").with("text", text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, size) in [
            ("1500", 1500),
            ("2GB", 2 << 30),
            ("512 MiB", 512 << 20),
            ("1k", 1024),
        ] {
            assert_eq!(bytes(text).unwrap(), size, "{text}");
        }
        assert!(bytes("much").is_err());
    }
}
