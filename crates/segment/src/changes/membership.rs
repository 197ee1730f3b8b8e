//! Next changes of what looks at rows: rows fall out of windows, rows dated in the future come in.

use fenqun_model::expr::{CompareOp, Literal};
use fenqun_model::time::CalendarSpan;
use fenqun_model::{Instant, Period, Window, Zone};

use super::{Bounds, NEVER, NextChanges, each, earlier, first_after};
use crate::answer::NumberUnit;
use crate::bitmap::Bitmap;
use crate::operators::{Interval, NO_ROW, held_since};
use crate::plan::{Aggregated, Domain, Node, NodeId, StreamId};

/// The instant at which a row leaves a window, once in; [`NEVER`] when it stays.
pub(crate) fn exit(window: &Window, instant: i64, zone: &Zone) -> i64 {
    match window {
        Window::All | Window::Between(..) => NEVER,
        Window::Last(_) => window.expiry(Instant(instant), zone).0,
        Window::Calendar(span) => {
            let (unit, first, _) = parts(*span);
            let day = unit.start(zone.date(Instant(instant)), 1 - first);
            zone.start_of(day).0
        }
    }
}

/// The instant from which a row lies in a window, leaving aside when it happens.
fn opening(window: &Window, instant: i64, zone: &Zone) -> i64 {
    match window {
        Window::All | Window::Last(_) => instant,
        Window::Between(from, until) => {
            let inside = from.instant(zone).0 <= instant && instant < until.instant(zone).0;
            if inside { instant } else { NEVER }
        }
        Window::Calendar(span) => {
            let (unit, _, behind) = parts(*span);
            let day = unit.start(zone.date(Instant(instant)), 1 - behind);
            zone.start_of(day).0
        }
    }
}

/// The instant at which a row that is not in the window yet comes in.
fn entry(window: &Window, instant: i64, zone: &Zone) -> i64 {
    opening(window, instant, zone).max(instant)
}

/// When an instant of an attribute next comes into or goes out of a window.
pub(crate) fn lies_until(window: &Window, instant: Instant, as_of: i64, zone: &Zone) -> i64 {
    match window {
        Window::All | Window::Between(..) => NEVER,
        _ => first_after(
            as_of,
            [
                opening(window, instant.0, zone),
                exit(window, instant.0, zone),
            ],
        ),
    }
}

/// First and last unit inside, relative to the unit of `as_of`; the last one is excluded.
fn parts(span: CalendarSpan) -> (fenqun_model::time::CalendarUnit, i32, i32) {
    match span {
        CalendarSpan::This(unit) => (unit, 0, 1),
        CalendarSpan::Previous(unit) => (unit, -1, 0),
        CalendarSpan::Last(count, unit) => (unit, 1 - count as i32, 1),
    }
}

/// The rows that an aggregate looks at.
struct Rows<'r> {
    times: &'r [i64],
    window: &'r Window,
    zone: &'r Zone,
    selected: Option<&'r Bitmap>,
}

impl Rows<'_> {
    fn first(&self, start: usize, end: usize) -> Option<usize> {
        match self.selected {
            Some(bits) => bits.first_in(start, end),
            None => (start < end).then_some(start),
        }
    }

    /// The first row behind the window that comes in some time.
    fn next(&self, end: usize, behind: usize) -> Option<usize> {
        let start = match self.window {
            Window::Between(from, _) => {
                let from = from.instant(self.zone).0;
                end + self.times[end..behind].partition_point(|time| *time < from)
            }
            _ => end,
        };
        self.first(start, behind)
    }

    fn exit_of(&self, row: Option<usize>) -> i64 {
        row.map_or(NEVER, |row| exit(self.window, self.times[row], self.zone))
    }

    fn entry_of(&self, row: Option<usize>) -> i64 {
        row.map_or(NEVER, |row| entry(self.window, self.times[row], self.zone))
    }
}

