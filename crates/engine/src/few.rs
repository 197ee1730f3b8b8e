//! Some customers out of many, chosen by a stable hash of their names: the same data give the same
//! customers, whatever the batch, the thread, or the order of arrival.

use fenqun_segment::Answers;
use xxhash_rust::xxh3::xxh3_64;

/// How many are shown.
const SHOWN: usize = 10;

/// The customers with the smallest hashes of their names, and what goes with each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Few<T>(Vec<(u64, String, T)>);

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<T: Clone + Ord> Few<T> {
    /// Of the customers of a range those for whom `chosen` says something.
    pub(crate) fn of(
        names: &[String],
        answers: &Answers,
        chosen: impl Fn(usize) -> Option<T>,
    ) -> Self {
        let mut kept: Vec<(u64, usize, T)> = Vec::with_capacity(SHOWN + 1);
        for (index, customer) in answers.customers.clone().enumerate() {
            let Some(told) = chosen(index) else { continue };
            let hash = xxh3_64(names[customer].as_bytes());
            let place = kept.partition_point(|(known, ..)| *known < hash);
            if place < SHOWN {
                kept.insert(place, (hash, customer, told));
                kept.truncate(SHOWN);
            }
        }
        let kept = kept.into_iter();
        Self(
            kept.map(|(hash, customer, told)| (hash, names[customer].clone(), told))
                .collect(),
        )
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.0.extend(more.0);
        self.0.sort_unstable();
        self.0.truncate(SHOWN);
    }

    /// Their names, and what goes with them.
    pub(crate) fn into_named(self) -> impl Iterator<Item = (String, T)> {
        self.0.into_iter().map(|(_, name, told)| (name, told))
    }
}

impl Few<()> {
    /// Their names.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(_, name, ())| name.clone()).collect()
    }
}
