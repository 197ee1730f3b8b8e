//! Whom a frame of the log touched: what has to be evaluated anew when it was applied, and nothing
//! else.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::batch::{Batch, Table};
use crate::identity::Identity;

/// Whom a frame touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Names of the events and attributes of which there are new rows; [`TouchedCustomer::names`]
    /// are indexes into these.
    pub names: Vec<TouchedName>,
    /// Customers as they are after the frame, ascending by root, each once.
    pub customers: Vec<TouchedCustomer>,
    /// Roots that are no customer of their own any more, ascending, each once.
    pub gone: Vec<Gone>,
}

/// What rows are of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TouchedName {
    /// Events of a name.
    Event(String),
    /// Values of an attribute, by dotted path.
    Attribute(String),
}

/// A customer whom a frame touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TouchedCustomer {
    /// The customer: smallest node of identity.
    pub root: u32,
    /// New, or of other identifiers than before: rows, name or both may differ entirely.
    pub identity_changed: bool,
    /// Of what there are new rows: indexes into [`Touched::names`], ascending.
    pub names: Vec<u32>,
    /// The row that came last, events before attribute values.
    pub last: Option<LastRow>,
}

/// The row that came last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRow {
    /// Id of the event; empty for attribute values.
    pub id: String,
    /// Index into [`Touched::names`].
    pub name: u32,
}

/// A root that is no customer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone {
    /// What it was.
    pub root: u32,
    /// The customer who has it now.
    pub into: u32,
}

/// Rows and changes of identity since the last frame was closed.
#[derive(Debug, Default)]
pub(crate) struct Touching {
    pub(crate) batches: Vec<(Table, Arc<Batch>)>,
    /// An import is undone: whom that touches.
    pub(crate) undone: Option<Touched>,
}

/// The name of a row among all names, by batch.
struct Names {
    all: Vec<TouchedName>,
    codes: Vec<Vec<u32>>,
}

impl Touched {
    /// Whether nobody was touched.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.gone.is_empty()
    }

    /// From the rows of a frame, and the nodes whose customers changed, each with its root before.
    pub(crate) fn of(
        touching: &Touching,
        identity: &Identity,
        changes: &[(u32, u32)],
        nodes_before: usize,
    ) -> Self {
        let names = Names::of(touching);
        let mut rows = rows_by_root(touching, identity);
        let mut changed: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for (node, _) in changes {
            changed.entry(identity.root(*node)).or_default();
        }
        for chunk in rows.chunk_by_mut(|a, b| a.0 == b.0) {
            let own = chunk.iter().map(|(_, batch, row)| (*batch, *row));
            changed.entry(chunk[0].0).or_default().extend(own);
        }
        let mut roots: Vec<u32> = changes
            .iter()
            .map(|(node, _)| identity.root(*node))
            .collect();
        roots.sort_unstable();
        let customers = changed.into_iter().map(|(root, rows)| {
            let identity_changed = roots.binary_search(&root).is_ok();
            names.customer(touching, root, identity_changed, &rows)
        });
        Self {
            customers: customers.collect(),
            gone: gone(identity, changes, nodes_before),
            names: names.all,
        }
    }
}

fn rows_by_root(touching: &Touching, identity: &Identity) -> Vec<(u32, u32, u32)> {
    let mut rows = Vec::new();
    for (index, (_, batch)) in touching.batches.iter().enumerate() {
        let keys = batch.key.iter().enumerate();
        rows.extend(keys.map(|(row, key)| (identity.root(*key), index as u32, row as u32)));
    }
    rows.sort_unstable();
    rows
}

fn gone(identity: &Identity, changes: &[(u32, u32)], nodes_before: usize) -> Vec<Gone> {
    let old = changes.iter().map(|(_, root)| Gone {
        root: *root,
        into: identity.root(*root),
    });
    let lost = |gone: &Gone| gone.root != gone.into && (gone.root as usize) < nodes_before;
    let mut gone: Vec<Gone> = old.filter(lost).collect();
    gone.sort_unstable();
    gone.dedup();
    gone
}

impl Names {
    fn of(touching: &Touching) -> Self {
        let mut all = Vec::new();
        let mut known: HashMap<TouchedName, u32> = HashMap::new();
        let codes = touching.batches.iter().map(|(table, batch)| {
            let names = batch.names.iter().map(|name| {
                let name = match table {
                    Table::Events => TouchedName::Event(name.clone()),
                    Table::Attributes => TouchedName::Attribute(name.clone()),
                };
                *known.entry(name).or_insert_with_key(|name| {
                    all.push(name.clone());
                    all.len() as u32 - 1
                })
            });
            names.collect()
        });
        let codes = codes.collect();
        Self { all, codes }
    }

    /// A customer with the rows given by (batch, row), ascending.
    fn customer(
        &self,
        touching: &Touching,
        root: u32,
        identity_changed: bool,
        rows: &[(u32, u32)],
    ) -> TouchedCustomer {
        let name = |(index, row): (u32, u32)| {
            let (_, batch) = &touching.batches[index as usize];
            self.codes[index as usize][batch.name[row as usize] as usize]
        };
        let mut names: Vec<u32> = rows.iter().map(|row| name(*row)).collect();
        names.sort_unstable();
        names.dedup();
        let is_event =
            |(index, _): &&(u32, u32)| touching.batches[*index as usize].0 == Table::Events;
        let last = rows.iter().rev().find(is_event).or(rows.last());
        let last = last.map(|at| LastRow {
            id: touching.batches[at.0 as usize]
                .1
                .id_of(at.1 as usize)
                .into(),
            name: name(*at),
        });
        TouchedCustomer {
            root,
            identity_changed,
            names,
            last,
        }
    }
}
