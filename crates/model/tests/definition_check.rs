//! Definitions checked together: what is refused, in which words, and in which order things are
//! computed.

use fenqun_model::definition::{Checked, DefinitionSet, Kind, Schema, check, dependents, read};
use fenqun_model::{Language, Message, Type};

/// A small shop: some attributes, two events.
fn shop() -> Schema {
    let mut schema = Schema::default();
    for (name, kind) in [
        ("age", Type::Integer),
        ("birthday", Type::Date),
        ("city", Type::Text),
        ("created", Type::Instant),
        ("home", Type::Point),
        ("address.street", Type::Text),
        ("member", Type::Boolean),
        ("tags", Type::List),
    ] {
        schema.attributes.insert(name.into(), kind);
    }
    let order = [("amount", Type::Decimal), ("channel", Type::Text)];
    let order = order.map(|(name, kind)| (name.to_owned(), kind));
    schema.events.insert("order".into(), order.into());
    schema.events.insert("login".into(), Default::default());
    schema
}

fn set(file: &str) -> DefinitionSet {
    let file = format!("apiVersion: fenqun/v1\n{}", file.trim_start());
    let mut set = DefinitionSet::default();
    set.extend(read(&file, "test").unwrap_or_else(|errors| panic!("{file}\n{errors:?}")));
    set
}

fn segment(rule: &str) -> DefinitionSet {
    let rule = rule.replace('\'', "''");
    set(&format!(
        "kind: Segment\nmetadata: {{name: s}}\nspec: {{rule: '{rule}'}}"
    ))
}

fn good(set: DefinitionSet) -> Checked {
    check(set, &shop()).unwrap_or_else(|errors| panic!("{:?}", texts(&errors)))
}

fn texts(messages: &[Message]) -> Vec<String> {
    for message in messages {
        let chinese = message.text(Language::Chinese);
        assert_ne!(chinese, message.id());
        assert!(!chinese.contains("{$"), "{chinese}");
    }
    messages.iter().map(ToString::to_string).collect()
}

fn refused(set: DefinitionSet) -> Vec<String> {
    texts(&check(set, &shop()).expect_err("the definitions are wrong"))
}

/// Rules of a segment, and what is said of them.
const WRONG_RULES: &[(&str, &str)] = &[
    (
        "citi = '上海'",
        "spec.rule, column 1: nothing is named \"citi\". Did you mean \"city\"?",
    ),
    (
        "age > 3 and adress.street = 'x'",
        "spec.rule, column 13: nothing is named \"adress.street\". Did you mean \"address.street\"?",
    ),
    (
        "in segment('x')",
        "spec.rule, column 13: there is no Segment named \"x\". Did you mean \"s\"?",
    ),
    (
        "in list('x')",
        "spec.rule, column 10: there is no StaticList named \"x\". None is defined yet.",
    ),
    (
        "age >= '18'",
        "spec.rule: age is a number; write 18 without quotes.",
    ),
    (
        "age in (18, '19')",
        "spec.rule: age is a number; write 19 without quotes.",
    ),
    (
        "city = 5",
        "spec.rule: city is a text; write '5' in quotes.",
    ),
    (
        "since(last(order)) > 30",
        "spec.rule: since(last(order)) is a period, and 30 is a number. If days are meant, write 30d.",
    ),
    (
        "count(order) > 30d",
        "spec.rule: count(order) is a number and 30d is a period; they cannot be compared.",
    ),
    (
        "tags = 'vip'",
        "spec.rule: tags is a list. Write tags in ('vip').",
    ),
    (
        "tags > tags",
        "spec.rule: tags is a list, which has no greater and no less. Use = or in.",
    ),
    (
        "member > true",
        "spec.rule: member is true or false, which has no greater and no less. Use = or in.",
    ),
    (
        "created >= 2024-06-12",
        "spec.rule: created is an instant, and 2024-06-12 is a date. Compare date(created) with the date, or write an instant such as 2024-06-12T00:00:00+08:00.",
    ),
    (
        "sum(order.channel) > 3",
        "spec.rule: sum cannot be taken of \"channel\", which is a text.",
    ),
    (
        "age contains '1'",
        "spec.rule: age is a number; wanted here is a text.",
    ),
    (
        "city has all ('a')",
        "spec.rule: city is a text; wanted here is a list.",
    ),
    (
        "city within 5km of (31.2, 121.4)",
        "spec.rule: city is a text; wanted here is a place.",
    ),
    (
        "any(items where quantity > 2)",
        "spec.rule: any(items where quantity > 2) looks at the items of an event, so it can only stand inside where.",
    ),
    (
        "did(order where count(login) > 3)",
        "spec.rule: count(login) cannot stand inside where, which looks at one event alone.",
    ),
    (
        "has_been(since(created) > 3d, 30d)",
        "spec.rule: since(created) cannot stand inside has_been, which looks at attributes alone and not at the clock.",
    ),
    (
        "has_been(city = 'a' or age = 3, 30d)",
        "spec.rule: inside has_been, city = 'a' or age = 3 must look at exactly one attribute. Join conditions on several attributes with and.",
    ),
    (
        "age + city > 3",
        "spec.rule: city is a text; wanted here is a number.",
    ),
    (
        "top(10, by city)",
        "spec.rule: city is a text; wanted here is a number.",
    ),
    (
        "percentile(member) > 0.5",
        "spec.rule: member is true or false; wanted here is a number.",
    ),
    (
        "hour(birthday) = 3",
        "spec.rule: birthday is a date; wanted here is an instant.",
    ),
    (
        "age in last 3d",
        "spec.rule: age is a number; wanted here is an instant.",
    ),
    (
        "did(order where amount = 'x')",
        "spec.rule: amount is a number and 'x' is a text; they cannot be compared.",
    ),
];

