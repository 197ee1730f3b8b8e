//! Single customers and counts: what people ask for, not what evaluation reads.

use std::collections::{BTreeMap, HashMap};
use std::sync::PoisonError;
use std::sync::{Arc, Mutex};

use fenqun_model::columns::{Chunk, ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::row::{Event, Properties, Row, Traits};
use fenqun_model::{Instant, Message};
use serde_json::{Map, Value as Json};

use crate::batch::{Batch, Table};
use crate::bucket::beats;
use crate::data::Data;
use crate::run::Want;
use crate::{Customer, Statistics, StoreError};

/// All of every row.
pub(crate) const EVERYTHING: Want<'static> = Want {
    names: &|_| true,
    paths: None,
    rest: true,
    ids: true,
    origins: true,
    imports: true,
    repeats: false,
    coded: false,
    select: false,
};

impl Data {
    /// The root of the customer with an identifier.
    pub(crate) fn root_named(&self, text: &str) -> Result<Option<u32>, StoreError> {
        let nodes = self.nodes_named(text);
        let mut roots: Vec<u32> = nodes.iter().map(|node| self.identity.root(*node)).collect();
        roots.dedup();
        // A customer's own name always means that customer, though others have it as another kind.
        let named: Vec<u32> = roots
            .iter()
            .copied()
            .filter(|root| self.name(*root) == text)
            .collect();
        let kinds = nodes
            .iter()
            .filter_map(|node| self.identity.identifier(*node));
        match (roots.as_slice(), named.as_slice()) {
            ([], _) => Ok(None),
            ([root], _) | (_, [root]) => Ok(Some(*root)),
            _ => Err(StoreError::refused(
                Message::new("store-ambiguous")
                    .with("identifier", text)
                    .with(
                        "choices",
                        kinds
                            .map(|kind| kind.to_string())
                            .collect::<Vec<_>>()
                            .join(", "),
                    ),
            )),
        }
    }

    pub(crate) fn find(&self, text: &str) -> Result<Option<Customer>, StoreError> {
        let root = self.root_named(text)?;
        Ok(root.map(|root| self.customer(root)))
    }

    /// The customer with a root.
    pub(crate) fn customer(&self, root: u32) -> Customer {
        let members = self.identity.members(root);
        let identifiers = members
            .iter()
            .filter_map(|node| self.identity.identifier(*node));
        let mut identifiers: Vec<_> = identifiers.collect();
        identifiers.sort();
        let merges = self.identity.merges().iter();
        let merges = merges.filter(|merge| members.contains(&merge.a));
        Customer {
            name: self.name(root).into(),
            identifiers,
            merges: merges.map(|merge| merge.id).collect(),
        }
    }

