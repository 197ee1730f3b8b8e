//! Segmentations: divisions of all customers in which each has exactly one label
//! (`semantics` 21–25).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Rule, Title, TitledLabel};

/// How customers are divided, by `method`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "method", rename_all = "kebab-case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a workspace has few of them, and a box would burden every match"
)]
pub enum Segmentation {
    /// Recency, frequency, monetary.
    Rfm(RfmSpec),
    /// By share of the total value.
    Abc(AbcSpec),
    /// Value against potential.
    Matrix(MatrixSpec),
    /// Stages of the relation.
    Lifecycle(LifecycleSpec),
    /// One value cut at thresholds.
    Bands(BandsSpec),
    /// Weighted points over any dimensions.
    Scorecard(ScorecardSpec),
    /// First rule that holds.
    Rules(RulesSpec),
}

/// Recency, frequency and monetary scores, and labels over their grid.
///
/// The fitted population is the customers for whom all three values exist and, when `population` is
/// given, who fulfil it; all others get the label `outside`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RfmSpec {
    /// A period or number, smaller is better: `since(last(order))`.
    pub recency: Rule,
    /// A number, larger is better: `count(order, last 365d)`.
    pub frequency: Rule,
    /// A number, larger is better: `sum(order.amount, last 365d)`.
    pub monetary: Rule,
    /// Who is scored at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Rule>,
    /// How values become scores.
    #[serde(default)]
    pub scores: Scores,
    /// How scores become labels.
    #[serde(default = "Labels::rfm")]
    pub labels: Labels,
    /// Label of customers outside the fitted population.
    #[serde(default = "outside")]
    pub outside: TitledLabel,
    /// When the cuts are fitted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refit: Option<Refit>,
}

/// How values become scores 1..=bins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Scores {
    /// The method.
    pub by: ScoreBy,
    /// Number of scores, 2 to 100.
    pub bins: u32,
    /// For `threshold`: ascending cuts of recency; a value equal to a cut is below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub r: Vec<Bound>,
    /// For `threshold`: ascending cuts of frequency.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub f: Vec<Bound>,
    /// For `threshold`: ascending cuts of the monetary value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub m: Vec<Bound>,
    /// Weights of r, f, m in the score `<name>.score`; 1, 1, 1 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<[u32; 3]>,
}

/// Ways to cut values into scores (`semantics` 22).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScoreBy {
    /// `cut_i` is the smallest observed value v with F(v) ≥ i/n; equal values share a score.
    #[default]
    Quantile,
    /// Cuts written in the definition.
    Threshold,
    /// Equal widths between the least and the greatest value.
    Width,
    /// Linear interpolation (Hyndman–Fan type 7), as NumPy and R do by default.
    Linear,
    /// SQL `NTILE`; ties split by customer name.
    Ntile,
    /// Linear cuts plus one, bins closed on the left, as the R package `rfm` does; periods are
    /// counted in days.
    RRfm,
}

/// A cut: a number or a period, as written (`500`, `0.5`, `30d`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A number.
    Number(crate::Decimal),
    /// A period, for values that are periods.
    Period(crate::Period),
}

/// `preset/rfm-11` or a table.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Labels {
    /// Name of a preset table, beginning with `preset/`.
    Preset(String),
    /// The table itself: total and disjoint over the grid.
    Table(Vec<GridLabel>),
}

/// A label and the cells of the grid that it covers: every combination of the ranges, a dimension
/// left out meaning all of it. Several rows may carry the same label.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GridLabel {
    /// The label.
    pub label: String,
    /// What people are shown instead.
    #[serde(default, skip_serializing_if = "Title::is_empty")]
    pub title: Title,
    /// Range of each dimension by its name (`r`, `f`, `m`; `value`, `potential`).
    #[serde(flatten)]
    pub ranges: std::collections::BTreeMap<String, ScoreRange>,
}

/// `4-5` or `4`: scores from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreRange {
    /// First score inside.
    pub from: u32,
    /// Last score inside.
    pub to: u32,
}

/// A label table laid out: one label a cell, none uncovered, none covered twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelTable {
    /// Number of scores of each dimension.
    pub sizes: Vec<u32>,
    /// Different labels, in the order of the definition.
    pub labels: Vec<String>,
    /// What people are shown instead of each label.
    pub titles: Vec<Title>,
    /// For each cell, first dimension slowest, the index into `labels`.
    pub cells: Vec<u32>,
}

/// ABC analysis: the customers who bring the first 80 % of the value are A (`semantics` 23).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AbcSpec {
    /// A number; customers without one, or with one of 0 or less, are `outside`.
    pub value: Rule,
    /// Cumulative shares in percent at which A and B end.
    #[serde(default)]
    pub cuts: AbcCuts,
    /// Label of customers without value.
    #[serde(default = "outside")]
    pub outside: TitledLabel,
    /// When the cuts are fitted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refit: Option<Refit>,
}

/// Cumulative shares in percent, 0 < a < b ≤ 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AbcCuts {
    /// Where A ends; 80 when left out.
    pub a: u32,
    /// Where B ends; 95 when left out.
    pub b: u32,
}

