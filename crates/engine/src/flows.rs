//! Who moved from which group to which between two instants, by the current definition and the
//! current fit: customers that moved, not cuts that moved.

use std::sync::{Mutex, PoisonError};

use fenqun_model::definition::Kind;
use fenqun_model::{Instant, Message};
use fenqun_segment::Parameters;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::course::{Division, label_of};
use crate::failure::{Failure, Outcome};
use crate::run::held;
use crate::workspace::Workspace;

/// A migration matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Flows {
    /// The definition.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The earlier instant, RFC 3339.
    pub from: String,
    /// The later instant, RFC 3339.
    pub to: String,
    /// The labels in the order of the definition.
    pub labels: Vec<String>,
    /// `matrix[a][b]`: customers with label `a` at `from` and `b` at `to`.
    pub matrix: Vec<Vec<u64>>,
}

impl Flows {
    /// Customers with each label at `from`.
    pub fn before(&self) -> Vec<u64> {
        self.matrix.iter().map(|row| row.iter().sum()).collect()
    }

    /// Customers with each label at `to`.
    pub fn after(&self) -> Vec<u64> {
        let column = |label: usize| self.matrix.iter().map(|row| row[label]).sum();
        (0..self.labels.len()).map(column).collect()
    }

    /// Customers whose label is the same at both.
    pub fn stayed(&self) -> u64 {
        (0..self.labels.len())
            .map(|label| self.matrix[label][label])
            .sum()
    }
}

impl Workspace {
    /// The migration matrix of a definition between two instants.
    ///
    /// # Errors
    /// Unknown or broken definition, malformed instants, `to` not after `from`.
    pub fn flows(&self, name: &str, from: &str, to: &str) -> Outcome<Flows> {
        let [from, to] = self.course(from, to)?;
        let key = self.dividing(name)?;
        let usable = self.usable()?;
        let division = Division::new(self, &usable, &key)?;
        let points = self.parameters_at(&usable.checked, &division.run, &[from, to])?;
        let matrix = self.matrix(&division, &points)?;
        Ok(self.flows_of(key.0, name_of(&key), division.labels, [from, to], matrix))
    }

    /// Two instants, the second after the first.
    pub(crate) fn course(&self, from: &str, to: &str) -> Outcome<[Instant; 2]> {
        let (from, to) = (self.instant(Some(from))?, self.instant(Some(to))?);
        if from >= to {
            let message = Message::new("flows-backwards")
                .with("from", from.to_string())
                .with("to", to.to_string());
            return Err(Failure::wrong_use(message));
        }
        Ok([from, to])
    }

    fn flows_of(
        &self,
        kind: Kind,
        name: &str,
        labels: Vec<String>,
        [from, to]: [Instant; 2],
        matrix: Vec<Vec<u64>>,
    ) -> Flows {
        Flows {
            definition: name.to_owned(),
            version: self.saved.version(kind, name),
            from: from.to_string(),
            to: to.to_string(),
            labels,
            matrix,
        }
    }

    /// How many customers have which pair of labels under two points.
    pub(crate) fn matrix(
        &self,
        division: &Division,
        points: &[(Instant, Parameters)],
    ) -> Outcome<Vec<Vec<u64>>> {
        let size = division.labels.len();
        let total = Mutex::new(vec![vec![0u64; size]; size]);
        self.follow(&division.run, points, &|answers| {
            let [before, after] =
                [&answers[0], &answers[1]].map(|answers| &answers.answers[0].data);
            let mut total = held(&total);
            for index in 0..answers[0].customers.len() {
                total[label_of(before, index)][label_of(after, index)] += 1;
            }
        })?;
        Ok(total.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

fn name_of(key: &crate::references::Key) -> &str {
    &key.1
}
