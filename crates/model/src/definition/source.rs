//! Sources: how the files of one origin become events and attribute values.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::identifier::IdentifierKind;
use crate::value::Type;

/// A mapping, guessed at the first import, corrected by people, saved under a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SourceSpec {
    /// What a row is.
    #[serde(rename = "as")]
    pub kind: SourceKind,
    /// Text encoding, `utf-8` or `gb18030`; found out when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Field separator of text files; found out when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Sheet of a workbook; the first when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Names of the columns of a file that has no header line; the first line when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// Event name of every row …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// … or the column that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_column: Option<String>,
    /// Columns that say whose the row is; several feed one customer.
    pub identifiers: Vec<IdentifierMapping>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeMapping>,
    /// Column of the event's own id. Without one, the id comes from the row's content, so that the
    /// same row is the same event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Rows that belong together become one event with items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupMapping>,
    /// What the customer paid: property `amount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountMapping>,
    /// Column with the ISO 4217 code of the amounts, or a code for all rows (`=USD`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Columns kept as properties of the event (of customers: attributes), by column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, ColumnMapping>,
    /// For events: columns that are attributes of the customer from the event's instant on.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, ColumnMapping>,
    /// Rows for which any of these holds are rejected, or become refunds. First match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowTest>,
    /// Columns left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Something a customer did.
    #[default]
    Events,
    /// A customer.
    Customers,
}

/// A column that says whose the row is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdentifierMapping {
    /// Header of the column.
    pub column: String,
    /// What kind of identifier it holds.
    pub kind: IdentifierKind,
}

/// When it happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeMapping {
    /// Header of the column.
    pub column: String,
    /// strftime format; the usual Chinese and ISO forms when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Zone of times without an offset; the workspace's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// Rows that belong together become one event with items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMapping {
    /// Column whose equal values belong together; becomes `order_id`.
    pub by: String,
    /// Fields of an item by column.
    pub items: BTreeMap<String, ColumnMapping>,
    /// Lines that repeat exactly inside a group.
    #[serde(default)]
    pub duplicates: Duplicates,
}

/// What happens to lines that repeat exactly inside a group; they are reported either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Duplicates {
    /// Kept.
    #[default]
    Keep,
    /// One is kept.
    Drop,
}

/// What the customer paid.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, untagged)]
pub enum AmountMapping {
    /// A column; added up over a group.
    Column {
        /// Its header.
        column: String,
    },
    /// The product of two columns; added up over a group.
    Product {
        /// Their headers.
        product: [String; 2],
    },
}

/// What a column becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// Name of the property, attribute or item field.
    pub name: String,
    /// Type; found out when left out.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Type>,
}

/// A test of one column and what happens to rows that pass it. Exactly one test is given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowTest {
    /// Header of the column.
    pub column: String,
    /// The text is this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equals: Option<String>,
    /// The text starts with this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_with: Option<String>,
    /// The number is at most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<String>,
    /// The number is below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<String>,
    /// There is no value.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub missing: bool,
    /// What happens.
    pub then: Verdict,
    /// Reason shown in the report; needed for `reject`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What happens to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Goes to the reject file with the reason.
    Reject,
    /// Is an event `refund` whose amount is positive.
    Refund,
}
