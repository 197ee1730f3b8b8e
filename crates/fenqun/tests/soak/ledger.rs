//! What was acknowledged, by customer: what must be found in the end.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

/// Acknowledged events.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    accounts: Mutex<BTreeMap<String, Account>>,
}

/// Those of one customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) pings: u64,
    pub(crate) orders: u64,
    /// Sum of the amounts of the orders, cents.
    pub(crate) cents: u64,
}

impl Ledger {
    /// An event was acknowledged for the first time.
    pub(crate) fn add(&self, customer: &str, cents: Option<u64>) {
        let mut accounts = self.accounts();
        let account = accounts.entry(customer.to_owned()).or_default();
        match cents {
            Some(cents) => {
                account.orders += 1;
                account.cents += cents;
            }
            None => account.pings += 1,
        }
    }

    pub(crate) fn accounts(&self) -> MutexGuard<'_, BTreeMap<String, Account>> {
        self.accounts.lock().expect("no sender panicked")
    }
}
