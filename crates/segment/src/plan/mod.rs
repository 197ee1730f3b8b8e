//! Compiled plans: every definition and question as nodes of one graph.

mod builder;
mod conditions;
mod definitions;
mod events;
mod names;
mod node;
mod rounds;
mod scheme;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use fenqun_model::columns::{ColumnKey, Needs, StreamNeed};
use fenqun_model::definition::{Checked, Kind};
use fenqun_model::expr::{Expr, TextTest};
use fenqun_model::{Message, Zone};

pub(crate) use builder::{PinnedList, RankLeaf};
pub(crate) use node::{Aggregated, ColumnId, Domain, Node, NodeId, Selection, StreamId, Test};
pub(crate) use rounds::{Target, reachable};
pub(crate) use scheme::{Dimension, Scheme, Shape};

use crate::answer::AnswerKind;
use crate::days::DayTable;
use crate::operators::Matcher;
use builder::{Builder, Scope, Sources, Written};

/// One compiled plan for many definitions; equal leaves are computed once.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) nodes: Vec<Node>,
    pub(crate) domains: Vec<Domain>,
    /// Whether the passing of time alone can change the node other than through its rows.
    pub(crate) timed: Vec<bool>,
    pub(crate) questions: Vec<Root>,
    /// Where each stream is in [`Needs::streams`].
    pub(crate) positions: Vec<usize>,
    /// The streams in the order of their ids.
    pub(crate) streams: Vec<StreamNeed>,
    needs: Needs,
    pub(crate) lists: Vec<Pins>,
    pub(crate) ranks: Vec<RankLeaf>,
    pub(crate) schemes: Vec<Scheme>,
    /// The workspace's zone first.
    pub(crate) zones: Vec<Zone>,
    pub(crate) sources: Sources,
    pub(crate) written: Written,
    pub(crate) saved_scores: BTreeMap<(String, String), NodeId>,
    saved: BTreeMap<(Kind, String), NodeId>,
    days: OnceLock<DayTable>,
    /// Per node, its test of text ready to be run.
    matchers: Vec<OnceLock<Matcher>>,
}

/// The node that answers a question.
#[derive(Clone, Debug)]
pub(crate) struct Root {
    pub(crate) question: Question,
    pub(crate) node: NodeId,
    pub(crate) kind: AnswerKind,
    /// The segmentation that it is about.
    pub(crate) scheme: Option<usize>,
}

/// Pins of a static list by customer name: always in, or never.
#[derive(Clone, Debug)]
pub(crate) struct Pins {
    written: PinnedList,
    pub(crate) by_name: HashMap<String, bool>,
}

/// What is asked of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// A saved metric, segment, static list or segmentation, by kind and name.
    Saved(Kind, String),
    /// An unsaved condition.
    Condition(Expr),
    /// An unsaved value.
    Value(Expr),
    /// The score of one dimension, or the total, of a segmentation: `rfm.r`, `rfm.score`.
    Score(String, String),
}

/// Compiles what is asked, and everything that it refers to.
///
/// # Errors
/// A question about a definition that does not exist, or a wrong type that only the whole shows.
pub fn compile(definitions: &Checked, questions: &[Question]) -> Result<Plan, Vec<Message>> {
    compiled(definitions, questions, false)
}

/// Like [`compile`], and asks for the ids of events, so that [`crate::Evaluation::explain`] can
/// name the deciding ones.
///
/// # Errors
/// As [`compile`].
pub fn compile_for_explanation(
    definitions: &Checked,
    questions: &[Question],
) -> Result<Plan, Vec<Message>> {
    compiled(definitions, questions, true)
}

fn compiled(
    definitions: &Checked,
    questions: &[Question],
    event_ids: bool,
) -> Result<Plan, Vec<Message>> {
    let mut builder = Builder::new(definitions);
    let mut roots = Vec::new();
    let mut errors = Vec::new();
    for question in questions {
        match root(&mut builder, question) {
            Ok(root) => roots.push(root),
            Err(error) => errors.push(error),
        }
    }
    if event_ids {
        for stream in &mut builder.streams {
            if matches!(stream.key, fenqun_model::columns::StreamKey::Events(_)) {
                stream.columns.push(ColumnKey::EventId);
            }
        }
    }
    if errors.is_empty() {
        Ok(Plan::new(builder, roots))
    } else {
        Err(errors)
    }
}

fn root(builder: &mut Builder<'_>, question: &Question) -> Result<Root, Message> {
    let (node, kind) = match question {
        Question::Saved(kind, name) => {
            let answer = match kind {
                Kind::Segment | Kind::StaticList => AnswerKind::Members,
                Kind::Segmentation => AnswerKind::Labels,
                _ => AnswerKind::Value,
            };
            (builder.saved(*kind, name)?, answer)
        }
        Question::Condition(expr) => (
            builder.condition(expr, &Scope::Customer)?,
            AnswerKind::Members,
        ),
        Question::Value(expr) => (builder.value(expr, &Scope::Customer)?, AnswerKind::Value),
        Question::Score(segmentation, score) => {
            (builder.score(segmentation, score)?, AnswerKind::Value)
        }
    };
    let scheme = match question {
        Question::Saved(Kind::Segmentation, name) => builder
            .schemes
            .iter()
            .position(|scheme| &scheme.name == name),
        _ => None,
    };
    Ok(Root {
        question: question.clone(),
        node,
        kind,
        scheme,
    })
}

