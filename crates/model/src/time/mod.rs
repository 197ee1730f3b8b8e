//! Instants, calendar days, periods and windows. All arithmetic is on integers; the only tables
//! read are the time-zone rules that are compiled in.

mod date;
mod instant;
mod period;
mod window;
mod zone;

pub use date::Date;
pub use instant::Instant;
pub use period::{Period, Unit};
pub use window::{CalendarSpan, CalendarUnit, Moment, Reach, Window};
pub use zone::{LocalTime, UnknownZone, Zone};
