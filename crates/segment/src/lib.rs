//! The functional core of Fenqun: [`compile`] turns checked definitions into one [`Plan`] with
//! shared leaves; [`Plan::bind`] fixes it at an instant; [`Evaluation::evaluate`] answers for
//! customers.
//!
//! Pure and deterministic: same columns, same definitions, same parameters, same `as_of`, same
//! answers, whatever the batch size, thread count or order of arrival. Reads no clock, no file, no
//! random source.
//!
//! What the design documents leave open is decided so:
//! - `count(order.amount)` counts the orders that have an amount, `count(order.items.quantity)` the
//!   items that have a quantity.
//! - `first` and `last` of a property look at the first or last event, which may lack it.
//! - In a column of mixed types `min` and `max` pass over values that do not compare with the first.
//! - `x in this month` and `x in between A and B` of an attribute take the window whole, a sliding
//!   window ends at `as_of`.
//! - `has_been` takes conditions on one attribute, joined by `and` on several.
//! - A score `<segmentation>.score` is the sum of weight times score.

mod answer;
mod bitmap;
mod changes;
mod days;
mod evaluation;
mod explain;
mod fit;
mod frame;
mod operators;
mod parameters;
mod part;
mod plan;
mod prepared;
mod program;
mod quantity;
mod vector;

pub use answer::{Answer, AnswerData, Answers, NumberUnit, Total};
pub use evaluation::Evaluation;
pub use explain::{Deciding, Explained, ExplainedScore, Explanation, Needed, Reason, Shown};
pub use fit::Fitting;
pub use parameters::{Cut, Fit, Parameters, Rank};
pub use part::Part;
pub use plan::{Plan, Question, compile, compile_for_explanation};
pub use prepared::Prepared;
pub use quantity::Quantity;
