//! `days(..)`: on how many local days there was such an event. Rows are in order of time, so days
//! are counted where they change.

use crate::answer::NumberUnit;
use crate::bitmap::is_there;
use crate::frame::Frame;
use crate::plan::Aggregated;
use crate::vector::Vector;

pub(crate) fn evaluate<'a>(frame: &Frame<'a>, of: &Aggregated) -> Vector<'a> {
    // Items lie on the day of their event: any selected item makes its row count.
    let span = frame.span(of.rows);
    let filter = match of.selection.domain {
        crate::plan::Domain::Items(stream, items) => {
            let selected = of.selection.filter;
            Some(match selected {
                Some(filter) => super::any_item::any_item(frame, stream, items, filter),
                None => rows_with_items(frame, stream, items),
            })
        }
        _ => frame.filter(of.selection.filter).cloned(),
    };
    let times = frame.times(of.stream);
    let table = frame.context.plan.days();
    let days = |customer| {
        let rows = span.of(customer);
        let days = rows
            .filter(|row| is_there(filter.as_ref(), *row))
            .map(|row| table.day(times[row]));
        count_changes(days)
    };
    let counts = (0..frame.len()).map(days).collect();
    Vector::numbers(counts, NumberUnit::Integer, None)
}

fn rows_with_items(frame: &Frame<'_>, stream: usize, items: usize) -> crate::bitmap::Bitmap {
    let offsets = frame.item_offsets(stream, items);
    crate::bitmap::Bitmap::from_fn(frame.rows(stream).len(), |row| {
        offsets.get(row + 1).is_some_and(|end| *end > offsets[row])
    })
}

fn count_changes(days: impl Iterator<Item = i32>) -> i64 {
    let mut last = None;
    let mut count = 0;
    for day in days {
        count += i64::from(last != Some(day));
        last = Some(day);
    }
    count
}
