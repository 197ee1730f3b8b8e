//! Segmentations laid out: presets, label tables, and settings that are refused.

use std::collections::BTreeMap;

use fenqun_model::definition::{
    Checked, DefinitionSet, LabelTable, Resolved, Schema, ScoreBy, check, read,
};
use fenqun_model::language::print;
use fenqun_model::{Language, Message};

fn segmentation(spec: &str) -> Result<Checked, Vec<Message>> {
    let spec = spec.trim().replace('\n', "\n  ");
    let file = format!(
        "apiVersion: fenqun/v1\nkind: Segmentation\nmetadata: {{name: s}}\nspec:\n  {spec}\n"
    );
    let mut set = DefinitionSet::default();
    set.extend(read(&file, "test").unwrap_or_else(|errors| panic!("{file}\n{errors:?}")));
    check(set, &Schema::default())
}

fn laid_out(spec: &str) -> Resolved {
    let checked = segmentation(spec).unwrap_or_else(|errors| panic!("{spec}\n{errors:?}"));
    checked.segmentations["s"].clone()
}

fn refused(spec: &str) -> Vec<String> {
    let errors = segmentation(spec).expect_err(spec);
    for error in &errors {
        assert_ne!(error.text(Language::Chinese), error.id());
    }
    errors.iter().map(ToString::to_string).collect()
}

fn rfm(more: &str) -> String {
    format!(
        "method: rfm\nrecency: since(last(order))\nfrequency: count(order)\nmonetary: sum(order.amount)\n{more}"
    )
}

fn table(spec: &str) -> LabelTable {
    match laid_out(spec) {
        Resolved::Grid { table, .. } => table,
        other => panic!("{other:?}"),
    }
}

/// Number of cells of each label.
fn sizes(table: &LabelTable) -> BTreeMap<&str, usize> {
    let mut sizes = BTreeMap::new();
    for label in &table.cells {
        *sizes
            .entry(table.labels[*label as usize].as_str())
            .or_default() += 1;
    }
    sizes
}

fn label(table: &LabelTable, r: u32, f: u32, m: u32) -> &str {
    let cell = ((r - 1) * 5 + f - 1) * 5 + m - 1;
    &table.labels[table.cells[cell as usize] as usize]
}

#[test]
fn the_eleven_labels_cover_the_cube() {
    let table = table(&rfm(""));
    assert_eq!(table.sizes, [5, 5, 5]);
    assert_eq!(table.cells.len(), 125);
    let expected = [
        "About to sleep",
        "At risk",
        "Can't lose",
        "Champions",
        "Hibernating",
        "Lost",
        "Loyal",
        "Need attention",
        "New",
        "Potential loyalist",
        "Promising",
    ];
    let sizes = sizes(&table);
    assert_eq!(sizes.values().sum::<usize>(), 125);
    assert_eq!(sizes.keys().copied().collect::<Vec<_>>(), expected);
    for (scores, expected) in [
        ([5, 5, 5], "Champions"),
        ([4, 4, 4], "Champions"),
        ([5, 5, 1], "Loyal"),
        ([3, 5, 5], "Loyal"),
        ([5, 2, 3], "Potential loyalist"),
        ([5, 1, 1], "New"),
        ([4, 1, 1], "Promising"),
        ([3, 3, 3], "Need attention"),
        ([3, 1, 1], "About to sleep"),
        ([2, 3, 4], "At risk"),
        ([1, 5, 5], "Can't lose"),
        ([2, 2, 2], "Hibernating"),
        ([1, 1, 1], "Lost"),
    ] {
        let [r, f, m] = scores;
        assert_eq!(label(&table, r, f, m), expected, "{scores:?}");
    }
    let titled = table
        .titles
        .iter()
        .all(|it| it.zh.is_some() && it.en.is_some());
    assert!(titled, "{:?}", table.titles);
}

#[test]
fn the_six_labels_cover_the_cube() {
    let table = table(&rfm("labels: preset/rfm-6"));
    assert_eq!(
        table.labels,
        [
            "高价值忠实",
            "潜力开发",
            "一般价值",
            "新客户",
            "流失风险",
            "已流失"
        ]
    );
    assert_eq!(sizes(&table).values().sum::<usize>(), 125);
    assert_eq!(label(&table, 5, 5, 5), "高价值忠实");
    assert_eq!(label(&table, 5, 1, 1), "新客户");
    assert_eq!(label(&table, 3, 3, 3), "一般价值");
    assert_eq!(label(&table, 2, 3, 3), "流失风险");
    assert_eq!(label(&table, 1, 1, 1), "已流失");
}

