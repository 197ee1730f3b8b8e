//! What rules say, in both languages.

use fenqun_model::definition::{Schema, check, read};

use super::*;

/// Names that the rules below use.
const DEFINITIONS: &str = "
apiVersion: fenqun/v1
kind: Metric
metadata: {name: spend_1y, title: {zh: 近一年净消费, en: 'Net spend, last year'}}
spec: {value: 'sum(order.amount, last 1y) - sum(refund.amount, last 1y)'}
---
kind: Metric
metadata: {name: orders_1y, title: {zh: 近一年订单数, en: Orders in the last year}}
spec: {value: 'count(order, last 1y)'}
---
kind: Metric
metadata: {name: satisfaction}
spec: {value: 'avg(feedback.score, last 1y)'}
---
kind: Attribute
metadata: {name: member_level, title: {zh: 会员等级, en: Member level}}
spec: {type: text}
---
kind: Segment
metadata: {name: vip, title: {zh: 重要客户, en: Key customers}}
spec: {rule: 'spend_1y >= 2000'}
---
kind: StaticList
metadata: {name: staff, title: {zh: 内部员工, en: Staff}}
spec: {add: [C1]}
---
kind: Segmentation
metadata: {name: rfm, title: {zh: RFM 分层, en: RFM groups}}
spec:
  method: rfm
  recency: 'since(last(order))'
  frequency: 'count(order)'
  monetary: 'sum(order.amount)'
";

fn set() -> DefinitionSet {
    let mut set = DefinitionSet::default();
    set.extend(read(DEFINITIONS, "words.yaml").unwrap());
    set
}

/// What a test says in both languages.
fn both(say: impl Fn(&Words<'_>) -> String) -> [String; 2] {
    let set = set();
    let checked = check(set.clone(), &Schema::default()).unwrap();
    [Language::English, Language::Chinese].map(|language| {
        let titles = LabelTitles::of(&checked);
        let zone = Zone::named("Asia/Shanghai").unwrap();
        say(&Words::new(language, &set, titles, zone, "CNY"))
    })
}

fn said(rule: &str) -> [String; 2] {
    let rule = parse(rule).unwrap_or_else(|error| panic!("{rule}: {error}"));
    both(|words| words.condition(&rule))
}

mod rules;
mod seen;
