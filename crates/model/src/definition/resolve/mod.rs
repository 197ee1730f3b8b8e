//! Lays segmentations out for evaluation: presets filled in, label tables drawn up and found total
//! and disjoint, settings that contradict each other refused.

mod cuts;
mod lifecycle;
mod methods;
mod preset;
mod table;

use std::collections::BTreeMap;

use super::check::place::Place;
use super::{Definition, DefinitionSet, Kind, Labels, Resolved, Segmentation, Spec};
use crate::Message;
pub use table::{CellCover, LabelCover};
use table::{Grid, cover};

/// From this many labels on, people lose sight of what to do with each.
const MANY_LABELS: usize = 6;

/// One segmentation under layout.
struct Layout<'d> {
    definition: &'d Definition,
    errors: Vec<Message>,
}

impl Layout<'_> {
    fn refuse(&mut self, path: &str, message: impl FnOnce(Message) -> Message, id: &'static str) {
        let place = Place::field(self.definition, path).message(id);
        self.errors.push(message(place));
    }

    /// Refuses with a message that needs no more than its place.
    fn refuse_plain(&mut self, path: &str, id: &'static str) {
        self.refuse(path, |message| message, id);
    }
}

/// All segmentations of a set by name, then what is wrong, then warnings. Those with errors are
/// left out of the first.
pub(super) fn all(set: &DefinitionSet) -> (BTreeMap<String, Resolved>, Vec<Message>, Vec<Message>) {
    let mut laid_out = BTreeMap::new();
    let mut errors = Vec::new();
    let mut warnings = Vec::new();
    for definition in set.of(Kind::Segmentation) {
        let Spec::Segmentation(spec) = &definition.spec else {
            continue;
        };
        match one(definition, spec) {
            Ok(resolved) => {
                warnings.extend(many_labels(definition, &resolved));
                laid_out.insert(definition.metadata.name.clone(), resolved);
            }
            Err(refused) => errors.extend(refused),
        }
    }
    (laid_out, errors, warnings)
}

fn one(definition: &Definition, spec: &Segmentation) -> Result<Resolved, Vec<Message>> {
    let mut layout = Layout {
        definition,
        errors: Vec::new(),
    };
    let resolved = match spec {
        Segmentation::Rfm(spec) => layout.rfm(spec),
        Segmentation::Abc(spec) => layout.abc(spec),
        Segmentation::Matrix(spec) => layout.matrix(spec),
        Segmentation::Lifecycle(spec) => layout.lifecycle(spec),
        Segmentation::Bands(spec) => layout.bands(spec),
        Segmentation::Scorecard(spec) => layout.scorecard(spec),
        Segmentation::Rules(spec) => layout.rules(spec),
    };
    let whole = resolved.filter(|_| layout.errors.is_empty());
    whole.ok_or(layout.errors)
}

/// How the label table of a segmentation covers its grid of scores, also when it is wrong; `None`
/// for methods without a table, presets that do not fit, and grids of more than `most` cells.
pub fn label_cover(definition: &Definition, most: usize) -> Option<LabelCover> {
    let Spec::Segmentation(spec) = &definition.spec else {
        return None;
    };
    let mut layout = Layout {
        definition,
        errors: Vec::new(),
    };
    match spec {
        Segmentation::Rfm(spec) => {
            let grid = Grid {
                names: &["r", "f", "m"],
                sizes: &[spec.scores.bins; 3],
            };
            cover(grid, layout.rows(&spec.labels, grid)?, most)
        }
        Segmentation::Matrix(spec) => {
            let grid = Grid {
                names: &["value", "potential"],
                sizes: &[spec.levels; 2],
            };
            let preset = Labels::Preset(format!("preset/matrix-{}", spec.levels));
            let labels = spec.labels.as_ref().unwrap_or(&preset);
            cover(grid, layout.rows(labels, grid)?, most)
        }
        _ => None,
    }
}

fn many_labels(definition: &Definition, resolved: &Resolved) -> Option<Message> {
    let labels = match resolved {
        Resolved::Grid { table, .. } => table.labels.len(),
        _ => resolved.labels().len(),
    };
    (labels > MANY_LABELS && !matches!(resolved, Resolved::FirstMatch { .. })).then(|| {
        let message = Place::field(definition, "spec.labels").message("many-labels");
        message.with("count", labels)
    })
}
