//! Looking at everybody: when definitions or fits change, and at the start.

use std::sync::Mutex;

use fenqun_model::Instant;
use fenqun_model::columns::Chunk;
use fenqun_segment::{Answers, Part};
use fenqun_store::changes::Cause;

use super::driver::Driver;
use super::look::caught;
use super::members::Column;
use super::questions::Questions;
use super::standings::Step;
use crate::failure::Outcome;
use crate::run::{batches, held};
use crate::workspace::Workspace;

/// Changes that are recorded in one go.
const MOST_PENDING: usize = 50_000;

/// A standing that differs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Differing {
    root: u32,
    question: u16,
    code: u16,
}

/// What was found by all threads.
#[derive(Default)]
struct Found {
    differing: Vec<Differing>,
    dues: Vec<(u32, Instant)>,
    roots: Vec<u32>,
    panicked: bool,
}

impl Driver {
    /// Looks at everybody at an instant; what differs is recorded, or only taken over when there is
    /// no cause.
    pub(super) fn look_at_everybody(
        &mut self,
        workspace: &Workspace,
        questions: &Questions,
        at: Instant,
        cause: Option<&Cause>,
    ) -> Outcome<()> {
        let mut questions = questions.clone();
        let found = loop {
            let found = self.ask_everybody(workspace, &questions, at)?;
            if !found.panicked {
                break found;
            }
            let mut failing = Vec::new();
            for question in questions.to_vec() {
                let alone = Questions::from_iter([question]);
                if self.ask_everybody(workspace, &alone, at)?.panicked {
                    failing.push(question);
                }
            }
            if failing.is_empty() {
                break Found::default();
            }
            questions = self.put_aside(failing, &questions);
        };
        self.take_over(workspace, &questions, found, (at, cause))
    }

    fn ask_everybody(
        &mut self,
        workspace: &Workspace,
        questions: &Questions,
        at: Instant,
    ) -> Outcome<Found> {
        let part = self.force.part(questions);
        let evaluation = self.force.bind(&part, at)?;
        let found: Mutex<Found> = Mutex::default();
        let batch = workspace.settings.batch;
        let visit = |chunk: &Chunk<'_>, roots: &[u32]| {
            for range in batches(chunk.customers.len(), batch) {
                // Looking a little too early once is cheaper than finding out exactly for everybody.
                let Some(answers) = caught(|| evaluation.evaluate_soon(chunk, range.clone()))
                else {
                    held(&found).panicked = true;
                    return;
                };
                let own = self.found_in(&answers, &part, &roots[range]);
                held(&found).add(own);
            }
        };
        let threads = workspace.settings.threads;
        workspace
            .store
            .visit_with_roots(part.needs(), threads, &visit)?;
        Ok(found
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn found_in(&self, answers: &Answers, part: &Part, roots: &[u32]) -> Found {
        let mut found = Found {
            roots: roots.to_vec(),
            ..Found::default()
        };
        let mut dues = vec![Instant::MAX; roots.len()];
        for (answer, question) in answers.answers.iter().zip(part.questions()) {
            let asked = &self.force.asked[*question];
            let column: &Column = &self.standings.columns[asked.column];
            for (index, root) in roots.iter().enumerate() {
                let code = asked.code(&answer.data, index);
                if column.get(*root) != code {
                    found.differing.push(Differing {
                        root: *root,
                        question: *question as u16,
                        code,
                    });
                }
            }
            let next = answer.next_change.iter().flatten();
            for (due, next) in dues.iter_mut().zip(next) {
                *due = (*due).min(*next);
            }
        }
        found.dues = roots.iter().copied().zip(dues).collect();
        found
    }

    /// What was found becomes standings, changes and timers.
    fn take_over(
        &mut self,
        workspace: &Workspace,
        questions: &Questions,
        mut found: Found,
        (at, cause): (Instant, Option<&Cause>),
    ) -> Outcome<()> {
        found
            .roots
            .iter()
            .for_each(|root| self.standings.know(*root));
        if *questions != self.force.all {
            let timers = &self.standings.timers;
            for (root, due) in &mut found.dues {
                *due = timers.get(*root).map_or(*due, |before| before.min(*due));
            }
        }
        self.standings.timers.fill(found.dues);
        self.reached = self.reached.max(at);
        found.differing.sort_unstable();
        for same in found.differing.chunk_by(|a, b| a.root == b.root) {
            let name = cause.and_then(|_| workspace.store.name_of(same[0].root));
            for differing in same {
                let asked = &self.force.asked[usize::from(differing.question)];
                let step = Step {
                    column: asked.column,
                    root: differing.root,
                    code: differing.code,
                    customer: name.as_deref().unwrap_or_default(),
                    at,
                };
                let change = self
                    .standings
                    .step(&step, || cause.cloned().unwrap_or(Cause::Definition));
                self.pending.extend(change.filter(|_| cause.is_some()));
            }
            if self.pending.len() >= MOST_PENDING {
                self.record_part(at)?;
            }
        }
        Ok(())
    }

    /// Records a part of what changes at an instant; after a crash the rest follows.
    pub(super) fn record_part(&mut self, at: Instant) -> Outcome<()> {
        let watermark = self.progress.watermark;
        self.progress.watermark = watermark.min(at.plus_millis(-1));
        let recorded = self.record_now();
        self.progress.watermark = watermark;
        recorded
    }
}

impl Found {
    fn add(&mut self, mut other: Found) {
        self.differing.append(&mut other.differing);
        self.dues.append(&mut other.dues);
        self.roots.append(&mut other.roots);
    }
}
