//! Online Retail (UCI, CC BY 4.0): order lines with cancellations and missing customers.

use std::collections::BTreeSet;

use fenqun_model::definition::{RowTest, SourceKind, SourceSpec, Verdict};
use fenqun_model::row::RowsKind;

use crate::{data, import};

fn drop_free_lines(spec: &mut SourceSpec) {
    spec.rows.push(RowTest {
        column: "UnitPrice".into(),
        equals: None,
        starts_with: None,
        at_most: Some("0".into()),
        below: None,
        missing: false,
        then: Verdict::Reject,
        reason: Some("free".into()),
    });
}

#[test]
fn the_published_counts_come_out() {
    let Some(file) = data("online_retail/online_retail.csv.gz") else {
        return;
    };
    let guess = fenqun_connectors::guess(&file, SourceKind::Events).unwrap();
    for message in &guess.explanation {
        println!(
            "{message} | {}",
            message.text(fenqun_model::Language::Chinese)
        );
    }
    let mut spec = guess.spec;
    drop_free_lines(&mut spec);
    let (batches, quality) = import(&[file], &spec);
    assert_eq!(quality.rows, 541_909);
    let rejected = |code: &str| -> u64 {
        let of_code = quality
            .rejected
            .iter()
            .filter(|rejected| rejected.code == code);
        of_code.map(|rejected| rejected.rows).sum()
    };
    assert_eq!(quality.accepted() - quality.returns, 397_884);
    assert_eq!(quality.returns, 8_905);
    assert_eq!(quality.events["order"], 18_532);
    assert_eq!(quality.amounts["order"], "8911407.904");
    let without_customer = rejected("import-row-no-customer");
    assert_eq!(
        without_customer + rejected("import-row-rejected-by-test"),
        135_080 + 40
    );
    let mut customers = BTreeSet::new();
    for rows in batches.iter().flat_map(|batch| &batch.columns) {
        if rows.kind == RowsKind::Events("order".into()) {
            customers
                .extend((0..rows.occurred_at.len()).map(|row| rows.who[0].1.get(row).to_owned()));
        }
    }
    assert_eq!(customers.len(), 4_338);
}
