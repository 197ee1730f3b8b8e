//! How the value is shared out: the customers who bring most first, added up.

use std::sync::{Mutex, PoisonError};

use fenqun_model::decimal::written;
use fenqun_model::definition::{Checked, Kind, Resolved};
use fenqun_model::{Instant, Message};
use fenqun_segment::Question;
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::scaled;
use crate::breakdown::{Measure, measure_of, share};
use crate::course::label_of;
use crate::failure::Outcome;
use crate::run::{Run, held};
use crate::workspace::Workspace;

/// Points besides the ends and the cuts.
const STEPS: usize = 190;

/// The cumulative share of the value by the share of customers, those who bring most first.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValueCurve {
    /// The segmentation.
    pub segmentation: String,
    /// Its version.
    pub version: u64,
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    pub as_of: String,
    /// What is added up.
    pub value: Measure,
    /// All customers.
    pub customers: u64,
    /// Customers with a value above 0, of whom the curve is.
    pub valued: u64,
    /// From nobody to everybody, at most about 200, those at the cuts among them.
    pub points: Vec<CurvePoint>,
    /// Where classes end, of an ABC segmentation; else empty.
    pub cuts: Vec<CurveCut>,
}

/// A point of a curve.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CurvePoint {
    /// The so many customers who bring most.
    pub customers: u64,
    /// What they bring together; a decimal as text.
    #[schema(example = "1234.5")]
    pub value: String,
    /// The customers as a share of those with a value, 0 to 1.
    pub customer_share: f64,
    /// The value as a share of the whole, 0 to 1.
    pub value_share: f64,
}

/// The end of a class.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CurveCut {
    /// The class that ends there.
    pub label: String,
    /// Where.
    #[serde(flatten)]
    pub point: CurvePoint,
}

/// Values while the customers go by.
#[derive(Default)]
struct Seen {
    customers: u64,
    /// Ten-thousandths above 0.
    values: Vec<i64>,
    labels: Vec<u64>,
}

impl Workspace {
    /// How the value of a segmentation is shared out at an instant.
    ///
    /// # Errors
    /// Unknown or broken segmentation, a malformed instant, data without any value.
    pub fn value_curve(&self, name: &str, as_of: Option<&str>) -> Outcome<ValueCurve> {
        let as_of = self.instant(as_of)?;
        let (usable, key) = self.segmentation(name)?;
        let (mut measure, expr) = measure_of(self, &usable.checked, &key.1)?
            .ok_or_else(|| Message::new("value-none").with("name", name))?;
        let questions = vec![
            Question::Saved(Kind::Segmentation, key.1.clone()),
            Question::Value(expr),
        ];
        let run = self.compile(&usable.checked, questions)?;
        let labels = run.plan.labels(0).to_vec();
        let seen = self.values_seen(&usable.checked, &run, as_of)?;
        let classes = match usable.checked.segmentations.get(&key.1) {
            Some(Resolved::Abc { .. }) => &labels[..2],
            _ => &[],
        };
        let ends: Vec<u64> = classes
            .iter()
            .scan(0, |sum, label| {
                let label = labels.iter().position(|known| known == label)?;
                *sum += seen.labels[label];
                Some(*sum)
            })
            .collect();
        let (points, cuts) = cumulated(&seen.values, &ends, STEPS);
        let valued = seen.values.len() as u64;
        let total = points.last().map_or(0, |(_, sum)| *sum);
        let point = |(customers, value): &(u64, i128)| CurvePoint {
            customers: *customers,
            value: written(*value),
            customer_share: share((*customers).into(), valued.into()),
            value_share: share(*value, total),
        };
        measure.total = written(total);
        Ok(ValueCurve {
            version: self.saved.version(Kind::Segmentation, &key.1),
            segmentation: key.1,
            as_of: as_of.to_string(),
            value: measure,
            customers: seen.customers,
            valued,
            cuts: classes
                .iter()
                .zip(&cuts)
                .map(|(label, cut)| CurveCut {
                    label: label.clone(),
                    point: point(cut),
                })
                .collect(),
            points: points.iter().map(point).collect(),
        })
    }

    /// The values above zero, falling, and how many of them each label has.
    fn values_seen(&self, checked: &Checked, run: &Run, as_of: Instant) -> Outcome<Seen> {
        let parameters = self.parameters(checked, run, as_of)?;
        let seen = Mutex::new(Seen {
            labels: vec![0; run.plan.labels(0).len()],
            ..Seen::default()
        });
        self.evaluate(run, as_of, &parameters, false, &|_, answers| {
            let [label, value] = [&answers.answers[0].data, &answers.answers[1].data];
            let fresh: Vec<(usize, i64)> = (0..answers.customers.len())
                .filter_map(|index| {
                    let value = scaled(value, index).filter(|value| *value > 0)?;
                    let value = i64::try_from(value).unwrap_or(i64::MAX);
                    Some((label_of(label, index), value))
                })
                .collect();
            let mut seen = held(&seen);
            seen.customers += answers.customers.len() as u64;
            for (label, value) in fresh {
                seen.labels[label] += 1;
                seen.values.push(value);
            }
        })?;
        let mut seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        seen.values.sort_unstable_by(|a, b| b.cmp(a));
        Ok(seen)
    }
}

/// How many of the best customers, and their sum.
type Reached = (u64, i128);

/// Cumulates values that fall, at even steps and at cuts: customers and their sum at each point
/// from none to all, and at each cut.
pub(crate) fn cumulated(
    falling: &[i64],
    cuts: &[u64],
    steps: usize,
) -> (Vec<Reached>, Vec<Reached>) {
    let last = falling.len();
    let step = last.div_ceil(steps).max(1);
    let cut = |cut: &u64| usize::try_from(*cut).unwrap_or(last).min(last);
    let cuts: Vec<usize> = cuts.iter().map(cut).collect();
    let mut points = vec![(0, 0)];
    let mut sum = 0i128;
    for (index, value) in falling.iter().enumerate() {
        let count = index + 1;
        sum += i128::from(*value);
        if count % step == 0 || count == last || cuts.contains(&count) {
            points.push((count as u64, sum));
        }
    }
    let at = |cut: usize| points.iter().find(|(count, _)| *count == cut as u64);
    let cuts = cuts.into_iter().filter_map(at).copied().collect();
    (points, cuts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_cumulates_and_knows_where_the_classes_end() {
        let (points, cuts) = cumulated(&[50, 25, 15, 6, 4], &[3, 4], STEPS);
        assert_eq!(
            points,
            [(0, 0), (1, 50), (2, 75), (3, 90), (4, 96), (5, 100)]
        );
        assert_eq!(cuts, [(3, 90), (4, 96)]);
    }

    #[test]
    fn a_long_curve_has_few_points_and_keeps_its_end_and_cuts() {
        let values = vec![1; 100_003];
        let (points, cuts) = cumulated(&values, &[7, 100_001], STEPS);
        assert!(points.len() < STEPS + 5);
        assert_eq!(points.last(), Some(&(100_003, 100_003)));
        assert_eq!(cuts, [(7, 7), (100_001, 100_001)]);
    }
}
