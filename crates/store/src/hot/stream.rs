//! Making the streams of a bucket from its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fenqun_model::columns::{ColumnKey, StreamKey, StreamNeed};
use fenqun_model::expr::Path;

use super::column::HotColumn;
use super::items::Items;
use super::values::Values;
use super::versions::{self, Versions};
use crate::batch::{Cell, Table, rest_cell};
use crate::bucket::{Order, Owner, Piece, Repeats};
use crate::data::Data;
use crate::error::StoreError;
use crate::run::Want;
use crate::schema::Target;

/// A stream in memory.
#[derive(Clone, Debug)]
pub(crate) struct HotStream {
    pub(crate) rows: Arc<HotRows>,
    pub(crate) columns: BTreeMap<ColumnKey, Arc<HotColumn>>,
}

/// Whose the rows of a stream are, and when they happened.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct HotRows {
    pub(crate) offsets: Vec<u32>,
    pub(crate) occurred_at: Vec<i64>,
    /// Of versions of an attribute.
    pub(crate) versions: Option<Versions>,
}

impl HotStream {
    /// The rows of one customer.
    pub(super) fn slice(&self, customer: usize) -> Self {
        let offsets = &self.rows.offsets;
        let rows = offsets[customer] as usize..offsets[customer + 1] as usize;
        let columns = self.columns.iter();
        let columns =
            columns.map(|(key, column)| (key.clone(), Arc::new(column.slice(rows.clone()))));
        let versions = self.rows.versions.as_ref().map(|versions| Versions {
            repeated: versions
                .repeated
                .as_ref()
                .map(|all| all[rows.clone()].to_vec()),
            hashes: versions
                .hashes
                .as_ref()
                .map(|all| all[rows.clone()].to_vec()),
        });
        Self {
            columns: columns.collect(),
            rows: Arc::new(HotRows {
                offsets: vec![0, rows.len() as u32],
                occurred_at: self.rows.occurred_at[rows].to_vec(),
                versions,
            }),
        }
    }
}

/// Whether a stream takes in events or attributes of a name.
pub(crate) fn accepts(key: &StreamKey) -> Box<dyn Fn(&str) -> bool + Sync + '_> {
    match key {
        StreamKey::Attribute(path) => {
            let path = path.dotted();
            Box::new(move |name| name == path)
        }
        StreamKey::Events(patterns) => Box::new(move |name| {
            patterns.contains(name)
                || patterns.iter().any(|pattern| {
                    pattern
                        .strip_suffix('*')
                        .is_some_and(|prefix| name.starts_with(prefix))
                })
        }),
    }
}

pub(super) fn table(key: &StreamKey) -> Table {
    match key {
        StreamKey::Events(_) => Table::Events,
        StreamKey::Attribute(_) => Table::Attributes,
    }
}

/// What a column of a stream is read as, from everything seen; `None` for columns whose type does
/// not depend on the data of others.
pub(crate) fn target(data: &Data, stream: &StreamKey, column: &ColumnKey) -> Option<Target> {
    let path = match column {
        ColumnKey::Property(path) => path.dotted(),
        ColumnKey::Value => String::new(),
        _ => return None,
    };
    let accepts = accepts(stream);
    let forms = data.seen.of(table(stream), &path, &accepts);
    let declared = match stream {
        StreamKey::Attribute(name) => data.declared.attributes.get(&name.dotted()),
        StreamKey::Events(_) => {
            let events = data
                .declared
                .events
                .iter()
                .filter(|(name, _)| accepts(name));
            events.filter_map(|(_, types)| types.get(&path)).next()
        }
    };
    Some(forms.map_or(Target::Mixed, |forms| forms.target(declared.copied())))
}

/// Makes a stream with some columns.
pub(crate) fn make(
    data: &Data,
    bucket: u32,
    need: &StreamNeed,
    repeats: &Repeats,
) -> Result<HotStream, StoreError> {
    let table = table(&need.key);
    let none = Repeats::default();
    let repeats = if table == Table::Events {
        repeats
    } else {
        &none
    };
    let with_ids = need.columns.contains(&ColumnKey::EventId);
    let mut pieces = read(data, bucket, need, with_ids)?;
    let mut order = Order::of(data, bucket, table, &pieces, repeats);
    if order.needs_ids {
        pieces = read(data, bucket, need, true)?;
        order = Order::of(data, bucket, table, &pieces, repeats);
    }
    let versions = match table {
        Table::Events => None,
        Table::Attributes => {
            let (kept, versions) = versions::keep(order, &pieces);
            order = kept;
            Some(versions)
        }
    };
    let columns = columns(data, need, &pieces, order.rows.as_deref());
    let versions = versions.map(|versions| {
        let value = columns.get(&ColumnKey::Value);
        versions.finish(value.map(|value| &**value), || {
            versions::hashes(&pieces, order.rows.as_deref().unwrap_or_default())
        })
    });
    Ok(HotStream {
        rows: Arc::new(HotRows {
            offsets: order.offsets,
            occurred_at: order.occurred_at,
            versions,
        }),
        columns,
    })
}

