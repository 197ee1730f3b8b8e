//! The steps of an import: read, hand over together with how far that brings it, report.

use std::path::PathBuf;

use fenqun_catalog::{ImportRecord, ImportState};
use fenqun_connectors::{Batch, Import, Quality, Stretch};
use fenqun_model::Message;
use fenqun_store::{Entry, ImportProgress};

use super::mapping::Mapping;
use super::{
    Collisions, ImportOutcome, ImportReport, ImportRequest, ImportStep, Place, Watch, import_id,
    names,
};
use crate::failure::{Failure, Outcome};

/// Imports files to a place. See [`Workspace::import`](crate::Workspace::import).
pub(crate) fn import_into<P: Place>(
    place: &mut P,
    request: &ImportRequest,
    begin: &dyn Fn(&[Message]),
    watch: Watch<'_>,
) -> Outcome<ImportReport> {
    let mapping = place.look(|workspace| workspace.mapping(request))?;
    begin(&mapping.explanation);
    let groups: Vec<Vec<PathBuf>> = match mapping.spec.group.is_some() {
        true => vec![request.files.clone()],
        false => request
            .files
            .iter()
            .map(|file| vec![file.clone()])
            .collect(),
    };
    let mut report = ImportReport::new(&mapping, request.dry_run);
    for files in groups {
        let mut steps = Steps {
            place,
            request,
            mapping: &mapping,
            watch,
        };
        report.files.push(steps.import_files(&files)?);
    }
    if !request.dry_run {
        conclude(place, &mapping, &mut report)?;
    }
    Ok(report)
}

/// Everything is read: the mapping is kept, and types seen for the first time are noted.
fn conclude<P: Place>(place: &mut P, mapping: &Mapping, report: &mut ImportReport) -> Outcome<()> {
    if !place.look(|workspace| workspace.has_mapping(mapping)) {
        place.change(|workspace| workspace.keep_mapping(mapping))?;
    }
    place.checkpoint()?;
    place.settle();
    report.fitted_before = place.look(|workspace| workspace.fitted_before(report))?;
    place.look(|workspace| {
        let types = workspace.store.schema().attributes;
        let now = (workspace.settings.clock)();
        Ok(workspace.catalog.note_attribute_types(&types, now)?)
    })
}

/// An import at work.
struct Steps<'a, P> {
    place: &'a mut P,
    request: &'a ImportRequest,
    mapping: &'a Mapping,
    watch: Watch<'a>,
}

