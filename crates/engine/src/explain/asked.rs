//! The questions of an explanation, and the replies for one customer.

use fenqun_model::Instant;
use fenqun_segment::{Answers, Parameters, Question};

use super::{Held, Subject};
use crate::answers::{Reading, Standing, next_change, standing};
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::Run;

/// Questions collected while an explanation is drafted. The first is about the definition itself.
pub(super) struct Asked {
    questions: Vec<Question>,
}

/// The answers for one customer.
pub(super) struct Replies {
    run: Run,
    parameters: Parameters,
    answers: Option<Answers>,
}

impl Asked {
    pub(super) fn about(key: &Key) -> Self {
        Self {
            questions: vec![Question::Saved(key.0, key.1.clone())],
        }
    }

    /// Adds a question; its place comes back.
    pub(super) fn add(&mut self, question: Question) -> usize {
        let known = self.questions.iter().position(|known| *known == question);
        known.unwrap_or_else(|| {
            self.questions.push(question);
            self.questions.len() - 1
        })
    }

    /// Evaluates all questions for the subject.
    pub(super) fn answer(self, subject: &Subject<'_>) -> Outcome<Replies> {
        let workspace = subject.workspace;
        let run = workspace.compile(&subject.usable.checked, self.questions)?;
        let parameters = workspace.parameters(&subject.usable.checked, &run, subject.as_of)?;
        let mut answers = None;
        let evaluation = run.plan.bind(subject.as_of, &parameters)?;
        workspace.evaluate_one(
            &subject.customer.name,
            &run.plan,
            &evaluation,
            &mut |_, found| {
                answers = Some(found);
            },
        )?;
        drop(evaluation);
        Ok(Replies {
            run,
            parameters,
            answers,
        })
    }
}

impl Replies {
    pub(super) fn standing(&self, question: usize) -> Standing {
        match &self.answers {
            Some(answers) => standing(&answers.answers[question].data, 0),
            None => Standing::Value(None),
        }
    }

    pub(super) fn holds(&self, question: usize) -> bool {
        self.standing(question) == Standing::Member(true)
    }

    pub(super) fn reading(&self, question: usize) -> Option<Reading> {
        match self.standing(question) {
            Standing::Value(value) => value,
            Standing::Label(label) => {
                let label = self.run.plan.labels(question).get(label as usize)?;
                Some(Reading::Plain(fenqun_model::Value::Text(label.clone())))
            }
            Standing::Member(member) => Some(Reading::Plain(fenqun_model::Value::Boolean(member))),
        }
    }

    pub(super) fn instant(&self, question: usize) -> Option<Instant> {
        match self.reading(question)? {
            Reading::Plain(fenqun_model::Value::Instant(instant)) => Some(instant),
            _ => None,
        }
    }

    pub(super) fn next_change(&self, question: usize) -> Option<Instant> {
        next_change(self.answers.as_ref()?, question, 0)
    }

    pub(super) fn held(&self, question: usize) -> Held {
        Held::of(self.standing(question), self.run.plan.labels(question))
    }

    /// What the definition itself says at another instant, by the same fits.
    pub(super) fn held_at(&self, subject: &Subject<'_>, at: Instant) -> Outcome<Held> {
        let evaluation = self.run.plan.bind(at, &self.parameters)?;
        let mut held = self.held(0);
        subject.workspace.evaluate_one(
            &subject.customer.name,
            &self.run.plan,
            &evaluation,
            &mut |_, found| {
                held = Held::of(standing(&found.answers[0].data, 0), self.run.plan.labels(0));
            },
        )?;
        Ok(held)
    }

    /// The cuts that a fitted dimension was scored by.
    pub(super) fn cuts(&self, segmentation: &str, dimension: &str) -> Vec<Reading> {
        let fit = self.parameters.fits.get(segmentation);
        let cuts = fit.and_then(|fit| fit.cuts.get(dimension));
        cuts.map(|cuts| {
            cuts.iter()
                .map(|cut| crate::refit::quantity(cut.value))
                .collect()
        })
        .unwrap_or_default()
    }
}
