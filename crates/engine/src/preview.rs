//! An unsaved rule, counted exactly: how many it catches, what each of its conditions catches by
//! itself, who comes and goes compared with a saved segment.

use std::sync::{Mutex, PoisonError};

use fenqun_model::definition::{
    Definition, DefinitionSet, Kind, Metadata, Rule, SegmentSpec, Spec,
};
use fenqun_model::expr::Expr;
use fenqun_model::language::{parse, point_at, print};
use fenqun_model::{Argument, Language, Message};
use fenqun_segment::{Answers, Question};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{count_members, count_only, is_member};
use crate::failure::{Failure, Outcome};
use crate::few::Few;
use crate::plain::{Words, conditions};
use crate::references::Key;
use crate::run::held;
use crate::saved::Usable;
use crate::workspace::Workspace;

/// What is to be previewed.
#[derive(Clone, Debug, Default)]
pub struct PreviewRequest {
    /// The rule.
    pub rule: String,
    /// A saved segment or list to compare with.
    pub against: Option<String>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Language of the words.
    pub language: Language,
}

/// What a rule catches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preview {
    /// The instant, RFC 3339.
    pub as_of: String,
    /// The rule as it was understood.
    pub rule: String,
    /// The same in plain words.
    #[schema(example = "at least 3 orders in the last 90 days")]
    pub plain: String,
    /// Customers it catches.
    pub count: u64,
    /// All customers.
    pub customers: u64,
    /// Compared with a saved segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Comparison>,
    /// Each condition of the rule by itself.
    pub conditions: Vec<ConditionCount>,
    /// Some customers it catches, chosen by a stable hash of their names.
    pub sample: Vec<String>,
}

/// The rule compared with a saved segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Comparison {
    /// The segment.
    pub segment: String,
    /// Its version.
    pub version: u64,
    /// Its customers.
    pub count: u64,
    /// Customers whom only the rule catches.
    pub joins: u64,
    /// Customers whom only the segment catches.
    pub leaves: u64,
    /// Some customers whom only the rule catches, chosen like the sample.
    pub joining: Vec<String>,
    /// Some customers whom only the segment catches.
    pub leaving: Vec<String>,
}

/// A condition by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ConditionCount {
    /// The condition.
    pub condition: String,
    /// The same in plain words.
    #[schema(example = "at least 3 orders in the last 90 days")]
    pub plain: String,
    /// How deep it stands in the rule; 1 at the top.
    pub depth: usize,
    /// Customers who fulfil it.
    pub count: u64,
}

/// Counts while the customers go by.
#[derive(Default)]
struct Tally {
    customers: u64,
    counts: Vec<u64>,
    joins: u64,
    leaves: u64,
    sample: Few<()>,
    joining: Few<()>,
    leaving: Few<()>,
}

impl Workspace {
    /// Counts what a rule catches.
    ///
    /// # Errors
    /// The rule is malformed or of the wrong type, with the place; unknown segment or instant.
    pub fn preview(&self, request: &PreviewRequest) -> Outcome<Preview> {
        let expr = parse(&request.rule).map_err(|problem| pointed(&request.rule, problem))?;
        let (usable, key) = self.with_rule(&request.rule, &expr)?;
        let against = request.against.as_deref();
        let against = against.map(|name| self.compared_with(name)).transpose()?;
        let as_of = self.instant(request.as_of.as_deref())?;
        let conditions = conditions(&expr);
        let questions = questions(&key, against.as_ref(), &conditions);
        let run = self.compile(&usable.checked, questions)?;
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let tally = Mutex::new(Tally {
            counts: vec![0; run.questions.len()],
            ..Tally::default()
        });
        self.evaluate(&run, as_of, &parameters, false, &|chunk, answers| {
            let fresh = Tally::of(chunk.customers, answers, against.is_some());
            held(&tally).add(fresh);
        })?;
        let words = self.words(request.language)?;
        let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Preview {
            as_of: as_of.to_string(),
            rule: print(&expr),
            plain: words.condition(&expr),
            count: tally.counts[0],
            customers: tally.customers,
            conditions: tally.conditions(conditions, against.is_some(), &words),
            against: against.map(|key| tally.comparison(&key, self)),
            sample: tally.sample.names(),
        })
    }

    /// What is wrong with a rule that can be read: unknown names, types that do not go together.
    ///
    /// # Errors
    /// It cannot be read; the other definitions cannot be checked at all.
    pub fn check_rule(&self, rule: &str) -> Outcome<Vec<Message>> {
        let expr = parse(rule)?;
        match self.with_rule(rule, &expr) {
            Ok((usable, key)) => {
                let asked = vec![Question::Saved(key.0, key.1)];
                let compiled = self.compile(&usable.checked, asked);
                Ok(compiled
                    .err()
                    .map(|failure| failure.messages)
                    .unwrap_or_default())
            }
            Err(failure) => Ok(failure.messages),
        }
    }

    /// The definitions with the rule among them, as a segment under a name that nobody uses.
    fn with_rule(&self, text: &str, expr: &Expr) -> Outcome<(Usable, Key)> {
        let (usable, mut keys) = self.with_rules(&[(text.to_owned(), expr.clone())])?;
        Ok((usable, keys.remove(0)))
    }

    /// The definitions with some rules among them, as segments under names that nobody uses.
    ///
    /// # Errors
    /// What is wrong with the first rule that cannot be used.
    pub(crate) fn with_rules(&self, rules: &[(String, Expr)]) -> Outcome<(Usable, Vec<Key>)> {
        let mut set = self.saved.set.clone();
        let mut keys = Vec::with_capacity(rules.len());
        for (text, expr) in rules {
            let name = unused(&set, Kind::Segment);
            keys.push((Kind::Segment, name.clone()));
            set.insert(Definition {
                metadata: Metadata {
                    name,
                    ..Metadata::default()
                },
                spec: Spec::Segment(SegmentSpec {
                    rule: Rule {
                        text: text.clone(),
                        expr: expr.clone(),
                    },
                }),
            });
        }
        let usable = self.usable_of(&set)?;
        let is_rule = |broken: &&crate::Broken| keys.contains(&(broken.kind, broken.name.clone()));
        match usable.broken.iter().find(is_rule) {
            Some(broken) => Err(Failure::from(unplaced(&broken.reasons))),
            None => Ok((usable, keys)),
        }
    }

    /// A saved segment or list.
    pub(crate) fn compared_with(&self, name: &str) -> Outcome<Key> {
        let key = self.dividing(name)?;
        match key.0 {
            Kind::Segmentation => Err(Message::new("preview-against-labels")
                .with("name", name)
                .into()),
            _ => Ok(key),
        }
    }
}

