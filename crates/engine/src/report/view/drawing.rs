//! Pictures as shapes: computed here, written as SVG by the template, which also escapes their texts.

use serde::Serialize;

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    /// What it shows, for those who cannot see it.
    pub(super) label: String,
    pub(super) shapes: Vec<Shape>,
}

/// A part of a picture. `class` is a name of the style sheet.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Shape {
    /// A line or an area.
    Path {
        d: String,
        class: String,
        /// Shown when pointed at.
        title: String,
    },
    /// A bar.
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        class: String,
        title: String,
    },
    /// A dot.
    Circle {
        x: f64,
        y: f64,
        r: f64,
        class: String,
    },
    /// A text; `anchor` is `start`, `middle` or `end`.
    Text {
        x: f64,
        y: f64,
        anchor: &'static str,
        class: String,
        text: String,
    },
}

/// With one decimal place: finer than a pixel, and the page stays small.
pub(super) fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A broken line through points.
pub(super) fn line(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut d = String::new();
    for (index, (x, y)) in points.into_iter().enumerate() {
        let command = if index == 0 { 'M' } else { 'L' };
        d.push_str(&format!("{command}{} {}", tenth(x), tenth(y)));
    }
    d
}
