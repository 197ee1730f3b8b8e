//! The table.

use std::fmt::Write;

use super::{Measured, Options};

pub(crate) use crate::tables::machine;

/// Targets beside what was measured, and the peer for orientation.
pub(crate) fn targets(options: &Options, measured: &Measured) -> String {
    let mut text = format!(
        "{} customers, {} events of history, 50 live segments and RFM; load generator on the same \
         machine\n\n| | target | measured |\n|---|---:|---:|\n",
        options.customers, options.events
    );
    for [what, target, found] in &measured.rows {
        writeln!(text, "| {what} | {target} | {found} |").expect("writing to memory does not fail");
    }
    text
}
