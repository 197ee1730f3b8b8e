//! Definitions: what a person writes in a file, sends over HTTP and finds in the database, in one
//! form everywhere: `apiVersion`, `kind`, `metadata`, `spec`.

mod check;
mod choices;
mod hint;
mod read;
mod resolve;
mod resolved;
mod schema;
mod segmentation;
mod source;
mod spec;
mod text_forms;
mod titled_label;
mod write;

pub use check::{check, dependents, references, references_of, rules_of};
pub use read::{from_json, read};
pub use resolve::{CellCover, LabelCover, label_cover};
pub use resolved::{Checked, DefinitionSet, GridDimension, PointRules, Resolved};
pub use schema::json_schema;
pub use segmentation::{
    AbcCuts, AbcSpec, BandsSpec, Bound, Criterion, Dimension, GridLabel, LabelTable, Labels,
    LifecycleSpec, MatrixSpec, PointsRow, Refit, RefitEvery, RfmSpec, RuleLabel, RulesSpec,
    ScoreBy, ScoreRange, ScorecardSpec, Scores, Segmentation,
};
pub use source::{
    AmountMapping, ColumnMapping, Duplicates, GroupMapping, IdentifierMapping, RowTest, SourceKind,
    SourceSpec, TimeMapping, Verdict,
};
pub use spec::{
    AttributeSpec, Definition, ExchangeRate, Kind, Metadata, MetricSpec, Rule, Schema, SegmentSpec,
    Spec, StaticListSpec, StrategySpec, StrategyTarget, Title, WorkspaceSpec,
};
pub use titled_label::TitledLabel;
pub use write::{to_json, write};

/// The only version of the envelope so far.
pub const API_VERSION: &str = "fenqun/v1";