#[test]
fn rules_with_wrong_names_or_types_are_refused() {
    for (rule, expected) in WRONG_RULES {
        assert_eq!(
            refused(segment(rule)),
            [format!("Segment s, {expected}")],
            "{rule}"
        );
    }
}

#[test]
fn good_rules_pass() {
    for rule in [
        "age >= 18 and city = '上海' and member = true",
        "tags in ('vip') and tags has all ('a', 'b')",
        "since(last(order)) > 30d and days_since(birthday) > 30",
        "created in last 60s and birthday within next 7d",
        "date(created) >= 2024-06-12",
        "home within 5km of (31.2304, 121.4737)",
        "did(order where amount >= 100 and channel = 'app', last 90d)",
        "sum(order.amount) / count(order) > 3.5",
        "max(order.amount) >= 5 and last(order.channel) = 'app'",
        "exists(address) and address.street = 'x'",
        "has_been(city = '上海' and age > 3, 30d)",
        "since(birthday) > 6570d",
        "did(order where order.amount > 3 and event.channel = 'app')",
        "sum(order.items.quantity where category = '茶' and event.channel = 'app') > 3",
        "did(order where any(items where quantity > 2))",
        "top(10, by sum(order.amount)) and percentile(age) >= 0.9",
        "city != '上海' or age = 3.5",
    ] {
        let checked = good(segment(rule));
        assert_eq!(checked.warnings, [], "{rule}");
    }
}

#[test]
fn names_that_nobody_knows_may_be_attributes_while_nothing_is_known() {
    assert!(check(segment("citi = '上海'"), &Schema::default()).is_ok());
    let errors = check(segment("in segment('x')"), &Schema::default()).unwrap_err();
    assert_eq!(errors[0].id(), "unknown-reference");
}

#[test]
fn unknown_events_and_properties_are_warned_of() {
    let checked = good(segment(
        "did(ordr) and did(order where amout > 3) and did(ord*)",
    ));
    assert_eq!(
        texts(&checked.warnings),
        [
            "Segment s, spec.rule, column 5: no event \"ordr\" has been seen so far. Did you mean \"order\"?",
            "Segment s, spec.rule, column 31: the event has not been seen with a property \"amout\". Did you mean \"amount\"?",
        ]
    );
}