impl Plan {
    fn new(builder: Builder<'_>, questions: Vec<Root>) -> Self {
        let mut order: Vec<usize> = (0..builder.streams.len()).collect();
        order.sort_by(|a, b| builder.streams[*a].key.cmp(&builder.streams[*b].key));
        let mut positions = vec![0; order.len()];
        for (position, stream) in order.iter().enumerate() {
            positions[*stream] = position;
        }
        let streams = order
            .iter()
            .map(|id| builder.streams[*id].clone())
            .collect();
        let timed = timed(&builder.nodes);
        Self {
            matchers: vec![OnceLock::new(); builder.nodes.len()],
            timed,
            nodes: builder.nodes,
            domains: builder.domains,
            questions,
            positions,
            streams: builder.streams,
            needs: Needs { streams },
            lists: builder.lists.into_iter().map(Pins::new).collect(),
            ranks: builder.ranks,
            schemes: builder.schemes,
            zones: builder.zones,
            sources: builder.sources,
            written: builder.written,
            saved_scores: builder.scores,
            saved: builder.saved,
            days: OnceLock::new(),
        }
    }

    /// Streams and columns that evaluation reads.
    pub fn needs(&self) -> &Needs {
        &self.needs
    }

    /// The questions, in the order asked.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().map(|root| &root.question)
    }

    /// Different labels of a question about a segmentation, in the order of its definition and the
    /// label of those outside last; the codes in [`crate::AnswerData::Labels`] index it. Empty for
    /// other questions.
    pub fn labels(&self, question: usize) -> &[String] {
        match self.questions[question].scheme {
            Some(scheme) => &self.schemes[scheme].labels,
            None => &[],
        }
    }

    /// Replaces the identifiers written as pins of static lists by the names of the customers whose
    /// they are. Until this is called, pins are taken for customer names. An identifier for which
    /// `resolve` has no answer pins nobody.
    pub fn resolve_pins(&mut self, mut resolve: impl FnMut(&str) -> Option<String>) {
        for list in &mut self.lists {
            list.resolve(&mut resolve);
        }
    }

    /// Whom the pins of a static list mean: names of customers, and whether they are in.
    pub fn pins(&self, list: &str) -> Vec<(String, bool)> {
        let pins = self.pins_of(list).into_iter();
        let pins = pins.flat_map(|pins| &pins.by_name);
        pins.map(|(name, is_in)| (name.clone(), *is_in)).collect()
    }

    /// The identifiers written as pins of static lists.
    pub fn pinned_identifiers(&self) -> impl Iterator<Item = &str> {
        let written = self.lists.iter().map(|pins| &pins.written);
        let pins = written.flat_map(|list| list.add.iter().chain(&list.remove));
        pins.map(String::as_str)
    }

    /// The pins of a static list.
    pub(crate) fn pins_of(&self, list: &str) -> Option<&Pins> {
        self.lists.iter().find(|pins| pins.written.name == list)
    }

    /// The node of a segmentation's label.
    pub(crate) fn label_of(&self, segmentation: &str) -> NodeId {
        self.saved[&(Kind::Segmentation, segmentation.to_owned())]
    }

    /// The number of a segmentation that the plan holds.
    pub(crate) fn scheme_of(&self, segmentation: &str) -> usize {
        let of_name = |scheme: &Scheme| scheme.name == segmentation;
        let found = self.schemes.iter().position(of_name);
        found.expect("the segmentation was compiled")
    }

    pub(crate) fn zone(&self) -> &Zone {
        &self.zones[0]
    }

    /// The test of text of a node, ready to be run.
    pub(crate) fn matcher(&self, node: NodeId, test: &TextTest) -> &Matcher {
        self.matchers[node].get_or_init(|| Matcher::new(test))
    }

    /// Local days of the workspace's zone.
    pub(crate) fn days(&self) -> &DayTable {
        self.days.get_or_init(|| DayTable::new(self.zone()))
    }
}

impl Pins {
    fn new(written: PinnedList) -> Self {
        let mut pins = Self {
            written,
            by_name: HashMap::new(),
        };
        pins.resolve(&mut |name| Some(name.to_owned()));
        pins
    }

    /// Removal wins over addition.
    fn resolve(&mut self, resolve: &mut impl FnMut(&str) -> Option<String>) {
        self.by_name.clear();
        for (pins, is_in) in [(&self.written.add, true), (&self.written.remove, false)] {
            for pin in pins {
                if let Some(name) = resolve(pin) {
                    self.by_name.insert(name, is_in);
                }
            }
        }
    }
}

/// Which nodes change by the passing of time other than through rows.
fn timed(nodes: &[Node]) -> Vec<bool> {
    let mut timed = Vec::with_capacity(nodes.len());
    for node in nodes {
        let own = matches!(
            node,
            Node::Since(_)
                | Node::DaysSince(_)
                | Node::Test(_, Test::InWindow(_) | Test::Anniversary(_))
        );
        timed.push(own || node.children().iter().any(|child| timed[*child]));
    }
    timed
}

/// An expression as rule text: the key under which rank thresholds are kept.
pub(crate) fn printed(expr: &Expr) -> String {
    fenqun_model::language::print(expr)
}
