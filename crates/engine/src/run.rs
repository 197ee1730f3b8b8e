//! Evaluation over all customers: compile what can be compiled, fit what is not fitted, visit every
//! chunk with every thread. Everything that asks about many customers goes through here.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use fenqun_model::Instant;
use fenqun_model::columns::Chunk;
use fenqun_model::definition::Checked;
use fenqun_segment::{Answers, Evaluation, Fitting, Parameters, Plan, Question, compile};

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

impl Workspace {
    /// Compiles questions, with the pins of static lists read as identifiers.
    ///
    /// # Errors
    /// A question about a definition that does not exist, or of the wrong type.
    pub(crate) fn compile(&self, checked: &Checked, questions: Vec<Question>) -> Outcome<Run> {
        let mut plan = compile(checked, &questions).map_err(Failure::from)?;
        // An identifier that means nobody, or several customers, pins nobody.
        plan.resolve_pins(|pin| self.store.find(pin).ok().flatten().map(|found| found.name));
        Ok(Run { plan, questions })
    }

    /// Compiles the questions about saved definitions that can be compiled; the others come back as
    /// broken.
    pub(crate) fn compile_isolating(
        &self,
        checked: &Checked,
        keys: &[Key],
    ) -> Outcome<(Run, Vec<Broken>)> {
        let ask = |key: &Key| Question::Saved(key.0, key.1.clone());
        if let Ok(run) = self.compile(checked, keys.iter().map(ask).collect()) {
            return Ok((run, vec![]));
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
        Ok((self.compile(checked, sound)?, broken))
    }

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
            // Each thread takes a fitting of its own, as many as are at work at the same time.
            let idle: Mutex<Vec<Fitting<'_>>> = Mutex::default();
            let given = &*parameters;
            self.store
                .visit(plan.needs(), self.settings.threads, &|chunk| {
                    let mut fitting = held(&idle)
                        .pop()
                        .unwrap_or_else(|| plan.fitting(round, as_of, given));
                    fitting.add(chunk);
                    held(&idle).push(fitting);
                })?;
            let mut whole = plan.fitting(round, as_of, parameters);
            let parts = idle.into_inner().unwrap_or_else(PoisonError::into_inner);
            parts.into_iter().for_each(|part| whole.merge(part));
            whole.finish(parameters);
        }
        Ok(())
    }
}

/// A lock whose holder panicked is taken all the same: the panic is on its way up.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `0..len` in pieces of at most `batch`.
pub(crate) fn batches(len: usize, batch: usize) -> impl Iterator<Item = Range<usize>> {
    let batch = batch.max(1);
    (0..len)
        .step_by(batch)
        .map(move |start| start..(start + batch).min(len))
}
