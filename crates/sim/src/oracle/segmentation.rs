//! Labels and scores.

use fenqun_model::definition::{Bound, GridDimension, Resolved, ScoreBy};
use fenqun_model::expr::Expr;
use fenqun_model::{Decimal, Value};

use super::fit::Fit;
use super::{Thing, View};

/// A criterion of a scorecard: name, weight, rules with their points.
type Criterion = (String, u32, Vec<(Expr, i64)>);

impl View<'_, '_> {
    /// The label of the customer in a segmentation.
    pub(super) fn label(self, name: &str) -> String {
        match &self.oracle.definitions.segmentations[name] {
            Resolved::FirstMatch { rules, otherwise } => {
                let first = rules.iter().find(|(_, _, rule)| self.holds(rule));
                first.map_or(&otherwise.label, |(label, ..)| label).clone()
            }
            Resolved::Points {
                criteria,
                cuts,
                labels,
            } => {
                let total = self.total(criteria);
                let reached = |cut: &&Bound| match cut {
                    Bound::Number(cut) => {
                        Decimal::saturating_from_raw(i128::from(total) * 10_000) >= *cut
                    }
                    Bound::Period(_) => panic!("points are numbers"),
                };
                labels[cuts.iter().filter(reached).count()].label.clone()
            }
            Resolved::Abc { value, outside, .. } => self.class(name, value, &outside.label),
            Resolved::Grid {
                dimensions,
                population,
                table,
                outside,
            } => {
                if !self.is_scored(dimensions, population.as_ref()) {
                    return outside.label.clone();
                }
                let mut cell = 0;
                for (dimension, size) in dimensions.iter().zip(&table.sizes) {
                    cell = cell * size + self.dimension_score(name, dimension) - 1;
                }
                table.labels[table.cells[cell as usize] as usize].clone()
            }
        }
    }

    /// A score by name, or the weighted total `score`.
    pub(super) fn score(self, name: &str, score: &str) -> Thing {
        let number = match &self.oracle.definitions.segmentations[name] {
            Resolved::Grid {
                dimensions,
                population,
                ..
            } => self
                .is_scored(dimensions, population.as_ref())
                .then(|| self.grid_score(name, dimensions, score)),
            Resolved::Points { criteria, .. } if score == "score" => Some(self.total(criteria)),
            Resolved::Points { criteria, .. } => {
                let wanted = criteria.iter().find(|(name, ..)| name == score);
                wanted.map(|criterion| self.points(criterion))
            }
            Resolved::Abc { .. } | Resolved::FirstMatch { .. } => None,
        };
        number.map(Value::Integer).into()
    }

    fn grid_score(self, name: &str, dimensions: &[GridDimension], score: &str) -> i64 {
        let of = |one: &GridDimension| i64::from(self.dimension_score(name, one));
        match dimensions.iter().find(|one| one.name == score) {
            Some(one) => of(one),
            None => dimensions
                .iter()
                .map(|one| of(one) * i64::from(one.weight))
                .sum(),
        }
    }

    fn dimension_score(self, name: &str, dimension: &GridDimension) -> u32 {
        if dimension.by == ScoreBy::Threshold {
            return self.score_among(dimension, &self.given_cuts(dimension));
        }
        match self.oracle.fit(name).as_ref() {
            Fit::Grid(cuts) => self.score_among(dimension, &cuts[&dimension.name]),
            Fit::Abc(..) => panic!("{name} is a grid"),
        }
    }

    fn class(self, name: &str, value: &Expr, outside: &str) -> String {
        let value = self.measure(&self.value(value));
        match (value, self.oracle.fit(name).as_ref()) {
            (Some(value), Fit::Abc(a, _)) if value > 0 && value >= *a => "A".into(),
            (Some(value), Fit::Abc(_, b)) if value > 0 && value >= *b => "B".into(),
            (Some(value), _) if value > 0 => "C".into(),
            _ => outside.to_owned(),
        }
    }

    fn total(self, criteria: &[Criterion]) -> i64 {
        criteria
            .iter()
            .map(|criterion| self.points(criterion))
            .sum()
    }

    fn points(self, (_, weight, rules): &Criterion) -> i64 {
        let first = rules.iter().find(|(rule, _)| self.holds(rule));
        first.map_or(0, |(_, points)| points * i64::from(*weight))
    }
}
