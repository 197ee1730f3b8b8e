//! Files of calls.

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::row::Row;
use serde_json::{Map, Value};

use super::CallReader;
use crate::bytes;
use crate::mapping::Context;
use crate::table::{Found, Objects};

/// A file of calls, read front to back.
pub(crate) struct Calls {
    objects: Objects,
    reader: CallReader,
}

/// One call of a file.
pub(crate) struct Call {
    pub(crate) line: u64,
    pub(crate) rows: Result<Vec<Row>, Message>,
    /// The call as it stands in the file, when it was rejected.
    pub(crate) raw: String,
}

impl Calls {
    pub(crate) fn open(path: &Path, context: &Context) -> Result<Self, Message> {
        let (bytes, _) = bytes::open(path)?;
        let (head, bytes) = bytes::probe(bytes, path)?;
        Ok(Self {
            objects: Objects::new(path, &head, bytes, &mut Found::default())?,
            reader: CallReader::new(context)?,
        })
    }

    /// The next call; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Call>, Message> {
        let Some((line, text)) = self.objects.next()? else {
            return Ok(None);
        };
        let rows = match serde_json::from_str::<Map<String, Value>>(text) {
            Ok(call) => self.reader.rows(call),
            Err(error) => Err(Message::new("import-row-not-json").with("error", error.to_string())),
        };
        let raw = if rows.is_err() {
            text.to_owned()
        } else {
            String::new()
        };
        Ok(Some(Call { line, rows, raw }))
    }
}
