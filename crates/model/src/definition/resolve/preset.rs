//! The label tables that come with the product, in `crates/model/presets`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Layout;
use super::table::Grid;
use crate::Message;
use crate::definition::hint::hint;
use crate::definition::{GridLabel, Labels, Title};

/// A table over a grid.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Preset {
    /// Number of scores of each dimension that the table is made for.
    bins: u32,
    dimensions: Vec<String>,
    labels: Vec<GridLabel>,
}

/// A stage of the lifecycle. `{event}` and the fields of the spec stand in the rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage {
    pub(super) label: String,
    pub(super) title: Title,
    pub(super) when: String,
}

static TABLES: LazyLock<Vec<(&str, Preset)>> = LazyLock::new(|| {
    [
        (
            "preset/matrix-2",
            include_str!("../../../presets/matrix-2.yaml"),
        ),
        (
            "preset/matrix-3",
            include_str!("../../../presets/matrix-3.yaml"),
        ),
        (
            "preset/rfm-11",
            include_str!("../../../presets/rfm-11.yaml"),
        ),
        ("preset/rfm-6", include_str!("../../../presets/rfm-6.yaml")),
    ]
    .map(|(name, text)| (name, embedded(name, text)))
    .into()
});

static STAGES: LazyLock<Vec<Stage>> =
    LazyLock::new(|| embedded("lifecycle", include_str!("../../../presets/lifecycle.yaml")));

/// The stages of the lifecycle; the first one that holds is the customer's.
pub(super) fn stages() -> &'static [Stage] {
    &STAGES
}

fn embedded<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> T {
    serde_saphyr::from_str(text)
        .unwrap_or_else(|error| panic!("{name}, part of the program, is broken: {error}"))
}

impl Layout<'_> {
    /// The rows of a label table, those of the preset when one is named.
    pub(super) fn rows<'l>(
        &mut self,
        labels: &'l Labels,
        grid: Grid<'_>,
    ) -> Option<&'l [GridLabel]> {
        let name = match labels {
            Labels::Table(rows) => return Some(rows),
            Labels::Preset(name) => name,
        };
        let fitting = || {
            let all = TABLES.iter();
            all.filter(|(_, preset)| preset.dimensions == grid.names)
        };
        let Some((_, preset)) = fitting().find(|(known, _)| known == name) else {
            let near = hint(name, fitting().map(|(known, _)| *known));
            let named = |message: Message| message.with("preset", name.as_str()).with("hint", near);
            self.refuse("spec.labels", named, "unknown-preset");
            return None;
        };
        if grid.sizes.iter().any(|size| *size != preset.bins) {
            let named = |message: Message| {
                let message = message.with("preset", name.as_str());
                let message = message.with("wanted", u64::from(preset.bins));
                message.with("given", u64::from(grid.sizes[0]))
            };
            self.refuse("spec.labels", named, "preset-needs-bins");
            return None;
        }
        Some(&preset.labels)
    }
}
