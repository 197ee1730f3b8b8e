//! When a message is tried again, and when that ends.

use std::time::Duration;

use fenqun_catalog::WebhookState;

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// The receiver answered.
    Answered {
        status: u16,
        /// When it wants to be asked again.
        retry_after: Option<Duration>,
    },
    /// No answer came; the stable code says why, then technical details.
    Failed(&'static str, String),
}

impl Sent {
    /// Status of the answer, stable code of what went wrong, technical details.
    pub(super) fn parts(&self) -> (Option<u16>, Option<&'static str>, &str) {
        match self {
            Self::Answered { status, .. } => {
                let code = match status {
                    200..300 => None,
                    300..400 => Some("webhook-attempt-redirect"),
                    _ => Some("webhook-attempt-status"),
                };
                (Some(*status), code, "")
            }
            Self::Failed(code, detail) => (None, Some(*code), detail),
        }
    }
}

/// What follows from an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was taken.
    Done,
    /// To be tried again after a while; whether the attempt counts as a step of the schedule.
    Again(Duration, bool),
    /// To be tried no more until somebody says so; a stable code says why.
    Stop(WebhookState, &'static str),
}

/// The receiver answered 410.
pub(super) const GONE: &str = "webhook-disabled-gone";
/// Every attempt of the schedule failed.
pub(super) const FAILING: &str = "webhook-paused-failing";

/// Longest time that a receiver may ask for.
const LONGEST: Duration = Duration::from_secs(24 * 3_600);
/// Answers that say that there is too much to do.
const OVERLOADED: [u16; 3] = [429, 502, 504];
/// How much later than scheduled an attempt may be, so that many do not come at once.
const JITTER: f64 = 0.1;

/// When a message is tried.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// Time before each attempt since the one before.
    pub waits: Vec<Duration>,
    /// Least time before the next attempt when a receiver has too much to do and says no more.
    pub overloaded: Duration,
}

impl Default for Schedule {
    fn default() -> Self {
        let (second, minute, hour) = (1, 60, 3_600);
        let waits = [
            0,
            5 * second,
            5 * minute,
            30 * minute,
            2 * hour,
            5 * hour,
            10 * hour,
            14 * hour,
            20 * hour,
            24 * hour,
        ];
        Self {
            waits: waits.map(Duration::from_secs).to_vec(),
            overloaded: Duration::from_secs(minute),
        }
    }
}

impl Schedule {
    /// What follows from an attempt on a message of some age that has failed so often before;
    /// `chance` is a random number from 0 to 1.
    pub(super) fn judge(&self, sent: &Sent, failures: u64, age: Duration, chance: f64) -> Verdict {
        let (status, retry_after) = match sent {
            Sent::Answered {
                status,
                retry_after,
            } => (*status, *retry_after),
            Sent::Failed(..) => (0, None),
        };
        if (200..300).contains(&status) {
            return Verdict::Done;
        }
        if status == 410 {
            return Verdict::Stop(WebhookState::Disabled, GONE);
        }
        let whole: Duration = self.waits.iter().sum();
        let next = usize::try_from(failures)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        match (retry_after, self.waits.get(next)) {
            // Who says when to come again is alive: that costs no step, but has an end as well.
            (Some(after), _) if age <= whole => Verdict::Again(after.min(LONGEST), false),
            (None, Some(wait)) => {
                let least = match OVERLOADED.contains(&status) {
                    true => self.overloaded,
                    false => Duration::ZERO,
                };
                Verdict::Again(least.max(*wait).mul_f64(1.0 + JITTER * chance), true)
            }
            _ => Verdict::Stop(WebhookState::Paused, FAILING),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, retry_after: Option<u64>) -> Sent {
        Sent::Answered {
            status,
            retry_after: retry_after.map(Duration::from_secs),
        }
    }

    fn judge(sent: &Sent, failures: u64) -> Verdict {
        Schedule::default().judge(sent, failures, Duration::ZERO, 0.0)
    }

    #[test]
    fn the_schedule_of_the_standard_is_walked_to_its_end() {
        let failed = Sent::Failed("webhook-attempt-timeout", String::new());
        let mut waited = vec![0];
        for failures in 0.. {
            match judge(&failed, failures) {
                Verdict::Again(wait, true) => waited.push(wait.as_secs()),
                Verdict::Stop(WebhookState::Paused, FAILING) => break,
                verdict => panic!("{verdict:?}"),
            }
        }
        let hours = [2, 5, 10, 14, 20, 24].map(|hours| hours * 3_600);
        assert_eq!(waited[..4], [0, 5, 300, 1_800]);
        assert_eq!(waited[4..], hours);
    }

    #[test]
    fn every_answer_has_its_consequence() {
        let second = Duration::from_secs(1);
        for status in [200, 201, 204, 299] {
            assert_eq!(judge(&answered(status, None), 3), Verdict::Done);
        }
        for status in [100, 301, 302, 307, 400, 401, 404, 500, 503] {
            let verdict = judge(&answered(status, None), 0);
            assert_eq!(verdict, Verdict::Again(5 * second, true), "{status}");
        }
        for status in OVERLOADED {
            let verdict = judge(&answered(status, None), 0);
            assert_eq!(verdict, Verdict::Again(60 * second, true), "{status}");
        }
        let gone = Verdict::Stop(WebhookState::Disabled, GONE);
        assert_eq!(judge(&answered(410, Some(5)), 0), gone);
    }

    #[test]
    fn who_says_when_is_asked_then_but_not_for_ever() {
        let schedule = Schedule::default();
        let sent = answered(429, Some(7));
        let judge = |age, failures| schedule.judge(&sent, failures, age, 0.9);
        let again = Verdict::Again(Duration::from_secs(7), false);
        assert_eq!(judge(Duration::ZERO, 0), again);
        assert_eq!(judge(Duration::from_secs(3_600), 9), again);
        let stop = Verdict::Stop(WebhookState::Paused, FAILING);
        assert_eq!(judge(Duration::from_secs(1_000_000), 0), stop);
        let long = answered(503, Some(9_999_999));
        let verdict = schedule.judge(&long, 0, Duration::ZERO, 0.0);
        assert_eq!(verdict, Verdict::Again(LONGEST, false));
    }

    #[test]
    fn many_do_not_come_at_once() {
        let failed = Sent::Failed("webhook-attempt-connect", String::new());
        let schedule = Schedule::default();
        let late = schedule.judge(&failed, 1, Duration::ZERO, 1.0);
        assert_eq!(late, Verdict::Again(Duration::from_secs(330), true));
    }
}
