//! Verifying everything: files against their checksums, rows against the rules of the format, hot
//! columns against the files.

use fenqun_model::Message;
use hashbrown::HashSet;

use crate::batch::{Batch, Table, hash_id};
use crate::error::StoreError;
use crate::log;
use crate::open::read_checked;
use crate::read::EVERYTHING;
use crate::run::{self, Run};
use crate::store::Store;

impl Store {
    /// Verifies every file against its checksum and every derived thing against the truth. Empty
    /// when all is well.
    ///
    /// # Errors
    /// The disk cannot be read at all.
    pub fn check(&self) -> Result<Vec<Message>, StoreError> {
        let mut findings = Vec::new();
        for file in &self.manifest.identities {
            let read = read_checked(&*self.disk, &file.path(), file.bytes, file.crc32c);
            findings.extend(read.err().map(|error| error.message));
        }
        let log = log::read(&*self.disk, self.manifest.log);
        findings.extend(log.err().map(|error| error.message));
        for bucket in 0..self.data.buckets {
            self.check_bucket(bucket, &mut findings);
        }
        if findings.is_empty() {
            let stale = self.data.stale_buckets()?.into_iter();
            findings.extend(
                stale.map(|bucket| {
                    Message::new("store-check-stale").with("bucket", i64::from(bucket))
                }),
            );
        }
        Ok(findings)
    }

    fn check_bucket(&self, bucket: u32, findings: &mut Vec<Message>) {
        let mut ids: HashSet<(u32, String)> = HashSet::new();
        for table in Table::ALL {
            for run in self.data.runs_of(table, bucket) {
                let path = run.path();
                let whole = read_checked(&*self.disk, &path, run.bytes, run.crc32c);
                let rows = whole.and_then(|_| {
                    run::read(&*self.disk, &path, &EVERYTHING)
                        .map_err(|error| StoreError::damaged(&path, error))
                });
                match rows {
                    Err(error) => findings.push(error.message),
                    Ok(groups) => {
                        let wrong = self.check_rows_of(run, &groups, &mut ids);
                        findings.extend(wrong.map(|what| {
                            let finding = Message::new("store-check-rows");
                            finding.with("file", path.as_str()).with("what", what)
                        }));
                    }
                }
            }
        }
    }

    /// What is wrong with the rows of a run; technical, in English.
    fn check_rows_of(
        &self,
        run: &Run,
        groups: &[(u64, Batch)],
        ids: &mut HashSet<(u32, String)>,
    ) -> Option<&'static str> {
        let rows: usize = groups.iter().map(|(_, batch)| batch.len()).sum();
        if rows as u64 != run.rows {
            return Some("the number of rows differs from the manifest");
        }
        let times = groups.iter().flat_map(|(_, batch)| &batch.occurred_at);
        let span = (times.clone().min().copied(), times.max().copied());
        if span != (Some(run.first), Some(run.last)) {
            return Some("the first or last instant differs from the manifest");
        }
        let batches = || groups.iter().map(|(_, batch)| batch);
        let names = batches().flat_map(|batch| (0..batch.len()).map(|row| batch.name_of(row)));
        if !names.is_sorted() {
            return Some("the rows are not sorted by name");
        }
        batches().find_map(|batch| self.check_batch(run, batch, ids))
    }

    fn check_batch(
        &self,
        run: &Run,
        batch: &Batch,
        ids: &mut HashSet<(u32, String)>,
    ) -> Option<&'static str> {
        let identity = &self.data.identity;
        let (_, is_shown) = self.data.shown(run, batch, false);
        for row in 0..batch.len() {
            if !is_shown(row) {
                continue;
            }
            let key = batch.key[row];
            if key as usize >= identity.nodes.len() || identity.nodes.is_erased(key) {
                return Some("a row names an unknown or erased identifier");
            }
            let home = identity.moved.get(&key).copied();
            if home.unwrap_or_else(|| identity.bucket(key)) != run.bucket {
                return Some("a row is in the wrong bucket");
            }
            if run.table == Table::Events {
                let id = batch.id_of(row);
                if batch.id_hash[row] != hash_id(id) {
                    return Some("the hash of an id is wrong");
                }
                if !ids.insert((key, id.to_owned())) {
                    return Some("an event is there twice");
                }
            }
        }
        None
    }
}
