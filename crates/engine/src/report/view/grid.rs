//! Two scores against each other: in each cell how many customers, what they bring, and the label
//! that most of them have.

use fenqun_model::Message;
use serde::Serialize;

use super::groups::{colours, name};
use super::words::{Words, count};
use crate::report::data::{Cell, Division, Grid, Method, ReportData};

/// Most and least colour that a cell is given, in percent.
const TINT: (f64, f64) = (14.0, 52.0);

/// A grid, highest row first.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GridView {
    /// What the rows are.
    pub(super) row_title: String,
    /// What the columns are.
    pub(super) column_title: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<GridRow>,
    /// A large grid is written smaller.
    pub(super) is_large: bool,
}

/// A row of a grid.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GridRow {
    pub(super) heading: String,
    pub(super) cells: Vec<GridCell>,
}

/// A cell of a grid.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GridCell {
    pub(super) colour: String,
    /// How much of the colour, in percent.
    pub(super) tint: f64,
    pub(super) label: String,
    pub(super) count: String,
    pub(super) value: String,
    /// All labels with their numbers, shown when pointed at.
    pub(super) title: String,
}

/// The grid of a segmentation that has one.
pub(super) fn of_division(
    division: &Division,
    data: &ReportData,
    words: &Words,
) -> Option<GridView> {
    let (grid, titles, levels) = match &division.method {
        Method::Rfm(Some(grid)) => (
            grid,
            ["report-grid-frequency", "report-grid-recency"],
            false,
        ),
        Method::Matrix(grid) => (grid, ["report-grid-value", "report-grid-potential"], true),
        _ => return None,
    };
    let most = grid.cells.iter().map(|cell| cell.customers).max()?.max(1);
    let colours = colours(division);
    let view = |cell: &Cell| cell_view(cell, most, division, &colours, data, words);
    let rows = (0..grid.rows).rev().map(|row| GridRow {
        heading: heading(row, grid.rows, if levels { "" } else { "F" }, words),
        cells: (0..grid.columns)
            .map(|column| view(&grid.cells[row * grid.columns + column]))
            .collect(),
    });
    Some(GridView {
        row_title: words.say(&Message::new(titles[0])),
        column_title: words.say(&Message::new(titles[1])),
        columns: columns(grid, levels, words),
        rows: rows.collect(),
        is_large: grid.columns > 3,
    })
}

fn columns(grid: &Grid, levels: bool, words: &Words) -> Vec<String> {
    let letter = if levels { "" } else { "R" };
    (0..grid.columns)
        .map(|column| heading(column, grid.columns, letter, words))
        .collect()
}

/// `R5`, or low, middle and high where there is no letter.
fn heading(index: usize, size: usize, letter: &str, words: &Words) -> String {
    let level = match (letter, size, index) {
        ("", 2 | 3, 0) => "report-level-low",
        ("", 3, 1) => "report-level-middle",
        ("", 2 | 3, _) => "report-level-high",
        _ => return format!("{letter}{}", index + 1),
    };
    words.say(&Message::new(level))
}

fn cell_view(
    cell: &Cell,
    most: u64,
    division: &Division,
    colours: &[String],
    data: &ReportData,
    words: &Words,
) -> GridCell {
    let mut found: Vec<(u64, usize)> = cell
        .labels
        .iter()
        .enumerate()
        .filter(|(_, customers)| **customers > 0)
        .map(|(label, customers)| (*customers, label))
        .collect();
    found.sort_by_key(|(customers, label)| (std::cmp::Reverse(*customers), *label));
    let named = |label: usize| name(&division.groups[label], words);
    let Some((_, first)) = found.first() else {
        return GridCell::empty();
    };
    let titles: Vec<String> = found
        .iter()
        .map(|(customers, label)| format!("{} {}", named(*label), count(*customers)))
        .collect();
    let others = found.len() - 1;
    let label = match others {
        0 => named(*first),
        _ => format!("{} +{others}", named(*first)),
    };
    let tint = TINT.0 + (TINT.1 - TINT.0) * (cell.customers as f64 / most as f64).sqrt();
    GridCell {
        colour: colours[*first].clone(),
        tint: tint.round(),
        label,
        count: count(cell.customers),
        value: match data.worth {
            Some(_) => words.short(cell.value),
            None => String::new(),
        },
        title: titles.join("\n"),
    }
}

impl GridCell {
    fn empty() -> Self {
        Self {
            colour: "cx".into(),
            tint: 0.0,
            label: String::new(),
            count: "·".into(),
            value: String::new(),
            title: String::new(),
        }
    }
}
