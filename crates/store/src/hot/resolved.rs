//! What is asked for, together with what follows from the data as a whole: the types that columns
//! are read as, and which streams take in rows of a name.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use fenqun_model::columns::{Needs, StreamKey};

use super::stream;
use crate::batch::Table;
use crate::data::Data;
use crate::schema::Target;

/// How many different needs are remembered.
const KEPT: usize = 32;
/// How many names are remembered for one of them.
const KEPT_NAMES: usize = 10_000;

/// What is asked for.
#[derive(Debug)]
pub(super) struct Resolved {
    pub(super) needs: Needs,
    /// Of each column of each stream what it is read as; see [`stream::target`].
    pub(super) targets: Vec<Vec<Option<Target>>>,
    /// By table and name the streams that take in its rows.
    takers: [Mutex<HashMap<String, Arc<[u32]>>>; 2],
}

/// Needs that were asked for lately, each with the version of the schema that it holds for.
#[derive(Debug, Default)]
pub(super) struct Lately(Mutex<Vec<(u64, Arc<Resolved>)>>);

impl Resolved {
    pub(super) fn new(data: &Data, needs: Needs) -> Self {
        Self {
            targets: targets(data, &needs),
            needs,
            takers: Default::default(),
        }
    }

    /// Indexes of the streams that take in rows of a name.
    pub(super) fn takers(&self, table: Table, name: &str) -> Arc<[u32]> {
        let takers = &self.takers[table as usize];
        let mut takers = takers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = takers.get(name) {
            return known.clone();
        }
        let takes = |key: &StreamKey| stream::table(key) == table && stream::accepts(key)(name);
        let streams = self.needs.streams.iter().enumerate();
        let found: Vec<u32> = streams
            .filter(|(_, need)| takes(&need.key))
            .map(|(index, _)| index as u32)
            .collect();
        let found: Arc<[u32]> = found.into();
        if takers.len() >= KEPT_NAMES {
            takers.clear();
        }
        takers.insert(name.into(), found.clone());
        found
    }
}

fn targets(data: &Data, needs: &Needs) -> Vec<Vec<Option<Target>>> {
    let streams = needs.streams.iter().map(|need| {
        let columns = need.columns.iter();
        columns
            .map(|column| stream::target(data, &need.key, column))
            .collect()
    });
    streams.collect()
}

impl Lately {
    /// The needs with their types, the same object as before as long as nothing changed.
    pub(super) fn resolve(&self, data: &Data, needs: &Needs) -> Arc<Resolved> {
        let version = data.seen.version();
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = lately.iter().position(|(_, known)| known.needs == *needs);
        let known = found.map(|index| lately.remove(index));
        let resolved = match known {
            Some((at, known)) if at == version || known.targets == targets(data, needs) => known,
            _ => Arc::new(Resolved::new(data, needs.clone())),
        };
        lately.insert(0, (version, resolved.clone()));
        lately.truncate(KEPT);
        resolved
    }
}
