//! The past as it was recorded: what we knew then. Everything here comes from the change log and
//! nothing from evaluation; [`Workspace::history`] and [`Workspace::flows`] without `recorded` say
//! what we know now about then. The two are never mixed.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use fenqun_model::definition::Kind;
use fenqun_model::{Instant, Message};
use fenqun_store::changes::{ChangeReader, ChangeRef};
use fenqun_store::{StoreError, StoreErrorKind};

use crate::course::{IN, OUT};
use crate::failure::Outcome;
use crate::flows::Flows;
use crate::history::{History, HistoryPoint, HistoryRequest};
use crate::references::Key;
use crate::run::held;
use crate::workspace::Workspace;

/// Labels in the order of the definition, then those of earlier versions as they come.
struct Labels(Vec<String>);

impl Labels {
    fn number(&mut self, label: &str) -> usize {
        let known = self.0.iter().position(|known| known == label);
        known.unwrap_or_else(|| {
            self.0.push(label.to_owned());
            self.0.len() - 1
        })
    }
}

impl Workspace {
    /// Reads the change log, also while nobody keeps the groups right.
    ///
    /// # Errors
    /// Nothing was ever recorded, damaged files.
    pub fn recorded(&self) -> Outcome<ChangeReader> {
        let reader = self.change_reader()?;
        match reader.last() {
            0 => Err(Message::new("history-not-recorded").into()),
            _ => Ok(reader),
        }
    }

    fn change_reader(&self) -> Result<ChangeReader, StoreError> {
        match &self.change_log {
            Some(log) => Ok(held(log).reader()),
            None => Ok(self.store.change_log()?.0.reader()),
        }
    }

    /// Reads the whole change log; the first damage in it.
    pub(crate) fn damaged_changes(&self) -> Outcome<Option<Message>> {
        let read = self
            .change_reader()
            .and_then(|reader| reader.each(0, Instant::MIN, &mut |_| ControlFlow::Continue(())));
        match read {
            Ok(()) => Ok(None),
            Err(error) if error.kind == StoreErrorKind::Damaged => Ok(Some(error.message)),
            Err(error) => Err(error.into()),
        }
    }

    /// Sizes over time as they were recorded, from where the record begins. Of a segment only
    /// members are recorded.
    pub(crate) fn recorded_history(&self, request: &HistoryRequest) -> Outcome<History> {
        let key = self.dividing(&request.name)?;
        let reader = self.recorded()?;
        let begin = beginning(&reader)?;
        let from = match &request.from {
            Some(text) => self.instant(Some(text))?.max(begin),
            None => begin,
        };
        let instants = self.instants(&HistoryRequest {
            from: Some(from.to_string()),
            ..request.clone()
        })?;
        let (labels, sizes) = self.recorded_sizes(&reader, &key, &instants)?;
        let points = instants.iter().zip(sizes).map(|(instant, mut sizes)| {
            sizes.resize(labels.len(), 0);
            HistoryPoint {
                as_of: instant.to_string(),
                sizes: sizes.into_iter().map(|size| size.max(0) as u64).collect(),
            }
        });
        Ok(History {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            points: points.collect(),
            labels,
        })
    }

