//! How it was a week ago, and how customers were divided when cuts were made: found by evaluation,
//! now and then, by whoever asks first.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use fenqun_model::definition::{Checked, Kind};
use fenqun_model::{Date, Instant};
use fenqun_segment::Total;

use crate::course::{Division, IN};
use crate::eval::wanted;
use crate::failure::Outcome;
use crate::fits::is_fitted;
use crate::references::Key;
use crate::run::{batches, held};
use crate::saved::Saved;
use crate::workspace::Workspace;

const HOUR_MILLIS: i64 = 3_600_000;
const WEEK_MILLIS: i64 = 7 * 24 * HOUR_MILLIS;
/// From this population stability index on, a division is held to be another one. 0.25 is the usual
/// rule of thumb.
const DRIFT: f64 = 0.25;
/// Stands for the share of a label that nobody has, of which there is no logarithm.
const NEXT_TO_NOTHING: f64 = 0.000_1;

/// How it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trends {
    /// By definition: customers of each label a week ago; of a segment or list of `in`.
    sizes: BTreeMap<Key, Vec<(String, u64)>>,
    /// Divisions that are clearly other than when their cuts were made.
    pub(super) drifts: Vec<Drift>,
}

/// A division that is clearly another than when its cuts were made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drift {
    pub(super) segmentation: String,
    /// When the cuts were made.
    pub(super) fitted_on: Date,
    /// The label whose share differs most.
    pub(super) label: String,
    /// Its share then, 0 to 1 …
    pub(super) before: f64,
    /// … and now.
    pub(super) now: f64,
}

/// Keeps trends for an hour, or until definitions or fits change.
#[derive(Debug, Default)]
pub struct TrendKeeper {
    known: Mutex<Option<(What, Arc<Trends>)>>,
    is_at_work: AtomicBool,
}

/// Somebody finds trends anew; others may once it is dropped.
#[derive(Debug)]
pub struct Refreshing(Arc<TrendKeeper>);

/// What trends were found for.
#[derive(Clone, Debug)]
struct What {
    saved: Arc<Saved>,
    fits: u64,
    week_ago: Instant,
}

impl PartialEq for What {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.saved, &other.saved)
            && (self.fits, self.week_ago) == (other.fits, other.week_ago)
    }
}

impl Trends {
    /// Customers of a label a week ago; `None` when the definition is not known.
    pub fn size(&self, kind: Kind, definition: &str, label: &str) -> Option<u64> {
        let sizes = self.sizes.get(&(kind, definition.to_owned()))?;
        let size = sizes.iter().find(|(known, _)| known == label);
        Some(size.map_or(0, |(_, size)| *size))
    }
}

impl TrendKeeper {
    /// The trends that were found last, and whether they are those of now.
    ///
    /// # Errors
    /// The instant of the workspace cannot be read.
    pub fn known(&self, workspace: &Workspace) -> Outcome<(Option<Arc<Trends>>, bool)> {
        let what = workspace.what_trends()?;
        let known = held(&self.known);
        let is_fresh = known.as_ref().is_some_and(|(known, _)| *known == what);
        Ok((known.as_ref().map(|(_, trends)| trends.clone()), is_fresh))
    }

    /// Lets the caller find them anew, unless somebody is at it.
    pub fn begin(self: &Arc<Self>) -> Option<Refreshing> {
        let is_first = !self.is_at_work.swap(true, Ordering::AcqRel);
        is_first.then(|| Refreshing(self.clone()))
    }
}

impl Refreshing {
    /// Finds the trends of now. Looks at all customers a few times.
    ///
    /// # Errors
    /// Damaged files; definitions that cannot be checked at all.
    pub fn run(self, workspace: &Workspace) -> Outcome<()> {
        *held(&self.0.known) = Some(workspace.trends()?);
        Ok(())
    }
}

impl Drop for Refreshing {
    fn drop(&mut self) {
        self.0.is_at_work.store(false, Ordering::Release);
    }
}

impl Workspace {
    fn what_trends(&self) -> Outcome<What> {
        let hour = self.now()?.0.div_euclid(HOUR_MILLIS) * HOUR_MILLIS;
        Ok(What {
            saved: self.saved.clone(),
            fits: self.fits_saved(),
            week_ago: Instant(hour - WEEK_MILLIS),
        })
    }

    fn trends(&self) -> Outcome<(What, Arc<Trends>)> {
        let usable = self.usable()?;
        let what = self.what_trends()?;
        let trends = Trends {
            sizes: self.sizes_at(&usable.checked, what.week_ago)?,
            drifts: self.drifts(&usable)?,
        };
        // Evaluation may have made fits that there were not.
        let what = What {
            fits: self.fits_saved(),
            ..what
        };
        Ok((what, Arc::new(trends)))
    }

