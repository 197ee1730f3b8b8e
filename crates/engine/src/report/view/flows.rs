//! Who moved from which group to which: streams for the eye, a table for the numbers.

use fenqun_model::Message;
use serde::Serialize;

use super::drawing::{Drawing, Shape, tenth};
use super::groups::{colours, name};
use super::words::{Words, count, percent, width};
use crate::report::data::Division;

const WIDTH: f64 = 520.0;
const BAR: f64 = 14.0;
/// Between two bars.
const GAP: f64 = 8.0;
/// Height of all bars of a side together, for each group.
const HEIGHT_EACH: f64 = 34.0;
const TOP: f64 = 26.0;
/// Between two lines of text.
const LINE: f64 = 17.0;
/// Most colour of a cell, in percent.
const TINT: f64 = 55.0;

/// A migration matrix for people.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FlowView {
    pub(super) drawing: Drawing,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<FlowRow>,
    pub(super) totals: Vec<String>,
    /// How many stayed.
    pub(super) note: String,
}

/// Where the customers of a group went.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FlowRow {
    pub(super) name: String,
    pub(super) cells: Vec<FlowCell>,
    pub(super) total: String,
}

/// How many went from one group to another.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FlowCell {
    pub(super) text: String,
    /// How much colour, in percent.
    pub(super) tint: f64,
    /// They stayed.
    pub(super) is_stay: bool,
}

/// Groups that somebody was in at either instant.
struct Side {
    /// Index into the groups.
    groups: Vec<usize>,
    names: Vec<String>,
    colours: Vec<String>,
}

/// The flows of a segmentation; `None` when there are no customers.
pub(super) fn of_division(division: &Division, days: [&str; 2], words: &Words) -> Option<FlowView> {
    let flows = &division.flows;
    let before = |group: usize| flows[group].iter().sum::<u64>();
    let after = |group: usize| flows.iter().map(|row| row[group]).sum::<u64>();
    let all: u64 = (0..flows.len()).map(before).sum();
    let groups: Vec<usize> = (0..flows.len())
        .filter(|g| before(*g) + after(*g) > 0)
        .collect();
    if all == 0 {
        return None;
    }
    let colours = colours(division);
    let side = Side {
        names: groups
            .iter()
            .map(|group| name(&division.groups[*group], words))
            .collect(),
        colours: groups.iter().map(|group| colours[*group].clone()).collect(),
        groups,
    };
    let stayed: u64 = side.groups.iter().map(|group| flows[*group][*group]).sum();
    let rows = side
        .groups
        .iter()
        .zip(&side.names)
        .map(|(from, name)| FlowRow {
            name: name.clone(),
            cells: side
                .groups
                .iter()
                .map(|to| cell(flows[*from][*to], before(*from), from == to))
                .collect(),
            total: count(before(*from)),
        });
    let rows = rows.collect();
    let totals = side
        .groups
        .iter()
        .map(|group| count(after(*group)))
        .chain([count(all)])
        .collect();
    let note = Message::new("report-flow-stayed")
        .with("stayed", count(stayed))
        .with("all", count(all))
        .with("share", percent(stayed.into(), all.into()));
    Some(FlowView {
        drawing: draw(&side, flows, all, days, words),
        headings: side.names,
        rows,
        totals,
        note: words.say(&note),
    })
}

fn cell(customers: u64, of: u64, is_stay: bool) -> FlowCell {
    FlowCell {
        text: match customers {
            0 => "·".into(),
            _ => count(customers),
        },
        tint: (width(customers.into(), of.into()) * TINT / 100.0).round(),
        is_stay,
    }
}

