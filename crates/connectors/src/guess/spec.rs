//! From the roles of columns to a mapping.

use std::collections::BTreeMap;

use fenqun_model::Message;
use fenqun_model::definition::{
    ColumnMapping, Duplicates, GroupMapping, IdentifierMapping, SourceKind, SourceSpec, TimeMapping,
};

use super::columns::Columns;
use super::dates::{DayOrder, day_order};
use super::names;
use super::order_lines;
use super::roles::Role;

/// Builds the mapping, and says what it lacks to be used.
pub(super) fn build(columns: &Columns<'_>, kind: SourceKind) -> (SourceSpec, Option<Message>) {
    let mut spec = SourceSpec {
        kind,
        identifiers: identifiers(columns),
        ..SourceSpec::default()
    };
    let lacks = |id| Message::new(id).with("columns", columns.headers.join(", "));
    let nobody = spec.identifiers.is_empty();
    let nobody = nobody.then(|| lacks("import-guess-no-identifier"));
    if kind == SourceKind::Customers {
        spec.properties = others(columns, &spec, |_, _| true);
        return (spec, nobody);
    }
    spec.time = time(columns);
    let never = spec.time.is_none();
    let missing = nobody.or_else(|| never.then(|| lacks("import-guess-no-time")));
    let lines_of = order_lines::are_lines(columns);
    spec.amount = order_lines::amount(columns, lines_of);
    spec.currency = columns
        .of(Role::Currency)
        .map(|column| columns.headers[column].clone());
    name_events(&mut spec, columns);
    let order = columns.of(Role::Order);
    let is_order = spec.event.as_deref() == Some("order");
    if is_order {
        spec.rows.extend(order_lines::refunds(columns));
    }
    match (lines_of, order) {
        (Some(order), _) if is_order => group(&mut spec, columns, order),
        (_, Some(order)) if is_order => spec.id = Some(columns.headers[order].clone()),
        _ => {}
    }
    if let Some(id) = columns.of(Role::EventId) {
        spec.id = Some(columns.headers[id].clone());
    }
    split_others(&mut spec, columns);
    (spec, missing)
}

fn identifiers(columns: &Columns<'_>) -> Vec<IdentifierMapping> {
    let mut found = Vec::new();
    for (index, role) in columns.roles.iter().enumerate() {
        if let Some((Role::Identifier(kind), _)) = role {
            let column = columns.headers[index].clone();
            found.push(IdentifierMapping {
                column,
                kind: *kind,
            });
        }
    }
    found.sort_by_key(|mapping| mapping.kind);
    found
}

fn time(columns: &Columns<'_>) -> Option<TimeMapping> {
    let column = columns.of(Role::Time)?;
    let values: Vec<&str> = columns.values(column).collect();
    let format = match day_order(values.iter().copied()) {
        DayOrder::Format(format) => Some(format),
        DayOrder::Clear | DayOrder::Unclear => None,
    };
    Some(TimeMapping {
        column: columns.headers[column].clone(),
        format,
        zone: None,
    })
}

/// `order` when rows speak of money or orders, else the column that names the events, else `event`.
fn name_events(spec: &mut SourceSpec, columns: &Columns<'_>) {
    match columns.of(Role::EventName) {
        Some(column) => spec.event_column = Some(columns.headers[column].clone()),
        None => {
            let is_order = spec.amount.is_some() || columns.of(Role::Order).is_some();
            spec.event = Some(if is_order { "order" } else { "event" }.into());
        }
    }
}

/// Lines become items; what differs within an order goes with the item.
fn group(spec: &mut SourceSpec, columns: &Columns<'_>, order: usize) {
    let used = used(spec, columns);
    let mut items = BTreeMap::new();
    for (index, header) in columns.headers.iter().enumerate() {
        let role = columns.roles[index].map(|(role, _)| role);
        let name = match role {
            Some(Role::Quantity) => "quantity".into(),
            Some(Role::Price) => "price".into(),
            Some(Role::Item(name)) => name.into(),
            Some(Role::Amount) if used.contains(header) => "amount".into(),
            None if !order_lines::is_of_order(columns, order, index) => {
                names::from_header(header, index)
            }
            _ => continue,
        };
        items.insert(header.clone(), ColumnMapping { name, kind: None });
    }
    spec.group = Some(GroupMapping {
        by: columns.headers[order].clone(),
        items,
        duplicates: Duplicates::Keep,
    });
}

/// What is left is about the customer or about the event.
fn split_others(spec: &mut SourceSpec, columns: &Columns<'_>) {
    let is_person = |role: Option<Role>, _: usize| matches!(role, Some(Role::Person(_)));
    spec.attributes = others(columns, spec, is_person);
    let is_fact = |role: Option<Role>, _: usize| !matches!(role, Some(Role::Person(_)));
    spec.properties = others(columns, spec, is_fact);
}

/// Columns not used yet that `wanted` picks, each under a name of its own.
fn others(
    columns: &Columns<'_>,
    spec: &SourceSpec,
    wanted: impl Fn(Option<Role>, usize) -> bool,
) -> BTreeMap<String, ColumnMapping> {
    let used = used(spec, columns);
    let mut taken = vec!["amount".to_owned(), "items".to_owned()];
    let mut mappings = BTreeMap::new();
    for (index, header) in columns.headers.iter().enumerate() {
        let role = columns.roles[index].map(|(role, _)| role);
        if used.contains(header) || !wanted(role, index) {
            continue;
        }
        let mut name = name(role, header, index);
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        mappings.insert(header.clone(), ColumnMapping { name, kind: None });
    }
    mappings
}

fn name(role: Option<Role>, header: &str, index: usize) -> String {
    match role {
        Some(Role::Person(name) | Role::Fact(name) | Role::Item(name)) => name.into(),
        Some(Role::Order) => "order_id".into(),
        Some(Role::Quantity) => "quantity".into(),
        Some(Role::Price) => "price".into(),
        _ => names::from_header(header, index),
    }
}

/// Headers that already have a use. The number of an order that is the id of its event is still
/// kept as a property.
fn used(spec: &SourceSpec, columns: &Columns<'_>) -> Vec<String> {
    use fenqun_model::definition::AmountMapping;
    let mut used: Vec<String> = spec.identifiers.iter().map(|m| m.column.clone()).collect();
    used.extend(spec.time.iter().map(|time| time.column.clone()));
    used.extend(spec.event_column.clone());
    used.extend(spec.currency.clone());
    if let Some(AmountMapping::Column { column }) = &spec.amount {
        used.push(column.clone());
    }
    if let Some(group) = &spec.group {
        used.push(group.by.clone());
        used.extend(group.items.keys().cloned());
    }
    let id = columns
        .of(Role::EventId)
        .map(|column| columns.headers[column].clone());
    used.extend(id);
    used
}
