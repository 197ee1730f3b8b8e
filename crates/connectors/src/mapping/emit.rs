//! Accepted rows of a mapped batch, gathered into columns for the log.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_model::definition::SourceKind;
use fenqun_model::expr::Path;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::{PropertyColumn, PropertyData, RowColumns, RowsKind, TextColumn};

use super::apply::Mapped;
use super::columns::{Values, pick_text};
use super::ids::{Canonical, hexadecimal};
use super::plan::{EventName, Field, Plan};

/// Name of the event of money given back.
pub(crate) const REFUND: &str = "refund";

/// The accepted rows of a batch whose rows stand for themselves. `seen` is told the id of every
/// event without one of its own.
pub(crate) fn emit(
    mapped: &Mapped<'_>,
    plan: &Plan,
    received_at: Instant,
    mut seen: impl FnMut(u128),
) -> Vec<RowColumns> {
    let gather = |kind, rows: &[u32]| gather(mapped, kind, rows, received_at);
    if plan.kind == SourceKind::Customers {
        let rows = accepted(mapped);
        let mut traits = gather(RowsKind::Traits, &rows);
        traits.properties = fields(&plan.properties, &mapped.properties, &rows);
        return non_empty(traits).into_iter().collect();
    }
    let mut batches = Vec::new();
    for (name, rows) in by_name(mapped, plan) {
        let mut events = gather(RowsKind::Events(name.clone()), &rows);
        events.properties = fields(&plan.properties, &mapped.properties, &rows);
        events.properties.extend(amount(mapped, &rows));
        events.ids = ids(mapped, &events, &name, &rows, &mut seen);
        batches.push(events);
    }
    batches.extend(attributes(mapped, plan, received_at));
    batches
}

/// Attributes that event rows carry, from the instant of the event on.
pub(crate) fn attributes(
    mapped: &Mapped<'_>,
    plan: &Plan,
    received_at: Instant,
) -> Option<RowColumns> {
    let mut rows = accepted(mapped);
    rows.retain(|row| {
        let has = |values: &Values<'_>| values.present[*row as usize];
        mapped.attributes.iter().any(has)
    });
    let mut traits = gather(mapped, RowsKind::Traits, &rows, received_at);
    traits.properties = fields(&plan.attributes, &mapped.attributes, &rows);
    non_empty(traits)
}

fn non_empty(rows: RowColumns) -> Option<RowColumns> {
    (!rows.occurred_at.is_empty()).then_some(rows)
}

fn accepted(mapped: &Mapped<'_>) -> Vec<u32> {
    let rejected = &mapped.outcome.rejected;
    (0..rejected.len() as u32)
        .filter(|row| !rejected[*row as usize])
        .collect()
}

/// Name of the event a row is.
pub(crate) fn event_of<'a>(mapped: &'a Mapped<'_>, plan: &'a Plan, row: usize) -> &'a str {
    match &plan.event {
        _ if mapped.outcome.refund[row] => REFUND,
        EventName::Fixed(name) => name,
        EventName::Column(_) => &mapped.events[row],
    }
}

/// Accepted rows by the name of their event.
fn by_name(mapped: &Mapped<'_>, plan: &Plan) -> BTreeMap<String, Vec<u32>> {
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in accepted(mapped) {
        let name = event_of(mapped, plan, row as usize);
        match by_name.get_mut(name) {
            Some(rows) => rows.push(row),
            None => {
                by_name.insert(name.to_owned(), vec![row]);
            }
        }
    }
    by_name
}

/// Who and when; ids empty, no properties.
fn gather(mapped: &Mapped<'_>, kind: RowsKind, rows: &[u32], received_at: Instant) -> RowColumns {
    let who = mapped.names.iter();
    let who = who.map(|names| (names.kind, pick_text(&names.texts, rows)));
    let who: Vec<(IdentifierKind, TextColumn)> = who.collect();
    RowColumns {
        kind,
        who,
        ids: TextColumn {
            text: String::new(),
            ends: vec![0; rows.len()],
        },
        occurred_at: rows.iter().map(|row| mapped.at[*row as usize]).collect(),
        received_at,
        properties: Vec::new(),
    }
}

fn fields(fields: &[Field], values: &[Values<'_>], rows: &[u32]) -> Vec<(Path, PropertyColumn)> {
    let pairs = fields.iter().zip(values);
    pairs
        .map(|(field, values)| (field.path.clone(), values.gather(rows)))
        .collect()
}

fn amount(mapped: &Mapped<'_>, rows: &[u32]) -> Option<(Path, PropertyColumn)> {
    let money = mapped.money.as_ref()?;
    let there: Vec<bool> = rows
        .iter()
        .map(|row| money.present[*row as usize])
        .collect();
    let all = there.iter().all(|there| *there);
    let amounts = rows.iter().map(|row| money.amounts[*row as usize]);
    let column = PropertyColumn {
        data: PropertyData::Decimal(amounts.collect()),
        present: (!all).then_some(there),
    };
    Some((Path(vec!["amount".into()]), column))
}

fn ids(
    mapped: &Mapped<'_>,
    events: &RowColumns,
    name: &str,
    rows: &[u32],
    seen: &mut impl FnMut(u128),
) -> TextColumn {
    let mut canonical = Canonical::new(events, name);
    let mut ids = TextColumn::default();
    ids.text.reserve(rows.len() * 32);
    for (index, row) in rows.iter().enumerate() {
        match mapped.keys.get(*row as usize).filter(|key| !key.is_empty()) {
            Some(key) => {
                ids.text.push_str(if mapped.outcome.refund[*row as usize] {
                    "refund:"
                } else {
                    ""
                });
                ids.text.push_str(key);
            }
            None => {
                let id = canonical.id(index);
                seen(id);
                hexadecimal(id, &mut ids.text);
            }
        }
        ids.ends.push(ids.text.len() as u32);
    }
    ids
}
