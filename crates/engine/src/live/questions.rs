//! Sets of questions, small and cheap to compare.

/// Some of the questions of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Questions {
    /// Without zeros at the end.
    words: Vec<u64>,
}

impl Questions {
    /// The first so many.
    pub(super) fn all(count: usize) -> Self {
        (0..count).collect()
    }

    pub(super) fn insert(&mut self, question: usize) {
        let word = question / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (question % 64);
    }

    pub(super) fn contains(&self, question: usize) -> bool {
        let word = self.words.get(question / 64).copied().unwrap_or(0);
        word >> (question % 64) & 1 == 1
    }

    pub(super) fn extend(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Ascending.
    pub(super) fn to_vec(&self) -> Vec<usize> {
        let all = 0..self.words.len() * 64;
        all.filter(|question| self.contains(*question)).collect()
    }
}

impl FromIterator<usize> for Questions {
    fn from_iter<I: IntoIterator<Item = usize>>(questions: I) -> Self {
        let mut set = Self::default();
        questions
            .into_iter()
            .for_each(|question| set.insert(question));
        set
    }
}
