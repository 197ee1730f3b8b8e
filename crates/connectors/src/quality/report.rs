//! The report of an import.

use std::collections::BTreeMap;

use fenqun_model::decimal::grouped;
use fenqun_model::message::Argument;
use fenqun_model::{Decimal, Instant, Message, Zone};
use serde::{Deserialize, Serialize};

use super::numbers::NumberQuality;
use crate::table::Found;

/// What an import found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// The files, in the order they were read.
    pub files: Vec<FileQuality>,
    /// Rows read.
    pub rows: u64,
    /// Rows rejected, by reason.
    pub rejected: Vec<Rejected>,
    /// Events made, by name; fewer than rows when lines are grouped.
    pub events: BTreeMap<String, u64>,
    /// Sum of the amounts of the events, by name.
    pub amounts: BTreeMap<String, String>,
    /// Rows of attribute values made.
    pub attribute_rows: u64,
    /// Rows that repeat one seen among the last 65 536 exactly, so that they are the same event.
    /// Repeats further apart are the same event too, but are not counted.
    pub duplicates: u64,
    /// Lines that repeat one of their group exactly.
    pub duplicate_lines: u64,
    /// Of these, the ones dropped because the mapping says so.
    pub dropped_lines: u64,
    /// Groups whose lines do not agree on a property; the greatest text was taken.
    pub disagreeing_groups: u64,
    /// Values left out because their column was not there at the beginning of the file (JSON).
    pub extra_values: u64,
    /// Rows that are returns.
    pub returns: u64,
    /// Accepted rows with a negative amount that nothing marks as returns: probably errors.
    pub negative: u64,
    /// Cells that are no such identifier as the mapping says, by column; taken as missing.
    pub invalid_identifiers: BTreeMap<String, u64>,
    /// Pairs of identifiers that came together and were not joined; whoever joins customers says
    /// how many.
    #[serde(default)]
    pub collisions: u64,
    /// First and last instant, in milliseconds.
    pub times: Option<(i64, i64)>,
    /// The columns, in the order of the first file.
    pub columns: Vec<ColumnQuality>,
}

/// A file of an import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileQuality {
    /// Its path as given.
    pub file: String,
    /// What it was found to be.
    pub found: Found,
    /// Its rows.
    pub rows: u64,
}

/// Rows rejected for one reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rejected {
    /// Stable code of the reason: a message id.
    pub code: String,
    /// The column, or the reason that the mapping gives.
    pub detail: String,
    /// How many.
    pub rows: u64,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnQuality {
    /// Its header; `= amount` for the amount computed.
    pub name: String,
    /// Rows without a value.
    pub missing: u64,
    /// Different values.
    pub distinct: u64,
    /// There are at least that many: counting stopped there.
    pub distinct_at_least: bool,
    /// What its numbers look like.
    pub numbers: Option<NumberQuality>,
}

impl Quality {
    /// Rows that went on.
    pub fn accepted(&self) -> u64 {
        self.rows - self.rejected_rows()
    }

    /// Rows that did not.
    pub fn rejected_rows(&self) -> u64 {
        self.rejected.iter().map(|rejected| rejected.rows).sum()
    }

    pub(crate) fn reject(&mut self, reason: &Message) {
        let detail = detail(reason);
        let is_same = |known: &&mut Rejected| known.code == reason.id() && known.detail == detail;
        match self.rejected.iter_mut().find(is_same) {
            Some(known) => known.rows += 1,
            None => self.rejected.push(Rejected {
                code: reason.id().to_owned(),
                detail: detail.to_owned(),
                rows: 1,
            }),
        }
    }

    pub(crate) fn see_time(&mut self, at: i64) {
        let (first, last) = self.times.unwrap_or((at, at));
        self.times = Some((first.min(at), last.max(at)));
    }

    pub(crate) fn add_amount(&mut self, event: &str, amount: Decimal) {
        let sum = self.amounts.entry(event.to_owned()).or_default();
        let before: Decimal = sum.parse().unwrap_or_default();
        let after = i128::from(before.raw()) + i128::from(amount.raw());
        *sum = Decimal::saturating_from_raw(after).to_string();
    }