impl<'a> NextChanges<'_, 'a> {
    fn window(&self, span: NodeId) -> &'a Window {
        match &self.frame.context.plan.nodes[span] {
            Node::Span(_, window) => window,
            other => unreachable!("{other:?} is no span of rows"),
        }
    }

    /// The filter when its selection of rows does not change with time.
    fn fixed_filter(&self, of: &Aggregated) -> Option<&Bitmap> {
        let is_fixed = |node: &NodeId| !self.frame.context.plan.timed[*node];
        let of_rows = matches!(of.selection.domain, Domain::Rows(_));
        let filter = of.selection.filter.filter(is_fixed).filter(|_| of_rows);
        self.frame.filter(filter)
    }

    /// The first row to fall out, the first to come in, and the first whose filter changes.
    pub(crate) fn of_aggregate(&mut self, of: &Aggregated) -> Bounds {
        let rows = self.row_bounds(of);
        earlier(rows, self.filter_bounds(of))
    }

    fn row_bounds(&self, of: &Aggregated) -> Bounds {
        let rows = Rows {
            times: self.frame.times(of.stream),
            window: self.window(of.rows),
            zone: self.frame.zone(),
            selected: self.fixed_filter(of),
        };
        let span = self.frame.span(of.rows);
        let (offsets, base) = self.frame.offsets(of.stream);
        each(self.frame.len(), |customer| {
            let inside = span.of(customer);
            let behind = (offsets[customer + 1] - base) as usize;
            let oldest = rows.first(inside.start, inside.end);
            let next = rows.next(inside.end, behind);
            let changes = [rows.exit_of(oldest), rows.entry_of(next)];
            first_after(self.now(customer), changes)
        })
    }

    /// When the filter next changes for any row of the customer.
    fn filter_bounds(&mut self, of: &Aggregated) -> Bounds {
        let bounds = self.bounds(of.selection.filter?);
        let bounds = bounds.as_ref().as_ref()?;
        let (offsets, base) = self.frame.offsets(of.stream);
        let element = |row: u32| match of.selection.domain {
            Domain::Items(stream, items) => {
                let items = self.frame.item_offsets(stream, items);
                items.get(row as usize).map_or(0, |item| item - items[0]) as usize
            }
            _ => row as usize,
        };
        each(self.frame.len(), |customer| {
            let start = element(offsets[customer] - base);
            let end = element(offsets[customer + 1] - base);
            bounds[start..end].iter().copied().min().unwrap_or(NEVER)
        })
    }

    /// The first or last event: only that one matters, and later ones for the last.
    pub(crate) fn of_pick(&mut self, of: &Aggregated, last: bool) -> Bounds {
        if !matches!(of.selection.domain, Domain::Rows(_)) {
            return self.of_aggregate(of);
        }
        let filtered = self.filter_bounds(of);
        if filtered.is_some() {
            let rows = self.row_bounds(of);
            return earlier(rows, filtered);
        }
        let rows = Rows {
            times: self.frame.times(of.stream),
            window: self.window(of.rows),
            zone: self.frame.zone(),
            selected: self.fixed_filter(of),
        };
        let span = self.frame.span(of.rows);
        let picked = crate::operators::picked_rows(self.frame, of, last);
        let (offsets, base) = self.frame.offsets(of.stream);
        each(self.frame.len(), |customer| {
            let row = picked[customer];
            let picked = (row != NO_ROW).then_some(row as usize);
            let behind = (offsets[customer + 1] - base) as usize;
            let next = match picked {
                Some(_) if !last => None,
                _ => rows.next(span.of(customer).end, behind),
            };
            let changes = [rows.exit_of(picked), rows.entry_of(next)];
            first_after(self.now(customer), changes)
        })
    }

    pub(crate) fn of_sequence(
        &mut self,
        stream: StreamId,
        span: NodeId,
        steps: &[(NodeId, Option<Period>)],
    ) -> Bounds {
        let mut all = rows_where(stream, span, None);
        let mut bounds = self.row_bounds(&all);
        for (step, _) in steps {
            all.selection.filter = Some(*step);
            bounds = earlier(bounds, self.filter_bounds(&all));
        }
        bounds
    }

    /// The next version.
    pub(crate) fn of_attribute(&self, stream: StreamId) -> Bounds {
        let times = self.frame.times(stream);
        let (offsets, base) = self.frame.offsets(stream);
        each(self.frame.len(), |customer| {
            let rows = (offsets[customer] - base) as usize..(offsets[customer + 1] - base) as usize;
            let later = times[rows].iter().rev().copied();
            later
                .take_while(|time| *time > self.now(customer))
                .last()
                .unwrap_or(NEVER)
        })
    }

    /// The next version, the end of the period while the condition holds, or when time changes the
    /// condition itself.
    pub(crate) fn of_has_been(
        &mut self,
        stream: StreamId,
        (condition, unset): (NodeId, NodeId),
        period: Period,
    ) -> Bounds {
        let window = Window::Last(period);
        let held = held_since(self.frame, stream, condition, unset);
        let own = each(self.frame.len(), |customer| match held[customer] {
            Some(start) if start != Instant::MIN => {
                let reached = window.expiry(start, self.frame.zone()).0;
                first_after(self.now(customer), [reached])
            }
            _ => NEVER,
        });
        // Only the filter is looked at, so the span may be any node.
        let versions = rows_where(stream, condition, Some(condition));
        let moved = earlier(
            self.filter_bounds(&versions),
            self.bounds(unset).as_ref().clone(),
        );
        earlier(earlier(own, moved), self.of_attribute(stream))
    }
}

