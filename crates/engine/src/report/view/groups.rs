//! Tables of groups and the two bars above them: who they are, what they bring.

use fenqun_model::Message;
use serde::Serialize;

use super::words::{Words, count, mean, percent, signed, width};
use crate::report::data::{Advice, Division, Group, Method, ReportData, Segment, Sums};

/// Colours of the style sheet, best group first.
const COLOURS: usize = 11;
/// Colours of the stages of the lifecycle, from prospects to those who came back.
const STAGE_COLOURS: [&str; 7] = ["cx", "c3", "c1", "c0", "c8", "c7", "c5"];
/// Width of a bar in pixels where the page is wide, and where it is narrow.
const BAR_WIDTHS: [f64; 2] = [860.0, 310.0];

/// A table with one row for each group.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A group.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    /// Class of its colour; empty for none.
    pub(super) colour: String,
    pub(super) cells: Vec<TableCell>,
    pub(super) advice: Vec<String>,
}

/// A number of a group.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TableCell {
    pub(super) text: String,
    /// Length of the bar beside it, 0 to 1.
    pub(super) bar: Option<f64>,
    /// `up`, `down` or nothing.
    pub(super) class: &'static str,
}

/// A bar divided among groups.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Strip {
    pub(super) title: String,
    pub(super) parts: Vec<StripPart>,
}

/// A group's part of a bar.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StripPart {
    pub(super) colour: String,
    pub(super) width: f64,
    /// Shown inside; empty when there is never room.
    pub(super) text: String,
    /// There is room even where the page is narrow.
    pub(super) is_roomy: bool,
    /// Shown when pointed at.
    pub(super) title: String,
}

/// The name of a group as people read it.
pub(super) fn name(group: &Group, words: &Words) -> String {
    if group.is_reserved && group.label == "none" && group.title.is_empty() {
        return words.say(&Message::new("report-label-none"));
    }
    words.label(&group.title, &group.label)
}

/// Class of the colour of each group.
pub(super) fn colours(division: &Division) -> Vec<String> {
    if division.method == Method::Lifecycle && division.groups.len() == STAGE_COLOURS.len() {
        return STAGE_COLOURS.map(str::to_owned).to_vec();
    }
    let named = division
        .groups
        .iter()
        .filter(|group| !group.is_reserved)
        .count();
    // Bands go from the lowest up; everything else begins with the best.
    let rises = matches!(division.method, Method::Bands | Method::Scorecard);
    let mut number = 0;
    let mut classes = Vec::new();
    for group in &division.groups {
        if group.is_reserved {
            classes.push("cx".to_owned());
            continue;
        }
        let place = if rises { named - 1 - number } else { number };
        number += 1;
        classes.push(format!("c{}", shade(place, named)));
    }
    classes
}

/// Spreads `named` groups over the colours.
fn shade(place: usize, named: usize) -> usize {
    match named {
        0 | 1 => 0,
        2..=COLOURS => place * (COLOURS - 1) / (named - 1),
        _ => place % COLOURS,
    }
}

/// The groups of a segmentation; groups that nobody is or was in are left out.
pub(super) fn of_division(division: &Division, data: &ReportData, words: &Words) -> Table {
    let colours = colours(division);
    let groups = division.groups.iter().zip(&colours);
    let rows = groups
        .filter(|(group, _)| is_seen(&group.sums))
        .map(|(group, colour)| Row {
            name: name(group, words),
            colour: colour.clone(),
            cells: cells(&group.sums, data, words),
            advice: advice(&group.advice, words),
        });
    Table {
        columns: columns(data, words),
        rows: rows.collect(),
    }
}

/// Segments and lists.
pub(super) fn of_segments(segments: &[Segment], data: &ReportData, words: &Words) -> Table {
    let rows = segments.iter().map(|segment| Row {
        name: words.title(&segment.title, &segment.name),
        colour: String::new(),
        cells: cells(&segment.sums, data, words),
        advice: advice(&segment.advice, words),
    });
    Table {
        columns: columns(data, words),
        rows: rows.collect(),
    }
}

