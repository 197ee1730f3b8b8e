//! Scores, classes, ranks and lists, and that no division of customers changes an answer.

use std::collections::BTreeMap;

use crate::world::{
    World, at, condition, definitions, list, metric, rule, segment, value, with_segmentation,
};
use fenqun_model::definition::{
    Checked, GridDimension, Kind, LabelTable, Resolved, ScoreBy, Title,
};
use fenqun_model::{Instant, Value};
use fenqun_segment::{Answers, Needed, Question, Reason, Shown, compile, compile_for_explanation};

fn now() -> Instant {
    at("2024-06-12T12:00:00Z")
}

/// Customers `a`, `b`, … with these spends.
fn spenders(spends: &[i64]) -> World {
    let names: Vec<String> = ('a'..).take(spends.len()).map(String::from).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut world = World::new(&names);
    for (name, spend) in names.iter().zip(spends) {
        world = world.event(name, "order", now(), &[("amount", Value::Integer(*spend))]);
    }
    world
}

fn grid(by: ScoreBy, bins: u32, descending: bool) -> Resolved {
    let labels: Vec<String> = (1..=bins).map(|score| score.to_string()).collect();
    Resolved::Grid {
        dimensions: vec![GridDimension {
            name: "band".into(),
            value: rule("max(order.amount)").expr,
            by,
            bins,
            descending,
            cuts: vec![],
            cut_belongs_above: false,
            weight: 1,
        }],
        population: None,
        table: LabelTable {
            sizes: vec![bins],
            titles: vec![Title::default(); labels.len()],
            cells: (0..bins).collect(),
            labels,
        },
        outside: "none".into(),
    }
}

fn scores(world: &World, resolved: Resolved) -> String {
    let checked = with_segmentation(definitions("UTC", vec![]), "s", resolved);
    world.labels(&checked, "s", now()).join(" ")
}

#[test]
fn equal_values_share_a_quantile_score() {
    let world = spenders(&[1, 2, 2, 2, 3, 10]);
    // Cuts 2, 2, 2, 3.
    assert_eq!(
        scores(&world, grid(ScoreBy::Quantile, 5, false)),
        "1 1 1 1 4 5"
    );
    assert_eq!(
        scores(&world, grid(ScoreBy::Quantile, 5, true)),
        "5 5 5 5 2 1"
    );
}

#[test]
fn tiles_split_ties_by_name() {
    let world = spenders(&[7, 7, 7, 7, 7]);
    assert_eq!(scores(&world, grid(ScoreBy::Ntile, 3, false)), "1 1 2 2 3");
    assert_eq!(scores(&world, grid(ScoreBy::Ntile, 5, false)), "1 2 3 4 5");
}

#[test]
fn widths_and_linear_cuts() {
    let world = spenders(&[0, 25, 50, 51, 100]);
    // Width: cut 50. Linear: cut at the median, 50.
    assert_eq!(scores(&world, grid(ScoreBy::Width, 2, false)), "1 1 1 2 2");
    assert_eq!(scores(&world, grid(ScoreBy::Linear, 2, false)), "1 1 1 2 2");
    // r-rfm: 50 + 1, which belongs above.
    assert_eq!(scores(&world, grid(ScoreBy::RRfm, 2, false)), "1 1 1 2 2");
}

#[test]
fn customers_without_a_value_are_outside() {
    let mut world = spenders(&[1, 2]);
    world.customers.push("z".into());
    assert_eq!(
        scores(&world, grid(ScoreBy::Quantile, 2, false)),
        "1 2 none"
    );
}

#[test]
fn classes_by_share() {
    let abc = Resolved::Abc {
        value: rule("sum(order.amount)").expr,
        a: 80,
        b: 95,
        outside: "none".into(),
    };
    let world = spenders(&[50, 25, 15, 6, 4, 0, -3]);
    assert_eq!(scores(&world, abc), "A A A B C none none");
}

#[test]
fn all_tied_with_the_last_are_in_the_top() {
    let world = spenders(&[5, 9, 5, 7, 1]);
    let checked = definitions("UTC", vec![("spend", metric("sum(order.amount)"))]);
    let of = |text| world.members(&checked, text, now()).join("");
    assert_eq!(of("top(3, by spend)"), "abcd");
    assert_eq!(of("bottom(1, by spend)"), "e");
    assert_eq!(of("percentile(spend) >= 0.8"), "bd");
}

#[test]
fn pins_hold_whatever_the_rule_says() {
    let mut world = World::new(&["a", "b", "c"]);
    world.customers.sort();
    let checked = definitions("UTC", vec![("vip", list(&["a", "b"], &["b"]))]);
    assert_eq!(world.members(&checked, "in list('vip')", now()), ["a"]);
    let mut plan = compile(&checked, &[condition("in list('vip')")]).unwrap();
    plan.resolve_pins(|pin| (pin == "a").then(|| "c".to_owned()));
    let evaluation = plan.bind(now(), &Default::default()).unwrap();
    let answers = world.answers(&plan, &evaluation);
    let is_in = |i| answers.answers[0].data.value(i) == Some(Value::Boolean(true));
    assert_eq!([is_in(0), is_in(1), is_in(2)], [false, false, true]);
}

