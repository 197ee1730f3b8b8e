//! Why an answer is what it is, for one customer: the written conditions as a tree, each with its
//! value, the event that decides it, when it changes by itself and what would turn it round.
//! Structured; whoever shows it puts it into words.

mod deciding;
mod needed;
mod tree;

use fenqun_model::columns::{Chunk, StreamKey};
use fenqun_model::definition::{Kind, Resolved};
use fenqun_model::expr::{Expr, Literal};
use fenqun_model::{Instant, Value};

use crate::changes::NextChanges;
use crate::evaluation::Evaluation;
use crate::frame::Frame;
use crate::parameters::Cut;
use crate::plan::Question;
use crate::program::Program;
use crate::quantity::Quantity;

/// Why the answer to a question is what it is for one customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// What was asked.
    pub question: Question,
    /// As of when.
    pub as_of: Instant,
    /// The answer: a boolean for members, the label as text for segmentations, else the value (time
    /// passed in milliseconds).
    pub answer: Option<Value>,
    /// When the answer changes if nothing arrives; [`Instant::MAX`] for never.
    pub next_change: Instant,
    /// Why.
    pub reason: Reason,
}

/// What an answer rests on.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A rule or a value.
    Expression(Explained),
    /// A static list: its rule, and whether the customer is pinned in or out.
    List {
        /// Pinned in, pinned out, or not pinned.
        pinned: Option<bool>,
        /// The rule, when there is one.
        rule: Option<Explained>,
    },
    /// Scores over a grid. Scores are missing outside the population.
    Grid {
        /// Each dimension.
        scores: Vec<ExplainedScore>,
        /// The rule for who is scored at all.
        population: Option<Explained>,
    },
    /// A class by cumulative share: where B and where A begin.
    Abc {
        /// The value.
        value: Explained,
        /// Ascending.
        cuts: Vec<Cut>,
    },
    /// Points added up.
    Points {
        /// Each criterion: its name, its points with weight, and its rules in order.
        criteria: Vec<(String, i64, Vec<Explained>)>,
        /// All points together.
        total: i64,
    },
    /// Rules in order with their labels; the first that holds decides.
    FirstMatch(Vec<(String, Explained)>),
}

/// The score of one dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedScore {
    /// `r`, `f`, `m` and so on.
    pub name: String,
    /// The score, `None` outside the population.
    pub score: Option<i64>,
    /// Highest score that there is.
    pub bins: u32,
    /// Smaller values score higher.
    pub descending: bool,
    /// The value.
    pub value: Explained,
    /// Where one score ends and the next begins, in order of the score when it does not descend.
    pub cuts: Vec<Cut>,
}

/// A condition or value of the written rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What is written.
    pub expr: Expr,
    /// The same as rule text.
    pub text: String,
    /// For conditions, whether it holds.
    pub holds: Option<bool>,
    /// For values, the value; for a comparison, the value of its left side.
    pub value: Option<Shown>,
    /// The event or version on which it rests.
    pub deciding: Option<Deciding>,
    /// When it changes by itself if nothing arrives, growth of `since` aside; [`Instant::MAX`] for
    /// never.
    pub next_change: Instant,
    /// For conditions, what would turn it round; `None` when that cannot be put simply.
    pub needed: Option<Needed>,
    /// The parts that it is made of: of `and`, `or`, `not` the conditions, of a reference what it
    /// refers to, of a comparison its values where these have parts of their own.
    pub parts: Vec<Explained>,
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A value.
    Value(Value),
    /// Time passed, in milliseconds.
    Passed(i64),
}

/// The row on which a condition rests: the newest that it needs, the first or last picked, the
/// version of the attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct Deciding {
    /// The stream of the chunk.
    pub stream: StreamKey,
    /// The row in the stream.
    pub row: usize,
    /// When it happened; [`Instant::MIN`] for versions that hold as far back as we look.
    pub occurred_at: Instant,
    /// Its id, when the plan was compiled by [`crate::compile_for_explanation`].
    pub id: Option<String>,
    /// Whether it lies in the window; if not it is the last one before.
    pub inside: bool,
}

/// What would turn a condition round.
#[derive(Clone, Debug, PartialEq)]
pub enum Needed {
    /// So many more events, days or different values; fewer when negative.
    Count(i64),
    /// A value higher by so much; lower when negative.
    Amount(Quantity),
    /// One of these values.
    Become(Vec<Literal>),
    /// Any other value than these.
    Leave(Vec<Literal>),
    /// Nothing but time; at the latest [`Explained::next_change`] as things stand.
    Wait(Instant),
    /// A new event of this name.
    Event(String),
}

