//! Adding up customers by label and by cell. Everything is a sum of integers, so the order in which
//! batches come does not matter.

use fenqun_model::Decimal;
use fenqun_segment::{AnswerData, Answers};

use crate::answers::scaled;
use crate::course::label_of;

/// Sums over some customers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) customers: u64,
    /// Ten-thousandths.
    pub(super) value: i128,
}

/// Sums by label and by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(super) labels: Vec<Part>,
    /// The first dimension slowest.
    pub(super) cells: Vec<Part>,
}

impl Tally {
    /// Nothing added up yet; `sizes` are the numbers of scores of each dimension.
    pub(super) fn new(labels: usize, sizes: &[usize]) -> Self {
        let cells = match sizes {
            [] => 0,
            sizes => sizes.iter().product(),
        };
        Self {
            labels: vec![Part::default(); labels],
            cells: vec![Part::default(); cells],
        }
    }

    /// Some customers, whose answers are the label, the scores, and the value when there is one.
    pub(super) fn of(answers: &Answers, labels: usize, sizes: &[usize], has_value: bool) -> Self {
        let mut tally = Self::new(labels, sizes);
        let label = &answers.answers[0].data;
        let scores = &answers.answers[1..=sizes.len()];
        let scores: Vec<(&AnswerData, usize)> = scores
            .iter()
            .map(|answer| &answer.data)
            .zip(sizes.iter().copied())
            .collect();
        let value = has_value.then(|| &answers.answers[1 + sizes.len()].data);
        for index in 0..answers.customers.len() {
            let own = Part {
                customers: 1,
                value: value.and_then(|value| scaled(value, index)).unwrap_or(0),
            };
            tally.labels[label_of(label, index)].add(&own);
            if let Some(cell) = cell(&scores, index) {
                tally.cells[cell].add(&own);
            }
        }
        tally
    }

    pub(crate) fn add(&mut self, more: &Self) {
        let own = self.labels.iter_mut().chain(&mut self.cells);
        let more_parts = more.labels.iter().chain(&more.cells);
        own.zip(more_parts).for_each(|(own, more)| own.add(more));
    }

    /// All customers together: each has one label.
    pub(super) fn whole(&self) -> Part {
        let mut whole = Part::default();
        self.labels.iter().for_each(|part| whole.add(part));
        whole
    }
}

impl Part {
    fn add(&mut self, more: &Self) {
        self.customers += more.customers;
        self.value += more.value;
    }
}

/// The cell of a customer; `None` for those without scores.
fn cell(scores: &[(&AnswerData, usize)], index: usize) -> Option<usize> {
    if scores.is_empty() {
        return None;
    }
    scores.iter().try_fold(0, |cell, (data, size)| {
        let score = scaled(data, index)? / i128::from(Decimal::SCALE);
        let score = usize::try_from(score).ok()?;
        (1..=*size)
            .contains(&score)
            .then(|| cell * size + score - 1)
    })
}
