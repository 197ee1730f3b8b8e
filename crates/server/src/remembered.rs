//! Answers that cost much and change little: given again for a while, the longer the more they cost.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// An answer is given again for this many times as long as it took to find.
const TIMES: u32 = 20;

/// An answer that took longer than this is given once more while the next one is being found.
const LONG: Duration = Duration::from_millis(250);

/// The last answer to one question.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Arc<Mutex<Option<Answer<T>>>>);

#[derive(Debug)]
struct Answer<T> {
    answer: T,
    until: Instant,
    took_long: bool,
    /// Somebody is finding the next one.
    is_replaced: bool,
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

    /// The last answer, though it is not good any more, when finding another takes long; and whether
    /// whoever asks is to find it, the others being at it already.
    pub(crate) fn outdated(&self) -> Option<(T, bool)> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_mut().filter(|kept| kept.took_long)?;
        let is_first = !std::mem::replace(&mut kept.is_replaced, true);
        Some((kept.answer.clone(), is_first))
    }

    /// Whoever was finding the next answer found none.
    pub(crate) fn give_up(&self) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_mut() {
            kept.is_replaced = false;
        }
    }

    /// Keeps an answer that took so long to find.
    pub(crate) fn keep(&self, answer: &T, took: Duration) {
        let until = Instant::now() + took * TIMES;
        let kept = Answer {
            answer: answer.clone(),
            until,
            took_long: took >= LONG,
            is_replaced: false,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
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

    #[test]
    fn what_took_long_is_given_once_more_while_one_finds_the_next() {
        let remembered = Remembered::default();
        remembered.keep(&1, Duration::ZERO);
        assert_eq!(remembered.outdated(), None);
        remembered.keep(&2, LONG);
        assert_eq!(remembered.outdated(), Some((2, true)));
        assert_eq!(remembered.outdated(), Some((2, false)));
        remembered.give_up();
        assert_eq!(remembered.outdated(), Some((2, true)));
        remembered.keep(&3, LONG);
        assert_eq!(remembered.outdated(), Some((3, true)));
    }
}
