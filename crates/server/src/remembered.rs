//! Answers that cost much and change little: given again for a while, the longer the more they cost.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// An answer is given again for this many times as long as it took to find.
const TIMES: u32 = 20;

/// The last answer to one question.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Arc<Mutex<Option<Answer<T>>>>);

#[derive(Debug)]
struct Answer<T> {
    answer: T,
    until: Instant,
}

impl<T> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Clone> Remembered<T> {
    /// The last answer, while it is good.
    pub(crate) fn get(&self) -> Option<T> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref().filter(|kept| Instant::now() < kept.until);
        kept.map(|kept| kept.answer.clone())
    }

    /// Keeps an answer that took so long to find.
    pub(crate) fn keep(&self, answer: &T, took: Duration) {
        let until = Instant::now() + took * TIMES;
        let answer = answer.clone();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Answer { answer, until });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cost_nothing_is_asked_again_and_what_cost_much_is_not() {
        let remembered = Remembered::default();
        assert_eq!(remembered.get(), None);
        remembered.keep(&1, Duration::ZERO);
        assert_eq!(remembered.get(), None);
        remembered.keep(&2, Duration::from_secs(3600));
        assert_eq!(remembered.get(), Some(2));
    }
}