/// Rows of a stream that fulfil a condition.
fn rows_where(stream: StreamId, span: NodeId, filter: Option<NodeId>) -> Aggregated {
    Aggregated {
        stream,
        rows: span,
        span,
        selection: crate::plan::Selection {
            domain: Domain::Rows(stream),
            filter,
            column: None,
            numbers: false,
        },
    }
}

/// When a test of a count flips, directly: counts of rows that only fall out, under a filter that
/// does not change. `None` when the count is not of this kind.
pub(crate) fn count_flips(
    next: &NextChanges<'_, '_>,
    of: &Aggregated,
    (op, literal): (CompareOp, &Literal),
) -> Option<Vec<i64>> {
    let plan = next.frame.context.plan;
    let is_timed = of.selection.filter.is_some_and(|filter| plan.timed[filter]);
    let of_rows = matches!(of.selection.domain, Domain::Rows(_));
    if is_timed || !of_rows || of.selection.column.is_some() {
        return None;
    }
    let now = (next.frame.as_of, next.frame.zone());
    let interval = Interval::of(op, literal, NumberUnit::Integer, now)?;
    let rows = Rows {
        times: next.frame.times(of.stream),
        window: next.window(of.rows),
        zone: next.frame.zone(),
        selected: next.fixed_filter(of),
    };
    let span = next.frame.span(of.rows);
    let (offsets, base) = next.frame.offsets(of.stream);
    let flips = (0..next.frame.len()).map(|customer| {
        let behind = (offsets[customer + 1] - base) as usize;
        rows.flip(span.of(customer), behind, interval)
    });
    Some(flips.collect())
}

impl Rows<'_> {
    /// Lets rows fall out and come in, in order of time, until the count is on the other side.
    fn flip(&self, inside: std::ops::Range<usize>, behind: usize, interval: Interval) -> i64 {
        let holds = |count: i64| interval.low <= count && count <= interval.high;
        let mut count = self.count(inside.clone());
        let now = holds(count);
        let mut oldest = self.first(inside.start, behind);
        let mut next = self.next(inside.end, behind);
        loop {
            let (out, into) = (
                self.exit_of(oldest.filter(|_| count > 0)),
                self.entry_of(next),
            );
            let at = out.min(into);
            if at == NEVER {
                return NEVER;
            }
            while self.exit_of(oldest.filter(|_| count > 0)) == at {
                count -= 1;
                oldest = self.first(oldest.map_or(behind, |row| row + 1), behind);
            }
            while self.entry_of(next) == at {
                count += 1;
                next = self.first(next.map_or(behind, |row| row + 1), behind);
            }
            if holds(count) != now {
                return at;
            }
        }
    }

    fn count(&self, rows: std::ops::Range<usize>) -> i64 {
        match self.selected {
            Some(bits) => rows.filter(|row| bits.get(*row)).count() as i64,
            None => rows.len() as i64,
        }
    }
}
