//! Files into the store: mapping guessed or given, rows appended batch by batch together with how
//! far the import is, report and mapping saved. The same file again changes nothing; a killed import
//! goes on where it was.

mod collisions;
mod mapping;
mod report;
#[cfg(test)]
mod tests;

pub use collisions::{Collided, Collisions};
pub use report::{ImportOutcome, ImportReport};

use std::path::{Path, PathBuf};

use fenqun_catalog::{ImportRecord, ImportState};
use fenqun_connectors::{Batch, Context, Import, Quality, Stretch, fingerprint};
use fenqun_model::definition::SourceKind;
use fenqun_model::{Instant, Language, Message};
use fenqun_store::{Entry, ImportProgress};
use xxhash_rust::xxh3::xxh3_128;

use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;
use mapping::Mapping;

/// What is to be imported.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// The files; those of a mapping that groups lines belong together.
    pub files: Vec<PathBuf>,
    /// What a row is.
    pub kind: SourceKind,
    /// A mapping file: name and text.
    pub map: Option<(String, String)>,
    /// Name of the source: a saved one is used, a new mapping is saved under it.
    pub source: Option<String>,
    /// Only read and report.
    pub dry_run: bool,
    /// Where rejected rows go; beside the workspace's data when `None`.
    pub rejects: Option<PathBuf>,
    /// Language of the reasons in the reject file.
    pub language: Language,
}

/// How far an import is, for whoever watches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportStep {
    /// The files being read.
    pub files: String,
    /// Rows read so far.
    pub rows: u64,
}

/// Watches an import.
pub type Watch<'a> = &'a dyn Fn(&ImportStep);

impl Workspace {
    /// Imports files. `begin` is told the mapping before the first row is read, so that people can
    /// see what was guessed; `watch` is told how far it is.
    ///
    /// # Errors
    /// A file that cannot be read, a mapping that does not fit, a disk that refuses; stopped by
    /// someone, with how to go on.
    pub fn import(
        &mut self,
        request: &ImportRequest,
        begin: &dyn Fn(&[Message]),
        watch: Watch<'_>,
    ) -> Outcome<ImportReport> {
        let mapping = self.mapping(request)?;
        begin(&mapping.explanation);
        let together = mapping.spec.group.is_some();
        let groups: Vec<Vec<PathBuf>> = match together {
            true => vec![request.files.clone()],
            false => request
                .files
                .iter()
                .map(|file| vec![file.clone()])
                .collect(),
        };
        let mut report = ImportReport::new(&mapping, request.dry_run);
        for files in groups {
            let done = self.import_files(&files, &mapping, request, watch)?;
            report.files.push(done);
        }
        if !request.dry_run {
            self.keep_mapping(&mapping)?;
            self.store.checkpoint()?;
            let types = self.store.schema().attributes;
            report.fitted_before = self.fitted_before(&report)?;
            self.catalog
                .note_attribute_types(&types, (self.settings.clock)())?;
        }
        Ok(report)
    }

    /// Segmentations with saved fits, when the import brought anything.
    fn fitted_before(&self, report: &ImportReport) -> Outcome<Vec<String>> {
        if report.files.iter().all(|file| file.already_done) {
            return Ok(vec![]);
        }
        let fits = self.catalog.fits(None)?.into_iter();
        let mut names: Vec<String> = fits.map(|fit| fit.segmentation).collect();
        names.dedup();
        Ok(names)
    }

    /// Imports files that belong together.
    fn import_files(
        &mut self,
        files: &[PathBuf],
        mapping: &Mapping,
        request: &ImportRequest,
        watch: Watch<'_>,
    ) -> Outcome<ImportOutcome> {
        let id = import_id(files, mapping)?;
        let known = self
            .catalog
            .imports()?
            .into_iter()
            .find(|known| known.id == id);
        if let Some(known) = known
            .as_ref()
            .filter(|known| known.state == ImportState::Done)
        {
            return ImportOutcome::known(files, known);
        }
        let started_at = known.map_or_else(self.settings.clock, |known| known.started_at);
        let mut record = ImportRecord {
            id: id.clone(),
            source: mapping.name.clone(),
            file_name: names(files),
            fingerprint: id.clone(),
            started_at,
            finished_at: None,
            state: ImportState::Running,
            quality: None,
        };
        if !request.dry_run {
            self.catalog.save_import(&record)?;
        }
        let rejects = self.reject_file(&id, request)?;
        let before = self.store.collisions();
        let mut quality =
            self.run_import(files, mapping, &record, rejects.clone(), request, watch)?;
        let collisions = Collisions::new(&before, &self.store.collisions());
        quality.collisions = collisions.count;
        if !request.dry_run {
            record.finished_at = Some((self.settings.clock)());
            record.state = ImportState::Done;
            record.quality = serde_json::to_string(&quality).ok();
            self.catalog.save_import(&record)?;
        }
        Ok(ImportOutcome::fresh(files, quality, collisions, rejects))
    }

