//! RFM-2: the case study of the R package `rfm` (docs/articles/case-study.html): 4,906 orders of 995
//! customers, analysed on 2006-12-31. Scores by our method `r-rfm`, its overlapping label table as
//! first-match rules.

use std::collections::BTreeMap;

use super::workspace::{Workspace, number, shared};

/// label, customers, orders, revenue, median recency in days, median amount.
type Segment = (&'static str, usize, f64, f64, f64, f64);

const PUBLISHED: [Segment; 8] = [
    ("About To Sleep", 50, 127.0, 10_914.0, 410.5, 230.5),
    ("At Risk", 86, 438.0, 44_178.0, 526.5, 515.5),
    ("Champions", 158, 1_234.0, 120_178.0, 115.0, 747.5),
    ("Lost", 111, 244.0, 20_955.0, 578.0, 196.0),
    ("Loyal Customers", 278, 1_708.0, 166_712.0, 245.5, 565.5),
    ("Need Attention", 35, 144.0, 13_287.0, 389.0, 375.0),
    ("Others", 48, 210.0, 22_061.0, 184.0, 461.0),
    ("Potential Loyalist", 229, 801.0, 65_873.0, 162.0, 289.0),
];

const DEFINITIONS: &str = "
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: r-rfm}
spec: {time_zone: UTC, currency: USD, country: US, now: 2006-12-31}
---
kind: Metric
metadata: {name: recency}
spec: {value: days_since(last(order))}
---
kind: Metric
metadata: {name: orders}
spec: {value: count(order)}
---
kind: Metric
metadata: {name: revenue_total}
spec: {value: sum(order.amount)}
---
kind: Segmentation
metadata: {name: rfm}
spec:
  method: rfm
  recency: since(last(order))
  frequency: count(order)
  monetary: sum(order.amount)
  scores: {by: r-rfm, bins: 5}
---
kind: Segmentation
metadata: {name: published}
spec:
  method: rules
  labels:
    - {label: Champions, when: rfm.r between 4 and 5 and rfm.f between 4 and 5 and rfm.m between 4 and 5}
    - {label: Loyal Customers, when: rfm.r between 2 and 5 and rfm.f between 3 and 5 and rfm.m between 3 and 5}
    - {label: Potential Loyalist, when: rfm.r between 3 and 5 and rfm.f between 1 and 3 and rfm.m between 1 and 3}
    - {label: New Customers, when: rfm.r between 4 and 5 and rfm.f = 1 and rfm.m = 1}
    - {label: Promising, when: rfm.r between 3 and 4 and rfm.f = 1 and rfm.m = 1}
    - {label: Need Attention, when: rfm.r between 2 and 3 and rfm.f between 2 and 3 and rfm.m between 2 and 3}
    - {label: About To Sleep, when: rfm.r between 2 and 3 and rfm.f between 1 and 2 and rfm.m between 1 and 2}
    - {label: At Risk, when: rfm.r between 1 and 2 and rfm.f between 2 and 5 and rfm.m between 2 and 5}
    - {label: Can't Lose Them, when: rfm.r = 1 and rfm.f between 4 and 5 and rfm.m between 4 and 5}
    - {label: Lost, when: rfm.r between 1 and 2 and rfm.f between 1 and 2 and rfm.m between 1 and 2}
  otherwise: Others
";

#[test]
fn the_case_study_of_the_r_package_comes_out_exactly() {
    let Some(file) = shared("r_rfm/rfm_data_orders.csv.gz") else {
        return;
    };
    let workspace = Workspace::new();
    workspace.apply(DEFINITIONS);
    workspace.run(&["import", file.to_str().unwrap(), "--as", "events"]);
    let [labels, recency, orders, revenue] =
        ["published", "recency", "orders", "revenue_total"].map(|name| workspace.eval(name));
    let mut segments: BTreeMap<String, Vec<[f64; 3]>> = BTreeMap::new();
    for (index, (customer, label)) in labels.iter().enumerate() {
        let of = |column: &[(String, serde_json::Value)]| {
            assert_eq!(
                &column[index].0, customer,
                "every result is ordered by customer"
            );
            number(&column[index].1)
        };
        let row = [of(&recency), of(&orders), of(&revenue)];
        segments
            .entry(label.as_str().unwrap().into())
            .or_default()
            .push(row);
    }
    let found: Vec<_> = segments
        .iter()
        .map(|(label, rows)| summary(label, rows))
        .collect();
    assert_eq!(found, PUBLISHED);
}

fn summary<'a>(label: &'a str, rows: &[[f64; 3]]) -> (&'a str, usize, f64, f64, f64, f64) {
    let column = |index: usize| rows.iter().map(move |row| row[index]);
    let (orders, revenue) = (column(1).sum(), column(2).sum());
    (
        label,
        rows.len(),
        orders,
        revenue,
        median(column(0).collect()),
        median(column(2).collect()),
    )
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}
