//! Events, windows, sequences, and periods that contradict each other.

use crate::check;

#[test]
fn windows_and_periods() {
    check(
        "count(order, last 90) > 1",
        "column 19: 90 needs a unit of time: write one of ms, s, m, h, d, w, mo, y right behind it, such as 90d",
    );
    check(
        "count(order, last 90x) > 1",
        "column 21: “x” is not a unit of time: use one of ms, s, m, h, d, w, mo, y",
    );
    check(
        "count(order, last 90天) > 1",
        "column 21: “天” is not a unit of time: use one of ms, s, m, h, d, w, mo, y",
    );
    check(
        "count(order, last 1.5d) > 1",
        "column 19: a period is a whole number of units: use a smaller unit, such as 36h for a day and a half",
    );
    check(
        "count(order, last 0d) > 1",
        "column 19: this period must be longer than zero",
    );
    check(
        "count(order, last 20000y) > 1",
        "column 19: this reaches further than 10000 years: use a shorter period",
    );
    check(
        "count(order, last 0 calendar days) > 1",
        "column 19: 0 is not a whole number from 1 to 4294967295",
    );
    check(
        "count(order, last) > 1",
        "column 18: expected a period such as 30d after “last”, found “)”",
    );
    check(
        "count(order, 90d) > 1",
        "column 14: expected a window such as last 30d after “,”, found “90d”",
    );
    check(
        "count(order, this) > 1",
        "column 18: expected “day”, “week”, “month”, “quarter” or “year” after “this”, found “)”",
    );
    check(
        "count(order, this order) > 1",
        "column 19: expected “day”, “week”, “month”, “quarter” or “year” after “this”, found “order”",
    );
    check(
        "count(order last 90d) > 1",
        "column 13: expected “where”, “,” or “)”, found “last”",
    );
    check(
        "count(order where a last 90d) > 1",
        "column 21: expected “and”, “or”, “,” or “)”, found “last”",
    );
    check(
        "count(order, last 90d where a) > 1",
        "column 23: expected “)”, found “where”",
    );
}

#[test]
fn events() {
    check(
        "count() > 1",
        "column 7: expected the name of an event after “(”, found “)”",
    );
    check(
        "count(1) > 1",
        "column 7: expected the name of an event after “(”, found “1”",
    );
    check(
        "count('') > 1",
        "column 7: expected the name of an event after “(”, found “''”",
    );
    check(
        "sum(order) > 1",
        "column 10: expected a property of the event, as in sum(order.amount), found “)”",
    );
    check(
        "days(order.amount) > 1",
        "column 11: days(…) counts the local days with such an event and takes no property: take it away",
    );
    check(
        "did(order.amount)",
        "column 10: expected “where”, “,” or “)”, found “.”",
    );
}

#[test]
fn windows_between() {
    check(
        "did(order, between 2024-02-01 and 2024-01-01)",
        "column 35: the end of this window must be later than its start: exchange the two, and note that the end itself is not inside",
    );
    check(
        "did(order, between 2024-02-01 and 2024-02-01)",
        "column 35: the end of this window must be later than its start: exchange the two, and note that the end itself is not inside",
    );
    check(
        "did(order, between 2024-02-01T00:00:00Z and 2024-01-01)",
        "column 45: the end of this window must be later than its start: exchange the two, and note that the end itself is not inside",
    );
    check(
        "did(order, between last and today)",
        "column 20: expected a date such as 2024-06-12 or an instant such as 2024-06-12T12:00:00Z after “between”, found “last”",
    );
}

#[test]
fn sequences() {
    check("sequence(a)", "column 11: expected “then”, found “)”");
    check(
        "sequence(a within 1d then b)",
        "column 12: the first step has no step before it: write within … on a later step, or add a window at the end",
    );
    check(
        "sequence(a then b within 8d, last 7d)",
        "column 17: this step may take 8d, longer than the whole window last 7d: shorten the step or lengthen the window",
    );
    check(
        "sequence(a then b within 2d, today)",
        "column 17: this step may take 2d, longer than the whole window today: shorten the step or lengthen the window",
    );
    check("sequence(a, b)", "column 11: expected “then”, found “,”");
    check(
        "sequence(a same x then b)",
        "column 12: expected “then”, found “same”",
    );
}

#[test]
fn contradictory_periods() {
    check(
        "stopped(order, within 30d, not within 90d)",
        "column 39: 90d must always be shorter than 30d: nobody can have done it within 30d and not within 90d otherwise",
    );
    check(
        "stopped(order, within 1mo, not within 30d)",
        "column 39: 30d must always be shorter than 1mo: nobody can have done it within 1mo and not within 30d otherwise",
    );
    check(
        "stopped(order, within 30d)",
        "column 26: expected “,”, found “)”",
    );
    check(
        "restarted(order, quiet from 7d to 14d)",
        "column 35: 14d must always be shorter than 7d: the quiet time begins longer ago than it ends",
    );
    check(
        "regular(order, at least 2 every 1mo, in 5 of last 4)",
        "column 41: 5 of the last 4 periods cannot count: write at most 4",
    );
    check(
        "regular(order, at least 0 every 1mo, in 1 of last 4)",
        "column 25: 0 is not a whole number from 1 to 4294967295",
    );
}