#[test]
fn matrices_have_their_presets() {
    let two =
        table("method: matrix\nvalue: {of: sum(order.amount)}\npotential: {of: count(visit)}");
    assert_eq!(two.labels, ["明星", "金牛", "潜力", "维持"]);
    // Low-low, low-high, high-low, high-high.
    let cells: Vec<&str> = two
        .cells
        .iter()
        .map(|it| two.labels[*it as usize].as_str())
        .collect();
    assert_eq!(cells, ["维持", "潜力", "金牛", "明星"]);
    let three = table(
        "method: matrix\nlevels: 3\nvalue: {of: sum(order.amount), by: threshold, cuts: [100, 1000]}\npotential: {of: count(visit)}",
    );
    assert_eq!(three.labels.len(), 9);
    assert_eq!(three.labels[three.cells[8] as usize], "高高");
    assert_eq!(three.labels[three.cells[2] as usize], "低高");
}

#[test]
fn bands_are_a_grid_of_one_dimension() {
    let bands =
        "method: bands\nvalue: count(order, last 365d)\ncuts: [2, 12]\nlabels: [低频, 中频, 高频]";
    let Resolved::Grid {
        dimensions,
        table,
        outside,
        ..
    } = laid_out(bands)
    else {
        panic!("not a grid");
    };
    assert_eq!(dimensions[0].name, "band");
    assert_eq!(dimensions[0].by, ScoreBy::Threshold);
    assert!(dimensions[0].cut_belongs_above);
    assert_eq!(table.cells, [0, 1, 2]);
    assert_eq!(outside.label, "none");
}

/// Every label with what is shown for it in Chinese and in English.
fn shown(spec: &str) -> Vec<[String; 3]> {
    let laid_out = laid_out(spec);
    let titles = laid_out.titles().into_iter();
    let text = |title: Option<String>| title.unwrap_or_default();
    titles
        .map(|(label, title)| [label.to_owned(), text(title.zh), text(title.en)])
        .collect()
}

#[test]
fn labels_have_titles_where_one_word_was_enough() {
    let bands = "method: bands\nvalue: count(order)\ncuts: [2, 12]\n\
                 labels: [low, {label: 中频, title: {en: Now and then}}, {label: 高频, title: {zh: 常客}}]\n\
                 outside: {label: 未购买, title: {zh: 没买过, en: Never bought}}";
    assert_eq!(
        shown(bands),
        [
            ["中频", "中频", "Now and then"],
            ["高频", "常客", "高频"],
            ["未购买", "没买过", "Never bought"],
        ]
    );
    let rules = "method: rules\nlabels: [{label: a, title: {en: First}, when: did(order)}]\n\
                 otherwise: {label: a, title: {en: Rest}}";
    assert_eq!(shown(rules), [["a", "a", "First"]], "one label, one title");
    let points = "method: scorecard\n\
                  criteria: [{name: b, points: [{when: did(order), points: 1}]}]\n\
                  cuts: [1]\nlabels: [{label: 冷, title: {en: Cold}}, 热]";
    assert_eq!(shown(points), [["冷", "冷", "Cold"]]);
}

#[test]
fn those_without_a_value_are_called_something_in_both_languages() {
    for spec in [
        "method: abc\nvalue: sum(order.amount)",
        "method: abc\nvalue: sum(order.amount)\noutside: none",
    ] {
        assert_eq!(shown(spec), [["none", "未归类", "Not grouped"]]);
    }
    let own = "method: abc\nvalue: sum(order.amount)\noutside: {label: none, title: {en: Nothing}}";
    assert_eq!(shown(own), [["none", "none", "Nothing"]]);
    let text = "method: abc\nvalue: sum(order.amount)\noutside: 007";
    assert_eq!(laid_out(text).labels(), ["A", "B", "C", "007"]);
}

#[test]
fn the_lifecycle_is_seven_rules() {
    let Resolved::FirstMatch { rules, otherwise } =
        laid_out("method: lifecycle\nevent: 'buy it'\nnew_for: 14d")
    else {
        panic!("not a list of rules");
    };
    let shown: Vec<(&str, String)> = rules
        .iter()
        .map(|(label, _, rule)| (label.as_str(), print(rule)))
        .collect();
    let expected = [
        ("潜在", "not did('buy it')"),
        ("流失", "since(last('buy it')) > 180d"),
        ("衰退", "since(last('buy it')) > 90d"),
        ("新客户", "since(first('buy it')) <= 14d"),
        ("回流", "restarted('buy it', quiet from 180d to 14d)"),
        ("成熟", "count('buy it', last 365d) >= 4"),
        ("成长", "did('buy it')"),
    ];
    assert_eq!(
        shown,
        expected.map(|(label, rule)| (label, rule.to_owned()))
    );
    assert_eq!(otherwise.label, "成长");
}

