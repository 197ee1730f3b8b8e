//! Rules of the neutral notation as text of our language.

use fenqun_model::Instant;
use serde_json::Value as Json;

use super::{list_name, moment};

/// The text of a rule; moments in it are counted from `t0`.
///
/// # Panics
/// On notation that is not known.
pub fn rule_text(rule: &Json, t0: Instant) -> String {
    let all = |name: &str| rule.get(name).and_then(Json::as_array);
    if let Some(parts) = all("all") {
        return joined("all", parts, t0);
    }
    if let Some(parts) = all("any") {
        return joined("any", parts, t0);
    }
    if let Some(inner) = rule.get("not") {
        return format!("not ({})", rule_text(inner, t0));
    }
    if rule.get("attr").is_some() {
        return attribute(rule, t0);
    }
    if let Some(event) = text(rule, "event") {
        return count(rule, event, t0);
    }
    if let Some(event) = text(rule, "last_event") {
        return last_event(rule, event, t0);
    }
    over_time(rule).unwrap_or_else(|| reference(rule))
}

fn joined(word: &str, parts: &[Json], t0: Instant) -> String {
    let parts: Vec<String> = parts.iter().map(|part| rule_text(part, t0)).collect();
    format!("{word}({})", parts.join(", "))
}

fn text<'r>(rule: &'r Json, name: &str) -> Option<&'r str> {
    rule.get(name)?.as_str()
}

fn needed<'r>(rule: &'r Json, name: &str) -> &'r str {
    text(rule, name).unwrap_or_else(|| panic!("{rule} lacks {name}"))
}

/// A test of an attribute, or of a property or field inside `where`.
fn attribute(rule: &Json, t0: Instant) -> String {
    let name = needed(rule, "attr");
    let null = Json::Null;
    let value = rule.get("value").unwrap_or(&null);
    let literal = || constant(value, t0);
    match needed(rule, "op") {
        "eq" => format!("{name} = {}", literal()),
        "ne" => format!("{name} != {}", literal()),
        "gt" | "after" => format!("{name} > {}", literal()),
        "gte" => format!("{name} >= {}", literal()),
        "lt" => format!("{name} < {}", literal()),
        "lte" => format!("{name} <= {}", literal()),
        "in" => format!("{name} in ({})", literal()),
        "not_in" => format!("{name} not in ({})", literal()),
        "has_all" => format!("{name} has all ({})", literal()),
        "exists" => format!("exists({name})"),
        "is_null" => format!("not exists({name})"),
        "is_empty" => format!("{name} is empty"),
        "regex" => format!("{name} matches {}", literal()),
        "starts_with" => format!("{name} starts with {}", literal()),
        "ends_with" => format!("{name} ends with {}", literal()),
        "contains" => format!("{name} contains {}", literal()),
        "icontains" => format!("{name} icontains {}", literal()),
        other => attribute_in_time(rule, name, other, t0),
    }
}

fn attribute_in_time(rule: &Json, name: &str, op: &str, t0: Instant) -> String {
    let value = || constant(&rule["value"], t0);
    match op {
        "within_last" => format!("{name} in last {}", needed(rule, "value")),
        "is_today" => format!("{name} in today"),
        "is_last_month" => format!("{name} in last month"),
        "is_anniversary" => format!("{name} within next 1d"),
        "same_day" => format!("date({name}) = {}", needed(rule, "value")),
        "day_of_month_eq" => format!(
            "day_of_month({name}, '{}') = {}",
            needed(rule, "tz"),
            value()
        ),
        "minute_eq" => format!("minute({name}, '{}') = {}", needed(rule, "tz"), value()),
        // Not an operator of the notation: some cases ask what an unknown one does.
        unknown => format!("{name} {unknown} {}", value()),
    }
}

/// `count(view where .., last 7d) >= 2`.
fn count(rule: &Json, event: &str, t0: Instant) -> String {
    let sign = sign(&rule["count"]["op"]);
    let filter = conditions(rule, "where", t0);
    let window = text(rule, "within").map_or(String::new(), |period| format!(", last {period}"));
    format!(
        "count({}{filter}{window}) {sign} {}",
        quoted(event),
        rule["count"]["n"]
    )
}

