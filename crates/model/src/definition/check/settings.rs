//! Settings that are neither rules nor label tables: the workspace's, and the targets of
//! strategies.

use std::collections::BTreeMap;

use super::place::Place;
use crate::definition::hint::hint;
use crate::definition::{
    Definition, DefinitionSet, ExchangeRate, Kind, Resolved, Spec, StrategySpec, StrategyTarget,
    WorkspaceSpec,
};
use crate::{Date, Instant, Message, Zone};

/// The workspace's zone, UTC when it is not known.
pub(super) fn zone(set: &DefinitionSet) -> Zone {
    Zone::named(&set.workspace().time_zone).unwrap_or(Zone::utc())
}

/// Everything that is wrong with the workspace's settings.
pub(super) fn workspaces(set: &DefinitionSet) -> Vec<Message> {
    let mut errors = Vec::new();
    for definition in set.of(Kind::Workspace) {
        if let Spec::Workspace(spec) = &definition.spec {
            workspace(definition, spec, &mut errors);
        }
    }
    errors
}

fn workspace(definition: &Definition, spec: &WorkspaceSpec, errors: &mut Vec<Message>) {
    let mut refuse = |path: &str, id: &'static str, written: &str| {
        let message = Place::field(definition, path).message(id);
        errors.push(message.with("written", written));
    };
    if Zone::named(&spec.time_zone).is_err() {
        refuse("spec.time_zone", "bad-time-zone", &spec.time_zone);
    }
    if !is_code(&spec.currency, 3) {
        refuse("spec.currency", "bad-currency", &spec.currency);
    }
    if !is_code(&spec.country, 2) {
        refuse("spec.country", "bad-country", &spec.country);
    }
    if let Some(now) = spec.now.as_deref().filter(|now| !is_moment(now)) {
        refuse("spec.now", "bad-now", now);
    }
    for (at, rate) in spec.rates.iter().enumerate() {
        if let Some((field, id, written)) = bad_rate(rate) {
            refuse(&format!("spec.rates[{at}].{field}"), id, written);
        }
    }
}

fn bad_rate(rate: &ExchangeRate) -> Option<(&'static str, &'static str, &str)> {
    if !is_code(&rate.currency, 3) {
        return Some(("currency", "bad-currency", &rate.currency));
    }
    if rate.from.parse::<Date>().is_err() {
        return Some(("from", "bad-date", &rate.from));
    }
    (!is_rate(&rate.rate)).then_some(("rate", "bad-rate", rate.rate.as_str()))
}

/// A positive number with at most eight places.
fn is_rate(text: &str) -> bool {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let positive = text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    digits(whole) && digits(places) && whole.len() <= 9 && places.len() <= 8 && positive
}

fn is_code(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_moment(text: &str) -> bool {
    text.parse::<Date>().is_ok() || Instant::parse_rfc3339(text).is_some()
}

/// Everything that is wrong with the targets of strategies.
pub(super) fn strategies(
    set: &DefinitionSet,
    segmentations: &BTreeMap<String, Resolved>,
) -> Vec<Message> {
    let mut errors = Vec::new();
    for definition in set.of(Kind::Strategy) {
        if let Spec::Strategy(spec) = &definition.spec {
            strategy(definition, spec, set, segmentations, &mut errors);
        }
    }
    errors
}

fn strategy(
    definition: &Definition,
    spec: &StrategySpec,
    set: &DefinitionSet,
    segmentations: &BTreeMap<String, Resolved>,
    errors: &mut Vec<Message>,
) {
    if spec.targets.is_empty() {
        errors.push(Place::field(definition, "spec.for").message("no-targets"));
    }
    for (at, target) in spec.targets.iter().enumerate() {
        let path = format!("spec.for[{at}]");
        let place = Place::field(definition, &path);
        let (kind, name) = match target {
            StrategyTarget::Segment { segment } => (Kind::Segment, segment),
            StrategyTarget::Label { segmentation, .. } => (Kind::Segmentation, segmentation),
        };
        if set.get(kind, name).is_none() {
            let known = set.of(kind).map(|it| it.metadata.name.as_str());
            let message = place.message("unknown-reference").with("kind", kind.name());
            let message = message.with("name", name.as_str());
            errors.push(message.with("hint", hint(name, known)));
        }
        if let StrategyTarget::Label { label, .. } = target
            && let Some(labels) = segmentations.get(name).map(Resolved::labels)
            && !labels.contains(&label.as_str())
        {
            let message = place.message("unknown-label").with("label", label.as_str());
            let message = message.with("segmentation", name.as_str());
            errors.push(message.with("labels", labels.join(", ")));
        }
    }
}
