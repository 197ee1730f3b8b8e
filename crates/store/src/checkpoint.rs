//! Checkpoints: everything that only the log holds goes into bucket files, customers who moved are
//! moved, runs are merged when there are many, and a new manifest makes it count.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::batch::{Table, limit_columns};
use crate::bucket::{Owner, Repeats, sorted};
use crate::data::Data;
use crate::error::StoreError;
use crate::identity::{Identity, encode};
use crate::log::Log;
use crate::manifest::{IdentityFile, Manifest, identity_path};
use crate::read::EVERYTHING;
use crate::run::{self, Run, Want};
use crate::store::Store;

/// Runs of a bucket and table at which the smallest are merged with the next one.
const MAX_RUNS: usize = 16;
/// Runs that are left beside the merged one.
const KEPT_RUNS: usize = 8;
/// Identity files at which they become one.
const MAX_IDENTITY_FILES: usize = 8;

/// A run that was made but not written.
struct Made {
    table: Table,
    bucket: u32,
    bytes: Vec<u8>,
    rows: u64,
    first: i64,
    last: i64,
    /// Files whose rows are in this one.
    replaces: Vec<u64>,
}

/// What is erased along with a checkpoint.
pub(crate) struct Erased {
    /// Nodes of the customer.
    pub(crate) nodes: Vec<u32>,
    pub(crate) bucket: u32,
    /// What identity is without them.
    pub(crate) identity: Identity,
}

impl Store {
    /// Moves what only the log holds into bucket files.
    ///
    /// # Errors
    /// See [`crate::StoreErrorKind`].
    pub fn checkpoint(&mut self) -> Result<(), StoreError> {
        self.check_writable()?;
        self.apply_queued()?;
        let intake = self.intake.clone();
        let mut writer = intake.writer();
        self.apply_queued()?;
        if self.position == self.manifest.log && self.data.identity.moved.is_empty() {
            return Ok(());
        }
        let done = self.commit_files(&mut writer.log, None, |_| {});
        intake.note(done)
    }

    /// Writes all files of a new generation and commits them. `finish` has the last word on the
    /// manifest.
    pub(crate) fn commit_files(
        &mut self,
        log: &mut Log,
        erased: Option<Erased>,
        finish: impl FnOnce(&mut Manifest),
    ) -> Result<(), StoreError> {
        let mut next = Manifest::clone(&self.manifest);
        next.generation += 1;
        let gone = self.write_runs(&mut next, erased.as_ref())?;
        let identity = erased.as_ref().map(|erased| &erased.identity);
        let identity_gone = self.write_identity(&mut next, identity)?;
        next.log = self.position;
        next.at = self.at;
        next.next_merge = self.next_merge;
        next.merges = identity.unwrap_or(&self.data.identity).merges().to_vec();
        next.imports = self.imports.to_vec();
        next.seen = (*self.data.seen).clone();
        finish(&mut next);
        // A segment without frames is gone on with: making it anew would put it at risk.
        let fresh = match log.is_fresh() {
            true => None,
            false => Some(Log::start(self.disk.clone(), next.log)?),
        };
        next.commit(&*self.disk)?;
        if let Some(fresh) = fresh {
            *log = fresh;
        }
        self.manifest = next.into();
        let is_erasure = erased.is_some();
        self.adopt(erased);
        log.remove_older()?;
        for path in gone.into_iter().chain(identity_gone) {
            self.disk
                .remove(&path)
                .map_err(|error| StoreError::disk(&path, &error))?;
        }
        if is_erasure {
            self.sync_folders()?;
        }
        Ok(())
    }

    /// Makes it durable that files were removed.
    fn sync_folders(&self) -> Result<(), StoreError> {
        for folder in crate::open::FOLDERS {
            self.disk
                .sync_dir(folder)
                .map_err(|error| StoreError::disk(folder, &error))?;
        }
        Ok(())
    }

    /// What readers see is what was committed.
    fn adopt(&mut self, erased: Option<Erased>) {
        self.data.runs = self.manifest.runs.clone().into();
        self.data.delta = Default::default();
        self.data.identity.moved.clear();
        if let Some(erased) = erased {
            self.data.identity = erased.identity;
        }
        self.data.identity.saved = self.data.identity.size();
        self.data.identity.fresh_keys.clear();
        self.data.changed();
    }

    /// Writes the runs of all buckets that have to be written; paths of files that are replaced.
    fn write_runs(
        &self,
        next: &mut Manifest,
        erased: Option<&Erased>,
    ) -> Result<Vec<String>, StoreError> {
        let tasks = self.data.tasks(erased);
        let threads = std::thread::available_parallelism()
            .map_or(1, usize::from)
            .min(16);
        let mut gone = Vec::new();
        // Some at a time, so that memory stays flat.
        for wave in tasks.chunks(threads * 4) {
            for made in self.make_all(wave, threads, erased)? {
                let replaced = |run: &Run| made.replaces.contains(&run.file);
                gone.extend(
                    next.runs
                        .extract_if(.., |run| replaced(run))
                        .map(|run| run.path()),
                );
                if made.rows > 0 {
                    let run = self.write_run(made, next)?;
                    next.runs.push(run);
                }
            }
        }
        next.runs
            .sort_by_key(|run| (run.table, run.bucket, run.file));
        for table in Table::ALL {
            let folder = table.folder();
            self.disk
                .sync_dir(folder)
                .map_err(|error| StoreError::disk(folder, &error))?;
        }
        Ok(gone)
    }