fn sign(op: &Json) -> &'static str {
    match op.as_str() {
        Some("eq") => "=",
        Some("gte") => ">=",
        Some("lte") => "<=",
        Some("lt") => "<",
        Some("gt") => ">",
        _ => panic!("{op} compares nothing"),
    }
}

/// ` where a and b`, nothing when there are no conditions.
fn conditions(rule: &Json, name: &str, t0: Instant) -> String {
    let Some(parts) = rule.get(name).and_then(Json::as_array) else {
        return String::new();
    };
    let parts: Vec<String> = parts.iter().map(|part| rule_text(part, t0)).collect();
    format!(" where {}", parts.join(" and "))
}

/// The filter picks the last event, then its properties are tested.
fn last_event(rule: &Json, event: &str, t0: Instant) -> String {
    let filter = conditions(rule, "pick", t0);
    let tests = rule["has"].as_array().expect("tests of the last event");
    let tests = tests.iter().map(|test| {
        let property = needed(test, "attr");
        let sign = sign(&test["op"]);
        let value = constant(&test["value"], t0);
        format!("last({}.{property}{filter}) {sign} {value}", quoted(event))
    });
    tests.collect::<Vec<_>>().join(" and ")
}

fn over_time(rule: &Json) -> Option<String> {
    let period = |name: &str| needed(rule, name);
    if let Some(event) = text(rule, "first_time") {
        return Some(format!("first_time({event}, last {})", period("within")));
    }
    if let Some(event) = text(rule, "stopped") {
        let (within, not_within) = (period("did_within"), period("not_within"));
        return Some(format!(
            "stopped({event}, within {within}, not within {not_within})"
        ));
    }
    if let Some(event) = text(rule, "restarted") {
        let (from, to) = (period("quiet_from"), period("quiet_to"));
        return Some(format!("restarted({event}, quiet from {from} to {to})"));
    }
    if let Some(event) = text(rule, "regular") {
        let (least, every) = (&rule["count"]["n"], period("period"));
        let (periods, last) = (&rule["min_periods"], &rule["periods"]);
        return Some(format!(
            "regular({event}, at least {least} every {every}, in {periods} of last {last})"
        ));
    }
    if let Some(steps) = rule.get("sequence").and_then(Json::as_array) {
        let steps: Vec<&str> = steps.iter().filter_map(Json::as_str).collect();
        let (first, rest) = steps.split_first().expect("steps");
        let gap = period("gap");
        let rest: String = rest
            .iter()
            .map(|step| format!(" then {step} within {gap}"))
            .collect();
        return Some(format!(
            "sequence({first}{rest}, last {})",
            period("within")
        ));
    }
    let attribute = text(rule, "has_been")?;
    let held = format!("{attribute} = '{}'", period("value"));
    let long_enough = format!("has_been({held}, {})", period("for"));
    Some(match needed(rule, "op") {
        "lt" => format!("{held} and not {long_enough}"),
        _ => long_enough,
    })
}

fn reference(rule: &Json) -> String {
    if let Some(name) = text(rule, "segment") {
        return format!("in segment('{name}')");
    }
    if let Some(name) = text(rule, "not_in_segment") {
        return format!("not in segment('{name}')");
    }
    if let Some(version) = rule.get("manual") {
        return format!("in list('{}')", list_name(&version.to_string()));
    }
    match text(rule, "error") {
        // The only thing that can go wrong in a calculation of ours.
        Some("divide by zero") => "x / 0 = 1".into(),
        _ => panic!("{rule} is not known"),
    }
}

fn constant(value: &Json, t0: Instant) -> String {
    match value {
        Json::String(text) => match text.strip_prefix('@') {
            Some(offset) => moment(offset, t0).to_string(),
            None => quoted(text),
        },
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| constant(item, t0)).collect();
            items.join(", ")
        }
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
