//! The JSON of an evaluation: the contract that programs read.

use fenqun_model::Instant;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::answers::Standing;
use crate::eval::{CustomerStanding, EvalReport, EvalResult};
use crate::saved::Broken;

impl Serialize for EvalReport {
    /// `{"as_of":…,"results":[…]}`, and `"failed":[…]` only when definitions are broken.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("as_of", &self.as_of.to_string())?;
        map.serialize_entry("results", &self.results)?;
        if !self.broken.is_empty() {
            let failed: Vec<_> = self.broken.iter().map(Broken::listing).collect();
            map.serialize_entry("failed", &failed)?;
        }
        map.end()
    }
}

impl Serialize for EvalResult {
    /// `{"definition":…,"version":…,"customers":[…]}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("definition", &self.definition)?;
        map.serialize_entry("version", &self.version)?;
        map.serialize_entry("customers", &Customers(self))?;
        map.end()
    }
}

struct Customers<'a>(&'a EvalResult);

impl Serialize for Customers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.customers.len()))?;
        for customer in &self.0.customers {
            list.serialize_element(&Customer(customer, self.0))?;
        }
        list.end()
    }
}

struct Customer<'a>(&'a CustomerStanding, &'a EvalResult);

impl Serialize for Customer<'_> {
    /// `{"customer":…,"member":…|"label":…|"value":…,"next_change":…}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(row, result) = self;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("customer", &row.customer)?;
        match &row.standing {
            Standing::Member(member) => map.serialize_entry("member", member)?,
            Standing::Label(label) => {
                map.serialize_entry("label", &result.labels[*label as usize])?;
            }
            Standing::Value(value) => map.serialize_entry("value", value)?,
        }
        let next = row.next_change.map(|at: Instant| at.to_string());
        map.serialize_entry("next_change", &next)?;
        map.end()
    }
}
