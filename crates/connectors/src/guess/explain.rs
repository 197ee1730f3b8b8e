//! Saying what was guessed and why.

use fenqun_model::Message;
use fenqun_model::definition::{AmountMapping, SourceKind, SourceSpec};
use fenqun_model::identifier::IdentifierKind;

use super::columns::Columns;
use super::dates::{DayOrder, day_order};
use super::roles::Role;
use super::samples::different;
use crate::mapping::type_name;

/// One message a column, then what was found about the rows.
pub(super) fn explain(columns: &Columns<'_>, spec: &SourceSpec) -> Vec<Message> {
    let mut messages: Vec<Message> = (0..columns.headers.len())
        .map(|column| {
            let by_content = columns.roles[column].is_some_and(|(_, by_content)| by_content);
            Message::new(if by_content {
                "import-guess-by-content"
            } else {
                "import-guess-column"
            })
            .with("column", columns.headers[column].as_str())
            .with("use", use_of(columns, spec, column))
            .with("samples", samples(columns, column))
        })
        .collect();
    messages.extend(of_rows(columns, spec));
    messages
}

fn samples(columns: &Columns<'_>, column: usize) -> String {
    let shown = different(columns.values(column));
    if shown.is_empty() {
        "–".into()
    } else {
        shown.join(" · ")
    }
}

fn use_of(columns: &Columns<'_>, spec: &SourceSpec, column: usize) -> Message {
    let header = &columns.headers[column];
    let is = |name: &Option<String>| name.as_ref() == Some(header);
    if let Some(mapping) = spec
        .identifiers
        .iter()
        .find(|mapping| mapping.column == *header)
    {
        return Message::new(identifier(mapping.kind));
    }
    if spec
        .time
        .as_ref()
        .is_some_and(|time| time.column == *header)
    {
        return Message::new("import-use-time");
    }
    if is(&spec.event_column) {
        return Message::new("import-use-event-name");
    }
    if is(&spec.currency) {
        return Message::new("import-use-currency");
    }
    if let Some(group) = &spec.group {
        if group.by == *header {
            return Message::new("import-use-group");
        }
        if let Some(mapping) = group.items.get(header) {
            return named("import-use-item", mapping);
        }
    }
    if matches!(&spec.amount, Some(AmountMapping::Column { column }) if column == header) {
        return Message::new("import-use-amount");
    }
    let attributes = spec
        .attributes
        .get(header)
        .map(|mapping| named("import-use-attribute", mapping));
    let of_kind = match spec.kind {
        SourceKind::Customers => "import-use-attribute",
        SourceKind::Events => "import-use-property",
    };
    let properties = spec
        .properties
        .get(header)
        .map(|mapping| named(of_kind, mapping));
    let id = is(&spec.id).then(|| Message::new("import-use-id"));
    attributes
        .or(properties)
        .or(id)
        .unwrap_or(Message::new("import-use-nothing"))
}

fn named(id: &'static str, mapping: &fenqun_model::definition::ColumnMapping) -> Message {
    Message::new(id).with("name", mapping.name.as_str()).with(
        "type",
        type_name(mapping.kind.unwrap_or(fenqun_model::Type::Text)),
    )
}

fn identifier(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Customer => "import-use-customer",
        IdentifierKind::Phone => "import-use-phone",
        IdentifierKind::Email => "import-use-email",
        IdentifierKind::External => "import-use-external",
        IdentifierKind::Anonymous => "import-use-anonymous",
    }
}

fn of_rows(columns: &Columns<'_>, spec: &SourceSpec) -> Vec<Message> {
    let mut messages = Vec::new();
    if let Some(group) = &spec.group {
        messages.push(Message::new("import-guess-lines").with("column", group.by.as_str()));
    }
    if let Some(AmountMapping::Product { product: [a, b] }) = &spec.amount {
        let message = Message::new("import-guess-product").with("first", a.as_str());
        messages.push(message.with("second", b.as_str()));
    }
    for test in &spec.rows {
        let message = match &test.starts_with {
            Some(letter) => Message::new("import-guess-refund-mark").with("mark", letter.as_str()),
            None => Message::new("import-guess-refund-negative"),
        };
        messages.push(message.with("column", test.column.as_str()));
    }
    if let (Some(time), Some(column)) = (&spec.time, columns.of(Role::Time)) {
        let values: Vec<&str> = columns.values(column).collect();
        let unclear = day_order(values.iter().copied()) == DayOrder::Unclear;
        if unclear && time.format.is_none() {
            messages
                .push(Message::new("import-guess-day-order").with("column", time.column.as_str()));
        }
    }
    messages
}
