//! Groups gathered into columns for the log.

use std::collections::BTreeMap;

use fenqun_model::expr::Path;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::row::{PropertyColumn, PropertyData, RowColumns, RowsKind, TextColumn};
use fenqun_model::{Date, Instant, Type};

use crate::mapping::{Field, Plan};

/// One event made of lines.
pub(super) struct Group {
    pub(super) key: String,
    pub(super) event: String,
    pub(super) refund: bool,
    pub(super) at: i64,
    pub(super) who: Vec<String>,
    /// JSON list.
    pub(super) items: String,
    pub(super) amount: Option<i64>,
    /// JSON texts in the order of the plan.
    pub(super) properties: Vec<Option<String>>,
    pub(super) attributes: Vec<Option<String>>,
}

/// Gathers groups.
pub(super) struct Output {
    kinds: Vec<IdentifierKind>,
    properties: Vec<(Path, Type)>,
    has_amount: bool,
    received_at: Instant,
    groups: usize,
    events: BTreeMap<String, RowColumns>,
    traits: RowColumns,
}

impl Output {
    pub(super) fn new(plan: &Plan, received_at: Instant) -> Self {
        let fields = |fields: &[Field]| -> Vec<(Path, Type)> {
            fields
                .iter()
                .map(|field| (field.path.clone(), field.kind))
                .collect()
        };
        let kinds: Vec<IdentifierKind> = plan.who.iter().map(|(kind, _)| *kind).collect();
        let attributes = fields(&plan.attributes);
        Self {
            traits: rows(RowsKind::Traits, &kinds, &attributes, received_at),
            kinds,
            properties: fields(&plan.properties),
            has_amount: plan.amount.is_some(),
            received_at,
            groups: 0,
            events: BTreeMap::new(),
        }
    }

    pub(super) fn groups(&self) -> usize {
        self.groups
    }

    /// Adds a group.
    pub(super) fn push(&mut self, group: &Group) {
        self.groups += 1;
        if group.attributes.iter().any(Option::is_some) {
            push_who(&mut self.traits, group, "");
            for (index, value) in group.attributes.iter().enumerate() {
                push_value(&mut self.traits.properties[index].1, value.as_deref());
            }
        }
        if !self.events.contains_key(&group.event) {
            let made = self.empty_events(&group.event);
            self.events.insert(group.event.clone(), made);
        }
        let Some(events) = self.events.get_mut(&group.event) else {
            return;
        };
        // An order and its refund may share the number.
        let prefix = if group.refund { "refund:" } else { "" };
        push_who(events, group, &format!("{prefix}{}", group.key));
        for (index, value) in group.properties.iter().enumerate() {
            push_value(&mut events.properties[index].1, value.as_deref());
        }
        let mut next = group.properties.len();
        let mut push = |value: Option<&str>| {
            push_value(&mut events.properties[next].1, value);
            next += 1;
        };
        push(Some(
            &serde_json::Value::from(group.key.as_str()).to_string(),
        ));
        push(Some(&group.items));
        if self.has_amount {
            let amount = group
                .amount
                .map(|raw| fenqun_model::Decimal::from_raw(raw).to_string());
            push(amount.as_deref());
        }
    }

    fn empty_events(&self, name: &str) -> RowColumns {
        let kind = RowsKind::Events(name.to_owned());
        let mut rows = rows(kind, &self.kinds, &self.properties, self.received_at);
        let mut add = |name: &str, data| {
            let column = PropertyColumn {
                data,
                present: Some(Vec::new()),
            };
            rows.properties.push((Path(vec![name.into()]), column));
        };
        add("order_id", PropertyData::Text(TextColumn::default()));
        add("items", PropertyData::Json(TextColumn::default()));
        if self.has_amount {
            add("amount", PropertyData::Decimal(Vec::new()));
        }
        rows
    }

    /// The columns, those without rows left out.
    pub(super) fn finish(self) -> Vec<RowColumns> {
        let batches = self.events.into_values().chain([self.traits]);
        let batches = batches.filter(|rows| !rows.occurred_at.is_empty());
        batches.map(without_needless_flags).collect()
    }
}

fn rows(
    kind: RowsKind,
    kinds: &[IdentifierKind],
    fields: &[(Path, Type)],
    received_at: Instant,
) -> RowColumns {
    let properties = fields.iter().map(|(path, kind)| {
        let column = PropertyColumn {
            data: empty(*kind),
            present: Some(Vec::new()),
        };
        (path.clone(), column)
    });
    RowColumns {
        kind,
        who: kinds
            .iter()
            .map(|kind| (*kind, TextColumn::default()))
            .collect(),
        ids: TextColumn::default(),
        occurred_at: Vec::new(),
        received_at,
        properties: properties.collect(),
    }
}

fn empty(kind: Type) -> PropertyData {
    match kind {
        Type::Integer => PropertyData::Integer(Vec::new()),
        Type::Decimal => PropertyData::Decimal(Vec::new()),
        Type::Float => PropertyData::Float(Vec::new()),
        Type::Boolean => PropertyData::Boolean(Vec::new()),
        Type::Instant => PropertyData::Instant(Vec::new()),
        Type::Date => PropertyData::Date(Vec::new()),
        Type::Text => PropertyData::Text(TextColumn::default()),
        Type::List | Type::Point => PropertyData::Json(TextColumn::default()),
    }
}

fn push_who(rows: &mut RowColumns, group: &Group, id: &str) {
    for ((_, names), name) in rows.who.iter_mut().zip(&group.who) {
        names.push(name);
    }
    rows.ids.push(id);
    rows.occurred_at.push(group.at);
}

/// Adds a value given as JSON text, as [`super::line`] writes it.
fn push_value(column: &mut PropertyColumn, json: Option<&str>) {
    if let Some(present) = &mut column.present {
        present.push(json.is_some());
    }
    let json = json.unwrap_or("");
    let plain = json.trim_matches('"');
    match &mut column.data {
        PropertyData::Integer(values) => values.push(json.parse().unwrap_or_default()),
        PropertyData::Decimal(values) => {
            let value: fenqun_model::Decimal = json.parse().unwrap_or_default();
            values.push(value.raw());
        }
        PropertyData::Float(values) => values.push(json.parse().unwrap_or_default()),
        PropertyData::Boolean(values) => values.push(json == "true"),
        PropertyData::Instant(values) => {
            values.push(Instant::parse_rfc3339(plain).map_or(0, |instant| instant.0));
        }
        PropertyData::Date(values) => values.push(plain.parse().map_or(0, |date: Date| date.0)),
        PropertyData::Text(texts) => {
            let text: String = serde_json::from_str(json).unwrap_or_default();
            texts.push(&text);
        }
        PropertyData::Json(texts) => texts.push(json),
    }
}

/// Columns in which every value is there need no flags.
fn without_needless_flags(mut rows: RowColumns) -> RowColumns {
    for (_, column) in &mut rows.properties {
        if column
            .present
            .as_ref()
            .is_some_and(|present| present.iter().all(|there| *there))
        {
            column.present = None;
        }
    }
    rows
}
