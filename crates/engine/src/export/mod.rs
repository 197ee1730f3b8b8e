//! Groups handed on as files: plain lists for other systems, and the customer table for people.

mod advice;
mod customer_table;
mod extra;
mod feeds;
mod masked;
mod plain;

pub(crate) use feeds::customer_name;

use std::path::PathBuf;

use fenqun_connectors::{Column, OutputFormat, OutputSettings, create};
use fenqun_model::definition::Kind;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::{Instant, Language, Message, Type, Value};
use serde::Serialize;

use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::workspace::Workspace;

/// Name of the template of the customer table.
const CUSTOMER_TABLE: &str = "customer-table";

/// What is to be exported.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The definition.
    pub definition: String,
    /// Where to; the ending of the name chooses the format.
    pub out: PathBuf,
    /// `customer-table`; a plain list when `None`.
    pub template: Option<String>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Language of headers and texts.
    pub language: Language,
    /// More columns of a plain list: values in the rule language.
    pub fields: Vec<String>,
    /// Hide what names or reaches a person.
    pub masked: bool,
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The definition.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The instant, RFC 3339.
    pub as_of: String,
    /// The file.
    pub file: PathBuf,
    /// Customers in it.
    pub customers: u64,
}

/// A table ready to be written.
pub(crate) struct Sheet {
    /// Headers and types.
    pub(crate) columns: Vec<Column>,
    /// Sorted by customer.
    pub(crate) rows: Vec<Vec<Option<Value>>>,
}

impl Workspace {
    /// Writes the customers of a definition to a file: members of a segment or list, everybody with
    /// their label for a segmentation, everybody with a value for a metric.
    ///
    /// # Errors
    /// Unknown or broken definition, unknown template, a file that cannot be written.
    pub fn export(&self, request: &ExportRequest) -> Outcome<Exported> {
        let format = OutputFormat::of(&request.out)?;
        let as_of = self.check_export(request)?;
        let key = self.single(&request.definition)?;
        let sheet = self.sheet(request, &key, as_of)?;
        let customers = sheet.rows.len() as u64;
        self.write_sheet(&request.out, format, sheet)?;
        Ok(Exported {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            as_of: as_of.to_string(),
            file: request.out.clone(),
            customers,
        })
    }

    /// Whether an export can begin, and its instant.
    ///
    /// # Errors
    /// Unknown definition or template, a malformed instant or field, fields with a template.
    pub fn check_export(&self, request: &ExportRequest) -> Outcome<Instant> {
        self.single(&request.definition)?;
        self.fields(&request.fields)?;
        let refused = match request.template.as_deref() {
            None => None,
            Some(CUSTOMER_TABLE) if request.fields.is_empty() => None,
            Some(CUSTOMER_TABLE) => Some(Message::new("export-fields-with-template")),
            Some(other) => Some(Message::new("export-template-unknown").with("text", other)),
        };
        match refused {
            None => self.instant(request.as_of.as_deref()),
            Some(message) => Err(Failure::wrong_use(message)),
        }
    }

    fn sheet(&self, request: &ExportRequest, key: &Key, as_of: Instant) -> Outcome<Sheet> {
        let (mut sheet, fixed): (_, &[_]) = match request.template {
            None => (self.plain_sheet(key, as_of)?, &masked::PLAIN),
            Some(_) => (
                self.customer_table(key, as_of, request.language)?,
                &masked::TABLE,
            ),
        };
        self.add_fields(&mut sheet, &request.fields, as_of)?;
        if request.masked {
            self.hide(&mut sheet, fixed, &request.fields)?;
        }
        Ok(sheet)
    }

    pub(crate) fn write_sheet(
        &self,
        out: &std::path::Path,
        format: OutputFormat,
        sheet: Sheet,
    ) -> Outcome<()> {
        let settings = OutputSettings {
            zone: self.zone()?,
            byte_order_mark: format == OutputFormat::Csv && sheet.has_wide_headers(),
        };
        let mut writer = create(out, format, sheet.columns, &settings)?;
        for row in &sheet.rows {
            writer.row(row)?;
        }
        writer.finish()?;
        Ok(())
    }

    /// The one saved definition of a name.
    pub(crate) fn single(&self, name: &str) -> Outcome<Key> {
        let mut found = crate::eval::find(name, &self.saved.set)?;
        match found.len() {
            1 => Ok(found.remove(0)),
            _ => Err(Failure::wrong_use(
                Message::new("definition-ambiguous").with("name", name),
            )),
        }
    }

    /// The first identifier of a kind that a customer has.
    pub(crate) fn identifier(&self, customer: &str, kind: IdentifierKind) -> Option<String> {
        let found = self.store.find(customer).ok().flatten()?;
        let mut identifiers = found.identifiers.into_iter();
        identifiers
            .find(|known| known.kind == kind)
            .map(|known| known.value)
    }
}

impl Sheet {
    /// Spreadsheets take Chinese text for the local code page unless a mark says otherwise.
    fn has_wide_headers(&self) -> bool {
        self.columns.iter().any(|column| !column.header.is_ascii())
    }
}

pub(crate) fn column(header: impl Into<String>, kind: Type) -> Column {
    Column {
        header: header.into(),
        kind,
    }
}

pub(crate) fn text(text: impl Into<String>) -> Option<Value> {
    Some(Value::Text(text.into()))
}

/// The customers of a question belong to the export of a definition of a kind.
pub(crate) fn is_exported(kind: Kind, standing: &crate::answers::Standing) -> bool {
    use crate::answers::Standing;
    match standing {
        Standing::Member(member) => *member,
        Standing::Label(_) => true,
        Standing::Value(value) => kind == Kind::Metric && value.is_some(),
    }
}

/// When a standing changes by itself, as a cell.
pub(crate) fn instant(at: Option<Instant>) -> Option<Value> {
    at.map(Value::Instant)
}
