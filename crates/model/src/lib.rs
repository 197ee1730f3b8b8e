//! The vocabulary of Fenqun: instants, money, values, rows, the definition language and the
//! borrowed column views that the evaluator reads.
//!
//! Pure: no file, no clock, no environment, no random source. Every other crate may use this one;
//! this one uses none of them.

pub mod columns;
pub mod decimal;
pub mod definition;
pub mod expr;
pub mod identifier;
pub mod language;
pub mod message;
pub mod row;
pub mod time;
pub mod value;

pub use decimal::Decimal;
pub use message::{Argument, Language, Message};
pub use time::{Date, Instant, Period, Unit, Window, Zone};
pub use value::{Point, Type, Value};
