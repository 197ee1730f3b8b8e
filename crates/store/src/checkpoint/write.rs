//! The long step: writing the files of a checkpoint from a snapshot.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::runs::Made;
use super::{Checkpoint, Erased};
use crate::Receipt;
use crate::batch::Table;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::identity::encode;
use crate::manifest::{IdentityFile, Manifest, identity_path};
use crate::run::Run;

/// Identity files at which they become one.
const MAX_IDENTITY_FILES: usize = 8;

/// The files of a checkpoint are written; they count when it is finished.
#[derive(Debug)]
pub struct Written {
    pub(super) number: u64,
    pub(super) manifest: Manifest,
    pub(super) files: Files,
    /// Imports of which there is nothing in the files.
    pub(super) hidden: Arc<BTreeSet<u32>>,
    /// Files that the manifest does not name any more.
    pub(super) replaced: Vec<String>,
}

/// Files that do not count yet; removed when dropped.
#[derive(Debug)]
pub(super) struct Files {
    disk: Arc<dyn Disk>,
    paths: Vec<String>,
}

impl Files {
    /// They may count from now on.
    pub(super) fn keep(&mut self) {
        self.paths.clear();
    }

    fn write(&mut self, path: String, bytes: &[u8]) -> Result<(), StoreError> {
        let failed = |error| StoreError::disk(&path, &error);
        let mut file = self.disk.create(&path).map_err(failed)?;
        self.paths.push(path.clone());
        file.write(bytes).map_err(failed)?;
        file.sync().map_err(failed)
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        for path in &self.paths {
            // What cannot be removed now is removed at the next opening.
            drop(self.disk.remove(path));
        }
    }
}

/// Threads for somebody who waits.
pub(crate) fn all_threads() -> usize {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    threads.min(16)
}

impl Checkpoint {
    /// Writes all files, on this thread. Long; nobody waits for it.
    ///
    /// # Errors
    /// Damaged files; the disk refuses: then the store takes no more writes.
    pub fn write(&self) -> Result<Written, StoreError> {
        self.write_with(1)
    }

    pub(crate) fn write_with(&self, threads: usize) -> Result<Written, StoreError> {
        self.intake.note(self.write_files(threads))
    }

    /// Adds what stays of the customer who is erased.
    pub(crate) fn keep_receipt(&mut self, receipt: Receipt) {
        self.next.receipts.push(receipt);
    }

    /// What is erased along with it.
    pub(crate) fn into_erased(self) -> Option<Erased> {
        self.erased
    }

    fn write_files(&self, threads: usize) -> Result<Written, StoreError> {
        let mut written = Written {
            number: self.number,
            manifest: self.next.clone(),
            hidden: self.data.hidden.clone(),
            files: Files {
                disk: self.disk.clone(),
                paths: vec![],
            },
            replaced: vec![],
        };
        self.write_runs(&mut written, threads)?;
        self.write_identity(&mut written)?;
        Ok(written)
    }

    /// Writes the runs of all buckets that have to be written.
    fn write_runs(&self, written: &mut Written, threads: usize) -> Result<(), StoreError> {
        let tasks = self.data.tasks(self.erased.as_ref());
        // Some at a time, so that memory stays flat.
        for wave in tasks.chunks(threads * 4) {
            for made in self.make_all(wave, threads)? {
                let replaced = |run: &mut Run| made.replaces.contains(&run.file);
                let gone = written.manifest.runs.extract_if(.., replaced);
                written.replaced.extend(gone.map(|run| run.path()));
                if made.rows > 0 {
                    written.write_run(made)?;
                }
            }
        }
        let runs = &mut written.manifest.runs;
        runs.sort_by_key(|run| (run.table, run.bucket, run.file));
        Table::ALL
            .into_iter()
            .try_for_each(|table| self.sync(table.folder()))
    }

    fn sync(&self, folder: &str) -> Result<(), StoreError> {
        let synced = self.disk.sync_dir(folder);
        synced.map_err(|error| StoreError::disk(folder, &error))
    }

    fn make_all(&self, tasks: &[(Table, u32)], threads: usize) -> Result<Vec<Made>, StoreError> {
        let next = AtomicUsize::new(0);
        let made = Mutex::new(Vec::new());
        let work = || {
            while let Some((table, bucket)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let one = self.data.make_run(*table, *bucket, self.erased.as_ref());
                made.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(one);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(tasks.len()) {
                scope.spawn(work);
            }
            work();
        });
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut made = made
            .into_iter()
            .collect::<Result<Vec<Made>, StoreError>>()?;
        // File numbers and the order of writing do not depend on the threads.
        made.sort_by_key(|made| (made.table, made.bucket));
        Ok(made)
    }

    /// Writes what is new of identity, or all of it.
    fn write_identity(&self, written: &mut Written) -> Result<(), StoreError> {
        let instead = self.erased.as_ref().map(|erased| &erased.identity);
        let identity = instead.unwrap_or(&self.data.identity);
        if instead.is_none() && identity.is_saved() {
            return Ok(());
        }
        let files = &mut written.manifest.identities;
        let whole =
            instead.is_some() || files.len() >= MAX_IDENTITY_FILES || !identity.extends_files();
        let (from, keys) = if whole {
            let gone = files.drain(..).map(|file| file.path());
            written.replaced.extend(gone);
            ((0, 0), identity.keys())
        } else {
            (
                identity.saved,
                identity.fresh_keys.iter().copied().collect(),
            )
        };
        let bytes = encode(identity, from, &keys, whole);
        let file = written.take_number();
        written.files.write(identity_path(file), &bytes)?;
        self.sync("identity")?;
        written.manifest.identities.push(IdentityFile {
            file,
            nodes: (identity.size().0 - from.0) as u64,
            bytes: bytes.len() as u64,
            crc32c: crc32c::crc32c(&bytes),
        });
        Ok(())
    }
}

impl Written {
    fn take_number(&mut self) -> u64 {
        self.manifest.next_file += 1;
        self.manifest.next_file - 1
    }

    fn write_run(&mut self, made: Made) -> Result<(), StoreError> {
        let run = Run {
            table: made.table,
            bucket: made.bucket,
            file: self.take_number(),
            rows: made.rows,
            bytes: made.bytes.len() as u64,
            crc32c: crc32c::crc32c(&made.bytes),
            first: made.first,
            last: made.last,
            imports: made.imports,
        };
        self.files.write(run.path(), &made.bytes)?;
        self.manifest.runs.push(run);
        Ok(())
    }
}
