//! The scores of a segmentation: what they are made of, and customers chosen by them.

use fenqun_model::Message;
use fenqun_model::definition::{Bound, Checked, Resolved, ScoreBy, Title};
use fenqun_model::language::print;
use fenqun_model::{Decimal, Value};
use fenqun_segment::Fit;
use serde::Serialize;
use utoipa::ToSchema;

use super::measure::title_of;
use crate::answers::Reading;
use crate::failure::{Failure, Outcome};
use crate::refit::quantity;

/// A value and how it becomes a score.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScoreDimension {
    /// Its name: `r`, `f`, `m`, `value`, `potential`, `band`.
    #[schema(example = "r")]
    pub name: String,
    /// What people are shown instead of the value; empty when nobody named it.
    pub title: Title,
    /// The value, as rules write it.
    #[schema(example = "since(last(order))")]
    pub expression: String,
    /// How it is cut: `quantile`, `threshold`, `width`, `linear`, `ntile` or `r-rfm`.
    #[schema(value_type = String, example = "quantile")]
    pub by: ScoreBy,
    /// Number of scores, from 1.
    pub bins: u32,
    /// Smaller values have higher scores.
    pub descending: bool,
    /// Ascending cuts in force, one fewer than scores; fewer when nobody was there to be fitted on.
    #[schema(value_type = Vec<Value>)]
    pub cuts: Vec<Reading>,
}

/// Customers with a score of some dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreFilter {
    /// The dimension, or the criterion of a scorecard, or `score` for the whole.
    pub name: String,
    /// First score inside.
    pub from: i64,
    /// Last score inside.
    pub to: i64,
}

/// Reads `r:5,f:4..5`: scores by dimension, from one to another, both included.
///
/// # Errors
/// It is written otherwise; no range or one that goes backwards.
pub fn parse_scores(text: &str) -> Outcome<Vec<ScoreFilter>> {
    let malformed = || Failure::wrong_use(Message::new("scores-malformed").with("text", text));
    let one = |part: &str| {
        let (name, range) = part.rsplit_once(':')?;
        let (from, to) = range.split_once("..").unwrap_or((range, range));
        let filter = ScoreFilter {
            name: name.trim().to_owned(),
            from: from.trim().parse().ok()?,
            to: to.trim().parse().ok()?,
        };
        (!filter.name.is_empty() && filter.from <= filter.to).then_some(filter)
    };
    let filters = text.split(',').map(one).collect::<Option<Vec<_>>>();
    filters.ok_or_else(malformed)
}

/// The dimensions of a grid, with the cuts in force.
pub(super) fn dimensions(
    resolved: &Resolved,
    checked: &Checked,
    fit: Option<&Fit>,
) -> Vec<ScoreDimension> {
    let Resolved::Grid { dimensions, .. } = resolved else {
        return vec![];
    };
    let dimensions = dimensions.iter().map(|dimension| {
        let fitted = fit.and_then(|fit| fit.cuts.get(&dimension.name));
        let cuts = match dimension.by {
            ScoreBy::Threshold => dimension.cuts.iter().map(bound).collect(),
            _ => fitted.map_or_else(Vec::new, |cuts| {
                cuts.iter().map(|cut| quantity(cut.value)).collect()
            }),
        };
        ScoreDimension {
            name: dimension.name.clone(),
            title: title_of(&dimension.value, checked),
            expression: print(&dimension.value),
            by: dimension.by,
            bins: dimension.bins,
            descending: dimension.descending,
            cuts,
        }
    });
    dimensions.collect()
}

/// A cut of a definition. Months have no length of their own and stay as written.
fn bound(bound: &Bound) -> Reading {
    match bound {
        Bound::Number(number) if number.raw() % Decimal::SCALE == 0 => {
            Reading::Plain(Value::Integer(number.raw() / Decimal::SCALE))
        }
        Bound::Number(number) => Reading::Plain(Value::Decimal(*number)),
        Bound::Period(period) => match period.millis() {
            Some(millis) => Reading::Millis(millis),
            None => Reading::Plain(Value::Text(period.to_string())),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_chosen_by_dimension() {
        let filters = parse_scores("r:5,f:4..5, 忠诚:-2..1").unwrap();
        let read: Vec<(&str, i64, i64)> = filters
            .iter()
            .map(|filter| (filter.name.as_str(), filter.from, filter.to))
            .collect();
        assert_eq!(read, [("r", 5, 5), ("f", 4, 5), ("忠诚", -2, 1)]);
        for text in ["", "r", "r:", "r:5..", "r:5..4", ":5", "r=5"] {
            let refused = parse_scores(text).unwrap_err();
            assert_eq!(refused.messages[0].id(), "scores-malformed", "{text}");
        }
    }
}
