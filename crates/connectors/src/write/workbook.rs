//! Workbooks out, row by row in constant memory.

use fenqun_model::{Message, Value, Zone};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::shown::{clock, text};
use super::target::Target;
use super::{Column, OutputSettings, TableWriter};

/// Rows of a sheet, the header included.
const ROWS: u32 = 1_048_576;

/// Writes a workbook with one sheet. Texts are text cells, which no program takes for formulas.
pub(super) struct BookWriter {
    target: Target,
    book: Workbook,
    zone: Zone,
    next: u32,
    day: Format,
    time: Format,
}

impl BookWriter {
    pub(super) fn new(
        target: Target,
        columns: &[Column],
        settings: &OutputSettings,
    ) -> Result<Self, Message> {
        let mut writer = Self {
            target,
            book: Workbook::new(),
            zone: settings.zone.clone(),
            next: 1,
            day: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        };
        let bold = Format::new().set_bold();
        let write = |book: &mut Workbook| -> Result<(), XlsxError> {
            let sheet = book.add_worksheet_with_constant_memory()?;
            sheet.set_freeze_panes(1, 0)?;
            for (index, column) in columns.iter().enumerate() {
                sheet.write_string_with_format(0, index as u16, &column.header, &bold)?;
            }
            Ok(())
        };
        write(&mut writer.book).map_err(|error| writer.target.failed(error))?;
        Ok(writer)
    }

    fn write(&mut self, values: &[Option<Value>]) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        for (index, value) in values.iter().enumerate() {
            if let Some(value) = value {
                let cell = (self.next, index as u16);
                match value {
                    Value::Date(date) => day_or_time(sheet, cell, date.to_string(), &self.day)?,
                    Value::Instant(instant) => {
                        day_or_time(sheet, cell, clock(*instant, &self.zone), &self.time)?;
                    }
                    value => plain(sheet, cell, value, &self.zone)?,
                }
            }
        }
        self.next += 1;
        Ok(())
    }
}

/// A day that workbooks do not know, such as one before 1900, is written as text.
fn day_or_time(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    shown: String,
    format: &Format,
) -> Result<(), XlsxError> {
    match ExcelDateTime::parse_from_str(&shown) {
        Ok(time) => sheet.write_datetime_with_format(row, column, &time, format)?,
        Err(_) => sheet.write_string(row, column, shown)?,
    };
    Ok(())
}

fn plain(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    zone: &Zone,
) -> Result<(), XlsxError> {
    match value {
        // Beyond 15 digits a cell would round.
        Value::Integer(number) if number.unsigned_abs() < 1_000_000_000_000_000 => {
            sheet.write_number(row, column, *number as f64)?
        }
        Value::Decimal(number) => sheet.write_number(row, column, number.to_f64())?,
        Value::Float(number) => sheet.write_number(row, column, *number)?,
        Value::Boolean(value) => sheet.write_boolean(row, column, *value)?,
        value => sheet.write_string(row, column, text(value, zone))?,
    };
    Ok(())
}

impl TableWriter for BookWriter {
    fn row(&mut self, values: &[Option<Value>]) -> Result<(), Message> {
        if self.next == ROWS {
            return Err(Message::new("export-too-many-rows")
                .with("file", self.target.path().display().to_string())
                .with("limit", u64::from(ROWS) - 1));
        }
        self.write(values)
            .map_err(|error| self.target.failed(error))
    }

    fn finish(mut self: Box<Self>) -> Result<(), Message> {
        let saved = self.book.save_to_writer(self.target.file());
        saved.map_err(|error| self.target.failed(error))?;
        self.target.finish()
    }
}
