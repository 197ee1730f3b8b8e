//! One line of a group, taken out of its batch.

use fenqun_model::Value;

use crate::mapping::{Amount, Field, Mapped, Mapper, Values, event_of};
use crate::table::Cells;

/// A line. Ordered by content; where it stood comes last and only decides which of two equal lines
/// is named in a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    /// Key of its group.
    pub(super) key: String,
    /// Name of the event its group becomes.
    pub(super) event: String,
    /// Canonical JSON of the item.
    pub(super) item: String,
    pub(super) at: i64,
    /// The row as it stood.
    pub(super) raw: String,
    /// One a mapped identifier; empty where there is none.
    pub(super) who: Vec<String>,
    /// Exact amount times the rate, or `None` when the mapping has no amount.
    pub(super) amount: Option<i128>,
    /// Parts of one unit in `amount`.
    pub(super) scale: i128,
    /// JSON texts of properties and attributes, so that they have an order.
    pub(super) properties: Vec<Option<String>>,
    pub(super) attributes: Vec<Option<String>>,
    pub(super) refund: bool,
    pub(super) file: usize,
    pub(super) line: u64,
}

/// Takes the accepted lines out of a batch.
pub(super) fn extract(
    mapped: &Mapped<'_>,
    cells: &Cells,
    mapper: &Mapper,
    file: usize,
    lines: &mut Vec<Line>,
) {
    let columns = |values: &[Values<'_>], row: usize| -> Vec<Option<String>> {
        values.iter().map(|values| json(values, row)).collect()
    };
    for row in 0..cells.rows() {
        if mapped.outcome.rejected[row] {
            continue;
        }
        let (amount, scale) = amount(mapped, mapper, row);
        lines.push(Line {
            key: mapped.keys[row].to_string(),
            event: event_of(mapped, &mapper.plan, row).to_owned(),
            item: item(mapped, mapper, row),
            at: mapped.at[row],
            raw: cells.raw(row).to_owned(),
            who: mapped
                .names
                .iter()
                .map(|names| names.texts[row].to_string())
                .collect(),
            amount,
            scale,
            properties: columns(&mapped.properties, row),
            attributes: columns(&mapped.attributes, row),
            refund: mapped.outcome.refund[row],
            file,
            line: cells.line(row),
        });
    }
}

/// The amount with the rate of its day multiplied in. A line whose rate is missing was rejected
/// before.
fn amount(mapped: &Mapped<'_>, mapper: &Mapper, row: usize) -> (Option<i128>, i128) {
    let Some(money) = &mapped.money else {
        return (None, 1);
    };
    let factor = mapper.factor(money, row, mapped.at[row]).ok().flatten();
    let exact = money.exact[row].checked_mul(factor.unwrap_or(crate::mapping::RATE_SCALE));
    (exact, money.scale * crate::mapping::RATE_SCALE)
}

/// The item as JSON, fields by name. In a refund, the quantity that makes the amount is positive.
fn item(mapped: &Mapped<'_>, mapper: &Mapper, row: usize) -> String {
    let fields = mapper.plan.group.iter().flat_map(|group| &group.items);
    let counted = match mapper.plan.amount {
        Some(Amount::Product(a, b)) => vec![a, b],
        Some(Amount::Column(column)) => vec![column],
        None => Vec::new(),
    };
    let mut text = String::from("{");
    for (field, values) in fields.zip(&mapped.items) {
        let Some(mut value) = json(values, row) else {
            continue;
        };
        if mapped.outcome.refund[row] && counted.contains(&field.column) {
            value = value.trim_start_matches('-').to_owned();
        }
        push_member(&mut text, field, &value);
    }
    text.push('}');
    text
}

fn push_member(text: &mut String, field: &Field, value: &str) {
    if text.len() > 1 {
        text.push(',');
    }
    text.push_str(&serde_json::Value::from(field.path.0.join(".")).to_string());
    text.push(':');
    text.push_str(value);
}

/// A value as JSON text; instants and dates as RFC 3339 texts.
fn json(values: &Values<'_>, row: usize) -> Option<String> {
    if let Some(text) = values.json(row) {
        return Some(text.to_owned());
    }
    Some(match values.value(row)? {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Float(number) => serde_json::Value::from(number).to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Instant(instant) => format!("\"{instant}\""),
        Value::Date(date) => format!("\"{date}\""),
        Value::Text(text) => serde_json::Value::from(text).to_string(),
        Value::List(_) | Value::Point(_) => return None,
    })
}
