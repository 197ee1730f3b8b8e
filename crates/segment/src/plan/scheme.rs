//! Segmentations as the evaluator sees them: tables of labels and how values become scores.

use fenqun_model::definition::{Bound, GridDimension, LabelTable, Resolved, ScoreBy};

use super::node::NodeId;

/// A compiled segmentation.
#[derive(Clone, Debug)]
pub(crate) struct Scheme {
    pub(crate) name: String,
    /// All labels that it can give.
    pub(crate) labels: Vec<String>,
    pub(crate) shape: Shape,
}

#[derive(Clone, Debug)]
pub(crate) enum Shape {
    Grid {
        dimensions: Vec<Dimension>,
        table: LabelTable,
        outside: u32,
    },
    /// Labels A, B, C, outside.
    Abc {
        a: u32,
        b: u32,
        outside: u32,
        /// The value and who is fitted on.
        value: NodeId,
        inside: NodeId,
    },
    Points {
        cuts: Vec<Bound>,
        /// Code of the label of each band, lowest first.
        bands: Vec<u32>,
    },
    FirstMatch,
}

/// One dimension of a grid.
#[derive(Clone, Debug)]
pub(crate) struct Dimension {
    pub(crate) name: String,
    pub(crate) by: ScoreBy,
    pub(crate) bins: u32,
    pub(crate) descending: bool,
    pub(crate) cuts: Vec<Bound>,
    pub(crate) cut_belongs_above: bool,
    pub(crate) value: NodeId,
    pub(crate) inside: NodeId,
}

impl Dimension {
    pub(crate) fn new(from: &GridDimension, value: NodeId, inside: NodeId) -> Self {
        Self {
            name: from.name.clone(),
            by: from.by,
            bins: from.bins,
            descending: from.descending,
            cuts: from.cuts.clone(),
            cut_belongs_above: from.cut_belongs_above,
            value,
            inside,
        }
    }
}

impl Scheme {
    /// The segmentation's labels, and nothing else yet.
    pub(crate) fn labels_of(resolved: &Resolved) -> Vec<String> {
        let mut labels = Vec::new();
        let mut add = |label: &String| {
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        };
        match resolved {
            Resolved::Grid { table, outside, .. } => {
                table.labels.iter().for_each(&mut add);
                add(&outside.label);
            }
            Resolved::Abc { outside, .. } => {
                ["A", "B", "C"].map(str::to_owned).iter().for_each(&mut add);
                add(&outside.label);
            }
            Resolved::Points { labels, .. } => {
                labels.iter().for_each(|band| add(&band.label));
            }
            Resolved::FirstMatch { rules, otherwise } => {
                rules.iter().for_each(|(label, ..)| add(label));
                add(&otherwise.label);
            }
        }
        labels
    }

    /// Code of a label.
    pub(crate) fn code(labels: &[String], label: &str) -> u32 {
        let at = labels.iter().position(|known| known == label);
        at.expect("labels_of lists every label of the segmentation") as u32
    }

    /// The dimensions whose cuts are to be fitted.
    pub(crate) fn fitted_dimensions(&self) -> impl Iterator<Item = &Dimension> {
        let dimensions = match &self.shape {
            Shape::Grid { dimensions, .. } => dimensions.as_slice(),
            _ => &[],
        };
        dimensions
            .iter()
            .filter(|dimension| dimension.by != ScoreBy::Threshold)
    }

    /// Whether it needs a fit.
    pub(crate) fn is_fitted(&self) -> bool {
        matches!(self.shape, Shape::Abc { .. }) || self.fitted_dimensions().next().is_some()
    }
}
