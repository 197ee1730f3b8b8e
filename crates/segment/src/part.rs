//! Some questions of a plan with only what they read: made once, bound at instant after instant, for
//! few customers at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use fenqun_model::columns::{Needs, StreamNeed};

use crate::plan::{ColumnId, Domain, Node, NodeId, Plan, StreamId, reachable};
use crate::program::{Again, Program};

/// Some questions of a plan, ready to be bound.
#[derive(Clone, Debug)]
pub struct Part {
    /// In the order of the answers.
    pub(crate) questions: Vec<usize>,
    pub(crate) program: Program,
    pub(crate) places: Places,
    needs: Needs,
    again: OnceLock<Vec<Again>>,
}

/// Where streams and columns of the plan are in a chunk.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// By stream; only of those that are read.
    streams: Vec<usize>,
    /// By stream and column, `None` where all columns are there as the plan has them.
    columns: Option<Vec<Vec<usize>>>,
}

/// The place of what is not read.
const NOWHERE: usize = usize::MAX;

impl Plan {
    /// Some of the questions by index, in this order.
    ///
    /// # Panics
    /// An index that is none of a question.
    pub fn part(&self, questions: &[usize]) -> Part {
        let roots = questions.iter().map(|index| self.questions[*index].node);
        let program = Program::of(self, roots);
        let mut read: BTreeMap<usize, StreamId> = BTreeMap::new();
        let mut columns: Vec<Vec<usize>> = vec![vec![]; self.streams.len()];
        let mut kept: Vec<BTreeSet<ColumnId>> = vec![BTreeSet::new(); self.streams.len()];
        for (stream, column) in self.reads(&program.nodes) {
            read.insert(self.positions[stream], stream);
            kept[stream].extend(column);
        }
        let mut streams = vec![NOWHERE; self.streams.len()];
        let mut needs = Needs::default();
        for (place, stream) in read.into_values().enumerate() {
            streams[stream] = place;
            let all = &self.streams[stream];
            columns[stream] = vec![NOWHERE; all.columns.len()];
            for (place, column) in kept[stream].iter().enumerate() {
                columns[stream][*column] = place;
            }
            let kept = kept[stream].iter().map(|id| all.columns[*id].clone());
            needs.streams.push(StreamNeed {
                key: all.key.clone(),
                columns: kept.collect(),
            });
        }
        Part {
            questions: questions.to_vec(),
            program,
            places: Places {
                streams,
                columns: Some(columns),
            },
            needs,
            again: OnceLock::new(),
        }
    }

    /// All questions, over chunks as [`Plan::needs`] asks for them.
    pub(crate) fn whole(&self) -> Part {
        let roots = self.questions.iter().map(|root| root.node);
        let questions = (0..self.questions.len()).collect();
        self.of_program(questions, Program::of(self, roots))
    }

    /// A program over chunks as [`Plan::needs`] asks for them.
    pub(crate) fn of_program(&self, questions: Vec<usize>, program: Program) -> Part {
        Part {
            questions,
            program,
            places: Places::whole(self),
            needs: self.needs().clone(),
            again: OnceLock::new(),
        }
    }

    /// The streams on which the answer to a question depends, as indexes into [`Plan::needs`]. The
    /// answer also depends on the customer's name and, by fits and ranks, on parameters.
    pub fn streams_of(&self, question: usize) -> BTreeSet<usize> {
        let nodes = reachable(&self.nodes, [self.questions[question].node]);
        let reads = self.reads(&nodes).into_iter();
        reads.map(|(stream, _)| self.positions[stream]).collect()
    }

    /// Which fits and rank leaves the answer to a question depends on: names of segmentations, keys
    /// of [`crate::Parameters::ranks`].
    pub fn parameters_of(&self, question: usize) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let mut fits = BTreeSet::new();
        let mut ranks = BTreeSet::new();
        for node in reachable(&self.nodes, [self.questions[question].node]) {
            match &self.nodes[node] {
                Node::Score { scheme, .. } | Node::AbcLabel { scheme, .. } => {
                    let scheme = &self.schemes[*scheme];
                    fits.extend(scheme.is_fitted().then_some(scheme.name.as_str()));
                }
                Node::InTop(rank, _) | Node::Percentile(rank, _) => {
                    ranks.insert(self.ranks[*rank].key.as_str());
                }
                _ => {}
            }
        }
        (fits, ranks)
    }

    /// Streams and columns that nodes read.
    fn reads(&self, nodes: &[NodeId]) -> BTreeSet<(StreamId, Option<ColumnId>)> {
        let mut reads = BTreeSet::new();
        for node in nodes {
            match self.domains[*node] {
                Domain::Customers => {}
                Domain::Rows(stream) => drop(reads.insert((stream, None))),
                Domain::Items(stream, column) => drop(reads.insert((stream, Some(column)))),
            }
            reads.extend(match &self.nodes[*node] {
                Node::Column(stream, column) => Some((*stream, Some(*column))),
                Node::Spread { stream, items, .. }
                | Node::AnyItem { stream, items, .. }
                | Node::ItemSpan { stream, items, .. } => Some((*stream, Some(*items))),
                Node::Attribute(stream) => Some((*stream, Some(0))),
                Node::HasBeen { stream, .. } | Node::Span(stream, _) => Some((*stream, None)),
                _ => None,
            });
        }
        reads
    }
}

impl Part {
    /// Streams and columns that are read.
    pub fn needs(&self) -> &Needs {
        &self.needs
    }

    /// The questions by index, in the order of the answers.
    pub fn questions(&self) -> &[usize] {
        &self.questions
    }

    /// Of each question, what is computed again to know its answer at another instant.
    pub(crate) fn again(&self, plan: &Plan) -> &[Again] {
        self.again.get_or_init(|| {
            let roots = self.questions.iter();
            let roots = roots.map(|question| plan.questions[*question].node);
            roots.map(|root| Again::new(plan, root)).collect()
        })
    }
}

impl Places {
    fn whole(plan: &Plan) -> Self {
        Self {
            streams: plan.positions.clone(),
            columns: None,
        }
    }

    #[inline]
    pub(crate) fn stream(&self, stream: StreamId) -> usize {
        self.streams[stream]
    }

    #[inline]
    pub(crate) fn column(&self, stream: StreamId, column: ColumnId) -> usize {
        match &self.columns {
            None => column,
            Some(columns) => columns[stream][column],
        }
    }
}
