//! Tables: whatever the format of a file, its rows come as batches of text cells with the line
//! they stand on.

mod cells;
mod headers;
mod open;
mod separator;
mod split;
mod text;

pub use cells::Cells;
pub use open::{Format, Found, Table};
