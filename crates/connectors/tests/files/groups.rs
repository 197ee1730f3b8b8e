//! Lines of orders, in any order and any number of files.

use fenqun_connectors::guess;
use fenqun_model::definition::{Duplicates, SourceKind};
use proptest::prelude::*;

use crate::{file, import, import_in_batches};

const HEADER: &str = "订单号,客户编号,商品,数量,单价,下单时间,城市\n";
const LINES: [&str; 6] = [
    "A1,7,茶,2,3.333,2024-06-12 08:00,上海",
    "A1,7,杯,1,10,2024-06-12 07:59,上海",
    "A1,7,茶,2,3.333,2024-06-12 08:00,上海",
    "A2,8,茶,1,5,2024-06-13,北京",
    "A3,8,茶,1,5,2024-06-13,北京",
    "A3,9,茶,1,5,2024-06-13,广州",
];

#[test]
fn lines_become_one_event() {
    let (_folder, path) = file("a.csv", HEADER.to_owned() + &LINES.join("\n"));
    let spec = guess(&path, SourceKind::Events).unwrap().spec;
    let imported = import(std::slice::from_ref(&path), &spec);
    let items = r#"[{"price":10,"product":"杯","quantity":1},{"price":3.333,"product":"茶","quantity":2},{"price":3.333,"product":"茶","quantity":2}]"#;
    let order = format!(
        "order A1 @2024-06-11T23:59:00Z customer:7 amount=23.332 items={items} order_id=A1"
    );
    assert_eq!(imported.rows[0], order);
    assert_eq!(imported.rows.len(), 4);
    assert_eq!(imported.quality.duplicate_lines, 1);
    assert_eq!(
        imported.quality.rejected[0].code,
        "import-row-group-of-two-customers"
    );
    assert_eq!(imported.quality.rejected[0].rows, 2);
    let mut spec = spec;
    spec.group.as_mut().unwrap().duplicates = Duplicates::Drop;
    let imported = import(&[path], &spec);
    assert!(
        imported.rows[0].contains("amount=16.666"),
        "{:?}",
        imported.rows
    );
}

#[test]
fn the_sum_is_rounded_once() {
    let line = "A1,7,茶,0.005,0.01,2024-06-12,上海";
    let (_folder, path) = file("a.csv", format!("{HEADER}{line}\n{line}\n{line}\n"));
    let spec = guess(&path, SourceKind::Events).unwrap().spec;
    // 3 · 0.00005 is 0.00015; rounding each line first would give 0.0003.
    let rows = import(&[path], &spec).rows;
    assert!(rows[0].contains("amount=0.0002 "), "{rows:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_lines_files_and_batches_changes_nothing(
        shuffled in Just(LINES.to_vec()).prop_shuffle(),
        cut in 0..=LINES.len(),
        batch in 1usize..8,
    ) {
        let (_folder, whole) = file("a.csv", HEADER.to_owned() + &LINES.join("\n"));
        let spec = guess(&whole, SourceKind::Events).unwrap().spec;
        let expect = import(&[whole], &spec);
        let (first, second) = shuffled.split_at(cut);
        let (_a, a) = file("a.csv", HEADER.to_owned() + &first.join("\n"));
        let (_b, b) = file("b.csv", HEADER.to_owned() + &second.join("\n"));
        let got = import_in_batches(&[a, b], &spec, batch);
        prop_assert_eq!(got.rows, expect.rows);
        prop_assert_eq!(got.quality.duplicate_lines, expect.quality.duplicate_lines);
        prop_assert_eq!(got.quality.rejected, expect.quality.rejected);
    }
}
