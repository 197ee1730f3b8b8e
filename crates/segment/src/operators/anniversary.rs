//! `birthday within next 7d`: month and day come round within the next local days, today counted as
//! the first; 29 February is observed on 28 February in common years (`semantics` 6).

use fenqun_model::{Date, Value, Zone};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::vector::{Data, Vector};

pub(crate) fn evaluate(frame: &Frame<'_>, vector: &Vector<'_>, days: u32) -> Bitmap {
    let of_all = frame.zone().date(frame.as_of);
    let more = days.saturating_sub(1).min(i32::MAX as u32) as i32;
    Bitmap::from_fn(vector.len(), |i| {
        let Some(day) = local_day(vector, i, frame.zone()).filter(|_| days > 0) else {
            return false;
        };
        let today = match frame.clocks {
            Some(clocks) => frame.zone().date(clocks[i]),
            None => of_all,
        };
        next_occurrence(day, today) <= today.plus_days(more)
    })
}

/// The day of a date, or the local day of an instant.
pub(crate) fn local_day(vector: &Vector<'_>, index: usize, zone: &Zone) -> Option<Date> {
    if let Data::Numbers(values, crate::NumberUnit::Date) = &vector.data {
        return vector
            .is_present(index)
            .then(|| Date(values.get(index) as i32));
    }
    match vector.value(index)? {
        Value::Date(date) => Some(date),
        Value::Instant(instant) if !vector.is_period() => Some(zone.date(instant)),
        _ => None,
    }
}

/// The first day from `today` on at which the month and day of `date` come round.
pub(crate) fn next_occurrence(date: Date, today: Date) -> Date {
    let (_, month, day) = date.parts();
    let year = today.parts().0;
    let this_year = observed(year, month, day);
    if this_year >= today {
        this_year
    } else {
        observed(year + 1, month, day)
    }
}

fn observed(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day)
        .or_else(|| Date::new(year, month, 28))
        .unwrap_or(Date::LAST)
}
