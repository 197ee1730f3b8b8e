//! The operators, one file each: what every node of a plan computes for a batch.

mod anniversary;
mod any_item;
mod arithmetic;
mod attribute;
mod bucket;
mod clock;
mod column;
mod compare;
mod constant;
mod count;
mod days;
mod distinct;
mod exists;
mod extreme;
mod first_match;
mod has_been;
mod in_window;
mod interval;
mod label;
mod list;
mod logic;
mod mean;
mod membership;
mod near;
mod pick;
mod pinned;
mod rank;
mod regular;
mod score;
mod sequence;
mod since;
mod span;
mod sum;
mod text;
mod weighted;

pub(crate) use anniversary::{local_day, next_occurrence};
pub(crate) use arithmetic::apply;
pub(crate) use column::NO_ROW;
pub(crate) use compare::literal_value;
pub(crate) use has_been::held_since;
pub(crate) use interval::Interval;
pub(crate) use pick::rows as picked_rows;
pub(crate) use score::{steps_of, whole_days};
pub(crate) use text::Matcher;

use crate::frame::{Frame, Slot};
use crate::plan::{Node, NodeId, Test};

/// Computes a node; those that it reads are computed.
pub(crate) fn evaluate<'a>(frame: &Frame<'a>, id: NodeId) -> Slot<'a> {
    match &frame.context.plan.nodes[id] {
        Node::Constant(domain, literal) => constant::evaluate(frame, *domain, literal).into(),
        Node::Missing(domain) => constant::missing(frame, *domain).into(),
        Node::And(nodes) => logic::and(frame, nodes).into(),
        Node::Or(nodes) => logic::or(frame, nodes).into(),
        Node::Not(node) => logic::not(frame, *node).into(),
        Node::Test(node, test) => self::test(frame, id, *node, test),
        Node::Compare(left, op, right) => compare::vectors(frame, *left, *op, *right).into(),
        Node::Since(of) => since::since(frame, *of).into(),
        Node::DaysSince(of) => since::days_since(frame, *of).into(),
        Node::Part(of, part, zone) => clock::evaluate(frame, *of, *part, *zone).into(),
        Node::Arithmetic(left, op, right) => arithmetic::evaluate(frame, *left, *op, *right).into(),
        Node::Column(stream, column) => column::of_rows(frame, id, *stream, *column).into(),
        Node::Spread {
            rows,
            stream,
            items,
        } => any_item::spread(frame, *rows, *stream, *items).into(),
        Node::AnyItem {
            stream,
            items,
            condition,
        } => any_item::any_item(frame, *stream, *items, *condition).into(),
        Node::Attribute(stream) => attribute::evaluate(frame, *stream).into(),
        Node::HasBeen {
            stream,
            condition,
            unset,
            period,
        } => has_been::evaluate(frame, *stream, (*condition, *unset), *period).into(),
        Node::Span(stream, window) => Slot::Span(span::of_rows(frame, *stream, window)),
        Node::ItemSpan {
            span,
            stream,
            items,
        } => Slot::Span(span::of_items(frame, *span, *stream, *items)),
        Node::RunningCount(selection) => Slot::Counts(count::running(frame, selection)),
        Node::RunningSum(selection) => Slot::Sums(sum::running(frame, selection)),
        _ => customer_node(frame, id),
    }
}

fn customer_node<'a>(frame: &Frame<'a>, id: NodeId) -> Slot<'a> {
    match &frame.context.plan.nodes[id] {
        Node::Count { of, running } => count::evaluate(frame, of, *running).into(),
        Node::Sum { of, running } => sum::evaluate(frame, of, *running).into(),
        Node::Mean(sum, count) => mean::evaluate(frame, *sum, *count).into(),
        Node::Extreme { of, greatest } => extreme::evaluate(frame, of, *greatest).into(),
        Node::Distinct(of) => distinct::evaluate(frame, of).into(),
        Node::Days(of) => days::evaluate(frame, of).into(),
        Node::Pick { of, last } => pick::evaluate(frame, of, *last).into(),
        Node::Sequence {
            stream,
            span,
            steps,
            same,
        } => sequence::evaluate(frame, (*stream, *span), steps, *same).into(),
        Node::Regular {
            counts,
            at_least,
            periods,
        } => regular::evaluate(frame, counts, *at_least, *periods).into(),
        Node::Bucket(seed) => bucket::evaluate(frame, seed).into(),
        Node::Pinned(list, rule) => pinned::evaluate(frame, *list, *rule).into(),
        Node::InTop(rank, by) => rank::in_top(frame, *rank, *by).into(),
        Node::Percentile(rank, by) => rank::percentile(frame, *rank, *by).into(),
        Node::Score {
            scheme,
            dimension,
            value,
            inside,
        } => score::evaluate(frame, (*scheme, *dimension), *value, *inside).into(),
        Node::Weighted(parts) => weighted::evaluate(frame, parts).into(),
        Node::FirstPoints(rules) => first_match::points(frame, rules).into(),
        Node::GridLabel { scheme, scores } => label::grid(frame, *scheme, scores).into(),
        Node::AbcLabel { scheme, value } => label::abc(frame, *scheme, *value).into(),
        Node::BandLabel { scheme, total } => label::band(frame, *scheme, *total).into(),
        Node::FirstMatch {
            scheme,
            rules,
            otherwise,
        } => first_match::label(frame, *scheme, rules, *otherwise).into(),
        other => unreachable!("{other:?} is computed with its rows"),
    }
}

fn test<'a>(frame: &Frame<'a>, id: NodeId, of: NodeId, test: &Test) -> Slot<'a> {
    let vector = frame.vector(of);
    match test {
        Test::IsTrue => vector.truth(),
        Test::Compare(op, literal) => compare::constant(frame, id, vector, *op, literal),
        Test::In(list) => membership::evaluate(frame, id, vector, list),
        Test::Text(test) => text::evaluate(frame, id, vector, test),
        Test::HasAll(items) => list::has_all(vector, items),
        Test::Exists => exists::exists(vector),
        Test::IsEmpty => exists::is_empty(vector),
        Test::Near { metres, centre } => near::evaluate(vector, *metres, *centre),
        Test::InWindow(window) => in_window::evaluate(frame, vector, window),
        Test::Anniversary(days) => anniversary::evaluate(frame, vector, *days),
    }
    .into()
}
