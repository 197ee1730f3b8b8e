//! Verifies every file against its checksum and every derived thing against the truth.

use fenqun_model::Message;

use crate::failure::Outcome;
use crate::saved::Broken;
use crate::workspace::Workspace;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checkup {
    /// Damage of customer data.
    pub data: Vec<Message>,
    /// Damage of the catalog.
    pub catalog: Vec<Message>,
    /// Definitions that cannot be evaluated.
    pub definitions: Vec<Broken>,
    /// Identifiers that came together and were not joined; no damage, but worth a look.
    pub collisions: usize,
}

impl Checkup {
    /// Nothing is damaged and every definition works.
    pub fn is_sound(&self) -> bool {
        self.data.is_empty() && self.catalog.is_empty() && self.definitions.is_empty()
    }
}

impl Workspace {
    /// Checks everything.
    ///
    /// # Errors
    /// Files that cannot be read at all.
    pub fn check(&self) -> Outcome<Checkup> {
        let lines = self.catalog.check()?;
        let catalog = lines
            .into_iter()
            .map(|line| Message::new("check-catalog").with("reason", line));
        let mut data = self.store.check()?;
        data.extend(self.damaged_changes()?);
        Ok(Checkup {
            data,
            catalog: catalog.collect(),
            definitions: self.usable()?.broken,
            collisions: self.store.collisions().len(),
        })
    }
}