#[test]
fn segments_stand_on_others() {
    let world = spenders(&[5, 50]);
    let checked = definitions(
        "UTC",
        vec![
            ("spend", metric("sum(order.amount)")),
            ("good", segment("spend >= 10")),
            ("others", segment("not in segment('good')")),
        ],
    );
    let question = Question::Saved(Kind::Segment, "others".into());
    let (_, answers) = world.ask(&checked, &[question], now());
    assert_eq!(answers.answers[0].data.value(0), Some(Value::Boolean(true)));
    assert_eq!(
        answers.answers[0].data.value(1),
        Some(Value::Boolean(false))
    );
}

#[test]
fn a_segmentation_without_its_fit_is_refused() {
    let checked = with_segmentation(
        definitions("UTC", vec![]),
        "s",
        grid(ScoreBy::Quantile, 2, false),
    );
    let question = Question::Saved(Kind::Segmentation, "s".into());
    let plan = compile(&checked, &[question]).unwrap();
    let refused = plan.bind(now(), &Default::default()).unwrap_err();
    assert_eq!(refused.id(), "evaluation-no-fit");
}

/// Three thousand customers, so that there are several batches.
fn many() -> (World, Checked) {
    let mut world = World::default();
    let mut orders = Vec::new();
    for number in 0..3_000_i64 {
        let name = format!("c{number:04}");
        for order in 0..number % 7 {
            let when = now().0 - (number * 7_919 + order * 104_729_000) % 40_000_000_000;
            let amount =
                BTreeMap::from([("amount".to_owned(), Value::Integer(number * order % 97))]);
            orders.push((name.clone(), when, amount));
        }
        world.customers.push(name);
    }
    world.rows.insert("order".into(), orders);
    let checked = definitions(
        "UTC",
        vec![("spend", metric("sum(order.amount, last 90d)"))],
    );
    (world, checked)
}

#[test]
fn no_division_of_customers_changes_an_answer() {
    let (world, checked) = many();
    let questions = [
        value("spend"),
        value("avg(order.amount, last 365d)"),
        condition("count(order, last 30d) >= 1 and spend > 20"),
        condition("since(last(order)) > 60d"),
    ];
    let plan = compile(&checked, &questions).unwrap();
    let evaluation = plan.bind(now(), &Default::default()).unwrap();
    let all = world.customers.len();
    world.visit(&plan, |chunk| {
        let whole = evaluation.evaluate(chunk, 0..all, true);
        let each = |answers: &Answers, i: usize| {
            let of = answers.answers.iter();
            let of = of.map(|a| (a.data.value(i), a.next_change.as_ref().unwrap()[i]));
            of.collect::<Vec<_>>()
        };
        for size in [1_usize, 7, 1_000, 1_024, 2_500] {
            for start in (0..all).step_by(size) {
                let range = start..(start + size).min(all);
                let part = evaluation.evaluate(chunk, range.clone(), true);
                for customer in range.clone().step_by(13) {
                    let (here, there) = (each(&part, customer - start), each(&whole, customer));
                    assert_eq!(here, there, "customer {customer}, size {size}");
                }
            }
        }
    });
}

#[test]
fn an_explanation_mirrors_the_rule() {
    let day = |days: i64| now().plus_millis(-days * 86_400_000);
    let world = World::new(&["a"])
        .event("a", "order", day(20), &[("amount", Value::Integer(300))])
        .event("a", "order", day(10), &[("amount", Value::Integer(400))])
        .set("a", "city", day(100), Some(Value::Text("苏州".into())));
    let checked = definitions("UTC", vec![("spend", metric("sum(order.amount, last 1y)"))]);
    let rule = "count(order, last 30d) >= 3 and spend >= 1000 and city in ('上海') and did(order, last 15d)";
    let plan = compile_for_explanation(&checked, &[condition(rule)]).unwrap();
    let evaluation = plan.bind(now(), &Default::default()).unwrap();
    let explanation = world.visit(&plan, |chunk| evaluation.explain(0, chunk, 0));
    let Reason::Expression(tree) = explanation.reason else {
        panic!("a condition is explained as one");
    };
    assert_eq!(tree.holds, Some(false));
    let [count, spend, city, did] = tree.parts.as_slice() else {
        panic!("four parts: {tree:?}");
    };
    assert_eq!(count.value, Some(Shown::Value(Value::Integer(2))));
    assert_eq!(count.needed, Some(Needed::Count(1)));
    let amount = fenqun_segment::Quantity::Number(3_000_000);
    assert_eq!(spend.needed, Some(Needed::Amount(amount)));
    assert_eq!(spend.parts[0].text, "spend");
    let literal = fenqun_model::expr::Literal::Text("上海".into());
    assert_eq!(city.needed, Some(Needed::Become(vec![literal])));
    assert_eq!(city.deciding.as_ref().unwrap().occurred_at, day(100));
    assert_eq!(did.holds, Some(true));
    assert_eq!(did.next_change, day(10).plus_millis(15 * 86_400_000));
    let deciding = did.deciding.as_ref().unwrap();
    assert_eq!(deciding.id, Some(format!("order@{}", day(10).0)));
}
