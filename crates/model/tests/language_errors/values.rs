//! Tests of values, and calls.

use crate::check;

#[test]
fn comparisons_and_ranges() {
    check(
        "a < b < c",
        "column 7: comparisons cannot be chained: join two with “and”, or use “between … and …”",
    );
    check(
        "a between 5 and 1",
        "column 17: between takes the lower end first: exchange the two",
    );
    check(
        "a between 'b' and 'a'",
        "column 19: between takes the lower end first: exchange the two",
    );
    check(
        "a between 2d and 1d",
        "column 18: between takes the lower end first: exchange the two",
    );
}

#[test]
fn tests_of_values() {
    check(
        "a is",
        "column 5: expected “not”, “empty” or “missing” after “is”, found end of text",
    );
    check(
        "a is not",
        "column 9: expected “empty” or “missing” after “not”, found end of text",
    );
    check(
        "a is 1",
        "column 6: expected “not”, “empty” or “missing” after “is”, found “1”",
    );
    check("a starts 'x'", "column 10: expected “with”, found “'x'”");
    check(
        "a contains x",
        "column 12: expected a text in quotes such as 'gold' after “contains”, found “x”",
    );
    check(
        "a matches '(x'",
        "column 11: this regular expression cannot be used: unclosed group",
    );
    check(
        "a not = 1",
        "column 3: expected “and”, “or” or the end of the rule, found “not”",
    );
    check(
        "a not 1",
        "column 3: expected “and”, “or” or the end of the rule, found “not”",
    );
    check("a has ('x')", "column 7: expected “all”, found “(”");
    check("a has all 'x'", "column 11: expected “(”, found “'x'”");
}

#[test]
fn distances_and_anniversaries() {
    check(
        "a within 7d",
        "column 10: expected a distance such as 5km, or “next” and a number of days such as 7d,, found “7d”",
    );
    check(
        "a within next 7",
        "column 15: 7 needs a unit of time: write one of ms, s, m, h, d, w, mo, y right behind it, such as 7d",
    );
    check(
        "a within next 7h",
        "column 15: expected 1 to 366 days, such as 7d or 2w",
    );
    check(
        "a within next 400d",
        "column 15: expected 1 to 366 days, such as 7d or 2w",
    );
    check(
        "a within 5mi of (1, 2)",
        "column 10: expected a distance such as 5km, or “next” and a number of days such as 7d,, found “5mi”",
    );
    check(
        "a within 0.5m of (1, 2)",
        "column 10: 0.5m is not a distance that can be used: write whole metres, at least 1 and at most 4294967295, such as 800m or 2.5km",
    );
    check("a within 5km of 1, 2", "column 17: expected “(”, found “1”");
    check(
        "a within 5km of (91, 2)",
        "column 18: 91 is not a number of degrees that can be used: at most 90, with at most 6 places; the latitude comes first",
    );
    check(
        "a within 5km of (1.1234567, 2)",
        "column 18: 1.1234567 is not a number of degrees that can be used: at most 90, with at most 6 places; the latitude comes first",
    );
    check(
        "a within 5km of (1, 2, 3)",
        "column 22: expected “)”, found “,”",
    );
}

#[test]
fn calls() {
    check(
        "hour(t, 'Mars/Olympus') = 1",
        "column 9: there is no time zone named “Mars/Olympus”: write a name such as 'Asia/Shanghai' or an offset such as '+08:00'",
    );
    check(
        "hour(t, Asia) = 1",
        "column 9: expected a text in quotes such as 'gold' after “,”, found “Asia”",
    );
    check(
        "percentile(a) > 90",
        "column 17: this is always a number from 0 to 1: write 0.9 for 90 %",
    );
    check(
        "bucket('x') between 0 and 10",
        "column 27: this is always a number from 0 to 1: write 0.9 for 90 %",
    );
    check(
        "bucket(x) < 0.1",
        "column 8: expected a text in quotes such as 'gold' after “(”, found “x”",
    );
    check(
        "top(0, by a)",
        "column 5: 0 is not a whole number from 1 to 4294967295",
    );
    check(
        "top(a)",
        "column 5: expected a whole number after “(”, found “a”",
    );
    check("top(10, a)", "column 9: expected “by”, found “a”");
    check(
        "top(1.5, by a)",
        "column 5: 1.5 is not a whole number from 1 to 4294967295",
    );
    check(
        "has_been(a = 1)",
        "column 15: expected “and”, “or” or “,”, found “)”",
    );
    check(
        "has_been(a = 1, last 30d)",
        "column 17: expected a period such as 30d after “,”, found “last”",
    );
}

#[test]
fn membership() {
    check(
        "a in segment('x')",
        "column 6: in segment(…) and in list(…) stand alone, without a value before them",
    );
    check(
        "in segment(x)",
        "column 12: expected a text in quotes such as 'gold' after “(”, found “x”",
    );
    check(
        "in ('x')",
        "column 4: expected “segment('…')” or “list('…')” after “in”, found “(”",
    );
    check(
        "a in b",
        "column 6: expected a list such as ('a', 'b') or a window such as last 30d after “in”, found “b”",
    );
    check(
        "a in last x",
        "column 11: expected “day”, “week”, “month”, “quarter” or “year” after “last”, found “x”",
    );
}
