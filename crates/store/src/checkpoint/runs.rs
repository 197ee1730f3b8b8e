//! What the runs of a checkpoint hold: the rows of the delta, and of the runs that they replace.

use super::Erased;
use crate::batch::{Table, limit_columns};
use crate::bucket::{Losers, Owner, Piece, Repeats, sorted};
use crate::data::Data;
use crate::error::StoreError;
use crate::read::EVERYTHING;
use crate::run::{self, Run, Want};

/// Runs of a bucket and table at which the smallest are merged with the next one.
const MAX_RUNS: usize = 16;
/// Runs that are left beside the merged one.
const KEPT_RUNS: usize = 8;

/// A run that was made but not written.
pub(super) struct Made {
    pub(super) table: Table,
    pub(super) bucket: u32,
    pub(super) bytes: Vec<u8>,
    pub(super) rows: u64,
    pub(super) first: i64,
    pub(super) last: i64,
    /// The imports that rows came with, ascending.
    pub(super) imports: Vec<u32>,
    /// Files whose rows are in this one.
    pub(super) replaces: Vec<u64>,
}

impl Data {
    /// Tables and buckets of which runs have to be written.
    pub(super) fn tasks(&self, erased: Option<&Erased>) -> Vec<(Table, u32)> {
        let left = self.left_homes();
        let directory = self.directory();
        let mut tasks = Vec::new();
        for bucket in 0..self.buckets {
            let moved = left.contains(&bucket) || !self.homes_of_arrivals(bucket).is_empty();
            let moved = moved || erased.is_some_and(|erased| erased.bucket == bucket);
            let moved = moved || self.is_undoing(bucket);
            for table in Table::ALL {
                if moved || !directory.delta(table, bucket).is_empty() {
                    tasks.push((table, bucket));
                }
            }
        }
        tasks
    }

    /// The next run of a bucket: the rows of the delta, and of the runs that it replaces.
    pub(super) fn make_run(
        &self,
        table: Table,
        bucket: u32,
        erased: Option<&Erased>,
    ) -> Result<Made, StoreError> {
        let losers = match table {
            Table::Events => self.losers(bucket, Owner::Key)?,
            Table::Attributes => Losers::default(),
        };
        let replaces = self.replaced(table, bucket, &losers.all, erased);
        let mut left_out: Repeats = losers.all.difference(&losers.kept).copied().collect();
        let replaced = |run: &Run| replaces.contains(&run.file);
        let want = Want {
            select: true,
            repeats: true,
            ..EVERYTHING
        };
        let pieces = self.pieces_of(table, bucket, &want, &replaced)?;
        if let Some(erased) = erased {
            for piece in &pieces {
                let is_gone = |row: &usize| erased.nodes.contains(&piece.batch.key[*row]);
                let gone = piece.rows().filter(is_gone);
                left_out.extend(gone.map(|row| piece.origin(row)));
            }
        }
        // Where an import is undone, which rows count was decided anew for all of them.
        let is_undoing = self.is_undoing(bucket);
        let is_repeat = |piece: &Piece<'_>, row: usize| {
            losers.kept.contains(&piece.origin(row)) || !is_undoing && piece.batch.is_repeat(row)
        };
        let mut batch = sorted(self, table, &pieces, &left_out, &is_repeat);
        drop(pieces);
        limit_columns(&mut batch);
        let rows = batch.len() as u64;
        let mut imports: Vec<u32> = batch.imports.clone();
        imports.sort_unstable();
        imports.dedup();
        imports.retain(|import| *import != 0);
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
            imports,
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
            || self.is_undoing(bucket)
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
