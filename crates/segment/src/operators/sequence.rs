//! `sequence(a then b within 1d then c same x, window)`: strictly later one after another in
//! (occurred_at, id) order.
//!
//! For each step it is enough to remember the latest row at which the steps so far can end: a later
//! end only makes the next `within` easier. So one pass over the rows decides exactly.

use std::ops::Range;

use fenqun_model::{Instant, Period, Zone};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::operators::distinct::total_order;
use crate::plan::{NodeId, StreamId};
use crate::vector::{Data, Vector};

pub(crate) fn evaluate(
    frame: &Frame<'_>,
    (stream, span): (StreamId, NodeId),
    steps: &[(NodeId, Option<Period>)],
    same: Option<NodeId>,
) -> Bitmap {
    let times = frame.times(stream);
    let span = frame.span(span);
    let matcher = Matcher {
        times,
        zone: frame.zone(),
        steps: steps
            .iter()
            .map(|(mask, within)| (frame.bits(*mask), *within))
            .collect(),
    };
    let same = same.map(|column| frame.vector(column));
    Bitmap::from_fn(frame.len(), |customer| {
        let rows = span.of(customer);
        if rows.len() < steps.len() {
            return false;
        }
        match same {
            None => matcher.is_found(rows),
            Some(values) => groups(values, rows)
                .iter()
                .any(|group| matcher.is_found(group.iter().copied())),
        }
    })
}

struct Matcher<'f> {
    times: &'f [i64],
    zone: &'f Zone,
    steps: Vec<(&'f Bitmap, Option<Period>)>,
}

impl Matcher<'_> {
    fn is_found(&self, rows: impl Iterator<Item = usize>) -> bool {
        let mut ends: Vec<Option<i64>> = vec![None; self.steps.len()];
        for row in rows {
            let time = self.times[row];
            for step in (0..self.steps.len()).rev() {
                let (mask, within) = self.steps[step];
                if mask.get(row) && (step == 0 || self.follows(ends[step - 1], time, within)) {
                    ends[step] = Some(time);
                }
            }
            if ends.last().is_some_and(Option::is_some) {
                return true;
            }
        }
        false
    }

    fn follows(&self, before: Option<i64>, time: i64, within: Option<Period>) -> bool {
        match (before, within) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(before), Some(within)) => {
                time <= follows_until(Instant(before), within, self.zone).0
            }
        }
    }
}

/// The last instant that is within a period of another.
fn follows_until(before: Instant, within: Period, zone: &Zone) -> Instant {
    match (within.millis(), within.months()) {
        (Some(millis), _) => before.plus_millis(millis),
        (None, Some(months)) => zone.plus_months(before, months),
        (None, None) => Instant::MAX,
    }
}

/// The rows by the value they share; rows without one are left out.
fn groups(values: &Vector<'_>, rows: Range<usize>) -> Vec<Vec<usize>> {
    let mut keyed: Vec<usize> = rows.filter(|row| values.is_present(*row)).collect();
    let order = |a: &usize, b: &usize| match &values.data {
        Data::Texts(codes, _) => codes.get(*a).cmp(&codes.get(*b)),
        Data::Numbers(numbers, _) => numbers.get(*a).cmp(&numbers.get(*b)),
        _ => match (values.value(*a), values.value(*b)) {
            (Some(a), Some(b)) => total_order(&a, &b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        },
    };
    // Stable, so the rows of a group stay in order.
    keyed.sort_by(order);
    keyed
        .chunk_by(|a, b| order(a, b).is_eq())
        .map(<[usize]>::to_vec)
        .collect()
}
