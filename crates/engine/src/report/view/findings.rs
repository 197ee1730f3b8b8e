//! What a manager should have seen after ten seconds: a few sentences taken from the numbers, each
//! only when there is something to say.

use fenqun_model::Message;

use super::groups::name;
use super::words::{Words, count, percent, signed};
use crate::report::data::{Division, Group, Method, ReportData};

/// Labels that the first segmentation shown should have at least, so that it says something.
const ENOUGH: usize = 3;

/// The segmentation that speaks for all: the RFM with the fewest groups, else the first one.
pub(super) fn first(data: &ReportData) -> Option<&Division> {
    let rfm = data.divisions.iter().filter(|division| {
        matches!(division.method, Method::Rfm(_)) && division.groups.len() >= ENOUGH
    });
    rfm.min_by_key(|division| division.groups.len())
        .or(data.divisions.first())
}

/// The sentences, most important first.
pub(super) fn findings(data: &ReportData, words: &Words) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(classes(data));
    if let Some(division) = first(data) {
        found.extend(richest(division, data, words));
        found.extend(moved(division, words));
        found.extend(net(division, words));
    }
    found.extend(rejects(data));
    found.iter().map(|message| words.say(message)).collect()
}

/// How few customers bring how much.
fn classes(data: &ReportData) -> Option<Message> {
    let abc = data
        .divisions
        .iter()
        .find(|division| matches!(division.method, Method::Abc(_)))?;
    let best = abc
        .groups
        .first()
        .filter(|group| group.sums.customers > 0)?;
    let whole: i128 = abc.groups.iter().map(|group| group.sums.value.max(0)).sum();
    Some(
        Message::new("report-finding-classes")
            .with("customers", count(best.sums.customers))
            .with(
                "share",
                percent(best.sums.customers.into(), data.all.customers.into()),
            )
            .with("value", percent(best.sums.value, whole)),
    )
}

/// The group that brings most.
fn richest(division: &Division, data: &ReportData, words: &Words) -> Option<Message> {
    data.worth.as_ref()?;
    let richest = named(division).max_by_key(|group| group.sums.value)?;
    (richest.sums.value > 0).then(|| {
        Message::new("report-finding-richest")
            .with("group", name(richest, words))
            .with("customers", count(richest.sums.customers))
            .with(
                "share",
                percent(richest.sums.customers.into(), data.all.customers.into()),
            )
            .with("value", words.value(richest.sums.value))
            .with("value_share", percent(richest.sums.value, data.all.value))
    })
}

/// How many changed their group, and the broadest stream, if there is one between groups that mean
/// something.
fn moved(division: &Division, words: &Words) -> Option<Message> {
    let flows = &division.flows;
    let cells = (0..flows.len()).flat_map(|from| (0..flows.len()).map(move |to| (from, to)));
    let changed: Vec<(usize, usize)> = cells
        .filter(|(from, to)| from != to && flows[*from][*to] > 0)
        .collect();
    let all: u64 = flows.iter().flatten().sum();
    let total: u64 = changed.iter().map(|(from, to)| flows[*from][*to]).sum();
    let means = |group: usize| !division.groups[group].is_reserved;
    let size = |(from, to): &(usize, usize)| (means(*from) && means(*to), flows[*from][*to]);
    let (from, to) = changed.into_iter().max_by_key(size)?;
    Some(
        Message::new("report-finding-moved")
            .with("customers", count(total))
            .with("share", percent(total.into(), all.into()))
            .with("from", name(&division.groups[from], words))
            .with("to", name(&division.groups[to], words))
            .with("most", count(flows[from][to])),
    )
}

/// The group that grew most and the one that shrank most.
fn net(division: &Division, words: &Words) -> Option<Message> {
    let change = |group: &Group| i128::from(group.sums.after) - i128::from(group.sums.before);
    let grown = named(division)
        .max_by_key(|group| change(group))
        .filter(|group| change(group) > 0)?;
    let shrunk = named(division)
        .min_by_key(|group| change(group))
        .filter(|group| change(group) < 0)?;
    Some(
        Message::new("report-finding-net")
            .with("grown", name(grown, words))
            .with("grown_by", signed(change(grown)))
            .with("shrunk", name(shrunk, words))
            .with("shrunk_by", signed(change(shrunk))),
    )
}

/// Whether the data can be trusted.
fn rejects(data: &ReportData) -> Option<Message> {
    let reports = data
        .imports
        .iter()
        .filter_map(|import| import.quality.as_ref());
    let (rows, rejected) = reports.fold((0, 0), |(rows, rejected), quality| {
        (rows + quality.rows, rejected + quality.rejected_rows())
    });
    (rejected > 0).then(|| {
        Message::new("report-finding-rejects")
            .with("rejected", count(rejected))
            .with("rows", count(rows))
            .with("share", percent(rejected.into(), rows.into()))
    })
}

fn named(division: &Division) -> impl Iterator<Item = &Group> {
    division.groups.iter().filter(|group| !group.is_reserved)
}
