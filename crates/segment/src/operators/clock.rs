//! Parts of the wall clock: `day_of_month(t)`, `hour(t, 'Asia/Kathmandu')`.

use fenqun_model::expr::ClockPart;
use fenqun_model::time::LocalTime;
use fenqun_model::{Value, Zone};

use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(
    frame: &Frame<'a>,
    of: NodeId,
    part: ClockPart,
    zone: usize,
) -> Vector<'a> {
    let vector = frame.vector(of);
    let zone = &frame.context.plan.zones[zone];
    let number = |i| local_time(vector, i, zone).map(|local| part_of(local, part));
    let values = (0..vector.len()).map(|i| number(i).unwrap_or(0)).collect();
    let present = Bitmap::from_fn(vector.len(), |i| number(i).is_some());
    let unit = match part {
        ClockPart::Date => NumberUnit::Date,
        _ => NumberUnit::Integer,
    };
    Vector::numbers(values, unit, Some(present))
}

/// A date is its midnight, whatever the zone.
fn local_time(vector: &Vector<'_>, index: usize, zone: &Zone) -> Option<LocalTime> {
    match vector.value(index)? {
        Value::Instant(instant) if !vector.is_period() => Some(zone.local(instant)),
        Value::Date(date) => Some(LocalTime {
            date,
            hour: 0,
            minute: 0,
            second: 0,
        }),
        _ => None,
    }
}

fn part_of(local: LocalTime, part: ClockPart) -> i64 {
    let (year, month, day) = local.date.parts();
    match part {
        ClockPart::Date => local.date.0.into(),
        ClockPart::Year => year.into(),
        ClockPart::Month => month.into(),
        ClockPart::DayOfMonth => day.into(),
        ClockPart::DayOfWeek => i64::from(local.date.days_since_monday()) + 1,
        ClockPart::Hour => local.hour.into(),
        ClockPart::Minute => local.minute.into(),
    }
}
