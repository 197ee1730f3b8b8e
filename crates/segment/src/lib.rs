//! The functional core of Fenqun: [`compile`] turns checked definitions into one [`Plan`] with
//! shared leaves; [`Plan::bind`] fixes it at an instant; [`Evaluation::evaluate`] answers for customers.
//!
//! Pure and deterministic: same columns, same definitions, same parameters, same `as_of`, same
//! answers, whatever the batch size, thread count or order of arrival. Reads no clock, no file, no
//! random source.

use std::collections::BTreeMap;
use std::ops::Range;

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::definition::{Checked, Kind};
use fenqun_model::expr::Expr;
use fenqun_model::{Instant, Message, Value};
use serde::{Deserialize, Serialize};

/// One compiled plan for many definitions; equal leaves are computed once.
#[derive(Clone, Debug)]
pub struct Plan {}

/// What is asked of a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// A saved metric, segment, static list or segmentation, by kind and name.
    Saved(Kind, String),
    /// An unsaved condition.
    Condition(Expr),
    /// An unsaved value.
    Value(Expr),
    /// The score of one dimension, or the total, of a segmentation: `rfm.r`, `rfm.score`.
    Score(String, String),
}

/// Fitted parameters: the only thing that looks across customers (`semantics` 24).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// Fit of each segmentation that needs one, by name.
    pub fits: BTreeMap<String, Fit>,
    /// Thresholds of `top`, `bottom` and `percentile` leaves, by the printed text of the leaf.
    pub ranks: BTreeMap<String, Rank>,
}

/// A fitted segmentation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// As of when the population was taken.
    pub as_of: Instant,
    /// Number of customers fitted on.
    pub population: u64,
    /// Ascending cuts of each dimension by name.
    pub cuts: BTreeMap<String, Vec<Cut>>,
}

/// A cut between two scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cut {}

/// Thresholds of a rank leaf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rank {}

/// A plan fixed at one instant with its parameters; cheap to share between threads.
#[derive(Debug)]
pub struct Evaluation<'p> {
    plan: &'p Plan,
}

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
    /// One bit a customer.
    Members(Vec<u64>),
    /// An index into [`Plan::labels`] of the question for each customer.
    Labels(Vec<u32>),
    /// Numbers in one unit; the bit tells whether the value is there.
    Numbers {
        /// The values.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// Compiles what is asked, and everything that it refers to.
///
/// # Errors
/// A question about a definition that does not exist, or a wrong type that only the whole shows.
pub fn compile(_definitions: &Checked, _questions: &[Question]) -> Result<Plan, Vec<Message>> {
    Err(vec![])
}

impl Plan {
    /// Streams and columns that evaluation reads.
    pub fn needs(&self) -> &Needs {
        unreachable!()
    }

    /// Different labels of a question about a segmentation, in the order of its definition; the
    /// codes in [`AnswerData::Labels`] index it.
    pub fn labels(&self, _question: usize) -> &[String] {
        &[]
    }

    /// Number of rounds of fitting that the plan needs: rank leaves and segmentations without a fit
    /// in `Parameters`, a round after those that it depends on. 0 when nothing is to be fitted.
    pub fn fit_rounds(&self, _given: &Parameters) -> usize {
        0
    }

    /// Starts a round of fitting: feed it every chunk, then [`Fitting::finish`] adds the fits to
    /// the parameters.
    pub fn fitting<'p>(
        &'p self,
        _round: usize,
        _as_of: Instant,
        _given: &Parameters,
    ) -> Fitting<'p> {
        Fitting { plan: self }
    }

    /// Fixes the plan at an instant.
    ///
    /// # Errors
    /// Parameters that a definition needs are not there.
    pub fn bind(&self, _as_of: Instant, _parameters: &Parameters) -> Result<Evaluation<'_>, Message> {
        Ok(Evaluation { plan: self })
    }
}

/// A round of fitting under way. Chunks may come in any order and any division.
#[derive(Debug)]
pub struct Fitting<'p> {
    plan: &'p Plan,
}

impl Fitting<'_> {
    /// Takes in the customers of a chunk.
    pub fn add(&mut self, _chunk: &Chunk<'_>) {
        let _ = self.plan;
    }

    /// Computes the fits and adds them.
    pub fn finish(self, _parameters: &mut Parameters) {}
}

impl Evaluation<'_> {
    /// Answers for some customers of a chunk.
    pub fn evaluate(
        &self,
        _chunk: &Chunk<'_>,
        _customers: Range<usize>,
        _next_change: bool,
    ) -> Answers {
        let _ = self.plan;
        unreachable!()
    }
}
