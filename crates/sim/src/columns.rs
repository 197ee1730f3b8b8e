//! Rows laid out as the evaluator reads them: slowly, one value after another.

mod column;

use std::ops::Range;

use fenqun_model::Value;
use fenqun_model::columns::{Chunk, ColumnKey, Needs, Stream, StreamKey};
use fenqun_model::expr::Path;
use fenqun_model::row::Event;

use self::column::OwnedColumn;
use crate::world::{Customer, World, descend, items, property, read};

/// Some customers of a world with the streams a plan needs.
#[derive(Clone, Debug)]
pub struct OwnedChunk {
    customers: Vec<String>,
    streams: Vec<OwnedStream>,
}

#[derive(Clone, Debug)]
struct OwnedStream {
    offsets: Vec<u32>,
    occurred_at: Vec<i64>,
    columns: Vec<OwnedColumn>,
}

/// One row of a stream: when, and its values by column (several for items, else one).
struct StreamRow {
    occurred_at: i64,
    values: Vec<Vec<Option<Value>>>,
}

impl OwnedChunk {
    /// Lays out the rows of some customers.
    pub fn new(world: &World, names: &[String], needs: &Needs) -> Self {
        let customers: Vec<Customer<'_>> = names
            .iter()
            .map(|name| Customer::new(name, &world.customers[name]))
            .collect();
        let stream = |need: &fenqun_model::columns::StreamNeed| {
            let rows = customers.iter().map(|customer| match &need.key {
                StreamKey::Events(_) => event_rows(world, customer, need),
                StreamKey::Attribute(path) => versions(world, customer, path),
            });
            OwnedStream::new(&rows.collect::<Vec<_>>(), &need.columns)
        };
        Self {
            customers: names.to_vec(),
            streams: needs.streams.iter().map(stream).collect(),
        }
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.customers.len()
    }

    /// There are no customers.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty()
    }

    /// Calls `visit` with a view of all of it.
    pub fn visit<T>(&self, visit: impl FnOnce(&Chunk<'_>) -> T) -> T {
        let streams: Vec<Stream<'_>> = self.streams.iter().map(OwnedStream::view).collect();
        visit(&Chunk {
            customers: &self.customers,
            streams: &streams,
        })
    }
}

/// A world cut into chunks of some customers each.
pub fn chunks(world: &World, order: &[String], size: usize, needs: &Needs) -> Vec<OwnedChunk> {
    let parts = order.chunks(size.max(1));
    parts
        .map(|names| OwnedChunk::new(world, names, needs))
        .collect()
}

/// Splits `0..count` into ranges of at most `size`.
pub fn ranges(count: usize, size: usize) -> Vec<Range<usize>> {
    let size = size.max(1);
    let starts = (0..count).step_by(size);
    starts
        .map(|start| start..(start + size).min(count))
        .collect()
}

impl OwnedStream {
    fn new(customers: &[Vec<StreamRow>], keys: &[ColumnKey]) -> Self {
        let mut offsets = vec![0];
        let mut all = Vec::new();
        for rows in customers {
            all.extend(rows);
            offsets.push(all.len() as u32);
        }
        let column = |(index, key): (usize, &ColumnKey)| {
            let values: Vec<&[Option<Value>]> =
                all.iter().map(|row| row.values[index].as_slice()).collect();
            OwnedColumn::new(&values, matches!(key, ColumnKey::Item { .. }))
        };
        Self {
            columns: keys.iter().enumerate().map(column).collect(),
            occurred_at: all.iter().map(|row| row.occurred_at).collect(),
            offsets,
        }
    }

    fn view(&self) -> Stream<'_> {
        Stream {
            offsets: &self.offsets,
            occurred_at: &self.occurred_at,
            columns: self.columns.iter().map(OwnedColumn::view).collect(),
        }
    }
}

fn event_rows(
    world: &World,
    customer: &Customer<'_>,
    need: &fenqun_model::columns::StreamNeed,
) -> Vec<StreamRow> {
    let StreamKey::Events(names) = &need.key else {
        return vec![];
    };
    let wanted = |event: &&&Event| {
        names.iter().any(|name| match name.strip_suffix('*') {
            Some(prefix) => event.name.starts_with(prefix),
            None => event.name == *name,
        })
    };
    let row = |event: &&Event| StreamRow {
        occurred_at: event.occurred_at.0,
        values: need
            .columns
            .iter()
            .map(|key| cell(world, event, key))
            .collect(),
    };
    customer.events.iter().filter(wanted).map(row).collect()
}

fn cell(world: &World, event: &Event, key: &ColumnKey) -> Vec<Option<Value>> {
    match key {
        ColumnKey::Property(path) => {
            let json = property(event, path);
            vec![json.and_then(|json| read(json, world.property_type(&event.name, path)))]
        }
        ColumnKey::EventName => vec![Some(Value::Text(event.name.clone()))],
        ColumnKey::EventId => vec![Some(Value::Text(event.id.clone()))],
        ColumnKey::Value => vec![None],
        ColumnKey::Item { list, field } => {
            let whole = Path([list.0.as_slice(), field.0.as_slice()].concat());
            let declared = world.property_type(&event.name, &whole);
            let all = items(property(event, list)).into_iter();
            all.map(|item| descend(item, &field.0).and_then(|json| read(json, declared)))
                .collect()
        }
    }
}

/// The versions of an attribute: one row for each instant from which another value holds.
fn versions(world: &World, customer: &Customer<'_>, path: &Path) -> Vec<StreamRow> {
    let declared = world.attribute_type(path);
    let mut rows: Vec<StreamRow> = Vec::new();
    let mentions = customer
        .traits
        .iter()
        .filter(|row| row.values.contains_key(&path.0[0]));
    for at in mentions.map(|row| row.occurred_at) {
        let json = customer.attribute(path, at);
        let value = json.and_then(|json| read(json, declared));
        if rows.last().is_none_or(|last| last.values[0][0] != value) {
            rows.push(StreamRow {
                occurred_at: at.0,
                values: vec![vec![value]],
            });
        }
    }
    rows
}
