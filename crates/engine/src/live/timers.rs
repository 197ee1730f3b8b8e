//! When customers have to be looked at although nothing arrives: one instant for each, the earliest
//! at which any of their standings may change. It may be too early, never too late.

use std::collections::BTreeSet;

use fenqun_model::Instant;

/// No timer.
const NEVER: i64 = i64::MAX;

/// The next instant of every customer by root.
#[derive(Debug, Default)]
pub(super) struct Timers {
    due: Vec<i64>,
    queue: BTreeSet<(i64, u32)>,
}

impl Timers {
    /// The instant of a customer.
    pub(super) fn get(&self, root: u32) -> Option<Instant> {
        let due = self.due.get(root as usize).copied().unwrap_or(NEVER);
        (due != NEVER).then_some(Instant(due))
    }

    /// Sets the instant of a customer; [`Instant::MAX`] for none.
    pub(super) fn set(&mut self, root: u32, due: Instant) {
        let index = root as usize;
        if index >= self.due.len() {
            if due == Instant::MAX {
                return;
            }
            self.due.resize(index + 1, NEVER);
        }
        let before = std::mem::replace(&mut self.due[index], due.0);
        if before == due.0 {
            return;
        }
        if before != NEVER {
            self.queue.remove(&(before, root));
        }
        if due.0 != NEVER {
            self.queue.insert((due.0, root));
        }
    }

    /// Has a customer looked at no later than at an instant.
    pub(super) fn no_later(&mut self, root: u32, due: Instant) {
        if self.get(root).is_none_or(|before| due < before) {
            self.set(root, due);
        }
    }

    /// Sets the instants of many customers at once.
    pub(super) fn fill(&mut self, dues: Vec<(u32, Instant)>) {
        let mut queue: Vec<(i64, u32)> = std::mem::take(&mut self.queue).into_iter().collect();
        for (root, due) in dues {
            let index = root as usize;
            if index >= self.due.len() {
                self.due.resize(index + 1, NEVER);
            }
            self.due[index] = due.0;
            queue.push((due.0, root));
        }
        let is_due = |(due, root): &(i64, u32)| self.due[*root as usize] == *due && *due != NEVER;
        queue.retain(is_due);
        self.queue = BTreeSet::from_iter(queue);
    }

    /// The earliest instant.
    pub(super) fn first(&self) -> Option<Instant> {
        self.queue.first().map(|(due, _)| Instant(*due))
    }

    /// The customers whose instant is not after another, the earliest first, at most `most`.
    pub(super) fn due_until(&self, until: Instant, most: usize) -> Vec<u32> {
        let due = self.queue.iter().take_while(|(due, _)| *due <= until.0);
        due.take(most).map(|(_, root)| *root).collect()
    }

    /// Number of customers that have one.
    pub(super) fn len(&self) -> usize {
        self.queue.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_comes_first_and_each_customer_once() {
        let mut timers = Timers::default();
        timers.set(3, Instant(50));
        timers.set(1, Instant(50));
        timers.set(2, Instant(40));
        timers.no_later(3, Instant(60));
        timers.no_later(3, Instant(45));
        assert_eq!(timers.first(), Some(Instant(40)));
        timers.set(2, Instant::MAX);
        assert!(timers.due_until(Instant(44), 9).is_empty());
        assert_eq!(timers.due_until(Instant(99), 9), [3, 1]);
        assert_eq!((timers.len(), timers.get(2)), (2, None));
    }

    #[test]
    fn many_at_once_are_as_one_by_one() {
        let mut timers = Timers::default();
        timers.set(1, Instant(5));
        timers.set(2, Instant(6));
        timers.fill(vec![(2, Instant(9)), (7, Instant(1)), (1, Instant::MAX)]);
        assert_eq!(timers.due_until(Instant(9), 1), [7]);
        assert_eq!((timers.len(), timers.get(2)), (2, Some(Instant(9))));
    }
}
