//! The search for real changes: all customers of a batch step from bound to bound together, each at
//! an instant of their own, and what belongs to rows is not computed again.

use std::ops::Range;

use fenqun_model::{Instant, Value};

use super::{Aim, NEVER, NextChanges};
use crate::answer::NumberUnit;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::program::Again;
use crate::vector::{Data, Vector};

/// Customers that are done and lie between two that are not are computed along with them when there
/// are at most this many: a frame of its own costs more.
const GAP: usize = 16;

/// After so many rounds it is asked whether anything but anniversaries is still to come.
const MANY_ROUNDS: u32 = 8;

/// Every constellation of anniversaries that there ever is comes up within these milliseconds. It
/// depends on the day of the year and on whether this year and the next are leap years, and in nine
/// years there are all pairs of these, even around a year such as 2100.
const ALL_ANNIVERSARIES: i64 = 10 * 366 * 86_400_000;

/// The search for one question in one batch.
pub(crate) struct Search<'s> {
    frame: &'s Frame<'s>,
    root: NodeId,
    again: &'s Again,
    /// The next candidate of each customer; where the search is over, the result.
    at: Vec<Instant>,
    /// Customers whose candidate has not been looked at, ascending.
    open: Vec<usize>,
    rounds: u32,
    /// From when on nothing but anniversaries changes, where that is known.
    quiet: Vec<i64>,
}

impl<'s> Search<'s> {
    pub(crate) fn new(
        frame: &'s Frame<'s>,
        root: NodeId,
        again: &'s Again,
        bounds: &[i64],
    ) -> Self {
        Self {
            frame,
            root,
            again,
            at: bounds.iter().map(|bound| Instant(*bound)).collect(),
            open: (0..bounds.len()).filter(|i| bounds[*i] != NEVER).collect(),
            rounds: 0,
            quiet: Vec::new(),
        }
    }

    pub(crate) fn run(mut self) -> Vec<Instant> {
        let gap = if self.again.together { GAP } else { 0 };
        while !self.open.is_empty() {
            let open = std::mem::take(&mut self.open);
            self.rounds += 1;
            for run in open.chunk_by(|a, b| self.again.together && b - a <= gap) {
                self.step(run);
            }
        }
        self.at
    }

    /// Looks at the candidates of some customers that lie close together.
    fn step(&mut self, run: &[usize]) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            return;
        };
        let range = *first..last + 1;
        let clocks = self.clocks(run, range.clone());
        let start = self.frame.customers.start;
        let customers = start + range.start..start + range.end;
        let then = self.frame.again(self.again, &clocks, customers);
        let same = Same::new(self.frame, &then, self.root);
        let is_same = |customer: &&usize| same.at(**customer, **customer - range.start);
        let rest: Vec<usize> = run.iter().filter(is_same).copied().collect();
        if rest.is_empty() {
            return;
        }
        let mut next = NextChanges::new(&then);
        let bounds = next.bounds(self.root);
        let bounds = bounds.as_ref().as_ref();
        if self.rounds > MANY_ROUNDS {
            self.listen(&then, &rest, range.start);
        }
        for customer in rest {
            let mut bound = bounds.map_or(NEVER, |bounds| bounds[customer - range.start]);
            if self.is_over(customer, bound) {
                bound = NEVER;
            }
            self.at[customer] = Instant(bound);
            if bound != NEVER {
                self.open.push(customer);
            }
        }
    }

    /// Notes for which customers nothing but anniversaries changes any more.
    fn listen(&mut self, then: &Frame<'_>, customers: &[usize], start: usize) {
        self.quiet.resize(self.at.len(), NEVER);
        if customers
            .iter()
            .all(|customer| self.quiet[*customer] != NEVER)
        {
            return;
        }
        let mut last = NextChanges::with_aim(then, Aim::LastOfAll);
        let bounds = last.bounds(self.root);
        let bounds = bounds.as_ref().as_ref();
        for customer in customers {
            let is_quiet = bounds.is_none_or(|bounds| bounds[*customer - start] == NEVER);
            if is_quiet && self.quiet[*customer] == NEVER {
                self.quiet[*customer] = self.at[*customer].0;
            }
        }
    }

    /// Whether nothing new can come up at a bound or later: all anniversaries have been seen.
    fn is_over(&self, customer: usize, bound: i64) -> bool {
        let quiet = self.quiet.get(customer).copied().unwrap_or(NEVER);
        quiet != NEVER && bound.saturating_sub(quiet) > ALL_ANNIVERSARIES
    }

    /// The instants at which to look; for customers in between that are done, now.
    fn clocks(&self, run: &[usize], range: Range<usize>) -> Vec<Instant> {
        let mut clocks = vec![self.frame.as_of; range.len()];
        for customer in run {
            clocks[customer - range.start] = self.at[*customer];
        }
        clocks
    }
}

/// Compares answers now with answers then, leaving growth aside.
struct Same<'s> {
    now: (&'s Vector<'s>, &'s Frame<'s>),
    then: (&'s Vector<'s>, &'s Frame<'s>),
}

impl<'s> Same<'s> {
    fn new(now: &'s Frame<'s>, then: &'s Frame<'s>, root: NodeId) -> Self {
        Self {
            now: (now.vector(root), now),
            then: (then.vector(root), then),
        }
    }

    /// Whether the answer at an index of the one is that at an index of the other.
    fn at(&self, now: usize, then: usize) -> bool {
        let ((a, _), (b, _)) = (self.now, self.then);
        match (&a.data, &b.data) {
            (Data::Numbers(_, NumberUnit::Millis), _)
            | (_, Data::Numbers(_, NumberUnit::Millis)) => {
                anchor(self.now, now) == anchor(self.then, then)
            }
            (Data::Numbers(left, unit), Data::Numbers(right, other)) if unit == other => {
                match (a.is_present(now), b.is_present(then)) {
                    (true, true) => left.get(now) == right.get(then),
                    (left, right) => left == right,
                }
            }
            (Data::Booleans(left), Data::Booleans(right)) => {
                a.is_present(now) == b.is_present(then)
                    && (!a.is_present(now) || left.get(now) == right.get(then))
            }
            // Of one question, so of one dictionary.
            (Data::Texts(left, _), Data::Texts(right, _)) => {
                a.is_present(now) == b.is_present(then)
                    && (!a.is_present(now) || left.get(now) == right.get(then))
            }
            _ => a.value(now) == b.value(then),
        }
    }
}

/// Time passed as the instant from which it has.
fn anchor((vector, frame): (&Vector<'_>, &Frame<'_>), index: usize) -> Option<Value> {
    match vector.value(index) {
        Some(Value::Integer(passed)) if vector.is_period() => {
            let now = frame.now(index).0;
            Some(Value::Integer(now.saturating_sub(passed)))
        }
        other => other,
    }
}
