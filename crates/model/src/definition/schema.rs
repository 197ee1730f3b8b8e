//! JSON Schema of each kind, for editors that complete and check definition files. Published in
//! `crates/model/schemas`.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::{
    API_VERSION, AttributeSpec, Kind, Metadata, MetricSpec, SegmentSpec, Segmentation, SourceSpec,
    StaticListSpec, StrategySpec, WorkspaceSpec,
};

/// The schema of a whole definition of a kind, envelope included (draft 2020-12).
pub fn json_schema(kind: Kind) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let metadata = generator.subschema_for::<Metadata>();
    let spec = match kind {
        Kind::Workspace => spec::<WorkspaceSpec>(&mut generator),
        Kind::Source => spec::<SourceSpec>(&mut generator),
        Kind::Attribute => spec::<AttributeSpec>(&mut generator),
        Kind::Metric => spec::<MetricSpec>(&mut generator),
        Kind::Segment => spec::<SegmentSpec>(&mut generator),
        Kind::StaticList => spec::<StaticListSpec>(&mut generator),
        Kind::Segmentation => spec::<Segmentation>(&mut generator),
        Kind::Strategy => spec::<StrategySpec>(&mut generator),
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name(),
        "type": "object",
        "properties": {
            "apiVersion": { "const": API_VERSION },
            "kind": { "const": kind.name() },
            "metadata": metadata,
            "spec": spec,
        },
        "required": ["kind", "metadata", "spec"],
        "additionalProperties": false,
        "$defs": generator.take_definitions(true),
    })
}

fn spec<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<T>().to_value()
}
