//! What the catalog knows of imports, versions and fits.

use std::collections::BTreeMap;

use fenqun_catalog::{ImportRecord, ImportState, StoredFit};
use fenqun_model::definition::{Checked, RefitEvery, Segmentation, Spec};
use fenqun_model::{Instant, Message, Zone};

use super::data::{FitState, Freshness, ImportFacts};
use crate::failure::Outcome;
use crate::fits::is_fitted;
use crate::kinds::parse_kind;
use crate::references::Key;
use crate::workspace::Workspace;

/// Imports that a report tells of.
const IMPORTS: usize = 8;

impl Workspace {
    /// The last imports, newest first, and how many there were before them.
    pub(super) fn import_facts(&self) -> Outcome<(Vec<ImportFacts>, u64)> {
        let mut records = self.import_records()?;
        records.retain(|record| record.undo.is_none());
        records.reverse();
        let earlier = records.len().saturating_sub(IMPORTS) as u64;
        let shown = records.iter().take(IMPORTS);
        Ok((shown.map(facts).collect::<Outcome<_>>()?, earlier))
    }

    /// Versions and cut points of definitions, in their order.
    pub(super) fn freshness(
        &self,
        checked: &Checked,
        keys: &[Key],
        as_of: Instant,
    ) -> Outcome<Vec<Freshness>> {
        let mut saved: BTreeMap<Key, Instant> = BTreeMap::new();
        for stored in self.catalog.definitions()? {
            saved.insert((parse_kind(&stored.kind)?, stored.name), stored.created_at);
        }
        let zone = self.zone()?;
        let mut found = Vec::new();
        for key in keys {
            let Some(definition) = checked.set.get(key.0, &key.1) else {
                continue;
            };
            let is_fitted = checked.segmentations.get(&key.1).is_some_and(is_fitted);
            let fit = match (&definition.spec, is_fitted) {
                (Spec::Segmentation(spec), true) => {
                    let newest = self.catalog.fits(Some(&key.1))?.pop();
                    Some(fit_state(newest, spec, as_of, &zone))
                }
                _ => None,
            };
            found.push(Freshness {
                kind: key.0,
                name: key.1.clone(),
                title: definition.metadata.title.clone(),
                version: self.saved.version(key.0, &key.1),
                saved_at: saved.get(key).copied(),
                owner: definition.metadata.owner.clone(),
                fit,
            });
        }
        Ok(found)
    }
}

fn facts(record: &ImportRecord) -> Outcome<ImportFacts> {
    let quality = match record.state {
        ImportState::Running => None,
        ImportState::Done => {
            let text = record.quality.as_deref().unwrap_or("{}");
            let quality = serde_json::from_str(text).map_err(|error| {
                Message::new("import-report-unreadable")
                    .with("file", record.file_name.clone())
                    .with("reason", error.to_string())
            })?;
            Some(quality)
        }
    };
    Ok(ImportFacts {
        files: record.file_name.clone(),
        source: record.source.clone(),
        at: record.finished_at.unwrap_or(record.started_at),
        quality,
    })
}

fn fit_state(
    newest: Option<StoredFit>,
    spec: &Segmentation,
    as_of: Instant,
    zone: &Zone,
) -> FitState {
    match newest {
        None => FitState::Missing,
        Some(fit) => FitState::Made {
            as_of: fit.as_of,
            population: fit.population,
            is_due: refit_months(spec)
                .is_some_and(|months| zone.plus_months(fit.as_of, months) <= as_of),
        },
    }
}

/// The rhythm of refits that a definition asks for, in months.
pub(crate) fn refit_months(spec: &Segmentation) -> Option<i32> {
    Some(match spec.refit()?.every {
        RefitEvery::Month => 1,
        RefitEvery::Quarter => 3,
        RefitEvery::HalfYear => 6,
        RefitEvery::Year => 12,
    })
}
