//! Entries of a frame.

use fenqun_model::Instant;
use fenqun_model::identifier::Identifier;
use fenqun_model::row::{Row, RowColumns};
use serde::{Deserialize, Serialize};

use super::{columns, rows};
use crate::{Entry, ImportProgress};

/// What a frame holds, read back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Logged {
    Rows(Vec<Row>),
    Columns(RowColumns),
    Import(u32),
    Progress(ImportProgress),
    Operation(Operation),
}

/// A repair of identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Operation {
    /// Two identifiers are of one customer.
    Merge {
        id: u64,
        a: Identifier,
        b: Identifier,
    },
    /// Takes a merge back.
    Unmerge { id: u64 },
    /// Takes everything back that an import brought in.
    UndoImport { number: u32 },
}

/// As JSON: what format 1 wrote.
const ROWS_JSON: u8 = 1;
const COLUMNS: u8 = 2;
const PROGRESS: u8 = 3;
const OPERATION: u8 = 4;
const AT: u8 = 5;
const ROWS: u8 = 6;
const IMPORT: u8 = 7;

/// An entry that somebody else has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lent<'a> {
    Rows(&'a [Row]),
    Columns(&'a RowColumns),
    Import(u32),
    Progress(&'a ImportProgress),
    Operation(&'a Operation),
}

impl<'a> From<&'a Entry> for Lent<'a> {
    fn from(entry: &'a Entry) -> Self {
        match entry {
            Entry::Rows(rows) => Lent::Rows(rows),
            Entry::Columns(rows) => Lent::Columns(rows),
            Entry::Import(number) => Lent::Import(*number),
            Entry::Progress(progress) => Lent::Progress(progress),
        }
    }
}

impl<'a> From<&'a Logged> for Lent<'a> {
    fn from(logged: &'a Logged) -> Self {
        match logged {
            Logged::Rows(rows) => Lent::Rows(rows),
            Logged::Columns(rows) => Lent::Columns(rows),
            Logged::Import(number) => Lent::Import(*number),
            Logged::Progress(progress) => Lent::Progress(progress),
            Logged::Operation(operation) => Lent::Operation(operation),
        }
    }
}

impl From<Entry> for Logged {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Rows(rows) => Logged::Rows(rows),
            Entry::Columns(rows) => Logged::Columns(rows),
            Entry::Import(number) => Logged::Import(number),
            Entry::Progress(progress) => Logged::Progress(progress),
        }
    }
}

impl Lent<'_> {
    /// Bytes of the texts of identifiers.
    pub(crate) fn identifier_bytes(self) -> u64 {
        let length = |identifier: &Identifier| identifier.value.len();
        let bytes: usize = match self {
            Lent::Rows(rows) => rows.iter().flat_map(Row::who).map(length).sum(),
            Lent::Columns(rows) => rows.who.iter().map(|(_, texts)| texts.text.len()).sum(),
            Lent::Operation(Operation::Merge { a, b, .. }) => length(a) + length(b),
            Lent::Operation(Operation::Unmerge { .. } | Operation::UndoImport { .. })
            | Lent::Import(_)
            | Lent::Progress(_) => 0,
        };
        bytes as u64
    }
}

/// The payload of a frame: when it was received, if a clock is known, and its entries.
pub(crate) fn encode(at: Option<Instant>, entries: &[Lent<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(at) = at {
        put(&mut bytes, AT, |bytes| bytes.extend(at.0.to_le_bytes()));
    }
    for entry in entries {
        match entry {
            Lent::Rows(rows) => put(&mut bytes, ROWS, |bytes| rows::encode(rows, at, bytes)),
            Lent::Columns(rows) => put(&mut bytes, COLUMNS, |bytes| columns::encode(rows, bytes)),
            Lent::Import(number) => put(&mut bytes, IMPORT, |bytes| {
                bytes.extend(number.to_le_bytes());
            }),
            Lent::Progress(progress) => put(&mut bytes, PROGRESS, |bytes| json(bytes, progress)),
            Lent::Operation(operation) => {
                put(&mut bytes, OPERATION, |bytes| json(bytes, operation));
            }
        }
    }
    bytes
}

fn put(bytes: &mut Vec<u8>, tag: u8, write: impl FnOnce(&mut Vec<u8>)) {
    bytes.push(tag);
    let at = bytes.len();
    bytes.extend([0; 4]);
    write(bytes);
    // A payload of 4 GiB or more is refused by the log, whatever is written here.
    let length = (bytes.len() - at - 4) as u32;
    bytes[at..at + 4].copy_from_slice(&length.to_le_bytes());
}

fn json(bytes: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(bytes, value).expect("rows have only text keys and memory takes all");
}

/// When a frame was received, and its entries; the technical reason when the payload is not one.
pub(crate) fn decode(mut payload: &[u8]) -> Result<(Option<Instant>, Vec<Logged>), String> {
    let mut at = None;
    let mut entries = Vec::new();
    while let Some((head, rest)) = payload.split_at_checked(5) {
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]) as usize;
        let (body, rest) = rest
            .split_at_checked(length)
            .ok_or("an entry is cut short")?;
        if head[0] == AT {
            let millis = body.try_into().map_err(|_| "the instant is not one")?;
            at = Some(Instant(i64::from_le_bytes(millis)));
        } else {
            entries.push(decode_one(head[0], body, at)?);
        }
        payload = rest;
    }
    match payload {
        [] => Ok((at, entries)),
        _ => Err("bytes are left over".into()),
    }
}

fn decode_one(tag: u8, body: &[u8], at: Option<Instant>) -> Result<Logged, String> {
    let text = |error: serde_json::Error| error.to_string();
    Ok(match tag {
        ROWS => Logged::Rows(rows::decode(body, at).ok_or("rows are broken")?),
        ROWS_JSON => Logged::Rows(serde_json::from_slice(body).map_err(text)?),
        COLUMNS => Logged::Columns(columns::decode(body).ok_or("columns are broken")?),
        IMPORT => {
            let number = body.try_into().map_err(|_| "the import is no number")?;
            Logged::Import(u32::from_le_bytes(number))
        }
        PROGRESS => Logged::Progress(serde_json::from_slice(body).map_err(text)?),
        OPERATION => Logged::Operation(serde_json::from_slice(body).map_err(text)?),
        tag => return Err(format!("an entry of unknown kind {tag}")),
    })
}
