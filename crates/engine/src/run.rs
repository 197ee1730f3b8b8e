//! Evaluation over all customers: compile what can be compiled, fit what is not fitted, visit every
//! chunk with every thread. Everything that asks about many customers goes through here.

use std::ops::Range;
use std::sync::Mutex;

use fenqun_model::columns::Chunk;
use fenqun_model::definition::Checked;
use fenqun_model::Instant;
use fenqun_segment::{Answers, Evaluation, Parameters, Plan, Question, compile};

use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::saved::Broken;
use crate::workspace::Workspace;

/// Receives answers for some customers of a chunk; called from several threads at once.
pub(crate) type Receiver<'a> = &'a (dyn Fn(&Chunk<'_>, &Answers) + Sync);

/// A compiled plan and what was asked of it.
#[derive(Debug)]
pub(crate) struct Run {
    /// The plan.
    pub(crate) plan: Plan,
    /// In the order of the answers.
    pub(crate) questions: Vec<Question>,
}

impl Run {
    /// Compiles all questions.
    pub(crate) fn new(checked: &Checked, questions: Vec<Question>) -> Outcome<Self> {
        let plan = compile(checked, &questions).map_err(Failure::from)?;
        Ok(Self { plan, questions })
    }

    /// Compiles the questions about saved definitions that can be compiled; the others come back as
    /// broken.
    pub(crate) fn isolating(checked: &Checked, keys: &[Key]) -> Outcome<(Self, Vec<Broken>)> {
        let ask = |key: &Key| Question::Saved(key.0, key.1.clone());
        if let Ok(plan) = compile(checked, &keys.iter().map(ask).collect::<Vec<_>>()) {
            let questions = keys.iter().map(ask).collect();
            return Ok((Self { plan, questions }, vec![]));
        }
        let mut sound = Vec::new();
        let mut broken = Vec::new();
        for key in keys {
            match compile(checked, &[ask(key)]) {
                Ok(_) => sound.push(ask(key)),
                Err(reasons) => broken.push(Broken {
                    kind: key.0,
                    name: key.1.clone(),
                    reasons,
                }),
            }
        }
        Ok((Self::new(checked, sound)?, broken))
    }
}

impl Workspace {
    /// Evaluates a plan at an instant for every customer.
    pub(crate) fn evaluate(
        &self,
        run: &Run,
        as_of: Instant,
        parameters: &Parameters,
        next_change: bool,
        receive: Receiver<'_>,
    ) -> Outcome<()> {
        let evaluation = run.plan.bind(as_of, parameters)?;
        self.store
            .visit(run.plan.needs(), self.settings.threads, &|chunk| {
                for range in batches(chunk.customers.len(), self.settings.batch) {
                    receive(chunk, &evaluation.evaluate(chunk, range, next_change));
                }
            })?;
        Ok(())
    }

    /// Evaluates one customer; `false` when there is no such customer.
    pub(crate) fn evaluate_one(
        &self,
        customer: &str,
        plan: &Plan,
        evaluation: &Evaluation<'_>,
        receive: &mut dyn FnMut(&Chunk<'_>, Answers),
    ) -> Outcome<bool> {
        let found = self.store.visit_one(customer, plan.needs(), &mut |chunk| {
            let answers = evaluation.evaluate(chunk, 0..chunk.customers.len(), true);
            receive(chunk, answers);
        })?;
        Ok(found)
    }

    /// Fits everything that the plan needs and `parameters` does not have, round by round.
    pub(crate) fn fit_missing(
        &self,
        plan: &Plan,
        as_of: Instant,
        parameters: &mut Parameters,
    ) -> Outcome<()> {
        for round in 0..plan.fit_rounds(parameters) {
            let fitting = Mutex::new(plan.fitting(round, as_of, parameters));
            self.store
                .visit(plan.needs(), self.settings.threads, &|chunk| {
                    let mut fitting = fitting.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    fitting.add(chunk);
                })?;
            let fitting = fitting.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
            fitting.finish(parameters);
        }
        Ok(())
    }
}

/// `0..len` in pieces of at most `batch`.
pub(crate) fn batches(len: usize, batch: usize) -> impl Iterator<Item = Range<usize>> {
    let batch = batch.max(1);
    (0..len)
        .step_by(batch)
        .map(move |start| start..(start + batch).min(len))
}
