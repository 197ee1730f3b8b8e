//! Versions of an attribute: of each instant the greatest value, and of equal values in a row the
//! first. What is dropped by that rule leaves a trace, so that a value that arrives later can be put
//! where it belongs without the rows that were dropped.

use fenqun_model::{Type, Value};
use xxhash_rust::xxh3::xxh3_64;

use super::column::{HotColumn, HotData};
use super::stream::places;
use crate::batch::Cell;
use crate::bucket::{Order, Piece, value_text};
use crate::schema::Target;

/// What is known of versions beside their values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Versions {
    /// Of each version, seconds (rounded up) from its instant to the last row that had the same
    /// value before the next version; none when no version was repeated.
    pub(crate) repeated: Option<Vec<u32>>,
    /// XXH3-64 of the JSON text of each value; none when the column tells the text.
    pub(crate) hashes: Option<Vec<u64>>,
}

/// Rows of an attribute with the same value, nothing else between them.
#[derive(Clone, Debug)]
pub(super) struct Span<F> {
    pub(super) start: i64,
    /// The last of them is not later.
    pub(super) end: i64,
    /// XXH3-64 of the JSON text of the value.
    pub(super) hash: u64,
    pub(super) from: F,
}

/// Spans lie within one another, and what lies between was dropped.
#[derive(Debug)]
pub(super) struct Undecided;

/// Drops the rows that are no versions.
pub(super) fn keep(order: Order, pieces: &[Piece<'_>]) -> (Order, Versions) {
    let rows = order.rows.as_deref().unwrap_or_default();
    let places = places(pieces);
    let text = |index: u32| {
        let (piece, row) = places[index as usize];
        value_text((&pieces[piece as usize].batch, row as usize))
    };
    let mut kept = Order {
        rows: None,
        offsets: vec![0],
        occurred_at: vec![],
        needs_ids: false,
    };
    let mut kept_rows: Vec<u32> = Vec::new();
    let mut repeated: Vec<u32> = Vec::new();
    for range in order.offsets.windows(2) {
        let range = range[0] as usize..range[1] as usize;
        let mut last: Option<String> = None;
        for at in range.clone() {
            // Rows of one instant are in the order of their values: the last is the greatest.
            let next = at + 1;
            if next < range.end && order.occurred_at[next] == order.occurred_at[at] {
                continue;
            }
            if range.len() > 1 {
                let value = text(rows[at]);
                if last.as_ref() == Some(&value) {
                    note_repeat(&mut repeated, &kept.occurred_at, order.occurred_at[at]);
                    continue;
                }
                last = Some(value);
            }
            kept_rows.push(rows[at]);
            kept.occurred_at.push(order.occurred_at[at]);
        }
        kept.offsets.push(kept_rows.len() as u32);
    }
    if !repeated.is_empty() {
        repeated.resize(kept_rows.len(), 0);
    }
    kept.rows = Some(kept_rows);
    let versions = Versions {
        repeated: (!repeated.is_empty()).then_some(repeated),
        hashes: None,
    };
    (kept, versions)
}

/// Notes that the last version was repeated at an instant.
fn note_repeat(repeated: &mut Vec<u32>, starts: &[i64], at: i64) {
    if let Some(start) = starts.last() {
        repeated.resize(starts.len(), 0);
        repeated[starts.len() - 1] = seconds(*start, at);
    }
}

/// Seconds from one instant to another, rounded up.
pub(super) fn seconds(start: i64, end: i64) -> u32 {
    let millis = end.saturating_sub(start).max(0);
    u32::try_from(millis.saturating_add(999) / 1_000).unwrap_or(u32::MAX)
}

/// Hashes of the values of some rows.
pub(super) fn hashes(pieces: &[Piece<'_>], rows: &[u32]) -> Vec<u64> {
    let places = places(pieces);
    let hash = |index: &u32| {
        let (piece, row) = places[*index as usize];
        hash_text(&value_text((&pieces[piece as usize].batch, row as usize)))
    };
    rows.iter().map(hash).collect()
}

pub(super) fn hash_text(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}

/// Whether the JSON text of every value follows from the value in this column.
pub(super) fn tells_text(column: &HotColumn) -> bool {
    match column.target {
        // A whole number beyond the range of decimals is missing from the column.
        Some(Target::Typed(Type::Decimal)) => {
            column.present.is_none() && !matches!(column.data, HotData::Absent)
        }
        Some(Target::Typed(Type::Integer | Type::Boolean | Type::Text | Type::Date)) => true,
        Some(Target::Absent) => true,
        _ => false,
    }
}

/// The JSON text of a value in a column that tells it.
pub(super) fn text_of(value: Option<Value>) -> String {
    let cell = match value {
        None => return "null".into(),
        Some(Value::Integer(value)) => Cell::Integer(value),
        Some(Value::Decimal(value)) => Cell::Decimal(value.raw()),
        Some(Value::Boolean(value)) => Cell::Boolean(value),
        Some(Value::Date(value)) => Cell::Date(value.0),
        Some(Value::Text(text)) => Cell::Text(text.into()),
        Some(other) => unreachable!("{other:?} does not tell its text"),
    };
    cell.to_json().to_string()
}

impl Versions {
    /// Keeps hashes when the column does not tell the texts.
    pub(super) fn finish(
        mut self,
        value: Option<&HotColumn>,
        hashes: impl FnOnce() -> Vec<u64>,
    ) -> Self {
        if !value.is_some_and(tells_text) {
            self.hashes = Some(hashes());
        }
        self
    }

    /// The last instant at which a version may have been repeated, before the next one.
    pub(super) fn end(&self, row: usize, start: i64, next: Option<i64>) -> i64 {
        let seconds = self.repeated.as_ref().map_or(0, |repeated| repeated[row]);
        let end = match seconds {
            0 => return start,
            u32::MAX => i64::MAX,
            seconds => start.saturating_add(i64::from(seconds) * 1_000),
        };
        end.min(next.map_or(i64::MAX, |next| next - 1))
    }
}

/// The versions that follow from spans in the order of their starts. `text` is the JSON text of a
/// span's value where it is known.
pub(super) fn unite<F>(
    spans: impl IntoIterator<Item = Span<F>>,
    text: &dyn Fn(&F) -> Option<String>,
) -> Result<Vec<Span<F>>, Undecided> {
    let mut kept: Vec<Span<F>> = Vec::new();
    for span in spans {
        add(&mut kept, span, text)?;
    }
    Ok(kept)
}

fn add<F>(
    kept: &mut Vec<Span<F>>,
    span: Span<F>,
    text: &dyn Fn(&F) -> Option<String>,
) -> Result<(), Undecided> {
    while let Some(last) = kept.last_mut() {
        if last.hash == span.hash {
            last.end = last.end.max(span.end);
            return Ok(());
        }
        if span.start > last.end {
            break;
        }
        if span.start != last.start {
            return Err(Undecided);
        }
        let (Some(new), Some(old)) = (text(&span.from), text(&last.from)) else {
            return Err(Undecided);
        };
        let loser = if new > old { &*last } else { &span };
        if loser.end > loser.start {
            return Err(Undecided);
        }
        if new < old {
            return Ok(());
        }
        kept.pop();
    }
    kept.push(span);
    Ok(())
}
