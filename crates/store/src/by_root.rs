//! Customers by root, the number by which live evaluation knows them: finding it, naming it, and
//! reading the rows of some customers without those of the others.

use fenqun_model::columns::{Chunk, Needs};
use fenqun_model::identifier::Identifier;

use crate::error::StoreError;
use crate::identity::kind_code;
use crate::store::Store;

impl Store {
    /// Like [`Self::visit`], with the root of each customer of the chunk.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit_with_roots(
        &self,
        needs: &Needs,
        threads: usize,
        visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync),
    ) -> Result<(), StoreError> {
        self.data.visit_with_roots(needs, threads, visit)
    }

    /// Calls `visit` with chunks that together hold exactly the customers with these roots, each
    /// once, those that there are; with the root of each customer of the chunk. Their rows are what
    /// [`Self::visit`] shows; the work is in proportion to these customers, not to all.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit_some(
        &self,
        roots: &[u32],
        needs: &Needs,
        visit: &mut dyn FnMut(&Chunk<'_>, &[u32]),
    ) -> Result<(), StoreError> {
        self.data.visit_some(roots, needs, visit)
    }

    /// Puts what was written into the hot columns of up to some buckets, as far as it has become
    /// much; whether there is more to do. To be called when there is time: not doing it costs
    /// memory.
    ///
    /// # Errors
    /// Damaged files.
    pub fn fold(&mut self, at_most_buckets: usize) -> Result<bool, StoreError> {
        self.data.fold(at_most_buckets)
    }

    /// Calls `visit` with the bucket of a customer, read anew from files and delta and kept nowhere,
    /// and the roots of its customers. For checks of what is hot.
    ///
    /// # Errors
    /// Damaged files.
    pub fn visit_fresh(
        &self,
        root: u32,
        needs: &Needs,
        visit: &(dyn Fn(&Chunk<'_>, &[u32]) + Sync),
    ) -> Result<(), StoreError> {
        let directory = self.data.directory();
        let bucket = directory.bucket(root);
        let roots = directory.customers(bucket);
        self.data
            .visit_cold(bucket, needs, &|chunk| visit(chunk, roots))
    }

    /// The number of the bucket that holds a customer's rows.
    pub fn bucket_of(&self, root: u32) -> u32 {
        self.data.identity.bucket(root)
    }

    /// The root of the customer with an identifier.
    pub fn root_of(&self, identifier: &Identifier) -> Option<u32> {
        let identity = &self.data.identity;
        let kind = kind_code(identifier.kind);
        let node = identity.nodes.find(kind, identifier.value.as_bytes());
        node.map(|node| identity.root(node))
    }

    /// The root of the customer with an identifier: any of theirs, as `value` or `kind:value`.
    ///
    /// # Errors
    /// More than one customer matches and it is the name of none or of several.
    pub fn root_named(&self, identifier: &str) -> Result<Option<u32>, StoreError> {
        self.data.root_named(identifier)
    }

    /// The name of the customer with a root; `None` when it is nobody's root.
    pub fn name_of(&self, root: u32) -> Option<String> {
        self.data.is_root(root).then(|| self.data.name(root).into())
    }

    /// Grows whenever the type of a column may have changed: by a form of values that was not seen
    /// before, or by what was declared. What was read before has then to be looked at again.
    pub fn schema_version(&self) -> u64 {
        self.data.seen.version()
    }
}