const SHOP: &str = "
kind: Metric
metadata: {name: spend}
spec: {value: sum(order.amount)}
---
kind: Segmentation
metadata: {name: value}
spec: {method: bands, value: spend, cuts: [100, 500], labels: [低, 中, 高]}
---
kind: Segment
metadata: {name: big}
spec: {rule: \"value = '高' and value.band >= 3 and spend > 7\"}
---
kind: StaticList
metadata: {name: staff}
spec: {add: [a]}
---
kind: Strategy
metadata: {name: call}
spec: {for: [{segment: big}, {segmentation: value, label: 低}], advice: {en: Call}}
---
kind: Attribute
metadata: {name: level}
spec: {type: integer}
---
kind: Segment
metadata: {name: all-big}
spec: {rule: \"in segment('big') and not in list('staff') and level > 3\"}
";

#[test]
fn things_are_computed_after_what_they_use() {
    let checked = good(set(SHOP));
    let order: Vec<&str> = checked
        .order
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(order, ["spend", "value", "big", "staff", "all-big"]);
    assert_eq!(checked.zone.name(), "Asia/Shanghai");
}

#[test]
fn deleting_names_the_users() {
    let set = set(SHOP);
    let users = |kind, name| {
        let users = dependents(&set, kind, name);
        let users = users
            .into_iter()
            .map(|(kind, name)| format!("{} {name}", kind.name()));
        users.collect::<Vec<String>>()
    };
    assert_eq!(
        users(Kind::Metric, "spend"),
        ["Segment big", "Segmentation value"]
    );
    assert_eq!(
        users(Kind::Segment, "big"),
        ["Segment all-big", "Strategy call"]
    );
    assert_eq!(users(Kind::StaticList, "staff"), ["Segment all-big"]);
    assert_eq!(
        users(Kind::Segmentation, "value"),
        ["Segment big", "Strategy call"]
    );
    assert_eq!(users(Kind::Attribute, "level"), ["Segment all-big"]);
    assert!(users(Kind::Segment, "all-big").is_empty());
}

/// Definitions added to a shop's, and what is said of them.
const MISFITS: &[(&str, &str)] = &[
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: \"value = '很高'\"}",
        "Segment x, spec.rule: the segmentation \"value\" has no label \"很高\". Its labels are 低, 中, 高, none.",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: value > '低'}",
        "Segment x, spec.rule: value is a label, which has no greater and no less. Use = or in.",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: value.bnd > 2}",
        "Segment x, spec.rule, column 1: the segmentation \"value\" has no score \"bnd\". Did you mean \"value.band\"?",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: \"spend = '7'\"}",
        "Segment x, spec.rule: spend is a number; write 7 without quotes.",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: spend}",
        "Segment x, spec.rule: spend is a value, and a condition is wanted here. Compare it with something.",
    ),
    (
        "kind: Metric\nmetadata: {name: x}\nspec: {value: did(order)}",
        "Metric x, spec.value: did(order) is a condition, and a value is wanted here.",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: 'has_been(spend > 3, 30d)'}",
        "Segment x, spec.rule, column 10: spend cannot stand inside has_been, which looks at attributes alone and not at the clock.",
    ),
    (
        "kind: Segment\nmetadata: {name: x}\nspec: {rule: 'has_been(did(order), 30d)'}",
        "Segment x, spec.rule: did(order) cannot stand inside has_been, which looks at attributes alone and not at the clock.",
    ),
    (
        "kind: Metric\nmetadata: {name: city}\nspec: {value: count(order)}",
        "Metric city, metadata.name: the name \"city\" is already in use by the Attribute of that name, and rules could not tell them apart. Choose another name.",
    ),
    (
        "kind: Segmentation\nmetadata: {name: spend}\nspec: {method: abc, value: sum(order.amount)}",
        "Segmentation spend, metadata.name: the name \"spend\" is already in use by the Metric of that name, and rules could not tell them apart. Choose another name.",
    ),
    (
        "kind: Metric\nmetadata: {name: 1x y}\nspec: {value: count(order)}",
        "Metric 1x y, metadata.name: \"1x y\" cannot be a name. Use letters, digits, \"_\" and \"-\", at most 64 characters, starting with a letter or \"_\".",
    ),
    (
        "kind: Strategy\nmetadata: {name: x}\nspec: {for: [{segment: bog}], advice: {}}",
        "Strategy x, spec.for[0]: there is no Segment named \"bog\". Did you mean \"big\"?",
    ),
    (
        "kind: Strategy\nmetadata: {name: x}\nspec: {for: [{segmentation: value, label: 高高}], advice: {}}",
        "Strategy x, spec.for[0]: the segmentation \"value\" has no label \"高高\". Its labels are 低, 中, 高, none.",
    ),
    (
        "kind: Strategy\nmetadata: {name: x}\nspec: {for: [], advice: {}}",
        "Strategy x, spec.for: the strategy is for nobody. Name a segment or a label.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {time_zone: Mars/Olympus}",
        "Workspace w, spec.time_zone: there is no time zone \"Mars/Olympus\". Write an IANA name such as Asia/Shanghai.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {currency: rmb}",
        "Workspace w, spec.currency: \"rmb\" is not an ISO 4217 code of three capital letters such as CNY.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {country: China}",
        "Workspace w, spec.country: \"China\" is not an ISO 3166 code of two capital letters such as CN.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {rates: [{currency: USD, from: 2024-01-01, rate: 0}]}",
        "Workspace w, spec.rates[0].rate: \"0\" is not a positive number with at most eight decimal places.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {now: yesterday}",
        "Workspace w, spec.now: \"yesterday\" is neither a day such as 2024-06-12 nor an instant such as 2024-06-12T12:00:00Z.",
    ),
    (
        "kind: Workspace\nmetadata: {name: w}\nspec: {}\n---\nkind: Workspace\nmetadata: {name: v}\nspec: {}",
        "Workspace w, metadata.name: there is more than one Workspace. Keep one.",
    ),
    (
        "kind: Segmentation\nmetadata: {name: x}\nspec: {method: bands, value: city, labels: [a, b]}",
        "Segmentation x, spec.value: city is a text; only numbers and periods can be cut.",
    ),
    (
        "kind: Segmentation\nmetadata: {name: x}\nspec: {method: bands, value: spend, cuts: [30d], labels: [a, b]}",
        "Segmentation x, spec.value: spend is a number, and the cut 30d is not.",
    ),
    (
        "kind: Segmentation\nmetadata: {name: x}\nspec: {method: abc, value: since(last(order))}",
        "Segmentation x, spec.value: since(last(order)) is a period; wanted here is a number.",
    ),
];

#[test]
fn definitions_that_do_not_fit_together_are_refused() {
    for (added, expected) in MISFITS {
        let file = format!("{}---\n{added}", SHOP.trim_start());
        assert_eq!(refused(set(&file)), [*expected], "{added}");
    }
}

#[test]
fn cycles_are_shown() {
    let file = "
kind: Segment
metadata: {name: a}
spec: {rule: \"in segment('b')\"}
---
kind: Segment
metadata: {name: b}
spec: {rule: m > 3}
---
kind: Metric
metadata: {name: m}
spec: {value: count(order) + n}
---
kind: Metric
metadata: {name: n}
spec: {value: m + 1}
---
kind: Segment
metadata: {name: self}
spec: {rule: \"not in segment('self')\"}
";
    assert_eq!(
        refused(set(file)),
        [
            "Metric m, spec: the definition uses itself: Metric m -> Metric n -> Metric m. Take one of the references out.",
            "Segment self, spec: the definition uses itself: Segment self -> Segment self. Take one of the references out.",
        ]
    );
}

#[test]
fn all_errors_come_at_once() {
    let errors = refused(segment("citi = 'a' and age = '3' and in segment('x')"));
    assert_eq!(errors.len(), 3, "{errors:#?}");
}
