//! Other published data sets: read, guessed and counted.

use std::path::PathBuf;

use fenqun_connectors::{Quality, guess};
use fenqun_model::definition::SourceKind;

use crate::{data, import};

/// Imports a file with the guessed mapping.
fn guessed(file: &str, kind: SourceKind) -> Option<Quality> {
    let path: PathBuf = data(file)?;
    let guess = guess(&path, kind).unwrap();
    let quality = import(&[path], &guess.spec).1;
    quality
        .messages(&fenqun_model::Zone::utc())
        .iter()
        .for_each(|message| println!("{message}"));
    Some(quality)
}

#[test]
fn the_orders_of_the_r_package() {
    let Some(quality) = guessed("r_rfm/rfm_data_orders.csv.gz", SourceKind::Events) else {
        return;
    };
    assert_eq!((quality.rows, quality.rejected_rows()), (4_906, 0));
    assert_eq!(quality.events["order"], 4_906);
    let customers = quality
        .columns
        .iter()
        .find(|column| column.name == "customer_id");
    assert_eq!(customers.map(|column| column.distinct), Some(995));
}

#[test]
fn blank_charges_of_the_telephone_company_are_missing() {
    let file = "telco_churn/Telco-Customer-Churn.csv.gz";
    let Some(quality) = guessed(file, SourceKind::Customers) else {
        return;
    };
    assert_eq!((quality.rows, quality.rejected_rows()), (7_043, 0));
    assert_eq!(quality.attribute_rows, 7_043);
    let total = quality
        .columns
        .iter()
        .find(|column| column.name == "TotalCharges");
    assert_eq!(total.map(|column| column.missing), Some(11));
    assert!(total.is_some_and(|column| column.numbers.is_some()));
}

#[test]
fn columns_of_a_table_with_blanks_between() {
    let Some(quality) = guessed("cdnow/CDNOW_master.txt.gz", SourceKind::Events) else {
        return;
    };
    assert_eq!((quality.rows, quality.rejected_rows()), (69_659, 0));
    assert_eq!(quality.events["order"], 69_659);
    let Some(sample) = guessed("cdnow/CDNOW_sample.txt.gz", SourceKind::Events) else {
        return;
    };
    assert_eq!((sample.rows, sample.rejected_rows()), (6_919, 0));
}

#[test]
fn behaviour_without_headers() {
    let Some(quality) = guessed("taobao/UserBehavior_sample.csv.gz", SourceKind::Events) else {
        return;
    };
    assert_eq!((quality.rows, quality.rejected_rows()), (10_000, 0));
    let names: Vec<&String> = quality.events.keys().collect();
    assert_eq!(names, ["buy", "cart", "fav", "pv"]);
    assert_eq!(quality.columns[0].distinct, 114);
}

#[test]
fn grocery_baskets_in_parquet() {
    let file = "complete_journey/transactions.parquet";
    let Some(quality) = guessed(file, SourceKind::Events) else {
        return;
    };
    assert_eq!((quality.rows, quality.rejected_rows()), (1_469_307, 0));
    assert_eq!(quality.events["order"], 155_848);
    assert_eq!(quality.amounts["order"], "4596039.58");
    let file = "complete_journey/demographics.parquet";
    let customers = guessed(file, SourceKind::Customers).expect("the folder is there");
    assert_eq!(customers.rejected_rows(), 0);
}
