//! Tests of rows: which are rejected and which are refunds.

use fenqun_model::Message;
use fenqun_model::definition::{RowTest, Verdict};

use crate::values::{number, present};

/// A [`RowTest`] made ready.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) column: usize,
    condition: Condition,
    pub(crate) verdict: Verdict,
    reason: String,
}

#[derive(Clone, Debug)]
enum Condition {
    Equals(String),
    StartsWith(String),
    AtMost(i64),
    Below(i64),
    Missing,
}

impl Test {
    /// Checks that exactly one condition is given and that its number is one.
    pub(super) fn new(test: &RowTest, column: usize) -> Result<Self, Message> {
        let bound = |text: &String| {
            number::amount(text).map_err(|_| {
                Message::new("import-mapping-test-number")
                    .with("column", test.column.as_str())
                    .with("value", text.as_str())
            })
        };
        let mut conditions = Vec::new();
        conditions.extend(test.equals.clone().map(Condition::Equals));
        conditions.extend(test.starts_with.clone().map(Condition::StartsWith));
        if let Some(text) = &test.at_most {
            conditions.push(Condition::AtMost(bound(text)?));
        }
        if let Some(text) = &test.below {
            conditions.push(Condition::Below(bound(text)?));
        }
        if test.missing {
            conditions.push(Condition::Missing);
        }
        let only = (conditions.len() == 1).then(|| conditions.pop()).flatten();
        let condition = only.ok_or_else(|| {
            Message::new("import-mapping-test-unclear").with("column", test.column.as_str())
        })?;
        Ok(Self {
            column,
            condition,
            verdict: test.then,
            reason: test.reason.clone().unwrap_or_else(|| describe(test)),
        })
    }

    /// Whether the row passes the test.
    pub(crate) fn holds(&self, cell: &str) -> bool {
        let Some(text) = present(cell) else {
            return matches!(self.condition, Condition::Missing);
        };
        match &self.condition {
            Condition::Equals(value) => text == value,
            Condition::StartsWith(prefix) => text.starts_with(prefix.as_str()),
            Condition::AtMost(bound) => number::amount(text).is_ok_and(|value| value <= *bound),
            Condition::Below(bound) => number::amount(text).is_ok_and(|value| value < *bound),
            Condition::Missing => false,
        }
    }

    /// Why rows that pass are rejected.
    pub(crate) fn reason(&self) -> Message {
        Message::new("import-row-rejected-by-test").with("reason", self.reason.as_str())
    }
}

/// The test itself, for tests that give no reason.
fn describe(test: &RowTest) -> String {
    let parts = [
        test.equals.as_ref().map(|value| format!("= {value}")),
        test.starts_with.as_ref().map(|value| format!("{value}*")),
        test.at_most.as_ref().map(|value| format!("<= {value}")),
        test.below.as_ref().map(|value| format!("< {value}")),
    ];
    let condition = parts.into_iter().flatten().next();
    let column = &test.column;
    condition.map_or(format!("{column}: -"), |text| format!("{column} {text}"))
}
