//! Delimited text out.

use fenqun_model::{Message, Value, Zone};

use super::shown::{guarded, text};
use super::target::Target;
use super::{Column, OutputSettings, TableWriter};

/// Writes cells as one line without its end: quoted where a separator, quote or line end makes it
/// necessary.
pub(crate) fn line<'a>(cells: impl Iterator<Item = &'a str>, separator: u8, out: &mut String) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(char::from(separator));
        }
        let special = |b: u8| b == separator || matches!(b, b'"' | b'\n' | b'\r');
        if cell.bytes().any(special) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
}

/// Writes a delimited text file.
pub(super) struct CsvWriter {
    target: Target,
    separator: u8,
    zone: Zone,
    line: String,
}

impl CsvWriter {
    pub(super) fn new(
        target: Target,
        columns: &[Column],
        separator: u8,
        settings: &OutputSettings,
    ) -> Result<Self, Message> {
        let mut writer = Self {
            target,
            separator,
            zone: settings.zone.clone(),
            line: String::new(),
        };
        if settings.byte_order_mark {
            writer.line.push('\u{feff}');
        }
        let headers: Vec<String> = columns
            .iter()
            .map(|column| guarded(&column.header).into_owned())
            .collect();
        writer.write(&headers)?;
        Ok(writer)
    }

    fn write(&mut self, cells: &[String]) -> Result<(), Message> {
        line(
            cells.iter().map(String::as_str),
            self.separator,
            &mut self.line,
        );
        self.line.push_str("\r\n");
        self.target.write(self.line.as_bytes())?;
        self.line.clear();
        Ok(())
    }
}

impl TableWriter for CsvWriter {
    fn row(&mut self, values: &[Option<Value>]) -> Result<(), Message> {
        let cells: Vec<String> = values
            .iter()
            .map(|value| match value {
                None => String::new(),
                Some(Value::Text(text)) => guarded(text).into_owned(),
                Some(value @ Value::List(_)) => guarded(&text(value, &self.zone)).into_owned(),
                Some(value) => text(value, &self.zone),
            })
            .collect();
        self.write(&cells)
    }

    fn finish(self: Box<Self>) -> Result<(), Message> {
        self.target.finish()
    }
}
