//! Writing definitions: YAML as people keep it in files, JSON as programs and the database keep it.

use serde::Serialize;

use super::{API_VERSION, Definition, Kind, Metadata, Spec};

/// The envelope in its canonical order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'d> {
    api_version: &'static str,
    kind: Kind,
    metadata: &'d Metadata,
    spec: &'d Spec,
}

impl<'d> Envelope<'d> {
    fn of(definition: &'d Definition) -> Self {
        Self {
            api_version: API_VERSION,
            kind: definition.spec.kind(),
            metadata: &definition.metadata,
            spec: &definition.spec,
        }
    }
}

impl Serialize for Spec {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Spec::Workspace(spec) => spec.serialize(serializer),
            Spec::Source(spec) => spec.serialize(serializer),
            Spec::Attribute(spec) => spec.serialize(serializer),
            Spec::Metric(spec) => spec.serialize(serializer),
            Spec::Segment(spec) => spec.serialize(serializer),
            Spec::StaticList(spec) => spec.serialize(serializer),
            Spec::Segmentation(spec) => spec.serialize(serializer),
            Spec::Strategy(spec) => spec.serialize(serializer),
        }
    }
}

/// Writes a definition as YAML, exactly as [`super::read`] takes it. The same definition always
/// gives the same text.
pub fn write(definition: &Definition) -> String {
    serde_saphyr::to_string(&Envelope::of(definition))
        .expect("texts, numbers, lists and maps with text keys can always be written")
}

/// The JSON form of a definition, in the same envelope; [`super::from_json`] reads its text.
pub fn to_json(definition: &Definition) -> serde_json::Value {
    serde_json::to_value(Envelope::of(definition))
        .expect("texts, numbers, lists and maps with text keys can always be written")
}
