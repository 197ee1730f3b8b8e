//! Rows without a folder: what `eval --events --customers` evaluates.

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::definition::Schema;
use fenqun_model::row::{Row, RowColumns};

use crate::data::{Data, check_columns, check_rows};
use crate::{Collision, Customer, Options, Statistics, StoreError};

/// Rows in memory, with the same readers as [`crate::Store`].
#[derive(Debug)]
pub struct MemoryStore {
    data: Data,
}

impl MemoryStore {
    /// Without rows.
    pub fn new(options: &Options) -> Self {
        Self {
            data: Data::new(None, options),
        }
    }

    /// With some rows, in any order.
    ///
    /// # Errors
    /// A row of nobody.
    pub fn from_rows(rows: &[Row], options: &Options) -> Result<Self, StoreError> {
        let mut store = Self::new(options);
        store.add_rows(rows)?;
        Ok(store)
    }

    /// Adds rows.
    ///
    /// # Errors
    /// A row of nobody; then none was added.
    pub fn add_rows(&mut self, rows: &[Row]) -> Result<(), StoreError> {
        check_rows(rows)?;
        self.data.add_rows(rows);
        self.data.changed();
        Ok(())
    }

    /// Adds rows in columns.
    ///
    /// # Errors
    /// Columns that do not fit together, a row of nobody; then none was added.
    pub fn add_columns(&mut self, rows: &RowColumns) -> Result<(), StoreError> {
        check_columns(rows)?;
        self.data.add_columns(rows);
        self.data.changed();
        Ok(())
    }

    /// Says what types definitions declare; texts that are dates or instants are read accordingly.
    pub fn declare(&mut self, declared: Schema) {
        self.data.declare(declared);
    }

    /// See [`crate::Store::schema`].
    pub fn schema(&self) -> Schema {
        self.data.seen.schema(&self.data.declared)
    }

    /// See [`crate::Store::visit`].
    ///
    /// # Errors
    /// None here; the signature is that of a store.
    pub fn visit(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>) + Sync),
    ) -> Result<(), StoreError> {
        self.data.visit(needs, threads, visit)
    }

    /// See [`crate::Store::visit_one`].
    ///
    /// # Errors
    /// More than one customer matches.
    pub fn visit_one(
        &self,
        customer: &str,
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>),
    ) -> Result<bool, StoreError> {
        self.data.visit_one(customer, needs, visit)
    }

    /// See [`crate::Store::find`].
    ///
    /// # Errors
    /// More than one customer matches.
    pub fn find(&self, identifier: &str) -> Result<Option<Customer>, StoreError> {
        self.data.find(identifier)
    }

    /// See [`crate::Store::rows`].
    ///
    /// # Errors
    /// More than one customer matches.
    pub fn rows(&self, customer: &str) -> Result<Vec<Row>, StoreError> {
        self.data.rows(customer)
    }

    /// See [`crate::Store::collisions`].
    pub fn collisions(&self) -> Vec<Collision> {
        self.data.identity.collisions()
    }

    /// See [`crate::Store::statistics`].
    ///
    /// # Errors
    /// None here; the signature is that of a store.
    pub fn statistics(&self) -> Result<Statistics, StoreError> {
        self.data.statistics()
    }
}
