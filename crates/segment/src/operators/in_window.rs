//! `created in last 60s`, `delivery in this month`: an instant, or the start of a day, that lies in
//! a window. A sliding window ends at `as_of`; calendar windows and `between` are taken whole, so
//! that a date later this month is in `this month`.

use fenqun_model::{Window, Zone};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::vector::Vector;

pub(crate) fn evaluate(frame: &Frame<'_>, vector: &Vector<'_>, window: &Window) -> Bitmap {
    let zone: &Zone = frame.zone();
    let reach = |now| {
        let reach = window.reach(now, zone);
        match window {
            Window::Last(_) => (reach.from, reach.until),
            _ => (reach.from, reach.horizon),
        }
    };
    let of_all = reach(frame.as_of);
    Bitmap::from_fn(vector.len(), |i| {
        let Some(instant) = vector.instant(i, zone) else {
            return false;
        };
        let (from, until) = match frame.clocks {
            Some(clocks) => reach(clocks[i]),
            None => of_all,
        };
        from <= instant && instant < until
    })
}
