//! A mapping made ready for the columns of one table.

use std::collections::BTreeMap;

use fenqun_model::definition::{
    AmountMapping, ColumnMapping, ExchangeRate, Schema, SourceKind, SourceSpec, WorkspaceSpec,
};
use fenqun_model::expr::Path;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::{Instant, Message, Type, Zone};

use super::tests_of_rows::Test;

/// What an import needs to know besides the mapping.
#[derive(Clone, Debug)]
pub struct Context {
    /// Zone of times without an offset.
    pub zone: Zone,
    /// ISO 3166 code for telephone numbers without a country code.
    pub country: String,
    /// ISO 4217 code of the workspace.
    pub currency: String,
    /// How foreign money is converted.
    pub rates: Vec<ExchangeRate>,
    /// Types declared or inferred so far.
    pub schema: Schema,
    /// The instant to note as the one at which the rows came.
    pub received_at: Instant,
}

/// A mapping with its columns found.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) kind: SourceKind,
    pub(crate) event: EventName,
    pub(crate) who: Vec<(IdentifierKind, usize)>,
    pub(crate) time: Option<Time>,
    pub(crate) id: Option<usize>,
    pub(crate) group: Option<Group>,
    pub(crate) amount: Option<Amount>,
    pub(crate) currency: Option<Currency>,
    pub(crate) properties: Vec<Field>,
    pub(crate) attributes: Vec<Field>,
    pub(crate) tests: Vec<Test>,
    pub(crate) columns: Vec<String>,
}

/// What the events of a file are called.
#[derive(Clone, Debug)]
pub(crate) enum EventName {
    /// All the same.
    Fixed(String),
    /// By column.
    Column(usize),
}

/// The column of the time.
#[derive(Clone, Debug)]
pub(crate) struct Time {
    pub(crate) column: usize,
    pub(crate) format: Option<String>,
    pub(crate) zone: Zone,
}

/// Lines that make up one event.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) by: usize,
    pub(crate) items: Vec<Field>,
    pub(crate) drop_duplicates: bool,
}

/// Columns of the amount.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Amount {
    Column(usize),
    Product(usize, usize),
}

/// Where the currency of the amounts comes from.
#[derive(Clone, Debug)]
pub(crate) enum Currency {
    Fixed(String),
    Column(usize),
}

/// A column that becomes a value.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) column: usize,
    pub(crate) path: Path,
    pub(crate) kind: Type,
}

impl Context {
    /// From the settings of a workspace.
    ///
    /// # Errors
    /// The zone is not known.
    pub fn new(
        workspace: &WorkspaceSpec,
        schema: Schema,
        received_at: Instant,
    ) -> Result<Self, Message> {
        Ok(Self {
            zone: zone(&workspace.time_zone)?,
            country: workspace.country.clone(),
            currency: workspace.currency.clone(),
            rates: workspace.rates.clone(),
            schema,
            received_at,
        })
    }
}

impl Plan {
    /// Finds the columns of a mapping in a table. Types that the mapping leaves open are text; see
    /// [`super::infer`].
    pub(crate) fn new(
        spec: &SourceSpec,
        columns: &[String],
        context: &Context,
    ) -> Result<Self, Message> {
        let at = |name: &str| position(columns, name);
        let mut who = Vec::new();
        for mapping in &spec.identifiers {
            who.push((mapping.kind, at(&mapping.column)?));
        }
        if who.is_empty() {
            return Err(Message::new("import-mapping-no-identifier"));
        }
        let mut tests = Vec::new();
        for test in &spec.rows {
            tests.push(Test::new(test, at(&test.column)?)?);
        }
        let plan = Self {
            kind: spec.kind,
            event: event_name(spec, columns)?,
            who,
            time: time(spec, columns, context)?,
            id: spec.id.as_deref().map(at).transpose()?,
            group: group(spec, columns)?,
            amount: amount(spec, columns)?,
            currency: currency(spec, columns)?,
            properties: fields(&spec.properties, columns)?,
            attributes: fields(&spec.attributes, columns)?,
            tests,
            columns: columns.to_vec(),
        };
        plan.check_names()?;
        match (plan.kind, &plan.time) {
            (SourceKind::Events, None) => Err(Message::new("import-mapping-no-time")),
            _ => Ok(plan),
        }
    }
}

