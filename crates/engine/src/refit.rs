//! Making a new fit on purpose, and comparing fits.

use fenqun_catalog::StoredFit;
use fenqun_model::definition::Kind;
use fenqun_model::{Instant, Message};
use fenqun_segment::{Fit, Parameters, Quantity};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::Reading;
use crate::course::Division;
use crate::failure::{Failure, Outcome};
use crate::fits::{FitReason, inputs, is_fitted, read_body};
use crate::flows::Flows;
use crate::references::Key;
use crate::saved::Usable;
use crate::workspace::Workspace;

/// A saved fit as listings show it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct FitListing {
    /// Of which segmentation.
    pub segmentation: String,
    /// From 1.
    pub number: u64,
    /// Version of the definition that it was made for.
    pub definition_version: u64,
    /// As of when the population was taken, RFC 3339.
    pub as_of: String,
    /// Customers fitted on.
    pub population: u64,
    /// When it was made, RFC 3339.
    pub created_at: String,
    /// `first-use`, `definition-changed`, `asked`, `scheduled` or `approved`.
    pub note: String,
    /// Ascending cuts of each dimension.
    pub cuts: Vec<DimensionCuts>,
}

/// The cuts of one dimension.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DimensionCuts {
    /// The dimension.
    pub dimension: String,
    /// Ascending.
    pub cuts: Vec<Reading>,
}

/// A new fit and what it moves.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Refitted {
    /// The new fit.
    pub fit: FitListing,
    /// From the labels by the fit before to those by the new one, at the same instant; `None` for
    /// the first fit.
    pub migration: Option<Flows>,
}

/// A fit that is not in force yet.
#[derive(Clone, Debug)]
pub(crate) struct ProposedFit {
    /// As the catalog keeps it, without its number.
    pub(crate) fit: StoredFit,
    /// Number of the fit before; 0 for none.
    pub(crate) before: u64,
    /// Whom it would move; `None` for the first fit.
    pub(crate) migration: Option<Flows>,
}

impl Workspace {
    /// Makes a new fit of a segmentation and shows whom it moves.
    ///
    /// # Errors
    /// Unknown or broken segmentation, one without cuts from the data, no customers to fit on.
    pub fn refit(&self, name: &str, as_of: Option<&str>) -> Outcome<Refitted> {
        let as_of = self.instant(as_of)?;
        let proposed = self.propose_fit(name, as_of, FitReason::Asked)?;
        let number = self.put_in_force(&proposed.fit)?;
        Ok(Refitted {
            fit: self.fit_numbered(&proposed.fit.segmentation, number)?,
            migration: proposed.migration,
        })
    }

    /// Makes a new fit of a segmentation that is not in force, and shows whom it would move.
    pub(crate) fn propose_fit(
        &self,
        name: &str,
        as_of: Instant,
        reason: FitReason,
    ) -> Outcome<ProposedFit> {
        let (usable, division, key) = self.fitted(name)?;
        let newest = self.catalog.fits(Some(&key.1))?.pop();
        let before = match newest.is_none() {
            true => None,
            false => Some(self.parameters(&usable.checked, &division.run, as_of)?),
        };
        let mut parameters = before.clone().unwrap_or_default();
        parameters.fits.remove(&key.1);
        self.fit_missing(&division.run.plan, as_of, &mut parameters)?;
        let fit = parameters.fits.get(&key.1).filter(|fit| fit.population > 0);
        let fit = fit.ok_or_else(|| Message::new("fit-nobody").with("name", name))?;
        let inputs = inputs(&key.1, &usable.checked.set);
        let fit = self.to_store(&key.1, fit.clone(), inputs, reason)?;
        let migration = match before {
            Some(before) => Some(self.migration(&division, &key, as_of, [before, parameters])?),
            None => None,
        };
        Ok(ProposedFit {
            fit,
            before: newest.map_or(0, |newest| newest.number),
            migration,
        })
    }

    /// Puts a proposed fit in force. Doing it again changes nothing.
    ///
    /// # Errors
    /// The definition says something else by now, or there is a newer fit.
    pub(crate) fn adopt_fit(&self, fit: &StoredFit) -> Outcome<u64> {
        let name = &fit.segmentation;
        let newest = self.catalog.fits(Some(name))?.pop();
        if let Some(newest) = &newest
            && newest.body == fit.body
        {
            return Ok(newest.number);
        }
        let is_overtaken = newest.is_some_and(|newest| newest.as_of > fit.as_of);
        if is_overtaken || read_body(fit)?.inputs != inputs(name, &self.saved.set) {
            return Err(Message::new("fit-outdated")
                .with("name", name.as_str())
                .into());
        }
        self.put_in_force(fit)
    }

