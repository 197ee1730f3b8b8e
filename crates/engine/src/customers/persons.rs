//! How a customer is named, and how one is asked for.

use std::collections::HashMap;

use fenqun_model::Message;
use fenqun_model::columns::{ColumnKey, Needs, StreamKey, StreamNeed};
use fenqun_model::expr::{Expr, Path};
use fenqun_model::identifier::IdentifierKind;
use fenqun_store::Customer;
use serde::Serialize;
use utoipa::ToSchema;

use crate::failure::{Failure, Outcome};
use crate::masking::{Mask, is_personal_text};
use crate::workspace::Workspace;

/// Begins the form of a customer that tells nobody who they are.
const NUMBER_SIGN: char = '~';

/// A customer in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CustomerRef)]
pub struct Person {
    /// Leads to the customer for ever, and tells nobody who they are.
    #[schema(example = "~17")]
    pub id: String,
    /// The identifier that names them; masked for some.
    #[schema(example = "C00132")]
    pub customer: String,
    /// What people call them, when an attribute says so; masked for some.
    #[schema(required = true, example = "王小明")]
    pub name: Option<String>,
}

/// The number in a text such as `~17`.
pub(crate) fn number(text: &str) -> Option<u32> {
    text.trim().strip_prefix(NUMBER_SIGN)?.parse().ok()
}

/// The `id` of the customer with a root.
pub(crate) fn id_of(root: u32) -> String {
    format!("{NUMBER_SIGN}{root}")
}

impl Workspace {
    /// The customer that somebody means: by `id`, or by any identifier. Behind a mask nobody is
    /// found by what the mask hides, else it could be guessed digit by digit.
    ///
    /// # Errors
    /// There is no such customer; several are meant.
    pub fn meant(&self, text: &str, mask: &Mask) -> Outcome<Customer> {
        let customer = self.customer(text)?;
        let is_number = number(text).is_some();
        let may_know = |kind: IdentifierKind, value: &str| {
            !matches!(kind, IdentifierKind::Phone | IdentifierKind::Email)
                && !is_personal_text(value)
        };
        let is_meant = |value: &str, shown: String| value == text || shown == text;
        let by_plain = customer.identifiers.iter().any(|known| {
            is_meant(&known.value, known.to_string()) && may_know(known.kind, &known.value)
        });
        match mask.is_open() || is_number || by_plain {
            true => Ok(customer),
            false => Err(unknown(text)),
        }
    }

    /// A customer as lists show them.
    ///
    /// # Errors
    /// They are gone; damaged files.
    pub fn person(&self, customer: &Customer) -> Outcome<Person> {
        let found = self.persons(std::slice::from_ref(&customer.name))?.pop();
        found.ok_or_else(|| unknown(&customer.name))
    }

    /// The customers of some names, in their order; those who are gone are left out.
    ///
    /// # Errors
    /// Damaged files.
    pub fn persons(&self, customers: &[String]) -> Outcome<Vec<Person>> {
        let mut roots = Vec::with_capacity(customers.len());
        for customer in customers {
            roots.push(self.store.root_named(customer)?);
        }
        let known: Vec<u32> = roots.iter().copied().flatten().collect();
        let names = self.called(&known)?;
        let persons = customers.iter().zip(roots).filter_map(|(customer, root)| {
            Some(Person {
                id: id_of(root?),
                customer: customer.clone(),
                name: names.get(&root?).cloned(),
            })
        });
        Ok(persons.collect())
    }

    /// What the customers with some roots are called, of those who are called something.
    pub(crate) fn called(&self, roots: &[u32]) -> Outcome<HashMap<u32, String>> {
        let mut names = HashMap::new();
        let Some(path) = self.name_attribute()? else {
            return Ok(names);
        };
        let now = self.now()?;
        self.store
            .visit_some(roots, &value_of(path), &mut |chunk, roots| {
                let stream = &chunk.streams[0];
                for (index, root) in roots.iter().enumerate() {
                    let rows = stream.rows(index);
                    let past = &stream.occurred_at[rows.clone()];
                    let seen = past.partition_point(|at| *at <= now.0);
                    let newest = seen.checked_sub(1).map(|last| rows.start + last);
                    let value = newest.and_then(|row| stream.columns[0].value(row));
                    if let Some(fenqun_model::Value::Text(name)) = value {
                        names.insert(*root, name);
                    }
                }
            })?;
        Ok(names)
    }

    /// The attribute that says what customers are called.
    pub(crate) fn name_attribute(&self) -> Outcome<Option<Path>> {
        let schema = self.schema(&self.saved.set)?;
        let named = crate::export::customer_name(&self.saved.set, &schema);
        Ok(match named {
            Some(Expr::Name(path)) => Some(path),
            _ => None,
        })
    }
}

/// What is read to know the values of one attribute.
pub(crate) fn value_of(path: Path) -> Needs {
    Needs {
        streams: vec![StreamNeed {
            key: StreamKey::Attribute(path),
            columns: vec![ColumnKey::Value],
        }],
    }
}

/// There is no such customer.
pub(crate) fn unknown(customer: &str) -> Failure {
    Message::new("customer-unknown")
        .with("customer", customer)
        .into()
}