/// Checks specs of a segmentation against what is said of them.
fn all_refused<'a>(cases: impl IntoIterator<Item = (String, &'a str)>) {
    for (spec, expected) in cases {
        assert_eq!(
            refused(&spec),
            [format!("Segmentation s, {expected}")],
            "{spec}"
        );
    }
}

/// Settings of an RFM segmentation that contradict themselves, and what is said of them.
const CONTRADICTORY_RFM: &[(&str, &str)] = &[
    (
        "scores: {bins: 3}",
        "spec.labels: preset/rfm-11 is made for 5 scores in each dimension, and there are 3. Use 5, or write the table of labels yourself.",
    ),
    (
        "labels: preset/rfm-12",
        "spec.labels: there is no preset \"preset/rfm-12\" for this table. Did you mean \"preset/rfm-11\"?",
    ),
    (
        "labels: preset/matrix-2",
        "spec.labels: there is no preset \"preset/matrix-2\" for this table. Known here: preset/rfm-11, preset/rfm-6.",
    ),
    (
        "scores: {bins: 1}",
        "spec.scores.bins: 1 scores are not possible. Choose 2 to 100.",
    ),
    (
        "scores: {weights: [0, 0, 0]}",
        "spec.scores.weights: at least one weight must be greater than 0.",
    ),
    (
        "scores: {r: [30d]}",
        "spec.scores.r: cuts are given, but the method does not use them. Write \"by: threshold\", or leave the cuts out.",
    ),
    (
        "scores: {by: threshold, bins: 2, r: [30d], f: [1], m: [1, 2]}\nlabels: [{label: a}]",
        "spec.scores.m: 1 cut is wanted, and 2 are given.",
    ),
    (
        "scores: {by: threshold, bins: 3, r: [90d, 30d], f: [1, 2], m: [1, 2]}\nlabels: [{label: a}]",
        "spec.scores.r: cuts must ascend, and 30d follows 90d.",
    ),
    (
        "scores: {by: threshold, bins: 3, r: [30d, 90], f: [1, 2], m: [1, 2]}\nlabels: [{label: a}]",
        "spec.scores.r: 30d and 90 are a number and a period. Use one of the two for all cuts.",
    ),
    (
        "labels: [{label: a, r: 4-5}, {label: b, r: 1-3, f: 2-5}]",
        "spec.labels: 15 cells have no label: r1 f1 m1, r1 f1 m2, r1 f1 m3 and 12 more. Every cell needs exactly one.",
    ),
    (
        "scores: {bins: 2}\nlabels: [{label: a, r: 1}, {label: b, r: 2, f: 1}, {label: c, r: 2, f: 2, m: 1}]",
        "spec.labels: 1 cell has no label: r2 f2 m2. Every cell needs exactly one.",
    ),
    (
        "scores: {bins: 2}\nlabels: [{label: a, r: 1-2}, {label: b, r: 2, f: 1}]",
        "spec.labels: 2 cells are covered twice, by \"a\" and \"b\": r2 f1 m1, r2 f1 m2. Every cell needs exactly one label.",
    ),
    (
        "labels: [{label: a, R: 4-5}]",
        "spec.labels[0]: there is no dimension \"R\". Did you mean \"r\"?",
    ),
    (
        "labels: [{label: a, r: 1-6}]",
        "spec.labels[0]: r has the scores 1 to 5, so 6 is outside.",
    ),
    (
        "labels: [{label: ' '}]",
        "spec.labels[0]: a label cannot be empty.",
    ),
    (
        "scores: {bins: 100, by: linear}\nlabels: [{label: a}]\noutside: ''",
        "spec.outside: a label cannot be empty.",
    ),
];

#[test]
fn contradictory_scores_and_labels_are_refused() {
    all_refused(
        CONTRADICTORY_RFM
            .iter()
            .map(|(settings, expected)| (rfm(settings), *expected)),
    );
}

