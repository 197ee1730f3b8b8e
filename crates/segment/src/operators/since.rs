//! `since(instant)`: time passed; `days_since(x)`: local calendar days passed.

use super::anniversary::local_day;
use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, Vector, Width, with_ints};

/// Milliseconds from an instant (of a date, from its local midnight) to `as_of`; negative for one
/// that is still to come.
pub(crate) fn since<'a>(frame: &Frame<'a>, of: NodeId) -> Vector<'a> {
    let vector = frame.vector(of);
    let as_of = frame.as_of.0;
    if let (Data::Numbers(values, NumberUnit::Instant), None) = (&vector.data, frame.clocks) {
        let passed = with_ints!(values, slice => {
            slice.iter().map(|v| as_of.saturating_sub(v.wide())).collect()
        });
        return Vector::numbers(passed, NumberUnit::Millis, vector.present.clone());
    }
    let instant = |i| vector.instant(i, frame.zone());
    let passed = |i| instant(i).map_or(0, |instant| frame.now(i).0.saturating_sub(instant.0));
    let values = (0..vector.len()).map(passed).collect();
    let present = Bitmap::from_fn(vector.len(), |i| instant(i).is_some());
    Vector::numbers(values, NumberUnit::Millis, Some(present))
}

/// Local days from the day of an instant or date to the day of `as_of`.
pub(crate) fn days_since<'a>(frame: &Frame<'a>, of: NodeId) -> Vector<'a> {
    let vector = frame.vector(of);
    let table = frame.context.plan.days();
    let day_of = |now: fenqun_model::Instant| i64::from(table.day(now.0));
    let today = day_of(frame.as_of);
    if let (Data::Numbers(values, NumberUnit::Instant), None) = (&vector.data, frame.clocks) {
        let passed = with_ints!(values, slice => {
            slice.iter().map(|v| today - i64::from(table.day(v.wide()))).collect()
        });
        return Vector::numbers(passed, NumberUnit::Integer, vector.present.clone());
    }
    let day = |i| local_day(vector, i, frame.zone());
    let today = |i| frame.clocks.map_or(today, |clocks| day_of(clocks[i]));
    let passed = |i| day(i).map_or(0, |day| today(i) - i64::from(day.0));
    let values = (0..vector.len()).map(passed).collect();
    let present = Bitmap::from_fn(vector.len(), |i| day(i).is_some());
    Vector::numbers(values, NumberUnit::Integer, Some(present))
}
