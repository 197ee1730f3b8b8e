//! The sampling check coming back: how often people found each label right, and how sure that is.

use std::collections::BTreeMap;
use std::path::Path;

use fenqun_catalog::StoredReview;
use fenqun_connectors::{Cells, Table};
use fenqun_model::Message;
use fenqun_model::definition::SourceSpec;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::sample::{CUSTOMER, LABEL, SEGMENTATION, VERDICT, WORKBOOK, temporary};
use crate::wilson;
use crate::workspace::Workspace;

/// Rows read in one go; a sampling check is small.
const ROWS: usize = 10_000;
/// Marks that mean right, after trimming and lower-casing.
const RIGHT: [&str; 10] = ["对", "right", "r", "是", "yes", "y", "true", "1", "✓", "√"];
/// Marks that mean wrong.
const WRONG: [&str; 11] = [
    "错", "wrong", "w", "否", "no", "n", "false", "0", "✗", "×", "x",
];

/// What people found.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Review {
    /// Number of the review.
    pub id: u64,
    /// The segmentation.
    pub segmentation: String,
    /// By label, then all labels together under an empty one.
    pub labels: Vec<LabelAccuracy>,
}

/// How often a label was right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LabelAccuracy {
    /// The label; empty for all together.
    pub label: String,
    /// Rows of the sample.
    pub sampled: u64,
    /// Rows with a mark.
    pub judged: u64,
    /// Marked right.
    pub right: u64,
    /// Share of right among judged; `None` when nothing was judged.
    pub accuracy: Option<f64>,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// A review that was handed in.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReviewRecord {
    /// What people found.
    #[serde(flatten)]
    pub review: Review,
    /// When, RFC 3339.
    pub created_at: String,
}

/// What somebody thinks of a label of one customer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The label.
    pub label: String,
    /// It is right; wrong when `false`; null when it was not judged.
    #[serde(default)]
    pub right: Option<bool>,
}

/// A row of the workbook.
struct Marked {
    segmentation: String,
    label: String,
    mark: Option<bool>,
}

