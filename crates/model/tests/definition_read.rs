//! Definition files as people write them: what is read, what is refused and in which words, and
//! that what is written is read back.

use fenqun_model::definition::{
    Bound, Definition, Kind, Labels, Segmentation, Spec, from_json, read, to_json, write,
};
use fenqun_model::{Language, Period, Unit};

const FILE: &str = "
apiVersion: fenqun/v1
kind: Metric
metadata: {name: spend_1y, title: {zh: 近一年消费, en: 'Spend, last year'}}
spec: {value: 'sum(order.amount, last 365d)'}
---
kind: Segment            # apiVersion may be left out after the first document
metadata: {name: at-risk-vip, title: {zh: 高价值流失风险}, owner: 小李, tags: [vip]}
spec:
  rule: |
    spend_1y >= 5000 and not did(order, last 90d)
    and city in ('上海', '北京')
---
kind: Segmentation
metadata: {name: rfm}
spec:
  method: rfm
  recency: 'since(last(order))'
  frequency: 'count(order, last 365d)'
  monetary: 'sum(order.amount, last 365d)'
  scores: {by: threshold, bins: 3, r: [30d, 1mo], f: [2, 5], m: [0.5, 12345678901234.5678]}
  labels: [{label: 好, r: 2-3}, {label: 差, title: {en: Bad}, r: 1}]
  refit: {every: half-year}
---
kind: StaticList
metadata: {name: staff}
spec: {add: [007, '+8613800000000'], remove: [null-island]}
---
kind: Source
metadata: {name: orders}
spec:
  as: events
  event: order
  delimiter: ';'
  identifiers: [{column: 客户编号, kind: customer}]
  amount: {product: [数量, 单价]}
  rows: [{column: 状态, equals: 取消, then: refund}]
