//! Each method of segmentation, laid out.

use std::collections::BTreeSet;

use super::Layout;
use super::table::Grid;
use crate::Message;
use crate::definition::{
    AbcSpec, BandsSpec, Bound, Criterion, Dimension, GridDimension, LabelTable, Labels, MatrixSpec,
    Resolved, RfmSpec, RulesSpec, ScoreBy, ScorecardSpec,
};

impl Layout<'_> {
    pub(super) fn rfm(&mut self, spec: &RfmSpec) -> Option<Resolved> {
        let scores = &spec.scores;
        let bins = scores.bins;
        if !self.bins("spec.scores.bins", bins) {
            return None;
        }
        let weights = scores.weights.unwrap_or([1; 3]);
        if weights.iter().all(|weight| *weight == 0) {
            self.refuse_plain("spec.scores.weights", "weights-zero");
        }
        let parts = [
            ("r", &spec.recency, &scores.r),
            ("f", &spec.frequency, &scores.f),
            ("m", &spec.monetary, &scores.m),
        ];
        let mut dimensions = Vec::new();
        for ((name, value, cuts), weight) in std::iter::zip(parts, weights) {
            self.cuts(&format!("spec.scores.{name}"), scores.by, bins, cuts);
            dimensions.push(GridDimension {
                name: name.to_owned(),
                value: value.expr.clone(),
                by: scores.by,
                bins,
                descending: name == "r",
                cuts: cuts.clone(),
                cut_belongs_above: false,
                weight,
            });
        }
        self.label("spec.outside", &spec.outside.label);
        let grid = Grid {
            names: &["r", "f", "m"],
            sizes: &[bins; 3],
        };
        let rows = self.rows(&spec.labels, grid)?;
        Some(Resolved::Grid {
            dimensions,
            population: spec.population.as_ref().map(|rule| rule.expr.clone()),
            table: self.table(grid, rows)?,
            outside: spec.outside.in_words(),
        })
    }

    pub(super) fn matrix(&mut self, spec: &MatrixSpec) -> Option<Resolved> {
        let levels = spec.levels;
        if !(2..=3).contains(&levels) {
            let named = |message: Message| message.with("levels", u64::from(levels));
            self.refuse("spec.levels", named, "levels-out-of-range");
            return None;
        }
        let dimensions = vec![
            self.level("value", &spec.value, levels),
            self.level("potential", &spec.potential, levels),
        ];
        self.label("spec.outside", &spec.outside.label);
        let grid = Grid {
            names: &["value", "potential"],
            sizes: &[levels; 2],
        };
        let preset = Labels::Preset(format!("preset/matrix-{levels}"));
        let labels = spec.labels.as_ref().unwrap_or(&preset);
        let rows = self.rows(labels, grid)?;
        Some(Resolved::Grid {
            dimensions,
            population: None,
            table: self.table(grid, rows)?,
            outside: spec.outside.in_words(),
        })
    }

    fn level(&mut self, name: &str, dimension: &Dimension, levels: u32) -> GridDimension {
        let path = format!("spec.{name}.cuts");
        self.cuts(&path, dimension.by, levels, &dimension.cuts);
        GridDimension {
            name: name.to_owned(),
            value: dimension.of.expr.clone(),
            by: dimension.by,
            bins: levels,
            descending: false,
            cuts: dimension.cuts.clone(),
            cut_belongs_above: true,
            weight: 1,
        }
    }

    pub(super) fn bands(&mut self, spec: &BandsSpec) -> Option<Resolved> {
        let bands = &spec.labels;
        let bins = u32::try_from(bands.len()).unwrap_or(u32::MAX);
        self.different("spec.labels", &spec.labels);
        self.label("spec.outside", &spec.outside.label);
        if spec.labels.len() < 2 || !self.bins("spec.labels", bins) {
            return None;
        }
        let given = match spec.cuts.as_slice() {
            [] => ScoreBy::Quantile,
            _ => ScoreBy::Threshold,
        };
        let by = spec.by.unwrap_or(given);
        self.cuts("spec.cuts", by, bins, &spec.cuts);
        let dimension = GridDimension {
            name: "band".to_owned(),
            value: spec.value.expr.clone(),
            by,
            bins,
            descending: false,
            cuts: spec.cuts.clone(),
            cut_belongs_above: true,
            weight: 1,
        };
        Some(Resolved::Grid {
            dimensions: vec![dimension],
            population: None,
            table: LabelTable {
                sizes: vec![bins],
                labels: bands.iter().map(|band| band.label.clone()).collect(),
                titles: bands.iter().map(|band| band.title.clone()).collect(),
                cells: (0..bins).collect(),
            },
            outside: spec.outside.in_words(),
        })
    }

    pub(super) fn abc(&mut self, spec: &AbcSpec) -> Option<Resolved> {
        let (a, b) = (spec.cuts.a, spec.cuts.b);
        if a == 0 || a >= b || b > 100 {
            let named = |message: Message| message.with("a", u64::from(a)).with("b", u64::from(b));
            self.refuse("spec.cuts", named, "abc-cuts");
        }
        self.label("spec.outside", &spec.outside.label);
        Some(Resolved::Abc {
            value: spec.value.expr.clone(),
            a,
            b,
            outside: spec.outside.in_words(),
        })
    }

    pub(super) fn scorecard(&mut self, spec: &ScorecardSpec) -> Option<Resolved> {
        if spec.criteria.is_empty() {
            self.refuse_plain("spec.criteria", "no-criteria");
        }
        let mut seen = BTreeSet::from(["score"]);
        for (at, criterion) in spec.criteria.iter().enumerate() {
            self.criterion(&format!("spec.criteria[{at}]"), criterion, &mut seen);
        }
        self.different("spec.labels", &spec.labels);
        let labels = u32::try_from(spec.labels.len().max(1)).unwrap_or(u32::MAX);
        self.cuts("spec.cuts", ScoreBy::Threshold, labels, &spec.cuts);
        if spec.cuts.iter().any(|cut| matches!(cut, Bound::Period(_))) {
            self.refuse_plain("spec.cuts", "cuts-of-points");
        }
        let criteria = spec.criteria.iter().map(|criterion| {
            let rows = criterion.points.iter();
            let rows = rows.map(|row| (row.when.expr.clone(), row.points));
            (criterion.name.clone(), criterion.weight, rows.collect())
        });
        Some(Resolved::Points {
            criteria: criteria.collect(),
            cuts: spec.cuts.clone(),
            labels: spec.labels.clone(),
        })
    }

    fn criterion<'s>(
        &mut self,
        path: &str,
        criterion: &'s Criterion,
        seen: &mut BTreeSet<&'s str>,
    ) {
        let name = criterion.name.as_str();
        if name.trim().is_empty() || !seen.insert(name) {
            let named = |message: Message| message.with("name", name);
            self.refuse(&format!("{path}.name"), named, "criterion-name");
        }
        if criterion.points.is_empty() {
            self.refuse_plain(&format!("{path}.points"), "no-points");
        }
    }

    pub(super) fn rules(&mut self, spec: &RulesSpec) -> Option<Resolved> {
        if spec.labels.is_empty() {
            self.refuse_plain("spec.labels", "no-rules");
        }
        for (at, row) in spec.labels.iter().enumerate() {
            self.label(&format!("spec.labels[{at}].label"), &row.label);
        }
        self.label("spec.otherwise", &spec.otherwise.label);
        let rules = spec.labels.iter();
        let rules = rules.map(|row| (row.label.clone(), row.title.clone(), row.when.expr.clone()));
        Some(Resolved::FirstMatch {
            rules: rules.collect(),
            otherwise: spec.otherwise.clone(),
        })
    }
}
