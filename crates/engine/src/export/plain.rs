//! The plain list: who, how to reach them, what holds, and until when.

use fenqun_model::definition::Kind;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::{Instant, Type, Value};

use super::{Sheet, column, instant, text};
use crate::answers::{Reading, Standing};
use crate::eval::Detail;
use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::workspace::Workspace;

impl Workspace {
    pub(super) fn plain_sheet(&self, key: &Key, as_of: Instant) -> Outcome<Sheet> {
        let usable = self.usable()?;
        let detail = Detail {
            all: false,
            next_change: true,
            most: None,
        };
        let report = self.eval_keys(&usable, std::slice::from_ref(key), as_of, detail)?;
        if let Some(broken) = report.broken.first() {
            return Err(Failure::from(broken.message()));
        }
        let mut rows = Vec::new();
        for result in report.results {
            for row in result.customers {
                let reach = |kind| self.identifier(&row.customer, kind).map(Value::Text);
                rows.push(vec![
                    text(row.customer.as_str()),
                    reach(IdentifierKind::Phone),
                    reach(IdentifierKind::Email),
                    match row.standing {
                        Standing::Member(member) => Some(Value::Boolean(member)),
                        Standing::Label(label) => text(result.labels[label as usize].as_str()),
                        Standing::Value(value) => value.map(plain),
                    },
                    instant(row.next_change),
                ]);
            }
        }
        let (header, kind) = match key.0 {
            Kind::Segmentation => ("label", Type::Text),
            Kind::Metric => ("value", value_type(&rows, 3)),
            _ => ("member", Type::Boolean),
        };
        let columns = vec![
            column("customer", Type::Text),
            column("phone", Type::Text),
            column("email", Type::Text),
            column(header, kind),
            column("next_change", Type::Instant),
        ];
        Ok(Sheet { columns, rows })
    }
}

/// Lengths of time as days.
pub(super) fn plain(reading: Reading) -> Value {
    match reading {
        Reading::Plain(value) => value,
        Reading::Millis(millis) => Value::Float(millis as f64 / 86_400_000.0),
    }
}

/// The type of a column, by its first value.
pub(super) fn value_type(rows: &[Vec<Option<Value>>], column: usize) -> Type {
    let first = rows.iter().find_map(|row| row[column].as_ref());
    first.map_or(Type::Decimal, Value::kind)
}