/// Value against potential, each cut into the same number of levels (2 or 3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixSpec {
    /// What the customer is worth now.
    pub value: Dimension,
    /// What the customer could be worth.
    pub potential: Dimension,
    /// Levels of each: 2 or 3.
    #[serde(default = "two")]
    pub levels: u32,
    /// `preset/matrix-2`, `preset/matrix-3` or a table over `value` and `potential`; the preset
    /// for `levels` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<Labels>,
    /// Label of customers for whom either is missing.
    #[serde(default = "outside")]
    pub outside: TitledLabel,
    /// When the cuts are fitted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refit: Option<Refit>,
}

/// A value and how it is cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// The value.
    pub of: Rule,
    /// The method; quantile when left out.
    #[serde(default)]
    pub by: ScoreBy,
    /// For `threshold`: ascending cuts, one fewer than levels; a value equal to a cut is above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Bound>,
}

/// Stages of the relation with a customer: 潜在, 新客户, 成长, 成熟, 衰退, 流失, 回流. Short for a
/// first-match list of rules over one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LifecycleSpec {
    /// The event that shows life; `order` when left out.
    pub event: String,
    /// New for so long after the first event, `30d`.
    pub new_for: String,
    /// Mature with at least so many events …
    pub mature_count: u32,
    /// … in this last period, `365d`.
    pub mature_within: String,
    /// Declining when the last event is longer ago than this, `90d`.
    pub declining_after: String,
    /// Lost when it is longer ago than this, `180d`. Returned: did it before this long ago, not
    /// again until `new_for` ago, and again since.
    pub lost_after: String,
}

/// One value cut at thresholds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandsSpec {
    /// The value.
    pub value: Rule,
    /// How it is cut; `threshold` when `cuts` are given, else quantile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ScoreBy>,
    /// Ascending cuts, one fewer than labels; a value equal to a cut is above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Bound>,
    /// Labels from the lowest band to the highest.
    pub labels: Vec<TitledLabel>,
    /// Label of customers for whom the value is missing.
    #[serde(default = "outside")]
    pub outside: TitledLabel,
    /// When the cuts are fitted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refit: Option<Refit>,
}

/// Points for what holds, weighted, added up, and cut into labels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorecardSpec {
    /// What is looked at.
    pub criteria: Vec<Criterion>,
    /// Ascending cuts of the total, one fewer than labels; a total equal to a cut is above it.
    pub cuts: Vec<Bound>,
    /// Labels from the lowest band to the highest.
    pub labels: Vec<TitledLabel>,
}

/// One thing a scorecard looks at: the points of the first row whose rule holds, times the weight.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// By which explanations and the score `<segmentation>.<name>` refer to it.
    pub name: String,
    /// Multiplies the points; 1 when left out.
    #[serde(default = "one")]
    pub weight: u32,
    /// Rules from the first to the last; 0 points when none holds.
    pub points: Vec<PointsRow>,
}

/// Points for a rule that holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsRow {
    /// The rule.
    pub when: Rule,
    /// The points, may be negative.
    pub points: i64,
}

/// First match over a list of rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RulesSpec {
    /// Rules from the first to the last.
    pub labels: Vec<RuleLabel>,
    /// Label of customers whom no rule catches.
    pub otherwise: TitledLabel,
}

/// A label and the rule that earns it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleLabel {
    /// The label.
    pub label: String,
    /// What people are shown instead.
    #[serde(default, skip_serializing_if = "Title::is_empty")]
    pub title: Title,
    /// The rule.
    pub when: Rule,
}

/// When a segmentation is fitted anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refit {
    /// How often.
    pub every: RefitEvery,
    /// A person looks at whom the new cuts would move, and approves them, before they are in force.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approval: bool,
}

/// Calendar rhythm of refits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RefitEvery {
    /// Each month.
    Month,
    /// Each three months.
    Quarter,
    /// Each six months.
    HalfYear,
    /// Each year.
    Year,
}

impl Segmentation {
    /// When its cuts are fitted anew, for methods with cuts from the data.
    pub fn refit(&self) -> Option<Refit> {
        match self {
            Segmentation::Rfm(spec) => spec.refit,
            Segmentation::Abc(spec) => spec.refit,
            Segmentation::Matrix(spec) => spec.refit,
            Segmentation::Bands(spec) => spec.refit,
            _ => None,
        }
    }

    /// The methods as written in files.
    pub const METHODS: [&'static str; 7] = [
        "abc",
        "bands",
        "lifecycle",
        "matrix",
        "rfm",
        "rules",
        "scorecard",
    ];
}

fn outside() -> TitledLabel {
    TitledLabel::NONE.into()
}

fn one() -> u32 {
    1
}

fn two() -> u32 {
    2
}

impl Labels {
    fn rfm() -> Self {
        Labels::Preset("preset/rfm-11".into())
    }
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            by: ScoreBy::Quantile,
            bins: 5,
            r: vec![],
            f: vec![],
            m: vec![],
            weights: None,
        }
    }
}

impl Default for AbcCuts {
    fn default() -> Self {
        Self { a: 80, b: 95 }
    }
}

impl Default for LifecycleSpec {
    fn default() -> Self {
        Self {
            event: "order".into(),
            new_for: "30d".into(),
            mature_count: 4,
            mature_within: "365d".into(),
            declining_after: "90d".into(),
            lost_after: "180d".into(),
        }
    }
}