    /// The report as sentences for people, most important first; instants on the wall clock of a
    /// zone.
    pub fn messages(&self, zone: &Zone) -> Vec<Message> {
        let mut messages = vec![
            Message::new("import-quality-rows")
                .with("rows", self.rows)
                .with("accepted", self.accepted())
                .with("rejected", self.rejected_rows()),
        ];
        messages.extend(self.rejected.iter().map(Rejected::message));
        for (name, count) in &self.events {
            let amount = self.amounts.get(name).cloned().unwrap_or_default();
            let id = if amount.is_empty() {
                "import-quality-events"
            } else {
                "import-quality-events-amount"
            };
            let message = Message::new(id)
                .with("event", name.as_str())
                .with("count", *count);
            messages.push(message.with("amount", in_groups(&amount)));
        }
        messages.extend(self.counts());
        if let Some((first, last)) = self.times {
            messages.push(
                Message::new("import-quality-times")
                    .with("first", zone.local(Instant(first)).to_string())
                    .with("last", zone.local(Instant(last)).to_string()),
            );
        }
        for file in self
            .files
            .iter()
            .filter(|file| !file.found.left_out.is_empty())
        {
            messages.push(
                Message::new("import-quality-left-out")
                    .with("file", file.file.as_str())
                    .with("columns", file.found.left_out.join(", ")),
            );
        }
        messages.extend(self.columns.iter().filter_map(ColumnQuality::outliers));
        messages
    }

    fn counts(&self) -> Vec<Message> {
        let counts = [
            ("import-quality-attribute-rows", self.attribute_rows),
            ("import-quality-returns", self.returns),
            ("import-quality-negative", self.negative),
            ("import-quality-duplicates", self.duplicates),
            ("import-quality-duplicate-lines", self.duplicate_lines),
            ("import-quality-dropped-lines", self.dropped_lines),
            ("import-quality-extra-values", self.extra_values),
            ("import-quality-disagreeing-groups", self.disagreeing_groups),
            ("import-quality-collisions", self.collisions),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let mut messages: Vec<Message> = counts
            .map(|(id, count)| Message::new(id).with("count", count))
            .collect();
        messages.extend(self.invalid_identifiers.iter().map(|(column, count)| {
            Message::new("import-quality-invalid-identifiers")
                .with("column", column.as_str())
                .with("count", *count)
        }));
        messages
    }
}

/// What tells reasons with the same code apart: the column, or the mapping's own words.
fn detail(reason: &Message) -> &str {
    let mut named = ["column", "reason", "currency"]
        .into_iter()
        .filter_map(|wanted| {
            let argument = reason.args().iter().find(|(name, _)| *name == wanted);
            match argument {
                Some((_, Argument::Text(text))) => Some(text.as_str()),
                _ => None,
            }
        });
    named.next().unwrap_or("")
}

impl Rejected {
    /// For people.
    pub fn message(&self) -> Message {
        Message::new("import-quality-rejected")
            .with("rows", self.rows)
            .with("reason", self.reason())
    }

    /// The reason alone, for people.
    pub fn reason(&self) -> Message {
        crate::reject::in_short(crate::reject::code(&self.code), &self.detail)
    }
}

impl ColumnQuality {
    /// Numbers that only name something have no outliers.
    fn is_code(&self) -> bool {
        let name = self.name.to_lowercase();
        ["id", "no", "code", "编号", "编码", "号"]
            .iter()
            .any(|end| name.ends_with(end))
    }

    fn outliers(&self) -> Option<Message> {
        if self.is_code() {
            return None;
        }
        let numbers = self
            .numbers
            .as_ref()
            .filter(|numbers| numbers.outliers > 0)?;
        let id = if numbers.sampled == numbers.values {
            "import-quality-outliers"
        } else {
            "import-quality-outliers-sampled"
        };
        Some(
            Message::new(id)
                .with("column", self.name.as_str())
                .with("outliers", numbers.outliers)
                .with("sampled", numbers.sampled)
                .with("low", numbers.fences.0.as_str())
                .with("high", numbers.fences.1.as_str())
                .with("min", numbers.min.0.as_str())
                .with("max", numbers.max.0.as_str()),
        )
    }
}

/// An amount with its digits in groups: `8,911,407.904`.
fn in_groups(amount: &str) -> String {
    let (sign, magnitude) = match amount.strip_prefix('-') {
        Some(magnitude) => ("−", magnitude),
        None => ("", amount),
    };
    let (whole, fraction) = match magnitude.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (magnitude, String::new()),
    };
    match whole.parse() {
        Ok(whole) => format!("{sign}{}{fraction}", grouped(whole)),
        Err(_) => amount.to_owned(),
    }
}
