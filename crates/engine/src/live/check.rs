//! The self-check: a sample of customers is evaluated from their rows on disk, as a batch would, and
//! compared with how they stand and when they are due.

use std::collections::BTreeMap;
use std::sync::Mutex;

use fenqun_model::Instant;
use fenqun_model::columns::Chunk;
use fenqun_model::definition::Kind;
use fenqun_segment::{Part, Plan};
use serde::Serialize;

use super::driver::Driver;
use super::force::{Asked, InForce};
use super::look::Look;
use crate::failure::Outcome;
use crate::run::held;
use crate::workspace::Workspace;
use fenqun_store::changes::Cause;

/// What a self-check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SelfCheck {
    /// Customers compared.
    pub checked: u64,
    /// What differed; it has been put right.
    pub wrong: Vec<Wrong>,
}

/// A difference between what is kept up and what a batch evaluates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// The customer's number.
    pub customer: u32,
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// The label that was kept up.
    pub kept: Option<String>,
    /// The label that the rows say.
    pub evaluated: Option<String>,
    /// The next change is not after the instant at which the customer is looked at again.
    pub in_time: bool,
}

/// What is to be compared, taken at one instant.
pub(super) struct Sample {
    at: Instant,
    plan: Plan,
    part: Part,
    asked: Vec<Asked>,
    parameters: fenqun_segment::Parameters,
    /// By root: codes in the order of the questions, and the timer.
    customers: BTreeMap<u32, (Vec<u16>, Option<Instant>)>,
    /// By column and code.
    labels: BTreeMap<(usize, u16), String>,
}

impl Driver {
    /// Notes how some customers stand. They are of one bucket, so that only that has to be read.
    pub(super) fn sample(&self, workspace: &Workspace, size: usize, seed: u64) -> Option<Sample> {
        let force: &InForce = &self.force;
        let questions = force.all.to_vec();
        let customers = self.pick(workspace, size, seed);
        (!customers.is_empty()).then(|| Sample {
            at: self.progress.watermark,
            part: force.plan.part(&questions),
            plan: force.plan.clone(),
            parameters: force.parameters.clone(),
            labels: self.labels(),
            customers: customers
                .into_iter()
                .map(|root| {
                    let codes = questions.iter().map(|question| {
                        let column = force.asked[*question].column;
                        self.standings.columns[column].get(root)
                    });
                    (root, (codes.collect(), self.standings.timers.get(root)))
                })
                .collect(),
            asked: force.asked.clone(),
        })
    }

    fn labels(&self) -> BTreeMap<(usize, u16), String> {
        let columns = self.standings.columns.iter().enumerate();
        let labels = columns.flat_map(|(index, column)| {
            let codes = 1..=column.sizes().count() as u16;
            codes.filter_map(move |code| Some(((index, code), column.label(code)?.to_owned())))
        });
        labels.collect()
    }

    /// Customers of the bucket of one drawn at random.
    fn pick(&self, workspace: &Workspace, size: usize, seed: u64) -> Vec<u32> {
        let all = self.standings.roots();
        let Some(first) = all.get((seed % (all.len() as u64).max(1)) as usize) else {
            return vec![];
        };
        let bucket = workspace.store.bucket_of(*first);
        let mut same = all.into_iter();
        let mut same: Vec<u32> = same
            .by_ref()
            .filter(|root| workspace.store.bucket_of(*root) == bucket)
            .collect();
        let step = (same.len() / size.max(1)).max(1);
        let start = (seed / 7) as usize % step;
        same = same.into_iter().skip(start).step_by(step).collect();
        same.truncate(size);
        same
    }

    /// Looks at customers again of whom something was wrong.
    pub(super) fn put_right(&mut self, workspace: &Workspace, wrong: &[Wrong]) -> Outcome<()> {
        let mut roots: Vec<u32> = wrong.iter().map(|wrong| wrong.customer).collect();
        roots.dedup();
        let at = self.now(workspace)?;
        let questions = self.force.all.clone();
        self.look(
            &workspace.store,
            &Look {
                roots: &roots,
                questions: &questions,
                at: &|_| at,
                cause: &|_| Cause::Definition,
            },
        )?;
        self.record_now()
    }
}

impl Sample {
    /// Compares with what the rows say, read anew from a snapshot of the same moment.
    pub(super) fn compare(&self, workspace: &Workspace) -> Outcome<SelfCheck> {
        let prepared = self.plan.prepare(&self.parameters);
        let evaluation = self.plan.bind_part(&self.part, self.at, &prepared)?;
        let found: Mutex<SelfCheck> = Mutex::default();
        let Some(first) = self.customers.keys().next() else {
            return Ok(SelfCheck::default());
        };
        let visit = |chunk: &Chunk<'_>, roots: &[u32]| {
            for (index, root) in roots.iter().enumerate() {
                let Some(kept) = self.customers.get(root) else {
                    continue;
                };
                let answers = evaluation.evaluate(chunk, index..index + 1, true);
                let mut found = held(&found);
                found.checked += 1;
                found.wrong.extend(self.differences(*root, kept, &answers));
            }
        };
        let needs = self.part.needs();
        workspace.store.visit_fresh(*first, needs, &visit)?;
        Ok(found
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn differences(
        &self,
        root: u32,
        (codes, due): &(Vec<u16>, Option<Instant>),
        answers: &fenqun_segment::Answers,
    ) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        for ((answer, question), kept) in
            answers.answers.iter().zip(self.part.questions()).zip(codes)
        {
            let asked = &self.asked[*question];
            let code = asked.code(&answer.data, 0);
            let next = answer
                .next_change
                .as_ref()
                .map_or(Instant::MAX, |next| next[0]);
            let in_time = next == Instant::MAX || due.is_some_and(|due| due <= next);
            if code != *kept || !in_time {
                wrong.push(Wrong {
                    customer: root,
                    kind: asked.key.0,
                    definition: asked.key.1.clone(),
                    kept: self.labels.get(&(asked.column, *kept)).cloned(),
                    evaluated: self.labels.get(&(asked.column, code)).cloned(),
                    in_time,
                });
            }
        }
        wrong
    }
}
