//! What comes out of an evaluation.

use std::ops::Range;

use fenqun_model::{Instant, Value};
use serde::{Deserialize, Serialize};

use crate::bitmap::Bitmap;
use crate::vector::{Data, Vector};

/// Answers for a range of customers of a chunk, one per question, in the order asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Which customers of the chunk.
    pub customers: Range<usize>,
    /// One per question.
    pub answers: Vec<Answer>,
}

/// The answer to one question for each customer of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What holds.
    pub data: AnswerData,
    /// When asked for: for each customer the first instant after `as_of` at which the answer is
    /// different if nothing arrives, [`Instant::MAX`] for never. Exact. For plain values that grow
    /// with time (`since`), the next instant at which they change other than by growing.
    pub next_change: Option<Vec<Instant>>,
}

/// Answers by the kind of question.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerData {
    /// One bit a customer; bits behind the last customer are 0.
    Members(Vec<u64>),
    /// An index into [`crate::Plan::labels`] of the question for each customer.
    Labels(Vec<u32>),
    /// Numbers in one unit; the bit tells whether the value is there.
    Numbers {
        /// The values; 0 where missing.
        values: Vec<i64>,
        /// One bit a customer.
        present: Vec<u64>,
        /// What the numbers count.
        unit: NumberUnit,
    },
    /// Anything else.
    Values(Vec<Option<Value>>),
}

/// What the numbers of an answer count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberUnit {
    /// Ones.
    Integer,
    /// Ten-thousandths.
    Decimal,
    /// Milliseconds of time passed.
    Millis,
    /// Milliseconds since the epoch.
    Instant,
    /// Days since the epoch.
    Date,
}

/// The answer to one question added up over customers.
#[derive(Clone, Debug, PartialEq)]
pub enum Total {
    /// How many are in.
    Members(u64),
    /// How many have each label of [`crate::Plan::labels`].
    Labels(Vec<u64>),
    /// Numbers that are there, added up.
    Numbers {
        /// How many customers have a value.
        present: u64,
        /// Sum of the values, in `unit`.
        sum: i128,
        /// What the numbers count.
        unit: NumberUnit,
    },
    /// How many customers have a value of another kind.
    Values(u64),
}

/// What kind of answer a question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerKind {
    Members,
    Labels,
    Value,
}

/// Answers of batches put end to end.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    data: Option<AnswerData>,
    len: usize,
}

impl Collected {
    /// Adds the answers of a batch. All batches but the last hold a multiple of 64 customers.
    pub(crate) fn add(&mut self, kind: AnswerKind, vector: &Vector<'_>) {
        let batch = answer(kind, vector);
        let count = vector.len();
        self.data = Some(match self.data.take() {
            None => batch,
            Some(data) => join(data, batch, self.len, count),
        });
        self.len += count;
    }

    pub(crate) fn finish(self, kind: AnswerKind) -> AnswerData {
        self.data.unwrap_or(match kind {
            AnswerKind::Members => AnswerData::Members(Vec::new()),
            AnswerKind::Labels => AnswerData::Labels(Vec::new()),
            AnswerKind::Value => AnswerData::Values(Vec::new()),
        })
    }
}

/// The answers of one batch.
pub(crate) fn answer(kind: AnswerKind, vector: &Vector<'_>) -> AnswerData {
    match (kind, &vector.data) {
        (AnswerKind::Members, _) => AnswerData::Members(vector.bits().words().to_vec()),
        (AnswerKind::Labels, Data::Texts(codes, _)) => {
            AnswerData::Labels((0..vector.len()).map(|i| codes.get(i) as u32).collect())
        }
        (_, Data::Numbers(values, unit)) => {
            let mut values = values.clone().into_owned();
            let present = vector.presence();
            if let Some(present) = &present {
                clear_missing(&mut values, present);
            }
            let all = || Bitmap::filled(vector.len(), true);
            let present = present.unwrap_or_else(all).words().to_vec();
            AnswerData::Numbers {
                values,
                present,
                unit: *unit,
            }
        }
        _ => AnswerData::Values((0..vector.len()).map(|i| vector.value(i)).collect()),
    }
}