    /// Reads everything and appends it, from where an earlier run was stopped.
    fn run_import(
        &mut self,
        files: &[PathBuf],
        mapping: &Mapping,
        record: &ImportRecord,
        rejects: Option<PathBuf>,
        request: &ImportRequest,
        watch: Watch<'_>,
    ) -> Outcome<Quality> {
        let context = self.import_context(record.started_at)?;
        let settings = fenqun_connectors::Settings {
            rejects,
            language: request.language,
            ..fenqun_connectors::Settings::default()
        };
        let mut import = Import::open(files, &mapping.spec, context, &settings)?;
        let mut position = self.position(&record.id);
        if let Some(position) = &position {
            import.resume(position);
        }
        let mut step = ImportStep {
            files: record.file_name.clone(),
            rows: 0,
        };
        while let Some(stretch) = import.next_stretch()? {
            step.rows = import.rows_read();
            watch(&step);
            if let Stretch::Batch(batch) = stretch {
                position = Some(batch.position.clone());
                if !request.dry_run {
                    self.append(entries(batch), record, position.as_ref(), false)?;
                }
            }
            if self.settings.is_stopping() {
                return Err(stopped(request));
            }
        }
        if !request.dry_run {
            self.append(std::iter::empty(), record, position.as_ref(), true)?;
        }
        Ok(import.quality())
    }

    /// Appends rows together with how far they bring the import.
    fn append(
        &mut self,
        rows: impl Iterator<Item = Entry>,
        record: &ImportRecord,
        position: Option<&serde_json::Value>,
        done: bool,
    ) -> Outcome<()> {
        let progress = ImportProgress {
            import: record.id.clone(),
            position: position.cloned().unwrap_or_default(),
            done,
        };
        let entries: Vec<Entry> = rows.chain([Entry::Progress(progress)]).collect();
        self.store.append(&entries)?;
        Ok(())
    }

    /// Behind which batch an earlier run of the import was stopped.
    fn position(&self, id: &str) -> Option<serde_json::Value> {
        let known = self
            .store
            .imports()
            .into_iter()
            .find(|known| known.import == id);
        known.map(|known| known.position)
    }

    fn import_context(&self, received_at: Instant) -> Outcome<Context> {
        let schema = self.schema(&self.saved.set)?;
        Ok(Context::new(&self.spec(), schema, received_at)?)
    }

    fn reject_file(&self, id: &str, request: &ImportRequest) -> Outcome<Option<PathBuf>> {
        if let Some(file) = &request.rejects {
            let is_read = |read: &PathBuf| same_file(read, file);
            return match request.files.iter().any(is_read) {
                true => Err(Failure::wrong_use(
                    Message::new("import-rejects-over-input")
                        .with("file", file.display().to_string()),
                )),
                false => Ok(Some(file.clone())),
            };
        }
        if request.dry_run {
            return Ok(None);
        }
        let folder = self.dir.join("rejects");
        std::fs::create_dir_all(&folder)
            .map_err(|error| Failure::file("folder-not-made", &folder, &error))?;
        Ok(Some(folder.join(format!("{}.csv", &id[..16]))))
    }
}

/// What a batch puts into the log.
fn entries(batch: Batch) -> impl Iterator<Item = Entry> {
    let calls = (!batch.rows.is_empty()).then_some(Entry::Rows(batch.rows));
    batch.columns.into_iter().map(Entry::Columns).chain(calls)
}

/// The same files read by the same mapping are the same import, in whatever order they are named.
fn import_id(files: &[PathBuf], mapping: &Mapping) -> Outcome<String> {
    let mut prints = Vec::new();
    for file in files {
        prints.push(fingerprint(file)?);
    }
    prints.sort();
    prints.push(mapping.json());
    Ok(format!("{:032x}", xxh3_128(prints.join("\n").as_bytes())))
}

/// Two paths of one file.
fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

/// Names of files without their folders.
fn names(files: &[PathBuf]) -> String {
    let names: Vec<String> = files.iter().map(|file| file_name(file)).collect();
    names.join(", ")
}

fn file_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}

fn stopped(request: &ImportRequest) -> Failure {
    let id = match request.dry_run {
        true => "import-stopped-dry",
        false => "import-stopped",
    };
    Failure::stopped(Message::new(id))
}
