//! What must hold in the end.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::ledger::{Account, Ledger};
use crate::server::{Recorded, Server};

/// Numbers of events and sums of amounts by customer are those that were acknowledged.
pub(crate) fn every_event_is_there_once(server: &Server, ledger: &Ledger) {
    // Some are dated a little ahead.
    let later = fenqun_model::Instant(crate::sender::now() + 60_000).to_string();
    let mut args = vec!["eval", "pings", "orders", "paid", "--as-of", &later];
    args.extend(["--format", "json", "--all"]);
    let text = server.command(&args);
    let report: Value = serde_json::from_str(&text).expect("eval prints JSON");
    let mut found: BTreeMap<String, Account> = BTreeMap::new();
    each_customer(&report, |name, who, customer| {
        let account = found.entry(who.into()).or_default();
        let value = &customer["value"];
        match name {
            "pings" => account.pings = number(value).round() as u64,
            "orders" => account.orders = number(value).round() as u64,
            _ => account.cents = (number(value) * 100.0).round() as u64,
        }
    });
    // Customers of whom only attributes are known have no events.
    found.retain(|_, account| *account != Account::default());
    let acknowledged = ledger.accounts();
    let differs = |(who, account): &(&String, &Account)| found.get(*who) != Some(*account);
    let missing: Vec<_> = acknowledged.iter().filter(differs).take(5).collect();
    let there: Vec<_> = missing.iter().map(|(who, _)| found.get(*who)).collect();
    assert!(
        missing.is_empty() && found.len() == acknowledged.len(),
        "acknowledged {missing:?}, there {there:?}"
    );
}

/// Hands out the definition, the name and the entry of each customer of what `eval` printed.
fn each_customer(report: &Value, mut take: impl FnMut(&str, &str, &Value)) {
    let list = |value: &Value| value.as_array().expect("a report has lists").clone();
    for result in list(&report["results"]) {
        let name = result["definition"].as_str();
        let name = name.expect("a result names its definition");
        for customer in list(&result["customers"]) {
            let who = customer["customer"].as_str();
            take(name, who.expect("a customer has a name"), &customer);
        }
    }
}

/// A number, whether it is written as a number or, to keep every digit, as text.
fn number(value: &Value) -> f64 {
    let number = value.as_f64().or_else(|| value.as_str()?.parse().ok());
    number.unwrap_or(0.0)
}

/// The change log, folded, is what a batch evaluation at the same instant says.
pub(crate) fn groups_equal_a_batch_evaluation(server: &Server, recorded: &Recorded) {
    let args = ["eval", "--as-of", &recorded.as_of, "--format", "json"];
    let report: Value = serde_json::from_str(&server.command(&args)).expect("eval prints JSON");
    let mut evaluated = BTreeMap::new();
    each_customer(&report, |name, who, customer| {
        let label = customer["label"].as_str().unwrap_or("in");
        evaluated.insert((name.to_owned(), who.to_owned()), label.to_owned());
    });
    let differences: Vec<_> = evaluated
        .iter()
        .filter(|(key, label)| recorded.standings.get(key) != Some(label))
        .chain(
            recorded
                .standings
                .iter()
                .filter(|(key, _)| !evaluated.contains_key(key)),
        )
        .take(10)
        .collect();
    assert!(
        differences.is_empty(),
        "recorded groups differ: {differences:?}"
    );
    assert!(
        !evaluated.is_empty(),
        "nobody is in any group: the test proves nothing"
    );
}
