//! Guessing a mapping from headers and the first rows, with an explanation that people can check.
//! A guess is a proposal: it is shown, corrected and saved as a Source.

mod columns;
mod dates;
mod explain;
mod names;
mod order_lines;
mod roles;
mod samples;
mod spec;

pub use samples::{ColumnSample, column_samples};

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::definition::{SourceKind, SourceSpec};

use self::columns::Columns;
use crate::mapping;
use crate::table::{Cells, Format, Found, Table};

/// A guessed mapping.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The mapping.
    pub spec: SourceSpec,
    /// What each column was taken for and why, with samples.
    pub explanation: Vec<Message>,
    /// What the file was found to be.
    pub found: Found,
    /// Names of its columns.
    pub columns: Vec<String>,
    /// What the mapping still lacks to be used; only [`propose`] gives such a guess.
    pub missing: Option<Message>,
}

/// Guesses the mapping of a file from its first 10 000 rows.
///
/// # Errors
/// The file cannot be read, or nothing in it can be taken for a customer (for events: or for a
/// time); the message says which columns there are.
pub fn guess(path: &Path, kind: SourceKind) -> Result<Guess, Message> {
    let mut guess = propose(path, kind)?;
    match guess.missing.take() {
        Some(missing) => Err(missing),
        None => Ok(guess),
    }
}

/// The same as far as it goes: a person adds what is missing.
///
/// # Errors
/// The file cannot be read.
pub fn propose(path: &Path, kind: SourceKind) -> Result<Guess, Message> {
    let mut table = Table::open(path, &SourceSpec::default())?;
    let mut sample = Cells::default();
    table.read(&mut sample, mapping::SAMPLE_ROWS)?;
    let headers = table.columns().to_vec();
    if table.found().format == Format::Tracking {
        return Ok(Guess {
            spec: SourceSpec {
                kind,
                ..SourceSpec::default()
            },
            explanation: vec![Message::new("import-guess-tracking")],
            found: table.found().clone(),
            columns: headers,
            missing: None,
        });
    }
    let nameless = !table.found().headers.is_empty();
    let columns = Columns::new(&headers, &sample, nameless, kind);
    let (mut spec, missing) = spec::build(&columns, kind);
    mapping::infer(&mut spec, &headers, &sample, &Default::default());
    let explanation = explain::explain(&columns, &spec);
    spec.headers.clone_from(&table.found().headers);
    Ok(Guess {
        spec,
        explanation,
        found: table.found().clone(),
        columns: headers,
        missing,
    })
}
