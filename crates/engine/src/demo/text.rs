//! How the shop's systems write instants, money and rows.

use super::acts::Moment;

/// `2025-11-11 20:03:15`.
pub(super) fn local(at: Moment) -> String {
    format!("{} {}", at.day, clock(at))
}

/// `2025年11月11日 20:03:15`.
pub(super) fn chinese(at: Moment) -> String {
    let (year, month, day) = at.day.parts();
    format!("{year}年{month}月{day}日 {}", clock(at))
}

/// `2025-11-11T20:03:15+08:00`.
pub(super) fn rfc3339(at: Moment) -> String {
    format!("{}T{}+08:00", at.day, clock(at))
}

/// `￥1,280.00`.
pub(super) fn yuan_sign(cents: i64) -> String {
    let (yuan, rest) = (cents / 100, cents % 100);
    if yuan < 1000 {
        return format!("￥{yuan}.{rest:02}");
    }
    format!("￥{},{:03}.{rest:02}", yuan / 1000, yuan % 1000)
}

/// `-12.50`.
pub(super) fn yuan(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// A row of a CSV file with its line end; fields with commas in quotes.
pub(super) fn row(fields: &[&str]) -> String {
    let quoted: Vec<String> = fields
        .iter()
        .map(|field| match field.contains(',') {
            true => format!("\"{field}\""),
            false => (*field).to_owned(),
        })
        .collect();
    quoted.join(",") + "\r\n"
}

fn clock(at: Moment) -> String {
    let second = at.second;
    format!(
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}
