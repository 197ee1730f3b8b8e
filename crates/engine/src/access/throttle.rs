//! Slows down whoever guesses: each failure beyond a few doubles the time until the next try, by
//! account and by address. An attempt counts as failed from its beginning until it succeeds, so that
//! many at once gain nothing. Accounts that do not exist are counted as well.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fenqun_model::Instant;

/// Failures that cost nothing, and the longest wait, of an account. Short, because whoever guesses
/// locks its owner out too.
const ACCOUNT: Patience = Patience {
    free: 3,
    most: Duration::from_secs(60),
};
/// The same of an address, behind which many people may sit.
const ADDRESS: Patience = Patience {
    free: 10,
    most: Duration::from_secs(900),
};
/// After so long without a failure all is forgotten.
const FORGOTTEN: Duration = Duration::from_secs(3600);
/// Accounts and addresses remembered.
const MOST: usize = 50_000;

#[derive(Clone, Copy, Debug)]
struct Patience {
    free: u32,
    most: Duration,
}

/// Who tries.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Who {
    Account(String),
    Address(IpAddr),
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    last: Instant,
}

/// Counts failures.
#[derive(Debug, Default)]
pub(super) struct Throttle {
    failures: Mutex<HashMap<Who, Failures>>,
}

impl Throttle {
    /// Lets an attempt begin, or says how long to wait.
    pub(super) fn begin(
        &self,
        account: &str,
        address: Option<IpAddr>,
        now: Instant,
    ) -> Result<(), Duration> {
        let mut failures = self.lock();
        let both = who(account, address);
        let waits = both.iter().filter_map(|who| {
            let failures = failures.get(who)?;
            failures.wait(who.patience(), now)
        });
        if let Some(longest) = waits.max() {
            return Err(longest);
        }
        if failures.len() >= MOST {
            failures.retain(|_, failures| !failures.is_old(now));
        }
        for who in both {
            let entry = failures.entry(who).or_insert(Failures {
                count: 0,
                last: now,
            });
            entry.count = if entry.is_old(now) {
                1
            } else {
                entry.count + 1
            };
            entry.last = now;
        }
        Ok(())
    }

    /// The attempt succeeded: the account is forgiven, the address only this one attempt, since
    /// whoever guesses may have an account of their own.
    pub(super) fn succeeded(&self, account: &str, address: Option<IpAddr>) {
        let mut failures = self.lock();
        for who in who(account, address) {
            match who {
                Who::Account(_) => {
                    failures.remove(&who);
                }
                Who::Address(_) => {
                    if let Some(entry) = failures.get_mut(&who) {
                        entry.count = entry.count.saturating_sub(1);
                    }
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Who, Failures>> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Who {
    fn patience(&self) -> Patience {
        match self {
            Who::Account(_) => ACCOUNT,
            Who::Address(_) => ADDRESS,
        }
    }
}

impl Failures {
    fn wait(&self, patience: Patience, now: Instant) -> Option<Duration> {
        let beyond = self.count.checked_sub(patience.free)?;
        let delay = Duration::from_secs(1 << beyond.min(20)).min(patience.most);
        let until = self.last.plus_millis(delay.as_millis() as i64);
        let left = u64::try_from(until.0 - now.0)
            .ok()
            .filter(|left| *left > 0)?;
        Some(Duration::from_millis(left).min(delay))
    }

    fn is_old(&self, now: Instant) -> bool {
        now.0.saturating_sub(self.last.0) > FORGOTTEN.as_millis() as i64
    }
}

fn who(account: &str, address: Option<IpAddr>) -> Vec<Who> {
    let account = Who::Account(account.to_owned());
    let address = address.map(Who::Address);
    std::iter::once(account).chain(address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Option<IpAddr> = Some(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST));

    fn at(seconds: i64) -> Instant {
        Instant(seconds * 1000)
    }

    #[test]
    fn each_failure_doubles_the_wait() {
        let throttle = Throttle::default();
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", None, at(0)), Ok(()));
        }
        assert_eq!(
            throttle.begin("li", None, at(0)),
            Err(Duration::from_secs(1))
        );
        assert_eq!(throttle.begin("li", None, at(1)), Ok(()));
        assert_eq!(
            throttle.begin("li", None, at(1)),
            Err(Duration::from_secs(2))
        );
        assert_eq!(
            throttle.begin("wang", None, at(1)),
            Ok(()),
            "another account"
        );
        for second in 0..20 {
            let _ = throttle.begin("li", None, at(100 * second + 100));
        }
        let wait = throttle.begin("li", None, at(2000)).unwrap_err();
        assert_eq!(wait, Duration::from_secs(60));
    }

    #[test]
    fn one_address_that_tries_many_accounts_waits_too() {
        let throttle = Throttle::default();
        for number in 0..10 {
            assert_eq!(throttle.begin(&number.to_string(), HERE, at(0)), Ok(()));
        }
        assert!(throttle.begin("another", HERE, at(0)).is_err());
        assert_eq!(throttle.begin("another", None, at(0)), Ok(()));
    }

    #[test]
    fn success_forgives_the_account_but_not_the_address() {
        let throttle = Throttle::default();
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", HERE, at(0)), Ok(()));
        }
        throttle.succeeded("li", HERE);
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", HERE, at(0)), Ok(()));
        }
        throttle.succeeded("li", HERE);
        for number in 0..6 {
            assert_eq!(throttle.begin(&number.to_string(), HERE, at(0)), Ok(()));
        }
        assert!(throttle.begin("one more", HERE, at(0)).is_err());
    }

    #[test]
    fn a_clock_that_jumps_back_makes_nobody_wait_longer() {
        let throttle = Throttle::default();
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", None, at(1_000_000)), Ok(()));
        }
        let wait = throttle.begin("li", None, at(0)).unwrap_err();
        assert_eq!(wait, Duration::from_secs(1));
    }

    #[test]
    fn an_hour_of_quiet_forgets() {
        let throttle = Throttle::default();
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", None, at(0)), Ok(()));
        }
        for _ in 0..3 {
            assert_eq!(throttle.begin("li", None, at(3700)), Ok(()));
        }
    }
}
