//! Definitions that belong together, checked: every name known, every type right, no cycle, every
//! label table total and disjoint. What the evaluator compiles.

use std::collections::BTreeMap;

use super::{Bound, Definition, Kind, LabelTable, ScoreBy, Title, TitledLabel, WorkspaceSpec};
use crate::Message;
use crate::expr::Expr;
use crate::time::Zone;

/// Definitions by kind and name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DefinitionSet {
    by_key: BTreeMap<(Kind, String), Definition>,
}

/// A set of definitions that passed every check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The definitions.
    pub set: DefinitionSet,
    /// The workspace's zone.
    pub zone: Zone,
    /// Metrics, segments, static lists and segmentations, each after everything that it refers to.
    pub order: Vec<(Kind, String)>,
    /// Each segmentation in one of three shapes.
    pub segmentations: BTreeMap<String, Resolved>,
    /// What is allowed and may yet be a mistake: events that nobody has seen, too many labels.
    pub warnings: Vec<Message>,
}

/// Rules with the points that each earns; the first one that holds counts.
pub type PointRules = Vec<(Expr, i64)>;

/// A segmentation laid out for evaluation.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolved {
    /// Scores on each dimension, a label for each cell (rfm, matrix, bands).
    Grid {
        /// The dimensions, first one slowest in the table.
        dimensions: Vec<GridDimension>,
        /// Who is scored; everybody with all values when `None`.
        population: Option<Expr>,
        /// Label of each cell.
        table: LabelTable,
        /// Label of those who are not scored.
        outside: TitledLabel,
    },
    /// Classes by cumulative share of a value; labels A, B, C.
    Abc {
        /// The value; those without one, or with 0 or less, are `outside`.
        value: Expr,
        /// Percent at which A ends.
        a: u32,
        /// Percent at which B ends.
        b: u32,
        /// Label of those without value.
        outside: TitledLabel,
    },
    /// Points added up and cut.
    Points {
        /// Criteria: name, weight, and rules with their points, first match.
        criteria: Vec<(String, u32, PointRules)>,
        /// Ascending cuts of the total; a total equal to a cut is above it.
        cuts: Vec<Bound>,
        /// Labels from lowest to highest.
        labels: Vec<TitledLabel>,
    },
    /// First rule that holds (rules, lifecycle).
    FirstMatch {
        /// Label, title, rule.
        rules: Vec<(String, Title, Expr)>,
        /// Label when none holds.
        otherwise: TitledLabel,
    },
}

/// A value and how it becomes a score from 1 to `bins`.
#[derive(Clone, Debug, PartialEq)]
pub struct GridDimension {
    /// `r`, `f`, `m`, `value`, `potential`, `band`; the score is `<segmentation>.<name>`.
    pub name: String,
    /// The value.
    pub value: Expr,
    /// The method.
    pub by: ScoreBy,
    /// Number of scores.
    pub bins: u32,
    /// Smaller values score higher (recency).
    pub descending: bool,
    /// Cuts given in the definition (`threshold`), ascending, `bins − 1` of them.
    pub cuts: Vec<Bound>,
    /// For given cuts: whether a value equal to a cut belongs to the upper side (bands) or to the
    /// lower (scores).
    pub cut_belongs_above: bool,
    /// Weight in `<segmentation>.score`.
    pub weight: u32,
}

impl Resolved {
    /// Every label that a customer can have, each once, the reserved one (`outside`, `otherwise`)
    /// last unless it is also given otherwise.
    pub fn labels(&self) -> Vec<&str> {
        let (all, last): (Vec<&str>, Option<&str>) = match self {
            Resolved::Grid { table, outside, .. } => {
                let labels = table.labels.iter().map(String::as_str);
                (labels.collect(), Some(&outside.label))
            }
            Resolved::Abc { outside, .. } => (vec!["A", "B", "C"], Some(&outside.label)),
            Resolved::Points { labels, .. } => {
                let labels = labels.iter().map(|titled| titled.label.as_str());
                (labels.collect(), None)
            }
            Resolved::FirstMatch { rules, otherwise } => {
                let labels = rules.iter().map(|(label, _, _)| label.as_str());
                (labels.collect(), Some(&otherwise.label))
            }
        };
        let mut labels: Vec<&str> = Vec::with_capacity(all.len() + 1);
        for label in all.into_iter().chain(last) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// What people are shown instead of labels that have a title, in the order of
    /// [`Self::labels`]: the first title that is given where the same label stands in several
    /// places. In a language without a title that is the label, which is in its author's.
    pub fn titles(&self) -> Vec<(&str, Title)> {
        let given: Vec<(&str, &Title)> = match self {
            Resolved::Grid { table, outside, .. } => {
                let labels = table.labels.iter().map(String::as_str);
                let labels = labels.zip(&table.titles);
                labels.chain([outside.pair()]).collect()
            }
            Resolved::Abc { outside, .. } => vec![outside.pair()],
            Resolved::Points { labels, .. } => labels.iter().map(TitledLabel::pair).collect(),
            Resolved::FirstMatch { rules, otherwise } => {
                let rules = rules
                    .iter()
                    .map(|(label, title, _)| (label.as_str(), title));
                rules.chain([otherwise.pair()]).collect()
            }
        };
        let titled = |label: &&str| {
            let mut titles = given
                .iter()
                .filter(|(of, title)| of == label && !title.is_empty());
            let (label, title) = titles.next()?;
            let shown = |title: &Option<String>| title.clone().or(Some((*label).to_owned()));
            let title = Title {
                zh: shown(&title.zh),
                en: shown(&title.en),
            };
            Some((*label, title))
        };
        self.labels().iter().filter_map(titled).collect()
    }
}

impl DefinitionSet {
    /// Adds or replaces a definition; the one replaced comes back.
    pub fn insert(&mut self, definition: Definition) -> Option<Definition> {
        let key = (definition.spec.kind(), definition.metadata.name.clone());
        self.by_key.insert(key, definition)
    }

    /// Takes a definition out.
    pub fn remove(&mut self, kind: Kind, name: &str) -> Option<Definition> {
        self.by_key.remove(&(kind, name.to_owned()))
    }

    /// The definition of a kind and name.
    pub fn get(&self, kind: Kind, name: &str) -> Option<&Definition> {
        self.by_key.get(&(kind, name.to_owned()))
    }

    /// All of them, by kind and name.
    pub fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.by_key.values()
    }

    /// All of one kind, by name.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Definition> {
        self.iter()
            .filter(move |definition| definition.spec.kind() == kind)
    }

    /// The workspace's settings, the defaults when none are defined.
    pub fn workspace(&self) -> WorkspaceSpec {
        let specs = self.of(Kind::Workspace).map(|definition| &definition.spec);
        specs
            .filter_map(|spec| match spec {
                super::Spec::Workspace(spec) => Some(spec.clone()),
                _ => None,
            })
            .next()
            .unwrap_or_default()
    }
}

impl Extend<Definition> for DefinitionSet {
    fn extend<I: IntoIterator<Item = Definition>>(&mut self, definitions: I) {
        for definition in definitions {
            self.insert(definition);
        }
    }
}