    /// Sizes of everything at an instant.
    fn sizes_at(
        &self,
        checked: &Checked,
        instant: Instant,
    ) -> Outcome<BTreeMap<Key, Vec<(String, u64)>>> {
        let keys = wanted(&[], &checked.set)?;
        let (run, broken) = self.compile_isolating(checked, &keys)?;
        let is_sound = |key: &Key| !broken.iter().any(|b| (b.kind, &b.name) == (key.0, &key.1));
        let keys = keys.into_iter().filter(is_sound);
        let parameters = self.parameters(checked, &run, instant)?;
        let evaluation = run.plan.bind(instant, &parameters)?;
        let sums: Mutex<Vec<Vec<u64>>> = Mutex::new(vec![vec![]; run.questions.len()]);
        self.store
            .visit(run.plan.needs(), self.settings.threads, &|chunk| {
                for range in batches(chunk.customers.len(), self.settings.batch) {
                    let totals = evaluation.totals(chunk, range);
                    let mut sums = held(&sums);
                    for (sums, total) in sums.iter_mut().zip(totals) {
                        add(sums, total);
                    }
                }
            })?;
        let sums = sums.into_inner().unwrap_or_else(PoisonError::into_inner);
        let sizes = keys.zip(sums).enumerate().map(|(question, (key, sums))| {
            let labels = match key.0 {
                Kind::Segmentation => run.plan.labels(question).to_vec(),
                _ => vec![IN.to_owned()],
            };
            (key, labels.into_iter().zip(sums).collect())
        });
        Ok(sizes.collect())
    }

    fn drifts(&self, usable: &crate::saved::Usable) -> Outcome<Vec<Drift>> {
        let (now, zone) = (self.now()?, self.zone()?);
        let mut found = Vec::new();
        for (name, resolved) in &usable.checked.segmentations {
            let newest = self.catalog.fits(Some(name))?.pop();
            let Some(fit) = newest.filter(|fit| is_fitted(resolved) && fit.as_of < now) else {
                continue;
            };
            let key = (Kind::Segmentation, name.clone());
            let division = Division::new(self, usable, &key)?;
            let instants = [fit.as_of, now];
            let points = self.parameters_at(&usable.checked, &division.run, &instants)?;
            let matrix = self.matrix(&division, &points)?;
            found.extend(drift(&matrix).map(|(label, before, now)| Drift {
                segmentation: name.clone(),
                fitted_on: zone.date(fit.as_of),
                label: division.labels[label].clone(),
                before,
                now,
            }));
        }
        Ok(found)
    }
}

fn add(sums: &mut Vec<u64>, total: Total) {
    let more = match total {
        Total::Members(members) => vec![members],
        Total::Labels(labels) => labels,
        Total::Numbers { .. } | Total::Values(_) => vec![],
    };
    sums.resize(more.len(), 0);
    let both = sums.iter_mut().zip(more);
    both.for_each(|(sum, more)| *sum += more);
}

/// The label whose share differs most, then and now, when the whole division is another one.
fn drift(matrix: &[Vec<u64>]) -> Option<(usize, f64, f64)> {
    let labels = 0..matrix.len();
    let before: Vec<u64> = matrix.iter().map(|row| row.iter().sum()).collect();
    let after: Vec<u64> = labels
        .map(|label| matrix.iter().map(|row| row[label]).sum())
        .collect();
    let whole: u64 = before.iter().sum();
    if whole == 0 {
        return None;
    }
    let share = |customers: &u64| *customers as f64 / whole as f64;
    let shares: Vec<(f64, f64)> = before
        .iter()
        .map(share)
        .zip(after.iter().map(share))
        .collect();
    let index: f64 = shares
        .iter()
        .map(|(before, after)| {
            let (before, after) = (before.max(NEXT_TO_NOTHING), after.max(NEXT_TO_NOTHING));
            (after - before) * (after / before).ln()
        })
        .sum();
    let widest = shares.iter().enumerate().max_by(|(_, a), (_, b)| {
        let gap = |(before, after): &(f64, f64)| (after - before).abs();
        gap(a).total_cmp(&gap(b))
    });
    let (label, (before, after)) = widest?;
    (index >= DRIFT).then_some((label, *before, *after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_that_stays_as_it_was_has_not_drifted() {
        assert_eq!(drift(&[]), None);
        assert_eq!(drift(&[vec![50, 0], vec![5, 45]]), None);
        assert_eq!(drift(&[vec![0, 0], vec![0, 0]]), None);
    }

    #[test]
    fn the_label_that_differs_most_is_named() {
        // From 80 and 20 to 40 and 60.
        let (label, before, now) = drift(&[vec![40, 40], vec![0, 20]]).unwrap();
        assert_eq!(
            (before, now),
            if label == 0 { (0.8, 0.4) } else { (0.2, 0.6) }
        );
    }

    #[test]
    fn only_one_finds_them_anew_and_gives_the_turn_back_however_it_ends() {
        let keeper = Arc::new(TrendKeeper::default());
        let first = keeper.begin();
        assert!(first.is_some());
        assert!(keeper.begin().is_none());
        drop(first);
        assert!(keeper.begin().is_some());
    }
}
