//! Counting while rows pass by.

use std::collections::BTreeMap;

use fenqun_model::row::{PropertyData, Row, RowColumns, RowsKind};
use fenqun_model::{Decimal, Message};

use super::distinct::{Distinct, Hashes};
use super::numbers::Numbers;
use super::report::{FileQuality, Quality};
use crate::mapping::{Mapped, Outcome, Plan, Values};
use crate::table::Cells;
use crate::values::present;

/// Ids remembered to find repeated rows.
const WINDOW: usize = 1 << 16;

/// Counts of an import so far.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) quality: Quality,
    columns: Vec<Column>,
    by_name: BTreeMap<String, usize>,
    window: Hashes,
}

#[derive(Default)]
struct Column {
    name: String,
    missing: u64,
    distinct: Distinct,
    numbers: Numbers,
}

impl Tally {
    /// A new file begins.
    pub(crate) fn begin_file(&mut self, file: FileQuality) {
        self.quality.files.push(file);
    }

    /// A batch was read and mapped.
    pub(crate) fn see(&mut self, cells: &Cells, mapped: &Mapped<'_>, plan: &Plan) {
        self.see_cells(cells, &plan.columns);
        self.see_outcome(&mapped.outcome, plan);
        self.see_numbers(cells, mapped, plan);
        for (row, at) in mapped.at.iter().enumerate() {
            if !mapped.outcome.rejected[row] && *at != i64::MIN {
                self.quality.see_time(*at);
            }
        }
    }

    fn see_cells(&mut self, cells: &Cells, names: &[String]) {
        let broken: Vec<u32> = cells.problems().iter().map(|(row, _)| *row).collect();
        for (index, name) in names.iter().enumerate() {
            let column = self.column(name);
            for row in 0..cells.rows() {
                match present(cells.cell(row, index)) {
                    Some(text) => column.distinct.see(text),
                    None if broken.binary_search(&(row as u32)).is_ok() => {}
                    None => column.missing += 1,
                }
            }
        }
    }

    fn column(&mut self, name: &str) -> &mut Column {
        let index = match self.by_name.get(name) {
            Some(index) => *index,
            None => {
                self.by_name.insert(name.to_owned(), self.columns.len());
                self.columns.push(Column {
                    name: name.to_owned(),
                    ..Column::default()
                });
                self.columns.len() - 1
            }
        };
        &mut self.columns[index]
    }

    fn see_outcome(&mut self, outcome: &Outcome, plan: &Plan) {
        let rows = outcome.rejected.len() as u64;
        self.see_rows(rows);
        for (_, reason) in &outcome.rejects {
            self.reject(reason);
        }
        let rejected = |row: usize| outcome.rejected[row];
        let refunds = outcome.refund.iter().enumerate();
        let refunds = refunds.filter(|(row, refund)| **refund && !rejected(*row));
        self.quality.returns += refunds.count() as u64;
        self.quality.negative += outcome.negative;
        for ((_, column), invalid) in plan.who.iter().zip(&outcome.invalid_identifiers) {
            if *invalid > 0 {
                let name = plan.columns[*column].clone();
                *self.quality.invalid_identifiers.entry(name).or_default() += invalid;
            }
        }
    }

    fn see_numbers(&mut self, cells: &Cells, mapped: &Mapped<'_>, plan: &Plan) {
        let items = plan.group.iter().flat_map(|group| &group.items);
        let fields = plan.properties.iter().chain(&plan.attributes).chain(items);
        let values = mapped
            .properties
            .iter()
            .chain(&mapped.attributes)
            .chain(&mapped.items);
        for (field, values) in fields.zip(values) {
            let column = self.column(&plan.columns[field.column]);
            let see = &mut |row: usize, value| column.numbers.see(value, cells.line(row));
            each_number(values, &mapped.outcome.rejected, see);
        }
        if let Some(money) = &mapped.money {
            let column = self.column(AMOUNT);
            for (row, amount) in money.amounts.iter().enumerate() {
                if money.present[row] && !mapped.outcome.rejected[row] {
                    column.numbers.see(*amount, cells.line(row));
                }
            }
        }
    }

    /// Rows were read.
    pub(crate) fn see_rows(&mut self, rows: u64) {
        self.quality.rows += rows;
        if let Some(file) = self.quality.files.last_mut() {
            file.rows += rows;
        }
    }

    /// A row was rejected.
    pub(crate) fn reject(&mut self, reason: &Message) {
        self.quality.reject(reason);
    }

    /// An event without an id of its own came by; counts those seen a short while ago.
    pub(crate) fn see_id(&mut self, id: u128) {
        if self.window.len() >= WINDOW {
            self.window.clear();
        }
        self.quality.duplicates += u64::from(!self.window.insert(id as u64));
    }

    /// Rows go to the log.
    pub(crate) fn emitted(&mut self, rows: &RowColumns) {
        let count = rows.occurred_at.len() as u64;
        let name = match &rows.kind {
            RowsKind::Events(name) => name.as_str(),
            RowsKind::Traits => return self.quality.attribute_rows += count,
        };
        *self.quality.events.entry(name.to_owned()).or_default() += count;
        for (path, column) in &rows.properties {
            if let (["amount"], PropertyData::Decimal(values)) = (&*names(&path.0), &column.data) {
                let there = |index: usize| column.present.as_ref().is_none_or(|p| p[index]);
                let values = values.iter().enumerate().filter(|(index, _)| there(*index));
                let sum: i128 = values.map(|(_, value)| i128::from(*value)).sum();
                self.quality
                    .add_amount(name, Decimal::saturating_from_raw(sum));
            }
        }
    }

    /// A row of a tracking call goes to the log.
    pub(crate) fn emitted_row(&mut self, row: &Row) {
        match row {
            Row::Event(event) => {
                *self.quality.events.entry(event.name.clone()).or_default() += 1;
                self.quality.see_time(event.occurred_at.0);
            }
            Row::Traits(_) => self.quality.attribute_rows += 1,
        }
    }

    /// What was found so far.
    pub(crate) fn report(&self) -> Quality {
        let mut quality = self.quality.clone();
        for column in &self.columns {
            let (distinct, at_least) = column.distinct.count();
            quality.columns.push(super::ColumnQuality {
                name: column.name.clone(),
                missing: column.missing,
                distinct,
                distinct_at_least: at_least,
                numbers: column.numbers.report(),
            });
        }
        quality
            .rejected
            .sort_by(|a, b| (b.rows, &a.code, &a.detail).cmp(&(a.rows, &b.code, &b.detail)));
        quality
    }
}

/// The computed amount among the columns of a report.
const AMOUNT: &str = "= amount";

fn names(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}

fn each_number(values: &Values<'_>, rejected: &[bool], see: &mut dyn FnMut(usize, i64)) {
    for (row, rejected) in rejected.iter().enumerate() {
        if let Some(value) = values.scaled(row).filter(|_| !rejected) {
            see(row, value);
        }
    }
}
