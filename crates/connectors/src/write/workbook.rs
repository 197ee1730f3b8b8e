//! Workbooks out, row by row in constant memory.

use fenqun_model::{Message, Value, Zone};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

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
        let row = self.next;
        let sheet = self.book.worksheet_from_index(0)?;
        for (index, value) in values.iter().enumerate() {
            let column = index as u16;
            match value {
                None => {}
                // Beyond 15 digits a cell would round.
                Some(Value::Integer(number)) if number.unsigned_abs() < 1_000_000_000_000_000 => {
                    sheet.write_number(row, column, *number as f64)?;
                }
                Some(Value::Decimal(number)) => {
                    sheet.write_number(row, column, number.to_f64())?;
                }
                Some(Value::Float(number)) => {
                    sheet.write_number(row, column, *number)?;
                }
                Some(Value::Boolean(value)) => {
                    sheet.write_boolean(row, column, *value)?;
                }
                Some(Value::Date(date)) => match ExcelDateTime::parse_from_str(&date.to_string()) {
                    Ok(day) => {
                        drop(sheet.write_datetime_with_format(row, column, &day, &self.day)?)
                    }
                    Err(_) => drop(sheet.write_string(row, column, date.to_string())?),
                },
                Some(Value::Instant(instant)) => {
                    let shown = clock(*instant, &self.zone);
                    match ExcelDateTime::parse_from_str(&shown) {
                        Ok(at) => {
                            drop(sheet.write_datetime_with_format(row, column, &at, &self.time)?)
                        }
                        Err(_) => drop(sheet.write_string(row, column, shown)?),
                    }
                }
                Some(value) => drop(sheet.write_string(row, column, text(value, &self.zone))?),
            }
        }
        self.next += 1;
        Ok(())
    }
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
        let bytes = self
            .book
            .save_to_buffer()
            .map_err(|error| self.target.failed(error))?;
        self.target.write(&bytes)?;
        self.target.finish()
    }
}
