//! Every job there is.

use super::Job;
use super::checkpoint::Checkpoint;
use super::exporting::Export;
use super::fit_review::ReviewFits;
use super::importing::Import;
use super::ranks::RefreshRanks;
use super::refit::Refit;
use super::retention::Retention;
use super::self_check::SelfCheck;
use super::undoing::UndoImport;

/// Every job there is.
pub(super) fn all() -> Vec<Box<dyn Job>> {
    vec![
        Box::new(Checkpoint),
        Box::new(Export),
        Box::new(Import),
        Box::new(RefreshRanks),
        Box::new(Refit),
        Box::new(Retention),
        Box::new(ReviewFits),
        Box::new(SelfCheck),
        Box::new(UndoImport),
    ]
}
