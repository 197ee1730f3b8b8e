//! The rows of one customer in each stream: which of those that are hot, which of those that came
//! since, in which order.

use std::ops::Range;
use std::sync::Arc;

use super::base::{Base, Picked, PickedStream};
use super::build::{Builder, hash_at, text_at};
use super::overlay::{Entry, RawRow};
use super::resolved::Resolved;
use super::stream::table;
use super::versions::{Span, Undecided, hash_text, seconds, unite};
use crate::batch::Table;
use crate::bucket::{beats, value_text};

/// Rows of a customer that are hot.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) base: Arc<Base>,
    pub(super) picked: Arc<Picked>,
    pub(super) slot: usize,
}

/// The rows of a customer in each stream.
#[derive(Debug)]
pub(super) struct Plan {
    sources: Vec<Source>,
    /// Holds the rows as they came.
    entry: Option<Arc<Entry>>,
    streams: Vec<StreamPlan>,
}

#[derive(Debug)]
enum StreamPlan {
    /// All rows of the only source.
    Whole,
    Events(Vec<Part>),
    Versions(Vec<Span<From>>),
}

/// Some rows of a customer that follow one another.
#[derive(Debug)]
enum Part {
    Hot(usize, Range<usize>),
    Raw(usize),
}

/// Where a version is from.
#[derive(Clone, Copy, Debug)]
enum From {
    Hot(usize, usize),
    Raw(usize),
}

impl Source {
    fn stream(&self, index: usize) -> &PickedStream {
        &self.picked.streams[index]
    }

    fn rows(&self, index: usize) -> Range<usize> {
        let offsets = &self.stream(index).rows.offsets;
        offsets[self.slot] as usize..offsets[self.slot + 1] as usize
    }

    fn ids(&self) -> Option<&[u64]> {
        self.base.ids.as_ref().map(|ids| ids.of(self.slot))
    }
}

fn raws(entry: Option<&Arc<Entry>>) -> &[RawRow] {
    match entry.map(|entry| &**entry) {
        Some(Entry::Known(known)) => &known.rows,
        _ => &[],
    }
}

impl Plan {
    /// Plans the streams that are asked for.
    ///
    /// # Errors
    /// What is hot does not tell how the rows have to be put together.
    pub(super) fn of(
        resolved: &Resolved,
        sources: Vec<Source>,
        entry: Option<Arc<Entry>>,
    ) -> Result<Self, Undecided> {
        let count = resolved.needs.streams.len();
        let rows = raws(entry.as_ref());
        if sources.len() == 1 && rows.is_empty() {
            let streams = (0..count).map(|_| StreamPlan::Whole).collect();
            return Ok(Self {
                sources,
                entry,
                streams,
            });
        }
        let counting = counting(&sources, rows)?;
        let mut taken: Vec<Vec<usize>> = vec![vec![]; count];
        for index in counting {
            let row = &rows[index];
            for stream in resolved.takers(row.table, row.name()).iter() {
                taken[*stream as usize].push(index);
            }
        }
        let needs = resolved.needs.streams.iter();
        let streams = needs.zip(taken).enumerate();
        let streams = streams.map(|(index, (need, taken))| {
            if taken.is_empty() && sources.len() == 1 {
                return Ok(StreamPlan::Whole);
            }
            match table(&need.key) {
                Table::Events => events(&sources, rows, index, taken),
                Table::Attributes => versions(&sources, rows, index, &taken),
            }
        });
        let streams = streams.collect::<Result<_, Undecided>>()?;
        Ok(Self {
            sources,
            entry,
            streams,
        })
    }

    /// Adds the rows of a stream.
    pub(super) fn add(&self, index: usize, builder: &mut Builder) {
        let rows = raws(self.entry.as_ref());
        match &self.streams[index] {
            StreamPlan::Whole => {
                let source = &self.sources[0];
                builder.add_slots(source.stream(index), source.slot..source.slot + 1);
                return;
            }
            StreamPlan::Events(parts) => {
                for part in parts {
                    match part {
                        Part::Hot(source, range) => {
                            let stream = self.sources[*source].stream(index);
                            builder.add_rows(stream, range.clone());
                        }
                        Part::Raw(raw) => builder.add_raw(&rows[*raw]),
                    }
                }
            }
            StreamPlan::Versions(spans) => {
                for span in spans {
                    match span.from {
                        From::Hot(source, row) => {
                            builder.add_rows(self.sources[source].stream(index), row..row + 1);
                        }
                        From::Raw(raw) => builder.add_raw(&rows[raw]),
                    }
                    builder.note_version(seconds(span.start, span.end), span.hash);
                }
            }
        }
        builder.end_customer();
    }

    /// Hashes of the ids of all events, ascending; `None` when they are not known.
    pub(super) fn ids(&self) -> Option<Vec<u64>> {
        let hot = self.sources.iter().map(Source::ids);
        let mut ids = hot.collect::<Option<Vec<&[u64]>>>()?.concat();
        let events = raws(self.entry.as_ref()).iter();
        let events = events.filter(|row| row.table == Table::Events);
        ids.extend(events.map(|row| row.batch.id_hash[row.row as usize]));
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }

    /// When the last of its events was received, or later.
    pub(super) fn received(&self) -> i64 {
        let hot = self.sources.iter();
        let hot = hot.filter_map(|source| Some(source.base.ids.as_ref()?.received));
        let rows = raws(self.entry.as_ref()).iter();
        let rows = rows.filter(|row| row.table == Table::Events);
        let rows = rows.map(|row| row.batch.received_at[row.row as usize]);
        hot.chain(rows).max().unwrap_or(i64::MIN)
    }
}

