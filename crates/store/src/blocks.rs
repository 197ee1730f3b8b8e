//! Long arrays whose copies share everything that neither has changed since: a copy costs next to
//! nothing however long the array is, and a change after it copies one block.

use std::sync::Arc;

/// Leaves that a group holds.
const GROUP: usize = 64;
/// Entries that a leaf of [`Blocks`] holds.
const BLOCK: usize = 1024;

/// Things by number, shared with copies one by one.
#[derive(Debug)]
pub(crate) struct Tree<B> {
    groups: Vec<Arc<[Arc<B>]>>,
    length: usize,
}

/// Numbers and the like, shared with copies in blocks.
#[derive(Debug)]
pub(crate) struct Blocks<T> {
    leaves: Tree<[T; BLOCK]>,
    length: usize,
}

/// An array, whether copies of it share anything or not.
pub(crate) trait Slots<T> {
    fn length(&self) -> usize;
    fn at_slot(&self, at: usize) -> T;
    fn set_slot(&mut self, at: usize, value: T);
    fn push_slot(&mut self, value: T);
}

impl<T: Copy> Slots<T> for Blocks<T> {
    fn length(&self) -> usize {
        self.length
    }

    fn at_slot(&self, at: usize) -> T {
        self.get(at)
    }

    fn set_slot(&mut self, at: usize, value: T) {
        self.set(at, value);
    }

    fn push_slot(&mut self, value: T) {
        self.push(value);
    }
}

impl<T: Copy> Slots<T> for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn at_slot(&self, at: usize) -> T {
        self[at]
    }

    fn set_slot(&mut self, at: usize, value: T) {
        self[at] = value;
    }

    fn push_slot(&mut self, value: T) {
        self.push(value);
    }
}

// Not derived: what is shared need not be copied.
impl<B> Clone for Tree<B> {
    fn clone(&self) -> Self {
        Self {
            groups: self.groups.clone(),
            length: self.length,
        }
    }
}

impl<B> Default for Tree<B> {
    fn default() -> Self {
        Self {
            groups: vec![],
            length: 0,
        }
    }
}

impl<B: Clone> Tree<B> {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn get(&self, at: usize) -> &B {
        &self.groups[at / GROUP][at % GROUP]
    }

    /// A leaf to be changed; copied first when it is shared.
    pub(crate) fn get_mut(&mut self, at: usize) -> &mut B {
        let group = Arc::make_mut(&mut self.groups[at / GROUP]);
        Arc::make_mut(&mut group[at % GROUP])
    }

    pub(crate) fn push(&mut self, leaf: B) {
        let leaf = Arc::new(leaf);
        match self.groups.last_mut().filter(|group| group.len() < GROUP) {
            None => self.groups.push(Arc::new([leaf])),
            Some(group) => *group = group.iter().cloned().chain([leaf]).collect(),
        }
        self.length += 1;
    }
}

impl<B: Clone> FromIterator<B> for Tree<B> {
    fn from_iter<I: IntoIterator<Item = B>>(leaves: I) -> Self {
        let leaves: Vec<Arc<B>> = leaves.into_iter().map(Arc::new).collect();
        Self {
            length: leaves.len(),
            groups: leaves.chunks(GROUP).map(Arc::from).collect(),
        }
    }
}

impl<T> Clone for Blocks<T> {
    fn clone(&self) -> Self {
        Self {
            leaves: self.leaves.clone(),
            length: self.length,
        }
    }
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self {
            leaves: Tree::default(),
            length: 0,
        }
    }
}

impl<T: Copy> Blocks<T> {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub(crate) fn get(&self, at: usize) -> T {
        debug_assert!(at < self.length, "behind the end");
        self.leaves.get(at / BLOCK)[at % BLOCK]
    }

    /// An entry, when there is one.
    pub(crate) fn at(&self, at: usize) -> Option<&T> {
        (at < self.length).then(|| &self.leaves.get(at / BLOCK)[at % BLOCK])
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> &mut T {
        debug_assert!(at < self.length, "behind the end");
        &mut self.leaves.get_mut(at / BLOCK)[at % BLOCK]
    }

    pub(crate) fn set(&mut self, at: usize, value: T) {
        *self.get_mut(at) = value;
    }

    pub(crate) fn push(&mut self, value: T) {
        let at = self.length;
        self.length += 1;
        if at.is_multiple_of(BLOCK) {
            self.leaves.push([value; BLOCK]);
        } else {
            self.set(at, value);
        }
    }

    /// All entries from one on.
    pub(crate) fn from(&self, first: usize) -> impl Iterator<Item = &T> {
        let leaves = first / BLOCK..self.leaves.len();
        let all = leaves.flat_map(|leaf| self.leaves.get(leaf).iter());
        all.take(self.length - first / BLOCK * BLOCK)
            .skip(first % BLOCK)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.from(0)
    }
}

impl<T: Copy> From<Vec<T>> for Blocks<T> {
    fn from(values: Vec<T>) -> Self {
        let leaf = |values: &[T]| {
            let mut leaf = [values[0]; BLOCK];
            leaf[..values.len()].copy_from_slice(values);
            leaf
        };
        Self {
            leaves: values.chunks(BLOCK).map(leaf).collect(),
            length: values.len(),
        }
    }
}

impl<T: Copy> FromIterator<T> for Blocks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().collect::<Vec<T>>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_stays_as_it_was() {
        let mut numbers: Blocks<u32> = (0..150_000).collect();
        let copy = numbers.clone();
        for at in (0..150_000).step_by(977) {
            numbers.set(at, 7);
        }
        numbers.push(8);
        assert!(copy.iter().copied().eq(0..150_000));
        assert_eq!(
            (numbers.len(), numbers.get(150_000), numbers.get(977)),
            (150_001, 8, 7)
        );
    }

    #[test]
    fn pushing_and_collecting_are_the_same() {
        for length in [0, 1, 1_023, 1_024, 1_025, 70_000] {
            let mut pushed = Blocks::default();
            (0..length).for_each(|value| pushed.push(value));
            let collected: Blocks<u32> = (0..length).collect();
            assert!(pushed.iter().eq(collected.iter()), "{length}");
            let from = length as usize / 2;
            assert!(
                pushed.from(from).copied().eq(from as u32..length),
                "{length}"
            );
        }
    }
}
