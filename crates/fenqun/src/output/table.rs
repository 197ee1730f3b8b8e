//! Tables: headings in the user's language on the terminal, stable names in CSV.

use std::io::{self, Write};

use comfy_table::{Cell, CellAlignment, LineStyle, TableStyle};
use fenqun_model::{Language, Message};

/// On which side a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Rows under headings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    columns: Vec<(String, Heading, Align)>,
    rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug)]
enum Heading {
    Message(Message),
    Text(String),
}

impl Table {
    /// A table without columns.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a column: its stable name, which is also the id of its heading with `column-` before.
    pub(crate) fn column(mut self, name: &str, heading: &'static str, align: Align) -> Self {
        let heading = Heading::Message(Message::new(heading));
        self.columns.push((name.to_owned(), heading, align));
        self
    }

    /// Adds a column whose heading comes from the data, such as a label.
    pub(crate) fn data_column(mut self, name: &str, align: Align) -> Self {
        let heading = Heading::Text(name.to_owned());
        self.columns.push((name.to_owned(), heading, align));
        self
    }

    /// Adds a row with a text for every column.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// For the terminal.
    pub(crate) fn render(&self, language: Language) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─')));
        table.set_header(self.columns.iter().map(|(_, heading, align)| {
            let text = match heading {
                Heading::Message(message) => message.text(language),
                Heading::Text(text) => text.clone(),
            };
            Cell::new(text).set_alignment(cell_alignment(*align))
        }));
        for row in &self.rows {
            let cells = row.iter().zip(&self.columns);
            table.add_row(cells.map(|(text, (_, _, align))| {
                Cell::new(text).set_alignment(cell_alignment(*align))
            }));
        }
        table.trim_fmt()
    }

    /// For programs.
    pub(crate) fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(self.columns.iter().map(|(name, _, _)| name))?;
        for row in &self.rows {
            csv.write_record(row)?;
        }
        csv.flush()
    }
}

fn cell_alignment(align: Align) -> CellAlignment {
    match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    }
}
