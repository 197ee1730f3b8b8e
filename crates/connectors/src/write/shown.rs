//! Values as people read them in tables.

use std::borrow::Cow;

use fenqun_model::{Instant, Value, Zone};

/// A value as text: instants by the wall clock of the zone, lists joined by `;`.
pub(super) fn text(value: &Value, zone: &Zone) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Instant(instant) => clock(*instant, zone),
        Value::Date(date) => date.to_string(),
        Value::List(items) => items.join(";"),
        Value::Point(point) => format!(
            "{},{}",
            f64::from(point.latitude) / 1e6,
            f64::from(point.longitude) / 1e6
        ),
    }
}

/// `2024-06-12 08:05:00`.
pub(super) fn clock(instant: Instant, zone: &Zone) -> String {
    let local = zone.local(instant);
    format!(
        "{} {:02}:{:02}:{:02}",
        local.date, local.hour, local.minute, local.second
    )
}

/// A text that a spreadsheet program might take for a formula gets an apostrophe in front. Numbers
/// with a sign, such as telephone numbers, are harmless and stay as they are.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let rest = text.get(1..).unwrap_or("");
    let is_number = text.starts_with(['+', '-'])
        && !rest.is_empty()
        && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if starts_formula && !is_number {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_are_disarmed() {
        for text in [
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\tx",
            "＝1",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["+8613812345678", "-5", "-12.5", "a=b", "上海"] {
            assert_eq!(guarded(text), text);
        }
    }
}
