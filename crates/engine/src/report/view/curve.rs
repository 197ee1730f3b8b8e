//! The curve of an ABC analysis: how much of the value the best customers bring.

use fenqun_model::Message;

use super::drawing::{Drawing, Shape, line, tenth};
use super::words::{Words, percent};
use crate::report::data::Curve;

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 330.0;
/// Room for the scales: left, top, right, bottom.
const MARGIN: [f64; 4] = [52.0, 28.0, 16.0, 46.0];

/// Draws the curve; `None` when nobody has any value.
pub(super) fn draw(curve: &Curve, words: &Words) -> Option<Drawing> {
    let (customers, value) = *curve.points.last()?;
    if customers == 0 || value <= 0 {
        return None;
    }
    let [left, top, right, bottom] = MARGIN;
    let at = |(x, y): (f64, f64)| {
        let (width, height) = (WIDTH - left - right, HEIGHT - top - bottom);
        (left + x * width, top + (1.0 - y) * height)
    };
    let share =
        |(count, sum): (u64, i128)| (count as f64 / customers as f64, sum as f64 / value as f64);
    let points: Vec<(f64, f64)> = curve.points.iter().map(|point| at(share(*point))).collect();
    let mut shapes = scales(&at, words);
    shapes.push(path(line([at((0.0, 0.0)), at((1.0, 1.0))]), "even"));
    let area = points.iter().copied().chain([at((1.0, 0.0))]);
    shapes.push(path(format!("{}Z", line(area)), "area"));
    shapes.push(path(line(points), "curve"));
    for (cut, legend) in curve.cuts.iter().zip([("A", 0.18), ("A+B", 0.07)]) {
        let shown = Message::new("report-curve-mark")
            .with("classes", legend.0)
            .with("customers", percent(cut.0.into(), customers.into()))
            .with("value", percent(cut.1, value));
        shapes.extend(mark(share(*cut), legend, words.say(&shown), &at));
    }
    Some(Drawing {
        width: WIDTH,
        height: HEIGHT,
        label: words.say(&Message::new("report-curve-about")),
        shapes,
    })
}

fn scales(at: &dyn Fn((f64, f64)) -> (f64, f64), words: &Words) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for quarter in 0..=4 {
        let part = f64::from(quarter) / 4.0;
        let shown = format!("{}%", quarter * 25);
        shapes.push(path(line([at((0.0, part)), at((1.0, part))]), "rule"));
        let (x, y) = at((0.0, part));
        shapes.push(text(x - 8.0, y + 4.0, "end", "scale", shown.clone()));
        let (x, y) = at((part, 0.0));
        let anchor = if quarter == 4 { "end" } else { "middle" };
        shapes.push(text(x, y + 18.0, anchor, "scale", shown));
    }
    let (x, y) = at((0.5, 0.0));
    shapes.push(text(
        x,
        y + 38.0,
        "middle",
        "scale",
        words.say(&Message::new("report-curve-x")),
    ));
    let (x, y) = at((0.0, 1.0));
    shapes.push(text(
        x - 44.0,
        y - 14.0,
        "start",
        "scale",
        words.say(&Message::new("report-curve-y")),
    ));
    shapes
}

/// Where classes end: lines to both scales and their names; what that means stands low under the
/// curve, where there is always room.
fn mark(
    share: (f64, f64),
    (classes, place): (&str, f64),
    shown: String,
    at: &dyn Fn((f64, f64)) -> (f64, f64),
) -> Vec<Shape> {
    let (x, y) = at(share);
    let (left, bottom) = (at((0.0, share.1)), at((share.0, 0.0)));
    let legend = at((1.0, place));
    let dot = Shape::Circle {
        x: tenth(x),
        y: tenth(y),
        r: 4.5,
        class: "dot".into(),
    };
    vec![
        path(line([left, (x, y), bottom]), "cut"),
        dot,
        text(x - 6.0, y - 8.0, "end", "mark", classes.to_owned()),
        text(legend.0 - 8.0, legend.1, "end", "mark", shown),
    ]
}

fn path(d: String, class: &str) -> Shape {
    Shape::Path {
        d,
        class: class.into(),
        title: String::new(),
    }
}

fn text(x: f64, y: f64, anchor: &'static str, class: &str, text: String) -> Shape {
    Shape::Text {
        x: tenth(x),
        y: tenth(y),
        anchor,
        class: class.into(),
        text,
    }
}