impl Workspace {
    /// Reads a workbook of [`Workspace::sample`] back and saves what people found.
    ///
    /// # Errors
    /// Not such a workbook, a mark that is neither right nor wrong (with its row), no marks at all.
    pub fn review(&self, file: &Path) -> Outcome<Review> {
        let rows = read(file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        self.keep_review(&rows, &name)
            .and_then(|review| review.ok_or_else(|| wrong("review-no-marks", file)))
    }

    /// Reads the bytes of a workbook back and saves what people found.
    ///
    /// # Errors
    /// As [`Workspace::review`].
    pub fn review_workbook(&self, bytes: &[u8]) -> Outcome<Review> {
        let file = temporary(WORKBOOK)?;
        std::fs::write(file.path(), bytes)
            .map_err(|error| Failure::file("folder-not-made", file.path(), &error))?;
        let named = |mut message: Failure| {
            // The file is the caller's, not ours.
            message.kind = crate::failure::FailureKind::WrongUse;
            message
        };
        self.review(file.path()).map_err(named)
    }

    /// Saves what people found of the rows of [`Workspace::sample_table`].
    ///
    /// # Errors
    /// Unknown segmentation, no marks at all.
    pub fn review_marks(&self, segmentation: &str, marks: &[Mark]) -> Outcome<Review> {
        let key = self.dividing(segmentation)?;
        let rows: Vec<Marked> = marks
            .iter()
            .map(|mark| Marked {
                segmentation: key.1.clone(),
                label: mark.label.clone(),
                mark: mark.right,
            })
            .collect();
        let review = self.keep_review(&rows, "")?;
        review.ok_or_else(|| Failure::wrong_use(Message::new("review-empty")))
    }

    /// Saves a review; `None` when nothing was marked.
    fn keep_review(&self, rows: &[Marked], file_name: &str) -> Outcome<Option<Review>> {
        let labels = accuracies(rows);
        let Some(first) = rows.first() else {
            return Ok(None);
        };
        if labels.iter().all(|label| label.judged == 0) {
            return Ok(None);
        }
        let mut review = Review {
            id: 0,
            segmentation: first.segmentation.clone(),
            labels,
        };
        review.id = self.catalog.save_review(&StoredReview {
            id: 0,
            segmentation: review.segmentation.clone(),
            file_name: file_name.to_owned(),
            created_at: (self.settings.clock)(),
            body: serde_json::to_string(&review.labels).unwrap_or_default(),
        })?;
        Ok(Some(review))
    }

    /// Every review of a segmentation, newest first.
    ///
    /// # Errors
    /// Unknown segmentation.
    pub fn reviews(&self, segmentation: &str) -> Outcome<Vec<ReviewRecord>> {
        let key = self.dividing(segmentation)?;
        let stored = self.catalog.reviews(&key.1)?;
        let records = stored.into_iter().rev().map(|stored| ReviewRecord {
            created_at: stored.created_at.to_string(),
            review: Review {
                id: stored.id,
                segmentation: stored.segmentation,
                labels: serde_json::from_str(&stored.body).unwrap_or_default(),
            },
        });
        Ok(records.collect())
    }
}

/// The rows of a workbook; at least one.
fn read(file: &Path) -> Outcome<Vec<Marked>> {
    let mut table = Table::open(file, &SourceSpec::default())?;
    let headers: Vec<String> = table
        .columns()
        .iter()
        .map(|header| header.trim().to_owned())
        .collect();
    let position = |wanted: [&str; 2]| {
        let found = headers
            .iter()
            .position(|header| wanted.contains(&header.as_str()));
        found.ok_or_else(|| wrong("review-not-sample", file))
    };
    let (segmentation, label) = (position(SEGMENTATION)?, position(LABEL)?);
    let (verdict, _) = (position(VERDICT)?, position(CUSTOMER)?);
    let mut rows = Vec::new();
    let mut cells = Cells::default();
    while table.read(&mut cells, ROWS)? {
        for row in 0..cells.rows() {
            let text = |column| cells.cell(row, column).trim().to_owned();
            if text(label).is_empty() {
                continue;
            }
            rows.push(Marked {
                segmentation: text(segmentation),
                label: text(label),
                mark: mark(&text(verdict), cells.line(row), file)?,
            });
        }
    }
    match rows.is_empty() {
        true => Err(wrong("review-not-sample", file)),
        false => Ok(rows),
    }
}

fn mark(text: &str, line: u64, file: &Path) -> Outcome<Option<bool>> {
    let lower = text.to_lowercase();
    if lower.is_empty() {
        return Ok(None);
    }
    if RIGHT.contains(&lower.as_str()) {
        return Ok(Some(true));
    }
    if WRONG.contains(&lower.as_str()) {
        return Ok(Some(false));
    }
    Err(Message::new("review-mark-unknown")
        .with("file", file.display().to_string())
        .with("row", line)
        .with("text", text)
        .into())
}

fn wrong(id: &'static str, file: &Path) -> Failure {
    Message::new(id)
        .with("file", file.display().to_string())
        .into()
}

fn accuracies(rows: &[Marked]) -> Vec<LabelAccuracy> {
    let mut by_label: BTreeMap<&str, Vec<&Marked>> = BTreeMap::new();
    for row in rows {
        by_label.entry(&row.label).or_default().push(row);
    }
    let labels = by_label
        .into_iter()
        .map(|(label, rows)| accuracy(label, &rows));
    let all: Vec<&Marked> = rows.iter().collect();
    labels.chain([accuracy("", &all)]).collect()
}

fn accuracy(label: &str, rows: &[&Marked]) -> LabelAccuracy {
    let judged = rows.iter().filter(|row| row.mark.is_some()).count() as u64;
    let right = rows.iter().filter(|row| row.mark == Some(true)).count() as u64;
    let (low, high) = wilson::interval(right, judged);
    LabelAccuracy {
        label: label.to_owned(),
        sampled: rows.len() as u64,
        judged,
        right,
        accuracy: (judged > 0).then(|| right as f64 / judged as f64),
        low,
        high,
    }
}
