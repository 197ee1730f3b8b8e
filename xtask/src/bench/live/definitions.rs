//! What is kept live: fifty segments over windows, sequences and RFM.

use crate::questions;

/// Rules of the segments that are neither windows nor probes.
const OTHERS: [&str; 11] = [
    "sequence(view then cart within 1d then order within 7d, last 30d)",
    "sequence(view then order within 2d, last 14d)",
    "sequence(cart then order within 1h, last 90d)",
    "did(cart, last 7d) and not did(order, last 7d)",
    "days(login, last 30d) >= 4",
    "since(last(login)) > 60d",
    "stopped(order, within 180d, not within 60d)",
    "rfm = 'Champions'",
    "rfm in ('At risk', 'Can''t lose') and count(order, last 365d) >= 3",
    "rfm.r >= 4 and sum(order.amount, last 90d) >= 300",
    "did(probe, last 30d)",
];

const RFM: &str = "
kind: Segmentation
metadata: {name: rfm}
spec:
  method: rfm
  recency: since(last(order))
  frequency: count(order, last 365d)
  monetary: sum(order.amount, last 365d)
  scores: {by: quantile, bins: 5}
  labels: preset/rfm-11
";

/// The definition file: a workspace, RFM and fifty segments; the one of the probes is `probed`.
pub(crate) fn fifty() -> String {
    let windows = questions::many().rules();
    let rules = windows.iter().map(String::as_str).take(50 - OTHERS.len());
    let mut text = workspace();
    text.push_str("---");
    text.push_str(RFM);
    for (number, rule) in rules.chain(OTHERS).enumerate() {
        let name = match rule.contains("probe") {
            true => "probed".to_owned(),
            false => format!("s{number:02}"),
        };
        text.push_str(&segment(&name, rule));
    }
    text
}

/// Fifty segments, each over a window of its own: so many look at `view`, the others at `cart`.
pub(crate) fn of_views(looking: u64) -> String {
    let mut text = workspace();
    for number in 0..50 {
        let event = if number < looking { "view" } else { "cart" };
        let rule = format!("count({event}, last {}d) >= {}", 7 + number, 2 + number % 5);
        text.push_str(&segment(&format!("v{number:02}"), &rule));
    }
    text
}

/// One segment that every customer leaves at the same instant, as the API takes it.
pub(crate) fn wave() -> String {
    r#"{"kind": "Segment", "metadata": {"name": "waving"}, "spec": {"rule": "did(wave, last 1h)"}}"#
        .into()
}

fn workspace() -> String {
    "apiVersion: fenqun/v1\nkind: Workspace\nmetadata: {name: live}\nspec: {time_zone: \
     Asia/Shanghai}\n"
        .into()
}

fn segment(name: &str, rule: &str) -> String {
    format!("---\nkind: Segment\nmetadata: {{name: {name}}}\nspec:\n  rule: |\n    {rule}\n")
}
