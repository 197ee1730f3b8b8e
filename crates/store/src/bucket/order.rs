//! The order of rows: by customer, time and id for readers, by name first in files.

use std::cmp::Ordering;

use super::{Piece, Repeats};
use crate::batch::{Batch, Table, cell, gather};
use crate::data::Data;

/// Rows of a stream in (customer, occurred_at, id) order.
#[derive(Debug)]
pub(crate) struct Order {
    /// Indexes over the rows of all pieces laid end to end; `None` when that is the order already.
    pub(crate) rows: Option<Vec<u32>>,
    /// Rows of customer `i` are `offsets[i]..offsets[i + 1]`.
    pub(crate) offsets: Vec<u32>,
    pub(crate) occurred_at: Vec<i64>,
    /// Rows of one customer and instant have to be ordered by ids which were not read.
    pub(crate) needs_ids: bool,
}

/// Customer, time and index of a row as one number that sorts like them.
fn pack(slot: u32, occurred_at: i64, index: u32) -> u128 {
    let time = (occurred_at as u64) ^ (1 << 63);
    u128::from(slot) << 96 | u128::from(time) << 32 | u128::from(index)
}

impl Order {
    /// Orders the rows of some pieces, without those that repeat others.
    pub(crate) fn of(
        data: &Data,
        bucket: u32,
        table: Table,
        pieces: &[Piece<'_>],
        repeats: &Repeats,
    ) -> Self {
        let directory = data.directory();
        let total: usize = pieces.iter().map(|piece| piece.batch.len()).sum();
        let mut packed = Vec::with_capacity(total);
        let mut index = 0u32;
        for piece in pieces {
            let rows = piece
                .batch
                .key
                .iter()
                .zip(&piece.batch.occurred_at)
                .enumerate();
            for (row, (key, occurred_at)) in rows {
                if repeats.is_empty() || !repeats.contains(&piece.origin(row)) {
                    packed.push(pack(directory.slot(*key), *occurred_at, index));
                }
                index += 1;
            }
        }
        // Runs are sorted within, which this sort makes use of.
        packed.sort();
        let needs_ids = settle_ties(&mut packed, pieces, table);
        let in_order = packed.is_sorted_by_key(|row| *row as u32);
        let rows = (!in_order || packed.len() < total || table == Table::Attributes)
            .then(|| packed.iter().map(|row| *row as u32).collect());
        let customers = directory.customers(bucket).len();
        Self {
            rows,
            offsets: offsets(&packed, customers),
            occurred_at: packed.iter().map(|row| time_of(*row)).collect(),
            needs_ids,
        }
    }
}

fn time_of(packed: u128) -> i64 {
    ((packed >> 32) as u64 ^ (1 << 63)) as i64
}

fn offsets(packed: &[u128], customers: usize) -> Vec<u32> {
    let mut offsets = vec![0u32; customers + 1];
    for row in packed {
        offsets[(row >> 96) as usize + 1] += 1;
    }
    let mut sum = 0;
    for offset in &mut offsets {
        sum += *offset;
        *offset = sum;
    }
    offsets
}

/// Orders rows of one customer and instant by id (or, for attributes, by value); whether ids that
/// were not read are needed for that.
fn settle_ties(packed: &mut [u128], pieces: &[Piece<'_>], table: Table) -> bool {
    let starts = starts(pieces);
    let mut at = 0;
    while at + 1 < packed.len() {
        if packed[at] >> 32 != packed[at + 1] >> 32 {
            at += 1;
            continue;
        }
        let same = packed[at..]
            .iter()
            .take_while(|row| **row >> 32 == packed[at] >> 32);
        let end = at + same.count();
        let places = packed[at..end]
            .iter()
            .map(|row| place(&starts, *row as u32));
        let places: Vec<(usize, usize)> = places.collect();
        if table == Table::Attributes || !one_source(pieces, &places) {
            if table == Table::Events && places.iter().any(|at| pieces[at.0].batch.ids.is_none()) {
                return true;
            }
            packed[at..end].sort_by(|a, b| {
                let (a, b) = (place(&starts, *a as u32), place(&starts, *b as u32));
                let batch = |at: (usize, usize)| (&*pieces[at.0].batch, at.1);
                compare_ties(batch(a), batch(b), table)
            });
        }
        at = end;
    }
    false
}

/// Whether rows are of one key and name in one run, where they are in the order of their ids.
fn one_source(pieces: &[Piece<'_>], places: &[(usize, usize)]) -> bool {
    let (first, row) = places[0];
    let batch = &pieces[first].batch;
    pieces[first].is_sorted()
        && places.iter().all(|(piece, other)| {
            let same_key = || batch.key[*other] == batch.key[row];
            *piece == first && same_key() && batch.name[*other] == batch.name[row]
        })
}

fn starts(pieces: &[Piece<'_>]) -> Vec<u32> {
    let mut start = 0;
    let starts = pieces.iter().map(|piece| {
        let this = start;
        start += piece.batch.len() as u32;
        this
    });
    starts.collect()
}

/// Piece and row of an index.
fn place(starts: &[u32], index: u32) -> (usize, usize) {
    let piece = starts.partition_point(|start| *start <= index) - 1;
    (piece, (index - starts[piece]) as usize)
}

fn compare_ties(a: (&Batch, usize), b: (&Batch, usize), table: Table) -> Ordering {
    match table {
        Table::Events => a.0.id_of(a.1).cmp(b.0.id_of(b.1)),
        Table::Attributes => value_text(a).cmp(&value_text(b)),
    }
}

/// The JSON text of an attribute's value; `null` when it was unset.
pub(crate) fn value_text((batch, row): (&Batch, usize)) -> String {
    let columns = batch.columns.iter();
    let mut cells = columns.filter_map(|(name, array)| cell(array, name.form, row));
    match cells.next() {
        Some(cell) => cell.to_json().to_string(),
        None => "null".into(),
    }
}

/// The rows of all pieces in the order of files: (name, root, occurred_at, id), without those that are
/// left out. Of the rows, `repeats` tells those that do not count.
pub(crate) fn sorted(
    data: &Data,
    table: Table,
    pieces: &[Piece<'_>],
    left_out: &Repeats,
    repeats: &dyn Fn(&Piece<'_>, usize) -> bool,
) -> Batch {
    let ranks = name_ranks(pieces);
    let mut rows: Vec<(u32, u128, u32)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let batch = &piece.batch;
        for row in piece.rows() {
            if left_out.is_empty() || !left_out.contains(&piece.origin(row)) {
                let rank = ranks[index][batch.name[row] as usize];
                let root = data.identity.root(batch.key[row]);
                rows.push((
                    rank,
                    pack(root, batch.occurred_at[row], row as u32),
                    index as u32,
                ));
            }
        }
    }
    let time = |row: &(u32, u128, u32)| (row.0, row.1 >> 32);
    let batch = |row: &(u32, u128, u32)| (&*pieces[row.2 as usize].batch, row.1 as u32 as usize);
    let import = |row: &(u32, u128, u32)| {
        let (batch, at): (&Batch, usize) = batch(row);
        batch.import_of(at)
    };
    rows.sort_by(|a, b| {
        let ties = || compare_ties(batch(a), batch(b), table);
        let order = time(a).cmp(&time(b)).then_with(ties);
        order.then_with(|| import(a).cmp(&import(b)))
    });
    if table == Table::Attributes {
        rows.dedup_by(|a, b| {
            // What came with no import stays for ever, so who else brought it does not matter.
            time(a) == time(b)
                && key_of(batch(a)) == key_of(batch(b))
                && (import(b) == 0 || import(a) == import(b))
                && compare_ties(batch(a), batch(b), table).is_eq()
        });
    }
    if table == Table::Events {
        // Of rows of one import that do not count one is enough.
        rows.dedup_by(|a, b| {
            let same = time(a) == time(b) && import(a) == import(b);
            let counts =
                |row: &(u32, u128, u32)| !repeats(&pieces[row.2 as usize], row.1 as u32 as usize);
            same && compare_ties(batch(a), batch(b), table).is_eq()
                && key_of(batch(a)) == key_of(batch(b))
                && !counts(a)
                && !counts(b)
        });
    }
    let batches: Vec<&Batch> = pieces.iter().map(|piece| &*piece.batch).collect();
    let rows: Vec<(usize, usize)> = rows
        .iter()
        .map(|row| (row.2 as usize, row.1 as u32 as usize))
        .collect();
    let mut sorted = gather(&batches, &rows);
    sorted.repeats = match table {
        Table::Attributes => vec![],
        Table::Events => rows
            .iter()
            .map(|(piece, row)| repeats(&pieces[*piece], *row))
            .collect(),
    };
    sorted
}

fn key_of((batch, row): (&Batch, usize)) -> u32 {
    batch.key[row]
}

/// For each piece, the place of each of its names among all names.
fn name_ranks(pieces: &[Piece<'_>]) -> Vec<Vec<u32>> {
    let names = pieces.iter().flat_map(|piece| &piece.batch.names);
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    names.dedup();
    let rank = |name: &String| names.partition_point(|other| *other < name) as u32;
    let ranks = pieces
        .iter()
        .map(|piece| piece.batch.names.iter().map(rank).collect());
    ranks.collect()
}
