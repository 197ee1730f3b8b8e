//! An import: files in, batches of rows for the log out.
//!
//! The batches of an import are the same every time it runs over the same files. So a killed import
//! resumes by running again and leaving out the batches that are in the log already: the report and
//! the reject file come out whole, and no position inside compressed files is needed.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use fenqun_model::definition::SourceSpec;
use fenqun_model::row::RowColumns;
use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};

use crate::group::Grouper;
use crate::mapping::{self, Context, Mapper, Plan};
use crate::quality::{FileQuality, Quality, Tally};
use crate::reject::RejectFile;
use crate::table::{Cells, Format, Table};

/// Rows of a batch.
const BATCH_ROWS: usize = 32_768;

/// Files on their way in.
pub struct Import {
    spec: SourceSpec,
    context: Context,
    files: VecDeque<PathBuf>,
    current: Option<Current>,
    cells: Cells,
    tally: Tally,
    rejects: RejectFile,
    batch_rows: usize,
    /// Lines of groups put aside, when the mapping groups.
    grouper: Option<Grouper>,
    /// Batches made so far.
    made: u64,
    /// Batches that are in the log already.
    skip: u64,
}

/// The file being read.
struct Current {
    name: String,
    table: Table,
    mapper: Mapper,
}

/// How an import runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where rejected rows are written; nowhere when `None`.
    pub rejects: Option<PathBuf>,
    /// Folder for lines of groups put aside; the system's when `None`.
    pub temporary: Option<PathBuf>,
    /// Language of the reasons in it.
    pub language: Language,
    /// Rows of a batch. A resumed import must use the same number as before, else it starts over
    /// (which changes nothing, as repeated rows are recognised by their ids).
    pub batch_rows: usize,
}

/// Rows for the log.
#[derive(Debug)]
pub struct Batch {
    /// The rows.
    pub columns: Vec<RowColumns>,
    /// Where to go on behind this batch; to be stored with its rows.
    pub position: serde_json::Value,
}

/// A [`Batch::position`].
#[derive(Serialize, Deserialize)]
struct Position {
    batches: u64,
    batch_rows: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rejects: None,
            temporary: None,
            language: Language::English,
            batch_rows: BATCH_ROWS,
        }
    }
}

impl Import {
    /// Opens files that belong together (lines of an order may be in any of them). Types that the
    /// mapping leaves open are taken from the schema or inferred from the first rows; see
    /// [`Import::spec`].
    ///
    /// # Errors
    /// The first file cannot be read, or the mapping does not fit it.
    pub fn open(
        files: &[PathBuf],
        spec: &SourceSpec,
        context: Context,
        settings: &Settings,
    ) -> Result<Self, Message> {
        let mut spec = spec.clone();
        let first = files.first().ok_or(Message::new("import-no-file"))?;
        let mut table = Table::open(first, &spec)?;
        let mut sample = Cells::default();
        table.read(&mut sample, mapping::SAMPLE_ROWS)?;
        mapping::infer(&mut spec, table.columns(), &sample, &context.schema);
        Plan::new(&spec, table.columns(), &context)?;
        let grouper = spec.group.is_some();
        let grouper = grouper.then(|| Grouper::new(settings.temporary.as_deref()));
        Ok(Self {
            spec,
            context,
            files: files.iter().cloned().collect(),
            current: None,
            cells: Cells::default(),
            tally: Tally::default(),
            rejects: RejectFile::new(settings.rejects.as_deref(), settings.language)?,
            batch_rows: settings.batch_rows.max(1),
            grouper,
            made: 0,
            skip: 0,
        })
    }

    /// Goes on behind a batch: the batches up to it will not be given again.
    pub fn resume(&mut self, position: &serde_json::Value) {
        let position = Position::deserialize(position).ok();
        let position = position.filter(|position| position.batch_rows == self.batch_rows);
        self.skip = position.map_or(0, |position| position.batches);
    }

    /// The mapping with all types filled in: what is worth saving.
    pub fn spec(&self) -> &SourceSpec {
        &self.spec
    }

    /// What was found so far; whole when [`Import::next_batch`] has given `None`.
    pub fn quality(&self) -> Quality {
        self.tally.report()
    }

    /// The next rows for the log; `None` when there are no more.
    ///
    /// # Errors
    /// A file cannot be read, or the reject file cannot be written.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Message> {
        while let Some(columns) = self.next_columns()? {
            if columns.is_empty() {
                continue;
            }
            for rows in &columns {
                self.tally.emitted(rows);
            }
            self.made += 1;
            if self.made > self.skip {
                let position = serde_json::json!(Position {
                    batches: self.made,
                    batch_rows: self.batch_rows,
                });
                return Ok(Some(Batch { columns, position }));
            }
        }
        self.rejects.flush()?;
        Ok(None)
    }

    /// What comes of the next batch of cells, which may be nothing; `None` behind the last file.
    fn next_columns(&mut self) -> Result<Option<Vec<RowColumns>>, Message> {
        if self.current.is_none() {
            let Some(path) = self.files.pop_front() else {
                return self.next_groups();
            };
            self.current = Some(self.open_file(&path)?);
        }
        let Some(current) = &mut self.current else {
            return Ok(None);
        };
        if !current.table.read(&mut self.cells, self.batch_rows)? {
            self.end_file();
            return Ok(Some(Vec::new()));
        }
        let mapped = current.mapper.apply(&self.cells);
        self.tally.see(&self.cells, &mapped, &current.mapper.plan);
        for (row, reason) in &mapped.outcome.rejects {
            let (line, raw) = (self.cells.line(*row), self.cells.raw(*row));
            self.rejects.write(&current.name, line, reason, raw)?;
        }
        if let Some(grouper) = &mut self.grouper {
            grouper.put(&self.cells, &mapped)?;
            return Ok(Some(Vec::new()));
        }
        let tally = &mut self.tally;
        let seen = |id| tally.see_id(id);
        let plan = &current.mapper.plan;
        Ok(Some(mapping::emit(
            &mapped,
            plan,
            self.context.received_at,
            seen,
        )))
    }

    fn end_file(&mut self) {
        if let (Some(file), Some(grouper)) = (self.current.take(), &mut self.grouper) {
            grouper.end_file(file.name, file.mapper, &file.table);
        }
    }

    /// The next groups, when all files are read.
    fn next_groups(&mut self) -> Result<Option<Vec<RowColumns>>, Message> {
        let Some(grouper) = &mut self.grouper else {
            return Ok(None);
        };
        let Some(built) = grouper.build(self.batch_rows, &self.context, &mut self.tally)? else {
            return Ok(None);
        };
        for reject in &built.rejects {
            let file = grouper.file_name(reject.file);
            self.rejects
                .write(file, reject.line, &reject.reason, &reject.raw)?;
        }
        Ok(Some(built.columns))
    }

    fn open_file(&mut self, path: &Path) -> Result<Current, Message> {
        let table = Table::open(path, &self.spec)?;
        let name = path.display().to_string();
        let plan = Plan::new(&self.spec, table.columns(), &self.context).map_err(|error| {
            Message::new("import-in-file")
                .with("file", name.as_str())
                .with("error", error)
        })?;
        let serials = table.found().format == Format::Xlsx;
        self.tally.begin_file(FileQuality {
            file: name.clone(),
            found: table.found().clone(),
            rows: 0,
        });
        Ok(Current {
            mapper: Mapper::new(plan, &self.context, serials)?,
            name,
            table,
        })
    }
}
