//! Unfinished and unbalanced texts, signs, constants and names.

use crate::check;

#[test]
fn unfinished_and_unbalanced_texts() {
    check(
        "a >= ",
        "column 6: expected a value after “>=”, found end of text",
    );
    check(
        "a = 1 and",
        "column 10: expected a condition after “and”, found end of text",
    );
    check("and a = 1", "column 1: expected a condition, found “and”");
    check(
        "a = 1 or or b = 2",
        "column 10: expected a condition after “or”, found “or”",
    );
    check(
        "not",
        "column 4: expected a condition after “not”, found end of text",
    );
    check(
        "(a = 1 and b = 2",
        "column 17: expected “)” for the parenthesis opened at column 1, found end of text",
    );
    check(
        "count(order where a = 1",
        "column 24: expected “)” for the parenthesis opened at column 6, found end of text",
    );
    check(
        "a in (1, 2",
        "column 11: expected “)” for the parenthesis opened at column 6, found end of text",
    );
    check(
        "a = 1)",
        "column 6: this “)” closes nothing: take it away, or open a parenthesis before it",
    );
    check(
        "a = 'x",
        "column 5: this quote is never closed: add ' where the text ends, and double it to write it inside the text",
    );
    check(
        "a = “x",
        "column 5: this quote is never closed: add ” where the text ends, and double it to write it inside the text",
    );
    check(
        "`a = 1",
        "column 1: this quote is never closed: add ` where the text ends, and double it to write it inside the text",
    );
    check(
        "city = 上海 北京",
        "column 11: expected “and”, “or” or the end of the rule, found “北京”",
    );
    check(
        "a = 1, b = 2",
        "column 6: expected “and”, “or” or the end of the rule, found “,”",
    );
}

#[test]
fn signs_that_mean_nothing() {
    check(
        "a # 1",
        "column 3: “#” means nothing here: put texts in quotes, and names with special characters in backticks",
    );
    check("a && b", "column 3: “&” is not used here: write “and”");
    check("a || b", "column 3: “|” is not used here: write “or”");
    check("!a", "column 1: “!” is not used here: write “not”");
    check(
        "a = $x",
        "column 5: “$” means nothing here: put texts in quotes, and names with special characters in backticks",
    );
    check(
        "a ? 1",
        "column 3: “?” means nothing here: put texts in quotes, and names with special characters in backticks",
    );
}

#[test]
fn constants() {
    check(
        "a = -b",
        "column 5: a minus sign can stand before a number only: write 0 - value",
    );
    check(
        "a = 1.00001",
        "column 5: 1.00001 has more than 4 places behind the point: round it",
    );
    check(
        "a = 99999999999999999999",
        "column 5: 99999999999999999999 is too large: whole numbers go up to 9223372036854775807, numbers with places to 922337203685477.5807",
    );
    check(
        "a = 999999999999999.5",
        "column 5: 999999999999999.5 is too large: whole numbers go up to 9223372036854775807, numbers with places to 922337203685477.5807",
    );
    check(
        "a = 2024-02-30",
        "column 5: 2024-02-30 is not a day of the calendar",
    );
    check(
        "a < 2024-06-12T12:00:00",
        "column 5: 2024-06-12T12:00:00 is not an instant: write it with the offset, such as 2024-06-12T12:00:00Z or 2024-06-12T20:00:00+08:00",
    );
    check(
        "a < 2024-06-12T25:00:00Z",
        "column 5: 2024-06-12T25:00:00Z is not an instant: write it with the offset, such as 2024-06-12T12:00:00Z or 2024-06-12T20:00:00+08:00",
    );
}

#[test]
fn names_of_functions() {
    check(
        "cuont(order) > 1",
        "column 1: there is no function named “cuont”: did you mean “count”?",
    );
    check(
        "segment('x')",
        "column 1: there is no function named “segment”: did you mean “in segment”?",
    );
    check(
        "list('x')",
        "column 1: there is no function named “list”: did you mean “in list”?",
    );
    check(
        "frobnicate(x) > 1",
        "column 1: there is no function named “frobnicate”: write a name without parentheses for an attribute or metric",
    );
}

#[test]
fn paths() {
    check(
        "any(items where)",
        "column 16: expected a condition after “where”, found “)”",
    );
    check(
        "a.",
        "column 3: expected a name after “.”, found end of text",
    );
    check("a..b = 1", "column 3: expected a name after “.”, found “.”");
    check("a = b.1", "column 7: expected a name after “.”, found “1”");
    check(
        "f(x",
        "column 1: there is no function named “f”: write a name without parentheses for an attribute or metric",
    );
}