/// Who they are above what they bring.
pub(super) fn strips(division: &Division, data: &ReportData, words: &Words) -> Vec<Strip> {
    let colours = colours(division);
    let strip = |id: &'static str, measure: &dyn Fn(&Sums) -> i128| {
        let whole: i128 = division
            .groups
            .iter()
            .map(|group| measure(&group.sums).max(0))
            .sum();
        let parts = division.groups.iter().zip(&colours);
        let parts = parts.filter(|(group, _)| measure(&group.sums) > 0);
        let parts = parts.map(|(group, colour)| {
            let part = measure(&group.sums);
            let (share, name) = (percent(part, whole), name(group, words));
            let width = width(part, whole);
            let [is_shown, is_roomy] = BAR_WIDTHS.map(|bar| room(&name) <= bar * width / 100.0);
            StripPart {
                colour: colour.clone(),
                width,
                title: format!("{name} {share}"),
                text: if is_shown { name } else { String::new() },
                is_roomy,
            }
        });
        Strip {
            title: words.say(&Message::new(id)),
            parts: parts.collect(),
        }
    };
    let mut strips = vec![strip("report-strip-customers", &|sums| {
        sums.customers.into()
    })];
    if data.worth.is_some() {
        strips.push(strip("report-strip-value", &|sums| sums.value));
    }
    strips
}

/// About how many pixels a name takes in a bar, with its margins.
fn room(name: &str) -> f64 {
    let wide = |letter: char| if letter.is_ascii() { 7.0 } else { 12.5 };
    name.chars().map(wide).sum::<f64>() + 8.0
}

fn is_seen(sums: &Sums) -> bool {
    sums.customers > 0 || sums.before > 0 || sums.after > 0
}

fn columns(data: &ReportData, words: &Words) -> Vec<String> {
    let mut ids = vec![
        "report-column-group",
        "report-column-customers",
        "report-column-share",
    ];
    if data.worth.is_some() {
        ids.extend([
            "report-column-value",
            "report-column-value-share",
            "report-column-mean",
        ]);
    }
    if data.all.orders > 0 {
        ids.push("report-column-average-order");
    }
    ids.push("report-column-change");
    ids.into_iter()
        .map(|id| words.say(&Message::new(id)))
        .collect()
}

fn cells(sums: &Sums, data: &ReportData, words: &Words) -> Vec<TableCell> {
    let all = &data.all;
    let share = |part: i128, whole: i128| TableCell {
        text: percent(part, whole),
        bar: Some(width(part, whole) / 100.0),
        class: "",
    };
    let dash = |value: Option<i128>, write: &dyn Fn(i128) -> String| {
        plain(value.map_or_else(|| "–".to_owned(), write))
    };
    let mut cells = vec![
        plain(count(sums.customers)),
        share(sums.customers.into(), all.customers.into()),
    ];
    if data.worth.is_some() {
        cells.push(plain(words.value(sums.value)));
        cells.push(share(sums.value, all.value));
        cells.push(dash(mean(sums.value, sums.customers), &|raw| {
            words.value(raw)
        }));
    }
    if all.orders > 0 {
        cells.push(dash(mean(sums.paid, sums.orders), &|raw| words.money(raw)));
    }
    let change = i128::from(sums.after) - i128::from(sums.before);
    cells.push(TableCell {
        text: signed(change),
        bar: None,
        class: match change {
            0 => "",
            ..0 => "down",
            _ => "up",
        },
    });
    cells
}

fn plain(text: String) -> TableCell {
    TableCell {
        text,
        bar: None,
        class: "",
    }
}

fn advice(all: &[Advice], words: &Words) -> Vec<String> {
    let texts = all.iter().map(|advice| {
        let text = words.title(&advice.text, "");
        match &advice.owner {
            Some(owner) => words.say(
                &Message::new("report-advice-owned")
                    .with("text", text)
                    .with("owner", owner.as_str()),
            ),
            None => text,
        }
    });
    texts.filter(|text| !text.is_empty()).collect()
}
