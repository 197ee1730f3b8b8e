//! `distinct(..)`: how many different values; missing ones do not count. Numbers of different kinds
//! with the same value are the same.

use std::cmp::Ordering;

use fenqun_model::Value;

use crate::answer::NumberUnit;
use crate::bitmap::both;
use crate::frame::Frame;
use crate::plan::Aggregated;
use crate::vector::{Data, TextCodes, Vector, Width, with_codes, with_ints};

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated) -> Vector<'a> {
    let span = frame.span(of.span);
    let Some(column) = of.selection.column else {
        return Vector::numbers(vec![0; frame.len()], NumberUnit::Integer, None);
    };
    let vector = frame.vector(column);
    let presence = vector.presence();
    let selected = both(frame.filter(of.selection.filter), presence.as_ref());
    let rows = |customer| {
        let selected = selected.as_ref();
        let there = move |row: &usize| crate::bitmap::is_there(selected, *row);
        span.of(customer).filter(there)
    };
    let mut seen = Vec::new();
    let counts = match &vector.data {
        Data::Numbers(values, _) => with_ints!(values, slice => {
            let keys = |customer| rows(customer).map(|row| slice[row].wide());
            (0..frame.len()).map(|customer| different(&mut seen, keys(customer))).collect()
        }),
        Data::Texts(codes, dictionary) if dictionary.len() <= 64 => few_texts(frame, codes, rows),
        Data::Texts(codes, _) => with_codes!(codes, slice => {
            let keys = |customer| rows(customer).map(|row| slice[row].index() as i64);
            (0..frame.len()).map(|customer| different(&mut seen, keys(customer))).collect()
        }),
        _ => {
            let values = |customer| rows(customer).filter_map(|row| vector.value(row)).collect();
            (0..frame.len())
                .map(|customer| different_values(values(customer)))
                .collect()
        }
    };
    Vector::numbers(counts, NumberUnit::Integer, None)
}

/// Codes below 64 as bits of a word.
fn few_texts<I: Iterator<Item = usize>>(
    frame: &Frame<'_>,
    codes: &TextCodes<'_>,
    rows: impl Fn(usize) -> I,
) -> Vec<i64> {
    with_codes!(codes, slice => {
        let bits = |customer| rows(customer).fold(0_u64, |bits, row| bits | 1 << slice[row].index());
        (0..frame.len()).map(|customer| i64::from(bits(customer).count_ones())).collect()
    })
}

fn different(seen: &mut Vec<i64>, keys: impl Iterator<Item = i64>) -> i64 {
    seen.clear();
    seen.extend(keys);
    seen.sort_unstable();
    seen.dedup();
    seen.len() as i64
}

fn different_values(mut values: Vec<Value>) -> i64 {
    values.sort_by(total_order);
    values.dedup_by(|a, b| total_order(a, b).is_eq());
    values.len() as i64
}

/// Numbers together by value, everything else by type, then by value.
pub(crate) fn total_order(a: &Value, b: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Integer(_) | Value::Decimal(_) | Value::Float(_) => 0,
        other => 1 + other.kind() as u8,
    };
    a.compare(b).unwrap_or_else(|| rank(a).cmp(&rank(b)))
}
