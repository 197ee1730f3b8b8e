//! Sources and destinations, one module each: files of customers and events in, tables out. What
//! leaves here for the store are rows of the log ([`fenqun_model::row`]); the mapping that makes them
//! is a [`fenqun_model::definition::SourceSpec`].

mod bytes;
mod encoding;
mod group;
mod guess;
mod import;
mod mapping;
mod quality;
mod reject;
mod table;
mod tracking;
mod values;
mod write;

pub use bytes::{Compression, fingerprint};
pub use guess::{ColumnSample, Guess, column_samples, guess, propose};
pub use import::{Batch, Import, Settings, Stretch};
pub use mapping::Context;
pub use quality::{ColumnQuality, FileQuality, NumberQuality, Quality, Rejected};
pub use reject::RejectedRow;
pub use table::{Cells, Format, Found, Table};
pub use tracking::CallReader;
pub use values::MISSING;
pub use write::{Column, OutputFormat, OutputSettings, TableWriter, create};
