//! From saved definitions to nodes: metrics, segments, static lists and segmentations, each once.

use fenqun_model::Message;
use fenqun_model::definition::{Bound, GridDimension, Kind, LabelTable, Resolved, Spec, Title};
use fenqun_model::expr::{CompareOp, Expr};

use super::builder::{Builder, Scope};
use super::conditions::against_zero;
use super::node::{Node, NodeId, Test};
use super::scheme::{Dimension, Scheme, Shape};

type Compiled = Result<NodeId, Message>;
/// Name, weight, rules with their points.
type Criterion = (String, u32, Vec<(Expr, i64)>);

impl Builder<'_> {
    /// The node that answers a saved definition.
    pub(crate) fn saved(&mut self, kind: Kind, name: &str) -> Compiled {
        let key = (kind, name.to_owned());
        if let Some(id) = self.saved.get(&key) {
            return Ok(*id);
        }
        if self.under_way.contains(&key) {
            return Err(Message::new("evaluation-cycle").with("name", name));
        }
        self.under_way.push(key.clone());
        let compiled = self.definition(kind, name);
        self.under_way.pop();
        let id = compiled?;
        self.saved.insert(key, id);
        Ok(id)
    }

    /// The score of a dimension, or the total, of a segmentation.
    pub(crate) fn score(&mut self, segmentation: &str, score: &str) -> Compiled {
        self.saved(Kind::Segmentation, segmentation)?;
        let key = (segmentation.to_owned(), score.to_owned());
        self.scores.get(&key).copied().ok_or_else(|| {
            Message::new("unknown-name")
                .with("kind", "score")
                .with("name", format!("{segmentation}.{score}"))
        })
    }

    fn definition(&mut self, kind: Kind, name: &str) -> Compiled {
        let definitions = self.definitions;
        let unknown = || {
            Message::new("unknown-name")
                .with("kind", format!("{kind:?}"))
                .with("name", name)
        };
        let definition = definitions.set.get(kind, name).ok_or_else(unknown)?;
        let written = match &definition.spec {
            Spec::Metric(metric) => Some(&metric.value.expr),
            Spec::Segment(segment) => Some(&segment.rule.expr),
            Spec::StaticList(list) => list.rule.as_ref().map(|rule| &rule.expr),
            _ => None,
        };
        if let Some(expr) = written {
            let key = (kind, name.to_owned());
            self.written.rules.insert(key, expr.clone());
        }
        match &definition.spec {
            Spec::Metric(metric) => self.value(&metric.value.expr, &Scope::Customer),
            Spec::Segment(segment) => self.condition(&segment.rule.expr, &Scope::Customer),
            Spec::StaticList(list) => self.static_list(name, list),
            Spec::Segmentation(_) => {
                let resolved = definitions.segmentations.get(name).ok_or_else(unknown)?;
                let segmentations = &mut self.written.segmentations;
                segmentations.insert(name.to_owned(), resolved.clone());
                self.segmentation(name, resolved)
            }
            _ => Err(unknown()),
        }
    }

    fn segmentation(&mut self, name: &str, resolved: &Resolved) -> Compiled {
        let labels = Scheme::labels_of(resolved);
        match resolved {
            Resolved::Grid {
                dimensions,
                population,
                table,
                outside,
            } => {
                let inside = self.inside(dimensions, population.as_ref())?;
                let outside = Scheme::code(&labels, &outside.label);
                self.grid((name, labels), dimensions, inside, (table, outside))
            }
            Resolved::Abc {
                value,
                a,
                b,
                outside,
            } => {
                let value = self.value(value, &Scope::Customer)?;
                let inside = self.node(Node::Test(value, against_zero(CompareOp::Gt)));
                let (a, b, outside) = (*a, *b, Scheme::code(&labels, &outside.label));
                let shape = Shape::Abc {
                    a,
                    b,
                    outside,
                    value,
                    inside,
                };
                let scheme = self.scheme(name, labels, shape);
                Ok(self.node(Node::AbcLabel { scheme, value }))
            }
            Resolved::Points {
                criteria,
                cuts,
                labels: bands,
            } => {
                let total = self.points(name, criteria)?;
                let cuts: Vec<Bound> = cuts.clone();
                let bands = bands.iter().map(|band| Scheme::code(&labels, &band.label));
                let bands = bands.collect();
                let scheme = self.scheme(name, labels, Shape::Points { cuts, bands });
                Ok(self.node(Node::BandLabel { scheme, total }))
            }
            Resolved::FirstMatch { rules, otherwise } => {
                let rules = self.first_match(rules, &labels)?;
                let otherwise = Scheme::code(&labels, &otherwise.label);
                let scheme = self.scheme(name, labels, Shape::FirstMatch);
                Ok(self.node(Node::FirstMatch {
                    scheme,
                    rules,
                    otherwise,
                }))
            }
        }
    }

    fn scheme(&mut self, name: &str, labels: Vec<String>, shape: Shape) -> usize {
        self.schemes.push(Scheme {
            name: name.to_owned(),
            labels,
            shape,
        });
        self.schemes.len() - 1
    }

    /// Who is scored: all values are there, and the population's rule holds.
    fn inside(&mut self, dimensions: &[GridDimension], population: Option<&Expr>) -> Compiled {
        let mut parts = Vec::new();
        for dimension in dimensions {
            let value = self.value(&dimension.value, &Scope::Customer)?;
            parts.push(self.node(Node::Test(value, Test::Exists)));
        }
        if let Some(population) = population {
            parts.push(self.condition(population, &Scope::Customer)?);
        }
        parts.dedup();
        Ok(self.node(Node::And(parts)))
    }

    fn grid(
        &mut self,
        (name, labels): (&str, Vec<String>),
        dimensions: &[GridDimension],
        inside: NodeId,
        (table, outside): (&LabelTable, u32),
    ) -> Compiled {
        let scheme = self.schemes.len();
        let mut compiled = Vec::new();
        for dimension in dimensions {
            let value = self.value(&dimension.value, &Scope::Customer)?;
            compiled.push(Dimension::new(dimension, value, inside));
        }
        let values: Vec<NodeId> = compiled.iter().map(|dimension| dimension.value).collect();
        let shape = Shape::Grid {
            dimensions: compiled,
            table: table.clone(),
            outside,
        };
        let made = self.scheme(name, labels, shape);
        debug_assert_eq!(made, scheme, "values of dimensions make no scheme here");
        let scores: Vec<NodeId> = values
            .iter()
            .enumerate()
            .map(|(dimension, value)| {
                self.node(Node::Score {
                    scheme: made,
                    dimension,
                    value: *value,
                    inside,
                })
            })
            .collect();
        self.name_scores(name, dimensions, &scores);
        Ok(self.node(Node::GridLabel {
            scheme: made,
            scores,
        }))
    }

    fn name_scores(&mut self, name: &str, dimensions: &[GridDimension], scores: &[NodeId]) {
        let mut parts = Vec::new();
        for (dimension, score) in dimensions.iter().zip(scores) {
            let key = (name.to_owned(), dimension.name.clone());
            self.scores.insert(key, *score);
            parts.push((*score, dimension.weight));
        }
        let total = self.node(Node::Weighted(parts));
        self.scores.insert((name.to_owned(), "score".into()), total);
    }

    fn points(&mut self, name: &str, criteria: &[Criterion]) -> Compiled {
        let mut parts = Vec::new();
        for (criterion, weight, rows) in criteria {
            let mut rules = Vec::new();
            for (rule, points) in rows {
                rules.push((self.condition(rule, &Scope::Customer)?, *points));
            }
            let points = self.node(Node::FirstPoints(rules));
            parts.push((points, *weight));
            let weighted = self.node(Node::Weighted(vec![(points, *weight)]));
            self.scores
                .insert((name.to_owned(), criterion.clone()), weighted);
        }
        let total = self.node(Node::Weighted(parts));
        self.scores.insert((name.to_owned(), "score".into()), total);
        Ok(total)
    }

    fn first_match(
        &mut self,
        rules: &[(String, Title, Expr)],
        labels: &[String],
    ) -> Result<Vec<(NodeId, u32)>, Message> {
        let mut compiled = Vec::new();
        for (label, _, rule) in rules {
            let rule = self.condition(rule, &Scope::Customer)?;
            compiled.push((rule, Scheme::code(labels, label)));
        }
        Ok(compiled)
    }
}
