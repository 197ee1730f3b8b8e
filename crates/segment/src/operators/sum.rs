//! `sum(..)`: exact, 0 over none, held to the range of its type. A difference of running sums where
//! that cannot overflow, else row by row. Floats are added in the order of the rows.

use fenqun_model::{Decimal, Value};

use crate::answer::NumberUnit;
use crate::bitmap::{Bitmap, both, is_there};
use crate::frame::{Frame, RunningSums};
use crate::operators::arithmetic;
use crate::plan::{Aggregated, NodeId, Selection};
use crate::vector::{Data, Ints, Vector, Width};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated, running: NodeId) -> Vector<'a> {
    let span = frame.span(of.span);
    let nothing = || Vector::numbers(vec![0; frame.len()], NumberUnit::Integer, None);
    let Some(column) = of.selection.column else {
        return nothing();
    };
    let vector = frame.vector(column);
    let filter = frame.filter(of.selection.filter);
    match &vector.data {
        Data::Numbers(values, unit @ (NumberUnit::Integer | NumberUnit::Decimal)) => {
            let sums = match frame.sums(running) {
                Some(before) => {
                    let ends = span.start.iter().zip(&span.end);
                    ends.map(|(start, end)| {
                        before[*end as usize].wrapping_sub(before[*start as usize])
                    })
                    .collect()
                }
                None => {
                    let selected = both(filter, vector.present.as_ref());
                    let sum = |customer| exact(values, selected.as_ref(), span.of(customer));
                    (0..frame.len()).map(sum).collect()
                }
            };
            Vector::numbers(sums, *unit, None)
        }
        Data::Floats(values) => {
            let selected = both(filter, vector.present.as_ref());
            let sum = |customer| {
                let rows = span.of(customer);
                let there = rows.filter(|row| is_there(selected.as_ref(), *row));
                there.fold(0.0, |sum, row| sum + values.values()[row])
            };
            let sums = (0..frame.len()).map(sum).collect();
            Vector::new(Data::Floats(crate::vector::Floats::Owned(sums)), None)
        }
        Data::Values(values) => {
            let sum = |customer| {
                let rows = span.of(customer).filter(|row| is_there(filter, *row));
                Some(sum_of_values(rows.filter_map(|row| values[row].as_ref())))
            };
            Vector::values((0..frame.len()).map(sum).collect())
        }
        _ => nothing(),
    }
}

/// Sum of rows, held to the range of the type.
fn exact(values: &Ints<'_>, selected: Option<&Bitmap>, rows: std::ops::Range<usize>) -> i64 {
    let there = rows.filter(|row| is_there(selected, *row));
    let sum: i128 = there.map(|row| i128::from(values.get(row))).sum();
    Decimal::saturating_from_raw(sum).raw()
}

/// Numbers of any kind; other values count as nothing. One float makes the sum a float.
fn sum_of_values<'v>(values: impl Iterator<Item = &'v Value> + Clone) -> Value {
    if values.clone().any(|value| matches!(value, Value::Float(_))) {
        return Value::Float(values.filter_map(arithmetic::number).sum());
    }
    let sum = values.filter_map(Value::scaled).sum();
    Value::Decimal(Decimal::saturating_from_raw(sum))
}

/// Sums of the selected elements before each element.
pub(crate) fn running(frame: &Frame<'_>, selection: &Selection) -> RunningSums {
    let Some(column) = selection.column else {
        return RunningSums(None);
    };
    let vector = frame.vector(column);
    let Data::Numbers(values, NumberUnit::Integer | NumberUnit::Decimal) = &vector.data else {
        return RunningSums(None);
    };
    let selected = both(frame.filter(selection.filter), vector.present.as_ref());
    RunningSums(match values {
        Ints::Narrow(values) => Some(prefix(values, selected.as_ref())),
        Ints::Wide(values) if fits(values) => Some(prefix(values, selected.as_ref())),
        _ => None,
    })
}

/// Whether the sum of any stretch of the values fits.
fn fits(values: &[i64]) -> bool {
    let greatest = values.iter().map(|v| v.unsigned_abs()).max().unwrap_or(0);
    u128::from(greatest) * (values.len() as u128) < (1 << 62)
}

fn prefix<T: Width>(values: &[T], selected: Option<&Bitmap>) -> Vec<i64> {
    let mut before = Vec::with_capacity(values.len() + 1);
    let mut sum = 0_i64;
    before.push(0);
    match selected {
        None => before.extend(values.iter().map(|value| {
            sum = sum.wrapping_add(value.wide());
            sum
        })),
        Some(selected) => {
            for (chunk, word) in values.chunks(64).zip(selected.words()) {
                before.extend(chunk.iter().enumerate().map(|(bit, value)| {
                    let mask = ((word >> bit & 1) as i64).wrapping_neg();
                    sum = sum.wrapping_add(value.wide() & mask);
                    sum
                }));
            }
        }
    }
    before
}
