//! The rows of one bucket, wherever they are: its own runs, runs of the buckets that its customers
//! have left, and the delta.

mod order;
mod repeats;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::batch::{Batch, Parts, Table, gather, gather_parts};
use crate::data::Data;
use crate::error::StoreError;
use crate::run::{Run, Want};

pub(crate) use order::{Order, sorted, value_text};
pub(crate) use repeats::{Losers, Owner, Repeats, beats};

/// Rows from one place.
#[derive(Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) batch: Cow<'a, Batch>,
    /// The file's number, or the index of a batch of the delta with [`DELTA`].
    pub(crate) source: u64,
    /// Numbers of the rows in the source; `None` when they count up from `first`.
    pub(crate) numbers: Option<Vec<u64>>,
    pub(crate) first: u64,
    /// Rows of the batch that are meant; all when `None`.
    pub(crate) selected: Option<Vec<usize>>,
}

/// Marks sources that are batches of the delta.
pub(crate) const DELTA: u64 = 1 << 63;

impl Piece<'_> {
    /// Where a row is from: source and number in it.
    pub(crate) fn origin(&self, row: usize) -> (u64, u64) {
        let number = match &self.numbers {
            Some(numbers) => numbers[row],
            None => self.first + row as u64,
        };
        (self.source, number)
    }

    /// Rows of the batch that are meant.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> {
        let all = 0..self.selected.as_ref().map_or(self.batch.len(), Vec::len);
        all.map(|index| self.selected.as_ref().map_or(index, |rows| rows[index]))
    }

    /// From a run, sorted.
    pub(crate) fn is_sorted(&self) -> bool {
        self.source & DELTA == 0
    }
}

impl Data {
    /// The wanted rows of a bucket.
    pub(crate) fn pieces(
        &self,
        table: Table,
        bucket: u32,
        want: &Want<'_>,
    ) -> Result<Vec<Piece<'_>>, StoreError> {
        self.pieces_of(table, bucket, want, &|_| true)
    }

    /// The wanted rows of a bucket in some of its runs and in the delta.
    pub(crate) fn pieces_of(
        &self,
        table: Table,
        bucket: u32,
        want: &Want<'_>,
        runs: &dyn Fn(&Run) -> bool,
    ) -> Result<Vec<Piece<'_>>, StoreError> {
        let mut pieces = Vec::new();
        for run in self.runs_of(table, bucket).filter(|run| runs(run)) {
            self.add_run(run, bucket, want, &mut pieces)?;
        }
        for home in self.homes_of_arrivals(bucket) {
            for run in self.runs_of(table, home) {
                self.add_run(run, bucket, want, &mut pieces)?;
            }
        }
        self.add_delta(table, bucket, want, &mut pieces);
        Ok(pieces)
    }

    /// Buckets in which rows of this bucket's customers still are.
    pub(crate) fn homes_of_arrivals(&self, bucket: u32) -> BTreeSet<u32> {
        let directory = self.directory();
        let moved = self.identity.moved.iter();
        let arrived =
            moved.filter(|(key, home)| directory.bucket(**key) == bucket && **home != bucket);
        arrived.map(|(_, home)| *home).collect()
    }

    /// Buckets that hold rows of customers who are elsewhere now.
    pub(crate) fn left_homes(&self) -> BTreeSet<u32> {
        let directory = self.directory();
        let moved = self.identity.moved.iter();
        let left = moved.filter(|(key, home)| directory.bucket(**key) != **home);
        left.map(|(_, home)| *home).collect()
    }

    fn add_run(
        &self,
        run: &Run,
        bucket: u32,
        want: &Want<'_>,
        pieces: &mut Vec<Piece<'_>>,
    ) -> Result<(), StoreError> {
        let path = run.path();
        let disk = self.disk.as_ref().expect("a store with runs has a disk");
        let want = &Want {
            imports: want.imports || self.hides(run),
            repeats: want.repeats || self.is_undoing(bucket),
            ..*want
        };
        let batches = crate::run::read(&**disk, &path, want)
            .map_err(|error| self.unreadable(&path, error))?;
        let directory = self.directory();
        for (first, batch) in batches {
            if batch
                .key
                .iter()
                .any(|key| *key as usize >= directory.nodes())
            {
                return Err(StoreError::damaged(
                    &path,
                    "a row names an unknown identifier",
                ));
            }
            if let Some(kept) = self.kept_rows(run, bucket, &batch, want) {
                pieces.push(piece(batch, run.file, first, kept));
            }
        }
        Ok(())
    }

    /// Rows of a batch of a run that are wanted, empty when all are; `None` when none is.
    fn kept_rows(
        &self,
        run: &Run,
        bucket: u32,
        batch: &Batch,
        want: &Want<'_>,
    ) -> Option<Vec<usize>> {
        let directory = self.directory();
        let names: Vec<bool> = batch.names.iter().map(|name| (want.names)(name)).collect();
        let whole = self.identity.moved.is_empty() && run.bucket == bucket;
        let (all_shown, is_shown) = self.shown(run, batch, want.repeats);
        if whole && all_shown && names.iter().all(|wanted| *wanted) {
            return Some(vec![]);
        }
        let keep = |row: &usize| {
            is_shown(*row)
                && names[batch.name[*row] as usize]
                && (whole || directory.bucket(batch.key[*row]) == bucket)
        };
        let kept: Vec<usize> = (0..batch.len()).filter(keep).collect();
        (!kept.is_empty()).then_some(kept)
    }

    fn add_delta<'a>(
        &'a self,
        table: Table,
        bucket: u32,
        want: &Want<'_>,
        pieces: &mut Vec<Piece<'a>>,
    ) {
        let rows = self.directory().delta(table, bucket);
        let batches = self.delta.batches(table);
        for chunk in rows.chunk_by(|a, b| a.0 == b.0) {
            let index = chunk[0].0 as usize;
            let batch = &batches[index];
            let names: Vec<bool> = batch.names.iter().map(|name| (want.names)(name)).collect();
            let kept = chunk.iter().map(|(_, row)| *row as usize);
            let kept: Vec<usize> = kept
                .filter(|row| names[batch.name[*row] as usize])
                .collect();
            if !kept.is_empty() {
                pieces.push(part_of(batch, DELTA | index as u64, kept, want));
            }
        }
    }
}

