//! The sampling check: out as a workbook, marked by people, back as an accuracy.

use std::collections::BTreeMap;
use std::path::Path;

use fenqun_connectors::{Cells, Column, OutputFormat, OutputSettings, Table, create};
use fenqun_model::definition::SourceSpec;
use fenqun_model::{Type, Value, Zone};

use crate::shop::{GROUPS, ORDERS, SETTINGS};
use crate::tool::{Tool, assert_says};

/// A shop of four customers: A bought lately, the others earlier.
fn shop() -> Tool {
    let tool = Tool::new();
    let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
    tool.ok(&["apply", &settings, &groups]);
    let orders = format!("{ORDERS}5,D,2022-02-10 08:00,tea,1,45\n");
    let orders = tool.file("orders.csv", &orders);
    tool.ok(&["import", &orders, "--as", "events", "--source", "orders"]);
    tool
}

/// Copies a workbook as people would hand it back: with a mark by customer.
fn mark(from: &Path, to: &Path, headers: [&str; 2], marks: &BTreeMap<&str, &str>) {
    let mut table = Table::open(from, &SourceSpec::default()).unwrap();
    let columns = table.columns().to_vec();
    let [customer, verdict] =
        headers.map(|header| columns.iter().position(|found| found == header).unwrap());
    let text = |header: &String| Column {
        header: header.clone(),
        kind: Type::Text,
    };
    let settings = OutputSettings {
        zone: Zone::utc(),
        byte_order_mark: false,
    };
    let columns = columns.iter().map(text).collect();
    let mut marked = create(to, OutputFormat::Xlsx, columns, &settings).unwrap();
    let mut cells = Cells::default();
    while table.read(&mut cells, 100).unwrap() {
        for row in 0..cells.rows() {
            let text = |column| match column == verdict {
                true => marks.get(cells.cell(row, customer)).copied(),
                false => Some(cells.cell(row, column)),
            };
            let values = (0..cells.columns())
                .map(|column| text(column).map(|text| Value::Text(text.into())));
            marked.row(&values.collect::<Vec<_>>()).unwrap();
        }
    }
    marked.finish().unwrap();
}

#[test]
fn marks_come_back_as_accuracy_with_an_interval() {
    let tool = shop();
    let (out, back) = (tool.path("sample.xlsx"), tool.path("marked.xlsx"));
    let sampled = tool.json(&["sample", "stage", "--out", out.to_str().unwrap()]);
    assert_eq!(
        sampled["labels"],
        serde_json::json!({"lately": 1, "earlier": 3})
    );
    // D is left without a mark.
    let marks = [("A", "right"), ("B", "y"), ("C", "错")].into();
    mark(&out, &back, ["Customer no.", "Right/wrong"], &marks);
    let review = tool.json(&["review", back.to_str().unwrap()]);
    assert_eq!(review["segmentation"], "stage");
    let labels = review["labels"].as_array().unwrap();
    // Wilson's intervals at 95 % of 1 of 2, 1 of 1 and 2 of 3.
    let expected = [
        ("earlier", [3, 2, 1], [0.5, 0.0945, 0.9055]),
        ("lately", [1, 1, 1], [1.0, 0.2065, 1.0]),
        ("", [4, 3, 2], [0.6667, 0.2077, 0.9385]),
    ];
    assert_eq!(labels.len(), expected.len());
    for (found, (label, counts, shares)) in labels.iter().zip(expected) {
        assert_eq!(found["label"], label);
        for (field, count) in ["sampled", "judged", "right"].into_iter().zip(counts) {
            assert_eq!(found[field], count, "{label} {field}");
        }
        for (field, share) in ["accuracy", "low", "high"].into_iter().zip(shares) {
            let got = found[field].as_f64().unwrap();
            assert!((got - share).abs() < 5e-5, "{label} {field}: {got}");
        }
    }
    let people = tool.ok(&["review", back.to_str().unwrap()]);
    assert_says(&people, &["Lately", "66.7%", "20.8%", "93.9%"]);
}

#[test]
fn a_chinese_workbook_comes_back_too_and_a_strange_mark_is_named() {
    let tool = shop();
    let (out, back) = (tool.path("抽样.xlsx"), tool.path("已核.xlsx"));
    let (out, back_text) = (out.to_str().unwrap(), back.to_str().unwrap());
    tool.ok(&["sample", "stage", "--out", out, "--lang", "zh"]);
    let headers = ["客户编号", "对/错"];
    let marks = [("A", "对"), ("B", "错")].into();
    mark(Path::new(out), &back, headers, &marks);
    let review = tool.json(&["review", back_text, "--lang", "zh"]);
    assert_eq!(review["labels"][2]["right"], 1);
    mark(Path::new(out), &back, headers, &[("A", "大概")].into());
    let error = tool.fails(1, &["review", back_text]);
    assert_says(&error, &["大概", "right"]);
}