fn read<'a>(
    data: &'a Data,
    bucket: u32,
    need: &StreamNeed,
    ids: bool,
) -> Result<Vec<Piece<'a>>, StoreError> {
    let accepts = accepts(&need.key);
    let table = table(&need.key);
    let (exact, inside) = paths(need);
    let values = |path: &str| {
        table == Table::Attributes
            || exact.contains(path)
            || inside.iter().any(|list| path.starts_with(list))
    };
    let want = Want {
        names: &accepts,
        paths: Some(&values),
        rest: table == Table::Events && !(exact.is_empty() && inside.is_empty()),
        ids: ids && table == Table::Events,
        origins: false,
        imports: false,
        repeats: false,
        coded: true,
        select: false,
    };
    data.pieces(table, bucket, &want)
}

/// Paths that are read, and paths whose insides are.
fn paths(need: &StreamNeed) -> (BTreeSet<String>, Vec<String>) {
    let mut exact = BTreeSet::new();
    let mut inside = Vec::new();
    for column in &need.columns {
        match column {
            ColumnKey::Property(path) => {
                exact.insert(path.dotted());
            }
            ColumnKey::Item { list, .. } => {
                exact.insert(list.dotted());
                inside.push(format!("{}.", list.dotted()));
            }
            ColumnKey::EventName | ColumnKey::EventId | ColumnKey::Value => {}
        }
    }
    (exact, inside)
}

/// Piece and row of each index.
pub(super) fn places(pieces: &[Piece<'_>]) -> Vec<(u32, u32)> {
    let places = pieces
        .iter()
        .enumerate()
        .flat_map(|(piece, rows)| (0..rows.batch.len() as u32).map(move |row| (piece as u32, row)));
    places.collect()
}

fn columns(
    data: &Data,
    need: &StreamNeed,
    pieces: &[Piece<'_>],
    order: Option<&[u32]>,
) -> BTreeMap<ColumnKey, Arc<HotColumn>> {
    let mut lists: BTreeMap<&Path, Items> = BTreeMap::new();
    let mut columns = BTreeMap::new();
    for key in &need.columns {
        let column = match key {
            ColumnKey::Property(path) => {
                let target = target(data, &need.key, key).unwrap_or(Target::Mixed);
                values(pieces, &path.dotted(), target).finish(order)
            }
            ColumnKey::Value => {
                let target = target(data, &need.key, key).unwrap_or(Target::Mixed);
                values(pieces, "", target).finish(order)
            }
            ColumnKey::EventName => {
                texts(pieces, |piece, row| piece.batch.name_of(row)).finish(order)
            }
            ColumnKey::EventId => texts(pieces, |piece, row| piece.batch.id_of(row)).finish(order),
            ColumnKey::Item { list, field } => {
                let items = lists.entry(list).or_insert_with(|| {
                    let mut items = Items::default();
                    pieces
                        .iter()
                        .for_each(|piece| items.add(&piece.batch, list));
                    items
                });
                items.column(field, order)
            }
        };
        columns.insert(key.clone(), Arc::new(column));
    }
    columns
}

/// The values of a path in all pieces, laid end to end.
fn values(pieces: &[Piece<'_>], path: &str, target: Target) -> Values {
    let mut values = Values::new(target);
    let mut start = 0;
    for piece in pieces {
        let batch = &piece.batch;
        for (name, array) in batch.columns.iter().filter(|(name, _)| name.path == path) {
            values.extend(name.form, array, start);
        }
        values.fill_to(start + batch.len());
        if batch.rest.is_some() {
            fill_from_rest(&mut values, piece, path, start);
        }
        start += batch.len();
    }
    values
}

fn fill_from_rest(values: &mut Values, piece: &Piece<'_>, path: &str, start: usize) {
    for row in 0..piece.batch.len() {
        let rest = serde_json::Value::Object(piece.batch.rest_of(row));
        for form in crate::batch::FORMS {
            let name = crate::batch::ColumnName::new(path, form);
            if let Some(cell) = rest_cell(&rest, &name) {
                values.set(start + row, &cell);
            }
        }
    }
}

fn texts<'a>(pieces: &'a [Piece<'_>], text: impl Fn(&'a Piece<'_>, usize) -> &'a str) -> Values {
    let mut values = Values::new(Target::Typed(fenqun_model::Type::Text));
    for piece in pieces {
        for row in 0..piece.batch.len() {
            values.push(Some(&Cell::Text(text(piece, row).into())));
        }
    }
    values
}

/// Repeats among the events of a bucket, for those who make streams of events.
pub(crate) fn repeats(
    data: &Data,
    bucket: u32,
    needs: &[StreamNeed],
) -> Result<Repeats, StoreError> {
    if needs.iter().any(|need| table(&need.key) == Table::Events) {
        data.repeats(bucket, Owner::Customer)
    } else {
        Ok(Repeats::default())
    }
}
