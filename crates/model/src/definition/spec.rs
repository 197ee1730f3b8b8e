//! The envelope and the kinds with few fields.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RefitEvery, Segmentation, SourceSpec};
use crate::expr::Expr;
use crate::value::Type;

/// One definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Name and what else is said about it.
    pub metadata: Metadata,
    /// What it is.
    pub spec: Spec,
}

/// What is said about a definition, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// By which other definitions and commands refer to it. Letters, digits, `_` and `-`, at most
    /// 64 characters, not starting with a digit or `-`; unique within the kind.
    pub name: String,
    /// What people are shown instead of the name.
    #[serde(default, skip_serializing_if = "Title::is_empty")]
    pub title: Title,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Free words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// A text in the languages of the product.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// The kinds of definition.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
    utoipa::ToSchema,
)]
pub enum Kind {
    /// Settings of the workspace; exactly one.
    Workspace,
    /// How files of one origin are read.
    Source,
    /// A declared attribute of customers.
    Attribute,
    /// A value computed for each customer.
    Metric,
    /// A rule that customers fulfil or not.
    Segment,
    /// Customers named one by one.
    StaticList,
    /// A division of all customers, one label each.
    Segmentation,
    /// What is to be done with a group.
    Strategy,
}

/// What a definition is, by kind.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "a workspace has few of them, and a box would burden every match"
)]
pub enum Spec {
    /// See [`Kind::Workspace`].
    Workspace(WorkspaceSpec),
    /// See [`Kind::Source`].
    Source(SourceSpec),
    /// See [`Kind::Attribute`].
    Attribute(AttributeSpec),
    /// See [`Kind::Metric`].
    Metric(MetricSpec),
    /// See [`Kind::Segment`].
    Segment(SegmentSpec),
    /// See [`Kind::StaticList`].
    StaticList(StaticListSpec),
    /// See [`Kind::Segmentation`].
    Segmentation(Segmentation),
    /// See [`Kind::Strategy`].
    Strategy(StrategySpec),
}

/// Rule text together with its tree. Reads from and writes to a string; reading refuses text that
/// is not a rule, with the column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The text as the author wrote it.
    pub text: String,
    /// What it says.
    pub expr: Expr,
}

/// Settings of the workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WorkspaceSpec {
    /// IANA name of the zone that calendar windows follow.
    pub time_zone: String,
    /// ISO 4217 code that money is kept in.
    pub currency: String,
    /// ISO 3166 code used for telephone numbers without a country code.
    pub country: String,
    /// Holds the clock at an instant (RFC 3339 or a day), for data that ends in the past. Without
    /// it, now is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// How often cuts that say nothing about it themselves are fitted anew, for a person to approve;
    /// never when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<RefitEvery>,
    /// How foreign money is converted (`semantics` 13).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<ExchangeRate>,
}

/// Units of the workspace currency for one unit of `currency`, from a local day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// ISO 4217 code.
    pub currency: String,
    /// First local day, `2024-01-01`.
    pub from: String,
    /// At most eight decimal places, as text so that it is exact.
    pub rate: String,
}

/// A declared attribute of customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeSpec {
    /// Values of another type are rejected with their row.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Values that may occur; any when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Names or reaches a person, so it is masked for those who need not see it. Left out, the
    /// name decides: `phone`, `email`, `name` and their like are personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<bool>,
}

/// A value computed for each customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MetricSpec {
    /// `sum(order.amount, last 365d)`.
    pub value: Rule,
}

/// A rule that customers fulfil or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentSpec {
    /// Who is in.
    pub rule: Rule,
}

/// Customers named one by one. `add` and `remove` hold whatever the rule says (`semantics` 19).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StaticListSpec {
    /// Who is in besides; nobody when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// Always in: any identifier of the customer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    /// Never in, even when also added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

/// What is to be done with a group; who does it is `metadata.owner`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StrategySpec {
    /// Which groups.
    #[serde(rename = "for")]
    pub targets: Vec<StrategyTarget>,
    /// What to do.
    pub advice: Title,
}

/// A group: a segment, or one label of a segmentation.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, untagged)]
pub enum StrategyTarget {
    /// Members of a segment.
    Segment {
        /// Its name.
        segment: String,
    },
    /// Customers with a label.
    Label {
        /// The segmentation's name.
        segmentation: String,
        /// The label.
        label: String,
    },
}

impl Default for WorkspaceSpec {
    fn default() -> Self {
        Self {
            time_zone: "Asia/Shanghai".into(),
            currency: "CNY".into(),
            country: "CN".into(),
            now: None,
            review: None,
            rates: Vec::new(),
        }
    }
}

impl Title {
    /// Neither language is given.
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }

    /// The text in a language, else in the other.
    pub fn get(&self, language: crate::Language) -> Option<&str> {
        let (first, second) = match language {
            crate::Language::Chinese => (&self.zh, &self.en),
            crate::Language::English => (&self.en, &self.zh),
        };
        first.as_deref().or(second.as_deref())
    }
}

impl Kind {
    /// All kinds, in the order in which they build on one another.
    pub const ALL: [Kind; 8] = [
        Kind::Workspace,
        Kind::Source,
        Kind::Attribute,
        Kind::Metric,
        Kind::Segment,
        Kind::StaticList,
        Kind::Segmentation,
        Kind::Strategy,
    ];

    /// As written in files.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Workspace => "Workspace",
            Kind::Source => "Source",
            Kind::Attribute => "Attribute",
            Kind::Metric => "Metric",
            Kind::Segment => "Segment",
            Kind::StaticList => "StaticList",
            Kind::Segmentation => "Segmentation",
            Kind::Strategy => "Strategy",
        }
    }

    /// The kind of that name as written in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Spec {
    /// The kind it is of.
    pub fn kind(&self) -> Kind {
        match self {
            Spec::Workspace(_) => Kind::Workspace,
            Spec::Source(_) => Kind::Source,
            Spec::Attribute(_) => Kind::Attribute,
            Spec::Metric(_) => Kind::Metric,
            Spec::Segment(_) => Kind::Segment,
            Spec::StaticList(_) => Kind::StaticList,
            Spec::Segmentation(_) => Kind::Segmentation,
            Spec::Strategy(_) => Kind::Strategy,
        }
    }
}

impl Definition {
    /// Kind and name: what identifies it in a workspace.
    pub fn key(&self) -> (Kind, &str) {
        (self.spec.kind(), &self.metadata.name)
    }
}

/// What is known of the data when definitions are checked: declared or inferred types.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// Type of each attribute seen or declared, by dotted path.
    pub attributes: BTreeMap<String, Type>,
    /// Events seen, with the type of each regular property by dotted path.
    pub events: BTreeMap<String, BTreeMap<String, Type>>,
}
