//! A segmentation at one instant: customers and value of each label and of each cell of its scores,
//! in one pass over the customers.

mod measure;
mod scores;
mod tally;

pub use measure::{Measure, MeasureOrigin};
pub use scores::{ScoreDimension, ScoreFilter, parse_scores};

pub(crate) use measure::{measure_of, share};

use std::sync::{Mutex, PoisonError};

use fenqun_model::decimal::{divide_rounded, written};
use fenqun_model::definition::{Checked, Kind, Resolved, Title};
use fenqun_model::{Instant, Message};
use fenqun_segment::{Answers, Parameters, Question};
use serde::Serialize;
use utoipa::ToSchema;

use crate::define::method;
use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::run::{Run, held};
use crate::saved::Usable;
use crate::titles::{label_title, reserved};
use crate::workspace::Workspace;
use scores::dimensions;
use tally::Part;
pub(crate) use tally::Tally;

/// Grids with more cells than this are not told cell by cell.
const MOST_CELLS: usize = 1_000;

/// A segmentation at one instant.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Breakdown {
    /// The segmentation.
    pub segmentation: String,
    /// Its version.
    pub version: u64,
    /// What people are shown instead of its name.
    pub title: Title,
    /// `rfm`, `abc`, `matrix`, `lifecycle`, `bands`, `scorecard` or `rules`.
    #[schema(example = "rfm")]
    pub method: &'static str,
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    pub as_of: String,
    /// All customers.
    pub customers: u64,
    /// What is added up as value; null when nothing in the data tells.
    #[schema(required = true)]
    pub value: Option<Measure>,
    /// The labels in the order of the definition.
    pub labels: Vec<LabelPart>,
    /// The scores, first one slowest in `cells`; empty for methods without.
    pub dimensions: Vec<ScoreDimension>,
    /// Every combination of scores, with nobody in it too; empty for methods without scores and for
    /// grids of more than 1000 cells.
    pub cells: Vec<CellPart>,
    /// The cuts in force; null for methods without cuts from the data.
    #[schema(required = true)]
    pub fit: Option<FitInForce>,
}

/// A label at one instant.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct LabelPart {
    /// The label.
    pub label: String,
    /// What people are shown instead.
    pub title: Title,
    /// It is the label of those who cannot be judged, or whom no rule catches.
    pub reserved: bool,
    /// Its customers and their value.
    #[serde(flatten)]
    #[schema(inline)]
    pub sums: PartSums,
}

/// A cell of the grid of scores at one instant.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CellPart {
    /// A score of each dimension, in their order.
    #[schema(example = json!([5, 4, 4]))]
    pub scores: Vec<u32>,
    /// The label that the cell earns.
    pub label: String,
    /// Its customers and their value.
    #[serde(flatten)]
    #[schema(inline)]
    pub sums: PartSums,
}

/// Sums over some customers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PartSums {
    /// How many.
    pub customers: u64,
    /// As a share of all customers, 0 to 1.
    pub share: f64,
    /// Their value together, a decimal as text; null when nothing tells.
    #[schema(required = true, example = "1234.5")]
    pub value: Option<String>,
    /// That as a share of the whole value, 0 to 1.
    #[schema(required = true)]
    pub value_share: Option<f64>,
    /// Value of one customer on average, a decimal as text; null where there are none.
    #[schema(required = true, example = "12.34")]
    pub average: Option<String>,
}

/// The cuts that scores come from.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FitInForce {
    /// As of when the customers were taken, RFC 3339.
    #[schema(format = DateTime)]
    pub as_of: String,
    /// Customers fitted on.
    pub population: u64,
}

impl Workspace {
    /// A segmentation at an instant: labels, scores, and the value of each.
    ///
    /// # Errors
    /// Unknown or broken segmentation, a malformed instant.
    pub fn breakdown(&self, name: &str, as_of: Option<&str>) -> Outcome<Breakdown> {
        let as_of = self.instant(as_of)?;
        let (usable, key) = self.segmentation(name)?;
        let asked = self.ask_parts(&usable.checked, key, &[])?;
        let parameters = self.parameters(&usable.checked, &asked.run, as_of)?;
        let tally = Mutex::new(asked.nothing());
        self.evaluate(&asked.run, as_of, &parameters, false, &|_, answers| {
            let fresh = asked.tally(answers);
            held(&tally).add(&fresh);
        })?;
        let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(asked.breakdown(self, &usable.checked, &parameters, as_of, &tally))
    }

    /// Compiles what a breakdown asks of a segmentation, and `more` behind it.
    pub(crate) fn ask_parts(
        &self,
        checked: &Checked,
        key: Key,
        more: &[Question],
    ) -> Outcome<AskedParts> {
        let resolved = checked.segmentations.get(&key.1);
        let sizes = resolved.map(grid_of).unwrap_or_default();
        let measure = measure_of(self, checked, &key.1)?;
        let score = |name: &str| Question::Score(key.1.clone(), name.to_owned());
        let mut questions = vec![Question::Saved(key.0, key.1.clone())];
        questions.extend(sizes.iter().map(|(dimension, _)| score(dimension)));
        questions.extend(
            measure
                .iter()
                .map(|(_, expr)| Question::Value(expr.clone())),
        );
        let behind = questions.len();
        questions.extend_from_slice(more);
        Ok(AskedParts {
            sizes: sizes.iter().map(|(_, size)| *size).collect(),
            measure: measure.map(|(measure, _)| measure),
            run: self.compile(checked, questions)?,
            behind,
            key,
        })
    }

