//! Fitting: the only step that looks across customers. A round takes in every chunk, in any order
//! and any division, and gives the same fit: values are sorted before anything is computed.

mod abc;
mod cuts;
mod population;
mod ranks;

use std::borrow::Cow;
use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_model::columns::Chunk;
use fenqun_model::definition::ScoreBy;

use crate::evaluation::Evaluation;
use crate::frame::Frame;
use crate::parameters::{Fit, Parameters};
use crate::plan::{NodeId, Plan, Shape, Target};
use crate::prepared::Prepared;
use crate::program::Program;
use population::Population;

/// A round of fitting under way. Chunks may come in any order and any division.
#[derive(Debug)]
pub struct Fitting<'p> {
    evaluation: Evaluation<'p>,
    targets: Vec<Collecting>,
}

/// A target and the values seen so far.
#[derive(Debug)]
struct Collecting {
    target: Target,
    inputs: Vec<Input>,
}

/// One value of those inside a population.
#[derive(Debug)]
struct Input {
    /// Of a dimension of a grid.
    dimension: Option<usize>,
    value: NodeId,
    inside: Option<NodeId>,
    /// Customers' names are kept too.
    named: bool,
    whole_days: bool,
    population: Population,
}

impl Plan {
    /// Number of rounds of fitting that the plan needs: rank leaves and segmentations without a fit
    /// in `Parameters`, a round after those that it depends on. 0 when nothing is to be fitted.
    pub fn fit_rounds(&self, given: &Parameters) -> usize {
        self.rounds(given).len()
    }

    /// Starts a round of fitting, the first being 0: feed it every chunk, then [`Fitting::finish`]
    /// adds the fits to the parameters. `given` holds what was given when the rounds were counted
    /// and the fits of the rounds before.
    pub fn fitting(&self, round: usize, as_of: Instant, given: &Parameters) -> Fitting<'_> {
        // What the rounds before have added is given by now: this round comes first.
        let _ = round;
        let targets = self.rounds(given).into_iter().next().unwrap_or_default();
        let targets: Vec<Collecting> = targets
            .into_iter()
            .map(|target| Collecting {
                target,
                inputs: self.fit_inputs(target),
            })
            .collect();
        let roots = targets.iter().flat_map(|target| self.inputs(target.target));
        let program = Program::of(self, roots);
        Fitting {
            evaluation: Evaluation {
                plan: self,
                part: Cow::Owned(self.of_program(vec![], program)),
                prepared: Cow::Owned(Prepared::new(self, given)),
                as_of,
            },
            targets,
        }
    }

    fn fit_inputs(&self, target: Target) -> Vec<Input> {
        let input = |dimension, value, inside, named, whole_days| Input {
            dimension,
            value,
            inside,
            named,
            whole_days,
            population: Population::default(),
        };
        match target {
            Target::Rank(rank) => vec![input(None, self.ranks[rank].by, None, false, false)],
            Target::Scheme(scheme) => match &self.schemes[scheme].shape {
                Shape::Abc { value, inside, .. } => {
                    vec![input(None, *value, Some(*inside), false, false)]
                }
                Shape::Grid { dimensions, .. } => dimensions
                    .iter()
                    .enumerate()
                    .filter(|(_, dimension)| dimension.by != ScoreBy::Threshold)
                    .map(|(index, dimension)| {
                        let named = dimension.by == ScoreBy::Ntile;
                        let whole_days = dimension.by == ScoreBy::RRfm;
                        let (value, inside) = (dimension.value, Some(dimension.inside));
                        input(Some(index), value, inside, named, whole_days)
                    })
                    .collect(),
                _ => Vec::new(),
            },
        }
    }
}

impl Fitting<'_> {
    /// Takes in the customers of a chunk.
    pub fn add(&mut self, chunk: &Chunk<'_>) {
        let targets = &mut self.targets;
        let customers = 0..chunk.customers.len();
        self.evaluation.for_each_batch(chunk, customers, |frame| {
            let inputs = targets.iter_mut().flat_map(|target| &mut target.inputs);
            inputs.for_each(|input| input.add(frame));
        });
    }

    /// Takes in what another fitting of the same round has seen, so that chunks can be shared
    /// between threads.
    pub fn merge(&mut self, other: Fitting<'_>) {
        for (mine, theirs) in self.targets.iter_mut().zip(other.targets) {
            for (mine, theirs) in mine.inputs.iter_mut().zip(theirs.inputs) {
                mine.population.merge(theirs.population);
            }
        }
    }

    /// Computes the fits and adds them.
    pub fn finish(self, parameters: &mut Parameters) {
        let plan = self.evaluation.plan;
        for collecting in self.targets {
            match collecting.target {
                Target::Rank(rank) => {
                    let leaf = &plan.ranks[rank];
                    let input = collecting.inputs.into_iter().next();
                    let values = input.map(|input| input.population.sorted());
                    let rank = ranks::fitted(leaf.top, &values.unwrap_or_default());
                    parameters.ranks.insert(leaf.key.clone(), rank);
                }
                Target::Scheme(scheme) => {
                    let fit = fit(plan, scheme, self.evaluation.as_of, collecting.inputs);
                    parameters
                        .fits
                        .insert(plan.schemes[scheme].name.clone(), fit);
                }
            }
        }
    }
}

impl Input {
    fn add(&mut self, frame: &Frame<'_>) {
        let vector = frame.vector(self.value);
        let inside = frame.filter(self.inside);
        let names = &frame.context.chunk.customers[frame.customers.clone()];
        let names = self.named.then_some(names);
        self.population.add(vector, inside, names, self.whole_days);
    }
}

fn fit(plan: &Plan, scheme: usize, as_of: Instant, inputs: Vec<Input>) -> Fit {
    let mut cuts = BTreeMap::new();
    let mut population = 0;
    for input in inputs {
        population = input.population.len() as u64;
        match (&plan.schemes[scheme].shape, input.dimension) {
            (Shape::Grid { dimensions, .. }, Some(index)) => {
                let dimension = &dimensions[index];
                let fitted = cuts::fitted(dimension, input.population);
                cuts.insert(dimension.name.clone(), fitted);
            }
            (Shape::Abc { a, b, .. }, _) => {
                let fitted = abc::fitted(&input.population.sorted(), *a, *b);
                cuts.insert("value".to_owned(), fitted);
            }
            _ => {}
        }
    }
    Fit {
        as_of,
        population,
        cuts,
    }
}
