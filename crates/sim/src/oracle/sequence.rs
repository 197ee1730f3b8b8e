//! Sequences: try every way of picking the steps.

use std::cmp::Ordering;

use fenqun_model::Value;
use fenqun_model::expr::{Sequence, Step};
use fenqun_model::row::Event;

use super::value::Scope;
use super::{View, calendar};

impl<'o> View<'o, '_> {
    /// Whether events can be picked for all steps, each strictly later than the one before in
    /// `(occurred_at, id)` order and not too late after it, all carrying the same value.
    pub(super) fn sequence(self, sequence: &Sequence) -> bool {
        let (first, rest) = sequence.steps.split_first().expect("a sequence has steps");
        self.picks(sequence, first).into_iter().any(|event| {
            let value = sequence
                .same
                .as_ref()
                .map(|path| self.property(event, path));
            match value {
                Some(None) => false,
                Some(Some(value)) => self.goes_on(sequence, rest, event, Some(&value)),
                None => self.goes_on(sequence, rest, event, None),
            }
        })
    }

    fn goes_on(self, whole: &Sequence, steps: &[Step], last: &Event, same: Option<&Value>) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return true;
        };
        self.picks(whole, step).into_iter().any(|event| {
            let later = (event.occurred_at, &event.id) > (last.occurred_at, &last.id);
            later
                && self.soon_enough(step, last, event)
                && self.carries(whole, event, same)
                && self.goes_on(whole, rest, event, same)
        })
    }

    fn soon_enough(self, step: &Step, last: &Event, event: &Event) -> bool {
        step.within.is_none_or(|within| {
            event.occurred_at <= calendar::after(last.occurred_at, within, self.zone())
        })
    }

    fn carries(self, whole: &Sequence, event: &Event, same: Option<&Value>) -> bool {
        let Some((path, same)) = whole.same.as_ref().zip(same) else {
            return true;
        };
        let value = self.property(event, path);
        value.is_some_and(|value| value.compare(same) == Some(Ordering::Equal))
    }

    fn picks(self, whole: &Sequence, step: &Step) -> Vec<&'o Event> {
        let filter = step.filter.as_deref();
        self.named(&step.event, &whole.window)
            .filter(|event| {
                filter.is_none_or(|filter| self.holds_in(Scope::Event(event, &step.event), filter))
            })
            .collect()
    }
}
