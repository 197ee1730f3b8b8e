//! Tables: whatever the format of a file, its rows come as batches of text cells with the line
//! they stand on.

mod archive;
mod arrow_text;
mod cells;
mod float;
mod headers;
mod json;
mod objects;
mod open;
mod parquet;
mod separator;
mod split;
mod text;
mod workbook;

pub use cells::Cells;
pub(crate) use objects::Objects;
pub use open::{Format, Found, Table};
