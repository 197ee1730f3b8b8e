//! Files into the store: mapping guessed or given, rows appended batch by batch together with how
//! far the import is, report and mapping saved. The same file again changes nothing; a killed import
//! goes on where it was.

mod collisions;
mod guessing;
mod mapping;
mod place;
mod report;
mod steps;
#[cfg(test)]
mod tests;
mod undo;

pub use collisions::{Collided, Collisions};
pub use guessing::{GuessedMapping, SampleRow, Trial};
pub(crate) use place::Place;
pub use report::{ImportOutcome, ImportReport};
pub(crate) use steps::import_into;
pub(crate) use undo::refusal;
pub use undo::{KnownImport, UndoneImport};

use std::path::{Path, PathBuf};

use fenqun_catalog::ImportRecord;
use fenqun_connectors::{Context, fingerprint};
use fenqun_model::definition::SourceKind;
use fenqun_model::{Instant, Language, Message};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;
use mapping::Mapping;
use place::Own;

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
    /// Call files by their names alone, in the report and in the reject file.
    pub bare_names: bool,
}

/// How far an import is, for whoever watches it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        import_into(&mut Own(self), request, begin, watch)
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

    /// Behind which batch an earlier run of an import was stopped.
    fn position(&self, record: &ImportRecord) -> Option<serde_json::Value> {
        let number = steps::tracked(record);
        let mut known = self.store.imports().into_iter();
        known
            .find(|known| known.import == record.id && known.number == number)
            .map(|known| known.position)
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
