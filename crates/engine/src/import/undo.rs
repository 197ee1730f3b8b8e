//! Undoing an import: what it brought in goes, what was there before or came from elsewhere stays, and
//! the same file can be imported again.

use fenqun_catalog::{ImportRecord, ImportUndo};
use fenqun_model::Message;
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::workspace::Workspace;

/// An import as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct KnownImport {
    /// Its number.
    pub number: u32,
    /// Name of its source.
    pub source: String,
    /// Name of its file.
    pub file: String,
    /// When it was begun, RFC 3339.
    pub started_at: String,
    /// When everything was read, RFC 3339; null when it stopped half way.
    #[schema(required = true)]
    pub finished_at: Option<String>,
    /// Whether it can be undone.
    pub can_be_undone: bool,
    /// When it was undone, RFC 3339; null when it was not.
    #[schema(required = true)]
    pub undone_at: Option<String>,
    /// Who undid it; null when it was not undone, or on the command line.
    #[schema(required = true)]
    pub undone_by: Option<String>,
}

/// What undoing an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct UndoneImport {
    /// The import.
    pub number: u32,
    /// Name of its file.
    pub file: String,
    /// Customers who were there only because of it and are gone.
    pub customers_gone: u64,
    /// Customers whom it had brought something and who stay.
    pub customers_kept: u64,
}

impl Workspace {
    /// Every import, newest first.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn known_imports(&self) -> Outcome<Vec<KnownImport>> {
        let records = self.import_records()?.into_iter().rev();
        let known = records.map(|record| KnownImport {
            can_be_undone: refusal(&record).is_none(),
            number: record.number,
            source: record.source,
            file: record.file_name,
            started_at: record.started_at.to_string(),
            finished_at: record.finished_at.map(|at| at.to_string()),
            undone_at: record.undo.as_ref().map(|undo| undo.at.to_string()),
            undone_by: record.undo.and_then(|undo| undo.by),
        });
        Ok(known.collect())
    }

    /// Takes back what an import brought in. `by`: who asked, as others know them. On return it is
    /// on disk; the next checkpoint gives the space back.
    ///
    /// # Errors
    /// No such import, one whose rows do not tell where they are from, one that is undone already; a
    /// disk that refuses.
    pub fn undo_import(&mut self, number: u32, by: Option<String>) -> Outcome<UndoneImport> {
        let mut record = self.import_numbered(number)?;
        if let Some(refusal) = refusal(&record) {
            return Err(refusal.into());
        }
        let at = (self.settings.clock)();
        // Before the deed, so that whoever finds it done finds out who did it.
        record.undo = Some(ImportUndo { at, by });
        self.catalog.save_import(&record)?;
        let undone = self.store.undo_import(number)?;
        self.retype_after(&record)?;
        Ok(UndoneImport {
            number,
            file: record.file_name,
            customers_gone: undone.gone,
            customers_kept: undone.kept,
        })
    }

    /// Gives back the space of what was undone.
    ///
    /// # Errors
    /// A disk that refuses.
    pub fn tidy(&mut self) -> Outcome<()> {
        Ok(self.store.checkpoint()?)
    }

    /// Types of attributes follow the values that are left, as the imports that are left noted them.
    pub(crate) fn retype_after(&mut self, record: &ImportRecord) -> Outcome<()> {
        self.catalog.forget_attribute_types(record.started_at)?;
        self.reload()?;
        let is_left = |other: &ImportRecord| other.undo.is_none() && other.finished_at.is_some();
        if !self.import_records()?.iter().any(is_left) {
            return Ok(());
        }
        let types = self.store.schema().attributes;
        let now = (self.settings.clock)();
        self.catalog.note_attribute_types(&types, now)?;
        Ok(())
    }

    /// The import of a number.
    pub(crate) fn import_numbered(&self, number: u32) -> Outcome<ImportRecord> {
        let mut records = self.import_records()?.into_iter();
        records
            .find(|record| record.number == number)
            .ok_or_else(|| {
                Failure::wrong_use(
                    Message::new("import-number-unknown").with("number", u64::from(number)),
                )
            })
    }

    /// Every import, oldest first; those with an undo are undone.
    pub(crate) fn import_records(&self) -> Outcome<Vec<ImportRecord>> {
        let records = self.catalog.imports()?.into_iter();
        Ok(records.map(|record| self.settled(record)).collect())
    }

    /// The import of some content that is in the data, wholly or in part.
    pub(super) fn known_import(&self, id: &str) -> Outcome<Option<ImportRecord>> {
        let records = self.import_records()?.into_iter();
        let mut known = records.filter(|record| record.id == id && record.undo.is_none());
        Ok(known.next_back())
    }

    /// A record whose undo is what really happened: the store has the last word.
    pub(crate) fn settled(&self, mut record: ImportRecord) -> ImportRecord {
        let was_asked = record.undo.take();
        if self.store.is_import_undone(record.number) {
            let at = record.finished_at.unwrap_or(record.started_at);
            record.undo = was_asked.or(Some(ImportUndo { at, by: None }));
        }
        record
    }
}

/// Why an import cannot be undone.
pub(crate) fn refusal(record: &ImportRecord) -> Option<Message> {
    let id = match (record.undo.is_some(), record.is_tracked) {
        (true, _) => "import-undo-already",
        (false, false) => "import-undo-older",
        (false, true) => return None,
    };
    Some(Message::new(id).with("number", u64::from(record.number)))
}
