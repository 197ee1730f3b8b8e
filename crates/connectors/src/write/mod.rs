//! Files out.

mod csv;

pub(crate) use csv::line as csv_line;
