//! Files out: exact text, nothing half-written.

use fenqun_connectors::{Column, OutputFormat, OutputSettings, create};
use fenqun_model::{Decimal, Instant, Type, Value, Zone};

fn settings() -> OutputSettings {
    OutputSettings {
        zone: Zone::named("Asia/Shanghai").unwrap(),
        byte_order_mark: true,
    }
}

fn columns() -> Vec<Column> {
    let columns = [
        ("名称", Type::Text),
        ("金额", Type::Decimal),
        ("时间", Type::Instant),
    ];
    columns
        .map(|(header, kind)| Column {
            header: header.into(),
            kind,
        })
        .to_vec()
}

fn row() -> [Option<Value>; 3] {
    [
        Some(Value::Text("=HYPERLINK(\"x\")".into())),
        Some(Value::Decimal(Decimal::from_raw(-125_000))),
        Some(Value::Instant(
            Instant::parse_rfc3339("2024-06-12T00:05:00Z").unwrap(),
        )),
    ]
}

#[test]
fn csv_is_safe_for_spreadsheets() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.csv");
    let mut table = create(&path, OutputFormat::Csv, columns(), &settings()).unwrap();
    table.row(&row()).unwrap();
    table.finish().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let line = "\"'=HYPERLINK(\"\"x\"\")\",-12.5,2024-06-12 08:05:00\r\n";
    assert_eq!(text, format!("\u{feff}名称,金额,时间\r\n{line}"));
}

#[test]
fn json_lines_are_exact() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.jsonl");
    let mut table = create(&path, OutputFormat::JsonLines, columns(), &settings()).unwrap();
    table.row(&row()).unwrap();
    table.row(&[None, None, None]).unwrap();
    table.finish().unwrap();
    let line = r#"{"名称":"=HYPERLINK(\"x\")","金额":-12.5,"时间":"2024-06-12T00:05:00Z"}"#;
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        format!("{line}\n{{}}\n")
    );
}

#[test]
fn an_unfinished_file_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["out.csv", "out.xlsx", "out.jsonl", "out.parquet"] {
        let path = folder.path().join(name);
        std::fs::write(&path, "old").unwrap();
        let format = OutputFormat::of(&path).unwrap();
        let mut table = create(&path, format, columns(), &settings()).unwrap();
        table.row(&row()).unwrap();
        drop(table);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    }
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 4);
}

#[test]
fn endings_and_folders_are_checked() {
    let error = OutputFormat::of(std::path::Path::new("x.doc")).unwrap_err();
    assert_eq!(error.id(), "export-format-unknown");
    let nowhere = std::path::Path::new("/nowhere/at/all.csv");
    let error = create(nowhere, OutputFormat::Csv, columns(), &settings())
        .err()
        .unwrap();
    assert_eq!(error.id(), "import-file-unwritable");
}
