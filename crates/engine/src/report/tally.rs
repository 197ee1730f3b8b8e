//! Adding up the answers of a report, batch by batch, from several threads. Everything is a sum of
//! integers or a sorted list, so the order in which batches come does not matter.

use std::sync::{Mutex, PoisonError};

use fenqun_model::Decimal;
use fenqun_segment::Answers;

use super::ask::{Asked, Picture};
use super::data::{Cell, Curve, Sums};
use crate::answers::scaled;
use crate::course::label_of;
use crate::curve::cumulated;
use crate::run::held;

/// Points of a curve besides its ends and cuts.
const CURVE_STEPS: usize = 120;

/// Indices of the three instants among the points that were evaluated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Points {
    pub(super) as_of: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Sums of everything asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) all: Sums,
    pub(super) valued: u64,
    /// Value at `from` and at `to`.
    pub(super) worth: [i128; 2],
    /// By key, by label.
    pub(super) groups: Vec<Vec<Sums>>,
    /// By key, label at `from`, label at `to`.
    pub(super) flows: Vec<Vec<Vec<u64>>>,
    /// By picture; empty for curves.
    pub(super) cells: Vec<Vec<Cell>>,
    /// By picture; empty for grids. Ten-thousandths above 0.
    values: Vec<Vec<i64>>,
}

impl Tally {
    /// Nothing added up yet; `labels` says how many labels each key has.
    pub(super) fn new(asked: &Asked, labels: &[usize]) -> Self {
        let cells = asked.pictures.iter().map(|(key, picture)| match picture {
            Picture::Grid { sizes, .. } => {
                let cell = Cell {
                    labels: vec![0; labels[*key]],
                    ..Cell::default()
                };
                vec![cell; sizes[0] * sizes[1]]
            }
            Picture::Curve { .. } => vec![],
        });
        Self {
            groups: labels
                .iter()
                .map(|labels| vec![Sums::default(); *labels])
                .collect(),
            flows: labels
                .iter()
                .map(|labels| vec![vec![0; *labels]; *labels])
                .collect(),
            cells: cells.collect(),
            values: vec![vec![]; asked.pictures.len()],
            ..Self::default()
        }
    }

    /// Adds a range of customers, evaluated at each point.
    pub(super) fn add(tally: &Mutex<Self>, asked: &Asked, points: Points, answers: &[Answers]) {
        let batch = Batch {
            asked,
            points,
            answers,
        };
        let mut tally = held(tally);
        for index in 0..answers[0].customers.len() {
            tally.customer(&batch, index);
        }
    }

    pub(super) fn take(tally: Mutex<Self>) -> Self {
        tally.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn customer(&mut self, batch: &Batch<'_>, index: usize) {
        let own = batch.sums(index);
        add(&mut self.all, &own);
        self.valued += u64::from(own.value > 0);
        for (sum, point) in self
            .worth
            .iter_mut()
            .zip([batch.points.from, batch.points.to])
        {
            *sum += batch.worth(point, index);
        }
        for key in 0..batch.asked.keys.len() {
            let [now, before, after] = batch.labels(key, index);
            add(&mut self.groups[key][now], &own);
            self.groups[key][before].before += 1;
            self.groups[key][after].after += 1;
            self.flows[key][before][after] += 1;
        }
        for (number, (key, picture)) in batch.asked.pictures.iter().enumerate() {
            match picture {
                Picture::Grid { answers, sizes } => {
                    if let Some(cell) = batch.cell(*answers, *sizes, index) {
                        let label = batch.labels(*key, index)[0];
                        self.cells[number][cell].add(&own, label);
                    }
                }
                Picture::Curve { answer } => {
                    let value = batch.number(batch.points.as_of, *answer, index);
                    let value = value.map(|value| i64::try_from(value).unwrap_or(i64::MAX));
                    self.values[number].extend(value.filter(|value| *value > 0));
                }
            }
        }
    }

    /// The curve of a picture, with the ends of A and B after so many customers.
    pub(super) fn curve(&mut self, picture: usize, cuts: [u64; 2]) -> Curve {
        let mut values = std::mem::take(&mut self.values[picture]);
        values.sort_unstable_by(|a, b| b.cmp(a));
        let (points, cuts) = cumulated(&values, &cuts, CURVE_STEPS);
        Curve { points, cuts }
    }
}

/// The answers for a range of customers.
struct Batch<'a> {
    asked: &'a Asked,
    points: Points,
    answers: &'a [Answers],
}

impl Batch<'_> {
    /// One customer by themselves; nothing is said about other instants.
    fn sums(&self, index: usize) -> Sums {
        let now = self.points.as_of;
        let number = |question: Option<usize>| {
            question
                .and_then(|question| self.number(now, question, index))
                .unwrap_or(0)
        };
        let orders = number(self.asked.orders) / i128::from(Decimal::SCALE);
        Sums {
            customers: 1,
            value: self.worth(now, index),
            orders: u64::try_from(orders).unwrap_or(0),
            paid: number(self.asked.paid),
            ..Sums::default()
        }
    }

    fn worth(&self, point: usize, index: usize) -> i128 {
        let question = self.asked.worth.as_ref().map(|(_, _, question)| *question);
        question
            .and_then(|question| self.number(point, question, index))
            .unwrap_or(0)
    }

    /// Labels at `as_of`, `from` and `to`.
    fn labels(&self, key: usize, index: usize) -> [usize; 3] {
        let points = [self.points.as_of, self.points.from, self.points.to];
        points.map(|point| label_of(&self.answers[point].answers[key].data, index))
    }

    /// The cell of a grid; `None` for customers without both scores.
    fn cell(&self, answers: [usize; 2], sizes: [usize; 2], index: usize) -> Option<usize> {
        let score = |dimension: usize| {
            let number = self.number(self.points.as_of, answers[dimension], index)?;
            let score = usize::try_from(number / i128::from(Decimal::SCALE)).ok()?;
            (1..=sizes[dimension]).contains(&score).then(|| score - 1)
        };
        Some(score(0)? * sizes[1] + score(1)?)
    }

    /// A number in ten-thousandths; `None` when it is missing or no number.
    fn number(&self, point: usize, question: usize, index: usize) -> Option<i128> {
        scaled(&self.answers[point].answers[question].data, index)
    }
}

impl Cell {
    fn add(&mut self, own: &Sums, label: usize) {
        self.customers += 1;
        self.value += own.value;
        self.labels[label] += 1;
    }
}

fn add(sums: &mut Sums, own: &Sums) {
    sums.customers += own.customers;
    sums.value += own.value;
    sums.orders += own.orders;
    sums.paid += own.paid;
}
