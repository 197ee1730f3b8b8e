//! Entries of a frame.

use fenqun_model::identifier::Identifier;
use fenqun_model::row::{Row, RowColumns};
use serde::{Deserialize, Serialize};

use super::columns;
use crate::{Entry, ImportProgress};

/// What a frame holds, read back.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Logged {
    Rows(Vec<Row>),
    Columns(RowColumns),
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
}

const ROWS: u8 = 1;
const COLUMNS: u8 = 2;
const PROGRESS: u8 = 3;
const OPERATION: u8 = 4;

/// The payload of a frame.
pub(crate) fn encode(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in entries {
        match entry {
            Entry::Rows(rows) => put(&mut bytes, ROWS, |bytes| json(bytes, rows)),
            Entry::Columns(rows) => put(&mut bytes, COLUMNS, |bytes| columns::encode(rows, bytes)),
            Entry::Progress(progress) => put(&mut bytes, PROGRESS, |bytes| json(bytes, progress)),
        }
    }
    bytes
}

/// The payload of a frame with one operation.
pub(crate) fn encode_operation(operation: &Operation) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, OPERATION, |bytes| json(bytes, operation));
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

/// The entries of a payload; the technical reason when it is not one.
pub(crate) fn decode(mut payload: &[u8]) -> Result<Vec<Logged>, String> {
    let mut entries = Vec::new();
    while let Some((head, rest)) = payload.split_at_checked(5) {
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]) as usize;
        let (body, rest) = rest
            .split_at_checked(length)
            .ok_or("an entry is cut short")?;
        entries.push(decode_one(head[0], body)?);
        payload = rest;
    }
    match payload {
        [] => Ok(entries),
        _ => Err("bytes are left over".into()),
    }
}

fn decode_one(tag: u8, body: &[u8]) -> Result<Logged, String> {
    let text = |error: serde_json::Error| error.to_string();
    Ok(match tag {
        ROWS => Logged::Rows(serde_json::from_slice(body).map_err(text)?),
        COLUMNS => Logged::Columns(columns::decode(body).ok_or("columns are broken")?),
        PROGRESS => Logged::Progress(serde_json::from_slice(body).map_err(text)?),
        OPERATION => Logged::Operation(serde_json::from_slice(body).map_err(text)?),
        tag => return Err(format!("an entry of unknown kind {tag}")),
    })
}
