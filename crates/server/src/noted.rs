//! Who saw what lately: the same again within a minute is in the audit log already, as when a count
//! follows typing or a list is read page by page.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::caller::Caller;

/// How long an entry stands for what follows.
const LASTS: Duration = Duration::from_secs(60);
/// From this many on, what is over is cleared away.
const MANY: usize = 1_024;

/// Person, token, address, and what was seen.
type Sight = (u64, Option<u64>, Option<IpAddr>, String);

/// What was noted within the last minute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Noted(Arc<Mutex<HashMap<Sight, Instant>>>);

impl Noted {
    /// Whether an entry stands for this.
    pub(crate) fn has(&self, caller: &Caller, what: &str, now: Instant) -> bool {
        let noted = self.held();
        let at = noted.get(&sight(caller, what));
        at.is_some_and(|at| now.duration_since(*at) < LASTS)
    }

    /// An entry is on disk.
    pub(crate) fn note(&self, caller: &Caller, what: &str, now: Instant) {
        let mut noted = self.held();
        if noted.len() >= MANY {
            noted.retain(|_, at| now.duration_since(*at) < LASTS);
        }
        noted.insert(sight(caller, what), now);
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Sight, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sight(caller: &Caller, what: &str) -> Sight {
    let actor = &caller.actor;
    (actor.person, actor.token, caller.address, what.to_owned())
}