impl Evaluation<'_> {
    /// Explains the answer to a question for one customer of a chunk.
    pub fn explain(&self, question: usize, chunk: &Chunk<'_>, customer: usize) -> Explanation {
        let root = &self.plan.questions[question];
        // A score is explained together with its segmentation.
        let label = match &root.question {
            Question::Score(name, _) => Some(self.plan.label_of(name)),
            _ => None,
        };
        let program = Program::of(self.plan, label.into_iter().chain([root.node]));
        let context = self.context(chunk, 1);
        let frame = Frame::new(&context, &program, self.as_of, customer..customer + 1);
        let mut explainer = Explainer {
            frame: &frame,
            next: NextChanges::new(&frame),
        };
        Explanation {
            question: root.question.clone(),
            as_of: self.as_of,
            answer: frame.vector(root.node).value(0),
            next_change: explainer.next_change(root.node),
            reason: explainer.reason(&root.question),
        }
    }
}

/// One explanation under way.
pub(crate) struct Explainer<'f, 'a> {
    pub(crate) frame: &'f Frame<'a>,
    pub(crate) next: NextChanges<'f, 'a>,
}

impl Explainer<'_, '_> {
    fn reason(&mut self, question: &Question) -> Reason {
        let saved = &self.frame.context.plan.written;
        match question {
            Question::Condition(expr) => Reason::Expression(self.condition(expr)),
            Question::Value(expr) => Reason::Expression(self.value(expr)),
            Question::Saved(Kind::StaticList, name) => self.list(name),
            Question::Saved(Kind::Segmentation, name) | Question::Score(name, _) => {
                self.segmentation(name)
            }
            Question::Saved(kind, name) => {
                let expr = &saved.rules[&(*kind, name.clone())];
                Reason::Expression(match kind {
                    Kind::Segment => self.condition(expr),
                    _ => self.value(expr),
                })
            }
        }
    }

    fn list(&mut self, name: &str) -> Reason {
        let plan = self.frame.context.plan;
        let customer = &self.frame.context.chunk.customers[self.frame.customers.start];
        let pins = plan.pins_of(name);
        let rule = plan.written.rules.get(&(Kind::StaticList, name.to_owned()));
        Reason::List {
            pinned: pins.and_then(|pins| pins.by_name.get(customer).copied()),
            rule: rule.map(|rule| self.condition(rule)),
        }
    }

    fn segmentation(&mut self, name: &str) -> Reason {
        let plan = self.frame.context.plan;
        match &plan.written.segmentations[name] {
            Resolved::Grid {
                dimensions,
                population,
                ..
            } => Reason::Grid {
                scores: dimensions
                    .iter()
                    .enumerate()
                    .map(|(index, dimension)| self.score(name, index, dimension))
                    .collect(),
                population: population.as_ref().map(|rule| self.condition(rule)),
            },
            Resolved::Abc { value, .. } => Reason::Abc {
                value: self.value(value),
                cuts: self.cuts_of_abc(name),
            },
            Resolved::Points { criteria, .. } => {
                let criteria: Vec<(String, i64, Vec<Explained>)> = criteria
                    .iter()
                    .map(|(name, weight, rules)| self.criterion(name, *weight, rules))
                    .collect();
                let total = criteria.iter().map(|(_, points, _)| points).sum();
                Reason::Points { criteria, total }
            }
            Resolved::FirstMatch { rules, .. } => Reason::FirstMatch(
                rules
                    .iter()
                    .map(|(label, _, rule)| (label.clone(), self.condition(rule)))
                    .collect(),
            ),
        }
    }

    fn criterion(
        &mut self,
        name: &str,
        weight: u32,
        rules: &[(Expr, i64)],
    ) -> (String, i64, Vec<Explained>) {
        let explained: Vec<Explained> =
            rules.iter().map(|(rule, _)| self.condition(rule)).collect();
        let holds = explained
            .iter()
            .zip(rules)
            .find(|(one, _)| one.holds == Some(true));
        let points = holds.map_or(0, |(_, (_, points))| points * i64::from(weight));
        (name.to_owned(), points, explained)
    }
}