    /// The saved segmentation of a name, with the definitions that can be evaluated.
    pub(crate) fn segmentation(&self, name: &str) -> Outcome<(Usable, Key)> {
        let key = self.dividing(name)?;
        if key.0 != Kind::Segmentation {
            let message = Message::new("not-a-segmentation").with("name", name);
            return Err(Failure::from(message));
        }
        let usable = self.usable()?;
        let is_key = |broken: &&crate::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
        match usable.broken.iter().find(is_key) {
            Some(broken) => Err(Failure::from(broken.message())),
            None => Ok((usable, key)),
        }
    }
}

/// Name and number of scores of each dimension; nothing when there are none or too many cells.
fn grid_of(resolved: &Resolved) -> Vec<(&str, usize)> {
    let Resolved::Grid { dimensions, .. } = resolved else {
        return vec![];
    };
    let sizes = dimensions.iter();
    let sizes: Vec<_> = sizes
        .map(|dimension| (dimension.name.as_str(), dimension.bins as usize))
        .collect();
    let cells = sizes
        .iter()
        .try_fold(1usize, |cells, (_, size)| cells.checked_mul(*size));
    match cells {
        Some(cells) if cells <= MOST_CELLS => sizes,
        _ => vec![],
    }
}

/// What was asked of a segmentation: the label, the scores, the value, and more behind.
pub(crate) struct AskedParts {
    pub(crate) run: Run,
    /// Index of the first question behind those of the breakdown.
    pub(crate) behind: usize,
    key: Key,
    sizes: Vec<usize>,
    measure: Option<Measure>,
}

impl AskedParts {
    /// The labels.
    pub(crate) fn labels(&self) -> &[String] {
        self.run.plan.labels(0)
    }

    /// Nothing added up yet.
    pub(crate) fn nothing(&self) -> Tally {
        Tally::new(self.labels().len(), &self.sizes)
    }

    /// Some customers added up.
    pub(crate) fn tally(&self, answers: &Answers) -> Tally {
        let labels = self.labels().len();
        Tally::of(answers, labels, &self.sizes, self.measure.is_some())
    }

    /// What was added up, with everything that is said about it.
    pub(crate) fn breakdown(
        &self,
        workspace: &Workspace,
        checked: &Checked,
        parameters: &Parameters,
        as_of: Instant,
        tally: &Tally,
    ) -> Breakdown {
        let name = &self.key.1;
        let whole = tally.whole();
        let value = self.measure.clone().map(|measure| Measure {
            total: written(whole.value),
            ..measure
        });
        let sums = |part: &Part| PartSums::of(part, &whole, value.is_some());
        let resolved = checked.segmentations.get(name);
        let label = |(label, part): (&String, &Part)| LabelPart {
            title: resolved
                .map(|resolved| label_title(resolved, label))
                .unwrap_or_default(),
            reserved: resolved.is_some_and(|resolved| reserved(resolved) == Some(label)),
            label: label.clone(),
            sums: sums(part),
        };
        let definition = checked.set.get(self.key.0, name);
        let fit = parameters.fits.get(name);
        Breakdown {
            segmentation: name.clone(),
            version: workspace.saved.version(self.key.0, name),
            title: definition
                .map(|definition| definition.metadata.title.clone())
                .unwrap_or_default(),
            method: definition
                .and_then(|definition| method(&definition.spec))
                .unwrap_or_default(),
            as_of: as_of.to_string(),
            customers: whole.customers,
            labels: self.labels().iter().zip(&tally.labels).map(label).collect(),
            dimensions: resolved
                .map(|resolved| dimensions(resolved, checked, fit))
                .unwrap_or_default(),
            cells: resolved
                .map(|resolved| cells(resolved, &tally.cells, sums))
                .unwrap_or_default(),
            fit: fit.map(|fit| FitInForce {
                as_of: fit.as_of.to_string(),
                population: fit.population,
            }),
            value,
        }
    }
}

fn cells(resolved: &Resolved, parts: &[Part], sums: impl Fn(&Part) -> PartSums) -> Vec<CellPart> {
    let Resolved::Grid { table, .. } = resolved else {
        return vec![];
    };
    let cells = parts.iter().zip(&table.cells).enumerate();
    cells
        .map(|(cell, (part, label))| CellPart {
            scores: scores_of(cell, &table.sizes),
            label: table.labels[*label as usize].clone(),
            sums: sums(part),
        })
        .collect()
}

/// The scores of a cell, counted from 1; the first dimension is the slowest.
fn scores_of(mut cell: usize, sizes: &[u32]) -> Vec<u32> {
    let mut scores = Vec::with_capacity(sizes.len());
    for size in sizes.iter().rev() {
        scores.push((cell % *size as usize) as u32 + 1);
        cell /= *size as usize;
    }
    scores.reverse();
    scores
}

impl PartSums {
    fn of(part: &Part, whole: &Part, has_value: bool) -> Self {
        let customers = i128::from(part.customers);
        let average = (customers > 0).then(|| divide_rounded(part.value, customers.max(1)));
        Self {
            customers: part.customers,
            share: share(customers, whole.customers.into()),
            value: has_value.then(|| written(part.value)),
            value_share: has_value.then(|| share(part.value, whole.value)),
            average: average.filter(|_| has_value).map(written),
        }
    }
}
