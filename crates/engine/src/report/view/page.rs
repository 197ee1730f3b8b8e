//! Everything that stands on the page, in the order in which it stands there.

use std::collections::BTreeMap;

use fenqun_model::{Language, Message};
use serde::Serialize;

use super::curve;
use super::drawing::Drawing;
use super::figures::{Figure, figures};
use super::findings::{findings, first};
use super::flows::{self, FlowView};
use super::grid::{self, GridView};
use super::groups::{self, Strip, Table};
use super::quality::{self, FreshnessView, ImportView};
use super::words::Words;
use crate::report::data::{Division, Method, ReportData, WorthOrigin};

/// Texts of the template, by the id without its first word and with underscores.
const TEXTS: [&str; 30] = [
    "report-title",
    "report-contents",
    "report-at-a-glance",
    "report-divisions",
    "report-segments",
    "report-segments-note",
    "report-flows",
    "report-quality",
    "report-freshness",
    "report-about",
    "report-strategy",
    "report-flow-table",
    "report-column-from-to",
    "report-column-total",
    "report-column-file",
    "report-column-source",
    "report-column-at",
    "report-column-rows",
    "report-column-accepted",
    "report-column-rejected",
    "report-column-duplicates",
    "report-column-definition",
    "report-column-version",
    "report-column-saved",
    "report-column-owner",
    "report-column-fit",
    "report-broken",
    "report-grid-note",
    "report-curve-about",
    "report-imports-none",
];

/// The page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Page {
    language: &'static str,
    style: &'static str,
    /// Texts of the template.
    t: BTreeMap<String, String>,
    name: String,
    as_of: String,
    stretch: String,
    /// What to do first, when there is nothing to show yet.
    empty: Vec<String>,
    figures: Vec<Figure>,
    findings: Vec<String>,
    divisions: Vec<DivisionView>,
    segments: Option<Table>,
    flows: Vec<FlowSection>,
    flows_note: String,
    has_imports: bool,
    imports: Vec<ImportView>,
    imports_note: String,
    freshness: Vec<FreshnessView>,
    broken: Vec<String>,
    notes: Vec<String>,
}

/// A segmentation.
#[derive(Clone, Debug, Serialize)]
struct DivisionView {
    name: String,
    title: String,
    strips: Vec<Strip>,
    grid: Option<GridView>,
    curve: Option<Drawing>,
    table: Table,
}

/// The flows of a segmentation.
#[derive(Clone, Debug, Serialize)]
struct FlowSection {
    title: String,
    /// The one that speaks for all is shown at once.
    is_open: bool,
    flow: FlowView,
}

impl Page {
    pub(super) fn new(data: &ReportData, language: Language, style: &'static str) -> Self {
        let is_money = data.worth.as_ref().is_none_or(|worth| worth.is_money);
        let words = Words::new(language, &data.currency, &data.zone, is_money);
        let has_customers = data.all.customers > 0;
        let divisions: &[Division] = if has_customers { &data.divisions } else { &[] };
        let changes = [words.day(data.from), words.day(data.to)];
        Self {
            language: language.tag(),
            style,
            t: texts(&words),
            name: words.title(&data.title, ""),
            as_of: words
                .say(&Message::new("report-as-of").with("instant", words.instant(data.as_of))),
            stretch: stretch(data, &words),
            empty: empty(data, &words),
            figures: if has_customers {
                figures(data, &words)
            } else {
                vec![]
            },
            findings: if has_customers {
                findings(data, &words)
            } else {
                vec![]
            },
            divisions: in_order(divisions, data)
                .into_iter()
                .map(|one| division(one, data, &words))
                .collect(),
            segments: (has_customers && !data.segments.is_empty())
                .then(|| groups::of_segments(&data.segments, data, &words)),
            flows: flow_sections(divisions, data, [&changes[0], &changes[1]], &words),
            flows_note: words.said(
                "report-flows-note",
                &[("from", &changes[0]), ("to", &changes[1])],
            ),
            has_imports: !data.imports.is_empty(),
            imports: quality::imports(data, &words),
            imports_note: match data.earlier_imports {
                0 => String::new(),
                earlier => {
                    words.say(&Message::new("report-imports-earlier").with("count", earlier))
                }
            },
            freshness: quality::freshness(data, &words),
            broken: data
                .broken
                .iter()
                .map(|broken| words.say(&broken.message()))
                .collect(),
            notes: notes(data, &words),
        }
    }
}

