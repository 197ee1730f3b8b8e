//! The next few customers by name, out of all of them: what a page of a list shows.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::run::held;

/// Keeps the customers with the smallest names behind a given one, and counts all.
#[derive(Debug)]
pub(crate) struct Smallest<T> {
    after: Option<String>,
    most: usize,
    kept: Mutex<Vec<(String, T)>>,
    total: AtomicU64,
}

impl<T> Smallest<T> {
    /// The `most` smallest names greater than `after`.
    pub(crate) fn new(after: Option<String>, most: usize) -> Self {
        Self {
            after,
            most,
            kept: Mutex::default(),
            total: AtomicU64::new(0),
        }
    }

    /// Takes in customers, in any order and from several threads; only names that may be kept are
    /// copied.
    pub(crate) fn add<'n>(&self, customers: impl Iterator<Item = (&'n str, T)>) {
        let bound = self.bound();
        let mut total = 0;
        let mut fresh: Vec<(&str, T)> = Vec::new();
        for (name, value) in customers {
            total += 1;
            let is_behind = self.after.as_deref().is_none_or(|after| name > after);
            if is_behind && bound.as_deref().is_none_or(|bound| name < bound) {
                fresh.push((name, value));
            }
        }
        self.total.fetch_add(total, Ordering::Relaxed);
        fresh.sort_unstable_by(|a, b| a.0.cmp(b.0));
        fresh.truncate(self.most);
        let fresh = fresh.into_iter();
        let mut kept = held(&self.kept);
        kept.extend(fresh.map(|(name, value)| (name.to_owned(), value)));
        kept.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        kept.truncate(self.most);
    }

    /// Names from here on are not kept.
    fn bound(&self) -> Option<String> {
        let kept = held(&self.kept);
        kept.get(self.most.checked_sub(1)?)
            .map(|(name, _)| name.clone())
    }

    /// Those kept, by name, and how many there were in all.
    pub(crate) fn finish(self) -> (Vec<(String, T)>, u64) {
        let total = self.total.load(Ordering::Relaxed);
        let kept = self.kept.into_inner();
        (kept.unwrap_or_else(PoisonError::into_inner), total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_few_by_name_are_kept_and_all_are_counted() {
        let smallest = Smallest::new(Some("b".into()), 2);
        for batch in [["e", "a", "d"], ["c", "f", "b"]] {
            smallest.add(batch.into_iter().map(|name| (name, name.len())));
        }
        let (kept, total) = smallest.finish();
        assert_eq!(kept, [("c".to_owned(), 1), ("d".to_owned(), 1)]);
        assert_eq!(total, 6);
    }
}