/// Bars of the groups on both sides, and a stream for each number of the matrix between them.
fn draw(side: &Side, flows: &[Vec<u64>], all: u64, days: [&str; 2], words: &Words) -> Drawing {
    let number = side.groups.len();
    let bars = (number as f64 * HEIGHT_EACH).max(160.0);
    let height = TOP + bars + GAP * number as f64;
    let scale = bars / all as f64;
    let sizes = [
        side.groups
            .iter()
            .map(|group| flows[*group].iter().sum())
            .collect::<Vec<u64>>(),
        side.groups
            .iter()
            .map(|group| flows.iter().map(|row| row[*group]).sum())
            .collect(),
    ];
    let tops = [tops(&sizes[0], scale), tops(&sizes[1], scale)];
    let mut shapes = streams(side, flows, &tops, scale);
    for (index, x) in [0.0, WIDTH - BAR].into_iter().enumerate() {
        shapes.extend(heading(index, days[index]));
        let centres: Vec<f64> = tops[index]
            .iter()
            .zip(&sizes[index])
            .map(|(top, size)| top + *size as f64 * scale / 2.0)
            .collect();
        let lines = apart(&centres, height);
        for place in 0..number {
            let size = sizes[index][place];
            let label = format!("{} {}", side.names[place], count(size));
            shapes.push(Shape::Rect {
                x,
                y: tenth(tops[index][place]),
                width: BAR,
                height: tenth((size as f64 * scale).max(1.0)),
                class: side.colours[place].clone(),
                title: label.clone(),
            });
            shapes.push(beside(index, lines[place], label));
        }
    }
    Drawing {
        width: WIDTH,
        height,
        label: words.say(&Message::new("report-flow-about")),
        shapes,
    }
}

fn heading(side: usize, day: &str) -> [Shape; 1] {
    [Shape::Text {
        x: if side == 0 { 0.0 } else { WIDTH },
        y: 14.0,
        anchor: if side == 0 { "start" } else { "end" },
        class: "scale".into(),
        text: day.to_owned(),
    }]
}

fn beside(side: usize, y: f64, text: String) -> Shape {
    Shape::Text {
        x: if side == 0 {
            BAR + 6.0
        } else {
            WIDTH - BAR - 6.0
        },
        y: tenth(y + 4.5),
        anchor: if side == 0 { "start" } else { "end" },
        class: "mark".into(),
        text,
    }
}

/// Upper ends of bars put below one another.
fn tops(sizes: &[u64], scale: f64) -> Vec<f64> {
    let mut y = TOP;
    let mut tops = Vec::with_capacity(sizes.len());
    for size in sizes {
        tops.push(y);
        y += *size as f64 * scale + GAP;
    }
    tops
}

/// Lines of text as near to their wishes as they can be without touching.
fn apart(wishes: &[f64], height: f64) -> Vec<f64> {
    let mut lines = wishes.to_vec();
    for index in 1..lines.len() {
        lines[index] = lines[index].max(lines[index - 1] + LINE);
    }
    let mut limit = height - LINE / 2.0;
    for line in lines.iter_mut().rev() {
        *line = line.min(limit);
        limit = *line - LINE;
    }
    lines
}

fn streams(side: &Side, flows: &[Vec<u64>], tops: &[Vec<f64>; 2], scale: f64) -> Vec<Shape> {
    let mut next = tops.clone();
    let mut shapes = Vec::new();
    for (from, a) in side.groups.iter().enumerate() {
        for (to, b) in side.groups.iter().enumerate() {
            let customers = flows[*a][*b];
            if customers == 0 {
                continue;
            }
            let thickness = customers as f64 * scale;
            let (y0, y1) = (next[0][from], next[1][to]);
            next[0][from] += thickness;
            next[1][to] += thickness;
            let stays = if from == to { "stay" } else { "flow" };
            shapes.push(Shape::Path {
                d: stream(y0, y1, thickness),
                class: format!("{stays} {}", side.colours[from]),
                title: format!(
                    "{} → {}: {}",
                    side.names[from],
                    side.names[to],
                    count(customers)
                ),
            });
        }
    }
    shapes
}

fn stream(y0: f64, y1: f64, thickness: f64) -> String {
    let (left, right, middle) = (BAR, WIDTH - BAR, WIDTH / 2.0);
    let [y0, y1, z0, z1] = [y0, y1, y0 + thickness, y1 + thickness].map(tenth);
    format!(
        "M{left} {y0}C{middle} {y0} {middle} {y1} {right} {y1}L{right} {z1}C{middle} {z1} {middle} {z0} {left} {z0}Z"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_text_never_touch_and_stay_inside() {
        let lines = apart(&[30.0, 31.0, 32.0, 100.0, 101.0], 110.0);
        assert!(
            lines
                .windows(2)
                .all(|pair| pair[1] - pair[0] >= LINE - 0.001),
            "{lines:?}"
        );
        assert!(lines.last().is_some_and(|last| *last <= 110.0 - LINE / 2.0));
    }
}
