//! How many customers each group has at an instant, all groups in one pass.

use std::sync::Mutex;

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use serde::Serialize;
use utoipa::ToSchema;

use crate::course::{IN, OUT, label_of};
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::held;
use crate::workspace::Workspace;

/// How many customers a definition has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sizes {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// In the order of the definition; of a segment or list `in` and `out`.
    pub labels: Vec<LabelSize>,
}

/// How many customers a label has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct LabelSize {
    /// The label.
    pub label: String,
    /// Its customers.
    pub customers: u64,
}

impl Workspace {
    /// Sizes of all segments, lists and segmentations that can be evaluated, or of one.
    ///
    /// # Errors
    /// Damaged files.
    pub fn sizes(&self, only: Option<(Kind, &str)>, as_of: Instant) -> Outcome<Vec<Sizes>> {
        let usable = self.usable()?;
        let mut keys = crate::eval::wanted(&[], &usable.checked.set)?;
        keys.retain(|key| only.is_none_or(|only| only == (key.0, &key.1)));
        let (run, failing) = self.compile_isolating(&usable.checked, &keys)?;
        let is_failing = |key: &Key| {
            let of = |broken: &crate::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
            failing.iter().any(of)
        };
        keys.retain(|key| !is_failing(key));
        let labels: Vec<Vec<String>> = keys
            .iter()
            .enumerate()
            .map(|(question, key)| match key.0 {
                Kind::Segmentation => run.plan.labels(question).to_vec(),
                _ => vec![IN.into(), OUT.into()],
            })
            .collect();
        let empty = labels.iter().map(|labels| vec![0u64; labels.len()]);
        let sizes: Mutex<Vec<Vec<u64>>> = Mutex::new(empty.collect());
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        self.evaluate(&run, as_of, &parameters, false, &|_, answers| {
            let mut sizes = held(&sizes);
            for (counts, answer) in sizes.iter_mut().zip(&answers.answers) {
                for index in 0..answers.customers.len() {
                    counts[label_of(&answer.data, index)] += 1;
                }
            }
        })?;
        let sizes = std::mem::take(&mut *held(&sizes));
        let found = keys.into_iter().zip(labels).zip(sizes);
        Ok(found
            .map(|((key, labels), sizes)| of(key, labels, sizes))
            .collect())
    }
}

fn of((kind, definition): Key, labels: Vec<String>, sizes: Vec<u64>) -> Sizes {
    let labels = labels.into_iter().zip(sizes);
    Sizes {
        kind,
        definition,
        labels: labels
            .map(|(label, customers)| LabelSize { label, customers })
            .collect(),
    }
}
