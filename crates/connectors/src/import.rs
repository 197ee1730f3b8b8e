//! An import: files in, batches of rows for the log out.
//!
//! The batches of an import are the same every time it runs over the same files. So a killed import
//! resumes by running again and leaving out the batches that are in the log already: the report and
//! the reject file come out whole, and no position inside compressed files is needed.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use fenqun_model::definition::{SourceKind, SourceSpec};
use fenqun_model::row::{Row, RowColumns};
use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};

use crate::group::Grouper;
use crate::mapping::{self, Context, Mapper, Plan};
use crate::quality::{FileQuality, Quality, Tally};
use crate::reject::{RejectFile, RejectedRow};
use crate::table::{Cells, Format, Table};
use crate::tracking::Calls;

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
    most_rows: usize,
    bare_names: bool,
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
    rows: Reading,
}

/// How its rows are read.
enum Reading {
    /// By the mapping.
    Table(Box<(Table, Mapper)>),
    /// As tracking calls, which need no mapping.
    Calls(Box<Calls>),
}

/// What came of a stretch of a file.
#[derive(Default)]
struct Made {
    columns: Vec<RowColumns>,
    rows: Vec<Row>,
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
    /// Call files by their names alone, for readers to whom the folders mean nothing.
    pub bare_names: bool,
    /// Rows of a batch. A resumed import must use the same number as before, else it starts over
    /// (which changes nothing, as repeated rows are recognised by their ids).
    pub batch_rows: usize,
    /// Rows that are read at most, of all files together: for a trial. All when `None`.
    pub most_rows: Option<usize>,
}

/// Rows for the log.
#[derive(Debug)]
pub struct Batch {
    /// Rows that a mapping made.
    pub columns: Vec<RowColumns>,
    /// Rows of tracking calls.
    pub rows: Vec<Row>,
    /// Where to go on behind this batch; to be stored with its rows.
    pub position: serde_json::Value,
}