/// A piece with the rows of a run's batch that are kept; all when none are given.
fn piece<'a>(batch: Batch, source: u64, first: u64, kept: Vec<usize>) -> Piece<'a> {
    if kept.is_empty() || kept.len() == batch.len() {
        return Piece {
            batch: Cow::Owned(batch),
            source,
            numbers: None,
            first,
            selected: None,
        };
    }
    let rows: Vec<(usize, usize)> = kept.iter().map(|row| (0, *row)).collect();
    Piece {
        batch: Cow::Owned(gather(&[&batch], &rows)),
        source,
        numbers: Some(kept.into_iter().map(|row| first + row as u64).collect()),
        first,
        selected: None,
    }
}

/// A piece with some rows of a batch of the delta, only the wanted parts.
fn part_of<'a>(batch: &'a Batch, source: u64, kept: Vec<usize>, want: &Want<'_>) -> Piece<'a> {
    if kept.len() == batch.len() {
        return Piece {
            batch: Cow::Borrowed(batch),
            source,
            numbers: None,
            first: 0,
            selected: None,
        };
    }
    if want.select {
        return Piece {
            batch: Cow::Borrowed(batch),
            source,
            numbers: None,
            first: 0,
            selected: Some(kept),
        };
    }
    let rows: Vec<(usize, usize)> = kept.iter().map(|row| (0, *row)).collect();
    let parts = Parts {
        ids: want.ids,
        rest: want.rest,
        paths: want.paths,
    };
    Piece {
        batch: Cow::Owned(gather_parts(&[batch], &rows, &parts)),
        source,
        numbers: Some(kept.into_iter().map(|row| row as u64).collect()),
        first: 0,
        selected: None,
    }
}
