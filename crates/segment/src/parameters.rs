//! Fitted parameters: the only thing that looks across customers (`semantics` 24).

use std::collections::BTreeMap;

use fenqun_model::Instant;
use serde::{Deserialize, Serialize};

use crate::quantity::Quantity;

/// Everything fitted that a plan needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Fit of each segmentation that needs one, by name.
    pub fits: BTreeMap<String, Fit>,
    /// Thresholds of `top`, `bottom` and `percentile` leaves, by the printed text of the leaf.
    pub ranks: BTreeMap<String, Rank>,
}

/// A fitted segmentation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// As of when the population was taken.
    pub as_of: Instant,
    /// Number of customers fitted on.
    pub population: u64,
    /// Ascending cuts of each dimension by name; of an ABC analysis those of `value`, where B and
    /// where A begin. Fewer cuts than expected when nobody was there to be fitted on.
    pub cuts: BTreeMap<String, Vec<Cut>>,
}

/// A cut between two scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {
    /// Where it lies.
    pub value: Quantity,
    /// Whether a value equal to the cut is above it.
    pub belongs_above: bool,
    /// For `ntile`: among customers with this very value, those whose name comes after this one are
    /// behind the cut.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
}

/// Thresholds of a rank leaf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// Of `top` the least value that is in, of `bottom` the greatest; `None` when nobody is in.
    Threshold(Option<Quantity>),
    /// Fewer customers than asked for have a value: whoever has one is in.
    Everybody,
    /// Of `percentile`: each value observed, ascending, with the number of customers who have it or
    /// a lower one.
    Distribution(Vec<(Quantity, u64)>),
}