/// What came of a stretch of a file.
#[derive(Debug)]
pub enum Stretch {
    /// Nothing for the log: all rows rejected or put aside to be grouped, or the log has the batch
    /// already.
    Nothing,
    /// Rows for the log.
    Batch(Batch),
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
            bare_names: false,
            batch_rows: BATCH_ROWS,
            most_rows: None,
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
        if table.found().format != Format::Tracking {
            let mut sample = Cells::default();
            table.read(&mut sample, mapping::SAMPLE_ROWS)?;
            mapping::infer(&mut spec, table.columns(), &sample, &context.schema);
            Plan::new(&spec, table.columns(), &context)?;
        }
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
            most_rows: settings.most_rows.unwrap_or(usize::MAX),
            bare_names: settings.bare_names,
            grouper,
            made: 0,
            skip: 0,
        })
    }

    /// Opens files with the mapping guessed from the first: what evaluating files directly does.
    ///
    /// # Errors
    /// As [`crate::guess`] and [`Import::open`].
    pub fn open_guessed(
        files: &[PathBuf],
        kind: SourceKind,
        context: Context,
        settings: &Settings,
    ) -> Result<Self, Message> {
        let first = files.first().ok_or(Message::new("import-no-file"))?;
        let guess = crate::guess(first, kind)?;
        Self::open(files, &guess.spec, context, settings)
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

    /// The first rejected rows.
    pub fn first_rejects(&self) -> &[RejectedRow] {
        self.rejects.first()
    }

    /// Rows read so far, those of batches that are left out included.
    pub fn rows_read(&self) -> u64 {
        self.tally.quality.rows
    }

    /// The next rows for the log; `None` when there are no more.
    ///
    /// # Errors
    /// A file cannot be read, or the reject file cannot be written.
    pub fn next_batch(&mut self) -> Result<Option<Batch>, Message> {
        while let Some(stretch) = self.next_stretch()? {
            if let Stretch::Batch(batch) = stretch {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// The same, stretch by stretch, for those who want to see how far it is while nothing comes
    /// for the log.
    ///
    /// # Errors
    /// As [`Import::next_batch`].
    pub fn next_stretch(&mut self) -> Result<Option<Stretch>, Message> {
        let Some(made) = self.next_made()? else {
            self.rejects.flush()?;
            return Ok(None);
        };
        if made.columns.is_empty() && made.rows.is_empty() {
            return Ok(Some(Stretch::Nothing));
        }
        made.columns
            .iter()
            .for_each(|rows| self.tally.emitted(rows));
        made.rows.iter().for_each(|row| self.tally.emitted_row(row));
        self.made += 1;
        if self.made <= self.skip {
            return Ok(Some(Stretch::Nothing));
        }
        let position = serde_json::json!(Position {
            batches: self.made,
            batch_rows: self.batch_rows,
        });
        Ok(Some(Stretch::Batch(Batch {
            columns: made.columns,
            rows: made.rows,
            position,
        })))
    }

    /// What comes of the next stretch of a file, which may be nothing; `None` behind the last one.
    fn next_made(&mut self) -> Result<Option<Made>, Message> {
        let mut current = match self.current.take() {
            Some(current) => current,
            None => match self.files.pop_front() {
                Some(path) => self.open_file(&path)?,
                None => return self.next_groups(),
            },
        };
        let made = match &mut current.rows {
            Reading::Table(table) => self.next_mapped(&current.name, &mut table.0, &mut table.1)?,
            Reading::Calls(calls) => self.next_calls(&current.name, calls)?,
        };
        if made.is_some() {
            self.current = Some(current);
        } else {
            self.end_file(current);
        }
        Ok(Some(made.unwrap_or_default()))
    }

    /// The next rows of a table; `None` at its end.
    fn next_mapped(
        &mut self,
        file: &str,
        table: &mut Table,
        mapper: &mut Mapper,
    ) -> Result<Option<Made>, Message> {
        let rows = self.batch_rows.min(self.room());
        if rows == 0 || !table.read(&mut self.cells, rows)? {
            return Ok(None);
        }
        let mapped = mapper.apply(&self.cells);
        self.tally.see(&self.cells, &mapped, &mapper.plan);
        for (row, reason) in &mapped.outcome.rejects {
            let (line, raw) = (self.cells.line(*row), self.cells.raw(*row));
            self.rejects.write(file, line, reason, raw)?;
        }
        if let Some(grouper) = &mut self.grouper {
            grouper.put(&self.cells, &mapped)?;
            return Ok(Some(Made::default()));
        }
        let tally = &mut self.tally;
        let seen = |id| tally.see_id(id);
        Ok(Some(Made {
            columns: mapping::emit(&mapped, &mapper.plan, self.context.received_at, seen),
            rows: Vec::new(),
        }))
    }

    /// The rows of the next calls; `None` when there are no more.
    fn next_calls(&mut self, file: &str, calls: &mut Calls) -> Result<Option<Made>, Message> {
        let mut made = Made::default();
        let mut read = 0;
        let rows = self.batch_rows.min(self.room());
        while read < rows {
            let Some(call) = calls.next()? else {
                break;
            };
            read += 1;
            match call.rows {
                Ok(rows) => made.rows.extend(rows),
                Err(reason) => {
                    self.tally.reject(&reason);
                    self.rejects.write(file, call.line, &reason, &call.raw)?;
                }
            }
        }
        self.tally.see_rows(read as u64);
        Ok((read > 0).then_some(made))
    }

    /// Rows that may still be read.
    fn room(&self) -> usize {
        let read = usize::try_from(self.rows_read()).unwrap_or(usize::MAX);
        self.most_rows.saturating_sub(read)
    }

    fn end_file(&mut self, file: Current) {
        let Reading::Table(read) = file.rows else {
            return;
        };
        let (table, mapper) = *read;
        self.tally.quality.extra_values += table.extra();
        if let Some(grouper) = &mut self.grouper {
            grouper.end_file(file.name, mapper, &table);
        }
    }

    /// The next groups, when all files are read.
    fn next_groups(&mut self) -> Result<Option<Made>, Message> {
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
        Ok(Some(Made {
            columns: built.columns,
            rows: Vec::new(),
        }))
    }

    fn open_file(&mut self, path: &Path) -> Result<Current, Message> {
        let table = Table::open(path, &self.spec)?;
        let name = match path.file_name().filter(|_| self.bare_names) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => path.display().to_string(),
        };
        self.tally.begin_file(FileQuality {
            file: name.clone(),
            found: table.found().clone(),
            rows: 0,
        });
        if table.found().format == Format::Tracking {
            let calls = Calls::open(path, &self.context)?;
            return Ok(Current {
                name,
                rows: Reading::Calls(Box::new(calls)),
            });
        }
        let plan = Plan::new(&self.spec, table.columns(), &self.context);
        let plan = plan.map_err(|error| {
            Message::new("import-in-file")
                .with("file", name.as_str())
                .with("error", error)
        })?;
        let serials = table.found().format == Format::Xlsx;
        let mapper = Mapper::new(plan, &self.context, serials)?;
        Ok(Current {
            name,
            rows: Reading::Table(Box::new((table, mapper))),
        })
    }
}
