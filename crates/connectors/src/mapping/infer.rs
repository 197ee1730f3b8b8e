//! Types of columns that nobody declared, from the first rows of a file.

use std::collections::BTreeMap;

use fenqun_model::Type;
use fenqun_model::definition::{ColumnMapping, Schema, SourceKind, SourceSpec};

use crate::table::Cells;
use crate::values::number::{self, NumberError};
use crate::values::present;
use crate::values::time::{Local, TimeReader};

/// Rows that types are inferred from. They are the first of the file, so the answer depends on
/// nothing else.
pub(crate) const ROWS: usize = 10_000;

/// Fills in the types that a mapping leaves open: as declared or known, else as the values look.
pub(crate) fn infer(spec: &mut SourceSpec, columns: &[String], sample: &Cells, schema: &Schema) {
    let event = spec.event.clone().unwrap_or_default();
    let of_event = schema.events.get(&event);
    let of_attributes = Some(&schema.attributes);
    let known = match spec.kind {
        SourceKind::Events => of_event,
        SourceKind::Customers => of_attributes,
    };
    fill(&mut spec.properties, columns, sample, known);
    fill(&mut spec.attributes, columns, sample, of_attributes);
    if let Some(group) = &mut spec.group {
        fill(&mut group.items, columns, sample, None);
    }
}

fn fill(
    mappings: &mut BTreeMap<String, ColumnMapping>,
    columns: &[String],
    sample: &Cells,
    known: Option<&BTreeMap<String, Type>>,
) {
    for (column, mapping) in mappings {
        if mapping.kind.is_some() {
            continue;
        }
        let declared = known.and_then(|types| types.get(&mapping.name)).copied();
        let position = columns.iter().position(|name| name == column);
        let seen = || position.and_then(|column| type_of_column(sample, column));
        mapping.kind = declared.or_else(seen).or(Some(Type::Text));
    }
}

/// The narrowest type that every value of the sample fits; `None` when there are no values. Numbers
/// with leading zeros are text (they are codes), and so are 是 and 否: booleans are only found
/// where values are `true` and `false`.
pub(crate) fn type_of_column(sample: &Cells, column: usize) -> Option<Type> {
    let mut guess = Guess::new();
    for row in 0..sample.rows() {
        if let Some(text) = present(sample.cell(row, column)) {
            guess.see(text);
        }
        if guess.candidates.is_empty() {
            return Some(Type::Text);
        }
    }
    if guess.seen == 0 {
        return None;
    }
    guess.candidates.first().copied().or(Some(Type::Text))
}

struct Guess {
    /// From narrow to wide.
    candidates: Vec<Type>,
    seen: u64,
    times: TimeReader,
}

impl Guess {
    fn new() -> Self {
        Self {
            candidates: vec![
                Type::Boolean,
                Type::Integer,
                Type::Decimal,
                Type::Float,
                Type::Date,
                Type::Instant,
            ],
            seen: 0,
            times: TimeReader::new(fenqun_model::Zone::utc(), None, false),
        }
    }

    fn see(&mut self, text: &str) {
        self.seen += 1;
        let times = &self.times;
        self.candidates.retain(|kind| fits(text, *kind, times));
    }
}

fn fits(text: &str, kind: Type, times: &TimeReader) -> bool {
    match kind {
        Type::Boolean => text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"),
        Type::Integer => !is_code(text) && text.parse::<i64>().is_ok(),
        Type::Decimal => !is_code(text) && number::amount(text).is_ok(),
        Type::Float => {
            let too_precise = number::amount(text) == Err(NumberError::TooPrecise);
            !is_code(text) && (too_precise || number::float(text).is_ok())
        }
        Type::Date => matches!(
            times.written(text),
            Some(Local::Clock {
                millis: 0,
                offset: None,
                ..
            })
        ),
        Type::Instant => matches!(times.written(text), Some(Local::Clock { .. })),
        _ => false,
    }
}

/// `00123` and numbers too long to be quantities.
fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let leading_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    leading_zero || (digits.len() > 15 && digits.bytes().all(|b| b.is_ascii_digit()))
}