    /// Every fit of a segmentation, oldest first.
    ///
    /// # Errors
    /// Unknown or broken segmentation, one without cuts from the data.
    pub fn fits(&self, name: &str) -> Outcome<Vec<FitListing>> {
        let (_, _, key) = self.fitted(name)?;
        self.catalog
            .fits(Some(&key.1))?
            .iter()
            .map(listing)
            .collect()
    }

    /// Whom the step from one fit to another moves, at an instant.
    ///
    /// # Errors
    /// As [`Workspace::fits`]; no fit of that number.
    pub fn compare_fits(
        &self,
        name: &str,
        numbers: [u64; 2],
        as_of: Option<&str>,
    ) -> Outcome<Flows> {
        let (usable, division, key) = self.fitted(name)?;
        let as_of = self.instant(as_of)?;
        let current = self.parameters(&usable.checked, &division.run, as_of)?;
        let with = |number| -> Outcome<Parameters> {
            let mut parameters = current.clone();
            let fit = self.stored_fit(&key.1, number)?;
            parameters.fits.insert(key.1.clone(), read_body(&fit)?.fit);
            Ok(parameters)
        };
        self.migration(
            &division,
            &key,
            as_of,
            [with(numbers[0])?, with(numbers[1])?],
        )
    }

    /// A segmentation whose cuts come from the data.
    fn fitted(&self, name: &str) -> Outcome<(Usable, Division, Key)> {
        let key = self.dividing(name)?;
        let usable = self.usable()?;
        let division = Division::new(self, &usable, &key)?;
        let has_cuts = key.0 == Kind::Segmentation
            && usable
                .checked
                .segmentations
                .get(&key.1)
                .is_some_and(is_fitted);
        match has_cuts {
            true => Ok((usable, division, key)),
            false => Err(Message::new("fit-not-needed").with("name", name).into()),
        }
    }

    fn migration(
        &self,
        division: &Division,
        key: &Key,
        as_of: Instant,
        parameters: [Parameters; 2],
    ) -> Outcome<Flows> {
        let points = parameters.map(|parameters| (as_of, parameters));
        Ok(Flows {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            from: as_of.to_string(),
            to: as_of.to_string(),
            labels: division.labels.clone(),
            matrix: self.matrix(division, &points)?,
        })
    }

    fn stored_fit(&self, name: &str, number: u64) -> Outcome<StoredFit> {
        let fits = self.catalog.fits(Some(name))?;
        let last = fits.len();
        let found = fits.into_iter().find(|fit| fit.number == number);
        found.ok_or_else(|| {
            Failure::from(
                Message::new("fit-unknown")
                    .with("name", name)
                    .with("number", number)
                    .with("last", last),
            )
        })
    }

    fn fit_numbered(&self, name: &str, number: u64) -> Outcome<FitListing> {
        listing(&self.stored_fit(name, number)?)
    }
}

pub(crate) fn listing(stored: &StoredFit) -> Outcome<FitListing> {
    let body = read_body(stored)?;
    Ok(FitListing {
        segmentation: stored.segmentation.clone(),
        number: stored.number,
        definition_version: stored.definition_version,
        as_of: stored.as_of.to_string(),
        population: stored.population,
        created_at: stored.created_at.to_string(),
        note: stored.note.clone(),
        cuts: dimensions(&body.fit),
    })
}

fn dimensions(fit: &Fit) -> Vec<DimensionCuts> {
    fit.cuts
        .iter()
        .map(|(dimension, cuts)| DimensionCuts {
            dimension: dimension.clone(),
            cuts: cuts.iter().map(|cut| quantity(cut.value)).collect(),
        })
        .collect()
}

/// A number of the evaluator as a value with its unit.
pub(crate) fn quantity(quantity: Quantity) -> Reading {
    use fenqun_model::{Decimal, Value};
    match quantity {
        Quantity::Number(raw) => Reading::Plain(Value::Decimal(Decimal::from_raw(raw))),
        Quantity::Float(number) => Reading::Plain(Value::Float(number)),
        Quantity::Millis(millis) => Reading::Millis(millis),
        Quantity::Instant(instant) => Reading::Plain(Value::Instant(instant)),
        Quantity::Date(date) => Reading::Plain(Value::Date(date)),
    }
}
