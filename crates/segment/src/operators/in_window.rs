//! `created in last 60s`, `delivery in this month`: an instant, or the start of a day, that lies in
//! a window. A sliding window ends at `as_of`; calendar windows and `between` are taken whole, so
//! that a date later this month is in `this month`.

use fenqun_model::{Window, Zone};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::vector::Vector;

pub(crate) fn evaluate(frame: &Frame<'_>, vector: &Vector<'_>, window: &Window) -> Bitmap {
    let zone: &Zone = frame.zone();
    let reach = window.reach(frame.as_of, zone);
    let until = match window {
        Window::Last(_) => reach.until,
        _ => reach.horizon,
    };
    Bitmap::from_fn(vector.len(), |i| {
        let instant = vector.instant(i, zone);
        instant.is_some_and(|instant| reach.from <= instant && instant < until)
    })
}
