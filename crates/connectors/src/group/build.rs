//! From lines to groups.

use fenqun_model::Message;
use fenqun_model::decimal::divide_rounded;

use super::line::Line;
use super::output::{Group, Output};
use super::{GroupReject, SourceFile};
use crate::quality::Tally;

/// Builds the groups of the lines of a part; gives the lines of groups that cannot be.
pub(super) fn groups(
    mut lines: Vec<Line>,
    files: &[SourceFile],
    output: &mut Output,
    tally: &mut Tally,
) -> Vec<GroupReject> {
    lines.sort_unstable();
    let drop_duplicates = files.iter().any(|file| {
        file.mapper
            .plan
            .group
            .as_ref()
            .is_some_and(|group| group.drop_duplicates)
    });
    let mut rejects = Vec::new();
    for group in lines.chunk_by(|a, b| (&a.key, &a.event) == (&b.key, &b.event)) {
        let repeats = repeats(group);
        tally.quality.duplicate_lines += repeats.len() as u64;
        let mut kept: Vec<&Line> = group.iter().collect();
        if drop_duplicates {
            tally.quality.dropped_lines += repeats.len() as u64;
            let mut index = 0;
            kept.retain(|_| {
                index += 1;
                !repeats.contains(&(index - 1))
            });
        }
        match one(&kept, tally) {
            Ok(group) => output.push(&group),
            Err(reason) => rejects.extend(group.iter().map(|line| reject(line, &reason, tally))),
        }
    }
    rejects
}

/// Positions of lines that repeat the one before exactly.
fn repeats(group: &[Line]) -> Vec<usize> {
    let pairs = group.windows(2).enumerate();
    let equal = pairs.filter(|(_, pair)| pair[0].raw == pair[1].raw);
    equal.map(|(index, _)| index + 1).collect()
}

fn reject(line: &Line, reason: &Message, tally: &mut Tally) -> GroupReject {
    tally.reject(reason);
    GroupReject {
        file: line.file,
        line: line.line,
        reason: reason.clone(),
        raw: line.raw.clone(),
    }
}

/// One event from its lines.
fn one(lines: &[&Line], tally: &mut Tally) -> Result<Group, Message> {
    let first = lines[0];
    let mut who = Vec::with_capacity(first.who.len());
    for index in 0..first.who.len() {
        who.push(agreed_name(lines, index)?);
    }
    let mut disagree = false;
    let properties = (0..first.properties.len())
        .map(|index| {
            greatest(
                lines.iter().map(|line| &line.properties[index]),
                &mut disagree,
            )
        })
        .collect();
    let attributes = (0..first.attributes.len())
        .map(|index| {
            greatest(
                lines.iter().map(|line| &line.attributes[index]),
                &mut disagree,
            )
        })
        .collect();
    tally.quality.disagreeing_groups += u64::from(disagree);
    let items: Vec<&str> = lines.iter().map(|line| line.item.as_str()).collect();
    Ok(Group {
        key: first.key.clone(),
        event: first.event.clone(),
        refund: first.refund,
        at: lines.iter().map(|line| line.at).min().unwrap_or(first.at),
        who,
        items: format!("[{}]", items.join(",")),
        amount: amount(lines)?,
        properties,
        attributes,
    })
}

/// The only name that the lines give; empty when none does.
fn agreed_name(lines: &[&Line], index: usize) -> Result<String, Message> {
    let mut names = lines
        .iter()
        .map(|line| &line.who[index])
        .filter(|name| !name.is_empty());
    let Some(name) = names.next() else {
        return Ok(String::new());
    };
    match names.find(|other| *other != name) {
        None => Ok(name.clone()),
        Some(other) => Err(Message::new("import-row-group-of-two-customers")
            .with("group", lines[0].key.as_str())
            .with("first", name.min(other).as_str())
            .with("second", name.max(other).as_str())),
    }
}

/// The value all lines have; where they differ, the greatest text.
fn greatest<'a>(
    values: impl Iterator<Item = &'a Option<String>>,
    disagree: &mut bool,
) -> Option<String> {
    let mut found: Option<&String> = None;
    for value in values.flatten() {
        *disagree |= found.is_some_and(|found| found != value);
        found = Some(found.map_or(value, |found| found.max(value)));
    }
    found.cloned()
}

/// The exact sum, rounded once; positive for refunds.
fn amount(lines: &[&Line]) -> Result<Option<i64>, Message> {
    let out_of_range = || Message::new("import-row-amount-out-of-range");
    let mut sum: i128 = 0;
    for line in lines {
        let Some(amount) = line.amount else {
            return Ok(None);
        };
        sum = sum.checked_add(amount).ok_or_else(out_of_range)?;
    }
    let rounded = divide_rounded(sum, lines[0].scale / 10_000);
    let rounded = if lines[0].refund {
        rounded.abs()
    } else {
        rounded
    };
    i64::try_from(rounded).map(Some).map_err(|_| out_of_range())
}
