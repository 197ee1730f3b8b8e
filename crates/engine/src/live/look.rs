//! Looking at some customers: their answers at an instant become standings, changes and timers.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fenqun_model::Instant;
use fenqun_segment::AnswerData;
use fenqun_store::Store;
use fenqun_store::changes::Cause;

use super::driver::Driver;
use super::force::Asked;
use super::members::NONE;
use super::metrics::METRICS;
use super::questions::Questions;
use super::standings::Step;
use crate::answers::is_member;
use crate::failure::Outcome;

/// Who is looked at, how and when.
pub(super) struct Look<'a> {
    pub(super) roots: &'a [u32],
    pub(super) questions: &'a Questions,
    /// The instant at which each customer is evaluated.
    pub(super) at: &'a dyn Fn(u32) -> Instant,
    /// Why each customer is looked at.
    pub(super) cause: &'a dyn Fn(u32) -> Cause,
}

impl Asked {
    /// The code of the answer for the `index`th customer.
    pub(super) fn code(&self, data: &AnswerData, index: usize) -> u16 {
        match data {
            AnswerData::Labels(labels) => self.codes[labels[index] as usize],
            _ if is_member(data, index) => self.codes[0],
            _ => NONE,
        }
    }
}

impl Driver {
    /// Looks at some customers. A definition whose evaluation panics is put aside, and the others
    /// are looked at without it.
    pub(super) fn look(&mut self, store: &Store, look: &Look<'_>) -> Outcome<()> {
        let mut questions = look.questions.clone();
        loop {
            let again = Look {
                questions: &questions,
                ..*look
            };
            if self.try_look(store, &again)? {
                return Ok(());
            }
            let failing = self.failing_among(store, &again)?;
            if failing.is_empty() {
                return Ok(());
            }
            questions = self.put_aside(failing, &questions);
        }
    }

    /// `false` when something panicked.
    fn try_look(&mut self, store: &Store, look: &Look<'_>) -> Outcome<bool> {
        let is_whole = *look.questions == self.force.all;
        let part = self.force.part(look.questions);
        let (standings, pending) = (&mut self.standings, &mut self.pending);
        let force = &self.force;
        let mut done = Ok(true);
        store.visit_some(look.roots, part.needs(), &mut |chunk, roots| {
            METRICS.evaluated_customers.add(roots.len() as u64);
            let mut start = 0;
            for same in roots.chunk_by(|a, b| (look.at)(*a) == (look.at)(*b)) {
                let range = start..start + same.len();
                start = range.end;
                if !matches!(done, Ok(true)) {
                    return;
                }
                let at = (look.at)(same[0]);
                let evaluation = match force.bind(&part, at) {
                    Ok(evaluation) => evaluation,
                    Err(failure) => return done = Err(failure),
                };
                let customers = range.clone();
                let Some(answers) = caught(|| evaluation.evaluate(chunk, customers, true)) else {
                    return done = Ok(false);
                };
                for (index, root) in same.iter().enumerate() {
                    let customer = &chunk.customers[range.start + index];
                    let mut due = Instant::MAX;
                    for (answer, question) in answers.answers.iter().zip(part.questions()) {
                        let asked = &force.asked[*question];
                        let next = answer.next_change.as_ref().map(|next| next[index]);
                        due = due.min(next.unwrap_or(Instant::MAX));
                        let step = Step {
                            column: asked.column,
                            root: *root,
                            code: asked.code(&answer.data, index),
                            customer,
                            at,
                        };
                        pending.extend(standings.step(&step, || (look.cause)(*root)));
                    }
                    standings.know(*root);
                    match is_whole {
                        true => standings.timers.set(*root, due),
                        false => standings.timers.no_later(*root, due),
                    }
                }
            }
        })?;
        done
    }

    /// The questions that cannot be answered for some customers, each asked alone.
    fn failing_among(&mut self, store: &Store, look: &Look<'_>) -> Outcome<Vec<usize>> {
        let mut failing = Vec::new();
        for question in look.questions.to_vec() {
            let part = self.force.part(&Questions::from_iter([question]));
            let mut is_sound = true;
            let force = &self.force;
            store.visit_some(look.roots, part.needs(), &mut |chunk, roots| {
                let answered = roots.iter().enumerate().all(|(index, root)| {
                    let evaluation = force.bind(&part, (look.at)(*root));
                    let evaluate = |evaluation: fenqun_segment::Evaluation<'_>| {
                        caught(|| evaluation.evaluate(chunk, index..index + 1, true))
                    };
                    evaluation.is_ok_and(|evaluation| evaluate(evaluation).is_some())
                });
                is_sound &= answered;
            })?;
            if !is_sound {
                failing.push(question);
            }
        }
        Ok(failing)
    }
}

/// The result, or `None` when it panicked.
pub(super) fn caught<T>(evaluate: impl FnOnce() -> T) -> Option<T> {
    // Evaluation changes nothing that is seen outside.
    catch_unwind(AssertUnwindSafe(evaluate)).ok()
}
