//! The tree as JSON, for HTTP and for the page.
//!
//! A text, a whole number, `true` and `false` are themselves; every other node is an object with
//! its `type`. Windows and periods are texts, written as in rules (`"last 90d"`, `"30d"`); a window
//! that is left out means all time. `docs/language.md` lists the types and their fields.

mod decode;
mod encode;
mod fields;

use super::{parser, print};
use crate::Message;
use crate::expr::Expr;

pub use encode::to_json;

/// Reads a tree. What no text can say is refused too, so that every tree has a text.
///
/// # Errors
/// The place in the tree as a JSON pointer, and what was expected there; or what [`super::parse`]
/// says about the tree's text.
pub fn from_json(value: &serde_json::Value) -> Result<Expr, Message> {
    let expr = decode::tree(value)?;
    let text = print(&expr);
    let refused = |id, text: &str| Message::new(id).with("rule", text);
    match parser::rule(&text) {
        Ok(read) if read == expr => Ok(expr),
        Ok(_) => Err(refused("rule-json-not-normal", &text)),
        Err(reason) => Err(refused("rule-json-refused", &text).with("reason", reason)),
    }
}
