//! One batch of cells through the mapping: who, when, what, and which rows are rejected.

use std::borrow::Cow;

use fenqun_model::definition::{SourceKind, Verdict};
use fenqun_model::identifier::nfc;
use fenqun_model::{Message, Type};

use super::columns::{self, Misfit, Values};
use super::money::{Rates, convert};
use super::plan::{Amount, Context, Currency, EventName, Field, Plan};
use super::who::{Names, Normaliser};
use crate::table::Cells;
use crate::values::present;
use crate::values::time::TimeReader;

/// Applies a plan to batches.
pub(crate) struct Mapper {
    pub(crate) plan: Plan,
    pub(crate) rates: Rates,
    normaliser: Normaliser,
    times: Option<TimeReader>,
    field_times: TimeReader,
}

/// A batch, mapped. All vectors have one entry a row.
pub(crate) struct Mapped<'a> {
    pub(crate) outcome: Outcome,
    pub(crate) names: Vec<Names<'a>>,
    /// Milliseconds; [`i64::MIN`] for customers without a time.
    pub(crate) at: Vec<i64>,
    /// Name of the event, when it has a column.
    pub(crate) events: Vec<Cow<'a, str>>,
    /// The event's own id, or the key of its group; empty when it has none.
    pub(crate) keys: Vec<Cow<'a, str>>,
    pub(crate) money: Option<Money<'a>>,
    pub(crate) properties: Vec<Values<'a>>,
    pub(crate) attributes: Vec<Values<'a>>,
    pub(crate) items: Vec<Values<'a>>,
}

/// What happened to each row.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) rejected: Vec<bool>,
    pub(crate) refund: Vec<bool>,
    /// The first reason of each rejected row, by row.
    pub(crate) rejects: Vec<(usize, Message)>,
    /// Cells that hold no such identifier as the mapping says, by the plan's identifier.
    pub(crate) invalid_identifiers: Vec<u64>,
    /// Rows that are no refunds and whose amount is negative.
    pub(crate) negative: u64,
}

/// Amounts of a batch.
pub(crate) struct Money<'a> {
    /// Ten-thousandths (of a product: 10⁻⁸), in the currency of the row.
    pub(crate) exact: Vec<i128>,
    /// Parts of one unit in `exact`.
    pub(crate) scale: i128,
    pub(crate) present: Vec<bool>,
    /// Currency of each row, when it has a column.
    pub(crate) currencies: Vec<Cow<'a, str>>,
    /// In the workspace's currency, positive for refunds.
    pub(crate) amounts: Vec<i64>,
}

impl Outcome {
    fn reject(&mut self, row: usize, reason: Message) {
        if !std::mem::replace(&mut self.rejected[row], true) {
            self.rejects.push((row, reason));
        }
    }

    fn reject_all(&mut self, misfits: Vec<Misfit>) {
        for (row, reason) in misfits {
            self.reject(row, reason);
        }
    }
}

impl Mapper {
    /// `serials` allows day numbers of workbooks as times.
    pub(crate) fn new(plan: Plan, context: &Context, serials: bool) -> Result<Self, Message> {
        let times = plan.time.as_ref();
        let times =
            times.map(|time| TimeReader::new(time.zone.clone(), time.format.clone(), serials));
        Ok(Self {
            rates: Rates::new(context)?,
            normaliser: Normaliser::new(&context.country),
            times,
            field_times: TimeReader::new(context.zone.clone(), None, serials),
            plan,
        })
    }

