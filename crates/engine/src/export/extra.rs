//! More columns of a plain list: values in the rule language, such as `city` or
//! `count(order, last 365d)`.

use std::collections::BTreeMap;
use std::sync::Mutex;

use fenqun_model::expr::Expr;
use fenqun_model::language::parse;
use fenqun_model::{Instant, Message, Value};
use fenqun_segment::Question;

use super::plain::{plain, value_type};
use super::{Sheet, column};
use crate::answers::{Standing, standing};
use crate::failure::{Failure, Outcome};
use crate::run::held;
use crate::workspace::Workspace;

/// The values of some customers.
type Values = BTreeMap<String, Vec<Option<Value>>>;

impl Workspace {
    /// The values that texts of the rule language name.
    pub(super) fn fields(&self, texts: &[String]) -> Outcome<Vec<Expr>> {
        let parsed = texts.iter().map(|text| {
            parse(text).map_err(|error| {
                let message = Message::new("export-field-wrong").with("field", text.as_str());
                Failure::wrong_use(message.with("reason", error))
            })
        });
        parsed.collect()
    }

    /// Adds columns to a plain list.
    pub(super) fn add_fields(
        &self,
        sheet: &mut Sheet,
        texts: &[String],
        as_of: Instant,
    ) -> Outcome<()> {
        let fields = self.fields(texts)?;
        if fields.is_empty() {
            return Ok(());
        }
        let mut values = self.values_of(sheet, &fields, as_of)?;
        let first = sheet.columns.len();
        for row in &mut sheet.rows {
            let more = match &row[0] {
                Some(Value::Text(customer)) => values.remove(customer),
                _ => None,
            };
            row.extend(more.unwrap_or_else(|| vec![None; fields.len()]));
        }
        for (index, text) in texts.iter().enumerate() {
            let kind = value_type(&sheet.rows, first + index);
            sheet.columns.push(column(text.as_str(), kind));
        }
        Ok(())
    }

    fn values_of(&self, sheet: &Sheet, fields: &[Expr], as_of: Instant) -> Outcome<Values> {
        let wanted = |name: &str| {
            let found = sheet.rows.binary_search_by(|row| match &row[0] {
                Some(Value::Text(customer)) => customer.as_str().cmp(name),
                _ => std::cmp::Ordering::Less,
            });
            found.is_ok()
        };
        let usable = self.usable()?;
        let questions = fields.iter().cloned().map(Question::Value).collect();
        let run = self.compile(&usable.checked, questions)?;
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let found: Mutex<Values> = Mutex::default();
        self.evaluate(&run, as_of, &parameters, false, &|chunk, answers| {
            for (index, customer) in answers.customers.clone().enumerate() {
                let name = &chunk.customers[customer];
                if wanted(name) {
                    let values =
                        answers
                            .answers
                            .iter()
                            .map(|answer| match standing(&answer.data, index) {
                                Standing::Value(value) => value.map(plain),
                                Standing::Member(member) => Some(Value::Boolean(member)),
                                Standing::Label(_) => None,
                            });
                    held(&found).insert(name.clone(), values.collect());
                }
            }
        })?;
        Ok(std::mem::take(&mut *held(&found)))
    }
}
