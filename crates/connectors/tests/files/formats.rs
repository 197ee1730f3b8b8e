//! The same table in every format, compression and encoding.

use std::io::Write;

use fenqun_connectors::{Column, OutputFormat, OutputSettings, create, fingerprint, guess};
use fenqun_model::definition::SourceKind;
use fenqun_model::{Decimal, Type, Value, Zone};

use crate::{file, import};

const CSV: &str = "客户编号,手机,姓名,城市,注册日期,余额\n\
    1,13812345678,\"李,萍\",上海,2024年6月12日,\"￥1,234.50\"\n\
    2,,王五,北京,2024-06-13,-\n";
const EXPECT: [&str; 2] = [
    "traits customer:1 phone:+8613812345678 city=上海 name=李,萍 registered_at=2024-06-12 余额=1234.5",
    "traits customer:2 city=北京 name=王五 registered_at=2024-06-13",
];

fn rows(name: &str, content: &[u8]) -> Vec<String> {
    let (_folder, path) = file(name, content);
    let guess = guess(&path, SourceKind::Customers).unwrap();
    import(&[path], &guess.spec).rows
}

#[test]
fn encodings_and_separators() {
    let gb18030 = encoding_rs::GB18030.encode(CSV).0;
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(CSV.encode_utf16().flat_map(u16::to_le_bytes));
    let bom = format!("\u{feff}{CSV}");
    let tabs = CSV
        .replace("\"李,萍\"", "李;萍")
        .replace(',', "\t")
        .replace("\"￥1\t234.50\"", "￥1,234.50");
    let tabs = tabs.replace("李;萍", "李,萍");
    let windows = CSV.replace('\n', "\r\n");
    for content in [
        CSV.as_bytes(),
        &gb18030,
        &utf16,
        bom.as_bytes(),
        tabs.as_bytes(),
        windows.as_bytes(),
    ] {
        assert_eq!(rows("data", content), EXPECT);
    }
}

#[test]
fn compression_is_found_out_by_content() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(CSV.as_bytes()).unwrap();
    assert_eq!(rows("data.csv", &gzip.finish().unwrap()), EXPECT);
    assert_eq!(
        rows("data.csv", &zstd::encode_all(CSV.as_bytes(), 1).unwrap()),
        EXPECT
    );
}

#[test]
fn json_lists_and_lines() {
    let first = r#"{"客户编号":1,"手机":"13812345678","姓名":"李,萍","城市":"上海","注册日期":"2024-06-12","余额":1234.5}"#;
    let second =
        r#"{"客户编号":2,"手机":null,"姓名":"王五","城市":"北京","注册日期":"2024-06-13"}"#;
    assert_eq!(
        rows("a.json", format!("[{first},\n{second}]").as_bytes()),
        EXPECT
    );
    assert_eq!(
        rows("a.jsonl", format!("{first}\n{second}\n").as_bytes()),
        EXPECT
    );
}

#[test]
fn what_is_written_is_read_again() {
    let columns = [
        ("客户编号", Type::Text),
        ("手机", Type::Text),
        ("姓名", Type::Text),
        ("城市", Type::Text),
        ("注册日期", Type::Date),
        ("余额", Type::Decimal),
    ];
    let columns = columns
        .map(|(header, kind)| Column {
            header: header.into(),
            kind,
        })
        .to_vec();
    let text = |text: &str| Some(Value::Text(text.into()));
    let date = |text: &str| Some(Value::Date(text.parse().unwrap()));
    let settings = OutputSettings {
        zone: Zone::utc(),
        byte_order_mark: true,
    };
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.csv", "a.tsv", "a.xlsx", "a.jsonl", "a.parquet"] {
        let path = folder.path().join(name);
        let format = OutputFormat::of(&path).unwrap();
        let mut table = create(&path, format, columns.clone(), &settings).unwrap();
        let balance = Some(Value::Decimal(Decimal::from_raw(12_345_000)));
        let first = [
            text("1"),
            text("13812345678"),
            text("李,萍"),
            text("上海"),
            date("2024-06-12"),
            balance,
        ];
        table.row(&first).unwrap();
        table
            .row(&[
                text("2"),
                None,
                text("王五"),
                text("北京"),
                date("2024-06-13"),
                None,
            ])
            .unwrap();
        table.finish().unwrap();
        let guess = guess(&path, SourceKind::Customers).unwrap();
        assert_eq!(import(&[path], &guess.spec).rows, EXPECT, "{name}");
    }
}

#[test]
fn the_same_content_has_the_same_fingerprint() {
    let (_a, a) = file("a.csv", CSV);
    let (_b, b) = file("b.txt", CSV);
    let (_c, c) = file("c.csv", EXPECT[0]);
    assert_eq!(fingerprint(&a), fingerprint(&b));
    assert_ne!(fingerprint(&a), fingerprint(&c));
    assert_eq!(fingerprint(&a).unwrap().len(), 32);
}
