//! The definitions that the demo applies, as files that people can read and copy.

/// Name and text of each file, in the order in which they are applied.
pub const DEFINITIONS: [(&str, &str); 4] = [
    ("sources.yaml", include_str!("definitions/sources.yaml")),
    ("metrics.yaml", include_str!("definitions/metrics.yaml")),
    ("segments.yaml", include_str!("definitions/segments.yaml")),
    (
        "strategies.yaml",
        include_str!("definitions/strategies.yaml"),
    ),
];