    /// The labels, and how many customers had each at some instants, ascending.
    fn recorded_sizes(
        &self,
        reader: &ChangeReader,
        key: &Key,
        instants: &[Instant],
    ) -> Outcome<(Vec<String>, Vec<Vec<i64>>)> {
        let mut labels = self.labels_to_begin_with(key)?;
        // Differences between one instant and the next, by label.
        let mut steps: Vec<BTreeMap<usize, i64>> = vec![BTreeMap::new(); instants.len()];
        for (kind, name, label, size) in &reader.dropped().sizes {
            if (*kind, name) == (key.0, &key.1) {
                *steps[0].entry(labels.number(label)).or_default() += *size as i64;
            }
        }
        reader.each(0, Instant::MIN, &mut |change| {
            let point = instants.partition_point(|instant| *instant < change.at);
            if is_of(&change, key) && point < instants.len() {
                let sides = [(change.transition.from, -1), (change.transition.to, 1)];
                for (label, step) in sides {
                    if let Some(label) = label {
                        *steps[point].entry(labels.number(label)).or_default() += step;
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        let mut now = vec![0; labels.0.len()];
        let sizes = steps.iter().map(|steps| {
            for (label, step) in steps {
                now[*label] += step;
            }
            now.clone()
        });
        let sizes = sizes.collect();
        Ok((labels.0, sizes))
    }

    fn labels_to_begin_with(&self, key: &Key) -> Outcome<Labels> {
        Ok(Labels(match key.0 {
            Kind::Segmentation => {
                let usable = self.usable()?;
                crate::course::Division::new(self, &usable, key)?.labels
            }
            _ => vec![IN.to_owned()],
        }))
    }

    /// Who moved from which label to which between two instants, as it was recorded. `out` stands
    /// for customers who were not there or not members; how many stayed out is not recorded.
    ///
    /// # Errors
    /// As [`Workspace::flows`]; nothing was ever recorded, or only later.
    pub fn recorded_flows(&self, name: &str, from: &str, to: &str) -> Outcome<Flows> {
        let [from, to] = self.course(from, to)?;
        let key = self.dividing(name)?;
        let reader = self.recorded()?;
        let begin = beginning(&reader)?;
        if from < begin {
            let message = Message::new("recorded-only-since").with("since", begin.to_string());
            return Err(message.into());
        }
        let (labels, sizes) = self.recorded_sizes(&reader, &key, &[from])?;
        let moved = movements(&reader, &key, from, to)?;
        let mut labels = Labels(labels);
        let out = labels.number(OUT);
        let mut sides: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        for (before, after) in moved {
            let mut number = |label: Option<String>| label.map_or(out, |it| labels.number(&it));
            *sides.entry((number(before), number(after))).or_default() += 1;
        }
        let size = labels.0.len();
        let mut matrix = vec![vec![0; size]; size];
        for ((before, after), count) in sides {
            matrix[before][after] = count;
        }
        for (label, size) in sizes[0]
            .iter()
            .enumerate()
            .filter(|(label, _)| *label != out)
        {
            let moved: u64 = matrix[label].iter().sum();
            matrix[label][label] += u64::try_from(*size).unwrap_or(0).saturating_sub(moved);
        }
        Ok(Flows {
            definition: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            from: from.to_string(),
            to: to.to_string(),
            labels: labels.0,
            matrix,
        })
    }
}

/// Label before the first and after the last change of each customer within `(from, to]`. Changes
/// of those who were erased stand for themselves.
fn movements(
    reader: &ChangeReader,
    key: &Key,
    from: Instant,
    to: Instant,
) -> Outcome<Vec<(Option<String>, Option<String>)>> {
    let mut moved: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
    let mut nameless = Vec::new();
    reader.each(0, from, &mut |change| {
        if is_of(&change, key) && change.at <= to {
            let label = |label: Option<&str>| label.map(str::to_owned);
            let (before, after) = (label(change.transition.from), label(change.transition.to));
            if change.customer.is_empty() {
                nameless.push((before, after));
            } else {
                let course = moved.entry(change.customer.to_owned());
                course
                    .and_modify(|course| course.1.clone_from(&after))
                    .or_insert((before, after));
            }
        }
        ControlFlow::Continue(())
    })?;
    nameless.extend(moved.into_values());
    Ok(nameless)
}

fn is_of(change: &ChangeRef<'_>, key: &Key) -> bool {
    (change.transition.kind, change.transition.definition) == (key.0, key.1.as_str())
}

/// When the record begins.
fn beginning(reader: &ChangeReader) -> Outcome<Instant> {
    if let Some(until) = reader.dropped().until {
        return Ok(until);
    }
    let first = reader.after(0, 1)?;
    Ok(first.first().map_or(Instant::MIN, |change| change.at))
}

#[cfg(test)]
mod tests {
    use fenqun_store::changes::{Cause, Change, Progress};

    use super::*;
    use crate::define::ApplyRequest;
    use crate::settings::Settings;

    const DAY: i64 = 86_400_000;

    /// A workspace whose log says who was in `vip` and which label they had in `stage`, a day each.
    fn workspace() -> Workspace {
        let mut workspace = Workspace::temporary(Settings::default()).unwrap();
        let yaml = "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: vip}\n\
            spec: {rule: did(order)}\n---\nkind: Segmentation\nmetadata: {name: stage}\n\
            spec: {method: rules, labels: [{label: new, when: did(order)}], otherwise: old}\n";
        let files = vec![("test.yaml".to_owned(), yaml.to_owned())];
        let request = ApplyRequest {
            files,
            plan: false,
            author: None,
        };
        workspace.apply(&request).unwrap();
        let changes = [
            ("a", "vip", None, Some("in"), 1),
            ("b", "vip", None, Some("in"), 1),
            ("a", "stage", None, Some("old"), 1),
            ("b", "stage", None, Some("old"), 1),
            ("", "stage", None, Some("old"), 1),
            ("a", "stage", Some("old"), Some("new"), 2),
            ("a", "stage", Some("new"), Some("gone"), 3),
            ("b", "vip", Some("in"), None, 3),
            ("", "stage", Some("old"), None, 3),
        ];
        let changes = changes.map(|(customer, definition, from, to, day)| Change {
            sequence: 0,
            customer: customer.into(),
            kind: match definition {
                "vip" => Kind::Segment,
                _ => Kind::Segmentation,
            },
            definition: definition.into(),
            version: 1,
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            at: Instant(day * DAY),
            cause: Cause::Deadline,
        });
        let progress = Progress {
            position: 0,
            watermark: Instant(0),
            in_force: String::new(),
        };
        let mut log = workspace.store.change_log().unwrap().0;
        log.append(&progress, &changes).unwrap();
        workspace
    }

    fn history(workspace: &Workspace, name: &str) -> History {
        let request = HistoryRequest {
            name: name.into(),
            from: Some("1969-01-01".into()),
            to: Some("1970-01-05T00:00:00Z".into()),
            step: Some("1d".into()),
            recorded: true,
        };
        workspace.history(&request).unwrap()
    }

    #[test]
    fn sizes_are_those_of_the_record_from_its_beginning() {
        let workspace = workspace();
        let vip = history(&workspace, "vip");
        let sizes = |history: &History| -> Vec<Vec<u64>> {
            let points = history.points.iter();
            points.map(|point| point.sizes.clone()).collect()
        };
        assert_eq!(vip.labels, ["in"]);
        assert_eq!(vip.points[0].as_of, "1970-01-02T00:00:00Z");
        assert_eq!(sizes(&vip), [[2], [2], [1], [1]]);
        let stage = history(&workspace, "stage");
        assert_eq!(stage.labels, ["new", "old", "gone"]);
        assert_eq!(sizes(&stage), [[0, 3, 0], [1, 2, 0], [0, 1, 1], [0, 1, 1]]);
    }

    #[test]
    fn movements_are_those_of_the_record() {
        let workspace = workspace();
        let [from, to] = ["1970-01-02T00:00:00Z", "1970-01-04T00:00:00Z"];
        let flows = workspace.recorded_flows("stage", from, to).unwrap();
        assert_eq!(flows.labels, ["new", "old", "out", "gone"]);
        let old = [0, 1, 1, 1];
        assert_eq!(flows.matrix, [[0; 4], old, [0; 4], [0; 4]]);
        let flows = workspace.recorded_flows("vip", from, to).unwrap();
        assert_eq!(flows.matrix, [[1, 1], [0, 0]], "in and out");
        let early = workspace.recorded_flows("vip", "1970-01-01", to);
        assert_eq!(early.unwrap_err().messages[0].id(), "recorded-only-since");
    }

    #[test]
    fn a_record_that_rots_is_found_by_the_check() {
        let workspace = workspace();
        assert_eq!(workspace.check().unwrap().data, []);
        let name = "store/changes/00000000000000000000.log";
        let file = workspace.dir().join(name);
        let broken = std::fs::read(&file).unwrap().len() - 3;
        let progress = Progress {
            position: 1,
            watermark: Instant(1),
            in_force: String::new(),
        };
        let mut log = workspace.store.change_log().unwrap().0;
        log.append(&progress, &[]).unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[broken] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        let found = workspace.check().unwrap().data;
        assert_eq!(found[0].id(), "store-damaged", "{found:?}");
    }

    #[test]
    fn without_a_record_people_are_told_how_to_get_one() {
        let workspace = Workspace::temporary(Settings::default()).unwrap();
        let refused = workspace.recorded().unwrap_err();
        assert_eq!(refused.messages[0].id(), "history-not-recorded");
    }
}
