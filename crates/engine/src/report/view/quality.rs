//! What imports brought, and how fresh the definitions are.

use fenqun_connectors::Quality;
use fenqun_model::definition::Kind;
use fenqun_model::{Decimal, Instant, Message};
use serde::Serialize;

use super::words::{Words, count, percent};
use crate::report::data::{FitState, Freshness, ImportFacts, ReportData};

/// Columns with missing values that are named.
const COLUMNS: usize = 6;
/// Sentences of the quality report that the page says in its own way.
const SAID: [&str; 5] = [
    "import-quality-rows",
    "import-quality-rejected",
    "import-quality-events",
    "import-quality-events-amount",
    "import-quality-times",
];

/// An import.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ImportView {
    pub(super) files: String,
    pub(super) source: String,
    pub(super) at: String,
    pub(super) rows: String,
    pub(super) accepted: String,
    pub(super) rejected: String,
    /// Share of rejected rows; empty when there are none.
    pub(super) rejected_share: String,
    pub(super) duplicates: String,
    /// What else is to be known, a sentence each.
    pub(super) notes: Vec<String>,
}

/// A definition.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FreshnessView {
    pub(super) name: String,
    /// Its kind and name in files.
    pub(super) place: String,
    pub(super) version: String,
    pub(super) saved: String,
    pub(super) owner: String,
    pub(super) fit: String,
    /// The fit should be made anew.
    pub(super) is_due: bool,
}

/// The imports of a report.
pub(super) fn imports(data: &ReportData, words: &Words) -> Vec<ImportView> {
    data.imports
        .iter()
        .map(|facts| import(facts, words))
        .collect()
}

fn import(facts: &ImportFacts, words: &Words) -> ImportView {
    let mut view = ImportView {
        files: facts.files.clone(),
        source: facts.source.clone(),
        at: words.instant(facts.at),
        rows: "–".into(),
        accepted: "–".into(),
        rejected: "–".into(),
        rejected_share: String::new(),
        duplicates: "–".into(),
        notes: vec![],
    };
    let Some(quality) = &facts.quality else {
        view.notes
            .push(words.say(&Message::new("report-import-unfinished")));
        return view;
    };
    let rejected = quality.rejected_rows();
    view.rows = count(quality.rows);
    view.accepted = count(quality.accepted());
    view.rejected = count(rejected);
    view.duplicates = count(quality.duplicates + quality.duplicate_lines);
    if rejected > 0 {
        view.rejected_share = percent(rejected.into(), quality.rows.into());
    }
    view.notes = notes(quality, words);
    view
}

/// Reasons of rejects, missing values, and everything else the quality report says.
fn notes(quality: &Quality, words: &Words) -> Vec<String> {
    let mut notes: Vec<String> = quality
        .rejected
        .iter()
        .map(|one| words.say(&one.message()))
        .collect();
    notes.extend(missing(quality, words));
    notes.extend(events(quality, words));
    let others = quality.messages(words.zone());
    let others = others
        .iter()
        .filter(|message| !SAID.contains(&message.id()));
    notes.extend(others.map(|message| words.say(message)));
    notes
}

/// What kinds of events there were, and from when to when.
fn events(quality: &Quality, words: &Words) -> Vec<String> {
    let counted = quality.events.iter().map(|(name, number)| {
        let amount = quality
            .amounts
            .get(name)
            .and_then(|text| text.parse::<Decimal>().ok());
        match amount {
            Some(amount) => format!(
                "{name} {} ({})",
                count(*number),
                words.money(amount.raw().into())
            ),
            None => format!("{name} {}", count(*number)),
        }
    });
    let counted: Vec<String> = counted.collect();
    let mut notes = Vec::new();
    if !counted.is_empty() {
        let events = Message::new("report-import-events").with("events", counted.join(" · "));
        notes.push(words.say(&events));
    }
    if let Some((first, last)) = quality.times {
        let times = Message::new("report-stretch")
            .with("first", words.day(Instant(first)))
            .with("last", words.day(Instant(last)));
        notes.push(words.say(&times));
    }
    notes
}

/// The columns with the most missing values.
fn missing(quality: &Quality, words: &Words) -> Option<String> {
    let mut columns: Vec<_> = quality
        .columns
        .iter()
        .filter(|column| column.missing > 0)
        .collect();
    columns.sort_by_key(|column| std::cmp::Reverse(column.missing));
    let rest = columns.len().saturating_sub(COLUMNS);
    let shown: Vec<String> = columns
        .iter()
        .take(COLUMNS)
        .map(|column| {
            let share = percent(column.missing.into(), quality.rows.into());
            format!("{} {} ({share})", column.name, count(column.missing))
        })
        .collect();
    let id = match (columns.len(), rest) {
        (0, _) => return None,
        (_, 0) => "report-import-missing",
        _ => "report-import-missing-more",
    };
    Some(
        words.say(
            &Message::new(id)
                .with("columns", shown.join(" · "))
                .with("rest", rest),
        ),
    )
}

/// The definitions of a report.
pub(super) fn freshness(data: &ReportData, words: &Words) -> Vec<FreshnessView> {
    data.freshness.iter().map(|one| fresh(one, words)).collect()
}

fn fresh(one: &Freshness, words: &Words) -> FreshnessView {
    let (fit, is_due) = match &one.fit {
        None if one.kind == Kind::Segmentation => {
            (words.say(&Message::new("report-fit-none-needed")), false)
        }
        None => ("–".into(), false),
        Some(FitState::Missing) => {
            let text = Message::new("report-fit-missing").with("name", one.name.as_str());
            (words.say(&text), true)
        }
        Some(FitState::Made {
            as_of,
            population,
            is_due,
        }) => {
            let id = if *is_due {
                "report-fit-due"
            } else {
                "report-fit-made"
            };
            let text = Message::new(id)
                .with("as_of", words.day(*as_of))
                .with("population", count(*population))
                .with("name", one.name.as_str());
            (words.say(&text), *is_due)
        }
    };
    FreshnessView {
        name: words.title(&one.title, &one.name),
        place: format!("{} {}", one.kind.name(), one.name),
        version: one.version.to_string(),
        saved: one.saved_at.map(|at| words.instant(at)).unwrap_or_default(),
        owner: one.owner.clone().unwrap_or_default(),
        fit,
        is_due,
    }
}
