//! The tree of an explanation mirrors the tree of the rule.

use fenqun_model::definition::{GridDimension, Kind};
use fenqun_model::expr::{Expr, Path};
use fenqun_model::{Instant, Value};

use super::{Explained, ExplainedScore, Explainer, Shown};
use crate::operators::steps_of;
use crate::parameters::Cut;
use crate::plan::{Node, NodeId};
use crate::program::Again;
use crate::vector::Data;

impl Explainer<'_, '_> {
    /// A condition with everything below it.
    pub(crate) fn condition(&mut self, expr: &Expr) -> Explained {
        let plan = self.frame.context.plan;
        let node = plan.sources.conditions[expr];
        let parts = self.condition_parts(expr);
        let mut explained = self.plain(expr, node, parts);
        let holds = self.frame.bits(node).get(0);
        explained.holds = Some(holds);
        explained.value = self.tested_value(node);
        if explained.parts.is_empty() || matches!(expr, Expr::Compare(..)) {
            explained.deciding = self.deciding(node);
            explained.needed = self.needed(expr, node, holds, explained.next_change);
        }
        explained
    }

    /// A value with everything below it.
    pub(crate) fn value(&mut self, expr: &Expr) -> Explained {
        let plan = self.frame.context.plan;
        let Some(node) = plan.sources.values.get(expr).copied() else {
            return self.condition(expr);
        };
        let parts = self.value_parts(expr);
        let mut explained = self.plain(expr, node, parts);
        explained.value = self.shown(node);
        explained.deciding = self.deciding(node);
        explained
    }

    /// Whether the value is one that has parts worth showing.
    fn part(&mut self, expr: &Expr) -> Option<Explained> {
        let is_plain = match expr {
            Expr::Literal(_) => true,
            Expr::Name(path) => self.named(path).is_none(),
            _ => false,
        };
        (!is_plain).then(|| self.value(expr))
    }

    fn plain(&mut self, expr: &Expr, node: NodeId, parts: Vec<Explained>) -> Explained {
        Explained {
            expr: expr.clone(),
            text: crate::plan::printed(expr),
            holds: None,
            value: None,
            deciding: None,
            next_change: self.next_change(node),
            needed: None,
            parts,
        }
    }

    fn condition_parts(&mut self, expr: &Expr) -> Vec<Explained> {
        match expr {
            Expr::And(parts) | Expr::Or(parts) => {
                parts.iter().map(|part| self.condition(part)).collect()
            }
            Expr::Not(inner) => vec![self.condition(inner)],
            Expr::InSegment(name) => self.referred(Kind::Segment, name),
            Expr::InList(name) => self.referred(Kind::StaticList, name),
            Expr::Compare(left, _, right) => [left, right]
                .into_iter()
                .filter_map(|side| self.part(side))
                .collect(),
            Expr::Between(of, ..) | Expr::In(of, _) | Expr::Top { by: of, .. } => {
                self.part(of).into_iter().collect()
            }
            Expr::Name(path) => self.name_parts(path),
            _ => Vec::new(),
        }
    }

    fn value_parts(&mut self, expr: &Expr) -> Vec<Explained> {
        match expr {
            Expr::Name(path) => self.name_parts(path),
            Expr::Arithmetic(left, _, right) => [left, right]
                .into_iter()
                .filter_map(|side| self.part(side))
                .collect(),
            Expr::Percentile(of) => self.part(of).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn name_parts(&mut self, path: &Path) -> Vec<Explained> {
        match self.named(path) {
            Some(expr) => vec![self.value(&expr)],
            None => Vec::new(),
        }
    }

    /// The value of the metric of that name.
    fn named(&self, path: &Path) -> Option<Expr> {
        let [name] = path.0.as_slice() else {
            return None;
        };
        let rules = &self.frame.context.plan.written.rules;
        rules.get(&(Kind::Metric, name.clone())).cloned()
    }

    fn referred(&mut self, kind: Kind, name: &str) -> Vec<Explained> {
        let rules = &self.frame.context.plan.written.rules;
        let rule = rules.get(&(kind, name.to_owned()));
        rule.map(|rule| self.condition(rule)).into_iter().collect()
    }

    pub(crate) fn next_change(&mut self, node: NodeId) -> Instant {
        let again = Again::new(self.frame.context.plan, node);
        self.next.exact(node, &again)[0]
    }

    /// The value that a test looks at.
    fn tested_value(&self, node: NodeId) -> Option<Shown> {
        match &self.frame.context.plan.nodes[node] {
            Node::Test(of, _) | Node::Compare(of, ..) | Node::InTop(_, of) => self.shown(*of),
            Node::And(parts) => match &self.frame.context.plan.nodes[*parts.first()?] {
                Node::Test(of, _) => self.shown(*of),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn shown(&self, node: NodeId) -> Option<Shown> {
        let vector = self.frame.vector(node);
        Some(match vector.value(0)? {
            Value::Integer(passed) if vector.is_period() => Shown::Passed(passed),
            value => Shown::Value(value),
        })
    }

    pub(crate) fn score(
        &mut self,
        segmentation: &str,
        index: usize,
        dimension: &GridDimension,
    ) -> ExplainedScore {
        let plan = self.frame.context.plan;
        let scheme = plan.scheme_of(segmentation);
        let score = plan.saved_scores[&(segmentation.to_owned(), dimension.name.clone())];
        let vector = self.frame.slot_vector(score);
        let number = vector.and_then(|vector| match (&vector.data, vector.is_present(0)) {
            (Data::Numbers(scores, _), true) => Some(scores.get(0)),
            _ => None,
        });
        ExplainedScore {
            name: dimension.name.clone(),
            score: number,
            bins: dimension.bins,
            descending: dimension.descending,
            value: self.value(&dimension.value),
            cuts: steps_of(self.frame, scheme, index).cuts,
        }
    }

    pub(crate) fn cuts_of_abc(&self, segmentation: &str) -> Vec<Cut> {
        let context = self.frame.context;
        let scheme = context.plan.scheme_of(segmentation);
        context.prepared.cuts(scheme, "value").to_vec()
    }
}
