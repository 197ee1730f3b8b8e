//! Compiling everything that is saved, leaving out what fails.

use std::collections::BTreeMap;

use fenqun_model::Instant;
use fenqun_model::definition::Schema;
use fenqun_segment::{Parameters, Question};

use super::force::{Asked, InForce, Meaning};
use super::members::Column;
use crate::eval::wanted;
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::Run;
use crate::saved::{Broken, Usable};
use crate::workspace::Workspace;

/// What is to be in force.
pub(super) struct Compiled {
    usable: Usable,
    run: Run,
    schema: Schema,
    /// Definitions that fail.
    pub(super) failing: Vec<Broken>,
    /// In the order of the questions.
    pub(super) keys: Vec<Key>,
    meanings: Vec<Meaning>,
}

impl Compiled {
    /// Compiles what is saved. Definitions that panicked and say what they said are left out.
    pub(super) fn of(
        workspace: &Workspace,
        panicking: &BTreeMap<Key, (u64, Broken)>,
    ) -> Outcome<Self> {
        let usable = workspace.usable()?;
        let versions = &workspace.saved.versions;
        let panics = |key: &Key| {
            let version = panicking.get(key).map(|(version, _)| version);
            version.is_some_and(|version| versions.get(key) == Some(version))
        };
        let mut keys = wanted(&[], &usable.checked.set)?;
        keys.retain(|key| !panics(key));
        let (run, broken) = workspace.compile_isolating(&usable.checked, &keys)?;
        let put_aside = panicking.iter().filter(|(key, _)| panics(key));
        let put_aside = put_aside.map(|(_, (_, broken))| broken.clone());
        let failing = usable.broken.iter().cloned();
        let schema = workspace.schema(&workspace.saved.set)?;
        let keys: Vec<Key> = run.questions.iter().filter_map(key_of).collect();
        let set = &usable.checked.set;
        let meanings = keys
            .iter()
            .enumerate()
            .map(|(question, key)| Meaning::of(&run.plan, question, key, set, &schema))
            .collect();
        Ok(Self {
            failing: failing.chain(broken).chain(put_aside).collect(),
            usable,
            run,
            schema,
            keys,
            meanings,
        })
    }

    /// Labels of a question.
    pub(super) fn labels(&self, question: usize) -> &[String] {
        self.run.plan.labels(question)
    }

    /// The parameters at an instant: the newest fits; ranks that were in force and mean what they
    /// meant stay unless they are to be fresh.
    pub(super) fn parameters(
        &self,
        workspace: &Workspace,
        before: Option<&InForce>,
        at: Instant,
    ) -> Outcome<Parameters> {
        let plan = &self.run.plan;
        let mut parameters = Parameters {
            fits: workspace.fits_for(&self.usable.checked, &self.run)?,
            ranks: before.map_or_else(BTreeMap::new, |before| before.parameters.ranks.clone()),
        };
        let mut used: Vec<&str> = Vec::new();
        for (question, key) in self.keys.iter().enumerate() {
            let ranks = plan.parameters_of(question).1;
            let means_the_same = before.is_some_and(|before| {
                let old = before.question(key);
                old.is_some_and(|old| before.asked[old].meaning == self.meanings[question])
            });
            if !means_the_same {
                parameters
                    .ranks
                    .retain(|rank, _| !ranks.contains(rank.as_str()));
            }
            used.extend(ranks);
        }
        parameters
            .ranks
            .retain(|rank, _| used.contains(&rank.as_str()));
        workspace.fit_missing(plan, at, &mut parameters)?;
        Ok(parameters)
    }

    /// Makes what the parameters lack.
    pub(super) fn fit_missing(
        &self,
        workspace: &Workspace,
        at: Instant,
        parameters: &mut Parameters,
    ) -> Outcome<()> {
        workspace.fit_missing(&self.run.plan, at, parameters)
    }

    /// In force with parameters, every definition with its column.
    pub(super) fn in_force(
        self,
        workspace: &Workspace,
        parameters: Parameters,
        columns: &mut [Column],
    ) -> InForce {
        let asked = self.keys.into_iter().zip(self.meanings).enumerate();
        let asked = asked.map(|(question, (key, meaning))| {
            let column = columns.iter().position(|column| column.key == key);
            let column = column.expect("every definition in force was given a column");
            let labels = self.run.plan.labels(question);
            Asked {
                version: workspace.saved.version(key.0, &key.1),
                codes: columns[column].codes_of(labels),
                column,
                key,
                meaning,
            }
        });
        let asked = asked.collect();
        InForce::new(self.run.plan, parameters, asked, &self.schema)
    }
}

fn key_of(question: &Question) -> Option<Key> {
    match question {
        Question::Saved(kind, name) => Some((*kind, name.clone())),
        _ => None,
    }
}
