//! How results are shown: as a table for people, as JSON or CSV for programs.

mod labels;
mod numbers;
mod table;
mod text;

pub(crate) use labels::label;
pub(crate) use numbers::{count, percent};
pub(crate) use table::{Align, Table};
pub(crate) use text::{errors, instant, local};

use std::io::{self, Write};

use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Language, Message};
use serde::Serialize;

/// How results are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Table,
    /// Stable and documented.
    Json,
    /// Comma-separated, with a header of stable names.
    Csv,
    /// Definitions as files take them; only where definitions are shown.
    Yaml,
}

impl Format {
    /// Reads the value of `--format`.
    pub(crate) fn parse(text: &str) -> Outcome<Self> {
        match text {
            "table" => Ok(Format::Table),
            "json" => Ok(Format::Json),
            "csv" => Ok(Format::Csv),
            "yaml" => Ok(Format::Yaml),
            _ => Err(Failure::wrong_use(
                Message::new("format-unknown").with("text", text),
            )),
        }
    }
}

/// Writes a result as JSON, indented, with a line break at the end.
pub(crate) fn json(value: &impl Serialize) -> Outcome<()> {
    written(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    })
}

/// Shows a table in the format asked for; JSON is the caller's.
pub(crate) fn show(table: &Table, format: Format, language: Language) -> Outcome<()> {
    match format {
        Format::Csv => written(|out| table.write_csv(out)),
        _ => written(|out| writeln!(out, "{}", table.render(language))),
    }
}

/// Prints a line of a result.
pub(crate) fn line(text: &str) -> Outcome<()> {
    written(|out| writeln!(out, "{text}"))
}

/// Writes to standard output. A reader who has seen enough (`| head`) is no error.
pub(crate) fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = write(&mut out).and_then(|()| out.flush());
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Message::new("output-unwritable")
            .with("reason", error.to_string())
            .into()),
        Ok(()) => Ok(()),
    }
}
