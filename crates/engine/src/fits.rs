//! Fits: made at first use, saved, versioned, compared. New events move customers across fixed cuts
//! at once; a refit is a separate act (`semantics` 24).

use std::collections::{BTreeMap, BTreeSet};

use fenqun_catalog::StoredFit;
use fenqun_model::definition::{
    Checked, DefinitionSet, Kind, Resolved, ScoreBy, references_of, to_json,
};
use fenqun_model::{Instant, Message};
use fenqun_segment::{Fit, Parameters, Question};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::references::{Key, closure};
use crate::run::Run;
use crate::workspace::Workspace;

/// What a saved fit holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FitBody {
    /// The cut points.
    pub(crate) fit: Fit,
    /// Everything that they were computed from, by kind and name: a fit belongs to a definition for
    /// as long as these are the same. Labels are not among them.
    pub(crate) inputs: BTreeMap<String, Value>,
}

/// Why a fit was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FitReason {
    FirstUse,
    DefinitionChanged,
    Asked,
    Scheduled,
    Approved,
}

impl FitReason {
    pub(crate) const fn note(self) -> &'static str {
        match self {
            FitReason::FirstUse => "first-use",
            FitReason::DefinitionChanged => "definition-changed",
            FitReason::Asked => "asked",
            FitReason::Scheduled => "scheduled",
            FitReason::Approved => "approved",
        }
    }
}

impl Workspace {
    /// The parameters of a run at an instant: the newest saved fits at every instant, ranks of that
    /// instant. Fits that are missing are made as of now and, when they belong to the saved
    /// definitions, saved.
    pub(crate) fn parameters(
        &self,
        checked: &Checked,
        run: &Run,
        as_of: Instant,
    ) -> Outcome<Parameters> {
        self.parameters_with(checked, run, as_of, BTreeMap::new())
    }

    /// The same when some fits are given.
    pub(crate) fn parameters_with(
        &self,
        checked: &Checked,
        run: &Run,
        as_of: Instant,
        given: BTreeMap<String, Fit>,
    ) -> Outcome<Parameters> {
        let fits = self.fits_besides(checked, run, given)?;
        let mut parameters = Parameters {
            fits,
            ..Parameters::default()
        };
        self.fit_missing(&run.plan, as_of, &mut parameters)?;
        Ok(parameters)
    }

    /// The fit of every segmentation that the run uses.
    pub(crate) fn fits_for(&self, checked: &Checked, run: &Run) -> Outcome<BTreeMap<String, Fit>> {
        self.fits_besides(checked, run, BTreeMap::new())
    }

    fn fits_besides(
        &self,
        checked: &Checked,
        run: &Run,
        given: BTreeMap<String, Fit>,
    ) -> Outcome<BTreeMap<String, Fit>> {
        let needed = fitted_segmentations(checked, run);
        let mut fits = given;
        let mut missing = Vec::new();
        for name in &needed {
            if fits.contains_key(name) {
                continue;
            }
            match self.saved_fit(name, &checked.set)? {
                Some(fit) => {
                    fits.insert(name.clone(), fit);
                }
                None => missing.push(name.clone()),
            }
        }
        if missing.is_empty() {
            return Ok(fits);
        }
        let mut parameters = Parameters {
            fits,
            ..Parameters::default()
        };
        self.fit_missing(&run.plan, self.now()?, &mut parameters)?;
        for name in missing {
            self.keep_fit(&name, checked, &parameters)?;
        }
        Ok(parameters.fits)
    }

    /// The newest fit, if it was made from what the definition says now.
    fn saved_fit(&self, name: &str, set: &DefinitionSet) -> Outcome<Option<Fit>> {
        let Some(stored) = self.catalog.fits(Some(name))?.pop() else {
            return Ok(None);
        };
        let body = read_body(&stored)?;
        Ok((body.inputs == inputs(name, set)).then_some(body.fit))
    }

    /// The newest fit of a saved segmentation, if a draft of it would keep it: its cuts come from the
    /// same. Labels are not among what cuts come from, and a draft has a name of its own.
    pub(crate) fn fit_of_draft(
        &self,
        name: &str,
        draft: &str,
        set: &DefinitionSet,
    ) -> Outcome<Option<Fit>> {
        let Some(stored) = self.catalog.fits(Some(name))?.pop() else {
            return Ok(None);
        };
        let body = read_body(&stored)?;
        let mut inputs = inputs(draft, set);
        let own = inputs.remove(&place_of(Kind::Segmentation, draft));
        inputs.extend(own.map(|own| (place_of(Kind::Segmentation, name), own)));
        Ok((body.inputs == inputs).then_some(body.fit))
    }