impl<P: Place> Steps<'_, P> {
    /// Imports files that belong together.
    fn import_files(&mut self, files: &[PathBuf]) -> Outcome<ImportOutcome> {
        let id = import_id(files, self.mapping)?;
        let known = self.place.look(|workspace| workspace.known_import(&id))?;
        let is_done = |known: &&ImportRecord| known.state == ImportState::Done;
        if let Some(known) = known.as_ref().filter(is_done) {
            return ImportOutcome::known(files, known);
        }
        let mut record = self.begin(files, &id, known)?;
        let rejects = self
            .place
            .look(|workspace| workspace.reject_file(&id, self.request))?;
        self.place.settle();
        let before = self.place.look(|workspace| workspace.store.collisions());
        let mut quality = self.read(files, &record, rejects.clone())?;
        self.place.settle();
        let after = self.place.look(|workspace| workspace.store.collisions());
        let collisions = Collisions::new(&before, &after);
        quality.collisions = collisions.count;
        record.finished_at = Some(self.place.look(|workspace| (workspace.settings.clock)()));
        record.state = ImportState::Done;
        record.quality = serde_json::to_string(&quality).ok();
        self.save(&record)?;
        Ok(ImportOutcome::fresh(files, quality, collisions, rejects))
    }

    /// What is kept of an import from its first row on: that of the earlier run which was stopped, or
    /// a new one with a number of its own.
    fn begin(
        &self,
        files: &[PathBuf],
        id: &str,
        known: Option<ImportRecord>,
    ) -> Outcome<ImportRecord> {
        let now = self.place.look(|workspace| (workspace.settings.clock)());
        let is_new = known.is_none();
        let mut record = known.unwrap_or_else(|| ImportRecord {
            number: 0,
            id: id.to_owned(),
            source: String::new(),
            file_name: String::new(),
            started_at: now,
            finished_at: None,
            state: ImportState::Running,
            quality: None,
            is_tracked: true,
            undo: None,
        });
        record.source.clone_from(&self.mapping.name);
        record.file_name = names(files);
        if self.request.dry_run {
            return Ok(record);
        }
        let run = self.place.run();
        self.place.look(|workspace| {
            let catalog = &workspace.catalog;
            match is_new {
                true => {
                    record.number = catalog.add_import(&record, workspace.store.last_import())?;
                }
                false => catalog.save_import(&record)?,
            }
            if let Some(run) = run {
                catalog.note_import_run(run, record.number)?;
            }
            Ok(record)
        })
    }

    fn save(&self, record: &ImportRecord) -> Outcome<()> {
        match self.request.dry_run {
            true => Ok(()),
            false => self
                .place
                .look(|workspace| Ok(workspace.catalog.save_import(record)?)),
        }
    }

    /// Reads everything and hands it over, from where an earlier run was stopped.
    fn read(
        &mut self,
        files: &[PathBuf],
        record: &ImportRecord,
        rejects: Option<PathBuf>,
    ) -> Outcome<Quality> {
        let context = self
            .place
            .look(|workspace| workspace.import_context(record.started_at))?;
        let settings = fenqun_connectors::Settings {
            rejects,
            language: self.request.language,
            bare_names: self.request.bare_names,
            ..fenqun_connectors::Settings::default()
        };
        let mut import = Import::open(files, &self.mapping.spec, context, &settings)?;
        let mut position = self.place.look(|workspace| workspace.position(record));
        if let Some(position) = &position {
            import.resume(position);
        }
        let mut step = ImportStep {
            files: record.file_name.clone(),
            rows: 0,
        };
        while let Some(stretch) = import.next_stretch()? {
            step.rows = import.rows_read();
            (self.watch)(&step);
            if let Stretch::Batch(batch) = stretch {
                position = Some(batch.position.clone());
                self.append(entries(batch), record, position.as_ref(), false)?;
            }
            if self.place.is_stopping() {
                return Err(stopped(self.request));
            }
        }
        self.append(std::iter::empty(), record, position.as_ref(), true)?;
        Ok(import.quality())
    }

    /// Hands rows over together with how far they bring the import.
    fn append(
        &mut self,
        rows: impl Iterator<Item = Entry>,
        record: &ImportRecord,
        position: Option<&serde_json::Value>,
        done: bool,
    ) -> Outcome<()> {
        if self.request.dry_run {
            return Ok(());
        }
        let progress = ImportProgress {
            import: record.id.clone(),
            number: tracked(record),
            position: position.cloned().unwrap_or_default(),
            done,
        };
        let origin = [Entry::Import(progress.number)].into_iter();
        let entries = origin.chain(rows).chain([Entry::Progress(progress)]);
        self.place.append(entries.collect())
    }
}

/// The number that the rows of an import carry; 0 when they carry none.
pub(super) fn tracked(record: &ImportRecord) -> u32 {
    match record.is_tracked {
        true => record.number,
        false => 0,
    }
}

/// What a batch puts into the log.
fn entries(batch: Batch) -> impl Iterator<Item = Entry> {
    let calls = (!batch.rows.is_empty()).then_some(Entry::Rows(batch.rows));
    batch.columns.into_iter().map(Entry::Columns).chain(calls)
}

fn stopped(request: &ImportRequest) -> Failure {
    let id = match request.dry_run {
        true => "import-stopped-dry",
        false => "import-stopped",
    };
    Failure::stopped(Message::new(id))
}
