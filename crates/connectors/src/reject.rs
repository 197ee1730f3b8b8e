//! Rejected rows: their reasons and the file they are written to.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use fenqun_model::{Language, Message};

use crate::write::{csv_line, guarded};

/// Rejected rows that are kept to be shown.
const FIRST: usize = 10;

/// Codes of the reasons why rows are rejected, each with the message that names the reason without
/// the row's own values.
const REASONS: &[(&str, &str)] = &[
    ("import-row-ragged", "import-reason-ragged"),
    ("import-row-unclosed-quote", "import-reason-unclosed-quote"),
    ("import-row-broken-text", "import-reason-broken-text"),
    ("import-row-rejected-by-test", "import-reason-test"),
    ("import-row-bad-identifier", "import-reason-bad-identifier"),
    ("import-row-no-customer", "import-reason-no-customer"),
    ("import-row-no-time", "import-reason-no-time"),
    ("import-row-not-time", "import-reason-not-time"),
    ("import-row-ambiguous-time", "import-reason-ambiguous-time"),
    ("import-row-no-event-name", "import-reason-no-event-name"),
    ("import-row-no-group", "import-reason-no-group"),
    ("import-row-no-amount", "import-reason-no-amount"),
    ("import-row-no-rate", "import-reason-no-rate"),
    (
        "import-row-amount-out-of-range",
        "import-reason-out-of-range",
    ),
    ("import-row-not-number", "import-reason-not-number"),
    ("import-row-too-precise", "import-reason-too-precise"),
    ("import-row-out-of-range", "import-reason-out-of-range"),
    ("import-row-not-boolean", "import-reason-not-boolean"),
    ("import-row-not-point", "import-reason-not-point"),
    ("import-row-wrong-type", "import-reason-wrong-type"),
    ("import-row-too-deep", "import-reason-too-deep"),
    ("import-row-not-json", "import-reason-not-json"),
    ("import-row-unknown-shape", "import-reason-unknown-shape"),
    (
        "import-row-group-of-two-customers",
        "import-reason-group-of-two-customers",
    ),
];

/// The short message of a reason by its code.
pub(crate) fn code(code: &str) -> &'static str {
    let known = REASONS.iter().find(|(id, _)| *id == code);
    known.map_or("import-reason-other", |(_, short)| short)
}

/// A reason without the row's own values.
pub(crate) fn in_short(short: &'static str, detail: &str) -> Message {
    Message::new(short).with("detail", detail)
}

/// A rejected row.
#[derive(Clone, Debug)]
pub struct RejectedRow {
    /// The line (1-based) that it begins on.
    pub line: u64,
    /// Why.
    pub reason: Message,
    /// The row as it stands in the file.
    pub row: String,
}

/// The file of rejected rows: CSV with file, line, code, reason and the row as it stood; what a
/// spreadsheet program would take for a formula has an apostrophe in front. It is made when the first
/// row is rejected; one left by an earlier run is removed.
pub(crate) struct RejectFile {
    path: Option<PathBuf>,
    language: Language,
    file: Option<BufWriter<File>>,
    line: String,
    /// The first ones.
    first: Vec<RejectedRow>,
}

impl RejectFile {
    pub(crate) fn new(path: Option<&Path>, language: Language) -> Result<Self, Message> {
        // Only a file is removed: a pipe or a device that someone names is written to.
        let is_file = |path: &&Path| std::fs::symlink_metadata(path).is_ok_and(|it| it.is_file());
        if let Some(path) = path.filter(is_file) {
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(unwritable(path, &error));
                }
                _ => {}
            }
        }
        Ok(Self {
            path: path.map(Path::to_owned),
            language,
            file: None,
            line: String::new(),
            first: vec![],
        })
    }

    /// The first rejected rows.
    pub(crate) fn first(&self) -> &[RejectedRow] {
        &self.first
    }

    /// Writes a row.
    pub(crate) fn write(
        &mut self,
        file: &str,
        line: u64,
        reason: &Message,
        row: &str,
    ) -> Result<(), Message> {
        if self.first.len() < FIRST {
            self.first.push(RejectedRow {
                line,
                reason: reason.clone(),
                row: row.to_owned(),
            });
        }
        let Some(path) = &self.path else {
            return Ok(());
        };
        self.line.clear();
        if self.file.is_none() {
            let made = File::create(path).map_err(|error| unwritable(path, &error))?;
            self.file = Some(BufWriter::new(made));
            self.line.push_str("\u{feff}file,line,code,reason,row\r\n");
        }
        let (number, text) = (line.to_string(), reason.text(self.language));
        // People open this in a spreadsheet program, too.
        let [file, text, row] = [file, &text, row].map(guarded);
        let cells = [&file, number.as_str(), reason.id(), &text, &row];
        csv_line(cells.into_iter(), b',', &mut self.line);
        self.line.push_str("\r\n");
        let out = self
            .file
            .as_mut()
            .map(|out| out.write_all(self.line.as_bytes()));
        out.unwrap_or(Ok(()))
            .map_err(|error| unwritable(path, &error))
    }

    /// Everything written so far is in the file.
    pub(crate) fn flush(&mut self) -> Result<(), Message> {
        match (&mut self.file, &self.path) {
            (Some(file), Some(path)) => file.flush().map_err(|error| unwritable(path, &error)),
            _ => Ok(()),
        }
    }
}

/// The message for a file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: &std::io::Error) -> Message {
    Message::new("import-file-unwritable")
        .with("file", path.display().to_string())
        .with("error", error.to_string())
}