fn texts(words: &Words) -> BTreeMap<String, String> {
    let text = |id: &'static str| {
        let key = id.trim_start_matches("report-").replace('-', "_");
        (key, words.say(&Message::new(id)))
    };
    TEXTS.into_iter().map(text).collect()
}

/// From when to when there are data.
fn stretch(data: &ReportData, words: &Words) -> String {
    data.events.map_or_else(String::new, |(first, last)| {
        let days = [words.day(first), words.day(last)];
        words.said("report-stretch", &[("first", &days[0]), ("last", &days[1])])
    })
}

/// What is missing, and what to do about it.
fn empty(data: &ReportData, words: &Words) -> Vec<String> {
    let mut found = Vec::new();
    if data.all.customers == 0 {
        found.push("report-empty-customers");
    }
    if data.divisions.is_empty() && data.segments.is_empty() {
        found.push("report-empty-definitions");
    } else if data.all.customers > 0 && data.divisions.is_empty() {
        found.push("report-empty-divisions");
    }
    if data.all.customers > 0 && data.worth.is_none() {
        found.push("report-empty-value");
    }
    found
        .into_iter()
        .map(|id| words.say(&Message::new(id)))
        .collect()
}

/// The segmentation that speaks for all first, then the others.
fn in_order<'d>(divisions: &'d [Division], data: &ReportData) -> Vec<&'d Division> {
    let speaker = first(data).map(|division| &division.name);
    let mut all: Vec<&Division> = divisions.iter().collect();
    all.sort_by_key(|division| speaker != Some(&division.name));
    all
}

fn division(division: &Division, data: &ReportData, words: &Words) -> DivisionView {
    DivisionView {
        name: division.name.clone(),
        title: words.title(&division.title, &division.name),
        strips: groups::strips(division, data, words),
        grid: grid::of_division(division, data, words),
        curve: match &division.method {
            Method::Abc(curve) => curve::draw(curve, words),
            _ => None,
        },
        table: groups::of_division(division, data, words),
    }
}

/// The flows of every segmentation in which anybody moved.
fn flow_sections(
    divisions: &[Division],
    data: &ReportData,
    days: [&str; 2],
    words: &Words,
) -> Vec<FlowSection> {
    let speaker = first(data).map(|division| division.name.as_str());
    let sections = in_order(divisions, data)
        .into_iter()
        .filter(|division| {
            let flows = &division.flows;
            (0..flows.len())
                .any(|from| (0..flows.len()).any(|to| from != to && flows[from][to] > 0))
        })
        .filter_map(|division| {
            Some(FlowSection {
                title: words.title(&division.title, &division.name),
                is_open: speaker == Some(&division.name),
                flow: flows::of_division(division, days, words)?,
            })
        });
    sections.collect()
}

/// How the numbers are meant.
fn notes(data: &ReportData, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(worth) = &data.worth {
        let expression = ("expression", worth.expression.as_str());
        notes.push(match &worth.origin {
            WorthOrigin::Abc(name) => {
                words.said("report-note-value-abc", &[expression, ("name", name)])
            }
            WorthOrigin::Rfm(name) => {
                words.said("report-note-value-rfm", &[expression, ("name", name)])
            }
            WorthOrigin::Orders => words.said("report-note-value-orders", &[expression]),
        });
    }
    if data.all.orders > 0 {
        notes.push(words.said("report-note-order", &[]));
    }
    if data.all.customers > 0 {
        notes.push(words.said("report-note-changes", &[]));
    }
    let made = words.instant(data.made_at);
    let version = env!("CARGO_PKG_VERSION");
    notes.push(words.said(
        "report-note-made",
        &[
            ("instant", &made),
            ("version", version),
            ("zone", data.zone.name()),
        ],
    ));
    notes
}