fn clear_missing(values: &mut [i64], present: &Bitmap) {
    for (index, value) in values.iter_mut().enumerate() {
        if !present.get(index) {
            *value = 0;
        }
    }
}

fn join(first: AnswerData, second: AnswerData, len: usize, count: usize) -> AnswerData {
    match (first, second) {
        (AnswerData::Members(mut bits), AnswerData::Members(more)) => {
            bits.extend(more);
            AnswerData::Members(bits)
        }
        (AnswerData::Labels(mut labels), AnswerData::Labels(more)) => {
            labels.extend(more);
            AnswerData::Labels(labels)
        }
        (
            AnswerData::Numbers {
                mut values,
                mut present,
                unit,
            },
            AnswerData::Numbers {
                values: more,
                present: more_present,
                unit: more_unit,
            },
        ) if unit == more_unit => {
            values.extend(more);
            present.extend(more_present);
            AnswerData::Numbers {
                values,
                present,
                unit,
            }
        }
        (first, second) => {
            let mut values = first.into_values(len);
            values.extend(second.into_values(count));
            AnswerData::Values(values)
        }
    }
}

impl AnswerData {
    /// The answer for one customer of the range as a value; for members a boolean, for labels the
    /// code as an integer, for time passed its milliseconds.
    pub fn value(&self, index: usize) -> Option<Value> {
        let bit = |words: &[u64]| words[index / 64] >> (index % 64) & 1 == 1;
        match self {
            AnswerData::Members(bits) => Some(Value::Boolean(bit(bits))),
            AnswerData::Labels(codes) => Some(Value::Integer(codes[index].into())),
            AnswerData::Numbers {
                values,
                present,
                unit,
            } => bit(present).then(|| unit.value(values[index])),
            AnswerData::Values(values) => values[index].clone(),
        }
    }

    fn into_values(self, len: usize) -> Vec<Option<Value>> {
        match self {
            AnswerData::Values(values) => values,
            other => (0..len).map(|index| other.value(index)).collect(),
        }
    }
}

impl Total {
    /// The total over no customer.
    pub(crate) fn none(kind: AnswerKind, labels: usize) -> Self {
        match kind {
            AnswerKind::Members => Total::Members(0),
            AnswerKind::Labels => Total::Labels(vec![0; labels]),
            AnswerKind::Value => Total::Values(0),
        }
    }

    /// Adds a batch.
    pub(crate) fn add(&mut self, vector: &Vector<'_>) {
        match (&mut *self, &vector.data) {
            (Total::Members(count), Data::Booleans(bits)) => *count += bits.count(),
            (Total::Labels(counts), Data::Texts(codes, _)) => {
                for index in 0..vector.len() {
                    counts[codes.get(index)] += 1;
                }
            }
            (_, Data::Numbers(values, unit)) => {
                let (more, more_sum) = add_numbers(values, vector.present.as_ref());
                let (present, sum) = match self {
                    Total::Numbers { present, sum, .. } => (*present, *sum),
                    Total::Values(present) => (*present, 0),
                    _ => (0, 0),
                };
                *self = Total::Numbers {
                    present: present + more,
                    sum: sum + more_sum,
                    unit: *unit,
                };
            }
            (Total::Values(count) | Total::Numbers { present: count, .. }, _) => {
                *count += vector
                    .presence()
                    .map_or(vector.len() as u64, |bits| bits.count());
            }
            _ => {}
        }
    }
}

/// How many are there, and their sum.
fn add_numbers(values: &crate::vector::Ints<'_>, present: Option<&Bitmap>) -> (u64, i128) {
    use crate::vector::{Width, with_ints};
    match present {
        None => with_ints!(values, slice => {
            // Halves apart, so that a batch adds up in machine words.
            let (mut low, mut high) = (0_i64, 0_i64);
            for value in slice.iter().map(|value| value.wide()) {
                low += value & 0xffff_ffff;
                high += value >> 32;
            }
            (slice.len() as u64, (i128::from(high) << 32) + i128::from(low))
        }),
        Some(present) => {
            let there = (0..present.len()).filter(|i| present.get(*i));
            (
                present.count(),
                there.map(|i| i128::from(values.get(i))).sum(),
            )
        }
    }
}
