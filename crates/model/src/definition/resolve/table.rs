//! Label tables over a grid of scores: each cell covered once.

use std::collections::BTreeMap;

use super::Layout;
use crate::Message;
use crate::definition::hint::hint;
use crate::definition::{GridLabel, LabelTable};

/// How many cells an error names.
const NAMED: usize = 3;
/// Greatest number of cells.
const LARGEST: u64 = 1_000_000;

/// A grid: names and sizes of its dimensions, the first one slowest in a table.
#[derive(Clone, Copy)]
pub(super) struct Grid<'g> {
    pub(super) names: &'g [&'g str],
    pub(super) sizes: &'g [u32],
}

impl Grid<'_> {
    fn cells(&self) -> Option<usize> {
        let cells = self.sizes.iter().map(|size| u64::from(*size));
        let cells = cells.product::<u64>();
        usize::try_from(cells).ok().filter(|_| cells <= LARGEST)
    }

    /// The scores of a cell.
    fn scores(&self, mut cell: usize) -> Vec<u32> {
        let mut scores: Vec<u32> = Vec::with_capacity(self.sizes.len());
        for size in self.sizes.iter().rev() {
            scores.push((cell % *size as usize) as u32 + 1);
            cell /= *size as usize;
        }
        scores.reverse();
        scores
    }

    /// `r1 f5 m2`
    fn shown(&self, cell: usize) -> String {
        let scores = self.scores(cell).into_iter();
        let parts: Vec<String> = std::iter::zip(self.names, scores)
            .map(|(name, score)| format!("{name}{score}"))
            .collect();
        parts.join(" ")
    }

    /// The rows that cover a cell.
    fn covering<'r>(
        &self,
        rows: &'r [GridLabel],
        cell: usize,
    ) -> impl Iterator<Item = &'r GridLabel> + use<'_, 'r> {
        rows.iter().filter(move |row| self.is_covered(row, cell))
    }

    fn is_covered(&self, row: &GridLabel, cell: usize) -> bool {
        let scores = self.scores(cell);
        std::iter::zip(self.names, scores).all(|(name, score)| {
            let range = row.ranges.get(*name);
            range.is_none_or(|range| (range.from..=range.to).contains(&score))
        })
    }
}

/// Which labels the rows of a table give each cell of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelCover {
    /// Name and number of scores of each dimension, the first one slowest.
    pub dimensions: Vec<(String, u32)>,
    /// Every cell.
    pub cells: Vec<CellCover>,
}

/// A cell and the labels that rows give it: one, or the table is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellCover {
    /// A score of each dimension, counted from 1.
    pub scores: Vec<u32>,
    /// A label for each row that covers the cell, in the order of the rows.
    pub labels: Vec<String>,
}

/// How the rows of a table cover a grid, wrong tables too; `None` for grids of more than `most`
/// cells.
pub(super) fn cover(grid: Grid<'_>, rows: &[GridLabel], most: usize) -> Option<LabelCover> {
    let count = grid.cells().filter(|cells| *cells <= most)?;
    let cell = |cell| CellCover {
        scores: grid.scores(cell),
        labels: grid
            .covering(rows, cell)
            .map(|row| row.label.clone())
            .collect(),
    };
    let dimensions = grid.names.iter().zip(grid.sizes);
    Some(LabelCover {
        dimensions: dimensions
            .map(|(name, size)| ((*name).to_owned(), *size))
            .collect(),
        cells: (0..count).map(cell).collect(),
    })
}

impl Layout<'_> {
    /// Draws up a table from its rows.
    pub(super) fn table(&mut self, grid: Grid<'_>, rows: &[GridLabel]) -> Option<LabelTable> {
        let before = self.errors.len();
        for (at, row) in rows.iter().enumerate() {
            self.row(grid, at, row);
        }
        let Some(cells) = grid.cells() else {
            self.refuse_plain("spec.labels", "table-too-large");
            return None;
        };
        if self.errors.len() > before {
            return None;
        }
        let labels = distinct(rows);
        let cells = self.cells(grid, cells, rows, &labels)?;
        Some(LabelTable {
            sizes: grid.sizes.to_vec(),
            titles: labels.iter().map(|label| title(rows, label)).collect(),
            labels,
            cells,
        })
    }

    fn row(&mut self, grid: Grid<'_>, at: usize, row: &GridLabel) {
        let path = format!("spec.labels[{at}]");
        self.label(&path, &row.label);
        for (name, range) in &row.ranges {
            let Some(index) = grid.names.iter().position(|known| known == name) else {
                let near = hint(name, grid.names.iter().copied());
                let named = |message: Message| {
                    let message = message.with("name", name.as_str());
                    message.with("hint", near)
                };
                self.refuse(&path, named, "unknown-dimension");
                continue;
            };
            if range.to > grid.sizes[index] {
                let named = |message: Message| {
                    let message = message.with("name", name.as_str());
                    let message = message.with("score", u64::from(range.to));
                    message.with("bins", u64::from(grid.sizes[index]))
                };
                self.refuse(&path, named, "score-outside");
            }
        }
    }

    /// The label of each cell; refuses cells that no row covers and cells that two labels cover.
    fn cells(
        &mut self,
        grid: Grid<'_>,
        count: usize,
        rows: &[GridLabel],
        labels: &[String],
    ) -> Option<Vec<u32>> {
        let mut cells = Vec::with_capacity(count);
        let mut uncovered = Vec::new();
        let mut doubled: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for cell in 0..count {
            let mut covering = grid.covering(rows, cell);
            let Some(first) = covering.next() else {
                uncovered.push(cell);
                continue;
            };
            if let Some(second) = covering.next() {
                let pair = (first.label.as_str(), second.label.as_str());
                doubled.entry(pair).or_default().push(cell);
            }
            let index = labels.iter().position(|label| *label == first.label)?;
            cells.push(u32::try_from(index).ok()?);
        }
        if !uncovered.is_empty() {
            let named = |message| named(message, grid, &uncovered);
            self.refuse("spec.labels", named, "cells-uncovered");
        }
        for ((first, second), twice) in &doubled {
            let named = |message| {
                let message = named(message, grid, twice);
                message.with("first", *first).with("second", *second)
            };
            self.refuse("spec.labels", named, "cells-covered-twice");
        }
        (uncovered.is_empty() && doubled.is_empty()).then_some(cells)
    }
}

fn named(message: Message, grid: Grid<'_>, cells: &[usize]) -> Message {
    let shown: Vec<String> = cells.iter().take(NAMED).map(|it| grid.shown(*it)).collect();
    let rest = cells.len() - shown.len();
    let message = message.with("count", cells.len()).with("rest", rest);
    message.with("cells", shown.join(", "))
}

/// Different labels, in the order of the rows.
fn distinct(rows: &[GridLabel]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for row in rows {
        if !labels.contains(&row.label) {
            labels.push(row.label.clone());
        }
    }
    labels
}

/// The first title that any row of the label has.
fn title(rows: &[GridLabel], label: &str) -> crate::definition::Title {
    let mut titles = rows
        .iter()
        .filter(|row| row.label == label && !row.title.is_empty());
    titles
        .next()
        .map(|row| row.title.clone())
        .unwrap_or_default()
}
