//! A batch of rows as text cells.

use fenqun_model::Message;

/// Rows of a table, each with as many cells as the table has columns.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    text: String,
    fields: Vec<(u32, u32)>,
    raw: Vec<(u32, u32)>,
    lines: Vec<u64>,
    columns: usize,
    problems: Vec<(u32, Message)>,
    /// Some text may hold U+FFFD because bytes were not text of the file's encoding.
    pub(crate) damaged: bool,
}

impl Cells {
    /// Empties the batch and sets the number of columns.
    pub(crate) fn reset(&mut self, columns: usize) {
        self.text.clear();
        self.fields.clear();
        self.raw.clear();
        self.lines.clear();
        self.problems.clear();
        self.columns = columns;
        self.damaged = false;
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The text of a cell, not trimmed.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let (start, end) = self.fields[row * self.columns + column];
        &self.text[start as usize..end as usize]
    }

    /// The row as it stands in the file; for formats that are not text, written as CSV.
    pub fn raw(&self, row: usize) -> &str {
        let (start, end) = self.raw[row];
        &self.text[start as usize..end as usize]
    }

    /// The line (1-based) the row begins on; for formats without lines, the row's number with the
    /// headers as row 1.
    pub fn line(&self, row: usize) -> u64 {
        self.lines[row]
    }

    /// Rows that are broken as such, with what is wrong; their cells are empty.
    pub(crate) fn problems(&self) -> &[(u32, Message)] {
        &self.problems
    }

    /// Number of cells in all rows.
    pub(crate) fn cells(&self) -> usize {
        self.fields.len()
    }

    /// Begins a row with its text as it stands in the file; returns where that begins.
    pub(crate) fn begin(&mut self, line: u64, raw: &str) -> usize {
        let start = self.text.len();
        self.text.push_str(raw);
        self.raw.push((start as u32, self.text.len() as u32));
        self.lines.push(line);
        start
    }

    /// Adds a cell that is a part of the row's text.
    pub(crate) fn push_range(&mut self, start: usize, end: usize) {
        self.fields.push((start as u32, end as u32));
    }

    /// Adds a cell whose text is not a part of the row's text.
    pub(crate) fn push_text(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.fields.push((start as u32, self.text.len() as u32));
    }

    /// Ends the row: cells too many are refused unless empty, cells too few are refused.
    pub(crate) fn end(&mut self) {
        let row = self.lines.len() - 1;
        let first = row * self.columns;
        let found = self.fields.len() - first;
        if found == self.columns {
            return;
        }
        let extra = self.fields.get(first + self.columns..).unwrap_or_default();
        let harmless = found > self.columns && extra.iter().all(|(start, end)| start == end);
        if harmless {
            self.fields.truncate(first + self.columns);
            return;
        }
        let message = Message::new("import-row-ragged")
            .with("expected", self.columns)
            .with("found", found);
        self.refuse(message);
    }

    /// Ends the row as broken.
    pub(crate) fn refuse(&mut self, problem: Message) {
        let row = self.lines.len() - 1;
        self.fields.truncate(row * self.columns);
        self.fields.resize((row + 1) * self.columns, (0, 0));
        self.problems.push((row as u32, problem));
    }

    /// Adds a row given as delimited text.
    pub(crate) fn push_record(&mut self, line: u64, record: &str, separator: u8) {
        super::split::push_record(self, line, record, separator);
    }

    /// Adds a row of a format that is not text; its raw form is CSV.
    pub(crate) fn push_row<'a>(&mut self, line: u64, cells: impl Iterator<Item = &'a str> + Clone) {
        let start = self.text.len();
        crate::write::csv_line(cells.clone(), b',', &mut self.text);
        self.raw.push((start as u32, self.text.len() as u32));
        self.lines.push(line);
        for cell in cells {
            self.push_text(cell);
        }
        self.end();
    }
}