---
kind: Strategy
metadata: {name: win-back}
spec:
  for: [{segment: at-risk-vip}, {segmentation: rfm, label: 差}]
  advice: {zh: \"打电话，\\n再发券\"}
";

/// The kinds and methods that [`FILE`] lacks.
const OTHERS: &str = "
apiVersion: fenqun/v1
kind: Workspace
metadata: {name: shop}
spec:
  time_zone: Europe/London
  currency: GBP
  country: GB
  now: 2011-12-10
  rates: [{currency: USD, from: 2011-01-01, rate: 0.62345678}]
---
kind: Attribute
metadata: {name: address.city, description: Where they live}
spec: {type: text, values: [上海, '007'], personal: true}
---
kind: Segmentation
metadata: {name: abc}
spec: {method: abc, value: sum(order.amount), cuts: {b: 90}, outside: 无消费}
---
kind: Segmentation
metadata: {name: matrix}
spec:
  method: matrix
  levels: 3
  value: {of: sum(order.amount), by: threshold, cuts: [100, 0.0001]}
  potential: {of: count(visit), by: r-rfm}
  labels: [{label: a, value: 1-2}, {label: b, value: 3}]
---
kind: Segmentation
metadata: {name: lifecycle}
spec: {method: lifecycle, event: '订单 完成', mature_count: 3}
---
kind: Segmentation
metadata: {name: bands}
spec: {method: bands, value: since(last(order)), cuts: [30d, 12mo], labels: [高频, 中频, 低频]}
---
kind: Segmentation
metadata: {name: card}
spec:
  method: scorecard
  criteria: [{name: buys, weight: 2, points: [{when: did(order), points: -3}]}]
  cuts: [0]
  labels: [low, high]
---
kind: Segmentation
metadata: {name: rules}
spec:
  method: rules
  labels: [{label: vip, title: {zh: 贵宾}, when: count(order) > 9}]
  otherwise: 其他
---
kind: Segmentation
metadata: {name: titled}
spec:
  method: bands
  value: count(order)
  cuts: [2]
  labels: [少, {label: 多, title: {en: Many}}]
  outside: {label: '0', title: {zh: 没有, en: None}}
";

fn texts(file: &str) -> Vec<String> {
    let errors = read(file, "rules.yaml").expect_err("the file is wrong");
    for error in &errors {
        assert_ne!(error.text(Language::Chinese), error.id(), "{error:?}");
    }
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn several_documents_are_read() {
    let definitions = read(FILE, "rules.yaml").unwrap();
    let kinds: Vec<Kind> = definitions.iter().map(|it| it.spec.kind()).collect();
    assert_eq!(
        kinds,
        [
            Kind::Metric,
            Kind::Segment,
            Kind::Segmentation,
            Kind::StaticList,
            Kind::Source,
            Kind::Strategy
        ]
    );
    let Spec::Segmentation(Segmentation::Rfm(rfm)) = &definitions[2].spec else {
        panic!("{:?}", definitions[2]);
    };
    let month = Period {
        count: 1,
        unit: Unit::Month,
    };
    assert_eq!(rfm.scores.r[1], Bound::Period(month));
    let exact = Bound::Number("12345678901234.5678".parse().unwrap());
    assert_eq!(rfm.scores.m[1], exact, "numbers are read exactly");
    assert!(matches!(&rfm.labels, Labels::Table(rows) if rows.len() == 2));
    let Spec::StaticList(list) = &definitions[3].spec else {
        panic!("{:?}", definitions[3]);
    };
    assert_eq!(list.add[0], "007", "texts keep the digits of the author");
}

#[test]
fn what_is_written_is_read_back() {
    let definitions = [FILE, OTHERS].map(|file| read(file, "rules.yaml").unwrap());
    for definition in definitions.into_iter().flatten() {
        let yaml = write(&definition);
        let again = read(&yaml, "again").unwrap_or_else(|errors| panic!("{yaml}\n{errors:?}"));
        assert_eq!(again, std::slice::from_ref(&definition), "{yaml}");
        assert_eq!(write(&again[0]), yaml);
        let json = to_json(&definition).to_string();
        assert_eq!(from_json(&json).unwrap(), definition, "{json}");
    }
}

/// Files, and the fits that rest on them, stay what they are until somebody gives a title.
#[test]
fn a_label_without_a_title_is_written_as_a_text() {
    let abc = |outside: &str| {
        let file = format!(
            "apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {{name: abc}}\n\
             spec: {{method: abc, value: sum(order.amount){outside}}}"
        );
        let definition = read(&file, "abc.yaml").unwrap().remove(0);
        to_json(&definition)["spec"]["outside"].to_string()
    };
    assert_eq!(abc(""), "\"none\"");
    assert_eq!(abc(", outside: 无消费"), "\"无消费\"");
    assert_eq!(abc(", outside: {label: 无消费}"), "\"无消费\"");
    let blank = ", outside: {label: 无消费, title: {zh: ' ', en: ''}}";
    assert_eq!(abc(blank), "\"无消费\"");
    assert_eq!(
        abc(", outside: {label: 无消费, title: {en: Spent nothing}}"),
        "{\"label\":\"无消费\",\"title\":{\"en\":\"Spent nothing\"}}"
    );
}

#[test]
fn the_written_form_is_canonical() {
    let definitions = read(FILE, "rules.yaml").unwrap();
    assert_eq!(
        write(&definitions[1]),
        "apiVersion: fenqun/v1
kind: Segment
metadata:
  name: at-risk-vip
  title:
    zh: 高价值流失风险
  owner: 小李
  tags:
  - vip
spec:
  rule: |-
    spend_1y >= 5000 and not did(order, last 90d)
    and city in ('上海', '北京')
"
    );
}

/// Texts that YAML could take for something else.
#[test]
fn odd_texts_survive() {
    for text in [
        "yes",
        "no",
        "null",
        "~",
        "007",
        "1e3",
        "0x1F",
        "- a",
        "a: b",
        "a # b",
        "'",
        "\"",
        " a",
        "a ",
        "a\tb",
        "\n",
        "a\n\nb",
        "# a",
        "{",
        "[",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "?",
        "😀",
        "\u{85}",
        "\u{feff}",
        "\u{2028}",
        "\r",
        "a\r\nb",
        "\u{7}",
        "---",
        "...",
        "",
        "=",
        "<<",
        "true",
        "1_000",
        "12:30:45",
        "2024-01-01",
    ] {
        let mut definition = read(FILE, "rules.yaml").unwrap().swap_remove(3);
        definition.metadata.description = Some(text.to_owned());
        let Spec::StaticList(list) = &mut definition.spec else {
            panic!("{definition:?}");
        };
        list.add = vec![
            text.to_owned(),
            format!("a {text} b"),
            format!("{text}{text}"),
        ];
        let yaml = write(&definition);
        assert_eq!(read(&yaml, "again"), Ok(vec![definition.clone()]), "{yaml}");
        let json = to_json(&definition).to_string();
        assert_eq!(from_json(&json), Ok(definition), "{json}");
    }
}

#[test]
fn json_files_are_read() {
    let one = r#"{"apiVersion": "fenqun/v1", "kind": "Segment", "metadata": {"name": "s"}, "spec": {"rule": "did(order)"}}"#;
    let definitions = read(one, "rules.json").unwrap();
    assert_eq!(definitions.len(), 1);
    let two = one.replace("\"s\"", "\"t\"");
    let list = format!("[{one},\n {two}]");
    assert_eq!(read(&list, "rules.json").unwrap().len(), 2);
}

#[test]
fn every_error_is_named_at_its_place() {
    let file = "
apiVersion: fenqun/v1
kind: Segment
metadata: {name: vip, titel: {zh: 贵宾}}
spec:
  rule: did(order
---
kind: Segmentatoin
metadata: {name: x}
spec: {}
---
kind: Segmentation
metadata: {name: y}
spec:
  method: rmf
---
kind: Segmentation
metadata: {name: z}
spec:
  method: rfm
  recency: since(last(order))
  frequency: 12
  monetary: 'sum('
  scores: {bins: five, by: quantil, m: [a]}
  labels: [{label: a, r: 5-4}, {r: 1}]
---
kind: Segmentation
metadata: {name: w}
spec: {method: abc, value: count(order), outside: {lable: a, title: {fr: b}}}
---
kind: Segmentation
metadata: {name: v}
spec: {method: abc, value: count(order), outside: [a]}
---
kind: Attribute
metadata: {name: city}
spec: {type: txt, personal: 'yes', value: []}
---
kind: Strategy
metadata: {name: s}
spec: {for: [{segment: a, label: b}], advice: {}}
";
    let texts = texts(file);
    let expected = [
        "rules.yaml, line 4, Segment vip, metadata: there is no field \"titel\". Did you mean \"title\"?",
        "rules.yaml, line 6, Segment vip, spec.rule: ",
        "rules.yaml, line 8, Segmentatoin x, kind: there is no kind \"Segmentatoin\". Did you mean \"Segmentation\"?",
        "rules.yaml, line 15, Segmentation y, spec.method: there is no method \"rmf\". Did you mean \"rfm\"?",
        "rules.yaml, line 22, Segmentation z, spec.frequency: wanted here is a rule as text; put it in quotes.",
        "rules.yaml, line 23, Segmentation z, spec.monetary: ",
        "rules.yaml, line 24, Segmentation z, spec.scores.bins: wanted here is a whole number that is not too large, without quotes.",
        "rules.yaml, line 24, Segmentation z, spec.scores.by: \"quantil\" is not one of the values that may stand here. Did you mean \"quantile\"?",
        "rules.yaml, line 24, Segmentation z, spec.scores.m[0]: wanted here is a number with at most four decimal places, or a period such as 30d.",
        "rules.yaml, line 25, Segmentation z, spec.labels[0].r: wanted here is a score such as 4, or a range such as 4-5.",
        "rules.yaml, line 25, Segmentation z, spec.labels[1]: the field \"label\" is missing.",
        "rules.yaml, line 29, Segmentation w, spec.outside: there is no field \"lable\". Did you mean \"label\"?",
        "rules.yaml, line 29, Segmentation w, spec.outside.title: there is no field \"fr\".",
        "rules.yaml, line 29, Segmentation w, spec.outside: the field \"label\" is missing.",
        "rules.yaml, line 33, Segmentation v, spec.outside: wanted here is a label, or label and title.",
        "rules.yaml, line 37, Attribute city, spec: there is no field \"value\". Did you mean \"values\"?",
        "rules.yaml, line 37, Attribute city, spec.type: \"txt\" is not one of the values that may stand here. Did you mean \"text\"?",
        "rules.yaml, line 37, Attribute city, spec.personal: wanted here is true or false, without quotes.",
        "rules.yaml, line 41, Strategy s, spec.for[0]: wanted here is either \"segment\", or \"segmentation\" together with \"label\".",
    ];
    for (text, expected) in std::iter::zip(&texts, expected) {
        assert!(text.starts_with(expected), "{text}\n{expected}");
    }
    assert_eq!(texts.len(), expected.len(), "{texts:#?}");
    assert!(texts[1].contains("column"), "{}", texts[1]);
}

#[test]
fn envelopes_are_refused() {
    for (file, expected) in [
        (
            "kind: Segment\nmetadata: {name: a}\nspec: {rule: did(order)}",
            "rules.yaml, line 1, Segment a: the first definition of a file must say \"apiVersion: fenqun/v1\".",
        ),
        (
            "apiVersion: fenqun/v2\nkind: Segment\nmetadata: {name: a}\nspec: {rule: did(order)}",
            "rules.yaml, line 1, Segment a: apiVersion \"fenqun/v2\" is not known. This program reads fenqun/v1; for a later version use a later program.",
        ),
        (
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: a}",
            "rules.yaml, line 1, Segment a: the field \"spec\" is missing.",
        ),
        (
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {}\nspec: {rule: did(order)}",
            "rules.yaml, line 3, #1, metadata: the field \"name\" is missing.",
        ),
        (
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: a}\nspec: {}",
            "rules.yaml, line 4, Segment a, spec: the field \"rule\" is missing.",
        ),
        (
            "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: a}\nspec: did(order)",
            "rules.yaml, line 4, Segment a, spec: wanted here is fields with names.",
        ),
        (
            "hello",
            "rules.yaml, line 1, #1: wanted here is a definition with the fields apiVersion, kind, metadata and spec.",
        ),
    ] {
        assert_eq!(texts(file), [expected]);
    }
    let segment = "kind: Segment\nmetadata: {name: a}\nspec: {rule: did(order)}\n";
    assert_eq!(
        texts(&format!("apiVersion: fenqun/v1\n{segment}---\n{segment}")),
        [
            "rules.yaml, line 6, Segment a: this definition is already on line 1. Take one of the two out."
        ]
    );
    let broken = texts("a: [1\nb: 2");
    assert!(
        broken[0].starts_with("rules.yaml, line 2: this is neither YAML nor JSON: "),
        "{broken:?}"
    );
    let twice = texts("a: 1\na: 2");
    assert!(twice[0].starts_with("rules.yaml, line 2: "), "{twice:?}");
}

#[test]
fn one_definition_is_wanted_from_json() {
    let errors = from_json("[]").unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "Exactly one definition is wanted here."
    );
}

#[test]
fn an_empty_file_has_no_definitions() {
    let none: Vec<Definition> = Vec::new();
    assert_eq!(read("", "empty.yaml"), Ok(none.clone()));
    assert_eq!(read("# nothing\n---\n---\n", "empty.yaml"), Ok(none));
}
