//! Files of order lines: several rows make one order.

use std::collections::{BTreeMap, HashMap, HashSet};

use fenqun_model::definition::{AmountMapping, RowTest, Verdict};

use super::columns::Columns;
use super::roles::Role;
use crate::values::{number, present};

/// Whether rows are lines of orders: numbers of orders repeat, and rows speak of items.
pub(super) fn are_lines(columns: &Columns<'_>) -> Option<usize> {
    let order = columns.of(Role::Order)?;
    let item = |role| matches!(role, Role::Quantity | Role::Price | Role::Item(_));
    if columns.all(item).is_empty() {
        return None;
    }
    let rows = columns.values(order).count();
    let different: HashSet<&str> = columns.values(order).collect();
    (different.len() < rows).then_some(order)
}

/// Whether a column says the same on every line of an order, so that it is about the order.
pub(super) fn is_of_order(columns: &Columns<'_>, order: usize, column: usize) -> bool {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    (0..columns.sample.rows()).all(|row| {
        let value = columns.sample.cell(row, column);
        let key = columns.sample.cell(row, order);
        *seen.entry(key).or_insert(value) == value
    })
}

/// Where the amount comes from: a column, or quantity times price when there is none. A column of
/// the whole order's amount, repeated on its lines, must not be added up.
pub(super) fn amount(columns: &Columns<'_>, lines_of: Option<usize>) -> Option<AmountMapping> {
    let amount = columns.of(Role::Amount);
    let product = columns.of(Role::Quantity).zip(columns.of(Role::Price));
    let header = |column: usize| columns.headers[column].clone();
    let repeats_total =
        |amount: usize| lines_of.is_some_and(|order| is_of_order(columns, order, amount));
    match (amount, product) {
        (Some(amount), Some(_)) if !repeats_total(amount) => Some(AmountMapping::Column {
            column: header(amount),
        }),
        (_, Some((quantity, price))) => Some(AmountMapping::Product {
            product: [header(quantity), header(price)],
        }),
        (Some(amount), None) => Some(AmountMapping::Column {
            column: header(amount),
        }),
        (None, None) => None,
    }
}

/// The test that tells refunds: a letter before the order's number that only rows with negative
/// numbers have, else the negative number itself.
pub(super) fn refunds(columns: &Columns<'_>) -> Option<RowTest> {
    let negative_column = [Role::Quantity, Role::Amount]
        .into_iter()
        .filter_map(|role| columns.of(role))
        .find(|column| columns.values(*column).any(is_negative))?;
    let test = |column: usize| RowTest {
        column: columns.headers[column].clone(),
        equals: None,
        starts_with: None,
        at_most: None,
        below: None,
        missing: false,
        then: Verdict::Refund,
        reason: None,
    };
    if let Some((order, letter)) = marker(columns, negative_column) {
        return Some(RowTest {
            starts_with: Some(letter),
            ..test(order)
        });
    }
    Some(RowTest {
        below: Some("0".into()),
        ..test(negative_column)
    })
}

/// The letter that order numbers of negative rows, and only these, begin with.
fn marker(columns: &Columns<'_>, negative_column: usize) -> Option<(usize, String)> {
    let order = columns.of(Role::Order)?;
    // Rows with each first letter: negative ones, others.
    let mut letters: BTreeMap<char, (u64, u64)> = BTreeMap::new();
    for row in 0..columns.sample.rows() {
        let number = columns.sample.cell(row, order).trim();
        let Some(letter) = number.chars().next().filter(|c| c.is_alphabetic()) else {
            continue;
        };
        let value = present(columns.sample.cell(row, negative_column));
        let counts = letters.entry(letter).or_default();
        match value.is_some_and(is_negative) {
            true => counts.0 += 1,
            false => counts.1 += 1,
        }
    }
    let marked = letters
        .into_iter()
        .find(|(_, (negative, others))| *negative > 0 && *others == 0);
    marked.map(|(letter, _)| (order, letter.to_string()))
}

fn is_negative(text: &str) -> bool {
    number::amount(text).is_ok_and(|value| value < 0)
}