    fn make_all(
        &self,
        tasks: &[(Table, u32)],
        threads: usize,
        erased: Option<&Erased>,
    ) -> Result<Vec<Made>, StoreError> {
        let next = AtomicUsize::new(0);
        let made = Mutex::new(Vec::new());
        let work = || {
            while let Some((table, bucket)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let one = self.data.make_run(*table, *bucket, erased);
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

    fn write_run(&self, made: Made, next: &mut Manifest) -> Result<Run, StoreError> {
        let run = Run {
            table: made.table,
            bucket: made.bucket,
            file: next.next_file,
            rows: made.rows,
            bytes: made.bytes.len() as u64,
            crc32c: crc32c::crc32c(&made.bytes),
            first: made.first,
            last: made.last,
        };
        next.next_file += 1;
        self.write_file(&run.path(), &made.bytes)?;
        Ok(run)
    }

    fn write_file(&self, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let failed = |error| StoreError::disk(path, &error);
        let mut file = self.disk.create(path).map_err(failed)?;
        file.write(bytes).map_err(failed)?;
        file.sync().map_err(failed)
    }

    /// Writes what is new of identity, or all of it; paths of files that are replaced.
    fn write_identity(
        &self,
        next: &mut Manifest,
        instead: Option<&Identity>,
    ) -> Result<Vec<String>, StoreError> {
        let identity = instead.unwrap_or(&self.data.identity);
        let unchanged = identity.saved == identity.size() && identity.fresh_keys.is_empty();
        if instead.is_none() && unchanged {
            return Ok(vec![]);
        }
        let whole = instead.is_some() || next.identities.len() >= MAX_IDENTITY_FILES;
        let (from, keys, gone) = if whole {
            let gone = next.identities.drain(..).map(|file| file.path()).collect();
            ((0, 0), identity.keys(), gone)
        } else {
            (identity.saved, identity.fresh_keys.clone(), vec![])
        };
        let bytes = encode(identity, from, &keys);
        let file = next.next_file;
        next.next_file += 1;
        self.write_file(&identity_path(file), &bytes)?;
        let folder = "identity";
        self.disk
            .sync_dir(folder)
            .map_err(|error| StoreError::disk(folder, &error))?;
        next.identities.push(IdentityFile {
            file,
            nodes: (identity.size().0 - from.0) as u64,
            bytes: bytes.len() as u64,
            crc32c: crc32c::crc32c(&bytes),
        });
        Ok(gone)
    }
}

impl Data {
    /// Tables and buckets of which runs have to be written.
    fn tasks(&self, erased: Option<&Erased>) -> Vec<(Table, u32)> {
        let left = self.left_homes();
        let directory = self.directory();
        let mut tasks = Vec::new();
        for bucket in 0..self.buckets {
            let moved = left.contains(&bucket) || !self.homes_of_arrivals(bucket).is_empty();
            let moved = moved || erased.is_some_and(|erased| erased.bucket == bucket);
            for table in Table::ALL {
                if moved || !directory.delta(table, bucket).is_empty() {
                    tasks.push((table, bucket));
                }
            }
        }
        tasks
    }

    /// The next run of a bucket: the rows of the delta, and of the runs that it replaces.
    fn make_run(
        &self,
        table: Table,
        bucket: u32,
        erased: Option<&Erased>,
    ) -> Result<Made, StoreError> {
        let mut repeats = match table {
            Table::Events => self.repeats(bucket, Owner::Key)?,
            Table::Attributes => Repeats::default(),
        };
        let replaces = self.replaced(table, bucket, &repeats, erased);
        let replaced = |run: &Run| replaces.contains(&run.file);
        let want = Want {
            select: true,
            ..EVERYTHING
        };
        let pieces = self.pieces_of(table, bucket, &want, &replaced)?;
        if let Some(erased) = erased {
            for piece in &pieces {
                let is_gone = |row: &usize| erased.nodes.contains(&piece.batch.key[*row]);
                let gone = piece.rows().filter(is_gone);
                repeats.extend(gone.map(|row| piece.origin(row)));
            }
        }
        let mut batch = sorted(self, table, &pieces, &repeats);
        drop(pieces);
        limit_columns(&mut batch);
        let rows = batch.len() as u64;
        let times = batch.occurred_at.iter().copied();
        let (first, last) = (times.clone().min().unwrap_or(0), times.max().unwrap_or(0));
        let bytes = match rows {
            0 => vec![],
            _ => {
                let path = run::path(table, bucket, 0);
                run::write(&batch).map_err(|error| StoreError::damaged(&path, error))?
            }
        };
        Ok(Made {
            table,
            bucket,
            bytes,
            rows,
            first,
            last,
            replaces,
        })
    }

    /// Files of the runs that are written anew with the delta: all of them when rows leave or
    /// arrive or one counts no more; the smallest when there are too many.
    fn replaced(
        &self,
        table: Table,
        bucket: u32,
        repeats: &Repeats,
        erased: Option<&Erased>,
    ) -> Vec<u64> {
        let mut runs: Vec<&Run> = self.runs_of(table, bucket).collect();
        let rewritten = self.left_homes().contains(&bucket)
            || !self.homes_of_arrivals(bucket).is_empty()
            || erased.is_some_and(|erased| erased.bucket == bucket)
            || repeats
                .iter()
                .any(|(source, _)| source & crate::bucket::DELTA == 0);
        if !rewritten {
            if runs.len() < MAX_RUNS {
                return vec![];
            }
            runs.sort_by_key(|run| (std::cmp::Reverse(run.rows), run.file));
            runs.drain(..KEPT_RUNS);
        }
        runs.iter().map(|run| run.file).collect()
    }
}
