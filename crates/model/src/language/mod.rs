//! The rule language as text: `text -> tree -> text` is a fixed point, and every error points at
//! the column with what was expected. `docs/language.md` is the reference for people.
//!
//! Text is cut into tokens by `lexer`, read by `parser` (recursive descent, one file per family of
//! conditions) and written by `printer`; `json` is the same tree for HTTP.

mod calendar;
mod json;
mod lexer;
mod parser;
mod pointer;
mod printer;
mod problem;
mod words;

use crate::expr::Expr;
use crate::{Message, Period};

pub use json::{from_json, to_json};
pub use pointer::point_at;
pub use printer::print;

/// Greatest length of a rule text, bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// Greatest height of a tree: a lone name has height 1.
pub const MAX_HEIGHT: usize = 64;

/// Reads a rule or a value.
///
/// # Errors
/// The column (1-based, in characters) and what was expected there.
pub fn parse(text: &str) -> Result<Expr, Message> {
    parser::rule(text)
}

/// Reads a period such as `30d`.
pub fn parse_period(text: &str) -> Option<Period> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    let period = Period {
        count: count.parse().ok()?,
        unit: words::unit_of_sign(unit)?,
    };
    calendar::is_writable(period).then_some(period)
}
