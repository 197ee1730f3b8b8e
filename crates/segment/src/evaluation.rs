//! A plan fixed at an instant, and its answers batch by batch.

use std::borrow::Cow;
use std::ops::Range;

use fenqun_model::columns::Chunk;
use fenqun_model::{Instant, Message};

use crate::answer::{Answer, Answers, Collected, Total};
use crate::changes::NextChanges;
use crate::frame::{Context, Frame};
use crate::parameters::Parameters;
use crate::part::Part;
use crate::plan::{Plan, Root};
use crate::prepared::Prepared;
use crate::program::Again;

/// Customers evaluated together; a multiple of 64.
pub(crate) const BATCH: usize = 1024;

/// What is asked about next changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    None,
    /// An instant before which nothing changes.
    Bound,
    Exact,
}

/// A plan fixed at one instant with its parameters; cheap to share between threads.
#[derive(Debug)]
pub struct Evaluation<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) part: Cow<'p, Part>,
    pub(crate) prepared: Cow<'p, Prepared>,
    pub(crate) as_of: Instant,
}

impl Plan {
    /// Fixes the plan at an instant.
    ///
    /// # Errors
    /// Parameters that a definition needs are not there.
    pub fn bind(&self, as_of: Instant, parameters: &Parameters) -> Result<Evaluation<'_>, Message> {
        let part = self.whole();
        let prepared = Prepared::new(self, parameters);
        prepared.check(self, &part.program.nodes)?;
        Ok(Evaluation {
            plan: self,
            part: Cow::Owned(part),
            prepared: Cow::Owned(prepared),
            as_of,
        })
    }

    /// Fixes some of the questions at an instant; with part and parameters at hand this costs next
    /// to nothing. Chunks have to be as [`Part::needs`] asks for them.
    ///
    /// # Errors
    /// Parameters that a definition needs are not there.
    pub fn bind_part<'p>(
        &'p self,
        part: &'p Part,
        as_of: Instant,
        prepared: &'p Prepared,
    ) -> Result<Evaluation<'p>, Message> {
        prepared.check(self, &part.program.nodes)?;
        Ok(Evaluation {
            plan: self,
            part: Cow::Borrowed(part),
            prepared: Cow::Borrowed(prepared),
            as_of,
        })
    }

    /// Lays parameters out for this plan.
    pub fn prepare(&self, parameters: &Parameters) -> Prepared {
        Prepared::new(self, parameters)
    }
}

impl Evaluation<'_> {
    /// The instant that it is fixed at.
    pub fn as_of(&self) -> Instant {
        self.as_of
    }

    /// The nodes that answer.
    fn roots(&self) -> Vec<&Root> {
        let questions = self.part.questions.iter();
        questions
            .map(|question| &self.plan.questions[*question])
            .collect()
    }

    /// Answers for some customers of a chunk; when `next_change` is asked for, also the instant at
    /// which each answer changes by itself.
    pub fn evaluate(
        &self,
        chunk: &Chunk<'_>,
        customers: Range<usize>,
        next_change: bool,
    ) -> Answers {
        let next = match next_change {
            true => Next::Exact,
            false => Next::None,
        };
        self.answers(chunk, customers, next)
    }

    /// The same, with an instant before which no answer changes by itself, which is found much
    /// faster than the one at which it does.
    pub fn evaluate_soon(&self, chunk: &Chunk<'_>, customers: Range<usize>) -> Answers {
        self.answers(chunk, customers, Next::Bound)
    }

    fn answers(&self, chunk: &Chunk<'_>, customers: Range<usize>, next: Next) -> Answers {
        let roots = self.roots();
        let mut collected: Vec<Collected> = roots.iter().map(|_| Collected::default()).collect();
        let mut changes: Vec<Vec<Instant>> = roots.iter().map(|_| Vec::new()).collect();
        let again: &[Again] = match next {
            Next::Exact => self.part.again(self.plan),
            Next::Bound | Next::None => &[],
        };
        self.for_each_batch(chunk, customers.clone(), |frame| {
            for (root, collected) in roots.iter().zip(&mut collected) {
                collected.add(root.kind, frame.vector(root.node));
            }
            if next == Next::None {
                return;
            }
            let mut changing = NextChanges::new(frame);
            for (index, root) in roots.iter().enumerate() {
                changes[index].extend(match next {
                    Next::Exact => changing.exact(root.node, &again[index]),
                    _ => changing.soonest(root.node),
                });
            }
        });
        let answers = roots.iter().zip(collected.into_iter().zip(changes)).map(
            |(root, (collected, changes))| Answer {
                data: collected.finish(root.kind),
                next_change: (next != Next::None).then_some(changes),
            },
        );
        Answers {
            answers: answers.collect(),
            customers,
        }
    }

    /// The answers added up over some customers of a chunk, without keeping each.
    pub fn totals(&self, chunk: &Chunk<'_>, customers: Range<usize>) -> Vec<Total> {
        let roots = self.roots();
        let mut totals: Vec<Total> = (self.part.questions.iter().zip(&roots))
            .map(|(question, root)| Total::none(root.kind, self.plan.labels(*question).len()))
            .collect();
        self.for_each_batch(chunk, customers, |frame| {
            for (root, total) in roots.iter().zip(&mut totals) {
                total.add(frame.vector(root.node));
            }
        });
        totals
    }

    pub(crate) fn context<'a>(&'a self, chunk: &'a Chunk<'a>, customers: usize) -> Context<'a> {
        let places = &self.part.places;
        Context::new(self.plan, &self.prepared, places, chunk, customers)
    }

    pub(crate) fn for_each_batch<'a>(
        &'a self,
        chunk: &'a Chunk<'a>,
        customers: Range<usize>,
        mut each: impl FnMut(&Frame<'_>),
    ) {
        let context = self.context(chunk, customers.len());
        let mut start = customers.start;
        while start < customers.end {
            let end = (start + BATCH).min(customers.end);
            each(&Frame::new(
                &context,
                &self.part.program,
                self.as_of,
                start..end,
            ));
            start = end;
        }
    }
}