    pub(crate) fn visit_one(
        &self,
        customer: &str,
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<bool, StoreError> {
        match self.root_named(customer)? {
            None => Ok(false),
            Some(root) => self.visit_root(root, needs, visit).map(|()| true),
        }
    }

    /// Every row of a customer, events in (occurred_at, id) order, then attributes.
    pub(crate) fn rows(&self, customer: &str) -> Result<Vec<Row>, StoreError> {
        let Some(root) = self.root_named(customer)? else {
            return Ok(vec![]);
        };
        let mut rows = Vec::new();
        let mut events: HashMap<String, (Arc<Batch>, usize)> = HashMap::new();
        for (table, batch, row) in self.stored_rows(root)? {
            if table == Table::Attributes {
                rows.push(self.row(table, &batch, row));
                continue;
            }
            // Of events that came more than once one counts.
            let id = batch.id_of(row).to_owned();
            let known = events.get(&id);
            if known.is_none_or(|(known, before)| beats((&batch, row), (known, *before))) {
                events.insert(id, (batch, row));
            }
        }
        let counting = events.into_values();
        rows.extend(counting.map(|(batch, row)| self.row(Table::Events, &batch, row)));
        let key = |row: &Row| match row {
            Row::Event(event) => (0, event.occurred_at, event.id.clone()),
            Row::Traits(traits) => (1, traits.occurred_at, String::new()),
        };
        let text = |row: &Row| match row {
            Row::Event(_) => String::new(),
            Row::Traits(traits) => serde_json::to_string(&traits.values).unwrap_or_default(),
        };
        rows.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| text(a).cmp(&text(b))));
        // The same value sent again is the same version, whenever it came.
        rows.dedup_by(|a, b| match (a, b) {
            (Row::Traits(a), Row::Traits(b)) => {
                (a.occurred_at, &a.values) == (b.occurred_at, &b.values)
            }
            (a, b) => a == b,
        });
        Ok(rows)
    }

    fn row(&self, table: Table, batch: &Batch, row: usize) -> Row {
        let who = self
            .identity
            .identifier(batch.key[row])
            .into_iter()
            .collect();
        let occurred_at = Instant(batch.occurred_at[row]);
        let received_at = Instant(batch.received_at[row]);
        let values = batch.values_of(row);
        match table {
            Table::Events => Row::Event(Event {
                who,
                id: batch.id_of(row).into(),
                name: batch.name_of(row).into(),
                occurred_at,
                received_at,
                properties: nested(values),
            }),
            Table::Attributes => {
                let value = values.into_values().next().unwrap_or(Json::Null);
                let path = batch.name_of(row).to_owned();
                Row::Traits(Traits {
                    who,
                    occurred_at,
                    received_at,
                    values: nested([(path, value)].into()),
                })
            }
        }
    }

    /// First and last instant of all events, repeats included.
    pub(crate) fn time_range(&self) -> Option<(Instant, Instant)> {
        let runs = self.runs.iter().filter(|run| run.table == Table::Events);
        let runs = runs.flat_map(|run| [run.first, run.last]);
        let delta = self.delta.batches(Table::Events).iter();
        let delta = delta.flat_map(|batch| batch.occurred_at.iter().copied());
        let times = runs.chain(delta);
        times.fold(None, |range, time| {
            let (first, last) = range.unwrap_or((Instant(time), Instant(time)));
            Some((first.min(Instant(time)), last.max(Instant(time))))
        })
    }

    pub(crate) fn statistics(&self) -> Result<Statistics, StoreError> {
        let key = StreamKey::Events(["*".to_owned()].into());
        let needs = Needs {
            streams: vec![StreamNeed {
                key,
                columns: vec![ColumnKey::EventName],
            }],
        };
        let total = Mutex::new(Statistics::default());
        for bucket in 0..self.buckets {
            self.visit_cold(bucket, &needs, &|chunk| {
                let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
                add(&mut total, chunk);
            })?;
        }
        Ok(total.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn add(total: &mut Statistics, chunk: &Chunk<'_>) {
    let stream = &chunk.streams[0];
    total.customers += chunk.customers.len() as u64;
    total.events += stream.occurred_at.len() as u64;
    if let fenqun_model::columns::ColumnData::Text { codes, dictionary } = &stream.columns[0].data {
        let mut counts = vec![0; dictionary.len()];
        (0..stream.occurred_at.len()).for_each(|row| counts[codes.get(row)] += 1);
        for (name, count) in dictionary
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
        {
            *total.by_name.entry(name.clone()).or_default() += count;
        }
    }
    let times = stream.occurred_at.iter().copied();
    if let (Some(first), Some(last)) = (times.clone().min(), times.max()) {
        let (first, last) = (Instant(first), Instant(last));
        let range = total.time_range.get_or_insert((first, last));
        *range = (range.0.min(first), range.1.max(last));
    }
}

/// Objects from dotted paths. A value that stands where an object would have to be keeps its
/// dotted name.
fn nested(values: BTreeMap<String, Json>) -> Properties {
    let mut properties = Properties::new();
    for (path, value) in values {
        match path.split_once('.') {
            None => drop(properties.insert(path, value)),
            Some((first, rest)) => {
                let inner = properties.entry(first.to_owned());
                let inner = inner.or_insert_with(|| Json::Object(Map::new()));
                if !put(inner, rest, &value) {
                    properties.insert(path, value);
                }
            }
        }
    }
    properties
}

fn put(into: &mut Json, path: &str, value: &Json) -> bool {
    let Some(fields) = into.as_object_mut() else {
        return false;
    };
    match path.split_once('.') {
        None => {
            fields.insert(path.into(), value.clone());
            true
        }
        Some((first, rest)) => {
            let inner = fields
                .entry(first)
                .or_insert_with(|| Json::Object(Map::new()));
            put(inner, rest, value)
        }
    }
}