/// Errors without the definition that they are in, as nobody gave it a name: only where in the rule.
fn unplaced(reasons: &[Message]) -> Vec<Message> {
    let rest = |reason: &Message| {
        let place = match column_of(reason) {
            Some(column) => Message::new("place-in-unsaved").with("column", column),
            None => Message::new("place-unsaved"),
        };
        let args = reason.args().iter().filter(|(name, _)| *name != "place");
        args.cloned().fold(
            Message::new(reason.id()).with("place", place),
            |message, (name, value)| message.with(name, value),
        )
    };
    reasons.iter().map(rest).collect()
}

fn column_of(message: &Message) -> Option<i64> {
    let mut args = message.args().iter();
    match args.find(|(name, _)| *name == "column")?.1 {
        Argument::Number(column) => Some(column),
        _ => None,
    }
}

/// A name for what is not saved, which nothing of the kind has.
pub(crate) fn unused(set: &DefinitionSet, kind: Kind) -> String {
    let mut name = "preview".to_owned();
    while set.get(kind, &name).is_some() {
        name.push('_');
    }
    name
}

/// The error with the place in the rule shown below it.
pub(crate) fn pointed(rule: &str, problem: Message) -> Failure {
    match point_at(rule, &problem) {
        Some(place) => Message::new("rule-wrong")
            .with("problem", problem)
            .with("place", place)
            .into(),
        None => problem.into(),
    }
}

/// The rule first, the saved segment second, then the conditions.
fn questions(key: &Key, against: Option<&Key>, conditions: &[(usize, Expr)]) -> Vec<Question> {
    let saved = |key: &Key| Question::Saved(key.0, key.1.clone());
    let conditions = conditions
        .iter()
        .map(|(_, condition)| Question::Condition(condition.clone()));
    [saved(key)]
        .into_iter()
        .chain(against.map(saved))
        .chain(conditions)
        .collect()
}

impl Tally {
    /// What a range of customers adds.
    fn of(names: &[String], answers: &Answers, against: bool) -> Self {
        let len = answers.customers.len();
        let is_in = |question: usize, index| is_member(&answers.answers[question].data, index);
        let counts = answers.answers.iter();
        let mut tally = Self {
            customers: len as u64,
            counts: counts
                .map(|answer| count_members(&answer.data, len))
                .collect(),
            sample: Few::of(names, answers, |index| is_in(0, index).then_some(())),
            ..Self::default()
        };
        if against {
            let joins = |index: usize| is_in(0, index) && !is_in(1, index);
            let leaves = |index: usize| !is_in(0, index) && is_in(1, index);
            let [rule, saved] = [0, 1].map(|question| &answers.answers[question].data);
            tally.joins = count_only(rule, saved, len);
            tally.leaves = count_only(saved, rule, len);
            tally.joining = Few::of(names, answers, |index| joins(index).then_some(()));
            tally.leaving = Few::of(names, answers, |index| leaves(index).then_some(()));
        }
        tally
    }

    fn add(&mut self, more: Self) {
        self.customers += more.customers;
        for (count, more) in self.counts.iter_mut().zip(more.counts) {
            *count += more;
        }
        self.joins += more.joins;
        self.leaves += more.leaves;
        self.sample.add(more.sample);
        self.joining.add(more.joining);
        self.leaving.add(more.leaving);
    }

    fn conditions(
        &self,
        conditions: Vec<(usize, Expr)>,
        against: bool,
        words: &Words<'_>,
    ) -> Vec<ConditionCount> {
        let counts = self.counts.iter().skip(1 + usize::from(against));
        let counted = conditions.into_iter().zip(counts);
        counted
            .map(|((depth, condition), count)| ConditionCount {
                condition: print(&condition),
                plain: words.condition(&condition),
                depth,
                count: *count,
            })
            .collect()
    }

    fn comparison(&self, key: &Key, workspace: &Workspace) -> Comparison {
        Comparison {
            segment: key.1.clone(),
            version: workspace.saved.version(key.0, &key.1),
            count: self.counts[1],
            joins: self.joins,
            leaves: self.leaves,
            joining: self.joining.names(),
            leaving: self.leaving.names(),
        }
    }
}
