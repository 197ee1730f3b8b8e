//! Cut points that are old, that do not fit the customers any more, or that wait for a word.

use fenqun_catalog::ReviewState;
use fenqun_model::definition::{Checked, Kind, Spec};
use fenqun_model::{Date, Message};

use super::{Finding, Names, Severity, Target, TargetKind, Trends};
use crate::failure::Outcome;
use crate::fits::is_fitted;
use crate::report::refit_months;
use crate::workspace::Workspace;

/// Reviews that are told one by one.
const MOST_REVIEWS: usize = 10;

/// Fits that wait for approval.
pub(super) fn reviews(workspace: &Workspace, names: &Names<'_>) -> Outcome<Vec<Finding>> {
    let waiting = workspace
        .catalog
        .fit_reviews(Some(ReviewState::Waiting), None, MOST_REVIEWS)?;
    let found = waiting.iter().map(|review| {
        let message = Message::new("attention-fit-review").with(
            "name",
            names.of(Kind::Segmentation, &review.fit.segmentation),
        );
        let target = Target::other(TargetKind::FitReview, Some(review.id.to_string()));
        Finding::new(message, Severity::Soon, target)
    });
    Ok(found.collect())
}

/// Fits that are older than their definition allows.
pub(super) fn due(
    workspace: &Workspace,
    checked: &Checked,
    names: &Names<'_>,
) -> Outcome<Vec<Finding>> {
    let (now, zone) = (workspace.now()?, workspace.zone()?);
    let mut found = Vec::new();
    for (name, resolved) in &checked.segmentations {
        let definition = checked.set.get(Kind::Segmentation, name);
        let Some(Spec::Segmentation(spec)) = definition.map(|definition| &definition.spec) else {
            continue;
        };
        let (Some(months), true) = (refit_months(spec), is_fitted(resolved)) else {
            continue;
        };
        let newest = workspace.catalog.fits(Some(name))?.pop();
        let Some(newest) = newest.filter(|fit| zone.plus_months(fit.as_of, months) <= now) else {
            continue;
        };
        let message = Message::new("attention-fit-due")
            .with("name", names.of(Kind::Segmentation, name))
            .with("day", day(zone.date(newest.as_of)));
        let target = Target::definition(Kind::Segmentation, name);
        found.push(Finding::new(message, Severity::Soon, target));
    }
    Ok(found)
}

/// Segmentations whose customers are divided clearly otherwise than when their cuts were made.
pub(super) fn drifted(trends: &Trends, names: &Names<'_>) -> Vec<Finding> {
    let drifts = trends.drifts.iter().map(|drift| {
        let message = Message::new("attention-fit-drifted")
            .with("name", names.of(Kind::Segmentation, &drift.segmentation))
            .with("label", names.label(&drift.segmentation, &drift.label))
            .with("before", percent(drift.before))
            .with("now", percent(drift.now))
            .with("day", day(drift.fitted_on));
        let target = Target::definition(Kind::Segmentation, &drift.segmentation);
        Finding::new(message, Severity::Soon, target)
    });
    drifts.collect()
}

fn day(date: Date) -> String {
    date.to_string()
}

/// With one place.
fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