    /// Saves a new fit when it belongs to the saved definitions and somebody was fitted on.
    fn keep_fit(&self, name: &str, checked: &Checked, parameters: &Parameters) -> Outcome<()> {
        let Some(fit) = parameters.fits.get(name).filter(|fit| fit.population > 0) else {
            return Ok(());
        };
        let inputs = inputs(name, &checked.set);
        if inputs != self::inputs(name, &self.saved.set) {
            return Ok(());
        }
        let reason = match self.catalog.fits(Some(name))?.is_empty() {
            true => FitReason::FirstUse,
            false => FitReason::DefinitionChanged,
        };
        self.save_fit(name, fit.clone(), inputs, reason)?;
        Ok(())
    }

    pub(crate) fn save_fit(
        &self,
        name: &str,
        fit: Fit,
        inputs: BTreeMap<String, Value>,
        reason: FitReason,
    ) -> Outcome<u64> {
        let stored = self.to_store(name, fit, inputs, reason)?;
        self.put_in_force(&stored)
    }

    /// Saves a fit under the next number, which comes back.
    pub(crate) fn put_in_force(&self, fit: &StoredFit) -> Outcome<u64> {
        let number = self.catalog.save_fit(fit)?;
        self.fits_saved
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Ok(number)
    }

    /// A fit as the catalog keeps it, without its number.
    pub(crate) fn to_store(
        &self,
        name: &str,
        fit: Fit,
        inputs: BTreeMap<String, Value>,
        reason: FitReason,
    ) -> Outcome<StoredFit> {
        Ok(StoredFit {
            segmentation: name.to_owned(),
            number: 0,
            definition_version: self.saved.version(Kind::Segmentation, name),
            as_of: fit.as_of,
            population: fit.population,
            body: serde_json::to_string(&FitBody { fit, inputs }).map_err(|error| {
                Failure::from(Message::new("fit-unwritable").with("reason", error.to_string()))
            })?,
            created_at: (self.settings.clock)(),
            note: reason.note().into(),
        })
    }
}

/// What a fit in the catalog says.
pub(crate) fn read_body(stored: &StoredFit) -> Outcome<FitBody> {
    serde_json::from_str(&stored.body).map_err(|error| {
        Message::new("fit-unreadable")
            .with("name", stored.segmentation.clone())
            .with("number", stored.number)
            .with("reason", error.to_string())
            .into()
    })
}

/// Whether a segmentation has cuts that come from the data.
pub(crate) fn is_fitted(resolved: &Resolved) -> bool {
    match resolved {
        Resolved::Grid { dimensions, .. } => dimensions
            .iter()
            .any(|dimension| dimension.by != ScoreBy::Threshold),
        Resolved::Abc { .. } => true,
        Resolved::Points { .. } | Resolved::FirstMatch { .. } => false,
    }
}

/// Segmentations with cuts from the data among all that a run asks about.
fn fitted_segmentations(checked: &Checked, run: &Run) -> Vec<String> {
    let mut keys: BTreeSet<Key> = BTreeSet::new();
    for question in &run.questions {
        match question {
            Question::Saved(kind, name) => {
                keys.extend(closure([(*kind, name.clone())], &checked.set));
            }
            Question::Score(name, _) => {
                keys.extend(closure([(Kind::Segmentation, name.clone())], &checked.set));
            }
            Question::Condition(expr) | Question::Value(expr) => {
                keys.extend(closure(references_of(expr, &checked.set), &checked.set));
            }
        }
    }
    let names = keys.into_iter().filter_map(|(kind, name)| {
        let resolved = checked.segmentations.get(&name)?;
        (kind == Kind::Segmentation && is_fitted(resolved)).then_some(name)
    });
    names.collect()
}

/// What something that cuts are computed from is called.
fn place_of(kind: Kind, name: &str) -> String {
    format!("{}/{name}", kind.name())
}

/// Everything that the cuts of a segmentation are computed from.
pub(crate) fn inputs(name: &str, set: &DefinitionSet) -> BTreeMap<String, Value> {
    let key = (Kind::Segmentation, name.to_owned());
    let mut inputs: BTreeMap<String, Value> = closure([key], set)
        .into_iter()
        .filter_map(|(kind, name)| {
            let definition = set.get(kind, &name)?;
            Some((place_of(kind, &name), to_json(definition)["spec"].take()))
        })
        .collect();
    let own = place_of(Kind::Segmentation, name);
    if let Some(Value::Object(fields)) = inputs.get_mut(&own) {
        for field in ["labels", "outside", "refit"] {
            fields.remove(field);
        }
    }
    let zone = set.workspace().time_zone;
    inputs.insert("time_zone".into(), zone.into());
    inputs
}