    /// Maps a batch.
    pub(crate) fn apply<'a>(&mut self, cells: &'a Cells) -> Mapped<'a> {
        let mut outcome = Outcome {
            rejected: vec![false; cells.rows()],
            refund: vec![false; cells.rows()],
            ..Outcome::default()
        };
        reject_broken(cells, &mut outcome);
        self.test(cells, &mut outcome);
        let names = self.who(cells, &mut outcome);
        let at = self.at(cells, &mut outcome);
        let events = self.events(cells, &mut outcome);
        let keys = self.keys(cells, &mut outcome);
        let money = self.money(cells, &at, &mut outcome);
        let mut fields = |fields: &[Field]| {
            let times = &mut self.field_times;
            read_fields(fields, &self.plan.columns, cells, times, &mut outcome)
        };
        let properties = fields(&self.plan.properties);
        let attributes = fields(&self.plan.attributes);
        let items = self.plan.group.as_ref().map(|group| fields(&group.items));
        outcome.rejects.sort_by_key(|(row, _)| *row);
        Mapped {
            outcome,
            names,
            at,
            events,
            keys,
            money,
            properties,
            attributes,
            items: items.unwrap_or_default(),
        }
    }

    fn test(&self, cells: &Cells, outcome: &mut Outcome) {
        if self.plan.tests.is_empty() {
            return;
        }
        for row in 0..cells.rows() {
            let mut tests = self.plan.tests.iter();
            let Some(test) = tests.find(|test| test.holds(cells.cell(row, test.column))) else {
                continue;
            };
            match test.verdict {
                Verdict::Refund => outcome.refund[row] = true,
                Verdict::Reject => outcome.reject(row, test.reason()),
            }
        }
    }

    fn who<'a>(&mut self, cells: &'a Cells, outcome: &mut Outcome) -> Vec<Names<'a>> {
        let mut names = Vec::with_capacity(self.plan.who.len());
        for (kind, column) in &self.plan.who {
            let column = self.normaliser.column(cells, *kind, *column);
            outcome.invalid_identifiers.push(column.invalid);
            names.push(column);
        }
        for row in 0..cells.rows() {
            if names.iter().all(|names| names.texts[row].is_empty()) {
                outcome.reject(row, self.nobody(cells, row));
            }
        }
        names
    }

    /// Why nobody is named: nothing there, or nothing of use.
    fn nobody(&self, cells: &Cells, row: usize) -> Message {
        for (_, column) in &self.plan.who {
            if let Some(text) = present(cells.cell(row, *column)) {
                let name = &self.plan.columns[*column];
                return columns::misfit("import-row-bad-identifier", name, text, Type::Text);
            }
        }
        Message::new("import-row-no-customer")
    }

    fn at(&mut self, cells: &Cells, outcome: &mut Outcome) -> Vec<i64> {
        let (Some(time), Some(reader)) = (&self.plan.time, &mut self.times) else {
            return vec![i64::MIN; cells.rows()];
        };
        let name = &self.plan.columns[time.column];
        let needed = self.plan.kind == SourceKind::Events;
        let mut at = Vec::with_capacity(cells.rows());
        for row in 0..cells.rows() {
            let read = match present(cells.cell(row, time.column)) {
                _ if outcome.rejected[row] => Ok(0),
                None if needed => {
                    Err(Message::new("import-row-no-time").with("column", name.as_str()))
                }
                None => Ok(i64::MIN),
                Some(text) => reader.instant(text).map_err(|error| {
                    columns::misfit(columns::time_misfit(error), name, text, Type::Instant)
                }),
            };
            at.push(read.unwrap_or_else(|reason| {
                outcome.reject(row, reason);
                0
            }));
        }
        at
    }

    fn events<'a>(&self, cells: &'a Cells, outcome: &mut Outcome) -> Vec<Cow<'a, str>> {
        let EventName::Column(column) = self.plan.event else {
            return Vec::new();
        };
        let mut events = texts(cells, column);
        for (row, event) in events.iter_mut().enumerate() {
            if event.is_empty() {
                let column = self.plan.columns[column].as_str();
                outcome.reject(
                    row,
                    Message::new("import-row-no-event-name").with("column", column),
                );
            }
        }
        events
    }

    fn keys<'a>(&self, cells: &'a Cells, outcome: &mut Outcome) -> Vec<Cow<'a, str>> {
        let group = self.plan.group.as_ref().map(|group| group.by);
        let Some(column) = group.or(self.plan.id) else {
            return Vec::new();
        };
        let keys = texts(cells, column);
        if group.is_some() {
            for (row, _) in keys.iter().enumerate().filter(|(_, key)| key.is_empty()) {
                let column = self.plan.columns[column].as_str();
                outcome.reject(
                    row,
                    Message::new("import-row-no-group").with("column", column),
                );
            }
        }
        keys
    }

    fn money<'a>(
        &mut self,
        cells: &'a Cells,
        at: &[i64],
        outcome: &mut Outcome,
    ) -> Option<Money<'a>> {
        let amount = self.plan.amount?;
        let mut read = |column: usize| {
            let name = &self.plan.columns[column];
            let mut misfits = Vec::new();
            let skip = &outcome.rejected;
            let times = &mut self.field_times;
            let values = columns::read(
                cells,
                column,
                name,
                Type::Decimal,
                times,
                skip,
                &mut misfits,
            );
            outcome.reject_all(misfits);
            values.into_decimals()
        };
        let (exact, scale, there) = match amount {
            Amount::Column(column) => {
                let (values, there) = read(column);
                (values.into_iter().map(i128::from).collect(), 10_000, there)
            }
            Amount::Product(a, b) => {
                let ((a, a_there), (b, b_there)) = (read(a), read(b));
                let product = |(a, b): (i64, i64)| i128::from(a) * i128::from(b);
                let both = a_there.iter().zip(&b_there).map(|(a, b)| *a && *b);
                let exact: Vec<i128> = a.into_iter().zip(b).map(product).collect();
                (exact, 100_000_000, both.collect())
            }
        };
        let currencies = match &self.plan.currency {
            Some(Currency::Column(column)) => texts(cells, *column),
            _ => Vec::new(),
        };
        let mut money = Money {
            exact,
            scale,
            present: there,
            currencies,
            amounts: Vec::new(),
        };
        self.convert(&mut money, at, outcome);
        Some(money)
    }

    fn convert(&self, money: &mut Money<'_>, at: &[i64], outcome: &mut Outcome) {
        money.amounts = vec![0; money.exact.len()];
        let needed = self.plan.group.is_some();
        for (row, at) in at.iter().enumerate() {
            if outcome.rejected[row] {
                continue;
            }
            if !money.present[row] {
                if needed {
                    outcome.reject(row, Message::new("import-row-no-amount"));
                }
                continue;
            }
            let factor = self.factor(money, row, *at);
            let amount = factor.and_then(|factor| {
                convert(money.exact[row], money.scale, factor)
                    .ok_or_else(|| Message::new("import-row-amount-out-of-range"))
            });
            match amount {
                Ok(amount) if outcome.refund[row] => money.amounts[row] = amount.saturating_abs(),
                Ok(amount) => {
                    outcome.negative += u64::from(amount < 0);
                    money.amounts[row] = amount;
                }
                Err(reason) => outcome.reject(row, reason),
            }
        }
    }

    /// Factor of conversion of a row; see [`Rates::factor`].
    pub(crate) fn factor(
        &self,
        money: &Money<'_>,
        row: usize,
        at: i64,
    ) -> Result<Option<i128>, Message> {
        match &self.plan.currency {
            None => Ok(None),
            Some(Currency::Fixed(code)) => self.rates.factor(code, at),
            Some(Currency::Column(_)) if money.currencies[row].is_empty() => Ok(None),
            Some(Currency::Column(_)) => self.rates.factor(&money.currencies[row], at),
        }
    }
}

fn reject_broken(cells: &Cells, outcome: &mut Outcome) {
    for (row, problem) in cells.problems() {
        outcome.reject(*row as usize, problem.clone());
    }
    if cells.damaged {
        for row in 0..cells.rows() {
            if cells.raw(row).contains('\u{fffd}') {
                outcome.reject(row, Message::new("import-row-broken-text"));
            }
        }
    }
}

/// A column as text; empty where missing.
fn texts(cells: &Cells, column: usize) -> Vec<Cow<'_, str>> {
    (0..cells.rows())
        .map(|row| present(cells.cell(row, column)).map_or("".into(), nfc))
        .collect()
}

fn read_fields<'a>(
    fields: &[Field],
    names: &[String],
    cells: &'a Cells,
    times: &mut TimeReader,
    outcome: &mut Outcome,
) -> Vec<Values<'a>> {
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        let name = &names[field.column];
        let mut misfits = Vec::new();
        let skip = &outcome.rejected;
        values.push(columns::read(
            cells,
            field.column,
            name,
            field.kind,
            times,
            skip,
            &mut misfits,
        ));
        outcome.reject_all(misfits);
    }
    values
}