impl Plan {
    /// Names that the mapping makes by itself are not given to columns.
    fn check_names(&self) -> Result<(), Message> {
        let mut made = Vec::new();
        if self.amount.is_some() {
            made.push("amount");
        }
        if self.group.is_some() {
            made.extend(["items", "order_id"]);
        }
        let mut names = self.properties.iter().map(|field| field.path.0.join("."));
        match names.find(|name| made.contains(&name.as_str())) {
            Some(name) => Err(Message::new("import-mapping-name-twice").with("name", name)),
            None => Ok(()),
        }
    }
}

/// The position of a column, or an error that names the nearest.
fn position(columns: &[String], name: &str) -> Result<usize, Message> {
    if let Some(index) = columns.iter().position(|column| column == name) {
        return Ok(index);
    }
    Err(Message::new("import-mapping-column-missing")
        .with("column", name)
        .with("columns", columns.join(", ")))
}

fn event_name(spec: &SourceSpec, columns: &[String]) -> Result<EventName, Message> {
    Ok(match &spec.event_column {
        Some(column) => EventName::Column(position(columns, column)?),
        None => EventName::Fixed(spec.event.clone().unwrap_or_else(|| "event".into())),
    })
}

fn time(spec: &SourceSpec, columns: &[String], context: &Context) -> Result<Option<Time>, Message> {
    let Some(mapping) = &spec.time else {
        return Ok(None);
    };
    let zone = match &mapping.zone {
        Some(name) => zone(name)?,
        None => context.zone.clone(),
    };
    Ok(Some(Time {
        column: position(columns, &mapping.column)?,
        format: mapping.format.clone(),
        zone,
    }))
}

fn zone(name: &str) -> Result<Zone, Message> {
    Zone::named(name).map_err(|_| Message::new("import-zone-unknown").with("zone", name))
}

fn group(spec: &SourceSpec, columns: &[String]) -> Result<Option<Group>, Message> {
    let Some(mapping) = &spec.group else {
        return Ok(None);
    };
    if spec.kind == SourceKind::Customers {
        return Err(Message::new("import-mapping-group-of-customers"));
    }
    Ok(Some(Group {
        by: position(columns, &mapping.by)?,
        items: fields(&mapping.items, columns)?,
        drop_duplicates: mapping.duplicates == fenqun_model::definition::Duplicates::Drop,
    }))
}

fn amount(spec: &SourceSpec, columns: &[String]) -> Result<Option<Amount>, Message> {
    Ok(match &spec.amount {
        None => None,
        Some(AmountMapping::Column { column }) => Some(Amount::Column(position(columns, column)?)),
        Some(AmountMapping::Product { product: [a, b] }) => Some(Amount::Product(
            position(columns, a)?,
            position(columns, b)?,
        )),
    })
}

fn currency(spec: &SourceSpec, columns: &[String]) -> Result<Option<Currency>, Message> {
    Ok(match spec.currency.as_deref() {
        None => None,
        Some(text) => Some(match text.strip_prefix('=') {
            Some(code) => Currency::Fixed(code.trim().to_ascii_uppercase()),
            None => Currency::Column(position(columns, text)?),
        }),
    })
}

/// Sorted by path, so that rows come out the same whatever the order of the columns.
fn fields(
    mappings: &BTreeMap<String, ColumnMapping>,
    columns: &[String],
) -> Result<Vec<Field>, Message> {
    let mut fields: Vec<Field> = Vec::new();
    for (column, mapping) in mappings {
        fields.push(Field {
            column: position(columns, column)?,
            path: Path(mapping.name.split('.').map(str::to_owned).collect()),
            kind: mapping.kind.unwrap_or(Type::Text),
        });
    }
    fields.sort_by(|a, b| a.path.cmp(&b.path));
    match fields.windows(2).find(|pair| pair[0].path == pair[1].path) {
        None => Ok(fields),
        Some(pair) => {
            Err(Message::new("import-mapping-name-twice").with("name", pair[0].path.0.join(".")))
        }
    }
}
