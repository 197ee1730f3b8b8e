//! Comparing what is hot with what the rows say.

use std::sync::Arc;

use fenqun_model::columns::{ColumnKey, StreamNeed};
use fenqun_model::{Decimal, Value};

use super::base::{Base, is_fresh};
use super::column::HotColumn;
use super::stream::{self, HotStream};
use crate::data::Data;
use crate::error::StoreError;

impl Data {
    /// Makes every hot stream anew and tells which buckets differ from what was hot together with
    /// what was written since.
    pub(crate) fn stale_buckets(&self) -> Result<Vec<u32>, StoreError> {
        let mut stale = Vec::new();
        for bucket in 0..self.buckets {
            let state = self.hot.state(bucket);
            let Some(base) = &state.base else { continue };
            let hot = match state.overlay.is_empty() {
                true => base.clone(),
                false => Arc::new(self.patched(bucket, base, &state.overlay)?),
            };
            if !self.is_true(bucket, &hot)? {
                stale.push(bucket);
            }
        }
        Ok(stale)
    }

    fn is_true(&self, bucket: u32, hot: &Base) -> Result<bool, StoreError> {
        let needs = hot.streams.iter().map(|(key, stream)| StreamNeed {
            key: key.clone(),
            columns: stream.columns.keys().cloned().collect(),
        });
        let needs: Vec<StreamNeed> = needs.collect();
        let made = self.make(bucket, &needs)?;
        let people =
            *hot.roots == self.directory().customers(bucket) && *hot.names == self.names(bucket);
        let same = |(key, new): &(&fenqun_model::columns::StreamKey, HotStream)| {
            let old = &hot.streams[*key];
            let rows = old.rows.offsets == new.rows.offsets
                && old.rows.occurred_at == new.rows.occurred_at;
            let fresh = |(name, column): &(&ColumnKey, &Arc<HotColumn>)| {
                is_fresh(column, stream::target(self, key, name))
            };
            rows && old.columns.iter().filter(fresh).all(|(name, column)| {
                let length = old.rows.occurred_at.len();
                same_values(column, &new.columns[name], length)
            })
        };
        let ids = match &hot.ids {
            Some(ids) => {
                let made = self.make_ids(bucket)?;
                let same = ids.offsets == made.offsets && ids.hashes == made.hashes;
                same && ids.received >= made.received
            }
            None => true,
        };
        Ok(people && ids && made.iter().all(same))
    }
}

/// Whether two columns show the same, however they hold it.
fn same_values(one: &HotColumn, other: &HotColumn, rows: usize) -> bool {
    let items = one.items.as_ref().and_then(|items| items.last());
    let length = items.map_or(rows, |end| *end as usize);
    let (a, b) = (one.view(), other.view());
    one.items == other.items && (0..length).all(|at| exact(a.value(at)) == exact(b.value(at)))
}

/// Whole numbers as decimals: which of the two a field of items is depends on its neighbours.
fn exact(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Integer(value)) => {
            Some(Decimal::from_integer(value).map_or(Value::Integer(value), Value::Decimal))
        }
        value => value,
    }
}