/// Indexes of the rows that count: all values of attributes, and the events that repeat no other.
fn counting(sources: &[Source], rows: &[RawRow]) -> Result<Vec<usize>, Undecided> {
    if sources.len() > 1 {
        check_distinct(sources)?;
    }
    let is_event = |index: &usize| rows[*index].table == Table::Events;
    let (mut events, mut counting): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(is_event);
    events.sort_by(|a, b| rows[*a].id().cmp(rows[*b].id()));
    for same in events.chunk_by(|a, b| rows[*a].id() == rows[*b].id()) {
        let best = |best: usize, index: usize| {
            let place = |index: usize| (&*rows[index].batch, rows[index].row as usize);
            if beats(place(index), place(best)) {
                index
            } else {
                best
            }
        };
        let best = same[1..].iter().copied().fold(same[0], best);
        if is_new(sources, &rows[best])? {
            counting.push(best);
        }
    }
    Ok(counting)
}

/// Whether an event repeats none that is hot. The hot one counts when it came first.
fn is_new(sources: &[Source], row: &RawRow) -> Result<bool, Undecided> {
    let hash = row.batch.id_hash[row.row as usize];
    for source in sources {
        let ids = source.ids().ok_or(Undecided)?;
        if ids.binary_search(&hash).is_err() {
            continue;
        }
        let last = source
            .base
            .ids
            .as_ref()
            .map_or(i64::MAX, |ids| ids.received);
        let later = row.batch.received_at[row.row as usize] > last;
        return if later { Ok(false) } else { Err(Undecided) };
    }
    Ok(true)
}

/// Checks that no event is in two sources.
fn check_distinct(sources: &[Source]) -> Result<(), Undecided> {
    let ids = sources.iter().map(Source::ids);
    let mut ids = ids
        .collect::<Option<Vec<&[u64]>>>()
        .ok_or(Undecided)?
        .concat();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Undecided);
    }
    Ok(())
}

/// Events in the order of (occurred_at, id). Ids of hot ones are not known, so none may have
/// happened in the same instant as one from elsewhere.
fn events(
    sources: &[Source],
    rows: &[RawRow],
    stream: usize,
    mut taken: Vec<usize>,
) -> Result<StreamPlan, Undecided> {
    taken.sort_by(|a, b| {
        let key = |index: usize| (rows[index].occurred_at(), rows[index].id());
        key(*a).cmp(&key(*b))
    });
    let mut parts = Vec::with_capacity(taken.len() + sources.len());
    let mut open: Vec<Range<usize>> = sources.iter().map(|source| source.rows(stream)).collect();
    let time = |source: usize, row: usize| sources[source].stream(stream).rows.occurred_at[row];
    let mut taken = taken.into_iter().peekable();
    loop {
        let ahead = (0..open.len()).filter(|source| !open[*source].is_empty());
        let first = ahead.min_by_key(|source| time(*source, open[*source].start));
        let Some(source) = first else {
            break parts.extend(taken.map(Part::Raw));
        };
        let start = open[source].start;
        let at = time(source, start);
        let others = (0..open.len()).filter(|other| *other != source && !open[*other].is_empty());
        let others = others.map(|other| time(other, open[other].start)).min();
        let raw = taken.peek().map(|raw| rows[*raw].occurred_at());
        let bound = others.into_iter().chain(raw).min().unwrap_or(i64::MAX);
        if raw == Some(at) || others == Some(at) {
            return Err(Undecided);
        }
        if raw.is_some_and(|raw| raw < at) {
            parts.extend(taken.next().map(Part::Raw));
            continue;
        }
        let times = &sources[source].stream(stream).rows.occurred_at[open[source].clone()];
        let end = match bound {
            i64::MAX if others.is_none() && raw.is_none() => open[source].end,
            bound => start + times.partition_point(|time| *time < bound),
        };
        parts.push(Part::Hot(source, start..end));
        open[source].start = end;
    }
    Ok(StreamPlan::Events(parts))
}

/// Versions of an attribute.
fn versions(
    sources: &[Source],
    rows: &[RawRow],
    stream: usize,
    taken: &[usize],
) -> Result<StreamPlan, Undecided> {
    let mut spans: Vec<Span<From>> = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        spans_of(source, index, stream, &mut spans)?;
    }
    let raw_text = |raw: usize| value_text((&rows[raw].batch, rows[raw].row as usize));
    let raw = taken
        .iter()
        .map(|raw| (rows[*raw].occurred_at(), raw_text(*raw), *raw));
    let mut raw: Vec<(i64, String, usize)> = raw.collect();
    raw.sort();
    // Of one instant the greatest counts.
    for same in raw.chunk_by(|a, b| a.0 == b.0) {
        let (start, text, raw) = &same[same.len() - 1];
        spans.push(Span {
            start: *start,
            end: *start,
            hash: hash_text(text),
            from: From::Raw(*raw),
        });
    }
    spans.sort_by_key(|span| span.start);
    let text = |from: &From| match *from {
        From::Hot(source, row) => text_at(sources[source].stream(stream), row),
        From::Raw(raw) => Some(raw_text(raw)),
    };
    unite(spans, &text).map(StreamPlan::Versions)
}

fn spans_of(
    source: &Source,
    index: usize,
    stream: usize,
    spans: &mut Vec<Span<From>>,
) -> Result<(), Undecided> {
    let (rows, picked) = (source.rows(stream), source.stream(stream));
    let known = picked.rows.versions.as_ref().ok_or(Undecided)?;
    let times = &picked.rows.occurred_at;
    for row in rows.clone() {
        let next = (row + 1 < rows.end).then(|| times[row + 1]);
        spans.push(Span {
            start: times[row],
            end: known.end(row, times[row], next),
            hash: hash_at(picked, row).ok_or(Undecided)?,
            from: From::Hot(index, row),
        });
    }
    Ok(())
}