/// Settings of the other methods that contradict themselves, and what is said of them.
const CONTRADICTORY: &[(&str, &str)] = &[
    (
        "method: abc\nvalue: sum(order.amount)\ncuts: {a: 95, b: 80}",
        "spec.cuts: a is 95 and b is 80; wanted are whole percents with 0 < a < b <= 100.",
    ),
    (
        "method: matrix\nlevels: 4\nvalue: {of: count(a)}\npotential: {of: count(b)}",
        "spec.levels: 4 levels are not possible. Choose 2 or 3.",
    ),
    (
        "method: matrix\nlevels: 3\nvalue: {of: count(a)}\npotential: {of: count(b)}\nlabels: preset/matrix-2",
        "spec.labels: preset/matrix-2 is made for 2 scores in each dimension, and there are 3. Use 2, or write the table of labels yourself.",
    ),
    (
        "method: lifecycle\nnew_for: 90d",
        "spec.new_for: new_for (90d) must be shorter than declining_after (90d).",
    ),
    (
        "method: lifecycle\ndeclining_after: 1y",
        "spec.declining_after: declining_after (1y) must be shorter than lost_after (180d).",
    ),
    (
        "method: lifecycle\nlost_after: half a year",
        "spec.lost_after: \"half a year\" is not a period such as 30d.",
    ),
    (
        "method: lifecycle\nmature_count: 0",
        "spec.mature_count: mature customers need at least one event.",
    ),
    (
        "method: lifecycle\nevent: ''",
        "spec.event: name the event that shows life, such as order.",
    ),
    (
        "method: bands\nvalue: count(a)\nlabels: [only]",
        "spec.labels: at least two labels are needed.",
    ),
    (
        "method: bands\nvalue: count(a)\ncuts: [1]\nlabels: [a, a]",
        "spec.labels: the label \"a\" occurs twice.",
    ),
    (
        "method: bands\nvalue: count(a)\ncuts: [1, 1]\nlabels: [a, b, c]",
        "spec.cuts: cuts must ascend, and 1 follows 1.",
    ),
    (
        "method: scorecard\ncriteria: []\ncuts: [1]\nlabels: [a, b]",
        "spec.criteria: the scorecard looks at nothing. Give at least one criterion.",
    ),
    (
        "method: scorecard\ncriteria: [{name: score, points: [{when: did(a), points: 1}]}]\ncuts: [1]\nlabels: [a, b]",
        "spec.criteria[0].name: \"score\" cannot be the name of a criterion: it is empty, \"score\" or used twice.",
    ),
    (
        "method: scorecard\ncriteria: [{name: x, points: []}]\ncuts: [1]\nlabels: [a, b]",
        "spec.criteria[0].points: the criterion gives no points. Give at least one row.",
    ),
    (
        "method: scorecard\ncriteria: [{name: x, points: [{when: did(a), points: 1}]}]\ncuts: [1d]\nlabels: [a, b]",
        "spec.cuts: points are numbers, so their cuts cannot be periods.",
    ),
    (
        "method: rules\nlabels: []\notherwise: rest",
        "spec.labels: there is no rule. Give at least one label with its rule.",
    ),
];

#[test]
fn contradictory_settings_are_refused() {
    all_refused(
        CONTRADICTORY
            .iter()
            .map(|(spec, expected)| ((*spec).to_owned(), *expected)),
    );
}

#[test]
fn scorecards_and_rules_are_laid_out() {
    let card = "method: scorecard
criteria:
  - {name: buys, weight: 2, points: [{when: count(order) >= 5, points: 3}, {when: did(order), points: -1}]}
cuts: [1.5]
labels: [low, high]";
    let Resolved::Points {
        criteria,
        cuts,
        labels,
    } = laid_out(card)
    else {
        panic!("not points");
    };
    assert_eq!((criteria[0].0.as_str(), criteria[0].1), ("buys", 2));
    assert_eq!(criteria[0].2[1].1, -1);
    assert_eq!((cuts.len(), labels.len()), (1, 2));
    let rules = "method: rules
labels: [{label: vip, when: count(order) >= 5}, {label: active, title: {zh: 活跃}, when: did(order)}]
otherwise: rest";
    assert_eq!(laid_out(rules).labels(), ["vip", "active", "rest"]);
}

#[test]
fn more_than_six_labels_are_warned_of() {
    let checked = segmentation(&rfm("")).unwrap();
    assert_eq!(
        checked.warnings[0].to_string(),
        "Segmentation s, spec.labels: 11 labels. Teams rarely act differently on more than six; preset/rfm-6 has six."
    );
    let checked = segmentation(&rfm("labels: preset/rfm-6")).unwrap();
    assert!(checked.warnings.is_empty());
}
