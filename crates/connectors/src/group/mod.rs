//! Lines that belong together become one event with items.
//!
//! The lines of a group may stand anywhere in any of the files given together. So every accepted
//! line is put aside by a hash of its group ([`spill`]), on disk when there are many, and when all
//! files are read the groups are built part by part ([`build`]), each part in memory. Everything is
//! sorted by content, so the order of the lines changes nothing.

mod build;
mod line;
mod output;
mod spill;

use std::path::Path;

use fenqun_model::Message;
use fenqun_model::row::RowColumns;
use xxhash_rust::xxh3::xxh3_64;

use self::line::Line;
use self::output::Output;
use self::spill::Spill;
use crate::mapping::{Context, Mapped, Mapper};
use crate::quality::Tally;
use crate::table::{Cells, Table};

/// Puts lines aside and builds groups.
pub(crate) struct Grouper {
    spill: Spill,
    files: Vec<SourceFile>,
    next_part: usize,
}

/// A file whose lines were put aside.
pub(crate) struct SourceFile {
    pub(crate) name: String,
    pub(crate) mapper: Mapper,
    pub(crate) separator: u8,
}

/// A line of a group that was rejected as a whole.
pub(crate) struct GroupReject {
    pub(crate) file: usize,
    pub(crate) line: u64,
    pub(crate) reason: Message,
    pub(crate) raw: String,
}

/// Groups of some parts.
pub(crate) struct Built {
    pub(crate) columns: Vec<RowColumns>,
    pub(crate) rejects: Vec<GroupReject>,
}

impl Grouper {
    /// `folder` is where lines go when there are many; the system's temporary folder when `None`.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        Self {
            spill: Spill::new(folder),
            files: Vec::new(),
            next_part: 0,
        }
    }

    /// Puts the accepted lines of a batch aside.
    pub(crate) fn put(&mut self, cells: &Cells, mapped: &Mapped<'_>) -> Result<(), Message> {
        let file = self.files.len() as u32;
        for (row, key) in mapped.keys.iter().enumerate() {
            if !mapped.outcome.rejected[row] {
                let part = xxh3_64(key.as_bytes());
                self.spill
                    .put(part, file, cells.line(row), cells.raw(row))?;
            }
        }
        Ok(())
    }

    /// A file was read to its end.
    pub(crate) fn end_file(&mut self, name: String, mapper: Mapper, table: &Table) {
        self.files.push(SourceFile {
            name,
            mapper,
            separator: table.raw_separator(),
        });
    }

    /// Name of a file.
    pub(crate) fn file_name(&self, file: usize) -> &str {
        &self.files[file].name
    }

    /// The groups of the next parts, about `groups` of them; `None` when there are no more.
    pub(crate) fn build(
        &mut self,
        groups: usize,
        context: &Context,
        tally: &mut Tally,
    ) -> Result<Option<Built>, Message> {
        if self.next_part == spill::PARTS || self.files.is_empty() {
            return Ok(None);
        }
        let mut output = Output::new(&self.files[0].mapper.plan, context.received_at);
        let mut rejects = Vec::new();
        while self.next_part < spill::PARTS && output.groups() < groups {
            let part = self.spill.take(self.next_part)?;
            self.next_part += 1;
            let lines = self.lines(&part);
            rejects.extend(build::groups(lines, &self.files, &mut output, tally));
        }
        Ok(Some(Built {
            columns: output.finish(),
            rejects,
        }))
    }

    /// The lines of a part, mapped again.
    fn lines(&mut self, part: &[u8]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut cells = Cells::default();
        for (index, file) in self.files.iter_mut().enumerate() {
            cells.reset(file.mapper.plan.columns.len());
            for (of_file, line, raw) in spill::records(part) {
                if of_file == index as u32 {
                    cells.push_record(line, raw, file.separator);
                }
            }
            let mapped = file.mapper.apply(&cells);
            line::extract(&mapped, &cells, &file.mapper, index, &mut lines);
        }
        lines
    }
}
